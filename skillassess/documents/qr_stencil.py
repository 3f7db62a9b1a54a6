"""QR codes by the thousand, as small PDF stencils. Owns the code's pixels; knows no page and no sheet.

Reed-Solomon codes are linear, so with one mask a code is the exclusive-or of another of the same length with the
changes of its differing bits. segno makes the first and each change once; all others are a few exclusive-ors.
"""

from __future__ import annotations

import segno

_MASK = 2  # one mask for all: linearity needs it, and on paper the best of eight reads no better
_BITS = 8
_AS_DIGITS = bytes((48, 49)) + bytes(254)


class QrStencils:
    """Makes QR codes (error correction M) of texts, quickly where many have the same length."""

    def __init__(self) -> None:
        """Begin without any code."""
        self._first: dict[int, tuple[bytes, int, int]] = {}
        self._changes: dict[tuple[int, int, int], int] = {}

    def operators(self, payload: str, x: float, y: float, side: float) -> str:
        """Return PDF operators that paint the code of a text with its lower left at ``x``, ``y``; dark is ink."""
        count, pixels = self.pixels(payload)
        digits = count * (count + -count % _BITS) // 4
        return (
            f"q {side} 0 0 {side} {x} {y} cm BI /W {count} /H {count} /IM true /D [1 0] /BPC 1 /F /AHx ID\n"
            f"{pixels:0{digits}X}>\nEI Q"
        )

    def pixels(self, payload: str) -> tuple[int, int]:
        """Return the side in modules, and all modules as one number: rows from the top, each filled up to bytes."""
        data = payload.encode()
        length = len(data)
        if length not in self._first:
            self._first[length] = (data, *_pixels(data))
        first, count, pixels = self._first[length]
        for place, (old, new) in enumerate(zip(first, data, strict=True)):
            if old != new:
                for bit in range(_BITS):
                    if (old ^ new) >> bit & 1:
                        pixels ^= self._change(length, place, bit)
        return count, pixels

    def _change(self, length: int, place: int, bit: int) -> int:
        found = self._changes.get((length, place, bit))
        if found is None:
            first, _, pixels = self._first[length]
            flipped = bytearray(first)
            flipped[place] ^= 1 << bit
            found = self._changes[length, place, bit] = pixels ^ _pixels(bytes(flipped))[1]
        return found


def _pixels(data: bytes) -> tuple[int, int]:
    code = segno.make(data, mode="byte", micro=False, error="m", boost_error=False, mask=_MASK)
    rows = [bytes(modules).translate(_AS_DIGITS) for modules in code.matrix]
    spare = b"0" * (-len(rows) % _BITS)
    return len(rows), int(b"".join(row + spare for row in rows), 2)
