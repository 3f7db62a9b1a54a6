"""The documents desk: takes a snapshot of a batch, has it written, and records what left the program.

Each file is written whole or not at all. A journal row keeps its path-free name, digest and the journal head on it.
What a document says is made in the ``snapshots`` modules; which documents there are stands in ``paper_kinds``.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from skillassess.documents.appointment import write_appointment
from skillassess.documents.certificate_page import write_certificates
from skillassess.documents.confirmation import write_confirmation
from skillassess.documents.sheets import blank, write_sheets
from skillassess.documents.writing import files_in_place
from skillassess.errors import FileProblem
from skillassess.model.batch_papers import AppointmentTerms
from skillassess.model.certificates import Certificate, CertificateState
from skillassess.model.records import MadeDocument
from skillassess.office.archiving import archive_batch, archive_head, journal_rows
from skillassess.office.paper_facts import Facts, read_facts
from skillassess.office.paper_kinds import KINDS, PaperKind, Progress, due_kinds
from skillassess.office.printed import keep_codes
from skillassess.office.rights import Session, right
from skillassess.office.snapshots import blank_papers, prefilled_paper, sheet_paper
from skillassess.office.snapshots_after import appointed, appointment_paper, certificate_papers, confirmation_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from skillassess.model.archives import ArchiveHead
    from skillassess.model.batch_papers import PrintOffset
    from skillassess.model.papers import SheetPaper, WrittenFile
    from skillassess.office.door import MainDoor
    from skillassess.store.writing import Writing

__all__ = ["Outlook", "Papers", "Progress", "make_folder"]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a batch has come to: keys of documents due, everything made (newest first), the cover its archive has now.

    ``has_scores``: some form is complete; ``is_final``: every result is sealed.
    ``candidates`` and ``appointed`` count who has sheets and who an appointment.
    """

    due: tuple[str, ...]
    made: tuple[MadeDocument, ...]
    cover: ArchiveHead
    has_scores: bool
    is_final: bool
    candidates: int
    appointed: int


class Papers:
    """Use cases of documents. ``progress`` hears (done, of) and may raise to cancel; nothing half written stays."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("document.make")
    def due(self, session: Session, plan_id: str) -> tuple[PaperKind, ...]:
        """Return the documents of the whole batch that a plan has come to; sheets and appointments are apart."""
        return due_kinds(self._facts(session, plan_id))

    @right("document.read")
    def outlook(self, session: Session, plan_id: str) -> Outlook:
        """Return what could be made of a plan, what was made, and until when its records are kept."""
        made = self.door.clock.now()
        with self.door.look() as reading:
            facts = read_facts(reading, plan_id, made, session.person.name)
            documents = reading.values(MadeDocument, plan_id)
        return Outlook(
            due=tuple(kind.key for kind in due_kinds(facts)),
            made=tuple(sorted(documents, key=lambda one: one.at, reverse=True)),
            cover=archive_head(facts),
            has_scores=any(facts.batch.content(key).is_complete for key in facts.batch.all_forms()),
            is_final=facts.results.is_final,
            candidates=len(facts.batch.active),
            appointed=len(appointed(facts)),
        )

    @right("document.make")
    def make(
        self, session: Session, plan_id: str, key: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write the document of a key that :meth:`due` returned."""
        return self._make(session, plan_id, key, path, progress)

    @right("document.read")
    def made(self, session: Session, plan_id: str) -> tuple[MadeDocument, ...]:
        """Return every document that was made of a plan, as it was last made, the newest first."""
        with self.door.look() as reading:
            return tuple(sorted(reading.values(MadeDocument, plan_id), key=lambda made: made.at, reverse=True))

    @right("document.make")
    def sheets_each(
        self,
        session: Session,
        plan_id: str,
        folder: Path,
        progress: Progress | None = None,
        *,
        only: Collection[str] | None = None,
    ) -> tuple[WrittenFile, ...]:
        """Write every candidate's filled sheets (or those of ``only`` some) as one PDF each; all of them or none."""
        facts = self._facts(session, plan_id)
        batch = facts.batch
        chosen = [who.id for who in batch.active] if only is None else [batch.candidate(who).id for who in only]
        keys = [key for candidate in chosen for key in batch.forms(candidate)]
        printed = partial(keep_codes, batch, keys)
        with self._record(session, facts, "sheets", printed) as written, files_in_place(folder) as part:
            for done, candidate in enumerate(chosen, start=1):
                papers = [sheet_paper(batch, key, facts.institution, facts.head) for key in batch.forms(candidate)]
                written.append(write_sheets(papers, part / f"{candidate}.pdf", made=facts.made))
                _tell(progress, done, len(chosen))
        return tuple(written)

    @right("document.make")
    def sheets_together(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write all filled sheets of a plan into one PDF."""
        facts = self._facts(session, plan_id)
        batch = facts.batch
        return self._sheets(
            session,
            facts,
            "sheets",
            _filled(facts),
            path,
            progress,
            printed=partial(keep_codes, batch, batch.all_forms()),
        )

    @right("document.make")
    def sheets_prefilled(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write every candidate's sheets with head and code but no scores, to be scored on paper."""
        facts = self._facts(session, plan_id)
        batch = facts.batch
        keys = batch.all_forms()
        papers = (blank(prefilled_paper(batch, key, facts.institution, facts.head)) for key in keys)
        return self._sheets(
            session,
            facts,
            "sheets-prefilled",
            papers,
            path,
            progress,
            printed=partial(keep_codes, batch, keys, as_blank=True),
        )

    @right("document.make")
    def sheets_blank(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write one empty sheet of each form of a plan."""
        facts = self._facts(session, plan_id)
        papers = blank_papers(facts.batch, facts.institution)
        return self._sheets(session, facts, "sheets-blank", papers, path, progress, count=len(papers))

    @right("document.make")
    def plan(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the assessment plan (评价计划)."""
        return self._make(session, plan_id, "plan", path, progress)

    @right("document.make")
    def sign_in_candidates(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write the candidates' sign-in sheets (签到表), one for each component."""
        return self._make(session, plan_id, "sign-in-candidates", path, progress)

    @right("document.make")
    def sign_in_staff(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write the sign-in sheet of assessors, panel and supervisor."""
        return self._make(session, plan_id, "sign-in-staff", path, progress)

    @right("document.make")
    def supervision(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the internal supervision record (内部督导表), or its blank form while none was kept."""
        return self._make(session, plan_id, "supervision", path, progress)

    @right("document.make")
    def summary(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the result summary (结果汇总); results not sealed are ``Refused`` (``documents-not-final``)."""
        return self._make(session, plan_id, "summary", path, progress)

    @right("document.make")
    def notice(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the public notice (公示) that was published; none, or other results since, is ``Refused``."""
        return self._make(session, plan_id, "notice", path, progress)

    @right("document.make")
    def score_roster(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the score roster (成绩花名册) HR files; results not sealed or a row sent back is ``Refused``."""
        return self._make(session, plan_id, "score-roster", path, progress)

    @right("document.make")
    def public_list(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the list for the public notice (公示名单), ID numbers masked; results not sealed are ``Refused``."""
        return self._make(session, plan_id, "public-list", path, progress)

    @right("document.make")
    def has_certificates(self, session: Session, plan_id: str, candidate: str = "") -> bool:
        """Whether any valid certificate number has been given in a plan (to one candidate of it)."""
        with self.door.look() as reading:
            valid = [c for c in reading.values(Certificate, plan_id) if c.state is CertificateState.VALID]
        return any(candidate in ("", given.candidate) for given in valid)

    @right("document.make")
    def certificate_data(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write the certificate data table (证书数据表); nothing to write is ``Refused``."""
        return self._make(session, plan_id, "certificate-data", path, progress)

    @right("document.make")
    def confirmation(
        self,
        session: Session,
        plan_id: str,
        path: Path,
        progress: Progress | None = None,
        *,
        head_of_unit: str = "",
        information_officer: str = "",
    ) -> WrittenFile:
        """Write 表5 证书数据审核确认表; names left empty are written by hand."""
        facts = self._facts(session, plan_id)
        paper = confirmation_paper(facts, head_of_unit, information_officer)
        with self._record(session, facts, "confirmation") as written:
            written.append(write_confirmation(paper, path, made=facts.made))
        return written[0]

    @right("document.make")
    def certificates(
        self,
        session: Session,
        plan_id: str,
        path: Path,
        progress: Progress | None = None,
        *,
        only: Collection[str] | None = None,
        overprint: PrintOffset | None = None,
    ) -> WrittenFile:
        """Write the certificate pages of a plan (of ``only`` some candidates); no valid number is ``Refused``."""
        facts = self._facts(session, plan_id)
        papers = certificate_papers(facts, only)
        with self._record(session, facts, "certificates") as written:
            page = write_certificates(papers, path, made=facts.made, overprint=overprint, progress=progress)
            written.append(page)
        return written[0]

    @right("document.make")
    def appointments(
        self,
        session: Session,
        plan_id: str,
        folder: Path,
        progress: Progress | None = None,
        *,
        only: Collection[str] | None = None,
        terms: AppointmentTerms | None = None,
    ) -> tuple[WrittenFile, ...]:
        """Write an appointment record (聘任记录) for each T or S with a number; terms not given are for the hand."""
        facts = self._facts(session, plan_id)
        chosen = [candidate for candidate in appointed(facts) if only is None or candidate in only]
        if not chosen:
            return ()
        with self._record(session, facts, "appointment") as written, files_in_place(folder) as part:
            for done, candidate in enumerate(chosen, start=1):
                paper = appointment_paper(facts, candidate, terms or AppointmentTerms())
                written.append(write_appointment(paper, part / f"appointment-{candidate}.pdf", made=facts.made))
                _tell(progress, done, len(chosen))
        return tuple(written)

    @right("document.make")
    def archive(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the archive of a batch (归档) as a zip of volumes; results not sealed are ``Refused``."""
        made = self.door.clock.now()
        with self.door.look() as reading:
            facts = read_facts(reading, plan_id, made, session.person.name)
            journal = journal_rows(reading.entries(), facts)
        with self._record(session, facts, "archive") as written:
            written.append(archive_batch(facts, journal, path, progress or _nobody, stored=self._stored))
        return written[0]

    def _make(self, session: Session, plan_id: str, key: str, path: Path, progress: Progress | None) -> WrittenFile:
        facts = self._facts(session, plan_id)
        with self._record(session, facts, key) as written:
            written.append(KINDS[key].write(facts, path, progress or _nobody))
        return written[0]

    def _sheets(
        self,
        session: Session,
        facts: Facts,
        kind: str,
        papers: Iterable[SheetPaper],
        path: Path,
        progress: Progress | None,
        *,
        count: int | None = None,
        printed: Callable[[Writing], None] | None = None,
    ) -> WrittenFile:
        total = len(facts.batch.all_forms()) if count is None else count
        with self._record(session, facts, kind, printed) as written:
            written.append(
                write_sheets(papers, path, made=facts.made, progress=lambda done: _tell(progress, done, total))
            )
        return written[0]

    def _facts(self, session: Session, plan_id: str) -> Facts:
        made = self.door.clock.now()
        with self.door.look() as reading:
            return read_facts(reading, plan_id, made, session.person.name)

    def _stored(self, sha256: str) -> bytes:
        with self.door.look() as reading:
            return reading.blob(sha256)

    @contextmanager
    def _record(
        self, session: Session, facts: Facts, kind: str, printed: Callable[[Writing], None] | None = None
    ) -> Iterator[list[WrittenFile]]:
        """Give a list for the files that are written, and keep a journal row of them (and their codes) once all are."""
        written: list[WrittenFile] = []
        yield written
        plan_id, at = facts.batch.plan.id, self.door.clock.now()
        with self.door.act(session, "document.made", plan_id, kind=kind, files=len(written)) as writing:
            for file in written:
                made = MadeDocument(plan_id, kind, file.name, file.sha256, file.size, facts.head.code, at)
                writing.put(f"{plan_id}/{kind}/{file.name}", made, parent=plan_id)
            if printed is not None:
                printed(writing)


def make_folder(folder: Path) -> Path:
    """Make a folder for documents; one that cannot be made is a ``FileProblem``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise FileProblem("folder-is-file", name=folder.name) from error
    except OSError as error:
        raise FileProblem("out-unwritable", name=folder.name) from error
    return folder


def _filled(facts: Facts) -> Iterator[SheetPaper]:
    return (sheet_paper(facts.batch, key, facts.institution, facts.head) for key in facts.batch.all_forms())


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None:
        progress(done, of)


def _nobody(_done: int, _of: int) -> None:
    """Nobody listens."""
