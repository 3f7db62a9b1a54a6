"""The result summary (结果汇总) of a batch as a table. Nothing is computed here: scores are texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Align, Pages, Progress, TableColumn, chinese_days, write_pages
from skillassess.documents.wording import Words, words
from skillassess.model.batch_papers import BatchHead, SummaryPaper, SummaryRow
from skillassess.model.papers import SignatureLine, WrittenFile

_SHARES = (5, 19.5, 11, 16, 14)
_MARK_SHARE = 8.5
_CLOSING_SHARES = (8.5, 9)
_CELL = 8.0


class SummaryLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    days: str
    place: str
    counts: str


class SummaryWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the summary; the components' own names stand between ``columns`` and ``closing_columns``."""

    labels: SummaryLabels
    counts: str
    columns: tuple[str, str, str, str, str]
    closing_columns: tuple[str, str]
    signatures: tuple[str, ...]


def write_summary(paper: SummaryPaper, path: Path, *, made: datetime, progress: Progress | None = None) -> WrittenFile:
    """Write the result summary as PDF."""
    said = words("summary", SummaryWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said, progress),
    )


def head_pairs(head: BatchHead, labels: object) -> list[tuple[str, str]]:
    """Return a batch's head as labelled values; ``labels`` has the attributes of ``SummaryLabels`` but counts."""
    texts = {
        "institution": head.institution,
        "plan": head.plan,
        "batch": head.title,
        "occupation": head.occupation,
        "days": chinese_days(head.first_day, head.last_day),
        "place": head.place,
    }
    return [(getattr(labels, name), text) for name, text in texts.items()]


def draw_signatures(pages: Pages, labels: Sequence[str], signed: Sequence[SignatureLine]) -> None:
    """Draw one signature line for each label; those not signed stay empty."""
    for place, label in enumerate(labels):
        pages.signature(label, signed[place] if place < len(signed) else None)


def _draw(pages: Pages, paper: SummaryPaper, said: SummaryWords, progress: Progress | None) -> None:
    pages.title(said.title)
    pages.gap(10)
    counts = said.counts.format(
        all=len(paper.rows), assessed=paper.assessed, passed=paper.passed, failed=paper.failed, absent=paper.absent
    )
    pages.grid(head_pairs(paper.head, said.labels))
    pages.grid([(said.labels.counts, counts)], across=1)
    pages.gap(10)
    titles = (*said.columns, *paper.components, *said.closing_columns)
    shares = (*_SHARES, *(_MARK_SHARE for _ in paper.components), *_CLOSING_SHARES)
    columns = [TableColumn(title, share, Align.CENTRE) for title, share in zip(titles, shares, strict=True)]
    rows = (_cells(row, number) for number, row in enumerate(paper.rows, start=1))
    pages.table(columns, rows, size=_CELL, progress=progress, total=len(paper.rows))
    pages.gap(6)
    draw_signatures(pages, said.signatures, paper.signatures)


def _cells(row: SummaryRow, number: int) -> tuple[str, ...]:
    trade = f"{row.occupation}\n{row.level.full_name}"
    return (str(number), row.admission_number, row.name, row.unit, trade, *row.marks, row.verdict, row.remark)
