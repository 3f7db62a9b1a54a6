"""One institution's database file: create, open, read, write, verify. The only way to its tables."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from skillassess.errors import FileProblem
from skillassess.store.checking import check_all
from skillassess.store.codec import encode_detail
from skillassess.store.copying import copy_whole
from skillassess.store.disk import sync_folder
from skillassess.store.engine import APPLICATION_ID, make_engine
from skillassess.store.faults import plain_speech
from skillassess.store.lock import FileLock
from skillassess.store.places import check_place
from skillassess.store.probing import is_encrypted, probe
from skillassess.store.purging import shrink
from skillassess.store.reading import Memory, Reading, forget_decoded
from skillassess.store.schema import migrate
from skillassess.store.tables import journal, meta
from skillassess.store.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from skillassess.store.journal import Head, Verification, Witness

__all__ = ["Database", "is_encrypted", "probe"]
log = logging.getLogger(__name__)
_COMPANIONS = ("", "-wal", "-shm", "-journal")


class Database:
    """An open database. Reads see one moment; each write is one transaction with its journal row."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock, key: bytes | None) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self.path = path
        self._engine = engine
        self._lock = lock
        self._memory = Memory()
        self._key = key
        with self.reading_connection() as connection:
            self.is_sample = connection.execute(select(meta.c.value).where(meta.c.key == "sample")).scalar() == "yes"

    @classmethod
    def create(cls, path: Path, key: bytes | None, *, sample: bool = False) -> Database:
        """Make a new database file, whole or not at all; without a key only for a sample of invented people."""
        if key is None and not sample:
            raise FileProblem("plaintext-refused", name=path.name)
        if path.exists():
            raise FileProblem("database-exists", name=path.name)
        if not path.parent.is_dir():
            raise FileProblem("folder-missing", name=path.name)
        check_place(path)
        lock = FileLock.take(path)
        try:
            _build(path, key, sample=sample)
            return cls._opened(path, key, lock)
        except BaseException:
            lock.withdraw()
            raise

    @classmethod
    def open(cls, path: Path, key: bytes | None) -> Database:
        """Open a database; a foreign, damaged or newer file is refused with its bytes unchanged."""
        if not path.is_file():
            raise FileProblem("database-missing", name=path.name)
        check_place(path)
        lock = FileLock.take(path)
        try:
            with plain_speech():
                probe(path, key)
            return cls._opened(path, key, lock)
        except BaseException:
            lock.withdraw()
            raise

    @classmethod
    def _opened(cls, path: Path, key: bytes | None, lock: FileLock) -> Database:
        engine = make_engine(path, key)
        try:
            with plain_speech():
                migrate(engine)
                database = cls(path, engine, lock, key)
                database._check_admissible()
        except BaseException:
            engine.dispose()
            raise
        return database

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        self._lock.release()

    @contextmanager
    def reading_connection(self) -> Iterator[Connection]:
        """Give a connection inside a read transaction."""
        with plain_speech(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Give one consistent view."""
        with self.reading_connection() as connection:
            yield Reading(connection, self._memory)

    @contextmanager
    def writing(
        self, *, at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str | int | bool | None]
    ) -> Iterator[Writing]:
        """Give a transaction that holds the write lock; leaving it writes the journal row and commits.

        Any exception rolls everything back. ``detail`` must hold no personal data.
        """
        with (
            plain_speech(),
            self._engine.connect().execution_options(skillassess_begin="IMMEDIATE") as connection,
            connection.begin(),
        ):
            writing = Writing(connection, self._memory)
            yield writing
            head = writing.finish(at=at, actor=actor, action=action, subject=subject, detail=encode_detail(detail))
        self._remember(head)

    def head(self) -> Head:
        """Return the journal's last row."""
        with self.reading() as reading:
            return reading.head()

    def verify(
        self, witness: Witness | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Verification:
        """Check the journal chain, every fact beside it, every stored file and every seal.

        ``witness`` is a head that left this machine: the journal must still hold it (``head-not-extended``).
        ``progress`` hears (rows, of) and may raise to cancel.
        """
        with self.reading_connection() as connection:
            return check_all(connection, witness, progress)

    def back_up(self, target: Path) -> Head:
        """Write a complete copy under the same key to a new file, verified before it takes its name."""
        return copy_whole(self._engine, target, self._key)

    @contextmanager
    def purging(
        self, *, at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str | int | bool | None]
    ) -> Iterator[tuple[Writing, Connection]]:
        """Give a transaction in which facts may be removed; it is committed only when the whole file holds after it."""
        with (
            plain_speech(),
            self._engine.connect().execution_options(skillassess_begin="EXCLUSIVE") as connection,
            connection.begin(),
        ):
            writing = Writing(connection)
            yield writing, connection
            head = writing.finish(at=at, actor=actor, action=action, subject=subject, detail=encode_detail(detail))
            found = check_all(connection)
            if not found.holds:
                raise FileProblem("purge-unsound", fault=found.fault, row=found.bad_seq)
        self._remember(head)
        forget_decoded()

    def shrink(self) -> None:
        """Write the file anew without what was removed, also out of its write-ahead log."""
        with plain_speech():
            shrink(self._engine)

    def _remember(self, head: Head) -> None:
        try:
            self._lock.remember(head)
        except OSError as error:  # what was asked for is saved; only a later comparison is weaker
            log.warning("the lock file did not take the journal head (errno %s)", error.errno)

    def _check_admissible(self) -> None:
        """Refuse plain text but for a sample, and a file that lacks what this machine saw saved in it.

        It would be an older copy, or its write-ahead log was damaged.
        """
        if self._key is None and not self.is_sample:
            raise FileProblem("plaintext-refused", name=self.path.name)
        known = self._lock.remembered()
        with self.reading_connection() as connection:
            head = Reading(connection).head()
            if known is not None and known.seq > 0:
                found = connection.execute(select(journal.c.hash).where(journal.c.seq == known.seq)).scalar()
                if found != known.hash:
                    raise FileProblem("database-behind", name=self.path.name, known=known.seq, found=head.seq)
        self._remember(head)


def _build(path: Path, key: bytes | None, *, sample: bool) -> None:
    part = path.with_name(path.name + ".new")
    _remove(part)
    try:
        with plain_speech():
            engine = make_engine(part, key)
            try:
                migrate(engine)
                with engine.connect() as connection, connection.begin():
                    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute(insert(meta).values(key="sample", value="yes" if sample else "no"))
            finally:
                engine.dispose()
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise FileProblem("database-read-only", name=path.name) from error
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    for ending in _COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
