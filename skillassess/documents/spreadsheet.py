"""One-sheet workbooks in which every cell is text, written straight to the zip. Owns the file format, not the content.

No cell can be a formula: each is an inline string with the text format ``@``, whatever it starts with. The same input
gives the same bytes: member times are fixed, the dates inside come from the caller. Rows are streamed, so memory does
not grow with them (measured: a tenth of the time openpyxl needs for styled cells, see ``tests/bench``).
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import IO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ROWS_AT_ONCE = 500
_PLAIN, _CELL, _HEAD, _TITLE, _FOOT = range(5)
_UNIX = 3
_FILE_MODE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet but for its rows: name, title line (may be empty), head by column, widths in characters, foot line.

    ``mark`` is no part of the form: it stands in the file's properties, as its identifier.
    """

    sheet: str
    title: str
    heads: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    head_rows: int
    foot: str = ""
    mark: str = ""

    @property
    def first_row(self) -> int:
        """The sheet row (from 1) of the first data row."""
        return bool(self.title) + self.head_rows + 1


def write_sheet(
    file: IO[bytes],
    layout: Layout,
    rows: Sequence[Sequence[str]],
    made: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the workbook; ``made`` (aware) becomes its only date; ``progress`` hears of rows done and rows in all."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _fixed_parts(layout, made):
            package.writestr(_member(name), _DECLARATION + content)
        with package.open(_member("xl/worksheets/sheet1.xml"), "w") as part:
            part.write(_sheet_start(layout, len(rows)).encode())
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                block = rows[start : start + _ROWS_AT_ONCE]
                part.write(_rows_xml(block, layout.first_row + start, _CELL).encode())
                if progress is not None:
                    progress(start + len(block), len(rows))
            part.write(_sheet_end(layout, len(rows)).encode())


def column_letter(place: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = _FILE_MODE
    return member


def _rows_xml(rows: Iterable[Sequence[str]], first: int, style: int) -> str:
    letters: list[str] = []
    out = []
    for number, row in enumerate(rows, start=first):
        while len(letters) < len(row):
            letters.append(column_letter(len(letters) + 1))
        out.append(f'<row r="{number}">')
        out.extend(
            f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
            f"{text.translate(_ESCAPES)}</t></is></c>"
            if text
            else f'<c r="{letter}{number}" s="{style}"/>'
            for letter, text in zip(letters, row, strict=False)
        )
        out.append("</row>")
    return "".join(out)


def _sheet_start(layout: Layout, count: int) -> str:
    last = column_letter(len(layout.widths))
    last_row = layout.first_row - 1 + count + bool(layout.foot)
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" style="{_PLAIN}" customWidth="1"/>'
        for place, width in enumerate(layout.widths, start=1)
    )
    frozen = layout.first_row
    title = _rows_xml([[layout.title]], 1, _TITLE) if layout.title else ""
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{last_row}"/><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{frozen - 1}" topLeftCell="A{frozen}" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{title}'
        + _rows_xml(_head_texts(layout), 1 + bool(layout.title), _HEAD)
    )


def _head_texts(layout: Layout) -> list[list[str]]:
    """Return the head rows; within a merged area only its first cell holds text."""
    rows = [["" for _ in layout.heads] for _ in range(layout.head_rows)]
    for column, head in enumerate(layout.heads):
        for depth, text in enumerate(head):
            is_repeated = (
                depth < len(head) - 1 and column > 0 and layout.heads[column - 1][: depth + 1] == head[: depth + 1]
            )
            rows[depth][column] = "" if is_repeated else text
    return rows


def _merges(layout: Layout, count: int) -> Iterable[str]:
    top, last = 1 + bool(layout.title), column_letter(len(layout.heads))
    if layout.title:
        yield f"A1:{last}1"
    for place, head in enumerate(layout.heads, start=1):
        if len(head) < layout.head_rows:
            letter = column_letter(place)
            yield f"{letter}{top + len(head) - 1}:{letter}{top + layout.head_rows - 1}"
    for depth in range(layout.head_rows - 1):
        start = 1
        for shared, group in groupby(layout.heads, key=lambda head: head[: depth + 1] if len(head) > depth + 1 else ()):
            size = len(list(group))
            if shared and size > 1:
                yield f"{column_letter(start)}{top + depth}:{column_letter(start + size - 1)}{top + depth}"
            start += size
    if layout.foot:
        yield f"A{layout.first_row + count}:{last}{layout.first_row + count}"


def _sheet_end(layout: Layout, count: int) -> str:
    foot = _rows_xml([[layout.foot]], layout.first_row + count, _FOOT) if layout.foot else ""
    merged = [f'<mergeCell ref="{area}"/>' for area in _merges(layout, count)]
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return (
        f'{foot}</sheetData>{merges}<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>"
    )


def _fixed_parts(layout: Layout, made: datetime) -> Iterable[tuple[str, str]]:
    yield "[Content_Types].xml", _CONTENT_TYPES
    yield "_rels/.rels", _ROOT_RELATIONS
    yield "docProps/core.xml", _properties(layout.sheet.translate(_ESCAPES), layout.mark.translate(_ESCAPES), made)
    yield "xl/workbook.xml", _book(layout.sheet.translate(_ESCAPES), 1 + bool(layout.title), layout.first_row - 1)
    yield "xl/_rels/workbook.xml.rels", _BOOK_RELATIONS
    yield "xl/styles.xml", _STYLES


def _properties(title: str, mark: str, made: datetime) -> str:
    stamp = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    kind = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{f'<dc:identifier>{mark}</dc:identifier>' if mark else ''}"
        f"<dc:title>{title}</dc:title><dc:language>zh-CN</dc:language><dcterms:created {kind}>{stamp}</dcterms:created>"
        f"<dcterms:modified {kind}>{stamp}</dcterms:modified></cp:coreProperties>"
    )


def _book(sheet: str, first_head: int, last_head: int) -> str:
    repeated = f"'{sheet}'!${first_head}:${last_head}"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets><definedNames>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{repeated}</definedName></definedNames></workbook>'
    )


_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_PARTS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_PARTS}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_PARTS}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_BOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>'
_EDGE = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
_TEXT_FORMAT = 'numFmtId="49" fillId="0" xfId="0" applyNumberFormat="1"'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    f'<fonts count="3"><font><sz val="11"/>{_FONT}</font><font><b/><sz val="11"/>{_FONT}</font>'
    f'<font><b/><sz val="16"/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_EDGE}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5">'
    f'<xf {_TEXT_FORMAT} fontId="0" borderId="0"/>'
    f'<xf {_TEXT_FORMAT} fontId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf>'
    f'<xf {_TEXT_FORMAT} fontId="1" borderId="1" applyBorder="1" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    f'<xf {_TEXT_FORMAT} fontId="2" borderId="0" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center"/></xf>'
    f'<xf {_TEXT_FORMAT} fontId="0" borderId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
