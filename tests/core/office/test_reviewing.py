"""The review panel at the office: the work, its file, who sees what, when votes count."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.review import ReviewRecord, Work
from skillassess.office import Office, Session
from skillassess.paths import resource

DAY = "day-2-technician-L2.json"
PASSWORD = "sample-2026"


@pytest.fixture(scope="session")
def scored_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("technicians")
    path = resource("samples", DAY)
    run = DayRun(read_day(path), path.parent, folder, lambda *_: None)
    run.go(Stage.MARKING)
    run.close()
    return folder / DATABASE


@pytest.fixture
def office(scored_day: Path, tmp_path: Path) -> Iterator[Office]:
    copy = tmp_path / DATABASE
    shutil.copy(scored_day, copy)
    opened = Office.open(copy, SetClock(datetime(2026, 10, 20, 10, tzinfo=CHINA)))
    yield opened
    opened.close()


def first(office: Office, session: Session) -> str:
    plan = office.planning.plans(session)[0]
    return office.reviewing.defences(session, plan.id)[0].candidate.id


def test_the_file_of_the_work_comes_back_as_it_was_handed_in(office: Office) -> None:
    clerk = office.sign_in("zheng", PASSWORD)
    candidate = first(office, clerk)
    office.reviewing.record(clerk, ReviewRecord(candidate, Work.PAPER, "题目"), b"%PDF-1.7 work", "application/pdf")
    member = office.sign_in("lin", PASSWORD)
    assert office.reviewing.attachment(member, candidate) == b"%PDF-1.7 work"


def test_a_work_without_a_file_says_so(office: Office) -> None:
    clerk = office.sign_in("zheng", PASSWORD)
    candidate = first(office, clerk)
    office.reviewing.record(clerk, ReviewRecord(candidate, Work.PAPER, "题目"))
    with pytest.raises(Refused, match="work-file-missing"):
        office.reviewing.attachment(clerk, candidate)


def test_an_assessor_outside_the_panel_cannot_read_the_work(office: Office) -> None:
    clerk = office.sign_in("zheng", PASSWORD)
    candidate = first(office, clerk)
    office.reviewing.record(clerk, ReviewRecord(candidate, Work.PAPER, "题目"), b"%PDF-1.7 work")
    with pytest.raises(Refused, match="right-missing"):
        office.reviewing.attachment(office.sign_in("liang", PASSWORD), candidate)


def test_a_defence_says_who_was_absent_and_which_form_is_signed(office: Office) -> None:
    member = office.sign_in("lin", PASSWORD)
    plan = office.planning.plans(member)[0]
    before = office.reviewing.defences(member, plan.id)
    assert [one.presence for one in before].count(Presence.ABSENT) == 1
    assert not any(one.signed for one in before)
    own = next(item for item in office.signing.own_forms(member, plan.id) if item.key.kind.value == "review")
    office.signing.confirm(member, [own.seen], PASSWORD)
    after = office.reviewing.defences(member, plan.id)
    assert [one.candidate.id for one in after if one.signed] == [own.key.candidate]
