"""Scores keyed in from paper: two entries of one column by two people, their differences, what was decided.

Values only. Who may see or make which entry, and when they become the assessor's column, is the office's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class KeyingState(StrEnum):
    """How far the keying-in of one column is."""

    FRESH = "fresh"
    ONCE = "once"
    DIFFERS = "differs"
    TAKEN_OVER = "taken_over"
    DISCARDED = "discarded"

    @property
    def is_under_way(self) -> bool:
        """Whether entries wait for the next step."""
        return self in (KeyingState.ONCE, KeyingState.DIFFERS)


class EntryNo(StrEnum):
    """Which of the two entries."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """One person's reading of the paper: points by item number, all items."""

    by: str
    at: datetime
    scores: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """An item the two entries read differently."""

    item: int
    first: Decimal
    second: Decimal

    def value(self, right: EntryNo) -> Decimal:
        """Return what one of the entries says."""
        return self.first if right is EntryNo.FIRST else self.second


@dataclass(frozen=True, slots=True)
class KeyedColumn:
    """A column being keyed in; ``by`` and ``reason`` belong to the last decision.

    ``base`` is the column as it was before: (item, version) of its marks, and ``revision`` how often it was submitted
    or returned; entries hold only for that.
    """

    column: str
    state: KeyingState
    base: tuple[tuple[int, int], ...]
    revision: int
    first: KeyedEntry
    second: KeyedEntry | None = None
    right: tuple[tuple[int, EntryNo], ...] = ()
    by: str = ""
    reason: str = ""

    @property
    def keyers(self) -> tuple[str, ...]:
        """Who keyed so far."""
        return (self.first.by,) if self.second is None else (self.first.by, self.second.by)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Items on which two entries differ, in order; none while there is one entry."""
        return () if self.second is None else differences(self.first, self.second)


def differences(first: KeyedEntry, second: KeyedEntry) -> tuple[Difference, ...]:
    """Return the items on which two entries of one sheet differ, in the order of the first."""
    other = dict(second.scores)
    return tuple(Difference(item, value, other[item]) for item, value in first.scores if other[item] != value)
