"""Reading facts within one transaction: rows to frozen values. Decides nothing, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import and_, func, select

from skillassess.errors import FileProblem
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, Mark
from skillassess.store.codec import decode
from skillassess.store.journal import GENESIS, Entry, Head
from skillassess.store.kinds import KINDS
from skillassess.store.tables import blob, claim, journal, mark, record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    from sqlalchemy import Connection, Row
    from sqlalchemy.sql import ColumnElement

V = TypeVar("V")
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Stored(Generic[V]):
    """A value with its id, its version (from 1) and the journal sequence that wrote it."""

    id: str
    version: int
    seq: int
    value: V


class Memory:
    """What was made of the facts at one journal sequence; the next sequence empties it. Shared between threads."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = Lock()
        self._seq = -1
        self._made: dict[str, object] = {}
        self._grown: dict[str, tuple[int, object]] = {}

    def kept(self, seq: int, name: str, make: Callable[[], V]) -> V:
        """Return what was made at ``seq`` under ``name``, made now if it was not."""
        with self._lock:
            if seq > self._seq:
                self._seq, self._made = seq, {}
            found = self._made.get(name) if seq == self._seq else None
        if found is None:
            found = make()
            with self._lock:
                if seq == self._seq:
                    self._made[name] = found
        return cast("V", found)

    def grown(self, seq: int, name: str, begin: Callable[[], V], go_on: Callable[[V, int], V]) -> V:
        """Return what stands under a name at ``seq``: begun, or gone on with from an earlier sequence.

        Only for what is never taken back: ``go_on`` is given what was made before and at which sequence.
        """
        with self._lock:
            since, before = self._grown.get(name, (seq + 1, None))
        if since == seq:
            return cast("V", before)
        found = begin() if since > seq else go_on(cast("V", before), since)
        with self._lock:
            if self._grown.get(name, (-1, None))[0] < seq:
                self._grown[name] = (seq, found)
        return found


@dataclass(frozen=True, slots=True)
class About:
    """Records of several kinds, read together; each kind is decoded when it is asked for."""

    rows: dict[str, list[Row[Any]]]

    def all(self, kind: type[V]) -> tuple[Stored[V], ...]:
        """Return the records of one of the kinds, by id."""
        return tuple(_stored(row, kind) for row in self.rows[KINDS[kind]])


class Reading:
    """One consistent view of the database."""

    def __init__(self, connection: Connection, memory: Memory | None = None) -> None:
        """Read through ``connection``, which is inside a transaction; ``memory`` outlives it."""
        self._connection = connection
        self._memory = memory

    def kept(self, name: str, make: Callable[[], V]) -> V:
        """Return what was made of the facts as they stand, under a name; it is made anew after every commit.

        Inside a write nothing is kept: its facts are not yet everybody's.
        """
        if self._memory is None:
            return make()
        return self._memory.kept(self.head().seq, name, make)

    def find(self, kind: type[V], record_id: str) -> Stored[V] | None:
        """Return the present version of a record, if there is one."""
        query = select(record).where(record.c.kind == KINDS[kind], record.c.id == record_id)
        row = self._connection.execute(query.order_by(record.c.version.desc()).limit(1)).first()
        return None if row is None else _stored(row, kind)

    def get(self, kind: type[V], record_id: str) -> V:
        """Return the present version of a record that must be there (``record-missing``)."""
        found = self.find(kind, record_id)
        if found is None:
            raise FileProblem("record-missing", kind=KINDS[kind])
        return found.value

    def all(self, kind: type[V], parent: str | None = None, *, prefix: str = "") -> tuple[Stored[V], ...]:
        """Return the present versions of all records of a kind (of one parent, with ids beginning so), by id."""
        wanted: ColumnElement[bool] = record.c.kind == KINDS[kind]
        if prefix:
            wanted = and_(wanted, record.c.id >= prefix, record.c.id < prefix + _LAST)
        if parent is not None:
            wanted = and_(wanted, record.c.parent == parent)
        rows = self._connection.execute(select(record).where(wanted).order_by(record.c.id, record.c.version))
        newest = {row.id: row for row in rows}
        return tuple(_stored(row, kind) for row in newest.values())

    def about(self, parent: str, kinds: Collection[type], *, prefix: str = "") -> About:
        """Return the present versions of several kinds of one parent (with ids beginning so) by one query."""
        names = [KINDS[kind] for kind in kinds]
        wanted = and_(record.c.kind.in_(names), record.c.parent == parent)
        if prefix:
            wanted = and_(wanted, record.c.id >= prefix, record.c.id < prefix + _LAST)
        rows = self._connection.execute(select(record).where(wanted).order_by(record.c.id, record.c.version))
        newest = {(row.kind, row.id): row for row in rows}
        found: dict[str, list[Row[Any]]] = {name: [] for name in names}
        for (name, _), row in newest.items():
            found[name].append(row)
        return About(found)

    def values(self, kind: type[V], parent: str | None = None, *, prefix: str = "") -> tuple[V, ...]:
        """Return just the values of :meth:`all`."""
        return tuple(stored.value for stored in self.all(kind, parent, prefix=prefix))

    def history(self, kind: type[V], record_id: str) -> tuple[Stored[V], ...]:
        """Return every version of a record, oldest first."""
        query = select(record).where(record.c.kind == KINDS[kind], record.c.id == record_id)
        return tuple(_stored(row, kind) for row in self._connection.execute(query.order_by(record.c.version)))

    def marks(
        self, plan: str, *, candidate: str | None = None, assessor: str | None = None
    ) -> dict[ColumnKey, tuple[Mark, ...]]:
        """Return the present marks of a plan by column, items in order."""
        wanted: ColumnElement[bool] = mark.c.plan == plan
        if candidate is not None:
            wanted = and_(wanted, mark.c.candidate == candidate)
        if assessor is not None:
            wanted = and_(wanted, mark.c.assessor == assessor)
        return {key: tuple(marks.values()) for key, marks in self._by_column(wanted).items()}

    def all_marks(self, plan: str) -> dict[ColumnKey, tuple[Mark, ...]]:
        """Return the present marks of a whole plan; after a commit only those it added are read.

        Marks are only ever added, so what was read stays true. Do not change what is returned.
        """
        if self._memory is None:
            return self.marks(plan)
        seq = self.head().seq
        return self._memory.grown(
            seq,
            f"marks {plan}",
            lambda: self._with_later(plan, {}, 0, seq),
            lambda before, since: self._with_later(plan, before, since, seq),
        )

    def _with_later(
        self, plan: str, before: dict[ColumnKey, tuple[Mark, ...]], after: int, until: int
    ) -> dict[ColumnKey, tuple[Mark, ...]]:
        """Add the marks of later journal rows; few of them are found by their row, all of them by their plan."""
        wanted = and_(mark.c.seq > after, mark.c.seq <= until)
        joined = dict(before)
        for key, marks in self._by_column(wanted if after else and_(mark.c.plan == plan, wanted), plan).items():
            items = {known.item: known for known in before.get(key, ())} | marks
            joined[key] = tuple(items[item] for item in sorted(items))
        return joined

    def _by_column(self, wanted: ColumnElement[bool], plan: str = "") -> dict[ColumnKey, dict[int, Mark]]:
        """Read marks by column and item, the newest version of each; rows of another plan are passed over."""
        place = (mark.c.candidate, mark.c.component, mark.c.assessor)
        rows = self._connection.execute(
            select(*place, mark.c.item, mark.c.version, mark.c.value, mark.c.note, mark.c.at, mark.c.plan)
            .where(wanted)
            .order_by(*place, mark.c.item, mark.c.version)
        )
        present: dict[ColumnKey, dict[int, Mark]] = {}
        column, marks = ("", "", ""), dict[int, Mark]()
        for candidate, component, assessor, item, version, value, note, at, its_plan in rows.all():
            if plan and its_plan != plan:
                continue
            if (candidate, component, assessor) != column:
                column = (candidate, component, assessor)
                marks = present.setdefault(ColumnKey(candidate, ComponentKind(component), assessor), {})
            points = None if value is None else _points(value)
            marks[item] = Mark(item, version, points, note, datetime.fromisoformat(at))
        return present

    def mark_history(self, key: ColumnKey, item: int | None = None) -> tuple[Mark, ...]:
        """Return every version of a column's marks (of one item), oldest first."""
        query = select(mark).where(_column(key))
        if item is not None:
            query = query.where(mark.c.item == item)
        return tuple(_mark(row) for row in self._connection.execute(query.order_by(mark.c.seq)))

    def owner(self, kind: str, key: str) -> str | None:
        """Return who took something that can be taken only once, if anybody did."""
        query = select(claim.c.owner).where(claim.c.kind == kind, claim.c.key == key)
        return self._connection.execute(query).scalar()

    def claims(self, kind: str, prefix: str = "") -> tuple[tuple[str, str], ...]:
        """Return what has been taken of a kind as (key, owner), keys in order."""
        query = select(claim.c.key, claim.c.owner).where(claim.c.kind == kind)
        if prefix:
            query = query.where(func.substr(claim.c.key, 1, len(prefix)) == prefix)
        return tuple((row.key, row.owner) for row in self._connection.execute(query.order_by(claim.c.key)))

    def blob(self, sha256: str) -> bytes:
        """Return a stored file by its SHA-256 (hex); an unknown one is a ``FileProblem``."""
        content = self._connection.execute(select(blob.c.content).where(blob.c.sha256 == sha256)).scalar()
        if content is None:
            raise FileProblem("attachment-missing")
        return bytes(content)

    def head(self) -> Head:
        """Return the last journal row's sequence and hash."""
        row = self._connection.execute(
            select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
        ).first()
        return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)

    def entries(self, subject: str | None = None, *, last: int | None = None, after: int = 0) -> tuple[Entry, ...]:
        """Return journal rows (about one subject; only the ``last`` n; only those ``after`` a number), oldest first."""
        query = select(journal).where(journal.c.seq > after).order_by(journal.c.seq.desc())
        if subject is not None:
            query = query.where(journal.c.subject == subject)
        if last is not None:
            query = query.limit(last)
        return tuple(Entry(**row._mapping) for row in reversed(self._connection.execute(query).all()))  # noqa: SLF001  public API of Row


def _column(key: ColumnKey) -> ColumnElement[bool]:
    return and_(mark.c.candidate == key.candidate, mark.c.component == key.kind.value, mark.c.assessor == key.assessor)


def _mark(row: Row[tuple[object, ...]]) -> Mark:
    value = None if row.value is None else Decimal(row.value)
    return Mark(row.item, row.version, value, row.note, datetime.fromisoformat(row.at))


@lru_cache(maxsize=4096)
def _points(text: str) -> Decimal:
    """Return a stored score; few differ."""
    return Decimal(text)


def _stored(row: Row[tuple[object, ...]], kind: type[V]) -> Stored[V]:
    value: V = _decoded(row.body, cast("Hashable", kind))
    return Stored(row.id, row.version, row.seq, value)


@lru_cache(maxsize=32768)  # holds the states of all columns of a large batch
def _decoded(body: str, kind: type[Any]) -> Any:  # noqa: ANN401  a cache cannot say that it gives a value of its kind
    """Decode a body once: values are frozen, so the same text may give the same value."""
    return decode(body, kind)


def forget_decoded() -> None:
    """Keep no value in memory that may just have been purged."""
    _decoded.cache_clear()
