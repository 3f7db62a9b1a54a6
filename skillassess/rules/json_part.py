"""One JSON object of a dossier, read leniently: what cannot be read is unknown and noted with its place.

Owns the reading of single values; knows no facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from skillassess.errors import Note, Refused
from skillassess.model.dossier import Bond
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier

Kind = TypeVar("Kind", bound=Enum)
FactKind = TypeVar("FactKind")

_YEARS = range(1900, 2101)
_MOST_DIGITS = 30
_DAY_LENGTH = len("2026-01-01")


@dataclass(slots=True)
class Part:
    """One JSON object and its place; reads each field leniently and notes what it cannot read."""

    ref: str
    data: Mapping[str, object]
    notes: list[Note]
    taken: set[str] = field(default_factory=set)
    code: str = ""

    def text(self, key: str) -> str:
        """Return a text, or the empty one."""
        value = self._take(key)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self._note(key, value)
        return ""

    def day(self, key: str) -> date | None:
        """Return a calendar day written ``YYYY-MM-DD``."""
        value = self._take(key)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value) if isinstance(value, str) and len(value) == _DAY_LENGTH else None
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            self._note(key, value)
            return None
        return day

    def flag(self, key: str) -> bool | None:
        """Return true, false or unknown."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return value
        self._note(key, value)
        return None

    def number(self, key: str) -> Decimal | None:
        """Return an exact number, written as a JSON number or as text."""
        value = self._take(key)
        if value is None:
            return None
        try:
            found = Decimal(value) if isinstance(value, (int, str, Decimal)) and not isinstance(value, bool) else None
        except ArithmeticError:
            found = None
        if found is None or not found.is_finite() or _endless(found):
            self._note(key, value)
            return None
        return found

    def whole(self, key: str) -> int | None:
        """Return a whole number."""
        found = self.number(key)
        if found is not None and found != found.to_integral_value():
            self._note(key, str(found))
            return None
        return None if found is None else int(found)

    def year(self, key: str) -> int | None:
        """Return a calendar year."""
        found = self.whole(key)
        if found is not None and found not in _YEARS:
            self._note(key, str(found))
            return None
        return found

    def years(self, key: str) -> tuple[int, ...] | None:
        """Return a list of calendar years."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, list) and all(type(item) is int and item in _YEARS for item in value):
            return tuple(value)
        self._note(key, value)
        return None

    def option(self, key: str, kind: type[Kind], also: Mapping[str, Kind] | None = None) -> Kind | None:
        """Return a member of a closed set, or unknown."""
        value = self._take(key)
        if value is None:
            return None
        for member in kind:
            if member.value == value:
                return member
        if isinstance(value, str) and value in (also or {}):
            return (also or {})[value]
        self._note(key, value)
        return None

    def level(self, key: str) -> Level | None:
        """Return a level by code or official name, or unknown."""
        value = self._take(key)
        try:
            return None if value is None else Level.parse(str(value))
        except Refused:
            self._note(key, value, "dossier-level-unknown")
            return None

    def tier(self, key: str) -> TitleTier | None:
        """Return a title tier by code or name, or unknown."""
        value = self._take(key)
        try:
            return None if value is None else TitleTier.parse(str(value))
        except Refused:
            self._note(key, value, "dossier-title-unknown")
            return None

    def bond(self) -> Bond | None:
        """Return how a fact stands to the occupation: as stated, or the same where the codes are equal."""
        stated = self.option("relation", Bond)
        own = self.text("occupation_code")
        return Bond.SAME if stated is None and own and own == self.code else stated

    def evidence(self) -> tuple[str, ...]:
        """Return the ids of the evidence."""
        value = self._take("evidence")
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self._note("evidence", value)
        return ()

    def part(self, key: str) -> Part | None:
        """Return the object under a key, or None."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._note(key, value)
            return None
        return Part(self._place(key), value, self.notes, code=self.code)

    def facts(self, key: str, read: Callable[[Part], FactKind]) -> tuple[FactKind, ...] | None:
        """Return a section's facts; None where nobody asked. An item that is no object becomes an unknown fact."""
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, list):
            self._note(key, value)
            return None
        found = []
        for index, item in enumerate(value):
            place = f"{key}[{index}]"
            if not isinstance(item, dict):
                self._note(place, item)
            part = Part(place, item if isinstance(item, dict) else {}, self.notes, code=self.code)
            found.append(read(part))
            part.done()
        return tuple(found)

    def done(self) -> None:
        """Note every key that nobody knows."""
        for key in self.data:
            if key not in self.taken:
                self.notes.append(Note("dossier-key-unknown", "warning", (("ref", self._place(key)),)))

    def ends(self, key: str) -> tuple[date | None, bool]:
        """Return a last day and whether the span still runs (the key is absent or null)."""
        return self.day(key), self.data.get(key) is None

    def _take(self, key: str) -> object:
        self.taken.add(key)
        return self.data.get(key)

    def _place(self, key: str) -> str:
        return f"{self.ref}.{key}".strip(".")

    def _note(self, key: str, value: object, code: str = "dossier-value-unreadable") -> None:
        shown = str(value)[:40]
        self.notes.append(Note(code, "warning", (("ref", self._place(key)), ("value", shown))))


def _endless(number: Decimal) -> bool:
    return len(str(number)) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS
