"""A pass over a sheet's XML before values are read from it. Owns what the value reader cannot tell or must not meet.

It says where the content really ends (whatever ``dimension`` claims), which cells are formulas or error values and
which are merged, and refuses what would make a reader allocate without bound.

Most sheets hold rows of plain cells only. One strict pattern recognises those, and nothing else can hide in it: then
only what stands around the rows is parsed. A sheet with anything else in its rows is parsed tag by tag, far slower.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from skillassess.documents.roster_xml import Attributes, parse_guarded, plain_stretch, refuse_endless_text
from skillassess.errors import FileProblem, Refused

MAX_ROWS = 20_000
MAX_ROW = 2 * MAX_ROWS
MAX_COLUMN = 200
MAX_MERGED = 2_000
MAX_ARRAYS = 50
MAX_TAGS = 1_000
_DIGITS = "0123456789"
_MAX_DIGITS, _MAX_LETTERS = 7, 3
_INSIDE_CELL = frozenset({"t", "r", "rPr", "rPh", "phoneticPr"})
_ROWS_START = re.compile(b"<sheetData>")
_ROW = rb"(?:[1-9][0-9]{0,3}|[1-3][0-9]{4})"
_PLAIN_CELL = (
    rb'<c r="[A-F]?[A-Z]' + _ROW + rb'"(?: s="[0-9]{1,5}")?+(?: t="(?:s|n|inlineStr|str|b)")?+'
    rb'(?: ?/>|>(?:<v>[^<]*+</v>|<is><t(?: xml:space="preserve")?+>[^<]*+</t></is>)?+</c>)'
)
_PLAIN_ROWS = re.compile(rb"(?>(?>" + _PLAIN_CELL + rb')|<row r="' + _ROW + rb'"[^<>&]*+>|</row>)*+')
_LAST_ROW = re.compile(rb'<row r="([0-9]+)"')


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, rows and columns counted from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Return whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the pass over one sheet found; positions are (row, column) from 1, ``cells`` is never too small."""

    last_row: int
    cells: int
    formulas: frozenset[tuple[int, int]]
    formula_areas: tuple[Area, ...]
    error_values: frozenset[tuple[int, int]]
    merged: tuple[Area, ...]

    def is_formula(self, row: int, column: int) -> bool:
        """Return whether the cell is computed, by itself or as part of an array formula."""
        return (row, column) in self.formulas or any(area.holds(row, column) for area in self.formula_areas)


def scan_sheet(content: bytes, name: str) -> SheetFacts:
    """Return the facts of a sheet's XML; ``name`` is the file's, for the sentence.

    Refused: rows beyond 20,000 (``roster-too-many-rows``), columns beyond 200, a cell's text beyond what Excel allows,
    entities. ``FileProblem``: XML that is not well formed.
    """
    refuse_endless_text(content, name)
    watch = _SheetWatch(name)
    plain = plain_stretch(content, _ROWS_START, _PLAIN_ROWS, b"</sheetData>")
    if plain is None:
        parse_guarded(content, name, start=watch.start)
        return watch.facts()
    start, end = plain
    parse_guarded(content[:start] + content[end:], name, start=watch.start)
    around = watch.facts()
    last = content.rfind(b"<row r=", start, end)
    found = _LAST_ROW.match(content, last) if last >= 0 else None
    return replace(
        around,
        last_row=max(around.last_row, int(found[1]) if found else 0),
        cells=around.cells + content.count(b"<c r=", start, end),
    )


class _SheetWatch:
    """Follows the start tags of one sheet. A cell counts only if it holds something: formatting reaches far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._kinds: dict[str, str] = {}
        self._cell: Attributes | None = None
        self._reference: str | None = None
        self._row = 0
        self._last_row = 0
        self._cells = 0
        self._formulas: set[tuple[int, int]] = set()
        self._formula_areas: list[Area] = []
        self._errors: set[tuple[int, int]] = set()
        self._merged: list[Area] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take one start tag."""
        kind = self._kinds.get(tag) or self._learn(tag)
        if kind == "c":
            self._cell = attributes
            self._reference = attributes.get("r") or self._next_reference()
        elif self._cell is not None and kind in ("v", "is"):
            self._take_content(self._cell)
        elif self._cell is not None and kind == "f":
            self._take_formula(attributes)
        elif kind not in _INSIDE_CELL:
            self._cell = None
            if kind == "row":
                self._row = self._row_number(attributes["r"]) if "r" in attributes else self._row + 1
                self._reference = None
            elif kind == "mergeCell":
                self._add_area(self._merged, attributes.get("ref", ""), MAX_MERGED)

    def facts(self) -> SheetFacts:
        """Return what was found."""
        return SheetFacts(
            self._last_row,
            self._cells,
            frozenset(self._formulas),
            tuple(self._formula_areas),
            frozenset(self._errors),
            tuple(self._merged),
        )

    def _learn(self, tag: str) -> str:
        if len(self._kinds) >= MAX_TAGS:
            raise self._damaged()
        kind = self._kinds[tag] = tag.rpartition("}")[2]
        return kind

    def _take_content(self, cell: Attributes) -> None:
        """Count a cell that holds something, and note an error value."""
        row, column = self._reach()
        self._cells += 1
        if cell.get("t") == "e":
            self._errors.add((row, column))

    def _take_formula(self, attributes: Attributes) -> None:
        self._formulas.add(self._reach())
        if ":" in attributes.get("ref", "") and attributes.get("t") in ("array", "dataTable"):
            self._add_area(self._formula_areas, attributes["ref"], MAX_ARRAYS)

    def _reach(self) -> tuple[int, int]:
        """Return the position of the present cell; content beyond the limits is refused."""
        row, column = self._position(self._reference or "")
        if row > MAX_ROW:
            raise Refused("roster-too-many-rows", name=self._name, limit=MAX_ROWS)
        if column > MAX_COLUMN:
            raise Refused("roster-too-many-columns", name=self._name, limit=MAX_COLUMN)
        self._last_row = max(self._last_row, row)
        return row, column

    def _add_area(self, areas: list[Area], reference: str, limit: int) -> None:
        if len(areas) >= limit:
            raise Refused("roster-too-many-areas", name=self._name, limit=limit)
        first, _, last = reference.partition(":")
        top, left = self._position(first)
        bottom, right = self._position(last or first)
        areas.append(Area(top, left, bottom, right))

    def _next_reference(self) -> str:
        """Return where a cell without an address stands: right of the last one of its row."""
        column = 1 if self._reference is None else self._position(self._reference)[1] + 1
        return f"{column_letters(column)}{max(self._row, 1)}"

    def _position(self, reference: str) -> tuple[int, int]:
        letters = reference.rstrip(_DIGITS)
        return self._row_number(reference[len(letters) :]), self._column_number(letters)

    def _row_number(self, digits: str) -> int:
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS and int(digits)):
            raise self._damaged()
        return int(digits)

    def _column_number(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) <= _MAX_LETTERS):
            raise self._damaged()
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        return number

    def _damaged(self) -> FileProblem:
        return FileProblem("roster-file-damaged", name=self._name)


def column_letters(column: int) -> str:
    """Return the letters Excel shows above a column counted from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
