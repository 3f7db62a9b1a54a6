"""The public notice screen by keys, against an office on a temporary database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from skillassess.day.runner import Stage
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from ui import languages, theme
from ui.screens.notice import NoticeScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


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
        seat = sit_down(after, login, NoticeScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        seat.frame.activateWindow()
        qtbot.waitUntil(seat.frame.isActiveWindow)
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def publish(after: After) -> None:
    after.office.noticing.publish(after.sign_in("ren"), after.plan_id, "公告栏")


def days(seat: Seat) -> str:
    name: str = seat.screen.countdown.left.accessibleName()
    return name.split(maxsplit=1)[0]


def test_results_that_are_not_signed_by_all_cannot_be_published(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    languages.speak(qapp, "zh_CN")
    unsigned = make(tmp_path, Stage.MARKING)
    seat = sit_down(unsigned, "ren", NoticeScreen, tmp_path)
    qtbot.addWidget(seat.frame)
    seat.frame.show()
    settled(qtbot, seat)
    assert "还有 4 名考生的评审表没有签齐" in seat.screen.countdown.spoken
    assert not seat.screen.form.publish.isEnabled()
    seat.leave()
    unsigned.close()


def test_hr_publishes_by_keyboard_for_five_working_days(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("ren")
    place = seat.screen.form.place
    seat.screen.take_focus()
    assert place.hasFocus()
    qtbot.keyClicks(place, "gate")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    settled(qtbot, seat)
    notice = after.office.noticing.view(after.sign_in("he"), after.plan_id).notice
    assert notice is not None
    assert (notice.place, notice.working_days) == ("gate", 5)
    assert notice.last_day == date(2026, 9, 28)
    assert not seat.screen.form.isVisible()
    assert days(seat) == "4"


def test_a_notice_without_a_place_is_refused_in_words(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("ren")
    qtbot.mouseClick(seat.screen.form.publish, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    assert "请填写公示地点或方式" in said(seat)
    assert seat.screen.form.place.hasFocus()


def test_a_last_day_too_early_is_refused_with_the_day_that_is_needed(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("ren")
    qtbot.keyClicks(seat.screen.form.place, "gate")
    seat.screen.form.until.setDate(seat.screen.form.until.date().addDays(-1))
    qtbot.mouseClick(seat.screen.form.publish, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    assert "最早应到 2026-09-28" in said(seat)


def test_the_countdown_skips_the_holiday_and_ends_after_the_last_day(after: After, sit: Callable[[str], Seat]) -> None:
    publish(after)
    left = {}
    for day in (22, 24, 25, 26, 28):
        after.put_clock(date(2026, 9, day))
        seat = sit("he")
        left[day] = days(seat)
        assert "公示中" in seat.screen.countdown.spoken
    assert left == {22: "3", 24: "1", 25: "1", 26: "1", 28: "0"}
    after.put_clock(date(2026, 9, 29))
    assert "公示期满" in sit("he").screen.countdown.spoken


def test_an_objection_is_recorded_and_holds_up_filing_until_it_is_resolved(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    publish(after)
    after.put_clock(date(2026, 9, 29))
    seat = sit("ren")
    objections = seat.screen.objections
    objections.about.setCurrentIndex(3)
    qtbot.keyClicks(objections.text, "score of item 3")
    qtbot.keyClick(objections.text, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert objections.model.rowCount() == 1
    assert objections.model.index(0, 1).data() == "方晴"
    assert "还有 1 条异议没有处理完" in seat.screen.countdown.spoken
    qtbot.keyClick(objections.answer, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "理由" in said(seat)
    qtbot.keyClicks(objections.answer, "checked, stands")
    qtbot.keyClick(objections.answer, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "公示期满" in seat.screen.countdown.spoken
    assert after.office.noticing.view(after.sign_in("he"), after.plan_id).is_over


def test_a_supervisor_reads_the_notice_and_publishes_nothing(sit: Callable[[str], Seat]) -> None:
    screen = sit("he").screen
    assert "现在可以公示" in screen.countdown.spoken
    assert not screen.form.isVisible()


def test_the_list_to_hang_out_is_written_with_masked_numbers(
    sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit("ren")
    path = tmp_path / "list.xlsx"
    seat.screen.export.path.setText(str(path))
    qtbot.keyClick(seat.screen.export.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "list.xlsx" in seat.screen.export.outcome.text()
    text = "\n".join(str(cell.value) for row in load_workbook(path).active.iter_rows() for cell in row)
    assert "丁宇" in text
    assert "阿依古丽" not in text
    assert "44030519900310" not in text
