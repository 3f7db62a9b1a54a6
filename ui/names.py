"""Names of roles, levels, methods, states and verdicts for the screen. Owns the table; loaded when first needed."""

from __future__ import annotations

from enum import Enum

from skillassess.model.candidates import Presence
from skillassess.model.levels import Level
from skillassess.model.people import Role
from skillassess.model.plans import Method, PlanState
from skillassess.model.recusal import Relation
from skillassess.model.results import Verdict
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Step
from skillassess.model.worksheets import ColumnState
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

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
    (Relation.RELATIVE, QT_TRANSLATE_NOOP("Names", "Relative")),
    (Relation.MASTER, QT_TRANSLATE_NOOP("Names", "Master and apprentice")),
    (Relation.TEACHER, QT_TRANSLATE_NOOP("Names", "Teacher and student")),
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


def name(value: Enum, language: str) -> str:
    """Return the name of a value; one this house does not name is shown by its code."""
    if isinstance(value, Level) and language == "zh_CN":
        return value.full_name
    source = _BY_VALUE.get((type(value), value))
    return str(value.value) if source is None else translate_marked("Names", source)
