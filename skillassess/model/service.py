"""Spans of service and years by the calendar: anniversaries, totals counted once, unbroken runs. Pure arithmetic.

A span runs from its first to its last day, both worked; ``None`` as the last day means it still runs. Time is
counted up to the closing date of applications, to the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


def anniversary(start: date, years: int) -> date:
    """Return the day on which ``years`` are full; 29 February falls on 28 February of a common year."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


@dataclass(frozen=True, slots=True)
class Span:
    """Days of service; ``last`` is the last day worked, or None while it runs."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """What was counted: days up to the closing date, days needed, the day it is or would be full (None: never)."""

    days: int
    needed: int
    full_on: date | None
    first: date | None = None

    @property
    def whole_years(self) -> int:
        """The whole years counted, by the anniversaries of the first day counted."""
        if self.first is None:
            return 0
        years = self.days // 365
        while years and (anniversary(self.first, years) - self.first).days > self.days:
            years -= 1
        return years

    @property
    def is_full(self) -> bool:
        """Whether the time is reached."""
        return self.needed > 0 and self.days >= self.needed


def merged(spans: Iterable[Span], after: date | None = None) -> list[tuple[date, date]]:
    """Return spans as half-open stretches without overlap, in order, cut to begin no earlier than ``after``.

    Stretches that touch are one. A running span reaches to the end of all time.
    """
    cut = sorted(
        (max(span.first, after or span.first), date.max if span.last is None else span.last + _DAY) for span in spans
    )
    found: list[tuple[date, date]] = []
    for first, end in cut:
        if end <= first:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((first, end))
    return found


def cumulative(spans: Iterable[Span], years: int, closing: date, after: date | None = None) -> Served:
    """Count 累计 service up to ``closing``: all spans added, overlaps once, from ``after`` on where it is given.

    ``years`` are as many days as lie between the first day counted and its anniversary.
    """
    stretches = merged(spans, after)
    if not stretches:
        return Served(0, 0, None)
    needed = (anniversary(stretches[0][0], years) - stretches[0][0]).days
    days = sum(max(0, (min(end, closing) - first).days) for first, end in stretches)
    return Served(days, needed, _full_on(stretches, needed), stretches[0][0])


def continuous(spans: Iterable[Span], years: int, closing: date, after: date | None = None) -> Served:
    """Count 连续 service up to ``closing``: the longest run without a gap."""
    runs = [_run(first, end, years, closing) for first, end in merged(spans, after)]
    return max(runs, key=lambda run: (run.is_full, run.days - run.needed, run.days), default=Served(0, 0, None))


def unbroken_to(spans: Iterable[Span], years: int, closing: date) -> Served:
    """Count the run without a gap that still lasts on ``closing``."""
    running = [
        Span(first, None if end == date.max else end - _DAY) for first, end in merged(spans) if first <= closing < end
    ]
    return continuous(running, years, closing)


def _run(first: date, end: date, years: int, closing: date) -> Served:
    needed = (anniversary(first, years) - first).days
    days = max(0, (min(end, closing) - first).days)
    return Served(days, needed, _full_on([(first, end)], needed), first)


def _full_on(stretches: list[tuple[date, date]], needed: int) -> date | None:
    left = needed
    for first, end in stretches:
        if (end - first).days >= left:
            return first + _DAY * left
        left -= (end - first).days
    return None
