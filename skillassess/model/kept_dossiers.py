"""What is kept about eligibility: a candidate's facts, the institution's own rules, and who went on knowing the counts.

Facts are kept as JSON by ``resources/schemas/dossier.schema.json`` without ``person`` and ``application``, which the
roster and the plan say; ``model.dossier`` is what is judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """The facts, decisions and list of evidence of one candidate at one version."""

    candidate: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnRules:
    """An institution's own stricter conditions (``own.toml``; empty: none), stricter readings, evidence needed or not.

    A version holds for the plans drafted while it was the newest.
    """

    text: str = ""
    strict: tuple[str, ...] = ()
    evidence_required: bool = False


@dataclass(frozen=True, slots=True)
class EligibilityRecord:
    """That the office went on with a batch, knowing how many do not meet or cannot be told, and why (25号 art. 28)."""

    plan: str
    by: str
    at: datetime
    met: int
    not_met: int
    cannot_tell: int
    reason: str
