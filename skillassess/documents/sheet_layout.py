"""The geometry of a sheet: columns, row heights, merged cells, pages. Pure numbers; draws nothing, knows no scores.

A sheet is laid out once for a template and a number of columns, at the largest lettering that keeps it on one page,
else on as few pages as the smallest lettering needs, with the head repeated. Lengths in points; ``top`` is measured
from the lower edge of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from skillassess.documents.pdf_writer import A4
from skillassess.documents.sheet_text import wrap
from skillassess.errors import Refused

LEFT = 48.0
WIDTH = A4[0] - 2 * LEFT
TITLE_TOP = A4[1] - 40.0
TABLE_TOP = TITLE_TOP - 30.0
BOTTOM = 76.0
PADDING = 3.0
LEADING = 1.3
HEAD_SIZE = 9.5
HEAD_ROW = 21.0
SIZES = (9.5, 9.0, 8.5, 8.0)
SIZES_OVER_PAGES = (8.0, 8.5, 9.0, 9.5, 10.0, 10.5)
WORTH_BREAKING = 0.75
SIGNATURES_PER_LINE = 3
SIGNATURE_LINE = 26.0
STRETCH = 7.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column of an item's row; the first ``lead`` characters are bold."""

    column: int
    text: str
    lead: int = 0
    centred: bool = False
    at_spaces: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell that runs over consecutive rows with the same ``key`` and over columns ``first`` to ``last``."""

    first: int
    last: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with its cells."""

    no: int
    cells: tuple[Cell, ...]
    merges: tuple[Merge, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over columns ``first`` to ``last``, in the upper (0) to lower (1) row of the column head."""

    text: str
    first: int
    last: int
    upper: int = 0
    lower: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """What a form asks for: fixed columns, headings, rows; the assessors' columns follow the fixed ones."""

    fixed: tuple[float, ...]
    headings: tuple[Heading, ...]
    rows: tuple[ItemRow, ...]
    notes: tuple[str, ...]
    scores_heading: str
    confirm_label: str
    points_column: int | None
    label_columns: int


@dataclass(frozen=True, slots=True)
class Needs:
    """What one paper asks of the grid: lines in the two head rows, confirmations, lines of the sealing unit."""

    upper_lines: int = 1
    lower_lines: int = 1
    signers: int = 3
    seal_lines: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A merged cell as it stands on a page."""

    merge: Merge
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row as it stands on a page."""

    row: ItemRow
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Foot:
    """The tops of the rows at the end of the sheet, from 合计 down, and the bottom of the last."""

    total: float
    average: float
    confirm: float
    supervisor: float
    opinion: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows, merged cells, and on the last page the foot."""

    rows: tuple[PlacedRow, ...]
    blocks: tuple[Block, ...]
    foot: Foot | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet laid out: vertical edges, lettering size, tops of the head rows, pages."""

    table: Table
    edges: tuple[float, ...]
    size: float
    head: tuple[float, float]
    columns_top: float
    body_top: float
    pages: tuple[Page, ...]

    @property
    def assessors(self) -> int:
        """How many assessor columns there are."""
        return len(self.edges) - 1 - len(self.table.fixed)


def score_width(assessors: int) -> float:
    """Return the width in points of one assessor's column."""
    return max(21.0, min(36.0, 190.0 / max(assessors, 1)))


@lru_cache(maxsize=64)
def lay_out(table: Table, assessors: int, needs: Needs) -> Layout:
    """Lay a form out; an item taller than a page is ``Refused`` (``sheet-row-too-tall``)."""
    edges = [LEFT]
    for width in (*table.fixed, *[score_width(assessors)] * assessors):
        edges.append(edges[-1] + width)
    edges[-1] = LEFT + WIDTH
    for size in SIZES:
        plan = _Plan(table, tuple(edges), size, needs)
        rows = list(table.rows)
        if plan.height(rows) + plan.foot_height <= plan.room:
            return plan.layout([rows])
    plans = [_Plan(table, tuple(edges), size, needs) for size in SIZES_OVER_PAGES]
    best, pages = plans[0], plans[0].paginated()
    for plan in plans[1:]:
        larger = plan.paginated() if plan.fits_rows() else []
        if larger and len(larger) <= len(pages):
            best, pages = plan, larger
    return best.layout(pages)


class _Plan:
    """A sheet at one lettering size: heights of rows, and how they fall on pages."""

    def __init__(self, table: Table, edges: tuple[float, ...], size: float, needs: Needs) -> None:
        self.table, self.edges, self.size, self.needs = table, edges, size, needs
        self.leading = size * LEADING
        self.head = (_head_row(needs.upper_lines), _head_row(needs.lower_lines))
        self.columns_top = TABLE_TOP - sum(self.head)
        self.body_top = self.columns_top - 2 * self._lines(1)
        self.room = self.body_top - BOTTOM

    @property
    def foot_height(self) -> float:
        """Height of the rows below the items, with the notes."""
        notes = sum(len(wrap(note, WIDTH - 3 * self.size, self.size)) for note in self.table.notes)
        return sum(self._foot_rows()) + notes * self.leading + 6

    def height(self, rows: list[ItemRow]) -> float:
        """Height of consecutive rows on one page."""
        return sum(self._settled(rows))

    def fits_rows(self) -> bool:
        """Whether each row fits a page, the last one with the foot."""
        rows = self.table.rows
        return all(self.height([row]) <= self.room for row in rows) and self._ends([rows[-1]])

    def paginated(self) -> list[list[ItemRow]]:
        """Split the rows into pages, rather between groups; the foot stands below at least one row."""
        pages: list[list[ItemRow]] = [[]]
        for row in self.table.rows:
            if self.height([row]) > self.room:
                raise Refused("sheet-row-too-tall", item=row.no)
            if self.height([*pages[-1], row]) > self.room:
                pages.append(self._carried(pages[-1], row))
            pages[-1].append(row)
        if not self._ends(pages[-1]) and len(pages[-1]) > 1:
            row = pages[-1].pop()
            pages.append([*self._carried(pages[-1], row, self.foot_height), row])
        if not self._ends(pages[-1]):
            raise Refused("sheet-row-too-tall", item=pages[-1][-1].no)
        return pages

    def _ends(self, rows: list[ItemRow]) -> bool:
        return self.height(rows) + self.foot_height <= self.room

    def _carried(self, page: list[ItemRow], row: ItemRow, below: float = 0) -> list[ItemRow]:
        """Take from the end of a full page the rows that belong with ``row``, if the page stays well filled."""
        key = row.merges[-1].key
        start = len(page)
        while start and page[start - 1].merges[-1].key == key:
            start -= 1
        moved = page[start:]
        thin = self.height(page[:start]) < WORTH_BREAKING * self.room
        if thin or self.height([*moved, row]) + below > self.room:
            return []
        del page[start:]
        return moved

    def layout(self, pages: list[list[ItemRow]]) -> Layout:
        """Place rows, merged cells and foot."""
        placed = tuple(self._page(rows, last=rows is pages[-1], only=len(pages) == 1) for rows in pages)
        head = (TABLE_TOP, TABLE_TOP - self.head[0])
        return Layout(self.table, self.edges, self.size, head, self.columns_top, self.body_top, placed)

    def _page(self, rows: list[ItemRow], *, last: bool, only: bool) -> Page:
        heights = self._settled(rows)
        if only:
            spare = (self.room - sum(heights) - self.foot_height) / len(rows)
            heights = [height + min(spare, STRETCH) for height in heights]
        tops = [self.body_top]
        for height in heights:
            tops.append(tops[-1] - height)
        placed = tuple(PlacedRow(row, top, low) for row, (top, low) in zip(rows, pairwise(tops), strict=True))
        blocks = tuple(Block(merge, tops[first], tops[after]) for merge, first, after in _merged(rows))
        return Page(placed, blocks, self._foot(tops[-1]) if last else None)

    def _foot(self, top: float) -> Foot:
        tops = [top]
        for height in self._foot_rows():
            tops.append(tops[-1] - height)
        return Foot(*tops)

    def _foot_rows(self) -> tuple[float, ...]:
        row = self._lines(1) + 2
        signature_lines = -(-max(self.needs.signers, 1) // SIGNATURES_PER_LINE)
        confirm = max(signature_lines, 1) * SIGNATURE_LINE + 18
        seal = 18 + self.needs.seal_lines * HEAD_SIZE * LEADING + 38
        return (row, row, confirm, SIGNATURE_LINE + 8, seal)

    def _settled(self, rows: list[ItemRow]) -> list[float]:
        """Heights of rows, enlarged evenly where a merged cell needs more than its rows give."""
        heights = [max(self._cell_height(cell) for cell in row.cells) for row in rows]
        for merge, first, after in _merged(rows):
            width = self.edges[merge.last + 1] - self.edges[merge.first] - 2 * PADDING
            wanted = self._lines(len(wrap(merge.text, width, self.size, at_spaces=True)))
            lacking = wanted - sum(heights[first:after])
            if lacking > 0:
                for place in range(first, after):
                    heights[place] += lacking / (after - first)
        return heights

    def _cell_height(self, cell: Cell) -> float:
        return self._lines(len(cell_lines(cell, self.edges, self.size)))

    def _lines(self, count: int) -> float:
        return max(count * self.leading + 2 * PADDING - 1, 1.9 * self.size)


def cell_lines(cell: Cell, edges: tuple[float, ...], size: float) -> tuple[str, ...]:
    """Return a cell's text broken to its column."""
    width = edges[cell.column + 1] - edges[cell.column] - 2 * PADDING
    return wrap(cell.text, width, size, at_spaces=cell.at_spaces)


def _head_row(lines: int) -> float:
    return HEAD_ROW if lines == 1 else lines * HEAD_SIZE * LEADING + 2 * PADDING


def _merged(rows: list[ItemRow]) -> list[tuple[Merge, int, int]]:
    """Return each merged cell with its first row and the row after its last."""
    found: list[tuple[Merge, int, int]] = []
    open_at: dict[str, int] = {}
    for place, row in enumerate(rows):
        keys = {merge.key for merge in row.merges}
        open_at = {key: at for key, at in open_at.items() if key in keys}
        for merge in row.merges:
            if merge.key in open_at:
                _, first, _ = found[open_at[merge.key]]
                found[open_at[merge.key]] = (merge, first, place + 1)
            else:
                open_at[merge.key] = len(found)
                found.append((merge, place, place + 1))
    return found
