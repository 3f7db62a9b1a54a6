"""表5 证书数据审核确认表: one page that goes with the certificate data, signed and sealed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Align, Pages, TableColumn, write_pages
from skillassess.documents.wording import Words, words
from skillassess.errors import Refused
from skillassess.model.batch_papers import ConfirmationPaper
from skillassess.model.papers import WrittenFile

_SHARES = (34, 34, 20, 12)


class ConfirmationLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the form's head."""

    unit: str
    head_of_unit: str
    information_officer: str
    title: str
    uploaded: str
    data_kind: str


class ConfirmationWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the form."""

    number: str
    labels: ConfirmationLabels
    columns: tuple[str, str, str, str]
    total: str
    officer_opinion: str
    officer_foot: tuple[str, ...]
    head_opinion: str
    head_foot: tuple[str, ...]


def write_confirmation(paper: ConfirmationPaper, path: Path, *, made: datetime) -> WrittenFile:
    """Write the form as a one-page PDF; more lines than it holds are ``Refused`` (``confirmation-too-long``)."""
    if not paper.confirmation.lines:
        raise Refused("filing-empty")
    said = words("confirmation", ConfirmationWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said),
    )


def _draw(pages: Pages, paper: ConfirmationPaper, said: ConfirmationWords) -> None:
    given, labels = paper.confirmation, said.labels
    pages.paragraph(said.number, indent=False)
    pages.title(said.title)
    pages.gap(10)
    pages.grid([(labels.unit, given.unit)], across=1)
    pages.grid([(labels.head_of_unit, given.head_of_unit), (labels.information_officer, given.information_officer)])
    pages.grid([(labels.title, given.title)], across=1)
    pages.grid([(labels.uploaded, given.uploaded.isoformat()), (labels.data_kind, given.data_kind)])
    columns = [TableColumn(title, share, Align.CENTRE) for title, share in zip(said.columns, _SHARES, strict=True)]
    rows = [(line.occupation, line.job_type or "--", line.level.full_name, str(line.count)) for line in given.lines]
    pages.table(columns, [*rows, (said.total, "", "", str(given.total))])
    pages.space(said.officer_opinion, "", 84, said.officer_foot)
    pages.space(said.head_opinion, "", 84, said.head_foot)
    if pages.writer.pages:
        raise Refused("confirmation-too-long", count=len(rows))
