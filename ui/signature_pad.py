"""A pad to sign by pen, finger or mouse. Owns strokes as text ``x,y x,y;x,y …`` in 0..1000 from the top left.

A handwritten signature is never required: the password signs. Who has only a keyboard passes the pad over.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, theme

SCALE = 1000
MOST_POINTS = 4000
_HEIGHT = 84
_INK_WIDTH = 2.2
_SMALL = 12
_ERASERS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Stroke = list[tuple[int, int]]


class SignaturePad(QWidget):
    """A dashed field that keeps what is drawn in it; Delete clears it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[Stroke] = []
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Handwritten signature"))
        self.setAccessibleDescription(self.tr("By pen, finger or mouse; may stay empty. Delete clears it."))
        self.setToolTip(self.accessibleDescription())

    @property
    def strokes(self) -> str:
        """What was drawn, as text; empty when nothing was."""
        return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in self._strokes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def clear(self) -> None:
        """Take the drawing away."""
        if self._strokes:
            self._strokes = []
            self.changed.emit()
        self._drawing = False
        self.update()

    def sizeHint(self) -> QSize:
        """Return three to one, as the line on the form."""
        return QSize(3 * _HEIGHT, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen, with every point it reports."""
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        else:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Delete; leave every other key to the screen."""
        if event.key() in _ERASERS:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field and what is in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = QPen(theme.colour("focus" if focused else "outline"), 2 if focused else 1)
        edge.setStyle(Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        if self.is_empty:
            painter.setPen(theme.colour("muted"))
            painter.setFont(fonts.interface(_SMALL))
            painter.drawText(
                self.rect().adjusted(8, 4, -8, -4),
                int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
                self.tr("Sign by pen, finger or mouse (may stay empty)"),
            )
        paint_strokes(painter, self._strokes, QSize(self.width(), self.height()), theme.colour("ink"))
        painter.end()

    def _begin(self, at: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drawing = True
        self._strokes.append([self._scaled(at)])
        self.changed.emit()
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if not self._drawing or sum(len(stroke) for stroke in self._strokes) >= MOST_POINTS:
            return
        point = self._scaled(at)
        if point != self._strokes[-1][-1]:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def _scaled(self, at: QPointF) -> tuple[int, int]:
        def within(value: float, size: int) -> int:
            return min(SCALE, max(0, round(value * SCALE / max(size, 1))))

        return within(at.x(), self.width()), within(at.y(), self.height())


def read_strokes(text: str) -> list[Stroke]:
    """Return the strokes of a text made by ``SignaturePad.strokes``."""
    return [
        [(int(x), int(y)) for x, y in (point.split(",") for point in stroke.split())]
        for stroke in text.split(";")
        if stroke
    ]


def paint_strokes(painter: QPainter, strokes: list[Stroke], room: QSize, colour: QColor) -> None:
    """Draw strokes into a room from its top left."""
    pen = QPen(colour, _INK_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(x * room.width() / SCALE, y * room.height() / SCALE) for x, y in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
