"""The plan screen by keys and clicks: a draft filled in, what the rules say of it, its release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from skillassess.model.institution import Standing
from skillassess.model.levels import Level
from skillassess.model.plans import Method, Plan, PlanState
from skillassess.model.sheets import ComponentKind
from tests.ui.fingers import ALT, CTRL, SHIFT, at_hand, press, tab_to, write
from tests.ui.house import House
from ui.frame import Frame
from ui.screens.plan import PlanScreen

Settle = Callable[[], None]
Open = Callable[..., PlanScreen]


@pytest.fixture
def opened(house: House, qtbot: QtBot, settled: Settle) -> Open:
    def open_for(login: str = "zheng") -> PlanScreen:
        frame: Frame = house.frame(login, screens=(PlanScreen,))
        frame.show()
        qtbot.waitExposed(frame)
        settled()
        QTest.keyClick(frame, Qt.Key.Key_1, ALT)
        screen = frame.places.shown
        assert isinstance(screen, PlanScreen)
        return screen

    return open_for


@pytest.fixture
def screen(opened: Open) -> PlanScreen:
    return opened()


def stored(screen: PlanScreen) -> Plan:
    return screen.desk.office.planning.plan(screen.desk.session, screen.form.plan_id)


def codes(screen: PlanScreen) -> set[str]:
    return {card.note.code for card in screen.findings.cards}


def settle_findings(screen: PlanScreen, settled: Settle, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen._keep_soon.isActive())  # noqa: SLF001  the patience of the form itself
    settled()


def test_a_plan_is_made_filled_in_and_released_with_the_keyboard_alone(
    screen: PlanScreen, settled: Settle, qtbot: QtBot
) -> None:
    form = screen.form
    press(Qt.Key.Key_N, CTRL)
    settled()
    assert at_hand() is form.title
    QTest.keyClicks(form.title, "Autumn batch")
    tab_to(form.where)
    QTest.keyClicks(form.where, "Hall 2")
    tab_to(form.starts)
    form.starts.selectAll()
    QTest.keyClicks(form.starts, "20261109")
    tab_to(form.ends)
    form.ends.selectAll()
    QTest.keyClicks(form.ends, "2026/11/10")
    tab_to(form.supervisor)
    press(Qt.Key.Key_Down)
    tab_to(form.target.level)
    press(Qt.Key.Key_Down)
    tab_to(form.target.basis)
    QTest.keyClicks(form.target.basis, "GZB 6-31-01-03")
    for part in form.target.parts.values():
        tab_to(part.people.list)
        for _ in range(3):
            press(Qt.Key.Key_Space)
            press(Qt.Key.Key_Down)
    tab_to(form.pay_link)
    QTest.keyClicks(form.pay_link, "Pay rules, chapter 3")
    settle_findings(screen, settled, qtbot)
    assert screen.findings.errors == 0, codes(screen)
    press(Qt.Key.Key_Return, CTRL)
    assert at_hand() is screen.findings.no
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    settled()
    plan = stored(screen)
    assert (plan.title, plan.place, plan.state) == ("Autumn batch", "Hall 2", PlanState.RELEASED)
    assert (plan.starts, plan.ends) == (date(2026, 11, 9), date(2026, 11, 10))
    target = plan.targets[0]
    assert (target.level, target.method, target.basis) == (Level.L4, Method.ABILITY, "GZB 6-31-01-03")
    assert [len(part.scorers) for part in target.components] == [3, 3]
    assert plan.supervisor
    assert screen.desk.plan_id == plan.id


def test_a_released_plan_can_be_read_and_not_changed(screen: PlanScreen) -> None:
    form = screen.form
    assert form.title.isReadOnly()
    assert not form.target.occupation.isEnabled()
    assert not screen.findings.release.isVisible()
    before = stored(screen)
    QTest.keyClicks(form.title, "x")
    screen.leave()
    assert stored(screen) == before


def test_only_lawful_ways_are_offered_each_with_its_clause(screen: PlanScreen, settled: Settle) -> None:
    screen.make()
    settled()
    buttons = screen.form.target.ways.buttons
    assert len(buttons) == 7
    assert all("第十六条" in button.accessibleDescription() for button in buttons.values())
    barred = [button.text() for button in buttons.values() if not button.isEnabled()]
    assert len(barred) == 2
    assert all("还没有" in text for text in barred)


def test_a_chosen_way_brings_its_components_and_keeps_what_was_set(
    screen: PlanScreen, settled: Settle, qtbot: QtBot
) -> None:
    screen.make()
    target = screen.form.target
    write(target.parts[ComponentKind.WORK_PERFORMANCE].line, "75")
    theory = next(b for b in target.ways.buttons.values() if b.text() == "理论考试 + 工作业绩")
    theory.click()
    assert list(target.parts) == [ComponentKind.THEORY, ComponentKind.WORK_PERFORMANCE]
    settle_findings(screen, settled, qtbot)
    plan = stored(screen)
    assert plan.targets[0].method is Method.COMBINED
    assert plan.targets[0].component(ComponentKind.WORK_PERFORMANCE).line == Decimal(75)
    assert not screen.form.pay_link.isVisible()


def test_findings_stand_beside_the_form_while_it_is_filled_in(
    screen: PlanScreen, settled: Settle, qtbot: QtBot
) -> None:
    screen.make()
    settled()
    assert {"plan-basis-missing", "supervisor-missing", "assessors-too-few", "plan-pay-link-missing"} <= codes(screen)
    assert not screen.findings.release.isEnabled()
    write(screen.form.target.basis, "GZB")
    settle_findings(screen, settled, qtbot)
    assert "plan-basis-missing" not in codes(screen)
    clauses = {card.note.clause for card in screen.findings.cards if card.note.code == "plan-pay-link-missing"}
    assert clauses == {"粤人社规〔2025〕25号 第十六条（三）"}


def test_enter_on_a_finding_leads_to_its_field(screen: PlanScreen, settled: Settle) -> None:
    screen.make()
    settled()
    card = next(card for card in screen.findings.cards if card.note.code == "plan-pay-link-missing")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert at_hand() is screen.form.pay_link


def test_a_line_below_sixty_is_an_error_and_sixty_is_none(screen: PlanScreen, settled: Settle, qtbot: QtBot) -> None:
    screen.make()
    line = screen.form.target.parts[ComponentKind.WORK_PROCESS].line
    for text, wrong in (("59.99", True), ("60", False)):
        write(line, text)
        settle_findings(screen, settled, qtbot)
        assert ("plan-line-too-low" in codes(screen)) is wrong
    write(line, "sixty")
    assert screen.form.target.parts[ComponentKind.WORK_PROCESS].line_row.fault == "请填数字，如 60"
    assert stored(screen).targets[0].component(ComponentKind.WORK_PROCESS).line == Decimal(60)


def test_ticks_number_the_columns_and_keys_move_a_person_and_make_a_trainee(
    screen: PlanScreen, settled: Settle, qtbot: QtBot
) -> None:
    screen.make()
    people = screen.form.target.parts[ComponentKind.WORK_PROCESS].people
    people.list.setFocus()
    press(Qt.Key.Key_Home)
    for _ in range(3):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
    first, second, third = people.scorers
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, ALT)
    assert people.scorers == (second, first, third)
    press(Qt.Key.Key_T, ALT)
    assert (people.scorers, people.trainees) == ((second, third), (first,))
    settle_findings(screen, settled, qtbot)
    part = stored(screen).targets[0].component(ComponentKind.WORK_PROCESS)
    assert (part.scorers, part.trainees) == ((second, third), (first,))
    assert {"assessors-too-few", "assessors-even"} <= codes(screen)


def test_what_is_typed_is_kept_when_the_screen_is_left_at_once(screen: PlanScreen, settled: Settle) -> None:
    screen.make()
    settled()
    write(screen.form.where, "Hall 9")
    screen.leave()
    assert stored(screen).place == "Hall 9"


def test_days_out_of_order_are_kept_as_a_draft_and_told(screen: PlanScreen, settled: Settle, qtbot: QtBot) -> None:
    screen.make()
    write(screen.form.ends, "2026-10-01")
    settle_findings(screen, settled, qtbot)
    assert stored(screen).ends == date(2026, 10, 1)
    assert "plan-dates-order" in codes(screen)
    write(screen.form.ends, "soon")
    assert screen.form.rows["ends"].fault == "请填日期，如 2026-10-31"
    assert stored(screen).ends == date(2026, 10, 1)


def test_findings_of_several_occupations_and_levels_name_theirs(
    screen: PlanScreen, settled: Settle, qtbot: QtBot
) -> None:
    screen.make()
    write(screen.form.target.basis, "GZB")
    press(Qt.Key.Key_N, CTRL | SHIFT)
    settle_findings(screen, settled, qtbot)
    assert [tab.text() for tab in screen.form.tabs] == ["电工 五级/初级工", "电工 四级/中级工"]
    card = next(card for card in screen.findings.cards if card.note.code == "plan-basis-missing")
    assert "电工 四级/中级工" in [part.text() for part in card.findChildren(type(screen._head))]  # noqa: SLF001
    screen.form.tabs[0].click()
    assert screen.form.target.basis.text() == "GZB"
    card.chosen.emit()
    assert screen.form.target.basis.text() == ""
    assert at_hand() is screen.form.target.basis
    screen.form.remove.click()
    settle_findings(screen, settled, qtbot)
    assert [target.level for target in stored(screen).targets] == [Level.L5]


def test_an_appointed_level_asks_for_the_enterprises_own_plan(
    opened: Open, house: House, settled: Settle, qtbot: QtBot
) -> None:
    guan = house.office.sign_in("guan", "sample-day")
    filed = house.office.administration.institution(guan)
    electrician = replace(filed.occupations[0], levels=(Level.T,), has_level_one=True)
    house.office.administration.change_institution(
        guan, replace(filed, occupations=(electrician,), standing=(Standing.ABOVE_SCALE,))
    )
    screen = opened()
    screen.make()
    settled()
    assert {"plan-own-plan-incomplete", "plan-own-plan-not-public"} <= codes(screen)
    form = screen.form
    assert set(form.target.ways.ticks) >= {ComponentKind.WORK_PERFORMANCE, ComponentKind.REVIEW}
    assert not form.target.ways.buttons
    form.target.ways.ticks[ComponentKind.WORK_PERFORMANCE].click()
    for box in form.own_plan.values():
        box.setFocus()
        press(Qt.Key.Key_Space)
    write(form.published, "2026-10-01")
    settle_findings(screen, settled, qtbot)
    assert not {"plan-own-plan-incomplete", "plan-own-plan-not-public"} & codes(screen)
    plan = stored(screen)
    assert [part.kind for part in plan.targets[0].components] == [ComponentKind.WORK_PERFORMANCE, ComponentKind.REVIEW]
    assert plan.own_plan_published == date(2026, 10, 1)
    assert len(plan.own_plan) == 6


def test_the_auditor_reads_plans_and_makes_none(opened: Open) -> None:
    screen = opened("shen")
    assert not screen.new.isVisible()
    assert screen.form.title.isReadOnly()
    press(Qt.Key.Key_N, CTRL)
    assert len(screen.list.rows) == 1


def test_another_plan_of_the_list_becomes_the_open_batch(screen: PlanScreen, settled: Settle) -> None:
    screen.make()
    settled()
    newest = screen.desk.plan_id
    screen.list.setFocus()
    press(Qt.Key.Key_Down)
    settled()
    assert screen.desk.plan_id != newest
    assert screen.form.title.text() == "2026年第三批"
    assert screen.form.title.isReadOnly()


def test_tab_visits_the_form_as_the_eye_does_also_after_components_came_and_went(
    screen: PlanScreen, settled: Settle
) -> None:
    screen.make()
    target = screen.form.target
    next(b for b in target.ways.buttons.values() if b.text() == "理论考试 + 工作业绩").click()
    settled()
    theory, performance = target.parts.values()
    chosen = next(button for button in target.ways.buttons.values() if button.isChecked())
    screen.form.tabs[0].setFocus()
    visited = []
    for _ in range(13):
        press(Qt.Key.Key_Tab)
        visited.append(at_hand())
    assert visited[1:12] == [
        target.occupation,
        target.job_type,
        target.level,
        target.basis,
        chosen,
        theory.sheet,
        theory.line,
        theory.people.list,
        performance.sheet,
        performance.line,
        performance.people.list,
    ]
