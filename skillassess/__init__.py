"""SkillAssess: the core of the assessment program. It runs, and is tested, without Qt."""

__version__ = "0.1.0"
