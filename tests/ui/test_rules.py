"""The rule browser by keys: reading, searching, comparing, and the institution's own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.fingers import CTRL, press
from tests.ui.house import House
from ui.frame import Frame
from ui.screens.rules import RulesScreen

Wait = Callable[[], None]
OWN = """
[document]
id = "norm"
number = "Q/XX 001-2026"
title = "电工企业评价规范"

[[entry]]
id = "own-L4-1"
base = "annex4-L4-1"
document = "norm"
clause = "5.2.1"
text = "累计从事本职业工作满{years}年"
levels = ["4"]
when = {{ kind = "service", years = {years} }}
"""


class Seat:
    """A person in front of the rules."""

    def __init__(self, house: House, login: str, wait: Wait, language: str = "zh_CN") -> None:
        """Sit down and wait until everything is shown."""
        self.wait = wait
        self.frame: Frame = house.frame(login, language, (RulesScreen,))
        self.frame.show()
        wait()
        wait()
        screen = self.frame.places.shown
        assert isinstance(screen, RulesScreen)
        self.screen = screen

    def search(self, words: str) -> None:
        """Search by keys."""
        press(Qt.Key.Key_F, CTRL)
        self.screen.search.clear()
        self.screen.search.setText(words)
        QTest.qWait(260)
        self.wait()
        self.wait()


@pytest.fixture
def seat(house: House, settled: Wait) -> Iterator[Seat]:
    made = Seat(house, "ren", settled)
    yield made
    made.wait()
    made.frame.close()


def test_the_rules_stand_under_their_documents(seat: Seat) -> None:
    titles = [row.title for row in seat.screen.list.rows]
    assert titles[0] == "粤人社规〔2025〕25号"
    assert "附件4 二、1" in titles
    assert "穗人社函〔2025〕442号" in titles
    assert "2028-07-04" in seat.screen.pane.spoken


def test_a_rule_is_found_by_its_words_and_shown_with_examples(seat: Seat) -> None:
    seat.search("annex4-L4-1")
    keys = [row.key for row in seat.screen.list.rows]
    assert keys == ["document gd-2025-25", "annex4-L4-1"]
    press(Qt.Key.Key_Tab)
    seat.screen.list.setFocus()
    press(Qt.Key.Key_End)
    seat.wait()
    seat.wait()
    spoken = seat.screen.pane.spoken
    assert "累计从事本职业或相关职业工作满 5 年" in spoken
    assert "适用：四级/中级工" in spoken
    assert "不符合" in spoken


def test_words_that_no_rule_holds_are_told(seat: Seat) -> None:
    seat.search("没有这样的规则")
    assert seat.screen.list.rows == ()
    assert "没有同时含这些字词" in seat.screen.pane.spoken


def test_an_own_rule_is_kept_and_shown_among_the_changes(seat: Seat) -> None:
    press(Qt.Key.Key_3, CTRL)
    seat.screen.own.text.setPlainText(OWN.format(years=6))
    QTest.mouseClick(seat.screen.own.save, Qt.MouseButton.LeftButton)
    seat.wait()
    seat.wait()
    assert seat.screen.own.version == 1
    assert "第 1 版" in seat.screen.own.state.text()
    press(Qt.Key.Key_2, CTRL)
    seat.wait()
    seat.screen.against.setCurrentIndex(1)
    seat.screen.against.activated.emit(1)
    seat.wait()
    statuses = {row.status.text for row in seat.screen.list.rows if row.status is not None}
    assert "新增" in statuses
    assert any("Q/XX 001-2026" in row.title for row in seat.screen.list.rows)


def test_a_looser_rule_is_refused_with_the_clause_and_stays_typed(seat: Seat) -> None:
    press(Qt.Key.Key_3, CTRL)
    typed = OWN.format(years=4)
    seat.screen.own.text.setPlainText(typed)
    QTest.mouseClick(seat.screen.own.save, Qt.MouseButton.LeftButton)
    seat.wait()
    assert "附件4 二、1" in seat.frame.strip.text
    assert seat.screen.own.version == 0
    assert seat.screen.own.text.toPlainText() == typed


def test_a_condition_can_be_made_stricter_from_a_copy_of_it(seat: Seat) -> None:
    seat.search("annex4-L4-1")
    seat.screen.list.step(1)
    seat.wait()
    seat.wait()
    QTest.mouseClick(seat.screen.tighten, Qt.MouseButton.LeftButton)
    seat.wait()
    text = seat.screen.own.text.toPlainText()
    assert 'base = "annex4-L4-1"' in text
    seat.screen.own.text.setPlainText(text.replace("years = 5", "years = 8"))
    QTest.mouseClick(seat.screen.own.save, Qt.MouseButton.LeftButton)
    seat.wait()
    seat.wait()
    assert seat.screen.own.version == 1, seat.frame.strip.text


def test_who_may_not_make_rules_only_reads_them(house: House, settled: Wait) -> None:
    made = Seat(house, "shen", settled)
    made.screen.turn(2)
    assert made.screen.own.text.isReadOnly()
    assert not made.screen.own.save.isVisible()
    settled()
    made.frame.close()
