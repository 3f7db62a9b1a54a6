"""A side of a screen that takes less room where there is little. Owns from which width on that is so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_NARROW = 1000


class _Watching(QObject):
    def __init__(self, screen: QWidget, side: QWidget, wide: int, narrow: int) -> None:
        super().__init__(side)
        self._side, self._wide, self._narrow = side, wide, narrow
        side.setFixedWidth(wide)
        screen.installEventFilter(self)

    def eventFilter(self, screen: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(screen, QWidget):
            self._side.setFixedWidth(self._narrow if screen.width() < _NARROW else self._wide)
        return False


def narrows(screen: QWidget, side: QWidget, wide: int, narrow: int) -> None:
    """Give the side of a screen its width: ``wide``, or ``narrow`` in a small or much enlarged window."""
    _Watching(screen, side, wide, narrow)
