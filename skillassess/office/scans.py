"""Scans of sheets, filed to their form by the code printed on the paper. No picture is read: the code is typed.

A code that belongs to no form, or to a form that has changed since it was printed, files nothing. While a form's
columns are out, its scans are shown only to those who may key them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.documents.scan_file import read_scan
from skillassess.documents.writing import write_bytes
from skillassess.errors import Refused
from skillassess.model.candidates import Candidate
from skillassess.model.scans import Scan
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import short_code
from skillassess.model.worksheets import FormKey
from skillassess.office.batch import Batch, load_batch
from skillassess.office.keying import check_apart
from skillassess.office.printed import PaperCode, forms_printed, read_code
from skillassess.office.rights import Session, may, right

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading


@dataclass(frozen=True, slots=True)
class FiledScan:
    """A scan in the list: whose form it is, and the sheet's title."""

    scan: Scan
    key: FormKey
    candidate: Candidate
    title: str


class Scans:
    """Use cases of scanned sheets."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("scan.read")
    def filed(self, session: Session, plan_id: str) -> tuple[FiledScan, ...]:
        """Return the scans of a plan, by form and the order they were filed in; not their content."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
            scans = sorted(reading.values(Scan, plan_id), key=lambda scan: (scan.form, scan.at))
        return tuple(_listed(batch, scan) for scan in scans)

    @right("scan.file")
    def file(self, session: Session, plan_id: str, code: str, path: Path) -> FiledScan:
        """File a scanned sheet to the form its check code or QR text names.

        ``Refused``: no form of the plan has the code (``scan-code-unknown``), the form has changed since it was
        printed (``scan-outdated``), or the very file is filed already (``scan-filed-already``).
        """
        read = read_code(code)
        content, media_type = read_scan(path)
        with self.door.look() as reading:
            key, _ = _found(reading, plan_id, read)
        with self.door.act(session, "scan.file", str(key), size=len(content)) as writing:
            key, as_blank = _found(writing, plan_id, read)
            sha256 = writing.keep(content, media_type)
            if any(kept.sha256 == sha256 for kept in writing.values(Scan, plan_id)):
                raise Refused("scan-filed-already")
            at = self.door.clock.now()
            scan = Scan(str(key), sha256, media_type, len(content), read.short, as_blank, session.person.id, at)
            writing.put(f"{key}/{sha256}", scan, parent=plan_id, seen=0)
            return _listed(load_batch(writing, plan_id, candidate=key.candidate), scan)

    @right("scan.read")
    def content(self, session: Session, key: FormKey, sha256: str) -> bytes:
        """Return a filed scan; of a form with columns still out only to those who may key it in."""
        with self.door.look() as reading:
            batch = load_batch(reading, key.plan, candidate=key.candidate)
            stored = reading.find(Scan, f"{key}/{sha256}")
            if stored is None:
                raise Refused("scan-unknown")
            if not batch.content(key).is_complete:
                if not may(session.person, "paper.key"):
                    raise Refused("scan-before-scores")
                check_apart(batch, session)
            return reading.blob(sha256)

    @right("scan.read")
    def copy(self, session: Session, key: FormKey, sha256: str, path: Path) -> WrittenFile:
        """Write a filed scan out, as it was filed, to look at it."""
        return write_bytes(path, self.content(session, key, sha256))


def _found(reading: Reading, plan_id: str, code: PaperCode) -> tuple[FormKey, bool]:
    """Return the form a code stands for, and whether it is that of the empty form."""
    if code.form is not None:
        return _named(reading, plan_id, code, code.form)
    printed = forms_printed(reading, plan_id, code.short)
    if not printed:
        return _searched(load_batch(reading, plan_id), code.short)
    matches = [match for key in printed if (match := _match(reading, key, code.short)) is not None]
    if not matches:
        raise Refused("scan-outdated")
    return _only(matches)


def _named(reading: Reading, plan_id: str, code: PaperCode, key: FormKey) -> tuple[FormKey, bool]:
    if key.plan != plan_id:
        raise Refused("scan-of-other-plan")
    match = _match(reading, key, code.short, code.digest)
    if match is None:
        raise Refused("scan-outdated")
    return match


def _match(reading: Reading, key: FormKey, short: str, digest: str = "") -> tuple[FormKey, bool] | None:
    batch = load_batch(reading, key.plan, candidate=key.candidate)
    if batch.candidate(key.candidate).withdrawn:
        raise Refused("candidate-withdrawn")
    for found, as_blank in ((batch.digest(key), False), (batch.blank_digest(key), True)):
        if short_code(found) == short and digest in ("", found):
            return key, as_blank
    return None


def _searched(batch: Batch, short: str) -> tuple[FormKey, bool]:
    """Look at all forms as they stand: the paper may have been printed where this register was not kept."""
    matches = [
        (key, as_blank)
        for key in batch.all_forms()
        for digest, as_blank in ((batch.digest(key), False), (batch.blank_digest(key), True))
        if short_code(digest) == short
    ]
    if not matches:
        raise Refused("scan-code-unknown")
    return _only(matches)


def _only(matches: list[tuple[FormKey, bool]]) -> tuple[FormKey, bool]:
    if len({key for key, _ in matches}) > 1:
        raise Refused("scan-code-ambiguous")
    return matches[0]


def _listed(batch: Batch, scan: Scan) -> FiledScan:
    candidate, kind = scan.form.split("/")
    key = FormKey(candidate, ComponentKind(kind))
    return FiledScan(scan, key, batch.candidate(candidate), batch.template(batch.component(key)).title)
