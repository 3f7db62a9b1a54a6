"""Strict reading of rule files: every key known, every value of its type, numbers exact, faults told by file and entry.

Owns the reading of one table; knows nothing of what rules mean. Whatever is wrong is a ``FileProblem`` whose
parameters name ``file``, ``entry`` and the offending ``what``; nothing is guessed and nothing is skipped.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TypeVar

from skillassess.errors import FileProblem, Refused
from skillassess.model.levels import Level

Kind = TypeVar("Kind", bound=Enum)


def fault(code: str, file: str, entry: str, what: str) -> FileProblem:
    """Return a load error that names file and entry."""
    return FileProblem(code, file=file, entry=entry, what=what)


def parse(file: str, text: str) -> Table:
    """Return a rule file's top table; bad syntax is ``edition-syntax``, a float anywhere ``edition-number-inexact``."""
    try:
        data = tomllib.loads(text, parse_float=_Inexact)
    except tomllib.TOMLDecodeError as problem:
        raise fault("edition-syntax", file, "", str(problem)) from problem
    return Table(file, "", data)


class _Inexact(str):
    """Marks a float where it stands, so that the fault can name its entry."""

    __slots__ = ()


@dataclass(slots=True)
class Table:
    """One table of a rule file; each key is taken once, and ``done`` objects to what nobody asked for."""

    file: str
    entry: str
    data: Mapping[str, object]
    taken: set[str] = field(default_factory=set)

    def fault(self, code: str, what: str) -> FileProblem:
        """Return a load error at this table."""
        return fault(code, self.file, self.entry, what)

    def has(self, key: str) -> bool:
        """Whether the key is present."""
        return key in self.data

    def named(self, entry: str) -> Table:
        """Return the same table under the name people know the entry by; keys already taken stay taken."""
        return Table(self.file, entry, self.data, self.taken)

    def done(self) -> None:
        """Object to any key that was not asked for (``edition-key-unknown``)."""
        for key, value in self.data.items():
            if key not in self.taken:
                inexact = isinstance(value, _Inexact)
                raise self.fault("edition-number-inexact" if inexact else "edition-key-unknown", key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank."""
        value = self._take(key, default)
        if not isinstance(value, str) or isinstance(value, _Inexact):
            raise self._wrong(key, value)
        if not value.strip() and default is None:
            raise self._wrong(key, value)
        return value

    def integer(self, key: str, default: int | None = None, lowest: int = 0) -> int:
        """Return a whole number, at least ``lowest``."""
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < lowest:
            raise self._wrong(key, value)
        return value

    def decimal(self, key: str, default: Decimal | None = None) -> Decimal:
        """Return an exact number, written as a whole number or as text (``"59.5"``)."""
        value = self._take(key, default)
        if isinstance(value, Decimal):
            return value
        if isinstance(value, bool) or not isinstance(value, (int, str)) or isinstance(value, _Inexact):
            raise self._wrong(key, value)
        try:
            number = Decimal(value)
        except InvalidOperation as problem:
            raise self._wrong(key, value) from problem
        if not number.is_finite():
            raise self._wrong(key, value)
        return number

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, value)
        return value

    def day(self, key: str) -> date:
        """Return a calendar day."""
        value = self._take(key, None)
        if type(value) is not date:
            raise self._wrong(key, value)
        return value

    def day_or_none(self, key: str) -> date | None:
        """Return a calendar day, or None where the key is absent."""
        return self.day(key) if self.has(key) else None

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts, none twice; empty only by default."""
        value = self._take(key, default)
        if value is default and default is not None:
            return default
        if not isinstance(value, list) or not value or not all(type(item) is str and item for item in value):
            raise self._wrong(key, value)
        if len(set(value)) != len(value):
            raise self.fault("edition-duplicate", key)
        return tuple(value)

    def option(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind:
        """Return one value of a closed set."""
        if default is not None and not self.has(key):
            return default
        return self.one_of(key, self.text(key), kind)

    def options(self, key: str, kind: type[Kind], default: tuple[Kind, ...] | None = None) -> tuple[Kind, ...]:
        """Return several values of a closed set."""
        if default is not None and not self.has(key):
            return default
        return tuple(self.one_of(key, text, kind) for text in self.texts(key))

    def level(self, key: str) -> Level:
        """Return a level by its code."""
        return self._level(key, self.text(key))

    def levels(self, key: str, default: tuple[Level, ...] | None = None) -> tuple[Level, ...]:
        """Return levels by their codes."""
        if default is not None and not self.has(key):
            return default
        return tuple(self._level(key, text) for text in self.texts(key))

    def table(self, key: str) -> Table:
        """Return the table under a key."""
        value = self._take(key, None)
        if not isinstance(value, dict):
            raise self._wrong(key, value)
        return Table(self.file, f"{self.entry}.{key}".strip("."), value)

    def tables(self, key: str, *, may_be_empty: bool = False) -> list[Table]:
        """Return the list of tables under a key."""
        if may_be_empty and not self.has(key):
            return []
        value = self._take(key, None)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, value)
        base = f"{self.entry}.{key}".strip(".")
        return [Table(self.file, f"{base}[{index + 1}]", item) for index, item in enumerate(value)]

    def raw(self, key: str) -> object:
        """Return a value whatever it is, for a reader that checks it itself."""
        return self._take(key, None)

    def one_of(self, key: str, text: str, kind: type[Kind]) -> Kind:
        """Return the member of a closed set that a text names (``edition-value-unknown``)."""
        for member in kind:
            if member.value == text:
                return member
        raise self.fault("edition-value-unknown", f"{key} = {text}")

    def _level(self, key: str, text: str) -> Level:
        try:
            level = Level.parse(text)
        except Refused as problem:
            raise self.fault("edition-value-unknown", f"{key} = {text}") from problem
        if level.code != text:
            raise self.fault("edition-value-unknown", f"{key} = {text}")
        return level

    def _take(self, key: str, default: object) -> object:
        self.taken.add(key)
        if key not in self.data:
            if default is None:
                code = "edition-clause-missing" if key in ("clause", "document") else "edition-key-missing"
                raise self.fault(code, key)
            return default
        return self.data[key]

    def _wrong(self, key: str, value: object) -> FileProblem:
        if isinstance(value, (_Inexact, float)):
            return self.fault("edition-number-inexact", f"{key} = {value}")
        if key in ("clause", "document") and value == "":
            return self.fault("edition-clause-missing", key)
        return self.fault("edition-value-wrong", f"{key} = {value}")
