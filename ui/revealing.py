"""The whole ID number of one candidate: shown on request, with a reason, and hidden again by itself.

Owns the button, the reason and how long the number stays; that it was shown is recorded by the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from skillassess.office import may
from ui import theme
from ui.labels import label

if TYPE_CHECKING:
    from ui.context import Desk

SHOWN_FOR = 60_000


class Reveal(QWidget):
    """One line: a link; then the reason; then the number for a minute."""

    def __init__(self, desk: Desk) -> None:
        """Nothing of it is seen by who may not reveal."""
        super().__init__()
        self._desk = desk
        self._may = may(desk.session.person, "candidate.reveal")
        self._candidate = ""
        self.begin = QPushButton(self.tr("Show the ID number…"))
        theme.dress(self.begin, kind="link")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("What for? It is kept in the journal."))
        self.reason.setAccessibleName(self.tr("Reason for showing the ID number"))
        self.confirm = QPushButton(self.tr("Show"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.number = label("", "strong")
        self.number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_FOR)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.begin)
        row.addWidget(self.number)
        row.addWidget(self.reason, 1)
        row.addWidget(self.confirm)
        row.addWidget(self.cancel)
        row.addStretch()
        self._listen()
        self._close()
        if not self._may:  # showing what has no place yet would open a window of its own
            self.hide()

    def show_candidate(self, candidate_id: str) -> None:
        """Belong to a candidate from now on; another one's number and reason go."""
        if candidate_id != self._candidate:
            self._candidate = candidate_id
            self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no number behind another screen."""
        super().hideEvent(event)
        self._close()

    def _listen(self) -> None:
        self._over.timeout.connect(self._close)
        self.begin.clicked.connect(lambda *_: self._ask())
        self.confirm.clicked.connect(lambda *_: self._reveal())
        self.reason.returnPressed.connect(self._reveal)
        self.cancel.clicked.connect(lambda *_: self._give_up())

    def _ask(self) -> None:
        for part in (self.reason, self.confirm, self.cancel):
            part.show()
        self.begin.hide()
        self.reason.setFocus()

    def _reveal(self) -> None:
        with self._desk.told() as told:
            number = self._desk.office.registration.reveal(
                self._desk.session, self._candidate, self.reason.text().strip()
            )
            self._close()
            self.number.setText(number)
            self.number.show()
            self._over.start()
            self.begin.setFocus()
        if told.refused:
            self.reason.setFocus()

    def _give_up(self) -> None:
        self._close()
        self.begin.setFocus()

    def _close(self) -> None:
        self._over.stop()
        self.number.clear()
        self.reason.clear()
        for part in (self.number, self.reason, self.confirm, self.cancel):
            part.hide()
        self.begin.show()
