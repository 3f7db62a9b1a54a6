"""Scoring through the office: own sheets only, exact versions, frozen once submitted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from skillassess.errors import Refused, Stale
from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnState
from tests.core.office.bureau import Bureau

PERFORMANCE = ComponentKind.WORK_PERFORMANCE


def test_an_entry_is_saved_as_a_version_and_never_overwritten(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "liang")
    marking, liang = registered.office.marking, registered.as_("liang")
    assert marking.enter(liang, key, 1, "3", seen=0).total == 3
    assert marking.enter(liang, key, 1, "4", seen=1, note="证据3").mark.version == 2
    saved = marking.undo(liang, key, 1)
    assert saved.mark.value == Decimal(3)
    assert [mark.value for mark in marking.history(liang, key, 1)] == [3, 4, 3]


def test_a_score_off_the_scale_is_refused_and_the_old_value_stands(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "liang")
    marking, liang = registered.office.marking, registered.as_("liang")
    marking.enter(liang, key, 1, "5", seen=0)
    head = registered.office.administration.head(liang)
    with pytest.raises(Refused, match="score-off-scale"):
        marking.enter(liang, key, 1, "6", seen=1)
    assert marking.sheet(liang, key).column.scores == {1: Decimal(5)}
    assert registered.office.administration.head(liang) == head


def test_an_entry_on_an_old_screen_is_stale(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "liang")
    marking, liang = registered.office.marking, registered.as_("liang")
    marking.enter(liang, key, 1, "5", seen=0)
    with pytest.raises(Stale):
        marking.enter(liang, key, 1, "4", seen=0)


def test_nobody_reads_or_writes_anothers_sheet(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "deng")
    for call in (
        lambda: registered.office.marking.sheet(registered.as_("liang"), key),
        lambda: registered.office.marking.enter(registered.as_("liang"), key, 1, "5", seen=0),
        lambda: registered.office.marking.submit(registered.as_("liang"), key),
    ):
        with pytest.raises(Refused, match="not-own-sheet"):
            call()


def test_an_empty_item_is_not_zero_and_stops_the_submission(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "liang")
    marking, liang = registered.office.marking, registered.as_("liang")
    marking.fill(liang, key, ["5"] * 19 + [None])
    with pytest.raises(Refused, match="sheet-incomplete") as refused:
        marking.submit(liang, key)
    assert refused.value.params["items"] == "20"
    marking.enter(liang, key, 20, "1", seen=0)
    marking.submit(liang, key)
    with pytest.raises(Refused, match="sheet-not-open"):
        marking.enter(liang, key, 20, "2", seen=1)


def test_an_absent_candidates_sheet_is_locked(registered: Bureau) -> None:
    form = registered.form(1, PERFORMANCE)
    registered.office.registration.set_presence(registered.as_("zheng"), form.plan, form, Presence.ABSENT, "未到场")
    key = registered.column(1, PERFORMANCE, "liang")
    opened = registered.office.marking.sheet(registered.as_("liang"), key)
    assert opened.column.state is ColumnState.ABSENT
    with pytest.raises(Refused, match="sheet-not-open"):
        registered.office.marking.enter(registered.as_("liang"), key, 1, "5", seen=0)


def test_all_items_alike_is_said_before_submitting(registered: Bureau) -> None:
    key = registered.column(1, PERFORMANCE, "liang")
    marking, liang = registered.office.marking, registered.as_("liang")
    marking.fill(liang, key, ["4"] * 20)
    assert [note.code for note in marking.findings(liang, key)] == ["all-items-alike"]
    marking.enter(liang, key, 3, "5", seen=1)
    assert marking.findings(liang, key) == ()
