"""Keying in from paper: two people, the second without a sight of the first; only then the assessor's column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from skillassess.errors import Problem, Refused, Stale
from skillassess.model.candidates import Presence
from skillassess.model.keying import EntryNo, KeyingState
from skillassess.model.people import Person, Role
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, ColumnState
from skillassess.office import Entry
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

KIND = ComponentKind.WORK_PROCESS


@pytest.fixture
def house(registered: Bureau) -> Bureau:
    """Return the office with two more members."""
    admin = registered.as_("admin")
    for login in ("second", "third"):
        person = Person("", login, f"录入{login}", (Role.OFFICE,))
        registered.office.administration.add_person(admin, person, PASSWORD)
    return registered


@pytest.fixture
def key(house: Bureau) -> ColumnKey:
    return house.column(1, KIND, "liang")


def texts(house: Bureau, key: ColumnKey, **other: str) -> list[str]:
    """Return a full column of the lowest scores but for some items (``i3="4"``)."""
    items = house.office.keying.sheet(house.as_("zheng"), key).template.items
    return [other.get(f"i{item.no}", f"{item.minimum:f}") for item in items]


def enter(house: Bureau, login: str, key: ColumnKey, **other: str) -> KeyingState:
    column = texts(house, key, **other)
    return house.office.keying.enter(house.as_(login), key, column).sheet.state


def last_entry(house: Bureau) -> Entry:
    """Return the last journal row about keying."""
    journal = house.office.administration.journal(house.as_("admin"))
    return next(entry for entry in reversed(journal) if entry.action.startswith("paper."))


def column_of(house: Bureau, key: ColumnKey) -> ColumnState:
    return house.office.marking.sheet(house.as_("liang"), key).column.state


def test_one_entry_alone_is_not_yet_the_assessors_column(house: Bureau, key: ColumnKey) -> None:
    assert enter(house, "zheng", key) is KeyingState.ONCE
    opened = house.office.marking.sheet(house.as_("liang"), key)
    assert opened.column.state is ColumnState.UNTOUCHED
    assert opened.column.marks == ()


def test_two_equal_entries_become_the_submitted_column(house: Bureau, key: ColumnKey) -> None:
    column = texts(house, key, i2="4")
    house.office.keying.enter(house.as_("zheng"), key, column)
    form = house.office.keying.enter(house.as_("second"), key, column)
    assert form.sheet.state is KeyingState.TAKEN_OVER
    opened = house.office.marking.sheet(house.as_("liang"), key)
    assert opened.column.state is ColumnState.SUBMITTED
    assert opened.column.scores[2] == Decimal(4)
    assert opened.missing == ()
    assert {mark.version for mark in opened.column.marks} == {1}


def test_a_column_taken_over_names_both_who_keyed_in_the_journal(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key)
    enter(house, "second", key)
    entry = last_entry(house)
    assert entry.action == "paper.agree"
    assert entry.subject == str(key)
    assert house.id_of("zheng") in entry.detail
    assert house.id_of("second") in entry.detail
    assert entry.actor == house.id_of("second")


def test_the_second_entry_must_be_another_persons(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key)
    with pytest.raises(Refused, match="keyed-by-same-person"):
        enter(house, "zheng", key)
    assert column_of(house, key) is ColumnState.UNTOUCHED


def test_whoever_keys_second_can_read_nothing_of_the_first_entry(house: Bureau, key: ColumnKey) -> None:
    """Two first entries with different values look the same to everybody who may look."""
    seen = []
    second = house.as_("second")
    for value in ("1", "5"):
        column = ["1"] * len(texts(house, key))
        column[0] = value
        house.office.keying.enter(house.as_("zheng"), key, column)
        looks = [house.office.keying.sheet(second, key), house.office.keying.sheets(second, PLAN)]
        journal = last_entry(house)
        seen.append([repr(look) for look in looks] + [journal.action, journal.subject, journal.detail])
        house.office.keying.discard(house.as_("zheng"), key, "重录")
    assert seen[0] == seen[1]


def test_differences_are_listed_once_both_entries_are_in(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key, i1="3", i4="2")
    assert enter(house, "second", key, i1="4", i4="2") is KeyingState.DIFFERS
    (gap,) = house.office.keying.sheet(house.as_("zheng"), key).differences
    assert (gap.item, gap.first, gap.second) == (1, Decimal(3), Decimal(4))
    assert column_of(house, key) is ColumnState.UNTOUCHED


@pytest.mark.parametrize(("chosen", "value"), [(EntryNo.FIRST, 3), (EntryNo.SECOND, 4)])
def test_a_third_person_says_which_entry_is_right(house: Bureau, key: ColumnKey, chosen: EntryNo, value: int) -> None:
    enter(house, "zheng", key, i1="3")
    enter(house, "second", key, i1="4")
    house.office.keying.decide(house.as_("third"), key, {1: chosen}, "纸面清楚")
    opened = house.office.marking.sheet(house.as_("liang"), key)
    assert opened.column.state is ColumnState.SUBMITTED
    assert opened.column.scores[1] == value
    entry = last_entry(house)
    assert (entry.action, entry.actor) == ("paper.decide", house.id_of("third"))
    assert "纸面清楚" in entry.detail


def test_hr_may_be_the_third_person(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key, i1="3")
    enter(house, "second", key, i1="4")
    house.office.keying.decide(house.as_("wei"), key, {1: EntryNo.FIRST}, "对照纸面")
    assert column_of(house, key) is ColumnState.SUBMITTED


@pytest.mark.parametrize("login", ["zheng", "second"])
def test_neither_of_those_who_keyed_decides(house: Bureau, key: ColumnKey, login: str) -> None:
    enter(house, "zheng", key, i1="3")
    enter(house, "second", key, i1="4")
    with pytest.raises(Refused, match="decided-by-keyer"):
        house.office.keying.decide(house.as_(login), key, {1: EntryNo.FIRST}, "我记得")
    assert column_of(house, key) is ColumnState.UNTOUCHED


def test_every_difference_is_decided_and_with_a_reason(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key, i1="3", i2="3")
    enter(house, "second", key, i1="4", i2="4")
    third = house.as_("third")
    with pytest.raises(Refused, match="difference-open") as refused:
        house.office.keying.decide(third, key, {1: EntryNo.FIRST}, "看纸面")
    assert refused.value.params["items"] == "2"
    with pytest.raises(Refused, match="reason-missing"):
        house.office.keying.decide(third, key, {1: EntryNo.FIRST, 2: EntryNo.FIRST}, "  ")
    house.office.keying.decide(third, key, {1: EntryNo.FIRST, 2: EntryNo.SECOND}, "看纸面")
    scores = house.office.marking.sheet(house.as_("liang"), key).column.scores
    assert (scores[1], scores[2]) == (Decimal(3), Decimal(4))


def test_agreeing_entries_leave_nothing_to_decide(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key)
    with pytest.raises(Refused, match="nothing-to-decide"):
        house.office.keying.decide(house.as_("third"), key, {}, "理由")


@pytest.mark.parametrize("login", ["liang", "he"])
def test_who_takes_part_in_the_batch_keys_nothing_of_it(house: Bureau, key: ColumnKey, login: str) -> None:
    admin = house.as_("admin")
    person = next(p for p in house.office.administration.people(admin) if p.login == login)
    both = Person(person.id, person.login, person.name, (*person.roles, Role.OFFICE), grade=person.grade)
    house.office.administration.change_person(admin, both, "兼任考务")
    house.sessions.clear()
    for call in (
        lambda who: house.office.keying.sheets(who, PLAN),
        lambda who: house.office.keying.sheet(who, key),
        lambda who: house.office.keying.enter(who, key, []),
        lambda who: house.office.keying.decide(who, key, {}, "理由"),
        lambda who: house.office.keying.discard(who, key, "理由"),
    ):
        with pytest.raises(Refused, match="keyer-takes-part"):
            call(house.as_(login))


def test_an_empty_item_or_a_score_off_the_scale_is_refused(house: Bureau, key: ColumnKey) -> None:
    column = texts(house, key)
    with pytest.raises(Refused, match="sheet-incomplete"):
        house.office.keying.enter(house.as_("zheng"), key, ["", *column[1:]])
    with pytest.raises(Refused, match="score-off-scale"):
        house.office.keying.enter(house.as_("zheng"), key, ["99", *column[1:]])
    with pytest.raises(Refused, match="column-of-other-length"):
        house.office.keying.enter(house.as_("zheng"), key, column[1:])
    assert house.office.keying.sheet(house.as_("zheng"), key).sheet.state is KeyingState.FRESH


def test_a_column_scored_in_the_program_is_not_keyed_over(house: Bureau, key: ColumnKey) -> None:
    column = texts(house, key)
    house.office.keying.enter(house.as_("zheng"), key, column)
    house.office.marking.enter(house.as_("liang"), key, 1, "3", seen=0)
    with pytest.raises(Refused, match="scored-in-program"):
        house.office.keying.enter(house.as_("second"), key, column)
    assert house.office.marking.sheet(house.as_("liang"), key).column.scores == {1: Decimal(3)}


def test_entries_of_a_column_that_changed_since_do_not_hold(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key)
    enter(house, "second", key)
    house.office.signing.send_back(house.as_("he"), [key], "纸面更正")
    column = texts(house, key, i1="4")
    house.office.keying.enter(house.as_("second"), key, column)
    present = house.office.marking.sheet(house.as_("liang"), key).column.marks[0]
    house.office.marking.enter(house.as_("liang"), key, 1, "5", seen=present.version)
    with pytest.raises(Stale, match="keyed-column-changed"):
        house.office.keying.enter(house.as_("zheng"), key, column)


def test_a_sheet_sent_back_can_be_keyed_anew_as_new_versions(house: Bureau, key: ColumnKey) -> None:
    enter(house, "zheng", key)
    enter(house, "second", key)
    house.office.signing.send_back(house.as_("he"), [key], "纸面更正")
    assert house.office.keying.sheet(house.as_("zheng"), key).sheet.state is KeyingState.FRESH
    enter(house, "second", key, i1="4")
    enter(house, "zheng", key, i1="4")
    history = house.office.marking.history(house.as_("liang"), key, 1)
    assert [(mark.version, mark.value) for mark in history] == [(1, Decimal(1)), (2, Decimal(4))]


def test_a_keyed_column_waits_for_its_assessors_signature(marked: Bureau) -> None:
    """The form is complete again and the assessor is still asked to confirm."""
    admin = marked.as_("admin")
    marked.office.administration.add_person(admin, Person("", "second", "录入二", (Role.OFFICE,)), PASSWORD)
    key = marked.column(1, KIND, "liang")
    marked.office.signing.send_back(marked.as_("he"), [key], "按纸面重录")
    enter(marked, "zheng", key, i1="4")
    enter(marked, "second", key, i1="4")
    sheet = marked.office.signing.own_sheet(marked.as_("liang"), key.form)
    assert marked.id_of("liang") in sheet.signed.missing_confirmations
    marked.office.signing.confirm(marked.as_("liang"), [sheet.seen], PASSWORD)
    again = marked.office.signing.own_sheet(marked.as_("liang"), key.form)
    assert marked.id_of("liang") in again.signed.confirmed_by


def test_discarding_needs_a_reason_and_something_keyed(house: Bureau, key: ColumnKey) -> None:
    zheng = house.as_("zheng")
    with pytest.raises(Refused, match="nothing-keyed"):
        house.office.keying.discard(zheng, key, "重录")
    enter(house, "zheng", key)
    with pytest.raises(Refused, match="reason-missing"):
        house.office.keying.discard(zheng, key, "")
    house.office.keying.discard(zheng, key, "录错考生")
    assert enter(house, "zheng", key) is KeyingState.ONCE


def test_an_absent_candidates_sheet_cannot_be_keyed(house: Bureau, key: ColumnKey) -> None:
    house.office.registration.set_presence(house.as_("zheng"), PLAN, key.form, Presence.ABSENT, "未到场")
    listed = house.office.keying.sheets(house.as_("zheng"), PLAN)
    assert key not in [sheet.key for sheet in listed]
    with pytest.raises(Problem, match="sheet-not-open"):
        house.office.keying.sheet(house.as_("zheng"), key)


def test_the_list_says_who_may_do_what(house: Bureau, key: ColumnKey) -> None:
    def of(login: str) -> tuple[bool, bool]:
        sheet = next(s for s in house.office.keying.sheets(house.as_(login), PLAN) if s.key == key)
        return sheet.may_key, sheet.may_decide

    assert (of("zheng"), of("wei")) == ((True, False), (False, False))
    enter(house, "zheng", key, i1="3")
    assert (of("zheng"), of("second")) == ((False, False), (True, False))
    enter(house, "second", key, i1="4")
    assert (of("second"), of("third"), of("wei")) == ((False, False), (False, True), (False, True))
