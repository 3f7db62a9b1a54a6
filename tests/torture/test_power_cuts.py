"""Power cuts: whatever files a cut may leave behind still hold all that was saved.

The machine is not switched off. The shipped engine with the shipped pragmas writes through a watched disk; a cut keeps
all that was synced and any part, by sectors, of what was not.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from skillassess.store.database import Database
from tests.torture.sizes import report, size
from tests.torture.vault import Vault, new_vault, score, scores
from tests.torture.watched_disk import Aftermath, Step, watched

_BEFORE = 30
_COMMITS = 400


def _weaken(database: Database) -> None:
    """Let commits be synced as ``synchronous=NORMAL`` does, behind the back of the check at each checkout."""
    engine = database._engine  # noqa: SLF001  the control needs what the house does not offer

    def lower(connection: DBAPIConnection, _record: ConnectionPoolEntry, _proxy: object) -> None:
        connection.cursor().execute("PRAGMA synchronous = NORMAL")

    def lift(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.cursor().execute("PRAGMA synchronous = FULL")

    event.listen(engine, "checkout", lower)
    event.listen(engine, "checkin", lift)


def _recorded_session(vault: Vault, *, weak: bool) -> tuple[dict[str, bytes], list[Step]]:
    start = {
        path.name: path.read_bytes()
        for path in vault.path.parent.iterdir()
        if path.is_file() and path.suffix != ".lock"
    }
    with watched() as disk:
        database = vault.open()
        if weak:
            _weaken(database)
        for number in range(_BEFORE, _BEFORE + _COMMITS):
            score(database, number, number % 5)
            disk.note(str(number))
        database.close()
    return start, disk.steps


def _cuts(vault: Vault, folder: Path, count: int, *, weak: bool) -> tuple[int, int]:
    """Return how many of ``count`` cuts lost or changed a saved score, and how many saved scores were looked for."""
    start, steps = _recorded_session(vault, weak=weak)
    chance = random.Random(20260920)
    moments = sorted(chance.choices(range(len(steps)), k=count))
    aftermath, done, bad, looked = Aftermath(start), 0, 0, 0
    for moment in moments:
        for step in steps[done:moment]:
            aftermath.follow(step)
        done = moment
        for old in folder.iterdir():
            old.unlink()
        for name, content in aftermath.cut(chance).items():
            (folder / name).write_bytes(content)
        saved = {*range(_BEFORE), *map(int, aftermath.notes)}
        found = scores(folder / vault.path.name, vault.key)
        looked += len(saved)
        bad += any(found.get(number) != str(number % 5) for number in saved)
    return bad, looked


@pytest.mark.promise(2)
@pytest.mark.timeout(0)
def test_no_power_cut_loses_a_saved_score(tmp_path: Path) -> None:
    count = size(250, 10_000)
    vault = new_vault(tmp_path, _BEFORE)
    folder = tmp_path / "after"
    folder.mkdir()
    bad, looked = _cuts(vault, folder, count, weak=False)
    report(2, f"{count} power cuts, {looked} saved scores looked for, {bad} cuts lost one")
    assert bad == 0


@pytest.mark.promise(2)
@pytest.mark.timeout(0)
def test_the_same_cuts_lose_scores_when_commits_are_not_synced(tmp_path: Path) -> None:
    count = size(150, 2_000)
    vault = new_vault(tmp_path, _BEFORE)
    folder = tmp_path / "after"
    folder.mkdir()
    bad, _ = _cuts(vault, folder, count, weak=True)
    report(2, f"control with synchronous=NORMAL: {bad} of {count} cuts lost a saved score")
    assert bad > count // 10


def test_the_watched_disk_sees_the_sync_of_every_commit(tmp_path: Path) -> None:
    vault = new_vault(tmp_path, _BEFORE)
    _, steps = _recorded_session(vault, weak=False)
    since = 0
    for step in steps:
        since += step.kind == "sync" and step.name.endswith("-wal")
        if step.kind == "note":
            assert since > 0
            since = 0
