"""One institution's database file: create, open, read, write, verify, back up. The only way to its tables."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from skillassess.errors import FileProblem
from skillassess.store.codec import encode_detail
from skillassess.store.engine import APPLICATION_ID, make_engine
from skillassess.store.lock import FileLock
from skillassess.store.reading import Reading
from skillassess.store.tables import blob, meta
from skillassess.store.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from skillassess.store.journal import Head, Verification

_PLAIN = b"SQLite format 3\x00"
_MIGRATIONS = "skillassess:store/migrations"


class Database:
    """An open database. Reads see one moment; each write is one transaction with its journal row."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = path
        self._engine = engine
        self._lock = lock
        with self.reading_connection() as connection:
            self.is_sample = connection.execute(select(meta.c.value).where(meta.c.key == "sample")).scalar() == "yes"

    @classmethod
    def create(cls, path: Path, key: bytes | None, *, sample: bool = False) -> Database:
        """Make a new database file; without a key only for a sample of invented people."""
        if key is None and not sample:
            raise FileProblem("plaintext-refused")
        if path.exists():
            raise FileProblem("database-exists")
        if not path.parent.is_dir():
            raise FileProblem("folder-missing")
        lock = FileLock.take(path)
        try:
            engine = make_engine(path, key)
            with _plain_speech():
                _build(engine, sample=sample)
            return cls(path, engine, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, key: bytes | None) -> Database:
        """Open a database; a foreign, damaged or newer file is refused with its bytes unchanged."""
        probe(path, key)
        lock = FileLock.take(path)
        try:
            engine = make_engine(path, key)
            with _plain_speech():
                _migrate(engine)
                database = cls(path, engine, lock)
        except BaseException:
            lock.release()
            raise
        if key is None and not database.is_sample:
            database.close()
            raise FileProblem("plaintext-refused")
        return database

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        self._lock.release()

    @contextmanager
    def reading_connection(self) -> Iterator[Connection]:
        """Give a connection inside a read transaction."""
        with _plain_speech(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Give one consistent view."""
        with self.reading_connection() as connection:
            yield Reading(connection)

    @contextmanager
    def writing(
        self, *, at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str | int | bool | None]
    ) -> Iterator[Writing]:
        """Give a transaction that holds the write lock; leaving it writes the journal row and commits.

        Any exception rolls everything back. ``detail`` must hold no personal data.
        """
        with (
            _plain_speech(),
            self._engine.connect().execution_options(skillassess_begin="IMMEDIATE") as connection,
            connection.begin(),
        ):
            writing = Writing(connection)
            yield writing
            writing.finish(at=at, actor=actor, action=action, subject=subject, detail=encode_detail(detail))

    def head(self) -> Head:
        """Return the journal's last row."""
        with self.reading() as reading:
            return reading.head()

    def verify(self) -> Verification:
        """Check the journal chain, every fact beside it, and every stored file against its digest."""
        with self.reading_connection() as connection:
            found = Reading(connection).verification()
            if found.holds:
                for row in connection.execute(select(blob.c.sha256, blob.c.content, blob.c.seq)):
                    if hashlib.sha256(row.content).hexdigest() != row.sha256:
                        return type(found)(found.entries, found.head, row.seq, "facts-altered")
            return found

    def back_up(self, target: Path) -> None:
        """Write a complete copy under the same key to a new file, verified before it takes its name."""
        if target.exists():
            raise FileProblem("file-exists", name=target.name)
        if not target.parent.is_dir():
            raise FileProblem("folder-missing")
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        with _plain_speech():
            _outside_transaction(self._engine, "VACUUM INTO ?", str(part))
            with part.open("rb") as handle:
                os.fsync(handle.fileno())
        part.replace(target)


def probe(path: Path, key: bytes | None) -> None:
    """Refuse a file that is not ours, not readable with this key, damaged, or newer; never touches its bytes."""
    if not path.is_file():
        raise FileProblem("database-missing")
    with path.open("rb") as handle:
        plain = handle.read(len(_PLAIN)) == _PLAIN
    if plain and key is not None:
        raise FileProblem("plaintext-refused")
    if not plain and path.stat().st_size == 0:
        raise FileProblem("database-foreign")
    immutable = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    try:
        connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro{immutable}", uri=True)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            if key is not None:
                connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            healthy = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone() if ours else None
        finally:
            connection.close()
    except driver.Error as error:
        raise FileProblem("database-damaged" if plain else "database-unreadable") from error
    if not ours:
        raise FileProblem("database-foreign")
    if not healthy:
        raise FileProblem("database-damaged")
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if version is None or version[0] not in known:
        raise FileProblem("database-newer")


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a key: it is not empty and does not begin like a plain SQLite file."""
    if not path.is_file():
        raise FileProblem("database-missing")
    with path.open("rb") as handle:
        return handle.read(len(_PLAIN)) != _PLAIN


def _build(engine: Engine, *, sample: bool) -> None:
    _outside_transaction(engine, f"PRAGMA application_id = {APPLICATION_ID}")
    _outside_transaction(engine, "PRAGMA journal_mode = WAL")
    _migrate(engine)
    with engine.connect() as connection, connection.begin():
        connection.execute(insert(meta).values(key="sample", value="yes" if sample else "no"))


def _outside_transaction(engine: Engine, statement: str, *values: str) -> None:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(statement, values)
        cursor.close()
    finally:
        connection.close()


def _migrate(engine: Engine) -> None:
    with engine.connect().execution_options(skillassess_begin="IMMEDIATE") as connection, connection.begin():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS)
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _plain_speech() -> Iterator[None]:
    """Turn the driver's errors about file, disk and lock into ``FileProblem``."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig)
        if "locked" in said or "busy" in said:
            raise FileProblem("database-busy") from error
        if "full" in said:
            raise FileProblem("disk-full") from error
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            raise FileProblem("database-read-only") from error
        if "disk I/O" in said:
            raise FileProblem("disk-failed") from error
        raise
    except DatabaseError as error:
        said = str(error.orig)
        if "not a database" in said or "malformed" in said:
            raise FileProblem("database-damaged") from error
        raise
