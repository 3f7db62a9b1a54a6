"""Backups while the window is open. Owns when the office is asked for one; whether one is due is the office's answer.

The copy at the end is made by the office as it closes.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from skillassess.errors import Problem
    from skillassess.office import Office
    from ui.jobs import Jobs, Ticket

ASKED_EVERY = timedelta(minutes=3)


class BackupWatch(QObject):
    """Asks every few minutes, on the worker. ``made`` after a verified copy, ``failed`` when one could not be made."""

    made = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, every: timedelta = ASKED_EVERY) -> None:
        super().__init__()
        self._jobs = jobs
        self._office: Office | None = None
        self._ticket: Ticket | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(int(every.total_seconds() * 1000))
        self._timer.timeout.connect(self.ask)

    def watch(self, office: Office | None) -> None:
        """Look after an office; None when it is closed."""
        self._office = office
        self._told = ""
        if office is None:
            self._timer.stop()
        else:
            self._timer.start()

    def ask(self) -> None:
        """Have a copy made if one is due, after the work in progress."""
        office = self._office
        if office is None or (self._ticket is not None and self._jobs.holds(self._ticket)):
            return
        self._ticket = self._jobs.run(
            "", lambda _ticket: office.door.back_up_if_due(), self._done, self._refused, quiet=True
        )

    def _done(self, backup: object) -> None:
        if backup is not None:
            self._told = ""
            self.made.emit()

    def _refused(self, problem: Problem) -> None:
        """Tell a failure once, not at every attempt; the next attempt comes by itself."""
        if problem.code != self._told:
            self._told = problem.code
            self.failed.emit(problem)
