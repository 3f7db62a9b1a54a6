"""Tab on the real screens: it comes to every field, to each once a round, and is caught nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from skillassess.model.levels import Level
from tests.ui.fingers import press
from tests.ui.house import House
from ui.first_start import SetUpPage
from ui.frame import Frame
from ui.jobs import Jobs
from ui.setup_steps import RecoveryStep
from ui.texts import Texts

Settle = Callable[[], None]
_MOST = 120


def round_of(frame: Frame) -> list[QWidget]:
    """Press Tab until the keyboard is where it was, and return where it went."""
    first = frame.focusWidget()
    assert first is not None
    met = [first]
    for _ in range(_MOST):
        press(Qt.Key.Key_Tab)
        here = frame.focusWidget()
        assert here is not None
        if here is first:
            return met
        assert here not in met[:-1], f"caught before {here.accessibleName() or here}"
        if here is not met[-1]:  # a day is a field of three parts
            met.append(here)
    pytest.fail("Tab never came round")


def takes_the_keyboard(screen: QWidget) -> list[QWidget]:
    """Return every field a person sees and can use by Tab; of buttons that exclude each other the chosen one."""
    found = []
    for part in screen.findChildren(QWidget):
        by_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not by_tab or not part.isVisible() or not part.isEnabled() or part.focusProxy() is not None:
            continue
        exclusive = isinstance(part, QAbstractButton) and (part.group() is not None or part.autoExclusive())
        if not (exclusive and isinstance(part, QAbstractButton) and not part.isChecked()):
            found.append(part)
    return found


CASES = [
    ("guan", "people"),
    ("guan", "institution"),
    ("zheng", "plan"),
    ("zheng", "candidates"),
    ("zheng", "board"),
    ("liang", "scoring"),
    ("zheng", "keying"),
    ("liang", "signing"),
    ("he", "signing"),
    ("ren", "results"),
    ("ren", "notice"),
    ("ren", "filing"),
    ("ren", "certificates"),
    ("zheng", "eligibility"),
    ("zheng", "review"),
    ("zheng", "archive"),
    ("zheng", "rules"),
    ("shen", "journal"),
    ("zheng", "keying"),
]


@pytest.mark.parametrize(("login", "key"), CASES)
def test_tab_comes_to_every_field_of_a_screen_once_a_round(
    house: House, qtbot: QtBot, settled: Settle, login: str, key: str
) -> None:
    frame = house.frame(login)
    frame.show()
    qtbot.waitExposed(frame)
    frame.activateWindow()
    assert frame.open_screen(key)
    settled()
    qtbot.wait(50)
    settled()
    frame.places.take_focus()
    screen = frame.places.shown
    assert screen is not None
    met = round_of(frame)
    missed = [part.accessibleName() or str(part) for part in takes_the_keyboard(screen) if part not in met]
    assert missed == []


def test_tab_goes_round_a_new_plan_though_its_fields_come_and_go(house: House, qtbot: QtBot, settled: Settle) -> None:
    frame = house.frame("zheng")
    frame.show()
    qtbot.waitExposed(frame)
    frame.activateWindow()
    frame.open_screen("plan")
    settled()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled()
    screen = frame.places.shown
    assert screen is not None
    met = round_of(frame)
    assert not [part for part in takes_the_keyboard(screen) if part not in met]


def test_tab_goes_through_occupations_from_the_first_to_one_more_before_it_goes_on(
    qtbot: QtBot,
) -> None:
    page = SetUpPage(Jobs(), Texts("zh_CN"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitActive(page)
    page.show_step(1)
    rows = page.scope.rows
    rows.rows[0].levels[Level.S].setFocus()
    for wanted in (rows.more, page.back):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        assert page.focusWidget() is wanted
    rows.more.click()
    qtbot.waitUntil(rows.rows[1].code.isVisible)
    rows.rows[0].levels[Level.S].setFocus()
    fields = (rows.rows[1].code, *([None] * 9), rows.rows[1].levels[Level.S], rows.more, page.back, page.onward)
    for wanted in fields:
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        assert wanted in (None, page.focusWidget())


def test_the_recovery_key_can_be_reached_and_read_by_keys(qtbot: QtBot) -> None:
    step = RecoveryStep()
    qtbot.addWidget(step)
    step.show_key("WLWK-ABSV-DP49")
    assert step.key.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "WLWK-ABSV-DP49" in step.key.accessibleName()
