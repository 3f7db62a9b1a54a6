"""Small tables and columns for the tests of quality: points by candidate, assessor and item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from skillassess.clock import CHINA
from skillassess.model.candidates import Presence
from skillassess.model.score_table import ScoredForm, ScoreTable
from skillassess.model.sheets import ComponentKind, Form, Group, Item, Template
from skillassess.model.worksheets import Column, ColumnKey, ColumnState, FormContent, FormKey, Mark

KIND = ComponentKind.WORK_PROCESS
SIXTY = Decimal(60)
MORNING = datetime(2026, 9, 18, 9, tzinfo=CHINA)
TWENTY = (5,) * 20


def table_of(
    *forms: Sequence[Sequence[int]], maxima: Sequence[int] = TWENTY, line: Decimal = SIXTY, drop: bool = False
) -> ScoreTable:
    """Return a table with a form for each argument, its columns by assessors named from a on."""
    items = tuple(Item(no, f"项目{no}", Decimal(most)) for no, most in enumerate(maxima, start=1))
    scored = tuple(
        ScoredForm(f"{number:05d}", tuple("abcdefghi"[: len(form)]), tuple(map(tuple, form)))
        for number, form in enumerate(forms, start=1)
    )
    return ScoreTable(KIND, "工作过程", items, line, 0, scored, drop)


def summing(total: int, turn: int = 0) -> tuple[int, ...]:
    """Return twenty items of five points that sum to a total and are not all alike; ``turn`` varies which are which."""
    each, rest = divmod(total, 20)
    column = [each + (place < rest) for place in range(20)]
    if rest == 0:
        column[0] += 1 if each < 5 else 0
        column[1] -= 1 if each < 5 else 0
    return tuple(column[turn % 20 :] + column[: turn % 20])


def template_of(*maxima: str, step: str = "1") -> Template:
    """Return a sheet with one group of items."""
    items = tuple(Item(no, f"项目{no}", Decimal(most), step=Decimal(step)) for no, most in enumerate(maxima, start=1))
    return Template("t", 1, KIND, Form.ANNEX2, "工作过程", (Group("组", items),))


def column_of(
    assessor: str,
    *points: str,
    candidate: str = "00001",
    state: ColumnState = ColumnState.SUBMITTED,
    seconds: float = 10,
    trainee: bool = False,
) -> Column:
    """Return a column whose items were entered so many seconds apart."""
    marks = tuple(
        Mark(no, 1, Decimal(value), "", MORNING + timedelta(seconds=seconds * no))
        for no, value in enumerate(points, start=1)
    )
    return Column(ColumnKey(candidate, KIND, assessor), state, marks, trainee)


def content_of(*columns: Column, presence: Presence = Presence.PRESENT) -> FormContent:
    """Return a form with these columns."""
    return FormContent(FormKey(columns[0].key.candidate, KIND), "t", 1, SIXTY, presence, columns)
