"""Figures of a batch: Shrout & Fleiss's own table, exact averages and ranks, bars from the line, missing data."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import Refused
from skillassess.model.agreement import Agreement, agreement
from skillassess.model.candidates import Presence
from skillassess.model.quality_figures import distribution, progress, sheet_figures
from skillassess.model.score_table import score_table, standings
from skillassess.model.scoring import outcome
from skillassess.model.severity import severities, student_t
from skillassess.model.worksheets import ColumnState
from tests.core.model.quality_samples import MORNING, SIXTY, column_of, content_of, summing, table_of, template_of

# P. E. Shrout, J. L. Fleiss: Intraclass correlations, Psychological Bulletin 86 (1979), table 2; results in table 4.
SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))


def test_agreement_is_that_of_shrout_and_fleiss() -> None:
    found = agreement(Counter(SHROUT_FLEISS))
    assert found is not None
    assert (found.targets, found.judges) == (6, 4)
    assert f"{float(found.single):.2f}" == "0.29"
    assert f"{float(found.mean):.2f}" == "0.62"
    assert found == Agreement(6, 4, Fraction(184, 635), Fraction(736, 1187))


def test_the_scale_does_not_matter_and_equal_targets_count() -> None:
    assert agreement(Counter(tuple(10 * x + 3 for x in row) for row in SHROUT_FLEISS)) == agreement(
        Counter(SHROUT_FLEISS)
    )
    twice = agreement(Counter(SHROUT_FLEISS * 2))
    assert twice is not None
    assert twice.targets == 12


def test_perfect_agreement_is_one_and_a_constant_difference_is_less() -> None:
    same = agreement(Counter([(1, 1), (2, 2), (5, 5)]))
    apart = agreement(Counter([(1, 3), (2, 4), (5, 7)]))
    assert same is not None
    assert apart is not None
    assert same.single == same.mean == 1
    assert apart.single < 1  # absolute agreement, not only the same order


@pytest.mark.parametrize("rows", [[], [(3, 4)], [(3,), (4,)], [(3, 3), (3, 3)]])
def test_agreement_is_undefined_with_one_target_one_judge_or_no_difference(rows: list[tuple[int, ...]]) -> None:
    assert agreement(Counter(rows)) is None


@pytest.mark.parametrize(
    ("freedom", "point"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (10, 2.2281), (30, 2.0423), (100, 1.9840), (1000, 1.9623)],
)
def test_the_points_of_students_t_are_those_of_the_tables(freedom: int, point: float) -> None:
    assert student_t(freedom) == pytest.approx(point, abs=6e-5)


def test_the_two_ways_to_students_t_meet() -> None:
    assert student_t(100) > student_t(101) > student_t(102)
    assert student_t(100) - student_t(101) == pytest.approx(student_t(101) - student_t(102), rel=0.05)


def test_severity_is_the_mean_difference_from_the_others_with_its_interval() -> None:
    # Differences of c from the mean of a and b: -2, -4, -6; their mean -4, deviation 2, t with 2 degrees 4.3027.
    table = table_of(*([summing(70), summing(72), summing(71 - below)] for below in (2, 4, 6)))
    found = {severity.assessor: severity for severity in severities(table)}
    assert found["c"].difference == -4
    assert found["c"].forms == 3
    assert found["c"].low == pytest.approx(-4 - 4.302653 * 2 / 3**0.5, abs=1e-5)
    assert found["c"].high == pytest.approx(-4 + 4.302653 * 2 / 3**0.5, abs=1e-5)
    assert found["a"].difference == 70 - Fraction(72 + 67, 2)


def test_one_form_gives_a_difference_without_an_interval() -> None:
    (first, _) = severities(table_of([summing(70), summing(74)]))
    assert first.difference == -4
    assert first.low is None
    assert not first.differs


def test_panels_of_different_size_are_weighed_by_form() -> None:
    table = table_of([summing(70), summing(73)], [summing(70), summing(70), summing(76)])
    found = {severity.assessor: severity.difference for severity in severities(table)}
    assert found == {"a": Fraction(-3 - 3, 2), "b": Fraction(3 - 3, 2), "c": 6}


@given(
    forms=st.lists(st.lists(st.integers(20, 100), min_size=3, max_size=3), min_size=1, max_size=8),
    line=st.integers(60, 100),
)
def test_averages_and_decisions_are_those_of_the_sheets(forms: list[list[int]], line: int) -> None:
    table = table_of(*([summing(total) for total in totals] for totals in forms), line=Decimal(line))
    placed = standings(table)
    for totals, standing in zip(forms, placed, strict=True):
        wanted = outcome([Decimal(total) for total in totals], Decimal(line))
        assert (standing.average, standing.passed) == (wanted.average, wanted.passed)
        assert standing.rank == 1 + sum(other.average > standing.average for other in placed)


def test_dropping_extremes_is_that_of_the_sheets_and_needs_five() -> None:
    five = [59, 60, 60, 60, 99]
    (standing,) = standings(table_of([summing(total) for total in five], drop=True))
    assert standing.average == outcome([Decimal(total) for total in five], SIXTY, drop_extremes=True).average == 60
    with pytest.raises(Refused, match="too-few-to-drop"):
        standings(table_of([summing(60)] * 4, drop=True))


def test_no_bar_holds_passed_and_failed_together() -> None:
    averages = {Fraction(5999, 100): 1, Fraction(60): 2, Fraction(0): 1, Fraction(100): 1}
    bars = distribution(averages, SIXTY)
    assert [(int(bar.low), bar.count, bar.passed) for bar in bars if bar.count] == [
        (0, 1, False),
        (55, 1, False),
        (60, 2, True),
        (95, 1, True),
    ]
    assert sum(bar.count for bar in bars) == 5


@pytest.mark.parametrize("line", ["60", "62.5", "66", "97.5", "100"])
def test_bars_cover_all_points_without_gap(line: str) -> None:
    bars = distribution({Fraction(100): 1, Fraction(0): 1}, Decimal(line))
    assert (int(bars[0].low), int(bars[-1].high)) == (0, 100)
    assert all(bar.high == after.low for bar, after in pairwise(bars))
    assert (bars[0].count, bars[-1].count, bars[-1].passed) == (1, 1, True)


def test_difficulty_is_the_mean_share_of_an_items_points() -> None:
    figures = sheet_figures(table_of([[5, 2, 1], [3, 2, 0]], [[5, 4, 1], [5, 4, 0]], maxima=(5, 10, 2)))
    assert [item.mean for item in figures.items] == [Fraction(18, 4), 3, Fraction(1, 2)]
    assert [item.share for item in figures.items] == [Fraction(9, 10), Fraction(3, 10), Fraction(1, 4)]
    assert (figures.forms, figures.passed) == (2, 0)


def test_figures_of_nothing_are_empty() -> None:
    figures = sheet_figures(table_of())
    assert (figures.forms, figures.mean, figures.items, figures.severities, figures.agreement) == (
        0,
        None,
        (),
        (),
        None,
    )
    assert sum(bar.count for bar in figures.bars) == 0


def test_agreement_is_over_the_forms_of_the_same_assessors() -> None:
    pair = [[summing(70 + n), summing(71 + 2 * n)] for n in range(3)]
    figures = sheet_figures(table_of(*pair, [summing(90), summing(50), summing(70)]))
    assert figures.agreement is not None
    assert (figures.agreement.targets, figures.agreement.judges) == (3, 2)
    assert figures.forms == 4


def test_a_form_is_unseen_until_its_last_counting_column_is_in() -> None:
    template = template_of("50", "50")
    whole = content_of(column_of("a", "40", "30"), column_of("b", "20", "30"))
    open_column = column_of("b", "20", "30", state=ColumnState.IN_PROGRESS)
    for state in (ColumnState.UNTOUCHED, ColumnState.IN_PROGRESS, ColumnState.RETURNED):
        out = content_of(column_of("a", "40", "30"), column_of("b", "20", "30", state=state))
        assert score_table(template, SIXTY, [out]).forms == ()
    assert score_table(template, SIXTY, [whole]).totals == ((70, 50),)
    trainee = content_of(*whole.columns, column_of("t", "1", "1", state=open_column.state, trainee=True))
    assert score_table(template, SIXTY, [trainee]).totals == ((70, 50),)


def test_absent_candidates_and_replaced_assessors_are_not_counted() -> None:
    template = template_of("50", "50")
    absent = content_of(column_of("a", state=ColumnState.ABSENT), presence=Presence.ABSENT)
    replaced = content_of(
        column_of("a", "1", state=ColumnState.REPLACED), column_of("b", "20", "30"), column_of("c", "40", "30")
    )
    table = score_table(template, SIXTY, [absent, replaced])
    assert [form.assessors for form in table.forms] == [("b", "c")]


def test_points_keep_the_decimals_of_step_and_line() -> None:
    content = content_of(column_of("a", "40.5", "20"), column_of("b", "40", "20.5"))
    table = score_table(template_of("50", "50", step="0.5"), Decimal("60.25"), [content])
    assert table.places == 2
    assert [table.points(total) for total in table.totals[0]] == [Decimal("60.5"), Decimal("60.5")]
    with pytest.raises(ValueError, match="finer"):
        table.units(Decimal("0.001"))


def test_progress_counts_columns_by_their_last_entry_and_leaves_absent_out() -> None:
    done = column_of("a", "40", "30", seconds=60)
    out = column_of("b", "40", state=ColumnState.IN_PROGRESS)
    absent = content_of(column_of("a", state=ColumnState.ABSENT), presence=Presence.ABSENT)
    found = progress([content_of(done, out), absent])
    assert found.expected == 2
    assert found.times == (MORNING + timedelta(minutes=2),)
