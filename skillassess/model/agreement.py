"""How far judges agree: intraclass correlations ICC(2,1) and ICC(2,k) of Shrout & Fleiss 1979, as exact fractions.

Two-way, judges drawn at random, absolute agreement: of one judge, and of the mean of all k. From whole numbers by whole
numbers; the scale does not matter. Every judge scores every target.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """Both correlations over so many targets and judges: ``single`` is ICC(2,1), ``mean`` is ICC(2,k)."""

    targets: int
    judges: int
    single: Fraction
    mean: Fraction


def agreement(rows: Counter[tuple[int, ...]]) -> Agreement | None:
    """Return the agreement over targets, given as rows of judges' scores with how many targets have that row.

    None where it is not defined: fewer than two targets or judges, or nobody differs.
    """
    targets, judges = rows.total(), min(map(len, rows), default=0)
    if judges < _FEWEST or targets < _FEWEST:
        return None
    often = list(rows.values())
    columns = list(zip(*rows, strict=True))
    judged = [sum(map(mul, column, often)) for column in columns]
    grand = sum(judged)
    # Sums of squares, each times targets * judges: the factor falls out of every quotient below.
    between = targets * _squares(list(map(sum, rows)), often) - grand**2
    by_judge = judges * sum(total**2 for total in judged) - grand**2
    whole = targets * judges * sum(_squares(column, often) for column in columns) - grand**2
    bms = Fraction(between, targets - 1)
    jms = Fraction(by_judge, judges - 1)
    ems = Fraction(whole - between - by_judge, (targets - 1) * (judges - 1))
    of_one = bms + (judges - 1) * ems + judges * (jms - ems) / targets
    of_all = bms + (jms - ems) / targets
    if of_one <= 0 or of_all <= 0:
        return None
    return Agreement(targets, judges, (bms - ems) / of_one, (bms - ems) / of_all)


def _squares(values: Sequence[int], often: Sequence[int]) -> int:
    return sum(map(mul, map(mul, values, values), often))
