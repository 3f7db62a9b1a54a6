"""Plans through the office: only lawful ways to choose from, findings beside the form, unfinished drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.model.plans import Method, Plan
from skillassess.model.sheets import ComponentKind
from tests.core.office.bureau import PLAN, Bureau


@pytest.fixture
def plan(registered: Bureau) -> Plan:
    return registered.office.planning.plan(registered.as_("zheng"), PLAN)


def codes(bureau: Bureau, plan: Plan) -> set[str]:
    return {note.code for note in bureau.office.planning.findings(bureau.as_("zheng"), plan)}


def test_each_choice_of_a_level_is_free_of_findings_about_its_combination(registered: Bureau, plan: Plan) -> None:
    about = {"plan-method-not-for-level", "plan-combination-unlawful", "plan-review-missing", "plan-without-components"}
    for level in Level:
        choices = registered.office.planning.choices(registered.as_("zheng"), level)
        assert choices.ways
        for way in choices.ways:
            part = plan.targets[0].components[0]
            parts = tuple(replace(part, kind=kind) for kind in way.components)
            target = replace(plan.targets[0], level=level, method=way.method, components=parts)
            assert not about & codes(registered, replace(plan, targets=(target,))), (level, way)
            assert "第十六条" in way.clause or "评聘工作方案" in way.clause


def test_four_levels_choose_from_seven_ways_and_reviewed_ones_add_the_review(registered: Bureau) -> None:
    planning, zheng = registered.office.planning, registered.as_("zheng")
    plain = planning.choices(zheng, Level.L4).ways
    reviewed = planning.choices(zheng, Level.L2).ways
    assert len(plain) == len(reviewed) == 7
    assert not any(ComponentKind.REVIEW in way.components or way.review_clause for way in plain)
    assert all(way.components[-1] is ComponentKind.REVIEW and way.review_clause for way in reviewed)


def test_appointed_levels_are_only_appointed_and_name_their_own_components(registered: Bureau) -> None:
    (way,) = registered.office.planning.choices(registered.as_("zheng"), Level.T).ways
    assert (way.method, way.is_open) == (Method.APPOINTMENT, True)
    assert "schedule" in way.own_plan


def test_a_draft_may_hold_dates_out_of_order_and_cannot_be_released_with_them(registered: Bureau, plan: Plan) -> None:
    planning, zheng = registered.office.planning, registered.as_("zheng")
    draft = planning.draft(zheng, replace(plan, ends=plan.starts - timedelta(days=1)))
    assert "plan-dates-order" in codes(registered, draft)
    with pytest.raises(Refused, match="plan-dates-order"):
        planning.release(zheng, draft.id)
    level = replace(draft, applications_close=plan.starts, ends=plan.starts)
    assert "plan-dates-order" not in codes(registered, level)
    assert "plan-dates-order" in codes(registered, replace(level, applications_close=plan.starts + timedelta(days=1)))


def test_a_plan_without_title_is_an_error_and_without_place_a_warning(registered: Bureau, plan: Plan) -> None:
    notes = registered.office.planning.findings(registered.as_("zheng"), replace(plan, title=" ", place=""))
    found = {note.code: note.severity for note in notes}
    assert found["plan-title-missing"] == "error"
    assert found["plan-place-missing"] == "warning"
    assert not {"plan-title-missing", "plan-place-missing"} & codes(registered, plan)


def test_one_occupation_and_level_twice_is_an_error_and_another_level_is_none(registered: Bureau, plan: Plan) -> None:
    again = replace(plan.targets[0], id="t2")
    assert "plan-target-twice" in codes(registered, replace(plan, targets=(*plan.targets, again)))
    other = replace(again, level=Level.L5)
    assert "plan-target-twice" not in codes(registered, replace(plan, targets=(*plan.targets, other)))
