"""The edition as people read it: every rule with its clause, searched by words, compared with another edition.

Owns listing, search and comparison; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from skillassess.rules.entries import Entry
from skillassess.rules.provisions import Document, Provision

if TYPE_CHECKING:
    from skillassess.rules.editions import Edition


class Area(StrEnum):
    """Part of an edition."""

    DOCUMENT = "document"
    ADMISSION = "admission"
    CONDITION = "condition"
    REQUIREMENT = "requirement"
    READING = "reading"
    LIST = "list"
    METHOD = "method"
    PEOPLE = "people"
    AFTERWARDS = "afterwards"


class Difference(StrEnum):
    """How an item differs between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Item:
    """One rule to read: id, area, clause, the clause's words, what the program makes of it in plain terms."""

    id: str
    area: Area
    clause: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; ``before`` or ``after`` is None where the item was added or removed."""

    kind: Difference
    id: str
    before: Item | None
    after: Item | None


def listing(edition: Edition) -> tuple[Item, ...]:
    """Return every rule of an edition in reading order."""
    return tuple(_items(edition))


def search(edition: Edition, words: str) -> tuple[Item, ...]:
    """Return the rules that hold every word, in id, clause, text or meaning; no word finds everything."""
    wanted = words.lower().split()
    return tuple(
        item
        for item in listing(edition)
        if all(word in f"{item.id} {item.clause} {item.text} {item.meaning}".lower() for word in wanted)
    )


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what a newer edition adds, removes and changes, in the newer edition's order, removals last."""
    before = {(item.area, item.id): item for item in listing(old)}
    after = {(item.area, item.id): item for item in listing(new)}
    changes = []
    for key, item in after.items():
        earlier = before.get(key)
        if earlier is None:
            changes.append(Change(Difference.ADDED, item.id, None, item))
        elif earlier != item:
            changes.append(Change(Difference.CHANGED, item.id, earlier, item))
    changes += [Change(Difference.REMOVED, item.id, item, None) for key, item in before.items() if key not in after]
    return tuple(changes)


def _items(edition: Edition) -> Iterator[Item]:
    for document in edition.documents:
        yield Item(document.id, Area.DOCUMENT, document.number, document.title, _validity(document))
    rules = edition.eligibility
    for area, entries in (
        (Area.ADMISSION, rules.admissions),
        (Area.CONDITION, rules.entries),
        (Area.REQUIREMENT, rules.requirements),
    ):
        for entry in entries:
            yield Item(entry.id, area, entry.provision.name, entry.provision.text, _entry(entry))
    for reading in rules.readings:
        yield Item(reading.id, Area.READING, reading.provision.name, reading.provision.text, reading.strict)
    for listed in rules.lists.honour_lists:
        yield Item(listed.id, Area.LIST, listed.provision.name, listed.provision.text, "、".join(listed.honours))
    pilots = "；".join(f"{pilot.name}：{pilot.titles}：{pilot.occupations}" for pilot in rules.lists.pilots)
    if pilots:
        yield Item("pilot-enterprises", Area.LIST, "", pilots, "")
    for general in (rules.bar, rules.several, rules.prior, *rules.general):
        yield from _provisions(general, Area.CONDITION)
    for area, part in (
        (Area.METHOD, edition.methods),
        (Area.PEOPLE, edition.people),
        (Area.AFTERWARDS, edition.afterwards),
    ):
        for rule in _parts(part):
            yield from _provisions(rule, area)


def _parts(whole: object) -> Iterator[object]:
    for item in fields(whole) if is_dataclass(whole) else ():
        value = getattr(whole, item.name)
        yield from value if isinstance(value, tuple) else (value,)


def _provisions(rule: object, area: Area) -> Iterator[Item]:
    if isinstance(rule, Provision):
        yield Item(rule.name, area, rule.name, rule.text, "")
        return
    provision = getattr(rule, "provision", None)
    if isinstance(provision, Provision):
        meaning = shown(rule, leave_out=("provision",))
        yield Item(f"{provision.name} {meaning}", area, provision.name, provision.text, meaning)


def _validity(document: Document) -> str:
    if document.begins is None and document.ends is None:
        return ""
    return f"{document.begins or ''} – {document.ends or ''}"


def _entry(entry: Entry) -> str:
    opens = "、".join(shown(grant.target) for grant in entry.grants)
    gate = "" if entry.gate is None else f"[{shown(entry.gate)}] "
    more = "".join(f"; {shown(grant.target)}: {shown(grant.when)}" for grant in entry.grants if grant.when is not None)
    return f"{opens}: {gate}{shown(entry.when)}{more}"


def shown(value: object, leave_out: tuple[str, ...] = ()) -> str:
    """Return a rule value as plain text, the same for equal values: class name and its parameters."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (tuple, frozenset)):
        parts = [shown(item) for item in value]
        return "(" + ", ".join(sorted(parts) if isinstance(value, frozenset) else parts) + ")"
    if is_dataclass(value) and not isinstance(value, type):
        named = [(item.name, getattr(value, item.name)) for item in fields(value) if item.name not in leave_out]
        inner = ", ".join(f"{name} {shown(found)}" for name, found in named if found not in (None, (), "", False))
        return f"{type(value).__name__}({inner})"
    return str(value)
