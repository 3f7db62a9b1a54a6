"""The people screen by keys: taken on, changed, let go, new passwords; and everybody's own password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from skillassess.errors import Refused
from skillassess.model.people import AssessorGrade, Person, Role
from tests.ui.fingers import CTRL, at_hand, press, put, tab_to, write
from tests.ui.house import PASSWORD, House
from ui.frame import Frame
from ui.screens.people import PeopleScreen

Settle = Callable[[], None]
Open = Callable[..., PeopleScreen]
SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def settled(settled: Settle, qtbot: QtBot) -> Settle:
    """Wait for what a commit starts a moment later, too."""

    def wait() -> None:
        settled()
        qtbot.wait(30)
        settled()

    return wait


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Open:
    def open_for(login: str = "guan") -> PeopleScreen:
        frame: Frame = house.frame(login, screens=(PeopleScreen,))
        frame.show()
        qtbot.waitExposed(frame)
        settled()
        frame.places.take_focus()
        screen = frame.places.shown
        assert isinstance(screen, PeopleScreen)
        return screen

    return open_for


@pytest.fixture
def screen(opened: Open) -> PeopleScreen:
    return opened()


def people(screen: PeopleScreen) -> dict[str, Person]:
    found = screen.desk.office.administration.people(screen.desk.session)
    return {person.login: person for person in found}


def said(screen: PeopleScreen) -> str:
    frame = screen.window()
    assert isinstance(frame, Frame)
    return frame.strip.text


def choose(screen: PeopleScreen, login: str) -> None:
    """Go down the list to a person."""
    screen.list.setFocus()
    press(Qt.Key.Key_Home)
    wanted = people(screen)[login].id
    press(Qt.Key.Key_Down, times=[row.key for row in screen.list.rows].index(wanted))
    assert screen.list.current == wanted


def test_a_person_is_taken_on_with_the_keyboard_alone_and_can_sign_in(screen: PeopleScreen, settled: Settle) -> None:
    fields = screen.fields
    press(Qt.Key.Key_N, CTRL)
    assert at_hand() is fields.name
    put(fields.name, "韦工")
    tab_to(fields.login)
    QTest.keyClicks(fields.login, "wei")
    tab_to(fields.roles[Role.ASSESSOR])
    press(SPACE)
    tab_to(fields.roles[Role.PANEL])
    press(SPACE)
    tab_to(fields.grade)
    press(Qt.Key.Key_Down, times=2)
    tab_to(fields.valid)
    QTest.keyClicks(fields.valid, "20281231")
    tab_to(screen.password)
    QTest.keyClicks(screen.password, "first-password")
    tab_to(screen.keep)
    press(SPACE)
    settled()
    person = people(screen)["wei"]
    assert (person.name, person.roles) == ("韦工", (Role.ASSESSOR, Role.PANEL))
    assert (person.grade, person.card_valid_until) == (AssessorGrade.SENIOR, date(2028, 12, 31))
    assert "wei" in said(screen)
    assert screen.desk.office.sign_in("wei", "first-password").person == person
    assert screen.list.current == person.id
    assert screen.password.text() == ""


@pytest.mark.parametrize(
    ("login", "password", "role", "field"),
    [
        ("li wei", "long-enough", Role.HR, "login"),
        ("zheng", "long-enough", Role.HR, "login"),
        ("wei", "1234567", Role.HR, "password"),
        ("wei", "long-enough", None, "role"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_and_nobody_is_taken_on(
    screen: PeopleScreen, settled: Settle, login: str, password: str, role: Role | None, field: str
) -> None:
    press(Qt.Key.Key_N, CTRL)
    write(screen.fields.name, "Wei")
    write(screen.fields.login, login)
    write(screen.password, password)
    if role is not None:
        screen.fields.roles[role].click()
    screen.keep.click()
    settled()
    places = {
        "login": screen.fields.login,
        "password": screen.password,
        "role": screen.fields.roles[Role.OFFICE],
    }
    assert at_hand() is places[field]
    assert said(screen)
    assert len(screen.list.rows) == len(people(screen)) == 8


def test_a_password_of_eight_characters_is_long_enough(screen: PeopleScreen, settled: Settle) -> None:
    press(Qt.Key.Key_N, CTRL)
    write(screen.fields.name, "Wei")
    write(screen.fields.login, "wei")
    screen.fields.roles[Role.HR].click()
    write(screen.password, "12345678")
    screen.keep.click()
    settled()
    assert "wei" in people(screen)


def test_a_change_needs_a_reason_and_leaves_the_login(screen: PeopleScreen, settled: Settle) -> None:
    choose(screen, "liang")
    press(Qt.Key.Key_F2)
    assert at_hand() is screen.fields.name
    assert screen.fields.login.isReadOnly()
    tab_to(screen.fields.roles[Role.PANEL])
    press(SPACE)
    tab_to(screen.keep)
    press(SPACE)
    settled()
    assert at_hand() is screen.reason
    assert not people(screen)["liang"].has(Role.PANEL)
    QTest.keyClicks(screen.reason, "asked to join the panel")
    press(RETURN)
    settled()
    assert people(screen)["liang"].roles == (Role.ASSESSOR, Role.PANEL)
    assert not screen.keep.isVisible()


def test_a_person_is_let_go_from_a_day_on_and_can_no_longer_sign_in(screen: PeopleScreen, settled: Settle) -> None:
    choose(screen, "peng")
    tab_to(screen.leave_button)
    press(SPACE)
    assert at_hand() is screen.last_day
    assert screen.last_day.text() == "2026-10-12"
    tab_to(screen.reason)
    QTest.keyClicks(screen.reason, "retired")
    press(RETURN)
    settled()
    assert people(screen)["peng"].left == date(2026, 10, 12)
    with pytest.raises(Refused, match="person-left"):
        screen.desk.office.sign_in("peng", PASSWORD)
    status = next(row.status for row in screen.list.rows if row.key == people(screen)["peng"].id)
    assert status is not None
    assert status.text == "已离岗"
    assert not screen.change.isVisible()


def test_another_persons_password_is_given_anew(screen: PeopleScreen, settled: Settle) -> None:
    choose(screen, "deng")
    tab_to(screen.reset)
    press(SPACE)
    QTest.keyClicks(screen.password, "given-anew")
    tab_to(screen.reason)
    QTest.keyClicks(screen.reason, "forgotten")
    press(RETURN)
    settled()
    assert screen.desk.office.sign_in("deng", "given-anew").person.login == "deng"
    with pytest.raises(Refused, match="sign-in-wrong"):
        screen.desk.office.sign_in("deng", PASSWORD)


def test_nobody_lets_oneself_go(screen: PeopleScreen) -> None:
    choose(screen, "guan")
    assert screen.change.isVisible()
    assert not screen.leave_button.isVisible()
    assert not screen.reset.isVisible()


def test_everybody_changes_their_own_password_and_sees_nothing_of_the_staff(opened: Open, settled: Settle) -> None:
    screen = opened("liang")
    assert not screen.list.isVisible()
    own = screen.own
    assert at_hand() is own.old
    QTest.keyClicks(own.old, PASSWORD)
    tab_to(own.new)
    QTest.keyClicks(own.new, "a-better-one")
    tab_to(own.again)
    QTest.keyClicks(own.again, "a-better-two")
    press(RETURN)
    assert "不一致" in said(screen) or own.again.property("fault") == "true"
    write(own.again, "a-better-one")
    settled()
    assert "口令已修改" in said(screen)
    assert (own.old.text(), own.new.text(), own.again.text()) == ("", "", "")
    assert screen.desk.office.sign_in("liang", "a-better-one").person.login == "liang"


def test_the_present_password_must_be_right(opened: Open, settled: Settle) -> None:
    screen = opened("he")
    write(screen.own.new, "a-better-one")
    write(screen.own.again, "a-better-one")
    write(screen.own.old, "not-mine")
    settled()
    assert screen.own.old.property("fault") == "true"
    assert screen.desk.office.sign_in("he", PASSWORD).person.login == "he"
