"""One program at a time on one database file: a lock file beside it, held by the operating system while it runs.

The lock file also remembers the last journal head that this machine saw saved. It is written after each commit, so it
never runs ahead of the database: a database that does not reach it has lost something or was put back.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Self

from skillassess.errors import FileProblem
from skillassess.store.journal import Head

if TYPE_CHECKING:
    from pathlib import Path

_AT = 16  # past the byte that Windows locks
_WIDTH = 96
_HASH = 64


class FileLock:
    """A held lock; it ends with :meth:`release` or with the process, also after a kill."""

    def __init__(self, path: Path, handle: int, *, is_new: bool) -> None:
        """Use :meth:`take`."""
        self._path = path
        self._handle: int | None = handle
        self._is_new = is_new

    @classmethod
    def take(cls, database: Path) -> Self:
        """Lock the database at a path; when another program holds it, that is a ``FileProblem``."""
        path = database.with_name(database.name + ".lock")
        is_new = not path.exists()
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise FileProblem("database-read-only") from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise FileProblem("database-in-use") from error
        return cls(path, handle, is_new=is_new)

    def remembered(self) -> Head | None:
        """Return the last head this machine saw saved in the file, if it remembers one."""
        if self._handle is None:
            return None
        os.lseek(self._handle, _AT, os.SEEK_SET)
        return _head(os.read(self._handle, _WIDTH))

    def remember(self, head: Head) -> None:
        """Keep a head that has been committed; raises ``OSError`` when the disk refuses."""
        if self._handle is not None:
            os.lseek(self._handle, _AT, os.SEEK_SET)
            os.write(self._handle, f"{head.seq} {head.hash}".ljust(_WIDTH).encode())

    def release(self) -> None:
        """Let go; harmless when done twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def withdraw(self) -> None:
        """Let go and leave no lock file that was not there before."""
        self.release()
        if self._is_new:
            self._path.unlink(missing_ok=True)


def last_saved(database: Path) -> Head | None:
    """Return the last head this machine saw saved in a database that is not open, if it remembers one."""
    path = database.with_name(database.name + ".lock")
    if not path.is_file():
        return None
    with path.open("rb") as handle:
        handle.seek(_AT)
        return _head(handle.read(_WIDTH))


def _head(content: bytes) -> Head | None:
    seq, _, digest = content.decode("ascii", "replace").strip().partition(" ")
    whole = seq.isascii() and seq.isdecimal() and len(digest) == _HASH
    return Head(int(seq), digest) if whole else None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
