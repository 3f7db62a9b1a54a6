"""Reading for a screen on the worker. Owns that only the newest answer is shown, and none to who is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from skillassess.errors import Problem
    from ui.context import Desk

ResultT = TypeVar("ResultT")


class Reader(QObject):
    """Asks for one thing at a time: a newer question makes the answer to an older one worthless."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        """Live as long as ``owner``, the screen that asks."""
        super().__init__(owner)
        self._desk = desk
        self._newest = 0

    def read(
        self,
        ask: Callable[[], ResultT],
        show: Callable[[ResultT], None],
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None:
        """Call ``ask`` on the worker, then ``show`` its answer here; a problem is said in the strip otherwise."""
        self._newest += 1
        mine = self._newest

        def current() -> bool:
            return shiboken6.isValid(self) and shiboken6.isValid(self._desk) and mine == self._newest

        def done(answer: ResultT) -> None:
            if current():
                show(answer)

        def problem(found: Problem) -> None:
            if current():
                (on_problem or self._desk.say)(found)

        self._desk.jobs.run("", lambda _ticket: ask(), done, problem, quiet=True)
