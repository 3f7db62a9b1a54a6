"""The window itself. Owns its size, its place and what fills it: a page or the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.settings import Settings

SIZE = QSize(1366, 768)
SMALLEST = QSize(640, 360)


class Window(QMainWindow):
    """Shows one widget at a time; ``closing`` is emitted while everything still stands."""

    closing = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setMinimumSize(SMALLEST)
        if not self.restoreGeometry(settings.geometry):
            self.resize(SIZE)
        self.setWindowTitle("SkillAssess")

    @property
    def content(self) -> QWidget | None:
        """What fills the window."""
        return self._stack.currentWidget()

    def put(self, content: QWidget, *, keep: QWidget | None = None) -> None:
        """Fill the window with something else; what was there goes, but for ``keep``, which waits below."""
        self._stack.addWidget(content)
        self._stack.setCurrentWidget(content)
        for place in reversed(range(self._stack.count())):
            widget = self._stack.widget(place)
            if widget is not None and widget is not content and widget is not keep:
                self._stack.removeWidget(widget)
                widget.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everything be kept, then close."""
        self.closing.emit()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)
