"""Exact scoring: totals first, one mean, decided unrounded, shown without contradiction."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import Refused
from skillassess.model.scoring import average, counted, outcome, parse_score, rounded, shown, total
from skillassess.model.sheets import Grade, Item

SIXTY = Decimal(60)
ROWS = (
    "4 5 5 1 1 2 2 4 3 1 5 3 3 4 1 1 1 2 5 2",
    "1 5 3 3 5 4 2 5 4 5 2 4 2 2 3 2 5 2 2 2",
    "5 2 4 4 5 1 4 1 1 1 1 5 3 2 4 3 4 5 4 3",
)


def test_an_exact_sixty_passes_where_item_wise_floats_fail_it() -> None:
    columns = [[Decimal(score) for score in row.split()] for row in ROWS]
    found = outcome([total(column) for column in columns], SIXTY)
    assert found.totals == (Decimal(55), Decimal(63), Decimal(62))
    assert found.average == 60
    assert found.passed
    assert found.average_shown == "60.0"
    floats = sum(sum(float(column[item]) for column in columns) / 3 for item in range(20))
    assert floats < 60  # the control: the usual way loses this certificate


@pytest.mark.parametrize(
    ("totals", "text"),
    [(("59.99", "60", "59.99"), "59.99"), (("60", "60", "59.99"), "59.997"), (("59", "60", "60"), "59.7")],
)
def test_just_under_the_line_fails_and_never_prints_as_the_line(totals: tuple[str, ...], text: str) -> None:
    found = outcome([Decimal(value) for value in totals], SIXTY)
    assert not found.passed
    assert found.average_shown == text


def test_a_line_with_more_decimals_is_not_contradicted_either() -> None:
    assert shown(Fraction("60.24"), Decimal("60.24")) == "60.24"
    assert shown(Fraction("60.23"), Decimal("60.24")) == "60.2"


@given(
    totals=st.lists(st.integers(0, 10000), min_size=1, max_size=9),
    line=st.integers(6000, 10000),
    drop=st.booleans(),
)
def test_what_is_shown_agrees_with_the_decision(totals: list[int], line: int, *, drop: bool) -> None:
    values = [Decimal(value) / 100 for value in totals]
    bar = Decimal(line) / 100
    found = outcome(values, bar, drop_extremes=drop and len(values) >= 5)
    assert (Decimal(found.average_shown) >= bar) == found.passed
    assert abs(Fraction(found.average_shown) - found.average) <= Fraction(1, 20)


@given(st.fractions(0, 100), st.integers(0, 6))
def test_rounding_is_half_up_and_exact(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    found = Fraction(rounded(value, places))
    assert -unit / 2 < found - value <= unit / 2


def test_dropping_takes_one_highest_and_one_lowest_and_needs_five() -> None:
    five = [Decimal(value) for value in (70, 50, 90, 90, 50)]
    assert counted(five, drop_extremes=True) == (True, False, True, False, True)
    with pytest.raises(Refused, match="too-few-to-drop"):
        counted(five[:4], drop_extremes=True)


def test_no_total_has_no_average() -> None:
    with pytest.raises(Refused, match="no-totals"):
        average([])


GRADED = Item(1, "x", Decimal(5), minimum=Decimal(1), grades=(Grade("优秀", Decimal(5)), Grade("差", Decimal(1))))
HALVES = Item(2, "y", Decimal(8), step=Decimal("0.5"))


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [(GRADED, "5", "5"), (GRADED, "1", "1"), (GRADED, "优秀", "5"), (GRADED, " ３ ", "3"), (HALVES, "7.50", "7.5")],
)
def test_a_score_on_the_scale_is_read_exactly(item: Item, text: str, value: str) -> None:
    assert parse_score(text, item) == Decimal(value)


@pytest.mark.parametrize(
    ("item", "text", "code"),
    [
        (GRADED, "6", "score-off-scale"),
        (GRADED, "0", "score-off-scale"),
        (GRADED, "4.5", "score-off-step"),
        (HALVES, "7.25", "score-off-step"),
        (HALVES, "8.5", "score-off-scale"),
        (HALVES, "-1", "score-not-a-number"),
        (HALVES, "1e1", "score-not-a-number"),
        (HALVES, "NaN", "score-not-a-number"),
        (HALVES, "", "score-not-a-number"),
    ],
)
def test_a_score_off_the_scale_is_refused(item: Item, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        parse_score(text, item)
