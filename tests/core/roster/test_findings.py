from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from skillassess.model.identity import IdType, check_digit
from skillassess.model.levels import Level
from skillassess.model.roster import RosterPreview, RosterRow

Read = Callable[..., RosterPreview]
OTHER = {
    "姓名": "苏华子",
    "证件号": "442000199712229984",
    "性别": "女",
    "出生日期": "1997-12-22",
    "参加工作时间": "2018-05-01",
}


def only(preview: RosterPreview) -> RosterRow:
    assert len(preview.rows) == 1
    return preview.rows[0]


def codes(row: RosterRow) -> list[tuple[str, str, str | None]]:
    return [(note.code, note.severity, note.column) for note in row.notes]


def born(day: date, *, is_male: bool = True) -> dict[str, object]:
    """Return a person born on a day, ID number and all."""
    first = f"440402{day:%Y%m%d}99{7 if is_male else 8}"
    return {"证件号": first + check_digit(first), "出生日期": day.isoformat(), "参加工作时间": None}


REFUSED: list[tuple[str, object, str]] = [
    ("证件号", 440402198207119977, "roster-id-is-number"),
    ("证件号", 13800000950, "roster-id-is-number"),
    ("证件号", date(1982, 7, 11), "roster-id-is-number"),
    ("证件号", "440402198207119978", "id-check-digit"),
    ("证件号", "44040219820711997", "id-length"),
    ("证件号", "440402820711997", "id-length"),
    ("证件号", "4404O2198207119977", "id-characters"),
    ("证件号", "440402198213119977", "id-birth-date"),
    ("证件号", None, "roster-missing"),
    ("证件号", "--", "roster-missing"),
    ("证件号", "4" * 41, "roster-text-too-long"),
    ("证件号", "4" * 40, "id-length"),
    ("证件号", "=A1&B1", "roster-formula"),
    ("证件号", "@440402198207119977", "roster-formula-text"),
    ("姓名", None, "roster-missing"),
    ("姓名", "　", "roster-missing"),
    ("姓名", "龙静1", "name-characters"),
    ("姓名", 123, "name-characters"),
    ("姓名", "龙静(女)", "name-characters"),
    ("姓名", "+龙静", "roster-formula-text"),
    ("姓名", '=HYPERLINK("x","龙静")', "roster-formula"),
    ("姓名", "龙" * 51, "roster-text-too-long"),
    ("证件类型", "学生证", "roster-id-type-unknown"),
    ("性别", "未知", "roster-sex-unknown"),
    ("性别", "女", "roster-sex-contradicts-id"),
    ("出生日期", "1982-07-12", "roster-birth-contradicts-id"),
    ("出生日期", datetime(1982, 7, 12), "roster-birth-contradicts-id"),  # noqa: DTZ001  a workbook's dates are naive
    ("出生日期", "82-7-11", "roster-date-unreadable"),
    ("出生日期", "1982-07", "roster-date-unreadable"),
    ("出生日期", "1982-02-30", "roster-date-unreadable"),
    ("出生日期", 30143, "roster-date-unreadable"),
    ("出生日期", "不详", "roster-date-unreadable"),
    ("出生日期", "=TODAY()", "roster-formula"),
    ("参加工作时间", "2026-11-21", "roster-date-future"),
    ("参加工作时间", "1899-12-31", "roster-date-unreadable"),
    ("参加工作时间", 2004.09, "roster-date-unreadable"),
    ("参加工作时间", "2004-09-01到2006-01-01", "roster-date-unreadable"),
    ("级别", None, "roster-missing"),
    ("级别", "高级技师一级", "roster-level-unknown"),
    ("级别", "四級", "roster-level-unknown"),
    ("级别", "学徒工", "roster-level-unknown"),
    ("级别", 6, "roster-level-unknown"),
    ("职业名称", None, "roster-missing"),
    ("职业名称", "/", "roster-missing"),
    ("职业名称", "=电工", "roster-formula"),
    ("所在单位", "＝cmd|' /C calc'!A0", "roster-formula-text"),
    ("所在单位", "示" * 101, "roster-text-too-long"),
    ("所在单位", "示例\u202e公司", "roster-control-character"),
    ("备注", "-1+1", "roster-formula-text"),
    ("备注", "@SUM(A1)", "roster-formula-text"),
    ("手机号码", "=13800000950", "roster-formula"),
    ("手机号码", "@13800000950", "roster-formula-text"),
    ("工作岗位", "+电工", "roster-formula-text"),
]


@pytest.mark.promise(38)
@pytest.mark.parametrize(("column", "value", "code"), REFUSED)
def test_a_wrong_cell_refuses_its_row_with_one_reason(read: Read, column: str, value: object, code: str) -> None:
    row = only(read({column: value}))
    assert codes(row) == [(code, "error", column)]
    assert row.notes[0].row == row.row == 2
    assert row.values is None


SAID: list[tuple[str, object, str, str]] = [
    ("证件号", "４４０４０２１９８２０７１１９９７７", "roster-full-width", "info"),
    ("证件号", " 440402198207119977\xa0", "roster-blanks", "info"),
    ("姓名", "龙 静", "roster-blanks", "info"),
    ("姓名", "阿依古丽•买买提", "roster-name-dot", "info"),
    ("职业名称", "电 工", "roster-blanks", "info"),
    ("职业名称", "电工\n", "roster-blanks", "info"),
    ("级别", " 四级 / 中级工", "roster-blanks", "info"),
    ("出生日期", "１９８２-07-11", "roster-full-width", "info"),
    ("出生日期", None, "roster-from-id", "info"),
    ("性别", None, "roster-from-id", "info"),
    ("证件类型", None, "roster-id-type-assumed", "info"),
    ("参加工作时间", "2004年9月", "roster-month-only", "info"),
    ("参加工作时间", "1982-07-10", "roster-work-before-birth", "warning"),
    ("手机号码", "138 0000 0950", "roster-phone-normalised", "info"),
    ("手机号码", "138-0000-0950", "roster-phone-normalised", "info"),
    ("手机号码", "+8613800000950", "roster-phone-normalised", "info"),
    ("手机号码", "1380000095", "roster-phone-form", "warning"),
    ("手机号码", "138000009501", "roster-phone-form", "warning"),
    ("手机号码", "12800000950", "roster-phone-form", "warning"),
    ("文化程度", "高中毕业", "roster-value-not-listed", "info"),
    ("申报条件", "第三条", "roster-condition-no-ordinal", "warning"),
    ("所在单位", "示例链主装备有限公司 ", "roster-blanks", "info"),
]


@pytest.mark.promise(38)
@pytest.mark.parametrize(("column", "value", "code", "severity"), SAID)
def test_a_normalised_or_doubtful_cell_is_kept_and_said(
    read: Read, column: str, value: object, code: str, severity: str
) -> None:
    row = only(read({column: value}))
    assert codes(row) == [(code, severity, column)]
    assert row.values is not None


UNSAID: list[tuple[str, object, str, object]] = [
    ("出生日期", "1982/7/11", "birth_date", date(1982, 7, 11)),
    ("出生日期", "1982.07.11", "birth_date", date(1982, 7, 11)),
    ("出生日期", "1982年7月11日", "birth_date", date(1982, 7, 11)),
    ("出生日期", "19820711", "birth_date", date(1982, 7, 11)),
    ("出生日期", 19820711, "birth_date", date(1982, 7, 11)),
    ("出生日期", "1982-07-11 00:00:00", "birth_date", date(1982, 7, 11)),
    ("出生日期", date(1982, 7, 11), "birth_date", date(1982, 7, 11)),
    ("参加工作时间", "2026-11-20", "work_start", date(2026, 11, 20)),
    ("参加工作时间", None, "work_start", None),
    ("级别", "四级", "level", Level.L4),
    ("级别", "中级工", "level", Level.L4),
    ("级别", 4, "level", Level.L4),
    ("级别", "特级技师", "level", Level.T),
    ("手机号码", 13800000950, "phone", "13800000950"),
    ("手机号码", "0757-12345678", "phone", "0757-12345678"),
    ("手机号码", None, "phone", ""),
    ("申报条件", 3, "condition", "3"),
    ("工种名称", "--", "job_type", ""),
    ("备注", "—", "remark", ""),
    ("证件类型", "居民身份证", "id_type", IdType.RESIDENT),
    ("姓名", "龙𠮷", "name", "龙𠮷"),
    ("所在单位", "示" * 100, "employer", "示" * 100),
]


@pytest.mark.parametrize(("column", "value", "field", "expected"), UNSAID)
def test_another_usual_way_of_writing_is_taken_without_a_finding(
    read: Read, column: str, value: object, field: str, expected: object
) -> None:
    row = only(read({column: value}))
    assert codes(row) == []
    assert getattr(row.values, field) == expected


def test_a_lower_case_x_is_made_capital_and_said(read: Read) -> None:
    row = only(read(OTHER | {"证件号": "44190019971016998x", "出生日期": "1997-10-16"}))
    assert codes(row) == [("roster-lower-case", "info", "证件号")]
    assert row.values is not None
    assert row.values.id_number == "44190019971016998X"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2010, 11, 20), []),
        (date(2010, 11, 21), [("roster-under-age", "warning", "出生日期")]),
    ],
)
def test_an_applicant_is_sixteen_on_the_birthday(read: Read, day: date, expected: list[object]) -> None:
    row = only(read(born(day)))
    assert codes(row) == expected
    assert row.values is not None


def test_somebody_born_tomorrow_is_refused(read: Read) -> None:
    assert codes(only(read(born(date(2026, 11, 21))))) == [("roster-date-future", "error", "出生日期")]


def test_a_birth_date_of_the_future_in_the_number_alone_is_refused_there(read: Read) -> None:
    row = only(read(born(date(2026, 11, 21)) | {"出生日期": None}))
    assert codes(row) == [("roster-from-id", "info", "出生日期"), ("roster-date-future", "error", "证件号")]


def test_a_passport_is_taken_with_sex_and_birth_date_given(read: Read) -> None:
    row = only(read({"证件类型": "护照", "证件号": "e12345678", "姓名": "JOHN SMITH"}))
    assert codes(row) == [("roster-lower-case", "info", "证件号")]
    assert row.values is not None
    assert (row.values.id_type, row.values.id_number) == (IdType.PASSPORT, "E12345678")


def test_a_passport_does_not_tell_sex_and_birth_date(read: Read) -> None:
    row = only(read({"证件类型": "护照", "证件号": "E12345678", "性别": None, "出生日期": None}))
    assert codes(row) == [("roster-missing", "error", "性别"), ("roster-missing", "error", "出生日期")]


def test_a_passport_number_of_strange_characters_is_refused(read: Read) -> None:
    row = only(read({"证件类型": "护照", "证件号": "E1*3"}))
    assert codes(row) == [("roster-id-form", "error", "证件号")]


def test_an_officers_number_may_hold_ideographs(read: Read) -> None:
    row = only(read({"证件类型": "军官证", "证件号": "南字第2001988号"}))
    assert codes(row) == []


def test_a_row_tells_everything_that_is_wrong_with_it(read: Read) -> None:
    row = only(read({"姓名": None, "级别": "高级", "手机号码": "1", "参加工作时间": "明年"}))
    assert sorted(codes(row)) == [
        ("roster-date-unreadable", "error", "参加工作时间"),
        ("roster-level-unknown", "error", "级别"),
        ("roster-missing", "error", "姓名"),
        ("roster-phone-form", "warning", "手机号码"),
    ]


def test_an_id_number_in_a_wrong_column_is_masked_in_its_finding(read: Read) -> None:
    row = only(read({"级别": "440402198207119977", "出生日期": "440402198207119977"}))
    assert "4404··········9977" in repr(row.notes)
    assert "440402198207119977" not in repr(row.notes)


def test_one_person_three_times_is_taken_once(read: Read) -> None:
    preview = read({}, {}, {})
    assert [codes(row) for row in preview.rows] == [
        [("roster-person-again", "warning", "证件号")],
        [("roster-person-twice", "error", "证件号")],
        [("roster-person-twice", "error", "证件号")],
    ]
    assert dict(preview.rows[0].notes[0].params)["others"] == "3、4"
    assert len(preview.entries) == 1


def test_one_person_twice_is_found_through_different_ways_of_writing(read: Read) -> None:
    first, second = read({}, {"证件号": " ４４０４０２１９８２０７１１９９７７"}).rows
    assert ("roster-person-again", "warning", "证件号") in codes(first)
    assert ("roster-person-twice", "error", "证件号") in codes(second)


def test_namesakes_are_told_of_each_other_and_kept(read: Read) -> None:
    preview = read({}, OTHER | {"姓名": "龙静"}, born(date(1990, 1, 1)) | {"姓名": "张三"})
    assert [codes(row) for row in preview.rows] == [
        [("roster-one-name", "info", "姓名")],
        [("roster-one-name", "info", "姓名")],
        [],
    ]
    assert len(preview.entries) == 3


def test_a_long_list_of_other_rows_is_cut_after_ten(read: Read) -> None:
    ten = read(*[{}] * 11).rows[0].notes[0]
    eleven = read(*[{}] * 12).rows[0].notes[0]
    assert dict(ten.params)["others"] == "3、4、5、6、7、8、9、10、11、12"
    assert dict(eleven.params)["others"] == "3、4、5、6、7、8、9、10、11、12…"
