"""One paper of each kind about an invented batch, with rare names, for the tests that draw them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw

from skillassess.documents.appointment import write_appointment
from skillassess.documents.certificate_page import write_certificates
from skillassess.documents.confirmation import write_confirmation
from skillassess.documents.notice import write_notice
from skillassess.documents.plan_page import write_plan
from skillassess.documents.review import write_defences, write_panel_results
from skillassess.documents.summary import write_summary
from skillassess.documents.supervision import write_sign_in, write_supervision_record
from skillassess.model.batch_papers import (
    AppointmentPaper,
    BatchHead,
    CertificatePaper,
    ConfirmationPaper,
    NoticePaper,
    PlanPaper,
    PlanTarget,
    SignInPaper,
    SignInRow,
    Stamp,
    SummaryPaper,
    SummaryRow,
    SupervisionLine,
    SupervisionPaper,
)
from skillassess.model.filings import Confirmation, ConfirmationLine
from skillassess.model.levels import Level
from skillassess.model.papers import SignatureLine, WrittenFile
from skillassess.model.review_papers import AskedQuestion, DefencePaper, PanelLine, PanelPaper, ReviewedPerson
from tests.core.documents.filing_samples import MADE, NAMES, public_row, resident_number, score_row

DAY = date(2026, 3, 10)
STAMP = Stamp("7F3A-09C2", "5be1 02d4 77aa", "SA1:7f3a09c2:5be102d477aa")
HEAD = BatchHead(
    institution="广州某某集团有限公司",
    plan="26443100520001",
    title="2026年第一批电工职业技能等级评价",
    occupation="电工 四级/中级工",
    first_day=DAY,
    last_day=date(2026, 3, 11),
    place="广州市某区某路1号实训中心",
)
STROKES = "100,500 200,200 300,700 420,300;500,250 700,260;600,100 610,800"
Writer: TypeAlias = Callable[[Path], WrittenFile]


def notice(count: int = 30) -> NoticePaper:
    """Return a notice with so many rows."""
    return NoticePaper(
        head=HEAD,
        basis="《广东省产教评技能生态链建设实施办法》（粤人社规〔2025〕25号）",
        notice_first=date(2026, 3, 12),
        notice_last=date(2026, 3, 18),
        working_days=5,
        is_provisional=False,
        posted_at="公司内网公告栏、一号厂房公告栏",
        contact="人力资源部（联系人：周文静，电话：020-00000000，地址：广州市某区某路1号）",
        rows=tuple(public_row(place) for place in range(1, count + 1)),
        dated=date(2026, 3, 12),
        stamp=STAMP,
    )


def summary(count: int = 40) -> SummaryPaper:
    """Return a result summary with so many rows."""
    rows = tuple(
        SummaryRow(row.admission_number, row.name, row.unit, row.occupation, row.level, ("83.3", "59.99"), "不合格", "")
        for row in (score_row(place) for place in range(1, count + 1))
    )
    signed = SignatureLine("周文静", on=date(2026, 3, 11), strokes=STROKES)
    return SummaryPaper(HEAD, ("工作过程", "工作业绩"), rows, count, 0, count, 0, date(2026, 3, 11), STAMP, (signed,))


def supervision() -> SupervisionPaper:
    """Return a supervision record with one thing found wrong."""
    lines = (
        SupervisionLine("考生身份已核验，签到完整。", is_right=True),
        SupervisionLine("评分独立。", is_right=False, remark="见下"),
    )
    signed = SignatureLine("梁𬱖", on=DAY, strokes=STROKES)
    return SupervisionPaper(HEAD, "梁𬱖", STAMP, lines, "第二组考评人员交谈。", "当场提醒并记录。", signed)


def sign_in(*, is_staff: bool = False) -> SignInPaper:
    """Return a sign-in sheet of candidates or staff."""
    rows = tuple(
        SignInRow(
            "考评人员" if is_staff else score_row(place).admission_number,
            name,
            "广州某某机电有限公司",
            "电工 四级/中级工",
        )
        for place, name in enumerate(NAMES, start=1)
    )
    return SignInPaper(HEAD, is_staff, "工作过程考核", DAY, rows, STAMP)


def plan() -> PlanPaper:
    """Return a plan with two targets."""
    target = PlanTarget(
        occupation="电工",
        code="6-31-01-03",
        level=Level.L4,
        method="岗位能力评价",
        basis="国家职业技能标准（电工，2018年版）",
        components=("工作过程考核（合格线 60 分）", "工作业绩评审（合格线 60 分）"),
        assessors=("王𠮷", "李䶮", "张㛃"),
        candidates=30,
    )
    return PlanPaper(
        HEAD, date(2026, 2, 28), (target, target), "梁𬱖", "gd-2025", "按公司薪酬办法第八条执行", DAY, STAMP
    )


def appointment() -> AppointmentPaper:
    """Return an appointment record of a 特级技师."""
    return AppointmentPaper(
        institution="广州某某集团有限公司",
        name="陈𬭎",
        sex="男",
        id_number=resident_number(3),
        post="电气维修特级技师岗",
        occupation="电工",
        level=Level.T,
        certificate="Y00054403100526T000001",
        appointment_plan="广州某某集团有限公司2026年特级技师评聘工作方案",
        first_day=date(2026, 5, 1),
        last_day=date(2029, 4, 30),
        agreement="聘〔2026〕12号",
        treatment="比照本企业正高级职称人员享受相关待遇。",
        platform="设立技能大师工作室。",
        duties="承担关键技术攻关、工艺改进和带徒传技。",
        dated=date(2026, 4, 28),
        stamp=STAMP,
    )


def confirmation(count: int = 3) -> ConfirmationPaper:
    """Return a confirmation form with so many lines."""
    lines = tuple(ConfirmationLine("电工", "", Level.L4, 30 + place) for place in range(count))
    given = Confirmation("广州某某集团有限公司", "某某某", "周文静", "2026年第一批", date(2026, 4, 1), "新增", lines)
    return ConfirmationPaper(given, STAMP)


def certificate(place: int = 1, photo: bytes = b"") -> CertificatePaper:
    """Return one certificate."""
    return CertificatePaper(
        number=f"Y000544031005263{place:06d}",
        name=NAMES[place % len(NAMES)],
        id_type="身份证",
        id_number=resident_number(place),
        occupation="电工",
        job_type="",
        level=Level.L3,
        institution="广州某某集团有限公司",
        issued=date(2026, 4, 10),
        qr_payload=f"SA1:Y000544031005263{place:06d}",
        photo=photo,
        certificate_query="cert.example.org",
        institution_query="inst.example.org",
    )


def _reviewed() -> ReviewedPerson:
    return ReviewedPerson(
        NAMES[1], "2644310052000100002", "总装车间", "电工", "二级/技师", "论文", "某产线节能改造" * 12, "A1B2-C3D4"
    )


def defence(questions: int = 6) -> DefencePaper:
    """Return a defence record with so many questions."""
    asked = tuple(
        AskedQuestion(NAMES[place % len(NAMES)], f"第{place}个问题", "回答要点" * 20) for place in range(questions)
    )
    return DefencePaper(HEAD, _reviewed(), asked, NAMES[:3], STAMP)


def panel(approvals: int = 2) -> PanelPaper:
    """Return a panel's result with three members, so many of them approving."""
    lines = tuple(
        PanelLine(name, f"{80 + place}", place < approvals, "意见" * 30) for place, name in enumerate(NAMES[:3])
    )
    return PanelPaper(
        head=HEAD,
        person=_reviewed(),
        lines=lines,
        average="81.0",
        line="60",
        approvals=approvals,
        passed=approvals > 1,
        remark="" if approvals > 1 else "综合评审表决未过半数",
        signatures=(SignatureLine(NAMES[0], passed=True, on=DAY, strokes=STROKES),),
        stamp=STAMP,
    )


def portrait(width: int = 600, height: int = 900, kind: str = "JPEG") -> bytes:
    """Return a drawn face as a picture file."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((width // 4, height // 5, 3 * width // 4, 3 * height // 5), fill=(220, 180, 150))
    pen.rectangle((width // 6, 7 * height // 10, 5 * width // 6, height), fill=(30, 60, 120))
    memory = io.BytesIO()
    picture.save(memory, kind)
    return memory.getvalue()


def writers(made: datetime = MADE) -> dict[str, Writer]:
    """Return every paper of the batch by a short name, ready to be written."""
    return {
        "notice": lambda path: write_notice(notice(), path, made=made),
        "summary": lambda path: write_summary(summary(), path, made=made),
        "supervision": lambda path: write_supervision_record(supervision(), path, made=made),
        "sign-in": lambda path: write_sign_in(sign_in(), path, made=made),
        "sign-in-staff": lambda path: write_sign_in(sign_in(is_staff=True), path, made=made),
        "plan": lambda path: write_plan(plan(), path, made=made),
        "appointment": lambda path: write_appointment(appointment(), path, made=made),
        "defence": lambda path: write_defences([defence(), defence(0)], path, made=made),
        "panel": lambda path: write_panel_results([panel(), panel(1)], path, made=made),
        "confirmation": lambda path: write_confirmation(confirmation(), path, made=made),
        "certificate": lambda path: write_certificates([certificate(1, portrait()), certificate(2)], path, made=made),
    }
