"""Recusal: who is tied to a candidate scores neither that candidate nor is the form supervised before a change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skillassess.errors import Refused
from skillassess.model.recusal import Relation
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import Replacement
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

KIND = ComponentKind.WORK_PERFORMANCE


def test_a_tied_assessor_cannot_score_that_candidate_but_may_score_another(registered: Bureau) -> None:
    one, other = registered.column(1, KIND, "liang"), registered.column(2, KIND, "liang")
    registered.office.recusing.declare(
        registered.as_("liang"), one.candidate, one.assessor, Relation.MASTER, "曾是师徒"
    )
    with pytest.raises(Refused, match="recusal-master") as refused:
        registered.office.marking.enter(registered.as_("liang"), one, 1, "5", seen=0)
    assert refused.value.clause
    registered.office.marking.enter(registered.as_("liang"), other, 1, "5", seen=0)


def test_a_tie_taken_back_bars_nobody_and_stays_on_record(registered: Bureau) -> None:
    key, zheng = registered.column(1, KIND, "liang"), registered.as_("zheng")
    registered.office.recusing.declare(zheng, key.candidate, key.assessor, Relation.RELATIVE, "同姓误登")
    registered.office.recusing.withdraw(zheng, key.candidate, key.assessor, "核实无亲属关系")
    registered.office.marking.enter(registered.as_("liang"), key, 1, "5", seen=0)
    assert [tie.withdrawn for tie in registered.office.recusing.ties(zheng, PLAN)] == ["核实无亲属关系"]


def test_assessors_declare_only_their_own_ties(registered: Bureau) -> None:
    key = registered.column(1, KIND, "deng")
    with pytest.raises(Refused, match="recusal-of-others"):
        registered.office.recusing.declare(
            registered.as_("liang"), key.candidate, key.assessor, Relation.TEACHER, "听说的"
        )


def test_a_form_scored_by_a_tied_assessor_is_not_supervised_until_he_is_replaced(marked: Bureau) -> None:
    key, zheng = marked.column(1, KIND, "liang"), marked.as_("zheng")
    for login in ("liang", "deng", "peng"):
        own = marked.office.signing.own_forms(marked.as_(login), PLAN)
        marked.office.signing.confirm(marked.as_(login), [item.seen for item in own], PASSWORD)
    marked.office.recusing.declare(zheng, key.candidate, key.assessor, Relation.RELATIVE, "事后查明")
    with pytest.raises(Refused, match="recusal-relative"):
        marked.office.signing.supervise(marked.as_("he"), marked.seen(), PASSWORD, note="已复核")


def test_a_tied_person_does_not_take_anothers_place(registered: Bureau) -> None:
    zheng, form = registered.as_("zheng"), registered.form(1, KIND)
    tan = registered.id_of("tan")
    registered.office.recusing.declare(zheng, form.candidate, tan, Relation.TEACHER, "师生")
    change = Replacement(PLAN, KIND, registered.id_of("peng"), tan, (form.candidate,), "临时有事")
    with pytest.raises(Refused, match="recusal-teacher"):
        registered.office.board.replace_assessor(zheng, change)


def test_nobody_is_needed_in_two_places_at_once(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    plan = registered.office.planning.plan(zheng, PLAN)
    same_day = registered.office.planning.draft(zheng, replace(plan, place="二号车间"))
    codes = {note.code for note in registered.office.planning.findings(zheng, same_day)}
    assert "assessor-in-two-places" in codes
    with pytest.raises(Refused, match="assessor-in-two-places"):
        registered.office.planning.release(zheng, same_day.id)
    same_place = replace(same_day, place=plan.place)
    assert "assessor-in-two-places" not in {n.code for n in registered.office.planning.findings(zheng, same_place)}
