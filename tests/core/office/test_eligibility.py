"""Eligibility at the office: facts, evidence, reviewers, a whole batch, the workbook, the institution's own rules."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillassess.errors import FileProblem, Problem, Refused, Stale
from skillassess.model.answers import Answer
from skillassess.model.identity import IdType
from skillassess.model.kept_dossiers import OwnRules
from skillassess.model.levels import Level
from skillassess.model.plans import Plan
from skillassess.model.roster import RosterEntry
from skillassess.office.dossier_form import fact_sections
from skillassess.office.eligibility import CandidateCase
from skillassess.office.eligibility_words import place, plain, word
from skillassess.office.rule_browser import Difference
from skillassess.texts import LANGUAGES, sentences
from tests.core.office.bureau import PLAN, Bureau, ThirdLevel

WHO, OTHER = f"{PLAN}00001", f"{PLAN}00002"
HERE = {"workplace": "own", "form": "employee", "relation": "same", "employer": "示例链主装备有限公司"}
OWN = """
[document]
id = "norm"
number = "Q/XX 001-2026"
title = "电工企业评价规范"

[[entry]]
id = "own-L4-1"
base = "annex4-L4-1"
document = "norm"
clause = "5.2.1"
text = "累计从事本职业工作满{years}年"
levels = ["4"]
when = {{ kind = "service", years = {years} }}
"""


def closing(bureau: Bureau) -> Plan:
    return bureau.office.planning.plan(bureau.as_("zheng"), PLAN)


def keep(bureau: Bureau, section: str, value: object, who: str = WHO, login: str = "zheng") -> CandidateCase:
    session = bureau.as_(login)
    seen = bureau.office.eligibility.case(session, who).version
    return bureau.office.eligibility.keep(session, who, section, value, seen=seen)


def served(bureau: Bureau, years: int, days: int = 0) -> list[dict[str, Any]]:
    """Return one span that reaches its years on the closing date, or ``days`` after it."""
    end = closing(bureau).applications_close
    first = end.replace(year=end.year - years)
    return [{"from": first.fromordinal(first.toordinal() + days).isoformat(), **HERE}]


def unmet_on_plan(bureau: Bureau) -> list[str]:
    """Return the counts the plan's findings tell of candidates who do not meet the conditions."""
    notes = bureau.office.planning.findings(bureau.as_("zheng"), closing(bureau))
    return [dict(note.params)["count"] for note in notes if note.code == "eligibility-not-met-in-batch"]


def answer_of(case: CandidateCase, entry: str) -> Answer:
    return case.eligibility.condition(entry).answer


def evidence_file(folder: Path, name: str = "certificate.pdf", content: bytes = b"%PDF-1.4 proof") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_who_has_no_facts_yet_cannot_be_told(registered: Bureau) -> None:
    case = registered.office.eligibility.case(registered.as_("zheng"), WHO)
    assert (case.version, case.eligibility.answer) == (0, Answer.CANNOT_TELL)
    assert case.eligibility.closing == closing(registered).applications_close
    assert "dossier-empty" in {note.code for note in case.eligibility.notes}


@pytest.mark.parametrize(("late", "answer"), [(0, Answer.MET), (1, Answer.NOT_MET)])
def test_five_years_are_full_on_the_plans_closing_date_and_not_a_day_before(
    registered: Bureau, late: int, answer: Answer
) -> None:
    case = keep(registered, "employment", served(registered, 5, late))
    assert answer_of(case, "annex4-L4-1") is answer
    again = registered.office.eligibility.case(registered.as_("wei"), WHO)
    assert (again.version, answer_of(again, "annex4-L4-1")) == (1, answer)


def test_two_writers_do_not_overwrite_each_other(registered: Bureau) -> None:
    keep(registered, "employment", served(registered, 5))
    with pytest.raises(Stale):
        registered.office.eligibility.keep(registered.as_("wei"), WHO, "titles", [], seen=0)


def test_a_section_taken_back_is_unknown_again_and_an_empty_one_says_there_is_none(registered: Bureau) -> None:
    assert keep(registered, "titles", []).facts["titles"] == []
    assert "titles" not in keep(registered, "titles", None).facts


@pytest.mark.parametrize(
    ("section", "value", "code"),
    [
        ("employment", [{"from": "yesterday"}], "dossier-value-unreadable"),
        ("certificates", [{"level": "9"}], "dossier-level-unknown"),
        ("employment", {"from": "2020-01-01"}, "dossier-value-unreadable"),
        ("employment", [{"since": "2020-01-01"}], "dossier-key-unknown"),
        ("decisions", [], "dossier-key-unknown"),
        ("person", {}, "dossier-key-unknown"),
        ("employment", [{"evidence": ["e9"]}], "evidence-unknown"),
    ],
)
def test_what_cannot_be_read_or_is_not_a_fact_is_refused(
    registered: Bureau, section: str, value: object, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep(registered, section, value)
    assert refused.value.code == code


def test_evidence_is_stored_and_stands_behind_its_fact(registered: Bureau, tmp_path: Path) -> None:
    desk, zheng = registered.office.eligibility, registered.as_("zheng")
    case = keep(registered, "employment", served(registered, 5))
    assert "missing-evidence-file" in {note.code for note in case.eligibility.condition("annex4-L4-1").missing}
    path = evidence_file(tmp_path)
    case = desk.attach(zheng, WHO, path, "劳动合同", ["employment[0]"], seen=case.version)
    assert case.eligibility.condition("annex4-L4-1").missing == ()
    assert desk.evidence(zheng, WHO, "e1") == path.read_bytes()
    with pytest.raises(Refused, match="evidence-unknown"):
        desk.evidence(zheng, OTHER, "e1")


def test_evidence_that_is_empty_foreign_missing_or_for_no_fact_is_refused(registered: Bureau, tmp_path: Path) -> None:
    desk, zheng = registered.office.eligibility, registered.as_("zheng")
    for path, refs, code in (
        (evidence_file(tmp_path, "empty.pdf", b""), (), "evidence-empty"),
        (evidence_file(tmp_path, "run.exe"), (), "evidence-kind"),
        (tmp_path / "none.pdf", (), "evidence-unreadable"),
        (evidence_file(tmp_path), ("employment[0]",), "fact-unknown"),
    ):
        with pytest.raises(Problem) as refused:
            desk.attach(zheng, WHO, path, "", refs, seen=0)
        assert refused.value.code == code
    assert desk.case(zheng, WHO).version == 0


def test_a_judged_condition_needs_a_named_reviewer_with_a_reason(third_level: ThirdLevel) -> None:
    wei, who = third_level.as_("wei"), enrolled(third_level, third_level.plan_id, Level.L3)
    desk = third_level.office.eligibility
    case = keep(third_level, "employment", served(third_level, 12), who)
    assert answer_of(case, "annex4-L3-1") is Answer.CANNOT_TELL
    with pytest.raises(Refused, match="reason-missing"):
        desk.judge(wei, who, "annex4-L3-1", "  ", approved=True, seen=case.version)
    case = desk.judge(wei, who, "annex4-L3-1", "连续三年技术标兵", approved=True, seen=case.version)
    assert answer_of(case, "annex4-L3-1") is Answer.MET
    assert case.facts["decisions"][0]["reviewer"] == wei.person.name
    case = desk.judge(wei, who, "annex4-L3-1", "材料不实，改判", approved=False, seen=case.version)
    assert answer_of(case, "annex4-L3-1") is Answer.NOT_MET
    assert len(case.facts["decisions"]) == 2
    with pytest.raises(Refused, match="decision-on-unknown-condition"):
        desk.judge(wei, who, "annex4-L9-1", "x", approved=True, seen=case.version)


def enrolled(bureau: Bureau, plan_id: str, level: Level = Level.L4) -> str:
    """Take the first candidate of the small day into another plan."""
    zheng = bureau.as_("zheng")
    known = bureau.office.registration.candidates(zheng, PLAN)[0]
    shared = {name: getattr(known, name) for name in RosterEntry.__dataclass_fields__}
    entry = RosterEntry(**{**shared, "id_type": IdType(known.id_type), "level": level})
    return bureau.office.registration.add(zheng, plan_id, entry).id


def test_nothing_of_a_person_enters_the_journal(registered: Bureau, tmp_path: Path) -> None:
    desk, wei = registered.office.eligibility, registered.as_("wei")
    case = keep(registered, "employment", served(registered, 5), login="wei")
    case = desk.attach(wei, WHO, evidence_file(tmp_path, "张三身份证.pdf"), "张三的证书", [], seen=case.version)
    desk.judge(wei, WHO, "annex4-L4-1", "张三表现突出", approved=True, seen=case.version)
    desk.go_on(wei, PLAN, "张三补交材料")
    with registered.office.door.look() as reading:
        details = "".join(entry.detail + entry.subject for entry in reading.entries())
    assert "张三" not in details
    assert "示例链主" not in details


def test_a_dossier_file_is_taken_without_its_decisions_and_evidence(registered: Bureau, tmp_path: Path) -> None:
    desk, zheng = registered.office.eligibility, registered.as_("zheng")
    data = {
        "application": {"closing": "2020-01-01"},
        "employment": [served(registered, 5)[0] | {"evidence": ["e1"]}],
        "decisions": [{"condition": "annex4-L4-1", "approved": True, "reviewer": "某人", "reason": "x"}],
        "benefits": [{"amount": 4999999.99}],
    }
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    case = desk.take_file(zheng, WHO, path, seen=0)
    assert answer_of(case, "annex4-L4-1") is Answer.MET
    assert "decisions" not in case.facts
    assert "evidence" not in case.facts["employment"][0]
    assert case.facts["benefits"] == [{"amount": "4999999.99"}]
    whole = json.loads(desk.dossier(zheng, WHO))
    assert whole["application"]["closing"] == closing(registered).applications_close.isoformat()


def test_a_dossier_file_of_somebody_else_or_of_no_sense_is_refused(registered: Bureau, tmp_path: Path) -> None:
    desk, zheng, path = registered.office.eligibility, registered.as_("zheng"), tmp_path / "dossier.json"
    for text, code in (
        ('{"person": {"name": "另一人"}}', "dossier-of-another"),
        ('{"employment": "all my life"}', "dossier-value-unreadable"),
        ("[]", "dossier-not-json"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Refused) as refused:
            desk.take_file(zheng, WHO, path, seen=0)
        assert refused.value.code == code


def test_a_batch_counts_every_answer_and_leaves_out_the_withdrawn(registered: Bureau) -> None:
    keep(registered, "employment", served(registered, 5))
    keep(registered, "employment", served(registered, 1), OTHER)
    for section in (part.name for part in fact_sections() if part.many and part.name != "employment"):
        keep(registered, section, [], OTHER)
    keep(registered, "post", {"confirmed": "2026-01-01", "probation_passed": "2026-01-01"}, OTHER)
    flags = ("guangzhou_owned", "pilot_listed", "first_assessment")
    keep(registered, "enterprise", dict.fromkeys(flags, False), OTHER)
    found = registered.office.eligibility.batch(registered.as_("zheng"), PLAN)
    counts = {answer: found.count(answer) for answer in Answer}
    assert counts == {Answer.MET: 1, Answer.NOT_MET: 1, Answer.CANNOT_TELL: 1}
    assert unmet_on_plan(registered) == ["1"]
    registered.office.eligibility.go_on(registered.as_("zheng"), PLAN, "链主企业已知悉")
    assert unmet_on_plan(registered) == []
    registered.office.registration.withdraw(registered.as_("zheng"), OTHER, "本人申请")
    assert registered.office.eligibility.batch(registered.as_("zheng"), PLAN).count(Answer.NOT_MET) == 0
    with pytest.raises(Refused, match="candidate-withdrawn"):
        keep(registered, "titles", [], OTHER)


def test_going_on_is_a_record_that_holds_while_the_counts_do(registered: Bureau) -> None:
    desk, zheng = registered.office.eligibility, registered.as_("zheng")
    with pytest.raises(Refused, match="reason-missing"):
        desk.go_on(zheng, PLAN, "")
    found = desk.go_on(zheng, PLAN, "材料在评价前补齐，链主企业已知悉")
    assert found.is_recorded
    assert found.record is not None
    assert (found.record.by, found.record.cannot_tell) == (zheng.person.id, 3)
    keep(registered, "employment", served(registered, 5))
    assert not desk.batch(zheng, PLAN).is_recorded
    for who in (OTHER, f"{PLAN}00003"):
        keep(registered, "employment", served(registered, 5), who)
    with pytest.raises(Refused, match="eligibility-all-met"):
        desk.go_on(zheng, PLAN, "x")


@pytest.mark.parametrize(("language", "met"), [("zh_CN", "符合"), ("en", "Met")])
def test_the_workbook_has_a_line_for_everybody_and_no_formula(
    registered: Bureau, tmp_path: Path, language: str, met: str
) -> None:
    zheng, path = registered.as_("zheng"), tmp_path / "eligibility.xlsx"
    span = served(registered, 5)[0] | {"employer": "=1+1"}
    keep(registered, "employment", [span])
    steps: list[tuple[int, int]] = []
    registered.office.eligibility.report(
        zheng, PLAN, path, lambda done, of: steps.append((done, of)), language=language
    )
    assert steps[-1] == (3, 3)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=3, max_row=5))
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n"}
    assert [row[0].value for row in rows] == [f"{PLAN}{number:05d}" for number in (1, 2, 3)]
    assert rows[0][4].value == met
    assert "附件4 二、1" in str(rows[0][5].value)
    assert "employment" not in "".join(str(cell.value) for row in rows for cell in row)


def test_a_cancelled_workbook_leaves_no_file(registered: Bureau, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        registered.office.eligibility.report(registered.as_("zheng"), PLAN, tmp_path / "e.xlsx", stop)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_own_stricter_rules_hold_for_plans_drafted_after_them(registered: Bureau) -> None:
    rules, wei, zheng = registered.office.rules, registered.as_("wei"), registered.as_("zheng")
    keep(registered, "employment", served(registered, 5))
    kept = rules.save_own(wei, OwnRules(OWN.format(years=6)), seen=0)
    assert kept.version == 1
    before = registered.office.eligibility.case(zheng, WHO)
    assert (before.own_version, answer_of(before, "annex4-L4-1")) == (0, Answer.MET)
    plan = registered.office.planning.draft(zheng, closing(registered))
    registered.office.planning.release(zheng, plan.id)
    who = enrolled(registered, plan.id)
    after = keep(registered, "employment", served(registered, 5), who)
    assert (after.own_version, answer_of(after, "own-L4-1")) == (1, Answer.NOT_MET)
    assert after.eligibility.digest != before.eligibility.digest
    assert answer_of(keep(registered, "employment", served(registered, 6), who), "own-L4-1") is Answer.MET


def test_a_looser_own_condition_is_refused_with_the_clause_and_not_kept(registered: Bureau) -> None:
    rules, wei = registered.office.rules, registered.as_("wei")
    with pytest.raises(Refused) as refused:
        rules.save_own(wei, OwnRules(OWN.format(years=4)), seen=0)
    assert (refused.value.code, refused.value.clause) == ("own-condition-looser", "粤人社规〔2025〕25号 附件4 二、1")
    with pytest.raises(FileProblem):
        rules.save_own(wei, OwnRules("not toml ["), seen=0)
    with pytest.raises(Refused, match="reading-unknown"):
        rules.save_own(wei, OwnRules(strict=("years-by-calendar",)), seen=0)
    assert rules.own(wei).version == 0


def test_evidence_can_be_demanded_for_every_fact(registered: Bureau) -> None:
    zheng = registered.as_("zheng")
    registered.office.rules.save_own(registered.as_("wei"), OwnRules(evidence_required=True), seen=0)
    plan = registered.office.planning.draft(zheng, closing(registered))
    registered.office.planning.release(zheng, plan.id)
    case = keep(registered, "employment", served(registered, 5), enrolled(registered, plan.id))
    assert answer_of(case, "annex4-L4-1") is Answer.CANNOT_TELL


def test_the_rules_are_read_by_document_searched_and_compared(registered: Bureau) -> None:
    rules, liang = registered.office.rules, registered.as_("liang")
    whole = rules.read(liang, "gd-2025")
    main = next(part for part in whole if part.document.id == "gd-2025-25")
    assert sum(item.id.startswith("annex4-") for item in main.items) == 37
    found = rules.read(liang, "gd-2025", "世界技能大赛 银牌")
    assert found
    assert all("世界技能大赛" in item.text + item.clause for part in found for item in part.items)
    registered.office.rules.save_own(registered.as_("wei"), OwnRules(OWN.format(years=6)), seen=0)
    assert [view.key for view in rules.editions(liang)] == ["gd-2025", "gd-2025+1"]
    changes = rules.changes(liang, "gd-2025", "gd-2025+1")
    assert ("own-L4-1", Difference.ADDED) in {(change.id, change.kind) for change in changes}
    assert ("annex4-L4-1", Difference.REMOVED) in {(change.id, change.kind) for change in changes} or any(
        change.id == "annex4-L4-1" for change in changes
    )
    detail = rules.detail(liang, "gd-2025", next(item for item in main.items if item.id == "annex4-L4-1"))
    assert detail.source.startswith("[[entry]]")
    assert {example.expect for example in detail.examples} >= {Answer.MET, Answer.NOT_MET}
    assert [reading.id for reading in detail.readings] == ["years-by-calendar"]
    with pytest.raises(Refused, match="rules-view-unknown"):
        rules.read(liang, "gd-1999")


@pytest.mark.parametrize("login", ["liang", "deng"])
def test_an_assessor_sees_no_dossier(registered: Bureau, login: str) -> None:
    with pytest.raises(Refused, match="right-missing"):
        registered.office.eligibility.batch(registered.as_(login), PLAN)


def test_the_office_does_not_make_the_institutions_rules(registered: Bureau) -> None:
    with pytest.raises(Refused, match="right-missing"):
        registered.office.rules.save_own(registered.as_("zheng"), OwnRules(), seen=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_and_field_has_a_word(language: str) -> None:
    known = sentences(language)
    for part in fact_sections():
        assert f"fact-{part.name}" in known
        for field in part.fields:
            assert f"fact-{part.name}-{field.name}" in known
            for option in field.options:
                assert f"option-{option.replace('_', '-')}" in known
    assert place("certificates[0].issued", language) != "certificates[0].issued"
    assert word("fact-employment", language) in place("employment[1]", language)


def test_a_finding_names_its_place_in_words(registered: Bureau) -> None:
    case = keep(registered, "employment", [{"from": "2025-01-01", "to": "2024-01-01", **HERE}])
    told = [plain(note) for note in case.eligibility.notes]
    assert any("工作经历 1" in text for text in told)
    assert replace(case, version=0).facts["employment"]
