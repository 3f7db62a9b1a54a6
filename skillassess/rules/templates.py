"""Reads the sheet templates of ``resources/templates`` strictly. Owns that format; a template's law is the model's.

Each file holds one template: its form and source, whether the wording is an official form's or the program's own,
groups of items, and one ``reading`` wherever the machine-read official text was completed or corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.sheets import ComponentKind, Form, Grade, Group, Item, Template, check_template
from skillassess.paths import resource
from skillassess.rules.reading import Table, parse

if TYPE_CHECKING:
    from pathlib import Path


class Wording(StrEnum):
    """Whose words a template prints."""

    OFFICIAL = "official"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reading:
    """A place where the official text, as machine-read, was completed or corrected; unverified against the original."""

    item: int
    given: str
    printed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shipped:
    """A template of ours with the origin of its words."""

    template: Template
    wording: Wording
    readings: tuple[Reading, ...]


def load_templates() -> tuple[Template, ...]:
    """Return every shipped template in order of its file name; a damaged file is a ``FileProblem``."""
    return tuple(shipped.template for shipped in load_shipped())


@cache
def load_shipped() -> tuple[Shipped, ...]:
    """Return every shipped template with the origin of its words (25号 Annex 2 and 3; art. 16)."""
    return read_templates(resource("templates"))


def read_templates(folder: Path) -> tuple[Shipped, ...]:
    """Return the templates of the ``*.toml`` files in a folder; each is checked and no id stands twice."""
    found: dict[str, Shipped] = {}
    for path in sorted(folder.glob("*.toml")):
        shipped = read_template(path.name, path.read_text(encoding="utf-8"))
        if shipped.template.id != path.stem:
            raise Table(path.name, "", {}).fault("edition-value-wrong", f"id = {shipped.template.id}")
        found[shipped.template.id] = shipped
    return tuple(found.values())


def read_template(file: str, text: str) -> Shipped:
    """Return one template from TOML; unknown keys, wrong types or an unlawful sheet are ``FileProblem``."""
    table = parse(file, text)
    groups = _groups(table.tables("group"))
    template = Template(
        id=table.text("id"),
        version=table.integer("version", lowest=1),
        kind=table.option("kind", ComponentKind),
        form=table.option("form", Form),
        title=table.text("title"),
        groups=groups,
        notes=table.texts("notes", ()),
        source=table.text("source"),
    )
    wording = table.option("wording", Wording)
    readings = tuple(_reading(part) for part in table.tables("reading", may_be_empty=True))
    table.done()
    try:
        check_template(template)
        for reading in readings:
            template.item(reading.item)
    except Refused as problem:
        raise table.fault("edition-value-wrong", problem.code) from problem
    return Shipped(template, wording, readings)


def _groups(tables: list[Table]) -> tuple[Group, ...]:
    groups: list[Group] = []
    no = 0
    for table in tables:
        items: list[Item] = []
        for part in table.tables("item"):
            no += 1
            items.append(_item(part, no))
        groups.append(Group(table.text("name"), tuple(items)))
        table.done()
    return tuple(groups)


def _item(table: Table, no: int) -> Item:
    item = Item(
        no=no,
        name=table.text("name"),
        maximum=table.decimal("maximum"),
        requirement=table.text("requirement", ""),
        standard=table.text("standard", ""),
        subgroup=table.text("subgroup", ""),
        step=table.decimal("step", Decimal(1)),
        minimum=table.decimal("minimum", Decimal(0)),
        grades=tuple(_grade(table, text) for text in table.texts("grades", ())),
    )
    table.done()
    return item


def _grade(table: Table, text: str) -> Grade:
    word, _, points = text.partition(" ")
    try:
        return Grade(word, Decimal(points))
    except InvalidOperation as problem:
        raise table.fault("edition-value-wrong", f"grades = {text}") from problem


def _reading(table: Table) -> Reading:
    item, given = table.integer("item", lowest=1), table.text("given", "")
    reading = Reading(item, given, table.text("printed"), table.text("reason"))
    table.done()
    return reading
