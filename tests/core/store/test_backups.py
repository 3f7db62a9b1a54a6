from __future__ import annotations

import hashlib
import os
import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from skillassess.clock import CHINA
from skillassess.errors import FileProblem
from skillassess.store.backups import Backups, restore, to_keep
from skillassess.store.database import Database
from skillassess.store.keys import KeyFile, new_recovery_key
from tests.torture.vault import AT, Vault, score, scores

_START = datetime(2026, 1, 1, 8, tzinfo=CHINA)


def _tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.promise(7)
def test_a_year_of_backups_keeps_two_days_12_daily_10_weekly_and_9_monthly() -> None:
    chance = random.Random(7)
    kept: frozenset[datetime] = frozenset()
    for day in range(366):
        morning = _START + timedelta(days=day)
        moments = [morning + timedelta(minutes=30 * turn) for turn in range(chance.randint(1, 6))]
        for now in moments:
            kept = to_keep({*kept, now}, now)
            assert now in kept
        _check_year(kept, moments[-1], _START)
    assert len(kept) < 12 + 10 + 9 + 3 * 6


def _check_year(kept: frozenset[datetime], now: datetime, start: datetime) -> None:
    days = {moment.date() for moment in kept}
    assert {(now - timedelta(days=n)).date() for n in range(12) if now - timedelta(days=n) >= start} <= days
    weeks = {moment.isocalendar()[:2] for moment in kept}
    assert {
        (now - timedelta(weeks=n)).isocalendar()[:2] for n in range(10) if now - timedelta(weeks=n) >= start
    } <= weeks
    assert len({(moment.year, moment.month) for moment in kept}) >= min(9, now.month + 12 * (now.year - start.year))


@pytest.mark.promise(7)
def test_everything_of_two_days_is_kept_and_nothing_needless_beyond() -> None:
    moments = [AT - timedelta(hours=n) for n in range(24 * 30)]
    kept = to_keep(moments, AT)
    assert {moment for moment in moments if AT - moment <= timedelta(days=2)} <= kept
    just_outside = AT - timedelta(hours=50)
    assert just_outside not in kept


@pytest.mark.promise(7)
def test_the_only_copy_is_kept_however_old_it_is() -> None:
    assert to_keep([_START], AT + timedelta(days=9_000)) == {_START}
    assert to_keep([], AT) == frozenset()


@pytest.mark.promise(7)
def test_a_backup_is_a_whole_database_while_work_goes_on(database: Database, tmp_path: Path) -> None:
    score(database, 100, 4)
    backup, head = Backups.beside(database.path).take(database, AT)
    assert head == database.head()
    score(database, 101, 4)
    found = scores(backup.path, database._key)  # noqa: SLF001  the key of the fixture
    assert 100 in found
    assert 101 not in found
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.promise(7)
def test_copying_only_the_file_would_have_lost_what_the_backup_has(vault: Vault, tmp_path: Path) -> None:
    """The control: what stands in the write-ahead log is not in the file."""
    database = vault.open()
    score(database, 100, 4)
    copy = tmp_path / "copy"
    copy.write_bytes(vault.path.read_bytes())
    assert 100 not in scores(copy, vault.key)
    database.close()


@pytest.mark.promise(7)
def test_an_unsound_database_is_not_backed_up_and_earlier_backups_stay(vault: Vault) -> None:
    database = vault.open()
    backups = Backups.beside(vault.path)
    first, _ = backups.take(database, AT - timedelta(days=400))
    with database.reading_connection() as connection:
        connection.exec_driver_sql("DROP TRIGGER mark_no_update")
        connection.exec_driver_sql("UPDATE mark SET value = '5' WHERE item = 1")
    with pytest.raises(FileProblem) as refused:
        backups.take(database, AT)
    assert refused.value.code == "backup-not-sound"
    assert refused.value.params["fault"] == "facts-altered"
    assert [backup.path for backup in backups.all()] == [first.path]
    assert not list(backups.folder.glob("*.part"))
    database.close()


@pytest.mark.promise(7)
def test_old_copies_go_with_their_key_files_and_only_after_a_new_one_is_sound(vault: Vault) -> None:
    KeyFile.beside(vault.path).create(new_recovery_key())
    database = vault.open()
    backups = Backups.beside(vault.path)
    for days in (900, 899, 898):
        backups.take(database, AT - timedelta(days=days))
    assert len(backups.all()) == 3
    for week in range(40):
        backups.take(database, AT - timedelta(weeks=40 - week))
    ages = [backup.at for backup in backups.all()]
    assert min(ages) > AT - timedelta(days=400)
    assert {path.name for path in backups.folder.iterdir()} == {
        name for backup in backups.all() for name in (backup.path.name, backup.path.name + ".keys")
    }
    database.close()


def test_two_backups_of_one_second_do_not_replace_each_other(database: Database) -> None:
    backups = Backups.beside(database.path)
    names = {backups.take(database, AT)[0].path.name for _ in range(3)}
    assert len(names) == len(backups.all()) == 3


@pytest.mark.promise(7)
def test_restoring_makes_a_new_file_that_opens_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "day.skillassess"
    recovery = new_recovery_key()
    key = KeyFile.beside(path).create(recovery)
    database = Database.create(path, key)
    score(database, 1, 4)
    backup, head = Backups.beside(path).take(database, AT)
    score(database, 2, 4)
    database.close()
    before = _tree(tmp_path)
    target = tmp_path / "restored.skillassess"
    found = restore(backup.path, target, key)
    assert found.holds
    assert found.head == head
    after = _tree(tmp_path)
    assert {name: after[name] for name in before} == before
    restored = Database.open(target, KeyFile.beside(target).recover(recovery))
    assert restored.head() == head
    score(restored, 2, 5)
    assert restored.verify().holds
    restored.close()


@pytest.mark.promise(7)
def test_restoring_never_overwrites_and_never_takes_an_unsound_backup(database: Database, tmp_path: Path) -> None:
    key = database._key  # noqa: SLF001  the key of the fixture
    backup, _ = Backups.beside(database.path).take(database, AT)
    with pytest.raises(FileProblem, match="file-exists"):
        restore(backup.path, database.path, key)
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    before = _tree(tmp_path)
    with pytest.raises(FileProblem):
        restore(backup.path, tmp_path / "new.skillassess", key)
    with pytest.raises(FileProblem):
        restore(backup.path, tmp_path / "new.skillassess", os.urandom(32))
    with pytest.raises(FileProblem, match="folder-missing"):
        restore(backup.path, tmp_path / "nowhere" / "new.skillassess", key)
    assert _tree(tmp_path) == before
