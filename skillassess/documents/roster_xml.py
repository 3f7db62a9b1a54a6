"""XML that somebody sent, parsed under guard: no document types, no entities, UTF-8 only. Owns the limits on text.

Parsing here proves a part's form and counts; no cell's text is kept.
"""

from __future__ import annotations

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
_MAX_DIGITS = 7
_ENCODINGS = frozenset({None, "utf-8", "us-ascii"})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")

Attributes = dict[str, str]


def scan_strings(content: bytes, name: str) -> array[int]:
    """Return the length of each shared string; refused where one is longer than Excel allows or there are too many."""
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


def refuse_multiplied_text(content: bytes, lengths: array[int], cells: int, name: str) -> None:
    """Refuse a sheet whose cells together refer to more text than memory should hold (one long string, many cells)."""
    if not lengths or cells * max(lengths) <= MAX_REFERRED_TEXT:
        return
    tally = _ReferredText(lengths)
    parse_guarded(content, name, start=tally.start, data=tally.data, end=tally.end)
    if tally.total > MAX_REFERRED_TEXT:
        raise Refused("roster-too-much-text", name=name)


def refuse_entities(content: bytes, name: str) -> None:
    """Parse a part for its form alone: well formed, without document type or entities."""
    parse_guarded(content, name, start=None)


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
    if any(content.find(b"<", at, at + _BLOCK) < 0 for at in range(0, len(content) - _BLOCK, _BLOCK)):
        raise Refused("roster-cell-too-long", name=name, limit=MAX_CELL_TEXT)
