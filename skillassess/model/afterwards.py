"""What follows the day: public notice (公示), objections, result filing (报备). Values only.

HR makes them. A notice lists results as they stood; corrections afterwards need a new notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Notice:
    """A public notice of a plan's results: first and last day, working days between, digest of the list."""

    plan: str
    first_day: date
    last_day: date
    working_days: int
    provisional: bool
    place: str
    results_digest: str


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection raised during the notice; ``resolution`` is empty while it is open."""

    id: str
    plan: str
    received: date
    text: str
    candidate: str = ""
    resolution: str = ""
    upheld: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it yet."""
        return not self.resolution


class FilingState(StrEnum):
    """Prepared here, submitted to the authority, or returned for correction; acceptance is by step and level."""

    PREPARED = "prepared"
    SUBMITTED = "submitted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class FilingDecision:
    """What an authority decided at a step (``city-review``, ``province-review`` …), when, and its remark."""

    step: str
    accepted: bool
    on: date
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """A plan's result filing; ``decisions`` in the order they came, those since the last submission at the end."""

    plan: str
    results_digest: str
    prepared: date
    state: FilingState
    submitted: date | None = None
    decisions: tuple[FilingDecision, ...] = ()

    def accepted(self) -> dict[str, date]:
        """Return the steps accepted since the last return, with their days."""
        found: dict[str, date] = {}
        for decision in self.decisions:
            if decision.accepted:
                found[decision.step] = decision.on
            else:
                found.clear()
        return found
