"""The part of a sheet that is the same for every candidate: lines, headings, items, points, foot labels, notes.

Drawn once per page of a layout and reused as a form for all candidates. Knows no candidate and no score.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.documents.pdf_writer import A4
from skillassess.documents.sheet_layout import HEAD_SIZE, LEADING, LEFT, PADDING, TITLE_TOP, WIDTH, cell_lines
from skillassess.documents.sheet_text import wrap

if TYPE_CHECKING:
    from skillassess.documents.pdf_ink import Ink
    from skillassess.documents.sheet_layout import Cell, Foot, Layout, Page
    from skillassess.model.sheets import Template

TITLE_SIZE = 17.0
SMALL = 7.0
BASELINE = 0.36
BOX = 9.0
UPPER_LABELS = (("姓名：", 0.0), ("身份证号：", 0.26), ("工作岗位：", 0.64))
LOWER_LABELS = (("报考职业（工种）：", 0.0), ("报考等级：", 0.55))
PASS, FAIL = "通过", "不通过"
STRIP_TEXT_LEFT = LEFT + 46


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a grid shows besides the layout: title, column headings, template, its number among the pages."""

    title: str
    headings: tuple[str, ...]
    template: Template


def draw_grid(ink: Ink, layout: Layout, page: Page, fixed: Fixed, number: int) -> None:
    """Draw one page without any candidate's values; ``number`` counts pages from 1."""
    ink.bold(A4[0] / 2 - ink.width(fixed.title, TITLE_SIZE) / 2, TITLE_TOP - TITLE_SIZE, fixed.title, TITLE_SIZE)
    _draw_head(ink, layout)
    _draw_column_head(ink, layout, fixed)
    _draw_body(ink, layout, page)
    low = page.foot.bottom if page.foot else page.rows[-1].bottom
    ink.line(LEFT, layout.head[0], LEFT, low)
    ink.line(LEFT + WIDTH, layout.head[0], LEFT + WIDTH, low)
    ink.line(LEFT, low, LEFT + WIDTH, low)
    if page.foot:
        _draw_foot(ink, layout, page.foot)
        _draw_notes(ink, layout, page.foot.bottom)
    sheet = f"表式：{fixed.template.id} 第{fixed.template.version}版"
    ink.text(STRIP_TEXT_LEFT, 32, sheet, SMALL)
    right = f"第 {number} 页  共 {len(layout.pages)} 页"
    ink.text(LEFT + WIDTH - ink.width(right, SMALL), 32, right, SMALL)


def head_span(labels: tuple[tuple[str, float], ...], place: int) -> tuple[float, float]:
    """Return the left and right edge of a head cell."""
    left = LEFT + labels[place][1] * WIDTH
    return left, LEFT + (labels[place + 1][1] * WIDTH if place + 1 < len(labels) else WIDTH)


def label_right(layout: Layout) -> float:
    """Return the right edge of the labels of the foot."""
    return layout.edges[layout.table.label_columns]


def boxes_at(layout: Layout, top: float) -> tuple[float, float, float]:
    """Return the lefts of the 通过 and 不通过 boxes of a foot row, and their bottom."""
    left = label_right(layout) + 10
    return left, left + 58, top - 14.5


def _draw_head(ink: Ink, layout: Layout) -> None:
    tops = (*layout.head, layout.columns_top)
    for place, labels in enumerate((UPPER_LABELS, LOWER_LABELS)):
        top, low = tops[place], tops[place + 1]
        ink.line(LEFT, top, LEFT + WIDTH, top)
        for cell, (label, _) in enumerate(labels):
            left, _ = head_span(labels, cell)
            if cell:
                ink.line(left, top, left, low)
            ink.text(left + PADDING, (top + low) / 2 - HEAD_SIZE * BASELINE, label, HEAD_SIZE)


def _draw_column_head(ink: Ink, layout: Layout, fixed: Fixed) -> None:
    edges, size = layout.edges, layout.size
    top, low = layout.columns_top, layout.body_top
    middle = (top + low) / 2
    ink.line(LEFT, top, LEFT + WIDTH, top)
    ink.line(LEFT, low, LEFT + WIDTH, low)
    levels = (top, middle, low)
    for heading in layout.table.headings:
        upper, lower = levels[heading.upper], levels[heading.lower + 1]
        left, right = edges[heading.first], edges[heading.last + 1]
        if heading.upper == heading.lower:
            _fit_centred(ink, heading.text, (left + right) / 2, (upper + lower) / 2, right - left, size)
        else:
            _lines(ink, heading.text, left, right, upper, lower, size)
        ink.line(edges[heading.last + 1], upper, edges[heading.last + 1], lower)
        if heading.lower == 0:
            ink.line(edges[heading.first], lower, edges[heading.last + 1], lower)
    first = len(layout.table.fixed)
    ink.line(edges[first], middle, LEFT + WIDTH, middle)
    ink.centred(
        (edges[first] + LEFT + WIDTH) / 2, (top + middle) / 2 - size * BASELINE, layout.table.scores_heading, size
    )
    for place, heading_text in enumerate(fixed.headings):
        left, right = edges[first + place], edges[first + place + 1]
        _fit_centred(ink, heading_text, (left + right) / 2, (middle + low) / 2, right - left, size)
        if place:
            ink.line(left, middle, left, low)


def _draw_body(ink: Ink, layout: Layout, page: Page) -> None:
    edges, size = layout.edges, layout.size
    if not page.rows:
        return
    low, high = page.rows[-1].bottom, page.rows[0].top
    for block in page.blocks:
        left, right = edges[block.merge.first], edges[block.merge.last + 1]
        _lines(ink, block.merge.text, left, right, block.top, block.bottom, size, at_spaces=True)
        ink.line(right, block.top, right, block.bottom)
        ink.line(left, block.bottom, right, block.bottom)
    columns = sorted({cell.column for row in page.rows for cell in row.row.cells})
    for edge in edges[columns[0] + 1 : -1]:
        ink.line(edge, high, edge, low)
    for row in page.rows:
        ink.line(edges[columns[0]], row.bottom, LEFT + WIDTH, row.bottom)
        for cell in row.row.cells:
            _draw_cell(ink, layout, cell, row.top, row.bottom)


def _draw_cell(ink: Ink, layout: Layout, cell: Cell, top: float, low: float) -> None:
    lines = cell_lines(cell, layout.edges, layout.size)
    left, right = layout.edges[cell.column], layout.edges[cell.column + 1]
    y = _first_baseline(len(lines), top, low, layout.size)
    lead = cell.lead
    for line in lines:
        x = (left + right - ink.width(line, layout.size)) / 2 if cell.centred else left + PADDING
        if lead:
            ink.bold(x, y, line[:lead], layout.size)
            x += ink.width(line[:lead], layout.size)
        if line[lead:]:
            ink.text(x, y, line[lead:], layout.size)
        lead = max(0, lead - len(line))
        y -= layout.size * LEADING


def _draw_foot(ink: Ink, layout: Layout, foot: Foot) -> None:
    table, edges = layout.table, layout.edges
    right = label_right(layout)
    first = len(table.fixed)
    total_right = edges[first if table.points_column is None else table.points_column]
    rows = (
        ("合计", foot.total, foot.average, total_right),
        ("平均得分", foot.average, foot.confirm, right),
        (table.confirm_label.replace("签字", "\n签字"), foot.confirm, foot.supervisor, right),
        ("内督员\n签字", foot.supervisor, foot.opinion, right),
        ("企业审核\n意见", foot.opinion, foot.bottom, right),
    )
    for label, top, low, edge in rows:
        _lines(ink, label, LEFT, edge, top, low, layout.size)
        ink.line(LEFT, low, LEFT + WIDTH, low)
        ink.line(edge, top, edge, low)
    for edge in edges[first:-1]:
        ink.line(edge, foot.total, edge, foot.average)
    if table.points_column is not None:
        left, after = edges[table.points_column], edges[table.points_column + 1]
        ink.centred((left + after) / 2, _middle(foot.total, foot.average, layout.size), "100", layout.size)
        ink.line(after, foot.total, after, foot.average)
    for top in (foot.confirm, foot.opinion):
        passed, failed, y = boxes_at(layout, top)
        for x, word in ((passed, PASS), (failed, FAIL)):
            ink.rectangle(x, y, BOX, BOX)
            ink.text(x + BOX + 4, y + 1, word, HEAD_SIZE)
    ink.text(right + 10, foot.opinion - 34, "单位（盖章）：", HEAD_SIZE)


def _draw_notes(ink: Ink, layout: Layout, top: float) -> None:
    y = top - layout.size - 4
    indent = 3 * layout.size
    for place, note in enumerate(layout.table.notes):
        for number, line in enumerate(wrap(note, WIDTH - indent, layout.size)):
            hang = 0 if place == 0 and number == 0 else indent
            ink.text(LEFT + hang, y, line, layout.size)
            y -= layout.size * LEADING


def _lines(
    ink: Ink, text: str, left: float, right: float, top: float, low: float, size: float, *, at_spaces: bool = False
) -> None:
    lines = wrap(text, right - left - 2 * PADDING, size, at_spaces=at_spaces)
    y = _first_baseline(len(lines), top, low, size)
    for line in lines:
        ink.centred((left + right) / 2, y, line, size)
        y -= size * LEADING


def _fit_centred(ink: Ink, text: str, x: float, y: float, width: float, size: float) -> None:
    fitting = min(size, (width - 2) / max(ink.width(text, 1), 0.1))
    ink.centred(x, y - fitting * BASELINE, text, round(fitting, 1))


def _first_baseline(count: int, top: float, low: float, size: float) -> float:
    return (top + low) / 2 + (count - 1) * size * LEADING / 2 - size * BASELINE


def _middle(top: float, low: float, size: float) -> float:
    return (top + low) / 2 - size * BASELINE
