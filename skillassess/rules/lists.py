"""Closed lists the clauses refer to: honours by name, lists of them, pilot enterprises. Owns ``lists.toml``.

A name that is in no list is not guessed at: it stays unknown and a reviewer decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.model.dossier import Rank
from skillassess.rules.provisions import Document, Provision, read_provision

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class KnownHonour:
    """An honour under all its names; ``rank`` where it exists at one rank only."""

    id: str
    names: tuple[str, ...]
    rank: Rank | None
    ranked_names: tuple[tuple[str, Rank], ...]


@dataclass(frozen=True, slots=True)
class HonourList:
    """Honours a clause names together."""

    id: str
    provision: Provision
    honours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PilotEnterprise:
    """A row of 442号 annex 2."""

    name: str
    titles: str
    occupations: str


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list of an edition."""

    honours: tuple[KnownHonour, ...] = ()
    honour_lists: tuple[HonourList, ...] = ()
    pilots: tuple[PilotEnterprise, ...] = ()

    def honour(self, name: str) -> KnownHonour | None:
        """Return the honour of this id or name if known; a place may stand before it (``广州市劳动模范``)."""
        wanted = plain(name)
        for honour in self.honours:
            if wanted == honour.id or wanted in honour.names or wanted in dict(honour.ranked_names):
                return honour
        for honour in self.honours:
            if any(wanted.endswith(name) for name in honour.names):
                return honour
        return None

    def named_rank(self, name: str) -> Rank | None:
        """Return the rank a name itself tells (``全国劳动模范``), or that the honour always has."""
        honour = self.honour(name)
        if honour is None:
            return None
        return dict(honour.ranked_names).get(plain(name), honour.rank)

    def listed(self, list_id: str) -> tuple[str, ...]:
        """Return the ids of the honours of a list."""
        return next(item.honours for item in self.honour_lists if item.id == list_id)


def plain(name: str) -> str:
    """Return a name without blanks and quotation marks."""
    return name.strip().strip("“”\"'「」《》").replace(" ", "")


def read_lists(table: Table, documents: Mapping[str, Document]) -> Lists:
    """Read ``lists.toml``; a list that names an unknown honour dangles, an honour in no list is unreachable."""
    honours = tuple(_honour(item) for item in table.tables("honour"))
    known = {honour.id for honour in honours}
    names = [name for item in honours for name in (item.id, *item.names, *dict(item.ranked_names))]
    lists = tuple(_list(item, documents, known) for item in table.tables("list"))
    pilots = tuple(_pilot(item) for item in table.tables("pilot"))
    table.done()
    if len(set(names)) != len(names):
        raise table.fault("edition-duplicate", "honour")
    used = {honour for item in lists for honour in item.honours}
    for honour_id in sorted(known - used):
        raise table.fault("edition-entry-unreachable", honour_id)
    return Lists(honours, lists, pilots)


def _honour(table: Table) -> KnownHonour:
    table = table.named(table.text("id"))
    ranked = table.table("ranked") if table.has("ranked") else None
    honour = KnownHonour(
        id=table.entry,
        names=table.texts("names"),
        rank=table.option("rank", Rank) if table.has("rank") else None,
        ranked_names=() if ranked is None else tuple((name, ranked.option(name, Rank)) for name in ranked.data),
    )
    table.done()
    return honour


def _list(table: Table, documents: Mapping[str, Document], known: set[str]) -> HonourList:
    table = table.named(table.text("id"))
    found = HonourList(table.entry, read_provision(table, documents), table.texts("honours"))
    table.done()
    for honour in found.honours:
        if honour not in known:
            raise table.fault("edition-reference-dangling", honour)
    return found


def _pilot(table: Table) -> PilotEnterprise:
    pilot = PilotEnterprise(table.text("name"), table.text("titles"), table.text("occupations"))
    table.done()
    return pilot
