"""The real program as a process of its own, on a real X screen, with keys from outside: a sheet is scored and kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from skillassess.clock import SetClock, SystemClock
from skillassess.day.runner import DATABASE
from skillassess.errors import Problem
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnState
from skillassess.office import Office
from skillassess.office.marking import OwnSheet
from tests.day.window_xvfb import XDOTOOL, XVFB, Display, screen, wait

DIGITS = "45511224315334111252"
PASSWORD = "sample-2026"
ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(
    XVFB is None or XDOTOOL is None, reason="Xvfb or xdotool is not installed: no X screen, or no keys from outside"
)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    folder = tmp_path / "screen"
    folder.mkdir()
    with screen(folder) as made:
        yield made


@pytest.fixture
def program(display: Display, tmp_path: Path) -> Iterator[Path]:
    """Start ``python -m ui --sample-day``; return the folder its sample lies in."""
    holder = tmp_path / "samples"
    holder.mkdir()
    command = [sys.executable, "-m", "ui", "--sample-day", "--settings", str(tmp_path / "windows.ini")]
    environment = display.environment | {"TMPDIR": str(holder)}
    with subprocess.Popen(command, env=environment, cwd=ROOT) as process:
        yield holder
        process.terminate()


def kept(holder: Path, copy: Path) -> OwnSheet | None:
    """Return the assessor's sheet out of a copy of the running program's database."""
    (folder,) = holder.glob("skillassess-sample-*")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.lock"))
    clock = SetClock(SystemClock().now(), step=timedelta(milliseconds=1))
    try:
        office = Office.open(copy / DATABASE, clock, login="liang", password=PASSWORD)
    except Problem:  # copied in the middle of a write
        return None
    session = office.sign_in("liang", PASSWORD)
    plan = office.planning.plans(session)[0]
    sheets = office.marking.sheets(session, plan.id)
    found = next(one for one in sheets if one.key.kind is ComponentKind.WORK_PERFORMANCE)
    scores = office.marking.sheet(session, found.key).column.scores
    office.close()
    wanted = {number: Decimal(digit) for number, digit in enumerate(DIGITS, start=1)}
    return found if scores == wanted else None


@pytest.mark.timeout(300)
def test_keys_from_outside_score_a_sheet_in_the_program_and_hand_it_in(
    display: Display, program: Path, tmp_path: Path
) -> None:
    display.find_window("SkillAssess")
    wait(lambda: any(program.glob(f"skillassess-sample-*/{DATABASE}")), "no sample day was made")
    display.wait_until_still()
    display.press("Tab", "space")  # the second of the people: an assessor
    display.wait_until_still()
    display.press("ctrl+Down", *DIGITS)
    display.wait_until_still()
    width, height, before = display.pixels()
    picture = QImage(before, width, height, QImage.Format.Format_RGB32)
    assert picture.save(str(tmp_path / "scored.png"))
    display.press("Return", "Return")
    display.wait_until_still()
    assert display.pixels()[2] != before

    found: list[OwnSheet] = []

    def is_kept() -> bool:
        sheet = kept(program, tmp_path / "copy")
        found[:] = [] if sheet is None else [sheet]
        return sheet is not None and sheet.state is ColumnState.SUBMITTED

    wait(is_kept, f"not in the database as typed: {found}")
