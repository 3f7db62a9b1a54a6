"""Backups in the window: when they are made, where the last one is shown, and the way out of a lost or damaged file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA, SetClock
from skillassess.model.institution import FiledOccupation, Institution, Standing
from skillassess.model.levels import Level
from skillassess.model.people import Person, Role
from skillassess.office import Office, SetUp
from skillassess.store.backups import Backups
from ui.frame import Frame
from ui.program import Program
from ui.rescue import RescuePage
from ui.settings import Settings
from ui.sign_in import SignInPage

MORNING = datetime(2026, 10, 12, 9, 30, tzinfo=CHINA)
PASSWORD = "first-password"
_OCCUPATIONS = (FiledOccupation("6-31-01-03", "电工", tuple(Level), ("电工",), True),)  # noqa: FBT003  as filed
INSTITUTION = Institution("示例链主装备有限公司", "Y000044031005", _OCCUPATIONS, (Standing.CHAIN_LEADER,))
Give = Callable[[], Program]


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an encrypted database with its backup at exit once."""
    path = tmp_path_factory.mktemp("own") / "own.db"
    office, _ = Office.create(path, SetClock(MORNING), SetUp(INSTITUTION, "guan", "管理", PASSWORD))
    office.close()
    return path


@pytest.fixture
def own(encrypted: Path, tmp_path: Path) -> Path:
    shutil.copytree(encrypted.parent, tmp_path / "own")
    return tmp_path / "own" / encrypted.name


@pytest.fixture
def start(dressed: QApplication, own: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Give]:
    started: list[Program] = []

    def begin() -> Program:
        program = Program(dressed, Settings(tmp_path / "windows.ini"), SetClock(MORNING + timedelta(hours=2)), own)
        program.start()
        qtbot.waitExposed(program.window)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sign_in(program: Program, qtbot: QtBot) -> Frame:
    program.sign_in("guan", PASSWORD)
    qtbot.waitUntil(lambda: program.frame is not None and not program.jobs.busy, timeout=20_000)
    assert program.frame is not None
    return program.frame


def rescue_page(program: Program, qtbot: QtBot) -> RescuePage:
    qtbot.waitUntil(lambda: isinstance(program.window.content, RescuePage) and not program.jobs.busy, timeout=20_000)
    page = program.window.content
    assert isinstance(page, RescuePage)
    return page


def restored(page: RescuePage, qtbot: QtBot) -> str:
    """Give login and password by keys and return what the page says of the new file."""
    QTest.keyClicks(page.login, "guan")
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.restore.text() == "打开", timeout=20_000)
    return page._result.text()  # noqa: SLF001  what is read on the page


@pytest.mark.promise(7)
def test_the_bar_shows_the_last_verified_backup_and_the_watch_makes_the_next(start: Give, qtbot: QtBot) -> None:
    program = start()
    frame = sign_in(program, qtbot)
    qtbot.waitUntil(lambda: frame.bottom.words[1] == "备份 2026-10-12 09:30，已核对", timeout=10_000)
    program._backups.ask()  # noqa: SLF001  instead of waiting three minutes
    qtbot.waitUntil(lambda: not program.jobs.busy, timeout=10_000)
    assert frame.bottom.words[1].startswith("备份 2026-10-12 09:30")  # the control: nothing was due
    clock = program._clock  # noqa: SLF001  time passes for the program
    assert isinstance(clock, SetClock)
    for minutes in (8, 16, 24, 31):  # somebody works, or the session would end
        clock.put(MORNING + timedelta(hours=2, minutes=minutes))
        frame.desk.office.administration.institution(frame.desk.session)
    program._backups.ask()  # noqa: SLF001  as above
    qtbot.waitUntil(lambda: frame.bottom.words[1] == "备份 2026-10-12 12:01，已核对", timeout=20_000)


@pytest.mark.promise(7)
def test_a_backup_that_fails_is_told_once(start: Give, own: Path, qtbot: QtBot) -> None:
    program = start()
    frame = sign_in(program, qtbot)
    shutil.rmtree(Backups.beside(own).folder)
    Backups.beside(own).folder.write_text("a file where the folder should be")
    clock = program._clock  # noqa: SLF001  time passes for the program
    assert isinstance(clock, SetClock)
    clock.put(MORNING + timedelta(hours=3))
    program._backups.ask()  # noqa: SLF001  instead of waiting three minutes
    qtbot.waitUntil(lambda: "没有生成备份" in frame.strip.text, timeout=10_000)
    frame.strip.hide()
    program._backups.ask()  # noqa: SLF001  as above
    qtbot.waitUntil(lambda: not program.jobs.busy, timeout=10_000)
    assert frame.strip.text == ""
    Backups.beside(own).folder.unlink()


@pytest.mark.promise(7)
def test_closing_the_window_makes_a_backup(start: Give, own: Path, qtbot: QtBot) -> None:
    program = start()
    sign_in(program, qtbot)
    before = len(Backups.beside(own).all())
    program.window.close()
    qtbot.waitUntil(lambda: program.office is None, timeout=10_000)
    assert len(Backups.beside(own).all()) == before + 1


@pytest.mark.promise(8)
def test_a_missing_database_offers_its_backups_and_says_what_is_missing(start: Give, own: Path, qtbot: QtBot) -> None:
    office = Office.open(own, SetClock(MORNING), login="guan", password=PASSWORD)
    session = office.sign_in("guan", PASSWORD)
    office.administration.add_person(session, Person("", "liang", "梁工", (Role.ASSESSOR,)), "long enough")
    office.door.database.close()  # without the backup at exit
    own.unlink()
    program = start()
    page = rescue_page(program, qtbot)
    assert "找不到数据库" in page.strip.text
    assert page.list.count() == 1
    assert restored(page, qtbot).endswith("备份之后的 2 条日志不在其中，当时做的事需要重做；请对照纸质签字页。")
    assert not own.exists()
    page.restore.click()
    assert isinstance(program.window.content, SignInPage)
    frame = sign_in(program, qtbot)
    assert frame.desk.office.door.database.path.name == "own-20261012.db"


@pytest.mark.promise(8)
def test_a_damaged_database_offers_its_backups_and_stays_as_it_is(start: Give, own: Path, qtbot: QtBot) -> None:
    raw = bytearray(own.read_bytes())
    raw[5_000:40_000] = bytes(35_000)
    own.write_bytes(raw)
    program = start()
    assert isinstance(program.window.content, SignInPage)
    program.sign_in("guan", PASSWORD)
    page = rescue_page(program, qtbot)
    assert "own.db" in page.strip.text
    assert restored(page, qtbot).endswith("没有缺少任何内容。")
    assert own.read_bytes() == raw


@pytest.mark.promise(8)
def test_a_wrong_password_restores_nothing_and_can_be_tried_again(start: Give, own: Path, qtbot: QtBot) -> None:
    own.unlink()
    page = rescue_page(start(), qtbot)
    page.login.setText("guan")
    page.password.setText("not the password")
    page.restore.click()
    qtbot.waitUntil(page.restore.isEnabled, timeout=20_000)
    assert "口令" in page.strip.text
    assert not own.with_name("own-20261012.db").exists()
    page.login.clear()
    page.password.clear()
    assert restored(page, qtbot)


def test_a_database_without_backups_says_where_else_to_look(start: Give, own: Path, qtbot: QtBot) -> None:
    own.unlink()
    shutil.rmtree(Backups.beside(own).folder)
    page = rescue_page(start(), qtbot)
    assert not page.list.isVisible()
    assert not page.restore.isEnabled()
    assert page.other.isVisible()


def test_a_file_of_another_program_is_not_offered_backups(start: Give, own: Path, qtbot: QtBot) -> None:
    own.unlink()
    with closing(sqlite3.connect(own)) as other:
        other.execute("CREATE TABLE else_where (a)")
    program = start()
    program.sign_in("guan", PASSWORD)
    qtbot.waitUntil(lambda: not program.jobs.busy, timeout=10_000)
    assert isinstance(program.window.content, SignInPage)
    assert program.window.content.strip.text
