"""The appointment record (聘任记录) that ends the way to 特级技师 and 首席技师 (T/S plan 五（一）6、六（一）)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Pages, chinese_day, write_pages
from skillassess.documents.wording import Words, words
from skillassess.errors import Refused
from skillassess.model.batch_papers import AppointmentPaper
from skillassess.model.papers import WrittenFile

CLAUSE = "广东省2024年特级技师、首席技师评聘工作方案 五（一）6"


class AppointmentLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the record's head."""

    institution: str
    name: str
    sex: str
    id_number: str
    post: str
    occupation: str
    level: str
    certificate: str
    plan: str
    term: str
    agreement: str
    dated: str


class AppointmentWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the record."""

    labels: AppointmentLabels
    open_end: str
    term: str
    blank_term: str
    duties: str
    treatment: str
    platform: str
    opinion: str
    opinion_foot: tuple[str, ...]
    signature: str


def write_appointment(paper: AppointmentPaper, path: Path, *, made: datetime) -> WrittenFile:
    """Write the record as PDF; a level that is not appointed, or a term that ends before it begins, is ``Refused``."""
    if not paper.level.is_appointed:
        raise Refused("appointment-level", level=paper.level.full_name, clause=CLAUSE)
    if paper.last_day is not None and (paper.first_day is None or paper.last_day < paper.first_day):
        raise Refused("appointment-term")
    said = words("appointment", AppointmentWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said),
    )


def _draw(pages: Pages, paper: AppointmentPaper, said: AppointmentWords) -> None:
    labels, term = said.labels, _term(paper, said)
    pages.title(said.title)
    pages.gap(10)
    pages.grid([(labels.institution, paper.institution)], across=1)
    pages.grid(
        [
            (labels.name, paper.name),
            (labels.sex, paper.sex),
            (labels.id_number, paper.id_number),
            (labels.post, paper.post),
            (labels.occupation, paper.occupation),
            (labels.level, paper.level.full_name),
            (labels.certificate, paper.certificate),
            (labels.agreement, paper.agreement),
        ]
    )
    pages.grid([(labels.plan, paper.appointment_plan), (labels.term, term)], across=1)
    pages.space(said.duties, paper.duties, 90)
    pages.space(said.treatment, paper.treatment, 80)
    pages.space(said.platform, paper.platform, 80)
    pages.space(said.opinion, "", 96, said.opinion_foot)
    pages.gap(8)
    pages.signature(said.signature, None)
    pages.paragraph(f"{labels.dated}：{chinese_day(paper.dated)}", indent=False)


def _term(paper: AppointmentPaper, said: AppointmentWords) -> str:
    if paper.first_day is None:
        return said.blank_term
    first = chinese_day(paper.first_day)
    if paper.last_day is None:
        return said.open_end.format(first=first)
    return said.term.format(first=first, last=chinese_day(paper.last_day))
