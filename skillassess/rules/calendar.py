"""Reads the official holiday arrangements (国务院办公厅) of ``resources/calendar``. Owns that format; never counts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem
from skillassess.model.workdays import WorkCalendar, YearArrangement
from skillassess.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = {"year", "notice", "issued", "holiday", "makeup"}


@cache
def official_calendar() -> WorkCalendar:
    """Return every announced year; a damaged file is a ``FileProblem`` (``calendar-unreadable``)."""
    return read_calendar(resource("calendar"))


def read_calendar(folder: Path) -> WorkCalendar:
    """Return the calendar of the ``<year>.toml`` files in a folder."""
    return WorkCalendar(tuple(_year(path) for path in sorted(folder.glob("*.toml"))))


def _year(path: Path) -> YearArrangement:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if set(data) != _KEYS or str(data["year"]) != path.stem:
            raise _unreadable(path, "keys")
        year = int(data["year"])
        off = frozenset(day for span in data["holiday"] for day in _span(path, span))
        makeup = frozenset(data["makeup"])
        _check(path, year, off, makeup)
        return YearArrangement(year, off, makeup, str(data["notice"]), data["issued"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as problem:
        raise _unreadable(path, type(problem).__name__) from problem


def _span(path: Path, span: dict[str, object]) -> list[date]:
    first, last = span["from"], span["to"]
    if set(span) != {"name", "from", "to"} or type(first) is not date or type(last) is not date or last < first:
        raise _unreadable(path, "holiday")
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _check(path: Path, year: int, off: frozenset[date], makeup: frozenset[date]) -> None:
    weekend = 5
    if not all(type(day) is date and day.year == year for day in off | makeup):
        raise _unreadable(path, "year")
    if off & makeup or any(day.weekday() < weekend for day in makeup):
        raise _unreadable(path, "makeup")


def _unreadable(path: Path, where: str) -> FileProblem:
    return FileProblem("calendar-unreadable", name=path.name, where=where)
