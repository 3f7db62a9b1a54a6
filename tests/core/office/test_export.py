"""Export and check by the command line: the same set as a day leaves, whole or not at all, refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from skillassess.cli.commands import main
from skillassess.day.export import export_plan
from skillassess.day.runner import Stage
from skillassess.model.scoring import rounded
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import FormKey
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

SIGNED = {
    "archive.zip",
    "filings/public-list.xlsx",
    "filings/score-roster.xlsx",
    "papers/plan.pdf",
    "papers/sign-in-candidates.pdf",
    "papers/sign-in-staff.pdf",
    "papers/summary.pdf",
    "papers/supervision.pdf",
    *(f"sheets/{PLAN}{number:05d}.pdf" for number in (1, 2, 3)),
}
MARKED = SIGNED - {
    "archive.zip",
    "filings/public-list.xlsx",
    "filings/score-roster.xlsx",
    "papers/summary.pdf",
    "papers/supervision.pdf",
}


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def database(signed: Bureau, monkeypatch: pytest.MonkeyPatch) -> Path:
    signed.office.close()
    monkeypatch.setenv("SKILLASSESS_LOGIN", "wei")
    monkeypatch.setenv("SKILLASSESS_PASSWORD", PASSWORD)
    monkeypatch.setenv("SKILLASSESS_LANGUAGE", "zh_CN")
    return signed.path


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_a_signed_batch_exports_all_it_has_come_to(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", database, "--out", out) == 0
    assert files_in(out) == SIGNED
    assert not list(tmp_path.glob("*.part"))


def test_a_scored_batch_exports_no_results(bureau_at: Callable[[Stage], Bureau], tmp_path: Path) -> None:
    bureau = bureau_at(Stage.MARKING)
    told: list[tuple[str, int, int]] = []
    out = tmp_path / "out"
    files = export_plan(bureau.office, bureau.as_("zheng"), "", "", out, lambda *step: told.append(step))
    assert files_in(out) == MARKED
    assert files == len(MARKED)
    last = {what: (done, of) for what, done, of in told}
    assert set(last) == {"sheets", "plan", "sign-in-candidates", "sign-in-staff"}
    assert all(done == of for done, of in last.values())


def test_one_candidate_gets_only_the_own_sheets(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", database, "--candidate", f"{PLAN}00002", "--out", out) == 0
    assert files_in(out) == {f"sheets/{PLAN}00002.pdf"}


def test_an_unknown_plan_or_candidate_leaves_no_folder(database: Path, tmp_path: Path) -> None:
    assert run("export", database, "--plan", "26440310050009", "--out", tmp_path / "out") == 2
    assert run("export", database, "--candidate", f"{PLAN}00009", "--out", tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_cancelled_export_leaves_nothing(bureau_at: Callable[[Stage], Bureau], tmp_path: Path) -> None:
    bureau = bureau_at(Stage.SIGNING)

    def stop_at_the_archive(what: str, _done: int, _of: int) -> None:
        if what == "archive":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_plan(bureau.office, bureau.as_("wei"), PLAN, "", tmp_path / "out", stop_at_the_archive)
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("place", "word"), [("a-file", "不是文件夹"), ("a-file/sub", "不是文件夹"), ("full", "不是空的")]
)
def test_an_export_into_something_else_is_refused_in_words(
    place: str, word: str, database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_bytes(b"mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_bytes(b"mine")
    assert run("export", database, "--out", tmp_path / place) == 2
    told = capsys.readouterr().err
    assert word in told
    assert "{" not in told
    assert (tmp_path / "a-file").read_bytes() == b"mine"
    assert files_in(tmp_path / "full") == {"mine"}


@pytest.mark.parametrize("place", ["a-file", "a-file/copy", "missing/copy"])
def test_a_backup_onto_something_else_is_refused_in_words(
    place: str, database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_bytes(b"mine")
    assert run("backup", database, tmp_path / place, "--login", "admin") == 2
    told = capsys.readouterr().err
    assert Path(place).name in told
    assert "{" not in told
    assert (tmp_path / "a-file").read_bytes() == b"mine"
    assert not (tmp_path / "missing").exists()


def test_an_archive_is_checked_by_the_command_line(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", database, "--out", tmp_path / "out") == 0
    archive = tmp_path / "out" / "archive.zip"
    capsys.readouterr()
    assert run("verify", archive) == 0
    assert "核验通过" in capsys.readouterr().out
    content = bytearray(archive.read_bytes())
    place = content.find(b"%PDF-") + 200
    content[place] ^= 1
    archive.write_bytes(content)
    assert run("verify", archive) == 1
    assert "档案中的" in capsys.readouterr().out
    assert run("verify", archive, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["holds"]
    assert found["findings"][0]["code"] in {"archive-damaged", "archive-altered"}


def test_a_file_that_is_no_archive_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "some.zip").write_bytes(b"no archive")
    assert run("--language", "zh_CN", "verify", tmp_path / "some.zip") == 2
    assert "some.zip" in capsys.readouterr().err


def test_the_rosters_averages_follow_from_the_raw_sheets(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("wei")
    signed.office.papers.score_roster(session, PLAN, tmp_path / "roster.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "roster.xlsx").worksheets[0]
    head = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=2)]
    columns = {
        ComponentKind.WORK_PROCESS: head[1].index("技能"),
        ComponentKind.WORK_PERFORMANCE: head[1].index("工作业绩"),
    }
    checked = 0
    for row in sheet.iter_rows(min_row=3, max_row=5, values_only=True):
        for kind, column in columns.items():
            content = signed.office.signing.sheet(session, FormKey(str(row[1]), kind)).content
            totals = [sum(Fraction(mark.value or 0) for mark in part.marks) for part in content.scoring]
            assert row[column] == rounded(Fraction(sum(totals)) / len(totals), 1)
            checked += 1
    assert checked == 6
