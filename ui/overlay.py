"""A panel that floats over the screen: list of keys, search, help. Owns its place, its Close, and where the focus goes.

It covers and never blocks: Esc or a click elsewhere in the window leaves it.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.labels import label

Place = Literal["middle", "right"]
_EDGE = 16


class Overlay(QFrame):
    """A panel in the middle of its parent, or along its right edge."""

    closed = Signal()

    def __init__(self, parent: QWidget, *, width: int, place: Place = "middle") -> None:
        """``width`` in logical pixels; the height follows the content, on the right the parent."""
        super().__init__(parent)
        self._room = parent
        self._width = width
        self._place: Place = place
        self._before: QWidget | None = None
        theme.dress(self, kind="overlay")
        self._title = label("", "heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(8)
        self.column.addLayout(self._head())
        parent.installEventFilter(self)
        self.hide()

    def entitle(self, title: str) -> None:
        """Give the panel a title, for eyes and screen readers."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def open(self) -> None:
        """Show the panel on top of everything and remember who had the focus."""
        self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        (self.focusProxy() or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Hide the panel and give the focus back."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def toggle(self) -> None:
        """Open the panel, or close it when it is open."""
        if self.isHidden():
            self.open()
        else:
            self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if watched is self._room and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        close = QToolButton()
        close.setIcon(icons.icon("x"))
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        return head

    def _fit(self) -> None:
        room = self._room.rect()
        width = min(self._width, room.width() - 2 * _EDGE)
        if self._place == "right":
            self.setGeometry(QRect(room.right() - width - _EDGE + 1, _EDGE, width, room.height() - 2 * _EDGE))
            return
        height = min(max(self.sizeHint().height(), self.minimumHeight()), room.height() - 2 * _EDGE)
        self.setGeometry(QRect((room.width() - width) // 2, max(_EDGE, (room.height() - height) // 4), width, height))
