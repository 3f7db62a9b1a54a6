"""The status pill: icon, word and colour together, so that no status is colour alone. Owns its look everywhere.

``Pill`` is the widget; ``paint`` draws the same in a table cell; ``PillDelegate`` does so for a whole column.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import fonts, icons, theme

HEIGHT = 20
_TEXT_SIZE = 12
_ICON_SIZE = 12
_SIDE = 8
_GAP = 3


class Tone(StrEnum):
    """What a status means for the person who reads it."""

    OK = "ok"
    ACCENT = "accent"
    WARNING = "warning"
    ERROR = "error"
    NEUTRAL = "neutral"

    @property
    def ink(self) -> str:
        """Colour role of icon and word."""
        return "muted" if self is Tone.NEUTRAL else self.value

    @property
    def ground(self) -> str:
        """Colour role behind them."""
        return f"{self.value}_soft"


@dataclass(frozen=True, slots=True)
class Status:
    """A status to show: word, tone, icon name; ``text`` may be empty where the icon stands alone in a matrix cell."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    spoken: str = ""

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        return self.spoken or self.text


def done(text: str = "", spoken: str = "") -> Status:
    """Finished, submitted, passed, signed."""
    return Status(text, Tone.OK, "check", spoken)


def under_way(text: str = "", spoken: str = "") -> Status:
    """Begun, not finished."""
    return Status(text, Tone.ACCENT, "half", spoken)


def untouched(text: str = "", spoken: str = "") -> Status:
    """Not begun."""
    return Status(text, Tone.NEUTRAL, "circle", spoken)


def returned(text: str = "", spoken: str = "") -> Status:
    """Sent back with a reason."""
    return Status(text, Tone.WARNING, "undo-2", spoken)


def absent(text: str = "", spoken: str = "") -> Status:
    """Not there; nothing will come."""
    return Status(text, Tone.NEUTRAL, "minus", spoken)


def warning(text: str = "", spoken: str = "") -> Status:
    """Needs a look."""
    return Status(text, Tone.WARNING, "triangle-alert", spoken)


def unknown(text: str = "", spoken: str = "") -> Status:
    """Cannot tell yet: something is missing."""
    return Status(text, Tone.WARNING, "question", spoken)


def failed(text: str = "", spoken: str = "") -> Status:
    """Not met, failed, refused, void."""
    return Status(text, Tone.ERROR, "x", spoken)


def locked(text: str = "", spoken: str = "") -> Status:
    """Sealed or waiting for somebody else."""
    return Status(text, Tone.NEUTRAL, "lock", spoken)


def size_of(status: Status) -> QSize:
    """Return the size a pill needs, in logical pixels."""
    if not status.text:
        return QSize(22, HEIGHT)
    width = QFontMetrics(fonts.interface(_TEXT_SIZE)).horizontalAdvance(status.text) + 2 * _SIDE
    return QSize(width + (_ICON_SIZE + _GAP if status.icon else 0), HEIGHT)


def paint(painter: QPainter, area: QRect, status: Status, ratio: float) -> None:
    """Draw a pill in the middle of ``area``; the word is elided where the area is too narrow."""
    wanted = size_of(status)
    box = QRectF(0, 0, min(wanted.width(), area.width()), HEIGHT)
    box.moveCenter(QRectF(area).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(status.tone.ground))
    radius = HEIGHT / 2 if status.text else 5
    painter.drawRoundedRect(box, radius, radius)
    left = box.left() + (_SIDE if status.text else (box.width() - _ICON_SIZE) / 2)
    if status.icon:
        picture = icons.pixmap(status.icon, status.tone.ink, _ICON_SIZE, ratio)
        painter.drawPixmap(QPointF(left, box.top() + (HEIGHT - _ICON_SIZE) / 2), picture)
        left += _ICON_SIZE + _GAP
    if status.text:
        _word(painter, QRectF(left, box.top(), box.right() - _SIDE + 1 - left, HEIGHT), status)
    painter.restore()


def _word(painter: QPainter, room: QRectF, status: Status) -> None:
    font = fonts.interface(_TEXT_SIZE)
    painter.setFont(font)
    painter.setPen(theme.colour(status.tone.ink))
    word = QFontMetrics(font).elidedText(status.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)


class Pill(QWidget):
    """A status on its own."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(status)

    @property
    def status(self) -> Status:
        """What the pill shows."""
        return self._status

    def show_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(status.accessible)
        self.setToolTip(status.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size the word needs."""
        return size_of(self._status)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        paint(painter, self.rect(), self._status, self.devicePixelRatioF())
        painter.end()


class PillDelegate(QStyledItemDelegate):
    """Draws the pill of a cell whose ``STATUS_ROLE`` holds a ``Status``; other cells as usual."""

    STATUS_ROLE = Qt.ItemDataRole.UserRole + 1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell's ground as usual and the pill upon it."""
        status = index.data(self.STATUS_ROLE)
        if not isinstance(status, Status):
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        view = plain.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)
        paint(painter, option.rect.adjusted(6, 0, -6, 0), status, view.devicePixelRatioF())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room a pill needs with air around it."""
        status = index.data(self.STATUS_ROLE)
        if not isinstance(status, Status):
            return super().sizeHint(option, index)
        return size_of(status) + QSize(12, 10)
