"""The documents desk: takes a snapshot of a batch, has it written, and records what left the program.

Each file is written whole or not at all. A journal row keeps its path-free name, digest and the journal head on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from skillassess.documents.sheets import write_sheets
from skillassess.documents.workbooks import write_certificate_data, write_public_list, write_score_roster
from skillassess.errors import FileProblem, Refused
from skillassess.model.certificates import Certificate, CertificateState
from skillassess.model.institution import Institution
from skillassess.model.records import MadeDocument
from skillassess.office.batch import load_batch
from skillassess.office.naming import INSTITUTION
from skillassess.office.rights import Session, right
from skillassess.office.snapshots import certificate_rows, public_rows, score_rows, sheet_paper

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office.batch import Batch
    from skillassess.office.door import MainDoor
    from skillassess.store.journal import Head

Progress = Callable[[int, int], None]


class Papers:
    """Use cases of documents. ``progress`` hears (done, of) and may raise to cancel; nothing half written stays."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

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
        """Write every candidate's filled sheets (or those of ``only`` some) as one PDF each."""
        batch, institution, head = self._snapshot(plan_id)
        made = self.door.clock.now()
        chosen = [c.id for c in batch.active] if only is None else [batch.candidate(c).id for c in only]
        written = []
        for done, candidate in enumerate(chosen, start=1):
            papers = [sheet_paper(batch, key, institution, head) for key in batch.forms(candidate)]
            written.append(write_sheets(papers, folder / f"{candidate}.pdf", made=made))
            _tell(progress, done, len(chosen))
        self._record(session, plan_id, "sheets", head, written)
        return tuple(written)

    @right("document.make")
    def sheets_together(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write all filled sheets of a plan into one PDF."""
        batch, institution, head = self._snapshot(plan_id)
        forms = batch.all_forms()
        papers = (sheet_paper(batch, key, institution, head) for key in forms)
        written = write_sheets(
            papers, path, made=self.door.clock.now(), progress=lambda done: _tell(progress, done, len(forms))
        )
        self._record(session, plan_id, "sheets", head, [written])
        return written

    @right("document.make")
    def score_roster(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the score roster (成绩花名册) HR files; a row that would be sent back stops it."""
        batch, _, head = self._snapshot(plan_id)
        written = write_score_roster(
            score_rows(batch), path, made=self.door.clock.now(), filled_by=session.person.name, progress=progress
        )
        self._record(session, plan_id, "score-roster", head, [written])
        return written

    @right("document.make")
    def public_list(self, session: Session, plan_id: str, path: Path, progress: Progress | None = None) -> WrittenFile:
        """Write the list for the public notice (公示名单), ID numbers masked."""
        batch, _, head = self._snapshot(plan_id)
        rows = public_rows(batch)
        written = write_public_list(rows, path, made=self.door.clock.now(), title=batch.plan.title, progress=progress)
        self._record(session, plan_id, "public-list", head, [written])
        return written

    @right("document.make")
    def has_certificates(self, session: Session, plan_id: str) -> bool:
        """Whether any valid certificate number has been given in a plan."""
        with self.door.look() as reading:
            return any(c.state is CertificateState.VALID for c in reading.values(Certificate, plan_id))

    @right("document.make")
    def certificate_data(
        self, session: Session, plan_id: str, path: Path, progress: Progress | None = None
    ) -> WrittenFile:
        """Write the certificate data table (证书数据表); nothing to write is ``Refused``."""
        batch, institution, head = self._snapshot(plan_id)
        with self.door.look() as reading:
            given = reading.values(Certificate, plan_id)
            void = [c.number for c in reading.values(Certificate) if c.state is CertificateState.VOID]
        rows = certificate_rows(batch, given, institution)
        if not rows:
            raise Refused("no-certificates")
        elsewhere = [*void, *self._numbers_of_other_plans(plan_id)]
        written = write_certificate_data(rows, path, made=self.door.clock.now(), elsewhere=elsewhere, progress=progress)
        self._record(session, plan_id, "certificate-data", head, [written])
        return written

    def _numbers_of_other_plans(self, plan_id: str) -> list[str]:
        with self.door.look() as reading:
            return [c.number for c in reading.values(Certificate) if c.plan != plan_id]

    def _snapshot(self, plan_id: str) -> tuple[Batch, Institution, Head]:
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
            if not batch.active:
                raise Refused("no-candidates")
            return batch, reading.get(Institution, INSTITUTION), reading.head()

    def _record(self, session: Session, plan_id: str, kind: str, head: Head, written: list[WrittenFile]) -> None:
        at = self.door.clock.now()
        with self.door.act(session, "document.made", plan_id, kind=kind, files=len(written)) as writing:
            for file in written:
                made = MadeDocument(plan_id, kind, file.name, file.sha256, file.size, head.code, at)
                writing.put(f"{plan_id}/{kind}/{file.name}", made, parent=plan_id)


def make_folder(folder: Path) -> Path:
    """Make a folder for documents; one that cannot be made is a ``FileProblem``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem("folder-missing") from error
    return folder


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress is not None:
        progress(done, of)
