"""Entries on their way to the office. Owns their order, and that none is lost; knows no widget of the sheet.

An entry is saved at once on the thread of the windows while that is quick. When the disk is slow, entries go through
the worker, in the order they were typed, and are pending until they are saved.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import RLock
from time import perf_counter
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from skillassess.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.model.worksheets import ColumnKey, Mark
    from skillassess.office.marking import Saved
    from ui.context import Desk

SLOW = 0.06
"""Seconds; an entry that takes longer sends those after it to the worker."""
_SESSION = "session-"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed for one item: a score as text (empty takes it back), and a note or None to keep the note."""

    key: ColumnKey
    item: int
    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an entry ended: saved, refused, or (``held``) waiting for the person to sign in again."""

    entry: Entry
    saved: Saved | None = None
    problem: Problem | None = None
    held: bool = False


class Entries(QObject):
    """The queue of entries. ``saved`` carries entry and what it came to, ``refused`` entry and problem."""

    saved = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, desk: Desk, slow: float = SLOW) -> None:
        """``slow`` in seconds."""
        super().__init__(desk)
        self._desk = desk
        self.slow = slow
        self._queue: deque[Entry] = deque()
        self._lock = RLock()
        self._versions: dict[tuple[ColumnKey, int], int] = {}
        self._pending: dict[tuple[ColumnKey, int], list[Entry]] = {}
        self._through_worker = slow <= 0

    def know(self, key: ColumnKey, marks: Iterable[Mark]) -> None:
        """Take note of the versions the person sees; entries that are still on their way keep theirs."""
        for mark in marks:
            if not self.is_pending(key, mark.item):
                self._versions[key, mark.item] = mark.version

    def is_pending(self, key: ColumnKey, item: int) -> bool:
        """Whether an entry of this item is not saved yet."""
        return (key, item) in self._pending

    @property
    def waiting(self) -> int:
        """How many entries are not saved yet."""
        return sum(len(entries) for entries in self._pending.values())

    def pending(self, key: ColumnKey) -> dict[int, str]:
        """Return the texts of a sheet that are not saved yet, by item."""
        return {item: entries[-1].text for (sheet, item), entries in self._pending.items() if sheet == key}

    def put(self, entry: Entry) -> None:
        """Save an entry after all those before it."""
        self._pending.setdefault((entry.key, entry.item), []).append(entry)
        with self._lock:
            self._queue.append(entry)
        if self._through_worker:
            self._send()
        else:
            self.flush()

    def flush(self) -> None:
        """Save everything that waits before returning; what is held for a new sign-in goes on waiting."""
        while True:
            started = perf_counter()
            outcome = self._save_next()
            self._weigh(perf_counter() - started)
            if outcome is None:
                return
            self._deliver(outcome)
            if outcome.held:
                return

    def _send(self) -> None:
        self._desk.jobs.run(self.tr("Saving scores"), lambda _ticket: self._timed(), self._arrive, quiet=True)

    def _timed(self) -> tuple[Outcome | None, float]:
        started = perf_counter()
        outcome = self._save_next()
        return outcome, perf_counter() - started

    def _arrive(self, result: tuple[Outcome | None, float]) -> None:
        if not shiboken6.isValid(self):
            return
        outcome, seconds = result
        self._weigh(seconds)
        if outcome is not None:
            self._deliver(outcome)

    def _weigh(self, seconds: float) -> None:
        """Choose the way of the next entry; back to the quick way only when nothing is under way."""
        if seconds > self.slow:
            self._through_worker = True
        elif not self._queue and seconds < self.slow / 2:
            self._through_worker = False

    def _save_next(self) -> Outcome | None:
        """Save the oldest entry; runs on either thread, one at a time."""
        with self._lock:
            if not self._queue:
                return None
            entry = self._queue.popleft()
            place = (entry.key, entry.item)
            seen = self._versions.get(place, 0)
            try:
                saved = self._desk.office.marking.enter(
                    self._desk.session, entry.key, entry.item, entry.text, seen=seen, note=entry.note
                )
            except Problem as problem:
                held = problem.code.startswith(_SESSION)
                if held:
                    self._queue.appendleft(entry)
                return Outcome(entry, problem=problem, held=held)
            self._versions[place] = saved.mark.version
            return Outcome(entry, saved=saved)

    def _deliver(self, outcome: Outcome) -> None:
        entry = outcome.entry
        if outcome.held and outcome.problem is not None:
            self._desk.say(outcome.problem)
            return
        place = (entry.key, entry.item)
        self._pending[place].remove(entry)
        if not self._pending[place]:
            del self._pending[place]
        if outcome.saved is not None:
            self.saved.emit(entry, outcome.saved)
        else:
            self.refused.emit(entry, outcome.problem)
