"""Certificate numbers: 22 characters, T and S at position 16, only for employers."""

from __future__ import annotations

import pytest

from skillassess.errors import Refused
from skillassess.model.certificates import is_number, number, serial, series
from skillassess.model.levels import Level

CODE = "Y000544031005"


@pytest.mark.parametrize(
    ("level", "at"), [(Level.L5, "5"), (Level.L3, "3"), (Level.L1, "1"), (Level.T, "T"), (Level.S, "S")]
)
def test_a_number_is_composed_of_its_parts(level: Level, at: str) -> None:
    given = number(CODE, 2026, level, 3)
    assert given == f"Y00054403100526{at}000003"
    assert len(given) == 22
    assert given[15] == at
    assert is_number(given)
    assert series(given) == f"Y00054403100526{at}"
    assert serial(given) == 3


def test_the_official_examples_have_the_form() -> None:
    assert is_number("Y000544031005263000003")
    assert is_number("S001365000001263000001")


@pytest.mark.parametrize("level", [Level.T, Level.S])
def test_a_social_organisation_gives_no_appointed_level(level: Level) -> None:
    with pytest.raises(Refused, match="appointed-level-needs-employer"):
        number("S000544031005", 2026, level, 1)
    assert not is_number(f"S00054403100526{level.code}000001")


@pytest.mark.parametrize("value", [0, 1_000_000])
def test_a_serial_runs_from_one_to_999999(value: int) -> None:
    with pytest.raises(Refused, match="serial-out-of-range"):
        number(CODE, 2026, Level.L4, value)
    assert number(CODE, 2026, Level.L4, 999_999).endswith("999999")


def test_a_wrong_code_makes_no_number() -> None:
    with pytest.raises(Refused, match="certificate-number-malformed"):
        number("X000544031005", 2026, Level.L4, 1)
