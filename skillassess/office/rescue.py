"""When the live file cannot be opened: its backups, and a new file from one of them. Needs no session, changes nothing.

Who restores proves it with a password that opened the backup, or with the recovery key on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Refused
from skillassess.store.attempts import Attempts
from skillassess.store.backups import Backup, Backups, live_beside, restore
from skillassess.store.database import is_encrypted
from skillassess.store.keys import KeyFile
from skillassess.store.lock import last_saved

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.clock import Clock
    from skillassess.store.journal import Head

__all__ = ["Backup", "Restored", "backups_of", "free_target", "restore_file", "unlock_file"]


@dataclass(frozen=True, slots=True)
class Restored:
    """A database made of a backup: its journal's head, and how many later entries this machine saw saved.

    ``missing`` is None where the machine remembers nothing of the live file.
    """

    path: Path
    head: Head
    missing: int | None


def backups_of(database: Path) -> tuple[Backup, ...]:
    """Return the copies the program keeps of a database, the newest first; the database itself may be gone."""
    return Backups.beside(database).all()


def free_target(database: Path, clock: Clock) -> Path:
    """Return a name beside a database, not taken, for what is restored of it today."""
    stem, number = f"{database.stem}-{today(clock):%Y%m%d}", 1
    target = database.with_name(f"{stem}{database.suffix}")
    while target.exists() or KeyFile.beside(target).path.exists():
        number += 1
        target = database.with_name(f"{stem}-{number}{database.suffix}")
    return target


def restore_file(
    backup: Path,
    target: Path,
    clock: Clock,
    *,
    live: Path | None = None,
    login: str = "",
    password: str = "",
    recovery_key: str = "",
) -> Restored:
    """Make a verified database of a backup under a new name.

    ``live`` is the file that it stands in for; a backup in its own folder tells by itself.
    """
    key = unlock_file(backup, clock, login, password, recovery_key) if is_encrypted(backup) else None
    found = restore(backup, target, key)
    stands_for = live or live_beside(backup)
    known = None if stands_for is None else last_saved(stands_for)
    return Restored(target, found.head, None if known is None else max(0, known.seq - found.head.seq))


def unlock_file(path: Path, clock: Clock, login: str, password: str, recovery_key: str = "") -> bytes:
    """Return the data key of an encrypted file; five failures in a row lock the login for ten minutes."""
    keys, attempts = KeyFile.beside(path), Attempts.beside(path)
    attempts.check(login.strip(), clock)
    try:
        key = keys.recover(recovery_key) if recovery_key else keys.unlock(login.strip(), password)
    except Refused:
        attempts.failed(login.strip(), clock)
        raise
    attempts.succeeded(login.strip())
    return key
