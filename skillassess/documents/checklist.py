"""The list of materials a filing of 特级技师 and 首席技师 takes, as data, and its page: what is here, what is not.

Reads ``resources/filings/ts_checklist/<variant>.toml`` strictly; the official list (annex 4 of the plan) is not among
our texts, so that the file is made to be edited. Knows no batch.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.documents.pages import Align, Pages, TableColumn, write_pages
from skillassess.documents.summary import head_pairs
from skillassess.documents.wording import Words
from skillassess.errors import FileProblem
from skillassess.model.batch_papers import BatchHead, Stamp
from skillassess.model.levels import Level
from skillassess.model.papers import WrittenFile
from skillassess.paths import resource

_SHARES = (6, 40, 20, 34)


class ChecklistItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A material: where it is asked for, for which levels, and the papers of ours that are it (none: by hand)."""

    name: str
    basis: str
    levels: tuple[Level, ...]
    papers: tuple[str, ...] = ()


class ChecklistLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the head."""

    institution: str
    plan: str
    batch: str
    occupation: str
    days: str
    place: str


class Checklist(Words, frozen=True, forbid_unknown_fields=True):
    """The list with the words of its page."""

    id: str
    labels: ChecklistLabels
    columns: tuple[str, str, str, str]
    by_hand: str
    not_yet: str
    note: str
    item: tuple[ChecklistItem, ...]

    def of(self, levels: Collection[Level]) -> tuple[ChecklistItem, ...]:
        """Return the materials for some levels, in their order."""
        return tuple(item for item in self.item if any(level in item.levels for level in levels))


def read_checklist(known: Collection[str], variant: str = "guangdong", *, folder: Path | None = None) -> Checklist:
    """Read a list; a fault, or a paper that is not among the ``known``, is a ``FileProblem`` naming it."""
    path = (folder or resource("filings", "ts_checklist")) / f"{variant}.toml"
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Checklist)
    except (OSError, ValueError) as problem:
        raise FileProblem("checklist-faulty", name=path.name, fault=str(problem)) from problem
    strange = sorted({paper for item in found.item for paper in item.papers} - set(known))
    if strange:
        raise FileProblem("checklist-faulty", name=path.name, fault="、".join(strange))
    return found


def write_checklist(
    said: Checklist,
    items: Sequence[ChecklistItem],
    head: BatchHead,
    here: Mapping[str, Sequence[str]],
    path: Path,
    *,
    made: datetime,
    stamp: Stamp,
) -> WrittenFile:
    """Write the page of a package; ``here`` names the files of each paper that is in it."""
    rows = [
        (str(place), item.name, item.basis, _provided(said, item, here)) for place, item in enumerate(items, start=1)
    ]

    def draw(pages: Pages) -> None:
        pages.title(said.title)
        pages.gap(10)
        pages.grid(head_pairs(head, said.labels))
        pages.gap(10)
        aligns = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.LEFT)
        pages.table([TableColumn(*parts) for parts in zip(said.columns, _SHARES, aligns, strict=True)], rows)
        pages.gap(8)
        pages.paragraph(said.note)

    return write_pages(path, title=said.title, made=made, stamp=stamp, paper=(head, tuple(rows), said.note), draw=draw)


def _provided(said: Checklist, item: ChecklistItem, here: Mapping[str, Sequence[str]]) -> str:
    """Say where a material is; one that is only partly here names what is and says that the rest is not."""
    if not item.papers:
        return said.by_hand
    files = [f"√ {name}" for paper in item.papers for name in here.get(paper, ())]
    is_whole = all(here.get(paper) for paper in item.papers)
    return "\n".join(files if is_whole else [*files, said.not_yet])
