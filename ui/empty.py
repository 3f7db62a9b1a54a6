"""The empty state of a screen or list: what is missing and what to do next. Owns its look, not its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable


class Empty(QWidget):
    """An icon, a sentence, what to do next, and the button that does it."""

    def __init__(self, heading: str, advice: str, *, icon: str = "inbox") -> None:
        """``heading`` says what is not there; ``advice`` says the next step."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "faint", 40, self.devicePixelRatioF()))
        for part in (picture, label(heading, "title"), label(advice, "muted", wrap=True)):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        self._column = column
        column.addStretch(3)
        self.setAccessibleName(f"{heading} {advice}")

    def offer(self, text: str, act: Callable[[], None], *, main: bool = True) -> QPushButton:
        """Add a button for the next step and return it."""
        button = QPushButton(text)
        theme.dress(button, kind="main" if main else "")
        button.clicked.connect(lambda *_: act())
        at = self._column.count() - 1
        self._column.insertSpacing(at, 8)
        self._column.insertWidget(at + 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
