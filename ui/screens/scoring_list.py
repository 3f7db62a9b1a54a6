"""The assessor's own sheets as a list: candidates with their state, one sheet at a time. Owns its look and its choice.

It shows what it is given and says which sheet was chosen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from skillassess.model.worksheets import ColumnKey, ColumnState
from ui import fonts, pill, theme
from ui.labels import Elided
from ui.pill import PillDelegate, Status
from ui.tables import ColumnSpec, RowsModel
from ui.texts import tail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillassess.model.sheets import ComponentKind
    from skillassess.office.marking import OwnSheet
    from ui.texts import Texts

WIDTH = 225
NARROW_WIDTH = 168
_LINE = QSize(140, 33)
_SEARCHED_FROM = 16
_NAME_ROOM = 76
_LOOKS: dict[ColumnState, Callable[[str], Status]] = {
    ColumnState.UNTOUCHED: pill.untouched,
    ColumnState.IN_PROGRESS: pill.under_way,
    ColumnState.SUBMITTED: pill.done,
    ColumnState.RETURNED: pill.returned,
    ColumnState.SEALED: pill.locked,
    ColumnState.ABSENT: pill.absent,
    ColumnState.CHEATING: pill.failed,
    ColumnState.REPLACED: pill.locked,
}
_BEGUN = (ColumnState.IN_PROGRESS, ColumnState.RETURNED)


def state_status(state: ColumnState, scored: int, items: int, texts: Texts) -> Status:
    """Return a column's state as icon, word and colour; one that is begun shows how far it is."""
    name = texts.name(state)
    if state is ColumnState.IN_PROGRESS:
        count = f"{scored}/{items}"
        return pill.under_way(count, f"{name} {count}")
    return _LOOKS[state](name)


class SheetDelegate(QStyledItemDelegate):
    """Draws a line: name on the left, state on the right, a frame around the one that is open."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            width = 3 if state & QStyle.StateFlag.State_HasFocus else 1.5
            painter.setPen(QPen(theme.colour("accent"), width))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(area, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(area, 6, 6)
        status = index.data(PillDelegate.STATUS_ROLE)
        if option.rect.width() - pill.size_of(status).width() < _NAME_ROOM:
            status = replace(status, text="")
        size = pill.size_of(status)
        box = QRect(option.rect.right() - size.width() - 8, option.rect.top(), size.width(), option.rect.height())
        pill.paint(painter, box, status, option.widget.devicePixelRatioF())
        painter.setFont(fonts.interface())
        painter.setPen(theme.colour("ink"))
        room = option.rect.adjusted(10, 0, -size.width() - 14, 0)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return _LINE


class SheetView(QListView):
    """The list itself; Enter goes to the sheet."""

    entered_sheet = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sheet with Enter or the right arrow."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered_sheet.emit()
            return
        super().keyPressEvent(event)


class SheetList(QFrame):
    """Sheets of one component at a time. ``chosen`` carries a ``ColumnKey``; ``wanted`` sends the keyboard there."""

    chosen = Signal(object)
    wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        theme.dress(self, kind="side")
        self.setFixedWidth(WIDTH)
        self._texts = texts
        self._sheets: tuple[OwnSheet, ...] = ()
        self._kind: ComponentKind | None = None
        self._twice: frozenset[str] = frozenset()
        self._caption = Elided("small")
        self._switch = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons: dict[ComponentKind, QPushButton] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or number"))
        self.search.setAccessibleName(self.tr("Find a candidate in the list"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda *_: self._fill())
        self.search.returnPressed.connect(self._open_first)
        self.model: RowsModel[OwnSheet] = RowsModel([ColumnSpec(self.tr("Candidate"), self._name, self._status)], _key)
        self.view = SheetView()
        self.view.setAccessibleName(self.tr("My candidates"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(SheetDelegate(self.view))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.entered_sheet.connect(self.wanted)
        self.view.clicked.connect(lambda *_: self.wanted.emit())
        self._build()

    @property
    def sheets(self) -> tuple[OwnSheet, ...]:
        """Every own sheet, component by component."""
        return self._sheets

    @property
    def kinds(self) -> tuple[ComponentKind, ...]:
        """The components the person scores, in order."""
        return tuple(dict.fromkeys(sheet.key.kind for sheet in self._sheets))

    def show_sheets(self, sheets: Sequence[OwnSheet]) -> None:
        """Show the sheets as they stand; the open one stays open."""
        self._sheets = tuple(sheets)
        people = {sheet.key.candidate: sheet.candidate.name for sheet in sheets}
        names = Counter(people.values())
        self._twice = frozenset(name for name, count in names.items() if count > 1)
        kinds = self.kinds
        if kinds != tuple(self._buttons):
            self._make_switch(kinds)
        if self._kind not in kinds:
            self._kind = kinds[0] if kinds else None
        count = self.tr("{people} candidates × {sheets} sheets")
        self._caption.setText(count.format(people=len(people), sheets=len(kinds)))
        self.search.setVisible(len(people) >= _SEARCHED_FROM)
        self._fill()

    def change_sheet(self, sheet: OwnSheet) -> None:
        """Show one sheet anew."""
        self._sheets = tuple(sheet if known.key == sheet.key else known for known in self._sheets)
        if self.model.place(sheet.key) >= 0:
            self.model.show_row(sheet)

    def sheet(self, key: ColumnKey) -> OwnSheet | None:
        """Return a sheet by its key."""
        return next((sheet for sheet in self._sheets if sheet.key == key), None)

    def mark(self, key: ColumnKey) -> None:
        """Show which sheet is open, without choosing it."""
        if key.kind is not self._kind:
            self._kind = key.kind
            self._fill()
        if self.model.place(key) < 0 and self.search.text():
            self.search.clear()
        if key.kind in self._buttons:
            self._buttons[key.kind].setChecked(True)
        self._select(key)

    def next_of(self, key: ColumnKey, step: int) -> ColumnKey | None:
        """Return the sheet before or after one, across components; None at the end."""
        keys = [sheet.key for sheet in self._sheets]
        place = keys.index(key) + step if key in keys else -1
        return keys[place] if 0 <= place < len(keys) else None

    def open_after(self, key: ColumnKey) -> ColumnKey | None:
        """Return the next sheet that can be scored, from one on and round the end; None when nothing is left."""
        keys = [sheet.key for sheet in self._sheets]
        place = keys.index(key) + 1 if key in keys else 0
        turned = (*self._sheets[place:], *self._sheets[:place])
        return next((sheet.key for sheet in turned if sheet.state.is_open and sheet.key != key), None)

    def begun(self) -> tuple[ColumnKey, ...]:
        """Return the sheets that are begun and not handed in."""
        return tuple(sheet.key for sheet in self._sheets if sheet.state in _BEGUN)

    def narrow(self, *, narrow: bool) -> None:
        """Take less room where there is little."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name(self, sheet: OwnSheet) -> str:
        name = sheet.candidate.name
        return f"{name} {tail(sheet.candidate.id, 3)}" if name in self._twice else name

    def _status(self, sheet: OwnSheet) -> Status:
        return state_status(sheet.state, sheet.scored, sheet.items, self._texts)

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        shown = [sheet for sheet in self._sheets if sheet.key.kind is self._kind and _matches(sheet, words)]
        current = self.view.currentIndex()
        key = self.model.row(current.row()).key if current.isValid() else None
        self.model.show_rows(shown)
        if key is not None:
            self._select(key)

    def _select(self, key: ColumnKey) -> None:
        place = self.model.place(key)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if place >= 0:
            index = self.model.index(place, 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        else:
            selection.clear()
        selection.blockSignals(False)
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.row(index.row()).key)

    def _open_first(self) -> None:
        if self.model.rows:
            self.chosen.emit(self.model.row(0).key)
            self.wanted.emit()

    def _turn(self, kind: ComponentKind) -> None:
        candidate = ""
        current = self.view.currentIndex()
        if current.isValid():
            candidate = self.model.row(current.row()).key.candidate
        keys = [sheet.key for sheet in self._sheets if sheet.key.kind is kind]
        wanted = next((key for key in keys if key.candidate == candidate), keys[0])
        self.chosen.emit(wanted)

    def _make_switch(self, kinds: tuple[ComponentKind, ...]) -> None:
        for button in self._buttons.values():
            self._switch.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        many = len(kinds) > 1
        side_by_side = len(kinds) <= 2 and self._texts.language == "zh_CN"  # noqa: PLR2004  what the width holds
        horizontal, upright = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._switch.setDirection(horizontal if side_by_side else upright)
        for kind in kinds if many else ():
            button = QPushButton(self._texts.name(kind))
            button.setMinimumWidth(1)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            theme.dress(button, kind="tab")
            button.clicked.connect(lambda _checked=False, kind=kind: self._turn(kind))
            self._buttons[kind] = button
            self._switch.addWidget(button)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(6)
        self._caption.setContentsMargins(6, 0, 0, 0)
        self._switch.setContentsMargins(6, 0, 0, 0)
        self._switch.setSpacing(0)
        column.addWidget(self._caption)
        column.addLayout(self._switch)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)


def _key(sheet: OwnSheet) -> ColumnKey:
    return sheet.key


def _matches(sheet: OwnSheet, words: Sequence[str]) -> bool:
    held = f"{sheet.candidate.name} {sheet.candidate.id}".casefold()
    return all(word in held for word in words)


def empty_words() -> tuple[str, str]:
    """Return heading and advice for a person without a sheet in the batch."""
    return (
        QCoreApplication.translate("SheetList", "No sheet of yours in this batch"),
        QCoreApplication.translate(
            "SheetList",
            "Sheets appear once the plan that names you is released and candidates are registered. "
            "Choose another batch at the top, or ask the assessment office.",
        ),
    )
