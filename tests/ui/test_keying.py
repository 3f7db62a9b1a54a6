"""Keying in paper scores by keys and clicks, against the office: two people, differences, a decision, a scan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from skillassess.model.keying import EntryNo, KeyingState
from skillassess.model.people import Person, Role
from skillassess.model.signatures import short_code
from skillassess.model.worksheets import ColumnKey, ColumnState
from skillassess.office.batch import load_batch
from tests.ui.fingers import CTRL, at_hand, press, put, tab_to, write
from tests.ui.house import PASSWORD, House
from ui.screens.keying import KeyingScreen
from ui.screens.scoring_fields import NumberCell

Open = Callable[[str], KeyingScreen]
Settle = Callable[[], None]


@pytest.fixture
def settled(settled: Settle) -> Settle:
    """Wait as well for what is read again after an answer has come."""

    def wait() -> None:
        for _ in range(3):
            settled()
            QTest.qWait(5)

    return wait


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Open:
    """Open the screen for a login, alone; two more members of the office are there."""
    admin = house.office.sign_in("guan", PASSWORD)
    for login, name in (("second", "第二人"), ("third", "第三人")):
        house.office.administration.add_person(admin, Person("", login, name, (Role.OFFICE,)), PASSWORD)

    def open_for(login: str) -> KeyingScreen:
        for kept in house.kept:
            if hasattr(kept, "hide"):
                kept.hide()
        frame = house.frame(login, screens=(KeyingScreen,))
        frame.show()
        qtbot.waitActive(frame)
        settled()
        screen = frame.places.shown
        assert isinstance(screen, KeyingScreen)
        screen.take_focus()
        return screen

    return open_for


def key_in(screen: KeyingScreen, settled: Settle, **other: str) -> None:
    """Type a whole sheet by digits from the list on: every item gets 3 but those named."""
    press(Qt.Key.Key_Return)
    for number in range(1, len(screen.form.fields) + 1):
        cell = at_hand()
        QTest.keyClicks(cell, other.get(f"i{number}", "3"))
        if isinstance(cell, NumberCell):
            press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    settled()


def state(house: House, key: str) -> KeyingState:
    """Return how far a sheet is, seen by HR, so that nobody of the office is sent out."""
    session = house.office.sign_in("ren", PASSWORD)
    return house.office.keying.sheet(session, ColumnKey.parse(key)).sheet.state


def seen_words(screen: KeyingScreen) -> str:
    return " ".join(part.text() for part in screen.findChildren(QLabel) if part.isVisible())


def test_two_people_key_a_sheet_by_digits_and_it_is_submitted(opened: Open, house: House, settled: Settle) -> None:
    screen = opened("zheng")
    first = screen.list.current
    key_in(screen, settled)
    assert screen.list.current != first
    assert state(house, first) is KeyingState.ONCE
    screen = opened("second")
    assert screen.list.current == first
    assert "第一遍的内容不显示" in seen_words(screen)
    assert screen.form.typed == {}
    key_in(screen, settled)
    assert state(house, first) is KeyingState.TAKEN_OVER
    key = ColumnKey.parse(first)
    liang = house.office.sign_in("liang", PASSWORD)
    column = house.office.marking.sheet(liang, key).column
    assert column.state is ColumnState.SUBMITTED
    assert set(column.scores.values()) == {3}


def test_whoever_keyed_first_has_no_fields_for_the_second_entry(opened: Open, settled: Settle) -> None:
    screen = opened("zheng")
    first = screen.list.current
    key_in(screen, settled)
    screen.list.setFocus()
    press(Qt.Key.Key_Home)
    settled()
    assert screen.list.current == first
    assert not screen.form.isVisible()
    assert "第二遍由另一人录入" in seen_words(screen)


def test_a_third_person_decides_differences_by_keyboard(opened: Open, house: House, settled: Settle) -> None:
    screen = opened("zheng")
    first = screen.list.current
    key_in(screen, settled)
    screen = opened("second")
    key_in(screen, settled, i2="4")
    assert screen.gaps.isVisible()
    assert not screen.gaps.take.isVisible()
    screen = opened("third")
    assert [item for item, _ in screen.gaps.choices] == [2, 2]
    tab_to(screen.gaps.choices[2, EntryNo.FIRST])
    press(Qt.Key.Key_Space)
    assert screen.gaps.chosen == {2: EntryNo.FIRST}
    press(Qt.Key.Key_Right)
    tab_to(screen.gaps.reason)
    put(screen.gaps.reason, "看纸面")
    assert screen.gaps.chosen == {2: EntryNo.SECOND}
    press(Qt.Key.Key_Return)
    settled()
    assert state(house, first) is KeyingState.TAKEN_OVER
    liang = house.office.sign_in("liang", PASSWORD)
    assert house.office.marking.sheet(liang, ColumnKey.parse(first)).column.scores[2] == 4


def test_a_sheet_with_an_item_left_out_is_not_kept(opened: Open, house: House, settled: Settle) -> None:
    screen = opened("zheng")
    first = screen.list.current
    press(Qt.Key.Key_Return)
    QTest.keyClicks(at_hand(), "3")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert state(house, first) is KeyingState.FRESH
    assert screen.form.typed == {1: "3"}
    assert screen.form.fields[1].hasFocus()


def test_a_score_off_the_scale_is_said_and_not_taken(opened: Open) -> None:
    screen = opened("zheng")
    said: list[object] = []
    screen.desk.said.connect(said.append)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(at_hand(), "9")
    assert screen.form.typed == {}
    assert "9" in str(said[-1])


def test_entries_are_discarded_with_a_reason(opened: Open, house: House, settled: Settle) -> None:
    screen = opened("zheng")
    first = screen.list.current
    key_in(screen, settled)
    screen.list.setFocus()
    press(Qt.Key.Key_Home)
    settled()
    assert state(house, first) is KeyingState.ONCE
    write(screen.reason, "录错考生")
    settled()
    assert state(house, first) is KeyingState.FRESH
    assert screen.form.isVisible()


def test_the_item_that_is_keyed_is_always_in_sight(opened: Open) -> None:
    screen = opened("zheng")
    press(Qt.Key.Key_Return)
    for field in screen.form.fields:
        assert field.isAncestorOf(at_hand()) or field is at_hand()
        assert not field.visibleRegion().isEmpty()
        press(Qt.Key.Key_Down)
    assert screen.form.keep.hasFocus()
    assert not screen.form.keep.visibleRegion().isEmpty()


def test_what_is_typed_stays_while_others_change_something(opened: Open, house: House, settled: Settle) -> None:
    screen = opened("zheng")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(at_hand(), "3")
    deng = house.office.sign_in("deng", PASSWORD)
    other = house.office.marking.sheets(deng, screen.desk.plan_id)[0].key
    house.office.marking.enter(deng, other, 1, "3", seen=0)
    QApplication.processEvents()
    settled()
    assert screen.form.typed == {1: "3"}


def test_a_scan_is_filed_by_its_code(opened: Open, house: House, settled: Settle, tmp_path: Path) -> None:
    screen = opened("zheng")
    form = ColumnKey.parse(screen.list.current).form
    with house.office.door.look() as reading:
        code = short_code(load_batch(reading, form.plan).blank_digest(form))
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    screen.scans.code.setText("0000-0000")
    write(screen.scans.path, str(path))
    settled()
    assert "0" in screen.scans.filed.text()
    assert house.office.scans.filed(screen.desk.session, form.plan) == ()
    write(screen.scans.code, code)
    assert screen.scans.path.hasFocus()
    write(screen.scans.path, str(path))
    settled()
    assert [scan.key for scan in house.office.scans.filed(screen.desk.session, form.plan)] == [form]
    assert "已归入 1 份，其中当前评审表 1 份" in screen.scans.filed.text()


def test_one_who_takes_part_in_the_batch_is_told_so(opened: Open, house: House) -> None:
    admin = house.office.sign_in("guan", PASSWORD)
    liang = next(p for p in house.office.administration.people(admin) if p.login == "liang")
    both = Person(liang.id, "liang", liang.name, (*liang.roles, Role.OFFICE), grade=liang.grade)
    house.office.administration.change_person(admin, both, "兼任考务")
    screen = opened("liang")
    assert screen.barred.isVisible()
