"""The path on the left: the stages of the batch with their state and the count of what is open. Owns its look and keys.

It shows what it is given and says what was chosen; it knows no screen and no office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from ui import fonts, icons, theme
from ui.labels import hairline
from ui.stages import Progress, StageView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.stages import Stage

WIDTH = 196
NARROW = 55
_ITEM_HEIGHT = 35
_BADGE = 18


class PathItem(QAbstractButton):
    """One line of the path: badge, name, count."""

    def __init__(self, text: str, *, icon: str = "") -> None:
        """``icon`` stands in the badge's place for what is no stage."""
        super().__init__()
        self._icon = icon
        self._view: StageView | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_view(self, view: StageView) -> None:
        """Show a stage's state and count."""
        if view != self._view:
            self._view = view
            self.setText(view.stage.title)
            self.setAccessibleName(view.spoken)
            self.setToolTip(view.spoken)
            self.update()

    @property
    def view(self) -> StageView | None:
        """What the item shows of its stage."""
        return self._view

    def sizeHint(self) -> QSize:
        """Return the width of a badge, so that the path may be narrow, and the height of a line."""
        return QSize(NARROW - 17, _ITEM_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a line just high enough for its badge."""
        return QSize(NARROW - 17, _BADGE + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, badge, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        badge = QRectF(10, (self.height() - _BADGE) / 2, _BADGE, _BADGE)
        if self._view is None:
            role = "accent" if self.isChecked() else "muted"
            picture = icons.pixmap(self._icon, role, 16, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(badge.left() + 1, badge.top() + 1), picture)
        else:
            self._badge(painter, badge, self._view)
        if self.width() > NARROW:
            self._words(painter)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _badge(self, painter: QPainter, badge: QRectF, view: StageView) -> None:
        finished = view.progress is Progress.DONE
        edge, ground, ink = ("ok", "ok_soft", "ok") if finished else ("outline", "surface", "muted")
        if self.isChecked():
            edge, ground, ink = "accent", "accent", "on_accent"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(badge.adjusted(0.5, 0.5, -0.5, -0.5))
        if finished:
            picture = icons.pixmap("check", ink, 10, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(badge.left() + 4, badge.top() + 4), picture)
            return
        painter.setPen(theme.colour(ink))
        painter.setFont(fonts.interface(11, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(view.stage.value))

    def _words(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        count = "" if self._view is None else self._view.count
        painter.setFont(fonts.interface(12, bold=chosen))
        painter.setPen(theme.colour("muted"))
        line = QRectF(38, 0, self.width() - 48, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room = line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - (6 if count else 0), 0)
        painter.setFont(fonts.interface(bold=chosen))
        painter.setPen(theme.colour("accent" if chosen else "ink"))
        word = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)


class Path(QFrame):
    """The whole path. ``chosen`` carries the stage, or the key of a screen that belongs to no stage."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="bar")
        self.setFixedWidth(WIDTH - 1)
        self.setAccessibleName(self.tr("Stages of the batch"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._items: dict[object, PathItem] = {}

    def build(self, stages: Sequence[Stage], extras: Sequence[tuple[str, str, str]]) -> None:
        """Make the lines: the stages a person sees, then ``(key, title, icon)`` of what belongs to no stage."""
        for stage in stages:
            item = self._add(stage, PathItem(stage.title))
            item.show_view(StageView(stage))
        if stages and extras:
            self._column.addSpacing(8)
            self._column.addWidget(hairline())
            self._column.addSpacing(8)
        for key, title, icon in extras:
            self._add(key, PathItem(title, icon=icon))
        self._column.addStretch(1)

    def show_views(self, views: Sequence[StageView]) -> None:
        """Show states and counts; stages the person does not see are passed over."""
        for view in views:
            if view.stage in self._items:
                self._items[view.stage].show_view(view)

    def narrow(self, *, is_narrow: bool) -> None:
        """Show badges only, where the window is small."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH - 1)

    def mark(self, what: object) -> None:
        """Show which line is open, without choosing it."""
        if what in self._items:
            self._items[what].setChecked(True)

    def item(self, what: object) -> PathItem | None:
        """Return the line of a stage or key."""
        return self._items.get(what)

    def take_focus(self) -> None:
        """Put the keyboard on the open line."""
        chosen = self._group.checkedButton()
        first = next(iter(self._items.values()), None)
        target = chosen or first
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, what: object, item: PathItem) -> PathItem:
        self._items[what] = item
        self._group.addButton(item)
        self._column.addWidget(item)
        item.clicked.connect(lambda *_: self.chosen.emit(what))
        return item
