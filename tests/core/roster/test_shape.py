from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from skillassess.documents.roster import read_roster
from skillassess.documents.roster_columns import id_type_codes
from skillassess.errors import Refused
from skillassess.model.identity import IdType
from skillassess.model.roster import RosterPreview

TODAY = date(2026, 11, 20)
HEADINGS = ("姓名", "证件号", "级别", "职业名称")
DRAGON = ("龙静", "440402198207119977", "四级", "电工")
SU = ("苏华子", "442000199712229984", "四级", "电工")
FROM_ID = ("roster-columns-from-id", "info", 1)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., RosterPreview]:
    """Read the given rows as they are, from the first sheet."""

    def preview(*rows: tuple[object, ...], merge: str | None = None) -> RosterPreview:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in rows:
            sheet.append(list(row))
        if merge is not None:
            sheet.merge_cells(merge)
        path = tmp_path / "roster.xlsx"
        book.save(path)
        return read_roster(path, today=TODAY)

    return preview


Table = Callable[..., RosterPreview]


def said(preview: RosterPreview) -> list[tuple[str, str, int | None]]:
    return [(note.code, note.severity, note.row) for note in preview.notes]


def test_four_columns_are_enough_where_the_id_number_tells_the_rest(table: Table) -> None:
    preview = table(HEADINGS, DRAGON)
    assert said(preview) == [FROM_ID]
    assert preview.entries[0].birth_date == date(1982, 7, 11)
    assert (preview.entries[0].sex, preview.entries[0].id_type) == ("男", IdType.RESIDENT)


@pytest.mark.parametrize(
    "headings",
    [
        ("考生姓名", "身份证号码", "申报等级", "职业(工种)"),
        (" 姓 名 ", "证件号码*", "职业技能\n等级", "职业（工种）"),
        ("姓名（必填）", "＊身份证号", "级别：", "报考职业"),
    ],
)
def test_a_heading_is_known_by_its_other_names_and_marks(table: Table, headings: tuple[str, ...]) -> None:
    assert len(table(headings, DRAGON).entries) == 1


def test_columns_come_in_any_order_below_a_title(table: Table) -> None:
    preview = table(("2026年报名表",), (), tuple(reversed(HEADINGS)), tuple(reversed(DRAGON)))
    assert [row.row for row in preview.rows] == [4]
    assert preview.entries[0].name == "龙静"


def test_extra_columns_are_said_once(table: Table) -> None:
    preview = table((*HEADINGS, "班组", None, "是否党员"), (*DRAGON, "一班", None, "否"), (*SU, "二班", None, "否"))
    assert said(preview) == [("roster-extra-columns", "info", 1), FROM_ID]
    assert all(row.notes == () for row in preview.rows)


def test_a_heading_that_comes_twice_refuses_the_file(table: Table) -> None:
    preview = table((*HEADINGS, "身份证号"), (*DRAGON, "442000199712229984"))
    assert ("roster-heading-twice", "error", 1) in said(preview)
    assert preview.is_refused
    assert preview.entries == ()


def test_an_unknown_heading_may_come_twice(table: Table) -> None:
    preview = table((*HEADINGS, "班组", "班组"), (*DRAGON, "一", "二"))
    assert not preview.is_refused


def test_a_missing_required_column_is_named(table: Table) -> None:
    with pytest.raises(Refused) as refused:
        table(("姓名", "证件号", "性别"), ("龙静", "440402198207119977", "男"))
    assert refused.value.code == "roster-column-missing"
    assert refused.value.params["columns"] == "职业名称、级别"


def test_a_sheet_without_a_heading_is_refused(table: Table) -> None:
    with pytest.raises(Refused, match="roster-no-heading"):
        table(("一", "二", "三"), DRAGON)


def test_a_heading_below_the_thirtieth_row_is_not_looked_for(table: Table) -> None:
    assert len(table(*[("说明",)] * 29, HEADINGS, DRAGON).entries) == 1
    with pytest.raises(Refused, match="roster-no-heading"):
        table(*[("说明",)] * 30, HEADINGS, DRAGON)


def test_empty_rows_and_rows_with_a_running_number_only_are_passed_over(table: Table) -> None:
    preview = table(("序号", *HEADINGS), (1, *DRAGON), (), (2, None, "  "), (3, *SU), ("4",))
    assert [row.row for row in preview.rows] == [2, 5]
    assert preview.notes[1:] == ()


def test_a_row_with_anything_else_is_not_passed_over(table: Table) -> None:
    preview = table(HEADINGS, DRAGON, (None, None, "四级", None))
    assert [(note.code, note.column) for note in preview.rows[1].notes] == [
        ("roster-missing", "姓名"),
        ("roster-missing", "证件号"),
        ("roster-missing", "职业名称"),
    ]


def test_a_row_that_is_only_a_formula_is_not_passed_over(table: Table) -> None:
    preview = table(HEADINGS, DRAGON, ("=A2", None, None, None))
    assert preview.rows[1].notes[0].code == "roster-formula"


@pytest.mark.parametrize(
    "foot", [("合计", 2), ("合 计：2人",), ("填报人：王五", None, "审核人："), (None, None, "小计", "2")]
)
def test_a_foot_is_said_and_not_read(table: Table, foot: tuple[object, ...]) -> None:
    preview = table(HEADINGS, DRAGON, SU, foot)
    assert said(preview) == [FROM_ID, ("roster-foot", "info", 4)]
    assert len(preview.rows) == 2


def test_a_total_that_is_not_the_number_of_rows_is_a_warning(table: Table) -> None:
    preview = table(HEADINGS, DRAGON, SU, ("合计", 3))
    assert said(preview)[1:] == [("roster-foot-differs", "warning", 4)]
    assert dict(preview.notes[1].params) == {"given": "3", "counted": "2"}


def test_nobody_below_the_foot_is_lost(table: Table) -> None:
    preview = table(HEADINGS, DRAGON, ("合计", 1), SU)
    assert [row.row for row in preview.rows] == [2, 4]


def test_a_person_whose_name_opens_like_a_foot_stays_a_person(table: Table) -> None:
    preview = table(HEADINGS, ("注册", None, "四级", "电工"), ("合计", "442000199712229984", "四级", "电工"))
    assert [row.name for row in preview.rows] == ["注册", "合计"]


def test_the_first_visible_sheet_with_a_heading_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["说明"])
    hidden = book.create_sheet("旧")
    hidden.append(HEADINGS)
    hidden.append(SU)
    hidden.sheet_state = "hidden"
    book.create_sheet("空")
    roster = book.create_sheet("名单")
    roster.append(HEADINGS)
    roster.append(DRAGON)
    path = tmp_path / "sheets.xlsx"
    book.save(path)
    preview = read_roster(path, today=TODAY)
    assert [entry.name for entry in preview.entries] == ["龙静"]
    assert dict(preview.notes[1].params) == {"sheet": "名单", "others": "Sheet、空"}


def test_cells_merged_over_rows_are_a_warning(table: Table) -> None:
    preview = table(HEADINGS, DRAGON, SU, merge="D2:D3")
    assert ("roster-merged-cells", "warning", 2) in said(preview)
    assert [note.code for note in preview.rows[1].notes] == ["roster-missing"]


def test_a_merged_title_is_no_finding(table: Table) -> None:
    assert said(table(("报名表",), HEADINGS, DRAGON, merge="A1:D1")) == [("roster-columns-from-id", "info", 2)]


def test_a_formula_in_an_unread_column_does_no_harm(table: Table) -> None:
    preview = table(("序号", *HEADINGS, "班组"), ("=ROW()-1", *DRAGON, "=1+1"))
    assert preview.rows[0].notes == ()


def test_a_formula_as_heading_refuses_the_file(
    zipped: Callable[[Mapping[str, str]], Path], sheet_xml: Callable[..., str]
) -> None:
    text = sheet_xml()
    formula = text.replace(
        '<c r="B1" t="inlineStr"><is><t>姓名</t></is></c>', '<c r="B1" t="str"><f>X1</f><v>姓名</v></c>'
    )
    assert formula != text
    preview = read_roster(zipped({"xl/worksheets/sheet1.xml": formula}), today=TODAY)
    assert [(note.code, note.column) for note in preview.notes] == [("roster-formula", "姓名")]
    assert preview.is_refused
    assert preview.entries == ()


def test_every_cell_of_an_array_formula_is_a_formula(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADINGS, DRAGON, SU):
        sheet.append(row)
    sheet["D2"] = ArrayFormula("D2:D3", '="电工"')
    path = tmp_path / "array.xlsx"
    book.save(path)
    preview = read_roster(path, today=TODAY)
    assert [[note.code for note in row.notes] for row in preview.rows] == [["roster-formula"], ["roster-formula"]]


def test_an_error_value_is_refused_in_words(zipped: Callable[..., Path], sheet_xml: Callable[..., str]) -> None:
    text = sheet_xml()
    wrong = text.replace(
        '<c r="P2" t="inlineStr"><is><t>示例链主装备有限公司</t></is></c>', '<c r="P2" t="e"><v>#N/A</v></c>'
    )
    assert wrong != text
    preview = read_roster(zipped({"xl/worksheets/sheet1.xml": wrong}), today=TODAY)
    assert [(note.code, note.column) for note in preview.rows[0].notes] == [("roster-error-value", "所在单位")]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append((*HEADINGS, "出生日期"))
    sheet.append((*DRAGON, date(1982, 7, 11)))
    path = tmp_path / "1904.xlsx"
    book.save(path)
    assert read_roster(path, today=TODAY).rows[0].notes == ()


def test_progress_is_told_to_the_end(save: Callable[..., Path]) -> None:
    told: list[tuple[int, int]] = []
    read_roster(save({}), today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(2, 2)]


def test_reading_the_same_bytes_twice_gives_the_same_preview(data: Path) -> None:
    path = data / "roster-as-sent-60.xlsx"
    assert read_roster(path, today=TODAY) == read_roster(path, today=TODAY)


def test_only_the_verified_kind_of_document_has_a_filing_code() -> None:
    found = {code.id_type: (code.code, code.is_verified) for code in id_type_codes().values()}
    assert found.pop(IdType.RESIDENT) == ("201", True)
    assert set(found) == set(IdType) - {IdType.RESIDENT}
    assert set(found.values()) == {("", False)}
