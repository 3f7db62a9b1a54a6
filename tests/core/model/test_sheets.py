"""Sheet templates: 100 points, usable scales, a line of at least 60."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from skillassess.errors import Refused
from skillassess.model.sheets import ComponentKind, Form, Grade, Group, Item, Template, check_line, check_template


def sheet(*items: Item) -> Template:
    return Template("t", 1, ComponentKind.PRACTICAL, Form.SCORE, "操作技能", (Group("g", items),))


GOOD = sheet(Item(1, "a", Decimal(60)), Item(2, "b", Decimal(40), step=Decimal("0.5")))


def test_one_hundred_points_are_accepted_and_ninety_nine_and_a_half_are_not() -> None:
    check_template(GOOD)
    with pytest.raises(Refused, match="template-total"):
        check_template(sheet(Item(1, "a", Decimal(60)), Item(2, "b", Decimal("39.5"), step=Decimal("0.5"))))


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (Item(1, " ", Decimal(100)), "item-name"),
        (Item(1, "x" * 201, Decimal(100)), "item-name"),
        (Item(1, "a", Decimal(100), step=Decimal(0)), "item-scale"),
        (Item(1, "a", Decimal("NaN")), "item-scale"),
        (Item(1, "a", Decimal(100), minimum=Decimal(100)), "item-scale"),
        (Item(1, "a", Decimal(100), step=Decimal(3)), "item-step"),
        (Item(1, "a", Decimal(100), grades=(Grade("优", Decimal(101)),)), "item-grade"),
        (Item(2, "a", Decimal(100)), "template-numbering"),
    ],
)
def test_an_unusable_item_is_refused(item: Item, code: str) -> None:
    with pytest.raises(Refused, match=code):
        check_template(sheet(item))


def test_an_empty_sheet_is_refused() -> None:
    with pytest.raises(Refused, match="template-empty"):
        check_template(replace(GOOD, groups=()))


def test_a_line_of_sixty_is_lawful_and_one_below_is_not() -> None:
    check_line(Decimal(60))
    check_line(Decimal(100))
    for line, code in (("59.99", "line-too-low"), ("100.01", "line-too-high")):
        with pytest.raises(Refused, match=code):
            check_line(Decimal(line))
