"""The rules as people read them: editions by document and clause, search, what changed, and the institution's own.

Own conditions are stricter than the edition or refused with the clause; a version holds for plans drafted after it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Note, Refused
from skillassess.model.kept_dossiers import OwnRules
from skillassess.office.eligibility_cases import OWN, with_own
from skillassess.office.rights import Session, right
from skillassess.rules import Edition, edition_ids, edition_status, load
from skillassess.rules.browsing import Area, Change, Difference, Item, compare, listing, search
from skillassess.rules.entries import Entry, Reading
from skillassess.rules.provisions import Document as RuleDocument
from skillassess.rules.worked import Example, examples_of

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading as StoreReading

__all__ = [
    "Area",
    "Change",
    "Difference",
    "EditionView",
    "Entry",
    "Example",
    "Item",
    "KeptOwnRules",
    "Reading",
    "RuleDesk",
    "RuleDetail",
    "RuleDocument",
    "RulePart",
]

_BLOCK = re.compile(r"^\[\[(?:entry|admission|requirement)\]\]\n(?:(?!\[\[|\[).*\n?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition one may read: its key, title, digest, findings on its validity today, version of own rules in it."""

    key: str
    title: str
    digest: str
    notes: tuple[Note, ...]
    own_version: int = 0


@dataclass(frozen=True, slots=True)
class RulePart:
    """One document of an edition with the rules that rest on it, in reading order."""

    document: RuleDocument
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RuleDetail:
    """A rule to read: the condition it is, how its clause is read, examples, and as the edition's file has it."""

    item: Item
    entry: Entry | None
    readings: tuple[Reading, ...]
    examples: tuple[Example, ...]
    source: str


@dataclass(frozen=True, slots=True)
class KeptOwnRules:
    """The institution's own rules at their newest version; 0 while there are none. ``readings`` may be chosen."""

    rules: OwnRules
    version: int
    readings: tuple[Reading, ...]


class RuleDesk:
    """Use cases of reading the rules and of the institution's own."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("rules.read")
    def editions(self, session: Session) -> tuple[EditionView, ...]:
        """Return the released editions and, beside the present one, each version of the institution's own rules."""
        day = today(self.door.clock)
        views = []
        for edition_id in edition_ids():
            edition = load(edition_id)
            views.append(EditionView(edition_id, edition.title, edition.digest, edition_status(edition, day)))
        with self.door.look() as reading:
            for stored in reading.history(OwnRules, OWN):
                if stored.value.text.strip():
                    edition = with_own(load(), stored.value)
                    notes = edition_status(edition, day)
                    key = f"{edition.id}+{stored.version}"
                    views.append(EditionView(key, edition.title, edition.digest, notes, stored.version))
        return tuple(views)

    @right("rules.read")
    def read(self, session: Session, key: str, words: str = "") -> tuple[RulePart, ...]:
        """Return an edition by document; with ``words``, only the rules that hold all of them."""
        with self.door.look() as reading:
            edition = _edition(reading, key)
        items = search(edition, words) if words.strip() else listing(edition)
        parts = []
        for document in edition.documents:
            own = tuple(item for item in items if item.area is not Area.DOCUMENT and _rests_on(item, document, edition))
            if own or (not words.strip() and any(item.id == document.id for item in items)):
                parts.append(RulePart(document, own))
        return tuple(parts)

    @right("rules.read")
    def changes(self, session: Session, old: str, new: str) -> tuple[Change, ...]:
        """Return what one edition adds, removes and changes against another."""
        with self.door.look() as reading:
            return compare(_edition(reading, old), _edition(reading, new))

    @right("rules.read")
    def detail(self, session: Session, key: str, item: Item) -> RuleDetail:
        """Return everything to read beside a rule; for what is no condition the item alone."""
        with self.door.look() as reading:
            edition = _edition(reading, key)
        rules = edition.eligibility
        entry = next((entry for entry in rules.everything if entry.id == item.id), None)
        if entry is None:
            return RuleDetail(item, None, tuple(one for one in rules.readings if one.id == item.id), (), "")
        readings = tuple(rules.reading(name) for name in entry.readings)
        return RuleDetail(item, entry, readings, examples_of(edition.id, entry.id), _source(edition.text, entry.id))

    @right("rules.read")
    def own(self, session: Session) -> KeptOwnRules:
        """Return the institution's own rules as last kept, and the readings that have a stricter side."""
        readings = tuple(reading for reading in load().eligibility.readings if reading.strict)
        with self.door.look() as reading:
            stored = reading.find(OwnRules, OWN)
        if stored is None:
            return KeptOwnRules(OwnRules(), 0, readings)
        return KeptOwnRules(stored.value, stored.version, readings)

    @right("rules.own")
    def save_own(self, session: Session, rules: OwnRules, *, seen: int) -> KeptOwnRules:
        """Keep the institution's own rules for the plans drafted from now on.

        A condition looser than the edition is ``Refused`` (``own-condition-looser``) with the clause; a text that
        cannot be read is a ``FileProblem`` naming the entry.
        """
        with_own(load(), rules)
        readings = tuple(reading for reading in load().eligibility.readings if reading.strict)
        for chosen in rules.strict:
            if chosen not in {reading.id for reading in readings}:
                raise Refused("reading-unknown", reading=chosen)
        with self.door.act(session, "rules.own", OWN, strict=len(rules.strict)) as writing:
            version = writing.put(OWN, rules, seen=seen)
        return KeptOwnRules(rules, version, readings)


def _edition(reading: StoreReading, key: str) -> Edition:
    edition_id, _, version = key.partition("+")
    if edition_id not in edition_ids():
        raise Refused("rules-view-unknown", view=key)
    if not version:
        return load(edition_id)
    for stored in reading.history(OwnRules, OWN):
        if str(stored.version) == version:
            return with_own(load(edition_id), stored.value)
    raise Refused("rules-view-unknown", view=key)


def _source(text: str, entry: str) -> str:
    for file in json.loads(text).values():
        for block in _BLOCK.findall(file):
            if f'\nid = "{entry}"\n' in block:
                return str(block).strip()
    return ""


def _rests_on(item: Item, document: RuleDocument, edition: Edition) -> bool:
    """Tell whether a rule is cited from a document; what cites none stands under the last of the official ones."""
    if item.clause:
        return item.clause.startswith(f"{document.number} ")
    return document is [known for known in edition.documents if not known.is_practice and not known.is_own][-1]
