"""The quality desk: findings and figures about a batch's scores, their limits, and the report of them.

Everything is computed from complete forms; of a form with a column still out nobody learns anything here. A finding or
a limit never changes a score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.documents.quality_report import write_quality_report
from skillassess.model.batch_papers import BatchHead, Stamp
from skillassess.model.institution import Institution
from skillassess.model.quality import Finding, Limits, check_limits, pace_findings, score_findings
from skillassess.model.quality_figures import Progress, SheetFigures, progress, sheet_figures
from skillassess.model.quality_paper import FindingLine, QualityPaper
from skillassess.model.records import MadeDocument
from skillassess.model.score_table import score_table
from skillassess.model.signatures import short_code
from skillassess.office.batch import limits_in_force, load_batch
from skillassess.office.naming import INSTITUTION
from skillassess.office.rights import Session, right
from skillassess.texts import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.model.plans import Target, TemplateRef
    from skillassess.model.score_table import ScoreTable
    from skillassess.model.worksheets import FormContent
    from skillassess.office.batch import Batch
    from skillassess.office.door import MainDoor
    from skillassess.store.journal import Head

Tell = Callable[[int, int], None]
KIND = "quality-report"
_NAMED = 6
_SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """The figures of every sheet of a plan in its order, columns through the day, and forms with a column out."""

    sheets: tuple[SheetFigures, ...]
    progress: Progress
    open_forms: int


class QualityDesk:
    """Use cases of those who watch over scoring."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("board.read")
    def findings(self, session: Session, plan_id: str) -> tuple[Finding, ...]:
        """Return every finding of a plan, warnings first, then sheet by sheet: single forms before assessors."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        found = [finding for sheet in _sheets(batch) for finding in _findings(sheet, batch.limits)]
        return tuple(sorted(found, key=_urgency))

    @right("board.read")
    def figures(self, session: Session, plan_id: str) -> QualityFigures:
        """Return the figures behind the pictures of a plan."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        return _figures(_sheets(batch))

    @right("board.read")
    def limits(self, session: Session) -> Limits:
        """Return the limits in force, the defaults where nobody has set any."""
        with self.door.look() as reading:
            return limits_in_force(reading)

    @right("institution.change")
    def set_limits(self, session: Session, limits: Limits) -> None:
        """Set from where on something is told; senseless ones are ``Refused``. Scores and signatures stay."""
        check_limits(limits)
        with self.door.act(session, "limits.set", INSTITUTION) as writing:
            writing.put(INSTITUTION, limits)

    @right("document.make")
    def report(self, session: Session, plan_id: str, path: Path, progress: Tell | None = None) -> WrittenFile:
        """Write the quality report (评分质量报告) as PDF; ``progress`` hears (done, of) and may raise to cancel."""
        made = self.door.clock.now()
        with self.door.look() as reading:
            batch, head = load_batch(reading, plan_id), reading.head()
            institution = reading.get(Institution, INSTITUTION)
        paper = _paper(batch, institution, head, made)
        written = write_quality_report(paper, path, made=made, progress=progress)
        with self.door.act(session, "document.made", plan_id, kind=KIND, files=1) as writing:
            record = MadeDocument(plan_id, KIND, written.name, written.sha256, written.size, head.code, made)
            writing.put(f"{plan_id}/{KIND}/{written.name}", record, parent=plan_id)
        return written


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet of a plan: all its forms, and the complete ones as a table."""

    contents: tuple[FormContent, ...]
    table: ScoreTable


def _sheets(batch: Batch) -> tuple[_Sheet, ...]:
    """Return the sheets of a plan; targets that share a sheet at one line are judged together."""
    grouped: dict[tuple[TemplateRef, Decimal], list[FormContent]] = {
        (part.template, part.line): [] for target in batch.plan.targets for part in target.components
    }
    for key in batch.all_forms():
        part = batch.component(key)
        grouped[part.template, part.line].append(batch.content(key))
    return tuple(
        _Sheet(tuple(contents), score_table(batch.templates[template], line, contents))
        for (template, line), contents in grouped.items()
    )


def _figures(sheets: Sequence[_Sheet]) -> QualityFigures:
    contents = [content for sheet in sheets for content in sheet.contents]
    out = sum(not content.is_complete for content in contents)
    return QualityFigures(tuple(sheet_figures(sheet.table) for sheet in sheets), progress(contents), out)


def _findings(sheet: _Sheet, limits: Limits) -> tuple[Finding, ...]:
    seen = [content for content in sheet.contents if content.is_complete]
    columns = [column for content in seen for column in content.scoring]
    return score_findings(sheet.table, limits) + pace_findings(sheet.table.kind, columns, limits)


def _urgency(finding: Finding) -> int:
    return _SEVERITIES.index(finding.note.severity)


def _paper(batch: Batch, institution: Institution, head: Head, made: datetime) -> QualityPaper:
    sheets = _sheets(batch)
    figures = _figures(sheets)
    told = {severity.assessor for sheet in figures.sheets for severity in sheet.severities}
    found = [(sheet.table.title, finding) for sheet in sheets for finding in _findings(sheet, batch.limits)]
    found.sort(key=lambda pair: _urgency(pair[1]))
    paper = QualityPaper(
        head=_head(batch, institution),
        sheets=figures.sheets,
        open_forms=figures.open_forms,
        progress=figures.progress,
        names=tuple((person, batch.people[person].name) for person in sorted(told)),
        findings=tuple(FindingLine(title, _about(batch, finding), explain(finding.note)) for title, finding in found),
        dated=made.astimezone(CHINA).date(),
        stamp=Stamp(),
    )
    digest = hashlib.sha256(repr(paper).encode()).hexdigest()  # every value in it is shown exactly by repr
    payload = f"SA1|{batch.plan.id}/{KIND}|{digest}|{head.seq}|{head.hash}"
    return replace(paper, stamp=Stamp(short_code(digest), head.code, payload))


def _head(batch: Batch, institution: Institution) -> BatchHead:
    plan = batch.plan
    trades = "；".join(dict.fromkeys(_trade(target) for target in plan.targets))
    return BatchHead(institution.name, plan.id, plan.title, trades, plan.starts, plan.ends, plan.place)


def _trade(target: Target) -> str:
    own = target.job_type not in ("", target.occupation)
    return f"{target.occupation}{f'（{target.job_type}）' if own else ''} {target.level.full_name}"


def _about(batch: Batch, finding: Finding) -> str:
    """Return whom a finding is about: the one candidate, else the assessors and the first few candidates."""
    candidates = [batch.candidate(form.candidate).name for form in finding.forms]
    if len(candidates) == 1 and len(finding.assessors) != 1:
        return candidates[0]
    more = f" 等 {len(candidates)} 人" if len(candidates) > _NAMED else ""
    assessors = "、".join(batch.people[person].name for person in finding.assessors)
    return f"{assessors}：{'、'.join(candidates[:_NAMED])}{more}"
