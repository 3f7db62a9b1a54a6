"""A candidate's case: what is kept, put together with roster and plan, and judged under the plan's own rules.

Owns the putting together; changes nothing and has no use case. The rules a plan is judged by are those of the day it
was drafted: its edition, and the institution's own rules of that moment.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from skillassess.errors import Note, Refused
from skillassess.model.answers import Answer
from skillassess.model.candidates import Candidate
from skillassess.model.institution import Institution
from skillassess.model.kept_dossiers import EligibilityRecord, KeptDossier, OwnRules
from skillassess.model.plans import Plan, PlanState
from skillassess.office.naming import INSTITUTION
from skillassess.office.planning import edition_of
from skillassess.rules import AssessSettings, Edition, Eligibility, add_own_rules, assess, dossier_from_json, reopen

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.store.reading import Reading

OWN = "own"
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a plan's candidates are judged by; ``own_version`` 0 where the institution had no rules of its own."""

    edition: Edition
    settings: AssessSettings
    own_version: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One candidate's answer; ``has_facts`` tells whether anything was entered for the candidate."""

    candidate: Candidate
    eligibility: Eligibility
    has_facts: bool


@dataclass(frozen=True, slots=True)
class BatchEligibility:
    """A batch's answers by admission number, what they rest on, and the last record of going on regardless."""

    rows: tuple[BatchRow, ...]
    plan: Plan
    edition_title: str
    own_version: int
    record: EligibilityRecord | None

    def count(self, answer: Answer) -> int:
        """Return how many candidates have this answer."""
        return Counter(row.eligibility.answer for row in self.rows)[answer]

    @property
    def is_recorded(self) -> bool:
        """Whether somebody went on knowing exactly these counts."""
        record = self.record
        if record is None:
            return False
        counts = tuple(self.count(answer) for answer in (Answer.MET, Answer.NOT_MET, Answer.CANNOT_TELL))
        return (record.met, record.not_met, record.cannot_tell) == counts


@dataclass(frozen=True, slots=True)
class CandidateCase:
    """Everything about one candidate's eligibility; ``version`` is that of the kept facts, 0 while there are none."""

    candidate: Candidate
    plan: Plan
    facts: Facts
    version: int
    eligibility: Eligibility
    edition_title: str
    own_version: int


class CaseFile:
    """The cases of one plan as one reading shows them."""

    def __init__(self, reading: Reading, plan_id: str) -> None:
        """Open the cases of a plan; an unknown one is ``Refused`` (``plan-unknown``)."""
        stored = reading.find(Plan, plan_id)
        if stored is None:
            raise Refused("plan-unknown")
        self.plan = stored.value
        self.ruling = ruling(reading, self.plan)
        self._institution = reading.get(Institution, INSTITUTION)
        self._reading = reading

    def batch(self, progress: Callable[[int, int], None] | None = None) -> BatchEligibility:
        """Judge every candidate who was not withdrawn."""
        kept = {stored.id: stored.value for stored in self._reading.all(KeptDossier, self.plan.id)}
        active = [who for who in self._reading.values(Candidate, self.plan.id) if not who.withdrawn]
        rows = []
        for done, who in enumerate(active, start=1):
            facts = facts_of(kept.get(who.id))
            rows.append(BatchRow(who, self._answer(who, facts), any(facts.values())))
            if progress is not None:
                progress(done, len(active))
        record = self._reading.find(EligibilityRecord, self.plan.id)
        return BatchEligibility(
            rows=tuple(rows),
            plan=self.plan,
            edition_title=self.ruling.edition.title,
            own_version=self.ruling.own_version,
            record=None if record is None else record.value,
        )

    def case(self, candidate: Candidate) -> CandidateCase:
        """Judge one candidate."""
        stored = self._reading.find(KeptDossier, candidate.id)
        facts = facts_of(None if stored is None else stored.value)
        return CandidateCase(
            candidate=candidate,
            plan=self.plan,
            facts=facts,
            version=0 if stored is None else stored.version,
            eligibility=self._answer(candidate, facts),
            edition_title=self.ruling.edition.title,
            own_version=self.ruling.own_version,
        )

    def whole_text(self, candidate: Candidate, facts: Facts) -> str:
        """Return the dossier as the published JSON: what is kept, with what roster and plan say."""
        born = None if candidate.birth_date is None else candidate.birth_date.isoformat()
        stated = {key: value for key, value in (facts.get("enterprise") or {}).items() if value is not None}
        head = {
            "person": {"name": candidate.name, "born": born},
            "application": {
                "closing": self.plan.applications_close.isoformat(),
                "occupation": candidate.occupation,
                "occupation_code": self.plan.target(candidate.target).occupation_code,
            },
            "enterprise": {"name": candidate.employer or self._institution.name, **stated},
        }
        return json.dumps({**facts, **head}, ensure_ascii=False)

    def _answer(self, candidate: Candidate, facts: Facts) -> Eligibility:
        dossier, notes = dossier_from_json(self.whole_text(candidate, facts))
        return assess(self.ruling.edition, dossier, candidate.level, self.ruling.settings, notes)


def unmet(reading: Reading, plan: Plan) -> tuple[Note, ...]:
    """Return how many candidates of a released plan do not meet the conditions, until somebody goes on knowing it."""
    if plan.state is not PlanState.RELEASED or reading.find(Plan, plan.id) is None:
        return ()
    found = CaseFile(reading, plan.id).batch()
    count = found.count(Answer.NOT_MET)
    if not count or found.is_recorded:
        return ()
    return (Note("eligibility-not-met-in-batch", "error", (("count", str(count)),), "粤人社规〔2025〕25号 第二十八条"),)


def facts_of(kept: KeptDossier | None) -> dict[str, Any]:
    """Return the kept facts as plain data; nothing kept is nothing known."""
    found: dict[str, Any] = {} if kept is None else json.loads(kept.text)
    return found


def ruling(reading: Reading, plan: Plan) -> Ruling:
    """Return what a plan's candidates are judged by: edition and own rules as they were when it was drafted."""
    edition = edition_of(reading, plan)
    drafted = reading.history(Plan, plan.id)[0].seq
    earlier = [stored for stored in reading.history(OwnRules, OWN) if stored.seq < drafted]
    if not earlier:
        return Ruling(edition, AssessSettings(), 0)
    return Ruling(with_own(edition, earlier[-1].value), settings_of(earlier[-1].value), earlier[-1].version)


def settings_of(own: OwnRules) -> AssessSettings:
    """Return the readings and the demand for evidence an institution chose."""
    return AssessSettings(frozenset(own.strict), own.evidence_required)


def with_own(edition: Edition, own: OwnRules) -> Edition:
    """Return the edition with the institution's own conditions; a looser one is ``Refused`` with the clause."""
    return _with_own(edition.text, own.text) if own.text.strip() else edition


@lru_cache(maxsize=8)
def _with_own(edition_text: str, own_text: str) -> Edition:
    return add_own_rules(reopen(edition_text), own_text)
