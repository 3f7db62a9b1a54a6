"""The quality report: figures as they are, the pass line in red, names that can be searched, charts that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from skillassess.clock import CHINA
from skillassess.documents.quality_report import write_quality_report
from skillassess.errors import Refused
from skillassess.model.agreement import agreement
from skillassess.model.quality_figures import ItemFigure, Progress, SheetFigures, distribution
from skillassess.model.quality_paper import FindingLine, QualityPaper
from skillassess.model.severity import Severity
from skillassess.model.sheets import ComponentKind
from tests.core.documents.filing_samples import MADE, NAMES
from tests.core.documents.paper_samples import HEAD, STAMP

SIXTY = Decimal(60)
MORNING = datetime(2026, 3, 10, 9, 3, tzinfo=CHINA)
ROWS: Counter[tuple[int, ...]] = Counter(
    [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
)


def sheet(items: int = 15, averages: dict[Fraction, int] | None = None) -> SheetFigures:
    counts = averages or {Fraction(5999, 100): 1, Fraction(72): 9, Fraction(100): 2}
    number = sum(counts.values())
    figures = tuple(
        ItemFigure(no, f"项目{no}：{NAMES[0]}", Decimal(5), Fraction(7, 2), Fraction(7, 10), agreement(ROWS))
        for no in range(1, items + 1)
    )
    people = (
        Severity("p1", 12, Fraction(-31, 5), -8.5, -3.9),
        Severity("p2", 12, Fraction(31, 5), 3.9, 8.5),
        Severity("p3", 1, Fraction(0), None, None),
    )
    return SheetFigures(
        kind=ComponentKind.WORK_PROCESS,
        title="工作过程考核评审表",
        line=SIXTY,
        forms=number,
        passed=number - 1,
        mean=sum((value * often for value, often in counts.items()), Fraction(0)) / number,
        bars=distribution(counts, SIXTY),
        severities=people,
        items=figures,
        agreement=agreement(ROWS),
    )


def paper(*sheets: SheetFigures, findings: int = 2) -> QualityPaper:
    lines = tuple(FindingLine("工作过程考核评审表", f"{NAMES[1]}：{NAMES[2]}", f"提示第{n}条") for n in range(findings))
    times = tuple(MORNING + timedelta(minutes=7 * n) for n in range(30))
    names = tuple(zip(("p1", "p2", "p3"), NAMES, strict=False))
    return QualityPaper(HEAD, sheets or (sheet(),), 3, Progress(36, times), names, lines, date(2026, 3, 11), STAMP)


def empty() -> QualityPaper:
    nothing = SheetFigures(
        ComponentKind.WORK_PROCESS, "工作过程考核评审表", SIXTY, 0, 0, None, distribution({}, SIXTY), (), (), None
    )
    return replace(paper(nothing, findings=0), progress=Progress(36, ()), open_forms=0)


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


def pixels(path: Path) -> Iterator[tuple[int, int, int]]:
    for page in pypdfium2.PdfDocument(path):
        image = page.render(scale=1).to_pil().convert("RGB")
        yield from (colour for _, colour in image.getcolors(1 << 24) or [])


def test_the_report_says_its_figures_exactly_as_far_as_it_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "quality.pdf"
    written = write_quality_report(paper(), path, made=MADE)
    text = text_of(path)
    assert written.pages == len(PdfReader(path).pages)
    for part in (
        "0.29",
        "0.62",
        "11份（91.7%）",
        "4名考评人员共同评分的6份",
        "应收评分36份，已收30份",
        "另有3份评审表",
    ):
        assert part in text, part
    for part in ("−6.2（−8.5～−3.9）", "+6.2（+3.9～+8.5）", "0.0（份数不足，无区间）", "70.0%", "3.50/5"):
        assert part in text, part


def test_names_of_the_report_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "quality.pdf"
    write_quality_report(paper(), path, made=MADE)
    text = text_of(path)
    assert all(name in text for name in NAMES[:3])
    metadata = PdfReader(path).metadata
    assert metadata is not None
    assert metadata.title == "职业技能等级评价评分质量报告"


def test_the_pass_line_is_the_only_red_thing(tmp_path: Path) -> None:
    def is_red(colour: tuple[int, int, int]) -> bool:
        return colour[0] > 120 and colour[0] > 2 * max(colour[1:])

    write_quality_report(paper(), tmp_path / "with.pdf", made=MADE)
    write_quality_report(empty(), tmp_path / "without.pdf", made=MADE)
    assert any(map(is_red, pixels(tmp_path / "with.pdf")))
    assert not any(map(is_red, pixels(tmp_path / "without.pdf")))


def test_charts_are_drawings_and_not_images(tmp_path: Path) -> None:
    path = tmp_path / "quality.pdf"
    write_quality_report(paper(), path, made=MADE)
    content = path.read_bytes()
    assert b"/Subtype/Image" not in content
    assert b"/CalRGB" in content  # colours an archive file may hold beside its gray intent


@pytest.mark.parametrize("line", ["60", "62.5", "97.5", "100"])
@pytest.mark.parametrize("average", ["0", "59.99", "60", "100"])
def test_the_distribution_holds_at_its_ends(tmp_path: Path, line: str, average: str) -> None:
    bars = distribution({Fraction(average): 1}, Decimal(line))
    write_quality_report(paper(replace(sheet(), line=Decimal(line), bars=bars)), tmp_path / "q.pdf", made=MADE)
    assert f"合格线{line}" in text_of(tmp_path / "q.pdf")


@pytest.mark.parametrize("last", [0, 1, 90, 3 * 60, 30 * 60, 5 * 24 * 60, 400 * 24 * 60])
def test_progress_holds_from_a_moment_to_a_year(tmp_path: Path, last: int) -> None:
    times = Progress(2, (MORNING, MORNING + timedelta(minutes=last)))
    write_quality_report(replace(paper(), progress=times), tmp_path / "q.pdf", made=MADE)
    assert "已收2份" in text_of(tmp_path / "q.pdf")


def test_a_batch_without_a_complete_form_says_so(tmp_path: Path) -> None:
    write_quality_report(empty(), tmp_path / "q.pdf", made=MADE)
    text = text_of(tmp_path / "q.pdf")
    assert "尚无已提交的评分" in text
    assert "未发现需要提示的情况" in text


def test_many_items_assessors_and_findings_run_over_pages_with_their_heads(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    many = replace(sheet(60), severities=tuple(replace(sheet().severities[0], assessor=f"p{n}") for n in range(40)))
    path = tmp_path / "q.pdf"
    written = write_quality_report(
        paper(many, findings=400), path, made=MADE, progress=lambda *step: heard.append(step)
    )
    text = text_of(path)
    assert written.pages > 10
    assert all(f"提示第{n}条" in text for n in range(400))
    assert text.count("得分率平均分/配分") == 2
    assert heard[-1] == (400, 400)
    for number, page in enumerate(PdfReader(path).pages, start=1):
        plain = "".join(page.extract_text().split())
        assert f"第{number}页" in plain
        assert f"共{written.pages}页" in plain
        assert STAMP.check_code in plain


def test_the_same_report_makes_the_same_bytes(tmp_path: Path) -> None:
    first = write_quality_report(paper(), tmp_path / "a.pdf", made=MADE)
    again = write_quality_report(paper(), tmp_path / "b.pdf", made=MADE)
    assert first.sha256 == again.sha256


def test_a_name_no_font_has_stops_the_report(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="characters-uncovered"):
        write_quality_report(replace(paper(), names=(("p1", "王\U00016a00"),)), tmp_path / "q.pdf", made=MADE)
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_report_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise StopIteration

    with pytest.raises(StopIteration):
        write_quality_report(paper(), tmp_path / "q.pdf", made=MADE, progress=stop)
    assert list(tmp_path.iterdir()) == []
