"""What is kept of the facts lasts until the next commit, and never into a write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from skillassess.model.people import Person, Role
from skillassess.store.database import Database

NOW = datetime(2026, 9, 18, tzinfo=UTC)


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
