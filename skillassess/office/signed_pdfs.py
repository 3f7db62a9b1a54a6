"""Papers signed with the institution's certificate (PAdES), and a self-made certificate for trial.

Only a PDF this program made of a plan is signed, as it was made; that it was signed, and with which certificate, is
recorded. The certificate's password is used and forgotten. ``check_signed_pdf`` needs no database.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from skillassess.documents.pdf_signing import LARGEST, check_pdf, make_trial_certificate, open_certificate, sign_pdf
from skillassess.documents.writing import write_bytes
from skillassess.errors import FileProblem, Refused
from skillassess.model.institution import Institution
from skillassess.model.records import MadeDocument
from skillassess.office.naming import INSTITUTION
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.model.pdf_seals import PdfSeal
    from skillassess.office.door import MainDoor

SHORTEST = 8
_LARGEST_CERTIFICATE = 1 << 20


class SignedPdfs:
    """Use cases of signed PDFs."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("document.make")
    def sign(self, session: Session, plan_id: str, path: Path, certificate: Path, password: str) -> WrittenFile:
        """Sign a PDF of a plan where it lies, with a PKCS#12 certificate; one not made here is ``Refused``."""
        content = _content(path, LARGEST)
        digest = hashlib.sha256(content).hexdigest()
        with self.door.look() as reading:
            made = next((one for one in reading.values(MadeDocument, plan_id) if one.sha256 == digest), None)
        if made is None:
            raise Refused("pdf-not-made-here")
        opened = open_certificate(_content(certificate, _LARGEST_CERTIFICATE), password)
        signed = sign_pdf(content, opened, made.kind)
        detail = {"kind": made.kind, "certificate": opened.fingerprint}
        with self.door.act(session, "document.sign", plan_id, **detail) as writing:
            written = write_bytes(path, signed)
            at = self.door.clock.now()
            kept = MadeDocument(plan_id, made.kind, written.name, written.sha256, written.size, made.head, at)
            writing.put(f"{plan_id}/{made.kind}/{written.name}", kept, parent=plan_id)
        return written

    @right("institution.change")
    def trial_certificate(self, session: Session, path: Path, password: str) -> WrittenFile:
        """Write a self-made certificate in the institution's name (PKCS#12), to try signing with."""
        if len(password) < SHORTEST:
            raise Refused("password-too-short", shortest=SHORTEST)
        if path.exists():
            raise FileProblem("file-exists", name=path.name)
        with self.door.look() as reading:
            name = reading.get(Institution, INSTITUTION).name
        content = make_trial_certificate(f"{name} (TRIAL)", password, self.door.clock.now())
        with self.door.act(session, "certificate.trial", INSTITUTION):
            return write_bytes(path, content)


def check_signed_pdf(path: Path) -> tuple[PdfSeal, ...]:
    """Return every signature in a PDF file and whether it still holds for the whole of it."""
    return check_pdf(_content(path, LARGEST))


def _content(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise FileProblem("pdf-file-unreadable", name=path.name) from error
    if len(content) > largest:
        raise FileProblem("pdf-file-unreadable", name=path.name)
    return content
