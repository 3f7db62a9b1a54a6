"""Filled and blank sheets of any number of candidates in one PDF. Owns the order of the work; draws nothing itself.

Each grid is drawn once and stands in the file once, however many candidates use it; of each candidate only the values
are written. Memory does not grow with the number of candidates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING

from skillassess.documents.fonts import missing_characters, require_covered
from skillassess.documents.pdf_ink import Ink, Lettering
from skillassess.documents.pdf_writer import A4, PdfWriter
from skillassess.documents.qr_stencil import QrStencils
from skillassess.documents.sheet_annex2 import annex2_table, standard_of
from skillassess.documents.sheet_annex3 import annex3_table
from skillassess.documents.sheet_grid import Fixed, draw_grid
from skillassess.documents.sheet_layout import lay_out
from skillassess.documents.sheet_values import draw_values, needs_of, texts_of
from skillassess.documents.writing import write_whole
from skillassess.errors import Refused
from skillassess.model.sheets import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from skillassess.documents.sheet_layout import Layout, Needs, Table
    from skillassess.model.papers import SheetPaper, WrittenFile
    from skillassess.model.sheets import Template

MOST_ASSESSORS = 9
_LANGUAGE = "zh-CN"


def write_sheets(
    papers: Iterable[SheetPaper],
    path: Path,
    *,
    made: datetime,
    title: str = "评审表",
    progress: Callable[[int], None] | None = None,
) -> WrittenFile:
    """Write sheets into one PDF at ``path``, whole or not at all; ``progress`` hears how many are done.

    ``title`` is the document's and must name nobody. Uncovered characters stop the file with a list
    (``characters-uncovered``); more than nine columns are ``Refused`` (``sheet-too-many-assessors``).
    """
    pages = 0

    def produce(file: IO[bytes]) -> None:
        nonlocal pages
        press = _Press(PdfWriter(file, title=title, language=_LANGUAGE, made=made))
        for done, paper in enumerate(papers, start=1):
            press.print(paper)
            if progress:
                progress(done)
        pages = press.close()

    written = write_whole(path, produce)
    return replace(written, pages=pages)


def blank(paper: SheetPaper) -> SheetPaper:
    """Return a paper without scores, results and signatures, to be filled in by hand; head and headings stay."""
    columns = tuple(replace(column, scores=(), total=None) for column in paper.columns)
    return replace(
        paper, columns=columns, average_shown=None, passed=None, confirmations=(), supervisor=None, opinion=None
    )


class _Press:
    """One file in the making: its lettering, its grids so far, and the characters it lacks."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._lettering = Lettering()
        self._measure = Ink(self._lettering)
        self._grids: dict[tuple[object, ...], tuple[Layout, tuple[str, ...]]] = {}
        self._forms: list[int] = []
        self._codes = QrStencils()
        self._missing: dict[str, str] = {}
        self._templates: dict[tuple[str, int], Template] = {}
        self._fonts = writer.reserve()

    def print(self, paper: SheetPaper) -> None:
        """Write one candidate's pages; once a character is missing only look for more of them."""
        if not 1 <= len(paper.columns) <= MOST_ASSESSORS:
            raise Refused("sheet-too-many-assessors", count=len(paper.columns), most=MOST_ASSESSORS)
        self._check(paper)
        if self._missing:
            return
        layout, names = self._grid(paper, needs_of(paper, self._measure))
        for page, name in zip(layout.pages, names, strict=True):
            ink = Ink(self._lettering)
            ink.add(f"/{name} Do")
            draw_values(ink, layout, page, paper, self._codes)
            self._writer.add_page(ink.operators)

    def close(self) -> int:
        """Finish the file and return its pages; refuse it if anything was missing or nothing was printed."""
        if self._missing:
            where = "、".join(dict.fromkeys(self._missing.values()))
            require_covered(self._missing, where)
        if not self._writer.pages:
            raise Refused("nothing-to-print")
        forms = "".join(f"/X{at} {number} 0 R" for at, number in enumerate(self._forms))
        fonts = self._lettering.put_fonts(self._writer)
        self._writer.put(f"<<{fonts}>>", self._fonts)
        self._writer.close(f"<</Font {self._fonts} 0 R/XObject<<{forms}>>>>")
        return self._writer.pages

    def _grid(self, paper: SheetPaper, needs: Needs) -> tuple[Layout, tuple[str, ...]]:
        template = paper.template
        fixed = Fixed(paper.title or template.title, tuple(column.heading for column in paper.columns), template)
        key = (template.id, template.version, fixed.title, fixed.headings, needs)
        found = self._grids.get(key)
        if found is None:
            layout = lay_out(_table(template, len(paper.columns)), len(paper.columns), needs)
            names = tuple(self._form(layout, fixed, number) for number in range(1, len(layout.pages) + 1))
            found = self._grids[key] = (layout, names)
        return found

    def _form(self, layout: Layout, fixed: Fixed, number: int) -> str:
        ink = Ink(self._lettering)
        draw_grid(ink, layout, layout.pages[number - 1], fixed, number)
        entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {A4[0]} {A4[1]}]/Resources<</Font {self._fonts} 0 R>>"
        self._forms.append(self._writer.put_stream(ink.operators.encode("ascii"), entries))
        return f"X{len(self._forms) - 1}"

    def _check(self, paper: SheetPaper) -> None:
        texts = [*texts_of(paper)]
        template = paper.template
        kept = self._templates.get((template.id, template.version))
        if kept is None:
            self._templates[template.id, template.version] = template
            texts.append((template.title, "".join(_texts(template)).replace("\n", "")))
        elif kept is not template and kept != template:
            raise Refused("template-differs", sheet=template.title, version=template.version)
        for where, text in texts:
            for character in missing_characters(text):
                self._missing.setdefault(character, where)


def _table(template: Template, assessors: int) -> Table:
    return annex3_table(template, assessors) if template.form is Form.ANNEX3 else annex2_table(template, assessors)


def _texts(template: Template) -> Iterator[str]:
    """Yield every text of a template."""
    yield from (template.title, template.id, *template.notes)
    for group in template.groups:
        yield group.name
        for item in group.items:
            yield from (item.name, item.requirement, item.subgroup, standard_of(item))
            yield from (grade.word for grade in item.grades)
