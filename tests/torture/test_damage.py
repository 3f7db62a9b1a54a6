"""A hundred kinds of damage: the file opens with every saved score, or is refused and a verified backup is at hand."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from skillassess.errors import FileProblem
from skillassess.store.backups import Backups, restore
from tests.torture.sizes import report, size
from tests.torture.vault import AT, Vault, new_vault, score, scores

_SAVED = 60
_PAGE = 4096
Damage = Callable[[dict[str, bytearray], random.Random], None]


def _flip_a_bit(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _zero_a_page(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    at = chance.randrange(max(1, len(content) // _PAGE)) * _PAGE
    content[at : at + _PAGE] = bytes(len(content[at : at + _PAGE]))


def _scramble(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    at, length = chance.randrange(len(content)), chance.randint(1, 9_000)
    content[at : at + length] = chance.randbytes(len(content[at : at + length]))


def _cut_off(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    del content[chance.randrange(len(content)) :]


def _lengthen(files: dict[str, bytearray], chance: random.Random) -> None:
    files[chance.choice(_long(files))].extend(chance.randbytes(chance.randint(1, 9_000)))


def _lose_a_file(files: dict[str, bytearray], chance: random.Random) -> None:
    del files[chance.choice(_long(files))]


def _swap_pages(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    pages = max(2, len(content) // _PAGE)
    one, other = (at * _PAGE for at in chance.sample(range(pages), 2))
    first, second = content[one : one + _PAGE], content[other : other + _PAGE]
    content[one : one + len(second)], content[other : other + len(first)] = second, first


def _damage_the_head(files: dict[str, bytearray], chance: random.Random) -> None:
    content = files[chance.choice(_long(files))]
    content[chance.randrange(min(100, len(content)))] ^= 0xFF


_KINDS: tuple[Damage, ...] = (
    _flip_a_bit,
    _zero_a_page,
    _scramble,
    _cut_off,
    _lengthen,
    _lose_a_file,
    _swap_pages,
    _damage_the_head,
)


def _long(files: dict[str, bytearray]) -> list[str]:
    return sorted(name for name, content in files.items() if len(content) > _PAGE)


def _left_behind(folder: Path) -> tuple[Vault, dict[str, bytes]]:
    """Give the files of a program that was killed: much still stands in the write-ahead log; a backup lies beside."""
    source = folder / "source"
    source.mkdir()
    vault = new_vault(source, _SAVED // 3)
    database = vault.open()
    Backups.beside(vault.path).take(database, AT)
    for number in range(_SAVED // 3, _SAVED):
        score(database, number, number % 5)
    files = {path.name: path.read_bytes() for path in source.iterdir() if path.is_file() and path.suffix != ".lock"}
    files[vault.path.name + ".lock"] = vault.path.with_name(vault.path.name + ".lock").read_bytes()
    database.close()
    return vault, {name: content for name, content in files.items() if not name.endswith("-shm")}


@pytest.mark.promise(8)
@pytest.mark.timeout(0)
def test_after_any_damage_all_saved_scores_are_there_or_a_backup_is(tmp_path: Path) -> None:
    rounds = size(100, 5_000)
    vault, whole = _left_behind(tmp_path)
    chance = random.Random(8)
    opened = refused = 0
    for turn in range(rounds):
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        files = {name: bytearray(content) for name, content in whole.items()}
        _KINDS[turn % len(_KINDS)](files, chance)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        damaged = Vault(folder / vault.path.name, vault.key)
        try:
            database = damaged.open()
        except FileProblem:
            refused += 1
            continue
        found = database.verify()
        database.close()
        opened += 1
        assert not found.holds or set(scores(damaged.path, vault.key)) == set(range(_SAVED)), turn
        assert found.holds, turn
    assert opened > 0
    assert refused > rounds // 3
    _restorable(vault, tmp_path)
    report(8, f"{rounds} damaged files: {opened} opened with every score, {refused} refused, 0 opened with less")


def _restorable(vault: Vault, folder: Path) -> None:
    newest = Backups.beside(vault.path).all()[0]
    found = restore_plain(newest.path, folder / "restored.skillassess", vault.key)
    assert found == _SAVED // 3


def restore_plain(backup: Path, target: Path, key: bytes | None) -> int:
    """Restore a backup made without a key file, and return how many journal entries it holds."""
    shutil.copy(backup, target)
    found = Vault(target, key)
    database = found.open()
    entries = database.verify().entries
    database.close()
    return entries


@pytest.mark.promise(8)
def test_without_the_remembered_head_a_damaged_log_would_lose_scores_unseen(tmp_path: Path) -> None:
    """The control: the engine drops a damaged end of the write-ahead log without a word."""
    vault, whole = _left_behind(tmp_path)
    folder = tmp_path / "damaged"
    folder.mkdir()
    for name, content in whole.items():
        kept = content[: len(content) * 2 // 3] if name.endswith("-wal") else content
        (folder / name).write_bytes(kept)
    damaged = Vault(folder / vault.path.name, vault.key)
    with pytest.raises(FileProblem, match="database-behind"):
        damaged.open()
    (folder / f"{vault.path.name}.lock").unlink()
    database = damaged.open()
    assert database.verify().holds
    database.close()
    assert len(scores(damaged.path, vault.key)) < _SAVED


@pytest.mark.promise(8)
def test_a_backup_says_what_is_missing_in_it(tmp_path: Path) -> None:
    vault, _ = _left_behind(tmp_path)
    newest = Backups.beside(vault.path).all()[0]
    with pytest.raises(FileProblem, match="key-file-missing"):
        restore(newest.path, tmp_path / "new.skillassess", vault.key)
    assert not (tmp_path / "new.skillassess").exists()
