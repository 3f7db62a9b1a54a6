"""Scoring by keys and clicks, on the small day, against the office."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, ColumnState, FormKey, Replacement
from tests.ui.conftest import MORNING
from tests.ui.house import House
from ui.context import Desk
from ui.frame import Frame
from ui.screens.scoring import ScoringScreen
from ui.screens.scoring_entries import Entries, Entry

Settle = Callable[[], None]
Open = Callable[[str], tuple[Frame, ScoringScreen]]
PERFORMANCE = ComponentKind.WORK_PERFORMANCE
PROCESS = ComponentKind.WORK_PROCESS


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Open:
    """Open the scoring screen for a login, with the keyboard on the sheet."""

    def open_for(login: str) -> tuple[Frame, ScoringScreen]:
        frame = house.frame(login, screens=(ScoringScreen,))
        frame.show()
        qtbot.waitActive(frame)
        frame.activateWindow()
        settled()
        screen = frame.places.shown
        assert isinstance(screen, ScoringScreen)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return frame, screen

    return open_for


def press(*keys: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys on whatever has the keyboard."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            for character in key:
                QTest.keyClick(QApplication.focusWidget() or widget, character, held)
        else:
            QTest.keyClick(widget, key, held)


def control(key: Qt.Key) -> None:
    press(key, held=Qt.KeyboardModifier.ControlModifier)


def turn_to(screen: ScoringScreen, kind: ComponentKind) -> ColumnKey:
    """Go to the candidate's sheet of a kind by keys."""
    for _ in screen.list.kinds:
        key = screen.open_key
        assert key is not None
        if key.kind is kind:
            return key
        control(Qt.Key.Key_Down)
    raise AssertionError


def kept(house: House, desk: Desk, key: ColumnKey) -> dict[int, Decimal]:
    """Return what the office holds."""
    return house.office.marking.sheet(desk.session, key).column.scores


def test_a_digit_scores_and_moves_on(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    assert screen.paper.current == 1
    press("5", "4")
    assert screen.paper.current == 3
    assert kept(house, frame.desk, key) == {1: Decimal(5), 2: Decimal(4)}
    assert "9" in screen.side.total.text()
    assert screen.list.sheet(key).scored == 2


def test_twenty_items_are_entered_in_far_less_than_twenty_seconds(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    begun = time.perf_counter()
    press("45511224315334111252")
    assert time.perf_counter() - begun < 10
    assert sum(kept(house, frame.desk, key).values()) == 55
    assert screen.side.submit.hasFocus()


def test_a_digit_off_the_scale_leaves_the_old_value_and_says_why(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("3", Qt.Key.Key_Up, "9")
    assert kept(house, frame.desk, key) == {1: Decimal(3)}
    assert screen.paper.current == 1
    assert screen.paper.lines[1].field.buttons[2].isChecked()
    assert frame.strip.tone == "error"
    assert "9" in frame.strip.text
    press("5")
    assert frame.strip.text == ""
    assert kept(house, frame.desk, key) == {1: Decimal(5)}


def test_grade_buttons_score_with_a_finger(house: House, opened: Open, qtbot: QtBot) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    button = screen.paper.lines[3].field.buttons[1]
    assert button.text() == "良"
    assert button.width() >= 40
    assert button.height() >= 32
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert kept(house, frame.desk, key) == {3: Decimal(4)}
    assert button.isChecked()
    assert screen.paper.current == 4


def test_a_number_is_kept_with_enter_and_the_next_cell_is_ready(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PROCESS)
    screen.paper.go(5)
    press("6", Qt.Key.Key_Return)
    assert screen.paper.current == 6
    press("1", "2", Qt.Key.Key_Return)
    assert screen.paper.current == 6
    assert frame.strip.tone == "error"
    assert kept(house, frame.desk, key) == {5: Decimal(6)}
    press("8", Qt.Key.Key_Down)
    assert kept(house, frame.desk, key) == {5: Decimal(6), 6: Decimal(8)}


def test_a_number_that_is_left_without_enter_is_kept(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PROCESS)
    screen.paper.go(5)
    press("7")
    control(Qt.Key.Key_Right)
    assert screen.open_key != key
    assert kept(house, frame.desk, key) == {5: Decimal(7)}


def test_arrows_move_and_control_arrows_change_the_candidate(opened: Open) -> None:
    _frame, screen = opened("liang")
    turn_to(screen, PERFORMANCE)
    first = screen.open_key
    press(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up)
    assert screen.paper.current == 2
    control(Qt.Key.Key_Left)
    control(Qt.Key.Key_Right)
    assert screen.open_key == first
    control(Qt.Key.Key_Right)
    assert screen.open_key != first
    assert screen.paper.current == 1


def test_undo_is_a_new_version_and_goes_back_step_by_step(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("3", Qt.Key.Key_Up, "4", "2")
    control(Qt.Key.Key_Z)
    assert kept(house, frame.desk, key) == {1: Decimal(4)}
    control(Qt.Key.Key_Z)
    assert kept(house, frame.desk, key) == {1: Decimal(3)}
    assert screen.paper.current == 1
    control(Qt.Key.Key_Z)
    assert kept(house, frame.desk, key) == {}
    history = house.office.marking.history(frame.desk.session, key, 1)
    assert [mark.value for mark in history] == [Decimal(3), Decimal(4), Decimal(3), None]
    control(Qt.Key.Key_Z)
    assert len(house.office.marking.history(frame.desk.session, key, 1)) == 4
    assert frame.strip.text


def test_backspace_leaves_an_item_without_a_score_and_it_stands_out(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("3", "4", Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert kept(house, frame.desk, key) == {2: Decimal(4)}
    assert screen.paper.lines[1].skipped.isVisible()
    assert not screen.paper.lines[3].skipped.isVisible()
    assert all(button.unscored for button in screen.paper.lines[1].field.buttons)
    press(Qt.Key.Key_F4)
    assert screen.paper.current == 3


def test_a_note_is_kept_per_item_and_enter_goes_back_to_the_item(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("3", Qt.Key.Key_F2)
    assert screen.side.note.hasFocus()
    screen.side.note.insertPlainText("证据A-17")
    press(Qt.Key.Key_Return)
    assert screen.paper.current == 2
    assert screen.paper.lines[2].field.hasFocus()
    press("4", Qt.Key.Key_Up)
    assert screen.side.note.toPlainText() == "证据A-17"
    marks = house.office.marking.sheet(frame.desk.session, key).column.marks
    assert {mark.item: (mark.value, mark.note) for mark in marks} == {1: (Decimal(3), ""), 2: (Decimal(4), "证据A-17")}
    press(Qt.Key.Key_Up)
    assert screen.side.note.toPlainText() == ""


def test_a_note_never_holds_more_than_the_office_keeps(opened: Open) -> None:
    _frame, screen = opened("liang")
    screen.side.note.insertPlainText("字" * 499)
    assert screen.side.full.isHidden()
    screen.side.note.insertPlainText("多余")
    assert len(screen.side.note.toPlainText()) == 500
    assert not screen.side.full.isHidden()


def test_handing_in_names_what_is_missing_and_leads_there(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("555555555555555555")
    press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    control(Qt.Key.Key_Return)
    assert "17" in screen.side.ask.text
    assert "19" in screen.side.ask.text
    assert "18" not in screen.side.ask.text
    press(Qt.Key.Key_Return)
    assert screen.paper.current == 17
    assert house.office.marking.sheet(frame.desk.session, key).column.state is ColumnState.IN_PROGRESS


def test_handing_in_says_what_is_unusual_asks_once_and_goes_on_to_the_next_sheet(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("55555555555555555555", Qt.Key.Key_Return)
    assert "100" in screen.side.ask.text
    assert len(screen.side.ask.text.splitlines()) == 2
    press(Qt.Key.Key_Escape)
    assert screen.side.ask.text == ""
    assert house.office.marking.sheet(frame.desk.session, key).column.state is ColumnState.IN_PROGRESS
    control(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert house.office.marking.sheet(frame.desk.session, key).column.state is ColumnState.SUBMITTED
    assert screen.open_key != key
    assert frame.strip.tone == "ok"
    assert screen.list.sheet(key).state is ColumnState.SUBMITTED


def test_a_sheet_that_is_handed_in_is_read_only_and_says_so(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("55555555555555555555", Qt.Key.Key_Return, Qt.Key.Key_Return)
    screen.open_sheet(key)
    screen.paper.go(1)
    press("1", Qt.Key.Key_Backspace)
    assert kept(house, frame.desk, key)[1] == 5
    assert not screen.side.submit.isEnabled()
    assert screen.paper.state.status.text == "已提交"


def test_an_absent_candidate_stands_in_words_and_cannot_be_scored(house: House, opened: Open, qtbot: QtBot) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    supervisor = house.office.sign_in("he", "sample-day")
    form = FormKey(key.candidate, key.kind)
    house.office.registration.set_presence(supervisor, key.plan, form, Presence.ABSENT, "当日未到场")
    qtbot.waitUntil(lambda: screen.paper.state.status.text == "缺考")
    assert "当日未到场" in screen.paper.reason.text()
    screen.paper.go(1)
    press("5")
    assert kept(house, frame.desk, key) == {}


def test_a_replaced_assessor_sees_why_and_the_marks_stay(house: House, opened: Open, qtbot: QtBot) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    press("5")
    admin = house.office.sign_in("guan", "sample-day")
    people = {person.login: person for person in house.office.administration.people(admin)}
    spare = replace(people["deng"], id="", login="spare", name="备用")
    new = house.office.administration.add_person(admin, spare, "sample-day")
    office = house.office.sign_in("zheng", "sample-day")
    change = Replacement(key.plan, key.kind, key.assessor, new.id, (key.candidate,), "回避")
    house.office.board.replace_assessor(office, change)
    qtbot.waitUntil(lambda: screen.paper.state.status.text == "已更换")
    assert "回避" in screen.paper.reason.text()
    assert kept(house, frame.desk, key) == {1: Decimal(5)}


def test_the_screen_opens_where_one_stopped(house: House, opened: Open) -> None:
    _frame, screen = opened("liang")
    turn_to(screen, PERFORMANCE)
    press("5")
    control(Qt.Key.Key_Right)
    key = screen.open_key
    house.clock.put(MORNING + timedelta(minutes=1))
    press("54")
    control(Qt.Key.Key_Left)
    _again, second = opened("liang")
    assert second.open_key == key
    assert second.paper.current == 3


def test_nothing_of_another_assessor_is_on_the_screen(opened: Open) -> None:
    _frame, screen = opened("deng")
    turn_to(screen, PERFORMANCE)
    press("11111111111111111111", Qt.Key.Key_Return, Qt.Key.Key_Return)
    frame, other = opened("liang")
    assert {sheet.key.assessor for sheet in other.list.sheets} == {frame.desk.session.person.id}
    turn_to(other, PERFORMANCE)
    assert not any(button.isChecked() for button in other.paper.lines[1].field.buttons)
    assert "邓工" not in " ".join(widget.accessibleName() for widget in other.findChildren(QWidget))


def test_on_a_slow_disk_entries_wait_in_order_and_are_pending_until_saved(
    house: House, opened: Open, qtbot: QtBot
) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    screen.entries.slow = 0
    press("1")
    house.jobs.run("", lambda _ticket: time.sleep(0.4), lambda _nothing: None, quiet=True)
    press(Qt.Key.Key_Up, "2", "3", "4")
    assert screen.entries.waiting == 3
    assert screen.paper.lines[2].field.buttons[2].pending
    assert kept(house, frame.desk, key) == {1: Decimal(1)}
    qtbot.waitUntil(lambda: screen.entries.waiting == 0)
    assert kept(house, frame.desk, key) == {1: Decimal(2), 2: Decimal(3), 3: Decimal(4)}
    assert not screen.paper.lines[2].field.buttons[2].pending
    history = house.office.marking.history(frame.desk.session, key, 1)
    assert [mark.value for mark in history] == [Decimal(1), Decimal(2)]


def test_what_waits_is_saved_before_the_screen_is_left(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    screen.entries.slow = 0
    press("1")
    house.jobs.run("", lambda _ticket: time.sleep(0.4), lambda _nothing: None, quiet=True)
    press("2", "3")
    frame.leave()
    assert kept(house, frame.desk, key) == {1: Decimal(1), 2: Decimal(2), 3: Decimal(3)}


def test_an_entry_made_after_the_session_ended_is_saved_after_signing_in_again(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    house.office.administration.sign_out(frame.desk.session)
    press("4")
    assert screen.entries.waiting == 1
    assert screen.paper.lines[1].field.buttons[1].pending
    frame.desk.session = house.office.sign_in("liang", "sample-day")
    frame.hide()
    frame.show()
    assert screen.entries.waiting == 0
    assert kept(house, frame.desk, key) == {1: Decimal(4)}


def test_a_score_changed_elsewhere_is_said_and_shown(house: House, opened: Open) -> None:
    frame, screen = opened("liang")
    key = turn_to(screen, PERFORMANCE)
    Entries(frame.desk).put(Entry(key, 1, "2"))
    press("5")
    assert frame.strip.tone == "error"
    assert kept(house, frame.desk, key) == {1: Decimal(2)}
    assert screen.paper.lines[1].field.buttons[3].isChecked()


def test_the_screen_can_be_left_and_found_again_in_the_same_place(house: House, opened: Open, qtbot: QtBot) -> None:
    _frame, screen = opened("liang")
    turn_to(screen, PERFORMANCE)
    screen.paper.go(14)
    place = screen.place()
    second = house.frame("liang", screens=(ScoringScreen,))
    second.open_screen("scoring", place)
    second.show()
    other = second.places.shown
    assert isinstance(other, ScoringScreen)
    qtbot.waitUntil(lambda: other.place() == place)


def test_a_person_without_sheets_is_told_what_to_do(house: House, qtbot: QtBot) -> None:
    admin = house.office.sign_in("guan", "sample-day")
    people = {person.login: person for person in house.office.administration.people(admin)}
    spare = replace(people["deng"], id="", login="spare", name="备用")
    house.office.administration.add_person(admin, spare, "sample-day")
    frame = house.frame("spare", screens=(ScoringScreen,))
    frame.show()
    screen = frame.places.shown
    assert isinstance(screen, ScoringScreen)
    qtbot.waitUntil(screen.empty.isVisible)
