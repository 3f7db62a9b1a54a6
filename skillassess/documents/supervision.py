"""Papers of the day itself: the internal supervision record (内部督导表) and the sign-in sheets (签到表)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Align, Pages, Progress, TableColumn, chinese_day, write_pages
from skillassess.documents.summary import draw_signatures, head_pairs
from skillassess.documents.wording import Words, words
from skillassess.errors import Refused
from skillassess.model.batch_papers import SignInPaper, SupervisionLine, SupervisionPaper
from skillassess.model.papers import WrittenFile

_SUPERVISION_SHARES = (6, 50, 20, 24)
_SIGN_IN_SHARES = (5, 20, 11, 17, 14, 15, 9, 9)
_SIGN_IN_CELL = 8.0
_STAFF_SHARES = (6, 16, 12, 26, 18, 11, 11)
_SPARE_ROWS = 2
_SPARE_HEIGHT = 22.0


class SupervisionLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the supervision record's head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    days: str
    place: str
    supervisor: str


class SupervisionWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the supervision record."""

    labels: SupervisionLabels
    columns: tuple[str, str, str, str]
    right: str
    wrong: str
    blank: str
    lines: tuple[str, ...]
    problems: str
    handling: str
    signature: str


class SignInLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the sign-in sheet's head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    component: str
    day: str
    place: str
    expected: str


class SignInWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the sign-in sheets."""

    staff_title: str
    labels: SignInLabels
    columns: tuple[str, str, str, str, str, str, str, str]
    staff_columns: tuple[str, str, str, str, str, str, str]
    day_by_hand: str
    signatures: tuple[str, ...]


def write_supervision_record(paper: SupervisionPaper, path: Path, *, made: datetime) -> WrittenFile:
    """Write the internal supervision record as PDF; without own lines the form's stand to be ticked."""
    said = words("supervision", SupervisionWords)
    return write_pages(
        path,
        title=said.title,
        made=made,
        stamp=paper.stamp,
        paper=paper,
        draw=lambda pages: _draw_record(pages, paper, said),
    )


def supervision_lines() -> tuple[SupervisionLine, ...]:
    """Return the form's own lines, nothing watched yet, for a screen to fill in."""
    return tuple(SupervisionLine(text) for text in words("supervision", SupervisionWords).lines)


def write_sign_in(paper: SignInPaper, path: Path, *, made: datetime) -> WrittenFile:
    """Write a sign-in sheet as PDF; two spare rows follow those who are expected."""
    return write_sign_ins((paper,), path, made=made)


def write_sign_ins(
    papers: Sequence[SignInPaper], path: Path, *, made: datetime, progress: Progress | None = None
) -> WrittenFile:
    """Write sign-in sheets of one kind into one PDF, each from a new page on; all feet carry the first one's stamp."""
    if not papers:
        raise Refused("nothing-to-print")
    said = words("sign_in", SignInWords)

    def draw(pages: Pages) -> None:
        for number, paper in enumerate(papers, start=1):
            if number > 1:
                pages.turn()
            _draw_sign_in(pages, paper, said)
            if progress is not None:
                progress(number, len(papers))

    return write_pages(
        path,
        title=said.staff_title if papers[0].is_staff else said.title,
        made=made,
        stamp=papers[0].stamp,
        paper=tuple(papers),
        draw=draw,
    )


def _draw_record(pages: Pages, paper: SupervisionPaper, said: SupervisionWords) -> None:
    pages.title(said.title)
    pages.gap(10)
    pages.grid(head_pairs(paper.head, said.labels))
    pages.grid([(said.labels.supervisor, paper.supervisor)], across=1)
    pages.gap(10)
    aligns = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.LEFT)
    columns = [TableColumn(*parts) for parts in zip(said.columns, _SUPERVISION_SHARES, aligns, strict=True)]
    outcomes = {None: said.blank, True: said.right, False: said.wrong}
    lines = paper.lines or supervision_lines()
    rows = [
        (str(number), line.text, outcomes[line.is_right], line.remark) for number, line in enumerate(lines, start=1)
    ]
    pages.table(columns, rows)
    pages.space(said.problems, paper.problems, 90)
    pages.space(said.handling, paper.handling, 90)
    pages.gap(10)
    pages.signature(said.signature, paper.signature)


def _draw_sign_in(pages: Pages, paper: SignInPaper, said: SignInWords) -> None:
    head, labels = paper.head, said.labels
    pages.title(said.staff_title if paper.is_staff else said.title)
    pages.gap(10)
    pages.grid(
        [
            (labels.institution, head.institution),
            (labels.plan, head.plan),
            (labels.batch, head.title),
            (labels.occupation, head.occupation),
            (labels.component, paper.component),
            (labels.day, said.day_by_hand if paper.day is None else chinese_day(paper.day)),
            (labels.place, head.place),
            (labels.expected, str(len(paper.rows))),
        ]
    )
    pages.gap(10)
    columns = _sign_in_columns(paper, said)
    pages.table(columns, [_sign_in_cells(paper, place) for place in range(len(paper.rows))], size=_SIGN_IN_CELL)
    pages.blank_rows(columns, _SPARE_ROWS, _SPARE_HEIGHT)
    pages.gap(6)
    draw_signatures(pages, said.signatures, ())


def _sign_in_columns(paper: SignInPaper, said: SignInWords) -> Sequence[TableColumn]:
    titles, shares = (said.staff_columns, _STAFF_SHARES) if paper.is_staff else (said.columns, _SIGN_IN_SHARES)
    return [TableColumn(title, share) for title, share in zip(titles, shares, strict=True)]


def _sign_in_cells(paper: SignInPaper, place: int) -> tuple[str, ...]:
    row = paper.rows[place]
    occupation = () if paper.is_staff else (row.occupation,)
    return (str(place + 1), row.number, row.name, row.unit, *occupation, "", "", row.remark)
