"""Checking the whole file: the journal's chain, every fact beside it, stored files, seals. Changes nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem
from skillassess.model.access import SealKey
from skillassess.model.signatures import Signature, sealed_bytes
from skillassess.store.codec import decode
from skillassess.store.journal import Entry, Verification, Witness, fact_line, verify
from skillassess.store.kinds import KINDS
from skillassess.store.seals import seal_holds
from skillassess.store.tables import FACT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPICursor

    from skillassess.store.journal import Row

_ENTRY = ", ".join(Entry.__dataclass_fields__)


def check_all(
    connection: Connection, witness: Witness | None = None, progress: Callable[[int, int], None] | None = None
) -> Verification:
    """Check everything within one read transaction; ``witness`` is a head that must be part of the journal."""
    cursor = connection.connection.cursor()  # rows as plain tuples: a quarter of the time on 100,000 events
    try:
        count = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
        cursor.execute(f"SELECT {_ENTRY} FROM journal ORDER BY seq")  # noqa: S608  our own column names
        found = verify(_rows(cursor, count, progress or _nobody), _facts(connection), witness)
        if found.holds:
            for seq, fault in (*_broken_files(connection), *_broken_seals(connection)):
                return replace(found, bad_seq=seq, fault=fault)
        return found
    finally:
        cursor.close()


def _rows(cursor: DBAPICursor, count: int, progress: Callable[[int, int], None]) -> Iterator[Row]:
    read = 0
    while batch := cursor.fetchmany(1000):
        progress(read, count)
        yield from batch
        read += len(batch)


def _nobody(_done: int, _of: int) -> None:
    """Nobody listens."""


def _facts(connection: Connection) -> dict[int, list[bytes]]:
    facts: dict[int, list[bytes]] = defaultdict(list)
    for table, columns in FACT_COLUMNS.items():
        kinds = ", ".join(f"typeof({name})" for name in columns)
        cursor = connection.connection.cursor()
        cursor.execute(f"SELECT seq, '{table}', {', '.join(columns)}, 'blob' IN ({kinds}) FROM {table}")  # noqa: S608  our own names
        for row in cursor.fetchall():
            # Bytes where text belongs would encode like some text: they count as a fact that was never written.
            facts[row[0]].append(b"bytes" if row[-1] else fact_line(row[1:-1]))
        cursor.close()
    return facts


def _broken_files(connection: Connection) -> Iterator[tuple[int, str]]:
    for row in connection.exec_driver_sql("SELECT seq, sha256, content FROM blob ORDER BY seq"):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield row.seq, "facts-altered"


def _broken_seals(connection: Connection) -> Iterator[tuple[int, str]]:
    query = "SELECT seq, id, body FROM record WHERE kind = ? ORDER BY seq"
    keys: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in connection.exec_driver_sql(query, (KINDS[SealKey],)):
        keys[row.id].append((row.seq, decode(row.body, SealKey).public))
    for row in connection.exec_driver_sql(query, (KINDS[Signature],)):
        try:
            signature = decode(row.body, Signature)
        except FileProblem:
            yield row.seq, "seal-broken"
            continue
        public = [key for since, key in keys[signature.by] if since < row.seq]
        if not signature.seal:
            yield row.seq, "seal-missing"
        elif not public or not seal_holds(public[-1], sealed_bytes(signature), signature.seal):
            yield row.seq, "seal-broken"
