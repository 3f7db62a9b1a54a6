"""The command line speaks both languages and ends with the right code."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from skillassess.cli.commands import main
from skillassess.day.day_file import read_day
from skillassess.day.runner import run_day
from skillassess.errors import Problem
from skillassess.paths import resource

DATA = Path(__file__).parents[2] / "data"
COMMANDS = (
    "day",
    "check",
    "eligibility",
    "verify",
    "backup",
    "restore",
    "export",
    "retention",
    "purge",
    "sign",
    "trial-certificate",
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_or_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = {}
    for language in ("zh_CN", "en"):
        with pytest.raises(SystemExit) as ended:
            main([word for word in ("--language", language, command, "--help") if word])
        assert ended.value.code == 0
        said[language] = capsys.readouterr().out
    assert "用法：skillassess" in said["zh_CN"]
    assert not re.search(r"usage|options|positional|show this", said["zh_CN"])
    assert "usage: skillassess" in said["en"]
    assert not re.search(r"[\u4e00-\u9fff]", said["en"])


def test_a_wrong_call_ends_with_two_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "zh_CN", "day", "x.json"])
    assert ended.value.code == 2
    assert "命令写法不对" in capsys.readouterr().err


def test_a_clean_roster_is_found_clean_and_a_dirty_one_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DATA / "roster-clean-30.xlsx")]) == 0
    capsys.readouterr()
    assert main(["check", str(DATA / "roster-as-sent-60.xlsx"), "--json"]) == 1
    told = capsys.readouterr().out
    assert json.loads(told)
    assert "440402197801139984" not in told


def test_what_is_no_workbook_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "roster.xlsx").write_bytes(b"not a workbook")
    assert main(["check", str(tmp_path / "roster.xlsx")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "foreign.skillassess"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    assert main(["verify", str(path)]) == 2
    assert capsys.readouterr().err.strip()
    assert path.read_bytes() == b"SQLite format 3\x00" + bytes(4080)


def test_a_day_of_real_people_is_encrypted_and_opens_by_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.loads(resource("samples", "day-3-appointed-T-S.json").read_text(encoding="utf-8"))
    body["sample"] = False
    (tmp_path / "day.json").write_text(json.dumps(body), encoding="utf-8")
    day = read_day(tmp_path / "day.json")
    outcome = run_day(day, tmp_path, tmp_path / "out")
    database = tmp_path / "out" / "day.skillassess"
    assert outcome.recovery_key
    assert "李䶮".encode() not in database.read_bytes()
    monkeypatch.setenv("SKILLASSESS_LOGIN", "wei")
    monkeypatch.setenv("SKILLASSESS_PASSWORD", "sample-2026")
    assert main(["--language", "en", "verify", str(database)]) == 0
    assert "Verified" in capsys.readouterr().out
    monkeypatch.setenv("SKILLASSESS_PASSWORD", "sample-2025")
    assert main(["--language", "en", "verify", str(database)]) == 2
    assert "wrong" in capsys.readouterr().err


def test_a_day_reads_dates_as_dates() -> None:
    assert read_day(resource("samples", "day-3-appointed-T-S.json")).set_up_on == date(2026, 8, 24)


def test_a_missing_day_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="day-file-unreadable"):
        read_day(tmp_path / "none.json")
