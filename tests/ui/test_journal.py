"""The journal screen by keys, against an office on a temporary database."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import skillassess.office
from skillassess.day.runner import Stage
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Step
from skillassess.model.worksheets import ColumnKey
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from tests.ui.fingers import CTRL
from ui import languages, theme
from ui.screens.journal import JournalScreen
from ui.screens.journal_reading import MOST, Wish, fitting, read
from ui.screens.journal_words import ACTIONS, JournalWords
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from skillassess.office import Entry

_ACT = re.compile(r"""\.act(?:_as)?\(\s*[\w.]+,\s*f?"([a-z_.]+)(\{step\.value\})?["]""")
_CODES = re.compile(r'"((?:password|journal)\.[a-z_]+)"')


@pytest.fixture
def after(tmp_path: Path) -> Iterator[After]:
    made = make(tmp_path, Stage.SIGNING)
    yield made
    made.close()


@pytest.fixture
def sit(after: After, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[str], Seat]]:
    languages.speak(qapp, "zh_CN")
    theme.apply(qapp, "light")
    seats: list[Seat] = []

    def take(login: str) -> Seat:
        seat = sit_down(after, login, JournalScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def rest(qtbot: QtBot, seat: Seat) -> None:
    """Wait for the pause of the filters and for the reading."""
    qtbot.wait(300)
    settled(qtbot, seat)


def choose(seat: Seat, name: str, text: str) -> None:
    box = getattr(seat.screen.filters, name)
    box.setCurrentIndex(box.findText(text))
    assert box.currentText() == text


def entries_of(after: After) -> tuple[Entry, ...]:
    with after.office.door.look() as reading:
        return reading.entries()


def words_of(after: After) -> JournalWords:
    people = after.office.administration.people(after.sign_in("zheng"))
    return JournalWords({one.id: one.name for one in people}, Texts("zh_CN"))


def test_every_action_the_office_records_has_words() -> None:
    found: set[str] = set()
    for path in Path(skillassess.office.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for code, is_step in _ACT.findall(text):
            found |= {f"{code}{step.value}" for step in Step} if is_step else {code}
        found |= {code for code in _CODES.findall(text) if code in ACTIONS}
    assert len(found) > 40
    assert found <= ACTIONS.keys()


def test_the_newest_entry_comes_first_and_says_who_did_what_about_what(
    after: After, sit: Callable[[str], Seat]
) -> None:
    seat = sit("guan")
    rows = seat.screen.model.rows
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)
    assert (rows[0].actor, rows[0].action, rows[0].subject) == ("管理", "登录", "管理")
    opinion = next(row for row in rows if row.action == "填写企业审核意见")
    assert (opinion.actor, opinion.subject, opinion.detail) == ("任工", after.plan_id, "评分表数 8")


def test_filters_by_person_action_subject_and_time_leave_what_fits_both_together(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("shen")
    choose(seat, "actor", "彭工")
    choose(seat, "action", "提交评分表")
    rest(qtbot, seat)
    assert {(row.actor, row.action) for row in seat.screen.model.rows} == {("彭工", "提交评分表")}
    assert seat.screen.model.rowCount() == 8
    QTest.keyClick(seat.screen.table, Qt.Key.Key_F, CTRL)
    assert seat.frame.focusWidget() is seat.screen.filters.subject
    QTest.keyClicks(seat.screen.filters.subject, "00004")
    rest(qtbot, seat)
    assert seat.screen.model.rowCount() == 2
    qtbot.keyClick(seat.screen.filters.clear, Qt.Key.Key_Space)
    rest(qtbot, seat)
    assert seat.screen.model.rowCount() == len(entries_of(after))


def test_days_bound_the_time_inclusively_and_an_unreadable_day_is_told(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    entries, words = entries_of(after), words_of(after)
    day = date.fromisoformat(entries[-1].at[:10])
    first = date.fromisoformat(entries[0].at[:10])
    assert list(fitting(entries, Wish(first=day, last=day), words)) == [
        entry for entry in entries if entry.at.startswith(day.isoformat())
    ]
    before = first - timedelta(days=1)
    assert list(fitting(entries, Wish(last=before), words)) == []
    assert next(fitting(entries, Wish(last=first), words)) == entries[0]
    seat = sit("guan")
    seat.screen.filters.first.setText("tomorrow")
    qtbot.keyClick(seat.screen.filters.first, Qt.Key.Key_Return)
    rest(qtbot, seat)
    assert said(seat) == "日期请写成 2026-10-31 的形式。"
    seat.screen.filters.first.setText("2027-01-01")
    qtbot.keyClick(seat.screen.filters.first, Qt.Key.Key_Return)
    rest(qtbot, seat)
    assert seat.screen.model.rowCount() == 0
    assert "没有记录" in seat.screen._stack.currentWidget().accessibleName()  # noqa: SLF001  what is seen in its place


def test_what_is_done_meanwhile_appears_without_being_asked_for(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("guan")
    before = seat.screen.model.rowCount()
    after.office.noticing.publish(after.sign_in("ren"), after.plan_id, "公告栏")
    rest(qtbot, seat)
    assert seat.screen.model.rowCount() == before + 2
    assert seat.screen.model.rows[0].action == "公示结果"


def test_the_check_holds_and_finds_a_head_from_paper(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("shen")
    code = f"{entries_of(after)[-3].hash[:4]}-{entries_of(after)[-3].hash[4:8]}"
    seat.screen.check.head_field.setText(code)
    QTest.keyClick(seat.screen.table, Qt.Key.Key_Return, CTRL)
    settled(qtbot, seat)
    outcome = seat.screen.check.outcome.text()
    assert outcome.startswith("✓ 全部")
    assert f"其中有日志头 {code.upper()}" in outcome


def test_a_head_that_never_was_is_not_found(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    known = {entry.hash[:8] for entry in entries_of(after)}
    never = next(f"{number:08x}" for number in range(1, 100) if f"{number:08x}" not in known)
    seat = sit("shen")
    seat.screen.check.head_field.setText(never)
    qtbot.keyClick(seat.screen.check.head_field, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "日志中没有用来比对的日志头" in seat.screen.check.outcome.text()


def test_the_text_file_holds_what_fits_with_the_head_and_every_hash(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit("shen")
    choose(seat, "action", "提交评分表")
    rest(qtbot, seat)
    path = tmp_path / "journal.txt"
    seat.screen.export.path.setText(str(path))
    qtbot.keyClick(seat.screen.export.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "操作日志摘录　示例链主装备有限公司"
    assert "条件：提交评分表" in lines[2]
    assert len(lines) == 4 + 24
    submitted = [entry for entry in entries_of(after) if entry.action == "sheet.submit"]
    assert [line.split("\t")[-1] for line in lines[4:]] == [entry.hash for entry in submitted]
    assert entries_of(after)[-1].action == "journal.write"


def test_the_value_of_a_mark_is_shown_to_nobody_who_reads_the_journal(after: After) -> None:
    liang = after.sign_in("liang")
    words = words_of(after)
    made = '{"item":3,"value":"4"}'
    assert words.detail("mark.enter", made) == "项目 3"
    key = ColumnKey(f"{after.plan_id}00001", ComponentKind.WORK_PROCESS, liang.person.id)
    assert words.subject(str(key)) == f"{after.plan_id}00001 · 工作过程 · 梁工"


def test_of_a_long_journal_the_newest_are_shown_and_all_are_counted(after: After) -> None:
    entries = entries_of(after)
    many = entries * (MOST // len(entries) + 2)
    seen = read(many, Wish(), words_of(after))
    assert seen.count == len(many) > MOST
    assert len(seen.lines) == MOST
    assert seen.lines[0].seq == many[-1].seq
