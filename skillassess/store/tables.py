"""The tables, as SQLAlchemy Core knows them. The migrations make them; this module must say the same."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("parent", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq", deferrable=True, initially="DEFERRED"), nullable=False),
    PrimaryKeyConstraint("kind", "id", "version"),
)
Index("record_by_parent", record.c.kind, record.c.parent, record.c.id, record.c.version)

mark = Table(
    "mark",
    metadata,
    Column("candidate", Text, nullable=False),
    Column("component", Text, nullable=False),
    Column("assessor", Text, nullable=False),
    Column("item", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("plan", Text, nullable=False),
    Column("value", Text),
    Column("note", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq", deferrable=True, initially="DEFERRED"), nullable=False),
    PrimaryKeyConstraint("candidate", "component", "assessor", "item", "version"),
)
Index("mark_by_plan", mark.c.plan)

claim = Table(
    "claim",
    metadata,
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq", deferrable=True, initially="DEFERRED"), nullable=False),
    PrimaryKeyConstraint("kind", "key"),
)

blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq", deferrable=True, initially="DEFERRED"), nullable=False),
)

APPEND_ONLY = (journal, record, mark, claim, blob)
for _table in (record, mark, claim, blob):
    Index(f"{_table.name}_by_seq", _table.c.seq)

FACT_COLUMNS = {
    table.name: tuple(column.name for column in table.columns if column.name not in ("seq", "content"))
    for table in APPEND_ONLY
    if table is not journal
}
