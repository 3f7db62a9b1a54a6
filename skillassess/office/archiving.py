"""The archive of a batch (归档): makes every document it has come to anew, puts them into volumes, adds the journal.

Works on facts that were read; the papers desk holds the rights and the record. ``verify_archive`` needs no database.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from skillassess.documents.appointment import write_appointment
from skillassess.documents.archive import write_archive
from skillassess.documents.archive_check import verify_archive
from skillassess.documents.scan_file import SUFFIXES
from skillassess.documents.sheets import write_sheets
from skillassess.documents.writing import scratch_beside
from skillassess.model.archives import ArchiveHead, ArchivePiece, JournalRow, Volume
from skillassess.model.batch_papers import AppointmentTerms
from skillassess.office.paper_kinds import due_kinds
from skillassess.office.snapshots import sheet_paper
from skillassess.office.snapshots_after import appointed, appointment_paper
from skillassess.rules.afterwards import retention
from skillassess.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from skillassess.model.papers import WrittenFile
    from skillassess.office.paper_facts import Facts
    from skillassess.office.paper_kinds import PaperKind, Progress
    from skillassess.store.journal import Entry

__all__ = ["archive_batch", "archive_head", "is_archive", "journal_rows", "verify_archive"]
_ENDING = ".zip"


def is_archive(path: Path) -> bool:
    """Whether a file or folder is to be checked as an archive and not as a database."""
    return path.is_dir() or path.suffix.lower() == _ENDING or (path.is_file() and zipfile.is_zipfile(path))


def archive_batch(
    facts: Facts,
    journal: tuple[JournalRow, ...],
    path: Path,
    progress: Progress,
    *,
    stored: Callable[[str], bytes],
) -> WrittenFile:
    """Write the archive as a zip; documents are made beside it first and gone afterwards. Sealed results only.

    ``stored`` gives a stored file by its SHA-256; scans are asked for one at a time.
    """
    facts.check_final()
    records = _records(facts)
    count = len(records) + len(_archived(facts)) + len(facts.batch.active) + len(appointed(facts))
    count += len(facts.scans)
    pieces = []
    with scratch_beside(path) as folder:
        for made, piece in enumerate(chain(records, _documents(facts, folder), _scans(facts, folder, stored)), start=1):
            pieces.append(piece)
            progress(made, 2 * count)
        return write_archive(
            archive_head(facts),
            pieces,
            journal,
            path,
            made=facts.made,
            progress=lambda done, _: progress(count + done, 2 * count),
        )


def journal_rows(entries: Iterable[Entry], facts: Facts) -> tuple[JournalRow, ...]:
    """Return the journal rows about a plan, its candidates and its certificates, and the last row of all."""
    plan = facts.batch.plan.id
    numbers = {certificate.number for certificate in facts.register if certificate.plan == plan}
    return tuple(
        JournalRow(
            entry.seq,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.detail,
            entry.facts,
            entry.previous,
            entry.hash,
        )
        for entry in entries
        if entry.subject.startswith(plan) or entry.subject in numbers or entry.seq == facts.head.seq
    )


def archive_head(facts: Facts) -> ArchiveHead:
    """Return what the cover of the archive says, as of these facts (retention: T/S plan 七（四）)."""
    keep = retention(facts.edition.afterwards, facts.closed)
    return ArchiveHead(
        institution=facts.institution.name,
        plan=facts.batch.plan.id,
        title=facts.batch.plan.title,
        edition=f"{facts.edition.title}（{facts.edition.id}）",
        closed=facts.closed,
        keep_paper_until=keep.paper,
        keep_electronic_until=keep.electronic,
        retention_clause=keep.clause,
        journal_head=facts.head.code,
    )


def _records(facts: Facts) -> tuple[ArchivePiece, ...]:
    """Return what is kept for machines: the candidates as taken in, the plan, and the rules it was made under."""
    candidates = "".join(f"{encode(who)}\n" for _, who in sorted(facts.batch.candidates.items()))
    return (
        ArchivePiece(Volume.ELIGIBILITY, "candidates.jsonl", "考生报名登记（电子）", candidates.encode()),
        ArchivePiece(Volume.FILING, "plan.json", "评价计划（电子）", encode(facts.batch.plan).encode()),
        ArchivePiece(Volume.FILING, "rules.json", "执行的规则版本（电子）", facts.edition.text.encode()),
    )


def _archived(facts: Facts) -> tuple[PaperKind, ...]:
    return tuple(kind for kind in due_kinds(facts) if kind.in_archive)


def _documents(facts: Facts, folder: Path) -> Iterator[ArchivePiece]:
    for kind in _archived(facts):
        path = folder / kind.file
        kind.write(facts, path, _nobody)
        yield ArchivePiece(kind.volume, kind.file, kind.title, path)
    for who in facts.batch.active:
        path = folder / f"{who.id}.pdf"
        papers = [sheet_paper(facts.batch, key, facts.institution, facts.head) for key in facts.batch.forms(who.id)]
        write_sheets(papers, path, made=facts.made)
        yield ArchivePiece(Volume.PAPERS, path.name, "评审表", path)
    for candidate in appointed(facts):
        path = folder / f"appointment-{candidate}.pdf"
        write_appointment(appointment_paper(facts, candidate, AppointmentTerms()), path, made=facts.made)
        yield ArchivePiece(Volume.CERTIFICATES, path.name, "聘任记录", path)


def _scans(facts: Facts, folder: Path, stored: Callable[[str], bytes]) -> Iterator[ArchivePiece]:
    """Yield the scanned sheets as they were filed, numbered within their form."""
    numbers: Counter[str] = Counter()
    for scan in facts.scans:
        numbers[scan.form] += 1
        name = f"scan-{scan.form.replace('/', '-')}-{numbers[scan.form]}{SUFFIXES[scan.media_type]}"
        path = folder / name
        path.write_bytes(stored(scan.sha256))
        yield ArchivePiece(Volume.PAPERS, name, "评审表扫描件", path)


def _nobody(_done: int, _of: int) -> None:
    """Nobody listens: the archive counts whole pieces."""
