"""The schema's version: bringing a file up to date in one transaction, and knowing which versions there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Engine

NEWEST = "0001"
_MIGRATIONS = "skillassess:store/migrations"


def migrate(engine: Engine, scripts: str = _MIGRATIONS) -> None:
    """Bring a file to the newest schema of ``scripts``, wholly or not at all."""
    with engine.connect().execution_options(skillassess_begin="IMMEDIATE") as connection, connection.begin():
        config = _config(scripts)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def known_revisions() -> frozenset[str]:
    """Return every schema version this program can open."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config(_MIGRATIONS)).walk_revisions())


def _config(scripts: str) -> Config:
    config = Config()
    config.set_main_option("script_location", scripts)
    config.set_main_option("path_separator", "os")
    return config
