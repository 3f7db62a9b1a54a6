"""First schema: meta, journal, record, mark, claim, blob; all but meta may only grow."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
        subject TEXT NOT NULL, detail TEXT NOT NULL, facts TEXT NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE record (
        kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, parent TEXT NOT NULL, body TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (kind, id, version))""",
    "CREATE INDEX record_by_parent ON record (kind, parent, id, version)",
    """CREATE TABLE mark (
        candidate TEXT NOT NULL, component TEXT NOT NULL, assessor TEXT NOT NULL, item INTEGER NOT NULL,
        version INTEGER NOT NULL, plan TEXT NOT NULL, value TEXT, note TEXT NOT NULL, at TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (candidate, component, assessor, item, version))""",
    "CREATE INDEX mark_by_plan ON mark (plan)",
    """CREATE TABLE claim (
        kind TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (kind, key))""",
    """CREATE TABLE blob (
        sha256 TEXT PRIMARY KEY NOT NULL, media_type TEXT NOT NULL, content BLOB NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED)""",
)
_KEYS = {
    "journal": ("seq",),
    "record": ("kind", "id", "version"),
    "mark": ("candidate", "component", "assessor", "item", "version"),
    "claim": ("kind", "key"),
    "blob": ("sha256",),
}


def upgrade() -> None:
    """Make the tables and the triggers that keep them append-only."""
    for statement in _TABLES:
        op.execute(statement)
    for table in _KEYS:
        if table != "journal":
            # A new journal row looks for the facts that wait for it: without an index through the whole table.
            op.execute(f"CREATE INDEX {table}_by_seq ON {table} (seq)")
    for table, key in _KEYS.items():
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
        # INSERT OR REPLACE removes the row in its way without asking the trigger above.
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        present = f"EXISTS (SELECT 1 FROM {table} WHERE ({same}) OR rowid = NEW.rowid)"  # noqa: S608  our own names
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {present} "
            f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        )
