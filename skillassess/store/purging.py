"""Taking a plan's personal data out for good: the one place where facts are removed and journal rows emptied.

The triggers that keep the tables append-only are lifted within the one transaction that removes, writes the purge with
its journal row, and has the whole file checked; whatever fails puts everything back. Afterwards ``shrink`` writes the
file anew, so that nothing stays behind in free pages or in the write-ahead log.

A journal row that lost something keeps number, time, actor, action, subject, the hash before and its own hash; detail
and facts are empty. The purge holds for each such row a digest over what is left of it, which verification accepts in
place of the row's own hash.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from skillassess.errors import FileProblem
from skillassess.store.journal import fact_line, left_digest
from skillassess.store.kinds import KINDS
from skillassess.store.tables import FACT_COLUMNS, blob, journal, mark, record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection, Engine

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MANY = 500


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed: facts and files by number, and the journal rows touched with the digest of what is left."""

    facts: int
    files: int
    rows: tuple[tuple[int, str], ...]


def remove_plan(connection: Connection, plan: str, kept: Collection[type], subjects: Collection[str]) -> Removed:
    """Remove a plan's records but for the kinds ``kept``, its marks, and files nothing else names.

    Journal rows about the plan, its candidates and ``subjects`` lose their detail, as may hold a reason somebody typed.
    """
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    names = [KINDS[kind] for kind in kept]
    doomed = and_(record.c.parent == plan, record.c.kind.not_in(names))
    bodies = connection.execute(select(record.c.seq, record.c.body).where(doomed)).all()
    marks = connection.execute(select(mark.c.seq).where(mark.c.plan == plan)).scalars().all()
    with _triggers_lifted(connection):
        connection.execute(delete(record).where(doomed))
        connection.execute(delete(mark).where(mark.c.plan == plan))
        files = list(_remove_files(connection, {sha for row in bodies for sha in _SHA256.findall(row.body)}))
        about = or_(journal.c.subject == plan, journal.c.subject.startswith(plan), journal.c.subject.in_(subjects))
        told = connection.execute(select(journal.c.seq).where(about)).scalars().all()
        touched = sorted({row.seq for row in bodies} | set(marks) | set(files) | set(told))
        emptied = update(journal).where(journal.c.seq == bindparam("row")).values(detail="{}", facts="")
        if touched:
            connection.execute(emptied, [{"row": seq} for seq in touched])
    return Removed(len(bodies) + len(marks) + len(files), len(files), _left(connection, touched))


def shrink(engine: Engine) -> None:
    """Write the file anew without its free pages and empty the write-ahead log; nobody may be reading meanwhile."""
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = raw.fetchone()
        raw.close()
    if busy is None or busy[0] != 0:
        raise FileProblem("database-busy")


@contextmanager
def _triggers_lifted(connection: Connection) -> Iterator[None]:
    """Take the triggers of every table away and put them back word for word; a rollback puts them back as well."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for row in found:
        connection.exec_driver_sql(f"DROP TRIGGER {row[0]}")
    yield
    for row in found:
        connection.exec_driver_sql(str(row[1]))


def _remove_files(connection: Connection, named: Collection[str]) -> Iterator[int]:
    """Remove stored files that no record left names; gives the journal rows they were written with."""
    for sha in sorted(named):
        seq = connection.execute(select(blob.c.seq).where(blob.c.sha256 == sha)).scalar()
        if seq is None:
            continue
        naming = select(record.c.id).where(func.instr(record.c.body, sha) > 0).limit(1)
        if connection.execute(naming).first() is not None:
            continue
        connection.execute(delete(blob).where(blob.c.sha256 == sha))
        yield seq


def _left(connection: Connection, touched: list[int]) -> tuple[tuple[int, str], ...]:
    left: list[tuple[int, str]] = []
    for at in range(0, len(touched), _MANY):
        some = touched[at : at + _MANY]
        lines: dict[int, list[bytes]] = defaultdict(list)
        for name, columns in FACT_COLUMNS.items():
            table = record.metadata.tables[name]
            query = select(table.c.seq, *(table.c[column] for column in columns)).where(table.c.seq.in_(some))
            for fact in connection.execute(query):
                lines[fact[0]].append(fact_line((str(name), *fact[1:])))
        rows = connection.execute(select(journal).where(journal.c.seq.in_(some)).order_by(journal.c.seq)).all()
        left.extend((row.seq, left_digest(tuple(row), lines[row.seq])) for row in rows)
    return tuple(left)
