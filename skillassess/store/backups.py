"""Backups: whole, verified copies in a folder beside the database, and which of them are kept for how long.

Everything of the last two days is kept, then one for each of 12 days, 10 weeks and 9 months. An older copy goes only
after a newer one has been verified. Restoring makes a new file and never touches the live one.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.errors import FileProblem
from skillassess.store.copying import verify_copy
from skillassess.store.disk import sync_file, sync_folder
from skillassess.store.keys import KeyFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from skillassess.store.database import Database
    from skillassess.store.journal import Head, Verification

EVERY = timedelta(minutes=30)
ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_STAMP = "%Y%m%d-%H%M%S"
_FOLDER = ".backups"
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}-\d{6})(?:-(?P<more>\d+))?\.backup")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it lies, when it was made, its size in bytes."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups of one database, in the folder ``<database>.backups``."""

    folder: Path
    stem: str

    @classmethod
    def beside(cls, database: Path) -> Backups:
        """Return the backups that belong to a database path, which may be gone."""
        return cls(database.with_name(database.name + _FOLDER), database.stem)

    def all(self) -> tuple[Backup, ...]:
        """Return every copy, the newest first."""
        if not self.folder.is_dir():
            return ()
        found = [backup for path in self.folder.iterdir() if (backup := self._read(path)) is not None]
        return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))

    def take(self, database: Database, at: datetime) -> tuple[Backup, Head]:
        """Make and verify a copy with its key file, then let go of copies nobody needs; returns the copy's head."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise FileProblem("backup-failed", name=self.folder.name) from error
        target = self._free_name(at)
        head = database.back_up(target)
        keys = KeyFile.beside(database.path)
        if keys.path.exists():
            keys.copy_to(KeyFile.beside(target))
        made = self._read(target)
        if made is None:
            raise FileProblem("backup-failed", name=target.name)
        self.let_go(at)
        return made, head

    def let_go(self, now: datetime) -> tuple[Backup, ...]:
        """Remove copies past their time and return them; the newest is always kept."""
        present = self.all()
        kept = to_keep([backup.at for backup in present], now)
        gone = tuple(backup for backup in present if backup.at not in kept)
        self._remove(gone)
        return gone

    def keep_only(self, newest: Backup) -> tuple[Backup, ...]:
        """Remove every copy but one, as after a purge, and return them."""
        gone = tuple(backup for backup in self.all() if backup.path != newest.path)
        self._remove(gone)
        return gone

    def _read(self, path: Path) -> Backup | None:
        found = _NAME.fullmatch(path.name)
        if found is None or found["stem"] != self.stem:
            return None
        at = datetime.strptime(found["at"], _STAMP).replace(tzinfo=CHINA)
        return Backup(path, at, path.stat().st_size)

    def _remove(self, gone: Iterable[Backup]) -> None:
        try:
            for backup in gone:
                backup.path.unlink(missing_ok=True)
                KeyFile.beside(backup.path).path.unlink(missing_ok=True)
        except OSError as error:
            raise FileProblem("backup-not-removed", name=self.folder.name) from error

    def _free_name(self, at: datetime) -> Path:
        stamp = at.astimezone(CHINA).strftime(_STAMP)
        name, more = f"{self.stem}-{stamp}.backup", 1
        while (self.folder / name).exists():
            more += 1
            name = f"{self.stem}-{stamp}-{more}.backup"
        return self.folder / name


def live_beside(backup: Path) -> Path | None:
    """Return the database that a backup in its folder was made of, which may be gone; None for one that lies apart."""
    folder = backup.absolute().parent
    if not folder.name.endswith(_FOLDER):
        return None
    return folder.with_name(folder.name.removesuffix(_FOLDER))


def to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which moments' copies stay: all of two days, then the last of each of 12 days, 10 weeks, 9 months."""
    newest_first = sorted(moments, reverse=True)
    kept = {moment for moment in newest_first if now - moment <= ALL_OF}
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (DAILY, lambda day: day),
        (WEEKLY, lambda day: day.isocalendar()[:2]),
        (MONTHLY, lambda day: (day.year, day.month)),
    )
    for count, period in periods:
        last: dict[object, datetime] = {}
        for moment in newest_first:
            last.setdefault(period(moment.astimezone(CHINA).date()), moment)
        kept.update(list(last.values())[:count])
    return frozenset(kept | set(newest_first[:1]))


def restore(backup: Path, target: Path, key: bytes | None) -> Verification:
    """Make a verified database out of a backup at a new path; an altered or unreadable backup makes no file."""
    if target.exists():
        raise FileProblem("file-exists", name=target.name)
    if not target.parent.is_dir():
        raise FileProblem("folder-missing", name=target.name)
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(backup, part)
        sync_file(part)
        found = verify_copy(part, key)
        if not found.holds:
            raise FileProblem("backup-not-sound", name=backup.name, fault=found.fault, row=found.bad_seq)
        if key is not None:
            KeyFile.beside(backup).copy_to(KeyFile.beside(target))
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise FileProblem("backup-failed", name=target.name) from error
    finally:
        part.unlink(missing_ok=True)
    return found
