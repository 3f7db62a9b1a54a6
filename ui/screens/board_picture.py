"""The distribution of averages with the pass line. Owns the drawing; it is given exact averages and draws no score."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

BIN = 4
_FULL = 100
_FOOT = 20
_LOWEST = 40


def counts_of(averages: Sequence[Fraction]) -> tuple[int, ...]:
    """Return how many averages fall into each span of four points; full marks belong to the last span."""
    found = [0] * (_FULL // BIN)
    for average in averages:
        found[min(int(average // BIN), len(found) - 1)] += 1
    return tuple(found)


class Distribution(QWidget):
    """Bars of four points each; the one the pass line opens is marked, the line itself is red."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[int, ...] = ()
        self._line = Fraction(0)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_averages(self, averages: Sequence[Fraction], line: Decimal, name: str) -> None:
        """Show another distribution; ``name`` is what a screen reader says."""
        self._counts = counts_of(averages)
        self._line = Fraction(line)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a quiet height."""
        return QSize(240, 130)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, foot line and pass line."""
        if not self._counts:
            return
        painter = QPainter(self)
        foot = self.height() - _FOOT
        filled = [place for place, count in enumerate(self._counts) if count]
        first = min([*filled, _LOWEST // BIN, int(self._line) // BIN - 1])
        width = self.width() / (len(self._counts) - first)
        most = max(*self._counts, 1)
        opened = int(self._line // BIN)
        for place in range(first, len(self._counts)):
            height = (foot - 12) * self._counts[place] / most
            painter.fillRect(
                QRectF((place - first) * width + 1, foot - height, width - 2, height),
                theme.colour("warning" if place == opened else "accent"),
            )
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, foot, self.width(), foot)
        across = float(self._line / BIN - first) * width
        painter.setPen(QPen(theme.colour("error"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(int(across), 2, int(across), foot)
        painter.setPen(theme.colour("error"))
        painter.setFont(fonts.interface(12))
        box = QRectF(across - 40, foot + 2, 80, _FOOT - 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{float(self._line):g}")
        painter.end()
