"""Backup and restore by command: whole, in words, the live file untouched."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from skillassess.cli.commands import main
from skillassess.clock import CHINA, SetClock
from skillassess.model.institution import FiledOccupation, Institution, Standing
from skillassess.model.levels import Level
from skillassess.model.people import Person, Role
from skillassess.office import Office, SetUp
from skillassess.store.backups import Backups

PASSWORD = "first-password"
_OCCUPATIONS = (FiledOccupation("6-31-01-03", "电工", tuple(Level), ("电工",), True),)  # noqa: FBT003  as filed
INSTITUTION = Institution("示例链主装备有限公司", "Y000044031005", _OCCUPATIONS, (Standing.CHAIN_LEADER,))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    monkeypatch.setenv("SKILLASSESS_LOGIN", "guan")
    monkeypatch.setenv("SKILLASSESS_PASSWORD", PASSWORD)
    path = tmp_path / "own.db"
    clock = SetClock(datetime(2026, 10, 12, 9, tzinfo=CHINA))
    office, recovery = Office.create(path, clock, SetUp(INSTITUTION, "guan", "管理", PASSWORD))
    office.close()
    return path, recovery


def _go_on(path: Path) -> None:
    clock = SetClock(datetime(2026, 10, 12, 10, tzinfo=CHINA))
    office = Office.open(path, clock, login="guan", password=PASSWORD)
    session = office.sign_in("guan", PASSWORD)
    office.administration.add_person(session, Person("", "liang", "梁工", (Role.ASSESSOR,)), "long enough")
    office.door.database.close()  # without the backup at exit


@pytest.mark.promise(7)
def test_a_backup_without_a_name_is_kept_with_the_others(
    own: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = own
    before = Backups.beside(path).all()
    assert main(["--language", "en", "backup", str(path)]) == 0
    made = [backup.path for backup in Backups.beside(path).all() if backup not in before]
    assert str(made[0]) in capsys.readouterr().out


@pytest.mark.promise(8)
def test_a_restored_file_says_what_it_lacks_and_opens(
    own: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = own
    backup = Backups.beside(path).all()[0].path
    assert main(["--language", "en", "restore", str(backup), str(tmp_path / "same.db")]) == 0
    assert "Nothing is missing" in capsys.readouterr().out
    _go_on(path)
    live = path.read_bytes()
    assert main(["--language", "en", "restore", str(backup), str(tmp_path / "new.db")]) == 1
    assert "2 journal entries made after the backup are not in it" in capsys.readouterr().out
    assert path.read_bytes() == live
    assert main(["--language", "en", "verify", str(tmp_path / "new.db")]) == 0


@pytest.mark.promise(8)
def test_a_backup_that_lies_apart_says_that_nobody_can_tell_what_is_missing(
    own: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = own
    assert main(["backup", str(path), str(tmp_path / "apart.db")]) == 0
    assert main(["--language", "en", "restore", str(tmp_path / "apart.db"), str(tmp_path / "new.db")]) == 0
    assert "remembers nothing" in capsys.readouterr().out


@pytest.mark.promise(8)
def test_a_damaged_backup_and_a_wrong_password_make_no_file(
    own: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = own
    backup, target = Backups.beside(path).all()[0].path, tmp_path / "new.db"
    monkeypatch.setenv("SKILLASSESS_PASSWORD", "another-password")
    assert main(["restore", str(backup), str(target)]) == 2
    monkeypatch.setenv("SKILLASSESS_PASSWORD", PASSWORD)
    raw = bytearray(backup.read_bytes())
    raw[9_000:9_050] = bytes(50)
    backup.write_bytes(raw)
    assert main(["restore", str(backup), str(target)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 2
    assert not target.exists()


@pytest.mark.promise(16)
def test_the_recovery_key_on_paper_restores(
    own: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, recovery = own
    backup, target = Backups.beside(path).all()[0].path, tmp_path / "new.db"
    monkeypatch.setattr("getpass.getpass", lambda _prompt: recovery)
    assert main(["restore", "--recovery", str(backup), str(target)]) == 0
    assert target.exists()


@pytest.mark.promise(19)
def test_a_purge_before_its_time_or_of_an_unknown_plan_is_refused_in_one_line(
    own: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = own
    monkeypatch.setenv("SKILLASSESS_SECOND_PASSWORD", PASSWORD)
    words = ["purge", str(path), "--plan", "26440310050001", "--reason", "保存期满", "--second", "liang"]
    assert main(words) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert main(["retention", str(path)]) == 0
