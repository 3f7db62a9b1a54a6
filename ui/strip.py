"""The message strip above a screen and the progress strip below it. Owns how the window speaks without boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton

from ui import icons, theme
from ui.labels import label

if TYPE_CHECKING:
    from ui.jobs import Jobs, Ticket

_ICONS = {"info": "info", "ok": "circle-check", "warning": "triangle-alert", "error": "circle-x"}
_INK = {"info": "accent", "ok": "ok", "warning": "warning", "error": "error"}
_PATIENCE = 250


@dataclass(frozen=True, slots=True)
class Message:
    """What the strip above the screen says; ``tone`` is ``info``, ``ok``, ``warning`` or ``error``."""

    text: str
    tone: str = "info"


class MessageStrip(QFrame):
    """One sentence at a time: what was refused and why, or what was done. It pushes the screen down, covers nothing."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 12, 7)
        row.setSpacing(10)
        self._picture = QLabel()
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setIcon(icons.icon("x", "muted"))
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.dress(self, kind="strip", tone="info")
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says; empty when it is closed."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def tone(self) -> str:
        """``info``, ``ok``, ``warning`` or ``error``."""
        return str(self.property("tone"))

    def show_message(self, message: Message | None) -> None:
        """Say something, or close with None."""
        if message is None:
            self.hide()
            return
        theme.dress(self, tone=message.tone)
        self._picture.setPixmap(
            icons.pixmap(_ICONS[message.tone], _INK[message.tone], 18, self.devicePixelRatioF()),
        )
        self._text.setText(message.text)
        self._text.setAccessibleName(message.text)
        self.show()
        self._announce(message)

    def _announce(self, message: Message) -> None:
        event = QAccessibleAnnouncementEvent(self, message.text)
        urgent = message.tone in ("error", "warning")
        level = QAccessible.AnnouncementPoliteness
        event.setPoliteness(level.Assertive if urgent else level.Polite)
        QAccessible.updateAccessibility(event)


class ProgressStrip(QFrame):
    """What the worker is doing, how far it is, and a button to stop it; hidden while nothing takes long."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        theme.dress(self, kind="bar")
        self._ticket: Ticket | None = None
        self._title = label("", "fine")
        self._count = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._count)
        row.addWidget(self.cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        jobs.began.connect(self._begin)
        jobs.progressed.connect(self._go_on)
        jobs.ended.connect(self._end)
        self.hide()

    def _begin(self, ticket: Ticket) -> None:
        if not ticket.quiet and self._ticket is None:
            self._take(ticket)

    def _take(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._title.setText(ticket.title)
        self._bar.setAccessibleName(ticket.title)
        self._bar.setRange(0, 0)
        self._count.clear()
        self.cancel.setEnabled(True)
        self._patience.start()

    def _go_on(self, ticket: Ticket, done: int, total: int) -> None:
        if ticket.quiet or total <= 0:
            return
        if ticket is not self._ticket:
            self._take(ticket)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} / {total}")

    def _end(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self._ticket = None
            self._patience.stop()
            self.hide()

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._title.setText(self.tr("Stopping: {title}").format(title=self._ticket.title))
            self.cancel.setEnabled(False)
