"""Methods, people and what follows: every worked example just inside and just outside a rule is run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from skillassess import rules
from skillassess.model.levels import Level
from skillassess.model.people import AssessorGrade
from skillassess.model.plans import Method
from skillassess.model.sheets import ComponentKind
from skillassess.rules.afterwards import (
    AfterSettings,
    Event,
    NoticeFacts,
    check_notice,
    deadlines,
    last_notice_day,
    steps,
)
from skillassess.rules.calendar import official_calendar
from skillassess.rules.methods import PlanFacts, PlanSettings, check_plan
from skillassess.rules.people import AssessorFacts, PeopleFacts, PeopleSettings, check_people
from skillassess.rules.worked_checks import CheckExample, check_examples_of
from skillassess.texts import LANGUAGES, explain

EDITION = rules.load()
EXAMPLES = check_examples_of()
CALENDAR = official_calendar()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_the_example_comes_out_as_it_says(example: CheckExample) -> None:
    assert example.check(EDITION) == tuple(sorted(example.expect)) or example.check(EDITION) == example.expect


def test_every_rule_has_an_example_inside_and_one_outside() -> None:
    dated = {"deadline", "retention"}  # these tell a day: the test of the day is both sides at once
    by_rule: dict[str, list[bool]] = {}
    for example in EXAMPLES:
        by_rule.setdefault(example.rule, []).append(not example.expect)
    one_sided = {
        rule for rule, inside in by_rule.items() if len(set(inside)) == 1 and rule.partition(":")[0] not in dated
    }
    assert one_sided == {"grade:senior", "stock"}  # a senior may do all; stock recognition is a hint, not a silence
    named = {rule.partition(":")[0] for rule in by_rule}
    assert named >= {"method", "review", "lines", "weights", "basis", "scope", "papers", "opening", "stock"}
    assert named >= {"assessors", "panel", "supervisor", "cards", "places", "grade", "recusal"}
    assert named >= {"notice", "filing", "deadline", "step", "retention", "appointed_occupations"}
    assert {f"method:{method.value}" for method in Method} <= set(by_rule)


PLAN = PlanFacts(
    level=Level.L4,
    method=Method.EXAM,
    components=(ComponentKind.THEORY, ComponentKind.PRACTICAL),
    starts=date(2026, 7, 1),
    basis="电工国家职业技能标准",
)


def test_every_finding_names_its_clause_and_has_its_sentence() -> None:
    notes = check_plan(EDITION.methods, replace(PLAN, components=(), basis="", level=Level.L2))
    assert {note.code for note in notes} >= {"plan-without-components", "plan-basis-missing", "plan-review-missing"}
    for note in notes:
        assert note.clause
        assert note.clause.startswith(("粤人社规〔2025〕25号", "广东省2024年"))
        for language in LANGUAGES:
            assert "{" not in explain(note, language)


def test_an_institution_may_raise_its_lowest_line_but_not_sink_it() -> None:
    lines = {ComponentKind.THEORY: Decimal("69.9"), ComponentKind.PRACTICAL: Decimal(70)}
    stricter = check_plan(EDITION.methods, replace(PLAN, lines=lines), PlanSettings(lowest_line=Decimal(70)))
    assert [note.code for note in stricter] == ["plan-line-too-low"]
    sunk = {ComponentKind.THEORY: Decimal(59)}
    notes = check_plan(EDITION.methods, replace(PLAN, lines=sunk), PlanSettings(lowest_line=Decimal(10)))
    assert [note.code for note in notes] == ["plan-line-too-low"]


def members(number: int, grade: AssessorGrade | None = AssessorGrade.SENIOR) -> tuple[AssessorFacts, ...]:
    """Return assessors with valid cards."""
    return tuple(AssessorFacts(f"a{index}", grade, None, date(2026, 12, 31)) for index in range(number))


PEOPLE = PeopleFacts(level=Level.L4, days=(date(2026, 7, 1),), assessors=members(3), supervisors=("s",))


def test_a_plan_without_a_supervisor_is_refused() -> None:
    assert [note.code for note in check_people(EDITION.people, replace(PEOPLE, supervisors=()))] == [
        "supervisor-missing"
    ]


def test_numbers_grades_and_cards_are_settings() -> None:
    two = replace(PEOPLE, assessors=members(2, AssessorGrade.ASSESSOR), level=Level.L2)
    free = PeopleSettings(fewest_assessors=2, odd_assessors=False, grades=False)
    assert check_people(EDITION.people, two, free) == ()
    late = replace(PEOPLE, days=(date(2027, 7, 1),))
    assert [note.severity for note in check_people(EDITION.people, late, PeopleSettings(cards="warning"))] == [
        "warning"
    ] * 3
    assert check_people(EDITION.people, late, PeopleSettings(cards="off")) == ()


def test_an_unknown_grade_or_card_is_a_warning() -> None:
    unknown = replace(PEOPLE, assessors=tuple(AssessorFacts(f"a{index}") for index in range(3)))
    notes = check_people(EDITION.people, unknown)
    assert {(note.code, note.severity) for note in notes} == {
        ("assessor-grade-unknown", "warning"),
        ("assessor-card-unknown", "warning"),
    }


def test_a_supervisor_cannot_sit_on_the_panel() -> None:
    facts = replace(PEOPLE, level=Level.L2, has_review=True, panel=(*members(2), AssessorFacts("s")))
    assert "supervisor-assesses" in {note.code for note in check_people(EDITION.people, facts)}


def test_a_longer_notice_is_a_setting_and_a_shorter_one_is_not() -> None:
    first = date(2026, 7, 6)
    assert last_notice_day(EDITION.afterwards, CALENDAR, first, AfterSettings(notice_days=7)) == date(2026, 7, 14)
    assert last_notice_day(EDITION.afterwards, CALENDAR, first, AfterSettings(notice_days=3)) == date(2026, 7, 10)
    late = AfterSettings(first_day_counts=False)
    facts = NoticeFacts(first, date(2026, 7, 10), date(2026, 7, 20))
    assert [note.code for note in check_notice(EDITION.afterwards, CALENDAR, facts, late)] == ["notice-too-short"]


def test_deadlines_are_settings() -> None:
    found = deadlines(
        EDITION.afterwards, CALENDAR, {Event.SUBMITTED: date(2026, 7, 6)}, AfterSettings(deadlines={"city-review": 1})
    )
    assert [(item.id, item.due) for item in found] == [("city-review", date(2026, 7, 7))]


def test_levels_without_appointment_have_no_steps() -> None:
    with pytest.raises(LookupError):
        steps(EDITION.afterwards, Level.L1, province_filed=False)
