"""The certificate register as a whole: series without gap, repeat or re-use; numbers that came from the province.

Owns the check of many numbers beside each other; one number's form belongs to ``skillassess.model.certificates``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from skillassess.errors import Note
from skillassess.model.certificates import is_number, serial, series
from skillassess.model.levels import Level
from skillassess.rules.afterwards import AfterRules
from skillassess.rules.provisions import note


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as registered or imported. ``void`` numbers stay in their series and are never used again."""

    number: str
    level: Level
    issued: date
    void: bool = False


def check_register(
    rules: AfterRules, code: str, numbers: Iterable[Numbered], first: Mapping[str, int] | None = None
) -> tuple[Note, ...]:
    """Return what is wrong with a register of an institution with the 13-character ``code``.

    ``first`` gives the first serial of a series (positions 1-16) where the operator set one; else it is 1.
    """
    found = list(numbers)
    return (
        *(item for number in found for item in _single(rules, code, number)),
        *_repeats(rules, found),
        *_gaps(rules, found, first or {}),
    )


def _single(rules: AfterRules, code: str, item: Numbered) -> Iterator[Note]:
    clause = rules.numbers.name
    if not is_number(item.number):
        yield note("register-malformed", clause, number=item.number)
        return
    if not item.number.startswith(code):
        yield note("register-wrong-institution", clause, number=item.number, code=code)
    if item.number[13:15] != f"{item.issued.year % 100:02d}":
        yield note("register-wrong-year", clause, number=item.number, issued=item.issued.isoformat())
    if item.number[15] != item.level.code:
        yield note("register-wrong-level", clause, number=item.number, level=item.level.full_name)


def _repeats(rules: AfterRules, found: list[Numbered]) -> Iterator[Note]:
    seen: dict[str, Numbered] = {}
    for item in found:
        earlier = seen.setdefault(item.number, item)
        if earlier is not item:
            code = "register-reused" if earlier.void or item.void else "register-repeated"
            yield note(code, rules.numbers.name, number=item.number)


def _gaps(rules: AfterRules, found: list[Numbered], first: Mapping[str, int]) -> Iterator[Note]:
    clause = rules.numbers.name
    by_series: dict[str, set[int]] = {}
    for item in found:
        if is_number(item.number):
            by_series.setdefault(series(item.number), set()).add(serial(item.number))
    for name, serials in sorted(by_series.items()):
        lowest = first.get(name, 1)
        for low in sorted(number for number in serials if number < lowest):
            yield note("register-below-first", clause, number=f"{name}{low:06d}", first=str(lowest))
        for lost in sorted(set(range(lowest, max(serials))) - serials)[:100]:
            yield note("register-gap", clause, series=name, serial=str(lost))
