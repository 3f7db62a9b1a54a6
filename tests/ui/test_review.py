"""The review panel by keys and clicks, on the sample day of technicians, against the office."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.model.review import Question, ReviewRecord, Work
from skillassess.office import Office
from skillassess.office.reviewing import Defence
from skillassess.paths import resource
from ui.bridge import Bridge
from ui.context import Desk
from ui.frame import Frame
from ui.jobs import Jobs
from ui.screens.review import ReviewScreen
from ui.screens.scoring import ScoringScreen
from ui.settings import Settings
from ui.texts import Texts

DAY = "day-2-technician-L2.json"
PASSWORD = "sample-2026"
Open = Callable[[str], tuple[Frame, ReviewScreen]]


@pytest.fixture(scope="session")
def technicians(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the day of technicians once, scored and not yet reviewed."""
    folder = tmp_path_factory.mktemp("technicians")
    path = resource("samples", DAY)
    run = DayRun(read_day(path), path.parent, folder, lambda *_: None)
    run.go(Stage.MARKING)
    run.close()
    return folder / DATABASE


@pytest.fixture
def office(technicians: Path, tmp_path: Path) -> Iterator[Office]:
    """Give a fresh copy of that day."""
    copy = tmp_path / "day.db"
    shutil.copy(technicians, copy)
    opened = Office.open(copy, SetClock(datetime(2026, 10, 20, 10, tzinfo=CHINA)))
    yield opened
    opened.close()


@pytest.fixture
def opened(dressed: QApplication, office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Open the panel for a login, read and with the keyboard on the list."""
    jobs = Jobs()
    kept: list[Frame | Desk | Bridge] = []

    def open_for(login: str) -> tuple[Frame, ReviewScreen]:
        session = office.sign_in(login, PASSWORD)
        clock = SetClock(datetime(2026, 10, 20, 10, tzinfo=CHINA))
        desk = Desk(office, session, jobs, Texts("zh_CN"), Settings(tmp_path / "windows.ini"), clock)
        bridge = Bridge(office)
        bridge.changed.connect(desk.changed)
        desk.open_plan("")
        frame = Frame(desk, (ReviewScreen, ScoringScreen))
        frame.resize(1366, 768)
        kept.extend((frame, desk, bridge))
        frame.show()
        qtbot.waitActive(frame)
        screen = frame.places.shown
        assert isinstance(screen, ReviewScreen)
        qtbot.waitUntil(lambda: bool(screen.candidate))
        screen.list.setFocus()
        return frame, screen

    yield open_for
    assert jobs.finish()
    dressed.processEvents()
    for part in kept:
        part.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key, held)


def defence(office: Office, candidate: str) -> Defence:
    session = office.sign_in("su", PASSWORD)
    plan = office.planning.plans(session)[0]
    return next(one for one in office.reviewing.defences(session, plan.id) if one.candidate.id == candidate)


def record(office: Office, candidate: str) -> ReviewRecord:
    found = defence(office, candidate).record
    assert found is not None
    return found


def test_title_and_questions_are_kept_as_their_fields_are_left(office: Office, opened: Open) -> None:
    _frame, screen = opened("zheng")
    screen.form.title.setFocus()
    press("Lathe", Qt.Key.Key_Tab)
    kept = record(office, screen.candidate)
    assert (kept.work, kept.title, kept.questions) == (Work.PAPER, "Lathe", ())
    press(Qt.Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    line = screen.form.lines[0]
    assert line.text.hasFocus()
    press("Why?")
    line.answer.setFocus()
    press("Because")
    screen.list.setFocus()
    who = str(line.asked_by.currentData())
    assert record(office, screen.candidate).questions == (Question(who, "Why?", "Because"),)


def test_what_is_typed_stays_while_the_record_is_read_again(office: Office, opened: Open, qtbot: QtBot) -> None:
    _frame, screen = opened("zheng")
    screen.form.title.setFocus()
    press("Lathe", Qt.Key.Key_Tab)
    press(Qt.Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    press("Wh")
    other = office.sign_in("he", PASSWORD)
    office.administration.sign_out(other)
    screen.refresh()
    qtbot.wait(600)
    assert screen.form.lines[0].text.hasFocus()
    assert screen.form.lines[0].text.text() == "Wh"


def test_questions_without_a_title_are_not_kept_and_it_is_said(office: Office, opened: Open) -> None:
    _frame, screen = opened("zheng")
    press(Qt.Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    press("Why?")
    screen.list.setFocus()
    assert defence(office, screen.candidate).record is None
    assert screen.form.title_row.fault
    assert screen.form.lines[0].text.text() == "Why?"


def test_a_file_is_attached_and_comes_back_unchanged(
    office: Office, opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    _frame, screen = opened("zheng")
    screen.form.title.setFocus()
    press("Lathe", Qt.Key.Key_Tab)
    source, copy = tmp_path / "work.pdf", tmp_path / "copy.pdf"
    source.write_bytes(b"%PDF-1.7 lathe")
    screen.attach_file(source)
    qtbot.waitUntil(screen.form.show_file.isEnabled)
    assert len(record(office, screen.candidate).attachment) == 64
    screen.form.title.setFocus()
    press(Qt.Key.Key_End, "s")
    screen.list.setFocus()
    assert record(office, screen.candidate).title == "Lathes"
    assert len(record(office, screen.candidate).attachment) == 64
    screen.save_copy(copy)
    qtbot.waitUntil(copy.exists)
    qtbot.waitUntil(lambda: copy.read_bytes() == b"%PDF-1.7 lathe")


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_attached(
    office: Office, opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    frame, screen = opened("zheng")
    screen.form.title.setFocus()
    press("Lathe", Qt.Key.Key_Tab)
    screen.attach_file(tmp_path / "lost.pdf")
    qtbot.waitUntil(lambda: "lost.pdf" in frame.strip.text)
    assert record(office, screen.candidate).attachment == ""


def test_a_member_votes_by_keys_and_votes_of_others_stay_unseen_until_all_are_in(
    office: Office, opened: Open, qtbot: QtBot
) -> None:
    clerk = office.sign_in("zheng", PASSWORD)
    plan = office.planning.plans(clerk)[0]
    candidate = office.reviewing.defences(clerk, plan.id)[0].candidate.id
    office.reviewing.record(clerk, ReviewRecord(candidate, Work.REPORT, "题目"))
    office.reviewing.vote(office.sign_in("lin", PASSWORD), candidate, approve=False, opinion="数据不足")
    _frame, screen = opened("huang")
    screen.focus_on(candidate)
    assert "数据不足" not in " ".join(part.text() for part in screen.side.findChildren(QLabel))
    screen.side.approve.setFocus()
    press(Qt.Key.Key_Space)
    screen.side.opinion.setFocus()
    press("ok", Qt.Key.Key_Tab)
    assert screen.side.vote.hasFocus()
    press(Qt.Key.Key_Return)
    assert [vote.member for vote in defence(office, candidate).votes] == []
    assert len(defence(office, candidate).voted) == 2
    office.reviewing.vote(office.sign_in("ye", PASSWORD), candidate, approve=True, opinion="同意")
    qtbot.waitUntil(lambda: "2" in screen.side.tally.text() and "通过" in screen.side.tally.text())


def test_not_approving_needs_an_opinion(office: Office, opened: Open) -> None:
    clerk = office.sign_in("zheng", PASSWORD)
    plan = office.planning.plans(clerk)[0]
    candidate = office.reviewing.defences(clerk, plan.id)[0].candidate.id
    office.reviewing.record(clerk, ReviewRecord(candidate, Work.REPORT, "题目"))
    _frame, screen = opened("huang")
    screen.focus_on(candidate)
    screen.side.reject.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert screen.side.opinion.hasFocus()
    assert defence(office, candidate).voted == ()


def test_without_a_record_one_cannot_vote_and_reads_why(opened: Open) -> None:
    _frame, screen = opened("huang")
    assert not screen.side.vote.isEnabled()
    assert screen.side.why.text()


def test_the_own_score_sheet_is_one_key_away(opened: Open, qtbot: QtBot) -> None:
    frame, screen = opened("huang")
    candidate = screen.candidate
    press(Qt.Key.Key_F2)
    assert frame.screen_key == "scoring"
    scoring = frame.places.shown
    assert isinstance(scoring, ScoringScreen)
    qtbot.waitUntil(lambda: scoring.open_key is not None)
    key = scoring.open_key
    assert key is not None
    assert (key.candidate, key.kind.value) == (candidate, "review")


def test_who_is_no_member_reads_and_changes_nothing(opened: Open) -> None:
    _frame, screen = opened("he")
    assert screen.form.title.isReadOnly()
    assert not screen.form.add.isEnabled()
    assert screen.side.card.isHidden()
    press(Qt.Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    assert screen.form.lines == []


def test_control_arrows_go_through_the_candidates(opened: Open) -> None:
    _frame, screen = opened("zheng")
    before = screen.candidate
    press(Qt.Key.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    assert screen.candidate != before
    press(Qt.Key.Key_Left, held=Qt.KeyboardModifier.ControlModifier)
    assert screen.candidate == before
