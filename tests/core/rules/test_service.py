"""Years of service against a second, slower count made day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.model.service import Span, anniversary, continuous, cumulative, merged, unbroken_to

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
CLOSING = st.dates(date(2005, 1, 1), date(2031, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(-5, 3000)))
    return Span(first, None if length is None else first + timedelta(days=length))


SPANS = st.lists(spans(), max_size=5)


def worked_days(found: list[Span], closing: date) -> set[date]:
    """Return every day worked before the closing date, one by one."""
    days: set[date] = set()
    for span in found:
        last = closing - timedelta(days=1) if span.last is None else min(span.last, closing - timedelta(days=1))
        day = span.first
        while day <= last:
            days.add(day)
            day += timedelta(days=1)
    return days


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2021, 2, 28), 3, date(2024, 2, 28)),
        (date(2021, 6, 30), 5, date(2026, 6, 30)),
    ],
)
def test_anniversaries(start: date, years: int, expected: date) -> None:
    assert anniversary(start, years) == expected


def test_touching_spans_are_one_and_a_day_between_breaks_them() -> None:
    touching = [Span(date(2020, 1, 1), date(2020, 6, 30)), Span(date(2020, 7, 1), date(2020, 12, 31))]
    assert continuous(touching, 1, date(2021, 1, 1)).is_full
    apart = [Span(date(2020, 1, 1), date(2020, 6, 29)), Span(date(2020, 7, 1), date(2020, 12, 31))]
    assert not continuous(apart, 1, date(2021, 1, 1)).is_full
    assert continuous(apart, 1, date(2021, 1, 1)).days == 184


def test_unbroken_service_must_still_last_on_the_closing_date() -> None:
    past = [Span(date(2015, 1, 1), date(2020, 12, 31))]
    assert not unbroken_to(past, 1, date(2021, 6, 1)).is_full
    assert unbroken_to(past, 1, date(2020, 12, 31)).is_full


def test_whole_years_are_told_by_anniversaries() -> None:
    assert cumulative([Span(date(2020, 2, 29))], 5, date(2021, 2, 27)).whole_years == 0
    assert cumulative([Span(date(2020, 2, 29))], 5, date(2021, 2, 28)).whole_years == 1
    assert cumulative([], 5, date(2021, 2, 28)).whole_years == 0


@given(SPANS, CLOSING)
def test_days_are_counted_once_as_a_day_by_day_count_does(found: list[Span], closing: date) -> None:
    assert cumulative(found, 5, closing).days == len(worked_days(found, closing))


@given(SPANS, st.integers(1, 10), CLOSING, st.integers(1, 2000))
def test_moving_the_closing_date_later_never_loses_service(
    found: list[Span], years: int, closing: date, later: int
) -> None:
    after = closing + timedelta(days=later)
    assert cumulative(found, years, after).days >= cumulative(found, years, closing).days
    assert cumulative(found, years, after).is_full >= cumulative(found, years, closing).is_full
    assert continuous(found, years, after).is_full >= continuous(found, years, closing).is_full


@given(SPANS, spans(), st.integers(1, 10), CLOSING, st.one_of(st.none(), DAYS))
def test_a_further_span_never_loses_what_was_full(
    found: list[Span], more: Span, years: int, closing: date, after: date | None
) -> None:
    for count in (cumulative, continuous):
        assert count([*found, more], years, closing, after).is_full >= count(found, years, closing, after).is_full


@given(SPANS, st.integers(1, 10), CLOSING)
def test_the_day_it_is_full_is_the_first_day_that_counts_as_full(found: list[Span], years: int, closing: date) -> None:
    full_on = cumulative(found, years, closing).full_on
    if full_on is None:
        assert not cumulative(found, years, date(2100, 1, 1)).is_full
    else:
        assert cumulative(found, years, full_on).is_full
        assert not cumulative(found, years, full_on - timedelta(days=1)).is_full


@given(SPANS, st.integers(1, 10), CLOSING)
def test_unbroken_service_is_never_more_than_all_service(found: list[Span], years: int, closing: date) -> None:
    assert continuous(found, years, closing).days <= cumulative(found, years, closing).days


@given(SPANS)
def test_merged_stretches_lie_apart_and_in_order(found: list[Span]) -> None:
    stretches = merged(found)
    assert all(first < end for first, end in stretches)
    assert all(one[1] < other[0] for one, other in pairwise(stretches))
