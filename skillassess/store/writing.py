"""Writing facts within one transaction that ends with its journal row. Only ever inserts."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from skillassess.errors import Refused, Stale
from skillassess.store.codec import encode
from skillassess.store.journal import SALT_DIGITS, Head, entry_after, fact_line, facts_digest
from skillassess.store.kinds import KINDS
from skillassess.store.reading import Reading
from skillassess.store.tables import FACT_COLUMNS, blob, claim, journal, mark, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from sqlalchemy import Connection, Table

    from skillassess.model.worksheets import ColumnKey, Mark
    from skillassess.store.reading import Memory

V = TypeVar("V")


class Writing(Reading):
    """A transaction under way: reads what it wrote, keeps its facts for the journal row."""

    def __init__(self, connection: Connection, memory: Memory | None = None) -> None:
        """Write through ``connection``, which holds the write lock."""
        super().__init__(connection, memory)
        self._head = self.head()
        self._facts: list[bytes] = []

    @property
    def seq(self) -> int:
        """The sequence the journal row of this transaction will have."""
        return self._head.seq + 1

    def kept(self, _name: str, make: Callable[[], V]) -> V:
        """Make it anew: what is read here is not yet everybody's."""
        return make()

    def all_marks(self, plan: str) -> dict[ColumnKey, tuple[Mark, ...]]:
        """Return the present marks of a whole plan, those of this transaction among them."""
        return self._with_later(plan, super().all_marks(plan), self._head.seq, self.seq)

    def put(self, record_id: str, value: object, *, parent: str = "", seen: int | None = None) -> int:
        """Add a new version of a record and return its number; ``seen`` is the version the writer looked at.

        A different present version raises ``Stale`` (``changed-meanwhile``); ``seen=0`` means it must be new.
        """
        kind = type(value)
        present = self.find(kind, record_id)
        version = 0 if present is None else present.version
        if seen is not None and seen != version:
            raise Stale("changed-meanwhile", kind=KINDS[kind])
        row = {"kind": KINDS[kind], "id": record_id, "version": version + 1, "parent": parent, "body": encode(value)}
        self._insert(record, row)
        return version + 1

    def mark(
        self, plan: str, key: ColumnKey, item: int, value: Decimal | None, note: str, *, at: datetime, seen: int
    ) -> int:
        """Add a new version of one score and return its number; ``seen`` is the version the assessor looked at."""
        versions = [found.version for found in self.mark_history(key, item)]
        version = max(versions, default=0)
        if seen != version:
            raise Stale("mark-changed-meanwhile", item=item)
        row = {
            "candidate": key.candidate,
            "component": key.kind.value,
            "assessor": key.assessor,
            "item": item,
            "version": version + 1,
            "plan": plan,
            "value": None if value is None else f"{value:f}",
            "note": note,
            "at": at.isoformat(),
        }
        self._insert(mark, row)
        return version + 1

    def claim(self, kind: str, key: str, owner: str, *, refusal: Refused) -> None:
        """Take something that can be taken only once; when it is taken, ``refusal`` is raised."""
        try:
            self._insert(claim, {"kind": kind, "key": key, "owner": owner})
        except IntegrityError as error:
            raise refusal from error

    def keep(self, content: bytes, media_type: str) -> str:
        """Store a file once and return its SHA-256 (hex)."""
        sha256 = hashlib.sha256(content).hexdigest()
        row = {"sha256": sha256, "media_type": media_type, "content": content}
        try:
            self._insert(blob, row)
        except IntegrityError:  # the same bytes are stored already, which is what was wanted
            return sha256
        return sha256

    def finish(self, *, at: datetime, actor: str, action: str, subject: str, detail: str) -> Head:
        """Write the journal row that makes the transaction whole, and return the new head."""
        facts = facts_digest(secrets.token_hex(SALT_DIGITS // 2), self._facts)
        entry = entry_after(self._head, at.isoformat(), actor, action, subject, detail, facts)
        row = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
        self._connection.execute(insert(journal).values(**row))
        return Head(entry.seq, entry.hash)

    def _insert(self, table: Table, row: Mapping[str, object]) -> None:
        self._connection.execute(insert(table).values(**row, seq=self.seq))
        self._facts.append(fact_line((str(table.name), *(row[name] for name in FACT_COLUMNS[table.name]))))
