"""Writing papers of a batch into a folder, one after the other, on the worker. Owns the order and what came of it.

Each paper is written whole or not at all by the office; what was finished before Cancel or a problem stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from skillassess.errors import Problem
from skillassess.model.batch_papers import PrintOffset
from skillassess.office.papers import make_folder
from ui.jobs import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office import Office, Session
    from skillassess.office.papers import Progress
    from ui.jobs import Ticket
    from ui.screens.archive_rows import Paper

_PARTS = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """What some papers leave open: names on form 5 (empty: by hand), and an overprint of certificates, in millimetres.

    ``overprint`` is (right, down), None for whole pages.
    """

    head_of_unit: str = ""
    information_officer: str = ""
    overprint: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files that were written, the papers they are of, and why it ended early if it did."""

    files: tuple[WrittenFile, ...]
    papers: int
    problem: Problem | None = None
    cancelled: bool = False


@dataclass(slots=True)
class PaperWriter:
    """Writes the papers of one batch for one person."""

    office: Office
    session: Session
    plan_id: str
    choices: Choices
    _files: list[WrittenFile] = field(default_factory=list)

    def write(self, papers: Sequence[Paper], folder: Path, ticket: Ticket) -> Outcome:
        """Write papers into the folders they belong to below ``folder``."""
        total = len(papers) * _PARTS
        for number, paper in enumerate(papers):

            def step(done: int, of: int, before: int = number * _PARTS) -> None:
                ticket.step(before + done * _PARTS // max(of, 1), total)

            try:
                step(0, 1)
                self._files.extend(self._one(paper, make_folder(make_folder(folder) / paper.folder), step))
            except Cancelled:
                return Outcome(tuple(self._files), number, cancelled=True)
            except Problem as problem:
                return Outcome(tuple(self._files), number, problem)
        return Outcome(tuple(self._files), len(papers))

    def _one(self, paper: Paper, folder: Path, step: Progress) -> tuple[WrittenFile, ...]:
        papers, session, plan_id = self.office.papers, self.session, self.plan_id
        if paper.key == "sheets":
            return papers.sheets_each(session, plan_id, folder, step)
        if paper.key == "appointment":
            return papers.appointments(session, plan_id, folder, step)
        own: dict[str, Callable[[Path, Progress], WrittenFile]] = {
            "sheets-together": partial(papers.sheets_together, session, plan_id),
            "sheets-prefilled": partial(papers.sheets_prefilled, session, plan_id),
            "sheets-blank": partial(papers.sheets_blank, session, plan_id),
            "quality-report": partial(self.office.quality.report, session, plan_id),
            "confirmation": self._confirmation,
            "certificates": self._certificates,
        }
        write = own.get(paper.key) or partial(papers.make, session, plan_id, paper.key)
        return (write(folder / paper.file, step),)

    def _confirmation(self, path: Path, step: Progress) -> WrittenFile:
        head, officer = self.choices.head_of_unit, self.choices.information_officer
        return self.office.papers.confirmation(
            self.session, self.plan_id, path, step, head_of_unit=head, information_officer=officer
        )

    def _certificates(self, path: Path, step: Progress) -> WrittenFile:
        moved = self.choices.overprint
        offset = None if moved is None else PrintOffset(*moved)
        return self.office.papers.certificates(self.session, self.plan_id, path, step, overprint=offset)
