"""Eligibility (资格审查): each candidate's dossier with its evidence, what the rules answer, and reviewers' decisions.

Nobody is turned away here: registration keeps its own rule and the chain leader answers (25号 art. 28). What is not met
is counted and shown, and going on with a batch knowing it is a record. Nothing of a person enters the journal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from skillassess.clock import today
from skillassess.documents.eligibility_report import ReportLine, write_eligibility_report
from skillassess.documents.writing import write_bytes
from skillassess.errors import FileProblem, Refused
from skillassess.model.answers import Answer
from skillassess.model.candidates import Candidate, plan_of
from skillassess.model.kept_dossiers import EligibilityRecord, KeptDossier
from skillassess.office.dossier_form import FactSection, fact_section, fact_sections
from skillassess.office.eligibility_cases import (
    BatchEligibility,
    BatchRow,
    CandidateCase,
    CaseFile,
    facts_of,
)
from skillassess.office.eligibility_words import plain, short_clause
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right
from skillassess.rules import dossier_from_json
from skillassess.rules.dossier_reading import LARGEST
from skillassess.rules.eligibility import Eligibility, Granted, Judgement, ReadingTaken
from skillassess.rules.worked import Example, examples_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading
    from skillassess.store.writing import Writing

__all__ = [
    "BatchEligibility",
    "BatchRow",
    "CandidateCase",
    "Eligibility",
    "EligibilityDesk",
    "Example",
    "Granted",
    "Judgement",
    "ReadingTaken",
    "plain",
    "short_clause",
]

LARGEST_EVIDENCE = 20_000_000
MEDIA = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
}
_KEPT_APART = ("decisions", "evidence")


class EligibilityDesk:
    """Use cases of eligibility."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("eligibility.read")
    def batch(
        self, session: Session, plan_id: str, progress: Callable[[int, int], None] | None = None
    ) -> BatchEligibility:
        """Return every candidate's answer for the level applied for, under the plan's own rules."""
        with self.door.look() as reading:
            return CaseFile(reading, plan_id).batch(progress)

    @right("eligibility.read")
    def case(self, session: Session, candidate_id: str) -> CandidateCase:
        """Return one candidate's facts and the answer, condition by condition."""
        with self.door.look() as reading:
            return _file_of(reading, candidate_id).case(_candidate(reading, candidate_id))

    @right("eligibility.read")
    def dossier(self, session: Session, candidate_id: str) -> str:
        """Return a candidate's dossier as published JSON (``resources/schemas/dossier.schema.json``)."""
        with self.door.look() as reading:
            kept = reading.find(KeptDossier, candidate_id)
            who = _candidate(reading, candidate_id)
            return _file_of(reading, candidate_id).whole_text(who, facts_of(None if kept is None else kept.value))

    @right("eligibility.read")
    def examples(self, session: Session, edition_id: str, entry: str) -> tuple[Example, ...]:
        """Return the worked examples of a condition; an institution's own conditions have none."""
        return examples_of(edition_id, entry)

    @right("eligibility.read")
    def evidence(self, session: Session, candidate_id: str, evidence_id: str) -> bytes:
        """Return an evidence file as it was attached."""
        with self.door.look() as reading:
            kept = reading.find(KeptDossier, candidate_id)
            for item in _listed(facts_of(None if kept is None else kept.value), "evidence"):
                if item["id"] == evidence_id:
                    return reading.blob(item["sha256"])
        raise Refused("evidence-unknown", ref="", evidence=evidence_id)

    @right("eligibility.read")
    def copy_evidence(self, session: Session, candidate_id: str, evidence_id: str, path: Path) -> WrittenFile:
        """Write an evidence file out, as it was attached, to look at it."""
        return write_bytes(path, self.evidence(session, candidate_id, evidence_id))

    @right("eligibility.record")
    def keep(self, session: Session, candidate_id: str, section: str, value: Any, *, seen: int) -> CandidateCase:  # noqa: ANN401  a section's plain data, checked here
        """Keep one section of facts anew; None takes it back to "nobody has asked".

        ``seen`` is the version looked at. What cannot be read is ``Refused`` with its place, and so is evidence that
        is not attached.
        """
        _check_section(section, value)
        count = len(value) if isinstance(value, list) else int(value is not None)
        with self.door.act(session, "eligibility.keep", candidate_id, section=section, count=count) as writing:
            who, facts = _taken(writing, candidate_id)
            _check_evidence(facts, section, value)
            if value is None:
                facts.pop(section, None)
            else:
                facts[section] = value
            _put(writing, who, facts, seen)
            return CaseFile(writing, who.plan).case(who)

    @right("eligibility.record")
    def take_file(self, session: Session, candidate_id: str, path: Path, *, seen: int) -> CandidateCase:
        """Take the facts of a dossier file in place of those kept; decisions and evidence stay those kept here.

        A file about somebody else is ``Refused`` (``dossier-of-another``); what of it cannot be read is a finding.
        """
        content = _content(path, LARGEST)
        dossier_from_json(content, today(self.door.clock))
        with self.door.act(session, "eligibility.take", candidate_id) as writing:
            who, before = _taken(writing, candidate_id)
            data = json.loads(content, parse_float=str)
            named = data.get("person", {}).get("name") if isinstance(data.get("person"), dict) else None
            if named and named != who.name:
                raise Refused("dossier-of-another")
            facts = {part.name: _without_evidence(_sound(part, data[part.name])) for part in _present(data)}
            facts |= {name: before[name] for name in _KEPT_APART if name in before}
            _put(writing, who, facts, seen)
            return CaseFile(writing, who.plan).case(who)

    @right("eligibility.record")
    def attach(
        self, session: Session, candidate_id: str, path: Path, what: str, refs: Sequence[str] = (), *, seen: int
    ) -> CandidateCase:
        """Store an evidence file and attach it to facts by their places (``certificates[0]``, ``post``)."""
        media = MEDIA.get(path.suffix.lower())
        if media is None:
            raise Refused("evidence-kind", kinds="、".join(sorted({name.strip(".") for name in MEDIA})))
        content = _content(path, LARGEST_EVIDENCE)
        if not content:
            raise Refused("evidence-empty")
        with self.door.act(session, "eligibility.attach", candidate_id, count=len(refs)) as writing:
            who, facts = _taken(writing, candidate_id)
            listed = _listed(facts, "evidence")
            added = f"e{len(listed) + 1}"
            sha256 = writing.keep(content, media)
            entry = {"id": added, "file": path.name, "sha256": sha256, "what": what.strip()}
            facts["evidence"] = [*listed, entry]
            for ref in refs:
                fact = _fact(facts, ref)
                fact["evidence"] = [*(fact.get("evidence") or []), added]
            _put(writing, who, facts, seen)
            return CaseFile(writing, who.plan).case(who)

    @right("eligibility.judge")
    def judge(
        self,
        session: Session,
        candidate_id: str,
        entry: str,
        reason: str,
        *,
        approved: bool,
        evidence: Sequence[str] = (),
        seen: int,
    ) -> CandidateCase:
        """Record what the person signed in decides on a condition that a person must judge, with the reason.

        Earlier decisions stay; the latest stands.
        """
        check_reason(reason)
        with self.door.act(session, "eligibility.judge", candidate_id, entry=entry, approved=approved) as writing:
            who, facts = _taken(writing, candidate_id)
            file = CaseFile(writing, who.plan)
            if entry.partition(":")[0] not in {known.id for known in file.ruling.edition.eligibility.everything}:
                raise Refused("decision-on-unknown-condition", ref="", entry=entry)
            decision = {
                "condition": entry,
                "approved": approved,
                "reviewer": session.person.name,
                "reason": reason.strip(),
                "decided": today(self.door.clock).isoformat(),
                "evidence": list(evidence),
            }
            _check_evidence(facts, "decisions", [decision])
            facts["decisions"] = [decision, *_listed(facts, "decisions")]
            _put(writing, who, facts, seen)
            return file.case(who)

    @right("eligibility.record")
    def go_on(self, session: Session, plan_id: str, reason: str) -> BatchEligibility:
        """Record that the office goes on with a batch although not everybody is shown to meet the conditions.

        Where everybody does there is nothing to record (``eligibility-all-met``).
        """
        check_reason(reason)
        with self.door.act(session, "eligibility.go_on", plan_id) as writing:
            found = CaseFile(writing, plan_id).batch()
            met, failed, open_ = (found.count(one) for one in (Answer.MET, Answer.NOT_MET, Answer.CANNOT_TELL))
            if not failed and not open_:
                raise Refused("eligibility-all-met")
            at = self.door.clock.now()
            kept = EligibilityRecord(plan_id, session.person.id, at, met, failed, open_, reason.strip())
            writing.put(plan_id, kept, parent=plan_id)
            return CaseFile(writing, plan_id).batch()

    @right("eligibility.read")
    def report(
        self,
        session: Session,
        plan_id: str,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
        *,
        language: str = "zh_CN",
    ) -> WrittenFile:
        """Write a batch's eligibility as an Excel workbook: every candidate, answer, clause, what is missing."""
        with self.door.look() as reading:
            found = CaseFile(reading, plan_id).batch(progress)
        lines = [_line(row, language) for row in found.rows]
        counts = {answer: found.count(answer) for answer in Answer}
        title = f"{found.plan.title} {found.plan.applications_close.isoformat()}"
        head = self.door.database.head()
        mark = f"SA1|{plan_id}/eligibility||{head.seq}|{head.hash}"
        return write_eligibility_report(path, title, lines, counts, self.door.clock.now(), language, mark)


def _file_of(reading: Reading, candidate_id: str) -> CaseFile:
    return CaseFile(reading, plan_of(candidate_id))


def _candidate(reading: Reading, candidate_id: str) -> Candidate:
    stored = reading.find(Candidate, candidate_id)
    if stored is None:
        raise Refused("candidate-unknown")
    return stored.value


def _taken(writing: Writing, candidate_id: str) -> tuple[Candidate, dict[str, Any]]:
    who = _candidate(writing, candidate_id)
    if who.withdrawn:
        raise Refused("candidate-withdrawn")
    kept = writing.find(KeptDossier, candidate_id)
    return who, facts_of(None if kept is None else kept.value)


def _put(writing: Writing, who: Candidate, facts: Mapping[str, Any], seen: int) -> None:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode("utf-8")
    if len(text) > LARGEST:
        raise Refused("dossier-too-large", most=LARGEST)
    writing.put(who.id, KeptDossier(who.id, text), parent=who.plan, seen=seen)


def _listed(facts: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return list(facts.get(name) or [])


def _check_section(section: str, value: object) -> None:
    """Refuse a section nobody fills in, and anything in it that the published format cannot read."""
    try:
        part = fact_section(section)
    except LookupError as problem:
        raise Refused("dossier-key-unknown", ref=section) from problem
    if value is not None and not isinstance(value, list if part.many else dict):
        raise Refused("dossier-value-unreadable", ref=section, value="")
    text = json.dumps({"application": {"closing": "2026-01-01"}, section: value}, ensure_ascii=False)
    _dossier, notes = dossier_from_json(text)
    for note in notes:
        raise Refused(note.code, clause=note.clause, **dict(note.params))


def _check_evidence(facts: Mapping[str, Any], section: str, value: object) -> None:
    known = {item["id"] for item in _listed(facts, "evidence")}
    items = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    for place, item in enumerate(items):
        for evidence in item.get("evidence") or []:
            if evidence not in known:
                raise Refused("evidence-unknown", ref=f"{section}[{place}]", evidence=evidence)


def _present(data: Mapping[str, Any]) -> list[FactSection]:
    return [part for part in fact_sections() if data.get(part.name) is not None]


def _sound(part: FactSection, value: Any) -> Any:  # noqa: ANN401  a section's plain data
    """Return a section of a file as it is, or refuse one that is no list of facts (or no fact) at all."""
    items = value if isinstance(value, list) else [value]
    if isinstance(value, list) is not part.many or not all(isinstance(item, dict) for item in items):
        raise Refused("dossier-value-unreadable", ref=part.name, value="")
    return value


def _without_evidence(value: Any) -> Any:  # noqa: ANN401  a section's plain data
    """Leave out references to files that are not here: only what is attached here proves anything."""
    if isinstance(value, list):
        return [_without_evidence(item) for item in value]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != "evidence"}
    return value


def _fact(facts: Mapping[str, Any], ref: str) -> dict[str, Any]:
    section, _, rest = ref.partition("[")
    found = facts.get(section)
    if isinstance(found, list) and rest.rstrip("]").isdigit() and int(rest.rstrip("]")) < len(found):
        found = found[int(rest.rstrip("]"))]
    if not isinstance(found, dict):
        raise Refused("fact-unknown", ref=ref)
    return found


def _content(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as problem:
        raise FileProblem("evidence-unreadable") from problem
    if len(content) > largest:
        raise Refused("evidence-too-large", most=largest // 1_000_000)
    return content


def _line(row: BatchRow, language: str) -> ReportLine:
    found, who = row.eligibility, row.candidate
    met = [item for item in found.conditions if item.answer is Answer.MET]
    shown = met or [item for item in found.conditions if item.answer is Answer.CANNOT_TELL and item.values]
    missing = dict.fromkeys(plain(note, language) for item in shown[:3] for note in item.missing)
    return ReportLine(
        admission=who.id,
        name=who.name,
        occupation=who.job_type or who.occupation,
        level=who.level.full_name,
        answer=found.answer,
        clauses="；".join(item.clause for item in met),
        met_from=_day(found.met_from),
        missing="\n".join(missing),
        findings="\n".join(plain(note, language) for note in found.notes),
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
