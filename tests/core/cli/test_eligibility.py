"""``skillassess eligibility``: published JSON in and out, exit codes, both languages, and bad input in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from skillassess.cli.commands import main
from skillassess.paths import resource

_SCHEMA = json.loads(resource("schemas", "eligibility.schema.json").read_text(encoding="utf-8"))
Say = pytest.CaptureFixture[str]

MEETS: dict[str, Any] = {
    "person": {"name": "任宁轩", "born": "1990-01-01"},
    "application": {"closing": "2026-10-31", "occupation_code": "6-31-01-03"},
    "post": {"probation_passed": "2021-02-01", "confirmed": "2021-02-01"},
    "employment": [
        {"from": "2020-11-01", "employer": "示例链主", "workplace": "own", "form": "employee", "relation": "same"}
    ],
    "certificates": [],
}


def ask(path: Path, *words: str) -> int:
    return main(["--language", "zh_CN", "eligibility", str(path), *words])


def written(folder: Path, data: object) -> Path:
    path = folder / "dossier.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def told(capsys: Say) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, _SCHEMA)
    return answer


def codes(answer: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in answer["findings"]}


def test_who_meets_the_level_gets_the_answer_met_and_exit_code_zero(tmp_path: Path, capsys: Say) -> None:
    assert ask(written(tmp_path, MEETS), "--level", "L5") == 0
    answer = told(capsys)
    assert (answer["answer"], answer["target"]) == ("met", "5")
    first = next(item for item in answer["conditions"] if item["id"] == "annex4-L5-1")
    assert first["answer"] == "met"
    assert "附件4" in first["clause"]
    assert {"values", "missing", "met_from"} <= set(first)


def test_who_misses_by_one_day_gets_the_day_and_exit_code_one(tmp_path: Path, capsys: Say) -> None:
    late = MEETS | {"post": {"probation_passed": "2026-10-31", "confirmed": "2026-11-01"}, "employment": []}
    assert ask(written(tmp_path, late), "--level", "五级") == 1
    condition = next(item for item in told(capsys)["conditions"] if item["id"] == "annex4-L5-1")
    assert (condition["answer"], condition["met_from"]) == ("not_met", "2026-11-01")


@pytest.mark.parametrize(
    ("asked", "target"),
    [("L4", "4"), ("l1", "1"), ("T", "T"), ("首席技师", "S"), ("middle", "middle"), ("正高级职称", "senior")],
)
def test_one_level_or_title_is_asked_by_code_or_name(tmp_path: Path, capsys: Say, asked: str, target: str) -> None:
    ask(written(tmp_path, MEETS), "--level", asked)
    answer = told(capsys)
    assert answer["target"] == target
    assert {granted["target"] for granted in answer["answers"]} == {target}


def test_all_answers_for_every_level_and_title(tmp_path: Path, capsys: Say) -> None:
    ask(written(tmp_path, MEETS))
    targets = {granted["target"] for granted in told(capsys)["answers"]}
    assert targets == {"5", "4", "3", "2", "1", "T", "S", "junior", "middle", "associate", "senior"}


def test_the_sentences_are_in_the_language_asked_for(tmp_path: Path, capsys: Say) -> None:
    path = written(tmp_path, {"application": {"closing": "2026-10-31"}})
    texts = {}
    for language in ("zh_CN", "en"):
        assert main(["eligibility", str(path), "--language", language]) == 1
        texts[language] = {finding["code"]: finding["text"] for finding in told(capsys)["findings"]}
    assert "材料是空的" in texts["zh_CN"]["dossier-empty"]
    assert texts["en"]["dossier-empty"].isascii()


def test_a_dossier_with_nothing_in_it_is_never_a_yes(tmp_path: Path, capsys: Say) -> None:
    assert ask(written(tmp_path, {})) == 1
    answer = told(capsys)
    assert codes(answer) >= {"dossier-empty", "dossier-closing-assumed"}
    assert "met" not in {granted["answer"] for granted in answer["answers"]}


def test_contradictory_spans_and_days_to_come_are_findings(tmp_path: Path, capsys: Say) -> None:
    odd = MEETS | {
        "employment": [{"from": "2025-03-01", "to": "2024-03-01", "relation": "same"}],
        "honours": [{"name": "广州市劳动模范", "granted": "2027-01-01"}],
    }
    ask(written(tmp_path, odd))
    assert codes(told(capsys)) >= {"span-ends-before-it-starts", "date-after-closing"}


def test_an_unknown_level_or_honour_in_the_dossier_is_a_finding(tmp_path: Path, capsys: Say) -> None:
    odd = MEETS | {"certificates": [{"level": "九级"}], "honours": [{"name": "本街道之星"}]}
    ask(written(tmp_path, odd))
    assert codes(told(capsys)) >= {"dossier-level-unknown", "honour-unknown"}


def test_the_closing_date_of_the_call_takes_the_place_of_the_dossiers(tmp_path: Path, capsys: Say) -> None:
    ask(written(tmp_path, MEETS), "--closing", "2021-01-31")
    assert told(capsys)["closing"] == "2021-01-31"


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        (b"\xff\xfe not json", (), "JSON"),
        (b"[1, 2]", (), "JSON"),
        (b'{"application": {"closing": "2026-10-31"}}', ("--level", "L9"), "L9"),
        (b'{"application": {"closing": "2026-10-31"}}', ("--edition", "gd-1999"), "gd-1999"),
        (b'{"application": {"closing": "2026-10-31"}}', ("--closing", "soon"), "soon"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(
    tmp_path: Path, capsys: Say, content: bytes, words: tuple[str, ...], sentence: str
) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(content)
    assert ask(path, *words) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert sentence in heard.err
    assert len(heard.err.strip().splitlines()) == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, capsys: Say) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        assert ask(path) == 2
        assert "打不开" in capsys.readouterr().err


def test_a_name_that_is_no_text_does_not_break_the_output(tmp_path: Path, capsys: Say) -> None:
    path = tmp_path / "dossier.json"
    path.write_text('{"person": {"name": "\\ud800"}, "application": {"closing": "2026-10-31"}}', encoding="ascii")
    assert ask(path) == 1
    assert told(capsys)["person"] == "?"
