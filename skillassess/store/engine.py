"""Opening the database file: cipher, pragmas, transactions. Owns every connection; knows no table.

Measured (reliability.md): WAL with ``synchronous=FULL`` lost nothing in simulated power cuts; SQLite below 3.51.3
carries the WAL-reset bug; a cipher that is absent writes plaintext without an error, so each connection asserts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

APPLICATION_ID = 0x534B4153  # "SKAS"
OLDEST_ENGINE = (3, 51, 3)
KEY_BYTES = 32
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA synchronous = FULL",
)
_FULL = 2


def check_engine(version: tuple[int, ...] = driver.sqlite_version_info) -> None:
    """Refuse an SQLite below 3.51.3, which can lose commits when the WAL is reset."""
    if version < OLDEST_ENGINE:
        raise FileProblem(
            "engine-too-old",
            found=".".join(map(str, version)),
            needed=".".join(map(str, OLDEST_ENGINE)),
        )


def make_engine(path: Path, key: bytes | None) -> Engine:
    """Return an engine on ``path``; ``key`` is the raw 32-byte data key, or None for a sample in plain text."""
    check_engine()
    if key is not None and len(key) != KEY_BYTES:
        raise FileProblem("key-wrong")

    def connect() -> DBAPIConnection:
        connection: DBAPIConnection = driver.connect(str(path), check_same_thread=False, isolation_level=None)
        _prepare(connection, key)
        return connection

    engine = create_engine(
        "sqlite://", module=driver, creator=connect, poolclass=QueuePool, pool_size=4, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkout", _assert_pragmas)
    return engine


def make_reader(path: Path, key: bytes | None) -> Engine:
    """Return an engine that reads a closed file and cannot change it."""
    check_engine()

    def connect() -> DBAPIConnection:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection: DBAPIConnection = driver.connect(address, uri=True, check_same_thread=False, isolation_level=None)
        _unlock(connection, key)
        return connection

    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _unlock(connection: DBAPIConnection, key: bytes | None) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA cipher_version")
    cipher = cursor.fetchone()
    cursor.close()
    if not cipher or not cipher[0]:
        raise FileProblem("cipher-missing")


def _prepare(connection: DBAPIConnection, key: bytes | None) -> None:
    _unlock(connection, key)
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    # A copy made by VACUUM INTO comes in rollback mode, where FULL is not enough to keep a commit.
    cursor.execute("PRAGMA journal_mode = WAL")
    mode = cursor.fetchone()
    cursor.close()
    if mode is None or mode[0] != "wal":
        raise FileProblem("pragmas-lost")


def _assert_pragmas(connection: DBAPIConnection, _record: ConnectionPoolEntry, _proxy: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous")
    full = cursor.fetchone()
    cursor.execute("PRAGMA foreign_keys")
    keys = cursor.fetchone()
    cursor.close()
    if full is None or keys is None or full[0] != _FULL or keys[0] != 1:
        raise FileProblem("pragmas-lost")


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("skillassess_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
