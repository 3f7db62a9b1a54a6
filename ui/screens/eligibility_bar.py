"""Spans of service drawn on a line up to the closing date. Owns the drawing; counts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from skillassess.office.eligibility_words import option
from ui import fonts, theme

_HEIGHT = 34
_EDGE = 4
_TEXT = 12
_GROUNDS = {"same": "accent", "related": "accent_idle"}
_INKS = {"same": "on_accent", "related": "ink"}


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """One span: first and last day shown, its relation to the occupation, its words."""

    first: date
    last: date
    relation: str
    words: str


def spans(facts: Mapping[str, Any], closing: date, language: str) -> tuple[DrawnSpan, ...]:
    """Return the spans that can be drawn: those with a first day not after the closing date and in order."""
    found = []
    for item in facts.get("employment") or ():
        first, last = _day(item.get("from")), _day(item.get("to")) or closing
        if first is None or first > min(last, closing):
            continue
        relation = item.get("relation") or "other"
        end = item["to"][:7] if item.get("to") else "…"
        words = " ".join((f"{first:%Y-%m}–{end}", str(item.get("employer") or ""), option(relation, language)))
        found.append(DrawnSpan(first, min(last, closing), relation, words))
    return tuple(found)


class ServiceBar(QWidget):
    """The line: spans in the colour of their relation, a mark on each day that matters (as a certificate's)."""

    def __init__(self, drawn: Sequence[DrawnSpan], marks: Sequence[date], closing: date) -> None:
        super().__init__()
        self._spans = tuple(drawn)
        self._marks = tuple(mark for mark in marks if mark <= closing)
        start = min([*(span.first for span in self._spans), *self._marks, closing - timedelta(days=365)])
        self._from, self._to = start - timedelta(days=60), closing
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = "; ".join(span.words for span in self._spans)
        self.setAccessibleName(spoken)
        self.setToolTip("\n".join(span.words for span in self._spans))

    def sizeHint(self) -> QSize:
        """Return a usual width."""
        return QSize(400, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, spans and marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ground"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        for span in self._spans:
            self._draw(painter, span)
        painter.setPen(QPen(theme.colour("error"), 2))
        for mark in self._marks:
            at = self._x(mark)
            painter.drawLine(int(at), 0, int(at), _HEIGHT)
        painter.end()

    def _draw(self, painter: QPainter, span: DrawnSpan) -> None:
        left, right = self._x(span.first), self._x(span.last)
        box = QRectF(left, 7, max(right - left, 3), _HEIGHT - 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_GROUNDS.get(span.relation, "neutral_soft")))
        painter.drawRoundedRect(box, 3, 3)
        font = fonts.interface(_TEXT)
        painter.setFont(font)
        painter.setPen(theme.colour(_INKS.get(span.relation, "muted")))
        inner = box.adjusted(8, 0, -4, 0)
        words = QFontMetrics(font).elidedText(span.words, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _x(self, day: date) -> float:
        whole = max((self._to - self._from).days, 1)
        return _EDGE + (self.width() - 2 * _EDGE) * (day - self._from).days / whole


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
