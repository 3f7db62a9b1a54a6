"""Every act of a day stands in the journal: when with offset, who, what, about which subject, why (promise 25)."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from skillassess.errors import Refused
from skillassess.model.sheets import ComponentKind
from tests.core.office.bureau import PLAN, Bureau

_OF_A_DAY = {
    "institution.set_up",
    "person.add",
    "session.open",
    "plan.draft",
    "plan.release",
    "mark.enter",
    "sheet.submit",
    "sign.confirm",
    "sign.supervise",
    "sign.opinion",
}


@pytest.mark.promise(25)
def test_a_signed_day_is_journalled_from_the_first_to_the_last_act(signed: Bureau) -> None:
    with signed.office.door.look() as reading:
        entries = reading.entries()
    actions = {entry.action for entry in entries}
    assert _OF_A_DAY - actions <= {"mark.enter"} if "mark.fill" in actions else actions >= _OF_A_DAY
    for entry in entries:
        assert datetime.fromisoformat(entry.at).utcoffset() == timedelta(hours=8)
        assert entry.actor
        assert entry.subject
        assert isinstance(json.loads(entry.detail), dict)


@pytest.mark.promise(25)
def test_an_entry_says_who_changed_what_from_which_to_which_value_and_why(marked: Bureau) -> None:
    key = marked.column(1, ComponentKind.WORK_PERFORMANCE, "deng")
    marked.office.signing.send_back(marked.as_("he"), [key], "第1项录入有误")
    old = marked.office.marking.sheet(marked.as_("deng"), key).column.marks[0]
    marked.office.marking.enter(marked.as_("deng"), key, 1, "1", seen=old.version)
    with marked.office.door.look() as reading:
        last = reading.entries(last=1)[0]
        back = next(entry for entry in reversed(reading.entries()) if entry.action == "sheet.return")
        history = reading.mark_history(key, 1)
    assert (last.action, last.actor, last.subject) == ("mark.enter", marked.id_of("deng"), str(key))
    assert json.loads(last.detail)["value"] == "1"
    assert json.loads(back.detail)["reason"] == "第1项录入有误"
    assert (history[-2].value, f"{history[-1].value}") == (old.value, "1")


@pytest.mark.promise(25)
def test_a_refused_act_leaves_no_entry_and_a_failed_sign_in_does(registered: Bureau) -> None:
    before = registered.office.door.database.head().seq
    with pytest.raises(Refused):
        registered.office.board.board(registered.as_("liang"), PLAN)
    opened = registered.office.door.database.head().seq
    assert opened == before + 1  # signing in
    with pytest.raises(Refused, match="sign-in-wrong"):
        registered.office.sign_in("liang", "not-the-password")
    with registered.office.door.look() as reading:
        assert [entry.action for entry in reading.entries()[opened:]] == ["session.failure"]


def test_an_extract_of_the_journal_is_written_whole_and_leaves_an_entry(registered: Bureau) -> None:
    admin, desk = registered.as_("admin"), registered.office.administration
    path = registered.path.parent / "journal.txt"
    written = desk.write_journal(admin, path, ["甲", "乙"])
    assert path.read_text(encoding="utf-8") == "甲\n乙\n"
    last = desk.journal(admin, last=1)[0]
    assert (last.action, json.loads(last.detail)) == ("journal.write", {"lines": 2, "sha256": written.sha256})
    assert desk.verify(admin).holds


def test_later_entries_are_read_after_a_number(registered: Bureau) -> None:
    admin, desk = registered.as_("admin"), registered.office.administration
    whole = desk.journal(admin)
    assert desk.journal(admin, after=whole[-3].seq) == whole[-2:]
    assert desk.journal(admin, after=whole[-1].seq) == ()


def test_checking_the_journal_tells_its_progress_and_can_be_stopped(registered: Bureau) -> None:
    class Stopped(Exception):
        pass

    told: list[tuple[int, int]] = []
    admin, desk = registered.as_("admin"), registered.office.administration
    count = desk.head(admin).seq
    assert desk.verify(admin, progress=lambda *step: told.append(step)).entries == count
    assert told[0] == (0, count)

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        desk.verify(admin, progress=stop)
    assert desk.verify(admin).holds
