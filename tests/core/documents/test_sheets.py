"""Filled sheets look like the official form, say what the paper says, and never lose a character."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from skillassess.clock import CHINA
from skillassess.documents.sheet_annex2 import annex2_table
from skillassess.documents.sheet_annex3 import annex3_table
from skillassess.documents.sheet_layout import BOTTOM, HEAD_SIZE, LEFT, PADDING, TABLE_TOP, WIDTH, Needs, lay_out
from skillassess.documents.sheet_text import NEVER_FIRST, NEVER_LAST, wrap
from skillassess.documents.sheet_values import parse_strokes
from skillassess.documents.sheets import blank, write_sheets
from skillassess.errors import FileProblem, Refused
from skillassess.model.candidates import Presence
from skillassess.model.papers import Head, PaperColumn, SheetPaper, SignatureLine
from skillassess.model.sheets import ComponentKind, Form, Group, Item, Template
from skillassess.rules.templates import load_templates

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=CHINA)
DAY = date(2026, 11, 18)
TEMPLATES = {template.id: template for template in load_templates()}
PROCESS, PERFORMANCE = TEMPLATES["annex2-electrician-L4"], TEMPLATES["annex3-performance"]
STROKES = "0,0 1000,1000;0,1000 1000,0"
A4_HEIGHT = 841.89
RARE_NAMES = ("王𠮷", "李䶮", "张㛃", "陈𬭎", "梁𬱖", "阿依古丽·买买提")


def paper(template: Template, assessors: int = 3, name: str = "丁宇") -> SheetPaper:
    columns = []
    for at in range(assessors):
        scores = tuple((item.no, item.maximum - (item.no + at) % 2) for item in template.items)
        columns.append(PaperColumn(str(at + 1), scores, sum((value for _, value in scores), Decimal(0))))
    return SheetPaper(
        template=template,
        head=Head(name, "440106199003071234", "维修电工", "电工", "四级/中级工"),
        columns=tuple(columns),
        average_shown="91.7",
        passed=True,
        confirmations=tuple(SignatureLine(f"考评{at + 1}", passed=True, on=DAY) for at in range(assessors)),
        supervisor=SignatureLine("何工", passed=True, on=DAY),
        opinion=SignatureLine("周总", passed=True, on=DAY),
        institution="示例链主装备有限公司",
        admission_number="2644000001000100001",
        check_code="9C4E-27B1",
        journal_head="B20D-4417",
        qr_payload="SA1/2644000001000100001/9C4E-27B1",
    )


def wide_template(items: int, requirement: str = "按要求完成。") -> Template:
    points = [Decimal(1)] * (items - 1)
    listed = [
        Item(at + 1, f"第{at + 1}项", value, requirement) for at, value in enumerate([*points, 101 - Decimal(items)])
    ]
    return Template("wide", 1, ComponentKind.WORK_PROCESS, Form.ANNEX2, "评审表", (Group("唯一的组", tuple(listed)),))


def printed(tmp_path: Path, *papers: SheetPaper) -> list[str]:
    """Return the text of each page without spacing."""
    path = tmp_path / "sheets.pdf"
    write_sheets(papers, path, made=MADE)
    document = pypdfium2.PdfDocument(path)
    return [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]


def darkness(path: Path, page: int, box: tuple[float, float, float, float]) -> float:
    """Return the share of dark pixels in a box (left, bottom, right, top in points) of a page."""
    scale = 4
    image = pypdfium2.PdfDocument(path)[page].render(scale=scale).to_pil().convert("L")
    left, bottom, right, top = box
    cut = image.crop(
        (int(left * scale), int((A4_HEIGHT - top) * scale), int(right * scale), int((A4_HEIGHT - bottom) * scale))
    )
    pixels = cut.tobytes()
    return float(sum(pixel < 128 for pixel in pixels) / len(pixels))


def pass_boxes(path: Path) -> list[tuple[float, float]]:
    """Return where the words 通过 stand on the last page: left and bottom of each."""
    document = pypdfium2.PdfDocument(path)
    text = document[len(document) - 1].get_textpage()
    found = []
    search = text.search("通过")
    while place := search.get_next():
        index, _ = place
        left, bottom, _, _ = text.get_charbox(index)
        found.append((left, bottom))
    return found


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.id)
def test_every_word_of_the_form_is_on_the_sheet_in_order(template: Template, tmp_path: Path) -> None:
    text = "".join(printed(tmp_path, paper(template)))
    for item in template.items:
        assert item.name in text
        assert item.requirement in text
    for note in template.notes:
        assert re.sub(r"\s", "", note) in text
    foot = [
        text.index(label) for label in ("合计", "平均得分", "签字确认", "内督员签字", "企业审核意见", "单位（盖章）：")
    ]
    assert foot == sorted(foot)
    for label in ("姓名：", "身份证号：", "工作岗位：", "报考职业（工种）：", "报考等级："):
        assert label in text


def test_annex_2_has_the_columns_of_the_official_form(tmp_path: Path) -> None:
    text = printed(tmp_path, paper(PROCESS))[0]
    for heading in ("工作过程考核评审表", "评价内容", "要求", "配分", "评分标准", "考评人员评分123"):
        assert heading in text
    for merged in (
        "1职业认知职业行为（10分）",
        "2职业操守职业发展（10分）",
        "3职业能力（总分80分）",
        "3.1继电控制电路装调维修",
    ):
        assert merged in text


def test_annex_3_has_the_columns_of_the_official_form(tmp_path: Path) -> None:
    text = printed(tmp_path, paper(PERFORMANCE))[0]
    for heading in (
        "工作业绩评审表",
        "一级指标",
        "序号",
        "二级指标",
        "分级评定",
        "优秀良好合格较差差",
        "考评人员评分123",
    ):
        assert heading in text


@pytest.mark.parametrize(
    ("template", "assessors", "pages"), [(PROCESS, 3, 2), (PROCESS, 5, 2), (PERFORMANCE, 3, 1), (PERFORMANCE, 9, 1)]
)
def test_the_official_forms_fit_their_pages(template: Template, assessors: int, pages: int, tmp_path: Path) -> None:
    assert len(printed(tmp_path, paper(template, assessors))) == pages


def test_values_stand_on_the_sheet(tmp_path: Path) -> None:
    text = "".join(printed(tmp_path, paper(PERFORMANCE)))
    for value in (
        "丁宇",
        "440106199003071234",
        "维修电工",
        "四级/中级工",
        "91.7",
        "2644000001000100001",
        "9C4E-27B1",
        "B20D-4417",
    ):
        assert value in text
    totals = [f"{column.total:f}" for column in paper(PERFORMANCE).columns]
    assert "合计" + "".join(totals) in text or all(total in text for total in totals)


def test_a_score_stands_in_its_assessors_column_and_its_items_row(tmp_path: Path) -> None:
    scores = ((7, Decimal(3)),)
    columns = (PaperColumn("甲"), PaperColumn("乙", scores), PaperColumn("丙"))
    path = tmp_path / "one.pdf"
    write_sheets([replace(blank(paper(PERFORMANCE)), columns=columns)], path, made=MADE)
    layout = lay_out(annex3_table(PERFORMANCE, 3), 3, Needs())
    row = next(row for row in layout.pages[0].rows if row.row.no == 7)
    first = len(layout.table.fixed)
    filled = []
    for at in range(3):
        left, right = layout.edges[first + at] + 2, layout.edges[first + at + 1] - 2
        filled.append(darkness(path, 0, (left, row.bottom + 2, right, row.top - 2)) > 0)
    assert filled == [False, True, False]


@pytest.mark.parametrize("passed", [True, False])
def test_the_tick_is_in_the_box_that_was_ticked(passed: bool, tmp_path: Path) -> None:
    given = paper(PERFORMANCE)
    line = SignatureLine("周总", passed=passed, on=DAY)
    path = tmp_path / "ticked.pdf"
    write_sheets([replace(given, confirmations=(line,) * 3, opinion=line)], path, made=MADE)
    places = pass_boxes(path)
    assert len(places) == 4
    # the words read 通过, 不通过, 通过, 不通过; a box stands 13 points left of its word
    for at, (left, bottom) in enumerate(places):
        word_left = left if at % 2 == 0 else left - 9.5
        box = (word_left - 12, bottom + 0.5, word_left - 5.5, bottom + 7)
        assert (darkness(path, 0, box) > 0.1) == (passed == (at % 2 == 0))


def test_assessors_who_disagree_are_each_named_with_their_tick(tmp_path: Path) -> None:
    lines = (SignatureLine("甲", passed=True, on=DAY), SignatureLine("乙", passed=False, on=DAY))
    text = printed(tmp_path, replace(paper(PERFORMANCE), confirmations=lines))[0]
    assert "2026年11月18日通过" in text
    assert "2026年11月18日不通过" in text


def test_a_blank_sheet_has_no_scores_no_dates_and_no_ticks(tmp_path: Path) -> None:
    text = printed(tmp_path, blank(paper(PERFORMANCE)))[0]
    assert "91.7" not in text
    assert "2026年" not in text
    assert "考评1" not in text
    assert "丁宇" in text
    path = tmp_path / "sheets.pdf"
    left, bottom = pass_boxes(path)[0]
    assert darkness(path, 0, (left - 12, bottom + 0.5, left - 5.5, bottom + 7)) == 0


@pytest.mark.parametrize(("presence", "word"), [(Presence.ABSENT, "缺考"), (Presence.CHEATING, "舞弊")])
def test_absence_and_cheating_are_printed_in_every_column(presence: Presence, word: str, tmp_path: Path) -> None:
    given = replace(blank(paper(PERFORMANCE)), presence=presence)
    assert printed(tmp_path, given)[0].count(word) == 4


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_can_be_searched_and_copied(name: str, tmp_path: Path) -> None:
    assert name in printed(tmp_path, paper(PERFORMANCE, name=name))[0]
    assert name in PdfReader(tmp_path / "sheets.pdf").pages[0].extract_text()


def test_a_rare_character_is_really_drawn(tmp_path: Path) -> None:
    left = LEFT + PADDING + 3 * HEAD_SIZE
    box = (left, TABLE_TOP - 17, left + HEAD_SIZE, TABLE_TOP - 4)
    shown = []
    for name in ("𠮷", "𬭎", ""):
        path = tmp_path / "rare.pdf"
        write_sheets([paper(PERFORMANCE, name=name)], path, made=MADE)
        shown.append(darkness(path, 0, box))
    assert shown[0] > 0.08
    assert shown[1] > 0.08
    assert shown[2] == 0


def test_an_uncovered_character_stops_the_file_with_every_such_character_and_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Refused) as caught:
        write_sheets([paper(PERFORMANCE, name=name) for name in ("王\x07", "李", "赵\ue123")], path, made=MADE)
    assert caught.value.code == "characters-uncovered"
    assert "U+0007" in str(caught.value.params["characters"])
    assert "U+E123" in str(caught.value.params["characters"])
    assert caught.value.params["where"] == "姓名"
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["sheets.pdf"]


def test_identical_papers_give_identical_bytes_and_another_moment_does_not(tmp_path: Path) -> None:
    papers = [paper(PROCESS), paper(PERFORMANCE, name="王𠮷")]
    first = write_sheets(papers, tmp_path / "a.pdf", made=MADE)
    second = write_sheets(papers, tmp_path / "b.pdf", made=MADE)
    later = write_sheets(papers, tmp_path / "c.pdf", made=MADE.replace(hour=10))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert first.sha256 == second.sha256 != later.sha256
    assert first.pages == len(PdfReader(tmp_path / "a.pdf").pages)


def test_a_grid_stands_in_the_file_once_for_all_candidates(tmp_path: Path) -> None:
    one = write_sheets([paper(PROCESS)], tmp_path / "one.pdf", made=MADE)
    many = write_sheets([paper(PROCESS)] * 51, tmp_path / "many.pdf", made=MADE)
    assert (many.size - one.size) / 50 < 4000


def test_the_document_tells_title_and_language_and_names_nobody(tmp_path: Path) -> None:
    write_sheets([paper(PERFORMANCE)], tmp_path / "sheets.pdf", made=MADE, title="2026年第三批评审表")
    reader = PdfReader(tmp_path / "sheets.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == "2026年第三批评审表"
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "2026年第三批评审表"}
    assert b"<pdfaid:part>2</pdfaid:part>" in (tmp_path / "sheets.pdf").read_bytes()


def test_forty_items_and_nine_assessors_run_over_pages_with_the_head_repeated(tmp_path: Path) -> None:
    pages = printed(tmp_path, paper(wide_template(40, "能按工艺要求正确选用、安装、调试并做好记录。" * 3), assessors=9))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "姓名：丁宇" in page or ("姓名：" in page and "丁宇" in page)
        assert "考评人员评分" in page
        assert f"第{number}页共{len(pages)}页" in page
        assert "wide第1版" in page
    assert "企业审核意见" in pages[-1]
    assert "企业审核意见" not in "".join(pages[:-1])


@pytest.mark.parametrize("assessors", [1, 3, 5, 9])
@pytest.mark.parametrize("template", [PROCESS, PERFORMANCE, wide_template(40)], ids=lambda template: template.id)
def test_nothing_leaves_the_page_and_rows_follow_without_gaps(template: Template, assessors: int) -> None:
    make = annex3_table if template.form is Form.ANNEX3 else annex2_table
    layout = lay_out(make(template, assessors), assessors, Needs(signers=assessors))
    assert layout.edges[0] == LEFT
    assert layout.edges[-1] == pytest.approx(LEFT + WIDTH)
    assert list(layout.edges) == sorted(layout.edges)
    numbers = [row.row.no for page in layout.pages for row in page.rows]
    assert numbers == [item.no for item in template.items]
    for page in layout.pages:
        assert all(upper.bottom == lower.top for upper, lower in zip(page.rows, page.rows[1:], strict=False))
        assert page.rows[-1].bottom >= BOTTOM - 0.01
    foot = layout.pages[-1].foot
    assert foot is not None
    assert foot.bottom >= BOTTOM - 0.01


def test_a_unit_of_200_characters_is_printed_whole(tmp_path: Path) -> None:
    unit = "广东示例链主高端装备制造集团" * 14 + "有限公司"
    given = paper(PERFORMANCE)
    text = "".join(printed(tmp_path, replace(given, institution=unit, head=replace(given.head, post="岗" * 200))))
    assert unit in text
    assert "岗" * 200 in text


def test_an_item_that_no_page_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="sheet-row-too-tall"):
        printed(tmp_path, paper(wide_template(3, "能" * 4000)))


def test_nine_assessors_are_printed_and_ten_refused(tmp_path: Path) -> None:
    assert printed(tmp_path, paper(PERFORMANCE, assessors=9))
    with pytest.raises(Refused, match="sheet-too-many-assessors"):
        printed(tmp_path, paper(PERFORMANCE, assessors=10))


def test_nothing_to_print_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing-to-print"):
        printed(tmp_path)


def test_two_contents_under_one_version_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="template-differs"):
        printed(tmp_path, paper(PERFORMANCE), paper(replace(PERFORMANCE, title="另一张表")))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="folder-missing"):
        write_sheets([paper(PERFORMANCE)], tmp_path / "no" / "sheets.pdf", made=MADE)


def test_a_drawn_signature_is_drawn_and_the_typed_name_is_not(tmp_path: Path) -> None:
    given = replace(paper(PERFORMANCE), supervisor=SignatureLine("何工", passed=True, on=DAY, strokes=STROKES))
    assert "何工" not in printed(tmp_path, given)[0]
    assert "何工" in printed(tmp_path, paper(PERFORMANCE))[0]


def test_strokes_are_read_exactly_and_foreign_text_is_refused() -> None:
    assert parse_strokes(STROKES) == (((0, 0), (1000, 1000)), ((0, 1000), (1000, 0)))
    assert parse_strokes("") == ()
    for wrong in ("0,1001", "1001,0", "a,b", "1,2 3", "1,2;;Q", "-1,0"):
        with pytest.raises(Refused, match="strokes-unreadable"):
            parse_strokes(wrong)


def test_progress_hears_of_each_sheet(tmp_path: Path) -> None:
    heard: list[int] = []
    write_sheets([paper(PERFORMANCE)] * 3, tmp_path / "s.pdf", made=MADE, progress=heard.append)
    assert heard == [1, 2, 3]


@pytest.mark.parametrize("width", [40.0, 77.0, 103.0, 219.0])
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(width: float) -> None:
    for template in TEMPLATES.values():
        for item in template.items:
            lines = wrap(item.requirement, width, 9.0)
            assert "".join(lines) == item.requirement
            assert not any(line[0] in NEVER_FIRST for line in lines if line)
            assert not any(line[-1] in NEVER_LAST for line in lines[:-1])


def test_a_word_of_letters_and_digits_is_not_broken() -> None:
    lines = wrap("能对C6140车床、M7130平面磨床进行调试", 45.0, 9.0)
    assert any("C6140" in line for line in lines)
    assert any("M7130" in line for line in lines)
