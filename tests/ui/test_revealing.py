"""ID numbers: hidden on every screen of a batch, shown on request for a minute, with a reason that is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget

from skillassess.model.candidates import Candidate
from tests.ui.fingers import put
from tests.ui.house import House
from ui.frame import Frame
from ui.revealing import Reveal
from ui.screens.candidates import CandidatesScreen
from ui.screens.catalogue import SCREENS
from ui.screens.eligibility import EligibilityScreen

Wait = Callable[[], None]


def texts_of(widget: QWidget) -> str:
    """Return everything that can be read in a widget: labels, fields, lists, tips, descriptions."""
    found = [label.text() for label in widget.findChildren(QLabel)]
    found += [field.text() for field in widget.findChildren(QLineEdit)]
    found += [field.toPlainText() for field in widget.findChildren(QPlainTextEdit)]
    for part in widget.findChildren(QWidget):
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle()]
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        for row in range(model.rowCount()):
            for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    found.append(str(model.index(row, column).data(role)))
    return "\n".join(found)


def shown(house: House, login: str, settled: Wait) -> Frame:
    frame = house.frame(login)
    frame.show()
    settled()
    return frame


def reveal_of(frame: Frame, settled: Wait, kind: type[CandidatesScreen | EligibilityScreen]) -> Reveal:
    frame.open_screen(kind.key)
    settled()
    screen = frame.places.shown
    assert isinstance(screen, kind)
    first = frame.desk.office.registration.candidates(frame.desk.session, frame.desk.plan_id)[0]
    screen.focus_on(first.id)
    settled()
    return screen.findChildren(Reveal)[0]


@pytest.mark.promise(18)
@pytest.mark.parametrize("login", ["zheng", "ren", "he", "liang", "shen"])
def test_no_screen_shows_an_id_number_in_full(house: House, login: str, settled: Wait) -> None:
    frame = shown(house, login, settled)
    with house.office.door.look() as reading:
        numbers = [one.id_number for one in reading.values(Candidate)]
    assert numbers
    for kind in SCREENS:
        if not frame.open_screen(kind.key):
            continue
        settled()
        read = texts_of(frame)
        assert not [number for number in numbers if number in read], kind.key


@pytest.mark.promise(18)
@pytest.mark.parametrize("kind", [CandidatesScreen, EligibilityScreen])
def test_the_number_is_shown_with_a_reason_that_stands_in_the_journal(
    house: House, settled: Wait, kind: type[CandidatesScreen | EligibilityScreen]
) -> None:
    frame = shown(house, "zheng", settled)
    reveal = reveal_of(frame, settled, kind)
    first = frame.desk.office.registration.candidates(frame.desk.session, frame.desk.plan_id)[0]
    reveal.begin.click()
    QTest.keyClick(reveal.reason, Qt.Key.Key_Return)
    assert frame.strip.text
    assert first.id_number not in texts_of(frame)
    put(reveal.reason, "核对身份证")
    QTest.keyClick(reveal.reason, Qt.Key.Key_Return)
    assert reveal.number.text() == first.id_number
    with house.office.door.look() as reading:
        entry = reading.entries(last=1)[0]
    assert (entry.action, entry.subject) == ("candidate.reveal", first.id)
    reveal._over.timeout.emit()  # noqa: SLF001  instead of waiting a minute
    assert first.id_number not in texts_of(frame)


@pytest.mark.promise(18)
def test_another_candidate_or_another_screen_hides_the_number(house: House, settled: Wait) -> None:
    frame = shown(house, "zheng", settled)
    reveal = reveal_of(frame, settled, CandidatesScreen)
    people = frame.desk.office.registration.candidates(frame.desk.session, frame.desk.plan_id)
    for leave in (lambda: reveal.show_candidate(people[1].id), lambda: frame.open_screen("eligibility")):
        reveal.show_candidate(people[0].id)
        reveal.begin.click()
        put(reveal.reason, "核对身份证")
        reveal.confirm.click()
        assert reveal.number.text() == people[0].id_number
        leave()
        assert reveal.number.text() == ""


def test_who_may_not_reveal_sees_no_button(house: House, settled: Wait) -> None:
    frame = shown(house, "he", settled)
    assert not reveal_of(frame, settled, EligibilityScreen).isVisible()
