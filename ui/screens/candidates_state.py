"""What the candidates screen shows, read once: plan, candidates, presence. Owns the words for a candidate's state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.model.candidates import Attendance, Candidate, Presence
from skillassess.model.identity import mask_id
from skillassess.model.people import Role
from skillassess.model.plans import Plan, PlanState
from skillassess.model.recusal import DeclaredTie
from ui import pill
from ui.marked import QT_TRANSLATE_NOOP, translate_marked
from ui.namelist import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.overview import View
    from ui.pill import Status

_DOTS = re.compile("·+")


class Where(StrEnum):
    """How far a candidate is."""

    REGISTERED = "registered"
    CHECKED_IN = "checked_in"
    PARTLY = "partly"
    ABSENT = "absent"
    CHEATING = "cheating"
    WITHDRAWN = "withdrawn"


_WORDS = {
    Where.REGISTERED: QT_TRANSLATE_NOOP("CandidateState", "Registered"),
    Where.CHECKED_IN: QT_TRANSLATE_NOOP("CandidateState", "Checked in"),
    Where.PARTLY: QT_TRANSLATE_NOOP("CandidateState", "Partly absent"),
    Where.ABSENT: QT_TRANSLATE_NOOP("CandidateState", "Absent"),
    Where.CHEATING: QT_TRANSLATE_NOOP("CandidateState", "Cheating"),
    Where.WITHDRAWN: QT_TRANSLATE_NOOP("CandidateState", "Withdrawn"),
}
_LOOKS = {
    Where.REGISTERED: pill.untouched,
    Where.CHECKED_IN: pill.done,
    Where.PARTLY: pill.warning,
    Where.ABSENT: pill.absent,
    Where.CHEATING: pill.failed,
    Where.WITHDRAWN: pill.absent,
}


@dataclass(frozen=True, slots=True)
class Roll:
    """The candidates of a plan with what was recorded of each; ``assessors`` names by id, the panel too."""

    plan: Plan
    candidates: tuple[Candidate, ...]
    attendance: tuple[Attendance, ...]
    ties: tuple[DeclaredTie, ...]
    assessors: dict[str, str]

    @property
    def is_open(self) -> bool:
        """Whether candidates can be taken in."""
        return self.plan.state is PlanState.RELEASED

    def candidate(self, number: str) -> Candidate | None:
        """Return a candidate by admission number."""
        return next((one for one in self.candidates if one.id == number), None)

    def of(self, candidate: Candidate) -> dict[str, Attendance]:
        """Return what was recorded of a candidate, by component."""
        return {one.kind.value: one for one in self.attendance if one.candidate == candidate.id}


def read_roll(view: View) -> Roll | None:
    """Read the roll of the open batch; None where no batch is open."""
    if not view.plan_id:
        return None
    office, session = view.office, view.session
    people = office.administration.people(session)
    return Roll(
        plan=office.planning.plan(session, view.plan_id),
        candidates=office.registration.candidates(session, view.plan_id),
        attendance=office.registration.attendance(session, view.plan_id),
        ties=office.recusing.ties(session, view.plan_id),
        assessors={one.id: one.name for one in people if one.has(Role.ASSESSOR) or one.has(Role.PANEL)},
    )


def states(roll: Roll) -> dict[str, Where]:
    """Return the state of every candidate by admission number."""
    recorded: dict[str, list[Presence]] = {}
    for one in roll.attendance:
        recorded.setdefault(one.candidate, []).append(one.presence)
    parts = {target.id: len(target.components) for target in roll.plan.targets}
    return {one.id: _state(one, recorded.get(one.id, []), parts.get(one.target, 0)) for one in roll.candidates}


def status(where: Where) -> Status:
    """Return the pill of a state."""
    return _LOOKS[where](translate_marked("CandidateState", _WORDS[where]))


def lines(roll: Roll, wanted: str, only: Where | None) -> list[Named]:
    """Return the list: name, admission number and masked ID number, state; ``wanted`` is part of any of them."""
    found = states(roll)
    twice = {name for name, count in Counter(one.name for one in roll.candidates).items() if count > 1}
    sought = wanted.strip().casefold()
    return [
        _line(one, found[one.id], namesake=one.name in twice)
        for one in roll.candidates
        if (only is None or found[one.id] is only)
        and (not sought or any(sought in part.casefold() for part in (one.name, one.id, one.id_number, one.employer)))
    ]


def counts(roll: Roll) -> Counter[Where]:
    """Return how many candidates are in each state."""
    return Counter(states(roll).values())


def short_id(number: str) -> str:
    """Return an ID number masked in few places: ``4413…1239``."""
    return _DOTS.sub("…", mask_id(number))


def _line(candidate: Candidate, where: Where, *, namesake: bool) -> Named:
    number = candidate.id[-5:]
    title = f"{candidate.name} {number}" if namesake else candidate.name
    return Named(
        candidate.id,
        title,
        f"…{number} · {short_id(candidate.id_number)}",
        status(where),
        faint=where is Where.WITHDRAWN,
    )


def _state(candidate: Candidate, recorded: Sequence[Presence], parts: int) -> Where:
    if candidate.withdrawn:
        return Where.WITHDRAWN
    if Presence.CHEATING in recorded:
        return Where.CHEATING
    absent = sum(1 for presence in recorded if presence is Presence.ABSENT)
    if absent:
        return Where.ABSENT if absent >= parts else Where.PARTLY
    return Where.CHECKED_IN if recorded else Where.REGISTERED
