"""One table model for everything. Owns the way from frozen rows and column descriptions to what a view shows.

A row is any frozen value; a column says how to read, show and, where it may, change it. The model changes nothing by
itself: an edit goes to the column's ``write``, the office answers, and the new rows come back through ``show_rows``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import fonts, theme
from ui.pill import PillDelegate, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)  # without slots: Python 3.11 cannot make ColumnSpec[Row](…) of a slotted one
class ColumnSpec(Generic[RowT]):
    """One column. Only ``title`` and ``text`` are needed.

    ``status`` shows a pill instead of the text. ``write`` makes the cell editable: it is given the row and the typed
    text and returns whether it was taken. ``tone`` is a colour role or empty. ``sort`` gives the value to sort by.
    """

    title: str
    text: Callable[[RowT], str]
    status: Callable[[RowT], Status | None] | None = None
    write: Callable[[RowT, str], bool] | None = None
    may_write: Callable[[RowT], bool] | None = None
    tip: Callable[[RowT], str] | None = None
    tone: Callable[[RowT], str] | None = None
    sort: Callable[[RowT], Any] | None = None
    number: bool = False
    bold: bool = False
    width: int = 0
    stretch: bool = False


class RowsModel(QAbstractTableModel, Generic[RowT]):
    """Rows under column descriptions; ``key`` names a row through a refresh, so that selections stay."""

    def __init__(self, columns: Sequence[ColumnSpec[RowT]], key: Callable[[RowT], object]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[RowT] = []
        self._places: dict[object, int] = {}

    @property
    def rows(self) -> tuple[RowT, ...]:
        """What the table holds."""
        return tuple(self._rows)

    def row(self, number: int) -> RowT:
        """Return one row."""
        return self._rows[number]

    def place(self, key: object) -> int:
        """Return the number of the row with this key, -1 when there is none."""
        return self._places.get(key, -1)

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows; where only values changed, only those rows are redrawn and the selection stays."""
        keys = [self._key(row) for row in rows]
        if keys != list(self._places):
            self.beginResetModel()
            self._rows = list(rows)
            self._places = {key: number for number, key in enumerate(keys)}
            self.endResetModel()
            return
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def show_row(self, row: RowT) -> None:
        """Show one row anew; a row that is not in the table is a bug (``KeyError``)."""
        number = self._places[self._key(row)]
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a cell can be chosen, and edited where its column writes."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        spec = self._columns[index.column()]
        if spec.write is not None and (spec.may_write is None or spec.may_write(self._rows[index.row()])):
            able |= Qt.ItemFlag.ItemIsEditable
        return able

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says or is sorted by."""
        if not index.isValid():
            return None
        read = _READERS.get(role)
        return None if read is None else read(self._columns[index.column()], self._rows[index.row()])

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand what was typed to the column's ``write``; the row changes only when new rows are shown."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        write = self._columns[index.column()].write
        return write is not None and write(self._rows[index.row()], str(value))

    @property
    def columns(self) -> tuple[ColumnSpec[RowT], ...]:
        """The column descriptions."""
        return self._columns


def _alignment(spec: ColumnSpec[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if spec.number else Qt.AlignmentFlag.AlignLeft
    if spec.status is not None:
        side = Qt.AlignmentFlag.AlignHCenter
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)


def _status(spec: ColumnSpec[Any], row: object) -> Status | None:
    return None if spec.status is None else spec.status(row)


def _spoken(spec: ColumnSpec[Any], row: object) -> str:
    status = _status(spec, row)
    return f"{spec.title}: {status.accessible if status is not None else spec.text(row)}"


def _colour(spec: ColumnSpec[Any], row: object) -> QColor | None:
    role = "" if spec.tone is None else spec.tone(row)
    return theme.colour(role) if role else None


_READERS: dict[int, Callable[[ColumnSpec[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda spec, row: spec.text(row),
    Qt.ItemDataRole.EditRole: lambda spec, row: spec.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda spec, row: spec.tip(row) if spec.tip is not None else None,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.TextAlignmentRole: lambda spec, _row: _alignment(spec),
    Qt.ItemDataRole.ForegroundRole: _colour,
    Qt.ItemDataRole.FontRole: lambda spec, _row: fonts.interface(bold=True) if spec.bold else None,
    PillDelegate.STATUS_ROLE: _status,
    SORT_ROLE: lambda spec, row: spec.sort(row) if spec.sort is not None else spec.text(row),
    ROW_ROLE: lambda _spec, row: row,
}


def table(model: RowsModel[Any], name: str, *, row_height: int = 32) -> QTableView:
    """Return a calm view of a model: whole rows, hairlines, no grid, no numbers; ``name`` is for screen readers."""
    view = QTableView()
    view.setAccessibleName(name)
    view.setModel(model)
    view.setItemDelegate(PillDelegate(view))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(row_height)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setStretchLastSection(not any(spec.stretch for spec in model.columns))
    for number, spec in enumerate(model.columns):
        if spec.stretch:
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        elif spec.width:
            view.setColumnWidth(number, spec.width)
    return view


def keep_place(view: QTableView, model: RowsModel[Any], rows: Sequence[Any], key: Callable[[Any], object]) -> None:
    """Show other rows and put cursor and scroll position back to the row they stood on, where it is still there."""
    current = view.currentIndex()
    wanted = key(model.row(current.row())) if current.isValid() else None
    height = view.verticalScrollBar().value()
    model.show_rows(rows)
    place = -1 if wanted is None else model.place(wanted)
    if place >= 0:
        view.setCurrentIndex(model.index(place, current.column()))
        QTimer.singleShot(0, view, lambda: view.verticalScrollBar().setValue(height))
