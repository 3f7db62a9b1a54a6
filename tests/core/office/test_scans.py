"""Scans find their form by the printed code: a wrong or an outdated one files nothing."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from skillassess.documents.scan_file import MOST_BYTES
from skillassess.errors import FileProblem, Refused
from skillassess.model.people import Person, Role
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import short_code
from skillassess.model.worksheets import FormKey
from skillassess.office import verify_archive
from skillassess.office.batch import load_batch
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

PROCESS, PERFORMANCE = ComponentKind.WORK_PROCESS, ComponentKind.WORK_PERFORMANCE
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" + b"IEND\xaeB`\x82"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(PNG)
    return path


def digest_of(bureau: Bureau, key: FormKey, *, as_blank: bool) -> str:
    with bureau.office.door.look() as reading:
        batch = load_batch(reading, PLAN)
    return batch.blank_digest(key) if as_blank else batch.digest(key)


def code_of(bureau: Bureau, key: FormKey, *, as_blank: bool = False) -> str:
    return short_code(digest_of(bureau, key, as_blank=as_blank))


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_scan_is_filed_to_the_form_whose_code_is_printed_on_it(signed: Bureau, scan: Path, tmp_path: Path) -> None:
    key = signed.form(2, PROCESS)
    signed.office.papers.sheets_each(signed.as_("zheng"), PLAN, tmp_path, only=[key.candidate])
    code = code_of(signed, key)
    assert code in text_of(tmp_path / f"{key.candidate}.pdf")
    filed = signed.office.scans.file(signed.as_("zheng"), PLAN, code.lower().replace("-", " "), scan)
    assert (filed.key, filed.candidate.id, filed.scan.as_blank) == (key, key.candidate, False)
    assert signed.office.scans.filed(signed.as_("he"), PLAN) == (filed,)
    assert signed.office.scans.content(signed.as_("he"), key, filed.scan.sha256) == PNG


def test_the_text_of_the_qr_code_names_the_form_as_well(signed: Bureau, scan: Path) -> None:
    key = signed.form(1, PERFORMANCE)
    payload = f"SA1|{key}|{digest_of(signed, key, as_blank=False)}|7|{'0' * 64}"
    assert signed.office.scans.file(signed.as_("zheng"), PLAN, payload, scan).key == key


def test_a_sheet_printed_before_scoring_is_still_that_form_once_it_is_scored(
    registered: Bureau, scan: Path, tmp_path: Path
) -> None:
    key = registered.form(1, PROCESS)
    code = code_of(registered, key, as_blank=True)
    registered.office.papers.sheets_prefilled(registered.as_("zheng"), PLAN, tmp_path / "blank.pdf")
    assert code in text_of(tmp_path / "blank.pdf")
    column = registered.column(1, PROCESS, "liang")
    registered.office.marking.enter(registered.as_("liang"), column, 1, "3", seen=0)
    filed = registered.office.scans.file(registered.as_("zheng"), PLAN, code, scan)
    assert (filed.key, filed.scan.as_blank) == (key, True)
    registered.office.papers.sheets_prefilled(registered.as_("zheng"), PLAN, tmp_path / "again.pdf")
    assert code in text_of(tmp_path / "again.pdf")


def test_a_sheet_that_changed_since_it_was_printed_is_outdated(marked: Bureau, scan: Path, tmp_path: Path) -> None:
    key = marked.form(1, PROCESS)
    marked.office.papers.sheets_together(marked.as_("zheng"), PLAN, tmp_path / "all.pdf")
    code, digest = code_of(marked, key), digest_of(marked, key, as_blank=False)
    marked.office.signing.send_back(marked.as_("he"), [marked.column(1, PROCESS, "liang")], "重评")
    for text in (code, f"SA1|{key}|{digest}|7|{'0' * 64}"):
        with pytest.raises(Refused, match="scan-outdated"):
            marked.office.scans.file(marked.as_("zheng"), PLAN, text, scan)
    assert marked.office.scans.filed(marked.as_("zheng"), PLAN) == ()


def test_a_blank_sheet_of_a_candidate_whose_name_was_corrected_is_outdated(
    registered: Bureau, scan: Path, tmp_path: Path
) -> None:
    key, zheng = registered.form(1, PROCESS), registered.as_("zheng")
    registered.office.papers.sheets_prefilled(zheng, PLAN, tmp_path / "blank.pdf")
    code = code_of(registered, key, as_blank=True)
    who = registered.office.registration.candidates(zheng, PLAN)[0]
    registered.office.registration.change(zheng, replace(who, name="改名后"), "姓名登记有误")
    with pytest.raises(Refused, match="scan-outdated"):
        registered.office.scans.file(zheng, PLAN, code, scan)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ABCD-EF01", "scan-code-unknown"),
        ("ABCD-EF0", "scan-code-malformed"),
        ("", "scan-code-malformed"),
        ("SA1|x|y", "scan-code-malformed"),
        (f"SA1|{PLAN}/summary|{'0' * 64}|1|{'0' * 64}", "scan-code-of-other-paper"),
        (f"SA1|2644031005999900001/work_process|{'0' * 64}|1|{'0' * 64}", "scan-of-other-plan"),
        (f"SA1|{PLAN}99999/work_process|{'0' * 64}|1|{'0' * 64}", "candidate-unknown"),
    ],
)
def test_a_code_of_no_form_files_nothing(signed: Bureau, scan: Path, text: str, problem: str) -> None:
    before = signed.office.door.database.head()
    with pytest.raises(Refused, match=problem):
        signed.office.scans.file(signed.as_("zheng"), PLAN, text, scan)
    signed.office.papers.due(signed.as_("zheng"), PLAN)
    assert signed.office.scans.filed(signed.as_("zheng"), PLAN) == ()
    assert signed.office.door.database.head().seq <= before.seq + 1  # only the sign-in


def test_codes_are_found_though_full_width_digits_were_typed(signed: Bureau, scan: Path) -> None:
    key = signed.form(1, PROCESS)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code_of(signed, key))
    assert signed.office.scans.file(signed.as_("zheng"), PLAN, wide, scan).key == key


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "scan-empty"),
        (b"GIF89a...", "scan-kind"),
        (b"%PDF-1.7 nothing after", "scan-cut-off"),
        (b"\xff\xd8\xff half a picture", "scan-cut-off"),
        (b"%PDF-" + b"0" * (MOST_BYTES - 4), "scan-too-large"),
    ],
)
def test_only_a_whole_pdf_jpeg_or_png_of_bearable_size_is_taken(
    signed: Bureau, tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(content)
    with pytest.raises(Refused, match=problem):
        signed.office.scans.file(signed.as_("zheng"), PLAN, code_of(signed, signed.form(1, PROCESS)), path)


def test_a_scan_of_just_the_largest_size_is_taken(signed: Bureau, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-" + b"0" * (MOST_BYTES - 10) + b"%%EOF")
    code = code_of(signed, signed.form(1, PROCESS))
    assert signed.office.scans.file(signed.as_("zheng"), PLAN, code, path).scan.size == MOST_BYTES


def test_a_file_that_is_not_there_is_named(signed: Bureau, tmp_path: Path) -> None:
    code = code_of(signed, signed.form(1, PROCESS))
    with pytest.raises(FileProblem, match="scan-unreadable"):
        signed.office.scans.file(signed.as_("zheng"), PLAN, code, tmp_path / "none.pdf")


def test_the_same_file_is_not_filed_twice(signed: Bureau, scan: Path) -> None:
    first, second = (code_of(signed, signed.form(number, PROCESS)) for number in (1, 2))
    signed.office.scans.file(signed.as_("zheng"), PLAN, first, scan)
    for code in (first, second):
        with pytest.raises(Refused, match="scan-filed-already"):
            signed.office.scans.file(signed.as_("zheng"), PLAN, code, scan)


def test_while_scores_are_out_a_scan_is_shown_only_to_who_may_key_it(registered: Bureau, scan: Path) -> None:
    key, scans = registered.form(1, PROCESS), registered.office.scans
    filed = scans.file(registered.as_("zheng"), PLAN, code_of(registered, key, as_blank=True), scan)
    assert scans.content(registered.as_("zheng"), key, filed.scan.sha256) == PNG
    for login in ("he", "wei"):
        with pytest.raises(Refused, match="scan-before-scores"):
            scans.content(registered.as_(login), key, filed.scan.sha256)
    admin = registered.as_("admin")
    liang = next(p for p in registered.office.administration.people(admin) if p.login == "liang")
    both = Person(liang.id, "liang", liang.name, (*liang.roles, Role.OFFICE), grade=liang.grade)
    registered.office.administration.change_person(admin, both, "兼任")
    with pytest.raises(Refused, match="keyer-takes-part"):
        scans.content(registered.office.sign_in("liang", PASSWORD), key, filed.scan.sha256)


def test_scans_go_into_the_archives_volume_of_results(signed: Bureau, scan: Path, tmp_path: Path) -> None:
    key = signed.form(3, PROCESS)
    signed.office.scans.file(signed.as_("zheng"), PLAN, code_of(signed, key), scan)
    archive = tmp_path / "archive.zip"
    signed.office.papers.archive(signed.as_("wei"), PLAN, archive)
    assert verify_archive(archive) == ()
    with zipfile.ZipFile(archive) as package:
        assert package.read(f"第四卷 试卷及结果/scan-{key.candidate}-work_process-1.png") == PNG


def test_a_code_printed_twice_is_kept_once(signed: Bureau, tmp_path: Path) -> None:
    zheng, papers = signed.as_("zheng"), signed.office.papers
    query = "SELECT count(*) FROM record WHERE kind = 'printed_codes'"
    for name in ("a.pdf", "b.pdf"):
        papers.sheets_together(zheng, PLAN, tmp_path / name)
    with signed.office.door.database.reading_connection() as connection:
        assert connection.exec_driver_sql(query).scalar_one() == 1
