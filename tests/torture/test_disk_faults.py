"""Disk full, I/O error, read-only: at each write of a session, never a false "saved", and it works again after."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skillassess.errors import FileProblem
from skillassess.store.database import Database
from tests.torture.sizes import report, size
from tests.torture.vault import Vault, new_vault, score, scores
from tests.torture.watched_disk import FULL, IOERR_WRITE, READONLY, Disk, watched

_BEFORE = 5
_SESSION = 6
_TOLD = {FULL: {"database-disk-full"}, IOERR_WRITE: {"disk-failed"}, READONLY: {"database-read-only"}}


def _copy(vault: Vault, folder: Path) -> Vault:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(vault.path, folder / vault.path.name)
    return Vault(folder / vault.path.name, vault.key)


def _session(database: Database, disk: Disk, fail_at: int, fault: int, lasting: int) -> tuple[set[int], set[str]]:
    """Save a few scores while the disk fails; return those reported as saved, and what was said of the others."""
    disk.asked, disk.fail_at, disk.fault, disk.lasting = 0, fail_at, fault, lasting
    saved: set[int] = set()
    told: set[str] = set()
    for number in range(_BEFORE, _BEFORE + _SESSION):
        try:
            score(database, number, number % 5, note="备" * 900)
        except FileProblem as problem:
            told.add(problem.code)
        else:
            saved.add(number)
    disk.fail_at = None
    return saved, told


def _score_many(database: Database) -> None:
    for number in range(10, 200):
        score(database, number, 1, note="备" * 900)


@pytest.mark.promise(5)
@pytest.mark.timeout(0)
@pytest.mark.parametrize("fault", [FULL, IOERR_WRITE, READONLY])
@pytest.mark.parametrize("lasting", [1, 1_000])
def test_a_fault_at_any_write_is_told_and_never_saved_falsely(tmp_path: Path, fault: int, lasting: int) -> None:
    vault = new_vault(tmp_path, _BEFORE)
    step = size(4, 1)
    at, faults = 1, 0
    while True:
        with watched() as disk:
            copy = _copy(vault, tmp_path / "copy")
            database = copy.open()
            saved, told = _session(database, disk, at, fault, lasting)
            if disk.failed == 0:
                database.close()
                break
            faults += 1
            assert told <= _TOLD[fault]
            assert told or len(saved) == _SESSION
            score(database, 50, 4)  # it works again after
            database.close()
        found = scores(copy.path, copy.key)
        assert set(found) == {*range(_BEFORE), *saved, 50}
        at += step
    assert faults > 3
    report(
        5, f"fault {fault}, lasting {lasting}: {faults} writes and syncs failed one after the other, 0 false 'saved'"
    )


@pytest.mark.promise(5)
def test_a_fault_that_is_swallowed_would_show(tmp_path: Path) -> None:
    """The control: what is reported as saved but never reached the disk is missing in the same comparison."""
    vault = new_vault(tmp_path, _BEFORE)
    with watched() as disk:
        database = vault.open()
        saved, told = _session(database, disk, 1, FULL, 1_000)
        database.close()
    assert saved == set()
    assert told == {"database-disk-full"}
    assert set(scores(vault.path, vault.key)) != {*range(_BEFORE), *range(_BEFORE, _BEFORE + _SESSION)}


@pytest.mark.promise(5)
def test_a_file_that_may_not_grow_is_a_full_or_failed_disk_and_not_a_bug(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  there is no such module on Windows

    vault = new_vault(tmp_path, _BEFORE)
    database = vault.open()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.path.stat().st_size, before[1]))
    try:
        with pytest.raises(FileProblem) as refused:
            _score_many(database)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.value.code in {"database-disk-full", "disk-failed"}
    score(database, 500, 1)
    assert database.verify().holds
    database.close()
