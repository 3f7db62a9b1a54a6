"""Filing workbook, n rows × 20 columns: ours against openpyxl with styled cells, in one run.

Ours includes the checks; openpyxl is given cells already checked.

``python tests/bench/bench_workbooks.py [rows]``; the goal is a ratio of 1/2.5 or less. Also against openpyxl's
write-only mode, and the peak of our own memory at n and at 4 n.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from skillassess.documents.filing_rows import checked_rows
from skillassess.documents.filing_templates import FilingForm, FilingTemplate, filing_template
from skillassess.documents.workbooks import write_workbook
from skillassess.model.filings import ScoreRow
from tests.core.documents.filing_samples import MADE, score_row

Cells: TypeAlias = Sequence[Sequence[str]]
Given = TypeVar("Given")
COLUMNS = 20
ROUNDS = 3
GOAL = 2.5
EDGE = Side(style="thin")
LOOK = {
    "font": Font(name="宋体", size=11),
    "border": Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE),
    "alignment": Alignment(vertical="center"),
    "number_format": "@",
}


def twenty_columns() -> FilingTemplate:
    """Return the score roster's form, its columns repeated until there are twenty."""
    shipped = filing_template(FilingForm.SCORE_ROSTER, "guangdong")
    columns = (shipped.columns * 2)[:COLUMNS]
    return msgspec.structs.replace(shipped, columns=columns)


def ours(rows: Sequence[ScoreRow], path: Path) -> None:
    """Check and write with the program's own code."""
    template = twenty_columns()
    checked = checked_rows(rows, template)
    if checked.findings:
        message = "the bench rows must be sound"
        raise SystemExit(message)
    write_workbook(checked, template, path, MADE, filled_by="周文静")


def styled(cells: Cells, path: Path) -> None:
    """Write the same cells through openpyxl, each styled; nothing is checked."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number, texts in enumerate(cells, start=3):
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(number, place, text)
            for name, value in LOOK.items():
                setattr(cell, name, value)
    book.save(path)


def write_only(cells: Cells, path: Path) -> None:
    """Write the same cells through openpyxl's write-only mode, each styled."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for texts in cells:
        line = []
        for text in texts:
            cell = WriteOnlyCell(sheet, text)
            for name, value in LOOK.items():
                setattr(cell, name, value)
            line.append(cell)
        sheet.append(line)
    book.save(path)


def seconds(job: Callable[[Given, Path], None], given: Given, path: Path) -> float:
    """Return the median of a few runs."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job(given, path)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak(rows: Sequence[ScoreRow], path: Path) -> float:
    """Return the peak of memory our writer allocates for these rows, in MB."""
    tracemalloc.start()
    ours(rows, path)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest / 1e6


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=5_000)
    count = parser.parse_args().rows
    rows = [score_row(place) for place in range(1, count + 1)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.xlsx"
        cells = checked_rows(rows, twenty_columns()).cells
        found = {"ours": seconds(ours, rows, path)}
        found |= {job.__name__: seconds(job, cells, path) for job in (styled, write_only)}
        few, many = (peak([score_row(place) for place in range(1, n + 1)], path) for n in (count, 4 * count))
    check = checking(rows)
    print(f"{count} rows x {COLUMNS} columns, median of {ROUNDS}")
    for name, taken in found.items():
        print(f"  {name:<12}{taken / count * 1e6:8.0f} us per row   ours is 1/{taken / found['ours']:.1f} of it")
    print(f"  of ours, building and checking cells: {check / count * 1e6:.0f} us per row")
    print(f"  peak memory of ours: {few:.0f} MB at {count} rows, {many:.0f} MB at {4 * count}")
    print(f"  goal 1/{GOAL}: {'reached' if found['styled'] / found['ours'] >= GOAL else 'MISSED'}")


def checking(rows: Sequence[ScoreRow]) -> float:
    """Return the seconds the checks alone take."""
    start = time.perf_counter()
    checked_rows(rows, twenty_columns())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
