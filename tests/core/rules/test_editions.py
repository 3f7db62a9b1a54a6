"""Editions are read strictly, frozen, kept whole by a batch, and say when they have ended."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from skillassess import rules
from skillassess.errors import FileProblem
from skillassess.model.levels import Level
from skillassess.paths import resource
from skillassess.rules.editions import read_folder
from skillassess.texts import LANGUAGES, explain

EDITION = rules.load()
GD25, GD26, GZ442 = "粤人社规〔2025〕25号", "粤人社规〔2022〕26号", "穗人社函〔2025〕442号"
TS = "广东省2024年特级技师、首席技师评聘工作方案"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the edition that may be broken."""
    copy = tmp_path / "gd-2025"
    shutil.copytree(resource("rules", "gd-2025"), copy)
    return copy


BREAKS = [
    ("annex4.toml", "levels =", "colour = 1\nlevels =", "edition-key-unknown", "annex4-L5-1"),
    ("annex4.toml", 'kind = "posted"', 'kind = "posted", day = 3', "edition-key-unknown", "annex4-L5-1.when"),
    ("annex4.toml", 'kind = "posted"', 'kind = "eval"', "edition-kind-unknown", "annex4-L5-1.when"),
    ("annex4.toml", 'clause = "附件4 一、1"\n', "", "edition-clause-missing", "annex4-L5-1"),
    ("annex4.toml", 'clause = "附件4 一、1"', 'clause = ""', "edition-clause-missing", "annex4-L5-1"),
    ("annex4.toml", 'document = "gd-2025-25"\n', "", "edition-clause-missing", "annex4-L5-1"),
    ("annex4.toml", 'document = "gd-2025-25"', 'document = "gd-1999"', "edition-reference-dangling", "annex4-L5-1"),
    ("annex4.toml", '"years-by-calendar"', '"years-by-moon"', "edition-reference-dangling", "annex4-L5-2"),
    ("annex4.toml", 'levels = ["5"]', "levels = []", "edition-value-wrong", "annex4-L5-1"),
    ("annex4.toml", 'levels = ["5"]\n', "", "edition-entry-unreachable", "annex4-L5-1"),
    ("annex4.toml", 'levels = ["5"]', 'levels = ["6"]', "edition-value-unknown", "annex4-L5-1"),
    ("annex4.toml", 'levels = ["5"]', 'levels = ["初级工"]', "edition-value-unknown", "annex4-L5-1"),
    ("annex4.toml", "years = 5 }", "years = 5.0 }", "edition-number-inexact", "annex4-L4-1.when"),
    ("annex4.toml", "years = 5 }", 'years = "5" }', "edition-value-wrong", "annex4-L4-1.when"),
    ("annex4.toml", "years = 5 }", "years = 0 }", "edition-value-wrong", "annex4-L4-1.when"),
    ("annex4.toml", "years = 5 }", "years = true }", "edition-value-wrong", "annex4-L4-1.when"),
    ("annex4.toml", "over_percent = 20", "over_percent = 20.0", "edition-number-inexact", "annex4-L3-9.when"),
    ("annex4.toml", '"annex4-L5-2"', '"annex4-L5-1"', "edition-duplicate", ""),
    ("annex4.toml", "[[entry]]", "[[entry]", "edition-syntax", ""),
    ("annex4.toml", ", years = 5 }", " }", "edition-key-missing", "annex4-L4-1.when"),
    ("annex4.toml", '"senior-technician-honours"', '"other"', "edition-reference-dangling", "annex4-L1-7"),
    ("lists.toml", '["great-skill-prize"]', '["greatest"]', "edition-reference-dangling", "great-prize"),
    ("lists.toml", 'rank = "national"', 'rank = "galaxy"', "edition-value-unknown", "great-skill-prize"),
    ("lists.toml", '"leading-talent-award"]', '"skill-expert"]', "edition-duplicate", "city-skill-honours"),
    (
        "readings.toml",
        'id = "dispatch-year"',
        'id = "dispatch-month"',
        "edition-reference-dangling",
        "art14-dispatched",
    ),
    ("readings.toml", "strict_english =", "strict_french =", "edition-key-unknown", "higher-counts"),
    ("methods.toml", "lowest = 60", "lowest = 59.9", "edition-number-inexact", "lines"),
    ("methods.toml", 'id = "exam"', 'id = "dice"', "edition-value-unknown", "method[1]"),
    ("methods.toml", 'combinations = [["theory", "practical"]]', "", "edition-entry-unreachable", "exam"),
    ("methods.toml", '["theory", "contest"]', '["theory", "drill"]', "edition-duplicate", "combined"),
    ("people.toml", "odd = true", 'odd = "yes"', "edition-value-wrong", "assessors"),
    ("people.toml", 'relation = "teacher"', 'relation = "master"', "edition-value-wrong", ""),
    ("afterwards.toml", 'begins = "assessed"', 'begins = "someday"', "edition-value-unknown", "report"),
    ("afterwards.toml", 'id = "report"', 'id = "correction"', "edition-duplicate", ""),
    ("edition.toml", '    "annex4.toml",\n', "", "edition-entry-unreachable", ""),
    ("edition.toml", '    "annex4.toml",\n', '    "annex5.toml",\n', "edition-reference-dangling", ""),
    ("edition.toml", "ends = 2028-07-04", "ends = 2024-07-04", "edition-value-wrong", "gd-2025-25"),
    ("edition.toml", "ends = 2028-07-04", 'ends = "2028"', "edition-value-wrong", "gd-2025-25"),
    ("edition.toml", 'id = "gd-2025"', 'id = "gd-2026"', "edition-value-wrong", ""),
    ("contests.toml", 'level = "1"', 'level = "9"', "edition-value-unknown", "contest-world-gold.grant[1]"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "entry"), BREAKS)
def test_a_broken_edition_is_refused_with_file_and_entry(
    folder: Path, file: str, old: str, new: str, code: str, entry: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        read_folder(folder)
    assert caught.value.code == code
    assert caught.value.params["entry"] == entry
    named = str(caught.value.params["file"])
    assert named == file or code in ("edition-duplicate", "edition-reference-dangling")
    for language in LANGUAGES:
        sentence = explain(caught.value, language)
        assert named in sentence
        assert "{" not in sentence


def test_the_unbroken_copy_is_read(folder: Path) -> None:
    assert read_folder(folder).digest == EDITION.digest


def test_a_file_nobody_lists_and_a_lost_file_are_both_refused(folder: Path) -> None:
    (folder / "extra.toml").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="edition-entry-unreachable"):
        read_folder(folder)
    (folder / "extra.toml").unlink()
    (folder / "people.toml").unlink()
    with pytest.raises(FileProblem, match="edition-reference-dangling"):
        read_folder(folder)


def test_a_document_no_rule_rests_on_is_unreachable(folder: Path) -> None:
    head = folder / "edition.toml"
    surplus = '\n[[document]]\nid = "idle"\nnumber = "x"\ntitle = "x"\n'
    head.write_text(head.read_text(encoding="utf-8") + surplus, encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        read_folder(folder)
    assert caught.value.params["what"] == "idle"


def test_an_honour_in_no_list_and_a_reading_nobody_uses_are_unreachable(folder: Path) -> None:
    lists = folder / "lists.toml"
    kept = lists.read_text(encoding="utf-8")
    lists.write_text(kept + '\n[[honour]]\nid = "idle"\nnames = ["无"]\n', encoding="utf-8")
    with pytest.raises(FileProblem, match="edition-entry-unreachable"):
        read_folder(folder)
    lists.write_text(kept, encoding="utf-8")
    readings = folder / "readings.toml"
    entry = readings.read_text(encoding="utf-8").split("[[reading]]")[1].replace("years-by-calendar", "idle")
    readings.write_text(readings.read_text(encoding="utf-8") + "\n[[reading]]" + entry, encoding="utf-8")
    with pytest.raises(FileProblem, match="edition-entry-unreachable"):
        read_folder(folder)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "people.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileProblem, match="edition-unreadable"):
        read_folder(folder)


def test_the_released_edition_is_the_one_whose_digest_was_frozen() -> None:
    released = resource("rules", "released.toml").read_text(encoding="utf-8")
    assert f'digest = "{EDITION.digest}"' in released
    assert rules.edition_ids() == ("gd-2025",)


def test_an_edition_altered_after_release_has_another_digest(folder: Path) -> None:
    text = (folder / "annex4.toml").read_text(encoding="utf-8")
    (folder / "annex4.toml").write_text(text.replace("years = 5 }", "years = 4 }", 1), encoding="utf-8")
    assert read_folder(folder).digest != EDITION.digest


def test_windows_line_ends_do_not_change_the_digest(folder: Path) -> None:
    for path in folder.glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_folder(folder).digest == EDITION.digest


def test_a_batch_reopens_the_text_it_kept_and_computes_the_same() -> None:
    again = rules.reopen(EDITION.text)
    assert again == EDITION
    for text in ("", "[]", '{"edition.toml": 3}', "{}"):
        with pytest.raises(FileProblem):
            rules.reopen(text)


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(FileProblem, match="edition-unknown"):
        rules.load("gd-1999")


@pytest.mark.parametrize(
    ("day", "ended", "not_begun"),
    [
        (
            date(2025, 7, 4),
            {TS},
            {GD25, GZ442},
        ),
        (date(2025, 7, 5), {TS}, {GZ442}),
        (date(2025, 12, 17), {TS}, set()),
        (date(2026, 12, 31), {TS}, set()),
        (date(2027, 1, 1), {TS, GD26}, set()),
        (date(2028, 7, 4), {TS, GD26}, set()),
        (
            date(2028, 7, 5),
            {TS, GD26, GD25},
            set(),
        ),
    ],
)
def test_the_program_says_when_a_document_has_ended_or_not_begun(
    day: date, ended: set[str], not_begun: set[str]
) -> None:
    notes = rules.edition_status(EDITION, day)
    assert {note.clause for note in notes if note.code == "document-ended"} == ended
    assert {note.clause for note in notes if note.code == "document-not-begun"} == not_begun


def test_a_plan_hears_only_of_the_documents_its_level_rests_on() -> None:
    day = date(2026, 7, 1)
    assert rules.edition_status(EDITION, day, Level.L4) == ()
    assert [note.clause for note in rules.edition_status(EDITION, day, Level.T)] == [TS]
    assert [note.clause for note in rules.edition_status(EDITION, date(2028, 7, 5), Level.L4)] == [GD25]


def test_every_code_of_the_rules_has_a_sentence_in_both_languages() -> None:
    source = Path(__file__).parents[3] / "skillassess" / "rules"
    pattern = re.compile(r'(?:\bnote|missing|_say|Refused|fault|FileProblem|Note|Compared)\(\s*f?"([a-z0-9-]+)"')
    found = set()
    for path in source.rglob("*.py"):
        if path.name != "templates.py":
            for item in pattern.finditer(path.read_text(encoding="utf-8")):
                found.add(f"value-{item[1]}" if item[0].startswith("Compared") else item[1])
    assert len(found) > 80
    for language in LANGUAGES:
        text = resource("texts", language, "rules.toml").read_text(encoding="utf-8")
        known = set(re.findall(r"^([a-z0-9-]+) = ", text, re.MULTILINE)) | {"resource-missing"}
        assert found - known == set()


def test_both_languages_name_the_same_values_in_each_sentence() -> None:
    def shape(language: str) -> dict[str, list[str]]:
        text = resource("texts", language, "rules.toml").read_text(encoding="utf-8")
        return {
            code: sorted(re.findall(r"\{(\w+)\}", sentence))
            for code, sentence in re.findall(r'^([a-z0-9-]+) = "(.*)"$', text, re.MULTILINE)
        }

    assert shape("zh_CN") == shape("en")
