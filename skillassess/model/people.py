"""Staff of the assessment: who they are and in which roles. Only the administrator changes it.

Candidates are not people in this sense; they live in ``candidates``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """A role; what each may do is data in ``resources/roles.toml``."""

    ADMINISTRATOR = "administrator"
    OFFICE = "office"
    ASSESSOR = "assessor"
    PANEL = "panel"
    SUPERVISOR = "supervisor"
    HR = "hr"
    AUDITOR = "auditor"


class AssessorGrade(StrEnum):
    """考评员 assesses up to 三级; 高级考评员 also 二级 and above (practice; a setting)."""

    ASSESSOR = "assessor"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff. ``left`` is the first day on which the person may no longer act."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    employer: str = ""
    grade: AssessorGrade | None = None
    card_number: str = ""
    card_valid_until: date | None = None
    left: date | None = None

    def has(self, role: Role) -> bool:
        """Whether the person holds the role."""
        return role in self.roles
