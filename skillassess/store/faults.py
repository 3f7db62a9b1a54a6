"""What the engine says of file, disk and lock, as a ``FileProblem``. Knows the engine's result codes; decides nothing.

Anything that is not about the outside world (a broken constraint, a wrong statement) is a bug and passes unchanged.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIMARY = 0xFF  # the low byte of an extended result code
_CODES = {
    3: "database-read-only",  # SQLITE_PERM
    5: "database-busy",  # SQLITE_BUSY
    6: "database-busy",  # SQLITE_LOCKED
    8: "database-read-only",  # SQLITE_READONLY
    10: "disk-failed",  # SQLITE_IOERR
    11: "database-damaged",  # SQLITE_CORRUPT
    13: "database-disk-full",  # SQLITE_FULL
    14: "database-read-only",  # SQLITE_CANTOPEN
    26: "database-damaged",  # SQLITE_NOTADB
}


@contextmanager
def plain_speech() -> Iterator[None]:
    """Turn the engine's errors about file, disk and lock into ``FileProblem``, whichever layer raised them."""
    try:
        yield
    except DBAPIError as error:
        code = code_of(error.orig)
        if code is None:
            raise
        raise FileProblem(code) from error
    except driver.Error as error:
        code = code_of(error)
        if code is None:
            raise
        raise FileProblem(code) from error


def code_of(error: BaseException | None) -> str | None:
    """Return the problem code for an engine error about the outside world, or None for any other."""
    number = getattr(error, "sqlite_errorcode", None)
    return None if number is None else _CODES.get(number & _PRIMARY)
