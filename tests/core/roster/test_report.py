from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import jsonschema
import pytest

from skillassess.documents.roster import read_roster
from skillassess.documents.roster_report import findings_json, findings_table, width
from skillassess.errors import Note
from skillassess.model.roster import RosterPreview
from skillassess.paths import resource

TODAY = date(2026, 11, 20)
LANGUAGES = ("zh_CN", "en")


@pytest.fixture
def sent(data: Path) -> RosterPreview:
    return read_roster(data / "roster-as-sent-60.xlsx", today=TODAY)


def texts(language: str) -> dict[str, str]:
    path = resource("texts", language, "roster.toml")
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["problems"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_follows_its_schema_and_masks_every_number(sent: RosterPreview, language: str) -> None:
    schema = json.loads(resource("schemas", "roster-findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = findings_json(sent, language)
    jsonschema.validate(found, schema)
    written = json.dumps(found, ensure_ascii=False)
    assert all(entry.id_number not in written for entry in sent.entries)
    assert found["counts"] == {"rows": 60, "taken": 52, "refused": 8, "error": 10, "warning": 1, "info": 7}


def test_the_schema_refuses_an_unmasked_field(sent: RosterPreview) -> None:
    schema = json.loads(resource("schemas", "roster-findings.schema.json").read_text(encoding="utf-8"))
    found = findings_json(sent)
    found["rows"][0]["values"]["id_number"] = "440402197801139984"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_a_line_for_each_finding_and_lines_up(sent: RosterPreview, language: str) -> None:
    lines = findings_table(sent, language).splitlines()
    table = lines[: lines.index("")]
    assert len(table) == 1 + len(sent.findings)
    words = {"zh_CN": ("说明", "拒收", "校验码不对"), "en": ("finding", "refused", "check digit")}[language]
    sentence_starts = width(table[0][: table[0].index(words[0])])
    row_34 = next(line for line in table if line.startswith("34 "))
    assert words[1] in row_34
    assert words[2] in row_34
    severity_ends = row_34.index(words[1]) + len(words[1])
    rest = row_34[severity_ends:]
    assert width(row_34[:severity_ends]) + len(rest) - len(rest.lstrip()) == sentence_starts
    assert "60" in lines[-1]
    assert "52" in lines[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_masks_every_number(sent: RosterPreview, language: str) -> None:
    written = findings_table(sent, language)
    assert "4413··········9981" in written
    assert "441302198607089981" not in written


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "没有发现问题"), ("en", "Nothing was found")])
def test_a_clean_roster_is_said_to_be_clean(data: Path, language: str, words: str) -> None:
    assert words in findings_table(read_roster(data / "roster-clean-30.xlsx", today=TODAY), language)


def test_a_strangers_words_cannot_steer_the_terminal() -> None:
    note = Note("roster-extra-columns", "info", (("columns", "\x1b[2J\u202e"), ("count", "1")), row=1)
    table = findings_table(RosterPreview("a\x1b[31m.xlsx", "0" * 64, (), (note,)))
    assert "\x1b" not in table
    assert "\u202e" not in table


@pytest.mark.parametrize(("text", "places"), [("abc", 3), ("证件号", 6), ("𠮷", 2), ("a·b", 3), ("（）", 4)])
def test_an_ideograph_takes_two_places(text: str, places: int) -> None:
    assert width(text) == places


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    chinese, english = texts("zh_CN"), texts("en")
    assert set(chinese) == set(english)
    for code, sentence in chinese.items():
        placeholders = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert placeholders == {name for _, name, _, _ in Formatter().parse(english[code]) if name}, code


def test_every_code_of_the_program_has_a_sentence_and_every_sentence_a_code() -> None:
    root = Path(__file__).resolve().parents[3] / "skillassess"
    sources = [*(root / "documents").glob("roster*.py"), root / "model" / "identity.py"]
    program = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [code for code in texts("zh_CN") if f'"{code}"' not in program]
    assert unused == []
