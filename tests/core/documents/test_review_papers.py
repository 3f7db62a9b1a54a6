"""Papers of the comprehensive review, and the checklist of materials: what stands on them, what a faulty file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from skillassess.documents.checklist import read_checklist, write_checklist
from skillassess.documents.review import write_defences, write_panel_results
from skillassess.errors import FileProblem, Refused
from skillassess.model.levels import Level
from skillassess.paths import resource
from tests.core.documents import paper_samples as samples
from tests.core.documents.filing_samples import MADE, NAMES

PAPERS = {
    "plan", "sheets", "score-roster", "summary", "notice", "public-list", "sign-in-candidates", "sign-in-staff",
    "supervision", "defence-records", "panel-results",
}  # fmt: skip


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_defence_record_has_every_question_with_its_answer(tmp_path: Path) -> None:
    path = tmp_path / "defence.pdf"
    write_defences([samples.defence(40)], path, made=MADE)
    text = text_of(path)
    assert all(f"第{place}个问题" in text for place in range(40))
    assert text.count("评委签字") == 3
    assert "未记录提问" not in text


def test_a_defence_without_questions_says_so(tmp_path: Path) -> None:
    path = tmp_path / "defence.pdf"
    write_defences([samples.defence(0)], path, made=MADE)
    assert "未记录提问。" in text_of(path)


@pytest.mark.parametrize(("approvals", "verdict"), [(2, "通过"), (1, "不通过（综合评审表决未过半数）")])
def test_the_panels_result_counts_votes_as_given(tmp_path: Path, approvals: int, verdict: str) -> None:
    path = tmp_path / "panel.pdf"
    write_panel_results([samples.panel(approvals)], path, made=MADE)
    text = text_of(path)
    assert f"评委3人，同意{approvals}人，不同意{3 - approvals}人" in text
    assert f"评审结果{verdict}" in text
    assert all(name in text for name in NAMES[:3])


@pytest.mark.parametrize("write", [write_defences, write_panel_results])
def test_nothing_is_no_paper(tmp_path: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(Refused, match="nothing-to-print"):
        write([], tmp_path / "none.pdf", made=MADE)
    assert list(tmp_path.iterdir()) == []


def test_each_candidate_begins_on_a_new_page(tmp_path: Path) -> None:
    written = write_panel_results([samples.panel(), samples.panel(1)], tmp_path / "two.pdf", made=MADE)
    assert written.pages == 2


def test_an_honour_is_asked_for_level_s_alone() -> None:
    found = read_checklist(PAPERS)
    for levels, expected in (({Level.T}, False), ({Level.S}, True), ({Level.T, Level.S}, True)):
        names = [item.name for item in found.of(levels)]
        assert any("表彰" in name for name in names) is expected


def test_the_checklist_says_what_is_here_what_is_not_yet_and_what_is_added_by_hand(tmp_path: Path) -> None:
    found = read_checklist(PAPERS)
    items = found.of({Level.T})
    here = {"plan": ["03-plan.pdf"], "summary": ["10-summary.pdf"]}
    path = tmp_path / "list.pdf"
    write_checklist(found, items, samples.HEAD, here, path, made=MADE, stamp=samples.STAMP)
    text = text_of(path)
    assert "评价计划五（一）3√03-plan.pdf" in text
    assert "√10-summary.pdf□尚未形成" in text
    assert text.count("须另行附上") == sum(not item.papers for item in items) + 1
    assert "附件4" not in text


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('papers = ["plan"]', 'papers = ["plans"]', "plans"),
        ('levels = ["S"]', 'levels = ["Q"]', "Q"),
        ('basis = "五（一）2"', 'grounds = "五（一）2"', "grounds"),
    ],
)
def test_a_faulty_checklist_is_named_with_its_fault(tmp_path: Path, before: str, after: str, fault: str) -> None:
    text = resource("filings", "ts_checklist", "guangdong.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "other.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(FileProblem, match="checklist-faulty") as problem:
        read_checklist(PAPERS, "other", folder=tmp_path)
    assert fault in str(problem.value.params["fault"])


def test_another_provinces_list_is_a_new_file(tmp_path: Path) -> None:
    text = resource("filings", "ts_checklist", "guangdong.toml").read_text(encoding="utf-8")
    (tmp_path / "other.toml").write_text(text.replace("公示无异议证明（盖章）", "本省另要求的材料"), encoding="utf-8")
    assert "本省另要求的材料" in [item.name for item in read_checklist(PAPERS, "other", folder=tmp_path).item]
