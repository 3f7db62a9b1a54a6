"""What stands on the papers of a whole batch: plan, sign-in, supervision, summary, notice, appointment, certificate.

Frozen values that the office fills from one reading; texts of forms are not here but in ``resources/papers``. Rows that
also go into filings are those of ``filings``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skillassess.model.filings import Confirmation, PublicRow
from skillassess.model.levels import Level
from skillassess.model.papers import SignatureLine


@dataclass(frozen=True, slots=True)
class Stamp:
    """What ties a paper to its record: check code people compare, journal head, and the text of the QR code."""

    check_code: str = ""
    journal_head: str = ""
    qr_payload: str = ""


@dataclass(frozen=True, slots=True)
class BatchHead:
    """Which batch a paper belongs to; ``occupation`` is as people read it, ``days`` covers first to last."""

    institution: str
    plan: str
    title: str
    occupation: str
    first_day: date
    last_day: date
    place: str


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """The public notice (公示) with the list; ``contact`` says to whom and where one objects."""

    head: BatchHead
    basis: str
    notice_first: date
    notice_last: date
    working_days: int
    is_provisional: bool
    posted_at: str
    contact: str
    rows: tuple[PublicRow, ...]
    dated: date
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One candidate of the result summary; ``marks`` in the order of the summary's components, as shown."""

    admission_number: str
    name: str
    unit: str
    occupation: str
    level: Level
    marks: tuple[str, ...]
    verdict: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SummaryPaper:
    """The result summary (结果汇总); counts are of the rows and are made by the office, not here."""

    head: BatchHead
    components: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    assessed: int
    passed: int
    failed: int
    absent: int
    dated: date
    stamp: Stamp
    signatures: tuple[SignatureLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SupervisionLine:
    """One thing the internal supervisor watched: as it should be, or not (None: not watched), and a remark."""

    text: str
    is_right: bool | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SupervisionPaper:
    """The internal supervision record (内部督导表); without ``lines`` the form's own are printed."""

    head: BatchHead
    supervisor: str
    stamp: Stamp
    lines: tuple[SupervisionLine, ...] = ()
    problems: str = ""
    handling: str = ""
    signature: SignatureLine | None = None


@dataclass(frozen=True, slots=True)
class SignInRow:
    """Who is expected: a candidate with admission number, or staff with a role in its place."""

    number: str
    name: str
    unit: str
    occupation: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SignInPaper:
    """The sign-in sheet (签到表) of one day and component, for candidates or for staff; times are written by hand.

    Without ``day`` that is written by hand too.
    """

    head: BatchHead
    is_staff: bool
    component: str
    day: date | None
    rows: tuple[SignInRow, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """One occupation and level of a plan with its method, each component with line, and who assesses."""

    occupation: str
    code: str
    level: Level
    method: str
    basis: str
    components: tuple[str, ...]
    assessors: tuple[str, ...]
    candidates: int


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The assessment plan (评价计划) as one page or more."""

    head: BatchHead
    applications_close: date
    targets: tuple[PlanTarget, ...]
    supervisor: str
    edition: str
    pay_link: str
    dated: date
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class AppointmentTerms:
    """What was agreed with an appointed 特级技师 or 首席技师; without ``first_day`` the term is written by hand."""

    first_day: date | None = None
    last_day: date | None = None
    agreement: str = ""
    treatment: str = ""
    platform: str = ""
    duties: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentPaper:
    """The appointment record (聘任记录) of a 特级技师 or 首席技师, as agreed; no last day for an open term.

    Without ``first_day`` the term is written by hand.
    """

    institution: str
    name: str
    sex: str
    id_number: str
    post: str
    occupation: str
    level: Level
    certificate: str
    appointment_plan: str
    first_day: date | None
    last_day: date | None
    agreement: str
    treatment: str
    platform: str
    duties: str
    dated: date
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class ConfirmationPaper:
    """表5 证书数据审核确认表, one page to be signed and sealed."""

    confirmation: Confirmation
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """One certificate (人社鉴发〔2021〕1号); ``photo`` is a JPEG or PNG file's content, empty for none.

    ``certificate_query`` and ``institution_query`` are the two official query addresses; both are settings.
    """

    number: str
    name: str
    id_type: str
    id_number: str
    occupation: str
    job_type: str
    level: Level
    institution: str
    issued: date
    qr_payload: str
    photo: bytes = b""
    certificate_query: str = ""
    institution_query: str = ""


@dataclass(frozen=True, slots=True)
class PrintOffset:
    """How far an overprint is moved to meet a pre-printed sheet, in millimetres to the right and down."""

    right: float = 0.0
    down: float = 0.0
