"""Conditions: what an entry asks, as a tree of kinds under all and any. Owns the tree, the case and its reading.

The set of kinds is closed: each is one frozen class in ``skillassess.rules.kinds`` with one judging function. There
are no expressions. A condition answers with an outcome and can say whether it is at least as strict as another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from skillassess.errors import Note
from skillassess.model.answers import Answer, Outcome, all_of, any_of
from skillassess.model.dossier import Decision, Dossier, Fact
from skillassess.rules.lists import Lists

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class AssessSettings:
    """What an institution may choose: stricter readings by id, and whether a fact without evidence counts.

    ``evidence_required`` makes a fact without an evidence file count as "cannot tell"; otherwise it counts and the
    absence is listed.
    """

    strict: frozenset[str] = frozenset()
    evidence_required: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier under one entry: what a kind may look at."""

    dossier: Dossier
    entry: str
    lists: Lists
    settings: AssessSettings = field(default_factory=AssessSettings)

    def under(self, entry: str) -> Case:
        """Return the same case under another entry."""
        return Case(self.dossier, entry, self.lists, self.settings)

    @property
    def closing(self) -> date:
        """The closing date of applications; nothing dated after it counts."""
        return self.dossier.closing

    def strictly(self, reading: str) -> bool:
        """Whether the institution chose the stricter side of a reading."""
        return reading in self.settings.strict

    def dated(self, day: date | None) -> Answer:
        """Return whether a fact of this day counts: not after the closing date; without a date cannot tell."""
        if day is None:
            return Answer.CANNOT_TELL
        return Answer.MET if day <= self.closing else Answer.NOT_MET

    def proven(self, fact: Fact, answer: Answer) -> Answer:
        """Return the answer a fact gives, held back where evidence is required and none is attached."""
        if answer is Answer.MET and self.settings.evidence_required and not fact.evidence:
            return Answer.CANNOT_TELL
        return answer

    def decision(self) -> tuple[Answer, Decision | None]:
        """Return what a named reviewer decided on this entry, giving a reason; the latest decision stands."""
        decided = [item for item in self.dossier.decisions if item.entry == self.entry]
        valid = [item for item in decided if item.approved is not None and item.reviewer and item.reason]
        if not valid:
            return Answer.CANNOT_TELL, None
        if len({item.approved for item in valid}) > 1 and any(item.decided is None for item in valid):
            return Answer.CANNOT_TELL, None
        latest = max(valid, key=lambda item: item.decided or date.min)
        agreeing = Answer.MET if latest.approved else Answer.NOT_MET
        return self.proven(latest, agreeing), latest


@runtime_checkable
class Condition(Protocol):
    """What every kind can do."""

    def judge(self, case: Case) -> Outcome:
        """Return the outcome for a case."""
        ...

    def implies(self, other: Condition) -> bool:
        """Whether everybody who meets this also meets ``other`` (of the same kind)."""
        ...


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Condition, ...]

    def judge(self, case: Case) -> Outcome:
        """Return the outcome of all parts together."""
        return all_of(part.judge(case) for part in self.parts)

    def implies(self, other: Condition) -> bool:
        """Whether this is at least as strict."""
        return at_least_as_strict(self, other)


@dataclass(frozen=True, slots=True)
class Any:
    """One part suffices."""

    parts: tuple[Condition, ...]

    def judge(self, case: Case) -> Outcome:
        """Return the outcome of the best part."""
        return any_of(part.judge(case) for part in self.parts)

    def implies(self, other: Condition) -> bool:
        """Whether this is at least as strict."""
        return at_least_as_strict(self, other)


def at_least_as_strict(own: Condition, base: Condition) -> bool:
    """Whether everybody who meets ``own`` surely meets ``base``; True only where the trees show it."""
    if isinstance(base, All):
        return all(at_least_as_strict(own, part) for part in base.parts)
    if isinstance(own, Any):
        return all(at_least_as_strict(part, base) for part in own.parts)
    if isinstance(own, All) and any(at_least_as_strict(part, base) for part in own.parts):
        return True
    if isinstance(base, Any):
        return any(at_least_as_strict(own, part) for part in base.parts)
    return type(own) is type(base) and not isinstance(own, (All, Any)) and own.implies(base)


def leaves(condition: Condition) -> Iterable[Condition]:
    """Yield every kind in a tree."""
    if isinstance(condition, (All, Any)):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def read_condition(table: Table, kinds: Mapping[str, Callable[[Table], Condition]]) -> Condition:
    """Read a tree: ``{all = [...]}``, ``{any = [...]}`` or ``{kind = "...", ...}``; all else is a load error."""
    if table.has("all") or table.has("any"):
        key = "all" if table.has("all") else "any"
        parts = tuple(read_condition(part, kinds) for part in table.tables(key))
        table.done()
        if len(parts) < 2:  # noqa: PLR2004  one part alone needs no all or any: something was left out
            raise table.fault("edition-value-wrong", key)
        if len(set(parts)) != len(parts):
            raise table.fault("edition-duplicate", key)
        return All(parts) if key == "all" else Any(parts)
    kind = table.text("kind")
    if kind not in kinds:
        raise table.fault("edition-kind-unknown", kind)
    condition = kinds[kind](table)
    table.done()
    return condition


def missing(code: str, **params: str) -> Note:
    """Return what would have to be known."""
    return Note(code, "info", tuple(params.items()))


def absent(section: str) -> Outcome:
    """Return the outcome where nobody has asked about a section yet."""
    return Outcome(Answer.CANNOT_TELL, missing=(missing("missing-section", section=section),))
