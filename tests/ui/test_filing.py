"""The filing screen by keys, against an office on a temporary database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from skillassess.day.runner import Stage
from skillassess.model.afterwards import FilingState
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from ui import languages, theme
from ui.screens.filing import FilingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QPushButton
    from pytestqt.qtbot import QtBot

_OVER = date(2026, 9, 29)


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
        seat = sit_down(after, login, FilingScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def publish(after: After) -> None:
    after.office.noticing.publish(after.sign_in("ren"), after.plan_id, "公告栏")


def press(qtbot: QtBot, seat: Seat, button: QPushButton) -> None:
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled(qtbot, seat)


def filing_of(after: After) -> FilingState | None:
    found = after.office.filing.view(after.sign_in("he"), after.plan_id).filing
    return None if found is None else found.state


def test_before_the_notice_is_over_the_checks_say_what_is_missing_and_nothing_is_prepared(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    publish(after)
    after.put_clock(date(2026, 9, 28))
    seat = sit("ren")
    assert "公示期满: 不符合" in seat.screen.checks.spoken
    assert "结果已公示: 符合" in seat.screen.checks.spoken
    press(qtbot, seat, seat.screen.checks.prepare)
    assert "公示到 2026-09-28 为止，还没有结束" in said(seat)
    assert filing_of(after) is None


def test_hr_prepares_hands_in_and_records_the_decision(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    publish(after)
    after.put_clock(_OVER)
    seat = sit("ren")
    assert "不符合" not in seat.screen.checks.spoken
    press(qtbot, seat, seat.screen.checks.prepare)
    press(qtbot, seat, seat.screen.checks.submit)
    assert seat.screen.checks.state.status.text == "审核中"
    routes = seat.screen.routes
    assert routes.step.currentText() == "市级审核"
    press(qtbot, seat, routes.accept)
    assert said(seat) == "市级审核：通过"
    assert seat.screen.checks.state.status.text == "通过"
    assert "四级/中级工: 市级审核 (check)" in routes.spoken
    view = after.office.filing.view(after.sign_in("he"), after.plan_id)
    assert all(route.is_accepted for route in view.routes)


def test_a_return_needs_the_remark_of_the_authority_and_starts_the_correction(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    publish(after)
    after.put_clock(_OVER)
    hr = after.sign_in("ren")
    after.office.filing.prepare(hr, after.plan_id)
    after.office.filing.submit(hr, after.plan_id)
    seat = sit("ren")
    press(qtbot, seat, seat.screen.routes.send_back)
    assert "请写明理由" in said(seat)
    assert filing_of(after) is FilingState.SUBMITTED
    qtbot.keyClicks(seat.screen.routes.remark, "column 4 is empty")
    press(qtbot, seat, seat.screen.routes.send_back)
    assert filing_of(after) is FilingState.RETURNED
    assert "提交补正材料 最迟 2026-10-12: 还剩 13 天" in seat.screen.deadlines.spoken
    assert seat.screen.routes.model.index(0, 3).data() == "column 4 is empty"


def test_the_deadline_to_hand_in_is_counted_in_working_days_and_then_late(
    after: After, sit: Callable[[str], Seat]
) -> None:
    publish(after)
    for day, words in (
        (date(2026, 10, 11), "还剩 1 天"),
        (date(2026, 10, 12), "还剩 0 天"),
        (date(2026, 10, 13), "逾期 1 天"),
    ):
        after.put_clock(day)
        assert f"上报评价结果 最迟 2026-10-12: {words}" in sit("he").screen.deadlines.spoken


def test_who_only_reads_is_offered_no_step(after: After, sit: Callable[[str], Seat]) -> None:
    publish(after)
    after.put_clock(_OVER)
    screen = sit("shen").screen
    assert "公示期满: 符合" in screen.checks.spoken
    assert not screen.checks.prepare.isVisible()
    assert not screen.export.isVisible()


def test_the_score_roster_is_written_where_it_was_typed(
    sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit("ren")
    path = tmp_path / "roster.xlsx"
    seat.screen.export.path.setText(str(path))
    qtbot.keyClick(seat.screen.export.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "roster.xlsx" in seat.screen.export.outcome.text()
    text = "\n".join(str(cell.value) for row in load_workbook(path).active.iter_rows() for cell in row)
    assert "方晴" in text
    assert "60.0" in text
