"""What is odd about a dossier: contradictions, dates to come, papers that cannot be, several certificates, nothing.

Owns findings in words; changes no answer. A finding here never turns a condition into met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from skillassess.errors import Note
from skillassess.model.certificates import is_number
from skillassess.model.dossier import Bond, Dossier, EmploymentSpan, Fact, PriorCertificate
from skillassess.model.levels import Level
from skillassess.model.service import anniversary
from skillassess.rules.provisions import note

if TYPE_CHECKING:
    from skillassess.rules.entries import EligibilityRules, Target

_OLD_NUMBER = re.compile(r"\d{16}")
_OLD_LENGTH, _NEW_LENGTH = 16, 22
_WORKING_AGE = 16
_SECTIONS = (
    "employment", "certificates", "titles", "education", "honours", "commendations", "year_results", "contests",
    "apprentices", "benefits", "projects", "awards",
)  # fmt: skip


def dossier_findings(rules: EligibilityRules, dossier: Dossier, targets: Iterable[Target]) -> tuple[Note, ...]:
    """Return every finding on a dossier, for the levels or titles applied for."""
    return (
        *_emptiness(dossier),
        *_spans(dossier),
        *_dates(dossier),
        *_numbers(rules, dossier),
        *_order(rules, dossier),
        *_several(rules, dossier, targets),
        *_results(dossier),
        *_honours(rules, dossier),
        *_decisions(rules, dossier),
        *_evidence(dossier),
    )


def _say(code: str, severity: str = "warning", **params: str) -> Note:
    return Note(code, severity, tuple(params.items()))


def facts_of(dossier: Dossier) -> Iterator[Fact]:
    """Yield every fact of a dossier."""
    if dossier.posting is not None:
        yield dossier.posting
    for section in (*_SECTIONS, "decisions", "falsifications"):
        yield from getattr(dossier, section) or ()


def _emptiness(dossier: Dossier) -> Iterator[Note]:
    if dossier.posting is None and not any(getattr(dossier, section) for section in _SECTIONS):
        yield _say("dossier-empty")


def _spans(dossier: Dossier) -> Iterator[Note]:
    spans = dossier.employment or ()
    for span in spans:
        if span.first is not None and span.last is not None and span.last < span.first:
            days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
            yield _say("span-ends-before-it-starts", "error", ref=span.ref, **days)
        if span.first and dossier.born and span.first < anniversary(dossier.born, _WORKING_AGE):
            yield _say("span-before-working-age", ref=span.ref, first=span.first.isoformat())
    for one, other in combinations(spans, 2):
        if one.employer and other.employer and one.employer != other.employer and _overlap(one, other):
            yield _say("spans-overlap", ref=one.ref, other=other.ref)


def _overlap(one: EmploymentSpan, other: EmploymentSpan) -> bool:
    if one.first is None or other.first is None:
        return False
    return one.first <= (other.last or date.max) and other.first <= (one.last or date.max)


def _dates(dossier: Dossier) -> Iterator[Note]:
    for fact in facts_of(dossier):
        for item in fields(fact):
            day = getattr(fact, item.name)
            if isinstance(day, date) and day > dossier.closing and item.name not in ("last", "left", "decided"):
                yield _say("date-after-closing", ref=f"{fact.ref}.{item.name}", day=day.isoformat())
    if dossier.born is not None and dossier.born >= dossier.closing:
        yield _say("born-after-closing", "error", day=dossier.born.isoformat())


def _numbers(rules: EligibilityRules, dossier: Dossier) -> Iterator[Note]:
    clause = rules.prior.name
    for fact in dossier.certificates or ():
        text = fact.number
        if not text:
            yield note("certificate-number-missing", clause, "warning", ref=fact.ref)
        elif len(text) not in (_OLD_LENGTH, _NEW_LENGTH):
            yield note("certificate-number-length", clause, "warning", ref=fact.ref, length=str(len(text)))
        elif not (is_number(text) if len(text) == _NEW_LENGTH else _OLD_NUMBER.fullmatch(text)):
            yield note("certificate-number-form", clause, "warning", ref=fact.ref)
        elif len(text) == _NEW_LENGTH:
            yield from _number_content(clause, fact)


def _number_content(clause: str, fact: PriorCertificate) -> Iterator[Note]:
    if fact.level is not None and fact.number[15] != fact.level.code:
        shown = {"ref": fact.ref, "code": fact.number[15], "level": fact.level.full_name}
        yield note("certificate-number-level", clause, "warning", **shown)
    if fact.issued is not None and fact.number[13:15] != f"{fact.issued.year % 100:02d}":
        shown = {"ref": fact.ref, "code": fact.number[13:15], "year": str(fact.issued.year)}
        yield note("certificate-number-year", clause, "warning", **shown)


def _order(rules: EligibilityRules, dossier: Dossier) -> Iterator[Note]:
    own = [fact for fact in dossier.certificates or () if fact.bond is Bond.SAME]
    for one, other in combinations(own, 2):
        if one.level is None or other.level is None or one.issued is None or other.issued is None:
            continue
        lower, higher = (one, other) if one.level.rank < other.level.rank else (other, one)
        if one.level is not other.level and higher.issued and lower.issued and higher.issued <= lower.issued:
            yield note("certificates-out-of-order", rules.prior.name, "warning", ref=higher.ref, other=lower.ref)


def _several(rules: EligibilityRules, dossier: Dossier, targets: Iterable[Target]) -> Iterator[Note]:
    levels = [target for target in targets if isinstance(target, Level)]
    if len(levels) != 1:
        return
    for fact in dossier.certificates or ():
        if fact.bond is Bond.SAME and fact.level is not None and fact.level.rank >= levels[0].rank:
            shown = {"held": fact.level.full_name, "level": levels[0].full_name}
            yield note("several-certificates", rules.several.name, "warning", ref=fact.ref, **shown)


def _results(dossier: Dossier) -> Iterator[Note]:
    seen: dict[int, bool | None] = {}
    for fact in dossier.year_results or ():
        if fact.year is not None and seen.setdefault(fact.year, fact.reached) is not fact.reached:
            yield _say("year-result-contradicts", "error", year=str(fact.year), ref=fact.ref)
        if fact.reached is False and fact.percent is not None and fact.percent >= 100:  # noqa: PLR2004  full target
            yield _say("year-result-percent", ref=fact.ref, percent=str(fact.percent))


def _honours(rules: EligibilityRules, dossier: Dossier) -> Iterator[Note]:
    for fact in dossier.honours or ():
        known = rules.lists.honour(fact.name)
        if known is None:
            yield _say("honour-unknown", "info", ref=fact.ref, name=fact.name)
        elif known.rank is not None and fact.rank not in (None, known.rank):
            yield _say("honour-rank-contradicts", ref=fact.ref, name=fact.name, rank=known.rank.value)


def _decisions(rules: EligibilityRules, dossier: Dossier) -> Iterator[Note]:
    known = {entry.id for entry in rules.everything}
    for fact in dossier.decisions:
        if fact.entry.partition(":")[0] not in known:
            yield _say("decision-on-unknown-condition", ref=fact.ref, entry=fact.entry)
        if not fact.reviewer or not fact.reason or fact.approved is None:
            yield _say("decision-incomplete", ref=fact.ref, entry=fact.entry)


def _evidence(dossier: Dossier) -> Iterator[Note]:
    if not dossier.evidence:
        return
    for fact in facts_of(dossier):
        for evidence in fact.evidence:
            if evidence not in dossier.evidence:
                yield _say("evidence-unknown", ref=fact.ref, evidence=evidence)
