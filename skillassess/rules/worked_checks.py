"""Worked examples of the other rules: a plan, its people, what follows; one just inside and one just outside each.

Owns that format (``examples/methods.toml``, ``people.toml``, ``afterwards.toml``) and running it; judges nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.model.institution import Standing
from skillassess.model.people import AssessorGrade
from skillassess.model.plans import Method
from skillassess.model.recusal import Relation
from skillassess.model.sheets import ComponentKind
from skillassess.paths import resource
from skillassess.rules.afterwards import Event, NoticeFacts, StepName, check_notice, check_steps, deadlines, retention
from skillassess.rules.calendar import official_calendar
from skillassess.rules.editions import CURRENT, Edition
from skillassess.rules.methods import PaperFacts, PlanFacts, check_plan
from skillassess.rules.people import AssessorFacts, PeopleFacts, Sitting, Tie, check_people
from skillassess.rules.reading import Table, parse

if TYPE_CHECKING:
    from skillassess.errors import Note

_FILES = ("methods", "people", "afterwards")


@dataclass(frozen=True, slots=True)
class CheckExample:
    """One example: the rule it shows, its clause, a sentence, the facts as text, the check and what it should find."""

    id: str
    rule: str
    clause: str
    says: str
    text: str
    check: Callable[[Edition], tuple[str, ...]]
    expect: tuple[str, ...]


@cache
def check_examples_of(edition_id: str = CURRENT) -> tuple[CheckExample, ...]:
    """Return every example of an edition; a damaged file is a ``FileProblem`` naming file and entry."""
    found: list[CheckExample] = []
    for name in _FILES:
        path = resource("rules", edition_id, "examples", f"{name}.toml")
        table = parse(path.name, path.read_text(encoding="utf-8"))
        found += [_example(item) for item in table.tables("example")]
        table.done()
    return tuple(found)


def _example(table: Table) -> CheckExample:
    table = table.named(table.text("id"))
    facts = table.table("facts")
    kind = table.text("check")
    if kind not in _CHECKS:
        raise table.fault("edition-kind-unknown", kind)
    example = CheckExample(
        id=table.entry,
        rule=table.text("rule"),
        clause=table.text("clause"),
        says=table.text("says"),
        text=json.dumps(facts.data, ensure_ascii=False, indent=1, default=str),
        check=_CHECKS[kind](facts),
        expect=table.texts("expect", ()) if table.raw("expect") else (),
    )
    facts.done()
    table.done()
    return example


def _codes(notes: tuple[Note, ...]) -> tuple[str, ...]:
    return tuple(sorted({note.code for note in notes}))


def _plan(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    level_one = table.flag("occupation_has_level_one") if table.has("occupation_has_level_one") else None
    facts = PlanFacts(
        level=table.level("level"),
        method=table.option("method", Method),
        components=tuple(table.one_of("components", str(kind), ComponentKind) for kind in _list(table, "components")),
        starts=table.day("starts"),
        lines=_points(table, "lines") or {},
        weights=_points(table, "weights"),
        basis=table.text("basis", "电工国家职业技能标准"),
        basis_gives_weights=table.flag("basis_gives_weights", default=False),
        pay_link=table.text("pay_link", ""),
        standing=table.options("standing", Standing, ()),
        filed_levels=table.levels("filed_levels", ()),
        fits_main_business=table.flag("fits_main_business", default=True),
        own_plan=table.texts("own_plan", ()),
        own_plan_published=table.day_or_none("own_plan_published"),
        occupation_has_level_one=level_one,
        stock_recognition=table.flag("stock_recognition", default=False),
        papers=_papers(table.table("papers")) if table.has("papers") else None,
    )
    return lambda edition: _codes(check_plan(edition.methods, facts))


def _list(table: Table, key: str) -> list[object]:
    value = table.raw(key)
    if not isinstance(value, list):
        raise table.fault("edition-value-wrong", key)
    return value


def _points(table: Table, key: str) -> Mapping[ComponentKind, Decimal] | None:
    if not table.has(key):
        return None
    inner = table.table(key)
    return {inner.one_of(key, name, ComponentKind): inner.decimal(name) for name in inner.data}


def _papers(table: Table) -> PaperFacts:
    facts = PaperFacts(
        sets_filed=table.integer("sets_filed"),
        first_filed=table.day_or_none("first_filed"),
        complete=table.flag("complete", default=False),
        trials_held=table.integer("trials_held", 0),
    )
    table.done()
    return facts


def _people(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    days = [item.day("day") for item in table.tables("days")]
    facts = PeopleFacts(
        level=table.level("level"),
        days=tuple(days),
        assessors=tuple(_member(item) for item in table.tables("assessors")),
        supervisors=table.texts("supervisors", ()),
        panel=tuple(_member(item) for item in table.tables("panel", may_be_empty=True)),
        has_review=table.flag("has_review", default=False),
        batch_assessors=frozenset(table.texts("batch_assessors", ())),
        ties=tuple(_tie(item) for item in table.tables("ties", may_be_empty=True)),
        sittings=tuple(_sitting(item) for item in table.tables("sittings", may_be_empty=True)),
    )
    return lambda edition: _codes(check_people(edition.people, facts))


def _member(table: Table) -> AssessorFacts:
    member = AssessorFacts(
        person=table.text("person"),
        grade=table.option("grade", AssessorGrade) if table.has("grade") else None,
        card_from=table.day_or_none("card_from"),
        card_until=table.day_or_none("card_until"),
    )
    table.done()
    return member


def _tie(table: Table) -> Tie:
    tie = Tie(table.text("person"), table.text("candidate"), table.option("relation", Relation))
    table.done()
    return tie


def _sitting(table: Table) -> Sitting:
    starts, ends = (datetime.fromisoformat(table.text(key)).replace(tzinfo=CHINA) for key in ("starts", "ends"))
    sitting = Sitting(table.text("person"), table.text("place"), starts, ends)
    table.done()
    return sitting


def _notice(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    facts = NoticeFacts(
        first_day=table.day("first_day"),
        last_day=table.day("last_day"),
        today=table.day("today"),
        open_objections=table.integer("open_objections", 0),
    )
    return lambda edition: _codes(check_notice(edition.afterwards, official_calendar(), facts))


def _steps(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    level, province_filed = table.level("level"), table.flag("province_filed")
    done = {item.option("step", StepName): item.day("day") for item in table.tables("done")}
    return lambda edition: _codes(check_steps(edition.afterwards, level, done, province_filed=province_filed))


def _deadline(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    events = {event: table.day(event.value) for event in Event if table.has(event.value)}

    def check(edition: Edition) -> tuple[str, ...]:
        found = deadlines(edition.afterwards, official_calendar(), events)
        return tuple(f"{item.id}={item.due}{'?' if item.provisional else ''}" for item in found)

    return check


def _retention(table: Table) -> Callable[[Edition], tuple[str, ...]]:
    closed = table.day("closed")

    def check(edition: Edition) -> tuple[str, ...]:
        kept = retention(edition.afterwards, closed)
        return f"paper={kept.paper}", f"electronic={kept.electronic}"

    return check


_CHECKS: Mapping[str, Callable[[Table], Callable[[Edition], tuple[str, ...]]]] = {
    "plan": _plan,
    "people": _people,
    "notice": _notice,
    "steps": _steps,
    "deadlines": _deadline,
    "retention": _retention,
}
