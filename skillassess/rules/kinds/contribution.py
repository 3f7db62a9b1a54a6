"""Kinds about what somebody brought the enterprise: people trained, benefit, projects, prizes for innovation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from skillassess.model.answers import Answer, Compared, Outcome, any_of, enough, every, told
from skillassess.model.dossier import Apprentice, Award, AwardKind, Benefit, Prize, Project, ProjectKind, Rank
from skillassess.model.levels import Level
from skillassess.model.service import anniversary
from skillassess.rules.conditions import Case, Condition, absent, missing

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class Apprentices:
    """Trained so many people to a level, each employed here in a post of that kind for so many years."""

    level: Level
    number: int
    hired_years: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``level``, ``number``, ``hired_years``."""
        return cls(table.level("level"), table.integer("number", lowest=1), table.integer("hired_years"))

    def judge(self, case: Case) -> Outcome:
        """Count those whose years in the post are full."""
        held = case.dossier.apprentices
        if held is None:
            return absent("apprentices")
        answers = [case.proven(fact, every((self._fits(fact), case.dated(self._full(fact))))) for fact in held]
        answer = enough(answers, self.number)
        days = sorted(day for fact in held if self._fits(fact) is Answer.MET for day in [self._full(fact)] if day)
        met_from = days[self.number - 1] if len(days) >= self.number else None
        unclear = [fact for fact, found in zip(held, answers, strict=True) if found is Answer.CANNOT_TELL]
        notes = tuple(missing("missing-apprentice-details", ref=fact.ref) for fact in unclear)
        value = Compared("apprentices", str(answers.count(Answer.MET)), str(self.number))
        used = tuple(fact.ref for fact in held)
        return Outcome(answer, (value,), notes if answer is Answer.CANNOT_TELL else (), met_from, used)

    def implies(self, other: Condition) -> bool:
        """At least the level, number and years."""
        return (
            isinstance(other, Apprentices)
            and self.level.rank >= other.level.rank
            and self.number >= other.number
            and self.hired_years >= other.hired_years
        )

    def _full(self, fact: Apprentice) -> date | None:
        return None if fact.hired is None else anniversary(fact.hired, self.hired_years)

    def _fits(self, fact: Apprentice) -> Answer:
        level = told(None if fact.level is None else fact.level.rank >= self.level.rank)
        full = self._full(fact)
        stayed = told(None if full is None else fact.left is None or fact.left >= full)
        return every((level, told(fact.hired_here), stayed))


@dataclass(frozen=True, slots=True)
class BenefitOf:
    """Led a project that brought at least so many yuan; several smaller ones together go to a person's judgement."""

    amount: Decimal

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``amount`` in yuan."""
        return cls(table.decimal("amount"))

    def judge(self, case: Case) -> Outcome:
        """Look for one project that reaches the amount alone."""
        held = case.dossier.benefits
        if held is None:
            return absent("benefits")
        outcomes = [self._one(case, fact) for fact in held]
        found = any_of(outcomes) if outcomes else Outcome(Answer.NOT_MET, (Compared("benefit", "0", str(self.amount)),))
        if found.answer is not Answer.NOT_MET or case.strictly("benefit-of-one-project"):
            return found
        counted = [fact for fact in held if self._leads(case, fact) is Answer.MET]
        total = sum((fact.amount for fact in counted if fact.amount is not None), Decimal(0))
        if total < self.amount:
            return found
        value = Compared("benefit-together", str(total), str(self.amount))
        notes = (missing("missing-single-benefit"),)
        return Outcome(Answer.CANNOT_TELL, (*found.values, value), notes, None, found.used)

    def implies(self, other: Condition) -> bool:
        """At least the amount."""
        return isinstance(other, BenefitOf) and self.amount >= other.amount

    def _leads(self, case: Case, fact: Benefit) -> Answer:
        return case.proven(fact, every((told(fact.led), case.dated(fact.reached))))

    def _one(self, case: Case, fact: Benefit) -> Outcome:
        large = told(None if fact.amount is None else fact.amount >= self.amount)
        answer = every((large, self._leads(case, fact)))
        shown = "?" if fact.amount is None else str(fact.amount)
        notes = (missing("missing-benefit-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
        met_from = fact.reached if large is Answer.MET and fact.led is not False else None
        return Outcome(answer, (Compared("benefit", shown, str(self.amount), fact.ref),), notes, met_from, (fact.ref,))


@dataclass(frozen=True, slots=True)
class Projects:
    """Brought about something of certain kinds, leading it where asked."""

    kinds: tuple[ProjectKind, ...]
    led: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``kinds`` and ``led``."""
        return cls(table.options("kinds", ProjectKind), table.flag("led", default=False))

    def judge(self, case: Case) -> Outcome:
        """Look at each project."""
        held = case.dossier.projects
        if held is None:
            return absent("projects")
        need = "/".join(kind.value for kind in self.kinds)
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("project", "-", need),))
        return any_of(self._one(case, fact, need) for fact in held)

    def implies(self, other: Condition) -> bool:
        """No further kinds, led where asked."""
        return isinstance(other, Projects) and set(self.kinds) <= set(other.kinds) and self.led >= other.led

    def _one(self, case: Case, fact: Project, need: str) -> Outcome:
        kind = told(None if fact.kind is None else fact.kind in self.kinds)
        fits = every((kind, told(fact.led) if self.led else Answer.MET))
        answer = case.proven(fact, every((fits, case.dated(fact.finished))))
        shown = "?" if fact.kind is None else fact.kind.value
        notes = (missing("missing-project-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
        met_from = None if fits is Answer.NOT_MET else fact.finished
        return Outcome(answer, (Compared("project", shown, need, fact.ref),), notes, met_from, (fact.ref,))


@dataclass(frozen=True, slots=True)
class Awarded:
    """A prize for innovation of a rank and grade, led by the candidate and in use in the enterprise where asked."""

    award: AwardKind
    lowest: Rank
    prize: Prize
    led: bool
    applied: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``award``, ``lowest``, ``prize``, ``led``, ``applied``."""
        return cls(
            award=table.option("award", AwardKind),
            lowest=table.option("lowest", Rank),
            prize=table.option("prize", Prize),
            led=table.flag("led", default=False),
            applied=table.flag("applied", default=False),
        )

    def judge(self, case: Case) -> Outcome:
        """Look at each prize."""
        held = case.dossier.awards
        if held is None:
            return absent("awards")
        need = f"{self.award.value} {self.lowest.value}+ {self.prize.value}+"
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("award", "-", need),))
        return any_of(self._one(case, fact, need) for fact in held)

    def implies(self, other: Condition) -> bool:
        """At least the rank and prize, led and applied where asked."""
        return (
            isinstance(other, Awarded)
            and self.award is other.award
            and self.lowest.order >= other.lowest.order
            and self.prize.order >= other.prize.order
            and self.led >= other.led
            and self.applied >= other.applied
        )

    def _one(self, case: Case, fact: Award, need: str) -> Outcome:
        fits = every(
            (
                told(None if fact.kind is None else fact.kind is self.award),
                self._high(case, fact),
                told(fact.led) if self.led else Answer.MET,
                told(fact.applied) if self.applied else Answer.MET,
            )
        )
        answer = case.proven(fact, every((fits, case.dated(fact.granted))))
        shown = " ".join("?" if part is None else part.value for part in (fact.kind, fact.rank, fact.prize))
        notes = (missing("missing-award-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
        met_from = None if fits is Answer.NOT_MET else fact.granted
        return Outcome(answer, (Compared("award", shown, need, fact.ref),), notes, met_from, (fact.ref,))

    def _high(self, case: Case, fact: Award) -> Answer:
        """Count a prize of a higher rank from the third prize on; leave a lesser one to a person."""
        if fact.rank is None or fact.prize is None:
            return Answer.CANNOT_TELL
        if fact.rank.order < self.lowest.order:
            return Answer.NOT_MET
        if fact.prize.order >= self.prize.order:
            return Answer.MET
        if fact.rank is self.lowest:
            return Answer.NOT_MET
        if case.strictly("higher-ranked-prizes"):
            return Answer.NOT_MET
        return Answer.MET if fact.prize.order >= Prize.THIRD.order else Answer.CANNOT_TELL
