"""The one place with threads. Owns a single worker for everything that takes longer than a blink.

Work runs in the order it was given. It may call the office; it must not touch a widget. What it returns, or the
problem it ended with, arrives on the thread of the windows.
"""

from __future__ import annotations

import sys
import traceback
from collections import deque
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from skillassess.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

ResultT = TypeVar("ResultT")
_REPORT_STEPS = 200


class Cancelled(Exception):
    """The person pressed Cancel; raised inside the work by ``Ticket.step``."""


@dataclass(slots=True, eq=False)
class Ticket:
    """A piece of work: given to the work itself for progress, and to whoever asked for it, to cancel it."""

    title: str
    report: Callable[[Ticket, int, int], None]
    quiet: bool = False
    _stop: Event = field(default_factory=Event)
    _last: int = -1

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; ends it with ``Cancelled`` when Cancel was pressed. Cheap enough for every row."""
        if self._stop.is_set():
            raise Cancelled
        mark = done * _REPORT_STEPS // max(total, 1)
        if mark != self._last:
            self._last = mark
            self.report(self, done, total)

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether Cancel was pressed."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: Ticket
    deliver: Callable[[], None]


class Jobs(QObject):
    """The worker. ``began``, ``progressed`` and ``ended`` are for the progress strip of the frame."""

    began = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    problem = Signal(object)
    _outcome = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._open: deque[Ticket] = deque()
        self._outcome.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Ticket], ResultT],
        on_done: Callable[[ResultT], None],
        on_problem: Callable[[Problem], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Ticket:
        """Run ``work(ticket)`` on the worker, then ``on_done(result)`` or ``on_problem(problem)`` on this thread.

        Without ``on_problem`` the signal ``problem`` carries it to the message strip. A cancelled work calls neither.
        ``quiet`` work shows no progress strip.
        """
        ticket = Ticket(title, self.progressed.emit, quiet)
        self._open.append(ticket)
        self.began.emit(ticket)
        self._pool.start(_Work(lambda: self._do(ticket, work, on_done, on_problem or self.problem.emit)))
        return ticket

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return bool(self._open)

    def holds(self, ticket: Ticket) -> bool:
        """Whether a piece of work is running or waiting."""
        return ticket in self._open

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Cancel what waits, let what runs come to its end; False when it did not in time."""
        for ticket in self._open:
            ticket.cancel()
        return self._pool.waitForDone(milliseconds)

    def _do(
        self,
        ticket: Ticket,
        work: Callable[[Ticket], Any],
        on_done: Callable[[Any], None],
        on_problem: Callable[[Problem], None],
    ) -> None:
        try:
            ticket.step(0, 0)
            result = work(ticket)
        except Cancelled:
            self._outcome.emit(_Outcome(ticket, _nothing))
        except Problem as problem:
            self._tell(ticket, on_problem, problem)
        except Exception as bug:  # noqa: BLE001  carried to the thread of the windows, where the crash page waits
            self._tell(ticket, _raise, bug)
        else:
            self._tell(ticket, on_done, result)

    def _tell(self, ticket: Ticket, hear: Callable[[Any], None], what: object) -> None:
        self._outcome.emit(_Outcome(ticket, lambda: hear(what)))

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._open.remove(outcome.ticket)
        self.ended.emit(outcome.ticket)
        outcome.deliver()


class _Work(QRunnable):
    """One call on the worker; whatever escapes it is a bug of this file and is printed."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    def run(self) -> None:
        """Make the call."""
        try:
            self._call()
        except RuntimeError:
            traceback.print_exc(file=sys.stderr)


def _nothing() -> None:
    """Deliver nothing: the work was cancelled."""


def _raise(bug: Exception) -> None:
    raise bug
