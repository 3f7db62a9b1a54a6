"""Severe and lenient assessors: the mean difference from the others on the same candidates, with a 95 % interval.

The difference is exact. Its interval is a statistic by Student's t and a float, like everything here that only says
how sure one may be. No score depends on it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from operator import mul
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillassess.model.score_table import ScoreTable

_SURE = 0.95
_BY_SERIES = 100
_HALVINGS = 80
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Severity:
    """An assessor against the others: mean difference in points over so many forms; negative is severe.

    ``low`` and ``high`` bound it with 95 %; None with a single form, which says nothing about the next.
    """

    assessor: str
    forms: int
    difference: Fraction
    low: float | None
    high: float | None

    @property
    def differs(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def severities(table: ScoreTable) -> tuple[Severity, ...]:
    """Return each assessor's difference from the mean of the others, in the order they stand on the sheets."""
    shared = math.lcm(*{len(form.assessors) - 1 for form in table.forms if len(form.assessors) > 1})
    found: dict[str, list[int]] = defaultdict(list)
    for form, totals in zip(table.forms, table.totals, strict=True):
        others = len(totals) - 1
        if others < 1:
            continue
        whole, weight = sum(totals), shared // others
        for assessor, total in zip(form.assessors, totals, strict=True):
            found[assessor].append(((others + 1) * total - whole) * weight)
    scale = shared * 10**table.places
    return tuple(_severity(assessor, differences, scale) for assessor, differences in found.items())


@cache
def student_t(freedom: int) -> float:
    """Return the two-sided 95 % point of Student's t (Abramowitz & Stegun 26.7.3-5); ``freedom`` is at least 1."""
    z = NormalDist().inv_cdf((1 + _SURE) / 2)
    if freedom > _BY_SERIES:
        first = (z**3 + z) / 4
        second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
        third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
        return z + first / freedom + second / freedom**2 + third / freedom**3
    low, high = z, 13.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < _SURE else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """Return the probability that Student's t lies within plus and minus ``t``, by its finite series."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    series = 0.0 if freedom == 1 else term
    for step in range(2 + odd, freedom - 1, 2):
        term *= square * (step - 1) / step
        series += term
    return 2 / math.pi * (angle + sine * series) if odd else sine * series


def _severity(assessor: str, differences: list[int], scale: int) -> Severity:
    number, whole = len(differences), sum(differences)
    mean = Fraction(whole, number * scale)
    if number < _FEWEST:
        return Severity(assessor, number, mean, None, None)
    spread = number * sum(map(mul, differences, differences)) - whole**2
    error = math.sqrt(Fraction(spread, number * (number - 1)) / (number * scale**2))
    half = student_t(number - 1) * error
    return Severity(assessor, number, mean, float(mean) - half, float(mean) + half)
