"""Notice, filing and certificate numbers: nothing out of its order."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillassess.errors import Refused
from skillassess.model.afterwards import Notice
from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind
from tests.core.office.bureau import PLAN, Bureau


def publish(bureau: Bureau) -> Notice:
    bureau.at(2026, 9, 21, 9)
    return bureau.office.noticing.publish(bureau.as_("wei"), PLAN, "公告栏")


def file(bureau: Bureau) -> None:
    publish(bureau)
    bureau.at(2026, 9, 29, 9)
    bureau.office.filing.prepare(bureau.as_("wei"), PLAN)
    bureau.office.filing.submit(bureau.as_("wei"), PLAN)


def accept(bureau: Bureau) -> None:
    file(bureau)
    bureau.at(2026, 9, 30, 9)
    bureau.office.filing.decide(bureau.as_("wei"), PLAN, "city-review", accepted=True)


def test_unsigned_results_are_not_published(marked: Bureau) -> None:
    with pytest.raises(Refused, match="results-not-sealed"):
        publish(marked)


def test_the_notice_stands_five_working_days_by_the_official_calendar(signed: Bureau) -> None:
    notice = publish(signed)
    assert notice.working_days == 5
    assert notice.last_day.isoformat() == "2026-09-28"  # 25 to 27 September is Mid-Autumn


def test_filing_waits_for_the_end_of_the_notice(signed: Bureau) -> None:
    publish(signed)
    signed.at(2026, 9, 28, 18)
    with pytest.raises(Refused, match="notice-not-over"):
        signed.office.filing.prepare(signed.as_("wei"), PLAN)
    signed.at(2026, 9, 29, 9)
    signed.office.filing.prepare(signed.as_("wei"), PLAN)


def test_filing_waits_for_open_objections(signed: Bureau) -> None:
    publish(signed)
    raised = signed.office.noticing.object(signed.as_("wei"), PLAN, "对成绩有异议")
    signed.at(2026, 9, 29, 9)
    with pytest.raises(Refused, match="notice-objections-open"):
        signed.office.filing.prepare(signed.as_("wei"), PLAN)
    signed.office.noticing.resolve(signed.as_("wei"), raised.id, "复核无误", upheld=False)
    signed.office.filing.prepare(signed.as_("wei"), PLAN)


def test_a_correction_during_the_notice_needs_a_new_notice(signed: Bureau) -> None:
    publish(signed)
    key = signed.column(1, ComponentKind.WORK_PROCESS, "liang")
    signed.office.signing.send_back(signed.as_("he"), [key], "公示期间更正")
    signed.at(2026, 9, 29, 9)
    with pytest.raises(Refused, match="notice-outdated"):
        signed.office.filing.prepare(signed.as_("wei"), PLAN)


def test_no_number_before_the_filing_is_accepted(signed: Bureau) -> None:
    file(signed)
    with pytest.raises(Refused, match="filing-not-accepted"):
        signed.office.certifying.issue(signed.as_("wei"), PLAN, Level.L4)


def test_a_returned_filing_is_prepared_and_submitted_again(signed: Bureau) -> None:
    file(signed)
    filing, wei = signed.office.filing, signed.as_("wei")
    with pytest.raises(Refused, match="reason-missing"):
        filing.decide(wei, PLAN, "city-review", accepted=False)
    filing.decide(wei, PLAN, "city-review", accepted=False, remark="缺一页")
    with pytest.raises(Refused, match="filing-not-submitted"):
        filing.decide(wei, PLAN, "city-review", accepted=True)
    filing.prepare(wei, PLAN)
    filing.submit(wei, PLAN)
    filing.decide(wei, PLAN, "city-review", accepted=True)
    assert signed.office.certifying.issue(wei, PLAN, Level.L4)


def test_steps_are_decided_in_their_order(signed: Bureau) -> None:
    file(signed)
    with pytest.raises(Refused, match="filing-step-out-of-order"):
        signed.office.filing.decide(signed.as_("wei"), PLAN, "province-review", accepted=True)


def test_numbers_run_on_from_a_first_number_once_set(signed: Bureau) -> None:
    accept(signed)
    wei = signed.as_("wei")
    given = signed.office.certifying.issue(wei, PLAN, Level.L4, first_serial=88)
    assert [certificate.number for certificate in given] == [f"Y0000440310052640000{n}" for n in (88, 89, 90)]
    with pytest.raises(Refused, match="nobody-waits"):
        signed.office.certifying.issue(wei, PLAN, Level.L4)
    with pytest.raises(Refused, match="series-begun"):
        signed.office.certifying.issue(wei, PLAN, Level.L4, first_serial=1)
    assert signed.office.certifying.series(wei, PLAN)[0].next == "Y000044031005264000091"


def test_a_void_number_is_never_used_again(signed: Bureau) -> None:
    accept(signed)
    wei = signed.as_("wei")
    given = signed.office.certifying.issue(wei, PLAN, Level.L4)
    signed.office.certifying.make_void(wei, given[-1].number, "信息有误")
    assert signed.office.certifying.series(wei, PLAN)[0].next == "Y000044031005264000004"
    with pytest.raises(Refused, match="certificate-void"):
        signed.office.certifying.reissue(wei, given[-1].number, "遗失")
    signed.office.certifying.reissue(wei, given[0].number, "遗失")
    first = signed.office.certifying.register(wei, PLAN)[0].certificate
    assert first.number == given[0].number
    assert len(first.reissued) == 1


def test_after_a_certificate_nothing_of_the_candidate_changes(signed: Bureau) -> None:
    accept(signed)
    signed.office.certifying.issue(signed.as_("wei"), PLAN, Level.L4)
    key = signed.column(1, ComponentKind.WORK_PROCESS, "liang")
    with pytest.raises(Refused, match="certificate-given"):
        signed.office.signing.send_back(signed.as_("he"), [key], "更正")


def test_the_filing_knows_whether_the_certificate_data_was_written(signed: Bureau, tmp_path: Path) -> None:
    accept(signed)
    wei = signed.as_("wei")
    signed.office.certifying.issue(wei, PLAN, Level.L4)
    assert not signed.office.filing.view(wei, PLAN).has_certificate_data
    signed.office.papers.certificate_data(wei, PLAN, tmp_path / "data.xlsx")
    assert signed.office.filing.view(wei, PLAN).has_certificate_data
