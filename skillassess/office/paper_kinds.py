"""The documents a whole batch can have, one line each: where they go, when they are due, how they are written.

Data and small functions only; rights and the journal are the papers desk's. Sheets and appointment records, of which
each candidate has its own, are not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from skillassess.documents.certificate_page import write_certificates
from skillassess.documents.confirmation import write_confirmation
from skillassess.documents.notice import write_notice
from skillassess.documents.plan_page import write_plan
from skillassess.documents.review import write_defences, write_panel_results
from skillassess.documents.summary import write_summary
from skillassess.documents.supervision import write_sign_ins, write_supervision_record
from skillassess.documents.workbooks import write_certificate_data, write_public_list, write_score_roster
from skillassess.model.archives import Volume
from skillassess.model.certificates import CertificateState
from skillassess.office.paper_facts import Facts
from skillassess.office.snapshots import public_rows, score_rows
from skillassess.office.snapshots_after import certificate_data_rows, certificate_papers, confirmation_paper
from skillassess.office.snapshots_batch import (
    candidate_sign_ins,
    notice_paper,
    plan_paper,
    staff_sign_in,
    summary_paper,
    supervision_paper,
)
from skillassess.office.snapshots_review import defence_papers, panel_papers, recorded_forms, review_forms
from skillassess.office.ts_package import appointed_levels, write_ts_package

if TYPE_CHECKING:
    from skillassess.model.papers import WrittenFile

Progress: TypeAlias = Callable[[int, int], None]
Writer: TypeAlias = Callable[[Facts, Path, Progress], "WrittenFile"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A document of a batch: its key, its usual folder and file name, its volume (卷) and title in the archive.

    A package of documents that are in the archive by themselves is not put in again (``in_archive``).
    """

    key: str
    folder: str
    file: str
    volume: Volume
    title: str
    write: Writer
    is_due: Callable[[Facts], bool]
    in_archive: bool = True


def due_kinds(facts: Facts) -> tuple[PaperKind, ...]:
    """Return the documents a plan has come to."""
    return tuple(kind for kind in KINDS.values() if kind.is_due(facts))


def _plan(facts: Facts, path: Path, _: Progress) -> WrittenFile:
    return write_plan(plan_paper(facts), path, made=facts.made)


def _sign_in_candidates(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_sign_ins(candidate_sign_ins(facts), path, made=facts.made, progress=progress)


def _sign_in_staff(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_sign_ins([staff_sign_in(facts)], path, made=facts.made, progress=progress)


def _supervision(facts: Facts, path: Path, _: Progress) -> WrittenFile:
    return write_supervision_record(supervision_paper(facts), path, made=facts.made)


def _summary(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_summary(summary_paper(facts), path, made=facts.made, progress=progress)


def _notice(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_notice(notice_paper(facts), path, made=facts.made, progress=progress)


def _score_roster(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    facts.check_final()
    rows = score_rows(facts.batch)
    mark = facts.stamp("score-roster", rows).qr_payload
    return write_score_roster(rows, path, made=facts.made, filled_by=facts.by, mark=mark, progress=progress)


def _public_list(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    facts.check_final()
    rows = public_rows(facts.batch)
    mark = facts.stamp("public-list", rows).qr_payload
    return write_public_list(rows, path, made=facts.made, title=facts.batch.plan.title, mark=mark, progress=progress)


def _certificate_data(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    rows, plan = certificate_data_rows(facts), facts.batch.plan.id
    elsewhere = [c.number for c in facts.register if c.plan != plan or c.state is CertificateState.VOID]
    mark = facts.stamp("certificate-data", rows).qr_payload
    return write_certificate_data(rows, path, made=facts.made, elsewhere=elsewhere, mark=mark, progress=progress)


def _confirmation(facts: Facts, path: Path, _: Progress) -> WrittenFile:
    return write_confirmation(confirmation_paper(facts), path, made=facts.made)


def _certificates(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_certificates(certificate_papers(facts), path, made=facts.made, progress=progress)


def _defences(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_defences(defence_papers(facts), path, made=facts.made, progress=progress)


def _panel(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_panel_results(panel_papers(facts), path, made=facts.made, progress=progress)


def _ts_package(facts: Facts, path: Path, progress: Progress) -> WrittenFile:
    return write_ts_package(facts, KINDS, path, progress)


def _always(_: Facts) -> bool:
    return True


def _is_supervised(facts: Facts) -> bool:
    return facts.supervision is not None


def _is_final(facts: Facts) -> bool:
    return facts.results.is_final


def _has_list(facts: Facts) -> bool:
    """Whether there is a list to publish: a batch in which nobody passed has none."""
    return facts.results.is_final and bool(public_rows(facts.batch))


def _has_defences(facts: Facts) -> bool:
    return bool(recorded_forms(facts))


def _is_reviewed(facts: Facts) -> bool:
    return facts.results.is_final and bool(review_forms(facts))


def _is_appointed(facts: Facts) -> bool:
    return facts.results.is_final and bool(appointed_levels(facts))


def _is_noticed(facts: Facts) -> bool:
    return facts.is_noticed


def _has_numbers(facts: Facts) -> bool:
    return bool(facts.certificates)


_FILING, _PROCESS, _PAPERS, _CERTIFICATES = Volume.FILING, Volume.PROCESS, Volume.PAPERS, Volume.CERTIFICATES
KINDS: dict[str, PaperKind] = {
    kind.key: kind
    for kind in (
        PaperKind("plan", "papers", "plan.pdf", _FILING, "评价计划", _plan, _always),
        PaperKind(
            "sign-in-candidates",
            "papers",
            "sign-in-candidates.pdf",
            _PROCESS,
            "考生签到表",
            _sign_in_candidates,
            _always,
        ),
        PaperKind("sign-in-staff", "papers", "sign-in-staff.pdf", _PROCESS, "工作人员签到表", _sign_in_staff, _always),
        PaperKind("supervision", "papers", "supervision.pdf", _PROCESS, "内部督导表", _supervision, _is_supervised),
        PaperKind(
            "defence-records",
            "papers",
            "defence-records.pdf",
            _PAPERS,
            "综合评审答辩记录",
            _defences,
            _has_defences,
        ),
        PaperKind("panel-results", "papers", "panel-results.pdf", _PAPERS, "综合评审结果表", _panel, _is_reviewed),
        PaperKind("summary", "papers", "summary.pdf", _PAPERS, "结果汇总表", _summary, _is_final),
        PaperKind("notice", "papers", "notice.pdf", _PAPERS, "评价结果公示", _notice, _is_noticed),
        PaperKind("score-roster", "filings", "score-roster.xlsx", _FILING, "成绩花名册", _score_roster, _is_final),
        PaperKind("public-list", "filings", "public-list.xlsx", _PAPERS, "公示名单", _public_list, _has_list),
        PaperKind(
            "ts-package",
            "filings",
            "ts-package.zip",
            _FILING,
            "特级技师、首席技师报备材料",
            _ts_package,
            _is_appointed,
            in_archive=False,
        ),
        PaperKind(
            "certificate-data",
            "filings",
            "certificate-data.xlsx",
            _CERTIFICATES,
            "证书数据表",
            _certificate_data,
            _has_numbers,
        ),
        PaperKind(
            "confirmation",
            "filings",
            "confirmation.pdf",
            _CERTIFICATES,
            "证书数据审核确认表",
            _confirmation,
            _has_numbers,
        ),
        PaperKind(
            "certificates", "papers", "certificates.pdf", _CERTIFICATES, "职业技能等级证书", _certificates, _has_numbers
        ),
    )
}
