"""The institution screen by keys: what is filed is shown, changed by the administrator alone, and never lost unsaid."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from skillassess.model.institution import Institution, Standing
from skillassess.model.levels import Level
from tests.ui.fingers import at_hand, press, put, tab_to, write
from tests.ui.house import House
from ui.frame import Frame
from ui.screens.institution import InstitutionScreen
from ui.screens.institution_scope import FiledRow

Settle = Callable[[], None]
Open = Callable[..., InstitutionScreen]


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Open:
    def open_for(login: str = "guan") -> InstitutionScreen:
        frame: Frame = house.frame(login, screens=(InstitutionScreen,))
        frame.show()
        qtbot.waitExposed(frame)
        settled()
        frame.places.take_focus()
        screen = frame.places.shown
        assert isinstance(screen, InstitutionScreen)
        return screen

    return open_for


@pytest.fixture
def screen(opened: Open) -> InstitutionScreen:
    return opened()


def filed(screen: InstitutionScreen) -> Institution:
    return screen.desk.office.administration.institution(screen.desk.session)


def row(screen: InstitutionScreen, number: int) -> FiledRow:
    found = screen.scope.rows[number]
    assert isinstance(found, FiledRow)
    return found


def test_what_is_filed_is_shown_and_nothing_is_changed_by_showing_it(screen: InstitutionScreen) -> None:
    assert screen.entered() == filed(screen)
    assert screen.head.code.text() == "Y000544031005"
    assert not screen.record.isEnabled()


def test_one_more_occupation_is_filed_with_the_keyboard_alone(
    screen: InstitutionScreen, settled: Settle, qtbot: QtBot
) -> None:
    tab_to(screen.head.standing[Standing.LARGE])
    press(Qt.Key.Key_Space)
    tab_to(screen.scope.more)
    press(Qt.Key.Key_Space)
    added = row(screen, 1)
    qtbot.waitUntil(added.name.isVisible)
    assert at_hand() is added.code
    QTest.keyClicks(added.code, "6-20-01-01")
    tab_to(added.name)
    put(added.name, "装配钳工")
    tab_to(added.job_types)
    put(added.job_types, "装配钳工、工具钳工")
    tab_to(added.levels[Level.L3])
    press(Qt.Key.Key_Space)
    tab_to(added.level_one)
    press(Qt.Key.Key_Down)
    tab_to(screen.record)
    press(Qt.Key.Key_Space)
    settled()
    new = filed(screen).occupations[1]
    assert (new.code, new.name, new.levels) == ("6-20-01-01", "装配钳工", (Level.L3,))
    assert (new.job_types, new.has_level_one) == (("装配钳工", "工具钳工"), True)
    assert Standing.LARGE in filed(screen).standing
    assert not screen.record.isEnabled()


def test_a_malformed_code_is_refused_and_what_is_typed_stays(screen: InstitutionScreen, settled: Settle) -> None:
    write(screen.head.code, "Y00054403100")
    screen.record.click()
    settled()
    frame = screen.window()
    assert isinstance(frame, Frame)
    assert "2019" in frame.strip.text
    assert filed(screen).code == "Y000544031005"
    assert screen.head.code.text() == "Y00054403100"
    write(screen.head.code, "y000544031006")
    screen.record.click()
    settled()
    assert filed(screen).code == "Y000544031006"


def test_what_is_typed_outlives_a_refresh_and_can_be_put_back(screen: InstitutionScreen, settled: Settle) -> None:
    write(screen.contact, "Ms Zheng")
    screen.refresh()
    settled()
    assert screen.contact.text() == "Ms Zheng"
    tab_to(screen.undo)
    press(Qt.Key.Key_Space)
    assert screen.contact.text() == ""
    assert screen.entered() == filed(screen)


def test_the_office_only_reads(opened: Open) -> None:
    screen = opened("zheng")
    assert screen.head.name.isReadOnly()
    assert not screen.scope.isEnabled()
    assert not screen.record.isVisible()
