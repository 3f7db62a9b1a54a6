"""How a filing stands, in words: checks passed, steps of the authorities, deadlines. Pure; changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from skillassess.model.afterwards import FilingState
from ui.marked import QT_TRANSLATE_NOOP, translate_marked
from ui.pill import Status, done, failed, locked, under_way, untouched, warning

if TYPE_CHECKING:
    from skillassess.model.afterwards import Filing
    from skillassess.office.filing import FilingView
    from skillassess.office.results import ResultTable

_SOON = 3
_STEPS = {
    "city-review": QT_TRANSLATE_NOOP("Filing", "Review by the city"),
    "province-review": QT_TRANSLATE_NOOP("Filing", "Review by the province"),
    "province-notice": QT_TRANSLATE_NOOP("Filing", "Public notice by the province"),
    "province-report": QT_TRANSLATE_NOOP("Filing", "Report to the province"),
}
_DEADLINES = {
    "report": QT_TRANSLATE_NOOP("Filing", "Hand in the results"),
    "city-review": QT_TRANSLATE_NOOP("Filing", "Review by the city"),
    "correction": QT_TRANSLATE_NOOP("Filing", "Hand in the correction"),
    "certificate-data": QT_TRANSLATE_NOOP("Filing", "Hand in the certificate data"),
}
_CHECKS = (
    (("notice-missing",), QT_TRANSLATE_NOOP("Filing", "Results were published")),
    (("notice-missing", "notice-outdated"), QT_TRANSLATE_NOOP("Filing", "The published list is the present one")),
    (("notice-missing", "notice-too-short", "notice-not-over"), QT_TRANSLATE_NOOP("Filing", "The notice is over")),
    (("notice-objections-open",), QT_TRANSLATE_NOOP("Filing", "No objection is open")),
)
SIGNED = QT_TRANSLATE_NOOP("Filing", "Every sheet is signed by all")


@dataclass(frozen=True, slots=True)
class FilingSeen:
    """What the screen shows, on a day."""

    view: FilingView
    results: ResultTable
    today: date

    @property
    def filing(self) -> Filing | None:
        """The filing, if one was prepared."""
        return self.view.filing

    @property
    def is_outdated(self) -> bool:
        """Whether results changed after the filing was prepared."""
        return self.filing is not None and self.filing.results_digest != self.results.digest

    @property
    def is_submitted(self) -> bool:
        """Whether the filing is with the authorities now."""
        return self.filing is not None and self.filing.state is FilingState.SUBMITTED

    @property
    def may_be_submitted(self) -> bool:
        """Whether the filing is prepared and still of the present results."""
        return self.filing is not None and self.filing.state is FilingState.PREPARED and not self.is_outdated

    @property
    def is_accepted(self) -> bool:
        """Whether every level has passed every step."""
        return self.is_submitted and all(route.is_accepted for route in self.view.routes)

    def next_steps(self) -> tuple[str, ...]:
        """Return the steps that can be decided now."""
        if not self.is_submitted:
            return ()
        return tuple(dict.fromkeys(route.next_step for route in self.view.routes if route.next_step is not None))


def checks(seen: FilingSeen) -> tuple[tuple[str, bool], ...]:
    """Return each check before filing in words, and whether it is passed."""
    codes = {note.code for note in seen.view.findings}
    found = [(translate_marked("Filing", SIGNED), seen.results.is_final)]
    found.extend((translate_marked("Filing", text), codes.isdisjoint(wrong)) for wrong, text in _CHECKS)
    return tuple(found)


def step_name(step: str) -> str:
    """Return the name of an authority's step; one this house does not name is shown by its code."""
    return translate_marked("Filing", _STEPS[step]) if step in _STEPS else step


def deadline_name(code: str) -> str:
    """Return what is due."""
    return translate_marked("Filing", _DEADLINES[code]) if code in _DEADLINES else code


def filing_status(seen: FilingSeen) -> Status:
    """Return how far the filing is."""
    filing = seen.filing
    if filing is None:
        return untouched(_say(QT_TRANSLATE_NOOP("Filing", "Not prepared")))
    if seen.is_outdated:
        return warning(_say(QT_TRANSLATE_NOOP("Filing", "Outdated")))
    if seen.is_accepted:
        return done(_say(QT_TRANSLATE_NOOP("Filing", "Accepted")))
    words = {
        FilingState.PREPARED: under_way(_say(QT_TRANSLATE_NOOP("Filing", "Prepared"))),
        FilingState.SUBMITTED: under_way(_say(QT_TRANSLATE_NOOP("Filing", "Under review"))),
        FilingState.RETURNED: warning(_say(QT_TRANSLATE_NOOP("Filing", "Returned"))),
    }
    return words[filing.state]


def step_status(step: str, accepted: tuple[str, ...], following: str | None, *, submitted: bool) -> Status:
    """Return how one step of a level's route stands."""
    name = step_name(step)
    if step in accepted:
        return done(name)
    return under_way(name) if step == following and submitted else locked(name)


def deadline_status(code: str, due: date, seen: FilingSeen) -> Status:
    """Return how much time is left, in calendar days."""
    if _is_met(code, seen):
        return done(_say(QT_TRANSLATE_NOOP("Filing", "Done")))
    left = (due - seen.today).days
    if left < 0:
        return failed(_say(QT_TRANSLATE_NOOP("Filing", "{days} days late")).format(days=-left))
    text = _say(QT_TRANSLATE_NOOP("Filing", "{days} days left")).format(days=left)
    return warning(text) if left <= _SOON else under_way(text)


def _is_met(code: str, seen: FilingSeen) -> bool:
    filing = seen.filing
    if filing is None:
        return False
    met = {
        "report": filing.submitted is not None,
        "city-review": bool(filing.accepted()) or filing.state is FilingState.RETURNED,
        "correction": filing.state is FilingState.SUBMITTED,
        "certificate-data": seen.view.has_certificate_data,
    }
    return met.get(code, False)


def _say(text: str) -> str:
    return translate_marked("Filing", text)
