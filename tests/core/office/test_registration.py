"""Rosters through the office: nothing kept before acceptance, nothing dropped unsaid."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.identity import IdType
from skillassess.model.levels import Level
from skillassess.model.roster import RosterEntry
from tests.core.office.bureau import PLAN, Bureau, ThirdLevel

DATA = Path(__file__).parents[2] / "data"


def test_a_preview_keeps_nothing(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    before = registered.office.registration.candidates(zheng, PLAN)
    preview = registered.office.registration.preview(zheng, PLAN, DATA / "roster-clean-30.xlsx")
    assert len(preview.entries) == 30
    assert registered.office.registration.candidates(zheng, PLAN) == before


def test_a_clean_roster_is_taken_whole_in_one_transaction(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    preview = registered.office.registration.preview(zheng, PLAN, DATA / "roster-clean-30.xlsx")
    head = registered.office.administration.head(zheng).seq
    taken = registered.office.registration.accept(zheng, PLAN, preview)
    assert registered.office.administration.head(zheng).seq == head + 1
    assert [c.id for c in taken] == [f"{PLAN}{n:05d}" for n in range(4, 34)]


def test_the_same_roster_twice_is_refused(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    path = DATA / "roster-clean-30.xlsx"
    preview = registered.office.registration.preview(zheng, PLAN, path)
    registered.office.registration.accept(zheng, PLAN, preview)
    again = registered.office.registration.preview(zheng, PLAN, path)
    assert not again.entries
    assert {note.code for note in again.findings} == {"candidate-already-in-plan"}
    with pytest.raises(Refused, match="candidate-already-in-plan"):
        registered.office.registration.accept(zheng, PLAN, preview)
    assert len(registered.office.registration.candidates(zheng, PLAN)) == 33


def test_rows_of_another_level_are_named_and_refused(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    preview = registered.office.registration.preview(zheng, PLAN, DATA / "roster-as-sent-60.xlsx")
    outside = [note for note in preview.findings if note.code == "application-not-in-plan"]
    assert outside
    assert all(note.row and note.column for note in outside)
    with pytest.raises(Refused, match="roster-rows-refused"):
        registered.office.registration.accept(zheng, PLAN, preview)


def test_refused_rows_are_left_out_only_knowingly(third_level: ThirdLevel) -> None:
    zheng, plan_id = third_level.as_("zheng"), third_level.plan_id
    preview = third_level.office.registration.preview(zheng, plan_id, DATA / "roster-as-sent-60.xlsx")
    refused = [row.row for row in preview.rows if row.values is None]
    assert refused
    with pytest.raises(Refused, match="roster-rows-refused"):
        third_level.office.registration.accept(zheng, plan_id, preview, leave_out=refused[1:])
    assert third_level.office.registration.candidates(zheng, plan_id) == ()
    taken = third_level.office.registration.accept(zheng, plan_id, preview, leave_out=refused)
    assert len(taken) == len(preview.rows) - len(refused)
    names = Counter(candidate.name for candidate in taken)
    assert names["蔡英宇"] == 2  # two people of one name are both kept
    assert len({candidate.id_number for candidate in taken}) == len(taken)  # one person twice is not


TYPED = RosterEntry(
    name="方晴",
    id_type=IdType.RESIDENT,
    id_number="441300199001011239",
    sex="男",
    birth_date=date(1990, 1, 1),
    education="",
    source="",
    certificate_pickup="",
    occupation="电工",
    job_type="电工",
    level=Level.L4,
    condition="",
    phone="",
    work_start=None,
    employer="",
    post="",
    remark="",
)


def test_a_candidate_typed_by_hand_is_kept_in_normal_form(registered: Bureau) -> None:
    added = registered.office.registration.add(
        registered.as_("zheng"), PLAN, replace(TYPED, id_number="４４１300 199001011239")
    )
    assert added.id_number == "441300199001011239"
    assert added.id == f"{PLAN}00004"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(TYPED, id_number="441300199001011238"), "id-check-digit"),
        (replace(TYPED, birth_date=date(1990, 1, 2)), "roster-birth-contradicts-id"),
        (replace(TYPED, sex="女"), "roster-sex-contradicts-id"),
        (replace(TYPED, name="=方晴"), "name-formula"),
        (replace(TYPED, id_type=IdType.PASSPORT, id_number=" "), "roster-missing"),
        (replace(TYPED, level=Level.L5), "application-not-in-plan"),
    ],
)
def test_a_candidate_typed_by_hand_is_refused_as_a_roster_row_is(
    registered: Bureau, wrong: RosterEntry, code: str
) -> None:
    zheng = registered.as_("zheng")
    with pytest.raises(Refused, match=code):
        registered.office.registration.add(zheng, PLAN, wrong)
    assert len(registered.office.registration.candidates(zheng, PLAN)) == 3


def test_a_candidate_is_checked_in_for_every_component_at_once(registered: Bureau) -> None:
    zheng, number = registered.as_("zheng"), f"{PLAN}00001"
    head = registered.office.administration.head(zheng).seq
    registration = registered.office.registration
    registration.set_presence_throughout(zheng, PLAN, number, Presence.PRESENT, "现场签到")
    assert registered.office.administration.head(zheng).seq == head + 1
    found = registration.attendance(zheng, PLAN)
    assert {(one.candidate, one.presence) for one in found} == {(number, Presence.PRESENT)}
    assert len(found) == 2
    with pytest.raises(Refused, match="reason-missing"):
        registration.set_presence_throughout(zheng, PLAN, number, Presence.ABSENT, " ")


def test_absence_throughout_locks_every_sheet_and_being_there_after_all_opens_them(registered: Bureau) -> None:
    zheng, number = registered.as_("zheng"), f"{PLAN}00001"
    registration, board = registered.office.registration, registered.office.board

    def states() -> set[str]:
        row = next(row for row in board.board(zheng, PLAN).rows if row.candidate.id == number)
        return {cell.state.value for form in row.forms for cell in form.cells}

    registration.set_presence_throughout(zheng, PLAN, number, Presence.ABSENT, "未到场")
    assert states() == {"absent"}
    registration.set_presence_throughout(zheng, PLAN, number, Presence.PRESENT, "迟到到场")
    assert states() == {"untouched"}


@pytest.mark.promise(18)
def test_an_id_number_is_shown_in_full_only_as_an_act_with_a_reason_and_the_journal_does_not_hold_it(
    registered: Bureau,
) -> None:
    zheng, desk = registered.as_("zheng"), registered.office.registration
    who = desk.candidates(zheng, PLAN)[0]
    before = registered.office.administration.head(zheng).seq
    with pytest.raises(Refused, match="reason-missing"):
        desk.reveal(zheng, who.id, " ")
    with pytest.raises(Refused, match="candidate-unknown"):
        desk.reveal(zheng, f"{PLAN}99999", "核对身份证")
    assert registered.office.administration.head(zheng).seq == before
    assert desk.reveal(zheng, who.id, f"核对 {who.id_number}") == who.id_number
    with registered.office.door.look() as reading:
        entry = reading.entries(last=1)[0]
        told = "".join(entry.detail for entry in reading.entries())
    assert (entry.action, entry.subject, entry.actor) == ("candidate.reveal", who.id, registered.id_of("zheng"))
    assert "核对" in entry.detail
    assert who.id_number not in told


@pytest.mark.promise(18)
@pytest.mark.parametrize("login", ["liang", "he"])
def test_assessors_and_the_supervisor_see_no_id_number_in_full(registered: Bureau, login: str) -> None:
    with pytest.raises(Refused, match="right-missing"):
        registered.office.registration.reveal(registered.as_(login), f"{PLAN}00001", "想看")
