"""Numbers handed out by the province come in whole and sound, or not at all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from skillassess.documents.number_import import inspect_certificate_numbers, read_certificate_numbers
from skillassess.documents.workbooks import write_certificate_data
from skillassess.errors import Problem, Refused
from skillassess.texts import LANGUAGES, explain
from tests.core.documents.filing_samples import MADE, certificate_row, resident_number

HEAD = ("序号", "发证日期", "证书编号", "备注", "证件号码", "姓名")
FIRST = ("1", "2026-03-20", "Y000544031005263000001", "", resident_number(1), "王𠮷")
SECOND = ("2", "2026-03-20", "Y000544031005263000002", "", resident_number(2), "阿依古丽·买买提")


def saved(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(folder / "numbers.xlsx")
    return folder / "numbers.xlsx"


def changed(place: int, value: object) -> tuple[object, ...]:
    return (*SECOND[:place], value, *SECOND[place + 1 :])


def test_columns_are_found_in_any_order_below_a_title(tmp_path: Path) -> None:
    found = read_certificate_numbers(saved(tmp_path, ("证书编号回传表",), HEAD, FIRST, ("",) * 6, SECOND))
    assert [(one.name, one.number, one.issued, one.row) for one in found] == [
        ("王𠮷", "Y000544031005263000001", date(2026, 3, 20), 3),
        ("阿依古丽·买买提", "Y000544031005263000002", date(2026, 3, 20), 5),
    ]


def test_what_we_export_can_be_read_back(tmp_path: Path) -> None:
    rows = [certificate_row(place) for place in range(1, 31)]
    write_certificate_data(rows, tmp_path / "data.xlsx", made=MADE)
    found = read_certificate_numbers(tmp_path / "data.xlsx")
    assert [(one.name, one.id_number, one.number, one.issued) for one in found] == [
        (row.name, row.id_number, row.number, row.issued) for row in rows
    ]


def test_a_real_date_cell_is_taken(tmp_path: Path) -> None:
    found = read_certificate_numbers(saved(tmp_path, HEAD, changed(1, datetime(2026, 3, 2))))  # noqa: DTZ001  as Excel
    assert found[0].issued == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("place", "value", "code", "column"),
    [
        (1, "", "numbers-cell-empty", "发证日期"),
        (1, "2026-02-30", "roster-date-unreadable", "发证日期"),
        (1, "2025-12-31", "numbers-number-year", "证书编号"),
        (2, "Y00054403100526300002", "numbers-number-malformed", "证书编号"),
        (2, 20005440310052630, "numbers-number-not-text", "证书编号"),
        (2, "=A1", "numbers-formula", "证书编号"),
        (2, FIRST[2], "numbers-number-twice", "证书编号"),
        (4, 440106199001019970, "numbers-number-not-text", "证件号码"),
        (4, "=A1&A2", "numbers-formula", "证件号码"),
        (4, "abc", "numbers-id-malformed", "证件号码"),
        (4, "440106199001019973", "id-check-digit", "证件号码"),
        (5, "", "numbers-cell-empty", "姓名"),
    ],
)
def test_one_faulty_row_stops_the_file(tmp_path: Path, place: int, value: object, code: str, column: str) -> None:
    path = saved(tmp_path, HEAD, FIRST, changed(place, value))
    with pytest.raises(Refused) as stopped:
        read_certificate_numbers(path)
    assert stopped.value.code == code
    findings = inspect_certificate_numbers(path).findings
    assert [(note.code, note.row, note.column) for note in findings] == [(code, 3, column)]
    if code.startswith("numbers-"):
        for language in LANGUAGES:
            assert "{" not in explain(stopped.value, language)
            assert "3" in explain(stopped.value, language)


@pytest.mark.parametrize(("rows", "code"), [((HEAD[:4], FIRST), "numbers-no-head"), ((HEAD,), "numbers-empty")])
def test_a_file_without_head_or_numbers_is_refused(
    tmp_path: Path, rows: tuple[tuple[object, ...], ...], code: str
) -> None:
    with pytest.raises(Refused) as stopped:
        read_certificate_numbers(saved(tmp_path, *rows))
    assert stopped.value.code == code
    assert "{" not in explain(stopped.value)


def test_a_file_that_is_no_workbook_is_a_problem_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "numbers.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(Problem, match="roster-file"):
        read_certificate_numbers(tmp_path / "numbers.xlsx")
