"""A list of things by name: title, a small line below it, a pill on the right. Owns its look and what is chosen.

It shows the rows it is given and says which one was chosen; a choice stays through new rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import fonts, pill, theme
from ui.pill import Status
from ui.tables import ROW_ROLE, ColumnSpec, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 46
_PLAIN_HEIGHT = 36
_EDGE = 10
_FINE = 12


@dataclass(frozen=True, slots=True)
class Named:
    """One line: ``key`` names it, ``spoken`` is what a screen reader says where title and detail are not enough."""

    key: str
    title: str
    detail: str = ""
    status: Status | None = None
    faint: bool = False


class _Line(QStyledItemDelegate):
    """Draws one line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, words and pill."""
        row: Named = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        right = option.rect.right() - _EDGE
        if row.status is not None:
            size = pill.size_of(row.status)
            box = QRect(right - size.width(), option.rect.top(), size.width(), option.rect.height())
            pill.paint(painter, box, row.status, option.widget.devicePixelRatioF())
            right = box.left() - 6
        self._words(painter, option.rect.adjusted(_EDGE, 0, right - option.rect.right(), 0), row)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of one or two lines of words."""
        row: Named = index.data(ROW_ROLE)
        return QSize(120, _HEIGHT if row.detail else _PLAIN_HEIGHT)

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        area = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        if option.state & QStyle.StateFlag.State_Selected:
            width = 2.5 if option.state & QStyle.StateFlag.State_HasFocus else 1.0
            painter.setPen(QPen(theme.colour("accent"), width))
            painter.setBrush(theme.colour("surface"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
        else:
            return
        painter.drawRoundedRect(area, 6, 6)

    @staticmethod
    def _words(painter: QPainter, room: QRect, row: Named) -> None:
        lines = [(row.title, fonts.interface(bold=not row.faint), "muted" if row.faint else "ink")]
        if row.detail:
            lines.append((row.detail, fonts.interface(_FINE), "muted"))
        heights = [QFontMetrics(font).height() for _text, font, _role in lines]
        top = room.top() + (room.height() - sum(heights)) // 2
        for (text, font, role), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height


class NameList(QListView):
    """The list; ``chosen`` carries the key of the line a person went to."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        column: ColumnSpec[Named] = ColumnSpec("", _spoken, tip=lambda row: row.title)
        self._rows = RowsModel((column,), lambda row: row.key)
        self._quiet = False
        self.setModel(self._rows)
        self.setItemDelegate(_Line(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[Named, ...]:
        """What is shown."""
        return self._rows.rows

    @property
    def current(self) -> str:
        """Key of the chosen line; empty where there is none."""
        index = self.currentIndex()
        return self._rows.row(index.row()).key if index.isValid() else ""

    def show_rows(self, rows: Sequence[Named], current: str = "") -> None:
        """Show these lines and mark ``current``, by itself or, without it, the one that was marked."""
        wanted = current or self.current
        self._quiet = True
        self._rows.show_rows(rows)
        self.mark(wanted)
        self._quiet = False

    def mark(self, key: str) -> None:
        """Mark a line without saying that a person chose it; an unknown key marks none."""
        quiet, self._quiet = self._quiet, True
        place = self._rows.place(key)
        if place < 0:
            self.selectionModel().clear()
        elif place != self.currentIndex().row():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(place, 0), flag)
        self._quiet = quiet

    def step(self, by: int) -> None:
        """Go to the next or the previous line, no further than the ends."""
        place = min(max(self.currentIndex().row() + by, 0), len(self.rows) - 1)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(self._rows.row(index.row()).key)


def _spoken(row: Named) -> str:
    parts = (row.title, row.detail, "" if row.status is None else row.status.accessible)
    return ", ".join(part for part in parts if part)
