"""Roster import with all checks against openpyxl's bare reading, in one run: ``tests/bench/bench_roster.py [n]``.

Prints a table; asserts nothing about time. Goal: ours / openpyxl read-only <= 1/3 at n = 5,000.
"""

from __future__ import annotations

import html
import re
import statistics
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from skillassess.documents.roster import read_roster  # noqa: E402  the script runs from a checkout, uninstalled
from skillassess.model.identity import check_digit  # noqa: E402  as above

HEADINGS = (
    *("序号", "姓名", "证件类型", "证件号", "性别", "出生日期", "文化程度", "考生来源", "证书领取", "职业名称"),
    *("工种名称", "级别", "申报条件", "手机号码", "参加工作时间", "所在单位", "工作岗位", "备注", "班组", "是否党员"),
)
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "静宇军丽洋勇桂芳娜振文超明泽海建平红东玉"
ROUNDS = 7
TODAY = date(2026, 11, 20)


def person(index: int) -> list[str]:
    """Return one invented row without a finding; the order code 998 or 997 belongs to nobody of these years."""
    born = date(1970, 1, 1) + timedelta(days=index * 7 % 12_000)
    is_male = index // 12_000 % 2 == 0
    first = f"{440100 + index // 12_000 % 90:06d}{born:%Y%m%d}{'997' if is_male else '998'}"
    name = FAMILY[index % 20] + GIVEN[index // 20 % 20] + GIVEN[index // 400 % 20]
    number = first + check_digit(first)
    sex = "男" if is_male else "女"
    began = date(born.year + 20, 7, 1)
    return [
        *(str(index + 1), name, "身份证", number, sex, born.isoformat(), "高中", "私营企业", "自取", "电工"),
        *(
            "电工",
            "四级/中级工",
            "1",
            f"138{index:08d}",
            began.isoformat(),
            "示例链主装备有限公司",
            "维修电工",
            "",
            "一班",
            "否",
        ),
    ]


def write(path: Path, count: int) -> None:
    """Write a roster of ``count`` rows as openpyxl stores it, each text in its cell."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for index in range(count):
        sheet.append(person(index))
    book.save(path)


def rewrite_as_excel(path: Path) -> None:
    """Store the same values as Excel does: each text once, in the shared strings, and cells that point to it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    numbers: dict[str, int] = {}

    def shared(found: re.Match[str]) -> str:
        return f't="s"><v>{numbers.setdefault(found[1], len(numbers))}</v></c>'

    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(r't="inlineStr"><is><t>([^<]*)</t></is></c>', shared, parts[sheet])
    strings = "".join(f"<si><t>{html.unescape(text)}</t></si>" for text in numbers)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}" uniqueCount="{len(numbers)}">{strings}</sst>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relations = "xl/_rels/workbook.xml.rels"
    link = f'<Relationship Id="strings" Type="{relation}" Target="sharedStrings.xml"/></Relationships>'
    parts[relations] = parts[relations].replace("</Relationships>", link)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def bare_openpyxl(path: Path) -> int:
    """Read every value and nothing else."""
    book = load_workbook(path, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count


def ours(path: Path) -> int:
    """Read, inspect, check and compare every row."""
    return len(read_roster(path, today=TODAY).entries)


def timed(work: Callable[[Path], int], path: Path) -> float:
    """Return the seconds of one round."""
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def medians(path: Path) -> tuple[float, float]:
    """Return the median seconds of the baseline and of ours, turn by turn so that both see the same machine."""
    rounds = [(timed(bare_openpyxl, path), timed(ours, path)) for _ in range(ROUNDS)]
    return statistics.median(base for base, _ in rounds), statistics.median(mine for _, mine in rounds)


def peak(work: Callable[[Path], int], path: Path) -> float:
    """Return the peak of Python's own allocations in MB."""
    tracemalloc.start()
    work(path)
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size / 1e6


def main() -> None:
    """Print the table for n and, to show that time is linear, for a quarter of it."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    print(f"{'n':>7} {'stored by':<9} {'reader':<29} {'median ms':>10} {'µs/row':>8} {'peak MB':>8} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for count, origin in product((most // 4, most), ("openpyxl", "Excel")):
            path = Path(folder) / f"roster-{count}.xlsx"
            write(path, count)
            if origin == "Excel":
                rewrite_as_excel(path)
            base, mine = medians(path)
            for label, seconds, work in (
                ("openpyxl read-only, no checks", base, bare_openpyxl),
                ("read_roster, all checks", mine, ours),
            ):
                row = f"{seconds * 1e3:10.1f} {seconds / count * 1e6:8.1f} {peak(work, path):8.1f}"
                print(f"{count:7d} {origin:<9} {label:<29} {row} {seconds / base:7.3f}")


if __name__ == "__main__":
    main()
