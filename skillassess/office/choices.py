"""What a plan may choose from at one level: lawful methods and their components, each with its clause.

Read-only; made from the method rules of an edition (25号 art. 16, T/S plan). Whether a plan is lawful as a whole is
said by the findings, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.model.levels import Level
from skillassess.model.plans import Method
from skillassess.model.sheets import ComponentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillassess.rules.methods import MethodRule, MethodRules


@dataclass(frozen=True, slots=True)
class Choice:
    """One lawful way: ``components`` in the order of the regulations, the added review last.

    ``clause`` names the provision and ``text`` holds its words; ``review_clause`` is empty where no review is added.
    ``is_open`` where the enterprise's own plan names the components itself: then ``components`` are those it may name.
    """

    method: Method
    components: tuple[ComponentKind, ...]
    clause: str
    text: str
    review_clause: str = ""
    needs_pay_link: bool = False
    own_plan: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a plan may choose at one level; lines in points with their clause."""

    level: Level
    ways: tuple[Choice, ...]
    lowest_line: Decimal
    full_marks: Decimal
    line_clause: str


def choices_of(rules: MethodRules, level: Level) -> Choices:
    """Return what the rules leave to choose at a level."""
    ways = tuple(way for rule in rules.methods if level in rule.levels for way in _ways(rules, rule, level))
    return Choices(level, ways, rules.lines.lowest, rules.lines.full, rules.lines.provision.name)


def _ways(rules: MethodRules, rule: MethodRule, level: Level) -> Iterator[Choice]:
    reviewed = level in rules.review.levels
    review_clause = rules.review.provision.name if reviewed else ""
    combinations = rule.combinations or (frozenset(ComponentKind),)
    for combination in combinations:
        kinds = [kind for kind in ComponentKind if kind in combination]
        if reviewed and ComponentKind.REVIEW not in kinds:
            kinds.append(ComponentKind.REVIEW)
        yield Choice(
            method=rule.method,
            components=tuple(kinds),
            clause=rule.provision.name,
            text=rule.provision.text,
            review_clause=review_clause,
            needs_pay_link=rule.needs_pay_link,
            own_plan=rule.own_plan,
            is_open=not rule.combinations,
        )
