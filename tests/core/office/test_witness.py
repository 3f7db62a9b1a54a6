"""A head that left the machine, on paper or in an export, is asked for again: an older file does not hold it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from skillassess.cli.commands import main
from skillassess.errors import Refused
from skillassess.model.certificates import Certificate
from skillassess.store.journal import Witness
from tests.core.office.bureau import PLAN, Bureau


@pytest.fixture
def exported(signed: Bureau, tmp_path: Path) -> tuple[bytes, str]:
    """Give the file as it was before, and the mark of a workbook written after one more act."""
    office = signed.office
    signed.as_("zheng")
    office.door.database.shrink()
    old = signed.path.read_bytes()
    office.sign_in("wei", "sample-2026")
    path = tmp_path / "roster.xlsx"
    office.papers.score_roster(office.sign_in("wei", "sample-2026"), PLAN, path)
    return old, str(load_workbook(path).properties.identifier)


@pytest.mark.promise(29)
def test_every_filing_workbook_bears_the_head_in_its_properties_and_in_no_cell(signed: Bureau, tmp_path: Path) -> None:
    wei, head = signed.as_("wei"), signed.office.door.database.head()
    for write in (signed.office.papers.score_roster, signed.office.papers.public_list):
        path = tmp_path / "export.xlsx"
        head = signed.office.door.database.head()
        write(wei, PLAN, path)
        mark = str(load_workbook(path).properties.identifier)
        assert mark.startswith(f"SA1|{PLAN}/")
        assert mark.endswith(f"|{head.seq}|{head.hash}")
        with zipfile.ZipFile(path) as package:
            assert head.hash not in package.read("xl/worksheets/sheet1.xml").decode()
    with signed.office.door.look() as reading:
        assert not reading.values(Certificate)


@pytest.mark.promise(27)
@pytest.mark.promise(29)
def test_an_old_file_put_back_does_not_hold_the_head_of_an_export(
    signed: Bureau, exported: tuple[bytes, str], capsys: pytest.CaptureFixture[str]
) -> None:
    old, mark = exported
    assert signed.office.administration.verify(signed.as_("zheng"), mark).holds
    signed.office.close()
    assert main(["--language", "en", "verify", str(signed.path), "--witness", mark]) == 0
    signed.path.write_bytes(old)
    for ending in ("-wal", "-shm", ".lock"):
        signed.path.with_name(signed.path.name + ending).unlink(missing_ok=True)
    capsys.readouterr()
    assert main(["--language", "en", "verify", str(signed.path)]) == 0  # the control: by itself it looks sound
    assert main(["--language", "en", "verify", str(signed.path), "--witness", mark]) == 1
    assert "does not hold this check code" in capsys.readouterr().out


@pytest.mark.promise(29)
@pytest.mark.parametrize("text", ["SA1|x|y", "SA1|x|y|12", "SA1|a|b|twelve|1a2b3c4d", "SA1|", "SA1|a|b|1|xyz"])
def test_a_text_that_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="witness-malformed"):
        Witness.read(text)


@pytest.mark.promise(29)
def test_a_qr_code_is_read_like_its_short_code() -> None:
    digest = "1a2b3c4d" + "0" * 56
    assert Witness.read(f"SA1|26440310050001/plan|{'f' * 64}|1234|{digest}") == Witness(digest, 1234)
    assert Witness.read("1234:1A2B-3C4D") == Witness("1a2b3c4d", 1234)
