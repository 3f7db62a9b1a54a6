"""What stands on the papers of the comprehensive review: the defence record and the panel's result. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from skillassess.model.batch_papers import BatchHead, Stamp
from skillassess.model.papers import SignatureLine


@dataclass(frozen=True, slots=True)
class ReviewedPerson:
    """The candidate before the panel; ``work`` names the kind of work, ``attachment`` its file's check code, if any."""

    name: str
    admission_number: str
    unit: str
    occupation: str
    level: str
    work: str
    title: str
    attachment: str


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the defence with its answer; who asked is a name."""

    asked_by: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class DefencePaper:
    """The defence record (答辩记录) of one candidate; ``members`` sign by hand."""

    head: BatchHead
    person: ReviewedPerson
    questions: tuple[AskedQuestion, ...]
    members: tuple[str, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One member: total as shown, approved or not, opinion."""

    member: str
    total: str
    approved: bool
    opinion: str


@dataclass(frozen=True, slots=True)
class PanelPaper:
    """The panel's result (评审结果) on one candidate; ``remark`` says why somebody without lines has none."""

    head: BatchHead
    person: ReviewedPerson
    lines: tuple[PanelLine, ...]
    average: str
    line: str
    approvals: int
    passed: bool
    remark: str
    signatures: tuple[SignatureLine, ...]
    stamp: Stamp
