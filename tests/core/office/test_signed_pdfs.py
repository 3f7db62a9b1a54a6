"""Papers signed with the institution's certificate: only what was made here, recorded, and checked by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillassess.cli.commands import main
from skillassess.errors import FileProblem, Refused
from skillassess.model.pdf_seals import PdfState
from skillassess.model.records import MadeDocument
from skillassess.office import check_signed_pdf
from tests.core.office.bureau import PLAN, Bureau

PASSWORD = "for-trial-only"


@pytest.fixture
def paper(signed: Bureau, tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    signed.office.papers.plan(signed.as_("zheng"), PLAN, path)
    return path


@pytest.fixture
def certificate(signed: Bureau, tmp_path: Path) -> Path:
    path = tmp_path / "trial.p12"
    login = next(
        p.login for p in signed.office.administration.people(signed.as_("zheng")) if "administrator" in p.roles
    )
    signed.office.signed_pdfs.trial_certificate(signed.as_(login), path, PASSWORD)
    return path


@pytest.mark.promise(30)
def test_a_paper_is_signed_where_it_lies_and_recorded(signed: Bureau, paper: Path, certificate: Path) -> None:
    written = signed.office.signed_pdfs.sign(signed.as_("zheng"), PLAN, paper, certificate, PASSWORD)
    assert [seal.state for seal in check_signed_pdf(paper)] == [PdfState.HOLDS]
    with signed.office.door.look() as reading:
        made = [one.sha256 for one in reading.values(MadeDocument, PLAN)]
        entry = reading.entries(last=1)[0]
    assert written.sha256 in made
    assert entry.action == "document.sign"
    assert check_signed_pdf(paper)[0].fingerprint in entry.detail
    assert PASSWORD not in entry.detail


@pytest.mark.promise(30)
def test_a_paper_from_elsewhere_or_altered_is_not_signed(signed: Bureau, paper: Path, certificate: Path) -> None:
    altered = paper.read_bytes() + b"\n"
    paper.write_bytes(altered)
    with pytest.raises(Refused, match="pdf-not-made-here"):
        signed.office.signed_pdfs.sign(signed.as_("zheng"), PLAN, paper, certificate, PASSWORD)
    assert paper.read_bytes() == altered


@pytest.mark.promise(30)
def test_a_wrong_certificate_password_leaves_the_paper_as_it_is(signed: Bureau, paper: Path, certificate: Path) -> None:
    before = paper.read_bytes()
    with pytest.raises(Refused, match="pkcs12-not-opened"):
        signed.office.signed_pdfs.sign(signed.as_("zheng"), PLAN, paper, certificate, "another")
    with pytest.raises(FileProblem, match="pdf-file-unreadable"):
        signed.office.signed_pdfs.sign(signed.as_("zheng"), PLAN, paper, certificate.with_name("none.p12"), PASSWORD)
    assert paper.read_bytes() == before


@pytest.mark.promise(30)
def test_the_command_line_tells_whole_altered_and_unsigned_papers(
    signed: Bureau, paper: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "en", "verify", str(paper)]) == 1
    assert "bears no signature" in capsys.readouterr().out
    signed.office.signed_pdfs.sign(signed.as_("zheng"), PLAN, paper, certificate, PASSWORD)
    assert main(["--language", "en", "verify", str(paper)]) == 0
    assert "nobody vouches" in capsys.readouterr().out
    raw = bytearray(paper.read_bytes())
    raw[len(raw) // 3] ^= 1
    paper.write_bytes(raw)
    assert main(["--language", "en", "verify", str(paper)]) in (1, 2)
