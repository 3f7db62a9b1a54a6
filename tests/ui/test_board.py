"""The day board by keys and clicks, on the small day, against the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, ColumnState, FormKey
from skillassess.office.marking import OwnSheet
from tests.ui.house import PASSWORD, House
from ui.frame import Frame
from ui.pill import PillDelegate, Status
from ui.screens.board import BoardScreen
from ui.screens.board_matrix import Matrix
from ui.screens.board_picture import counts_of
from ui.screens.board_rows import Only, Order

Open = Callable[[str], tuple[Frame, BoardScreen]]
PERFORMANCE = ComponentKind.WORK_PERFORMANCE
TOTALS = ("45511224315334111252", "15335425452422325222", "52445141111532434543")


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Open:
    """Open the board for a login, read and with the keyboard on the matrix."""

    def open_for(login: str) -> tuple[Frame, BoardScreen]:
        frame = house.frame(login, screens=(BoardScreen,))
        frame.show()
        qtbot.waitActive(frame)
        screen = frame.places.shown
        assert isinstance(screen, BoardScreen)
        qtbot.waitUntil(lambda: screen.matrix.line is not None)
        screen.matrix.setFocus()
        return frame, screen

    return open_for


def own_sheets(house: House, login: str, kind: ComponentKind) -> tuple[OwnSheet, ...]:
    session = house.office.sign_in(login, PASSWORD)
    plan = house.office.planning.plans(session)[0]
    return tuple(s for s in house.office.marking.sheets(session, plan.id) if s.key.kind is kind)


def score(house: House, login: str, digits: str, number: int = 0) -> ColumnKey:
    """Fill and submit an assessor's work-performance sheet of the candidate with this number."""
    key = own_sheets(house, login, PERFORMANCE)[number].key
    session = house.office.sign_in(login, PASSWORD)
    house.office.marking.fill(session, key, list(digits))
    house.office.marking.submit(session, key)
    return key


def status_of(view: Matrix, candidate: str, column: str) -> Status | None:
    model = view.model_of_lines
    titles = [spec.title for spec in model.columns]
    found = model.index(model.place(candidate), titles.index(column)).data(PillDelegate.STATUS_ROLE)
    assert found is None or isinstance(found, Status)
    return found


def average_of(view: Matrix, candidate: str) -> str:
    model = view.model_of_lines
    return str(model.index(model.place(candidate), model.columnCount() - 2).data())


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)


def test_states_stand_as_icons_with_words_for_readers_and_tips(house: House, opened: Open) -> None:
    key = score(house, "liang", TOTALS[0])
    begun = own_sheets(house, "deng", PERFORMANCE)[0].key
    house.office.marking.enter(house.office.sign_in("deng", PASSWORD), begun, 1, "4", seen=0)
    _frame, screen = opened("zheng")
    first = status_of(screen.matrix, key.candidate, "工作业绩 1")
    second = status_of(screen.matrix, key.candidate, "工作业绩 2")
    third = status_of(screen.matrix, key.candidate, "工作业绩 3")
    assert first is not None
    assert second is not None
    assert third is not None
    assert [first.icon, second.icon, third.icon] == ["check", "half", "circle"]
    assert first.text == ""
    assert "梁工" in first.spoken
    assert "已提交" in first.spoken
    assert "1/20" in second.spoken


def test_an_average_is_shown_only_once_every_sheet_is_in(house: House, opened: Open, qtbot: QtBot) -> None:
    key = score(house, "liang", TOTALS[0])
    score(house, "deng", TOTALS[1])
    _frame, screen = opened("zheng")
    assert average_of(screen.matrix, key.candidate) == "—"
    score(house, "peng", TOTALS[2])
    qtbot.waitUntil(lambda: average_of(screen.matrix, key.candidate) == "60.0")
    found = screen.side.findings.rows
    assert [(row.form.kind, row.code, row.urgent) for row in found] == [
        (PERFORMANCE, "straddles-the-line", True),
        (PERFORMANCE, "item-spread-over-limit", False),
    ]
    assert "55 / 63 / 62" in found[0].text
    assert screen.matrix.model_of_lines.row(0).candidate.id == key.candidate


def test_an_assessor_who_gives_one_grade_only_is_found_and_each_form_is_gone_to(house: House, opened: Open) -> None:
    forms = [score(house, "liang", "4" * 20, number).form for number in (0, 2)]
    for number in (0, 2):
        score(house, "deng", TOTALS[1], number)
        score(house, "peng", TOTALS[2], number)
    _frame, screen = opened("zheng")
    rows = screen.side.findings.rows
    found = next(row for row in rows if row.code == "column-straight")
    assert found.forms == tuple(forms)
    assert found.title == "梁工 · 工作业绩"
    assert found.status.text == "全为一个等次"
    listed = house.office.registration.candidates(house.office.sign_in("zheng", PASSWORD), forms[0].plan)
    names = {candidate.id: candidate.name for candidate in listed}
    assert found.text.endswith("考生：" + "、".join(names[form.candidate] for form in forms))
    assert [row.urgent for row in rows] == sorted((row.urgent for row in rows), reverse=True)
    press(Qt.Key.Key_F7)
    view = screen.side.findings
    view.setCurrentIndex(view.model().index(rows.index(found) - 1, 0))
    press(Qt.Key.Key_Down)
    assert screen.matrix.form_key == forms[0]
    press(Qt.Key.Key_Right)
    assert screen.matrix.form_key == forms[1]
    press(Qt.Key.Key_Left)
    assert screen.matrix.form_key == forms[0]
    assert view.hasFocus()
    short = screen.side.agreement.text()
    assert short.startswith("一致性：")
    assert "2 份表" in screen.side.agreement.accessibleName()


def test_no_agreement_is_shown_before_two_forms_are_complete(house: House, opened: Open) -> None:
    for place, login in enumerate(("liang", "deng", "peng")):
        score(house, login, TOTALS[place])
    _frame, screen = opened("zheng")
    assert not screen.side.agreement.isVisible()


def test_enter_on_a_form_and_a_reason_record_an_absent_candidate(house: House, opened: Open, qtbot: QtBot) -> None:
    _frame, screen = opened("he")
    line = screen.matrix.line
    assert line is not None
    press(Qt.Key.Key_Return)
    assert screen.side.is_acting
    assert screen.acting.choices[Presence.PRESENT].hasFocus()
    press(Qt.Key.Key_Right)
    assert screen.acting.choices[Presence.ABSENT].isChecked()
    press(Qt.Key.Key_Return)
    assert screen.acting.reason.hasFocus()
    assert screen.side.is_acting
    press("absent all day")
    screen.acting.everywhere.setFocus()
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert not screen.side.is_acting
    assert screen.matrix.hasFocus()
    qtbot.waitUntil(lambda: status_of(screen.matrix, line.candidate.id, "工作业绩 1") is not None)
    session = house.office.sign_in("zheng", PASSWORD)
    board = house.office.board.board(session, line.candidate.plan)
    row = next(row for row in board.rows if row.candidate.id == line.candidate.id)
    assert {form.presence for form in row.forms} == {Presence.ABSENT}

    def words() -> str:
        found = status_of(screen.matrix, line.candidate.id, "工作业绩 1")
        return "" if found is None else found.text

    qtbot.waitUntil(lambda: words() == "缺考")
    assert screen.matrix.columnSpan(0, 2) == 3


def test_an_assessor_is_replaced_in_place_and_the_old_marks_stay(house: House, opened: Open, qtbot: QtBot) -> None:
    admin = house.office.sign_in("guan", PASSWORD)
    people = {person.login: person for person in house.office.administration.people(admin)}
    spare = replace(people["deng"], id="", login="spare", name="备用")
    house.office.administration.add_person(admin, spare, PASSWORD)
    done = score(house, "liang", TOTALS[0])
    _frame, screen = opened("zheng")
    screen.focus_on(f"{done.candidate}/{PERFORMANCE.value}")
    press(Qt.Key.Key_F2)
    screen.acting.replacing.setFocus()
    press(Qt.Key.Key_Space)
    assert screen.acting.new.currentText() == "备用"
    assert screen.acting.old.currentText() == "梁工"
    screen.acting.everywhere.setChecked(True)
    screen.acting.reason.setFocus()
    press("recusal", Qt.Key.Key_Return)
    assert not screen.side.is_acting
    session = house.office.sign_in("he", PASSWORD)

    def spoken(candidate: str) -> str:
        found = status_of(screen.matrix, candidate, "工作业绩 1")
        return "" if found is None else found.spoken

    qtbot.waitUntil(lambda: "备用" in spoken(done.candidate))
    assert "梁工" in spoken(done.candidate)
    board = house.office.board.board(session, done.plan)
    for row in board.rows:
        form = next(form for form in row.forms if form.key.kind is PERFORMANCE)
        assert [cell.state for cell in form.cells].count(ColumnState.REPLACED) == 1
    liang = house.office.sign_in("liang", PASSWORD)
    assert house.office.marking.sheet(liang, done).column.total == 55


def test_a_refusal_is_said_and_what_was_typed_stays(house: House, opened: Open) -> None:
    frame, screen = opened("he")
    press(Qt.Key.Key_Return)
    screen.acting.choices[Presence.CHEATING].setChecked(True)
    screen.acting.reason.setFocus()
    press("phone")
    house.office.administration.sign_out(frame.desk.session)
    press(Qt.Key.Key_Return)
    assert screen.side.is_acting
    assert screen.acting.reason.text() == "phone"


def test_a_supervisor_cannot_replace_and_an_auditor_only_looks(opened: Open) -> None:
    _frame, screen = opened("he")
    press(Qt.Key.Key_Return)
    assert screen.acting.replacing.isHidden()
    assert screen.acting.confirm.isVisible()
    _other, looking = opened("shen")
    press(Qt.Key.Key_Return)
    assert not looking.acting.confirm.isVisible()
    press(Qt.Key.Key_Escape)
    assert not looking.side.is_acting


def test_lines_are_filtered_sorted_and_found_by_keys(house: House, opened: Open) -> None:
    for place, login in enumerate(("liang", "deng", "peng")):
        score(house, login, TOTALS[place], number=2)
    frame, screen = opened("zheng")
    lines = [line.candidate.id for line in screen.matrix.model_of_lines.rows]
    assert lines[0].endswith("00003")
    assert lines[1:] == sorted(lines[1:])
    screen.bar.order_box.setCurrentIndex(screen.bar.order_box.findData(Order.NUMBER))
    assert [line.candidate.id for line in screen.matrix.model_of_lines.rows] == sorted(lines)
    screen.bar.only_box.setCurrentIndex(screen.bar.only_box.findData(Only.FINDINGS))
    assert [line.candidate.id for line in screen.matrix.model_of_lines.rows] == [lines[0]]
    screen.bar.show_all()
    QTest.keyClick(frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press("00004", Qt.Key.Key_Return)
    assert screen.matrix.hasFocus()
    assert len(screen.matrix.model_of_lines.rows) == 1
    press(Qt.Key.Key_F4)
    line = screen.matrix.line
    assert line is not None
    assert line.candidate.id == lines[0]
    assert screen.matrix.form_key == FormKey(lines[0], PERFORMANCE)


def test_the_cursor_stays_while_sheets_come_in(house: House, opened: Open, qtbot: QtBot) -> None:
    _frame, screen = opened("zheng")
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    line = screen.matrix.line
    assert line is not None
    key = score(house, "liang", TOTALS[0])

    def icon() -> str:
        found = status_of(screen.matrix, key.candidate, "工作业绩 1")
        return "" if found is None else found.icon

    qtbot.waitUntil(lambda: icon() == "check")
    after = screen.matrix.line
    assert after is not None
    assert after.candidate.id == line.candidate.id


def test_the_matrix_model_keeps_the_rules_of_qt(opened: Open) -> None:
    _frame, screen = opened("zheng")
    tester = QAbstractItemModelTester(
        screen.matrix.model_of_lines, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    screen.bar.search.setText("00002")
    screen.bar.show_all()
    tester.deleteLater()


def test_averages_are_counted_in_spans_by_their_exact_value() -> None:
    counts = counts_of([Fraction(5999, 100), Fraction(60), Fraction(100), Fraction(179, 3)])
    assert counts[60 // 4] == 1
    assert counts[56 // 4] == 2
    assert counts[-1] == 1
