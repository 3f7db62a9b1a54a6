"""The review's papers and the filing package of 特级技师 and 首席技师, from the sample day of both levels."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.errors import Refused
from skillassess.office import Office
from skillassess.office.paper_facts import read_facts
from skillassess.office.paper_kinds import KINDS
from skillassess.office.ts_package import LIST
from skillassess.paths import resource
from tests.core.office.bureau import PLAN, Bureau

DAY = "day-3-appointed-T-S.json"


def text_of(content: Path | bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("day-3")
    run = DayRun(read_day(resource("samples", DAY)), resource("samples"), folder, lambda *_: None)
    run.go(Stage.DOCUMENTS)
    run.close()
    return folder / DATABASE


@pytest.fixture
def bureau(made: Path, tmp_path: Path) -> Iterator[Bureau]:
    path = tmp_path / DATABASE
    path.write_bytes(made.read_bytes())
    clock = SetClock(datetime(2026, 11, 24, 10, tzinfo=CHINA))
    office = Office.open(path, clock)
    yield Bureau(office, clock, path)
    office.close()


def plan_of(bureau: Bureau) -> str:
    return bureau.office.planning.plans(bureau.as_("wei"))[0].id


def test_a_day_of_appointments_makes_review_papers_and_package_due(bureau: Bureau) -> None:
    due = {kind.key for kind in bureau.office.papers.due(bureau.as_("wei"), plan_of(bureau))}
    assert {"defence-records", "panel-results", "ts-package"} <= due


def test_a_batch_without_review_or_appointment_has_none_of_them(signed: Bureau, tmp_path: Path) -> None:
    due = {kind.key for kind in signed.office.papers.due(signed.as_("zheng"), PLAN)}
    assert not {"defence-records", "panel-results", "ts-package"} & due
    with pytest.raises(Refused, match="nothing-to-print"):
        signed.office.papers.make(signed.as_("zheng"), PLAN, "defence-records", tmp_path / "none.pdf")


def test_the_defence_record_tells_questions_and_no_vote(bureau: Bureau, tmp_path: Path) -> None:
    wei, plan, path = bureau.as_("wei"), plan_of(bureau), tmp_path / "defence.pdf"
    bureau.office.papers.make(wei, plan, "defence-records", path)
    text = text_of(path)
    defences = [one for one in bureau.office.reviewing.defences(wei, plan) if one.record is not None]
    assert defences
    for one in defences:
        assert one.candidate.id in text
        assert one.record is not None
        assert all(question.text in text for question in one.record.questions)
    assert "同意" not in text


def test_the_panels_result_tells_each_vote_and_the_average_of_the_sheet(bureau: Bureau, tmp_path: Path) -> None:
    wei, plan, path = bureau.as_("wei"), plan_of(bureau), tmp_path / "panel.pdf"
    bureau.office.papers.make(wei, plan, "panel-results", path)
    text = text_of(path)
    defences = bureau.office.reviewing.defences(wei, plan)
    for one in defences:
        assert one.candidate.id in text
        approvals = sum(vote.approve for vote in one.votes)
        if one.votes:
            counted = f"评委 {len(one.votes)} 人，同意 {approvals} 人，不同意 {len(one.votes) - approvals} 人"
            assert counted in text
    table = bureau.office.results.table(wei, plan)
    for row in table.rows:
        for part in row.result.components:
            if part.kind == "review" and part.outcome is not None:
                assert part.outcome.average_shown in text


def test_results_of_the_panel_are_not_told_before_they_are_sealed(tmp_path: Path) -> None:
    run = DayRun(read_day(resource("samples", DAY)), resource("samples"), tmp_path, lambda *_: None)
    run.go(Stage.MARKING)
    run.close()
    clock = SetClock(datetime(2026, 11, 24, 10, tzinfo=CHINA))
    bureau = Bureau(Office.open(tmp_path / DATABASE, clock), clock, tmp_path / DATABASE)
    wei, plan = bureau.as_("wei"), plan_of(bureau)
    for key in ("panel-results", "ts-package"):
        with pytest.raises(Refused, match="documents-not-final"):
            bureau.office.papers.make(wei, plan, key, tmp_path / "early")
    assert not (tmp_path / "early").exists()
    bureau.office.close()


def test_the_package_holds_what_can_be_provided_and_lists_the_rest(bureau: Bureau, tmp_path: Path) -> None:
    wei, plan, path = bureau.as_("wei"), plan_of(bureau), tmp_path / "package.zip"
    steps: list[tuple[int, int]] = []
    bureau.office.papers.make(wei, plan, "ts-package", path, lambda *step: steps.append(step))
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        listed = text_of(package.read(LIST))
    ours = {name.partition("-")[2] for name in names if name != LIST}
    assert ours >= {"plan.pdf", "sheets.pdf", "defence-records.pdf", "panel-results.pdf", "summary.pdf", "notice.pdf"}
    assert all(name in listed for name in names if name != LIST)
    assert "须另行附上" in listed
    assert "技能类人才省级以上表彰证明" in listed
    assert steps[-1][0] == steps[-1][1]


def test_the_same_facts_give_the_same_package(bureau: Bureau, tmp_path: Path) -> None:
    wei, plan = bureau.as_("wei"), plan_of(bureau)
    bureau.office.papers.due(wei, plan)
    with bureau.office.door.look() as reading:
        facts = read_facts(reading, plan, bureau.clock.now(), "韦工")
    sums = {KINDS["ts-package"].write(facts, tmp_path / name, lambda *_: None).sha256 for name in ("a.zip", "b.zip")}
    assert len(sums) == 1


def test_the_archive_holds_the_review_papers_and_not_the_package_again(bureau: Bureau, tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    bureau.office.papers.archive(bureau.as_("wei"), plan_of(bureau), path)
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    assert "第四卷 试卷及结果/defence-records.pdf" in names
    assert "第四卷 试卷及结果/panel-results.pdf" in names
    assert not any(name.endswith("ts-package.zip") for name in names)
