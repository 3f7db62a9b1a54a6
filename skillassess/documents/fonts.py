"""The faces of our documents and their fallbacks: is every character covered, and which font draws which piece.

Coverage is asked before anything is drawn: a character no font has stops the document with a list, it never becomes
an empty box. Owns the font list and reportlab's registration of it; knows no page.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from skillassess.documents.font_file import FontFile
from skillassess.errors import Refused
from skillassess.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas

FILES = {
    "SkillAssess-Song": "NotoSerifSC-Regular.ttf",
    "SkillAssess-Hei": "NotoSansSC-Regular.ttf",
    "SkillAssess-RareA": "SkillAssessRareHanA.ttf",
    "SkillAssess-RareB": "SkillAssessRareHanB.ttf",
}
_RARE = ("SkillAssess-RareA", "SkillAssess-RareB")
_ENTRIES_PER_BLOCK = 100
_UNLISTED = 40


class Face(Enum):
    """A style of lettering; its value is the fonts asked in turn."""

    SONG = ("SkillAssess-Song", *_RARE, "SkillAssess-Hei")
    HEI = ("SkillAssess-Hei", *_RARE, "SkillAssess-Song")

    @property
    def font(self) -> str:
        """The name of the first font, as registered with reportlab."""
        return self.value[0]


@cache
def font_file(font: str) -> FontFile:
    """Return a font by its name; a lost file is ``FileProblem`` (``resource-missing``)."""
    return FontFile(resource("fonts", FILES[font]))


def font_for(character: str, face: Face) -> str | None:
    """Return the first font of a face that has a character, or None."""
    code = ord(character)
    return next((font for font in face.value if font_file(font).glyph(code)), None)


def missing_characters(text: str) -> str:
    """Return the characters of a text that no font has, each once, in order."""
    return "".join(dict.fromkeys(c for c in text if _font(c, Face.SONG) is None))


def require_covered(texts: Iterable[str], where: str) -> None:
    """Refuse texts with a character no font has (``characters-uncovered``), naming the characters and the place."""
    missing = missing_characters("".join(texts))
    if missing:
        listed = "、".join(_named(c) for c in missing[:_UNLISTED])
        raise Refused("characters-uncovered", characters=listed, where=where)


def runs(text: str, face: Face) -> tuple[tuple[str, str], ...]:
    """Split a text into (font, piece) by the first font that has each character; an uncovered one is ``Refused``."""
    found: list[tuple[str, str]] = []
    for character in text:
        font = _font(character, face)
        if font is None:
            require_covered([text], "")
            raise AssertionError(character)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + character)
        else:
            found.append((font, character))
    return tuple(found)


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width in points of a text at a size."""
    return size * sum(_advance(font, c) for font, piece in runs(text, face) for c in piece)


@cache
def register(face: Face = Face.SONG) -> str:
    """Register a face and its fallbacks with reportlab, once, and return the name of its first font."""
    for font in face.value:
        _registered(font)
    return face.font


def draw_text(canvas: Canvas, x: float, y: float, text: str, face: Face, size: float) -> float:
    """Draw one line at ``x``, ``y`` on a reportlab canvas with fallback fonts; return its width in points."""
    line = canvas.beginText(x, y)
    for font, piece in runs(text, face):
        _registered(font)
        line.setFont(font, size)
        line.textOut(piece)
    canvas.drawText(line)
    return text_width(text, face, size)


def unicode_map(name: str, codes: Sequence[tuple[str, int]]) -> str:
    """Return a ToUnicode CMap from (code in hex, character code) pairs; above U+FFFF as UTF-16BE pairs."""
    width = len(codes[0][0]) if codes else 2
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += [f"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /{name} def"]
    lines += ["/CMapType 2 def", "1 begincodespacerange", f"<{'0' * width}> <{'F' * width}>", "endcodespacerange"]
    for start in range(0, len(codes), _ENTRIES_PER_BLOCK):
        block = codes[start : start + _ENTRIES_PER_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _add_objects(font: TTFont, doc: PDFDocument) -> None:
    """Write a reportlab font's objects, with the ToUnicode map put right (reportlab 5.1 errs above U+FFFF)."""
    state = font.state[doc]
    TTFont.addObjects(font, doc)
    written = doc.idToObject["BasicFonts"].dict
    for number, subset in enumerate(state.subsets):
        name = f"{state.internalName}+{number}"
        stream = doc.idToObject[written[name].ToUnicode.name]
        stream.content = unicode_map("Searchable", [(f"{place:02X}", code) for place, code in enumerate(subset)])


_SearchableFont = type("_SearchableFont", (TTFont,), {"addObjects": _add_objects})


@cache
def _font(character: str, face: Face) -> str | None:
    return font_for(character, face)


@cache
def _advance(font: str, character: str) -> float:
    file = font_file(font)
    return file.advance(file.glyph(ord(character)))


@cache
def _registered(font: str) -> None:
    pdfmetrics.registerFont(_SearchableFont(font, str(resource("fonts", FILES[font]))))


def _named(character: str) -> str:
    shown = character if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X})"
