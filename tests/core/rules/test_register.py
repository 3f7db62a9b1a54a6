"""Numbers beside each other, and applications beside each other."""

from __future__ import annotations

from datetime import date

import pytest

from skillassess import rules
from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier
from skillassess.rules.applications import Application, check_applications
from skillassess.rules.register import Numbered, check_register

EDITION = rules.load()
CODE = "Y000544031005"
DAY = date(2026, 7, 1)


def numbered(serial: int, level: Level = Level.L4, **other: bool) -> Numbered:
    """Return a number of 2026."""
    return Numbered(f"{CODE}26{level.code}{serial:06d}", level, DAY, **other)


def found(*numbers: Numbered, first: dict[str, int] | None = None) -> list[str]:
    """Return the codes found."""
    return [note.code for note in check_register(EDITION.afterwards, CODE, numbers, first)]


def test_series_run_per_level_without_gap() -> None:
    assert found(numbered(1), numbered(2), numbered(1, Level.T)) == []
    assert found(numbered(1), numbered(3)) == ["register-gap"]
    assert found(numbered(2)) == ["register-gap"]


def test_a_void_number_keeps_its_place_and_is_never_used_again() -> None:
    assert found(numbered(1), numbered(2, void=True), numbered(3)) == []
    assert found(numbered(1, void=True), numbered(1)) == ["register-reused"]
    assert found(numbered(1), numbered(1)) == ["register-repeated"]


def test_the_first_number_may_be_set() -> None:
    series = {f"{CODE}264": 8}
    assert found(numbered(8), numbered(9), first=series) == []
    assert found(numbered(7), numbered(8), first=series) == ["register-below-first"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("Y00054403100526400000", "register-malformed"),
        ("Y000544031005264000000", "register-malformed"),
        ("Y000544031006264000001", "register-wrong-institution"),
        ("Y000544031005254000001", "register-wrong-year"),
        ("Y000544031005263000001", "register-wrong-level"),
    ],
)
def test_a_number_from_the_province_must_fit_institution_year_and_level(number: str, code: str) -> None:
    assert found(Numbered(number, Level.L4, DAY)) == [code]


def test_the_same_person_twice_for_the_same_level_is_an_error_and_for_another_a_warning() -> None:
    one = Application("1", "a", "电工", Level.L4)
    same = Application("2", "a", "电工", Level.L4)
    higher = Application("3", "a", "电工", Level.L3)
    stranger = Application("4", "b", "电工", Level.L4)
    notes = check_applications(EDITION.eligibility, [one, same, stranger])
    assert [(note.code, note.severity) for note in notes] == [("applied-twice", "error")]
    notes = check_applications(EDITION.eligibility, [one, higher, stranger])
    assert [(note.code, note.severity) for note in notes] == [("applied-for-several", "warning")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("4", Level.L4),
        ("t", Level.T),
        ("三级/高级工", Level.L3),
        ("中级", TitleTier.MIDDLE),
        ("senior", TitleTier.SENIOR),
    ],
)
def test_a_level_or_title_is_known_by_code_and_name(text: str, target: object) -> None:
    assert rules.parse_target(text) is target


def test_an_unknown_level_or_title_is_refused() -> None:
    with pytest.raises(Refused, match="eligibility-target-unknown"):
        rules.parse_target("九级")
