"""Kinds about papers held: certificates, titles, graduation. Owns what makes a paper count by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from skillassess.model.answers import Answer, Compared, Outcome, any_of, every, told
from skillassess.model.dossier import Education, PriorCertificate, Programme, School
from skillassess.model.levels import Level
from skillassess.model.service import anniversary
from skillassess.rules.conditions import Case, Condition, absent, missing
from skillassess.rules.kinds.bonds import BondRule, at_least_level

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class Certificate:
    """Holds a certificate of a level, for so many years by the calendar."""

    level: Level
    bond: BondRule
    held_years: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``level``, ``bond``, ``held_years``."""
        bond = table.option("bond", BondRule, BondRule.SAME_OR_RELATED)
        return cls(table.level("level"), bond, table.integer("held_years", 0))

    def judge(self, case: Case) -> Outcome:
        """Look at each certificate; the one held longest stands."""
        held = case.dossier.certificates
        if held is None:
            return absent("certificates")
        outcomes = [self._one(case, fact) for fact in held]
        if not outcomes:
            return Outcome(Answer.NOT_MET, (Compared("certificate-level", "-", self.level.full_name),))
        return any_of(outcomes)

    def implies(self, other: Condition) -> bool:
        """At least the level, closeness and years."""
        return (
            isinstance(other, Certificate)
            and self.level.rank >= other.level.rank
            and self.bond.implies(other.bond)
            and self.held_years >= other.held_years
        )

    def _one(self, case: Case, fact: PriorCertificate) -> Outcome:
        fits = every((at_least_level(case, fact.level, self.level), self.bond.answer(fact.bond)))
        full_on = None if fact.issued is None else anniversary(fact.issued, self.held_years)
        answer = case.proven(fact, every((fits, case.dated(full_on))))
        shown = "?" if fact.level is None else fact.level.full_name
        values = [Compared("certificate-level", shown, self.level.full_name, fact.ref)]
        if full_on is not None and fact.issued is not None:
            values.append(Compared("paper-issued", fact.issued.isoformat(), case.closing.isoformat(), fact.ref))
        notes = (missing("missing-paper-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
        return Outcome(answer, tuple(values), notes, None if fits is Answer.NOT_MET else full_on, (fact.ref,))


@dataclass(frozen=True, slots=True)
class NoCertificate:
    """Has no skill certificate for the occupation (未定级): here a further certificate does turn the answer."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Look whether any certificate of the occupation itself was issued by the closing date."""
        held = case.dossier.certificates
        if held is None:
            return absent("certificates")
        graded = [every((told(_same(fact)), case.dated(fact.issued))) for fact in held]
        answer = Answer.MET
        if Answer.MET in graded:
            answer = Answer.NOT_MET
        elif Answer.CANNOT_TELL in graded:
            answer = Answer.CANNOT_TELL
        values = (Compared("certificates-held", str(len(held)), "0"),)
        return Outcome(answer, values, used=tuple(fact.ref for fact in held))

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, NoCertificate)


@dataclass(frozen=True, slots=True)
class NoTitle:
    """Has never had a professional title (未取得过职称; 首次申报): here a further title does turn the answer."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Look whether any title was issued by the closing date; a 职业资格 is no title."""
        held = case.dossier.titles
        if held is None:
            return absent("titles")
        titled = [
            every((told(None if fact.is_qualification is None else not fact.is_qualification), case.dated(fact.issued)))
            for fact in held
        ]
        answer = Answer.MET
        if Answer.MET in titled:
            answer = Answer.NOT_MET
        elif Answer.CANNOT_TELL in titled:
            answer = Answer.CANNOT_TELL
        values = (Compared("titles-held", str(len(held)), "0"),)
        return Outcome(answer, values, used=tuple(fact.ref for fact in held))

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, NoTitle)


@dataclass(frozen=True, slots=True)
class Graduation:
    """Graduated from certain programmes or schools, in a subject close enough, evaluated where asked."""

    programmes: tuple[Programme, ...]
    schools: tuple[School, ...]
    bond: BondRule
    evaluated: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``programmes``, ``schools``, ``bond``, ``evaluated``."""
        if not table.has("programmes") and not table.has("schools"):
            raise table.fault("edition-key-missing", "programmes")
        return cls(
            programmes=table.options("programmes", Programme, ()),
            schools=table.options("schools", School, ()),
            bond=table.option("bond", BondRule, BondRule.SAME_OR_RELATED),
            evaluated=table.flag("evaluated", default=False),
        )

    def judge(self, case: Case) -> Outcome:
        """Look at each graduation."""
        held = case.dossier.education
        if held is None:
            return absent("education")
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("graduated-from", "-", self._asked()),))
        return any_of(self._one(case, fact) for fact in held)

    def implies(self, other: Condition) -> bool:
        """No further programmes or schools, at least as close, evaluated if asked."""
        return (
            isinstance(other, Graduation)
            and _narrower(self.programmes, other.programmes)
            and _narrower(self.schools, other.schools)
            and self.bond.implies(other.bond)
            and self.evaluated >= other.evaluated
        )

    def _one(self, case: Case, fact: Education) -> Outcome:
        parts = [
            self.bond.answer(fact.bond),
            told(None if fact.programme is None else fact.programme in self.programmes)
            if self.programmes
            else Answer.MET,
            told(None if fact.school is None else fact.school in self.schools) if self.schools else Answer.MET,
            told(fact.evaluated) if self.evaluated else Answer.MET,
        ]
        fits = every(parts)
        answer = case.proven(fact, every((fits, case.dated(fact.graduated))))
        shown = "?" if fact.programme is None else fact.programme.value
        notes = (missing("missing-education-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
        met_from = None if fits is Answer.NOT_MET else fact.graduated
        return Outcome(
            answer, (Compared("graduated-from", shown, self._asked(), fact.ref),), notes, met_from, (fact.ref,)
        )

    def _asked(self) -> str:
        return " / ".join([*(item.value for item in self.programmes), *(item.value for item in self.schools)])


def _narrower(own: tuple[object, ...], base: tuple[object, ...]) -> bool:
    return not base or (bool(own) and set(own) <= set(base))


def _same(fact: PriorCertificate) -> bool | None:
    return None if fact.bond is None else BondRule.CORRESPONDING.answer(fact.bond) is Answer.MET
