"""The assessment plan (评价计划) on paper: what, for whom, by which method, when, where and by whom."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Pages, chinese_day, chinese_days, write_pages
from skillassess.documents.summary import draw_signatures
from skillassess.documents.wording import Words, words
from skillassess.model.batch_papers import PlanPaper, PlanTarget
from skillassess.model.papers import WrittenFile


class PlanLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the plan's head."""

    institution: str
    plan: str
    batch: str
    close: str
    days: str
    place: str
    supervisor: str
    pay_link: str
    edition: str


class TargetLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of one occupation and level."""

    occupation: str
    code: str
    level: str
    method: str
    basis: str
    candidates: str
    components: str
    assessors: str


class PlanWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the plan."""

    labels: PlanLabels
    heading: str
    target: TargetLabels
    signatures: tuple[str, ...]


def write_plan(paper: PlanPaper, path: Path, *, made: datetime) -> WrittenFile:
    """Write the assessment plan as PDF."""
    said = words("plan", PlanWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw(pages, paper, said),
    )


def _draw(pages: Pages, paper: PlanPaper, said: PlanWords) -> None:
    head, labels = paper.head, said.labels
    pages.title(said.title)
    pages.gap(10)
    pairs = [
        (labels.institution, head.institution),
        (labels.plan, head.plan),
        (labels.batch, head.title),
        (labels.close, chinese_day(paper.applications_close)),
        (labels.days, chinese_days(head.first_day, head.last_day)),
        (labels.place, head.place),
        (labels.supervisor, paper.supervisor),
        (labels.edition, paper.edition),
    ]
    pages.grid(pairs)
    if paper.pay_link:
        pages.grid([(labels.pay_link, paper.pay_link)], across=1)
    pages.gap(12)
    pages.heading(said.heading)
    for target in paper.targets:
        _draw_target(pages, target, said.target)
        pages.gap(10)
    draw_signatures(pages, said.signatures, ())


def _draw_target(pages: Pages, target: PlanTarget, labels: TargetLabels) -> None:
    pages.need(120)
    pages.grid(
        [
            (labels.occupation, target.occupation),
            (labels.code, target.code),
            (labels.level, target.level.full_name),
            (labels.candidates, str(target.candidates)),
            (labels.method, target.method),
            (labels.basis, target.basis),
        ]
    )
    lists = [(labels.components, "\n".join(target.components)), (labels.assessors, "、".join(target.assessors))]
    pages.grid(lists, across=1)
