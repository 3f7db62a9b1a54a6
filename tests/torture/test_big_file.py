"""A file with many scores: checked at start and verified as a whole in seconds."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from skillassess.store.database import Database
from tests.torture.sizes import report, size
from tests.torture.vault import AT, ITEMS, PLAN, Vault, column, score

_AT_ONCE = 500


def _filled(vault: Vault, count: int) -> None:
    """Write scores, each with a journal row of its own, many to a commit so that it does not take all day."""
    database = Database.create(vault.path, vault.key)
    engine = database._engine  # noqa: SLF001  many journal rows to one commit are no use case
    from skillassess.store.writing import Writing  # noqa: PLC0415  as above

    for first in range(0, count, _AT_ONCE):
        with engine.connect() as connection, connection.begin():
            for number in range(first, min(first + _AT_ONCE, count)):
                writing = Writing(connection)
                key, item = column(number // ITEMS), number % ITEMS + 1
                writing.mark(PLAN, key, item, Decimal(number % 5), "", at=AT, seen=0)
                detail = f'{{"item":{item},"value":"{number % 5}"}}'
                writing.finish(at=AT, actor="p003", action="mark.enter", subject=str(key), detail=detail)
    database.close()


@pytest.mark.promise(9)
@pytest.mark.promise(26)
@pytest.mark.timeout(0)
def test_start_check_and_verification_of_many_scores_take_seconds(tmp_path: Path) -> None:
    count = size(5_000, 100_000)
    vault = Vault(tmp_path / "day.skillassess", bytes(range(32)))
    _filled(vault, count)
    begun = time.process_time()
    database = vault.open()
    opening = time.process_time() - begun
    begun = time.process_time()
    found = database.verify()
    verifying = time.process_time() - begun
    begun = time.process_time()
    for number in range(count, count + 50):
        score(database, number)
    saving = (time.process_time() - begun) / 50
    database.close()
    assert found.holds
    assert found.entries == count
    report(9, f"one more score then takes {saving * 1000:.1f} ms of processor time")
    assert saving < 0.01
    report(9, f"{count} scores, {vault.path.stat().st_size // 1_000_000} MB: opened and checked in {opening:.2f} s")
    report(26, f"{count} journal entries with their facts verified in {verifying:.2f} s of processor time")
    assert opening <= 3
    assert verifying <= 2
