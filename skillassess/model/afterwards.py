"""What follows the day: public notice (公示), objections, result filing (报备). Values only.

HR makes them. A notice lists results as they stood; corrections afterwards need a new notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOTICE_CLAUSE = "广东省2024年特级技师、首席技师评聘工作方案 五（一）3"
NOTICE_WORKDAYS = 5


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
    """Prepared here, submitted to the authority, then accepted or returned."""

    PREPARED = "prepared"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class FilingDecision:
    """What an authority (``city`` or ``province``) decided, when, and its remark."""

    body: str
    accepted: bool
    on: date
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """A plan's result filing; ``decisions`` in the order they came."""

    plan: str
    results_digest: str
    prepared: date
    state: FilingState
    submitted: date | None = None
    decisions: tuple[FilingDecision, ...] = ()
