"""Locks a screen nobody works at. Owns the watch for keys, clicks and touches; what locking means is the program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from datetime import timedelta

_SIGNS = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
})  # fmt: skip


class IdleWatch(QObject):
    """Emits ``idle`` once when nothing was pressed, moved or touched for ``after``."""

    idle = Signal()

    def __init__(self, app: QApplication, after: timedelta) -> None:
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(after.total_seconds() * 1000))
        self._timer.timeout.connect(self.idle)
        app.installEventFilter(self)

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer: nobody is signed in, or the screen is locked."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count from anew at every sign of a person."""
        if self._timer.isActive() and event.type() in _SIGNS:
            self._timer.start()
        return super().eventFilter(watched, event)
