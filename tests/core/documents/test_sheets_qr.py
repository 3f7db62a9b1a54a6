"""The quick QR codes are the very codes segno makes."""

from __future__ import annotations

import segno
from hypothesis import given
from hypothesis import strategies as st

from skillassess.documents.qr_stencil import QrStencils

SHARED = QrStencils()


def expected(payload: str) -> tuple[int, int]:
    code = segno.make(payload.encode(), mode="byte", micro=False, error="m", boost_error=False, mask=2)
    rows = ["".join("1" if module else "0" for module in row) for row in code.matrix]
    spare = "0" * (-len(rows) % 8)
    return len(rows), int("".join(row + spare for row in rows), 2)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=120))
def test_every_code_is_the_one_made_from_scratch(payload: str) -> None:
    assert SHARED.pixels(payload) == expected(payload)


@given(st.integers(0, 99_999), st.text(alphabet="0123456789ABCDEF", min_size=8, max_size=8))
def test_codes_of_one_batch_are_right_whichever_came_first(sequence: int, code: str) -> None:
    payload = f"SA1/26440000010001{sequence:05d}/{code}"
    assert SHARED.pixels(payload) == expected(payload)


def test_two_payloads_never_share_a_code() -> None:
    codes = QrStencils()
    assert len({codes.pixels(f"SA1/{number:05d}") for number in range(500)}) == 500
