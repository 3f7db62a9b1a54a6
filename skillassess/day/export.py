"""Writes a plan's documents, or one candidate's, into a folder; what the plan has not come to is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self, TypeAlias

from skillassess.day.out_folder import whole_folder
from skillassess.errors import Refused
from skillassess.office.papers import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.office import Office, Session
    from skillassess.office.papers import Progress

Told: TypeAlias = Callable[[str, int, int], None]
ARCHIVE = "archive.zip"
_SHEETS, _APPOINTMENT, _ARCHIVE, _CERTIFICATES = "sheets", "appointment", "archive", "certificates"


def export_plan(office: Office, session: Session, plan_id: str, candidate: str, out: Path, progress: Told) -> int:
    """Write the documents of a plan (of the only one, when ``plan_id`` is empty) and return how many files.

    ``out`` must be new or empty. With a ``candidate`` only that one's sheets, certificate and appointment record.
    """
    chosen = plan_id or _only_plan(office, session)
    with whole_folder(out) as folder:
        if candidate:
            return write_candidate(office, session, chosen, candidate, folder, progress)
        return write_documents(office, session, chosen, folder, progress)


def write_documents(office: Office, session: Session, plan_id: str, out: Path, progress: Told) -> int:
    """Write everything a plan has come to into ``out`` and return how many files; ``progress`` hears of each kind."""
    papers = office.papers
    files = len(papers.sheets_each(session, plan_id, make_folder(out / "sheets"), _telling(progress, _SHEETS)))
    due = papers.due(session, plan_id)
    for kind in due:
        path = make_folder(out / kind.folder) / kind.file
        with _Teller(progress, kind.key) as told:
            papers.make(session, plan_id, kind.key, path, told.tell)
        files += 1
    files += len(papers.appointments(session, plan_id, make_folder(out / "papers"), _telling(progress, _APPOINTMENT)))
    if office.results.table(session, plan_id).is_final:
        papers.archive(session, plan_id, out / ARCHIVE, _telling(progress, _ARCHIVE))
        files += 1
    return files


def write_candidate(office: Office, session: Session, plan_id: str, candidate: str, out: Path, progress: Told) -> int:
    """Write one candidate's sheets and, once there is a number, certificate page and appointment record."""
    papers, only = office.papers, (candidate,)
    sheets = make_folder(out / "sheets")
    files = len(papers.sheets_each(session, plan_id, sheets, _telling(progress, _SHEETS), only=only))
    if not papers.has_certificates(session, plan_id, candidate):
        return files
    folder = make_folder(out / "papers")
    page = folder / f"certificate-{candidate}.pdf"
    papers.certificates(session, plan_id, page, _telling(progress, _CERTIFICATES), only=only)
    appointments = papers.appointments(session, plan_id, folder, _telling(progress, _APPOINTMENT), only=only)
    return files + 1 + len(appointments)


class _Teller:
    """Passes progress on under a name and, where a document told none, says at its end that it is done."""

    def __init__(self, progress: Told, what: str) -> None:
        self._progress = progress
        self._what = what
        self._of = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and not self._of:
            self._progress(self._what, 1, 1)

    def tell(self, done: int, of: int) -> None:
        """Pass on how far it is."""
        self._of = of
        self._progress(self._what, done, of)


def _telling(progress: Told, what: str) -> Progress:
    return lambda done, of: progress(what, done, of)


def _only_plan(office: Office, session: Session) -> str:
    plans = office.planning.plans(session)
    if len(plans) != 1:
        raise Refused("export-which-plan", count=len(plans), plans="、".join(plan.id for plan in plans))
    return plans[0].id
