from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl.xml
import pytest

from skillassess.documents.roster import read_roster
from skillassess.documents.roster_package import rebuilt
from skillassess.documents.roster_scan import scan_sheet
from skillassess.documents.roster_xml import scan_strings
from skillassess.errors import FileProblem, Problem, Refused
from skillassess.texts import explain, sentences

TODAY = date(2026, 11, 20)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Zipped = Callable[[Mapping[str, str | bytes]], Path]
SheetXml = Callable[..., str]

pytestmark = [pytest.mark.promise(37), pytest.mark.timeout(30)]


def refusal(path: Path) -> Problem:
    """Return how a file is refused, after checking that this is told in words in both languages."""
    with pytest.raises(Problem) as caught:
        read_roster(path, today=TODAY)
    for language in ("zh_CN", "en"):
        told = explain(caught.value, language)
        assert told != caught.value.code
        assert "{" not in told
    return caught.value


def ending(path: Path) -> str:
    """Return how reading ends: the code of a refusal, or ``read``; anything else raised is a bug and comes through."""
    try:
        read_roster(path, today=TODAY)
    except Problem as problem:
        return problem.code
    return "read"


def text(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>x</t></is></c></row>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.xlsx", b"", "roster-file-empty"),
        ("old.xls", OLE + bytes(600), "roster-file-old-format"),
        ("old-renamed.xlsx", OLE + bytes(600), "roster-file-old-format"),
        (
            "locked.xlsx",
            OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
            "roster-file-encrypted",
        ),
        ("roster.csv", "姓名,证件号\n龙静,440402198207119977".encode(), "roster-file-text"),
        ("roster-gbk.csv", "姓名,证件号".encode("gb18030"), "roster-file-text"),
        ("roster.txt", b"\xef\xbb\xbfname", "roster-file-text"),
        ("csv.xlsx", "姓名,证件号\n".encode(), "roster-file-not-workbook"),
        ("page.xlsx", b"<html><table><tr><td>1</td></tr></table></html>", "roster-file-not-workbook"),
        ("spreadsheetml.xlsx", b'<?xml version="1.0"?><Workbook/>', "roster-file-not-workbook"),
        ("paper.xlsx", b"%PDF-1.7\n", "roster-file-not-workbook"),
        ("program.xlsx", b"MZ\x90\x00" + bytes(600), "roster-file-not-workbook"),
        ("zeros.xlsx", bytes(5000), "roster-file-not-workbook"),
        ("half.xlsx", b"PK\x03\x04" + bytes(600), "roster-file-damaged"),
        ("mark.xlsx", b"PK", "roster-file-damaged"),
    ],
)
def test_another_kind_of_file_is_refused_in_words(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problem = refusal(path)
    assert isinstance(problem, FileProblem)
    assert problem.code == code
    assert problem.params["name"] == name


def test_a_missing_file_and_a_folder_are_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx").code == "roster-file-missing"
    assert refusal(tmp_path).code == "roster-file-missing"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"\x00"}, "roster-file-macros"),
        ({"xl/macrosheets/sheet1.xml": "<x/>"}, "roster-file-macros"),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
            },
            "roster-file-macros",
        ),
        ({"xl/workbook.bin": b"\x00"}, "roster-file-not-workbook"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "roster-file-not-workbook"),
        ({"_rels/.rels": "<Relationships/>", "xl/workbook.xml": "<workbook/>"}, "roster-no-heading"),
        ({"_rels/.rels": "no xml"}, "roster-file-damaged"),
        ({"xl/workbook.xml": "<workbook>"}, "roster-file-damaged"),
        ({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'}, "roster-file-entities"),
        ({"[Content_Types].xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Types/>'}, "roster-file-entities"),
        ({"xl/styles.xml": "<styleSheet>"}, None),
        ({SHEET: ""}, "roster-file-damaged"),
        ({SHEET: "<worksheet>"}, "roster-file-damaged"),
        ({SHEET: b"\xff\xfe<\x00a\x00/\x00>\x00"}, "roster-file-damaged"),
        ({SHEET: "<worksheet/>"}, "roster-no-heading"),
        ({STRINGS: "<sst><si>"}, "roster-file-damaged"),
        ({STRINGS: '<!DOCTYPE x [<!ENTITY a "b">]><sst/>'}, "roster-file-entities"),
        ({STRINGS: f"<sst><si><t>{'x' * 32_768}</t></si></sst>"}, "roster-cell-too-long"),
        ({STRINGS: f"<sst><si><t>{'x' * 32_767}</t></si></sst>"}, None),
    ],
)
def test_a_package_with_wrong_parts_is_refused_in_words(
    zipped: Zipped, sheet_xml: SheetXml, parts: dict[str, str | bytes], code: str | None
) -> None:
    path = zipped({SHEET: sheet_xml()} | parts)
    if code is None:
        assert len(read_roster(path, today=TODAY).entries) == 1
    else:
        assert refusal(path).code == code


def test_a_broken_styles_part_in_use_is_refused_in_words(zipped: Zipped, sheet_xml: SheetXml) -> None:
    relations = (
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    path = zipped({SHEET: sheet_xml(), "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": "<styleSheet>"})
    assert refusal(path).code == "roster-file-damaged"


BILLION = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "declaration", [BILLION, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE x>"]
)
def test_entities_in_the_sheet_are_refused(zipped: Zipped, sheet_xml: SheetXml, declaration: str) -> None:
    more = '<row r="3"><c r="A3" t="inlineStr"><is><t>&a;</t></is></c></row>' if "ENTITY" in declaration else ""
    assert refusal(zipped({SHEET: declaration + sheet_xml(more)})).code == "roster-file-entities"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (text(40_001), "roster-too-many-rows"),
        (text(1_048_576), "roster-too-many-rows"),
        ('<row r="3"><c r="XFD3"><v>1</v></c></row>', "roster-too-many-columns"),
        ('<row r="3"><c r="GS3"><v>1</v></c></row>', "roster-too-many-columns"),
        ('<row r="3"><c r="A3"/></row><row r="1048576"><c r="XFD1048576"><f>1</f></c></row>', "roster-too-many-rows"),
        ('<row r="3"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>', "roster-file-damaged"),
        ('<row r="3"><c r="A0"><v>1</v></c></row>', "roster-file-damaged"),
        ('<row r="3"><c r="3"><v>1</v></c></row>', "roster-file-damaged"),
        ('<row r="-3"><c><v>1</v></c></row>', "roster-file-damaged"),
        ('<row r="3"><c r="A3" t="s"><v>7</v></c></row>', "roster-file-damaged"),
        ('<row r="3"><c r="A3"><v>1</c></row>', "roster-file-damaged"),
        ('<row r="3"><c r="A3" t="inlineStr"><is><t>&undefined;</t></is></c></row>', "roster-file-damaged"),
        (f'<row r="3">{"<c><v>1</v></c>" * 201}</row>', "roster-too-many-columns"),
        (f'<row r="3"><c r="A3" t="inlineStr"><is><t>{"x" * 300_000}</t></is></c></row>', "roster-cell-too-long"),
        ("".join(f"<x{number}/>" for number in range(1_001)), "roster-file-damaged"),
    ],
)
def test_a_sheet_beyond_its_limits_is_refused_in_words(
    zipped: Zipped, sheet_xml: SheetXml, more: str, code: str
) -> None:
    assert refusal(zipped({SHEET: sheet_xml(more)})).code == code


def test_unplaced_rows_without_end_are_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    more = "<row><c><v>1</v></c></row>" * 40_001
    assert refusal(zipped({SHEET: sheet_xml(more)})).code == "roster-too-many-rows"


@pytest.mark.parametrize(
    ("count", "reference", "is_taken"),
    [(2_000, "A{0}:B{0}", True), (2_001, "A{0}:B{0}", False)],
)
def test_merged_cells_without_end_are_refused(
    zipped: Zipped, sheet_xml: SheetXml, count: int, reference: str, *, is_taken: bool
) -> None:
    after = "".join(f'<mergeCell ref="{reference.format(number + 100)}"/>' for number in range(count))
    path = zipped({SHEET: sheet_xml(after=f"<mergeCells>{after}</mergeCells>")})
    if is_taken:
        assert len(read_roster(path, today=TODAY).entries) == 1
    else:
        assert refusal(path).code == "roster-too-many-areas"


def test_a_lying_dimension_is_not_believed(zipped: Zipped, sheet_xml: SheetXml) -> None:
    for dimension in ("A1:XFD1048576", "A1", "A5:B1"):
        path = zipped({SHEET: sheet_xml(before=f'<dimension ref="{dimension}"/>')})
        assert len(read_roster(path, today=TODAY).entries) == 1


def test_formatting_that_reaches_far_is_no_content(zipped: Zipped, sheet_xml: SheetXml) -> None:
    far = '<row r="3"><c r="XFD3" s="0"/></row><row r="1048576" ht="20"><c r="A1048576" s="0"/></row>'
    assert len(read_roster(zipped({SHEET: sheet_xml(far)}), today=TODAY).rows) == 1


def test_four_hundred_thousand_rows_are_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    more = "".join(text(number) for number in range(3, 400_000))
    assert refusal(zipped({SHEET: sheet_xml(more)})).code == "roster-too-many-rows"


def test_twenty_thousand_candidates_are_taken_and_one_more_is_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    rows = [f'<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>张</t></is></c></row>' for row in range(3, 20_003)]
    preview = read_roster(zipped({SHEET: sheet_xml("".join(rows[:-1]))}), today=TODAY)
    assert len(preview.rows) == 20_000
    assert refusal(zipped({SHEET: sheet_xml("".join(rows))})).code == "roster-too-many-rows"


def test_one_long_text_in_many_cells_is_refused_before_it_fills_the_memory(zipped: Zipped, sheet_xml: SheetXml) -> None:
    strings = f"<sst><si><t>{'长' * 30_000}</t></si><si><t>短</t></si></sst>"

    def sheet(index: int) -> str:
        return sheet_xml(
            "".join(f'<row r="{row}"><c r="R{row}" t="s"><v>{index}</v></c></row>' for row in range(3, 2_000))
        )

    assert refusal(zipped({SHEET: sheet(0), STRINGS: strings})).code == "roster-too-much-text"
    assert len(read_roster(zipped({SHEET: sheet(1), STRINGS: strings}), today=TODAY).entries) == 1


def test_a_zip_bomb_is_refused_by_what_it_declares(zipped: Zipped, sheet_xml: SheetXml) -> None:
    bomb = sheet_xml() + " " * (60 << 20)
    assert refusal(zipped({SHEET: bomb})).code == "roster-file-inflates"


def test_a_package_that_declares_too_much_in_all_is_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    def pictures(count: int) -> dict[str, str | bytes]:
        return {SHEET: sheet_xml()} | {f"xl/media/{number}.bin": bytes(8 << 20) for number in range(count)}

    assert ending(zipped(pictures(24))) == "read"
    assert refusal(zipped(pictures(25))).code == "roster-file-inflates"


def test_a_zip_bomb_that_lies_about_its_size_is_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    honest = zipped({SHEET: sheet_xml() + " " * (60 << 20)})
    content = honest.read_bytes()
    true_size = struct.pack("<I", len(sheet_xml().encode()) + (60 << 20))
    assert true_size in content
    honest.write_bytes(content.replace(true_size, struct.pack("<I", 1000)))
    assert refusal(honest).code in ("roster-file-damaged", "roster-file-inflates")


def test_a_package_with_members_without_end_is_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    path = zipped({SHEET: sheet_xml(), **{f"x/{number}": "" for number in range(5_001)}})
    assert refusal(path).code == "roster-file-inflates"


def test_two_members_of_one_name_are_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    path = zipped({SHEET: sheet_xml()})
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(SHEET, "<worksheet/>")
    assert refusal(path).code == "roster-file-damaged"


def test_a_member_with_a_password_is_refused(zipped: Zipped, sheet_xml: SheetXml) -> None:
    path = zipped({SHEET: sheet_xml()})
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    path.write_bytes(content)
    assert refusal(path).code == "roster-file-encrypted"


def test_a_member_packed_in_a_rare_way_is_refused(tmp_path: Path, zipped: Zipped, sheet_xml: SheetXml) -> None:
    usual = zipped({SHEET: sheet_xml()})
    rare = tmp_path / "rare.xlsx"
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(rare, "w", zipfile.ZIP_LZMA) as target:
        for member in source.namelist():
            target.writestr(member, source.read(member))
    assert refusal(rare).code == "roster-file-damaged"


def test_a_file_beyond_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate((50 << 20) + 1)
    assert refusal(path).code == "roster-file-too-big"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_roster_is_read_or_refused_in_words(data: Path, tmp_path: Path, seed: int) -> None:
    generator = random.Random(seed)
    content = bytearray((data / "roster-clean-30.xlsx").read_bytes())
    for _ in range(generator.randint(1, 20)):
        content[generator.randrange(len(content))] = generator.randrange(256)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content[: generator.choice((len(content), generator.randrange(len(content))))])
    assert ending(path) in {"read", *sentences("zh_CN")}


@pytest.mark.parametrize("seed", range(60))
def test_a_sheet_with_damaged_xml_is_read_or_refused_in_words(zipped: Zipped, sheet_xml: SheetXml, seed: int) -> None:
    generator = random.Random(seed)
    text_of_sheet = sheet_xml()
    for _ in range(generator.randint(1, 5)):
        place = generator.randrange(len(text_of_sheet))
        piece = generator.choice(
            ("<", ">", '"', "</c>", "<f>", "&", "<c>", "]]>", "<!--", "r=", "9", "", "<row>", "\x00")
        )
        text_of_sheet = text_of_sheet[:place] + piece + text_of_sheet[place + generator.randint(0, 9) :]
    assert ending(zipped({SHEET: text_of_sheet})) in {"read", *sentences("zh_CN")}


HIDDEN_FORMULAS = [
    '<row r="3"><c r="B3"><f>1+1</f><v>2</v></c></row>',
    '<row r="3"><c r="B3" ><f >1</f><v>2</v></c></row>',
    "<row r='3'><c r='B3'><f/><v>2</v></c></row>",
    '<row r="3"><c r="A3"/><c><f>1</f><v>2</v></c></row>',
    '<row r="3"><c r="&#66;3"><f>1</f><v>2</v></c></row>',
    f'<row r="3"><y:c xmlns:y="{MAIN}" r="B3"><y:f>1</y:f><y:v>2</y:v></y:c></row>',
    '<!-- --><row r="3"><c r="B3"><f>1</f><v>2</v></c></row>',
]


@pytest.mark.parametrize("more", HIDDEN_FORMULAS)
def test_a_formula_is_found_however_it_is_written(sheet_xml: SheetXml, more: str) -> None:
    assert (3, 2) in scan_sheet(sheet_xml(more).encode(), "x").formulas


def test_plain_rows_inside_a_comment_do_not_hide_what_follows(sheet_xml: SheetXml) -> None:
    plain = sheet_xml()
    start, end = plain.index("<sheetData>"), plain.index("</worksheet>")
    closing = plain[start:end].replace("<t>龙静</t>", "<t>--></t>")
    formula = '<row r="9"><c r="B9"><f>1</f><v>2</v></c></row>'
    trick = f"{plain[:start]}<!-- {closing}{formula}<!-- -->{plain[end:]}"
    with pytest.raises(FileProblem):
        scan_sheet(trick.encode(), "x")
    instruction = f"{plain[:start]}<?x {plain[start:end].replace('龙静', '?>')}{formula}<?x ?>{plain[end:]}"
    with pytest.raises(FileProblem):
        scan_sheet(instruction.encode(), "x")


def test_plain_strings_inside_a_comment_do_not_hide_what_follows() -> None:
    hidden = f"<si><t>{'x' * 40_000}</t></si>"
    tricks = (
        f"<!-- <sst><si><t>--></t></si></sst>{hidden}<!-- --><sst/>",
        f"<x><?y <sst><si><t>?></t></si></sst>{hidden}<?y ?></x>",
    )
    for trick in tricks:
        with pytest.raises(Problem) as caught:
            scan_strings(trick.encode(), "x")
        assert caught.value.code in ("roster-cell-too-long", "roster-file-damaged")


@pytest.mark.parametrize("length", [1, 63, 64, 127, 128, 5_000, 32_767])
def test_no_shared_string_is_longer_than_it_is_said_to_be(length: int) -> None:
    content = f"<sst><si><t>{'x' * length}</t></si><si><t>y</t></si></sst>".encode()
    assert scan_strings(content, "x") >= length


def test_too_many_shared_strings_are_refused() -> None:
    for item in (b"<si><t>x</t></si>", b"<si/>"):
        with pytest.raises(Refused, match="roster-too-much-text"):
            scan_strings(b"<sst>" + item * 1_000_001 + b"</sst>", "x")


def test_the_quick_and_the_thorough_pass_tell_the_same(data: Path) -> None:
    for name in ("roster-clean-30.xlsx", "roster-as-sent-60.xlsx"):
        with zipfile.ZipFile(data / name) as package:
            content = package.read(SHEET)
        thorough = content.replace(b"<sheetData>", b"<sheetData >")
        assert thorough != content
        quick, slow = scan_sheet(content, name), scan_sheet(thorough, name)
        assert replace(quick, cells=0) == replace(slow, cells=0)
        assert quick.cells >= slow.cells > 0


def test_the_package_read_from_holds_inspected_parts_only() -> None:
    with zipfile.ZipFile(rebuilt(b"<worksheet/>", None, None, counts_from_1904=False)) as package:
        names = package.namelist()
    assert SHEET in names
    assert STRINGS not in names
    assert len(names) == 5


def test_defusedxml_guards_the_workbook_library_too() -> None:
    assert openpyxl.xml.DEFUSEDXML


def test_a_refusal_names_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "王小明.xlsx"
    path.write_bytes(b"")
    problem = refusal(path)
    assert str(problem) == "roster-file-empty"
    assert str(tmp_path) not in repr(problem.params)


def test_a_full_roster_of_one_name_is_read_before_the_time_limit(zipped: Zipped, sheet_xml: SheetXml) -> None:
    """Guards against a quadratic comparison of rows: that one took longer than this module's tests may."""
    rows = "".join(
        f'<row r="{row}"><c r="B{row}" t="inlineStr"><is><t>张三</t></is></c>'
        f'<c r="D{row}" t="inlineStr"><is><t>4404021982071{row:05d}</t></is></c></row>'
        for row in range(3, 20_002)
    )
    path = zipped({SHEET: sheet_xml(rows)})
    assert len(read_roster(path, today=TODAY).rows) == 20_000


def test_a_roster_is_read_whatever_its_ending(zipped: Zipped, sheet_xml: SheetXml) -> None:
    path = zipped({SHEET: sheet_xml()})
    other = path.with_suffix(".dat")
    path.rename(other)
    assert len(read_roster(other, today=TODAY).entries) == 1


def test_the_file_is_left_as_it_was(zipped: Zipped, sheet_xml: SheetXml) -> None:
    path = zipped({SHEET: sheet_xml()})
    before = path.read_bytes()
    read_roster(path, today=TODAY)
    assert path.read_bytes() == before
    assert io.BytesIO(before).read() == before


def test_too_many_rows_is_a_refusal_and_damage_a_file_problem(zipped: Zipped, sheet_xml: SheetXml) -> None:
    assert isinstance(refusal(zipped({SHEET: sheet_xml(text(40_001))})), Refused)
    assert isinstance(refusal(zipped({SHEET: "<"})), FileProblem)
