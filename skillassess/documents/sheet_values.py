"""One candidate's values on a laid-out sheet: head, points, totals, average, ticks, signatures, codes.

Draws what the paper says, computes nothing: no total and no verdict is worked out here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.documents.sheet_grid import (
    BASELINE,
    BOX,
    FAIL,
    LOWER_LABELS,
    PASS,
    SMALL,
    STRIP_TEXT_LEFT,
    UPPER_LABELS,
    boxes_at,
    head_span,
    label_right,
)
from skillassess.documents.sheet_layout import (
    HEAD_SIZE,
    LEADING,
    LEFT,
    PADDING,
    SIGNATURE_LINE,
    SIGNATURES_PER_LINE,
    WIDTH,
    Needs,
)
from skillassess.documents.sheet_text import wrap
from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.worksheets import ColumnState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillassess.documents.pdf_ink import Ink
    from skillassess.documents.qr_stencil import QrStencils
    from skillassess.documents.sheet_layout import Foot, Layout, Page
    from skillassess.model.papers import SheetPaper, SignatureLine

PRESENCE_WORDS = {Presence.ABSENT: "缺考", Presence.CHEATING: "舞弊"}
QR_SIDE = 40.0
_STROKES_SIDE = 1000
_PEN = 0.9
_STROKE = re.compile(r"\d{1,4},\d{1,4}(?: \d{1,4},\d{1,4})*")


def needs_of(paper: SheetPaper, ink: Ink) -> Needs:
    """Say how much room a paper's values ask of the grid."""
    head = paper.head
    upper = (head.name, head.id_number, head.post)
    lower = (head.occupation, head.level)
    return Needs(
        upper_lines=max(len(_head_lines(ink, UPPER_LABELS, at, text)) for at, text in enumerate(upper)),
        lower_lines=max(len(_head_lines(ink, LOWER_LABELS, at, text)) for at, text in enumerate(lower)),
        signers=max(len(paper.confirmations), len(paper.columns)),
        seal_lines=len(_seal_lines(ink, paper.institution)),
    )


def draw_values(ink: Ink, layout: Layout, page: Page, paper: SheetPaper, codes: QrStencils) -> None:
    """Draw one candidate's values on one page."""
    _draw_head(ink, layout, paper)
    _draw_points(ink, layout, page, paper)
    if page.foot:
        _draw_results(ink, layout, page.foot, paper)
        _draw_confirmations(ink, layout, page.foot, paper)
        _draw_supervisor(ink, layout, page.foot, paper.supervisor)
        _draw_opinion(ink, layout, page.foot, paper)
    _draw_strip(ink, paper, codes)


def texts_of(paper: SheetPaper) -> Iterator[tuple[str, str]]:
    """Yield every text of a paper with the name of its place, for the check that all characters are covered."""
    head = paper.head
    yield "姓名", head.name
    yield "身份证号", head.id_number
    yield "工作岗位", head.post
    yield "报考职业（工种）", head.occupation
    yield "报考等级", head.level
    yield "单位", paper.institution
    yield "签字", "".join(line.name for line in paper.confirmations)
    yield "签字", "".join(line.name for line in (paper.supervisor, paper.opinion) if line)
    yield "表头", "".join((paper.title, *(column.heading for column in paper.columns)))
    yield "编号", paper.admission_number + paper.check_code + paper.journal_head


def parse_strokes(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Read pen strokes ``x,y x,y;…`` (0..1000 from the top left); anything else is ``Refused``."""
    strokes = []
    for stroke in filter(None, text.strip().split(";")):
        if not _STROKE.fullmatch(stroke.strip()):
            raise Refused("strokes-unreadable")
        points = tuple((int(x), int(y)) for x, y in (point.split(",") for point in stroke.strip().split(" ")))
        if any(max(point) > _STROKES_SIDE for point in points):
            raise Refused("strokes-unreadable")
        strokes.append(points)
    return tuple(strokes)


def _draw_head(ink: Ink, layout: Layout, paper: SheetPaper) -> None:
    head = paper.head
    tops = (*layout.head, layout.columns_top)
    rows = ((UPPER_LABELS, (head.name, head.id_number, head.post)), (LOWER_LABELS, (head.occupation, head.level)))
    for row, (labels, values) in enumerate(rows):
        middle = (tops[row] + tops[row + 1]) / 2 - HEAD_SIZE * BASELINE
        for place, text in enumerate(values):
            if not text:
                continue
            lines = _head_lines(ink, labels, place, text)
            left, _ = head_span(labels, place)
            x = left + PADDING + ink.width(labels[place][0], HEAD_SIZE)
            y = middle + (len(lines) - 1) * HEAD_SIZE * LEADING / 2
            for line in lines:
                ink.text(x, y, line, HEAD_SIZE)
                y -= HEAD_SIZE * LEADING


def _head_lines(ink: Ink, labels: tuple[tuple[str, float], ...], place: int, text: str) -> tuple[str, ...]:
    left, right = head_span(labels, place)
    room = right - left - 2 * PADDING - ink.width(labels[place][0], HEAD_SIZE)
    return _lines_in(ink, text, room)


def _seal_lines(ink: Ink, text: str) -> tuple[str, ...]:
    return _lines_in(ink, text, WIDTH - 190)


def _lines_in(ink: Ink, text: str, room: float) -> tuple[str, ...]:
    return (text,) if ink.width(text, HEAD_SIZE) <= room else wrap(text, room, HEAD_SIZE)


def _draw_points(ink: Ink, layout: Layout, page: Page, paper: SheetPaper) -> None:
    first = len(layout.table.fixed)
    centres = [(layout.edges[first + at] + layout.edges[first + at + 1]) / 2 for at in range(layout.assessors)]
    size = layout.size + 0.5
    for centre, column in zip(centres, paper.columns, strict=True):
        points = dict(column.scores)
        entries = [
            ((row.top + row.bottom) / 2 - size * BASELINE, _plain(points[row.row.no]))
            for row in page.rows
            if row.row.no in points
        ]
        ink.column(centre, entries, size)
    if paper.presence is not Presence.PRESENT and page.rows:
        ink.line(layout.edges[first], page.rows[-1].bottom, LEFT + WIDTH, page.rows[0].top)


def _draw_results(ink: Ink, layout: Layout, foot: Foot, paper: SheetPaper) -> None:
    first, size = len(layout.table.fixed), layout.size + 0.5
    word = PRESENCE_WORDS.get(paper.presence)
    for at, column in enumerate(paper.columns):
        left, right = layout.edges[first + at], layout.edges[first + at + 1]
        text = word or ("" if column.total is None else _plain(column.total))
        if text and column.state is ColumnState.REPLACED:
            text = f"（{text}）"
        if text:
            fitting = min(size, round((right - left - 2) / ink.width(text, 1), 1))
            ink.centred((left + right) / 2, (foot.total + foot.average) / 2 - size * BASELINE, text, fitting)
    average = "　".join(part for part in (word, paper.average_shown) if part)
    if average:
        middle = (label_right(layout) + LEFT + WIDTH) / 2
        ink.centred(middle, (foot.average + foot.confirm) / 2 - size * BASELINE, average, size + 1)


def _draw_confirmations(ink: Ink, layout: Layout, foot: Foot, paper: SheetPaper) -> None:
    ticked = {line.passed for line in paper.confirmations if line.passed is not None}
    common = ticked.pop() if len(ticked) == 1 else None
    _tick(ink, layout, foot.confirm, common)
    left = label_right(layout) + 6
    width = (LEFT + WIDTH - left - 4) / SIGNATURES_PER_LINE
    for place, line in enumerate(paper.confirmations):
        x = left + place % SIGNATURES_PER_LINE * width
        y = foot.confirm - 18 - (place // SIGNATURES_PER_LINE + 1) * SIGNATURE_LINE
        ink.text(x, y + 9, f"{place + 1}", SMALL)
        _sign(ink, line, x + 9, y + 2, width - 68)
        single = common is not None or line.passed is None
        ink.text(x + width - 56, y + (9 if single else 13), _day(line.on), SMALL)
        if not single:
            ink.text(x + width - 56, y + 5, PASS if line.passed else FAIL, SMALL)


def _draw_supervisor(ink: Ink, layout: Layout, foot: Foot, line: SignatureLine | None) -> None:
    if line:
        left, y = label_right(layout) + 10, (foot.supervisor + foot.opinion) / 2
        _sign(ink, line, left, y - SIGNATURE_LINE / 2 + 1, 110)
        ink.text(LEFT + WIDTH - 90, y - HEAD_SIZE * BASELINE, _day(line.on), HEAD_SIZE)


def _draw_opinion(ink: Ink, layout: Layout, foot: Foot, paper: SheetPaper) -> None:
    left = label_right(layout) + 10
    _tick(ink, layout, foot.opinion, paper.opinion.passed if paper.opinion else None)
    y = foot.opinion - 34
    for line in _seal_lines(ink, paper.institution):
        ink.text(left + ink.width("单位（盖章）：", HEAD_SIZE), y, line, HEAD_SIZE)
        y -= HEAD_SIZE * LEADING
    day = _day(paper.opinion.on) if paper.opinion and paper.opinion.on else "年    月    日"
    x = LEFT + WIDTH - 16 - ink.width(day, HEAD_SIZE)
    ink.text(x, foot.bottom + 9, day, HEAD_SIZE)
    if paper.opinion:
        _sign(ink, paper.opinion, x - 100, foot.bottom + 3, 90)


def _draw_strip(ink: Ink, paper: SheetPaper, codes: QrStencils) -> None:
    pairs = (("准考证号", paper.admission_number), ("校验码", paper.check_code), ("日志头", paper.journal_head))
    text = "　".join(f"{label}：{value}" for label, value in pairs if value)
    if text:
        ink.text(STRIP_TEXT_LEFT, 44, text, SMALL)
    if paper.qr_payload:
        ink.add(codes.operators(paper.qr_payload, LEFT, 26, QR_SIDE))


def _tick(ink: Ink, layout: Layout, top: float, passed: bool | None) -> None:  # noqa: FBT001  three answers, one value
    if passed is not None:
        yes, no, y = boxes_at(layout, top)
        ink.tick(yes if passed else no, y, BOX)


def _sign(ink: Ink, line: SignatureLine, x: float, y: float, width: float) -> None:
    strokes = parse_strokes(line.strokes)
    height = SIGNATURE_LINE - 3
    if strokes:
        scale = min(width / _STROKES_SIDE, 3 * height / _STROKES_SIDE)
        for stroke in strokes:
            points = [(x + a * scale, y + height - b * height / _STROKES_SIDE) for a, b in stroke]
            ink.polyline(points, _PEN)
    elif line.name:
        size = min(HEAD_SIZE + 1, round(width / ink.width(line.name, 1), 1))
        ink.text(x, y + 7, line.name, size)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
