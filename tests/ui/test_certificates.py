"""The certificates screen by keys, against an office on a temporary database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt

from skillassess.day.runner import Stage
from skillassess.model.certificates import CertificateState
from skillassess.model.levels import Level
from tests.ui.after_day import After, Seat, make, said, settled, sit_down
from ui import languages, theme
from ui.screens.certificates import CertificatesScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QPushButton
    from pytestqt.qtbot import QtBot

    from skillassess.office.certifying import Registered

_RUN = "Y000044031005264"


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
        seat = sit_down(after, login, CertificatesScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def file_all(after: After) -> None:
    """Publish, hand in, and have the filing accepted."""
    office, plan = after.office, after.plan_id
    office.noticing.publish(after.sign_in("ren"), plan, "公告栏")
    after.put_clock(date(2026, 9, 29))
    hr = after.sign_in("ren")
    office.filing.prepare(hr, plan)
    office.filing.submit(hr, plan)
    office.filing.decide(hr, plan, "city-review", accepted=True)


def press(qtbot: QtBot, seat: Seat, button: QPushButton) -> None:
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled(qtbot, seat)


def register(after: After) -> tuple[Registered, ...]:
    return after.office.certifying.register(after.sign_in("shen"), after.plan_id)


def test_no_number_is_given_before_the_filing_is_accepted(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("ren")
    press(qtbot, seat, seat.screen.series.rows[Level.L4].issue)
    assert "还没有公示" in said(seat)
    assert register(after) == ()


def test_the_first_number_may_be_chosen_and_the_run_is_shown_before_and_after(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    file_all(after)
    seat = sit("ren")
    row = seat.screen.series.rows[Level.L4]
    assert row.numbers == ("本年度还没有", f"{_RUN}000001", f"{_RUN}000003")
    row.first.setFocus()
    row.first.selectAll()
    qtbot.keyClicks(row.first, "41")
    assert row.numbers[1:] == (f"{_RUN}000041", f"{_RUN}000043")
    press(qtbot, seat, row.issue)
    assert said(seat) == f"已核发 3 个编号：{_RUN}000041 至 {_RUN}000043"
    assert [one.certificate.number[16:] for one in register(after)] == ["000041", "000042", "000043"]
    assert row.numbers == (f"{_RUN}000043", f"{_RUN}000044", "—")
    assert not row.issue.isVisible()
    assert not row.first.isVisible()


def test_who_failed_gets_no_number(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    file_all(after)
    seat = sit("ren")
    press(qtbot, seat, seat.screen.series.rows[Level.L4].issue)
    names = [seat.screen.model.index(row, 1).data() for row in range(seat.screen.model.rowCount())]
    assert names == ["丁宇", "王𠮷", "方晴"]


def test_void_and_reissue_ask_for_a_reason_and_keep_the_number(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    file_all(after)
    after.office.certifying.issue(after.sign_in("ren"), after.plan_id, Level.L4)
    seat = sit("ren")
    screen = seat.screen
    press(qtbot, seat, screen.reissue)
    assert "请写明理由" in said(seat)
    assert screen.reason.hasFocus() or not screen.isActiveWindow()
    qtbot.keyClicks(screen.reason, "lost by the holder")
    press(qtbot, seat, screen.reissue)
    assert register(after)[0].certificate.reissued == (date(2026, 9, 29),)
    screen.table.setCurrentIndex(screen.model.index(1, 0))
    qtbot.keyClicks(screen.reason, "issued in error")
    press(qtbot, seat, screen.void)
    given = register(after)[1].certificate
    assert (given.state, given.reason) == (CertificateState.VOID, "issued in error")
    assert said(seat) == f"{_RUN}000002 已作废，该编号永不再用。"
    assert not screen.void.isVisible()


def test_numbers_of_the_province_are_taken_in_whole_or_not_at_all(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    file_all(after)
    people = [row.candidate for row in after.office.results.table(after.sign_in("ren"), after.plan_id).rows]
    for good in (False, True):
        book = Workbook()
        book.active.append(["姓名", "证件号码", "证书编号", "发证日期"])
        for place, who in enumerate(people[:3], start=7):
            name = who.name if good or place < 9 else "张三"
            book.active.append([name, who.id_number, f"{_RUN}{place:06d}", "2026-09-29"])
        book.save(tmp_path / f"{good}.xlsx")
    seat = sit("ren")
    for name, count in (("False", 0), ("True", 3)):
        seat.screen.import_path.setText(str(tmp_path / f"{name}.xlsx"))
        qtbot.keyClick(seat.screen.import_path, Qt.Key.Key_Return)
        settled(qtbot, seat)
        assert len(register(after)) == count
    assert said(seat) == "已导入 3 个编号"


def test_the_certificate_data_are_written_once_there_is_a_number(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot, tmp_path: Path
) -> None:
    file_all(after)
    seat = sit("ren")
    assert not seat.screen.export.isVisible()
    press(qtbot, seat, seat.screen.series.rows[Level.L4].issue)
    path = tmp_path / "data.xlsx"
    seat.screen.export.path.setText(str(path))
    qtbot.keyClick(seat.screen.export.path, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "data.xlsx" in seat.screen.export.outcome.text()
    text = "\n".join(str(cell.value) for row in load_workbook(path).active.iter_rows() for cell in row)
    assert f"{_RUN}000001" in text


def test_an_auditor_reads_the_register_and_changes_nothing(after: After, sit: Callable[[str], Seat]) -> None:
    file_all(after)
    after.office.certifying.issue(after.sign_in("ren"), after.plan_id, Level.L4)
    screen = sit("shen").screen
    assert screen.model.rowCount() == 3
    for button in (screen.void, screen.reissue, screen.take, screen.export.go):
        assert not button.isVisible()
