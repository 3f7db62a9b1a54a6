"""The way through the program: first start, set-up, sign-in, lock, another person, another language, the sample day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA, SetClock
from skillassess.model.levels import Level
from tests.ui.house import PASSWORD
from ui.first_start import SetUpPage
from ui.frame import Frame
from ui.page import Page
from ui.program import Program
from ui.settings import Settings
from ui.sign_in import SamplePage, SignInPage
from ui.welcome import WelcomePage

MORNING = datetime(2026, 10, 12, 9, 30, tzinfo=CHINA)
Start = Callable[..., Program]


@pytest.fixture
def start(dressed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Start the program as a person would; it is closed at the end."""
    started: list[Program] = []

    def begin(database: Path | None = None) -> Program:
        program = Program(dressed, Settings(tmp_path / "windows.ini"), SetClock(MORNING), database)
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


@pytest.fixture
def opened(start: Start, small_database: Path, tmp_path: Path, qtbot: QtBot) -> Program:
    """Give the program with the small day open and the office's clerk signed in."""
    copy = tmp_path / "day.db"
    copy.write_bytes(small_database.read_bytes())
    program = start(copy)
    program.sign_in("zheng", PASSWORD)
    qtbot.waitUntil(lambda: program.frame is not None, timeout=10_000)
    return program


def welcome_page(program: Program) -> WelcomePage:
    content = program.window.content
    assert isinstance(content, WelcomePage)
    return content


def set_up_page(program: Program) -> SetUpPage:
    content = program.window.content
    assert isinstance(content, SetUpPage)
    return content


def sign_in_page(program: Program) -> SignInPage:
    content = program.window.content
    assert isinstance(content, SignInPage)
    return content


def test_the_first_start_offers_the_sample_day_a_set_up_or_a_database(start: Start) -> None:
    content = welcome_page(start())
    assert [b.text() for b in (content.try_sample, content.begin_setup, content.open_other)] == [
        "打开示例",
        "设置本机构",
        "打开数据库…",
    ]


def fill_in(setup: SetUpPage) -> None:
    """Type an institution, an occupation and an administrator, going on by Next."""
    QTest.keyClicks(setup.institution.code, "y000544031005")
    setup.institution.name.setText("示例链主装备有限公司")
    setup.onward.click()
    row = setup.scope.rows.rows[0]
    row.code.setText("6-31-01-03")
    row.name.setText("电工")
    row.levels[Level.L4].setChecked(True)
    setup.onward.click()
    setup.administrator.name.setText("管理")
    setup.administrator.login.setText("guan")


def test_the_set_up_makes_an_encrypted_database_shows_the_recovery_key_once_and_leads_to_sign_in(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start()
    welcome_page(program).begin_setup.click()
    setup = set_up_page(program)
    setup.path = tmp_path / "made" / "own.db"
    fill_in(setup)
    setup.administrator.password.setText("long enough")
    setup.administrator.again.setText("long enough")
    setup.onward.click()
    qtbot.waitUntil(lambda: setup.step == 3, timeout=20_000)
    assert len(setup.recovery.key.text()) > 20
    assert not setup.onward.isEnabled()
    setup.recovery.kept.setChecked(True)
    setup.onward.click()
    sign_in = sign_in_page(program)
    assert not setup.path.read_bytes().startswith(b"SQLite format 3")
    QTest.keyClicks(sign_in.login, "guan")
    QTest.keyClicks(sign_in.password, "long enough")
    QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window.content, Frame), timeout=20_000)


def test_a_malformed_code_is_said_before_anything_else_is_asked(start: Start) -> None:
    program = start()
    welcome_page(program).begin_setup.click()
    setup = set_up_page(program)
    setup.institution.name.setText("示例")
    setup.institution.code.setText("Y00054403100")
    setup.onward.click()
    assert setup.step == 0
    assert "人社鉴发〔2019〕2号" in setup.strip.text


def test_an_occupation_without_level_holds_the_set_up_at_its_step(start: Start) -> None:
    program = start()
    welcome_page(program).begin_setup.click()
    setup = set_up_page(program)
    setup.institution.name.setText("示例")
    setup.institution.code.setText("Y000544031005")
    setup.onward.click()
    assert setup.step == 1
    setup.scope.rows.rows[0].code.setText("6-31-01-03")
    setup.scope.rows.rows[0].name.setText("电工")
    setup.onward.click()
    assert setup.step == 1
    assert setup.strip.text


def test_two_different_passwords_make_nothing(start: Start, tmp_path: Path) -> None:
    program = start()
    welcome_page(program).begin_setup.click()
    setup = set_up_page(program)
    setup.path = tmp_path / "made" / "own.db"
    fill_in(setup)
    setup.administrator.password.setText("long enough")
    setup.administrator.again.setText("long enougj")
    setup.onward.click()
    assert setup.strip.text == "两次输入的口令不一致。请重新输入。"
    assert not setup.path.exists()


def test_a_short_password_is_refused_in_words_and_leaves_no_file(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    welcome_page(program).begin_setup.click()
    setup = set_up_page(program)
    setup.path = tmp_path / "made" / "own.db"
    fill_in(setup)
    setup.administrator.password.setText("short12")
    setup.administrator.again.setText("short12")
    setup.onward.click()
    qtbot.waitUntil(lambda: bool(setup.strip.text), timeout=10_000)
    assert "8" in setup.strip.text
    assert not setup.path.exists()


def test_a_wrong_password_is_refused_in_words_and_can_be_tried_again(
    start: Start, small_database: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = tmp_path / "day.db"
    copy.write_bytes(small_database.read_bytes())
    program = start(copy)
    sign_in = sign_in_page(program)
    sign_in.login.setText("zheng")
    sign_in.password.setText("not it at all")
    sign_in.enter.click()
    qtbot.waitUntil(lambda: bool(sign_in.strip.text), timeout=10_000)
    assert sign_in.enter.isEnabled()
    sign_in.password.setText(PASSWORD)
    sign_in.enter.click()
    qtbot.waitUntil(lambda: isinstance(program.window.content, Frame), timeout=10_000)


def test_empty_fields_are_pointed_at_without_asking_the_office(start: Start, small_database: Path) -> None:
    sign_in = sign_in_page(start(small_database))
    sign_in.enter.click()
    assert sign_in.enter.isEnabled()
    assert sign_in._login_row.fault == "请输入账号。"  # noqa: SLF001  the row below the field is what is seen


def test_a_foreign_file_is_refused_in_words_and_stays_as_it_is(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"SQLite format 3\x00" + b"something else" * 100)
    program = start(foreign)
    program.sign_in("zheng", PASSWORD)
    qtbot.waitUntil(lambda: not program.jobs.busy, timeout=10_000)
    content = program.window.content
    assert isinstance(content, Page)
    assert "foreign.db" in content.strip.text
    assert foreign.read_bytes().startswith(b"SQLite format 3\x00something else")


def test_the_locked_screen_opens_for_the_same_person_and_keeps_the_frame(opened: Program, qtbot: QtBot) -> None:
    frame, first = opened.frame, opened.desk
    opened.lock()
    locked = sign_in_page(opened)
    assert locked.login.isHidden() or not locked.login.isVisible()
    locked.password.setText("wrong password")
    locked.enter.click()
    qtbot.waitUntil(lambda: bool(locked.strip.text), timeout=10_000)
    locked.password.setText(PASSWORD)
    locked.enter.click()
    qtbot.waitUntil(lambda: opened.window.content is frame, timeout=10_000)
    assert opened.desk is first


def test_a_session_that_ended_locks_the_screen_and_says_why(opened: Program) -> None:
    desk = opened.desk
    assert desk is not None
    assert opened.office is not None
    opened.office.administration.sign_out(desk.session)
    with desk.told(saved=False):
        opened.office.planning.plans(desk.session)
    assert sign_in_page(opened).strip.text


def test_another_person_signs_in_without_opening_the_database_again(opened: Program, qtbot: QtBot) -> None:
    office = opened.office
    opened.switch_person()
    assert isinstance(opened.window.content, SignInPage)
    opened.sign_in("liang", PASSWORD)
    qtbot.waitUntil(lambda: isinstance(opened.window.content, Frame), timeout=10_000)
    assert opened.office is office
    assert opened.desk is not None
    assert opened.desk.session.person.login == "liang"


def test_signing_out_closes_the_database(opened: Program) -> None:
    opened.sign_out()
    assert opened.office is None
    assert isinstance(opened.window.content, SignInPage)


def test_another_language_is_spoken_at_once_with_the_same_person_and_batch(opened: Program) -> None:
    before = opened.desk
    assert before is not None
    opened.set_language("en")
    assert opened.frame is not None
    assert opened.desk is not None
    assert opened.desk.plan_id == before.plan_id
    assert opened.frame.top.search.accessibleName() == "Find"
    opened.set_language("zh_CN")
    assert opened.frame.top.search.accessibleName() == "查找"


def test_another_theme_is_worn_at_once_and_remembered(opened: Program, tmp_path: Path) -> None:
    opened.set_theme("dark")
    assert isinstance(opened.window.content, Frame)
    assert Settings(tmp_path / "windows.ini").theme == "dark"


def test_the_sample_day_lets_one_be_any_of_its_people(start: Start, qtbot: QtBot) -> None:
    program = start()
    program.try_sample()
    qtbot.waitUntil(lambda: isinstance(program.window.content, SamplePage), timeout=60_000)
    sample = program.window.content
    assert isinstance(sample, SamplePage)
    told = " ".join(label.text() for label in sample.findChildren(QLabel))
    assert "sample-2026" in told  # signing will ask for it
    assert "没有加密" in told
    next(iter(sample.buttons.values())).click()
    qtbot.waitUntil(lambda: isinstance(program.window.content, Frame), timeout=10_000)
    program.switch_person()
    assert isinstance(program.window.content, SamplePage)
