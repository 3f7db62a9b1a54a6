"""Words on the screen. Owns the few kinds of labels there are; their looks are in the stylesheet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from ui import theme

Kind = Literal[
    "body", "title", "heading", "strong", "muted", "small", "fine", "figure", "total", "paper-title", "slash", "saved",
    "keycap",
]  # fmt: skip


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
