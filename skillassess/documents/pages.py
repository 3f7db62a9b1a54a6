"""Flowing A4 pages: title, paragraphs, field grids, tables with repeated heads, signature lines, a foot on each page.

Owns where a page ends and what stands in its foot (check code, journal head, page x of y). Pages go to the file as
they fill, so memory does not grow with them; the number of all pages is one form drawn at the end. Knows no document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import IO, TypeAlias

from skillassess.documents.fonts import require_covered
from skillassess.documents.pdf_ink import Ink, Lettering
from skillassess.documents.pdf_writer import A4, PdfWriter
from skillassess.documents.qr_stencil import QrStencils
from skillassess.documents.sheet_text import wrap
from skillassess.documents.sheet_values import parse_strokes
from skillassess.documents.writing import write_whole
from skillassess.model.batch_papers import Stamp
from skillassess.model.papers import SignatureLine, WrittenFile

Progress: TypeAlias = Callable[[int, int], None]
LANGUAGE = "zh-CN"
LEFT, TOP, BOTTOM = 56.0, A4[1] - 58.0, 62.0
WIDTH = A4[0] - 2 * LEFT
BODY, CELL, NOTE = 10.5, 9.0, 8.0
LEADING = 1.6
_CELL_LEADING = 1.35
_PAD = 4.0
_FOOT, _TOTAL = 34.0, 40.0
_LABEL = 86.0
_FOOT_LINE = 18.0
_INDENT = "　　"
_STAND_IN = "口口"  # as wide as the indent; line breaking drops blanks at the start of a line
_QR_SIDE = 46.0
_STROKES_SIDE = 1000
_PEN = 0.9
_SOON = 200
_HUE = (  # sRGB by numbers: a calibrated space needs no profile of its own in an archive file
    "/ColorSpace<</Hue[/CalRGB<</WhitePoint[0.9505 1 1.089]/Gamma[2.2 2.2 2.2]"
    "/Matrix[0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505]>>]>>"
)


class Align(Enum):
    """How a line stands in its place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: heading, its share of the width, and how its cells stand."""

    title: str
    share: float
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a row of boxes looks."""

    widths: Sequence[float]
    aligns: Sequence[Align]
    size: float
    bold: bool = False


def write_pages(
    path: Path, *, title: str, made: datetime, stamp: Stamp, paper: object, draw: Callable[[Pages], None]
) -> WrittenFile:
    """Draw a document and put it at ``path``, whole or not at all; ``title`` must hold no personal data.

    Every character in ``paper`` is covered by a font before anything is drawn, else ``characters-uncovered``.
    """
    require_covered(texts_in(paper), title)
    pages = 0

    def produce(file: IO[bytes]) -> None:
        nonlocal pages
        book = Pages(file, title, made, stamp)
        draw(book)
        pages = book.close()

    written = write_whole(path, produce)
    return WrittenFile(written.name, written.sha256, written.size, pages)


def texts_in(value: object) -> Iterator[str]:
    """Return every text inside a frozen value, however deep; line ends apart."""
    if isinstance(value, str):
        yield value.replace("\n", "")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


class Pages:
    """One document in the making: draws downwards from ``y`` and turns the page when there is no room."""

    def __init__(self, file: IO[bytes], title: str, made: datetime, stamp: Stamp) -> None:
        """Begin the first page; the QR code stands at its upper right."""
        self.lettering = Lettering()
        self.writer = PdfWriter(file, title=title, language=LANGUAGE, made=made)
        self._stamp = stamp
        self._total = self.writer.reserve()
        self._spaces = ""
        self.ink = Ink(self.lettering)
        self.y = TOP
        if stamp.qr_payload:
            corner = A4[0] - LEFT - _QR_SIDE, A4[1] - 34 - _QR_SIDE
            self.ink.add(QrStencils().operators(stamp.qr_payload, *corner, _QR_SIDE))

    def close(self) -> int:
        """Finish the last page and the file; return the number of pages."""
        self._finish_page()
        count = self.writer.pages
        form = Ink(self.lettering)
        form.text(0, 3, f"共 {count} 页", NOTE)
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 90 12]/Resources {self.writer.resources} 0 R"
        self.writer.put_stream(form.operators.encode("ascii"), box, self._total)
        fonts = self.lettering.put_fonts(self.writer)
        self.writer.close(f"<</Font<<{fonts}>>/XObject<</Total {self._total} 0 R>>{self._spaces}>>")
        return count

    def turn(self) -> None:
        """End this page and begin the next."""
        self._finish_page()
        self.ink = Ink(self.lettering)
        self.y = TOP

    def use_colours(self) -> None:
        """Let this document's operators draw in the colour space ``/Hue`` (red, green, blue from 0 to 1)."""
        self._spaces = _HUE

    def needs_turn(self, height: float) -> bool:
        """Whether less than ``height`` points are left on this page."""
        return self.y - height < BOTTOM

    def need(self, height: float) -> None:
        """Turn the page unless ``height`` points are left on it."""
        if self.needs_turn(height):
            self.turn()

    def gap(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def title(self, text: str, size: float = 18.0) -> None:
        """Draw a bold title, centred, over several lines where it must be."""
        for line in self.lines(text, WIDTH - 2 * _QR_SIDE, size):
            self.ink.bold((A4[0] - self.ink.width(line, size)) / 2, self.y - size, line, size)
            self.y -= size * 1.5

    def heading(self, text: str) -> None:
        """Draw a heading within the page."""
        self.need(4 * BODY)
        self.ink.bold(LEFT, self.y - 12, text, 12)
        self.y -= 20

    def paragraph(self, text: str, *, align: Align = Align.LEFT, indent: bool = True, size: float = BODY) -> None:
        """Draw a paragraph; ``indent`` begins it two characters in."""
        for line in indented(text, WIDTH, size) if indent else self.lines(text, WIDTH, size):
            self.need(size * LEADING)
            self._aligned(LEFT, WIDTH, self.y - size, line, size, align)
            self.y -= size * LEADING

    def grid(self, pairs: Sequence[tuple[str, str]], *, across: int = 2) -> None:
        """Draw labelled values in boxes, ``across`` pairs to a row; an odd last pair takes the whole row."""
        for start in range(0, len(pairs), across):
            row = pairs[start : start + across]
            cells = [text for pair in row for text in pair]
            widths = [_LABEL, WIDTH / len(row) - _LABEL] * len(row)
            self._row(cells, _Shape(widths, [Align.CENTRE, Align.LEFT] * len(row), CELL + 0.5))

    def table(
        self,
        columns: Sequence[TableColumn],
        rows: Iterable[Sequence[str]],
        *,
        size: float = CELL,
        progress: Progress | None = None,
        total: int = 0,
    ) -> None:
        """Draw a table, its head again on each page; ``progress`` hears of rows done and ``total``."""
        widths = _widths(columns)
        shape = _Shape(widths, [column.align for column in columns], size)
        head = _Shape(widths, [Align.CENTRE] * len(columns), size, bold=True)
        titles = [column.title for column in columns]
        self.need(60)
        self._row(titles, head)
        for number, row in enumerate(rows, start=1):
            self._row(row, shape, lambda: self._row(titles, head))
            if progress is not None and (number % _SOON == 0 or number == total):
                progress(number, total)

    def blank_rows(self, columns: Sequence[TableColumn], count: int, height: float) -> None:
        """Draw empty rows for handwriting below a table with the same columns."""
        for _ in range(count):
            self.need(height)
            self._boxes(_widths(columns), height)
            self.y -= height

    def space(self, label: str, text: str, height: float, foot: Sequence[str] = ()) -> None:
        """Draw a box to be filled: its label, a text over as many pages as it needs, signature lines at its end."""
        step = BODY * LEADING
        lines = self.lines(text, WIDTH - _LABEL - 2 * _PAD, BODY) if text else ()
        most = int((TOP - BOTTOM - 2 * _PAD - len(foot) * _FOOT_LINE) / step)
        for start in range(0, max(1, len(lines)), most):
            piece = lines[start : start + most]
            is_last = start + most >= len(lines)
            tall = len(piece) * step + 2 * _PAD + is_last * len(foot) * _FOOT_LINE
            self._space(label, piece, max(tall, height if is_last else 0), foot if is_last else ())

    def _space(self, label: str, lines: Sequence[str], tall: float, foot: Sequence[str]) -> None:
        self.need(tall)
        self._boxes([_LABEL, WIDTH - _LABEL], tall)
        size = CELL + 0.5
        self._centred_lines(self.lines(label, _LABEL - 2 * _PAD, size), LEFT + _LABEL / 2, self.y - tall / 2, size)
        for place, line in enumerate(lines):
            self.ink.text(LEFT + _LABEL + _PAD, self.y - _PAD - BODY - place * BODY * LEADING, line, BODY)
        for place, line in enumerate(reversed(foot)):
            self._aligned(LEFT, WIDTH - 12, self.y - tall + 10 + place * _FOOT_LINE, line, size, Align.RIGHT)
        self.y -= tall

    def signature(self, label: str, signed: SignatureLine | None) -> None:
        """Draw a signature line: the strokes as they were written, else an empty line; name and day beside it."""
        self.need(40)
        base = self.y - 26
        self.ink.text(LEFT, base, f"{label}：", BODY)
        start = LEFT + self.ink.width(f"{label}：", BODY)
        self.ink.line(start, base - 2, start + 130, base - 2)
        if signed is not None and signed.strokes:
            draw_strokes(self.ink, start + 4, base - 6, 120, 32, signed.strokes)
        elif signed is not None:
            self.ink.text(start + 8, base, signed.name, BODY)
        day = "　　　　年　　月　　日" if signed is None or signed.on is None else chinese_day(signed.on)
        self.ink.text(start + 150, base, f"日期：{day}", BODY)
        self.y -= 36

    def lines(self, text: str, width: float, size: float) -> tuple[str, ...]:
        """Break a text into lines that fit."""
        if "\n" not in text and self.ink.width(text, size) <= width:
            return (text,)
        return wrap(text, width, size)

    def _row(self, cells: Sequence[str], shape: _Shape, after_turn: Callable[[], None] | None = None) -> None:
        size, step = shape.size, shape.size * _CELL_LEADING
        broken = [
            self.lines(text, width - 2 * _PAD, size) if text else ()
            for text, width in zip(cells, shape.widths, strict=True)
        ]
        most = int((TOP - BOTTOM - 60) / step)
        for start in range(0, max(1, *map(len, broken)), most):
            piece = [lines[start : start + most] for lines in broken]
            height = max(1, *map(len, piece)) * step + 2 * _PAD
            if self.y - height < BOTTOM:
                self.turn()
                if after_turn is not None:
                    after_turn()
            self._boxes(shape.widths, height)
            self._fill(piece, shape, self.y - height / 2)
            self.y -= height

    def _fill(self, cells: Sequence[Sequence[str]], shape: _Shape, middle: float) -> None:
        size, step, x = shape.size, shape.size * _CELL_LEADING, LEFT
        for lines, width, align in zip(cells, shape.widths, shape.aligns, strict=True):
            at = middle + len(lines) * step / 2 - size
            for line in lines:
                self._aligned(x + _PAD, width - 2 * _PAD, at, line, size, align, bold=shape.bold)
                at -= step
            x += width

    def _boxes(self, widths: Sequence[float], height: float) -> None:
        x = LEFT
        for width in widths:
            self.ink.rectangle(x, self.y - height, width, height)
            x += width

    def _centred_lines(self, lines: Sequence[str], x: float, middle: float, size: float) -> None:
        at = middle + len(lines) * size * _CELL_LEADING / 2 - size
        for line in lines:
            self.ink.centred(x, at, line, size)
            at -= size * _CELL_LEADING

    def _aligned(
        self, x: float, width: float, y: float, text: str, size: float, align: Align, *, bold: bool = False
    ) -> None:
        spare = width - self.ink.width(text, size)
        shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
        draw = self.ink.bold if bold else self.ink.text
        draw(x + shift, y, text, size)

    def _finish_page(self) -> None:
        ink = self.ink
        ink.line(LEFT, _FOOT + 14, A4[0] - LEFT, _FOOT + 14)
        parts = (("校验码", self._stamp.check_code), ("日志头", self._stamp.journal_head))
        ink.text(LEFT, _FOOT, "　".join(f"{name}：{text}" for name, text in parts if text), NOTE)
        number = f"第 {self.writer.pages + 1} 页　"
        x = A4[0] - LEFT - _TOTAL - ink.width(number, NOTE)
        ink.text(x, _FOOT, number, NOTE)
        ink.add(f"q 1 0 0 1 {A4[0] - LEFT - _TOTAL:.2f} {_FOOT - 3:.2f} cm /Total Do Q")
        self.writer.add_page(ink.operators)


def draw_strokes(ink: Ink, x: float, y: float, width: float, height: float, strokes: str) -> None:
    """Draw pen strokes (0..1000 from the top left) into a rectangle with its lower left at ``x``, ``y``."""
    for stroke in parse_strokes(strokes):
        points = [(x + a * width / _STROKES_SIDE, y + height - b * height / _STROKES_SIDE) for a, b in stroke]
        ink.polyline(points, _PEN)


def _widths(columns: Sequence[TableColumn]) -> list[float]:
    whole = sum(column.share for column in columns)
    return [WIDTH * column.share / whole for column in columns]


def indented(text: str, width: float, size: float) -> tuple[str, ...]:
    """Break a paragraph into lines, the first two characters in."""
    first, *rest = wrap(_STAND_IN + text, width, size)
    return (_INDENT + first.removeprefix(_STAND_IN), *rest)


def chinese_day(day: date) -> str:
    """Return a day as forms write it: ``2026年3月20日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_days(first: date, last: date) -> str:
    """Return a span of days as forms write it; one day stands alone."""
    return chinese_day(first) if first == last else f"{chinese_day(first)}至{chinese_day(last)}"
