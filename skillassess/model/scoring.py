"""Exact scoring: one assessor's total, the average over assessors, the line, and how a number is shown.

Totals first, then one plain mean as a fraction, rounded once and only for display. Pass is decided on the unrounded
value, and what is printed never contradicts it. Nothing here knows people or storage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from skillassess.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillassess.model.sheets import Item, Template

FEWEST_FOR_DROPPING = 5
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,4})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def parse_score(text: str, item: Item) -> Decimal:
    """Read a score of one item from text, exactly; off the scale is ``Refused`` naming the scale."""
    plain = text.strip().translate(_FULL_WIDTH)
    for grade in item.grades:
        if plain == grade.word:
            return grade.points
    scale = _scale(item)
    if not _NUMBER.fullmatch(plain):
        raise Refused("score-not-a-number", text=text[:20], **scale)
    value = Decimal(plain)
    if not item.minimum <= value <= item.maximum:
        raise Refused("score-off-scale", text=plain, **scale)
    if value % item.step != 0:
        raise Refused("score-off-step", text=plain, **scale)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _scale(item: Item) -> dict[str, Any]:
    limits = {"minimum": item.minimum, "maximum": item.maximum, "step": item.step}
    return {"item": item.no} | {name: f"{value:f}" for name, value in limits.items()}


def missing_items(template: Template, scores: Mapping[int, Decimal]) -> tuple[int, ...]:
    """Return the numbers of the items without a score; empty is not zero."""
    return tuple(item.no for item in template.items if item.no not in scores)


def total(scores: Iterable[Decimal]) -> Decimal:
    """Return one assessor's total in points, exactly."""
    return sum(scores, Decimal(0))


def average(totals: Sequence[Decimal]) -> Fraction:
    """Return the plain mean of the assessors' totals as an exact fraction; none at all is ``Refused``."""
    if not totals:
        raise Refused("no-totals")
    return sum((Fraction(value) for value in totals), Fraction(0)) / len(totals)


def counted(totals: Sequence[Decimal], *, drop_extremes: bool) -> tuple[bool, ...]:
    """Say which totals enter the mean: all, or all but one highest and one lowest (only with five or more)."""
    if not drop_extremes:
        return (True,) * len(totals)
    if len(totals) < FEWEST_FOR_DROPPING:
        raise Refused("too-few-to-drop", count=len(totals), needed=FEWEST_FOR_DROPPING)
    low, high = min(totals), max(totals)
    first_low = list(totals).index(low)
    last_high = len(totals) - 1 - list(reversed(totals)).index(high)
    return tuple(place not in (first_low, last_high) for place in range(len(totals)))


def reaches(value: Fraction, line: Decimal) -> bool:
    """Whether the unrounded average reaches the line."""
    return value >= Fraction(line)


def shown(value: Fraction, line: Decimal, places: int = 1) -> str:
    """Return the average for people: rounded half up to ``places``, more where rounding would contradict the line."""
    passed = reaches(value, line)
    while True:
        text = rounded(value, places)
        if reaches(Fraction(text), line) == passed:
            return text
        places += 1


def rounded(value: Fraction, places: int) -> str:
    """Return a non-negative fraction rounded half up to ``places`` decimals, by integer arithmetic."""
    scale = 10**places
    units = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    whole, part = divmod(units, scale)
    return f"{whole}.{part:0{places}d}" if places else str(whole)


def exact(value: Fraction) -> str:
    """Return a fraction as text: ``179/3``, or ``60`` when whole."""
    return str(value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a component came to: totals in column order, which were counted, the exact average, the decision."""

    totals: tuple[Decimal, ...]
    counts: tuple[bool, ...]
    average: Fraction
    line: Decimal
    passed: bool

    @property
    def average_shown(self) -> str:
        """The average as printed; it never contradicts ``passed``."""
        return shown(self.average, self.line)


def outcome(totals: Sequence[Decimal], line: Decimal, *, drop_extremes: bool = False) -> Outcome:
    """Compute a component's outcome from the totals that are to be counted (25号 Annex 2 and 3, foot)."""
    counts = counted(totals, drop_extremes=drop_extremes)
    mean = average([value for value, used in zip(totals, counts, strict=True) if used])
    return Outcome(tuple(totals), counts, mean, line, reaches(mean, line))
