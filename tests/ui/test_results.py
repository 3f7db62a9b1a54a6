"""The results screen by keys, against an office on a temporary database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from skillassess.model.results import Verdict
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from ui import languages, theme
from ui.screens.results import ResultsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def after(tmp_path: Path) -> Iterator[After]:
    made = make(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sit(after: After, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[str], Seat]]:
    languages.speak(qapp, "zh_CN")
    theme.apply(qapp, "light")
    seats: list[Seat] = []

    def take(login: str) -> Seat:
        seat = sit_down(after, login, ResultsScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def cells(seat: Seat, row: int) -> list[str]:
    model = seat.screen.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_counts_are_those_of_the_office(sit: Callable[[str], Seat]) -> None:
    screen = sit("ren").screen
    assert {verdict: figure.accessibleName().split()[0] for verdict, figure in screen.figures.items()} == {
        Verdict.PASS: "3",
        Verdict.FAIL: "1",
        Verdict.PENDING: "0",
    }
    assert screen.sealed.accessibleName().startswith("0/4")


def test_a_candidate_exactly_on_the_line_passes_and_says_so_exactly(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("he")
    seat.screen.table.setFocus()
    for _ in range(2):
        qtbot.keyClick(seat.screen.table, Qt.Key.Key_Down)
    assert cells(seat, 2)[1:5] == ["方晴", "…00003", "82.0", "60.0"]
    assert "梁工 55、邓工 63、彭工 62" in seat.screen.detail.spoken
    assert "平均得分精确值 60，合格线 60" in seat.screen.detail.spoken
    assert "各项评价均达到合格线" in seat.screen.detail.spoken


def test_who_fails_is_told_which_component_and_which_clause(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("shen")
    seat.screen.filter.setFocus()
    for _ in range(2):
        qtbot.keyClick(seat.screen.filter, Qt.Key.Key_Down)
    assert seat.screen.model.rowCount() == 1
    assert "工作业绩：平均得分未达到合格线。（依据：粤人社规〔2025〕25号 附件2 说明3）" in seat.screen.detail.spoken
    assert "平均得分精确值 128/3" in seat.screen.detail.spoken
    assert cells(seat, 0)[4] == "42.7"


def test_a_signature_elsewhere_is_seen_at_once(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("shen")
    after.seal_all()
    settled(qtbot, seat)
    assert seat.screen.sealed.accessibleName().startswith("4/4")


def test_the_filled_sheets_are_written_into_the_folder_that_was_typed(
    sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit("ren")
    path = seat.screen.export.path
    path.setFocus()
    path.selectAll()
    qtbot.keyClicks(path, str(tmp_path / "out"))
    qtbot.keyClick(path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 4
    assert seat.screen.export.outcome.text().startswith("✓ 已写出 4 个文件")


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(
    sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit("ren")
    seat.screen.export.choice.setCurrentIndex(1)
    seat.screen.export.path.setText(str(tmp_path / "nowhere" / "sheets.pdf"))
    qtbot.mouseClick(seat.screen.export.go, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    assert "所选文件夹不存在" in said(seat)
    assert not seat.screen.export.outcome.isVisible()
    assert not (tmp_path / "nowhere").exists()


def test_an_auditor_reads_results_and_writes_nothing(sit: Callable[[str], Seat]) -> None:
    assert not sit("shen").screen.export.isVisible()


def test_the_table_keeps_to_the_rules_of_qt_models(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("ren")
    tester = QAbstractItemModelTester(seat.screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    seat.screen.filter.setCurrentIndex(1)
    settled(qtbot, seat)
    assert tester.model().rowCount() == 3
