"""Kinds about the enterprise of the application and about what a named reviewer decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from skillassess.model.answers import Answer, Compared, Outcome, every, some, told
from skillassess.model.dossier import Workplace
from skillassess.rules.conditions import Case, Condition, missing
from skillassess.rules.lists import plain

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class Decided:
    """A named reviewer says yes, with a reason (经企业认可, 业绩优良, …)."""

    question: str

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``question``: what the reviewer is asked, in the words of the clause."""
        return cls(table.text("question"))

    def judge(self, case: Case) -> Outcome:
        """Return what was decided; without a decision nobody can tell."""
        answer, decision = case.decision()
        if decision is None:
            note = missing("missing-decision-on", question=self.question, entry=case.entry)
            return Outcome(Answer.CANNOT_TELL, (Compared("decided", "-", self.question),), (note,))
        shown = f"{decision.reviewer}: {decision.reason}"
        value = Compared("decided", shown, self.question, decision.ref)
        return Outcome(answer, (value,), used=(decision.ref,))

    def implies(self, other: Condition) -> bool:
        """Return whether the question is the same."""
        return isinstance(other, Decided) and self.question == other.question


@dataclass(frozen=True, slots=True)
class PilotListed:
    """The enterprise stands in 442号 annex 2, or in a later version of that list."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Look the name up; a later list is the office's own statement."""
        facts = case.dossier.enterprise
        listed = facts.pilot_listed
        if listed is None and facts.name:
            listed = any(plain(facts.name) == plain(pilot.name) for pilot in case.lists.pilots)
        need = "、".join(pilot.name for pilot in case.lists.pilots)
        notes = (missing("missing-enterprise", what="pilot_listed"),) if listed is None else ()
        return Outcome(told(listed), (Compared("pilot-enterprise", facts.name or "?", need),), notes)

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, PilotListed)


@dataclass(frozen=True, slots=True)
class GuangzhouEnterprise:
    """The enterprise is owned by the city or a district of Guangzhou (广州市市（区）属企业)."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Return what the office states."""
        owned = case.dossier.enterprise.guangzhou_owned
        notes = (missing("missing-enterprise", what="guangzhou_owned"),) if owned is None else ()
        return Outcome(told(owned), (Compared("guangzhou-enterprise", str(told(owned)), "met"),), notes)

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, GuangzhouEnterprise)


@dataclass(frozen=True, slots=True)
class FirstAssessment:
    """The enterprise assesses for the first time (首次进行技能等级认定)."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Return what the office states."""
        first = case.dossier.enterprise.first_assessment
        notes = (missing("missing-enterprise", what="first_assessment"),) if first is None else ()
        return Outcome(told(first), (Compared("first-assessment", str(told(first)), "met"),), notes)

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, FirstAssessment)


@dataclass(frozen=True, slots=True)
class StockPlan:
    """The enterprise's plan for recognising existing staff is filed, and the candidate worked there on that day."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Compare the day of filing with the closing date and with the candidate's service here."""
        filed = case.dossier.enterprise.stock_plan_filed
        spans = case.dossier.employment
        if filed is None or spans is None:
            what = "stock_plan_filed" if filed is None else "employment"
            return Outcome(Answer.CANNOT_TELL, missing=(missing("missing-enterprise", what=what),))
        here = some(
            case.proven(
                span,
                every(
                    (
                        told(None if span.workplace is None else span.workplace is not Workplace.OTHER),
                        told(None if span.first is None else span.first <= filed),
                        told(True if span.running else None if span.last is None else span.last >= filed),
                    )
                ),
            )
            for span in spans
        )
        value = Compared("stock-plan-filed", filed.isoformat(), case.closing.isoformat())
        return Outcome(every((here, case.dated(filed))), (value,), used=tuple(span.ref for span in spans))

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, StockPlan)
