"""Rosters through the office: nothing kept before acceptance, nothing dropped unsaid."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from skillassess.errors import Refused
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
