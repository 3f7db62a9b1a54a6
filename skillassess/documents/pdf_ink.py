"""Drawing for ``pdf_writer``: text as ready glyph codes, thin lines, boxes and ticks, as PDF operators.

``Lettering`` owns the fonts of one file: each character gets its code at first use, and only glyphs in use are
embedded. ``Ink`` collects operators for one page or one reusable form. Black only.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skillassess.documents.fonts import FILES, Face, font_file, font_for, require_covered, unicode_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillassess.documents.pdf_writer import PdfWriter

THIN = 0.5
BOLD_STROKE = 0.03
_KEPT_LINES = 4_000
_FULL_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to be shown: (font, codes) pieces, and its width at size 1."""

    pieces: tuple[tuple[str, str], ...]
    width: float


@dataclass(slots=True)
class _UsedFont:
    """A font in one file: its resource name, and the glyphs and characters in order of first use."""

    name: str
    glyphs: list[int] = field(default_factory=lambda: [0])
    codes: list[tuple[str, int]] = field(default_factory=list)


class Lettering:
    """Gives characters their codes, and embeds at the end what was used."""

    def __init__(self) -> None:
        """Begin without any font."""
        self._fonts: dict[str, _UsedFont] = {}
        self._places: dict[str, tuple[str, str, float]] = {}
        self._lines: dict[str, SetLine] = {}

    def line(self, text: str) -> SetLine:
        """Return a text set in the Song face; an uncovered character is ``Refused`` (``characters-uncovered``)."""
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) > _KEPT_LINES:
                self._lines.clear()
            found = self._lines[text] = self._set(text)
        return found

    def put_fonts(self, writer: PdfWriter) -> str:
        """Embed the fonts in use and return the entries of a font resource dictionary."""
        return "".join(f"/{used.name} {_put_font(writer, font, used)} 0 R" for font, used in self._fonts.items())

    def _set(self, text: str) -> SetLine:
        pieces: list[tuple[str, str]] = []
        width = 0.0
        for character in text:
            name, code, advance = self._places.get(character) or self._place(character)
            width += advance
            if pieces and pieces[-1][0] == name:
                pieces[-1] = (name, pieces[-1][1] + code)
            else:
                pieces.append((name, code))
        return SetLine(tuple(pieces), width)

    def _place(self, character: str) -> tuple[str, str, float]:
        font = font_for(character, Face.SONG)
        if font is None:
            require_covered([character], "")
            raise AssertionError(character)
        used = self._fonts.setdefault(font, _UsedFont(f"F{len(self._fonts)}"))
        file = font_file(font)
        glyph = file.glyph(ord(character))
        code = f"{len(used.glyphs):04X}"
        used.glyphs.append(glyph)
        used.codes.append((code, ord(character)))
        place = self._places[character] = (used.name, code, file.advance(glyph))
        return place


class Ink:
    """Collects PDF operators; lengths in points from the lower left corner."""

    def __init__(self, lettering: Lettering) -> None:
        """Draw with the fonts of one file."""
        self._lettering = lettering
        self._parts: list[str] = [f"{THIN} w"]

    @property
    def operators(self) -> str:
        """Everything drawn so far."""
        return "\n".join(self._parts)

    def add(self, operators: str) -> None:
        """Add ready operators."""
        self._parts.append(operators)

    def width(self, text: str, size: float) -> float:
        """Return a text's width."""
        return self._lettering.line(text).width * size

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Draw a text from ``x`` on the baseline ``y``."""
        self._show(x, y, self._lettering.line(text), size)

    def centred(self, x: float, y: float, text: str, size: float) -> None:
        """Draw a text with its middle at ``x``."""
        line = self._lettering.line(text)
        self._show(x - line.width * size / 2, y, line, size)

    def column(self, x: float, entries: Iterable[tuple[float, str]], size: float) -> None:
        """Draw short texts of one font below each other, each (baseline, text) with its middle at ``x``."""
        shown: list[str] = []
        font = ""
        for y, text in entries:
            line = self._lettering.line(text)
            (name, codes), *_ = line.pieces
            if name != font:
                shown.append(f"/{name} {size} Tf")
                font = name
            shown.append(f"1 0 0 1 {x - line.width * size / 2:.2f} {y:.2f} Tm <{codes}> Tj")
        if shown:
            self._parts.append(f"BT {' '.join(shown)} ET")

    def bold(self, x: float, y: float, text: str, size: float) -> None:
        """Draw a text with its outline thickened."""
        self._parts.append(f"q 2 Tr {size * BOLD_STROKE:.2f} w")
        self._show(x, y, self._lettering.line(text), size)
        self._parts.append("Q")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin line."""
        self._parts.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def polyline(self, points: Sequence[tuple[float, float]], width: float) -> None:
        """Draw a pen stroke through points."""
        (x, y), *rest = points
        path = "".join(f" {a:.2f} {b:.2f} l" for a, b in rest or points)
        self._parts.append(f"q 1 J 1 j {width} w {x:.2f} {y:.2f} m{path} S Q")

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Draw an open rectangle with ``x``, ``y`` at its lower left."""
        self._parts.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def tick(self, x: float, y: float, side: float) -> None:
        """Draw a tick into a box of that side."""
        a, b, c = (
            (x + 0.15 * side, y + 0.5 * side),
            (x + 0.42 * side, y + 0.18 * side),
            (x + 0.9 * side, y + 0.88 * side),
        )
        self.polyline((a, b, c), 1.1)

    def _show(self, x: float, y: float, line: SetLine, size: float) -> None:
        shown = " ".join(f"/{name} {size} Tf <{codes}> Tj" for name, codes in line.pieces)
        self._parts.append(f"BT {x:.2f} {y:.2f} Td {shown} ET")


def _put_font(writer: PdfWriter, font: str, used: _UsedFont) -> int:
    file = font_file(font)
    program = file.subset(used.glyphs)
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    name = f"{tag}+{FILES[font].removesuffix('.ttf')}"
    stream = writer.put_stream(program, f"/Length1 {len(program)}")
    metrics = file.metrics
    box = " ".join(map(str, metrics.box))
    descriptor = writer.put(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {metrics.ascent}"
        f"/Descent {metrics.descent}/CapHeight 700/StemV 80/FontFile2 {stream} 0 R>>"
    )
    widths = " ".join(f"{file.advance(glyph) * _FULL_WIDTH:.0f}" for glyph in used.glyphs)
    descendant = writer.put(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW {_FULL_WIDTH}/W[0[{widths}]]/CIDToGIDMap/Identity>>"
    )
    unicode = writer.put_stream(unicode_map("Searchable", used.codes).encode("ascii"))
    return writer.put(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {unicode} 0 R>>"
    )
