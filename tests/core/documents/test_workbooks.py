"""Filing workbooks hold what the counter asks for, as text, and stop before anything that would be sent back."""

from __future__ import annotations

import random
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from skillassess.documents.filing_rows import checked_rows
from skillassess.documents.filing_templates import FilingForm, filing_template, filing_variants
from skillassess.documents.workbooks import (
    check_rows,
    write_certificate_data,
    write_public_list,
    write_score_roster,
    write_workbook,
)
from skillassess.errors import Problem, Refused
from skillassess.model.candidates import Presence
from skillassess.model.filings import ScoreMark
from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind
from skillassess.texts import LANGUAGES, explain
from tests.core.documents.filing_samples import MADE, PERFORMANCE, PROCESS, certificate_row, public_row, score_row

ROSTER_HEAD = [
    ["序号", "准考证号", "姓名", "性别", "证件号码", "单位", "职业(工种)", "级别", "考核成绩", "", "", ""],
    ["", "", "", "", "", "", "", "", "理论", "技能", "综合", "工作业绩"],
]
CERTIFICATE_HEAD = [
    "姓名", "证件类型", "证件号码", "所在单位", "职业名称", "工种名称", "职业技能等级", "证书编号",
    "发证日期", "评价机构", "发证机构",
]  # fmt: skip


def read_back(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()]


def refusal(
    form: FilingForm, *rows: object, elsewhere: tuple[str, ...] = ()
) -> list[tuple[str, int | None, str | None]]:
    found = check_rows(form, rows, elsewhere=elsewhere)  # type: ignore[arg-type]  # rows of the form's own kind
    for note in found:
        for language in LANGUAGES:
            assert "{" not in explain(note, language)
            assert explain(note, language) != note.code
    return [(note.code, note.row, note.column) for note in found]


def test_the_score_roster_has_its_two_head_rows_and_ends_with_who_filled_it_in(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_score_roster([score_row(1), score_row(2)], path, made=MADE, filled_by="周文静")
    rows = read_back(path)
    assert rows[:2] == ROSTER_HEAD
    assert rows[2][:1] + rows[2][5:] == ["1", "广州某某机电有限公司", "电工", "四级/中级工", "--", "83.3", "--", "缺考"]
    assert rows[2][1:5] == ["2644310052000100001", "李䶮", "男", score_row(1).id_number]
    assert rows[-1][0] == "填报人：周文静"
    assert len(rows) == 5


def test_the_heads_are_merged_as_on_the_form(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write_score_roster([score_row()], path, made=MADE, filled_by="周文静")
    merged = {str(area) for area in openpyxl.load_workbook(path).active.merged_cells.ranges}  # type: ignore[union-attr]
    assert merged == {f"{letter}1:{letter}2" for letter in "ABCDEFGH"} | {"I1:L1", "A4:L4"}


def test_the_certificate_data_have_exactly_the_eleven_columns(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    row = replace(certificate_row(), unit="")
    write_certificate_data([row], path, made=MADE)
    assert read_back(path) == [
        CERTIFICATE_HEAD,
        [
            "李䶮", "201", row.id_number, "其他", "电工", "", "3", "Y000544031005263000001", "2026-03-20",
            "广州某某集团有限公司", "广州某某集团有限公司",
        ],
    ]  # fmt: skip


def test_the_public_list_masks_the_id_numbers(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_public_list([public_row()], path, made=MADE, title="评价结果公示名单")
    rows = read_back(path)
    number = public_row().id_number
    assert rows[0][0] == "评价结果公示名单"
    assert rows[2][3] == f"{number[:4]}{'·' * 10}{number[-4:]}"
    assert number not in str(rows)


def test_every_cell_is_text_in_text_format(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    write_certificate_data([certificate_row(place) for place in range(1, 20)], path, made=MADE)
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}


def test_ten_thousand_hostile_texts_make_no_formula_and_come_back_unchanged(tmp_path: Path) -> None:
    seeded = random.Random(39)
    starts = ["=", "+", "-", "@", "\uff1d", "'", '"', "<", "&", "=cmd|'/C calc'!A0", "=HYPERLINK(", "<f>1+1</f>", "]]>"]
    letters = "=+-@|!()'\"<>&;,0123456789ABCx 　王𠮷梁𬱖·Δ–…😀"
    texts = [seeded.choice(starts) + "".join(seeded.choices(letters, k=seeded.randint(0, 30))) for _ in range(10_000)]
    texts = [text.strip() + "止" for text in texts]
    rows = [replace(certificate_row(place), unit=text) for place, text in enumerate(texts, start=1)]
    path = tmp_path / "fuzz.xlsx"
    write_certificate_data(rows, path, made=MADE)
    assert [row[3] for row in read_back(path)[1:]] == texts
    sheet = openpyxl.load_workbook(path).worksheets[0]
    kinds = [(cell.data_type, cell.value) for (cell,) in sheet.iter_rows(min_row=2, min_col=4, max_col=4)]
    assert kinds == [("s", text) for text in texts]
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_the_same_input_makes_the_same_bytes_and_another_day_others(tmp_path: Path) -> None:
    rows = [score_row(place) for place in range(1, 40)]
    first = write_score_roster(rows, tmp_path / "a.xlsx", made=MADE, filled_by="周文静")
    again = write_score_roster(rows, tmp_path / "b.xlsx", made=MADE, filled_by="周文静")
    later = write_score_roster(rows, tmp_path / "c.xlsx", made=MADE + timedelta(days=1), filled_by="周文静")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert first.sha256 == again.sha256 != later.sha256
    assert first.size == (tmp_path / "a.xlsx").stat().st_size
    assert first.name == "a.xlsx"


def test_a_component_that_was_cheated_in_counts_nought() -> None:
    marks = (ScoreMark(PROCESS, "90.0", Presence.CHEATING), ScoreMark(ComponentKind.REVIEW, "75.5"))
    checked = checked_rows([replace(score_row(), scores=marks)], filing_template(FilingForm.SCORE_ROSTER, "guangdong"))
    assert checked.cells[0][8:] == ("--", "0.0", "75.5", "--")
    assert checked.findings == ()


def test_job_types_stand_in_brackets_behind_their_occupation() -> None:
    template = filing_template(FilingForm.SCORE_ROSTER, "guangdong")
    rows = [replace(score_row(1), job_type="变电安装工"), replace(score_row(2), job_type="电工")]
    assert [cells[6] for cells in checked_rows(rows, template).cells] == ["电工(变电安装工)", "电工"]


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"name": ""}, "filing-cell-empty", "姓名"),
        ({"name": "王\x07五"}, "filing-cell-hidden", "姓名"),
        ({"name": "王\u200b五"}, "filing-cell-hidden", "姓名"),
        ({"name": "王_x0041_五"}, "filing-cell-hidden", "姓名"),
        ({"name": " 王五"}, "filing-cell-edges", "姓名"),
        ({"sex": "M"}, "filing-cell-not-listed", "性别"),
        ({"unit": "长" * 101}, "filing-cell-length", "单位"),
        ({"unit": "长" * 200}, "filing-cell-length", "单位"),
        ({"admission_number": "264431005200010001"}, "filing-cell-pattern", "准考证号"),
        ({"id_number": "440106199001019973"}, "filing-id-faulty", "证件号码"),
        ({"scores": (ScoreMark(PROCESS, "100.1"),)}, "filing-score-faulty", "考核成绩/技能"),
        ({"scores": (ScoreMark(PROCESS, "179/3"),)}, "filing-score-faulty", "考核成绩/技能"),
    ],
)
def test_a_roster_row_that_would_be_sent_back_is_found(changes: dict[str, object], code: str, column: str) -> None:
    faulty = replace(score_row(2), **changes)  # type: ignore[arg-type]  # the fields of the row
    assert refusal(FilingForm.SCORE_ROSTER, score_row(1), faulty) == [(code, 2, column)]


@pytest.mark.parametrize("unit", ["长" * 100, "其他"])
def test_a_unit_of_a_hundred_characters_is_still_taken(unit: str) -> None:
    assert refusal(FilingForm.SCORE_ROSTER, replace(score_row(), unit=unit)) == []


@pytest.mark.parametrize("shown", ["0.0", "59.99", "100.0", "100"])
def test_scores_up_to_a_hundred_are_taken(shown: str) -> None:
    assert refusal(FilingForm.SCORE_ROSTER, replace(score_row(), scores=(ScoreMark(PROCESS, shown),))) == []


def test_a_passport_is_not_measured_by_the_check_digit_of_residents() -> None:
    passport = replace(score_row(), id_type="护照", id_number="E12345678")
    assert refusal(FilingForm.SCORE_ROSTER, passport) == []
    assert refusal(FilingForm.SCORE_ROSTER, replace(passport, id_type="身份证"))[0][0] == "filing-id-faulty"


def test_two_components_in_one_column_are_refused() -> None:
    row = replace(score_row(), scores=(ScoreMark(PROCESS, "80.0"), ScoreMark(ComponentKind.PRACTICAL, "70.0")))
    assert refusal(FilingForm.SCORE_ROSTER, row) == [("filing-score-twice", 1, "skill")]


def test_the_same_admission_number_twice_is_refused() -> None:
    twice = replace(score_row(2), admission_number=score_row(1).admission_number)
    assert refusal(FilingForm.SCORE_ROSTER, score_row(1), twice) == [("filing-row-twice", 2, "准考证号")]


def test_one_person_may_stand_in_a_roster_for_two_occupations_but_not_twice_for_one() -> None:
    other = replace(score_row(2), id_number=score_row(1).id_number)
    assert refusal(FilingForm.SCORE_ROSTER, score_row(1), replace(other, occupation="焊工")) == []
    assert [code for code, _, _ in refusal(FilingForm.SCORE_ROSTER, score_row(1), other)] == ["filing-row-twice"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"number": "Y00054403100526300002"}, ["filing-number-malformed"]),
        ({"number": "Y000544031005263000000"}, ["filing-number-malformed"]),
        ({"number": "Y000544031005264000002"}, ["filing-number-level"]),
        ({"number": "Y000544031005253000002"}, ["filing-number-year"]),
        ({"number": "Y000544031006263000002"}, ["filing-number-institution"]),
        ({"number": "Y000544031005263000001"}, ["filing-row-twice"]),
        ({"issued": date(2025, 12, 31)}, ["filing-number-year"]),
        ({"level": Level.T}, ["filing-number-level"]),
        ({"id_type": "军官证"}, ["filing-code-unknown"]),
        ({"institution": ""}, ["filing-cell-empty"]),
    ],
)
def test_a_certificate_row_that_would_be_sent_back_is_found(changes: dict[str, object], codes: list[str]) -> None:
    faulty = replace(certificate_row(2), **changes)  # type: ignore[arg-type]  # the fields of the row
    found = refusal(FilingForm.CERTIFICATE_DATA, certificate_row(1), faulty)
    assert [code for code, _, _ in found] == codes
    assert {row for _, row, _ in found} == {2}


def test_a_gap_in_the_series_is_refused_unless_the_number_is_known_elsewhere() -> None:
    rows = certificate_row(1), certificate_row(3)
    assert refusal(FilingForm.CERTIFICATE_DATA, *rows) == [("filing-number-gap", 2, "证书编号")]
    assert refusal(FilingForm.CERTIFICATE_DATA, *rows, elsewhere=("Y000544031005263000002",)) == []
    assert refusal(FilingForm.CERTIFICATE_DATA, *rows, elsewhere=("Y000544031005263000004",)) != []


def test_a_series_may_start_anywhere_and_need_not_be_in_order() -> None:
    assert refusal(FilingForm.CERTIFICATE_DATA, certificate_row(8), certificate_row(7)) == []


def test_a_refused_export_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(b"as it was")
    with pytest.raises(Refused) as stopped:
        write_certificate_data([certificate_row(1), replace(certificate_row(2), name="")], path, made=MADE)
    assert stopped.value.code == "filing-cell-empty"
    assert "第 2 人的“姓名”" in explain(stopped.value)
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_to_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="filing-empty"):
        write_score_roster([], tmp_path / "x.xlsx", made=MADE, filled_by="周文静")


@pytest.mark.parametrize(("filled_by", "code"), [(" ", "filing-entry-empty"), ("周\x00静", "filing-entry-hidden")])
def test_the_foot_must_name_a_person(tmp_path: Path, filled_by: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        write_score_roster([score_row()], tmp_path / "x.xlsx", made=MADE, filled_by=filled_by)


def test_findings_never_hold_a_name_or_a_whole_id_number() -> None:
    faulty = replace(score_row(), name=" 欧阳明月", id_number="440106199001019973")
    told = "".join(explain(note) for note in check_rows(FilingForm.SCORE_ROSTER, [faulty]))
    assert "欧阳" not in told
    assert "440106199001019973" not in told
    assert "4401" in told


def test_progress_ends_with_all_rows(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    rows = [certificate_row(place) for place in range(1, 1201)]
    write_certificate_data(
        rows, tmp_path / "p.xlsx", made=MADE, progress=lambda done, whole: heard.append((done, whole))
    )
    assert heard[-1] == (1200, 1200)
    assert len(heard) > 3


def test_stopping_from_the_progress_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, _: int) -> None:
        if done == 1000:
            raise Refused("cancelled")

    rows = [certificate_row(place) for place in range(1, 1201)]
    with pytest.raises(Problem, match="cancelled"):
        write_certificate_data(rows, tmp_path / "p.xlsx", made=MADE, progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", list(FilingForm))
def test_every_shipped_form_can_be_read(form: FilingForm) -> None:
    for variant in filing_variants(form):
        template = filing_template(form, variant)
        assert (template.form, template.id) == (form, variant)
        assert template.source


def test_an_unknown_variant_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(Refused) as stopped:
        filing_template(FilingForm.SCORE_ROSTER, "../secret")
    assert "guangdong" in explain(stopped.value)


def test_a_workbook_of_another_shape_needs_only_another_template(tmp_path: Path) -> None:
    shipped = filing_template(FilingForm.PUBLIC_LIST, "guangdong")
    columns = (*shipped.columns[1:3], shipped.columns[3])
    checked = checked_rows([public_row()], shipped)
    small = type(shipped)(
        **{name: getattr(shipped, name) for name in shipped.__struct_fields__} | {"columns": columns, "sheet": "小表"}
    )
    write_workbook(checked_rows([public_row()], small), small, tmp_path / "s.xlsx", MADE, title="名单")
    assert read_back(tmp_path / "s.xlsx")[1] == ["姓名", "性别", "证件号码"]
    assert len(checked.cells[0]) == 8


def test_performance_without_a_mark_is_a_dash() -> None:
    row = replace(score_row(), scores=(ScoreMark(PERFORMANCE, ""),))
    template = filing_template(FilingForm.SCORE_ROSTER, "guangdong")
    assert checked_rows([row], template).cells[0][8:] == ("--",) * 4
