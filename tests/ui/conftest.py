"""A small invented day for the tests of the windows: an office, its people, a desk and a frame for any of them.

Owns the fixtures every screen's tests build on; asserts nothing itself but that Qt had nothing to complain of.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.office import Office
from tests.ui.house import House
from ui import languages, theme
from ui.jobs import Jobs
from ui.settings import Settings

SMALL_DAY = Path(__file__).with_name("small_day.json")
MORNING = datetime(2026, 10, 12, 9, 30, tzinfo=CHINA)
_HARMLESS = ("This plugin does not support propagateSizeHints", "This plugin does not support raise")


@pytest.fixture(autouse=True)
def _nothing_to_complain_of() -> Iterator[None]:
    """Fail a test during which Qt complained: a broken stylesheet, a lost icon, a signal without receiver."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Dress the application as it comes: light, in Chinese."""
    theme.apply(qapp, "light")
    languages.speak(qapp, "zh_CN")
    yield qapp
    qapp.setStyleSheet("")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small day once, up to its morning: plan released, four candidates registered, nothing scored."""
    folder = tmp_path_factory.mktemp("small-day")
    run = DayRun(read_day(SMALL_DAY), SMALL_DAY.parent, folder, lambda *_: None)
    run.go(Stage.REGISTRATION)
    run.close()
    return folder / DATABASE


@pytest.fixture
def house(dressed: QApplication, small_database: Path, tmp_path: Path) -> Iterator[House]:
    """Give a fresh copy of the small day, on its morning."""
    copy = tmp_path / "day.db"
    shutil.copy(small_database, copy)
    clock = SetClock(MORNING)
    house = House(Office.open(copy, clock), Settings(tmp_path / "windows.ini"), clock, Jobs())
    yield house
    assert house.jobs.finish()
    dressed.processEvents()
    for kept in house.kept:
        kept.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    house.office.close()


@pytest.fixture
def settled(house: House, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the worker has nothing to do and what it brought is shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not house.jobs.busy, timeout=10_000)

    return wait
