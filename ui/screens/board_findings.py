"""The findings of a batch as a list: whose form, what, in a sentence. Owns its look; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from skillassess.model.worksheets import FormKey
from ui import fonts, pill, theme
from ui.pill import Status
from ui.tables import ROW_ROLE, ColumnSpec, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 14
_AIR = 8
_FINE = 12
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALL = 10_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the forms it is about, its title, its short word, its sentence; ``urgent`` unless a mere note."""

    forms: tuple[FormKey, ...]
    code: str
    title: str
    status: Status
    text: str
    urgent: bool = True

    @property
    def form(self) -> FormKey:
        """The first of its forms."""
        return self.forms[0]


class _Drawn(QStyledItemDelegate):
    """Draws one finding: title and pill, the sentence below them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, title, pill, sentence and the line that parts it from the next."""
        row: Finding = index.data(ROW_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        bold = fonts.interface(13, bold=True)
        size = pill.size_of(row.status)
        room = option.rect.adjusted(_EDGE, _AIR, -_EDGE, -_AIR)
        title = QFontMetrics(bold).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width() - size.width() - 6)
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QRect(room.left(), room.top(), room.width(), pill.HEIGHT), Qt.AlignmentFlag.AlignVCenter, title
        )
        left = room.left() + QFontMetrics(bold).horizontalAdvance(title) + 6
        box = QRect(left, room.top(), size.width(), pill.HEIGHT)
        pill.paint(painter, box, row.status, option.widget.devicePixelRatioF())
        painter.setFont(fonts.interface(_FINE))
        painter.setPen(theme.colour("muted"))
        painter.drawText(room.adjusted(0, pill.HEIGHT + 2, 0, 0), int(_WRAP), row.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height the sentence needs at the width of the list."""
        row: Finding = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        metrics = QFontMetrics(fonts.interface(_FINE))
        box = metrics.boundingRect(QRect(0, 0, max(width - 2 * _EDGE, 60), _TALL), int(_WRAP), row.text)
        return QSize(width, 2 * _AIR + pill.HEIGHT + 2 + box.height())


class FindingList(QListView):
    """The list. ``chosen`` carries a finding's ``FormKey`` as one goes through it; ``wanted`` when Enter is pressed.

    A finding about an assessor has many forms: → and ← go through them, as does clicking it again.
    """

    chosen = Signal(object)
    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column: ColumnSpec[Finding] = ColumnSpec("", lambda row: f"{row.title}, {row.status.accessible}")
        self._rows = RowsModel((column,), lambda row: (row.form, row.code, row.title))
        self._present: FormKey | None = None
        self.setModel(self._rows)
        self.setItemDelegate(_Drawn(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda *_: self._step(1))
        self.doubleClicked.connect(lambda *_: self.wanted.emit())

    @property
    def rows(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._rows.rows

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        self._rows.show_rows(findings)

    def next_form(self, present: FormKey | None) -> FormKey | None:
        """Make the finding after the one at ``present`` current and return its form; None where there is none."""
        rows = self.rows
        if not rows:
            return None
        number = self.currentIndex().row()
        if number < 0 or present not in rows[number].forms:
            number = next((place for place, row in enumerate(rows) if row.form == present), -1)
        number = (number + 1) % len(rows)
        self.setCurrentIndex(self._rows.index(number, 0))
        self._present = rows[number].form
        return self._present

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the findings with ↑ and ↓, through the forms of one with ← and →; Enter asks for the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
                self._present = None
                self._step(1)

    def _step(self, step: int) -> None:
        """Go to the next form of the current finding; to its first one from elsewhere."""
        index = self.currentIndex()
        if not index.isValid():
            return
        forms = self._rows.row(index.row()).forms
        place = (forms.index(self._present) + step) % len(forms) if self._present in forms else 0
        self._present = forms[place]
        self.chosen.emit(self._present)
