"""What is kept of the facts lasts until the next commit, and never into a write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from skillassess.model.people import Person, Role
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, Mark
from skillassess.store.database import Database
from skillassess.store.writing import Writing

NOW = datetime(2026, 9, 18, tzinfo=UTC)
KEY = ColumnKey("1", ComponentKind.WORK_PROCESS, "p002")
OTHER = ColumnKey("2", ComponentKind.WORK_PROCESS, "p002")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "g.skillassess", None, sample=True)
    yield opened
    opened.close()


def give(writing: Writing, key: ColumnKey, item: int, value: int, *, seen: int = 0, plan: str = "p") -> None:
    writing.mark(plan, key, item, Decimal(value), "", at=NOW, seen=seen)


def scores(marks: dict[ColumnKey, tuple[Mark, ...]]) -> dict[ColumnKey, list[tuple[int, Decimal | None]]]:
    return {key: [(mark.item, mark.value) for mark in column] for key, column in marks.items()}


def test_what_was_made_of_the_facts_is_made_anew_after_a_commit(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "m.skillassess", None, sample=True)
    made: list[int] = []

    def count() -> int:
        made.append(len(made))
        return len(made)

    try:
        for _ in range(2):
            with database.reading() as reading:
                assert reading.kept("n", count) == 1
        with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
            writing.put("p001", Person("p001", "a", "甲", (Role.HR,)), seen=0)
            assert writing.kept("n", count) == 2
        for _ in range(2):
            with database.reading() as reading:
                assert reading.kept("n", count) == 3
        assert len(made) == 3
    finally:
        database.close()


def test_marks_added_by_a_commit_join_those_read_before(database: Database) -> None:
    writes = ((KEY, 2, 4, 0, "p"), (KEY, 1, 3, 0, "p"), (OTHER, 1, 5, 0, "p"), (KEY, 2, 1, 1, "p"), (KEY, 3, 2, 0, "q"))
    for key, item, value, seen, plan in writes:
        with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
            give(writing, key, item, value, seen=seen, plan=plan)
        with database.reading() as reading:
            assert reading.all_marks("p") == reading.marks("p")
    with database.reading() as reading:
        assert scores(reading.all_marks("p")) == {KEY: [(1, Decimal(3)), (2, Decimal(1))], OTHER: [(1, Decimal(5))]}
        assert scores(reading.all_marks("q")) == {KEY: [(3, Decimal(2))]}


def _give_and_fail(database: Database) -> None:
    with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
        give(writing, KEY, 1, 4, seen=1)
        assert scores(writing.all_marks("p")) == {KEY: [(1, Decimal(4))]}
        raise ZeroDivisionError


def test_marks_of_a_write_are_read_in_it_and_forgotten_when_it_fails(database: Database) -> None:
    with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
        give(writing, KEY, 1, 3)
        assert scores(writing.all_marks("p")) == {KEY: [(1, Decimal(3))]}
    with pytest.raises(ZeroDivisionError):
        _give_and_fail(database)
    with database.reading() as reading:
        assert scores(reading.all_marks("p")) == {KEY: [(1, Decimal(3))]}
    with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
        give(writing, OTHER, 1, 5)
    with database.reading() as reading:
        assert reading.all_marks("p") == reading.marks("p")


def test_an_older_view_is_not_given_newer_marks(database: Database) -> None:
    with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
        give(writing, KEY, 1, 3)
    with database.reading() as older:
        assert older.head().seq == 1
        with database.writing(at=NOW, actor="p", action="x.y", subject="p", detail={}) as writing:
            give(writing, KEY, 2, 4)
        with database.reading() as newer:
            assert len(newer.all_marks("p")[KEY]) == 2
        assert scores(older.all_marks("p")) == {KEY: [(1, Decimal(3))]}
    with database.reading() as reading:
        assert len(reading.all_marks("p")[KEY]) == 2
