"""Roster import with all checks against openpyxl's bare reading, in one run: ``tests/bench/bench_roster.py [n]``.

Prints a table; asserts nothing about time. Goal: ours / openpyxl read-only <= 1/3 at n = 5,000.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
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
ROUNDS = 5
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
    """Write a roster of ``count`` rows as Excel stores it."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for index in range(count):
        sheet.append(person(index))
    book.save(path)


def bare_openpyxl(path: Path) -> int:
    """Read every value and nothing else."""
    book = load_workbook(path, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count


def ours(path: Path) -> int:
    """Read, inspect, check and compare every row."""
    return len(read_roster(path, today=TODAY).entries)


def timed(work: Callable[[Path], int], path: Path) -> list[float]:
    """Return the seconds of each round."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work(path)
        seconds.append(time.perf_counter() - start)
    return seconds


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
    print(f"{'n':>7} {'reader':<28} {'median ms':>10} {'µs/row':>8} {'peak MB':>8} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for count in (most // 4, most):
            path = Path(folder) / f"roster-{count}.xlsx"
            write(path, count)
            base = statistics.median(timed(bare_openpyxl, path))
            mine = statistics.median(timed(ours, path))
            for label, seconds, work in (
                ("openpyxl read-only, no checks", base, bare_openpyxl),
                ("read_roster, all checks", mine, ours),
            ):
                row = f"{seconds * 1e3:10.1f} {seconds / count * 1e6:8.1f} {peak(work, path):8.1f}"
                print(f"{count:7d} {label:<28} {row} {seconds / base:7.3f}")


if __name__ == "__main__":
    main()
