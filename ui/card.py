"""A card: a surface with a hairline around it, a heading and content. Owns margins, so that all cards agree."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.labels import Elided, hairline, label

Surface = Literal["card", "card-current", "card-warning", "card-waiting", "paper", "side", "surface", "ground", "bar"]


class Card(QFrame):
    """A surface with a column of content; ``flush`` leaves the edge to a table that brings its own."""

    def __init__(self, heading: str = "", kind: Surface = "card", *, flush: bool = False) -> None:
        super().__init__()
        theme.dress(self, kind=kind)
        self.column = QVBoxLayout(self)
        edge = 1 if flush else 14
        self.column.setContentsMargins(edge, 1 if flush else 10, edge, 1 if flush else 10)
        self.column.setSpacing(8)
        self.head = QHBoxLayout()
        if heading:
            self.head.setContentsMargins(*((13, 7, 13, 7) if flush else (0, 0, 0, 0)))
            self.head.addWidget(label(heading, "heading"))
            self.head.addStretch(1)
            self.column.addLayout(self.head)
            if flush:
                self.column.setSpacing(0)
                self.column.addWidget(hairline())
            self.setAccessibleName(heading)

    def turn(self, kind: Surface) -> None:
        """Become another kind of surface, as when a card becomes the current one."""
        theme.dress(self, kind=kind)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add content at the foot."""
        self.column.addWidget(part, stretch)


class Figure(Card):
    """A number that stands for something: figure, unit, and what it counts."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.column.setSpacing(0)
        self.column.setContentsMargins(16, 6, 16, 8)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._value: QLabel = label("—", "figure")
        self._unit: QLabel = label("", "small")
        self._caption: QLabel = Elided("small", caption)
        row.addWidget(self._value)
        row.addWidget(self._unit)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._caption)

    def show_value(self, value: str, unit: str = "", *, caption: str | None = None, tone: str = "") -> None:
        """Show another figure; ``tone`` ``warning`` where something waits for a person."""
        self._value.setText(value)
        self._unit.setText(unit)
        if caption is not None:
            self._caption.setText(caption)
        theme.dress(self._value, tone=tone)
        self.setAccessibleName(f"{value} {unit} {self._caption.text()}")
