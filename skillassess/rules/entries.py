"""Entries: the conditions people cite by id (``annex4-L4-2``), with their clause, targets, gate and readings.

Owns the reading of eligibility files and the check that nothing dangles or is out of reach; judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier
from skillassess.rules.conditions import Condition, leaves, read_condition
from skillassess.rules.kinds import KINDS
from skillassess.rules.kinds.recognition import Honoured, Medal
from skillassess.rules.lists import Lists
from skillassess.rules.provisions import Document, Provision, read_bare_provision, read_provision

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

Target = Level | TitleTier
KindReaders = Mapping[str, Callable[["Table"], Condition]]


class Effect(StrEnum):
    """What meeting an entry gives: the right to apply, or the certificate itself."""

    APPLY = "apply"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the program reads a clause that leaves room, and the stricter reading an institution may choose."""

    id: str
    provision: Provision
    english: str
    strict: str
    strict_english: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A level or title tier an entry opens, and what that asks on top."""

    target: Target
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One condition. ``gate`` says for whom the entry exists at all (a pilot enterprise, a first assessment)."""

    id: str
    provision: Provision
    grants: tuple[Grant, ...]
    when: Condition
    gate: Condition | None
    effect: Effect
    readings: tuple[str, ...]

    def grant(self, target: Target) -> Grant | None:
        """Return what the entry opens for a level or title, if it does."""
        return next((grant for grant in self.grants if grant.target is target), None)

    @property
    def trees(self) -> Iterator[Condition]:
        """Every condition tree of the entry."""
        yield self.when
        if self.gate is not None:
            yield self.gate
        yield from (grant.when for grant in self.grants if grant.when is not None)


@dataclass(frozen=True, slots=True)
class BarRule:
    """After falsification: the levels it closes, and for how many years."""

    provision: Provision
    levels: tuple[Level, ...]
    years: int


@dataclass(frozen=True, slots=True)
class GeneralRule:
    """What the panel judges of everybody of an appointed level beside the conditions (符合上述要求)."""

    provision: Provision
    level: Level


@dataclass(frozen=True, slots=True)
class EligibilityRules:
    """Everything an edition says about who may be assessed."""

    admissions: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    readings: tuple[Reading, ...]
    lists: Lists
    bar: BarRule
    several: Provision
    prior: Provision
    general: tuple[GeneralRule, ...]
    requirements: tuple[Entry, ...] = ()

    @property
    def everything(self) -> tuple[Entry, ...]:
        """Admissions, conditions and the institution's own further requirements."""
        return (*self.admissions, *self.entries, *self.requirements)

    def entry(self, entry_id: str) -> Entry:
        """Return an entry by id; an unknown one raises ``LookupError``."""
        for entry in self.everything:
            if entry.id == entry_id:
                return entry
        raise LookupError(entry_id)

    def reading(self, reading_id: str) -> Reading:
        """Return a reading by id; an unknown one raises ``LookupError``."""
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        raise LookupError(reading_id)


def parse_target(text: str) -> Target:
    """Return the level or title tier a code or name means; else ``Refused`` (``eligibility-target-unknown``)."""
    for parse in (Level.parse, TitleTier.parse):
        try:
            return parse(text)
        except Refused:
            continue
    raise Refused("eligibility-target-unknown", text=text)


ENTRY_FILES = ("admission.toml", "annex4.toml", "appointed.toml", "pilot.toml", "contests.toml")


def read_eligibility(
    tables: Mapping[str, Table], lists: Lists, readings: tuple[Reading, ...], documents: Mapping[str, Document]
) -> EligibilityRules:
    """Read the eligibility files of an edition; duplicates, dangling and unreachable things are load errors."""
    head = tables["admission.toml"]
    admissions = tuple(read_entry(item, documents, KINDS) for item in head.tables("admission"))
    entries = [read_entry(item, documents, KINDS) for file in ENTRY_FILES for item in tables[file].tables("entry")]
    rules = EligibilityRules(
        admissions=admissions,
        entries=tuple(entries),
        readings=readings,
        lists=lists,
        bar=_bar(head.table("bar"), documents),
        several=read_bare_provision(head.table("several"), documents),
        prior=read_bare_provision(head.table("prior"), documents),
        general=tuple(_general(item, documents) for item in tables["appointed.toml"].tables("general")),
    )
    for file in ENTRY_FILES:
        tables[file].done()
    _check_whole(head, rules)
    return rules


def read_readings(table: Table, documents: Mapping[str, Document]) -> tuple[Reading, ...]:
    """Read ``readings.toml``."""
    found = tuple(_reading(item, documents) for item in table.tables("reading"))
    table.done()
    return found


def read_entry(table: Table, documents: Mapping[str, Document], kinds: KindReaders) -> Entry:
    """Read one entry; without any level or title it can never be reached."""
    table = table.named(table.text("id"))
    grants = [Grant(level) for level in table.levels("levels", ())]
    grants += [Grant(tier) for tier in table.options("titles", TitleTier, ())]
    grants += [_grant(item, kinds) for item in table.tables("grant", may_be_empty=True)]
    entry = Entry(
        id=table.entry,
        provision=read_provision(table, documents),
        grants=tuple(grants),
        when=read_condition(_inner(table, "when"), kinds),
        gate=read_condition(_inner(table, "gate"), kinds) if table.has("gate") else None,
        effect=table.option("effect", Effect, Effect.APPLY),
        readings=table.texts("readings", ()),
    )
    table.done()
    if not grants:
        raise table.fault("edition-entry-unreachable", entry.id)
    if len({grant.target for grant in grants}) != len(grants):
        raise table.fault("edition-duplicate", "grant")
    return entry


def _grant(table: Table, kinds: KindReaders) -> Grant:
    target: Target = table.level("level") if table.has("level") else table.option("title", TitleTier)
    grant = Grant(target, read_condition(_inner(table, "when"), kinds) if table.has("when") else None)
    table.done()
    return grant


def _inner(table: Table, key: str) -> Table:
    return table.table(key)


def _reading(table: Table, documents: Mapping[str, Document]) -> Reading:
    table = table.named(table.text("id"))
    reading = Reading(
        id=table.entry,
        provision=read_provision(table, documents),
        english=table.text("english"),
        strict=table.text("strict", ""),
        strict_english=table.text("strict_english", ""),
    )
    table.done()
    if bool(reading.strict) != bool(reading.strict_english):
        raise table.fault("edition-key-missing", "strict_english" if reading.strict else "strict")
    return reading


def _bar(table: Table, documents: Mapping[str, Document]) -> BarRule:
    rule = BarRule(read_provision(table, documents), table.levels("levels"), table.integer("years", lowest=1))
    table.done()
    return rule


def _general(table: Table, documents: Mapping[str, Document]) -> GeneralRule:
    rule = GeneralRule(read_provision(table, documents), table.level("level"))
    table.done()
    return rule


def _check_whole(head: Table, rules: EligibilityRules) -> None:
    everything = (*rules.admissions, *rules.entries)
    ids = [entry.id for entry in everything]
    for entry_id in sorted({entry_id for entry_id in ids if ids.count(entry_id) > 1}):
        raise head.fault("edition-duplicate", entry_id)
    known = {reading.id for reading in rules.readings}
    used = {reading for entry in everything for reading in entry.readings}
    for entry in everything:
        _check_references(head, entry, known, {item.id for item in rules.lists.honour_lists})
    for reading_id in sorted(known - used):
        raise head.fault("edition-entry-unreachable", reading_id)
    asked = {
        leaf.listed
        for entry in everything
        for tree in entry.trees
        for leaf in leaves(tree)
        if isinstance(leaf, Honoured)
    }
    for listed in rules.lists.honour_lists:
        if listed.id not in asked:
            raise head.fault("edition-entry-unreachable", listed.id)


def _check_references(head: Table, entry: Entry, readings: set[str], lists: set[str]) -> None:
    place = head.named(entry.id)
    for reading in entry.readings:
        if reading not in readings:
            raise place.fault("edition-reference-dangling", reading)
    for tree in entry.trees:
        for leaf in leaves(tree):
            if isinstance(leaf, Honoured) and leaf.listed not in lists:
                raise place.fault("edition-reference-dangling", leaf.listed)
            if isinstance(leaf, Medal) and leaf.unless_strict and leaf.unless_strict not in readings:
                raise place.fault("edition-reference-dangling", leaf.unless_strict)
