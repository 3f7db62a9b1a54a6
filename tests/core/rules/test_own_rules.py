"""Institutions may be stricter than the edition, in the same format; a looser condition is refused with the clause."""

from __future__ import annotations

import json

import pytest

from skillassess import rules
from skillassess.errors import FileProblem, Refused
from skillassess.model.answers import Answer
from skillassess.model.levels import Level
from skillassess.rules.conditions import at_least_as_strict
from skillassess.texts import LANGUAGES, explain

EDITION = rules.load()
DOCUMENT = """
[document]
id = "norm"
number = "Q/XX 001-2026"
title = "电工企业评价规范"
begins = 2026-01-01
"""
ENTRY = """
[[entry]]
id = "own-L4-1"
base = "annex4-L4-1"
document = "norm"
clause = "5.2.1"
text = "累计从事本职业工作满6年"
levels = ["4"]
when = { kind = "service", years = 6 }
"""
REQUIREMENT = """
[[requirement]]
id = "own-safety"
document = "norm"
clause = "5.1"
text = "无安全责任事故，经安全部门认定"
levels = ["4", "3"]
when = { kind = "decided", question = "无安全责任事故" }
"""
HERE = {"from": "2021-01-01", "workplace": "own", "form": "employee", "relation": "same"}


def ask(edition: rules.Edition, **facts: object) -> rules.Eligibility:
    """Return the answer for 四级 at the end of June 2026."""
    text = json.dumps({"application": {"closing": "2026-06-30"}, "employment": [HERE], **facts})
    return rules.assess(edition, rules.dossier_from_json(text)[0], Level.L4)


def test_an_own_condition_takes_the_place_of_the_edition_for_its_level() -> None:
    own = rules.add_own_rules(EDITION, DOCUMENT + ENTRY)
    assert ask(EDITION).answer is Answer.MET
    answer = ask(own)
    assert [item.id for item in answer.conditions if not item.id.startswith(("stock", "pilot", "contest"))] == [
        "own-L4-1"
    ]
    assert answer.condition("own-L4-1").answer is Answer.NOT_MET
    assert answer.condition("own-L4-1").clause == "Q/XX 001-2026 5.2.1"
    assert answer.answer is Answer.NOT_MET
    assert ask(own, employment=[HERE | {"from": "2020-06-30"}]).answer is Answer.MET


def test_other_levels_keep_the_conditions_of_the_edition() -> None:
    own = rules.add_own_rules(EDITION, DOCUMENT + ENTRY)
    assert {entry.id for entry in EDITION.eligibility.entries} - {entry.id for entry in own.eligibility.entries} == {
        f"annex4-L4-{number}" for number in range(1, 5)
    }


def test_a_further_requirement_holds_for_every_route_of_its_level() -> None:
    own = rules.add_own_rules(EDITION, DOCUMENT + REQUIREMENT)
    assert ask(own).answer is Answer.CANNOT_TELL
    decision = {"condition": "own-safety", "approved": True, "reviewer": "安全员", "reason": "台账"}
    assert ask(own, decisions=[decision]).answer is Answer.MET
    assert ask(own, decisions=[decision | {"approved": False}]).answer is Answer.NOT_MET
    assert json.loads(rules.eligibility_to_json(ask(own)))["requirements"][0]["id"] == "own-safety"


def test_the_batch_keeps_the_own_rules_with_the_edition() -> None:
    own = rules.add_own_rules(EDITION, DOCUMENT + ENTRY + REQUIREMENT)
    assert own.digest != EDITION.digest
    assert rules.reopen(own.text) == own
    assert own.document("norm").is_own


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("years = 6", "years = 4"),
        ('{ kind = "service", years = 6 }', '{ any = [{ kind = "service", years = 6 }, { kind = "posted" }] }'),
        ('kind = "service", years = 6', 'kind = "service", years = 6, bond = "any"'),
        ('{ kind = "service", years = 6 }', '{ kind = "posted" }'),
    ],
)
def test_a_looser_condition_is_refused_with_the_clause(old: str, new: str) -> None:
    with pytest.raises(Refused) as caught:
        rules.add_own_rules(EDITION, DOCUMENT + ENTRY.replace(old, new))
    assert caught.value.code == "own-condition-looser"
    assert caught.value.clause == "粤人社规〔2025〕25号 附件4 二、1"
    for language in LANGUAGES:
        assert "own-L4-1" in explain(caught.value, language)


@pytest.mark.parametrize(
    "when",
    [
        '{ kind = "service", years = 5 }',
        '{ kind = "service", years = 5, run = "continuous" }',
        '{ kind = "service", years = 5, bond = "corresponding" }',
        '{ all = [{ kind = "service", years = 5 }, { kind = "posted" }] }',
        '{ any = [{ kind = "service", years = 7 }, { all = [{ kind = "service", years = 5 }, { kind = "posted" }] }] }',
    ],
)
def test_an_equal_or_stricter_condition_is_taken(when: str) -> None:
    rules.add_own_rules(EDITION, DOCUMENT + ENTRY.replace('{ kind = "service", years = 6 }', when))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('base = "annex4-L4-1"', 'base = "annex4-L9-1"', "edition-reference-dangling"),
        ('base = "annex4-L4-1"\n', "", "edition-key-missing"),
        ('id = "own-L4-1"', 'id = "L4-1"', "edition-value-wrong"),
        ('clause = "5.2.1"\n', "", "edition-clause-missing"),
        ('kind = "service"', 'kind = "shoe_size"', "edition-kind-unknown"),
        ('document = "norm"', 'document = "other"', "edition-reference-dangling"),
    ],
)
def test_a_broken_own_file_is_a_load_error_that_names_the_entry(old: str, new: str, code: str) -> None:
    with pytest.raises(FileProblem) as caught:
        rules.add_own_rules(EDITION, DOCUMENT + ENTRY.replace(old, new))
    assert (caught.value.code, caught.value.params["file"]) == (code, "own.toml")


def test_a_level_its_base_does_not_open_is_refused() -> None:
    with pytest.raises(Refused, match="own-level-not-in-base"):
        rules.add_own_rules(EDITION, DOCUMENT + ENTRY.replace('levels = ["4"]', 'levels = ["4", "3"]'))


def test_own_rules_without_any_rule_or_with_a_document_of_the_edition_are_refused() -> None:
    with pytest.raises(FileProblem, match="edition-entry-unreachable"):
        rules.add_own_rules(EDITION, DOCUMENT)
    with pytest.raises(FileProblem, match="edition-duplicate"):
        rules.add_own_rules(EDITION, DOCUMENT.replace('"norm"', '"gd-2025-25"') + ENTRY)


def test_every_condition_of_the_edition_is_as_strict_as_itself_and_none_of_another_level_is_taken_for_it() -> None:
    for entry in EDITION.eligibility.entries:
        assert at_least_as_strict(entry.when, entry.when), entry.id
    one, other = (EDITION.eligibility.entry(name).when for name in ("annex4-L4-1", "annex4-L3-1"))
    assert at_least_as_strict(other, one)
    assert not at_least_as_strict(one, other)
