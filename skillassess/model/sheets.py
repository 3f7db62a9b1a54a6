"""Sheet templates (评审表模板): groups, items, points, steps, grade words. Owns what a lawful sheet looks like.

25号 Annex 2 and 3: content and standards are the enterprise's own; full marks are 100; the pass line may not be
below 60. A template in use is frozen: a change is a new version.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL_MARKS = Decimal(100)
LOWEST_LINE = Decimal(60)
SHEET_CLAUSE = "粤人社规〔2025〕25号 附件2 说明3"
_NAME_LIMIT = 200


class ComponentKind(StrEnum):
    """What is assessed (25号 art. 16)."""

    THEORY = "theory"
    PRACTICAL = "practical"
    DRILL = "drill"
    CONTEST = "contest"
    WORK_PROCESS = "work_process"
    WORK_PERFORMANCE = "work_performance"
    REVIEW = "review"


class Form(StrEnum):
    """Which official form a sheet is printed on."""

    ANNEX2 = "annex2"
    ANNEX3 = "annex3"
    SCORE = "score"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Grade:
    """A word on the scale and its points (优秀 5 … 差 1)."""

    word: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """One line to be scored: ``maximum`` points in whole multiples of ``step``, not below ``minimum``."""

    no: int
    name: str
    maximum: Decimal
    requirement: str = ""
    standard: str = ""
    subgroup: str = ""
    step: Decimal = Decimal(1)
    minimum: Decimal = Decimal(0)
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group of items under one heading."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet as designed; ``version`` counts from 1; ``source`` names the form or norm it rests on."""

    id: str
    version: int
    kind: ComponentKind
    form: Form
    title: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in order of its number."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def total(self) -> Decimal:
        """The sum of the maximum points."""
        return sum((item.maximum for item in self.items), Decimal(0))

    def item(self, no: int) -> Item:
        """Return an item by number; an unknown one is ``Refused`` (``item-unknown``)."""
        for item in self.items:
            if item.no == no:
                return item
        raise Refused("item-unknown", item=no, sheet=self.title)


def check_template(template: Template) -> None:
    """Refuse a template whose items do not make 100 points on usable scales (25号 Annex 2, notes)."""
    if not template.title.strip() or not template.items:
        raise Refused("template-empty", sheet=template.title)
    if [item.no for item in template.items] != list(range(1, len(template.items) + 1)):
        raise Refused("template-numbering", sheet=template.title)
    for item in template.items:
        _check_item(item, template.title)
    if template.total != FULL_MARKS:
        raise Refused("template-total", sheet=template.title, total=f"{template.total:f}", clause=SHEET_CLAUSE)


def check_line(line: Decimal) -> None:
    """Refuse a pass line below 60 or above 100 points (25号 Annex 2, note 3)."""
    if not line.is_finite() or line < LOWEST_LINE:
        raise Refused("line-too-low", line=f"{line:f}", clause=SHEET_CLAUSE)
    if line > FULL_MARKS:
        raise Refused("line-too-high", line=f"{line:f}")


def _check_item(item: Item, sheet: str) -> None:
    if not item.name.strip() or len(item.name) > _NAME_LIMIT:
        raise Refused("item-name", item=item.no, sheet=sheet)
    for reason in _scale_faults(item):
        raise Refused(reason, item=item.no, sheet=sheet)


def _scale_faults(item: Item) -> Iterator[str]:
    numbers = (item.maximum, item.step, item.minimum, *(grade.points for grade in item.grades))
    finite = all(number.is_finite() for number in numbers)
    if not finite or item.step <= 0 or item.maximum <= 0 or not 0 <= item.minimum < item.maximum:
        yield "item-scale"
    elif item.maximum % item.step != 0 or item.minimum % item.step != 0:
        yield "item-step"
    elif any(not item.minimum <= grade.points <= item.maximum or grade.points % item.step for grade in item.grades):
        yield "item-grade"
