"""One TrueType file: which characters it has, how wide they are, and a font program of only the glyphs in use.

Reads the file where it lies (memory-mapped), table by table, so that a font of 30 MB costs nothing until asked. Knows
no text, no page and no other font.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TRUETYPE = b"\x00\x01\x00\x00"
_SEGMENTS_32 = 12
_KEPT_WHOLE = ("cvt ", "fpgm", "prep")
_ARGS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_TWO_BY_TWO = 0x1, 0x8, 0x20, 0x40, 0x80
_HEAD_LOCA_FORMAT = 50
_LONG = 4


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF font descriptor needs, in thousandths of the font size."""

    ascent: int
    descent: int
    box: tuple[int, int, int, int]


class FontFile:
    """A TrueType font file, read lazily."""

    def __init__(self, path: Path) -> None:
        """Map the file; one that is no TrueType font is a ``FileProblem`` (``font-unreadable``)."""
        self.path = path
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[:4] != _TRUETYPE:
            raise FileProblem("font-unreadable", name=path.name)
        (count,) = struct.unpack_from(">H", self._data, 4)
        rows = (struct.unpack_from(">4sIII", self._data, 12 + 16 * row) for row in range(count))
        self._tables = {tag.decode("ascii"): (start, length) for tag, _, start, length in rows}
        head, hhea = self._tables["head"][0], self._tables["hhea"][0]
        (self._units,) = struct.unpack_from(">H", self._data, head + 18)
        (self._loca_format,) = struct.unpack_from(">h", self._data, head + _HEAD_LOCA_FORMAT)
        (self._wide,) = struct.unpack_from(">H", self._data, hhea + 34)
        (self._glyphs,) = struct.unpack_from(">H", self._data, self._tables["maxp"][0] + 4)

    def glyph(self, code: int) -> int:
        """Return the glyph number of a character code; 0 when the font lacks it."""
        starts, ends, firsts = self._segments
        place = bisect_right(starts, code) - 1
        if place < 0 or code > ends[place]:
            return 0
        return firsts[place] + code - starts[place]

    def advance(self, glyph: int) -> float:
        """Return a glyph's width as a fraction of the font size."""
        start = self._tables["hmtx"][0] + 4 * min(glyph, self._wide - 1)
        (width,) = struct.unpack_from(">H", self._data, start)
        return float(width / self._units)

    @cached_property
    def metrics(self) -> Metrics:
        """Heights and bounding box of the whole font."""
        box = struct.unpack_from(">4h", self._data, self._tables["head"][0] + 36)
        ascent, descent = struct.unpack_from(">2h", self._data, self._tables["hhea"][0] + 4)
        left, bottom, right, top = (round(value * 1000 / self._units) for value in box)
        return Metrics(
            round(ascent * 1000 / self._units), round(descent * 1000 / self._units), (left, bottom, right, top)
        )

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a TrueType program whose glyph ``n`` is ``glyphs[n]``; parts of composites come after them."""
        order = [int(glyph) for glyph in glyphs]
        place = {glyph: number for number, glyph in reversed(list(enumerate(order)))}
        # ``order`` grows while composites name their parts, and the new ones are visited in turn
        outlines = [self._renumbered(self._outline(glyph), order, place) for glyph in order]
        return _assembled(self._program(order, outlines))

    def _program(self, order: list[int], outlines: list[bytes]) -> dict[str, bytes]:
        offsets = array("I", [0])
        body = bytearray()
        for outline in outlines:
            body += outline + b"\0" * (-len(outline) % 4)
            offsets.append(len(body))
        head = bytearray(self._table("head"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, _HEAD_LOCA_FORMAT, 1)
        hhea, maxp = bytearray(self._table("hhea")), bytearray(self._table("maxp"))
        struct.pack_into(">H", hhea, 34, len(order))
        struct.pack_into(">H", maxp, 4, len(order))
        tables = {tag: self._table(tag) for tag in _KEPT_WHOLE if tag in self._tables}
        tables |= {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp), "glyf": bytes(body)}
        tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
        tables["hmtx"] = b"".join(self._metric(glyph) for glyph in order)
        return tables

    def _metric(self, glyph: int) -> bytes:
        start, _ = self._tables["hmtx"]
        if glyph < self._wide:
            return self._data[start + 4 * glyph : start + 4 * glyph + 4]
        last = start + 4 * (self._wide - 1)
        bearing = start + 4 * self._wide + 2 * (glyph - self._wide)
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]

    def _outline(self, glyph: int) -> bytes:
        if glyph >= self._glyphs:
            return b""
        start, _ = self._tables["loca"]
        if self._loca_format:
            first, after = struct.unpack_from(">2I", self._data, start + 4 * glyph)
        else:
            first, after = (2 * half for half in struct.unpack_from(">2H", self._data, start + 2 * glyph))
        base = self._tables["glyf"][0]
        return self._data[base + first : base + after]

    @staticmethod
    def _renumbered(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
        if len(outline) < _LONG or struct.unpack_from(">h", outline)[0] >= 0:
            return outline
        changed = bytearray(outline)
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">2H", changed, at)
            if part not in place:
                place[part] = len(order)
                order.append(part)
            struct.pack_into(">H", changed, at + 2, place[part])
            at += 8 if flags & _ARGS_ARE_WORDS else 6
            at += 2 * bool(flags & _HAS_SCALE) + 4 * bool(flags & _HAS_XY_SCALE) + 8 * bool(flags & _HAS_TWO_BY_TWO)
        return bytes(changed)

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]

    @cached_property
    def _segments(self) -> tuple[list[int], list[int], list[int]]:
        start, _ = self._tables["cmap"]
        (count,) = struct.unpack_from(">H", self._data, start + 2)
        for row in range(count):
            _, _, offset = struct.unpack_from(">2HI", self._data, start + 4 + 8 * row)
            (form,) = struct.unpack_from(">H", self._data, start + offset)
            if form == _SEGMENTS_32:
                (groups,) = struct.unpack_from(">I", self._data, start + offset + 12)
                cells = struct.unpack_from(f">{3 * groups}I", self._data, start + offset + 16)
                return list(cells[0::3]), list(cells[1::3]), list(cells[2::3])
        raise FileProblem("font-unreadable", name=self.path.name)


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    parts = [_TRUETYPE + struct.pack(">4H", count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    at = 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        words = struct.unpack(f">{len(padded) // 4}I", padded)
        parts.append(struct.pack(">4s3I", tag.encode("ascii"), sum(words) & 0xFFFFFFFF, at, len(table)))
        body.append(padded)
        at += len(padded)
    return b"".join(parts + body)
