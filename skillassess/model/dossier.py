"""The dossier (申报材料): what is known of one candidate, as typed facts with the evidence behind each.

Owns the words for facts; judges none. Everything that may be unknown is None, and a whole section that nobody has
asked about is None while a section found empty is ``()``: only the second says "there is none". The office fills it;
a decision is made by a named reviewer with a reason and stands beside the facts, never in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier


class Bond(StrEnum):
    """How a job, certificate or subject stands to the occupation applied for: 本职业, 相关职业, neither."""

    SAME = "same"
    RELATED = "related"
    OTHER = "other"


class Workplace(StrEnum):
    """Where somebody works: the enterprise of the application, another one of the chain, or elsewhere."""

    OWN = "own"
    CHAIN = "chain"
    OTHER = "other"


class Employment(StrEnum):
    """正式员工, 劳务派遣, 学生学徒."""

    EMPLOYEE = "employee"
    DISPATCHED = "dispatched"
    APPRENTICE = "apprentice"


class Rank(StrEnum):
    """Who stands behind an honour, award or contest, lowest first."""

    ENTERPRISE = "enterprise"
    GROUP = "group"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATIONAL = "national"
    WORLD = "world"

    @property
    def order(self) -> int:
        """0 for an enterprise up to 6 for the world; higher is more."""
        return tuple(Rank).index(self)


class Prize(StrEnum):
    """A prize, highest first; 优胜奖 is ``finalist``."""

    SPECIAL = "special"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FINALIST = "finalist"

    @property
    def order(self) -> int:
        """0 for 优胜奖 up to 4 for a special prize; higher is more."""
        return len(Prize) - 1 - tuple(Prize).index(self)


class Programme(StrEnum):
    """What somebody graduated from."""

    TECHNICAL_MIDDLE = "technical_middle"
    TECHNICAL_SENIOR = "technical_senior"
    TECHNICAL_PREPARATORY = "technical_preparatory"
    TECHNICAL_TECHNICIAN = "technical_technician"
    VOCATIONAL_MIDDLE = "vocational_middle"
    VOCATIONAL_HIGHER = "vocational_higher"
    COLLEGE = "college"
    UNDERGRADUATE = "undergraduate"
    POSTGRADUATE = "postgraduate"


class School(StrEnum):
    """The kind of school, where a clause asks for it."""

    TECHNICAL = "technical"
    SENIOR_TECHNICAL = "senior_technical"
    TECHNICIAN_COLLEGE = "technician_college"
    VOCATIONAL = "vocational"
    UNIVERSITY = "university"


class Grantor(StrEnum):
    """Who grants an honour."""

    GOVERNMENT = "government"
    CENTRAL_ENTERPRISE = "central_enterprise"
    FORTUNE_500 = "fortune_500"
    ENTERPRISE = "enterprise"
    ASSOCIATION = "association"


class Contest(StrEnum):
    """世界技能大赛, 全国技能大赛, any other."""

    WORLD_SKILLS = "world_skills"
    NATIONAL_SKILLS = "national_skills"
    OTHER = "other"


class ProjectKind(StrEnum):
    """What somebody brought about: Annex 4 三8, 四6, 四9, 四10, 五5."""

    POST_IMPROVEMENT = "post_improvement"
    AUTOMATION = "automation"
    PROBLEM_SOLVING = "problem_solving"
    BREAKTHROUGH = "breakthrough"
    EQUIPMENT_MASTERY = "equipment_mastery"
    EQUIPMENT_DESIGN = "equipment_design"


class AwardKind(StrEnum):
    """A prize for innovation, or 国家科学技术奖."""

    INNOVATION = "innovation"
    NATIONAL_SCIENCE = "national_science"


@dataclass(frozen=True, slots=True)
class Fact:
    """What every fact has: its place in the dossier (``certificates[0]``) and the ids of its evidence."""

    ref: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EmploymentSpan(Fact):
    """A span of service from its first to its last day worked; ``running`` while it lasts."""

    first: date | None = None
    last: date | None = None
    running: bool = False
    employer: str = ""
    workplace: Workplace | None = None
    form: Employment | None = None
    bond: Bond | None = None
    in_guangzhou: bool | None = None


@dataclass(frozen=True, slots=True)
class Posting(Fact):
    """The end of probation (试用期满) and the day the post was fixed (完成定岗手续)."""

    probation_passed: date | None = None
    confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class PriorCertificate(Fact):
    """A skill certificate already held."""

    level: Level | None = None
    issued: date | None = None
    bond: Bond | None = None
    number: str = ""
    occupation: str = ""


@dataclass(frozen=True, slots=True)
class Title(Fact):
    """A professional title, or a 专业技术人员职业资格 counted as one; ``corresponds`` to the occupation or not."""

    tier: TitleTier | None = None
    issued: date | None = None
    corresponds: bool | None = None
    is_qualification: bool | None = None


@dataclass(frozen=True, slots=True)
class Education(Fact):
    """A graduation; ``bond`` of the subject, ``evaluated`` 经评估论证."""

    programme: Programme | None = None
    school: School | None = None
    bond: Bond | None = None
    graduated: date | None = None
    evaluated: bool | None = None


@dataclass(frozen=True, slots=True)
class Honour(Fact):
    """An honour by name; ``skill`` whether it is for skill (技能类), ``list_years`` for a World 500 enterprise."""

    name: str = ""
    rank: Rank | None = None
    granted: date | None = None
    by: Grantor | None = None
    skill: bool | None = None
    unit_tier: int | None = None
    list_years: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Commendation(Fact):
    """An enterprise's commendation for a year; ``by_skill`` whether for skill and performance."""

    year: int | None = None
    granted: date | None = None
    by_skill: bool | None = None


@dataclass(frozen=True, slots=True)
class YearResult(Fact):
    """A year's KPI result: reached or not, percent of the target, whether in a post of the occupation."""

    year: int | None = None
    reached: bool | None = None
    percent: Decimal | None = None
    related_post: bool | None = None
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class ContestResult(Fact):
    """A result in a contest (竞赛, 技术比武, 岗位练兵); ``grade`` the level it was held for."""

    contest: Contest | None = None
    organiser: Rank | None = None
    grade: Level | None = None
    prize: Prize | None = None
    awarded: date | None = None


@dataclass(frozen=True, slots=True)
class Apprentice(Fact):
    """Somebody trained by the candidate, the level reached, and the post held here since."""

    level: Level | None = None
    hired: date | None = None
    left: date | None = None
    hired_here: bool | None = None


@dataclass(frozen=True, slots=True)
class Benefit(Fact):
    """Economic benefit in yuan of a project the candidate led."""

    amount: Decimal | None = None
    led: bool | None = None
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class Project(Fact):
    """Something brought about in the enterprise."""

    kind: ProjectKind | None = None
    led: bool | None = None
    finished: date | None = None


@dataclass(frozen=True, slots=True)
class Award(Fact):
    """A prize for innovation; ``applied`` whether it is in use in the enterprise."""

    kind: AwardKind | None = None
    rank: Rank | None = None
    prize: Prize | None = None
    led: bool | None = None
    applied: bool | None = None
    granted: date | None = None


@dataclass(frozen=True, slots=True)
class Decision(Fact):
    """A named reviewer's decision on a condition that a person must judge; ``entry`` is the condition's id."""

    entry: str = ""
    approved: bool | None = None
    reviewer: str = ""
    reason: str = ""
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Falsification(Fact):
    """A finding that the candidate falsified (弄虚作假)."""

    found: date | None = None


@dataclass(frozen=True, slots=True)
class EnterpriseFacts:
    """The enterprise of the application, as far as a clause asks: Guangzhou, pilot list, first assessment."""

    name: str = ""
    guangzhou_owned: bool | None = None
    pilot_listed: bool | None = None
    first_assessment: bool | None = None
    stock_plan_filed: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything known of one candidate. ``closing`` is the closing date of applications."""

    closing: date
    person: str = ""
    born: date | None = None
    enterprise: EnterpriseFacts = EnterpriseFacts()
    posting: Posting | None = None
    employment: tuple[EmploymentSpan, ...] | None = None
    certificates: tuple[PriorCertificate, ...] | None = None
    titles: tuple[Title, ...] | None = None
    education: tuple[Education, ...] | None = None
    honours: tuple[Honour, ...] | None = None
    commendations: tuple[Commendation, ...] | None = None
    year_results: tuple[YearResult, ...] | None = None
    contests: tuple[ContestResult, ...] | None = None
    apprentices: tuple[Apprentice, ...] | None = None
    benefits: tuple[Benefit, ...] | None = None
    projects: tuple[Project, ...] | None = None
    awards: tuple[Award, ...] | None = None
    decisions: tuple[Decision, ...] = ()
    falsifications: tuple[Falsification, ...] = ()
    evidence: tuple[str, ...] = ()
