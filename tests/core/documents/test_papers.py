"""Papers of a batch: every character is there and can be searched, pages are numbered, bytes repeat, nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from skillassess.documents.appointment import AppointmentWords, write_appointment
from skillassess.documents.confirmation import write_confirmation
from skillassess.documents.notice import write_notice
from skillassess.documents.summary import write_summary
from skillassess.documents.supervision import supervision_lines, write_sign_in, write_supervision_record
from skillassess.documents.wording import words
from skillassess.errors import FileProblem, Refused
from skillassess.model.identity import mask_id
from skillassess.model.levels import Level
from skillassess.texts import LANGUAGES, explain
from tests.core.documents import paper_samples as samples
from tests.core.documents.filing_samples import MADE, NAMES, public_row

KINDS = sorted(samples.writers())
STAMPED = [kind for kind in KINDS if kind != "certificate"]


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_written_with_its_digest_and_pages(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper.pdf"
    written = samples.writers()[kind](path)
    assert written.pages == len(PdfReader(path).pages) > 0
    assert written.size == path.stat().st_size
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_makes_the_same_bytes_and_another_moment_others(tmp_path: Path, kind: str) -> None:
    first = samples.writers()[kind](tmp_path / "a.pdf")
    again = samples.writers()[kind](tmp_path / "b.pdf")
    later = samples.writers(MADE + timedelta(days=1))[kind](tmp_path / "c.pdf")
    assert first.sha256 == again.sha256 != later.sha256


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_says_its_title_and_language_and_embeds_its_fonts(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper.pdf"
    samples.writers()[kind](path)
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title
    assert not any(name in reader.metadata.title for name in NAMES)
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    content = path.read_bytes()
    assert content.count(b"/Type/FontDescriptor") == content.count(b"/FontFile2 ") >= 1


@pytest.mark.parametrize("kind", STAMPED)
def test_every_page_has_code_journal_head_and_page_of_pages(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper.pdf"
    pages = samples.writers()[kind](path).pages
    for number, page in enumerate(PdfReader(path).pages, start=1):
        text = plain(page.extract_text())
        assert "校验码：7F3A-09C2" in text
        assert "日志头：5be102d477aa" in text
        assert f"第{number}页" in text
        assert f"共{pages}页" in text


def test_rare_names_can_be_searched_in_the_notice_and_id_numbers_are_masked(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    write_notice(samples.notice(), path, made=MADE)
    text = plain(text_of(path))
    for name in NAMES:
        assert name in text
    assert mask_id(public_row(1).id_number) in text
    assert public_row(1).id_number not in text
    for part in ("2026年3月12日至2026年3月18日，共5个工作日", "人力资源部", "公司内网公告栏", "（共30人）"):
        assert part in text
    assert "暂按周末计算" not in text


def test_a_provisional_notice_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    write_notice(replace(samples.notice(2), is_provisional=True), path, made=MADE)
    assert "暂按周末计算" in plain(text_of(path))


def test_long_lists_repeat_their_head_on_each_page(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    heard: list[tuple[int, int]] = []
    written = write_summary(samples.summary(500), path, made=MADE, progress=lambda *step: heard.append(step))
    pages = PdfReader(path).pages
    assert written.pages > 10
    assert all("准考证号" in page.extract_text() for page in list(pages)[:-1])
    assert heard[-1] == (500, 500)
    text = plain(text_of(path))
    assert all(row.admission_number in text for row in samples.summary(500).rows)


def test_shown_scores_are_printed_as_given(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    write_summary(samples.summary(1), path, made=MADE)
    text = text_of(path)
    assert "59.99" in text
    assert "60.0" not in text
    assert "共1人，参加评价1人，合格0人，不合格1人，缺考0人" in plain(text)


def test_the_supervision_record_without_lines_has_the_forms_own(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    write_supervision_record(replace(samples.supervision(), lines=()), path, made=MADE)
    text = plain(text_of(path))
    assert len(supervision_lines()) >= 8
    for line in supervision_lines():
        assert plain(line.text) in text
    assert text.count("□符合□不符合") == len(supervision_lines())


@pytest.mark.parametrize("length", [200, 20_000])
def test_a_long_text_is_never_cut(tmp_path: Path, length: int) -> None:
    path = tmp_path / "record.pdf"
    long = "".join(f"第{number}句。" for number in range(length // 5))
    write_supervision_record(replace(samples.supervision(), problems=long), path, made=MADE)
    assert plain(text_of(path)).count("句。") == length // 5


def test_a_unit_of_two_hundred_characters_makes_a_good_page(tmp_path: Path) -> None:
    unit = "甲乙丙丁戊己庚辛壬癸" * 20
    rows = (replace(samples.notice(1).rows[0], unit=unit),)
    path = tmp_path / "notice.pdf"
    write_notice(replace(samples.notice(1), rows=rows), path, made=MADE)
    assert plain(text_of(path)).count("癸") == 20


@pytest.mark.parametrize("bad", ["王\x07五", "王\u200b五", "王\U0010ffff五"])
def test_a_character_no_font_has_stops_the_paper_and_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"as it was")
    rows = (*samples.notice(3).rows, replace(public_row(4), name=bad))
    with pytest.raises(Refused) as stopped:
        write_notice(replace(samples.notice(), rows=rows), path, made=MADE)
    assert stopped.value.code == "characters-uncovered"
    assert f"U+{ord(bad[1]):04X}" in explain(stopped.value)
    assert path.read_bytes() == b"as it was"


def test_sign_in_sheets_leave_room_for_more(tmp_path: Path) -> None:
    write_sign_in(samples.sign_in(), tmp_path / "a.pdf", made=MADE)
    text = plain(text_of(tmp_path / "a.pdf"))
    assert "应到人数6" in text
    assert all(name in text for name in NAMES)
    write_sign_in(samples.sign_in(is_staff=True), tmp_path / "b.pdf", made=MADE)
    assert "工作人员签到表" in text_of(tmp_path / "b.pdf")


def test_only_the_two_highest_levels_are_appointed(tmp_path: Path) -> None:
    for level in (Level.T, Level.S):
        write_appointment(replace(samples.appointment(), level=level), tmp_path / "a.pdf", made=MADE)
    with pytest.raises(Refused) as stopped:
        write_appointment(replace(samples.appointment(), level=Level.L1), tmp_path / "b.pdf", made=MADE)
    assert "一级/高级技师" in explain(stopped.value)


def test_a_term_may_be_one_day_or_open_but_not_end_before_it_begins(tmp_path: Path) -> None:
    begin = samples.appointment().first_day
    assert begin is not None
    for last in (begin, None):
        write_appointment(replace(samples.appointment(), last_day=last), tmp_path / "a.pdf", made=MADE)
    assert "不约定期限" in text_of(tmp_path / "a.pdf")
    with pytest.raises(Refused, match="appointment-term"):
        write_appointment(
            replace(samples.appointment(), last_day=begin - timedelta(days=1)), tmp_path / "a.pdf", made=MADE
        )


def test_the_confirmation_form_is_one_page_or_none(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    assert write_confirmation(samples.confirmation(18), path, made=MADE).pages == 1
    before = path.read_bytes()
    with pytest.raises(Refused) as stopped:
        write_confirmation(samples.confirmation(19), path, made=MADE)
    assert stopped.value.code == "confirmation-too-long"
    for language in LANGUAGES:
        assert "{" not in explain(stopped.value, language)
    assert path.read_bytes() == before


def test_the_confirmation_form_adds_up_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    write_confirmation(samples.confirmation(3), path, made=MADE)
    text = plain(text_of(path))
    for part in ("表5", "证书数据审核确认表", "合计93", "2026-04-01", "信息管理员", "单位负责人", "数据类型"):
        assert part in text


def test_the_confirmation_form_needs_a_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="filing-empty"):
        write_confirmation(samples.confirmation(0), tmp_path / "form.pdf", made=MADE)


def test_words_of_another_shape_are_told_with_their_file() -> None:
    with pytest.raises(FileProblem) as stopped:
        words("notice", AppointmentWords)
    assert "notice.toml" in explain(stopped.value)


def test_a_leap_day_is_written_as_forms_write_it(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    write_notice(replace(samples.notice(1), dated=date(2028, 2, 29)), path, made=MADE)
    assert "2028年2月29日" in plain(text_of(path))
