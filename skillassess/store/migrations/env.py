"""Alembic's entry: migrates the connection it is handed, inside that connection's own transaction."""

from __future__ import annotations

from alembic import context

from skillassess.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
