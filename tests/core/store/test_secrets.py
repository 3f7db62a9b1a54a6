from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from skillassess.errors import Problem, Refused
from skillassess.model.candidates import Candidate
from skillassess.model.levels import Level
from skillassess.model.people import Person, Role
from skillassess.store.backups import Backups
from skillassess.store.database import Database
from skillassess.store.keys import KeyFile, new_recovery_key
from skillassess.store.reading import Reading
from tests.torture.vault import AT, PLAN, score

_SURNAMES, _GIVEN = "欧阳司马诸葛上官令狐", "漪涵骞昊怡霏翀澍玥珩"
NAMES = [f"{_SURNAMES[n % 5 * 2 : n % 5 * 2 + 2]}{_GIVEN[n // 5]}" for n in range(50)]
NUMBERS = [f"44030119{60 + n % 40}0101{n:03d}X" for n in range(50)]


def planted(database: Database, count: int = 50) -> None:
    """Write people with names and ID numbers, in records, notes and files."""
    for number, (name, id_number) in enumerate(zip(NAMES[:count], NUMBERS[:count], strict=True)):
        candidate = Candidate(
            f"{PLAN}{number:05d}", PLAN, "t1", name, "身份证", id_number, "女", None, "电工", "电工", Level.L4
        )
        with database.writing(at=AT, actor="p001", action="candidate.add", subject=candidate.id, detail={}) as writing:
            writing.put(candidate.id, candidate, parent=PLAN, seen=0)
            writing.keep(f"{name} {id_number}".encode(), "text/plain")
            writing.put(f"p{number}", Person(f"p{number}", name, name, (Role.ASSESSOR,)), seen=0)


def found_in(content: bytes) -> int:
    """Return how often any planted name or number stands in bytes, in any encoding a program may use."""
    spellings = [
        word.encode(code) for word in (*NAMES, *NUMBERS) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
    ]
    return sum(content.count(spelling) for spelling in spellings)


def found_below(folder: Path) -> dict[str, int]:
    """Return for each file how many planted words it holds, its name included."""
    return {
        path.name: found_in(path.read_bytes()) + found_in(path.name.encode())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.promise(13)
def test_planted_names_stand_nowhere_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    path = tmp_path / "day.skillassess"
    key = KeyFile.beside(path).create(new_recovery_key())
    KeyFile.beside(path).add(key, NAMES[0], "a-password")
    database = Database.create(path, key)
    planted(database)
    database.verify()
    with database.reading() as reading:
        assert {candidate.name for candidate in reading.values(Candidate)} == set(NAMES)
    while_open = found_below(tmp_path)
    Backups.beside(path).take(database, AT)
    database.back_up(tmp_path / "copy.skillassess")
    database.close()
    after = found_below(tmp_path)
    assert {"day.skillassess", "day.skillassess-wal", "day.skillassess.lock", "day.skillassess.keys"} <= set(while_open)
    assert len(after) >= 6
    assert set(while_open.values()) | set(after.values()) == {0}


@pytest.mark.promise(13)
def test_the_same_search_finds_them_in_a_sample_that_is_not_encrypted(tmp_path: Path) -> None:
    sample = Database.create(tmp_path / "sample.skillassess", None, sample=True)
    planted(sample)
    sample.close()
    assert found_below(tmp_path)["sample.skillassess"] >= 300


@pytest.mark.promise(13)
@pytest.mark.parametrize("attempt", ["stale", "refused", "unreadable", "bug"])
def test_no_failure_says_a_name_or_number(tmp_path: Path, caplog: pytest.LogCaptureFixture, attempt: str) -> None:
    caplog.set_level(logging.DEBUG)
    database = Database.create(tmp_path / "day.skillassess", bytes(32))
    planted(database, 3)
    with pytest.raises((Problem, IntegrityError)) as failure:
        _fail(database, attempt)
    database.close()
    said = [caplog.text]
    error: BaseException | None = failure.value
    while error is not None:
        said.append(f"{type(error).__name__} {error} {error.args}")
        error = error.__cause__ or error.__context__
    assert found_in("\n".join(said).encode()) == 0


def _fail(database: Database, attempt: str) -> None:
    if attempt == "stale":
        planted(database, 1)
    elif attempt == "refused":
        _claim(database)
    elif attempt == "unreadable":
        _unreadable(database)
    with database.reading_connection() as connection:
        row = ("candidate", NAMES[0], 1, PLAN, NUMBERS[0], 1)
        for _ in range(2):
            connection.exec_driver_sql("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", row)


def _claim(database: Database) -> None:
    for _ in range(2):
        with database.writing(at=AT, actor="p001", action="x", subject="y", detail={}) as writing:
            writing.claim("login", NAMES[0], NUMBERS[0], refusal=Refused("login-taken"))


def _unreadable(database: Database) -> None:
    with database.reading_connection() as connection:
        body = f'{{"id":"{NAMES[0]}","level":"{NUMBERS[0]}"}}'
        row = ("candidate", "broken", 1, PLAN, body, 1)
        connection.exec_driver_sql("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", row)
        Reading(connection).get(Candidate, "broken")


@pytest.mark.promise(13)
def test_the_journal_itself_names_nobody(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "day.skillassess", bytes(32))
    planted(database, 5)
    score(database, 1)
    with database.reading() as reading:
        assert found_in(repr(reading.entries()).encode()) == 0
    database.close()
