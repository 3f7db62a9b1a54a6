"""The three sample days through the command line: results exact, numbers right, nothing half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from skillassess.cli.commands import main
from skillassess.paths import resource

DAYS = ("day-1-electrician-L4", "day-2-technician-L2", "day-3-appointed-T-S")
RARE_NAMES = {"王𠮷", "李䶮", "张㛃", "陈𬭎", "梁𬱖", "阿依古丽·买买提"}


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    done: dict[str, Path] = {}

    def run(day: str) -> Path:
        if day not in done:
            out = tmp_path_factory.mktemp(day) / "out"
            assert main(["day", str(resource("samples", f"{day}.json")), "--out", str(out)]) == 0
            done[day] = out
        return done[day]

    return run


def results(out: Path) -> dict[str, Any]:
    body: dict[str, Any] = json.loads((out / "results.json").read_text(encoding="utf-8"))
    return body


@pytest.mark.parametrize("day", DAYS)
def test_a_sample_day_runs_to_filed_results(run_once: Callable[[str], Path], day: str) -> None:
    out = run_once(day)
    candidates = results(out)["candidates"]
    assert {candidate["name"] for candidate in candidates} >= RARE_NAMES
    assert len(list((out / "sheets").glob("*.pdf"))) == len(candidates)
    assert {path.name for path in (out / "filings").iterdir()} >= {
        "score-roster.xlsx",
        "public-list.xlsx",
        "certificate-data.xlsx",
    }
    assert not list(out.glob("*.part"))


@pytest.mark.parametrize("day", DAYS)
def test_averages_follow_from_totals_and_decide_unrounded(run_once: Callable[[str], Path], day: str) -> None:
    checked = 0
    for candidate in results(run_once(day))["candidates"]:
        for part in candidate["components"]:
            if not part["assessor_totals"]:
                continue
            totals = [Fraction(total) for total in part["assessor_totals"]]
            exact = sum(totals) / len(totals)
            assert part["average_exact"] == str(exact)
            reached = exact >= Fraction(part["line"])
            assert (Fraction(part["average_shown"]) >= Fraction(part["line"])) == reached
            voted_down = any(reason["code"] == "voted-down" for reason in candidate["reasons"])
            assert part["passed"] == (reached and not (voted_down and part["kind"] == "review"))
            checked += 1
    assert checked > 10


@pytest.mark.parametrize("day", DAYS)
def test_numbers_are_given_to_all_who_passed_in_order_without_gaps(run_once: Callable[[str], Path], day: str) -> None:
    by_level: dict[str, list[str]] = {}
    for candidate in results(run_once(day))["candidates"]:
        given = candidate["certificate_number"]
        assert (given is not None) == (candidate["verdict"] == "pass")
        if given is not None:
            assert given[15] == candidate["level"]
            by_level.setdefault(candidate["level"], []).append(given)
    for level, numbers in by_level.items():
        wanted = [f"Y00004403100526{level}{n:06d}" for n in range(1, len(numbers) + 1)]
        assert numbers == wanted


def find(out: Path, number: int) -> dict[str, Any]:
    candidates: list[dict[str, Any]] = results(out)["candidates"]
    return candidates[number - 1]


def test_the_first_day_holds_the_cases_people_argue_about(run_once: Callable[[str], Path]) -> None:
    out = run_once(DAYS[0])
    exact_sixty = find(out, 4)["components"][1]
    assert (exact_sixty["assessor_totals"], exact_sixty["average_exact"]) == (["55", "63", "62"], "60")
    assert exact_sixty["passed"]
    just_below = find(out, 12)
    assert just_below["components"][1]["average_exact"] == "179/3"
    assert just_below["components"][1]["average_shown"] == "59.7"
    assert just_below["verdict"] == "fail"
    assert find(out, 7)["reasons"][0]["code"] == "absent"
    assert find(out, 23)["components"][1]["average_shown"] == "0.0"
    assert find(out, 15)["components"][0]["assessors"] == ["梁工", "邓工", "谭工"]


def test_nobody_passes_level_two_without_panel_and_majority(run_once: Callable[[str], Path]) -> None:
    out = run_once(DAYS[1])
    codes = {number: [reason["code"] for reason in find(out, number)["reasons"]] for number in (5, 6, 9)}
    assert codes == {5: ["below-line"], 6: ["voted-down"], 9: ["absent"]}
    assert find(out, 6)["components"][2]["average_exact"] == "85"


def test_the_third_day_gives_letters_at_position_sixteen(run_once: Callable[[str], Path]) -> None:
    letters = [c["certificate_number"][15] for c in results(run_once(DAYS[2]))["candidates"] if c["certificate_number"]]
    assert set(letters) == {"T", "S"}


def test_the_same_day_gives_the_same_workbooks_but_for_the_journal_head_in_their_properties(
    run_once: Callable[[str], Path], tmp_path: Path
) -> None:
    again = tmp_path / "again"
    assert main(["day", str(resource("samples", f"{DAYS[2]}.json")), "--out", str(again)]) == 0

    def parts(out: Path) -> dict[str, bytes]:
        found = {}
        for path in out.rglob("*.xlsx"):
            with zipfile.ZipFile(path) as package:
                names = [name for name in package.namelist() if not name.startswith("docProps/")]
                found |= {f"{path.name}/{name}": package.read(name) for name in names}
        return found

    assert len(parts(again)) > 10
    assert parts(again) == parts(run_once(DAYS[2]))


def test_a_days_database_verifies_and_exports_again(
    run_once: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = run_once(DAYS[1]) / "day.skillassess"
    assert main(["verify", str(database), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["holds"] is True
    monkeypatch.setenv("SKILLASSESS_LOGIN", "wei")
    monkeypatch.setenv("SKILLASSESS_PASSWORD", "sample-2026")
    assert main(["export", str(database), "--out", str(tmp_path / "export")]) == 0
    assert len(list((tmp_path / "export" / "sheets").glob("*.pdf"))) == 9
    monkeypatch.setenv("SKILLASSESS_LOGIN", "admin")
    assert main(["backup", str(database), str(tmp_path / "copy.skillassess")]) == 0
    assert main(["verify", str(tmp_path / "copy.skillassess")]) == 0


def test_the_command_line_runs_without_qt(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from skillassess.cli.commands import main\n"
        f"sys.exit(main(['day', {str(resource('samples', DAYS[2] + '.json'))!r}, '--out', {str(tmp_path / 'out')!r}]))"
    )
    environment = {**os.environ, "SKILLASSESS_LANGUAGE": "en"}
    done = subprocess.run(  # the interpreter that runs the tests
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "The day is done" in done.stdout


@pytest.mark.parametrize("day", DAYS)
def test_a_sample_day_leaves_every_paper_and_an_archive_that_verifies(
    run_once: Callable[[str], Path], day: str
) -> None:
    out = run_once(day)
    papers = {"plan", "sign-in-candidates", "sign-in-staff", "supervision", "summary", "notice", "certificates"}
    given = [c for c in results(out)["candidates"] if c["certificate_number"]]
    appointed = {f"appointment-{c['admission_number']}" for c in given if c["level"] in "TS"}
    review = {"defence-records", "panel-results"} if day.startswith(("day-2", "day-3")) else set()
    assert {path.stem for path in (out / "papers").glob("*.pdf")} == papers | appointed | review
    assert (out / "filings" / "ts-package.zip").is_file() == day.startswith("day-3")
    assert (out / "filings" / "confirmation.pdf").is_file()
    assert main(["verify", str(out / "archive.zip")]) == 0
    assert results(out)["journal"]["entries"] > 100
