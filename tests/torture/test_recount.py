"""Random sheets counted again by other arithmetic: whole hundredths of a point, no Decimal, no Fraction."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import Refused
from skillassess.model.scoring import average, outcome, parse_score, reaches, rounded, shown, total
from skillassess.model.sheets import Item
from tests.torture.sizes import report, size

_CENT = 100


def _points(cents: int) -> str:
    """Write hundredths of a point as people key them in."""
    whole, part = divmod(cents, _CENT)
    return str(whole) if not part else f"{whole}.{part:02d}".rstrip("0")


class Sheet:
    """A made-up form: full marks and steps of its items, what each assessor gave, all in hundredths."""

    def __init__(self, chance: random.Random) -> None:
        """Make items that add up to 100 points."""
        self.step = chance.choice((100, 50, 25, 10))
        left, self.full = 100 * _CENT, []
        while left:
            part = min(left, chance.randint(1, 20) * 100)
            self.full.append(part)
            left -= part
        least = chance.randint(0, 3)  # quarters of full marks that nobody falls below
        self.given = [
            [chance.randint(full * least // 4 // self.step, full // self.step) * self.step for full in self.full]
            for _ in range(chance.randint(1, 7))
        ]
        self.line = chance.randint(60, 100) * _CENT
        if chance.random() < 0.3:  # many land exactly on the line or next to it
            self.line = max(60 * _CENT, min(100 * _CENT, sum(map(sum, self.given)) // len(self.given)))
        self.drops = len(self.given) >= 5 and chance.random() < 0.5

    def counted(self) -> list[int]:
        """Return the totals that enter the mean, in hundredths."""
        totals = sorted(map(sum, self.given))
        return totals[1:-1] if self.drops else totals

    def passes(self) -> bool:
        """Whether the mean reaches the line, by multiplication."""
        totals = self.counted()
        return sum(totals) >= self.line * len(totals)

    def printed(self) -> str:
        """Return the mean rounded half up, with more places where one would contradict the line."""
        totals = self.counted()
        for places in range(1, 40):
            scale = 10**places
            top, bottom = sum(totals) * scale, len(totals) * _CENT
            units = top // bottom + (2 * (top % bottom) >= bottom)
            if (units * _CENT >= self.line * scale) is self.passes():
                return f"{units // scale}.{units % scale:0{places}d}"
        message = "no number of places agrees with the line"
        raise AssertionError(message)


def _ours(sheet: Sheet) -> tuple[tuple[str, ...], Fraction, str, bool]:
    items = [
        Item(number, f"项{number}", Decimal(full) / _CENT, step=Decimal(sheet.step) / _CENT)
        for number, full in enumerate(sheet.full, 1)
    ]
    totals = [
        total(parse_score(_points(cents), item) for cents, item in zip(column, items, strict=True))
        for column in sheet.given
    ]
    found = outcome(totals, Decimal(sheet.line) / _CENT, drop_extremes=sheet.drops)
    return tuple(f"{value:.2f}" for value in totals), found.average, found.average_shown, found.passed


@pytest.mark.promise(31)
@pytest.mark.timeout(0)
def test_random_sheets_come_out_the_same_by_other_arithmetic() -> None:
    rounds = size(3_000, 100_000)
    chance = random.Random(31)
    passed = on_the_line = 0
    for _ in range(rounds):
        sheet = Sheet(chance)
        totals, mean, printed, passes = _ours(sheet)
        counted = sheet.counted()
        assert totals == tuple(f"{sum(column) // _CENT}.{sum(column) % _CENT:02d}" for column in sheet.given)
        assert mean.numerator * len(counted) * _CENT == sum(counted) * mean.denominator
        assert (passes, printed) == (sheet.passes(), sheet.printed())
        passed += passes
        on_the_line += sum(counted) == sheet.line * len(counted)
    assert rounds // 50 < passed < rounds
    assert on_the_line > 0
    report(
        31, f"{rounds} random sheets counted again: 0 differences ({passed} passed, {on_the_line} exactly on the line)"
    )


@pytest.mark.promise(31)
def test_counting_with_floats_would_show_differences() -> None:
    """The control: the usual arithmetic rounds some of these means, and some verdicts, differently."""
    chance = random.Random(31)
    different = 0
    for _ in range(2_000):
        sheet = Sheet(chance)
        totals = [cents / 100 for cents in sheet.counted()]
        different += f"{sum(totals) / len(totals):.1f}" != sheet.printed()
    assert different > 10


_STEPS = st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("0.25"), Decimal("0.1")])
_TOTALS = st.lists(st.integers(0, 400).map(lambda n: Decimal(n) / 4), min_size=1, max_size=9)
_LINES = st.integers(240, 400).map(lambda n: Decimal(n) / 4)


@given(_TOTALS, _LINES)
def test_what_is_printed_never_contradicts_the_verdict(totals: list[Decimal], line: Decimal) -> None:
    mean = average(totals)
    assert reaches(Fraction(shown(mean, line)), line) is reaches(mean, line)


@given(_TOTALS)
def test_the_mean_lies_between_the_lowest_and_the_highest(totals: list[Decimal]) -> None:
    assert Fraction(min(totals)) <= average(totals) <= Fraction(max(totals))
    assert average(totals) == average([*reversed(totals)])


@given(st.fractions(0, 100), st.integers(0, 6))
def test_rounding_is_at_most_half_a_unit_off_and_half_goes_up(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    off = Fraction(rounded(value, places)) - value
    assert -unit / 2 < off <= unit / 2


@given(st.integers(1, 40), _STEPS, st.integers(-5, 60), st.integers(0, 9_999))
def test_a_score_is_taken_exactly_when_it_is_on_the_scale(full: int, step: Decimal, whole: int, fraction: int) -> None:
    text = f"{whole}.{fraction:04d}"
    item = Item(1, "项", Decimal(full), step=step)
    value = Decimal(text)
    fits = 0 <= value <= full and value % step == 0 and not text.startswith("-")
    if fits:
        assert parse_score(text, item) == value
    else:
        with pytest.raises(Refused):
            parse_score(text, item)


@given(st.text(max_size=12))
def test_any_text_is_a_score_on_the_scale_or_refused(text: str) -> None:
    item = Item(1, "项", Decimal(20), step=Decimal("0.5"))
    try:
        value = parse_score(text, item)
    except Refused:
        return
    assert 0 <= value <= 20
    assert value % Decimal("0.5") == 0
