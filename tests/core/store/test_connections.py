from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from skillassess.errors import FileProblem
from skillassess.store.database import Database
from skillassess.store.engine import OLDEST_ENGINE, check_engine, make_engine
from tests.torture.vault import Vault, score

_SHIPPED = {
    "synchronous": 2,
    "journal_mode": "wal",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "fullfsync": 1,
}


def _pragmas(connection: driver.Connection) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _SHIPPED}


@pytest.mark.promise(3)
def test_500_connections_all_report_the_shipped_pragmas_and_a_cipher(vault: Vault) -> None:
    engine = make_engine(vault.path, vault.key)
    for turn in range(500):
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            assert _pragmas(raw) == _SHIPPED
            assert raw.execute("PRAGMA cipher_version").fetchone()[0]
            if turn % 2:
                connection.invalidate()  # the next one is a reconnect
    engine.dispose()


@pytest.mark.promise(3)
def test_a_bare_connection_does_not_have_the_shipped_pragmas(vault: Vault) -> None:
    bare = driver.connect(str(vault.path.with_name("bare")))
    assert _pragmas(bare) != _SHIPPED
    bare.close()


@pytest.mark.promise(3)
@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "foreign_keys = OFF"])
def test_a_connection_that_lost_a_pragma_is_not_used_again(vault: Vault, pragma: str) -> None:
    engine = make_engine(vault.path, vault.key)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA {pragma}")
    with pytest.raises(FileProblem, match="pragmas-lost"):
        engine.connect()
    engine.dispose()


@pytest.mark.promise(3)
def test_a_restored_copy_is_written_with_a_write_ahead_log_too(database: Database, tmp_path: Path) -> None:
    copy = Vault(tmp_path / "copy.skillassess", database._key)  # noqa: SLF001  the key of the fixture
    database.back_up(copy.path)
    raw = driver.connect(str(copy.path))
    raw.execute(f"PRAGMA key = \"x'{(copy.key or b'').hex()}'\"")
    assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"  # how the engine leaves it
    raw.close()
    reopened = copy.open()
    with reopened.reading_connection() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    reopened.close()


@pytest.mark.promise(4)
def test_an_engine_below_the_floor_is_refused_and_one_on_it_is_not() -> None:
    check_engine(OLDEST_ENGINE)
    with pytest.raises(FileProblem) as refused:
        check_engine((3, 51, 2))
    assert refused.value.code == "engine-too-old"
    assert refused.value.params == {"found": "3.51.2", "needed": "3.51.3"}


@pytest.mark.promise(4)
def test_the_engine_that_ships_is_above_the_floor() -> None:
    assert driver.sqlite_version_info >= OLDEST_ENGINE


_WITHOUT_CIPHER = """
import sqlite3, sqlite3.dbapi2, sys
sqlite3.sqlite_version_info = sqlite3.dbapi2.sqlite_version_info = (3, 53, 4)
sys.modules["sqlcipher3"], sys.modules["sqlcipher3.dbapi2"] = sqlite3, sqlite3.dbapi2
from pathlib import Path
from skillassess.errors import FileProblem
from skillassess.store.database import Database
try:
    Database.create(Path(sys.argv[1]), bytes(32))
except FileProblem as problem:
    print(problem.code)
"""


@pytest.mark.promise(14)
def test_without_the_cipher_nothing_is_written_in_plain_text(tmp_path: Path) -> None:
    target = tmp_path / "real.skillassess"
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_CIPHER, str(target)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert done.stdout.strip() == "cipher-missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.promise(14)
def test_a_database_without_a_key_is_made_only_for_a_sample(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="plaintext-refused"):
        Database.create(tmp_path / "real.skillassess", None)
    assert list(tmp_path.iterdir()) == []
    sample = Database.create(tmp_path / "sample.skillassess", None, sample=True)
    assert sample.is_sample
    sample.close()


@pytest.mark.promise(14)
def test_a_plain_file_that_is_no_sample_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "sample.skillassess"
    sample = Database.create(path, None, sample=True)
    score(sample, 1)
    sample.close()
    plain = driver.connect(str(path))
    plain.execute("UPDATE meta SET value = 'no' WHERE key = 'sample'")
    plain.commit()
    plain.close()
    with pytest.raises(FileProblem, match="plaintext-refused"):
        Database.open(path, None)
