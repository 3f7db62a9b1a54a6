"""The public notice (公示) as a page with its list. ID numbers are masked here; the period is given, not computed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from skillassess.documents.pages import Align, Pages, Progress, TableColumn, chinese_day, write_pages
from skillassess.documents.wording import Words, words
from skillassess.model.batch_papers import NoticePaper
from skillassess.model.filings import PublicRow
from skillassess.model.identity import mask_id
from skillassess.model.papers import WrittenFile

_SHARES = (6, 14, 20, 24, 14, 12.5, 9.5)


class NoticeWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the notice; placeholders as in the file."""

    body: str
    period: str
    provisional: str
    posted: str
    objection: str
    closing: str
    list_heading: str
    columns: tuple[str, str, str, str, str, str, str]


def write_notice(paper: NoticePaper, path: Path, *, made: datetime, progress: Progress | None = None) -> WrittenFile:
    """Write the notice as PDF: text, period in working days, where to object, then the list over as many pages."""
    said = words("notice", NoticeWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said, progress),
    )


def _draw(pages: Pages, paper: NoticePaper, said: NoticeWords, progress: Progress | None) -> None:
    head = paper.head
    pages.title(said.title)
    pages.gap(12)
    pages.paragraph(said.body.format(basis=paper.basis, institution=head.institution, title=head.title, plan=head.plan))
    first, last = chinese_day(paper.notice_first), chinese_day(paper.notice_last)
    period = said.period.format(first=first, last=last, days=paper.working_days)
    pages.paragraph(period + (said.provisional if paper.is_provisional else ""))
    pages.paragraph(said.posted.format(place=paper.posted_at))
    pages.paragraph(said.objection.format(contact=paper.contact))
    pages.paragraph(said.closing)
    pages.gap(10)
    pages.paragraph(head.institution, align=Align.RIGHT, indent=False)
    pages.paragraph(chinese_day(paper.dated), align=Align.RIGHT, indent=False)
    pages.gap(10)
    pages.heading(said.list_heading.format(count=len(paper.rows)))
    columns = [TableColumn(title, share) for title, share in zip(said.columns, _SHARES, strict=True)]
    rows = (_cells(row, number) for number, row in enumerate(paper.rows, start=1))
    pages.table(columns, rows, progress=progress, total=len(paper.rows))


def _cells(row: PublicRow, number: int) -> tuple[str, ...]:
    trade = row.occupation if row.job_type in ("", row.occupation) else f"{row.occupation}（{row.job_type}）"
    return (str(number), row.name, mask_id(row.id_number), row.unit, trade, row.level.full_name, row.result)
