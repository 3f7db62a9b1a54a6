"""XML that somebody sent, parsed under guard: no document types, no entities, UTF-8 only. Owns the limits on text.

Parsing here proves a part's form and counts; no cell's text is kept.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from skillassess.errors import FileProblem, Refused

MAX_CELL_TEXT = 32_767
MAX_REFERRED_TEXT = 50_000_000
MAX_STRINGS = 1_000_000
_BLOCK = 1 << 17
_WIDEST = 4  # bytes a character takes at most
_MAX_DIGITS = 7
_STRINGS_START = re.compile(rb"<sst(?: [^<>]*)?(?<!/)>")
_PLAIN_STRINGS = re.compile(rb'(?><si><t(?: xml:space="preserve")?+>[^<]*+</t></si>)*+')
_ENCODINGS = frozenset({None, "utf-8", "us-ascii"})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")

Attributes = dict[str, str]


def scan_strings(content: bytes, name: str) -> int:
    """Return a length in bytes that no shared string exceeds; refused: longer ones than Excel allows, too many.

    Unformatted strings, the usual case, are recognised by one strict pattern and not parsed one by one.
    """
    refuse_endless_text(content, name)
    plain = plain_stretch(content, _STRINGS_START, _PLAIN_STRINGS, b"</sst>")
    if plain is not None:
        start, end = plain
        bound = _bound_of_text(content[start:end])
        if content.count(b"<si>", start, end) <= MAX_STRINGS and bound <= MAX_CELL_TEXT:
            parse_guarded(content[:start] + content[end:], name, start=None)
            return bound
    return max(_lengths_of_strings(content, name), default=0) * _WIDEST


def refuse_multiplied_text(sheet: bytes, strings: bytes, longest: int, cells: int, name: str) -> None:
    """Refuse a sheet whose cells together refer to more text than memory should hold (one long string, many cells).

    ``longest`` (bytes, from ``scan_strings``) times ``cells`` clears most sheets; only the others are added up.
    """
    if cells * longest <= _WIDEST * MAX_REFERRED_TEXT:
        return
    tally = _ReferredText(_lengths_of_strings(strings, name))
    parse_guarded(sheet, name, start=tally.start, data=tally.data, end=tally.end)
    if tally.total > MAX_REFERRED_TEXT:
        raise Refused("roster-too-much-text", name=name)


def refuse_entities(content: bytes, name: str) -> None:
    """Parse a part for its form alone: well formed, without document type or entities."""
    parse_guarded(content, name, start=None)


def plain_stretch(
    content: bytes, opening: re.Pattern[bytes], pattern: re.Pattern[bytes], closing: bytes
) -> tuple[int, int] | None:
    """Return where the content of the opened element starts and ends if it is nothing but the pattern, else None.

    A comment, CDATA or processing instruction before it could make tags mean something else: then None too.
    """
    opened = opening.search(content)
    if opened is None or b"<!" in content[: opened.start()] or b"<?" in content[1 : opened.start()]:
        return None
    found = pattern.match(content, opened.end())
    if found is None or not content.startswith(closing, found.end()):
        return None
    return found.start(), found.end()


def _bound_of_text(content: bytes) -> int:
    """Return a length no text between two tags reaches: a run of twice a block's length covers a block wholly."""
    block = 64
    while block < _BLOCK and _has_block_without_tag(content, block):
        block *= 4
    return 2 * block


def _has_block_without_tag(content: bytes, block: int) -> bool:
    return any(content.find(b"<", at, at + block) < 0 for at in range(0, len(content) - block, block))


def _lengths_of_strings(content: bytes, name: str) -> array[int]:
    """Return the length in characters of each shared string, formatted ones included."""
    lengths = array("L")

    def start(tag: str, _attributes: Attributes) -> None:
        if tag.rpartition("}")[2] == "si":
            if len(lengths) >= MAX_STRINGS:
                raise Refused("roster-too-much-text", name=name)
            lengths.append(0)

    def data(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)
            if lengths[-1] > MAX_CELL_TEXT:
                raise Refused("roster-cell-too-long", name=name, limit=MAX_CELL_TEXT)

    parse_guarded(content, name, start=start, data=data)
    return lengths


class _ReferredText:
    """Adds up the lengths of the shared strings that a sheet's cells refer to."""

    def __init__(self, lengths: array[int]) -> None:
        self.total = 0
        self._lengths = lengths
        self._is_shared = False
        self._number: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take one start tag."""
        kind = tag.rpartition("}")[2]
        if kind == "c":
            self._is_shared = attributes.get("t") == "s"
        elif kind == "v" and self._is_shared:
            self._number = []

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._number is not None:
            self._number.append(text)

    def end(self, tag: str) -> None:
        """Take one end tag."""
        if self._number is None or tag.rpartition("}")[2] != "v":
            return
        number = "".join(self._number).strip()
        self._number = None
        if number.isascii() and number.isdigit() and len(number) <= _MAX_DIGITS and int(number) < len(self._lengths):
            self.total += self._lengths[int(number)]


class _Silent:
    """A parser target that wants nothing: the handlers are set on the parser itself, which is several times faster."""


class _Guard(DefusedXMLParser):
    """The parser that forbids document types and entities, with its inner parser in reach."""

    parser: expat.XMLParserType


def parse_guarded(
    content: bytes,
    name: str,
    *,
    start: Callable[[str, Attributes], None] | None,
    data: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    """Run expat over a part in one piece (pieces would make long tokens quadratic)."""
    if content.startswith(_WIDE_MARKS):
        raise FileProblem("roster-file-damaged", name=name)
    refuse_endless_text(content, name)

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding.lower() if encoding else None) not in _ENCODINGS:
            raise FileProblem("roster-file-damaged", name=name)

    guard = _Guard(target=_Silent(), forbid_dtd=True)
    parser = guard.parser
    parser.ordered_attributes = False
    parser.buffer_text = True
    parser.XmlDeclHandler = declared
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.DefaultHandlerExpand = None
    try:
        parser.Parse(content, True)  # noqa: FBT003  expat takes it by position only
    except DefusedXmlException as problem:
        raise Refused("roster-file-entities", name=name) from problem
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise FileProblem("roster-file-damaged", name=name) from problem


def refuse_endless_text(content: bytes, name: str) -> None:
    """Refuse XML with 256 KiB or more between two tags; 128 KiB hold the longest text that Excel allows."""
    if _has_block_without_tag(content, _BLOCK):
        raise Refused("roster-cell-too-long", name=name, limit=MAX_CELL_TEXT)
