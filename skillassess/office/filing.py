"""Result filing (报备): prepared from sealed, published results, submitted, then decided step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Note, Refused
from skillassess.model.afterwards import Filing, FilingDecision, FilingState
from skillassess.model.institution import Institution, Standing
from skillassess.model.levels import Level
from skillassess.model.records import MadeDocument
from skillassess.office.batch import Batch, load_batch
from skillassess.office.naming import INSTITUTION
from skillassess.office.noticing import notice_view
from skillassess.office.planning import edition_of
from skillassess.office.rights import Session, right
from skillassess.rules.afterwards import Deadline, Event, StepName, deadlines, steps
from skillassess.rules.calendar import official_calendar

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading

_CERTIFICATE_DATA = "certificate-data"
_BEFORE_FILING = StepName.NOTICE
_AFTER_FILING = (StepName.CERTIFICATE, StepName.APPOINTMENT)


@dataclass(frozen=True, slots=True)
class LevelRoute:
    """The authorities' steps for one level of a plan, those accepted so far, and the next one."""

    level: Level
    steps: tuple[str, ...]
    accepted: tuple[str, ...]

    @property
    def next_step(self) -> str | None:
        """The step that is to be decided next, if any."""
        return next((step for step in self.steps if step not in self.accepted), None)

    @property
    def is_accepted(self) -> bool:
        """Whether certificates of this level may be given as far as the filing goes."""
        return self.next_step is None


@dataclass(frozen=True, slots=True)
class FilingView:
    """A plan's filing today: its state, each level's route, deadlines, and what stands in the way.

    ``has_certificate_data`` says whether the certificate data table (证书数据表) has been written.
    """

    filing: Filing | None
    routes: tuple[LevelRoute, ...]
    deadlines: tuple[Deadline, ...]
    findings: tuple[Note, ...]
    has_certificate_data: bool


class FilingDesk:
    """Use cases of result filing."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("result.read")
    def view(self, session: Session, plan_id: str) -> FilingView:
        """Return how the filing stands."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
            filing = _filing(reading, plan_id)
            findings = notice_view(reading, batch, today(self.door.clock)).findings
            due = _deadlines(reading, batch, filing)
            made = {document.kind for document in reading.values(MadeDocument, plan_id)}
            written = _CERTIFICATE_DATA in made
            return FilingView(filing, routes(reading, batch, filing), due, findings, written)

    @right("filing.prepare")
    def prepare(self, session: Session, plan_id: str) -> Filing:
        """Prepare the filing once the notice is over and no objection is open (T/S plan 五（一）4)."""
        day = today(self.door.clock)
        with self.door.act(session, "filing.prepare", plan_id) as writing:
            batch = load_batch(writing, plan_id)
            before = _filing(writing, plan_id)
            if before is not None and before.state is FilingState.SUBMITTED:
                raise Refused("filing-under-way")
            for note in notice_view(writing, batch, day).findings:
                if note.severity == "error":
                    raise Refused(note.code, clause=note.clause, **dict(note.params))
            decisions = () if before is None else before.decisions
            filing = Filing(plan_id, batch.results_digest(), day, FilingState.PREPARED, None, decisions)
            writing.put(plan_id, filing, parent=plan_id)
        return filing

    @right("filing.submit")
    def submit(self, session: Session, plan_id: str) -> Filing:
        """Record that the prepared filing was handed in today."""
        with self.door.act(session, "filing.submit", plan_id) as writing:
            filing = _needed(writing, plan_id)
            if filing.state is not FilingState.PREPARED:
                raise Refused("filing-not-prepared")
            if filing.results_digest != load_batch(writing, plan_id).results_digest():
                raise Refused("filing-outdated")
            submitted = replace(filing, state=FilingState.SUBMITTED, submitted=today(self.door.clock))
            writing.put(plan_id, submitted, parent=plan_id)
        return submitted

    @right("filing.decide")
    def decide(self, session: Session, plan_id: str, step: str, *, accepted: bool, remark: str = "") -> Filing:
        """Record an authority's decision today; steps come in their order (T/S plan 五（二）2)."""
        if not accepted and not remark.strip():
            raise Refused("reason-missing")
        with self.door.act(session, "filing.decide", plan_id, step=step, accepted=accepted) as writing:
            filing = _needed(writing, plan_id)
            if filing.state is not FilingState.SUBMITTED:
                raise Refused("filing-not-submitted")
            batch = load_batch(writing, plan_id)
            if step not in {route.next_step for route in routes(writing, batch, filing)}:
                clause = edition_of(writing, batch.plan).afterwards.filing.name
                raise Refused("filing-step-out-of-order", step=step, clause=clause)
            decision = FilingDecision(step, accepted, today(self.door.clock), remark.strip())
            state = FilingState.SUBMITTED if accepted else FilingState.RETURNED
            decided = replace(filing, state=state, decisions=(*filing.decisions, decision))
            writing.put(plan_id, decided, parent=plan_id)
        return decided


def routes(reading: Reading, batch: Batch, filing: Filing | None) -> tuple[LevelRoute, ...]:
    """Return the authorities' steps for each level of a plan and which are accepted."""
    institution = reading.get(Institution, INSTITUTION)
    rules = edition_of(reading, batch.plan).afterwards
    province_filed = Standing.PROVINCE_FILED in institution.standing
    accepted = {} if filing is None else filing.accepted()
    found = []
    for level in dict.fromkeys(target.level for target in batch.plan.targets):
        if level.is_appointed:
            order = steps(rules, level, province_filed=province_filed).order
            wanted = tuple(s.value for s in order if s is not _BEFORE_FILING and s not in _AFTER_FILING)
        else:
            wanted = (StepName.PROVINCE_REVIEW.value if province_filed else StepName.CITY_REVIEW.value,)
        found.append(LevelRoute(level, wanted, tuple(step for step in wanted if step in accepted)))
    return tuple(found)


def _deadlines(reading: Reading, batch: Batch, filing: Filing | None) -> tuple[Deadline, ...]:
    events: dict[Event, date] = {Event.ASSESSED: batch.plan.ends}
    if filing is not None and filing.submitted is not None:
        events[Event.SUBMITTED] = filing.submitted
        for decision in filing.decisions:
            events[Event.ACCEPTED if decision.accepted else Event.RETURNED] = decision.on
    return deadlines(edition_of(reading, batch.plan).afterwards, official_calendar(), events)


def _filing(reading: Reading, plan_id: str) -> Filing | None:
    stored = reading.find(Filing, plan_id)
    return None if stored is None else stored.value


def _needed(reading: Reading, plan_id: str) -> Filing:
    filing = _filing(reading, plan_id)
    if filing is None:
        raise Refused("filing-not-prepared")
    return filing
