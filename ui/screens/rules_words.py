"""Names of areas and differences of the rule browser. Owns the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from skillassess.model.answers import Answer
from ui.pill import Status, done, failed, under_way, unknown, warning

if TYPE_CHECKING:
    from skillassess.office.rule_browser import Area, Difference

NONE = "—"


def area_name(area: Area) -> str:
    """Return what part of the rules an item belongs to."""
    names = {
        "document": QCoreApplication.translate("RuleWords", "Document"),
        "admission": QCoreApplication.translate("RuleWords", "Who may be assessed"),
        "condition": QCoreApplication.translate("RuleWords", "Condition"),
        "requirement": QCoreApplication.translate("RuleWords", "Own further requirement"),
        "reading": QCoreApplication.translate("RuleWords", "Reading"),
        "list": QCoreApplication.translate("RuleWords", "List"),
        "method": QCoreApplication.translate("RuleWords", "Method"),
        "people": QCoreApplication.translate("RuleWords", "People"),
        "afterwards": QCoreApplication.translate("RuleWords", "What follows"),
    }
    return names[area.value]


def difference_pill(kind: Difference) -> Status:
    """Return the pill of a difference."""
    if kind.value == "added":
        return done(QCoreApplication.translate("RuleWords", "Added"))
    if kind.value == "removed":
        return failed(QCoreApplication.translate("RuleWords", "Removed"))
    return under_way(QCoreApplication.translate("RuleWords", "Changed"))


def answer_pill(answer: Answer) -> Status:
    """Return the pill of an answer."""
    if answer is Answer.MET:
        return done(QCoreApplication.translate("RuleWords", "Meets"))
    if answer is Answer.NOT_MET:
        return warning(QCoreApplication.translate("RuleWords", "Misses"))
    return unknown(QCoreApplication.translate("RuleWords", "Cannot tell"))
