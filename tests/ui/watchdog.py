"""A watchdog over the thread of the windows: how long it answers to nobody. Owns beat, watching thread and log.

A timer beats on the windows' thread; a second thread looks at the beat and, when it stays away, at what is being done.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 0.1
_BEAT = 2
_LOOK = 0.01
_DEEP = 6
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Block:
    """One act with the longest time nothing else could happen, in seconds, and what was done in it.

    ``wall`` is what a person waits; ``held`` leaves out the wait for a processor other programs had (Linux tells it);
    ``processor`` is work alone. ``whole`` is how long the act took until it had its effect, with rests in between.
    """

    act: str
    wall: float
    held: float
    processor: float
    whole: float
    doing: str


@dataclass
class Watchdog:
    """``with Watchdog() as dog: dog.during("open the board", act, until=…)``; ``blocks`` has one line per act."""

    limit: float = LIMIT
    blocks: list[Block] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Begin to beat and to watch."""
        self._windows = threading.get_ident()
        self._stop = threading.Event()
        self._wall, self._processor, self._waited = time.perf_counter(), time.thread_time(), waited()
        self._forget()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop watching."""
        self._stop.set()
        self._watcher.join()
        self._timer.stop()

    def during(self, act: str, do: Callable[[], object], until: Callable[[], bool] = lambda: True) -> Block:
        """Do something, let the windows live until it has had its effect, and log the longest block meanwhile."""
        self._settle(lambda: True)
        self._beat()
        self._forget()
        begun = time.perf_counter()
        do()
        self._settle(until)
        block = Block(act, self._worst, self._held, self._busiest, time.perf_counter() - begun, self._doing)
        self.blocks.append(block)
        return block

    def table(self) -> str:
        """Return the log, the longest block first."""
        worst = sorted(self.blocks, key=lambda block: -block.wall)
        return "\n".join(
            f"{block.act:<40}{block.wall * 1000:>8.0f}{block.held * 1000:>8.0f}{block.processor * 1000:>8.0f}"
            f"{block.whole * 1000:>8.0f}  {block.doing}".rstrip()
            for block in worst
        )

    def _forget(self) -> None:
        self._worst, self._held, self._busiest, self._doing = 0.0, 0.0, 0.0, ""

    def _beat(self) -> None:
        wall, processor, without = time.perf_counter(), time.thread_time(), waited()
        self._worst = max(self._worst, wall - self._wall)
        self._held = max(self._held, wall - self._wall - (without - self._waited))
        self._busiest = max(self._busiest, processor - self._processor)
        self._wall, self._processor, self._waited = wall, processor, without

    def _settle(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        QApplication.processEvents()
        self._beat()
        while not until():
            if time.monotonic() > end:
                raise TimeoutError
            QApplication.processEvents()
            self._beat()
            time.sleep(0.001)
        QApplication.processEvents()
        self._beat()

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK):
            away = time.perf_counter() - self._wall
            if away > self.limit and away > self._worst:
                frame = sys._current_frames().get(self._windows)  # noqa: SLF001  the documented way to see a thread
                ours = [f for f in traceback.extract_stack(frame) if "/ui/" in f.filename.replace("\\", "/")]
                self._doing = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(ours[-_DEEP:]))


def waited() -> float:
    """Return how long this thread was ready and had no processor, in seconds; 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    return 0.0
