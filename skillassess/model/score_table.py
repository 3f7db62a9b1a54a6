"""The complete forms of one sheet as whole numbers: what quality is judged from. Blind until all columns are in.

Points are held in the smallest unit the sheet and its line need, so that sums and comparisons are exact and quick.
Absent candidates, replaced assessors and trainees are not in it. Decides nothing; see ``quality``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.scoring import FEWEST_FOR_DROPPING
from skillassess.model.sheets import ComponentKind, Item
from skillassess.model.worksheets import FormKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillassess.model.sheets import Template
    from skillassess.model.worksheets import FormContent


@dataclass(frozen=True, slots=True)
class ScoredForm:
    """A complete form: each assessor's points by item, in units of the table."""

    candidate: str
    assessors: tuple[str, ...]
    columns: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class ScoreTable:
    """Complete forms of one sheet with one line; one point is ``10 ** places`` units."""

    kind: ComponentKind
    title: str
    items: tuple[Item, ...]
    line: Decimal
    places: int
    forms: tuple[ScoredForm, ...]
    drop_extremes: bool = False

    def points(self, units: int) -> Decimal:
        """Return units as points."""
        return Decimal(units).scaleb(-self.places)

    def units(self, points: Decimal) -> int:
        """Return points as units; a value finer than a unit is a ``ValueError``."""
        return _units(points, self.places)

    def key(self, form: ScoredForm) -> FormKey:
        """Return the key of one of the forms."""
        return FormKey(form.candidate, self.kind)

    @cached_property
    def totals(self) -> tuple[tuple[int, ...], ...]:
        """Each form's totals by assessor, in units."""
        return tuple(tuple(map(sum, form.columns)) for form in self.forms)

    def rows(self, place: int) -> Iterator[tuple[int, ...]]:
        """Return for the item at a place its row on each form: the assessors' points side by side."""
        if self._by_judge is None:
            return (tuple(column[place] for column in form.columns) for form in self.forms)
        return zip(*(judge[place] for judge in self._by_judge), strict=True)

    @cached_property
    def counted_rows(self) -> tuple[Counter[tuple[int, ...]], ...]:
        """For each item its different rows and how often each occurs; on a grade scale they are few."""
        return tuple(Counter(self.rows(place)) for place in range(len(self.items)))

    @cached_property
    def _by_judge(self) -> list[list[tuple[int, ...]]] | None:
        """For each judge the points by item and form, quick to read by item; None where panels differ in size."""
        if len({len(form.columns) for form in self.forms}) != 1:
            return None
        judges = zip(*(form.columns for form in self.forms), strict=True)
        return [list(zip(*columns, strict=True)) for columns in judges]

    @property
    def together(self) -> ScoreTable:
        """The forms of those assessors who scored most forms together; agreement needs every judge on every form."""
        groups = Counter(form.assessors for form in self.forms)
        if len(groups) <= 1:
            return self
        ((most, _),) = groups.most_common(1)
        return replace(self, forms=tuple(form for form in self.forms if form.assessors == most))


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate's exact average in points, whether it reaches the line, and the rank (equal averages share one)."""

    candidate: str
    average: Fraction
    passed: bool
    rank: int


def score_table(template: Template, line: Decimal, contents: Iterable[FormContent]) -> ScoreTable:
    """Return the complete forms of present candidates as a table; everything else stays out of sight."""
    chosen = [content for content in contents if content.is_complete and content.presence is Presence.PRESENT]
    places = max(_places(line), *(_places(item.step) for item in template.items))
    known: dict[Decimal, int] = {}
    forms = tuple(_form(content, template, places, known) for content in chosen)
    drops = any(content.drop_extremes for content in chosen)
    return ScoreTable(template.kind, template.title, template.items, line, places, forms, drops)


def standings(table: ScoreTable) -> tuple[Standing, ...]:
    """Return every form's average, decision and rank, in the order of the table; nothing is rounded."""
    line, unit = table.units(table.line), 10**table.places
    counted = [_counted(totals, drop_extremes=table.drop_extremes) for totals in table.totals]
    often = Counter(counted)  # few different ones: each fraction is made once
    averages = {pair: Fraction(pair[0], pair[1] * unit) for pair in often}
    above: Counter[Fraction] = Counter()
    for pair, number in often.items():
        above[averages[pair]] += number
    ranks: dict[Fraction, int] = {}
    before = 0
    for average in sorted(above, reverse=True):
        ranks[average] = before + 1
        before += above[average]
    decided = {pair: (averages[pair], pair[0] >= line * pair[1], ranks[averages[pair]]) for pair in often}
    return tuple(Standing(form.candidate, *decided[pair]) for form, pair in zip(table.forms, counted, strict=True))


def _counted(totals: tuple[int, ...], *, drop_extremes: bool) -> tuple[int, int]:
    """Return the sum of the totals that enter the mean, and how many they are."""
    if not drop_extremes:
        return sum(totals), len(totals)
    if len(totals) < FEWEST_FOR_DROPPING:
        raise Refused("too-few-to-drop", count=len(totals), needed=FEWEST_FOR_DROPPING)
    return sum(totals) - min(totals) - max(totals), len(totals) - 2


def _form(content: FormContent, template: Template, places: int, known: dict[Decimal, int]) -> ScoredForm:
    columns = []
    for column in content.scoring:
        scores = column.scores
        units = []
        for item in template.items:
            value = scores[item.no]
            found = known.get(value)
            if found is None:
                found = known[value] = _units(value, places)
            units.append(found)
        columns.append(tuple(units))
    return ScoredForm(content.key.candidate, tuple(c.key.assessor for c in content.scoring), tuple(columns))


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _units(value: Decimal, places: int) -> int:
    scaled = value.scaleb(places)
    if scaled != scaled.to_integral_value():
        message = "a value finer than the unit of its table"
        raise ValueError(message)
    return int(scaled)
