"""The signatures screen by keys and clicks, against an office on a temporary database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QCheckBox

from skillassess.day.runner import Stage
from skillassess.model.signatures import Step, short_code
from tests.ui.after_day import PASSWORD, After, Seat, make, said, settled, sit_down
from ui import languages, theme
from ui.screens.signing import SigningScreen
from ui.signature_pad import read_strokes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_STRADDLING = "3 方晴\n工作业绩"


@pytest.fixture
def after(tmp_path: Path) -> Iterator[After]:
    made = make(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sit(after: After, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[str], Seat]]:
    languages.speak(qapp, "zh_CN")
    theme.apply(qapp, "light")
    seats: list[Seat] = []

    def take(login: str) -> Seat:
        seat = sit_down(after, login, SigningScreen, tmp_path)
        seats.append(seat)
        qtbot.addWidget(seat.frame)
        seat.frame.show()
        seat.frame.activateWindow()
        qtbot.waitUntil(seat.frame.isActiveWindow)
        settled(qtbot, seat)
        return seat

    yield take
    for seat in seats:
        seat.leave()


def type_password(qtbot: QtBot, seat: Seat, word: str = PASSWORD) -> None:
    """Go to the password by Ctrl+Return, which asks for it, and type it."""
    seat.screen.take_focus()
    qtbot.keyClick(seat.screen.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    field = seat.screen.steps.current.box.password
    assert field.hasFocus()
    qtbot.keyClicks(field, word)


def texts(seat: Seat) -> list[str]:
    model = seat.screen.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def states(seat: Seat) -> list[str]:
    screen = seat.screen
    return [screen._status(item).text for item in screen.model.rows]  # noqa: SLF001


def choose(qtbot: QtBot, seat: Seat, text: str) -> None:
    """Go down the list by the keyboard until a row is reached."""
    seat.screen.list.setFocus()
    qtbot.keyClick(seat.screen.list, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(texts(seat).index(text)):
        qtbot.keyClick(seat.screen.list, Qt.Key.Key_Down)
    settled(qtbot, seat)


def test_before_anybody_submitted_the_screen_says_what_to_do(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    languages.speak(qapp, "zh_CN")
    made = make(tmp_path, Stage.REGISTRATION)
    seat = sit_down(made, "he", SigningScreen, tmp_path)
    qtbot.addWidget(seat.frame)
    seat.frame.show()
    settled(qtbot, seat)
    assert "还没有可以签字的表" in seat.screen.middle.currentWidget().accessibleName()
    seat.leave()
    made.close()


def test_an_assessor_signs_one_form_by_keyboard_and_the_next_is_shown(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("liang")
    first = seat.screen.shown
    assert seat.screen.steps.current.step is Step.CONFIRM
    type_password(qtbot, seat)
    qtbot.keyClick(seat.screen.steps.current.box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert said(seat) == "已签 1 份"
    assert seat.screen.shown == after.forms()[1]
    assert seat.screen.steps.current.box.password.hasFocus()
    signed = after.office.signing.sheet(after.sign_in("he"), first).signed
    assert len(signed.confirmed_by) == 1
    assert states(seat)[0] == "待考评员"


def test_all_unremarkable_forms_are_signed_at_once_and_the_one_with_a_finding_is_left(
    sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("liang")
    type_password(qtbot, seat)
    qtbot.keyClick(
        seat.screen.steps.current.box.password,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settled(qtbot, seat)
    assert said(seat) == "已签 7 份"
    waiting = [text for text, state in zip(texts(seat), states(seat), strict=True) if state == "待签字"]
    assert waiting == [_STRADDLING]
    assert str(seat.screen.shown).endswith("00003/work_performance")
    qtbot.keyClicks(seat.screen.steps.current.box.password, PASSWORD)
    qtbot.keyClick(seat.screen.steps.current.box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert set(states(seat)) == {"待考评员"}
    assert seat.screen.list.hasFocus()


def test_a_wrong_password_signs_nothing_and_is_said(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("liang")
    type_password(qtbot, seat, "not-the-one")
    qtbot.keyClick(seat.screen.steps.current.box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "口令不正确" in said(seat)
    assert seat.screen.steps.current.box.password.text() == ""
    own = after.office.signing.own_forms(after.sign_in("liang"), after.plan_id)
    assert not any(item.signed.confirmed_by for item in own)


def test_a_tick_against_the_average_is_refused_in_words(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("liang")
    box = seat.screen.steps.current.box
    box.tick(passed=False)
    type_password(qtbot, seat)
    qtbot.keyClick(box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "与平均得分不一致" in said(seat)


def test_the_paper_shows_the_exact_fraction_and_marks_what_differs(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("he")
    choose(qtbot, seat, _STRADDLING)
    paper = seat.screen.paper
    assert "60.0" in paper.average
    assert "180 ÷ 3，正好 60" in paper.average
    assert "达到合格线 60" in paper.average
    rows = paper.lines.model().rows
    assert [len(row.marked) for row in rows[:2]] == [3, 4]
    assert rows[0].scores == ("4", "1", "5")


def test_the_list_keeps_to_the_rules_of_qt_models(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("he")
    tester = QAbstractItemModelTester(seat.screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    choose(qtbot, seat, _STRADDLING)
    seat.screen.only_mine.click()
    settled(qtbot, seat)
    assert texts(seat) == [_STRADDLING]
    assert tester.model() is seat.screen.model


def test_the_supervisor_waits_until_every_assessor_has_signed(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    after.confirm_all("liang", "deng")
    seat = sit("he")
    assert seat.screen.steps.current is None
    assert seat.screen.steps.cards[Step.CONFIRM].state.text == "2/3"
    assert "彭工" in seat.screen.steps.cards[Step.CONFIRM].waiting.text()
    after.confirm_all("peng")
    settled(qtbot, seat)
    assert seat.screen.steps.current.step is Step.SUPERVISE


def test_a_form_with_a_finding_needs_a_note_before_the_supervisor_can_sign_it(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    after.confirm_all()
    seat = sit("he")
    choose(qtbot, seat, _STRADDLING)
    box = seat.screen.steps.current.box
    type_password(qtbot, seat)
    qtbot.keyClick(box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert "请写明复核意见" in said(seat)
    assert box.note.hasFocus()
    qtbot.keyClicks(box.note, "checked")
    type_password(qtbot, seat)
    qtbot.keyClick(box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert said(seat) == "已签 1 份"
    key = next(item.key for item in seat.screen.model.rows if item.findings)
    signed = after.office.signing.sheet(after.sign_in("ren"), key).signed
    assert signed.supervised
    assert signed.statuses[-1].signature.note == "checked"


def test_a_note_typed_for_one_form_is_there_again_when_one_comes_back(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    after.confirm_all()
    seat = sit("he")
    box = seat.screen.steps.current.box
    qtbot.keyClicks(box.note, "half a sen")
    seat.screen.take_focus()
    for key, note in ((Qt.Key.Key_Right, ""), (Qt.Key.Key_Left, "half a sen")):
        qtbot.keyClick(seat.screen.list, key, Qt.KeyboardModifier.ControlModifier)
        settled(qtbot, seat)
        assert box.note.toPlainText() == note


def test_a_signature_by_mouse_is_kept_as_strokes(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("liang")
    first = seat.screen.shown
    box = seat.screen.steps.current.box
    pad = box.pad
    right, foot = pad.width() // 2, pad.height() // 2
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mouseMove(pad, QPoint(right, foot))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(right, foot))
    (stroke,) = read_strokes(pad.strokes)
    assert max(stroke[0]) <= 20
    assert all(abs(value - 500) <= 10 for value in stroke[-1])
    drawn = pad.strokes
    type_password(qtbot, seat)
    qtbot.keyClick(box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    signed = after.office.signing.sheet(after.sign_in("he"), first).signed
    assert signed.statuses[0].signature.strokes == drawn
    assert pad.is_empty


def test_delete_clears_the_pad(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    pad = sit("liang").screen.steps.current.box.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton)
    assert pad.strokes
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes == ""


def test_sending_back_asks_whose_columns_and_why_and_voids_the_signatures(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    after.confirm_all()
    seat = sit("he")
    key = seat.screen.shown
    seat.screen.take_focus()
    qtbot.keyClick(seat.screen.list, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    send_back = seat.screen.steps.send_back
    box = next(box for box in send_back.findChildren(QCheckBox) if box.text() == "邓工")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(send_back.send, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    assert "请写明理由" in said(seat)
    qtbot.keyClicks(send_back.reason, "item 9 does not match the record")
    qtbot.mouseClick(send_back.send, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    assert said(seat) == "已退回 1 份评分"
    assert str(key) not in [str(form) for form in after.forms()]
    sheets = after.office.marking.sheets(after.sign_in("deng"), after.plan_id)
    returned = next(sheet for sheet in sheets if sheet.key.form == key)
    assert returned.state.value == "returned"


def test_a_signature_that_no_longer_holds_is_shown_as_void(after: After, sit: Callable[[str], Seat]) -> None:
    after.confirm_all()
    key = after.forms()[0]
    deng = after.sign_in("deng")
    column = next(s.key for s in after.office.marking.sheets(deng, after.plan_id) if s.key.form == key)
    after.office.signing.send_back(after.sign_in("he"), [column], "see item 1")
    deng = after.sign_in("deng")
    sheet = after.office.marking.sheet(deng, column)
    version = next(mark.version for mark in sheet.column.marks if mark.item == 1)
    after.office.marking.enter(deng, column, 1, "5", seen=version)
    after.office.marking.submit(deng, column)
    seat = sit("liang")
    card = seat.screen.steps.cards[Step.CONFIRM]
    assert "已失效" in card.spoken
    assert states(seat)[0] == "需重签"
    assert short_code(seat.screen._sheet.signed.content_digest) not in card.spoken  # noqa: SLF001


def test_the_supervision_record_is_kept_from_the_same_screen(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    seat = sit("he")
    seat.screen.take_focus()
    qtbot.keyClick(seat.screen.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    record = seat.screen.record
    assert seat.screen.middle.currentWidget() is record
    for box in record.boxes[:2]:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClicks(record.remarks, "one tool was replaced")
    qtbot.mouseClick(record.keep, Qt.MouseButton.LeftButton)
    settled(qtbot, seat)
    kept = after.office.signing.supervision(after.sign_in("ren"), after.plan_id)
    assert kept is not None
    assert len(kept.checks) == 2
    assert kept.remarks == "one tool was replaced"
    assert seat.screen.record_button.text() == "内部督导表（已记录）…"


def test_hr_gives_the_enterprise_opinion_on_everything_and_seals_it(
    after: After, sit: Callable[[str], Seat], qtbot: QtBot
) -> None:
    after.confirm_all()
    after.supervise_all()
    seat = sit("ren")
    assert seat.screen.steps.current.step is Step.OPINION
    type_password(qtbot, seat)
    qtbot.mouseClick(
        seat.screen.steps.current.box.sign_all,
        Qt.MouseButton.LeftButton,
    )
    settled(qtbot, seat)
    assert said(seat) == "已签 7 份"
    type_password(qtbot, seat)
    qtbot.keyClick(seat.screen.steps.current.box.password, Qt.Key.Key_Return)
    settled(qtbot, seat)
    assert states(seat) == ["已签齐"] * 8
    assert after.office.results.table(after.sign_in("he"), after.plan_id).is_final


def test_an_auditor_reads_everything_and_signs_nothing(after: After, sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    after.seal_all()
    seat = sit("shen")
    assert len(texts(seat)) == 8
    assert seat.screen.steps.current is None
    assert seat.screen.steps.back.isHidden()
    choose(qtbot, seat, _STRADDLING)
    assert seat.screen.steps.cards[Step.OPINION].state.text == "有效"


def test_leaving_the_screen_takes_the_password_away(sit: Callable[[str], Seat], qtbot: QtBot) -> None:
    seat = sit("liang")
    type_password(qtbot, seat)
    seat.screen.leave()
    assert seat.screen.steps.current.box.password.text() == ""


def test_every_field_of_the_screen_has_a_name_for_screen_readers(after: After, sit: Callable[[str], Seat]) -> None:
    after.confirm_all()
    box = sit("he").screen.steps.current.box
    assert [part.accessibleName() for part in (box.note, box.pad, box.password)] == [
        "复核意见",
        "手写签名",
        "签字用的本人口令",
    ]
