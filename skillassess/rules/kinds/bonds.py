"""How close a fact must stand to the occupation, and how high a paper must be. Shared by the kinds that ask it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.model.answers import Answer, told
from skillassess.model.dossier import Bond
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier

if TYPE_CHECKING:
    from skillassess.rules.conditions import Case

HIGHER = "higher-counts"


class BondRule(StrEnum):
    """本职业或相关职业; 相应的 (one's own surely, a related one by a person's judgement); any at all."""

    SAME_OR_RELATED = "same_or_related"
    CORRESPONDING = "corresponding"
    ANY = "any"

    def answer(self, bond: Bond | None) -> Answer:
        """Return whether a fact of this bond is close enough."""
        if self is BondRule.ANY:
            return Answer.MET
        if bond is None:
            return Answer.CANNOT_TELL
        if bond is Bond.RELATED and self is BondRule.CORRESPONDING:
            return Answer.CANNOT_TELL
        return told(bond is not Bond.OTHER)

    def implies(self, other: BondRule) -> bool:
        """Whether this is at least as close."""
        order = [BondRule.ANY, BondRule.SAME_OR_RELATED, BondRule.CORRESPONDING]
        return order.index(self) >= order.index(other)


def at_least_level(case: Case, held: Level | None, needed: Level) -> Answer:
    """Return whether a level suffices: the one asked or a higher one; only the one asked in the stricter reading."""
    if held is None:
        return Answer.CANNOT_TELL
    return told(held is needed if case.strictly(HIGHER) else held.rank >= needed.rank)


def at_least_tier(case: Case, held: TitleTier | None, needed: TitleTier) -> Answer:
    """Return whether a title suffices, in the same way."""
    if held is None:
        return Answer.CANNOT_TELL
    return told(held is needed if case.strictly(HIGHER) else held.rank >= needed.rank)
