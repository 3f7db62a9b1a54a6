"""Asking the office to do something, on the worker. Owns that nothing is asked twice while it is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from ui.resting import Rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from skillassess.errors import Problem
    from ui.context import Desk
    from ui.jobs import Ticket

ResultT = TypeVar("ResultT")


class Actor(QObject):
    """Runs one use case at a time for a screen; its buttons rest meanwhile."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        """Live as long as ``owner``."""
        super().__init__(owner)
        self._desk = desk
        self._buttons: list[QPushButton] = []
        self._rest = Rest(owner)
        self._ticket: Ticket | None = None
        desk.jobs.ended.connect(self._ended)

    def rest(self, *buttons: QPushButton) -> None:
        """Name buttons that cannot be pressed while something is on its way."""
        kept = [button for button in self._buttons if shiboken6.isValid(button)]
        self._buttons = kept + [button for button in buttons if button not in kept]

    def act(
        self,
        title: str,
        work: Callable[[], ResultT],
        done: Callable[[ResultT], object],
        refused: Callable[[Problem], object] | None = None,
    ) -> None:
        """Do ``work`` on the worker, then ``done`` here; a refusal is said in the strip, then ``refused``.

        While something is on its way, asking again does nothing.
        """
        if self._ticket is not None:
            return

        def finish(result: ResultT) -> None:
            if shiboken6.isValid(self):
                done(result)

        def refuse(problem: Problem) -> None:
            if shiboken6.isValid(self):
                self._desk.say(problem)
                if refused is not None:
                    refused(problem)

        self._rest.begin(self._buttons)
        self._ticket = self._desk.jobs.run(title, lambda _ticket: work(), finish, refuse)

    def _ended(self, ticket: Ticket) -> None:
        """Wake the buttons, whether it came to its end or was cancelled."""
        if ticket is self._ticket:
            self._ticket = None
            self._rest.end()
