"""The quality desk: findings of complete forms only, one source with the board, limits kept, a report recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.quality import Finding, Limits
from skillassess.model.records import MadeDocument
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import Replacement
from tests.core.office.bureau import PLAN, Bureau

PERFORMANCE = ComponentKind.WORK_PERFORMANCE
SCORERS = ("liang", "deng", "peng")
MIXED = [*"44444555544443333444"]


def enter(bureau: Bureau, number: int, login: str, points: list[str], *, submit: bool = True) -> None:
    key = bureau.column(number, PERFORMANCE, login)
    bureau.office.marking.fill(bureau.as_(login), key, points)
    if submit:
        bureau.office.marking.submit(bureau.as_(login), key)


def codes(bureau: Bureau, login: str = "he") -> dict[str, Finding]:
    return {found.note.code: found for found in bureau.office.quality.findings(bureau.as_(login), PLAN)}


def test_nothing_about_a_form_is_told_before_all_its_columns_are_in(registered: Bureau) -> None:
    before = registered.office.quality.figures(registered.as_("he"), PLAN)
    enter(registered, 1, "liang", ["5"] * 20)
    enter(registered, 1, "deng", ["1"] * 20)
    enter(registered, 1, "peng", ["1"] * 20, submit=False)
    assert registered.office.quality.findings(registered.as_("he"), PLAN) == ()
    figures = registered.office.quality.figures(registered.as_("he"), PLAN)
    assert figures.sheets == before.sheets
    assert len(figures.progress.times) == 2
    registered.office.marking.submit(registered.as_("peng"), registered.column(1, PERFORMANCE, "peng"))
    found = codes(registered)
    assert set(found) == {
        "spread-over-limit",
        "straddles-the-line",
        "item-spread-over-limit",
        "column-straight",
    }
    assert found["spread-over-limit"].forms == (registered.form(1, PERFORMANCE),)


def test_a_returned_column_takes_its_form_out_of_sight_again(registered: Bureau) -> None:
    for login, points in zip(SCORERS, ("5", "1", "1"), strict=True):
        enter(registered, 1, login, [points] * 20)
    assert codes(registered)
    key = registered.column(1, PERFORMANCE, "liang")
    registered.office.signing.send_back(registered.as_("he"), [key], "请逐项复核后重新提交")
    assert codes(registered) == {}
    performance = registered.office.quality.figures(registered.as_("he"), PLAN).sheets[1]
    assert performance.forms == 0


def test_absent_candidates_and_the_replaced_assessors_marks_do_not_count(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    absent = registered.form(2, PERFORMANCE)
    registered.office.registration.set_presence(zheng, PLAN, absent, Presence.ABSENT, "未到场")
    enter(registered, 1, "liang", ["1"] * 20)
    liang, tan = registered.id_of("liang"), registered.id_of("tan")
    change = Replacement(
        PLAN, PERFORMANCE, liang, tan, (registered.form(1, PERFORMANCE).candidate,), "与考生有师徒关系"
    )
    registered.office.board.replace_assessor(zheng, change)
    for login in ("tan", "deng", "peng"):
        enter(registered, 1, login, MIXED)
    figures = registered.office.quality.figures(zheng, PLAN).sheets[1]
    assert figures.forms == 1
    assert {severity.assessor for severity in figures.severities} == {tan, *map(registered.id_of, ("deng", "peng"))}
    assert all(severity.difference == 0 for severity in figures.severities)
    assert codes(registered, "zheng") == {}


def test_the_board_and_signing_tell_what_the_desk_tells(marked: Bureau) -> None:
    he = marked.as_("he")
    marked.office.quality.set_limits(marked.as_("admin"), replace(Limits(), spread_over=Decimal(5)))
    desk = {
        (finding.forms[0], finding.note)
        for finding in marked.office.quality.findings(he, PLAN)
        if finding.note.code in ("spread-over-limit", "straddles-the-line")
    }
    board = marked.office.board.board(he, PLAN)
    assert {(form.key, note) for row in board.rows for form in row.forms for note in form.findings} == desk
    assert {(item.key, note) for item in marked.office.signing.forms(he, PLAN) for note in item.findings} == desk
    assert desk


def test_limits_are_kept_and_rule_the_board_too(marked: Bureau) -> None:
    he, desk = marked.as_("he"), marked.office.quality
    assert desk.limits(he) == Limits()
    assert "spread-over-limit" not in codes(marked)
    strict = replace(Limits(), spread_over=Decimal(0))
    scores = marked.office.results.table(he, PLAN)
    desk.set_limits(marked.as_("admin"), strict)
    assert desk.limits(he) == strict
    assert "spread-over-limit" in codes(marked)
    notes = [note.code for row in marked.office.board.board(he, PLAN).rows for f in row.forms for note in f.findings]
    assert "spread-over-limit" in notes
    assert marked.office.results.table(he, PLAN) == scores  # a limit changes no score
    with pytest.raises(Refused, match="limits-senseless"):
        desk.set_limits(marked.as_("admin"), replace(strict, spread_over=Decimal(-1)))
    assert desk.limits(he) == strict


def test_only_the_administrator_sets_limits_and_no_assessor_reads_findings(registered: Bureau) -> None:
    desk = registered.office.quality
    with pytest.raises(Refused, match="right-missing"):
        desk.set_limits(registered.as_("zheng"), Limits())
    for call in (desk.findings, desk.figures):
        with pytest.raises(Refused, match="right-missing"):
            call(registered.as_("liang"), PLAN)
    with pytest.raises(Refused, match="right-missing"):
        desk.report(registered.as_("liang"), PLAN, registered.path.with_name("q.pdf"))


def test_a_column_entered_faster_than_it_can_be_judged_is_told(registered: Bureau) -> None:
    start = registered.clock.now()
    for login, seconds in zip(SCORERS, (1, 2, 30), strict=True):
        key = registered.column(1, PERFORMANCE, login)
        for item, points in enumerate(MIXED, start=1):
            registered.clock.put(start + timedelta(seconds=seconds * item))
            registered.office.marking.enter(registered.as_(login), key, item, points, seen=0)
        registered.office.marking.submit(registered.as_(login), key)
        registered.clock.put(start)
    told = codes(registered)
    assert set(told) == {"pace-implausible"}
    assert told["pace-implausible"].assessors == (registered.id_of("liang"),)


def test_the_report_is_written_and_recorded_with_the_journal_head_on_it(marked: Bureau, tmp_path: Path) -> None:
    he = marked.as_("he")
    marked.office.quality.set_limits(marked.as_("admin"), replace(Limits(), spread_over=Decimal(5)))
    head = marked.office.administration.head(he)
    path = tmp_path / "quality.pdf"
    written = marked.office.quality.report(he, PLAN, path)
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)
    assert head.code in text
    assert "工作过程" in text
    assert "超过提示限值5分" in text
    with marked.office.door.look() as reading:
        (record,) = reading.values(MadeDocument, PLAN)
    assert (record.kind, record.sha256, record.head) == ("quality-report", written.sha256, head.code)
    assert marked.office.administration.head(he) != head


def test_an_unknown_plan_is_refused(registered: Bureau) -> None:
    with pytest.raises(Refused, match="plan-unknown"):
        registered.office.quality.findings(registered.as_("he"), "26440310059999")
