from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from skillassess.errors import FileProblem, Refused
from skillassess.store.database import Database, probe
from skillassess.store.keys import KeyFile, new_recovery_key
from skillassess.store.places import check_place
from tests.torture.vault import Vault, score


def _digest(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _raw(vault: Vault) -> driver.Connection:
    connection = driver.connect(str(vault.path))
    connection.execute(f"PRAGMA key = \"x'{(vault.key or b'').hex()}'\"")
    return connection


def _refused(vault: Vault, code: str) -> None:
    before = _digest(vault.path.parent)
    with pytest.raises(FileProblem) as refused:
        vault.open()
    assert refused.value.code == code
    assert refused.value.params["name"] == vault.path.name
    assert _digest(vault.path.parent) == before


@pytest.mark.promise(10)
def test_a_file_of_a_newer_schema_is_refused_and_unchanged(vault: Vault) -> None:
    raw = _raw(vault)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    _refused(vault, "database-newer")


@pytest.mark.promise(10)
def test_an_encrypted_database_of_another_program_is_refused_and_unchanged(vault: Vault) -> None:
    raw = _raw(vault)
    raw.execute("PRAGMA application_id = 7")
    raw.commit()
    raw.close()
    _refused(vault, "database-foreign")


@pytest.mark.promise(10)
def test_a_plain_database_of_another_program_is_refused_and_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "other.skillassess"
    other = driver.connect(str(path))
    other.execute("CREATE TABLE mine (what TEXT)")
    other.commit()
    other.close()
    _refused(Vault(path, None), "database-foreign")
    _refused(Vault(path, bytes(32)), "plaintext-refused")


@pytest.mark.promise(10)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "database-foreign"),
        (b"PK\x03\x04 a workbook", "database-unreadable"),
        (b"SQLite format 3\x00 and nothing that follows", "plaintext-refused"),
        (bytes(70_000), "database-unreadable"),
    ],
)
def test_what_is_no_database_is_refused_and_unchanged(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "thing.skillassess"
    path.write_bytes(content)
    _refused(Vault(path, bytes(32)), code)


@pytest.mark.promise(10)
def test_our_own_file_is_not_refused(vault: Vault) -> None:
    probe(vault.path, vault.key)
    vault.open().close()


@pytest.mark.promise(10)
def test_what_is_not_there_is_missing_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="database-missing"):
        Database.open(tmp_path / "gone.skillassess", bytes(32))
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_made_anew(vault: Vault) -> None:
    before = _digest(vault.path.parent)
    with pytest.raises(FileProblem, match="database-exists"):
        Database.create(vault.path, bytes(32))
    assert _digest(vault.path.parent) == before


@pytest.mark.promise(15)
def test_1000_wrong_keys_are_rejected_and_the_file_is_unchanged(vault: Vault) -> None:
    before = _digest(vault.path.parent)
    for _ in range(1_000):
        with pytest.raises(FileProblem, match="database-unreadable"):
            probe(vault.path, os.urandom(32))
    assert _digest(vault.path.parent) == before
    probe(vault.path, vault.key)


@pytest.mark.promise(15)
def test_wrong_passwords_are_rejected_and_the_key_material_stays(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "a.keys")
    recovery = new_recovery_key()
    key = keys.create(recovery)
    keys.add(key, "liang", "right-password")
    before = keys.path.read_bytes()
    for number in range(6):
        with pytest.raises(Refused, match="sign-in-wrong"):
            keys.unlock("liang", f"wrong-password-{number}")
    with pytest.raises(Refused, match="sign-in-wrong"):
        keys.unlock("nobody", "right-password")
    with pytest.raises(Refused, match="recovery-key-wrong"):
        keys.recover(new_recovery_key())
    assert keys.path.read_bytes() == before
    assert keys.unlock("liang", "right-password") == key == keys.recover(recovery)


_SECOND = """
import sys
from pathlib import Path
from skillassess.errors import FileProblem
from skillassess.store.database import Database
try:
    Database.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    print("opened")
except FileProblem as problem:
    print(problem.code)
"""


def _open_elsewhere(vault: Vault) -> str:
    root = str(Path(__file__).parents[3])
    words = [sys.executable, "-c", _SECOND, str(vault.path), (vault.key or b"").hex()]
    environment = os.environ | {"PYTHONPATH": root}
    return subprocess.run(words, capture_output=True, text=True, check=True, env=environment).stdout.strip()


@pytest.mark.promise(12)
def test_a_second_instance_is_told_so_and_may_open_once_the_first_has_closed(vault: Vault) -> None:
    first = vault.open()
    score(first, 100)
    assert _open_elsewhere(vault) == "database-in-use"
    score(first, 101)
    first.close()
    assert _open_elsewhere(vault) == "opened"


@pytest.mark.promise(12)
@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - 示例公司",
        "onedrive",
        "坚果云",
        "Nutstore",
        "百度网盘",
        "BaiduSyncdisk",
        "阿里云盘",
        "WPS云盘",
        "Dropbox",
        "Google Drive",
        "iCloud Drive",
        "Nextcloud",
    ],
)
def test_a_synced_folder_is_refused_for_the_live_file(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder / "成绩"
    place.mkdir(parents=True)
    with pytest.raises(FileProblem) as refused:
        Database.create(place / "a.skillassess", bytes(32))
    assert refused.value.code == "place-synced"
    assert refused.value.params["cloud"] == folder
    assert list(place.iterdir()) == []


@pytest.mark.promise(12)
@pytest.mark.parametrize("folder", ["One Drive notes", "坚果", "megapixel", "boxes", "我的考评"])
def test_a_folder_that_only_sounds_like_one_is_not_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    check_place(tmp_path / folder / "a.skillassess")


@pytest.mark.promise(12)
def test_a_folder_is_known_as_synced_by_what_the_synchroniser_left_in_it(tmp_path: Path) -> None:
    check_place(tmp_path / "a.skillassess")
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(FileProblem, match="place-synced"):
        check_place(tmp_path / "a.skillassess")
    renamed = tmp_path / "work"
    renamed.mkdir()
    with pytest.raises(FileProblem, match="place-synced"):
        check_place(renamed / "a.skillassess", {"OneDrive": str(renamed)})


@pytest.mark.promise(12)
def test_a_link_into_a_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "local"
    link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with pytest.raises(FileProblem, match="place-synced"):
        check_place(link / "a.skillassess")


_MOUNTS = "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/share nfs4 rw 0 0\nme@host: /mnt/ssh fuse.sshfs rw 0 0\n"
_MOUNTS += "C: /mnt/c 9p rw,aname=drvfs;path=C: 0 0\nnone /sandbox 9p rw 0 0\nhost /media/sf_x vboxsf rw 0 0\n"


@pytest.mark.promise(12)
@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("/mnt/share/a.skillassess", True),
        ("/mnt/share/deep/er/a.skillassess", True),
        ("/mnt/ssh/a.skillassess", True),
        ("/mnt/c/Users/a.skillassess", True),
        ("/media/sf_x/a.skillassess", True),
        ("/sandbox/a.skillassess", False),
        ("/mnt/shared/a.skillassess", False),
        ("/home/a.skillassess", False),
        ("\\\\server\\share\\a.skillassess", True),
        ("//server/share/a.skillassess", True),
    ],
)
def test_a_network_place_is_refused_for_the_live_file(path: str, *, refused: bool) -> None:
    if not refused:
        check_place(Path(path), {}, _MOUNTS)
        return
    with pytest.raises(FileProblem, match="place-on-network"):
        check_place(Path(path), {}, _MOUNTS)


@pytest.mark.promise(12)
def test_an_opened_file_in_a_synced_folder_is_refused_too(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "Nutstore").mkdir()
    moved = vault.path.rename(tmp_path / "Nutstore" / vault.path.name)
    with pytest.raises(FileProblem, match="place-synced"):
        Database.open(moved, vault.key)
