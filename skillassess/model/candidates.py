"""Candidates (考生) of one plan. The office takes them in and corrects them; nobody is ever deleted, only withdrawn.

``id`` is the 19-digit admission number (准考证号): the plan number and a 5-digit sequence. It says nothing about
the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind

SEQUENCE_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person applying for one level in one plan."""

    id: str
    plan: str
    target: str
    name: str
    id_type: str
    id_number: str
    sex: str
    birth_date: date | None
    occupation: str
    job_type: str
    level: Level
    education: str = ""
    source: str = ""
    certificate_pickup: str = ""
    condition: str = ""
    phone: str = ""
    work_start: date | None = None
    employer: str = ""
    post: str = ""
    remark: str = ""
    withdrawn: str = ""

    @property
    def sequence(self) -> int:
        """The last five digits as a number."""
        return int(self.id[-SEQUENCE_DIGITS:])


class Presence(StrEnum):
    """How a candidate stood to one component on the day; absent and cheating lock its sheets."""

    PRESENT = "present"
    ABSENT = "absent"
    CHEATING = "cheating"


@dataclass(frozen=True, slots=True)
class Attendance:
    """What was found on the day for one candidate and component, with the reason."""

    candidate: str
    kind: ComponentKind
    presence: Presence
    reason: str = ""


def admission_number(plan: str, sequence: int) -> str:
    """Return the 19-digit admission number (domain §7, practice)."""
    return f"{plan}{sequence:0{SEQUENCE_DIGITS}d}"


def plan_of(admission: str) -> str:
    """Return the plan number an admission number begins with."""
    return admission[:-SEQUENCE_DIGITS]
