"""A filing form of another province is a file; a faulty one fails when it is read, naming file and fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillassess.documents.filing_templates import read_template
from skillassess.errors import FileProblem
from skillassess.texts import LANGUAGES, explain

WELL_FORMED = """
id = "elsewhere"
form = "score_roster"
title = "{title}"
sheet = "花名册"
source = "自拟"
head_rows = 2
foot = "填表：{filled_by}"
empty_text = "/"
unique = [["admission_number"]]

[scores]
absent = "缺考"
cheating = "0"

[scores.columns]
first = ["theory", "work_process"]

[[column]]
head = ["姓名"]
field = "name"
width = 10
pattern = '\\S+'
expected = "没有空格"

[[column]]
head = ["证件", "类型"]
fixed = "201"
width = 10

[[column]]
head = ["成绩", "一"]
field = "score.first"
width = 10
check = "score"
"""


def read(folder: Path, text: str) -> str:
    path = folder / "elsewhere.toml"
    path.write_text(text, encoding="utf-8")
    template = read_template(path)
    return "|".join(column.title for column in template.columns)


def test_a_form_of_another_shape_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, WELL_FORMED) == "姓名|证件/类型|成绩/一"


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ('id = "elsewhere"', 'id = "elsewhere"\nname = "x"', "name"),
        ('field = "name"', 'field = "nickname"', "nickname"),
        ('field = "name"', 'field = "name"\nfixed = "x"', "姓名"),
        ('fixed = "201"', 'fixed = ""', "证件/类型"),
        ("width = 10", 'width = "10"', "width"),
        ("width = 10", "width = 0", "width"),
        ("head_rows = 2", "head_rows = 1", "head"),
        ('"theory", "work_process"', '"theory", "theory"', "theory"),
        ('"theory", "work_process"', '"theory", "juggling"', "juggling"),
        ('field = "score.first"', 'field = "sex"', "score.first"),
        ('unique = [["admission_number"]]', 'unique = [["number"]]', "number"),
        ("'\\S+'", "'['", "pattern"),
        ('expected = "没有空格"\n', "", "expected"),
        ("{filled_by}", "{filled_by.__class__}", "placeholder"),
        ("{title}", "{title", "title"),
        ('sheet = "花名册"', 'sheet = "花/册"', "花/册"),
        ('sheet = "花名册"', f'sheet = "{"长" * 32}"', "sheet"),
        ('check = "score"', 'check = "taste"', "taste"),
        ("[scores]", "[scores", "line"),
    ],
)
def test_a_faulty_form_names_its_file_and_its_fault(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in WELL_FORMED
    with pytest.raises(FileProblem) as stopped:
        read(tmp_path, WELL_FORMED.replace(good, bad))
    assert stopped.value.code == "filing-template-faulty"
    for language in LANGUAGES:
        sentence = explain(stopped.value, language)
        assert "elsewhere.toml" in sentence
        assert told in sentence


def test_a_form_that_is_not_there_is_a_problem_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="file-not-read"):
        read_template(tmp_path / "none.toml")
