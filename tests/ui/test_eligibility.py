"""The eligibility screen by keys and clicks: facts, evidence, decisions, going on, filters and the workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from skillassess.model.answers import Answer
from tests.ui.fingers import CTRL, press, tab_to, write
from tests.ui.house import House
from ui.frame import Frame
from ui.screens.eligibility import EligibilityScreen
from ui.screens.eligibility_cards import ConditionCard, MoreCard

Wait = Callable[[], None]


class Seat:
    """A person in front of the screen."""

    def __init__(self, house: House, login: str, wait: Wait, language: str = "zh_CN") -> None:
        """Sit down and wait until everything is shown."""
        self.house, self.wait = house, wait
        self.frame: Frame = house.frame(login, language, (EligibilityScreen,))
        self.frame.show()
        wait()
        screen = self.frame.places.shown
        assert isinstance(screen, EligibilityScreen)
        self.screen = screen

    @property
    def cards(self) -> dict[str, ConditionCard]:
        """The cards by the id of their condition."""
        column = self.screen._cards  # noqa: SLF001  what is laid out now, not what waits to be deleted
        found = [item.widget() for place in range(column.count()) if (item := column.itemAt(place)) is not None]
        return {card.item.id: card for card in found if isinstance(card, ConditionCard)}

    def choose(self, name: str, code: str) -> None:
        """Choose a value in a field of the form."""
        box = self.screen.facts.field(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(code))

    def write(self, name: str, text: str) -> None:
        """Type into a field of the form."""
        line = self.screen.facts.field(name)
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.editingFinished.emit()

    def span(self, first: str) -> None:
        """Enter a span of service that still runs."""
        press(Qt.Key.Key_N, CTRL)
        self.screen.facts.open_section("employment")
        self.write("from", first)
        for name, code in (("workplace", "own"), ("form", "employee"), ("relation", "same")):
            self.choose(name, code)
        press(Qt.Key.Key_Return, CTRL)
        self.wait()
        self.wait()

    def leave(self) -> None:
        """Stand up."""
        self.wait()
        self.frame.close()


@pytest.fixture
def office_seat(house: House, settled: Wait) -> Any:  # noqa: ANN401  a seat, given back at the end
    seat = Seat(house, "zheng", settled)
    yield seat
    seat.leave()


def test_who_has_no_facts_shows_only_what_could_be_entered(office_seat: Seat) -> None:
    screen = office_seat.screen
    assert {row.status.text for row in screen.list.rows if row.status is not None} == {"未填材料"}
    assert screen.findChildren(MoreCard)
    assert not any(panel.isVisible() for panel in screen.panels)


def test_a_span_entered_by_keys_turns_the_candidate_to_met(office_seat: Seat) -> None:
    screen = office_seat.screen
    screen.list.setFocus()
    office_seat.span("2015-03-01")
    assert screen._case is not None  # noqa: SLF001  the answer behind what is shown
    assert screen._case.eligibility.answer is Answer.MET  # noqa: SLF001  the same
    assert office_seat.cards["annex4-L4-1"].item.answer is Answer.MET
    first = screen.list.rows[0]
    assert first.status is not None
    assert first.status.text == "二、1"
    assert screen.filters[Answer.MET].text() == "✓ 1"


def test_the_clause_and_an_example_are_shown_on_demand(office_seat: Seat) -> None:
    office_seat.span("2024-01-01")
    card = office_seat.cards["annex4-L4-1"]
    assert card.item.answer is Answer.NOT_MET
    assert not card.original.isVisible()
    tab_to(card.show_original)
    press(Qt.Key.Key_Space)
    assert card.original.isVisible()
    assert "累计从事本职业或相关职业工作满 5 年" in card.original.text()
    assert "粤人社规〔2025〕25号 附件4 二、1" in card.original.text()
    QTest.mouseClick(card.ask_example, Qt.MouseButton.LeftButton)
    office_seat.wait()
    assert "符合" in card.example.text()
    assert "不符合" in card.example.text()


def test_a_field_that_cannot_be_read_is_named_and_nothing_is_kept(office_seat: Seat) -> None:
    screen = office_seat.screen
    screen.enter_facts("employment")
    office_seat.write("from", "last spring")
    press(Qt.Key.Key_Return, CTRL)
    office_seat.wait()
    assert screen._case is not None  # noqa: SLF001  what is kept
    assert screen._case.version == 0  # noqa: SLF001  the same


def test_a_fact_being_typed_stays_with_its_candidate(office_seat: Seat) -> None:
    screen = office_seat.screen
    screen.enter_facts("employment")
    office_seat.write("employer", "甲机械厂")
    press(Qt.Key.Key_Right, CTRL)
    office_seat.wait()
    assert not screen.facts.isVisible()
    press(Qt.Key.Key_Left, CTRL)
    office_seat.wait()
    line = screen.facts.field("employer")
    assert isinstance(line, QLineEdit)
    assert (screen.facts.isVisible(), line.text()) == (True, "甲机械厂")


def test_there_is_none_differs_from_not_asked(office_seat: Seat) -> None:
    screen = office_seat.screen
    screen.enter_facts("certificates")
    for button, kept in ((screen.facts.none, []), (screen.facts.unknown, None)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        office_seat.wait()
        office_seat.wait()
        assert screen._case is not None  # noqa: SLF001  what is kept
        assert screen._case.facts.get("certificates") == kept  # noqa: SLF001  the same


def test_evidence_is_attached_to_its_fact(office_seat: Seat, tmp_path: Path) -> None:
    office_seat.span("2015-03-01")
    path = tmp_path / "contract.pdf"
    path.write_bytes(b"%PDF-1.4")
    screen = office_seat.screen
    press(Qt.Key.Key_E, CTRL)
    screen.proof.what.setText("劳动合同")
    screen.proof.about.setCurrentIndex(screen.proof.about.findData("employment[0]"))
    write(screen.proof.path, str(path))
    office_seat.wait()
    office_seat.wait()
    assert office_seat.cards["annex4-L4-1"].item.missing == ()
    assert "劳动合同" in screen.proof.known.currentText()
    screen.copy_evidence("e1", tmp_path / "copy.pdf")
    office_seat.wait()
    assert (tmp_path / "copy.pdf").read_bytes() == path.read_bytes()
    assert "copy.pdf" in office_seat.frame.strip.text


def test_a_refused_file_is_told_in_the_strip(office_seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "run.exe").write_bytes(b"MZ")
    office_seat.screen.attach_evidence()
    write(office_seat.screen.proof.path, str(tmp_path / "run.exe"))
    office_seat.wait()
    assert "pdf" in office_seat.frame.strip.text


def test_going_on_needs_a_reason_and_is_shown_afterwards(office_seat: Seat) -> None:
    screen = office_seat.screen
    QTest.mouseClick(screen.go_on, Qt.MouseButton.LeftButton)
    assert not screen.going.save.isEnabled()
    screen.going.sure.setChecked(True)
    QTest.mouseClick(screen.going.save, Qt.MouseButton.LeftButton)
    office_seat.wait()
    assert "理由" in office_seat.frame.strip.text
    screen.going.reason.setText("材料评价前补齐")
    QTest.mouseClick(screen.going.save, Qt.MouseButton.LeftButton)
    office_seat.wait()
    office_seat.wait()
    assert "材料评价前补齐" in screen.stand.text()
    assert not screen.go_on.isVisible()


def test_the_list_can_be_narrowed_to_one_answer_or_a_name(office_seat: Seat) -> None:
    screen = office_seat.screen
    office_seat.span("2015-03-01")
    everybody = len(screen.list.rows)
    QTest.mouseClick(screen.filters[Answer.MET], Qt.MouseButton.LeftButton)
    assert len(screen.list.rows) == 1
    QTest.mouseClick(screen.filters[None], Qt.MouseButton.LeftButton)
    assert len(screen.list.rows) == everybody
    name = screen.list.rows[1].title
    press(Qt.Key.Key_F, CTRL)
    screen.search.setText(name)
    assert [row.title for row in screen.list.rows] == [name]


def test_the_workbook_is_written(office_seat: Seat, tmp_path: Path) -> None:
    export = office_seat.screen.export
    export.path.setText(str(tmp_path / "eligibility.xlsx"))
    export.write()
    office_seat.wait()
    assert (tmp_path / "eligibility.xlsx").stat().st_size > 1000
    assert "eligibility.xlsx" in export.outcome.text()


def test_hr_records_a_decision_by_name(house: House, settled: Wait) -> None:
    seat = Seat(house, "ren", settled)
    seat.span("2015-03-01")
    seat.screen._open_all()  # noqa: SLF001  as its button does
    asking = [card for card in seat.cards.values() if card.item.id == "stock-1"]
    asking[0].wants_decision.emit("stock-1", "按方案认定")
    assert seat.screen.decision.isVisible()
    seat.screen.decision.reason.setText("方案已报备")
    QTest.mouseClick(seat.screen.decision.yes, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert seat.screen._case is not None  # noqa: SLF001  what is kept
    kept = seat.screen._case.facts["decisions"][0]  # noqa: SLF001  the same
    assert (kept["condition"], kept["reviewer"], kept["approved"]) == (
        "stock-1",
        seat.screen.desk.session.person.name,
        True,
    )
    seat.leave()


def test_who_only_reads_finds_no_button_to_change_anything(house: House, settled: Wait) -> None:
    seat = Seat(house, "shen", settled)
    assert not seat.screen.enter.isVisible()
    assert not seat.screen.go_on.isVisible()
    seat.screen.enter_facts()
    assert not seat.screen.facts.isVisible()
    seat.screen.attach_evidence()
    assert seat.screen.proof.isVisible()
    assert not seat.screen.proof.path.isVisible()
    seat.leave()
