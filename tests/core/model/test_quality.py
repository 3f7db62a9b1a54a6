"""Findings about scores: just inside and just outside each limit, exact, and blind to forms that are not complete."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from skillassess.errors import Refused
from skillassess.model.quality import (
    Finding,
    Limits,
    check_limits,
    median_gap,
    pace_findings,
    score_findings,
    total_notes,
)
from skillassess.model.score_table import ScoreTable
from tests.core.model.quality_samples import KIND, SIXTY, TWENTY, column_of, summing, table_of

LIMITS = Limits()


def found(code: str, table: ScoreTable, limits: Limits = LIMITS) -> list[Finding]:
    return [finding for finding in score_findings(table, limits) if finding.note.code == code]


def codes(*totals: str, line: str = "60") -> list[str]:
    return [note.code for note in total_notes([Decimal(total) for total in totals], Decimal(line), LIMITS)]


def test_a_spread_of_the_limit_is_usual_and_a_half_point_more_is_not() -> None:
    assert codes("70", "85", "80") == []
    assert codes("70", "85.5", "80") == ["spread-over-limit"]


def test_assessors_straddle_the_line_only_with_one_of_them_under_it() -> None:
    assert codes("60", "62", "70") == []
    assert codes("59.5", "62", "70") == ["straddles-the-line"]
    assert codes("59.5", "58", "59") == []


def test_the_table_tells_of_totals_what_the_form_tells() -> None:
    table = table_of([summing(55), summing(63), summing(62)], [summing(70), summing(86), summing(80)])
    (straddling,) = found("straddles-the-line", table)
    (spread,) = found("spread-over-limit", table)
    assert straddling.forms[0].candidate == "00001"
    assert dict(straddling.note.params) == {"totals": "55 / 63 / 62", "line": "60"}
    assert spread.forms[0].candidate == "00002"
    assert dict(spread.note.params) == {"spread": "16", "limit": "15"}


def test_half_points_are_compared_exactly() -> None:
    table = table_of([[*summing(75)], [*summing(76)]])
    items = tuple(replace(item, maximum=Decimal("0.5")) for item in table.items)
    half = replace(table, places=1, items=items)  # the same columns, now in tenths: 7.5 and 7.6 points
    assert len(found("straddles-the-line", replace(half, line=Decimal("7.6")))) == 1
    assert found("straddles-the-line", replace(half, line=Decimal("7.5"))) == []


def test_an_item_is_spread_when_assessors_differ_by_more_than_half_of_its_points() -> None:
    low, high = [2] * 19 + [3], [4] * 19 + [5]
    assert found("item-spread-over-limit", table_of([low, high])) == []
    (one,) = found("item-spread-over-limit", table_of([[1, *low[1:]], high]))
    assert one.items == (1,)
    assert dict(one.note.params) == {"items": "1", "count": "1", "spread": "3", "limit": "50"}
    even = table_of([[1, 2, 3, 4, 5], [3, 2, 3, 4, 5]], maxima=(4, 5, 5, 5, 5))
    assert found("item-spread-over-limit", even) == []  # exactly half


def test_items_are_compared_on_panels_of_any_size() -> None:
    pair, three = [[5] * 5, [5, 5, 5, 5, 4]], [[4] * 5, [4, 5, 4, 4, 4], [4, 4, 4, 1, 4]]
    (told,) = found("item-spread-over-limit", table_of(pair, three, maxima=(5,) * 5))
    assert told.forms[0].candidate == "00002"
    assert told.items == (4,)


def severe_batch(forms: int, below: int) -> ScoreTable:
    """Return forms on which the third assessor is so many points below the two others, who agree."""
    bases = [70 + place % 4 for place in range(forms)]
    return table_of(*([summing(b, 1), summing(b, 3), summing(b - below, n)] for n, b in enumerate(bases)))


def test_a_severe_assessor_needs_distance_and_enough_forms() -> None:
    (told,) = found("assessor-severe", severe_batch(5, 3))
    assert told.assessors == ("c",)
    assert dict(told.note.params) == {"difference": "3.0", "low": "3.0", "high": "3.0", "forms": "5"}
    assert len(told.forms) == 5
    assert found("assessor-severe", severe_batch(4, 3)) == []
    assert found("assessor-severe", severe_batch(5, 2)) == []


def test_a_lenient_assessor_is_called_lenient() -> None:
    (told,) = found("assessor-lenient", severe_batch(6, -4))
    assert told.assessors == ("c",)


def test_a_difference_that_may_be_chance_is_not_told() -> None:
    below = [12, -6, 12, -6, 5, 5]
    table = table_of(*([summing(70, 1), summing(70, 3), summing(70 - b, n)] for n, b in enumerate(below)))
    assert found("assessor-severe", table) == []
    assert len(found("assessor-severe", table_of(*table_rows(table, 6)))) == 1


def table_rows(table: ScoreTable, times: int) -> list[tuple[tuple[int, ...], ...]]:
    return [form.columns for form in table.forms] * times


def test_a_column_of_one_grade_is_straight_and_one_other_item_bends_it() -> None:
    straight, bent = [4] * 20, [4] * 19 + [3]
    (told,) = found("column-straight", table_of([straight, bent, summing(80)]))
    assert told.assessors == ("a",)
    assert found("column-straight", table_of([bent, summing(80), summing(81)])) == []


def test_a_grade_is_a_share_of_the_items_points() -> None:
    maxima = (5, 10, 15, 5, 10)
    assert len(found("column-straight", table_of([[4, 8, 12, 4, 8]], maxima=maxima))) == 1
    assert found("column-straight", table_of([[4, 4, 4, 4, 4]], maxima=maxima)) == []


def test_a_sheet_of_few_items_shows_no_pattern() -> None:
    same = [[40, 40, 40, 40], [40, 40, 40, 40]]
    assert score_findings(table_of(same, same, same, maxima=(50,) * 4), LIMITS) == ()


def test_equal_columns_of_two_assessors_are_told_from_three_forms_on() -> None:
    def batch(copied: int) -> ScoreTable:
        same = [[summing(70, n), summing(70, n), summing(71, n)] for n in range(copied)]
        return table_of(*same, *([summing(70, n), summing(70, n + 2), summing(71, n)] for n in range(10, 13)))

    (told,) = found("columns-copied", batch(3))
    assert told.assessors == ("a", "b")
    assert [form.candidate for form in told.forms] == ["00001", "00002", "00003"]
    assert found("columns-copied", batch(2)) == []


def test_the_order_of_columns_does_not_hide_a_copy() -> None:
    forms = [[summing(70, n), summing(70, n)] for n in range(3)]
    table = table_of(*forms)
    turned = replace(table.forms[0], assessors=("b", "a"))
    (told,) = found("columns-copied", replace(table, forms=(turned, *table.forms[1:])))
    assert len(told.forms) == 3


def test_one_assessors_same_column_on_three_candidates_is_told() -> None:
    def batch(same: int) -> ScoreTable:
        turns = [0] * same + list(range(1, 6 - same))
        return table_of(*([summing(73, turn), summing(70 + n, n)] for n, turn in enumerate(turns)))

    (told,) = found("column-repeated", batch(3))
    assert told.assessors == ("a",)
    assert len(told.forms) == 3
    assert found("column-repeated", batch(2)) == []


def test_straight_columns_are_not_told_again_as_copies() -> None:
    table = table_of(*([[4] * 20, [4] * 20] for _ in range(4)))
    assert {finding.note.code for finding in score_findings(table, LIMITS)} == {"column-straight"}


def test_a_pace_under_the_limit_is_told_once_per_assessor() -> None:
    quick = [column_of("a", *"44344", candidate=f"0000{n}", seconds=1.99) for n in (1, 2)]
    usual = column_of("b", *"44344", seconds=2)
    (told,) = pace_findings(KIND, [*quick, usual], LIMITS)
    assert told.assessors == ("a",)
    assert len(told.forms) == 2
    assert dict(told.note.params) == {"forms": "2", "seconds": "1.9", "limit": "2"}


def test_columns_keyed_in_at_once_from_paper_have_no_pace() -> None:
    assert pace_findings(KIND, [column_of("a", *"44344", seconds=0)], LIMITS) == ()


def test_a_break_or_a_late_correction_does_not_hide_a_quick_column() -> None:
    column = column_of("a", *"443444", seconds=1)
    late = replace(column.marks[2], at=column.marks[-1].at.replace(hour=15))
    again = replace(column, marks=(*column.marks[:2], late, *column.marks[3:]))
    assert median_gap(again, 5) == 1_000_000
    assert median_gap(column_of("a", *"4434", seconds=1), 5) is None


def test_findings_about_an_empty_batch_are_none() -> None:
    assert score_findings(table_of(), LIMITS) == ()


def test_a_single_assessor_has_nobody_to_differ_from() -> None:
    assert score_findings(table_of([summing(70)]), LIMITS) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LIMITS, spread_over=Decimal(-1)),
        replace(LIMITS, spread_over=Decimal("NaN")),
        replace(LIMITS, difference_from=Decimal(101)),
        replace(LIMITS, item_spread_over=101),
        replace(LIMITS, fewest_forms=1),
        replace(LIMITS, straight_from=0),
        replace(LIMITS, repeated_from=1),
    ],
)
def test_senseless_limits_are_refused(wrong: Limits) -> None:
    check_limits(LIMITS)
    with pytest.raises(Refused, match="limits-senseless"):
        check_limits(wrong)


def test_a_finding_changes_no_score() -> None:
    table = table_of([[4] * 20, [1] * 20], maxima=TWENTY, line=SIXTY)
    before = repr(table.forms)
    assert score_findings(table, LIMITS)
    assert repr(table.forms) == before
