"""The figures behind the pictures of a batch: distribution, severity, item difficulty, agreement, progress.

Counted from complete forms only, exactly; nothing is rounded here. Progress counts columns and knows no score.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from skillassess.model.agreement import Agreement, agreement
from skillassess.model.candidates import Presence
from skillassess.model.score_table import ScoreTable, standings
from skillassess.model.severity import Severity, severities
from skillassess.model.sheets import FULL_MARKS, ComponentKind
from skillassess.model.worksheets import ColumnState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from skillassess.model.worksheets import FormContent

BAR_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """How many averages are at least ``low`` and below ``high`` points; the last bar also holds full marks."""

    low: Decimal
    high: Decimal
    count: int
    passed: bool


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """One item over all complete forms: mean points, its share of the maximum (difficulty), the judges' agreement."""

    no: int
    name: str
    maximum: Decimal
    mean: Fraction
    share: Fraction
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class SheetFigures:
    """One sheet's figures over its complete forms; ``mean`` is None while there is none.

    ``agreement`` is on totals, of the assessors who scored most forms together (it says over how many).
    """

    kind: ComponentKind
    title: str
    line: Decimal
    forms: int
    passed: int
    mean: Fraction | None
    bars: tuple[Bar, ...]
    severities: tuple[Severity, ...]
    items: tuple[ItemFigure, ...]
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Columns expected, and when each one that is in got its last entry, earliest first."""

    expected: int
    times: tuple[datetime, ...]


def sheet_figures(table: ScoreTable) -> SheetFigures:
    """Return the figures of one sheet."""
    placed = standings(table)
    number = Counter(standing.rank for standing in placed)
    averages = {standing.average: number[standing.rank] for standing in {s.rank: s for s in placed}.values()}
    whole = sum((average * count for average, count in averages.items()), Fraction(0))
    return SheetFigures(
        kind=table.kind,
        title=table.title,
        line=table.line,
        forms=len(placed),
        passed=sum(standing.passed for standing in placed),
        mean=whole / len(placed) if placed else None,
        bars=distribution(averages, table.line),
        severities=severities(table),
        items=_item_figures(table),
        agreement=agreement(Counter(table.together.totals)),
    )


def distribution(averages: Mapping[Fraction, int], line: Decimal) -> tuple[Bar, ...]:
    """Count averages (each with its number) in bars of five points from the line: no bar holds passed and failed."""
    start = Fraction(line)
    steps: Counter[int] = Counter()
    for average, number in averages.items():
        steps[(average - start) // BAR_WIDTH] += number
    first = -math.ceil(start / BAR_WIDTH)
    last = max(0, math.ceil((Fraction(FULL_MARKS) - start) / BAR_WIDTH) - 1)
    bars = []
    for step in range(first, last + 1):
        low, high = line + step * BAR_WIDTH, line + (step + 1) * BAR_WIDTH
        count = steps[step] + (steps[step + 1] if step == last else 0)
        bars.append(Bar(max(low, Decimal(0)), min(high, FULL_MARKS), count, step >= 0))
    return tuple(bars)


def progress(contents: Iterable[FormContent]) -> Progress:
    """Return how far the columns that count are, by the time of each one's last entry; absent candidates apart."""
    columns = [c for content in contents if content.presence is Presence.PRESENT for c in content.scoring]
    done = [c for c in columns if c.state in (ColumnState.SUBMITTED, ColumnState.SEALED) and c.marks]
    return Progress(len(columns), tuple(sorted(max(mark.at for mark in c.marks) for c in done)))


def _item_figures(table: ScoreTable) -> tuple[ItemFigure, ...]:
    if not table.forms:
        return ()
    unit, together = 10**table.places, table.together
    judged = sum(len(form.assessors) for form in table.forms)
    found = []
    for item, rows, same in zip(table.items, table.counted_rows, together.counted_rows, strict=True):
        mean = Fraction(sum(sum(row) * number for row, number in rows.items()), judged * unit)
        share = mean / Fraction(item.maximum)
        found.append(ItemFigure(item.no, item.name, item.maximum, mean, share, agreement(same)))
    return tuple(found)
