"""Looking at a file before it is opened: is it ours, whole, of a known schema. Reads only; never touches its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from skillassess.errors import FileProblem
from skillassess.store.engine import APPLICATION_ID
from skillassess.store.faults import code_of
from skillassess.store.schema import known_revisions

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = b"SQLite format 3\x00"
_BUSY = "database-busy"


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a key: it does not begin like a plain SQLite file."""
    if not path.is_file():
        raise FileProblem("database-missing", name=path.name)
    return not _is_plain(path)


def probe(path: Path, key: bytes | None) -> None:
    """Refuse a file that is not ours, not readable with this key, damaged, or newer; never touches its bytes."""
    name = path.name
    plain = is_encrypted(path) is False
    if plain and key is not None:
        raise FileProblem("plaintext-refused", name=name)
    if path.stat().st_size == 0:
        raise FileProblem("database-foreign", name=name)
    try:
        ours, healthy, version = _look(path, key)
    except driver.Error as error:
        if code_of(error) == _BUSY:
            raise FileProblem(_BUSY, name=name) from error
        raise FileProblem("database-damaged" if plain else "database-unreadable", name=name) from error
    if not ours:
        raise FileProblem("database-foreign", name=name)
    if not healthy:
        raise FileProblem("database-damaged", name=name)
    if version not in known_revisions():
        raise FileProblem("database-newer", name=name)


def _look(path: Path, key: bytes | None) -> tuple[bool, bool, str | None]:
    # Without a write-ahead log nothing is left to recover, and an immutable file cannot be touched by reading it.
    immutable = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro{immutable}", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return False, False, None
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return True, False, None
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return True, True, None if found is None else str(found[0])
    finally:
        connection.close()


def _is_plain(path: Path) -> bool:
    with path.open("rb") as handle:
        return handle.read(len(_PLAIN)) == _PLAIN
