"""Kinds about recognition: honours, commendations counted, awards of great enterprises, contests and medals.

Owns the reading of open lists: what is listed counts, what is not listed but high enough goes to a named reviewer,
what is too low does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from skillassess.errors import Note
from skillassess.model.answers import Answer, Compared, Outcome, any_of, enough, every, told
from skillassess.model.dossier import Contest, ContestResult, Grantor, Honour, Prize, Rank
from skillassess.model.levels import Level
from skillassess.rules.conditions import Case, Condition, absent, missing
from skillassess.rules.kinds.years import commended

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

UNLISTED = "unlisted-honours"
COMBINED = "honours-counted-together"


class Others(StrEnum):
    """What an honour outside the list is worth: nothing; a reviewer's decision; enough if it is for skill."""

    NO = "no"
    DECISION = "decision"
    SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Honoured:
    """Holds an honour of a list, at a rank or above."""

    listed: str
    lowest: Rank
    others: Others

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``list``, ``lowest``, ``others``."""
        return cls(table.text("list"), table.option("lowest", Rank), table.option("others", Others, Others.NO))

    def judge(self, case: Case) -> Outcome:
        """Look at each honour."""
        held = case.dossier.honours
        if held is None:
            return absent("honours")
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("honour", "-", self._asked(case)),))
        return any_of(self._one(case, fact) for fact in held)

    def implies(self, other: Condition) -> bool:
        """Return whether list and rank are at least as narrow and others no easier."""
        order = [Others.SKILL, Others.DECISION, Others.NO]
        return (
            isinstance(other, Honoured)
            and self.listed == other.listed
            and self.lowest.order >= other.lowest.order
            and order.index(self.others) >= order.index(other.others)
        )

    def _one(self, case: Case, fact: Honour) -> Outcome:
        known = case.lists.honour(fact.name)
        rank = fact.rank or case.lists.named_rank(fact.name)
        if known is not None and known.rank is not None:
            rank = known.rank
        high = told(None if rank is None else rank.order >= self.lowest.order)
        reviewer: tuple[str, ...] = ()
        if known is not None and known.id in case.lists.listed(self.listed):
            fits = high
        else:
            fits, reviewer = self._other(case, fact, high)
        answer = case.proven(fact, every((fits, case.dated(fact.granted))))
        shown = f"{fact.name or '?'} ({'?' if rank is None else rank.value})"
        notes = _honour_gaps(fact, rank, fits) if answer is Answer.CANNOT_TELL else ()
        met_from = None if fits is Answer.NOT_MET else fact.granted
        value = Compared("honour", shown, self._asked(case), fact.ref)
        return Outcome(answer, (value,), notes, met_from, (fact.ref, *reviewer))

    def _other(self, case: Case, fact: Honour, high: Answer) -> tuple[Answer, tuple[str, ...]]:
        if self.others is Others.NO or case.strictly(UNLISTED) or not fact.name:
            return (Answer.NOT_MET if fact.name else every((high, Answer.CANNOT_TELL))), ()
        public = told(None if fact.by is None else fact.by is Grantor.GOVERNMENT)
        if self.others is Others.SKILL and every((high, public, told(fact.skill))) is Answer.MET:
            return Answer.MET, ()
        if Answer.NOT_MET in (high, public):
            return Answer.NOT_MET, ()
        decided, decision = case.decision()
        return every((high, decided)), () if decision is None else (decision.ref,)

    def _asked(self, case: Case) -> str:
        return f"{self.lowest.value}+: {'、'.join(_names(case, self.listed))}"


@dataclass(frozen=True, slots=True)
class Recognised:
    """Honoured for skill by a government of a rank, or commended by the enterprise for a year, so many times."""

    times: int
    lowest: Rank

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``times`` and ``lowest``."""
        return cls(table.integer("times", lowest=1), table.option("lowest", Rank))

    def judge(self, case: Case) -> Outcome:
        """Count both together; in the stricter reading each alone."""
        honours, commendations = case.dossier.honours, case.dossier.commendations
        granted = [self._honour(case, fact) for fact in honours or ()]
        yearly = [commended(case, fact) for fact in commendations or ()]
        if case.strictly(COMBINED):
            answer = max(enough(granted, self.times), enough(yearly, self.times), key=_height)
        else:
            answer = enough([*granted, *yearly], self.times)
        unasked = [name for name, held in (("honours", honours), ("commendations", commendations)) if held is None]
        if answer is Answer.NOT_MET and unasked:
            answer = Answer.CANNOT_TELL
        notes = tuple(missing("missing-section", section=name) for name in unasked) if answer is not Answer.MET else ()
        have = f"{granted.count(Answer.MET)} + {yearly.count(Answer.MET)}"
        used = tuple(fact.ref for fact in (*(honours or ()), *(commendations or ())))
        return Outcome(answer, (Compared("times-recognised", have, str(self.times)),), notes, self._since(case), used)

    def implies(self, other: Condition) -> bool:
        """At least as often, at least the rank."""
        return isinstance(other, Recognised) and self.times >= other.times and self.lowest.order >= other.lowest.order

    def _honour(self, case: Case, fact: Honour) -> Answer:
        return case.proven(fact, every((self._fits(case, fact), case.dated(fact.granted))))

    def _fits(self, case: Case, fact: Honour) -> Answer:
        rank = fact.rank or case.lists.named_rank(fact.name)
        known = case.lists.honour(fact.name) is not None
        parts = (
            told(None if rank is None else rank.order >= self.lowest.order),
            told(True if known and fact.by is None else None if fact.by is None else fact.by is Grantor.GOVERNMENT),
            told(True if known and fact.skill is None else fact.skill),
        )
        return every(parts)

    def _since(self, case: Case) -> date | None:
        days = [
            fact.granted
            for fact in case.dossier.honours or ()
            if fact.granted is not None and self._fits(case, fact) is Answer.MET
        ]
        for commendation in case.dossier.commendations or ():
            if commendation.granted is not None:
                days.append(commendation.granted)
            elif commendation.year is not None:
                days.append(date(commendation.year + 1, 1, 1))
        return sorted(days)[self.times - 1] if len(days) >= self.times else None


@dataclass(frozen=True, slots=True)
class EnterpriseAward:
    """An award for outstanding contribution of skill by a central enterprise's unit or a World 500 enterprise."""

    lowest_tier: int
    list_years: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``lowest_tier`` (二级 = 2) and ``list_years`` (近三年 = 3)."""
        return cls(table.integer("lowest_tier", lowest=1), table.integer("list_years", lowest=1))

    def judge(self, case: Case) -> Outcome:
        """Look at each honour granted by such an enterprise."""
        held = case.dossier.honours
        if held is None:
            return absent("honours")
        need = f"central_enterprise <= {self.lowest_tier} / fortune_500 {self._years(case)}"
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("enterprise-award", "-", need),))
        outcomes = []
        for fact in held:
            fits = every((self._grantor(case, fact), told(fact.skill)))
            answer = case.proven(fact, every((fits, case.dated(fact.granted))))
            shown = "?" if fact.by is None else fact.by.value
            value = Compared("enterprise-award", shown, need, fact.ref)
            notes = (missing("missing-honour-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
            met_from = None if fits is Answer.NOT_MET else fact.granted
            outcomes.append(Outcome(answer, (value,), notes, met_from, (fact.ref,)))
        return any_of(outcomes)

    def implies(self, other: Condition) -> bool:
        """Units at least as high, no older lists."""
        return (
            isinstance(other, EnterpriseAward)
            and self.lowest_tier <= other.lowest_tier
            and self.list_years <= other.list_years
        )

    def _years(self, case: Case) -> str:
        return f"{case.closing.year - self.list_years + 1}-{case.closing.year}"

    def _grantor(self, case: Case, fact: Honour) -> Answer:
        if fact.by is None:
            return Answer.CANNOT_TELL
        if fact.by is Grantor.CENTRAL_ENTERPRISE:
            return told(None if fact.unit_tier is None else fact.unit_tier <= self.lowest_tier)
        if fact.by is Grantor.FORTUNE_500:
            if fact.list_years is None:
                return Answer.CANNOT_TELL
            recent = range(case.closing.year - self.list_years + 1, case.closing.year + 1)
            return told(any(year in recent for year in fact.list_years))
        return Answer.NOT_MET


@dataclass(frozen=True, slots=True)
class WonContest:
    """A prize in a contest of certain organisers, held for a level or above."""

    organisers: tuple[Rank, ...]
    grade: Level
    prize: Prize

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``organisers``, ``grade``, ``prize``."""
        return cls(table.options("organisers", Rank), table.level("grade"), table.option("prize", Prize))

    def judge(self, case: Case) -> Outcome:
        """Look at each result."""
        held = case.dossier.contests
        if held is None:
            return absent("contests")
        need = f"{self.organisers[0].value}+ {self.grade.full_name} {self.prize.value}+"
        if not held:
            return Outcome(Answer.NOT_MET, (Compared("contest", "-", need),))
        return any_of(self._one(case, fact, need) for fact in held)

    def implies(self, other: Condition) -> bool:
        """No further organisers, at least the grade and prize."""
        return (
            isinstance(other, WonContest)
            and set(self.organisers) <= set(other.organisers)
            and self.grade.rank >= other.grade.rank
            and self.prize.order >= other.prize.order
        )

    def _one(self, case: Case, fact: ContestResult, need: str) -> Outcome:
        fits = every(
            (
                told(None if fact.organiser is None else fact.organiser in self.organisers),
                told(None if fact.grade is None else fact.grade.rank >= self.grade.rank),
                told(None if fact.prize is None else fact.prize.order >= self.prize.order),
            )
        )
        return contest_outcome(case, fact, fits, need)


@dataclass(frozen=True, slots=True)
class Medal:
    """One of certain prizes at 世界技能大赛 or 全国技能大赛."""

    contests: tuple[Contest, ...]
    prizes: tuple[Prize, ...]
    unless_strict: str

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read ``contests``, ``prizes``, ``unless_strict`` (a reading whose stricter side closes this way)."""
        strict = table.text("unless_strict", "")
        return cls(table.options("contests", Contest), table.options("prizes", Prize), strict)

    def judge(self, case: Case) -> Outcome:
        """Look at each result."""
        held = case.dossier.contests
        if held is None:
            return absent("contests")
        contests = "/".join(item.value for item in self.contests)
        need = f"{contests} {'/'.join(item.value for item in self.prizes)}"
        if not held or case.strictly(self.unless_strict):
            return Outcome(Answer.NOT_MET, (Compared("contest", "-", need),))
        return any_of(contest_outcome(case, fact, self._fits(fact), need) for fact in held)

    def implies(self, other: Condition) -> bool:
        """No further contests or prizes."""
        return (
            isinstance(other, Medal)
            and set(self.contests) <= set(other.contests)
            and set(self.prizes) <= set(other.prizes)
        )

    def _fits(self, fact: ContestResult) -> Answer:
        return every(
            (
                told(None if fact.contest is None else fact.contest in self.contests),
                told(None if fact.prize is None else fact.prize in self.prizes),
            )
        )


def contest_outcome(case: Case, fact: ContestResult, fits: Answer, need: str) -> Outcome:
    """Return the outcome of one contest result that fits or not, by its date."""
    answer = case.proven(fact, every((fits, case.dated(fact.awarded))))
    parts = (fact.contest, fact.organiser, fact.grade, fact.prize)
    shown = " ".join("?" if part is None else str(part.value) for part in parts)
    notes = (missing("missing-contest-details", ref=fact.ref),) if answer is Answer.CANNOT_TELL else ()
    met_from = None if fits is Answer.NOT_MET else fact.awarded
    return Outcome(answer, (Compared("contest", shown, need, fact.ref),), notes, met_from, (fact.ref,))


def _honour_gaps(fact: Honour, rank: Rank | None, fits: Answer) -> tuple[Note, ...]:
    if rank is None or fact.granted is None or not fact.name:
        return (missing("missing-honour-details", ref=fact.ref),)
    return (missing("missing-decision", ref=fact.ref),) if fits is Answer.CANNOT_TELL else ()


def _names(case: Case, listed: str) -> list[str]:
    ids = case.lists.listed(listed)
    return [honour.names[0] for honour in case.lists.honours if honour.id in ids]


def _height(answer: Answer) -> int:
    return [Answer.NOT_MET, Answer.CANNOT_TELL, Answer.MET].index(answer)
