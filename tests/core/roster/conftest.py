from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from skillassess.documents.roster import read_roster
from skillassess.model.roster import RosterPreview

TODAY = date(2026, 11, 20)
DATA = Path(__file__).resolve().parents[2] / "data"

PERSON: dict[str, object] = {
    "序号": "1",
    "姓名": "龙静",
    "证件类型": "身份证",
    "证件号": "440402198207119977",
    "性别": "男",
    "出生日期": "1982-07-11",
    "文化程度": "高中",
    "考生来源": "私营企业",
    "证书领取": "自取",
    "职业名称": "电工",
    "工种名称": "电工",
    "级别": "四级/中级工",
    "申报条件": "3",
    "手机号码": "13800000950",
    "参加工作时间": "2004-09-01",
    "所在单位": "示例链主装备有限公司",
    "工作岗位": "维修电工",
    "备注": None,
}
OTHER = {
    "姓名": "苏华子",
    "证件号": "442000199712229984",
    "性别": "女",
    "出生日期": "1997-12-22",
    "参加工作时间": "2018-05-01",
}

Read = Callable[..., RosterPreview]
Zipped = Callable[[Mapping[str, str | bytes]], Path]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="报名表" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Save rows, given as differences to a clean person, as a workbook."""

    def saved(*changes: Mapping[str, object], headings: Sequence[str] = tuple(PERSON)) -> Path:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(list(headings))
        for change in changes:
            person = PERSON | dict(change)
            sheet.append([person.get(heading) for heading in headings])
        path = tmp_path / "roster.xlsx"
        book.save(path)
        return path

    return saved


@pytest.fixture
def read(save: Callable[..., Path]) -> Read:
    """Read rows, given as differences to a clean person."""

    def preview(*changes: Mapping[str, object], headings: Sequence[str] = tuple(PERSON)) -> RosterPreview:
        return read_roster(save(*changes, headings=headings), today=TODAY)

    return preview


@pytest.fixture
def zipped(tmp_path: Path) -> Zipped:
    """Write a package of the usual parts and the given ones."""

    def written(parts: Mapping[str, str | bytes]) -> Path:
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in (PARTS | dict(parts)).items():
                package.writestr(name, content)
        path = tmp_path / "sent.xlsx"
        path.write_bytes(memory.getvalue())
        return path

    return written


@pytest.fixture
def sheet_xml() -> Callable[..., str]:
    """Return a sheet's XML: heading and one clean person, then the given rows as they are."""

    def sheet(more: str = "", *, before: str = "", after: str = "") -> str:
        rows = row(1, PERSON.keys()) + row(2, PERSON.values())
        return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}{more}</sheetData>{after}</worksheet>'

    def row(number: int, values: Iterable[object]) -> str:
        cells = (cell(number, place, str(value or "")) for place, value in enumerate(values))
        return f'<row r="{number}">{"".join(cells)}</row>'

    def cell(row: int, place: int, text: str) -> str:
        return f'<c r="{chr(ord("A") + place)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    return sheet
