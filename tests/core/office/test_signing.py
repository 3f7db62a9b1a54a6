"""Signatures: their order, what they cover, and what voids them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skillassess.errors import Refused, Stale
from skillassess.model.results import Verdict
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnState, Replacement
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

PROCESS = ComponentKind.WORK_PROCESS


def confirm(bureau: Bureau, login: str) -> None:
    own = bureau.office.signing.own_forms(bureau.as_(login), PLAN)
    bureau.office.signing.confirm(bureau.as_(login), [item.seen for item in own], PASSWORD)


def confirm_all(bureau: Bureau) -> None:
    for login in ("liang", "deng", "peng"):
        confirm(bureau, login)


def test_signatures_come_in_their_order(marked: Bureau) -> None:
    signing, seen = marked.office.signing, marked.seen()
    he, wei = marked.as_("he"), marked.as_("wei")
    confirm(marked, "liang")
    confirm(marked, "deng")
    with pytest.raises(Refused, match="confirmations-missing"):
        signing.supervise(he, seen, PASSWORD, note="已复核")
    confirm(marked, "peng")
    with pytest.raises(Refused, match="supervision-missing"):
        signing.give_opinion(wei, seen, PASSWORD)
    signing.supervise(he, seen, PASSWORD, note="已复核")
    signing.give_opinion(wei, seen, PASSWORD)
    assert all(item.signed.is_sealed for item in signing.forms(wei, PLAN))


def test_signing_asks_for_the_password_again(marked: Bureau) -> None:
    own = marked.office.signing.own_forms(marked.as_("liang"), PLAN)
    with pytest.raises(Refused, match="password-wrong"):
        marked.office.signing.confirm(marked.as_("liang"), [own[0].seen], "wrong-one")
    assert marked.office.signing.own_forms(marked.as_("liang"), PLAN)[0].signed.statuses == ()


def test_a_tick_against_the_average_is_refused(marked: Bureau) -> None:
    own = marked.office.signing.own_forms(marked.as_("liang"), PLAN)
    with pytest.raises(Refused, match="tick-contradicts-score"):
        marked.office.signing.confirm(marked.as_("liang"), [replace(own[0].seen, passed=not own[0].passed)], PASSWORD)


def test_a_form_that_changed_since_it_was_seen_is_not_signed(marked: Bureau) -> None:
    key = marked.column(1, PROCESS, "deng")
    seen = next(
        item.seen for item in marked.office.signing.own_forms(marked.as_("liang"), PLAN) if item.key == key.form
    )
    marked.office.signing.send_back(marked.as_("zheng"), [key], "复核")
    marked.office.marking.enter(marked.as_("deng"), key, 1, "1", seen=1)
    marked.office.marking.submit(marked.as_("deng"), key)
    with pytest.raises(Stale, match="form-changed-meanwhile"):
        marked.office.signing.confirm(marked.as_("liang"), [seen], PASSWORD)
    now = marked.office.signing.own_sheet(marked.as_("liang"), key.form).seen
    marked.office.signing.confirm(marked.as_("liang"), [now], PASSWORD)


def test_only_the_named_supervisor_signs(marked: Bureau) -> None:
    confirm_all(marked)
    with pytest.raises(Refused, match="right-missing"):
        marked.office.signing.supervise(marked.as_("wei"), marked.seen(), PASSWORD, note="x")


def test_a_finding_needs_a_review_note(marked: Bureau) -> None:
    marking, key = marked.office.marking, marked.column(1, PROCESS, "liang")
    marked.office.signing.send_back(marked.as_("zheng"), [key], "复核")
    items = marking.sheet(marked.as_("liang"), key).template.items
    marking.fill(marked.as_("liang"), key, [f"{item.minimum:f}" for item in items])
    marking.submit(marked.as_("liang"), key)
    confirm_all(marked)
    form = marked.office.signing.sheet(marked.as_("zheng"), marked.form(1, PROCESS)).seen
    with pytest.raises(Refused, match="review-note-missing"):
        marked.office.signing.supervise(marked.as_("he"), [form], PASSWORD)
    marked.office.signing.supervise(marked.as_("he"), [form], PASSWORD, note="已核对现场记录")


def test_a_sheet_sent_back_loses_every_signature_even_if_nothing_changes(signed: Bureau) -> None:
    key = signed.column(1, PROCESS, "liang")
    before = signed.office.signing.sheet(signed.as_("zheng"), key.form).signed
    assert before.is_sealed
    signed.office.signing.send_back(signed.as_("he"), [key], "请复核第3项")
    signed.office.marking.submit(signed.as_("liang"), key)
    after = signed.office.signing.sheet(signed.as_("zheng"), key.form).signed
    assert not any(status.holds for status in after.statuses)
    assert len(after.statuses) == len(before.statuses)


def test_a_corrected_name_voids_the_signatures(signed: Bureau) -> None:
    zheng = signed.as_("zheng")
    candidate = signed.office.registration.candidates(zheng, PLAN)[0]
    form = signed.form(1, PROCESS)
    assert signed.office.signing.sheet(zheng, form).signed.is_sealed
    signed.office.registration.change(zheng, replace(candidate, phone="13900000000"), "更正电话")
    assert signed.office.signing.sheet(zheng, form).signed.is_sealed
    signed.office.registration.change(zheng, replace(candidate, name="韦平均"), "更正姓名")
    assert not signed.office.signing.sheet(zheng, form).signed.is_sealed


def test_sending_back_needs_a_reason(marked: Bureau) -> None:
    with pytest.raises(Refused, match="reason-missing"):
        marked.office.signing.send_back(marked.as_("he"), [marked.column(1, PROCESS, "liang")], " ")


def test_a_replaced_assessors_marks_stay_on_record_and_leave_the_mean(marked: Bureau) -> None:
    zheng = marked.as_("zheng")
    old, new = marked.id_of("peng"), marked.id_of("tan")
    change = Replacement(PLAN, PROCESS, old, new, (f"{PLAN}00001",), "回避")
    marked.office.board.replace_assessor(zheng, change)
    row = marked.office.board.board(zheng, PLAN).rows[0]
    states = [cell.state for cell in row.forms[0].cells]
    assert states == [ColumnState.SUBMITTED, ColumnState.SUBMITTED, ColumnState.REPLACED, ColumnState.UNTOUCHED]
    assert row.forms[0].result is None
    key = marked.column(1, PROCESS, "tan")
    items = marked.office.marking.sheet(marked.as_("tan"), key).template.items
    marked.office.marking.fill(marked.as_("tan"), key, [f"{item.maximum:f}" for item in items])
    marked.office.marking.submit(marked.as_("tan"), key)
    found = marked.office.board.board(zheng, PLAN).rows[0].forms[0].result
    assert found is not None
    assert found.outcome is not None
    assert found.outcome.totals[-1] == 100
    assert len(found.outcome.totals) == 3
    with pytest.raises(Refused, match=r"not-own-sheet|sheet-not-open"):
        marked.office.marking.enter(marked.as_("peng"), marked.column(1, PROCESS, "peng"), 1, "5", seen=1)


def test_results_are_pending_until_every_sheet_is_in(registered: Bureau) -> None:
    table = registered.office.results.table(registered.as_("wei"), PLAN)
    assert table.count(Verdict.PENDING) == 3
    assert not table.is_final
