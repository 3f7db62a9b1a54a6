"""One clock for the whole program. Owns "now" and "today"; nobody else asks the system."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")


class Clock(Protocol):
    """What the office needs of a clock."""

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...

    def uptime(self) -> int:
        """Return seconds since the machine was started; nobody can set them."""
        ...


class SystemClock:
    """The machine's clock, told in China Standard Time."""

    def now(self) -> datetime:
        """Return the present moment in China Standard Time."""
        return datetime.now(UTC).astimezone(CHINA)

    def uptime(self) -> int:
        """Return seconds since the machine was started."""
        return int(time.monotonic())


class SetClock:
    """A clock that stands where it is put and moves a little with each reading, for sample days and tests."""

    def __init__(self, at: datetime, *, step: timedelta = timedelta(0)) -> None:
        """Start at ``at`` (aware); each reading adds ``step``."""
        if at.tzinfo is None:
            message = "a clock needs an aware time"
            raise ValueError(message)
        self._at = at
        self._step = step
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """Return the set moment, then advance by one step."""
        at = self._at
        self._at = at + self._step
        return at

    def put(self, at: datetime) -> None:
        """Let time pass (or go back) to ``at`` (aware)."""
        self._at = at

    def set_wrong(self, at: datetime) -> None:
        """Set the clock to ``at`` (aware) as a person does who turns it: no time passes by it."""
        self._ahead += at - self._at
        self._at = at

    def uptime(self) -> int:
        """Return seconds since some fixed moment, by the time that passed."""
        return int((self._at - self._ahead).timestamp())


def today(clock: Clock) -> date:
    """Return the calendar day in China."""
    return clock.now().astimezone(CHINA).date()
