"""The shipped templates say what Annex 2 and 3 say, and nothing unlawful can be read."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from skillassess.errors import FileProblem
from skillassess.model.sheets import Form, Template, check_template
from skillassess.rules.templates import Shipped, Wording, load_shipped, load_templates, read_template

ANNEXES = Path(__file__).parent / "data" / "annex-2-and-3.txt"
WELL_FORMED = """
id = "x"
version = 1
kind = "review"
form = "review"
title = "表"
source = "自拟"
wording = "own"
[[group]]
name = "组"
[[group.item]]
name = "项"
maximum = 100
"""


def folded(text: str) -> str:
    """Text without spacing, markup or the difference between full and half width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", re.sub(r"</?b>", "", text)))


def shipped(template_id: str) -> Shipped:
    return next(entry for entry in load_shipped() if entry.template.id == template_id)


def as_given(entry: Shipped, no: int, text: str) -> str:
    """Return the machine-read wording of an item: its printed wording with our readings taken back."""
    result = folded(text)
    for reading in entry.readings:
        if reading.item == no:
            result = result.replace(folded(reading.printed), folded(reading.given))
    return result


@pytest.mark.parametrize("template", load_templates(), ids=lambda template: template.id)
def test_every_shipped_template_is_lawful(template: Template) -> None:
    check_template(template)
    assert template.total == Decimal(100)
    assert template.source


def test_annex_2_has_four_conduct_items_and_eleven_ability_items_in_four_subgroups() -> None:
    groups = shipped("annex2-electrician-L4").template.groups
    assert [len(group.items) for group in groups] == [2, 2, 11]
    assert [sum(item.maximum for item in group.items) for group in groups] == [10, 10, 80]
    subgroups = [item.subgroup[:3] for item in groups[2].items]
    assert subgroups == ["3.1"] * 4 + ["3.2"] * 2 + ["3.3"] * 2 + ["3.4"] * 3


@pytest.mark.parametrize("template_id", ["annex2-electrician-L4", "annex3-performance"])
def test_official_wording_is_the_wording_of_the_annexes(template_id: str) -> None:
    annexes = folded(ANNEXES.read_text(encoding="utf-8"))
    entry = shipped(template_id)
    assert entry.wording is Wording.OFFICIAL
    for item in entry.template.items:
        lead = f"{item.name}:" if entry.template.form is Form.ANNEX2 else item.name
        assert as_given(entry, item.no, lead + item.requirement) in annexes
    assert folded(entry.template.title + "（示例）") in annexes
    for note in entry.template.notes:
        assert folded(note) in annexes


def test_a_reading_changes_something_and_stands_in_what_is_printed() -> None:
    for entry in load_shipped():
        for reading in entry.readings:
            item = entry.template.item(reading.item)
            assert reading.given != reading.printed
            assert reading.printed in f"{item.subgroup}|{item.name}|{item.requirement}"


def test_our_own_wording_is_not_passed_off_as_official() -> None:
    own = {entry.template.id for entry in load_shipped() if entry.wording is Wording.OWN}
    assert own == {"review-L2", "review-TS", "theory-exam", "practical-exam"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("maximum = 100", "maximum = 99"), "edition-value-wrong"),
        (("maximum = 100", "maximum = 100.0"), "edition-number-inexact"),
        (("maximum = 100", "maximum = 100\nweight = 2"), "edition-key-unknown"),
        (('source = "自拟"', ""), "edition-key-missing"),
        (('form = "review"', 'form = "annex9"'), "edition-value-unknown"),
        (("[[group]]", "[[group]"), "edition-syntax"),
    ],
)
def test_a_damaged_template_is_refused_by_name(change: tuple[str, str], code: str) -> None:
    read_template("x.toml", WELL_FORMED)
    with pytest.raises(FileProblem) as caught:
        read_template("x.toml", WELL_FORMED.replace(*change))
    assert caught.value.code == code
    assert caught.value.params["file"] == "x.toml"
