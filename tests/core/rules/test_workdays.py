"""Working days and the public notice, against the official arrangements."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import FileProblem
from skillassess.model.workdays import notice_end
from skillassess.paths import resource
from skillassess.rules.calendar import official_calendar, read_calendar

if TYPE_CHECKING:
    from pathlib import Path

# Counted from the three notices by the independent package chinesecalendar 1.11 and written out here.
WORKDAYS_OF_YEAR = {2024: 251, 2025: 248, 2026: 248}
CALENDAR = official_calendar()
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(("year", "expected"), WORKDAYS_OF_YEAR.items())
def test_each_announced_year_has_its_official_number_of_working_days(year: int, expected: int) -> None:
    assert CALENDAR.workdays_between(date(year, 1, 1), date(year, 12, 31)) == expected


def test_a_make_up_sunday_is_worked_and_a_holiday_friday_is_not() -> None:
    assert CALENDAR.is_workday(date(2026, 1, 4))
    assert not CALENDAR.is_workday(date(2026, 1, 2))
    assert not CALENDAR.is_workday(date(2026, 1, 11))
    assert CALENDAR.is_workday(date(2026, 1, 12))


def test_a_year_not_yet_announced_is_provisional_and_knows_weekends_only() -> None:
    assert CALENDAR.is_provisional(date(2031, 10, 1))
    assert CALENDAR.is_workday(date(2031, 10, 1))
    assert not CALENDAR.is_workday(date(2031, 10, 4))
    assert not CALENDAR.is_provisional(date(2026, 12, 31))


def test_five_working_days_over_the_national_holiday_skip_it_and_count_the_make_up_day() -> None:
    # Tue 29 and Wed 30 September 2026 work; 1-7 October off; Thu 8, Fri 9 work; Sat 10 is a make-up day.
    assert notice_end(CALENDAR, date(2026, 9, 29), 5) == date(2026, 10, 10)
    assert notice_end(CALENDAR, date(2026, 9, 29), 5, first_day_counts=False) == date(2026, 10, 12)


def test_an_ordinary_week_is_five_working_days_and_a_start_on_sunday_counts_from_monday() -> None:
    assert notice_end(CALENDAR, date(2026, 7, 6), 5) == date(2026, 7, 10)
    assert notice_end(CALENDAR, date(2026, 7, 5), 5) == date(2026, 7, 10)
    assert notice_end(CALENDAR, date(2026, 7, 6), 5, first_day_counts=False) == date(2026, 7, 13)


def test_counting_backwards_or_no_days_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add_workdays(date(2026, 1, 5), -1)
    with pytest.raises(ValueError, match="at least one"):
        notice_end(CALENDAR, date(2026, 1, 5), 0)


@given(DAYS, st.integers(1, 30))
def test_a_notice_holds_exactly_its_working_days_and_ends_on_one(first: date, days: int) -> None:
    last = notice_end(CALENDAR, first, days)
    assert CALENDAR.workdays_between(first, last) == days
    assert CALENDAR.is_workday(last)


@given(DAYS, st.integers(0, 30))
def test_adding_one_more_working_day_moves_to_the_next_one(start: date, days: int) -> None:
    shorter, longer = CALENDAR.add_workdays(start, days), CALENDAR.add_workdays(start, days + 1)
    assert CALENDAR.workdays_between(shorter + timedelta(days=1), longer) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year = 2026", "year = 2027"),
        ('notice = "国办发明电〔2025〕7号"', ""),
        ("2026-01-04, ", "2026-01-05, "),
        ("2026-01-04, ", "2026-01-02, "),
        ("to = 2026-01-03", "to = 2025-12-30"),
        ("to = 2026-01-03", "to = 2027-01-03"),
        ("year = 2026", "year = 2026\ncolour = 1"),
        ("year = 2026", "year = ["),
    ],
)
def test_a_damaged_arrangement_is_refused_by_its_name(tmp_path: Path, old: str, new: str) -> None:

    text = resource("calendar", "2026.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "2026.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        read_calendar(tmp_path)
    assert caught.value.code == "calendar-unreadable"
    assert caught.value.params["name"] == "2026.toml"
