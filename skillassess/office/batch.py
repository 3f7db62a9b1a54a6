"""A plan with everything known about it at one moment, and the forms, signatures and results that follow from it.

Built from one reading; frozen. All desks compute from here, so that a score means the same everywhere.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar, cast

from skillassess.errors import Refused
from skillassess.model.candidates import Attendance, Candidate, Presence
from skillassess.model.people import Person
from skillassess.model.plans import Component, Plan, Target, TemplateRef
from skillassess.model.quality import Limits
from skillassess.model.recusal import DeclaredTie
from skillassess.model.results import CandidateResult, ComponentResult, candidate_result, component_result
from skillassess.model.review import ReviewRecord, Vote
from skillassess.model.sheets import ComponentKind, Template
from skillassess.model.signatures import Signature, SignedForm, content_digest, judge
from skillassess.model.worksheets import (
    Column,
    ColumnKey,
    ColumnState,
    ColumnStatus,
    FormContent,
    FormKey,
    Mark,
    Replacement,
)
from skillassess.office.naming import INSTITUTION, template_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.store.reading import Reading

V = TypeVar("V")
K = TypeVar("K")
_KINDS = (Candidate, Attendance, ColumnStatus, Signature, ReviewRecord, Vote, DeclaredTie)
_LOCKED = {Presence.ABSENT: ColumnState.ABSENT, Presence.CHEATING: ColumnState.CHEATING}


def _once(method: Callable[[Batch, K], V]) -> Callable[[Batch, K], V]:
    """Let a batch work an answer out once: its facts do not change, so neither do its answers."""

    @wraps(method)
    def known(batch: Batch, key: K) -> V:
        place = (method.__name__, key)
        if place not in batch._known:  # noqa: SLF001  a batch's own memory
            batch._known[place] = method(batch, key)  # noqa: SLF001  as above
        return cast("V", batch._known[place])  # noqa: SLF001  as above

    return known


@dataclass(frozen=True)
class Batch:
    """Everything about one plan (or about one of its candidates) as it stood when it was read."""

    plan: Plan
    people: dict[str, Person]
    templates: dict[TemplateRef, Template]
    candidates: dict[str, Candidate]
    attendance: dict[str, Attendance]
    replacements: tuple[Replacement, ...]
    statuses: dict[str, tuple[int, ColumnStatus]]
    marks: dict[ColumnKey, tuple[Mark, ...]]
    signatures: dict[str, tuple[Signature, ...]]
    reviews: dict[str, ReviewRecord]
    votes: dict[str, tuple[Vote, ...]]
    limits: Limits
    ties: dict[str, DeclaredTie]
    _known: dict[tuple[str, object], object] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def active(self) -> tuple[Candidate, ...]:
        """Candidates who have not been withdrawn, by admission number."""
        return tuple(c for _, c in sorted(self.candidates.items()) if not c.withdrawn)

    def candidate(self, candidate_id: str) -> Candidate:
        """Return a candidate of this plan; an unknown one is ``Refused``."""
        if candidate_id not in self.candidates:
            raise Refused("candidate-unknown")
        return self.candidates[candidate_id]

    def target(self, candidate_id: str) -> Target:
        """Return what the candidate applies for."""
        return self.plan.target(self.candidate(candidate_id).target)

    def component(self, key: FormKey) -> Component:
        """Return the component a form belongs to."""
        return self.target(key.candidate).component(key.kind)

    def template(self, component: Component) -> Template:
        """Return the sheet of a component, at the version the plan took."""
        return self.templates[component.template]

    def forms(self, candidate_id: str) -> tuple[FormKey, ...]:
        """Return a candidate's forms in the order of the plan's components."""
        return tuple(FormKey(candidate_id, part.kind) for part in self.target(candidate_id).components)

    def all_forms(self) -> tuple[FormKey, ...]:
        """Return every form of every active candidate."""
        return tuple(key for candidate in self.active for key in self.forms(candidate.id))

    def columns(self, key: FormKey) -> tuple[Column, ...]:
        """Return a form's columns: scorers in order, those replaced before their successors, then trainees."""
        part = self.component(key)
        found: list[Column] = []
        for scorer in part.scorers:
            found.extend(self._line_of(key, scorer))
        found.extend(self._column(key, trainee, trainee=True) for trainee in part.trainees)
        return tuple(found)

    def column(self, key: ColumnKey) -> Column:
        """Return one column; one that is not on the form is ``Refused`` (``column-unknown``)."""
        for column in self.columns(key.form):
            if column.key == key:
                return column
        raise Refused("column-unknown", column=key.kind.value)

    @_once
    def content(self, key: FormKey) -> FormContent:
        """Return a form with all columns as it stands."""
        part = self.component(key)
        return FormContent(
            key=key,
            template_id=part.template.id,
            template_version=part.template.version,
            line=part.line,
            presence=self.presence(key),
            columns=self.columns(key),
            drop_extremes=self.plan.drop_extremes,
        )

    def presence(self, key: FormKey) -> Presence:
        """Return how the candidate stood to the component on the day."""
        found = self.attendance.get(str(key))
        return Presence.PRESENT if found is None else found.presence

    @_once
    def digest(self, key: FormKey) -> str:
        """Return the digest every signature on the form rests on."""
        return content_digest(self.content(key), self._identity(key))

    @_once
    def blank_digest(self, key: FormKey) -> str:
        """Return the digest of the form before anything is scored; on a sheet that is to be scored by hand."""
        content = self.content(key)
        columns = tuple(
            replace(column, state=ColumnState.UNTOUCHED, marks=(), revision=0) for column in content.scoring
        )
        empty = replace(content, presence=Presence.PRESENT, columns=columns)
        return content_digest(empty, self._identity(key))

    @_once
    def signed(self, key: FormKey) -> SignedForm:
        """Return the form's signatures judged against its present content."""
        signers = [column.key.assessor for column in self.content(key).scoring]
        return judge(self.digest(key), signers, self.plan.supervisor, self.signatures.get(str(key), ()))

    @_once
    def component_result(self, key: FormKey) -> ComponentResult:
        """Return what one form came to."""
        votes = self.votes.get(key.candidate, ()) if key.kind is ComponentKind.REVIEW else ()
        return component_result(self.content(key), votes)

    @_once
    def result(self, candidate_id: str) -> CandidateResult:
        """Return a candidate's verdict with its reasons."""
        target = self.target(candidate_id)
        parts = [self.component_result(key) for key in self.forms(candidate_id)]
        needs_review = target.level.needs_review or target.level.is_appointed
        return candidate_result(candidate_id, parts, needs_review=needs_review)

    def results(self) -> tuple[CandidateResult, ...]:
        """Return every active candidate's result, by admission number."""
        return tuple(self.result(candidate.id) for candidate in self.active)

    def results_digest(self) -> str:
        """Return the SHA-256 (hex) over what a public notice would list; it changes when any result does."""
        lines = [
            [
                result.candidate,
                result.verdict.value,
                [None if part.outcome is None else str(part.outcome.average) for part in result.components],
            ]
            for result in self.results()
        ]
        return hashlib.sha256(json.dumps(lines, separators=(",", ":")).encode()).hexdigest()

    def _line_of(self, key: FormKey, scorer: str) -> Iterable[Column]:
        """Yield one scorer's place: the columns replaced in it, oldest first, then the one that counts."""
        holder = scorer
        for change in self.replacements:
            if change.kind is key.kind and change.old == holder and key.candidate in change.candidates:
                yield self._column(key, holder, replaced=change.reason)
                holder = change.new
        yield self._column(key, holder)

    def _column(self, key: FormKey, assessor: str, *, trainee: bool = False, replaced: str | None = None) -> Column:
        column = ColumnKey(key.candidate, key.kind, assessor)
        marks = self.marks.get(column, ())
        revision, status = self.statuses.get(str(column), (0, None))
        reason = "" if status is None else status.reason
        if replaced is not None:
            return Column(column, ColumnState.REPLACED, marks, trainee, replaced, revision)
        presence = self.presence(key)
        if presence in _LOCKED:
            return Column(column, _LOCKED[presence], marks, trainee, self.attendance[str(key)].reason, revision)
        if status is not None:
            return Column(column, status.state, marks, trainee, reason, revision)
        started = any(mark.value is not None for mark in marks)
        state = ColumnState.IN_PROGRESS if started else ColumnState.UNTOUCHED
        return Column(column, state, marks, trainee, reason, revision)

    def _identity(self, key: FormKey) -> str:
        """Digest the head printed on the form, so that a corrected name voids its signatures."""
        who = self.candidate(key.candidate)
        head = f"{who.name}|{who.id_number}|{who.post}|{who.occupation}|{who.job_type}|{who.level.code}"
        return hashlib.sha256(head.encode()).hexdigest()


def load_batch(reading: Reading, plan_id: str, *, candidate: str = "", assessor: str = "") -> Batch:
    """Read a plan's facts, or those of one of its candidates; an unknown plan is ``Refused`` (``plan-unknown``).

    With ``assessor`` only that person's marks are read: what an own sheet shows cannot depend on anybody else's.
    A whole batch is read once and kept until the next commit.
    """
    if candidate or assessor:
        return _read_batch(reading, plan_id, candidate, assessor)
    return reading.kept(f"batch {plan_id}", lambda: _read_batch(reading, plan_id, "", ""))


def _read_batch(reading: Reading, plan_id: str, candidate: str, assessor: str) -> Batch:
    plan = reading.find(Plan, plan_id)
    if plan is None:
        raise Refused("plan-unknown")
    facts = reading.about(plan_id, _KINDS, prefix=candidate)
    some = candidate or assessor
    marks = (
        reading.marks(plan_id, candidate=candidate or None, assessor=assessor or None)
        if some
        else reading.all_marks(plan_id)
    )
    return Batch(
        plan=plan.value,
        people={stored.id: stored.value for stored in reading.all(Person)},
        templates=_templates(reading, plan.value),
        candidates={c.id: c.value for c in facts.all(Candidate)},
        attendance={a.id: a.value for a in facts.all(Attendance)},
        replacements=_in_order(reading, plan_id),
        statuses={s.id: (s.version, s.value) for s in facts.all(ColumnStatus)},
        marks=marks,
        signatures=_grouped((s.value.form, s.value) for s in facts.all(Signature)),
        reviews={r.id: r.value for r in facts.all(ReviewRecord)},
        votes=_grouped((v.value.candidate, v.value) for v in facts.all(Vote)),
        limits=limits_in_force(reading),
        ties={t.id: t.value for t in facts.all(DeclaredTie)},
    )


def limits_in_force(reading: Reading) -> Limits:
    """Return the institution's limits for findings, the defaults where none were set."""
    stored = reading.find(Limits, INSTITUTION)
    return Limits() if stored is None else stored.value


def _templates(reading: Reading, plan: Plan) -> dict[TemplateRef, Template]:
    refs = {part.template for target in plan.targets for part in target.components}
    return {ref: reading.get(Template, template_id(ref)) for ref in refs}


def _in_order(reading: Reading, plan_id: str) -> tuple[Replacement, ...]:
    return tuple(stored.value for stored in sorted(reading.all(Replacement, plan_id), key=lambda stored: stored.seq))


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    found: dict[str, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
