"""Both sheets of n candidates into one PDF: ours against reportlab platypus tables, in one run.

``python tests/bench/bench_sheets.py [n]``; the goal at n = 500 is a ratio of 1/20 or less. With and without the QR code
(the baseline draws reportlab's own), all in one file and one file for each candidate (goal 1/2, better 1/10; ours is
put on the disk for good, file by file), and our peak memory at n and at 4 n.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reportlab.graphics.barcode.qr import QrCodeWidget  # noqa: E402  the script runs from a checkout, uninstalled
from reportlab.graphics.shapes import Drawing  # noqa: E402  as above
from reportlab.lib.pagesizes import A4  # noqa: E402  as above
from reportlab.lib.styles import ParagraphStyle  # noqa: E402  as above
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table  # noqa: E402  as above

from skillassess.documents.fonts import register  # noqa: E402  as above
from skillassess.documents.sheets import write_sheets  # noqa: E402  as above
from skillassess.model.papers import Head, PaperColumn, SheetPaper, SignatureLine  # noqa: E402  as above
from skillassess.model.sheets import Template  # noqa: E402  as above
from skillassess.rules.templates import load_templates  # noqa: E402  as above

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ROUNDS = 3
ASSESSORS = ("梁工", "邓工", "彭工")
TEMPLATES = {template.id: template for template in load_templates()}
SHEETS = (TEMPLATES["annex2-electrician-L4"], TEMPLATES["annex3-performance"])


def paper(template: Template, index: int, *, qr: bool) -> SheetPaper:
    """Return one invented candidate's sheet."""
    columns = []
    for at in range(len(ASSESSORS)):
        scores = tuple(
            (item.no, Decimal(1 + (index * 7 + item.no * 3 + at) % int(item.maximum))) for item in template.items
        )
        columns.append(PaperColumn(str(at + 1), scores, sum((value for _, value in scores), Decimal(0))))
    number = f"44010019900307{index % 10_000:04d}"
    code = f"26440000010001{index:05d}"
    signed = MADE.date()
    return SheetPaper(
        template=template,
        head=Head("王" + chr(0x4E00 + index % 5000) + "明", number, "维修电工", "电工", "四级/中级工"),
        columns=tuple(columns),
        average_shown="60.0",
        passed=True,
        confirmations=tuple(SignatureLine(name, passed=True, on=signed) for name in ASSESSORS),
        supervisor=SignatureLine("何工", passed=True, on=signed),
        opinion=SignatureLine("周总", passed=True, on=signed),
        institution="示例链主装备有限公司",
        admission_number=code,
        check_code="9C4E-27B1",
        journal_head="B20D-4417",
        qr_payload=f"SA1/{code}/{template.kind.value}/9C4E-27B1/B20D-4417" if qr else "",
    )


def papers(count: int, *, qr: bool) -> list[SheetPaper]:
    """Return both sheets of every candidate."""
    return [paper(template, index, qr=qr) for index in range(count) for template in SHEETS]


def platypus(given: list[SheetPaper], path: Path) -> None:
    """Write the same sheets the usual way: one platypus table each."""
    font = register()
    style = ParagraphStyle("cell", fontName=font, fontSize=8, leading=10, wordWrap="CJK")
    title = ParagraphStyle("title", parent=style, fontSize=16, leading=22, alignment=1)
    story: list[object] = []
    for sheet in given:
        head = sheet.head
        story += [Paragraph(sheet.template.title, title)]
        story += [
            Table([["姓名：" + head.name, "身份证号：" + head.id_number, "工作岗位：" + head.post]], style=_grid(font))
        ]
        story += [Table([["报考职业（工种）：" + head.occupation, "报考等级：" + head.level]], style=_grid(font))]
        story += [_body(sheet, font, style)]
        story += [Paragraph(note, style) for note in sheet.template.notes]
        if sheet.qr_payload:
            drawing = Drawing(40, 40)
            drawing.add(QrCodeWidget(sheet.qr_payload, barWidth=40, barHeight=40, barLevel="M"))
            story += [drawing]
        story += [PageBreak()]
    SimpleDocTemplate(str(path), pagesize=A4, topMargin=36, bottomMargin=36).build(story)


def _body(sheet: SheetPaper, font: str, style: ParagraphStyle) -> Table:
    rows: list[list[object]] = [["评价内容", "要求", "配分", *(column.heading for column in sheet.columns)]]
    points = [dict(column.scores) for column in sheet.columns]
    for group in sheet.template.groups:
        for item in group.items:
            text = Paragraph(f"{item.name}：{item.requirement}", style)
            scores = [f"{column[item.no]:f}" for column in points]
            rows.append([Paragraph(group.name, style), text, f"{item.maximum:f}", *scores])
    rows.append(["合计", "", "100", *(f"{column.total or 0:f}" for column in sheet.columns)])
    rows.append(["平均得分", sheet.average_shown])
    rows.append(["考评人员签字确认", "□ 通过 □ 不通过 " + " ".join(line.name for line in sheet.confirmations)])
    rows.append(["内督员签字", sheet.supervisor.name if sheet.supervisor else ""])
    rows.append(["企业审核意见", "□ 通过 □ 不通过 单位（盖章）：" + sheet.institution])
    return Table(rows, colWidths=[80, 250, 30, 40, 40, 40], style=_grid(font), repeatRows=1)


def _grid(font: str) -> list[tuple[object, ...]]:
    return [("FONT", (0, 0), (-1, -1), font, 8), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of some runs."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak(count: int, path: Path) -> float:
    """Return the peak of our memory in MiB while the sheets come one by one."""
    write_sheets([paper(sheet, 0, qr=True) for sheet in SHEETS], path, made=MADE)
    stream = (paper(template, index, qr=True) for index in range(count) for template in SHEETS)
    tracemalloc.start()
    write_sheets(stream, path, made=MADE)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def one_each(write: Callable[[list[SheetPaper], Path], object], given: list[SheetPaper], folder: Path) -> None:
    """Write one file for each candidate."""
    step = len(SHEETS)
    for start in range(0, len(given), step):
        write(given[start : start + step], folder / f"{start // step}.pdf")


def ours_into(given: list[SheetPaper], path: Path) -> None:
    """Write sheets our way."""
    write_sheets(given, path, made=MADE)


def main(count: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        print(f"both sheets of {count} candidates, ms per candidate (median of {ROUNDS}; baseline once)")
        for qr in (False, True):
            given = papers(count, qr=qr)
            ours = seconds(lambda given=given: write_sheets(given, path, made=MADE), ROUNDS) * 1000 / count
            theirs = seconds(lambda given=given: platypus(given, path), 1) * 1000 / count
            label = "with QR code" if qr else "without QR code"
            print(f"{label:16} ours {ours:6.2f}   platypus {theirs:6.2f}   ratio 1/{theirs / ours:.1f}")
        each = Path(folder)
        for qr in (False, True):
            given = papers(count, qr=qr)
            ours = seconds(lambda given=given: one_each(ours_into, given, each), ROUNDS) * 1000 / count
            theirs = seconds(lambda given=given: one_each(platypus, given, each), 1) * 1000 / count
            label = "one file each, QR" if qr else "one file each"
            print(f"{label:17} ours {ours:6.2f}   platypus {theirs:6.2f}   ratio 1/{theirs / ours:.1f}")
        print(f"peak memory: n {peak(count, path):.1f} MiB, 4 n {peak(4 * count, path):.1f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
