"""The frame around the screens: bars, path, messages, keys, overlays, on the small day."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from skillassess.errors import Note, Refused
from skillassess.model.people import Role
from tests.ui.house import House
from ui.actions import Shortcut
from ui.context import Desk
from ui.frame import Frame
from ui.jobs import Ticket
from ui.path import PathItem
from ui.pill import Tone
from ui.screens import Screen
from ui.stages import Progress, Stage, StageView

EVERYBODY = frozenset(Role)
Settle = Callable[[], None]


class PlanScreen(Screen):
    """A screen of the first stage."""

    key: ClassVar[str] = "plan"
    stage: ClassVar[Stage | None] = Stage.PLAN
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE})
    help_topic: ClassVar[str] = "plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.field = QLineEdit()
        self.refreshed = 0
        self.left: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(QLabel(self.title()))
        column.addWidget(self.field)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("Test", "Plans")

    def refresh(self) -> None:
        self.refreshed += 1

    def focus_on(self, focus: str) -> None:
        self.field.setText(focus)

    def leave(self) -> None:
        self.left.append(self.field.text())

    def shortcuts(self) -> tuple[Shortcut, ...]:
        return (Shortcut("new", ("Ctrl+N",), "New plan", "Test"),)


class TemplateScreen(PlanScreen):
    """A second screen of the same stage."""

    key: ClassVar[str] = "templates"

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("Test", "Templates")


class ScoreScreen(PlanScreen):
    """A screen only assessors see."""

    key: ClassVar[str] = "scoring"
    stage: ClassVar[Stage | None] = Stage.SCORING
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ASSESSOR})


class AuditScreen(PlanScreen):
    """A screen that belongs to no stage."""

    key: ClassVar[str] = "journal"
    stage: ClassVar[Stage | None] = None
    roles: ClassVar[frozenset[Role]] = EVERYBODY


SCREENS: tuple[type[Screen], ...] = (PlanScreen, TemplateScreen, ScoreScreen, AuditScreen)


def shown(frame: Frame) -> PlanScreen:
    """Return the screen that is seen."""
    screen = frame.places.shown
    assert isinstance(screen, PlanScreen)
    return screen


def view(frame: Frame, stage: Stage) -> PathItem:
    """Return the line of a stage."""
    item = frame.path.item(stage)
    assert item is not None
    return item


@pytest.fixture
def frame(house: House, qtbot: QtBot, settled: Settle) -> Frame:
    made = house.frame("zheng", screens=SCREENS)
    made.show()
    qtbot.waitExposed(made)
    settled()
    return made


def test_the_bars_say_institution_batch_person_and_journal_head(frame: Frame) -> None:
    words = {label.text() for label in frame.top.findChildren(QLabel)}
    assert {"示例链主装备有限公司", "2026年第三批 · 电工 四级/中级工", "考务", "郑工", "Ctrl K", "F1"} <= words
    head = frame.desk.office.administration.head(frame.desk.session).code
    assert frame.bottom.words[2] == f"日志头 {head}"


def test_a_person_sees_only_the_stages_of_their_roles(frame: Frame, house: House) -> None:
    assert frame.path.item(Stage.PLAN) is not None
    assert frame.path.item(Stage.SCORING) is None
    assert house.frame("liang", screens=SCREENS).path.item(Stage.SCORING) is not None


def test_the_path_shows_state_and_count_of_each_stage(house: House, settled: Settle) -> None:
    frame = house.frame("liang", screens=SCREENS)
    frame.show()
    settled()
    item = view(frame, Stage.SCORING)
    assert item.view == StageView(Stage.SCORING, Progress.OPEN, "0/8")
    assert item.accessibleName() == "3 评分, 进行中, 0/8"


def test_an_entry_by_the_office_is_told_as_saved_and_refreshes_the_screen(
    house: House, qtbot: QtBot, settled: Settle
) -> None:
    frame = house.frame("liang", screens=SCREENS)
    frame.show()
    settled()
    screen = shown(frame)
    before = screen.refreshed
    desk = frame.desk
    sheet = desk.office.marking.sheets(desk.session, desk.plan_id)[0]
    desk.office.marking.enter(desk.session, sheet.key, 1, "4", seen=0)
    qtbot.waitUntil(lambda: screen.refreshed == before + 1)
    assert frame.bottom.words[0] == "✓ 已保存 09:30:00"
    assert frame.bottom.words[2] == ""


def test_a_change_by_the_office_moves_the_journal_head_that_is_shown(frame: Frame, qtbot: QtBot) -> None:
    desk = frame.desk
    before = frame.bottom.words[2]
    desk.office.planning.draft(desk.session, desk.office.planning.plan(desk.session, desk.plan_id))
    head = desk.office.administration.head(desk.session).code
    qtbot.waitUntil(lambda: frame.bottom.words[2] == f"日志头 {head}")
    assert frame.bottom.words[2] != before


def test_a_refusal_is_said_in_the_strip_with_its_clause_and_esc_closes_it(frame: Frame) -> None:
    with frame.desk.told() as told:
        raise Refused("password-too-short", shortest=8, clause="条款一")
    assert told.refused
    assert "8" in frame.strip.text
    assert "依据：条款一" in frame.strip.text
    assert frame.strip.tone == "error"
    assert frame.bottom.words[0] == ""
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert frame.strip.text == ""


def test_a_bug_is_not_told_as_a_refusal(frame: Frame) -> None:
    with pytest.raises(ZeroDivisionError), frame.desk.told():
        raise ZeroDivisionError


def test_success_takes_the_message_away_and_shows_saved(frame: Frame) -> None:
    frame.desk.say("请先选择批次", "warning")
    with frame.desk.told():
        pass
    assert frame.strip.text == ""
    assert frame.bottom.words[0] == "✓ 已保存 09:30:00"


def test_a_finding_is_shown_in_the_tone_of_its_severity(frame: Frame) -> None:
    frame.desk.say(Note("password-too-short", "warning", (("shortest", "8"),)))
    assert frame.strip.tone == Tone.WARNING


def test_screens_of_one_stage_are_tabs_and_a_lone_screen_has_none(frame: Frame) -> None:
    assert frame.tabs.isVisible()
    QTest.keyClick(frame, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert frame.screen_key == "templates"
    QTest.keyClick(frame, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert frame.screen_key == "plan"
    frame.open_screen("journal")
    assert not frame.tabs.isVisible()


def test_a_screen_is_asked_to_keep_what_is_typed_before_another_is_shown(frame: Frame) -> None:
    first = shown(frame)
    first.field.setText("半句话")
    frame.desk.go("templates", "模板一")
    assert first.left == ["半句话"]
    assert shown(frame).field.text() == "模板一"


def test_a_screen_not_seen_is_refreshed_when_it_is_shown_again(frame: Frame, qtbot: QtBot) -> None:
    first = shown(frame)
    qtbot.waitUntil(lambda: first.refreshed == 1)
    frame.open_screen("journal")
    first.show_again()
    first.show_again()
    qtbot.wait(20)
    assert first.refreshed == 1
    frame.open_screen("plan")
    assert first.refreshed == 2


def test_a_screen_of_another_role_cannot_be_opened(frame: Frame) -> None:
    assert not frame.open_screen("scoring")
    assert frame.screen_key == "plan"


def test_ctrl_k_finds_a_screen_by_part_of_its_name(frame: Frame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert frame.finder.isVisible()
    QTest.keyClicks(frame.finder.field, "templ")
    assert frame.finder.results.count() == 1
    QTest.keyClick(frame.finder.field, Qt.Key.Key_Return)
    assert frame.screen_key == "templates"
    assert not frame.finder.isVisible()


def test_ctrl_k_finds_the_batch_and_says_when_nothing_matches(frame: Frame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    frame.finder.field.setText("第三批")
    assert frame.finder.results.count() == 1
    frame.finder.field.setText("没有这个名字")
    assert frame.finder.results.isHidden()


def test_question_mark_lists_the_keys_of_the_screen_and_of_everywhere(frame: Frame) -> None:
    view(frame, Stage.PLAN).setFocus()
    QTest.keyClicks(view(frame, Stage.PLAN), "?")
    assert frame.keys.isVisible()
    words = {label.text() for label in frame.keys.findChildren(QLabel)}
    assert {"New plan", "查找界面、批次或考生", "Ctrl", "N", "K", "处处可用"} <= words
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert not frame.keys.isVisible()


def test_a_question_mark_typed_into_a_field_is_text(frame: Frame) -> None:
    field = shown(frame).field
    field.setFocus()
    QTest.keyClicks(field, "why?")
    assert field.text() == "why?"
    assert not frame.keys.isVisible()


def test_f1_opens_and_closes_the_help_of_the_screen(frame: Frame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_F1)
    assert frame.help.isVisible()
    assert frame.help.topic == "plan"
    assert frame.help.page.toPlainText().strip()
    QTest.keyClick(frame, Qt.Key.Key_F1)
    assert not frame.help.isVisible()


def test_f6_goes_round_path_screen_and_top_bar(frame: Frame) -> None:
    frame.activateWindow()
    shown(frame).field.setFocus()
    places = []
    for _ in range(3):
        QTest.keyClick(frame, Qt.Key.Key_F6)
        focus = frame.focusWidget()
        assert focus is not None
        places.append((frame.top.isAncestorOf(focus), frame.path.isAncestorOf(focus), frame.places.isAncestorOf(focus)))
    assert places == [(True, False, False), (False, True, False), (False, False, True)]


def test_long_work_shows_progress_and_cancel_ends_it(frame: Frame, house: House, qtbot: QtBot) -> None:
    seen: list[int] = []

    def work(ticket: Ticket) -> None:
        for number in range(10_000):
            ticket.step(number, 10_000)
            seen.append(number)
            time.sleep(0.001)

    house.jobs.run("写文件", work, lambda _result: seen.append(-1))
    qtbot.waitUntil(frame.progress.isVisible)
    frame.progress.cancel.click()
    qtbot.waitUntil(lambda: not house.jobs.busy)
    assert not frame.progress.isVisible()
    assert -1 not in seen


def test_the_keyboard_is_in_the_screen_when_the_frame_is_shown(frame: Frame, qtbot: QtBot) -> None:
    frame.activateWindow()
    qtbot.waitUntil(lambda: frame.places.isAncestorOf(QApplication.focusWidget() or frame))


def test_a_small_window_shows_badges_only_and_still_fits_half_of_the_smallest_screen(frame: Frame) -> None:
    assert frame.path.width() > 150
    frame.resize(683, 384)
    QApplication.processEvents()
    assert frame.path.width() < 60
    assert (frame.width(), frame.height()) == (683, 384)
    assert view(frame, Stage.PLAN).toolTip() == "1 计划, 已完成"
    frame.resize(1366, 768)
    QApplication.processEvents()
    assert frame.path.width() > 150


def test_a_screen_larger_than_the_window_is_scrolled_not_cut(frame: Frame) -> None:
    shown(frame).setMinimumSize(2000, 1500)
    QApplication.processEvents()
    assert (frame.width(), frame.height()) == (1366, 768)
    assert shown(frame).size().toTuple() == (2000, 1500)


def test_everything_that_takes_the_keyboard_has_a_name_for_the_screen_reader(frame: Frame) -> None:
    frame.finder.show_known([])
    nameless = [
        type(part).__name__
        for part in frame.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not frame.places.isAncestorOf(part)
        and not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert nameless == []
