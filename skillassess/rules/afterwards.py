"""After the day: public notice, deadlines, order of steps for T and S, numbers, keeping. Owns those rules.

Reads ``afterwards.toml`` of an edition; answers with findings or dates. It writes no register and sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from skillassess.errors import Note
from skillassess.model.levels import Level
from skillassess.model.service import anniversary
from skillassess.model.workdays import WorkCalendar, notice_end
from skillassess.rules.provisions import Document, Provision, note, read_bare_provision, read_provision

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


class Event(StrEnum):
    """What a deadline is counted from: last day of the assessment, submission, return, acceptance."""

    ASSESSED = "assessed"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class StepName(StrEnum):
    """A step of T and S after the review, in the words of the T/S plan."""

    NOTICE = "notice"
    CITY_REVIEW = "city-review"
    PROVINCE_REVIEW = "province-review"
    PROVINCE_NOTICE = "province-notice"
    PROVINCE_REPORT = "province-report"
    CERTIFICATE = "certificate"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """So many working days after an event."""

    id: str
    provision: Provision
    begins: Event
    working_days: int


@dataclass(frozen=True, slots=True)
class StepRule:
    """The order of steps for a level, apart for enterprises filed with the province."""

    provision: Provision
    level: Level
    province_filed: bool
    order: tuple[StepName, ...]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How many years paper and electronic records are kept at least."""

    provision: Provision
    paper_years: int
    electronic_years: int


@dataclass(frozen=True, slots=True)
class AfterRules:
    """Everything an edition says about what follows."""

    notice: Provision
    notice_days: int
    filing: Provision
    deadlines: tuple[DeadlineRule, ...]
    steps: tuple[StepRule, ...]
    numbers: Provision
    retention: RetentionRule


@dataclass(frozen=True, slots=True)
class AfterSettings:
    """What an institution may set: days of notice (never fewer than the edition's), working days by deadline id."""

    notice_days: int | None = None
    first_day_counts: bool = True
    deadlines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice: first and last day it hangs, and the day on which it is looked at."""

    first_day: date
    last_day: date
    today: date
    open_objections: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day something is due; ``provisional`` where a year in between has no announced holidays."""

    id: str
    due: date
    provisional: bool
    clause: str


@dataclass(frozen=True, slots=True)
class Retention:
    """The first days on which paper and electronic records may be destroyed."""

    paper: date
    electronic: date
    clause: str


def read_after(table: Table, documents: Mapping[str, Document]) -> AfterRules:
    """Read ``afterwards.toml``; each appointed level needs its steps, with and without filing at the province."""
    notice = table.table("notice")
    rules = AfterRules(
        notice=read_provision(notice, documents),
        notice_days=notice.integer("working_days", lowest=1),
        filing=read_bare_provision(table.table("filing"), documents),
        deadlines=tuple(_deadline(item, documents) for item in table.tables("deadline")),
        steps=tuple(_step(item, documents) for item in table.tables("step")),
        numbers=read_bare_provision(table.table("numbers"), documents),
        retention=_retention(table.table("retention"), documents),
    )
    notice.done()
    table.done()
    routes = sorted((rule.level.code, rule.province_filed) for rule in rules.steps)
    if routes != [("S", False), ("S", True), ("T", False), ("T", True)]:
        raise table.fault("edition-value-wrong", "step")
    if len({rule.id for rule in rules.deadlines}) != len(rules.deadlines):
        raise table.fault("edition-duplicate", "deadline")
    return rules


def last_notice_day(
    rules: AfterRules, calendar: WorkCalendar, first_day: date, settings: AfterSettings | None = None
) -> date:
    """Return the earliest lawful last day of a notice begun on ``first_day`` (T/S plan 五（一）3)."""
    chosen = settings or AfterSettings()
    days = max(rules.notice_days, chosen.notice_days or 0)
    return notice_end(calendar, first_day, days, first_day_counts=chosen.first_day_counts)


def check_notice(
    rules: AfterRules, calendar: WorkCalendar, facts: NoticeFacts, settings: AfterSettings | None = None
) -> tuple[Note, ...]:
    """Return why a notice is too short, not over, contested, or counted in a year not yet announced."""
    needed = last_notice_day(rules, calendar, facts.first_day, settings)
    return tuple(_check_notice(rules, calendar, facts, needed))


def _check_notice(rules: AfterRules, calendar: WorkCalendar, facts: NoticeFacts, needed: date) -> Iterator[Note]:
    notice = rules.notice.name
    if facts.last_day < needed:
        shown = {"last": facts.last_day.isoformat(), "needed": needed.isoformat()}
        yield note("notice-too-short", notice, **shown)
    last = max(facts.last_day, needed)
    if facts.today <= last:
        yield note("notice-not-over", notice, last=last.isoformat())
    if facts.open_objections:
        yield note("notice-objections-open", rules.filing.name, number=str(facts.open_objections))
    if _provisional(calendar, facts.first_day, last):
        yield note("notice-provisional", notice, "warning", year=str(last.year))


def deadlines(
    rules: AfterRules, calendar: WorkCalendar, events: Mapping[Event, date], settings: AfterSettings | None = None
) -> tuple[Deadline, ...]:
    """Return what is due when, for every event that has happened; the day of the event itself is not counted."""
    chosen = settings or AfterSettings()
    found: list[Deadline] = []
    for rule in rules.deadlines:
        if rule.begins not in events:
            continue
        start = events[rule.begins]
        due = calendar.add_workdays(start, chosen.deadlines.get(rule.id, rule.working_days))
        found.append(Deadline(rule.id, due, _provisional(calendar, start, due), rule.provision.name))
    return tuple(found)


def steps(rules: AfterRules, level: Level, *, province_filed: bool) -> StepRule:
    """Return the order of steps for T or S (T/S plan 五（二）2); other levels have none and raise ``LookupError``."""
    for rule in rules.steps:
        if rule.level is level and rule.province_filed == province_filed:
            return rule
    raise LookupError(level.code)


def check_steps(
    rules: AfterRules, level: Level, done: Mapping[StepName, date], *, province_filed: bool
) -> tuple[Note, ...]:
    """Return which steps of T or S were left out, taken out of order, or do not belong to this route."""
    rule = steps(rules, level, province_filed=province_filed)
    return tuple(_check_steps(rule, done))


def _check_steps(rule: StepRule, done: Mapping[StepName, date]) -> Iterator[Note]:
    clause = rule.provision.name
    for step in done:
        if step not in rule.order:
            yield note("step-not-on-route", clause, step=step.value)
    taken = [step for step in rule.order if step in done]
    reached = rule.order.index(taken[-1]) if taken else 0
    for step in rule.order[:reached]:
        if step not in done:
            yield note("step-left-out", clause, step=step.value, before=taken[-1].value)
    for earlier, later in pairwise(taken):
        if done[later] < done[earlier]:
            yield note("step-out-of-order", clause, step=later.value, before=earlier.value)


def retention(rules: AfterRules, closed: date) -> Retention:
    """Return from when records of a batch closed on ``closed`` may go: full years are kept (T/S plan 七（四）)."""
    rule = rules.retention
    return Retention(
        anniversary(closed, rule.paper_years), anniversary(closed, rule.electronic_years), rule.provision.name
    )


def _provisional(calendar: WorkCalendar, first: date, last: date) -> bool:
    return any(calendar.is_provisional(date(year, 1, 1)) for year in range(first.year, last.year + 1))


def _deadline(table: Table, documents: Mapping[str, Document]) -> DeadlineRule:
    table = table.named(table.text("id"))
    rule = DeadlineRule(
        table.entry, read_provision(table, documents), table.option("begins", Event), table.integer("working_days")
    )
    table.done()
    return rule


def _step(table: Table, documents: Mapping[str, Document]) -> StepRule:
    rule = StepRule(
        provision=read_provision(table, documents),
        level=table.level("level"),
        province_filed=table.flag("province_filed"),
        order=table.options("order", StepName),
    )
    table.done()
    return rule


def _retention(table: Table, documents: Mapping[str, Document]) -> RetentionRule:
    provision = read_provision(table, documents)
    rule = RetentionRule(provision, table.integer("paper_years", lowest=1), table.integer("electronic_years", lowest=1))
    table.done()
    return rule
