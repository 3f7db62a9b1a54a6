from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPICursor

from skillassess.store.database import Database
from skillassess.store.engine import make_engine
from skillassess.store.schema import migrate
from skillassess.store.tables import metadata
from tests.torture.vault import Vault, new_vault, score

_SHIPPED = Path(__file__).parents[3] / "skillassess" / "store" / "migrations"
_FROZEN = Path(__file__).parent / "data"
_FROZEN_KEY = bytes(range(32))
_NEXT = '''
"""A change of the kind a later version may bring."""
from alembic import op

revision, down_revision, branch_labels, depends_on = "9001", "{before}", None, None


def upgrade() -> None:
    op.execute("ALTER TABLE claim ADD COLUMN since TEXT")
    op.execute("CREATE TABLE added (id INTEGER PRIMARY KEY, what TEXT NOT NULL)")
    op.execute("INSERT INTO added (what) SELECT action FROM journal")
    op.execute("DROP TRIGGER claim_no_update")
    op.execute("UPDATE claim SET since = 'then'")
    op.execute("CREATE TABLE meta_new (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL, note TEXT)")
    op.execute("INSERT INTO meta_new SELECT key, value, 'kept' FROM meta")
    op.execute("DROP TABLE meta")
    op.execute("ALTER TABLE meta_new RENAME TO meta")
'''


def _newest() -> str:
    return max(path.name[1:5] for path in (_SHIPPED / "versions").glob("r*.py"))


@pytest.fixture
def later(tmp_path: Path) -> str:
    """Give the schema's history with one change more than this version has."""
    shutil.copytree(_SHIPPED, tmp_path / "later", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "later" / "versions" / "r9001_later.py").write_text(_NEXT.format(before=_newest()), encoding="utf-8")
    return str(tmp_path / "later")


def _schema(vault: Vault) -> tuple[str, list[str]]:
    raw = driver.connect(str(vault.path))
    raw.execute(f"PRAGMA key = \"x'{(vault.key or b'').hex()}'\"")
    version = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    statements = sorted(str(row[0]) for row in raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    raw.close()
    return version, statements


def _migrate_and_die(vault: Vault, later: str, at: int) -> bool:
    """Migrate in a child that is killed before its n-th statement; return whether it was."""
    child = os.fork()
    if child == 0:
        engine = make_engine(vault.path, vault.key)
        done = 0

        def count(_c: Connection, _cursor: DBAPICursor, *_rest: object) -> None:
            nonlocal done
            done += 1
            if done == at:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(engine, "before_cursor_execute", count)
        try:
            migrate(engine, later)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.promise(11)
def test_a_migration_killed_at_any_statement_leaves_wholly_the_old_or_wholly_the_new(
    tmp_path: Path, later: str
) -> None:
    (tmp_path / "first").mkdir()
    first = new_vault(tmp_path / "first", 3)
    old = _schema(first)
    seen, at = [], 0
    while True:
        at += 1
        (tmp_path / str(at)).mkdir()
        vault = Vault(tmp_path / str(at) / first.path.name, first.key)
        shutil.copy(first.path, vault.path)
        killed = _migrate_and_die(vault, later, at)
        seen.append(_schema(vault))
        if not killed:
            break
        assert seen[-1] == old, at
        database = vault.open()
        assert database.verify().holds
        database.close()
    assert len(seen) > 10
    assert seen[-1][0] == "9001"
    assert any("added" in statement for statement in seen[-1][1])


@pytest.mark.promise(11)
def test_a_migration_that_fails_in_the_middle_changes_nothing(tmp_path: Path, later: str) -> None:
    vault = new_vault(tmp_path, 3)
    before = _schema(vault)
    step = Path(later) / "versions" / "r9001_later.py"
    step.write_text(step.read_text(encoding="utf-8") + '    op.execute("no such statement")\n', encoding="utf-8")
    engine = make_engine(vault.path, vault.key)
    with pytest.raises(Exception, match="syntax error"):
        migrate(engine, later)
    engine.dispose()
    assert _schema(vault) == before


@pytest.mark.promise(11)
@pytest.mark.parametrize("frozen", sorted(_FROZEN.glob("schema-*.skillassess")), ids=lambda path: path.stem)
def test_a_file_of_every_released_schema_is_brought_up_to_date(tmp_path: Path, frozen: Path) -> None:
    path = tmp_path / frozen.name
    shutil.copy(frozen, path)
    database = Database.open(path, _FROZEN_KEY)
    found = database.verify()
    assert found.holds
    assert found.entries == 12
    score(database, 300)
    assert database.verify().holds
    database.close()
    assert _schema(Vault(path, _FROZEN_KEY))[0] == _newest()


@pytest.mark.promise(11)
def test_every_released_schema_has_its_frozen_file() -> None:
    versions = {path.name[1:5] for path in (_SHIPPED / "versions").glob("r*.py")}
    assert {path.stem.removeprefix("schema-") for path in _FROZEN.glob("schema-*.skillassess")} == versions


def test_the_tables_of_the_program_are_those_the_migrations_make(database: Database) -> None:
    with database.reading_connection() as connection:
        for table in metadata.sorted_tables:
            made = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")]
            assert made == [column.name for column in table.columns]


def test_a_new_journal_row_finds_the_facts_that_wait_for_it_by_an_index(database: Database) -> None:
    """Without one each commit goes through every score there is: 20 ms at 86,000 of them."""
    with database.reading_connection() as connection:
        for table in metadata.sorted_tables:
            for key in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})"):
                query = f"EXPLAIN QUERY PLAN SELECT 1 FROM {table.name} WHERE {key[3]} = 1"
                plan = " ".join(str(row[3]) for row in connection.exec_driver_sql(query))
                assert f"SEARCH {table.name} USING" in plan


@pytest.mark.promise(11)
def test_making_a_database_leaves_nothing_half_made(tmp_path: Path) -> None:
    """Killed at any statement, a new database is not there at all, and can be made again."""
    at = 0
    while True:
        at += 1
        path = tmp_path / f"{at}.skillassess"
        child = os.fork()
        if child == 0:
            _create_and_die(path, at)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            break
        assert not path.exists()
        Database.create(path, bytes(32)).close()
    assert at > 15
    Database.open(path, bytes(32)).close()


def _create_and_die(path: Path, at: int) -> None:
    from sqlalchemy.engine import Engine  # noqa: PLC0415  only the child listens to every engine

    done = 0

    def count(_connection: Connection, _cursor: DBAPICursor, *_rest: object) -> None:
        nonlocal done
        done += 1
        if done == at and not path.exists():
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        Database.create(path, bytes(32)).close()
    finally:
        os._exit(0)
