"""From codes and values to words in the language of the windows. Owns names of values, numbers and dates on screen.

Sentences of problems and findings come from ``skillassess.texts``; nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.model.candidates import Presence
from skillassess.model.levels import Level
from skillassess.model.people import Role
from skillassess.model.plans import Method, PlanState
from skillassess.model.results import Verdict
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Step
from skillassess.model.worksheets import ColumnState
from skillassess.texts import explain
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from datetime import date, datetime

    from skillassess.errors import Note, Problem

_NAMES: tuple[tuple[Enum, str], ...] = (
    (Role.ADMINISTRATOR, QT_TRANSLATE_NOOP("Names", "Administrator")),
    (Role.OFFICE, QT_TRANSLATE_NOOP("Names", "Assessment office")),
    (Role.ASSESSOR, QT_TRANSLATE_NOOP("Names", "Assessor")),
    (Role.PANEL, QT_TRANSLATE_NOOP("Names", "Panel member")),
    (Role.SUPERVISOR, QT_TRANSLATE_NOOP("Names", "Internal supervisor")),
    (Role.HR, QT_TRANSLATE_NOOP("Names", "HR")),
    (Role.AUDITOR, QT_TRANSLATE_NOOP("Names", "Auditor")),
    (Level.L5, QT_TRANSLATE_NOOP("Names", "Level 5, junior worker")),
    (Level.L4, QT_TRANSLATE_NOOP("Names", "Level 4, intermediate worker")),
    (Level.L3, QT_TRANSLATE_NOOP("Names", "Level 3, senior worker")),
    (Level.L2, QT_TRANSLATE_NOOP("Names", "Level 2, technician")),
    (Level.L1, QT_TRANSLATE_NOOP("Names", "Level 1, senior technician")),
    (Level.T, QT_TRANSLATE_NOOP("Names", "Special-grade technician")),
    (Level.S, QT_TRANSLATE_NOOP("Names", "Chief technician")),
    (Method.EXAM, QT_TRANSLATE_NOOP("Names", "Examination")),
    (Method.COMBINED, QT_TRANSLATE_NOOP("Names", "Examination and review combined")),
    (Method.ABILITY, QT_TRANSLATE_NOOP("Names", "Evaluation of ability on the job")),
    (Method.APPOINTMENT, QT_TRANSLATE_NOOP("Names", "Appointment")),
    (PlanState.DRAFT, QT_TRANSLATE_NOOP("Names", "Draft")),
    (PlanState.RELEASED, QT_TRANSLATE_NOOP("Names", "Released")),
    (ComponentKind.THEORY, QT_TRANSLATE_NOOP("Names", "Theory exam")),
    (ComponentKind.PRACTICAL, QT_TRANSLATE_NOOP("Names", "Practical exam")),
    (ComponentKind.DRILL, QT_TRANSLATE_NOOP("Names", "On-the-job drill")),
    (ComponentKind.CONTEST, QT_TRANSLATE_NOOP("Names", "Skills contest")),
    (ComponentKind.WORK_PROCESS, QT_TRANSLATE_NOOP("Names", "Work process")),
    (ComponentKind.WORK_PERFORMANCE, QT_TRANSLATE_NOOP("Names", "Work performance")),
    (ComponentKind.REVIEW, QT_TRANSLATE_NOOP("Names", "Comprehensive review")),
    (ColumnState.UNTOUCHED, QT_TRANSLATE_NOOP("Names", "Not scored")),
    (ColumnState.IN_PROGRESS, QT_TRANSLATE_NOOP("Names", "In progress")),
    (ColumnState.SUBMITTED, QT_TRANSLATE_NOOP("Names", "Submitted")),
    (ColumnState.RETURNED, QT_TRANSLATE_NOOP("Names", "Returned")),
    (ColumnState.SEALED, QT_TRANSLATE_NOOP("Names", "Sealed")),
    (ColumnState.ABSENT, QT_TRANSLATE_NOOP("Names", "Absent")),
    (ColumnState.CHEATING, QT_TRANSLATE_NOOP("Names", "Cheating")),
    (ColumnState.REPLACED, QT_TRANSLATE_NOOP("Names", "Replaced")),
    (Presence.PRESENT, QT_TRANSLATE_NOOP("Names", "Present")),
    (Presence.ABSENT, QT_TRANSLATE_NOOP("Names", "Absent")),
    (Presence.CHEATING, QT_TRANSLATE_NOOP("Names", "Cheating")),
    (Verdict.PENDING, QT_TRANSLATE_NOOP("Names", "Pending")),
    (Verdict.PASS, QT_TRANSLATE_NOOP("Names", "Pass")),
    (Verdict.FAIL, QT_TRANSLATE_NOOP("Names", "Fail")),
    (Step.CONFIRM, QT_TRANSLATE_NOOP("Names", "Assessors confirm")),
    (Step.SUPERVISE, QT_TRANSLATE_NOOP("Names", "Internal supervisor signs")),
    (Step.OPINION, QT_TRANSLATE_NOOP("Names", "Enterprise review opinion")),
)
_BY_VALUE = {(type(value), value): source for value, source in _NAMES}
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Texts:
    """Words and figures in one language (``zh_CN`` or ``en``)."""

    language: str = "zh_CN"

    def explain(self, what: Problem | Note) -> str:
        """Return what a person reads of a refusal or finding."""
        return explain(what, self.language)

    def name(self, value: Enum) -> str:
        """Return the name of a role, level, method, state …; one this house does not name is shown by its code."""
        if isinstance(value, Level) and self.language == "zh_CN":
            return value.full_name
        source = _BY_VALUE.get((type(value), value))
        return str(value.value) if source is None else translate_marked("Names", source)

    def names(self, values: tuple[Enum, ...]) -> str:
        """Return several names, joined as the language joins them."""
        return ("、" if self.language == "zh_CN" else ", ").join(self.name(value) for value in values)

    def number(self, value: Decimal | int | None) -> str:
        """Return an exact number without trailing zeros; nothing is ``—``."""
        if value is None:
            return NOTHING
        text = format(Decimal(value), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def day(self, value: date | None) -> str:
        """Return a calendar day: ``2026-10-31``; nothing is ``—``."""
        return NOTHING if value is None else value.isoformat()

    def moment(self, value: datetime | None) -> str:
        """Return day and time in China: ``2026-10-31 10:15``."""
        return NOTHING if value is None else value.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")

    def time(self, value: datetime | None, *, seconds: bool = False) -> str:
        """Return the time of day in China: ``10:15`` or ``10:15:32``."""
        return NOTHING if value is None else value.astimezone(CHINA).strftime("%H:%M:%S" if seconds else "%H:%M")


def tail(number: str, length: int = 5) -> str:
    """Return the end of a long number as lists show it: ``…00004``."""
    return number if len(number) <= length else f"…{number[-length:]}"
