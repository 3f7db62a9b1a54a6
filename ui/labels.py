"""Words on the screen. Owns the few kinds of labels there are; their looks are in the stylesheet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel

from ui import theme

Kind = Literal[
    "body", "title", "heading", "strong", "muted", "small", "fine", "figure", "total", "paper-title", "slash", "saved",
    "keycap",
]  # fmt: skip

_FEW = 48


def label(text: str = "", kind: Kind = "body", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label; ``tone`` is ``ok``, ``warning`` or ``error``. Text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    theme.dress(made, kind=kind, tone=tone)
    return made


def hairline(*, upright: bool = False) -> QFrame:
    """Return the thin line that parts two areas."""
    line = QFrame()
    theme.dress(line, kind="hairline-upright" if upright else "hairline")
    return line


class Elided(QLabel):
    """A label that gives way: where there is too little room it ends in ``…`` and tells the whole in its tip."""

    def __init__(self, kind: Kind = "body", text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self, kind=kind, tone="")

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few characters."""
        return QSize(_FEW, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        word = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if word == self.text() else self.text())
        painter.drawText(self.rect(), int(self.alignment().value), word)
        painter.end()
