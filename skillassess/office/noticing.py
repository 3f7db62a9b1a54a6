"""Public notice (公示) and objections. HR's desk; days by the official holiday arrangement.

A notice lists results as they stood. A correction changes the list, and a new notice must be published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Note, Refused
from skillassess.model.afterwards import Notice, Objection
from skillassess.office.batch import Batch, load_batch
from skillassess.office.naming import numbered
from skillassess.office.planning import edition_of
from skillassess.office.results import result_table
from skillassess.office.rights import Session, right
from skillassess.rules.afterwards import NoticeFacts, check_notice, last_notice_day
from skillassess.rules.calendar import official_calendar

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading

_ERROR = "error"


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A plan's notice today: the notice, working days gone and left, what stands in the way, objections."""

    notice: Notice | None
    gone: int
    left: int
    findings: tuple[Note, ...]
    objections: tuple[Objection, ...]
    earliest_last_day: date

    @property
    def is_over(self) -> bool:
        """Whether results may be filed as far as the notice goes."""
        return self.notice is not None and not any(note.severity == _ERROR for note in self.findings)


class Noticing:
    """Use cases of public notice."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("result.read")
    def view(self, session: Session, plan_id: str) -> NoticeView:
        """Return how the notice stands today."""
        with self.door.look() as reading:
            return notice_view(reading, load_batch(reading, plan_id), today(self.door.clock))

    @right("notice.publish")
    def publish(self, session: Session, plan_id: str, place: str, *, last_day: date | None = None) -> Notice:
        """Publish the results from today, for at least five working days (T/S plan 五（一）3); sealed results only."""
        if not place.strip():
            raise Refused("notice-place-empty")
        day = today(self.door.clock)
        with self.door.act(session, "notice.publish", plan_id, first_day=day.isoformat()) as writing:
            batch = load_batch(writing, plan_id)
            _check_final(batch)
            rules = edition_of(writing, batch.plan).afterwards
            calendar = official_calendar()
            needed = last_notice_day(rules, calendar, day)
            last = last_day or needed
            if last < needed:
                shown = {"last": last.isoformat(), "needed": needed.isoformat()}
                raise Refused("notice-too-short", clause=rules.notice.name, **shown)
            days = calendar.workdays_between(day, last)
            provisional = calendar.is_provisional(last)
            notice = Notice(plan_id, day, last, days, provisional, place.strip(), batch.results_digest())
            writing.put(plan_id, notice, parent=plan_id)
        return notice

    @right("objection.record")
    def object(self, session: Session, plan_id: str, text: str, *, candidate: str = "") -> Objection:
        """Record an objection raised during the notice; filing waits until it is resolved."""
        if not text.strip():
            raise Refused("objection-empty")
        with self.door.act(session, "objection.record", plan_id) as writing:
            if writing.find(Notice, plan_id) is None:
                raise Refused("notice-missing")
            if candidate:
                load_batch(writing, plan_id).candidate(candidate)
            number = len(writing.all(Objection, plan_id)) + 1
            record_id = f"{plan_id}/{numbered('o', number)}"
            objection = Objection(record_id, plan_id, today(self.door.clock), text.strip(), candidate)
            writing.put(record_id, objection, parent=plan_id, seen=0)
        return objection

    @right("objection.resolve")
    def resolve(self, session: Session, objection_id: str, resolution: str, *, upheld: bool) -> None:
        """Resolve an objection in writing; upholding it does not change a score by itself."""
        if not resolution.strip():
            raise Refused("reason-missing")
        with self.door.act(session, "objection.resolve", objection_id, upheld=upheld) as writing:
            objection = writing.get(Objection, objection_id)
            if not objection.is_open:
                raise Refused("objection-resolved")
            done = replace(objection, resolution=resolution.strip(), upheld=upheld)
            writing.put(objection_id, done, parent=objection.plan)


def notice_view(reading: Reading, batch: Batch, day: date) -> NoticeView:
    """Return how a plan's notice stands on a day, with every reason why results may not be filed yet."""
    plan_id = batch.plan.id
    rules = edition_of(reading, batch.plan).afterwards
    calendar = official_calendar()
    stored = reading.find(Notice, plan_id)
    objections = reading.values(Objection, plan_id)
    earliest = last_notice_day(rules, calendar, day)
    if stored is None:
        missing = Note("notice-missing", _ERROR, (), rules.notice.name)
        return NoticeView(None, 0, 0, (missing,), objections, earliest)
    notice = stored.value
    open_ones = sum(objection.is_open for objection in objections)
    facts = NoticeFacts(notice.first_day, notice.last_day, day, open_ones)
    notes = list(check_notice(rules, calendar, facts))
    if notice.results_digest != batch.results_digest():
        notes.insert(0, Note("notice-outdated", _ERROR, (), rules.notice.name))
    gone = calendar.workdays_between(notice.first_day, min(day, notice.last_day)) if day >= notice.first_day else 0
    return NoticeView(notice, gone, notice.working_days - gone, tuple(notes), objections, earliest)


def _check_final(batch: Batch) -> None:
    table = result_table(batch)
    if not table.rows:
        raise Refused("no-candidates")
    unsealed = sum(not row.sealed for row in table.rows)
    if unsealed or not table.is_final:
        raise Refused("results-not-sealed", count=unsealed)
