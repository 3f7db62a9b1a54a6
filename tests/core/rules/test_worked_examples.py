"""Every condition has an example that just meets it and one that just misses it; all of them are run here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from skillassess import rules
from skillassess.errors import FileProblem
from skillassess.model.answers import Answer
from skillassess.paths import resource
from skillassess.rules.worked import Example, check_examples, examples, examples_of, read_examples

if TYPE_CHECKING:
    from pathlib import Path

EDITION = rules.load()
EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_the_example_comes_out_as_it_says(example: Example) -> None:
    judged = rules.assess(EDITION, example.dossier, example.target).condition(example.entry)
    assert judged.answer is example.expect
    assert judged.clause == example.clause
    assert judged.met_from == example.met_from
    assert judged.values or judged.missing


def test_each_of_the_63_conditions_and_the_admissions_has_both_examples() -> None:
    assert check_examples(EDITION, EXAMPLES) == ()
    ids = [entry.id for entry in EDITION.eligibility.entries]
    counts = {
        r"annex4-L5-[12]": 2,
        r"annex4-L4-[1-4]": 4,
        r"annex4-L3-([1-9]|1[0-2])": 12,
        r"annex4-L2-([1-9]|1[0-2])": 12,
        r"annex4-L1-[1-7]": 7,
        r"ts-T-[1-3]": 3,
        r"ts-S-[1-3]": 3,
        r"ts-direct-[12]": 2,
        r"pilot-title-[1-5]": 5,
        r"pilot-level-[1-5]": 5,
        r"contest-(world|national)-(gold|silver|bronze|finalist)": 8,
        r"stock-1": 1,
    }
    for pattern, number in counts.items():
        assert sum(bool(re.fullmatch(pattern, entry_id)) for entry_id in ids) == number, pattern
    assert len(ids) == sum(counts.values()) == 64


def test_a_missing_example_would_be_noticed() -> None:
    without = tuple(item for item in EXAMPLES if item.id != "ts-S-3-misses")
    assert check_examples(EDITION, without) == ("ts-S-3",)


def test_every_example_cites_the_clause_of_its_condition() -> None:
    for example in EXAMPLES:
        assert example.clause == EDITION.eligibility.entry(example.entry).provision.name


def test_examples_can_be_shown_beside_their_condition() -> None:
    shown = examples_of("gd-2025", "annex4-L4-1")
    assert {item.expect for item in shown} == {Answer.MET, Answer.NOT_MET}
    assert '"from": "2021-06-30"' in shown[0].text


def test_an_example_with_a_value_nobody_can_read_is_a_load_error(tmp_path: Path) -> None:

    folder = tmp_path
    text = resource("rules", "gd-2025", "examples", "annex4.toml").read_text(encoding="utf-8")
    (folder / "annex4.toml").write_text(text.replace('relation = "same"', 'relation = "cousin"', 1), encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        read_examples(folder, "annex4")
    assert caught.value.params["file"] == "annex4.toml"
