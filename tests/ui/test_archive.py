"""Papers and archive by keys, against an office on a temporary database."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from skillassess.day.runner import Stage
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from tests.ui.fingers import CTRL, PLAIN, SHIFT
from ui import languages, theme
from ui.jobs import Ticket
from ui.screens.archive import ArchiveScreen
from ui.screens.archive_rows import PAPERS
from ui.screens.archive_writing import Choices, PaperWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_ALWAYS = {"plan", "sheets-blank", "sheets-prefilled", "sign-in-candidates", "sign-in-staff"}


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[After]:
    made = make(tmp_path, Stage.SIGNING)
    yield made
    made.close()


@pytest.fixture
def sit(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[After, str], Seat]]:
    languages.speak(qapp, "zh_CN")
    theme.apply(qapp, "light")
    seats: list[Seat] = []

    def take(after: After, login: str) -> Seat:
        seat = sit_down(after, login, ArchiveScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        settled(qtbot, seat)
        if login != "shen":
            seat.screen.folder.setText(str(tmp_path / "out"))
        return seat

    yield take
    for seat in seats:
        seat.leave()


def choose(seat: Seat, *keys: str) -> None:
    """Choose papers by the keyboard: Home, then down, with Ctrl+Space on each."""
    view, model = seat.screen.table, seat.screen.model
    view.setFocus()
    view.clearSelection()
    QTest.keyClick(view, Qt.Key.Key_Home, CTRL)
    for number, row in enumerate(model.rows):
        if row.paper.key in keys:
            QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
        if number < model.rowCount() - 1:
            QTest.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert {row.paper.key for row in seat.screen.chosen} == set(keys)


def press(qtbot: QtBot, seat: Seat, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(seat.screen.table, key, modifier)
    settled(qtbot, seat)


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def state(seat: Seat, key: str) -> str:
    model = seat.screen.model
    spec = model.columns[1]
    row = next(row for row in model.rows if row.paper.key == key)
    assert spec.status is not None
    shown = spec.status(row)
    assert shown is not None
    return str(shown.text)


def test_chosen_papers_are_written_into_their_folders_and_say_when_they_were_made(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit(signed, "ren")
    choose(seat, "plan", "score-roster")
    press(qtbot, seat, Qt.Key.Key_Return, CTRL)
    assert written(tmp_path / "out") == {"papers/plan.pdf", "filings/score-roster.xlsx"}
    assert "2 种材料、2 个文件" in seat.screen.outcome.text()
    assert (state(seat, "plan"), state(seat, "summary")) == ("已生成", "可生成")
    made = signed.office.papers.made(signed.sign_in("he"), signed.plan_id)
    head = next(one.head for one in made if one.kind == "plan")
    choose(seat, "plan")
    seat.screen.table.selectRow(0)
    assert f"日志头 {head}" in seat.screen.made.spoken
    assert seat.screen.model.index(0, 3).data() == head


def test_everything_that_is_ready_is_written_and_nothing_else(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit(signed, "ren")
    press(qtbot, seat, Qt.Key.Key_Return, CTRL | SHIFT)
    found = written(tmp_path / "out")
    assert "papers/quality-report.pdf" in found
    assert "papers/sheets.pdf" in found
    assert len([name for name in found if name.startswith("sheets/")]) == 4
    assert not {name for name in found if "certificate" in name or "notice" in name or "confirmation" in name}
    assert {row.paper.key for row in seat.screen.model.rows if not row.is_due} == {
        "supervision", "notice", "certificate-data", "confirmation", "certificates",
    }  # fmt: skip
    together = next(row for row in seat.screen.model.rows if row.paper.key == "sheets-together")
    each = next(row for row in seat.screen.model.rows if row.paper.key == "sheets")
    assert [one.name for one in together.made] == ["sheets.pdf"]
    assert len(each.made) == 4


def test_a_paper_whose_time_has_not_come_is_refused_in_words_and_nothing_is_written(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit(signed, "ren")
    choose(seat, "plan", "certificates")
    press(qtbot, seat, Qt.Key.Key_Return, CTRL)
    assert said(seat) == "“证书页”要在核发证书编号后才能生成。这次没有写出任何文件。"
    assert not (tmp_path / "out").exists()


def test_before_anything_is_scored_only_sheets_for_the_day_are_ready(
    sit: Callable[[After, str], Seat], tmp_path: Path
) -> None:
    after = make(tmp_path / "morning", Stage.REGISTRATION)
    seat = sit(after, "zheng")
    assert {row.paper.key for row in seat.screen.model.rows if row.is_due} == _ALWAYS
    assert not seat.screen.archive.write.isEnabled()
    assert "全部评审表签齐后才能归档" in seat.screen.archive.spoken
    seat.leave()
    after.close()


def test_the_quality_report_is_ready_with_the_first_complete_form_and_results_only_when_sealed(
    sit: Callable[[After, str], Seat], tmp_path: Path
) -> None:
    after = make(tmp_path / "noon", Stage.MARKING)
    seat = sit(after, "zheng")
    assert {row.paper.key for row in seat.screen.model.rows if row.is_due} == _ALWAYS | {"quality-report"}
    seat.leave()
    after.close()


def test_the_archive_tells_its_dates_is_written_and_found_good_and_a_changed_one_is_found_out(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    seat = sit(signed, "ren")
    spoken = seat.screen.archive.spoken
    assert "批次办结 2026-09-21\n纸质材料保存至 2029-09-21\n电子材料保存至 2031-09-21" in spoken
    seat.screen.archive.write.setFocus()
    qtbot.keyClick(seat.screen.archive.write, Qt.Key.Key_Space)
    settled(qtbot, seat)
    path = tmp_path / "out" / "archive.zip"
    assert "上次归档" in seat.screen.archive.spoken
    qtbot.keyClick(seat.screen.check.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert seat.screen.check.outcome.text() == "✓ 每份材料都与归档时一致，日志摘录完好。"
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("added.txt", "x")
    qtbot.keyClick(seat.screen.check.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "多出“added.txt”" in seat.screen.check.outcome.text()


def test_an_auditor_sees_what_was_made_and_checks_archives_but_is_offered_no_writing(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    signed.office.papers.plan(signed.sign_in("ren"), signed.plan_id, tmp_path / "plan.pdf")
    seat = sit(signed, "shen")
    assert state(seat, "plan") == "已生成"
    assert not seat.screen.write_all.isVisible()
    assert not seat.screen.archive.write.isVisible()
    seat.screen.check.path.setText(str(tmp_path / "nothing.zip"))
    qtbot.keyClick(seat.screen.check.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "不是本系统生成的档案" in said(seat)


def test_a_folder_that_is_a_file_is_told_and_what_was_written_before_is_named(
    signed: After, sit: Callable[[After, str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "filings").write_text("a file")
    seat = sit(signed, "ren")
    choose(seat, "plan", "score-roster")
    press(qtbot, seat, Qt.Key.Key_Return, CTRL)
    assert "filings" in said(seat)
    assert seat.screen.outcome.text().startswith("已停止。停止前已写出 1 种材料")
    assert (tmp_path / "out" / "papers" / "plan.pdf").is_file()


def test_cancel_keeps_the_papers_that_are_finished_and_leaves_no_half_one(signed: After, tmp_path: Path) -> None:
    ticket = Ticket("", lambda *_: None)
    writer = PaperWriter(signed.office, signed.sign_in("ren"), signed.plan_id, Choices())
    papers = [paper for paper in PAPERS if paper.key in ("plan", "sheets")]

    def stop_at_the_second(told: Ticket, done: int, _of: int) -> None:
        if done >= 100:
            told.cancel()

    ticket.report = stop_at_the_second
    outcome = writer.write(papers, tmp_path / "out", ticket)
    assert outcome.cancelled
    assert outcome.papers == 1
    assert written(tmp_path / "out") == {"papers/plan.pdf"}


def test_names_for_the_confirmation_are_asked_for_only_where_they_matter(
    signed: After, sit: Callable[[After, str], Seat]
) -> None:
    screen = sit(signed, "ren").screen
    assert not screen.choices.isVisible()
    screen.choices.show_for(["confirmation"])
    assert screen.choices.head_of_unit.isVisible()
    assert not screen.choices.overprint.isVisible()
    screen.choices.show_for(["certificates"])
    assert screen.choices.choices.overprint is None
    screen.choices.overprint.setChecked(True)
    screen.choices.right.setValue(-1.5)
    assert screen.choices.choices == Choices(overprint=(-1.5, 0.0))
