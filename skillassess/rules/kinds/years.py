"""Kinds that ask for several years running: KPI targets reached, enterprise commendations.

Years are calendar years and must follow each other without a gap (连续). A year's result counts once it is decided;
without a day of decision it counts from 1 January of the next year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from skillassess.errors import Note
from skillassess.model.answers import Answer, Compared, Outcome, any_of, every, some, told
from skillassess.model.dossier import Commendation, YearResult
from skillassess.model.levels import Level
from skillassess.rules.conditions import Case, Condition, absent, missing
from skillassess.rules.kinds.bonds import BondRule, at_least_level

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class YearlyTargets:
    """Reached the enterprise's KPI so many years running, by so many percent more, after a certificate where asked."""

    years: int
    over_percent: Decimal
    after_level: Level | None
    related_post: bool

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``years``, ``over_percent``, ``after_level``, ``related_post``."""
        return cls(
            years=table.integer("years", lowest=1),
            over_percent=table.decimal("over_percent", Decimal(0)),
            after_level=table.level("after_level") if table.has("after_level") else None,
            related_post=table.flag("related_post", default=False),
        )

    def judge(self, case: Case) -> Outcome:
        """Find a run of years; after a certificate only years that begin on or after its issue date count."""
        results = case.dossier.year_results
        if results is None:
            return absent("year_results")
        if self.after_level is None:
            return self._run(case, results, None)
        held = case.dossier.certificates
        if held is None:
            return absent("certificates")
        outcomes = []
        for fact in held:
            level = at_least_level(case, fact.level, self.after_level)
            fits = case.proven(
                fact, every((level, BondRule.SAME_OR_RELATED.answer(fact.bond), case.dated(fact.issued)))
            )
            if fits is Answer.NOT_MET:
                continue
            run = self._run(case, results, fact.issued)
            note = () if fits is Answer.MET else (missing("missing-paper-details", ref=fact.ref),)
            answer = every((fits, run.answer))
            outcomes.append(Outcome(answer, run.values, (*note, *run.missing), run.met_from, (fact.ref, *run.used)))
        none = Compared("certificate-level", "-", self.after_level.full_name)
        return any_of(outcomes) if outcomes else Outcome(Answer.NOT_MET, (none,))

    def implies(self, other: Condition) -> bool:
        """At least the years, the surplus, the certificate and the post."""
        if not isinstance(other, YearlyTargets):
            return False
        level = other.after_level is None or (
            self.after_level is not None and self.after_level.rank >= other.after_level.rank
        )
        enough = self.years >= other.years and self.over_percent >= other.over_percent
        return level and enough and self.related_post >= other.related_post

    def _run(self, case: Case, results: tuple[YearResult, ...], after: date | None) -> Outcome:
        years: dict[int, list[Answer]] = {}
        for fact in results:
            if fact.year is not None and (after is None or date(fact.year, 1, 1) >= after):
                answer = every((self._reached(fact), _counted(case, fact.year, fact.decided)))
                years.setdefault(fact.year, []).append(case.proven(fact, answer))
        decided = {fact.year: fact.decided for fact in results if fact.year is not None and fact.decided}
        unknown = any(fact.year is None for fact in results)
        refs = tuple(fact.ref for fact in results)
        return _running(years, self.years, decided, unknown=unknown, refs=refs, what="target-years")

    def _reached(self, fact: YearResult) -> Answer:
        post = told(fact.related_post) if self.related_post else Answer.MET
        if self.over_percent:
            surplus = None if fact.percent is None else fact.percent >= HUNDRED + self.over_percent
            return every((told(surplus), post))
        reached = fact.reached
        if reached is None and fact.percent is not None:
            reached = fact.percent >= HUNDRED
        return every((told(reached), post))


@dataclass(frozen=True, slots=True)
class CommendedYears:
    """Commended by the enterprise for skill and performance so many years running (先进工作者, 优秀员工, …)."""

    years: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``years``."""
        return cls(table.integer("years", lowest=1))

    def judge(self, case: Case) -> Outcome:
        """Find a run of commended years."""
        held = case.dossier.commendations
        if held is None:
            return absent("commendations")
        years: dict[int, list[Answer]] = {}
        for fact in held:
            if fact.year is not None:
                answer = every((told(fact.by_skill), _counted(case, fact.year, fact.granted)))
                years.setdefault(fact.year, []).append(case.proven(fact, answer))
        best = {year: [some(answers)] for year, answers in years.items()}
        granted = {fact.year: fact.granted for fact in held if fact.year is not None and fact.granted}
        unknown = any(fact.year is None for fact in held)
        refs = tuple(fact.ref for fact in held)
        return _running(best, self.years, granted, unknown=unknown, refs=refs, what="commended-years")

    def implies(self, other: Condition) -> bool:
        """At least the years."""
        return isinstance(other, CommendedYears) and self.years >= other.years


def commended(case: Case, fact: Commendation) -> Answer:
    """Return whether an enterprise's commendation counts by the closing date."""
    if fact.year is None and fact.granted is None:
        return Answer.CANNOT_TELL
    if fact.granted is None and fact.year is not None:
        return case.proven(fact, _counted(case, fact.year, None))
    return case.proven(fact, case.dated(fact.granted))


def _counted(case: Case, year: int, decided: date | None) -> Answer:
    return case.dated(decided or date(year + 1, 1, 1))


def _running(
    years: Mapping[int, list[Answer]],
    needed: int,
    decided: Mapping[int, date],
    *,
    unknown: bool,
    refs: tuple[str, ...],
    what: str,
) -> Outcome:
    single = {year: _agreed(answers) for year, answers in years.items()}
    answer, found = _best_window(single, needed)
    if answer is Answer.NOT_MET and unknown:
        answer = Answer.CANNOT_TELL
    run = _longest(single)
    values = (Compared(what, f"{len(run)} ({run[0]}-{run[-1]})" if run else "0", str(needed)),)
    notes: tuple[Note, ...] = ()
    if answer is Answer.CANNOT_TELL:
        gaps = [year for year in found if single.get(year) is not Answer.MET]
        notes = tuple(missing("missing-year", year=str(year)) for year in gaps) or (missing("missing-year", year="?"),)
    met_from = max(decided.get(year) or date(year + 1, 1, 1) for year in found) if answer is Answer.MET else None
    return Outcome(answer, values, notes, met_from, refs)


def _best_window(single: Mapping[int, Answer], needed: int) -> tuple[Answer, range]:
    best: tuple[Answer, range] = (Answer.NOT_MET, range(0))
    if not single:
        return best
    for first in range(min(single), max(single) - needed + 2):
        window = range(first, first + needed)
        answer = every(single.get(year, Answer.CANNOT_TELL) for year in window)
        if answer is Answer.MET:
            return answer, window
        if answer is Answer.CANNOT_TELL and best[0] is Answer.NOT_MET:
            best = (answer, window)
    return best


def _agreed(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return found.pop() if len(found) == 1 else Answer.CANNOT_TELL


def _longest(single: Mapping[int, Answer]) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    for year in sorted(year for year, answer in single.items() if answer is Answer.MET):
        run = [*run, year] if run and run[-1] == year - 1 else [year]
        best = max(best, run, key=len)
    return best
