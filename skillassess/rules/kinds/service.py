"""Kinds that count service and employment: years worked, years after a paper, employed now, probation over.

Owns no arithmetic: years come from ``skillassess.model.service``. What is uncertain is counted once as not there and
once as there; where only the second is enough, the answer is "cannot tell".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from skillassess.model.answers import Answer, Compared, Outcome, any_of, every, told
from skillassess.model.dossier import Employment, EmploymentSpan, Fact, Workplace
from skillassess.model.levels import Level
from skillassess.model.service import Span, continuous, cumulative, unbroken_to
from skillassess.model.titles import TitleTier
from skillassess.rules.conditions import Case, Condition, absent, missing
from skillassess.rules.kinds.bonds import BondRule, at_least_level, at_least_tier

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

_LONG_AGO = date(1900, 1, 1)


class Run(StrEnum):
    """累计 adds spans, counted once where they overlap; 连续 allows no gap."""

    CUMULATIVE = "cumulative"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Service:
    """So many years of work in the occupation, or in Guangzhou."""

    years: int
    run: Run
    bond: BondRule
    guangzhou: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``years``, ``run``, ``bond``, ``guangzhou``."""
        return cls(
            years=table.integer("years", lowest=1),
            run=table.option("run", Run, Run.CUMULATIVE),
            bond=table.option("bond", BondRule, BondRule.SAME_OR_RELATED),
            guangzhou=table.flag("guangzhou", default=False),
        )

    def judge(self, case: Case) -> Outcome:
        """Count the years up to the closing date."""
        return _time(case, self, None)

    def implies(self, other: Condition) -> bool:
        """At least the years, at least as unbroken, at least as close to the occupation."""
        return (
            isinstance(other, Service)
            and self.years >= other.years
            and (self.run is other.run or self.run is Run.CONTINUOUS)
            and self.bond.implies(other.bond)
            and self.guangzhou >= other.guangzhou
        )


@dataclass(frozen=True, slots=True)
class ServiceAfterCertificate:
    """So many years of work after a certificate of a level."""

    level: Level
    years: int
    bond: BondRule

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``level``, ``years``, ``bond`` of the certificate."""
        bond = table.option("bond", BondRule, BondRule.SAME_OR_RELATED)
        return cls(table.level("level"), table.integer("years", lowest=1), bond)

    def judge(self, case: Case) -> Outcome:
        """Count from the issue date of each certificate that qualifies; the best one stands."""
        held = case.dossier.certificates
        if held is None:
            return absent("certificates")
        papers = [
            (fact, every((at_least_level(case, fact.level, self.level), self.bond.answer(fact.bond))), fact.issued)
            for fact in held
        ]
        none = Compared("certificate-level", "-", self.level.full_name)
        return _after(case, self.years, papers, none)

    def implies(self, other: Condition) -> bool:
        """At least the level, the years and the closeness."""
        return (
            isinstance(other, ServiceAfterCertificate)
            and self.level.rank >= other.level.rank
            and self.years >= other.years
            and self.bond.implies(other.bond)
        )


@dataclass(frozen=True, slots=True)
class ServiceAfterTitle:
    """So many years of work after a professional title that corresponds to the occupation."""

    tier: TitleTier
    years: int
    qualifications: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``tier``, ``years``, ``qualifications`` (whether 专业技术人员职业资格 count by the clause)."""
        return cls(
            table.option("tier", TitleTier),
            table.integer("years", lowest=1),
            table.flag("qualifications", default=True),
        )

    def judge(self, case: Case) -> Outcome:
        """Count from the issue date of each title that qualifies; the best one stands."""
        held = case.dossier.titles
        if held is None:
            return absent("titles")
        papers = [
            (
                fact,
                every((at_least_tier(case, fact.tier, self.tier), told(fact.corresponds), self._form(fact))),
                fact.issued,
            )
            for fact in held
        ]
        return _after(case, self.years, papers, Compared("title-tier", "-", self.tier.name_zh))

    def implies(self, other: Condition) -> bool:
        """At least the tier and the years."""
        return (
            isinstance(other, ServiceAfterTitle)
            and self.tier.rank >= other.tier.rank
            and self.years >= other.years
            and self.qualifications <= other.qualifications
        )

    def _form(self, fact: Fact) -> Answer:
        qualification = getattr(fact, "is_qualification", None)
        return Answer.CANNOT_TELL if qualification and not self.qualifications else Answer.MET


@dataclass(frozen=True, slots=True)
class Employed:
    """Works on the closing date at certain enterprises in certain forms, without a break for so many years."""

    workplaces: tuple[Workplace, ...]
    forms: tuple[Employment, ...]
    unbroken_years: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``workplaces``, ``forms``, ``unbroken_years``."""
        return cls(
            table.options("workplaces", Workplace),
            table.options("forms", Employment),
            table.integer("unbroken_years", 0),
        )

    def judge(self, case: Case) -> Outcome:
        """Find a span that lasts on the closing date; for ``unbroken_years`` look how long it has."""
        spans = case.dossier.employment
        if spans is None:
            return absent("employment")
        return any_of(self._span(case, spans, span) for span in spans) if spans else _not_employed(self)

    def implies(self, other: Condition) -> bool:
        """No further workplaces or forms, at least as long."""
        return (
            isinstance(other, Employed)
            and set(self.workplaces) <= set(other.workplaces)
            and set(self.forms) <= set(other.forms)
            and self.unbroken_years >= other.unbroken_years
        )

    def _span(self, case: Case, spans: tuple[EmploymentSpan, ...], span: EmploymentSpan) -> Outcome:
        here = every(
            (
                told(None if span.workplace is None else span.workplace in self.workplaces),
                told(None if span.form is None else span.form in self.forms),
                _lasting(span, case.closing),
            )
        )
        here = case.proven(span, here)
        if here is Answer.NOT_MET:
            return _not_employed(self, span.ref)
        note = () if here is Answer.MET else (missing("missing-span-details", ref=span.ref),)
        plain = Outcome(
            here, (Compared("employed-as", _shown(span.form), _forms(self)),), note, span.first, (span.ref,)
        )
        return self._long_enough(case, spans, plain) if self.unbroken_years else plain

    def _long_enough(self, case: Case, spans: tuple[EmploymentSpan, ...], plain: Outcome) -> Outcome:
        sure = [
            Span(item.first, item.last)
            for item in spans
            if item.first and (item.running or item.last) and item.workplace in self.workplaces
        ]
        served = unbroken_to(sure, self.unbroken_years, case.closing)
        answer = plain.answer
        if not served.is_full:
            answer = Answer.NOT_MET if plain.answer is Answer.MET else Answer.CANNOT_TELL
        value = Compared("unbroken-days", str(served.days), str(served.needed), *plain.used)
        return Outcome(answer, (*plain.values, value), plain.missing, served.full_on, plain.used)


@dataclass(frozen=True, slots=True)
class Posted:
    """Probation is over and the post is fixed (试用期满并完成企业定岗手续)."""

    @classmethod
    def read(cls, _table: Table) -> Self:
        """Read nothing: the kind has no parameters."""
        return cls()

    def judge(self, case: Case) -> Outcome:
        """Both days lie on or before the closing date."""
        posting = case.dossier.posting
        if posting is None:
            return absent("post")
        days = {"probation-passed": posting.probation_passed, "post-confirmed": posting.confirmed}
        answer = case.proven(posting, every(case.dated(day) for day in days.values()))
        known = [day for day in days.values() if day is not None]
        return Outcome(
            answer=answer,
            values=tuple(Compared(what, _day(day), case.closing.isoformat(), "post") for what, day in days.items()),
            missing=tuple(missing("missing-date", ref=f"post.{what}") for what, day in days.items() if day is None),
            met_from=max(known) if len(known) == len(days) else None,
            used=(posting.ref,),
        )

    def implies(self, other: Condition) -> bool:
        """Return whether the other is of this kind, which asks the same of everybody."""
        return isinstance(other, Posted)


Paper = tuple[Fact, Answer, date | None]


def _after(case: Case, years: int, papers: Iterable[Paper], none: Compared) -> Outcome:
    outcomes = []
    for fact, qualifies, issued in papers:
        counted = case.proven(fact, qualifies)
        if counted is Answer.NOT_MET:
            continue
        if issued is None:
            outcomes.append(Outcome(Answer.CANNOT_TELL, missing=(missing("missing-date", ref=fact.ref),)))
            continue
        time = _time(case, Service(years, Run.CUMULATIVE, BondRule.SAME_OR_RELATED, guangzhou=False), issued)
        note = () if counted is Answer.MET else (missing("missing-paper-details", ref=fact.ref),)
        paper = Compared("paper-issued", issued.isoformat(), case.closing.isoformat(), fact.ref)
        answer = every((counted, time.answer))
        outcomes.append(
            Outcome(answer, (paper, *time.values), (*note, *time.missing), time.met_from, (fact.ref, *time.used))
        )
    return any_of(outcomes) if outcomes else Outcome(Answer.NOT_MET, (none,))


def _time(case: Case, rule: Service, after: date | None) -> Outcome:
    spans = case.dossier.employment
    if spans is None:
        return absent("employment")
    used: list[str] = []
    sure: list[Span] = []
    possible: list[Span] = []
    unclear: list[EmploymentSpan] = []
    for span in spans:
        belongs = case.proven(span, _belongs(rule, span))
        if belongs is Answer.NOT_MET:
            continue
        used.append(span.ref)
        exact = span.first is not None and (span.running or span.last is not None)
        if belongs is Answer.MET and exact and span.first is not None:
            sure.append(Span(span.first, span.last))
        else:
            unclear.append(span)
        possible.append(Span(span.first or _LONG_AGO, span.last))
    count = cumulative if rule.run is Run.CUMULATIVE else continuous
    served = count(sure, rule.years, case.closing, after)
    open_still = bool(unclear) and not served.is_full and count(possible, rule.years, case.closing, after).is_full
    answer = Answer.CANNOT_TELL if open_still else told(served.is_full)
    values = (
        Compared("service-days", str(served.days), str(served.needed)),
        Compared("service-years", str(served.whole_years), str(rule.years)),
    )
    notes = tuple(missing("missing-span-details", ref=span.ref) for span in unclear) if open_still else ()
    return Outcome(answer, values, notes, served.full_on, tuple(used))


def _belongs(rule: Service, span: EmploymentSpan) -> Answer:
    if rule.guangzhou:
        return told(span.in_guangzhou)
    return rule.bond.answer(span.bond)


def _lasting(span: EmploymentSpan, closing: date) -> Answer:
    if span.first is not None and span.first > closing:
        return Answer.NOT_MET
    if span.running:
        return told(None if span.first is None else True)
    if span.last is None:
        return Answer.CANNOT_TELL
    if span.last < closing:
        return Answer.NOT_MET
    return told(None if span.first is None else True)


def _not_employed(rule: Employed, ref: str = "") -> Outcome:
    return Outcome(Answer.NOT_MET, (Compared("employed-as", "-", _forms(rule), ref),))


def _forms(rule: Employed) -> str:
    return " / ".join(form.value for form in rule.forms)


def _shown(form: Employment | None) -> str:
    return "?" if form is None else form.value


def _day(day: date | None) -> str:
    return "?" if day is None else day.isoformat()
