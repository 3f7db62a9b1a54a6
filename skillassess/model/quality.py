"""What is unusual about scores, as findings to be looked at. A finding or a limit never changes a score.

Limits are settings with defaults. Everything decided here is decided on whole numbers, but for severity, where a
95 % interval decides too. Forms with a column still out are not seen at all (``score_table`` leaves them out).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from skillassess.errors import Note, Refused
from skillassess.model.scoring import rounded
from skillassess.model.severity import Severity, severities
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import FormKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from skillassess.model.score_table import ScoredForm, ScoreTable
    from skillassess.model.worksheets import Column

_PERCENT = 100
_SECOND = 1_000_000
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on something is told. A value at its limit is still usual where the name says "over" or "under".

    Points of 100 for ``spread_over`` (between totals) and ``difference_from`` (severity); ``item_spread_over`` in
    percent of the item's maximum; ``seconds_under`` per item. A severe assessor needs ``fewest_forms``, a pattern in a
    column ``fewest_items``.
    """

    spread_over: Decimal = Decimal(15)
    item_spread_over: int = 50
    difference_from: Decimal = Decimal(3)
    fewest_forms: int = 5
    fewest_items: int = 5
    straight_from: int = 1
    copied_from: int = 3
    repeated_from: int = 3
    seconds_under: Decimal = Decimal(2)


@dataclass(frozen=True, slots=True)
class Finding:
    """A note with whom it is about: forms, assessors (by id, in the order of the sheet) and item numbers."""

    note: Note
    kind: ComponentKind
    forms: tuple[FormKey, ...]
    assessors: tuple[str, ...] = ()
    items: tuple[int, ...] = ()


def check_limits(limits: Limits) -> None:
    """Refuse limits that would tell nothing or everything (``limits-senseless``)."""
    points = (limits.spread_over, limits.difference_from, limits.seconds_under)
    counts = (limits.straight_from, limits.copied_from, limits.repeated_from - 1)
    usable = (
        all(value.is_finite() and 0 <= value <= _PERCENT for value in points)
        and 0 <= limits.item_spread_over <= _PERCENT
        and min(limits.fewest_forms, limits.fewest_items) > 1
        and min(counts) > 0
    )
    if not usable:
        raise Refused("limits-senseless")


def total_notes(totals: Sequence[Decimal], line: Decimal, limits: Limits) -> Iterator[Note]:
    """Yield what is unusual about a complete form's totals: spread over the limit, assessors on both sides."""
    spread = max(totals) - min(totals)
    if spread > limits.spread_over:
        shown = (("spread", _plain(spread)), ("limit", _plain(limits.spread_over)))
        yield Note("spread-over-limit", "warning", shown)
    if min(totals) < line <= max(totals):
        shown = (("totals", " / ".join(map(_plain, totals))), ("line", _plain(line)))
        yield Note("straddles-the-line", "warning", shown)


def score_findings(table: ScoreTable, limits: Limits) -> tuple[Finding, ...]:
    """Return every finding of a table: first about single forms, then about assessors."""
    found = [*_totals(table, limits), *_items(table, limits), *_severe(table, limits)]
    if len(table.items) >= limits.fewest_items:
        found += [*_copied(table, limits), *_repeated(table, limits), *_straight(table, limits)]
    return tuple(found)


def pace_findings(kind: ComponentKind, columns: Iterable[Column], limits: Limits) -> tuple[Finding, ...]:
    """Return one finding per assessor who entered columns faster than they can be judged, with the fastest pace.

    Give only columns of complete forms. A column keyed in at once from paper has no pace.
    """
    quick: dict[str, list[tuple[int, FormKey]]] = defaultdict(list)
    for column in columns:
        pace = median_gap(column, limits.fewest_items)
        if pace is not None and Decimal(pace) < limits.seconds_under * _SECOND:
            quick[column.key.assessor].append((pace, column.key.form))
    return tuple(
        Finding(_pace_note(paces, limits), kind, tuple(form for _, form in paces), (assessor,))
        for assessor, paces in quick.items()
    )


def median_gap(column: Column, fewest_items: int) -> int | None:
    """Return the median time between two entries of a column in whole microseconds, the lower of two middles.

    A break or a late correction does not move it. None with too few entries, or when all were keyed in at once.
    """
    times = sorted(mark.at for mark in column.marks if mark.value is not None)
    if len(times) < fewest_items or times[0] == times[-1]:
        return None
    gaps = sorted((later - before) // _MICROSECOND for before, later in pairwise(times))
    return gaps[(len(gaps) - 1) // 2]


def is_severe(found: Severity, limits: Limits) -> bool:
    """Whether an assessor's difference is told: enough forms, far enough, and surely not zero."""
    far = abs(found.difference) >= limits.difference_from
    return found.forms >= limits.fewest_forms and far and found.differs


def _totals(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    line = table.units(table.line)
    widest = limits.spread_over.scaleb(table.places)
    for form, totals in zip(table.forms, table.totals, strict=True):
        low, high = min(totals), max(totals)
        if high - low > widest or low < line <= high:
            points = [table.points(total) for total in totals]
            for note in total_notes(points, table.line, limits):
                yield Finding(note, table.kind, (table.key(form),), form.assessors)


def _items(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, (item, counted) in enumerate(zip(table.items, table.counted_rows, strict=True)):
        usual = limits.item_spread_over * table.units(item.maximum)
        spreads = {row: max(row) - min(row) for row in counted}
        wide = {row: spread for row, spread in spreads.items() if spread * _PERCENT > usual}
        if wide:
            for place, row in enumerate(table.rows(position)):
                if row in wide:
                    found[place].append((item.no, wide[row]))
    for place, spreads_of_form in sorted(found.items()):
        yield _item_finding(table, table.forms[place], spreads_of_form, limits)


def _item_finding(table: ScoreTable, form: ScoredForm, wide: list[tuple[int, int]], limits: Limits) -> Finding:
    numbers = tuple(number for number, _ in wide)
    shown = (
        ("items", "、".join(map(str, numbers))),
        ("count", str(len(numbers))),
        ("spread", _plain(table.points(max(spread for _, spread in wide)))),
        ("limit", str(limits.item_spread_over)),
    )
    note = Note("item-spread-over-limit", "info", shown)
    return Finding(note, table.kind, (table.key(form),), form.assessors, numbers)


def _severe(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    for found in severities(table):
        if is_severe(found, limits):
            forms = tuple(table.key(form) for form in table.forms if found.assessor in form.assessors)
            yield Finding(_severity_note(found), table.kind, forms, (found.assessor,))


def _severity_note(found: Severity) -> Note:
    ends = sorted(abs(end) for end in (found.low, found.high) if end is not None)
    shown = (
        ("difference", rounded(abs(found.difference), 1)),
        ("low", f"{ends[0]:.1f}"),
        ("high", f"{ends[-1]:.1f}"),
        ("forms", str(found.forms)),
    )
    if found.difference < 0:
        return Note("assessor-severe", "warning", shown)
    return Note("assessor-lenient", "warning", shown)


def _copied(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    """Yield pairs of assessors with equal columns on many forms; columns of one grade only are told elsewhere."""
    maxima = _maxima(table)
    pairs: dict[tuple[str, str], list[FormKey]] = defaultdict(list)
    for form in table.forms:
        if len(set(form.columns)) == len(form.columns):
            continue
        side_by_side = sorted(zip(form.assessors, form.columns, strict=True))
        for (one, first), (two, second) in combinations(side_by_side, 2):
            if first == second and not _is_straight(first, maxima):
                pairs[one, two].append(table.key(form))
    for pair, forms in pairs.items():
        if len(forms) >= limits.copied_from:
            note = Note("columns-copied", "warning", (("forms", str(len(forms))), ("items", str(len(table.items)))))
            yield Finding(note, table.kind, tuple(forms), pair)


def _repeated(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    """Yield assessors who gave several candidates the same column; columns of one grade only are told elsewhere."""
    given = Counter(key for form in table.forms for key in zip(form.assessors, form.columns, strict=True))
    often = {key for key, number in given.items() if number >= limits.repeated_from}
    maxima = _maxima(table)
    often = {(assessor, column) for assessor, column in often if not _is_straight(column, maxima)}
    forms: dict[tuple[str, tuple[int, ...]], list[FormKey]] = {}
    if often:
        for form in table.forms:
            for key in zip(form.assessors, form.columns, strict=True):
                if key in often:
                    forms.setdefault(key, []).append(table.key(form))
    for (assessor, _), same in forms.items():
        note = Note("column-repeated", "warning", (("forms", str(len(same))), ("items", str(len(table.items)))))
        yield Finding(note, table.kind, tuple(same), (assessor,))


def _straight(table: ScoreTable, limits: Limits) -> Iterator[Finding]:
    maxima = _maxima(table)
    first, last = maxima[0], maxima[-1]
    found: dict[str, list[FormKey]] = defaultdict(list)
    for form in table.forms:
        for assessor, column in zip(form.assessors, form.columns, strict=True):
            # The ends alone settle it for nearly everybody.
            if column[0] * last == column[-1] * first and _is_straight(column, maxima):
                found[assessor].append(table.key(form))
    for assessor, forms in found.items():
        if len(forms) >= limits.straight_from:
            note = Note("column-straight", "warning", (("forms", str(len(forms))), ("items", str(len(table.items)))))
            yield Finding(note, table.kind, tuple(forms), (assessor,))


def _maxima(table: ScoreTable) -> tuple[int, ...]:
    return tuple(table.units(item.maximum) for item in table.items)


def _is_straight(column: tuple[int, ...], maxima: tuple[int, ...]) -> bool:
    """Whether every item has the same grade: the same share of its maximum (compared crosswise, exactly)."""
    first, most = column[0], maxima[0]
    return all(value * most == first * maximum for value, maximum in zip(column, maxima, strict=True))


def _pace_note(paces: list[tuple[int, FormKey]], limits: Limits) -> Note:
    tenths = min(pace for pace, _ in paces) * 10 // _SECOND
    shown = (
        ("forms", str(len(paces))),
        ("seconds", f"{tenths // 10}.{tenths % 10}"),
        ("limit", _plain(limits.seconds_under)),
    )
    return Note("pace-implausible", "warning", shown)


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{whole:f}" if value == whole else f"{value.normalize():f}"
