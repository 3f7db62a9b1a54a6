"""The package of a filing of 特级技师 and 首席技师: every material the program can provide, and the list of them all.

Made from facts that were read; the papers desk holds the right and the record. What must be added by hand is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.documents.checklist import read_checklist, write_checklist
from skillassess.documents.sheets import write_sheets
from skillassess.documents.writing import scratch_beside, write_zip
from skillassess.model.levels import Level
from skillassess.office.snapshots import sheet_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office.paper_facts import Facts
    from skillassess.office.paper_kinds import PaperKind

SHEETS = "sheets"
LIST = "材料清单.pdf"


def appointed_levels(facts: Facts) -> frozenset[Level]:
    """Return which levels of the batch are appointed (T, S)."""
    return frozenset(target.level for target in facts.batch.plan.targets if target.level.is_appointed)


def write_ts_package(
    facts: Facts, kinds: Mapping[str, PaperKind], path: Path, progress: Callable[[int, int], None]
) -> WrittenFile:
    """Write the package as a zip; a material the batch has not come to is listed as such. Sealed results only."""
    facts.check_final()
    said = read_checklist({SHEETS, *(key for key, kind in kinds.items() if kind.in_archive)})
    items = said.of(appointed_levels(facts))
    here: dict[str, list[str]] = {}
    with scratch_beside(path) as folder:
        for done, item in enumerate(items, start=1):
            for paper in item.papers:
                here.setdefault(paper, []).extend(_make(facts, kinds, paper, folder, f"{done:02d}"))
            progress(done, len(items) + 1)
        stamp = facts.stamp("ts-package", facts.batch_head(), said.id, sorted(here.items()))
        write_checklist(said, items, facts.batch_head(), here, folder / LIST, made=facts.made, stamp=stamp)
        progress(len(items) + 1, len(items) + 1)
        return write_zip(folder, path)


def _make(facts: Facts, kinds: Mapping[str, PaperKind], paper: str, folder: Path, number: str) -> list[str]:
    """Make one paper, named by its place in the list; nothing where the batch has not come to it."""
    if paper == SHEETS:
        return _sheets(facts, folder, number)
    kind = kinds[paper]
    if not kind.is_due(facts):
        return []
    name = f"{number}-{kind.file}"
    kind.write(facts, folder / name, lambda _done, _of: None)
    return [name]


def _sheets(facts: Facts, folder: Path, number: str) -> list[str]:
    """Make the sheets of everybody who applied for an appointed level in one PDF."""
    batch = facts.batch
    keys = [key for key in batch.all_forms() if batch.target(key.candidate).level.is_appointed]
    name = f"{number}-sheets.pdf"
    papers = (sheet_paper(batch, key, facts.institution, facts.head) for key in keys)
    write_sheets(papers, folder / name, made=facts.made)
    return [name]
