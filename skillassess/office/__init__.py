"""The office: the only door. One use case = right + rule + transaction + journal + notice.

The desks follow the stages of a day; every use case takes the session first and raises only ``skillassess.errors``.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self

from skillassess.errors import FileProblem
from skillassess.office.administration import Administration, SetUp
from skillassess.office.archiving import is_archive, verify_archive
from skillassess.office.board import BoardDesk
from skillassess.office.certifying import Certifying
from skillassess.office.door import Changed, MainDoor
from skillassess.office.eligibility import EligibilityDesk
from skillassess.office.filing import FilingDesk
from skillassess.office.keying import Keying
from skillassess.office.marking import Marking
from skillassess.office.noticing import Noticing
from skillassess.office.papers import Papers
from skillassess.office.planning import Planning
from skillassess.office.quality import QualityDesk
from skillassess.office.recusing import Recusing
from skillassess.office.registration import Registration
from skillassess.office.rescue import unlock_file
from skillassess.office.results import Results
from skillassess.office.retention import RetentionDesk
from skillassess.office.reviewing import Reviewing
from skillassess.office.rights import Session, may
from skillassess.office.rule_browser import RuleDesk
from skillassess.office.scans import Scans
from skillassess.office.signed_pdfs import SignedPdfs, check_signed_pdf
from skillassess.office.signing import Signing
from skillassess.store.database import Database, is_encrypted
from skillassess.store.journal import Entry, Verification, Witness
from skillassess.store.keys import KeyFile, new_recovery_key
from skillassess.store.schema import NEWEST as SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skillassess.clock import Clock

log = logging.getLogger(__name__)
__all__ = [
    "SCHEMA",
    "Changed",
    "Entry",
    "Office",
    "Session",
    "SetUp",
    "Verification",
    "check_signed_pdf",
    "is_archive",
    "is_encrypted",
    "may",
    "verify_archive",
]


class Office:
    """One institution's open database and the desks that work on it."""

    def __init__(self, door: MainDoor) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.door = door
        self.administration = Administration(door)
        self.planning = Planning(door)
        self.registration = Registration(door)
        self.recusing = Recusing(door)
        self.eligibility = EligibilityDesk(door)
        self.rules = RuleDesk(door)
        self.marking = Marking(door)
        self.keying = Keying(door)
        self.scans = Scans(door)
        self.board = BoardDesk(door)
        self.reviewing = Reviewing(door)
        self.signing = Signing(door, self.administration)
        self.results = Results(door)
        self.noticing = Noticing(door)
        self.filing = FilingDesk(door)
        self.certifying = Certifying(door)
        self.papers = Papers(door)
        self.quality = QualityDesk(door)
        self.signed_pdfs = SignedPdfs(door)
        self.retention = RetentionDesk(door, self.administration)

    @classmethod
    def create(cls, path: Path, clock: Clock, setup: SetUp, *, sample: bool = False) -> tuple[Self, str]:
        """Make a database and set the institution up; returns the office and the recovery key to print.

        A sample of invented people stays unencrypted and has no recovery key (empty text). What fails leaves no file.
        """
        keys = None if sample else KeyFile.beside(path)
        recovery = "" if sample else new_recovery_key()
        if path.exists():
            raise FileProblem("database-exists")
        key = None if keys is None else keys.create(recovery)
        try:
            office = cls(MainDoor(Database.create(path, key, sample=sample), clock, keys, key))
            try:
                office.administration.set_up(setup)
            except BaseException:
                office.close()
                raise
        except BaseException:
            for part in (
                path,
                *(path.with_name(path.name + end) for end in ("-wal", "-shm", ".lock", ".keys", ".tries")),
            ):
                part.unlink(missing_ok=True)
            raise
        return office, recovery

    @classmethod
    def open(cls, path: Path, clock: Clock, *, login: str = "", password: str = "", recovery_key: str = "") -> Self:
        """Open a database; an encrypted one by a person's password or by the recovery key."""
        if not is_encrypted(path):
            return cls(MainDoor(Database.open(path, None), clock, None, None))
        keys = KeyFile.beside(path)
        key = unlock_file(path, clock, login, password, recovery_key)
        door = MainDoor(Database.open(path, key), clock, keys, key)
        door.recovered = bool(recovery_key)
        return cls(door)

    @property
    def is_sample(self) -> bool:
        """Whether this is a sample day of invented people, kept unencrypted."""
        return self.door.database.is_sample

    def sign_in(self, login: str, password: str) -> Session:
        """Open a session for a person."""
        return self.administration.sign_in(login, password)

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call ``listener`` after each commit, on the thread that made it."""
        self.door.listen(listener)

    def verify_unattended(self, witness: str = "") -> Verification:
        """Check the journal of a database one could open, without a session; it shows no content.

        ``witness`` is a head from paper or an export, as for ``administration.verify``.
        """
        return self.door.database.verify(Witness.read(witness) if witness.strip() else None)

    def close(self) -> None:
        """Make a backup of what changed, then let go of the database; a failed backup is told in the log."""
        try:
            self.door.back_up_if_due(at_exit=True)
        except FileProblem as problem:
            log.warning("no backup at exit: %s", problem)
        finally:
            self.door.database.close()
