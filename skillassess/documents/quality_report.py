"""The quality report (评分质量报告) of a batch: pictures, tables and findings, for those who watch over scoring.

Nothing is decided here: figures come exact from ``quality_figures`` and are only rounded for print. A statistic that is
undefined is printed as ``--``.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import msgspec

from skillassess.documents.charts import (
    MINUS,
    HistogramBar,
    IntervalRow,
    ShareRow,
    day_steps,
    histogram,
    intervals,
    share_bars,
)
from skillassess.documents.pages import LEFT, Align, Pages, Progress, TableColumn, chinese_day, write_pages
from skillassess.documents.summary import draw_signatures, head_pairs
from skillassess.documents.wording import Words, words
from skillassess.model.agreement import Agreement
from skillassess.model.papers import WrittenFile
from skillassess.model.quality_figures import SheetFigures
from skillassess.model.quality_paper import QualityPaper
from skillassess.model.scoring import rounded, shown
from skillassess.model.severity import Severity

_NUMERALS = "一二三四五六七八九十"
_FINDINGS = (6, 18, 24, 52)


class HeadLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    days: str
    place: str


class FigureLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of one sheet's figures."""

    forms: str
    passed: str
    mean: str
    single: str
    whole: str
    over: str


class QualityWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the report."""

    labels: HeadLabels
    notice: str
    open_forms: str
    dated: str
    progress: str
    progress_counts: str
    progress_axis: str
    nothing_in: str
    sheet: str
    figures: FigureLabels
    passed: str
    over: str
    undefined: str
    distribution: str
    distribution_axis: str
    line: str
    severity: str
    severity_columns: tuple[str, str, str, str]
    interval: str
    no_interval: str
    items: str
    item_columns: tuple[str, str, str, str, str]
    findings: str
    finding_columns: tuple[str, str, str, str]
    no_findings: str
    signatures: tuple[str, ...]


def write_quality_report(
    paper: QualityPaper, path: Path, *, made: datetime, progress: Progress | None = None
) -> WrittenFile:
    """Write the quality report as PDF; ``progress`` hears of findings written."""
    said = words("quality", QualityWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said, progress),
    )


def _draw(pages: Pages, paper: QualityPaper, said: QualityWords, progress: Progress | None) -> None:
    pages.title(said.title)
    pages.gap(10)
    pages.grid(head_pairs(paper.head, said.labels))
    pages.gap(8)
    pages.paragraph(said.notice)
    if paper.open_forms:
        pages.paragraph(said.open_forms.format(count=paper.open_forms))
    _heading(pages, 0, said.progress)
    _progress(pages, paper, said)
    for place, sheet in enumerate(paper.sheets, start=1):
        _heading(pages, place, said.sheet.format(title=sheet.title, line=f"{sheet.line:f}"))
        _sheet(pages, sheet, dict(paper.names), said)
    _heading(pages, len(paper.sheets) + 1, said.findings)
    _findings(pages, paper, said, progress)
    pages.gap(10)
    draw_signatures(pages, said.signatures, ())
    pages.paragraph(said.dated.format(day=chinese_day(paper.dated)), align=Align.RIGHT, indent=False)


def _heading(pages: Pages, place: int, text: str) -> None:
    number = _NUMERALS[place] if place < len(_NUMERALS) else str(place + 1)
    pages.gap(12)
    pages.heading(f"{number}、{text}")


def _progress(pages: Pages, paper: QualityPaper, said: QualityWords) -> None:
    held = paper.progress
    pages.paragraph(said.progress_counts.format(expected=held.expected, done=len(held.times)))
    if held.times:
        day_steps(pages, held.times, held.expected, said.progress_axis)


def _sheet(pages: Pages, sheet: SheetFigures, names: dict[str, str], said: QualityWords) -> None:
    if sheet.mean is None:
        pages.paragraph(said.nothing_in)
        return
    pages.grid(_figures(sheet, sheet.mean, said))
    pages.gap(12)
    _caption(pages, said.distribution)
    bars = [HistogramBar(float(bar.low), float(bar.high), bar.count, bar.passed) for bar in sheet.bars]
    histogram(pages, bars, float(sheet.line), said.line.format(line=f"{sheet.line:f}"), said.distribution_axis)
    if sheet.severities:
        _caption(pages, said.severity)
        rows = [_interval_row(found, names, said) for found in sheet.severities]
        intervals(pages, said.severity_columns, rows)
    _caption(pages, said.items)
    share_bars(pages, said.item_columns, _share_rows(sheet, said))


def _caption(pages: Pages, text: str) -> None:
    pages.need(90)
    pages.ink.bold(LEFT, pages.y - 11, text, 9.5)
    pages.gap(18)


def _figures(sheet: SheetFigures, mean: Fraction, said: QualityWords) -> list[tuple[str, str]]:
    share = rounded(Fraction(100 * sheet.passed, sheet.forms), 1)
    found = sheet.agreement
    over = said.undefined if found is None else said.over.format(judges=found.judges, targets=found.targets)
    texts = {
        "forms": str(sheet.forms),
        "passed": said.passed.format(count=sheet.passed, share=f"{share}%"),
        "mean": shown(mean, sheet.line),
        "over": over,
        "single": _correlation(found, said, whole=False),
        "whole": _correlation(found, said, whole=True),
    }
    return [(getattr(said.figures, name), text) for name, text in texts.items()]


def _interval_row(found: Severity, names: dict[str, str], said: QualityWords) -> IntervalRow:
    difference = _signed(found.difference)
    text = said.no_interval.format(difference=difference)
    if found.low is not None and found.high is not None:
        low, high = (_signed(Fraction(end)) for end in (found.low, found.high))
        text = said.interval.format(difference=difference, low=low, high=high)
    name = names.get(found.assessor, found.assessor)
    return IntervalRow(name, str(found.forms), text, float(found.difference), found.low, found.high)


def _share_rows(sheet: SheetFigures, said: QualityWords) -> list[ShareRow]:
    return [
        ShareRow(
            str(item.no),
            item.name,
            float(item.share),
            f"{rounded(100 * item.share, 1)}%",
            (f"{rounded(item.mean, 2)} / {item.maximum:f}", _correlation(item.agreement, said, whole=False)),
        )
        for item in sheet.items
    ]


def _findings(pages: Pages, paper: QualityPaper, said: QualityWords, progress: Progress | None) -> None:
    if not paper.findings:
        pages.paragraph(said.no_findings)
        return
    aligns = (Align.CENTRE, Align.CENTRE, Align.LEFT, Align.LEFT)
    columns = [TableColumn(*column) for column in zip(said.finding_columns, _FINDINGS, aligns, strict=True)]
    rows = ((str(no), line.sheet, line.about, line.text) for no, line in enumerate(paper.findings, start=1))
    pages.table(columns, rows, size=8.0, progress=progress, total=len(paper.findings))


def _correlation(found: Agreement | None, said: QualityWords, *, whole: bool) -> str:
    if found is None:
        return said.undefined
    return _signed(found.mean if whole else found.single, places=2, plus="")


def _signed(value: Fraction, *, places: int = 1, plus: str = "+") -> str:
    text = rounded(abs(value), places)
    if not text.strip("0."):
        return text
    return f"{MINUS if value < 0 else plus}{text}"
