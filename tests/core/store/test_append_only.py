from __future__ import annotations

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import IntegrityError

from skillassess.errors import Refused, Stale
from skillassess.model.people import Person, Role
from skillassess.store.database import Database
from skillassess.store.tables import APPEND_ONLY
from tests.torture.vault import AT, PLAN, Vault, column, score

_TABLES = [table.name for table in APPEND_ONLY]
_KEYS = {
    "journal": "seq",
    "record": "kind, id, version",
    "mark": "candidate, component, assessor, item, version",
    "claim": "kind, key",
    "blob": "sha256",
}


@pytest.fixture
def filled(vault: Vault) -> Vault:
    database = vault.open()
    with database.writing(at=AT, actor="p001", action="x", subject="y", detail={}) as writing:
        writing.put("p001", Person("p001", "liang", "梁工", (Role.ASSESSOR,)), seen=0)
        writing.claim("login", "liang", "p001", refusal=Refused("login-taken", login="liang"))
        writing.keep(b"a file", "text/plain")
    database.close()
    return vault


def _raw(vault: Vault) -> driver.Connection:
    connection = driver.connect(str(vault.path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{(vault.key or b'').hex()}'\"")
    return connection


def _attacks(raw: driver.Connection, table: str) -> list[str]:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    text = next(name for name in columns if name not in ("seq", "version", "item", *_KEYS[table].split(", ")))
    others = ", ".join(f"'forged' AS {name}" if name == text else name for name in columns)
    copied = f"({', '.join(columns)}) SELECT {others} FROM {table} LIMIT 1"
    upsert = f"ON CONFLICT ({_KEYS[table]}) DO UPDATE SET {text} = 'forged'"
    return [
        f"UPDATE {table} SET {text} = 'forged'",
        f"UPDATE OR REPLACE {table} SET {text} = 'forged' WHERE rowid = 1",
        f"DELETE FROM {table}",
        f"DELETE FROM {table} WHERE rowid = 1",
        f"INSERT OR REPLACE INTO {table} {copied}",
        f"REPLACE INTO {table} {copied}",
        f"INSERT INTO {table} SELECT * FROM (SELECT {others} FROM {table} LIMIT 1) WHERE true {upsert}",
    ]


def _by_row_number(raw: driver.Connection, table: str) -> str:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    key = _KEYS[table].split(", ")
    moved = ", ".join(f"{name} || 'x'" if name == key[0] else name for name in columns)
    return f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(columns)}) SELECT rowid, {moved} FROM {table} LIMIT 1"


@pytest.mark.promise(22)
@pytest.mark.parametrize("table", _TABLES)
def test_raw_sql_cannot_change_or_remove_what_is_written(filled: Vault, table: str) -> None:
    raw = _raw(filled)
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    attacks = _attacks(raw, table)
    if table != "journal":  # there the row number is the key
        attacks.append(_by_row_number(raw, table))
    for attack in attacks:
        with pytest.raises(driver.IntegrityError, match="only grows"):
            raw.execute(attack)
        assert raw.execute(f"SELECT * FROM {table}").fetchall() == before, attack
    raw.close()


@pytest.mark.promise(22)
@pytest.mark.parametrize("table", ["record", "mark", "claim", "blob"])
def test_the_same_statements_change_it_without_the_triggers_and_verification_finds_each(
    filled: Vault, table: str
) -> None:
    raw = _raw(filled)
    attacks = [*_attacks(raw, table), _by_row_number(raw, table)]
    raw.execute("PRAGMA foreign_keys = OFF")
    triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    raw.close()
    whole = filled.path.read_bytes()
    for attack in attacks:
        filled.path.write_bytes(whole)
        raw = _raw(filled)
        raw.execute(attack)
        raw.close()
        database = filled.open()
        assert not database.verify().holds, attack
        database.close()


def test_a_score_is_kept_as_a_new_version_only_for_who_has_seen_the_last(database: Database) -> None:
    with database.writing(at=AT, actor="p003", action="mark.enter", subject="s", detail={}) as writing:
        assert writing.mark(PLAN, column(0), 1, None, "", at=AT, seen=1) == 2
    with pytest.raises(Stale, match="mark-changed-meanwhile"):
        _mark_again(database, seen=1)
    with database.reading() as reading:
        assert [mark.version for mark in reading.mark_history(column(0), 1)] == [1, 2]


def _mark_again(database: Database, *, seen: int) -> None:
    with database.writing(at=AT, actor="p003", action="mark.enter", subject="s", detail={}) as writing:
        writing.mark(PLAN, column(0), 1, None, "", at=AT, seen=seen)


def test_what_is_refused_within_a_transaction_leaves_nothing(database: Database) -> None:
    before = database.head()
    with pytest.raises(Refused, match="login-taken"):
        _claim_twice(database)
    assert database.head() == before
    with database.reading() as reading:
        assert reading.owner("login", "liang") is None


def _claim_twice(database: Database) -> None:
    with database.writing(at=AT, actor="p001", action="x", subject="y", detail={}) as writing:
        for owner in ("p001", "p002"):
            writing.claim("login", "liang", owner, refusal=Refused("login-taken", login="liang"))


def test_a_file_is_kept_once_however_often_it_is_handed_in(database: Database) -> None:
    names = set()
    for _ in range(2):
        with database.writing(at=AT, actor="p001", action="x", subject="y", detail={}) as writing:
            names.add(writing.keep(b"one", "text/plain"))
    with database.reading() as reading:
        assert [reading.blob(sha256) for sha256 in names] == [b"one"]
    assert database.verify().holds


def test_an_engine_error_never_shows_what_was_to_be_written(database: Database) -> None:
    with pytest.raises(IntegrityError) as broken:
        _score_twice(database)
    assert "张三丰" not in str(broken.value)
    assert "INSERT" in str(broken.value)


def _score_twice(database: Database) -> None:
    with database.writing(at=AT, actor="p001", action="x", subject="y", detail={}) as writing:
        row = {"kind": "person", "id": "张三丰", "version": 1, "parent": "", "body": "张三丰"}
        for _ in range(2):
            writing._insert(APPEND_ONLY[1], row)  # noqa: SLF001  a bug, made on purpose


def test_a_score_after_a_failed_one_is_saved(database: Database) -> None:
    with pytest.raises(IntegrityError):
        _score_twice(database)
    score(database, 40)
    assert database.verify().holds
