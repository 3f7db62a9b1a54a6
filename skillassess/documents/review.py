"""Papers of the comprehensive review (综合评审): the defence record and the panel's result, each from a new page on.

Nothing is computed here: scores are texts, the verdict is given (25号 art. 16).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from skillassess.documents.pages import Align, Pages, Progress, TableColumn, write_pages
from skillassess.documents.summary import head_pairs
from skillassess.documents.wording import Words, words
from skillassess.errors import Refused
from skillassess.model.papers import WrittenFile
from skillassess.model.review_papers import DefencePaper, PanelPaper, ReviewedPerson

_QUESTION_SHARES = (6, 14, 36, 44)
_PANEL_SHARES = (6, 14, 12, 12, 56)
_GAP = 10
PaperT = TypeVar("PaperT", DefencePaper, PanelPaper)


class ReviewLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the batch's head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    days: str
    place: str


class PersonLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the candidate."""

    name: str
    admission_number: str
    unit: str
    occupation: str
    level: str
    work: str
    title: str
    attachment: str


class ResultLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the result."""

    average: str
    line: str
    votes: str
    verdict: str


class DefenceWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the defence record."""

    labels: ReviewLabels
    person: PersonLabels
    columns: tuple[str, str, str, str]
    empty: str
    signature: str


class PanelWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the panel's result."""

    labels: ReviewLabels
    person: PersonLabels
    result: ResultLabels
    votes: str
    columns: tuple[str, str, str, str, str]
    approved: str
    against: str
    passed: str
    failed: str
    signature: str


def write_defences(
    papers: Sequence[DefencePaper], path: Path, *, made: datetime, progress: Progress | None = None
) -> WrittenFile:
    """Write defence records (答辩记录) into one PDF; all carry the first one's stamp."""
    said = words("defence", DefenceWords)
    return _write(papers, path, made, said.title, lambda pages, paper: _draw_defence(pages, paper, said), progress)


def write_panel_results(
    papers: Sequence[PanelPaper], path: Path, *, made: datetime, progress: Progress | None = None
) -> WrittenFile:
    """Write the panel's results (评审结果) into one PDF; all carry the first one's stamp."""
    said = words("panel", PanelWords)
    return _write(papers, path, made, said.title, lambda pages, paper: _draw_panel(pages, paper, said), progress)


def _write(
    papers: Sequence[PaperT],
    path: Path,
    made: datetime,
    title: str,
    draw_one: Callable[[Pages, PaperT], None],
    progress: Progress | None,
) -> WrittenFile:
    if not papers:
        raise Refused("nothing-to-print")

    def draw(pages: Pages) -> None:
        for number, paper in enumerate(papers, start=1):
            if number > 1:
                pages.turn()
            draw_one(pages, paper)
            if progress is not None:
                progress(number, len(papers))

    return write_pages(path, title=title, made=made, stamp=papers[0].stamp, paper=tuple(papers), draw=draw)


def _draw_defence(pages: Pages, paper: DefencePaper, said: DefenceWords) -> None:
    pages.title(said.title)
    pages.gap(_GAP)
    pages.grid(head_pairs(paper.head, said.labels))
    _draw_person(pages, paper.person, said.person)
    pages.gap(_GAP)
    aligns = (Align.CENTRE, Align.CENTRE, Align.LEFT, Align.LEFT)
    columns = [TableColumn(*parts) for parts in zip(said.columns, _QUESTION_SHARES, aligns, strict=True)]
    rows = [(str(place), one.asked_by, one.text, one.answer) for place, one in enumerate(paper.questions, start=1)]
    pages.table(columns, rows or [("", "", said.empty, "")])
    pages.gap(_GAP)
    for member in paper.members:
        pages.signature(f"{said.signature}（{member}）", None)


def _draw_panel(pages: Pages, paper: PanelPaper, said: PanelWords) -> None:
    pages.title(said.title)
    pages.gap(_GAP)
    pages.grid(head_pairs(paper.head, said.labels))
    _draw_person(pages, paper.person, said.person)
    members, labels = len(paper.lines), said.result
    votes = said.votes.format(members=members, approvals=paper.approvals, against=members - paper.approvals)
    verdict = said.passed if paper.passed else said.failed
    pages.grid([(labels.average, paper.average), (labels.line, paper.line)])
    pages.grid(
        [
            (labels.votes, votes if paper.lines else paper.remark),
            (labels.verdict, f"{verdict}（{paper.remark}）" if paper.remark and paper.lines else verdict),
        ],
        across=1,
    )
    pages.gap(_GAP)
    aligns = (Align.CENTRE, Align.CENTRE, Align.CENTRE, Align.CENTRE, Align.LEFT)
    columns = [TableColumn(*parts) for parts in zip(said.columns, _PANEL_SHARES, aligns, strict=True)]
    rows = [
        (str(place), one.member, one.total, said.approved if one.approved else said.against, one.opinion)
        for place, one in enumerate(paper.lines, start=1)
    ]
    pages.table(columns, rows)
    pages.gap(_GAP)
    given = {line.name: line for line in paper.signatures}
    for one in paper.lines:
        pages.signature(f"{said.signature}（{one.member}）", given.get(one.member))


def _draw_person(pages: Pages, person: ReviewedPerson, labels: PersonLabels) -> None:
    short = ("name", "admission_number", "occupation", "level", "work", "attachment")
    pages.grid([(getattr(labels, name), getattr(person, name)) for name in short])
    pages.grid([(labels.unit, person.unit), (labels.title, person.title)], across=1)
