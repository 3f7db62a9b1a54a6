"""The candidates screen by keys and clicks: both real rosters, one by hand, correction, withdrawal, the check-in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA
from skillassess.model.candidates import Candidate, Presence
from skillassess.model.levels import Level
from skillassess.model.plans import Plan
from skillassess.model.recusal import Relation
from tests.ui.fingers import CTRL, PLAIN, SHIFT, at_hand, press, put, tab_to, write
from tests.ui.house import House
from ui.frame import Frame
from ui.screens.candidates import CandidatesScreen
from ui.screens.candidates_state import Where

Settle = Callable[[], None]
DATA = Path(__file__).parents[1] / "data"
CLEAN, AS_SENT = DATA / "roster-clean-30.xlsx", DATA / "roster-as-sent-60.xlsx"
ALT_2 = (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
RETURN, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def settled(settled: Settle, qtbot: QtBot) -> Settle:
    """Wait for what a commit starts a moment later, too."""

    def wait() -> None:
        qtbot.wait(30)
        settled()

    return wait


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Callable[..., CandidatesScreen]:
    def open_for(login: str = "zheng", plan_id: str = "") -> CandidatesScreen:
        frame: Frame = house.frame(login, screens=(CandidatesScreen,))
        if plan_id:
            frame.desk.choose_plan(plan_id)
        frame.show()
        qtbot.waitExposed(frame)
        settled()
        QTest.keyClick(frame, *ALT_2)
        screen = frame.places.shown
        assert isinstance(screen, CandidatesScreen)
        return screen

    return open_for


@pytest.fixture
def screen(opened: Callable[..., CandidatesScreen]) -> CandidatesScreen:
    return opened()


def new_plan(house: House, level: Level, *, released: bool = True) -> Plan:
    """Make a second plan like the first, for another level."""
    zheng = house.office.sign_in("zheng", "sample-day")
    planning = house.office.planning
    plan = planning.plans(zheng)[0]
    draft = planning.draft(zheng, replace(plan, targets=(replace(plan.targets[0], level=level),)))
    return planning.release(zheng, draft.id) if released else draft


def kept(screen: CandidatesScreen) -> tuple[Candidate, ...]:
    return screen.desk.office.registration.candidates(screen.desk.session, screen.desk.plan_id)


def said(screen: CandidatesScreen) -> str:
    frame = screen.window()
    assert isinstance(frame, Frame)
    return frame.strip.text


def read(screen: CandidatesScreen, path: Path, settled: Settle) -> None:
    """Open the import and read a file with the keyboard."""
    press(Qt.Key.Key_I, CTRL)
    assert at_hand() is screen.roster.path
    put(screen.roster.path, str(path))
    press(RETURN)
    settled()


def test_the_clean_roster_is_previewed_and_taken_whole_with_the_keyboard_alone(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L4).id)
    assert kept(screen) == ()
    read(screen, CLEAN, settled)
    assert len(screen.roster.rows.rows) == 30
    assert screen.roster.notes.rows == ()
    assert kept(screen) == ()
    tab_to(screen.roster.accept)
    assert screen.roster.accept.text() == "导入 30 名考生"
    press(SPACE)
    settled()
    assert len(kept(screen)) == 30
    assert said(screen) == "已导入 30 名考生。"
    assert len(screen.list.rows) == 30
    assert at_hand() is screen.list


def test_the_roster_as_sent_is_taken_only_when_its_wrong_rows_are_left_out_knowingly(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L3).id)
    read(screen, AS_SENT, settled)
    roster = screen.roster
    assert roster.summary.text() == "roster-as-sent-60.xlsx：共 60 行，可导入 52 行，有错误 8 行"
    assert not roster.accept.isEnabled()
    assert roster.leave_out.text() == "不导入有错误的行（共 8 行）"
    tab_to(roster.leave_out)
    press(SPACE)
    assert roster.accept.isEnabled()
    tab_to(roster.accept)
    press(SPACE)
    settled()
    names = Counter(candidate.name for candidate in kept(screen))
    assert names.total() == 52
    assert names["蔡英宇"] == 2
    assert len({candidate.id_number for candidate in kept(screen)}) == 52
    assert said(screen) == "已导入 52 名考生；有 8 行没有导入：第 8、11、23、27、34、42、44、49 行。"


def test_findings_are_shown_by_row_and_column_and_narrowed_to_errors_or_warnings(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L3).id)
    read(screen, AS_SENT, settled)
    roster = screen.roster
    assert roster.filters["error"].text() == "错误 10"
    roster.filters["error"].setFocus()
    press(SPACE)
    assert [row.row for row in roster.rows.rows] == [8, 11, 23, 27, 34, 42, 44, 49]
    assert {(note.row, note.column) for _place, note in roster.notes.rows} >= {
        (11, "证件号"),
        (44, "级别"),
        (27, "姓名"),
    }
    roster.note_table.setFocus()
    press(DOWN, times=2)
    chosen = roster.notes.row(roster.note_table.currentIndex().row())[1].row
    assert roster.rows.row(roster.row_table.currentIndex().row()).row == chosen
    roster.filters["warning"].click()
    assert [row.row for row in roster.rows.rows] == [6]
    roster.filters["all"].click()
    assert len(roster.rows.rows) == 60


def test_no_id_number_stands_whole_in_preview_or_list(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L4).id)
    read(screen, CLEAN, settled)
    roster = screen.roster
    numbers = [entry.id_number for entry in roster.preview.entries] if roster.preview else []
    cells = [
        str(roster.rows.index(row, column).data())
        for row in range(roster.rows.rowCount())
        for column in range(roster.rows.columnCount())
    ]
    roster.accept.click()
    settled()
    shown = cells + [row.detail for row in screen.list.rows] + [part.text() for part in screen.findChildren(QLabel)]
    assert len(numbers) == 30
    assert not [number for number in numbers if any(number in text for text in shown)]
    assert screen.list.rows[0].detail.startswith("…00001 · 4404…")


def test_the_same_roster_twice_is_refused_row_by_row(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L4).id)
    for _ in range(2):
        read(screen, CLEAN, settled)
        screen.roster.accept.click()
        settled()
    assert len(kept(screen)) == 30
    assert not screen.roster.accept.isEnabled()
    assert screen.roster.filters["error"].text() == "错误 30"
    press(Qt.Key.Key_Tab)
    screen.roster.cancel.click()
    settled()
    assert len(kept(screen)) == 30


def test_a_file_that_is_no_workbook_is_told_in_a_sentence_and_nothing_is_kept(
    screen: CandidatesScreen, settled: Settle, tmp_path: Path
) -> None:
    wrong = tmp_path / "报名.xlsx"
    wrong.write_text("not a workbook", encoding="utf-8")
    read(screen, wrong, settled)
    assert "报名.xlsx" in said(screen)
    assert screen.roster.preview is None
    assert not screen.roster.accept.isVisible()
    assert len(kept(screen)) == 4


def test_two_people_of_one_name_are_shown_apart_by_admission_number(
    house: House, opened: Callable[..., CandidatesScreen], settled: Settle
) -> None:
    screen = opened(plan_id=new_plan(house, Level.L3).id)
    read(screen, AS_SENT, settled)
    screen.roster.leave_out.click()
    screen.roster.accept.click()
    settled()
    titles = [row.title for row in screen.list.rows if row.title.startswith("蔡英宇")]
    assert len(set(titles)) == 2
    assert all(title.removeprefix("蔡英宇 ").isdigit() for title in titles)
    assert "韦英建" in [row.title for row in screen.list.rows]


def test_a_candidate_is_typed_by_hand_and_the_number_fills_in_birth_date_and_sex(
    screen: CandidatesScreen, settled: Settle
) -> None:
    entry = screen.entry
    press(Qt.Key.Key_N, CTRL)
    assert at_hand() is entry.name
    QTest.keyClicks(entry.name, "Li Ming")
    tab_to(entry.id_number)
    QTest.keyClicks(entry.id_number, "441300199508081233")
    press(RETURN)
    assert "校验码" in entry.number_row.fault
    write(entry.id_number, "441300199001011220")
    assert entry.number_row.fault == ""
    assert (entry.born.text(), entry.sex.currentText()) == ("1990-01-01", "女")
    tab_to(entry.add)
    press(SPACE)
    settled()
    added = kept(screen)[-1]
    assert (added.name, added.sex, added.level) == ("Li Ming", "女", Level.L4)
    assert added.id in said(screen)
    assert at_hand() is entry.name
    assert entry.name.text() == ""


def test_what_is_wrong_with_a_typed_candidate_is_said_beside_its_field(
    screen: CandidatesScreen, settled: Settle
) -> None:
    entry = screen.entry
    press(Qt.Key.Key_N, CTRL)
    write(entry.name, "丁宇2")
    write(entry.id_number, "441300199001011220")
    entry.add.click()
    assert at_hand() is entry.name
    assert "姓名" in entry.name_row.fault
    write(entry.name, "丁宇")
    write(entry.id_number, "441300199001011239")
    entry.add.click()
    settled()
    assert at_hand() is entry.id_number
    assert "已在本批次报名" in entry.number_row.fault
    assert len(kept(screen)) == 4


def test_a_correction_needs_a_reason_and_is_kept_with_it(screen: CandidatesScreen, settled: Settle) -> None:
    detail = screen.detail
    assert detail.fields["post"].isReadOnly()
    press(Qt.Key.Key_F2)
    assert at_hand() is detail.fields["name"]
    tab_to(detail.fields["post"])
    QTest.keyClicks(detail.fields["post"], "Maintenance")
    tab_to(detail.keep)
    press(SPACE)
    assert "理由" in said(screen)
    assert at_hand() is detail.reason
    QTest.keyClicks(detail.reason, "as told by the employer")
    press(RETURN)
    settled()
    assert kept(screen)[0].post == "Maintenance"
    assert detail.fields["post"].isReadOnly()


def test_a_withdrawal_needs_a_reason_and_the_candidate_stays_on_the_list(
    screen: CandidatesScreen, settled: Settle
) -> None:
    detail = screen.detail
    tab_to(detail.withdraw)
    press(SPACE)
    assert at_hand() is detail.reason
    press(RETURN)
    assert not kept(screen)[0].withdrawn
    QTest.keyClicks(detail.reason, "ill")
    press(RETURN)
    settled()
    assert kept(screen)[0].withdrawn == "ill"
    assert len(screen.list.rows) == 4
    status = screen.list.rows[0].status
    assert status is not None
    assert status.text == "已撤回"
    assert not detail.withdraw.isVisible()
    assert not detail.presence.check_in.isVisible()


def test_one_key_checks_in_one_candidate_after_the_other(screen: CandidatesScreen, settled: Settle) -> None:
    first = screen.detail.candidate_id
    for _ in range(3):
        press(Qt.Key.Key_F8)
        settled()
    recorded = screen.desk.office.registration.attendance(screen.desk.session, screen.desk.plan_id)
    assert {one.presence for one in recorded} == {Presence.PRESENT}
    assert len({one.candidate for one in recorded}) == 3
    assert screen.detail.candidate_id == f"{first[:-5]}00004"
    words = [screen.filter.itemText(place) for place in range(screen.filter.count())]
    assert words[:3] == ["全部 4", "已报名 1", "已签到 3"]


def test_absence_from_one_component_is_recorded_with_its_reason(screen: CandidatesScreen, settled: Settle) -> None:
    card = screen.detail.presence
    press(Qt.Key.Key_F8, SHIFT)
    assert at_hand() is card.what
    assert card.what.currentText() == "缺考"
    tab_to(card.component)
    press(DOWN)
    tab_to(card.reason)
    press(RETURN)
    assert "理由" in said(screen)
    QTest.keyClicks(card.reason, "on duty")
    press(RETURN, PLAIN)
    settled()
    (found,) = screen.desk.office.registration.attendance(screen.desk.session, screen.desk.plan_id)
    assert (found.presence, found.reason) == (Presence.ABSENT, "on duty")
    status = screen.list.rows[0].status
    assert status is not None
    assert status.text == "部分缺考"


def test_the_list_is_narrowed_by_words_and_by_state(screen: CandidatesScreen, settled: Settle) -> None:
    press(Qt.Key.Key_F8)
    settled()
    press(Qt.Key.Key_F, CTRL)
    assert at_hand() is screen.search
    QTest.keyClicks(screen.search, "00003")
    assert [row.key[-5:] for row in screen.list.rows] == ["00003"]
    screen.search.clear()
    tab_to(screen.filter)
    press(DOWN, times=2)
    assert screen.filter.currentText() == "已签到 1"
    assert [row.key[-5:] for row in screen.list.rows] == ["00001"]
    screen.focus_on(f"{screen.desk.plan_id}00004")
    assert len(screen.list.rows) == 4
    assert screen.detail.candidate_id.endswith("00004")


def test_the_supervisor_checks_in_and_takes_nobody_in(opened: Callable[..., CandidatesScreen], settled: Settle) -> None:
    screen = opened("he")
    assert not screen.open_import.isVisible()
    assert not screen.detail.correct.isVisible()
    press(Qt.Key.Key_I, CTRL)
    assert not screen.roster.isVisible()
    press(Qt.Key.Key_F8)
    settled()
    assert screen.list.rows[0].status is not None
    assert screen.list.rows[0].status.text == "已签到"


def test_the_auditor_only_reads(opened: Callable[..., CandidatesScreen], settled: Settle) -> None:
    screen = opened("shen")
    assert len(screen.list.rows) == 4
    for button in (screen.open_entry, screen.detail.presence.check_in, screen.detail.correct, screen.detail.withdraw):
        assert not button.isVisible()
    press(Qt.Key.Key_F8)
    settled()
    assert screen.list.rows[0].status is not None
    assert screen.list.rows[0].status.text == "已报名"


def test_an_unreleased_plan_says_what_to_do_first(house: House, opened: Callable[..., CandidatesScreen]) -> None:
    screen = opened(plan_id=new_plan(house, Level.L3, released=False).id)
    words = {part.text() for part in screen.findChildren(QLabel) if part.isVisible()}
    assert "计划还没有发布" in words
    assert not screen.open_import.isEnabled()
    press(Qt.Key.Key_I, CTRL)
    assert not screen.roster.isVisible()


def test_the_states_of_a_candidate_are_all_named() -> None:
    from ui.screens.candidates_state import status  # noqa: PLC0415  only this test asks

    assert all(status(where).text and status(where).icon for where in Where)


def test_a_session_that_ended_is_not_taken_for_an_empty_list(
    screen: CandidatesScreen, house: House, settled: Settle
) -> None:
    house.clock.put(datetime(2026, 10, 12, 11, 0, tzinfo=CHINA))
    ended: list[object] = []
    screen.desk.session_ended.connect(ended.append)
    screen.refresh()
    settled()
    assert len(ended) == 1
    assert len(screen.list.rows) == 4


def test_a_tie_is_declared_beside_the_candidate_with_a_reason_and_taken_back(
    screen: CandidatesScreen, settled: Settle
) -> None:
    recusing, session = screen.desk.office.recusing, screen.desk.session
    card = screen.detail.recusal
    card.declare.click()
    assert recusing.ties(session, screen.desk.plan_id) == ()  # without a reason there is no tie
    write(card.reason, "shifu")
    settled()
    declared = recusing.ties(session, screen.desk.plan_id)
    assert [(tie.relation, tie.reason, tie.withdrawn) for tie in declared] == [(Relation.RELATIVE, "shifu", "")]
    put(card.reason, "wu")
    card.findChildren(QPushButton)[-1].click()
    settled()
    assert [tie.withdrawn for tie in recusing.ties(session, screen.desk.plan_id)] == ["wu"]
