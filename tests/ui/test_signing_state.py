"""What screens after scoring show of states, just inside and just outside of each bound."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from skillassess.day.runner import Stage
from skillassess.model.signatures import Step
from tests.ui.after_day import SCORERS, After, make
from ui import languages, theme
from ui.context import Desk
from ui.jobs import Jobs
from ui.reading import Reader
from ui.screens.filing_state import FilingSeen, deadline_status
from ui.screens.signing_paper import differs
from ui.screens.signing_state import Signer, waits_for
from ui.settings import Settings
from ui.signature_pad import SignaturePad, paint_strokes, read_strokes
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def after(tmp_path: Path) -> Iterator[After]:
    made = make(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("low", "high", "maximum", "marked"),
    [("3", "4", "5", False), ("3", "5", "5", True), ("2", "5", "8", False), ("2", "6", "8", True)],
)
def test_two_fifths_of_the_points_are_marked_and_less_is_not(low: str, high: str, maximum: str, marked: bool) -> None:
    assert differs(Decimal(low), Decimal(high), Decimal(maximum)) is marked


def turn(after: After, login: str) -> Step | None:
    session = after.sign_in(login)
    plan = after.office.planning.plan(session, after.plan_id)
    signed = after.office.signing.forms(after.sign_in("shen"), after.plan_id)[0].signed
    return Signer(session.person, plan).turn(signed)


def test_the_turn_goes_up_from_the_assessors_to_the_supervisor_to_hr(after: After) -> None:
    assert [turn(after, login) for login in ("liang", "he", "ren")] == [Step.CONFIRM, None, None]
    after.confirm_all(*SCORERS[:2])
    assert [turn(after, login) for login in ("liang", "peng", "he")] == [None, Step.CONFIRM, None]
    after.confirm_all(SCORERS[2])
    assert [turn(after, login) for login in ("peng", "he", "ren", "zheng")] == [None, Step.SUPERVISE, None, None]
    after.supervise_all()
    assert [turn(after, login) for login in ("he", "ren", "shen")] == [None, Step.OPINION, None]


def test_a_sealed_form_waits_for_nobody(tmp_path: Path) -> None:
    made = make(tmp_path, Stage.SIGNING)
    items = made.office.signing.forms(made.sign_in("shen"), made.plan_id)
    assert {waits_for(item.signed) for item in items} == {None}
    made.close()


@pytest.mark.parametrize(("day", "words"), [(8, "还剩 4 天"), (9, "还剩 3 天"), (12, "还剩 0 天"), (13, "逾期 1 天")])
def test_a_deadline_is_late_on_the_day_after_it(tmp_path: Path, qapp: QApplication, day: int, words: str) -> None:
    languages.speak(qapp, "zh_CN")
    made = make(tmp_path, Stage.SIGNING)
    session = made.sign_in("he")
    view = made.office.filing.view(session, made.plan_id)
    seen = FilingSeen(view, made.office.results.table(session, made.plan_id), date(2026, 10, day))
    status = deadline_status("report", date(2026, 10, 12), seen)
    assert status.text == words
    assert (status.tone.value == "warning") is (9 <= day <= 12)
    made.close()


def test_strokes_as_text_come_back_as_they_were_and_are_drawn_in_their_place(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    text = "0,0 500,500;1000,250"
    strokes = read_strokes(text)
    assert strokes == [[(0, 0), (500, 500)], [(1000, 250)]]
    image = QImage(QSize(200, 100), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_strokes(painter, strokes, QSize(200, 100), theme.colour("ink"))
    painter.end()
    assert image.pixelColor(QPointF(50, 25).toPoint()).lightness() < 128
    assert image.pixelColor(QPointF(150, 75).toPoint()).lightness() == 255
    pad = SignaturePad()
    qtbot.addWidget(pad)
    assert pad.is_empty


def test_only_the_newest_answer_is_shown(after: After, tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    session = after.sign_in("he")
    settings = Settings(tmp_path / "he.ini")
    desk = Desk(after.office, session, jobs, Texts("zh_CN"), settings, after.office.door.clock)
    owner = QWidget()
    qtbot.addWidget(owner)
    reader = Reader(owner, desk)
    heard: list[int] = []
    for number in range(3):
        reader.read(lambda number=number: number, heard.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == [2]


def test_an_answer_to_a_screen_that_is_gone_is_dropped(after: After, tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    settings = Settings(tmp_path / "he.ini")
    desk = Desk(after.office, after.sign_in("he"), jobs, Texts("zh_CN"), settings, after.office.door.clock)
    owner = QWidget()
    heard: list[int] = []
    Reader(owner, desk).read(lambda: 1, heard.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == []
