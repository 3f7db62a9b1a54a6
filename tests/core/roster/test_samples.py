from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from skillassess.documents.roster import read_roster
from skillassess.model.identity import IdType
from skillassess.model.levels import Level
from skillassess.model.roster import RosterEntry, RosterPreview

TODAY = date(2026, 11, 20)
Finding = tuple[str, str, str | None]

EXPECTED: dict[int, list[Finding]] = {
    5: [("roster-blanks", "info", "证件号")],
    6: [("roster-person-again", "warning", "证件号")],
    8: [("roster-formula", "error", "姓名")],
    11: [("roster-id-is-number", "error", "证件号")],
    13: [("roster-one-name", "info", "姓名")],
    23: [
        ("roster-birth-contradicts-id", "error", "出生日期"),
        ("roster-sex-contradicts-id", "error", "性别"),
        ("roster-person-twice", "error", "证件号"),
    ],
    27: [("roster-missing", "error", "姓名")],
    34: [("id-check-digit", "error", "证件号")],
    42: [("roster-birth-contradicts-id", "error", "出生日期")],
    43: [("roster-blanks", "info", "职业名称")],
    44: [("roster-level-unknown", "error", "级别")],
    48: [("roster-one-name", "info", "姓名")],
    49: [("roster-date-future", "error", "参加工作时间")],
    57: [("roster-full-width", "info", "证件号")],
}
DATA_ROWS = [*range(3, 33), *range(34, 64)]


@pytest.fixture
def sent(data: Path) -> RosterPreview:
    return read_roster(data / "roster-as-sent-60.xlsx", today=TODAY)


def test_the_clean_roster_gives_thirty_rows_without_a_finding(data: Path) -> None:
    path = data / "roster-clean-30.xlsx"
    preview = read_roster(path, today=TODAY)
    assert preview.findings == ()
    assert [row.row for row in preview.rows] == list(range(2, 32))
    assert len(preview.entries) == 30
    assert preview.file_name == "roster-clean-30.xlsx"
    assert preview.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_value_of_a_clean_row_arrives(data: Path) -> None:
    preview = read_roster(data / "roster-clean-30.xlsx", today=TODAY)
    assert preview.entries[7] == RosterEntry(
        name="史涵学",
        id_type=IdType.RESIDENT,
        id_number="44190019971016998X",
        sex="女",
        birth_date=date(1997, 10, 16),
        education="大学专科和专科学校",
        source="集体企业",
        certificate_pickup="自取",
        occupation="电工",
        job_type="电工",
        level=Level.L4,
        condition="2",
        phone="13800005685",
        work_start=date(2018, 1, 1),
        employer="示例链员电气有限公司",
        post="装配钳工",
        remark="",
    )
    assert {"张㛃", "梁𬱖", "欧阳㭎"} <= {entry.name for entry in preview.entries}


def test_the_roster_as_sent_is_read_row_by_row(sent: RosterPreview) -> None:
    assert [row.row for row in sent.rows] == DATA_ROWS


@pytest.mark.parametrize("row", DATA_ROWS)
def test_each_row_of_the_roster_as_sent_has_exactly_its_findings(sent: RosterPreview, row: int) -> None:
    found = next(candidate for candidate in sent.rows if candidate.row == row)
    assert [(note.code, note.severity, note.column) for note in found.notes] == EXPECTED.get(row, [])
    assert all(note.row == row for note in found.notes)
    is_refused = any(severity == "error" for _, severity, _ in EXPECTED.get(row, []))
    assert (found.values is None) == is_refused


def test_the_file_as_sent_has_its_extra_columns_and_its_foot_said_once(sent: RosterPreview) -> None:
    assert [(note.code, note.severity, note.row) for note in sent.notes] == [
        ("roster-extra-columns", "info", 2),
        ("roster-foot", "info", 64),
    ]
    assert dict(sent.notes[0].params)["columns"] == "班组、是否党员"


def test_fifty_two_of_sixty_rows_can_be_taken(sent: RosterPreview) -> None:
    assert len(sent.entries) == 52
    assert sent.has_errors
    assert not sent.is_refused


def test_both_rows_of_one_person_name_the_other(sent: RosterPreview) -> None:
    by_row = {row.row: row for row in sent.rows}
    assert ("others", "23") in by_row[6].notes[0].params
    assert ("other", "6") in by_row[23].notes[-1].params
    assert by_row[6].values is not None


def test_two_people_of_one_name_are_both_kept(sent: RosterPreview) -> None:
    namesakes = [row for row in sent.rows if row.name == "蔡英宇"]
    assert [row.row for row in namesakes] == [13, 48]
    assert [dict(row.notes[0].params)["others"] for row in namesakes] == ["48", "13"]
    assert all(row.values is not None for row in namesakes)


def test_normalised_values_are_the_right_ones(sent: RosterPreview) -> None:
    values = {row.row: row.values for row in sent.rows}
    assert values[5] is not None
    assert values[5].id_number == "440605198003139984"
    assert values[43] is not None
    assert values[43].occupation == "电工"
    assert values[57] is not None
    assert (values[57].id_number, values[57].name) == ("440881199012309975", "阿依古丽·买买提")


def test_no_finding_holds_a_whole_id_number(sent: RosterPreview) -> None:
    numbers = {entry.id_number for entry in sent.entries} | {"441302198607089981"}
    told = repr(sent.findings)
    assert [number for number in numbers if number in told] == []
