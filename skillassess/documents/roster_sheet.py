"""The sheets of an inspected workbook as rows of cells. Owns the use of calamine, which sees inspected parts only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from skillassess.documents.roster_package import MAX_SHEET, Package, SheetPart, rebuilt
from skillassess.documents.roster_scan import SheetFacts, scan_sheet
from skillassess.documents.roster_xml import refuse_entities, refuse_multiplied_text, scan_strings
from skillassess.errors import FileProblem

Cell = int | float | str | bool | time | date | datetime | timedelta
_PANIC = "PanicException"


class InspectedSheet:
    """One sheet: its name, its facts and its rows from row 1, each as wide as the sheet."""

    def __init__(self, file_name: str, name: str, facts: SheetFacts, cells: CalamineSheet | None) -> None:
        self.file_name = file_name
        self.name = name
        self.facts = facts
        self._cells = cells

    def rows(self) -> Iterator[list[Cell]]:
        """Return the rows from the first of the sheet, empty cells as empty strings."""
        return iter(()) if self._cells is None else self._cells.iter_rows()


class InspectedWorkbook:
    """A workbook whose every part is measured and parsed for its form before values are read from it."""

    def __init__(self, path: Path) -> None:
        self._package = Package(path)
        index = self._package.index
        name = self._package.name
        self._strings = self._package.read(index.strings_part, MAX_SHEET) if index.strings_part else None
        self._longest = 0 if self._strings is None else scan_strings(self._strings, name)
        self._styles = self._package.read(index.styles_part, MAX_SHEET) if index.styles_part else None
        if self._styles is not None:
            refuse_entities(self._styles, name)

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self._package.name

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes, hexadecimal."""
        return self._package.sha256

    @property
    def visible_sheets(self) -> tuple[SheetPart, ...]:
        """The sheets a person sees, in their order; hidden ones hold code lists and old versions."""
        return tuple(sheet for sheet in self._package.index.sheets if sheet.is_visible)

    def open(self, sheet: SheetPart) -> InspectedSheet:
        """Return one sheet after its inspection; refusals as of ``scan_sheet``."""
        content = self._package.read(sheet.part, MAX_SHEET)
        facts = scan_sheet(content, self.name)
        if facts.cells == 0:
            return InspectedSheet(self.name, sheet.name, facts, None)
        if self._strings is not None:
            refuse_multiplied_text(content, self._strings, self._longest, facts.cells, self.name)
        package = rebuilt(content, self._strings, self._styles, counts_from_1904=self._package.index.counts_from_1904)
        cells = self._guarded(lambda: CalamineWorkbook.from_filelike(package).get_sheet_by_index(0))
        return InspectedSheet(self.name, sheet.name, facts, cells)

    def _guarded(self, work: Callable[[], CalamineSheet]) -> CalamineSheet:
        """Run the value reader; whatever it says against the file is the file's fault."""
        try:
            return work()
        except (CalamineError, ValueError, OSError) as problem:
            raise FileProblem("roster-file-damaged", name=self.name) from problem
        except BaseException as problem:
            if type(problem).__name__ != _PANIC:  # a Rust panic derives from BaseException and cannot be imported
                raise
            raise FileProblem("roster-file-damaged", name=self.name) from problem
