"""Worked examples beside the conditions: a dossier that just meets and one that just misses. Owns that format.

Examples explain an edition and test it; they are no part of its frozen text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from skillassess.model.answers import Answer
from skillassess.model.dossier import Dossier
from skillassess.paths import resource
from skillassess.rules.dossier_reading import dossier_from_json
from skillassess.rules.editions import CURRENT, Edition
from skillassess.rules.entries import parse_target
from skillassess.rules.reading import Table, parse

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.rules.entries import Target

_FILES = ("admission", "annex4", "appointed", "pilot", "contests")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the condition, what is asked, the dossier, the answer, since or from when, and a sentence."""

    id: str
    entry: str
    clause: str
    target: Target | None
    says: str
    dossier: Dossier
    text: str
    expect: Answer
    met_from: date | None


@cache
def examples(edition_id: str = CURRENT) -> tuple[Example, ...]:
    """Return every example of an edition; a damaged file is a ``FileProblem`` naming file and entry."""
    return tuple(item for name in _FILES for item in read_examples(resource("rules", edition_id, "examples"), name))


def examples_of(edition_id: str, entry: str) -> tuple[Example, ...]:
    """Return the examples to show beside one condition."""
    return tuple(item for item in examples(edition_id) if item.entry == entry)


def read_examples(folder: Path, name: str) -> tuple[Example, ...]:
    """Read one file of examples."""
    file = f"{name}.toml"
    table = parse(file, (folder / file).read_text(encoding="utf-8"))
    found = tuple(_example(item) for item in table.tables("example"))
    table.done()
    return found


def check_examples(edition: Edition, found: tuple[Example, ...]) -> tuple[str, ...]:
    """Return the ids of conditions that lack an example that meets them or one that misses them."""
    lacking = []
    for entry in (*edition.eligibility.admissions, *edition.eligibility.entries):
        answers = {item.expect for item in found if item.entry == entry.id}
        if Answer.MET not in answers or not answers - {Answer.MET}:
            lacking.append(entry.id)
    return tuple(lacking)


def _example(table: Table) -> Example:
    table = table.named(table.text("id"))
    facts = table.raw("dossier")
    text = json.dumps(facts, ensure_ascii=False, indent=1, default=str)
    dossier, notes = dossier_from_json(text)
    if notes:
        raise table.fault("edition-value-wrong", str(dict(notes[0].params)))
    example = Example(
        id=table.entry,
        entry=table.text("entry"),
        clause=table.text("clause"),
        target=parse_target(table.text("target")) if table.has("target") else None,
        says=table.text("says"),
        dossier=dossier,
        text=text,
        expect=table.option("expect", Answer),
        met_from=date.fromisoformat(table.text("met_from")) if table.has("met_from") else None,
    )
    table.done()
    return example
