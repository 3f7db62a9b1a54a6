"""Words of the plan form: findings with codes put into words, and the field each finding is about. Decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.model.people import AssessorGrade, Role
from skillassess.model.plans import Method
from skillassess.model.sheets import ComponentKind
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from enum import Enum

    from skillassess.errors import Note
    from ui.texts import Texts

_CONTEXT = "PlanWords"
_OWN_PLAN = {
    "occupations": QT_TRANSLATE_NOOP("PlanWords", "Occupations under review"),
    "conditions": QT_TRANSLATE_NOOP("PlanWords", "Conditions of review"),
    "review_method": QT_TRANSLATE_NOOP("PlanWords", "Method of review"),
    "organisation": QT_TRANSLATE_NOOP("PlanWords", "Organisation"),
    "schedule": QT_TRANSLATE_NOOP("PlanWords", "Schedule"),
    "posts": QT_TRANSLATE_NOOP("PlanWords", "Appointment to posts"),
}
_GRADES = {
    AssessorGrade.ASSESSOR: QT_TRANSLATE_NOOP("PlanWords", "assessor"),
    AssessorGrade.SENIOR: QT_TRANSLATE_NOOP("PlanWords", "senior assessor"),
}
_NAMED: dict[str, type[Enum]] = {
    "component": ComponentKind,
    "components": ComponentKind,
    "method": Method,
    "role": Role,
}
_FIELDS = (
    ("plan-title", "title"),
    ("plan-place", "place"),
    ("plan-dates", "starts"),
    ("plan-in-the-past", "starts"),
    ("document-", "starts"),
    ("plan-target-twice", "level"),
    ("plan-occupation", "occupation"),
    ("plan-level", "level"),
    ("plan-may-not-open", "level"),
    ("plan-basis", "basis"),
    ("plan-method", "way"),
    ("plan-combination", "way"),
    ("plan-component", "way"),
    ("plan-without-components", "way"),
    ("plan-review", "way"),
    ("plan-pay-link", "pay_link"),
    ("plan-line", "line"),
    ("plan-sheet", "sheet"),
    ("plan-own-plan-not-public", "published"),
    ("plan-own-plan", "own_plan"),
    ("supervisor", "supervisor"),
    ("assessor", "people"),
    ("panel", "panel"),
    ("person-lacks-role", "people"),
    ("too-few-to-drop", "drop"),
)


def field_of(note: Note) -> str:
    """Return the name of the field a finding is about; empty where it is about none."""
    return next((field for start, field in _FIELDS if note.code.startswith(start)), "")


def in_words(note: Note, texts: Texts) -> Note:
    """Return the finding with codes of components, methods, roles and plan items put into words."""
    return replace(note, params=tuple((key, _word(key, value, texts)) for key, value in note.params))


def own_plan_word(item: str) -> str:
    """Return the name of an item of the enterprise's own plan."""
    source = _OWN_PLAN.get(item)
    return item if source is None else translate_marked(_CONTEXT, source)


def grade_word(grade: AssessorGrade | None) -> str:
    """Return the name of an assessor's grade; empty where none is recorded."""
    return "" if grade is None else translate_marked(_CONTEXT, _GRADES[grade])


def _word(key: str, value: str, texts: Texts) -> str:
    parts = value.split("、")
    if key == "items":
        return "、".join(own_plan_word(part) for part in parts)
    kind = _NAMED.get(key)
    if kind is None:
        return value
    known = {member.value: member for member in kind}
    return "、".join(texts.name(known[part]) if part in known else part for part in parts)
