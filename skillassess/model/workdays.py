"""Working days (工作日): the official holiday arrangement of each year, make-up workdays included.

Owns the counting; the arrangements themselves are data, read by ``skillassess.rules.calendar``. A year that has not
been announced is counted by weekends alone and is said to be provisional: nobody here guesses a holiday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearArrangement:
    """One year as announced: days off, weekend days worked instead, and the notice (number and date) it stands in."""

    year: int
    off: frozenset[date]
    makeup: frozenset[date]
    notice: str
    issued: date


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Every announced year; all other years are provisional."""

    years: tuple[YearArrangement, ...]

    def arrangement(self, year: int) -> YearArrangement | None:
        """Return the announced arrangement of a year, or None."""
        return next((found for found in self.years if found.year == year), None)

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year without an announced arrangement, so that only weekends are known."""
        return self.arrangement(day.year) is None

    def is_workday(self, day: date) -> bool:
        """Whether people work on the day: make-up days yes, holidays no, else Monday to Friday."""
        known = self.arrangement(day.year)
        if known is not None and day in known.makeup:
            return True
        if known is not None and day in known.off:
            return False
        return day.weekday() < _SATURDAY

    def add_workdays(self, start: date, days: int) -> date:
        """Return the ``days``-th working day after ``start`` (which is not counted); 0 gives ``start`` back."""
        if days < 0:
            message = "working days are counted forward"
            raise ValueError(message)
        day = start
        left = days
        while left:
            day += _DAY
            left -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Return how many working days lie from ``first`` to ``last``, both included; 0 if ``last`` is earlier."""
        span = (last - first).days + 1
        return sum(self.is_workday(first + _DAY * offset) for offset in range(span))


def notice_end(calendar: WorkCalendar, first_day: date, working_days: int, *, first_day_counts: bool = True) -> date:
    """Return the last day of a public notice (公示) that begins on ``first_day`` and stands ``working_days`` long.

    The first day counts when it is a working day; with ``first_day_counts=False`` it never does (the stricter
    reading, 民法典 art. 201). The notice is over when this day is over.
    """
    if working_days < 1:
        message = "a notice stands at least one working day"
        raise ValueError(message)
    before = first_day - _DAY if first_day_counts else first_day
    return calendar.add_workdays(before, working_days)
