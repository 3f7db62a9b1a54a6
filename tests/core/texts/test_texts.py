"""Every refusal and finding the program can utter has a sentence in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import skillassess
from skillassess.errors import Refused
from skillassess.texts import LANGUAGES, explain, sentences

_SPEAKERS = "Refused|Stale|FileProblem|Note|Reason|note|_note|fault|_unreadable"
_CODE = re.compile(rf"\b(?:{_SPEAKERS})\(\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")
_ROOT = Path(skillassess.__file__).parent


def uttered() -> set[str]:
    return {code for path in _ROOT.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    assert uttered() - set(sentences(language)) == set()


def test_both_languages_have_the_same_codes_with_the_same_placeholders() -> None:
    chinese, english = (sentences(language) for language in LANGUAGES)
    assert set(chinese) == set(english)
    for code, text in chinese.items():
        assert _placeholders(text) == _placeholders(english[code]), code


def test_a_sentence_ends_with_its_clause() -> None:
    problem = Refused("line-too-low", clause="25号 附件2", line="59")
    assert explain(problem).endswith("（依据：25号 附件2）")
    assert "59" in explain(problem)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
