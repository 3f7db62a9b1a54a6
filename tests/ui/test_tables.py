"""The one table model: it satisfies Qt's model tester, redraws only what changed, writes only through its column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from ui.pill import PillDelegate, Status, done, untouched
from ui.tables import ROW_ROLE, SORT_ROLE, ColumnSpec, RowsModel, keep_place, table


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the test."""

    number: int
    name: str
    score: Decimal | None = None


ROWS = (Line(1, "丁宇", Decimal("60.0")), Line(2, "李龚"), Line(3, "龙静", Decimal("83.7")))


def model(written: list[tuple[int, str]] | None = None) -> RowsModel[Line]:
    """Return a model of three columns, the last one editable where a score is there."""

    def write(row: Line, text: str) -> bool:
        if written is None:
            return False
        written.append((row.number, text))
        return True

    made = RowsModel(
        [
            ColumnSpec[Line]("考生", lambda row: row.name, tone=lambda row: "warning" if row.score is None else ""),
            ColumnSpec[Line](
                "状态", lambda _row: "", status=lambda row: done("已评") if row.score else untouched("未评")
            ),
            ColumnSpec[Line](
                "分数",
                lambda row: "—" if row.score is None else str(row.score),
                write=write,
                may_write=lambda row: row.score is not None,
                number=True,
                sort=lambda row: row.score or Decimal(-1),
            ),
        ],
        key=lambda row: row.number,
    )
    made.show_rows(ROWS)
    return made


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_every_promise_qt_asks_of_a_model() -> None:
    made = model()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_rows(ROWS[:1])
    made.show_rows(())
    made.show_rows(ROWS)
    made.show_rows([replace(row, name="别人") for row in ROWS])
    made.show_row(replace(ROWS[1], score=Decimal(5)))
    assert tester.model() is made


def test_only_rows_that_changed_are_redrawn() -> None:
    made = model()
    changes = QSignalSpy(made.dataChanged)
    resets = QSignalSpy(made.modelReset)
    made.show_rows([ROWS[0], replace(ROWS[1], score=Decimal(70)), ROWS[2]])
    assert (changes.count(), resets.count()) == (1, 0)
    first, last = changes.at(0)[0], changes.at(0)[1]
    assert (first.row(), first.column(), last.row(), last.column()) == (1, 0, 1, 2)
    made.show_rows(made.rows)
    assert changes.count() == 1


def test_a_cell_shows_text_status_alignment_and_what_a_screen_reader_says() -> None:
    made = model()
    assert made.index(0, 0).data() == "丁宇"
    status = made.index(1, 1).data(PillDelegate.STATUS_ROLE)
    assert isinstance(status, Status)
    assert status.text == "未评"
    assert made.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "状态: 未评"
    assert made.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "分数: 60.0"
    assert made.index(2, 2).data(SORT_ROLE) == Decimal("83.7")
    assert made.index(2, 2).data(ROW_ROLE) == ROWS[2]
    assert made.headerData(2, Qt.Orientation.Horizontal) == "分数"
    assert made.data(QModelIndex()) is None


def test_an_edit_goes_to_the_column_and_changes_nothing_by_itself() -> None:
    written: list[tuple[int, str]] = []
    made = model(written)
    assert made.setData(made.index(0, 2), "61")
    assert written == [(1, "61")]
    assert made.index(0, 2).data() == "60.0"


def test_only_cells_that_may_be_written_are_editable() -> None:
    made = model([])
    editable = [bool(made.flags(made.index(row, 2)) & Qt.ItemFlag.ItemIsEditable) for row in range(3)]
    assert editable == [True, False, True]
    assert not made.flags(made.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not made.setData(made.index(0, 0), "别人")


def test_a_row_is_found_by_its_key_and_an_unknown_row_is_a_bug() -> None:
    made = model()
    assert (made.place(3), made.place(9)) == (2, -1)
    with pytest.raises(KeyError):
        made.show_row(Line(9, "谁"))


@pytest.mark.usefixtures("dressed")
def test_cursor_and_row_stay_when_rows_are_added_before_them(qtbot: QtBot) -> None:
    made = model()
    view = table(made, "考生")
    qtbot.addWidget(view)
    view.setCurrentIndex(made.index(1, 0))
    keep_place(view, made, [Line(0, "新"), *ROWS], key=lambda row: row.number)
    assert view.currentIndex().data(ROW_ROLE) == ROWS[1]
    keep_place(view, made, [ROWS[0]], key=lambda row: row.number)
    assert not view.currentIndex().isValid()


@pytest.mark.usefixtures("dressed")
def test_the_view_draws_pills_without_complaint(qtbot: QtBot) -> None:
    view = table(model(), "考生")
    qtbot.addWidget(view)
    view.resize(500, 200)
    view.show()
    qtbot.waitExposed(view)
    assert not view.grab().toImage().isNull()
    assert view.accessibleName() == "考生"
