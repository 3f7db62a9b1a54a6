"""Signed PDFs: a changed bit and an appended revision are told, whatever the reader of the file would show."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from skillassess.documents.pdf_signing import check_pdf, make_trial_certificate, open_certificate, sign_pdf
from skillassess.errors import FileProblem, Problem, Refused
from skillassess.model.pdf_seals import PdfState
from tests.torture.sizes import report, size

NAME, PASSWORD = "示例链主装备有限公司（试用）", "for-trial-only"


def _pdf(text: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": f"summary {text}"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def pkcs12() -> bytes:
    return make_trial_certificate(NAME, PASSWORD, datetime(2026, 9, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def signed(pkcs12: bytes) -> bytes:
    return sign_pdf(_pdf(), open_certificate(pkcs12, PASSWORD), "summary")


def _states(content: bytes) -> list[PdfState]:
    return [seal.state for seal in check_pdf(content)]


@pytest.mark.promise(30)
def test_a_signed_pdf_names_its_signer_holds_and_is_read_by_others(signed: bytes) -> None:
    seal = check_pdf(signed)[0]
    assert (seal.state, seal.signer, seal.is_self_made) == (PdfState.HOLDS, NAME, True)
    field = PdfReader(BytesIO(signed)).get_fields()
    assert field is not None
    value = field["SkillAssess1"].value
    assert value["/SubFilter"] == "/ETSI.CAdES.detached"  # PAdES


@pytest.mark.promise(30)
def test_an_unsigned_pdf_bears_no_signature() -> None:
    assert check_pdf(_pdf()) == ()


@pytest.mark.promise(30)
@pytest.mark.timeout(0)
def test_every_flipped_bit_is_told(signed: bytes) -> None:
    chance, rounds = random.Random(30), size(150, 10_000)
    for turn in range(rounds):
        begin = signed.index(b"/ByteRange") if turn % 2 else 0
        at, bit = chance.randrange(begin, len(signed)), chance.randrange(8)
        flipped = bytearray(signed)
        flipped[at] ^= 1 << bit
        try:
            assert _states(bytes(flipped)) == [PdfState.ALTERED], (at, bit)
        except Problem as problem:
            assert problem.code == "pdf-unreadable", (at, bit)  # noqa: PT017  one of two right answers
    assert _states(signed) == [PdfState.HOLDS]  # the control
    report(30, f"{rounds} of {rounds} flipped bits in a signed PDF told")


@pytest.mark.promise(30)
def test_an_appended_revision_is_told_and_who_signs_it_covers_all(signed: bytes, pkcs12: bytes) -> None:
    writer = PdfWriter(BytesIO(signed), incremental=True)
    writer.add_metadata({"/Title": "another"})
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed)
    assert _states(out.getvalue()) == [PdfState.EXTENDED]
    assert _states(signed + b"\n") == [PdfState.EXTENDED]
    again = sign_pdf(signed, open_certificate(pkcs12, PASSWORD), "archive")
    assert _states(again) == [PdfState.EXTENDED, PdfState.HOLDS]


@pytest.mark.promise(30)
def test_a_signature_carried_over_to_another_pdf_does_not_hold(signed: bytes, pkcs12: bytes) -> None:
    other = bytearray(sign_pdf(_pdf("B"), open_certificate(pkcs12, PASSWORD), "summary"))
    mine, theirs = signed.index(b"/Contents <"), other.index(b"/Contents <")
    end = signed.index(b">", mine)
    other[theirs : theirs + end - mine] = signed[mine:end]
    assert _states(bytes(other)) == [PdfState.ALTERED]


@pytest.mark.promise(30)
@pytest.mark.parametrize("password", ["", "for-trial-onlY"])
def test_a_wrong_password_opens_no_certificate(pkcs12: bytes, password: str) -> None:
    with pytest.raises(Refused, match="pkcs12-not-opened"):
        open_certificate(pkcs12, password)
    with pytest.raises(Refused, match="pkcs12-not-opened"):
        open_certificate(b"no certificate", PASSWORD)


@pytest.mark.promise(30)
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\nnothing"])
def test_what_is_no_pdf_is_neither_signed_nor_checked(content: bytes, pkcs12: bytes) -> None:
    with pytest.raises(FileProblem, match="pdf-unreadable"):
        check_pdf(content)
    with pytest.raises(FileProblem, match="pdf-unreadable"):
        sign_pdf(content, open_certificate(pkcs12, PASSWORD), "x")


def test_the_certificate_file_does_not_show_its_key(pkcs12: bytes, tmp_path: Path) -> None:
    (tmp_path / "trial.p12").write_bytes(pkcs12)
    assert PASSWORD.encode() not in pkcs12
    assert "key" not in repr(open_certificate(pkcs12, PASSWORD)).lower()
