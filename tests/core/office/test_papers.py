"""The documents desk: what a batch has come to can be made, whole, recorded, and without a name where none belongs."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.errors import FileProblem, Refused
from skillassess.model.batch_papers import AppointmentTerms, PrintOffset
from skillassess.model.levels import Level
from skillassess.model.people import Person, Role
from skillassess.model.records import MadeDocument
from skillassess.model.sheets import ComponentKind
from skillassess.office import Office, verify_archive
from skillassess.office.archiving import archive_batch, journal_rows
from skillassess.office.paper_facts import read_facts
from skillassess.office.papers import make_folder
from skillassess.office.rights import DECLARED
from skillassess.paths import resource
from tests.core.office.bureau import PASSWORD, PLAN, Bureau

HEADS = {"plan", "sign-in-candidates", "sign-in-staff"}
RESULTS = {"summary", "score-roster", "public-list"}
NUMBERED = {"certificate-data", "confirmation", "certificates"}


class Stopped(Exception):
    """The person pressed Cancel."""


def stop(_done: int, _of: int) -> None:
    raise Stopped


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")


def due(bureau: Bureau) -> set[str]:
    return {kind.key for kind in bureau.office.papers.due(bureau.as_("zheng"), PLAN)}


def publish(bureau: Bureau) -> None:
    bureau.at(2026, 9, 21, 9)
    bureau.office.noticing.publish(bureau.as_("wei"), PLAN, "公告栏")


def certify(bureau: Bureau) -> None:
    publish(bureau)
    bureau.at(2026, 9, 29, 9)
    bureau.office.filing.prepare(bureau.as_("wei"), PLAN)
    bureau.office.filing.submit(bureau.as_("wei"), PLAN)
    bureau.office.filing.decide(bureau.as_("wei"), PLAN, "city-review", accepted=True)
    bureau.office.certifying.issue(bureau.as_("wei"), PLAN, Level.L4)


def names_of(bureau: Bureau) -> list[str]:
    return [who.name for who in bureau.office.registration.candidates(bureau.as_("zheng"), PLAN)]


def test_documents_fall_due_as_the_batch_goes_on(registered: Bureau) -> None:
    assert due(registered) == HEADS


def test_sealed_results_make_summary_and_lists_due(signed: Bureau) -> None:
    assert due(signed) == HEADS | RESULTS | {"supervision"}
    publish(signed)
    assert due(signed) == HEADS | RESULTS | {"supervision", "notice"}


def test_numbers_make_certificates_and_their_filing_due(signed: Bureau) -> None:
    certify(signed)
    assert due(signed) == HEADS | RESULTS | NUMBERED | {"supervision", "notice"}


@pytest.mark.parametrize("name", ["summary", "score_roster", "public_list", "archive"])
def test_nothing_lists_results_that_are_not_sealed(name: str, marked: Bureau, tmp_path: Path) -> None:
    make = getattr(marked.office.papers, name)
    with pytest.raises(Refused, match="documents-not-final"):
        make(marked.as_("wei"), PLAN, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("name", ["certificates", "confirmation", "certificate_data"])
def test_without_a_number_there_is_no_certificate(name: str, signed: Bureau, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no-certificates"):
        getattr(signed.office.papers, name)(signed.as_("wei"), PLAN, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_a_notice_that_was_not_published_is_not_printed(signed: Bureau, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="notice-missing"):
        signed.office.papers.notice(signed.as_("wei"), PLAN, tmp_path / "notice.pdf")


def test_the_notice_names_period_and_people_and_hides_their_numbers(signed: Bureau, tmp_path: Path) -> None:
    publish(signed)
    signed.office.papers.notice(signed.as_("wei"), PLAN, tmp_path / "notice.pdf")
    text = text_of(tmp_path / "notice.pdf")
    assert "2026年9月21日至2026年9月28日" in text
    assert "共5个工作日" in text
    assert "粤人社规〔2025〕25号" in text
    for who in signed.office.registration.candidates(signed.as_("zheng"), PLAN):
        assert who.name in text
        assert who.id_number not in text


def test_a_document_is_recorded_with_its_digest_and_the_head_it_shows(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("wei")
    head = signed.office.verify_unattended().head
    written = signed.office.papers.summary(session, PLAN, tmp_path / "summary.pdf")
    content = (tmp_path / "summary.pdf").read_bytes()
    made = signed.office.papers.made(session, PLAN)[0]
    assert (made.kind, made.name, made.size) == ("summary", "summary.pdf", len(content))
    assert made.sha256 == written.sha256 == hashlib.sha256(content).hexdigest()
    assert made.head == head.code
    assert head.code in text_of(tmp_path / "summary.pdf")
    after = signed.office.verify_unattended()
    assert after.holds
    assert after.head.seq == head.seq + 1


def test_the_last_made_document_is_told_first(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("wei")
    signed.office.papers.plan(session, PLAN, tmp_path / "a.pdf")
    signed.at(2026, 9, 19, 9)
    signed.office.papers.plan(signed.as_("wei"), PLAN, tmp_path / "b.pdf")
    assert [made.name for made in signed.office.papers.made(signed.as_("wei"), PLAN)] == ["b.pdf", "a.pdf"]


def test_neither_file_names_nor_the_journal_name_a_candidate(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("wei")
    signed.office.papers.sheets_each(session, PLAN, tmp_path)
    names = names_of(signed)
    assert sorted(path.stem for path in tmp_path.glob("*.pdf")) == [f"{PLAN}{number:05d}" for number in (1, 2, 3)]
    with signed.office.door.look() as reading:
        rows = [row for row in reading.entries() if row.action == "document.made"]
        kept = reading.values(MadeDocument)
    assert rows
    for name in names:
        assert not any(name in f"{row.subject}{row.detail}" for row in rows)
        assert not any(name in made.name for made in kept)


@pytest.mark.parametrize(
    "name", ["sheets_together", "sheets_prefilled", "sheets_blank", "summary", "notice", "archive"]
)
def test_a_cancelled_document_leaves_the_old_one_and_no_record(name: str, signed: Bureau, tmp_path: Path) -> None:
    publish(signed)
    path = tmp_path / "out.pdf"
    path.write_bytes(b"the good one")
    with pytest.raises(Stopped):
        getattr(signed.office.papers, name)(signed.as_("wei"), PLAN, path, stop)
    assert [found.name for found in tmp_path.iterdir() if not found.name.startswith(DATABASE)] == ["out.pdf"]
    assert path.read_bytes() == b"the good one"
    assert signed.office.papers.made(signed.as_("wei"), PLAN) == ()


def test_cancelling_the_last_sheet_leaves_the_folder_as_it_was(signed: Bureau, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "sheets")
    (folder / f"{PLAN}00001.pdf").write_bytes(b"the good one")

    def stop_at_the_end(done: int, of: int) -> None:
        if done == of:
            raise Stopped

    with pytest.raises(Stopped):
        signed.office.papers.sheets_each(signed.as_("wei"), PLAN, folder, stop_at_the_end)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {f"{PLAN}00001.pdf": b"the good one"}
    assert signed.office.papers.made(signed.as_("wei"), PLAN) == ()


def test_one_sheet_that_finds_no_place_leaves_all_as_they_were(signed: Bureau, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "sheets")
    (folder / f"{PLAN}00001.pdf").write_bytes(b"the good one")
    (folder / f"{PLAN}00002.pdf").mkdir()
    with pytest.raises(FileProblem, match="path-is-folder"):
        signed.office.papers.sheets_each(signed.as_("wei"), PLAN, folder)
    assert sorted(path.name for path in folder.iterdir()) == [f"{PLAN}00001.pdf", f"{PLAN}00002.pdf"]
    assert (folder / f"{PLAN}00001.pdf").read_bytes() == b"the good one"


def test_sheets_are_made_anew_over_old_ones(signed: Bureau, tmp_path: Path) -> None:
    first = signed.office.papers.sheets_each(signed.as_("wei"), PLAN, tmp_path)
    again = signed.office.papers.sheets_each(signed.as_("wei"), PLAN, tmp_path, only=[f"{PLAN}00002"])
    assert [file.name for file in again] == [f"{PLAN}00002.pdf"]
    assert again[0].sha256 == hashlib.sha256((tmp_path / again[0].name).read_bytes()).hexdigest()
    assert again[0].sha256 != first[1].sha256  # the journal went on in between
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_prefilled_sheet_names_the_candidate_and_shows_no_score(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("wei")
    signed.office.papers.sheets_together(session, PLAN, tmp_path / "filled.pdf")
    prefilled = signed.office.papers.sheets_prefilled(session, PLAN, tmp_path / "prefilled.pdf")
    blank = signed.office.papers.sheets_blank(session, PLAN, tmp_path / "blank.pdf")
    key = signed.form(1, ComponentKind.WORK_PROCESS)
    outcome = signed.office.signing.sheet(session, key).result.outcome
    assert outcome is not None
    texts = {name: text_of(tmp_path / f"{name}.pdf") for name in ("filled", "prefilled", "blank")}
    assert outcome.average_shown in texts["filled"]
    assert outcome.average_shown not in texts["prefilled"]
    for name in names_of(signed):
        assert name in texts["prefilled"]
        assert name not in texts["blank"]
    assert prefilled.pages == 3 * blank.pages


def test_sign_in_sheets_expect_candidates_by_component_and_staff_once(registered: Bureau, tmp_path: Path) -> None:
    session = registered.as_("zheng")
    registered.office.papers.sign_in_candidates(session, PLAN, tmp_path / "a.pdf")
    registered.office.papers.sign_in_staff(session, PLAN, tmp_path / "b.pdf")
    candidates, staff = text_of(tmp_path / "a.pdf"), text_of(tmp_path / "b.pdf")
    for name in names_of(registered):
        assert candidates.count(name) == 2
        assert name not in staff
    assert "2026年9月18日" in candidates
    for name in ("梁工", "邓工", "彭工", "何工"):
        assert staff.count(name) == 1
    assert "内督员" in staff


def test_a_day_of_several_leaves_the_date_to_the_hand(appointed: Bureau, tmp_path: Path) -> None:
    appointed.office.papers.sign_in_candidates(appointed.as_("wei"), PLAN, tmp_path / "a.pdf")
    assert "2026年10月22日" not in text_of(tmp_path / "a.pdf")


def test_the_supervision_record_is_a_blank_form_until_one_is_kept(registered: Bureau, tmp_path: Path) -> None:
    registered.office.papers.supervision(registered.as_("he"), PLAN, tmp_path / "blank.pdf")
    blank = text_of(tmp_path / "blank.pdf")
    lines = registered.office.signing.supervision_form(registered.as_("he"))
    assert blank.count("□不符合") == len(lines) == 8
    registered.office.signing.record_supervision(registered.as_("he"), PLAN, (lines[1], "消防通道畅通"), "无异常")
    registered.office.papers.supervision(registered.as_("he"), PLAN, tmp_path / "kept.pdf")
    kept = text_of(tmp_path / "kept.pdf")
    assert kept.count("□不符合") == 7
    assert "消防通道畅通" in kept
    assert "无异常" in kept


def test_the_plan_page_tells_method_line_and_people(registered: Bureau, tmp_path: Path) -> None:
    registered.office.papers.plan(registered.as_("zheng"), PLAN, tmp_path / "plan.pdf")
    text = text_of(tmp_path / "plan.pdf")
    for wanted in ("岗位能力评价", "工作过程考核：", "合格线 60 分", "梁工、邓工、彭工", "何工", "gd-2025"):
        assert wanted in text


def test_the_summary_counts_what_it_lists(signed: Bureau, tmp_path: Path) -> None:
    signed.office.papers.summary(signed.as_("wei"), PLAN, tmp_path / "summary.pdf")
    text = text_of(tmp_path / "summary.pdf")
    assert "共 3 人，参加评价 3 人，合格 3 人，不合格 0 人，缺考 0 人" in text


def test_certificates_are_pages_of_valid_numbers_only(signed: Bureau, tmp_path: Path) -> None:
    certify(signed)
    session, papers = signed.as_("wei"), signed.office.papers
    numbers = [given.certificate.number for given in signed.office.certifying.register(session, PLAN)]
    assert papers.certificates(session, PLAN, tmp_path / "all.pdf").pages == 3
    signed.office.certifying.make_void(session, numbers[1], "姓名有误，收回作废")
    assert papers.certificates(session, PLAN, tmp_path / "valid.pdf").pages == 2
    assert numbers[1] not in text_of(tmp_path / "valid.pdf")
    one = papers.certificates(session, PLAN, tmp_path / "one.pdf", only=[f"{PLAN}00003"])
    assert one.pages == 1
    assert numbers[2] in text_of(tmp_path / "one.pdf")
    assert papers.has_certificates(session, PLAN, f"{PLAN}00003")
    assert not papers.has_certificates(session, PLAN, f"{PLAN}00002")
    with pytest.raises(Refused, match="no-certificates"):
        papers.certificates(session, PLAN, tmp_path / "none.pdf", only=[f"{PLAN}00002"])


def test_an_overprint_leaves_the_labels_to_the_paper(signed: Bureau, tmp_path: Path) -> None:
    certify(signed)
    session, papers = signed.as_("wei"), signed.office.papers
    papers.certificates(session, PLAN, tmp_path / "full.pdf")
    papers.certificates(session, PLAN, tmp_path / "over.pdf", overprint=PrintOffset(1, 2))
    assert "证书编号" in text_of(tmp_path / "full.pdf")
    assert "证书编号" not in text_of(tmp_path / "over.pdf")


def test_the_confirmation_counts_certificates_and_leaves_names_to_the_hand(signed: Bureau, tmp_path: Path) -> None:
    certify(signed)
    session = signed.as_("wei")
    signed.office.papers.confirmation(session, PLAN, tmp_path / "empty.pdf")
    signed.office.papers.confirmation(session, PLAN, tmp_path / "named.pdf", head_of_unit="钟总")
    assert "合计 3" in text_of(tmp_path / "empty.pdf")
    assert "钟总" not in text_of(tmp_path / "empty.pdf")
    assert "钟总" in text_of(tmp_path / "named.pdf")


def test_nobody_of_level_four_is_appointed(signed: Bureau, tmp_path: Path) -> None:
    certify(signed)
    assert signed.office.papers.appointments(signed.as_("wei"), PLAN, tmp_path) == ()


def test_each_appointed_with_a_number_gets_a_record(appointed: Bureau, tmp_path: Path) -> None:
    session, papers = appointed.as_("wei"), appointed.office.papers
    given = appointed.office.certifying.register(session, PLAN)
    written = papers.appointments(session, PLAN, tmp_path)
    assert sorted(file.name for file in written) == sorted(f"appointment-{c.candidate.id}.pdf" for c in given)
    text = text_of(tmp_path / f"appointment-{given[0].candidate.id}.pdf")
    assert given[0].certificate.number in text
    assert "不约定期限" not in text


def test_the_terms_of_an_appointment_are_printed_as_agreed(appointed: Bureau, tmp_path: Path) -> None:
    session, papers = appointed.as_("wei"), appointed.office.papers
    candidate = appointed.office.certifying.register(session, PLAN)[0].candidate.id
    terms = AppointmentTerms(date(2026, 12, 1), date(2029, 11, 30), agreement="聘协2026-01", duties="带徒三名")
    papers.appointments(session, PLAN, tmp_path, only=[candidate], terms=terms)
    text = text_of(tmp_path / f"appointment-{candidate}.pdf")
    assert "2026年12月1日至2029年11月30日" in text
    assert "带徒三名" in text
    with pytest.raises(Refused, match="appointment-term"):
        papers.appointments(session, PLAN, tmp_path, terms=AppointmentTerms(last_day=date(2029, 11, 30)))


def test_an_archive_holds_every_volume_and_checks_without_the_database(signed: Bureau, tmp_path: Path) -> None:
    certify(signed)
    path = tmp_path / "archive.zip"
    signed.office.papers.archive(signed.as_("wei"), PLAN, path)
    assert verify_archive(path) == ()
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        index = json.loads(package.read("index.json"))
        journal = [json.loads(line) for line in package.read("journal.jsonl").splitlines()]
    volumes = {name.split("/")[0] for name in names if "/" in name}
    assert volumes == {"第一卷 报名资格审核", "第二卷 备案", "第三卷 过程", "第四卷 试卷及结果", "第五卷 证书管理"}
    assert f"第四卷 试卷及结果/{PLAN}00003.pdf" in names
    assert index["cover"]["closed"] == "2026-09-29"
    assert index["cover"]["keep_paper_until"] == "2029-09-29"
    assert index["cover"]["keep_electronic_until"] == "2031-09-29"
    assert {"plan.draft", "certificate.issue", "notice.publish"} <= {row[3] for row in journal}
    assert not {"person.add", "institution.set_up"} & {row[3] for row in journal}
    assert all(earlier[0] < later[0] for earlier, later in pairwise(journal))
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_changed_page_in_an_archive_is_found(signed: Bureau, tmp_path: Path) -> None:
    path, changed = tmp_path / "archive.zip", tmp_path / "changed.zip"
    signed.office.papers.archive(signed.as_("wei"), PLAN, path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " if name.endswith("summary.pdf") else b""))
    assert {note.code for note in verify_archive(changed)} == {"archive-altered", "archive-index-differs"}


def test_the_same_facts_give_the_same_archive_byte_for_byte(signed: Bureau, tmp_path: Path) -> None:
    made = datetime(2026, 9, 18, 12, tzinfo=CHINA)
    with signed.office.door.look() as reading:
        facts = read_facts(reading, PLAN, made, "韦工")
        journal = journal_rows(reading.entries(), facts)
    paths = [tmp_path / name for name in ("a.zip", "b.zip")]
    digests = {archive_batch(facts, journal, path, lambda *_: None, stored=lambda _: b"").sha256 for path in paths}
    assert len(digests) == 1


def test_an_assessor_makes_no_document(signed: Bureau, tmp_path: Path) -> None:
    session = signed.as_("liang")
    names = [name.rpartition(".")[2] for name in DECLARED if name.startswith("skillassess.office.papers.")]
    assert len(names) > 15
    for name in names:
        with pytest.raises(Refused, match="right-missing"):
            getattr(signed.office.papers, name)(session, PLAN, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def third_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("third-day")
    run = DayRun(read_day(resource("samples", "day-3-appointed-T-S.json")), folder, folder, lambda *_: None)
    run.go(Stage.DOCUMENTS)
    run.close()
    return folder / DATABASE


@pytest.fixture
def appointed(third_day: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    path = tmp_path_factory.mktemp("appointed") / DATABASE
    path.write_bytes(third_day.read_bytes())
    clock = SetClock(datetime(2026, 11, 24, 10, tzinfo=CHINA))
    office = Office.open(path, clock)
    yield Bureau(office, clock, path)
    office.close()


def test_the_outlook_tells_an_auditor_what_a_batch_has_come_to_and_lets_none_be_made(signed: Bureau) -> None:
    signed.office.papers.plan(signed.as_("zheng"), PLAN, signed.path.parent / "plan.pdf")
    admin = signed.as_("admin")
    person = Person("", "qian", "钱工", (Role.AUDITOR,))
    signed.office.administration.add_person(admin, person, PASSWORD)
    auditor = signed.as_("qian")
    seen = signed.office.papers.outlook(auditor, PLAN)
    assert set(seen.due) == HEADS | RESULTS | {"supervision"}
    assert seen.is_final
    assert (seen.candidates, seen.appointed) == (3, 0)
    assert [made.name for made in seen.made] == ["plan.pdf"]
    assert (seen.cover.keep_paper_until.year - seen.cover.closed.year) == 3
    assert (seen.cover.keep_electronic_until.year - seen.cover.closed.year) == 5
    with pytest.raises(Refused, match="right-missing"):
        signed.office.papers.plan(auditor, PLAN, signed.path.parent / "again.pdf")


def test_the_outlook_of_a_batch_that_is_not_signed_is_not_final(registered: Bureau) -> None:
    seen = registered.office.papers.outlook(registered.as_("zheng"), PLAN)
    assert not seen.is_final
    assert not seen.has_scores
