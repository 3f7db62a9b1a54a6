"""One thing at a time on its way to the office: buttons rest, the keyboard comes back, a cancelled one wakes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.house import House
from ui.acting import Actor
from ui.context import Desk
from ui.jobs import Ticket

Settle = Callable[[], None]


class Form(QWidget):
    """A field, a button that acts, and a field after it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.go, self.after = QPushButton("go"), QLineEdit()
        column = QVBoxLayout(self)
        for part in (QLineEdit(), self.go, self.after):
            column.addWidget(part)
        self.actor = Actor(self, desk)
        self.actor.rest(self.go)
        self.held, self.done = Event(), 0
        self.go.clicked.connect(lambda *_: self.act())

    def act(self) -> None:
        """Do something that takes until the test lets it go."""
        self.actor.act("", lambda: self.held.wait(5), lambda _nothing: self.count())

    def count(self) -> None:
        """Count what came to its end."""
        self.done += 1


@pytest.fixture
def form(house: House, qtbot: QtBot) -> Iterator[Form]:
    made = Form(house.desk("zheng"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.go.setFocus()
    yield made
    made.held.set()


def test_the_keyboard_is_back_on_the_button_that_rested(form: Form, settled: Settle) -> None:
    QTest.keyClick(form.go, Qt.Key.Key_Space)
    assert not form.go.isEnabled()
    assert not form.go.hasFocus()
    form.held.set()
    settled()
    assert form.go.isEnabled()
    assert form.go.hasFocus()


def test_the_keyboard_stays_where_the_person_took_it_meanwhile(form: Form, settled: Settle) -> None:
    QTest.keyClick(form.go, Qt.Key.Key_Space)
    form.after.setFocus()
    QTest.keyClick(form.after, Qt.Key.Key_Tab)
    QTest.keyClicks(form.focusWidget() or form, "x")
    elsewhere = form.focusWidget()
    form.held.set()
    settled()
    assert form.focusWidget() is elsewhere


def test_what_is_on_its_way_is_not_asked_twice_and_its_button_wakes(form: Form, settled: Settle) -> None:
    form.act()
    form.act()
    form.held.set()
    settled()
    assert form.done == 1
    assert form.go.isEnabled()
    form.act()
    settled()
    assert form.done == 2


def test_a_button_wakes_when_what_waited_was_cancelled(form: Form, house: House, settled: Settle) -> None:
    begun: list[Ticket] = []
    house.jobs.began.connect(begun.append)
    house.jobs.run("", lambda _ticket: form.held.wait(5), lambda _nothing: None)
    form.act()
    begun[-1].cancel()
    form.held.set()
    settled()
    assert form.done == 0
    assert form.go.isEnabled()
