"""The papers of a batch as the archive screen lists them: name, place in the folder, whether they are due, last made.

Pure: reads an outlook, asks nothing, changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.marked import QT_TRANSLATE_NOOP, translate_marked
from ui.pill import Status, done, locked, under_way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.model.records import MadeDocument
    from skillassess.office.papers import Outlook

ARCHIVE = "archive"
_SHEETS, _TOGETHER, _APPOINTMENT = "sheets", "sheets-together", "appointment"


_SELDOM = frozenset({"defence-records", "panel-results", "ts-package", _APPOINTMENT})


class Wait(StrEnum):
    """What a paper waits for."""

    NOTHING = ""
    SCORES = "scores"
    SEALED = "sealed"
    RECORD = "record"
    NOTICE = "notice"
    NUMBERS = "numbers"
    APPOINTED = "appointed"


_WAITS = {
    Wait.SCORES: QT_TRANSLATE_NOOP("Archive", "once the first form has all its columns"),
    Wait.SEALED: QT_TRANSLATE_NOOP("Archive", "once every sheet is signed by all"),
    Wait.RECORD: QT_TRANSLATE_NOOP("Archive", "once the supervision record is kept"),
    Wait.NOTICE: QT_TRANSLATE_NOOP("Archive", "once the results are published"),
    Wait.NUMBERS: QT_TRANSLATE_NOOP("Archive", "once certificate numbers are given"),
    Wait.APPOINTED: QT_TRANSLATE_NOOP("Archive", "once a level T or S has its number"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper there is: key of the office, name, folder, usual file name (empty: many files), what it waits for."""

    key: str
    text: str
    folder: str
    file: str
    wait: Wait = Wait.NOTHING

    @property
    def name(self) -> str:
        """Its name in the language of the windows."""
        return translate_marked("Archive", self.text)


PAPERS = (
    Paper("plan", QT_TRANSLATE_NOOP("Archive", "Assessment plan"), "papers", "plan.pdf"),
    Paper("sheets-blank", QT_TRANSLATE_NOOP("Archive", "Blank sheets, one of each"), "papers", "sheets-blank.pdf"),
    Paper(
        "sheets-prefilled",
        QT_TRANSLATE_NOOP("Archive", "Prefilled sheets, without scores"),
        "papers",
        "sheets-prefilled.pdf",
    ),
    Paper(
        "sign-in-candidates",
        QT_TRANSLATE_NOOP("Archive", "Sign-in sheets of the candidates"),
        "papers",
        "sign-in-candidates.pdf",
    ),
    Paper("sign-in-staff", QT_TRANSLATE_NOOP("Archive", "Sign-in sheet of the staff"), "papers", "sign-in-staff.pdf"),
    Paper(
        "quality-report",
        QT_TRANSLATE_NOOP("Archive", "Quality report of the scoring"),
        "papers",
        "quality-report.pdf",
        Wait.SCORES,
    ),
    Paper(
        "supervision",
        QT_TRANSLATE_NOOP("Archive", "Internal supervision record"),
        "papers",
        "supervision.pdf",
        Wait.RECORD,
    ),
    Paper(_SHEETS, QT_TRANSLATE_NOOP("Archive", "Filled sheets, one PDF each"), "sheets", "", Wait.SEALED),
    Paper(
        _TOGETHER, QT_TRANSLATE_NOOP("Archive", "Filled sheets, all in one PDF"), "papers", "sheets.pdf", Wait.SEALED
    ),
    Paper(
        "defence-records",
        QT_TRANSLATE_NOOP("Archive", "Defence records"),
        "papers",
        "defence-records.pdf",
    ),
    Paper("panel-results", QT_TRANSLATE_NOOP("Archive", "Results of the panel"), "papers", "panel-results.pdf"),
    Paper("summary", QT_TRANSLATE_NOOP("Archive", "Summary of results"), "papers", "summary.pdf", Wait.SEALED),
    Paper("score-roster", QT_TRANSLATE_NOOP("Archive", "Score roster"), "filings", "score-roster.xlsx", Wait.SEALED),
    Paper(
        "public-list",
        QT_TRANSLATE_NOOP("Archive", "List for the public notice"),
        "filings",
        "public-list.xlsx",
        Wait.SEALED,
    ),
    Paper(
        "ts-package",
        QT_TRANSLATE_NOOP("Archive", "Materials for the filing of levels T and S"),
        "filings",
        "ts-package.zip",
    ),
    Paper("notice", QT_TRANSLATE_NOOP("Archive", "Public notice"), "papers", "notice.pdf", Wait.NOTICE),
    Paper(
        "certificate-data",
        QT_TRANSLATE_NOOP("Archive", "Certificate data"),
        "filings",
        "certificate-data.xlsx",
        Wait.NUMBERS,
    ),
    Paper(
        "confirmation",
        QT_TRANSLATE_NOOP("Archive", "Confirmation of the data (form 5)"),
        "filings",
        "confirmation.pdf",
        Wait.NUMBERS,
    ),
    Paper(
        "certificates", QT_TRANSLATE_NOOP("Archive", "Certificate pages"), "papers", "certificates.pdf", Wait.NUMBERS
    ),
    Paper(_APPOINTMENT, QT_TRANSLATE_NOOP("Archive", "Appointment records"), "papers", "", Wait.APPOINTED),
)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper, whether it can be made now, and every file made of it, the newest first."""

    paper: Paper
    is_due: bool
    made: tuple[MadeDocument, ...]

    @property
    def last(self) -> MadeDocument | None:
        """The file that was made last."""
        return self.made[0] if self.made else None


def rows(seen: Outlook) -> tuple[PaperRow, ...]:
    """Return every paper a batch can have, in the order of the batch; those of few batches where there are some."""
    there = {*seen.due, *(made.kind for made in seen.made), *((_APPOINTMENT,) if seen.appointed else ())}
    shown = [paper for paper in PAPERS if paper.key not in _SELDOM or paper.key in there]
    return tuple(PaperRow(paper, _is_due(paper, seen), made_of(paper.key, seen.made)) for paper in shown)


def made_of(key: str, made: Iterable[MadeDocument]) -> tuple[MadeDocument, ...]:
    """Return the files made under a key; single sheets are named by admission number, all together by a word."""
    if key in (_SHEETS, _TOGETHER):
        single = key == _SHEETS
        return tuple(one for one in made if one.kind == _SHEETS and _is_single(one) is single)
    return tuple(one for one in made if one.kind == key)


def status(row: PaperRow) -> Status:
    """Return how a paper stands."""
    if not row.is_due:
        text = translate_marked("Archive", QT_TRANSLATE_NOOP("Archive", "Not yet"))
        return locked(text, f"{text}: {waits_for(row.paper)}")
    if row.last is None:
        return under_way(translate_marked("Archive", QT_TRANSLATE_NOOP("Archive", "Ready")))
    return done(translate_marked("Archive", QT_TRANSLATE_NOOP("Archive", "Made")))


def waits_for(paper: Paper) -> str:
    """Return in words what a paper waits for; empty for what can always be made."""
    return translate_marked("Archive", _WAITS[paper.wait]) if paper.wait in _WAITS else ""


def _is_due(paper: Paper, seen: Outlook) -> bool:
    known = {
        Wait.NOTHING: True,
        Wait.SCORES: seen.has_scores,
        Wait.APPOINTED: bool(seen.appointed),
    }
    if paper.wait in known:
        return known[paper.wait]
    return seen.is_final if paper.key in (_SHEETS, _TOGETHER) else paper.key in seen.due


def _is_single(made: MadeDocument) -> bool:
    return made.name.partition(".")[0].isdecimal()
