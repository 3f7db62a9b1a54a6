"""One program at a time on one database file: a lock file beside it, held by the operating system while it runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Self

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """A held lock; it ends with :meth:`release` or with the process, also after a kill."""

    def __init__(self, handle: int) -> None:
        """Use :meth:`take`."""
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path) -> Self:
        """Lock the database at ``path``; when another program holds it, that is a ``FileProblem``."""
        lock = path.with_name(path.name + ".lock")
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FileProblem("database-read-only") from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise FileProblem("database-in-use") from error
        return cls(handle)

    def release(self) -> None:
        """Let go; harmless when done twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
