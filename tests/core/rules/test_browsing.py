"""The edition can be read, searched and compared."""

from __future__ import annotations

from skillassess import rules
from skillassess.rules.browsing import Area, Difference, compare, listing, search

EDITION = rules.load()


def test_every_condition_and_document_is_listed_once_with_its_words() -> None:
    items = listing(EDITION)
    ids = [(item.area, item.id) for item in items]
    assert len(ids) == len(set(ids))
    conditions = [item for item in items if item.area is Area.CONDITION]
    assert {entry.id for entry in EDITION.eligibility.entries} <= {item.id for item in conditions}
    assert all(item.text for item in items)
    assert {item.area for item in items} == set(Area) - {Area.REQUIREMENT}


def test_search_finds_by_clause_words_and_id() -> None:
    assert [item.id for item in search(EDITION, "annex4-L4-1 5 年")] == ["annex4-L4-1"]
    assert "ts-direct-1" in {item.id for item in search(EDITION, "中华技能大奖")}
    assert search(EDITION, "没有这样的词") == ()
    assert search(EDITION, " ") == listing(EDITION)


def test_an_edition_compared_with_itself_has_no_changes() -> None:
    assert compare(EDITION, EDITION) == ()


def test_a_changed_an_added_and_a_removed_rule_are_told() -> None:
    changed = rules.reopen(EDITION.text.replace("years = 5 }", "years = 6 }", 1))
    assert [(item.kind, item.id) for item in compare(EDITION, changed)] == [(Difference.CHANGED, "annex4-L4-1")]
    own = '[document]\nid = "n"\nnumber = "Q"\ntitle = "Q"\n[[entry]]\nid = "own-a"\nbase = "annex4-L5-1"\n'
    own += 'document = "n"\nclause = "1"\ntext = "x"\nlevels = ["5"]\nwhen = { kind = "posted" }\n'
    found = {(item.kind, item.id) for item in compare(EDITION, rules.add_own_rules(EDITION, own))}
    assert found == {
        (Difference.ADDED, "n"),
        (Difference.ADDED, "own-a"),
        (Difference.REMOVED, "annex4-L5-1"),
        (Difference.REMOVED, "annex4-L5-2"),
    }
