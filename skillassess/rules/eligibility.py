"""Eligibility: may this person be assessed or appointed, by which condition, and if not, why and from when.

Owns the putting together of entries, admission and bars; what a condition means lives in ``kinds``, what is odd about
a dossier in ``dossier_findings``. An answer is never a bare yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from skillassess.errors import Note, Refused
from skillassess.model.answers import Answer, Compared, Outcome, all_of, any_of
from skillassess.model.dossier import Dossier
from skillassess.model.levels import Level
from skillassess.model.service import anniversary
from skillassess.rules.conditions import AssessSettings, Case, missing
from skillassess.rules.dossier_findings import dossier_findings, facts_of
from skillassess.rules.editions import Edition
from skillassess.rules.entries import Effect, EligibilityRules, Entry, Grant, Target
from skillassess.rules.provisions import Standing, note


@dataclass(frozen=True, slots=True)
class Granted:
    """The answer for one level or title an entry opens."""

    target: Target
    answer: Answer
    met_from: date | None


@dataclass(frozen=True, slots=True)
class ReadingTaken:
    """A reading of the clause that the answer rests on, and whether the stricter side was chosen."""

    id: str
    strict: bool
    text: str
    english: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One condition judged: the answer for what was asked, values, gaps, day, clause and the readings taken."""

    id: str
    answer: Answer
    clause: str
    clause_text: str
    values: tuple[Compared, ...]
    missing: tuple[Note, ...]
    met_from: date | None
    grants: tuple[Granted, ...]
    effect: Effect
    open_to_enterprise: Answer
    readings: tuple[ReadingTaken, ...]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer. ``target`` None means every level and title; ``answers`` holds each of them."""

    edition: str
    digest: str
    person: str
    closing: date
    target: Target | None
    answer: Answer
    met_from: date | None
    admission: tuple[Judgement, ...]
    requirements: tuple[Judgement, ...]
    conditions: tuple[Judgement, ...]
    answers: tuple[Granted, ...]
    notes: tuple[Note, ...]

    def condition(self, entry_id: str) -> Judgement:
        """Return a judged condition by id; an unknown one raises ``LookupError``."""
        for judgement in (*self.admission, *self.requirements, *self.conditions):
            if judgement.id == entry_id:
                return judgement
        raise LookupError(entry_id)


def assess(
    edition: Edition,
    dossier: Dossier,
    target: Target | None = None,
    settings: AssessSettings | None = None,
    read_notes: Iterable[Note] = (),
) -> Eligibility:
    """Judge a dossier under an edition, for one level or title, or for all where ``target`` is None.

    ``read_notes`` are what reading the dossier found; they are kept with the answer. A stricter reading that does not
    exist is ``Refused`` (``reading-not-stricter``).
    """
    rules = edition.eligibility
    chosen = settings or AssessSettings()
    _check_settings(rules, chosen)
    case = Case(dossier, "", rules.lists, chosen)
    bare = _without_evidence(dossier)
    admission, requirements, conditions = (
        tuple(_judge(rules, case, entry, target, bare) for entry in entries if _asked(entry, target))
        for entries in (rules.admissions, rules.requirements, rules.entries)
    )
    targets = sorted({grant.target for item in conditions for grant in item.grants}, key=_order)
    answers = tuple(_for_target(rules, dossier, one, (admission, requirements, conditions)) for one in targets)
    best = any_of(_bare(item) for item in answers)
    notes = (
        *read_notes,
        *dossier_findings(rules, dossier, targets),
        *_bar_notes(rules, dossier, targets),
        *_general(rules, targets),
        *_validity(edition, dossier.closing, conditions),
    )
    return Eligibility(
        edition=edition.id,
        digest=edition.digest,
        person=dossier.person,
        closing=dossier.closing,
        target=target,
        answer=best.answer,
        met_from=best.met_from,
        admission=admission,
        requirements=requirements,
        conditions=conditions,
        answers=answers,
        notes=notes,
    )


def _check_settings(rules: EligibilityRules, settings: AssessSettings) -> None:
    known = {reading.id for reading in rules.readings if reading.strict}
    for chosen in sorted(settings.strict - known):
        raise Refused("reading-not-stricter", reading=chosen)


def barred_until(rules: EligibilityRules, dossier: Dossier, target: Target) -> date | None:
    """Return the first day after a falsification bar that covers the closing date, or None (T/S plan 七（四）)."""
    if target not in rules.bar.levels:
        return None
    ends = [
        anniversary(finding.found, rules.bar.years)
        for finding in dossier.falsifications
        if finding.found is not None and finding.found <= dossier.closing
    ]
    last = max(ends, default=None)
    return last if last is not None and dossier.closing < last else None


def _asked(entry: Entry, target: Target | None) -> bool:
    return target is None or entry.grant(target) is not None


def _order(target: Target) -> tuple[bool, int]:
    return (not isinstance(target, Level), target.rank)


def _judge(rules: EligibilityRules, case: Case, entry: Entry, target: Target | None, bare: frozenset[str]) -> Judgement:
    here = case.under(entry.id)
    gate = entry.gate.judge(here) if entry.gate is not None else Outcome(Answer.MET)
    base = all_of((gate, entry.when.judge(here)))
    outcomes = [(grant, _granted(here, entry, grant, base)) for grant in entry.grants]
    if target is None:
        whole = any_of(outcome for _, outcome in outcomes)
    else:
        whole = next(outcome for grant, outcome in outcomes if grant.target is target)
    return Judgement(
        id=entry.id,
        answer=whole.answer,
        clause=entry.provision.name,
        clause_text=entry.provision.text,
        values=whole.values,
        missing=(*whole.missing, *_unproven(bare, whole)),
        met_from=whole.met_from,
        grants=tuple(
            Granted(grant.target, outcome.answer, outcome.met_from)
            for grant, outcome in outcomes
            if target in (None, grant.target)
        ),
        effect=entry.effect,
        open_to_enterprise=gate.answer,
        readings=tuple(_taken(rules, case, reading) for reading in entry.readings),
    )


def _taken(rules: EligibilityRules, case: Case, reading_id: str) -> ReadingTaken:
    reading = rules.reading(reading_id)
    if reading.strict and case.strictly(reading_id):
        return ReadingTaken(reading.id, strict=True, text=reading.strict, english=reading.strict_english)
    return ReadingTaken(reading.id, strict=False, text=reading.provision.text, english=reading.english)


def _granted(case: Case, entry: Entry, grant: Grant, base: Outcome) -> Outcome:
    if grant.when is None:
        return base
    code = grant.target.code if isinstance(grant.target, Level) else grant.target.value
    return all_of((base, grant.when.judge(case.under(f"{entry.id}:{code}"))))


def _unproven(bare: frozenset[str], outcome: Outcome) -> tuple[Note, ...]:
    if outcome.answer is Answer.NOT_MET:
        return ()
    return tuple(missing("missing-evidence-file", ref=ref) for ref in outcome.used if ref in bare)


def _without_evidence(dossier: Dossier) -> frozenset[str]:
    return frozenset(fact.ref for fact in facts_of(dossier) if not fact.evidence)


def _for_target(
    rules: EligibilityRules,
    dossier: Dossier,
    target: Target,
    judged: tuple[tuple[Judgement, ...], tuple[Judgement, ...], tuple[Judgement, ...]],
) -> Granted:
    admission, requirements, conditions = judged
    routes = [(item, grant) for item in conditions for grant in item.grants if grant.target is target]
    opened = [(item, grant) for item, grant in routes if item.open_to_enterprise is Answer.MET] or routes
    applying = [_bare(grant) for item, grant in opened if item.effect is Effect.APPLY]
    direct = [_bare(grant) for item, grant in opened if item.effect is Effect.CERTIFICATE]
    route = any_of(applying) if applying else Outcome(Answer.NOT_MET)
    gates = [item for item in admission if any(grant.target is target for grant in item.grants)]
    if gates:
        route = all_of((any_of(_bare(item) for item in gates), route))
    own = [item for item in requirements if any(grant.target is target for grant in item.grants)]
    until = barred_until(rules, dossier, target)
    whole = all_of((any_of((route, *direct)), *(_bare(item) for item in own)))
    if until is not None:
        whole = all_of((whole, Outcome(Answer.NOT_MET, met_from=until)))
    return Granted(target, whole.answer, whole.met_from)


def _bare(item: Granted | Judgement) -> Outcome:
    return Outcome(item.answer, met_from=item.met_from)


def _bar_notes(rules: EligibilityRules, dossier: Dossier, targets: list[Target]) -> Iterable[Note]:
    clause = rules.bar.provision.name
    for target in targets:
        until = barred_until(rules, dossier, target)
        if until is not None and isinstance(target, Level):
            yield note("barred-after-falsification", clause, level=target.full_name, until=until.isoformat())
        if target in rules.bar.levels and any(finding.found is None for finding in dossier.falsifications):
            yield note("falsification-undated", clause, "warning")


def _general(rules: EligibilityRules, targets: list[Target]) -> Iterable[Note]:
    for rule in rules.general:
        if targets == [rule.level]:
            name = rule.provision.name
            yield note("appointed-general-requirement", name, "info", level=rule.level.full_name)


def _validity(edition: Edition, closing: date, conditions: tuple[Judgement, ...]) -> Iterable[Note]:
    for document in edition.documents:
        concerned = any(item.clause.startswith(document.number) for item in conditions)
        if not concerned or document.standing(closing) is Standing.IN_FORCE:
            continue
        ended = document.standing(closing) is Standing.ENDED
        day = document.ends if ended else document.begins
        code = "document-ended" if ended else "document-not-begun"
        shown = {"document": document.number, "day": "" if day is None else day.isoformat()}
        yield note(code, document.number, "warning", **shown)
