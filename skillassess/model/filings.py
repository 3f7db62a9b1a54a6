"""Rows and pages of the filings (报备) and notices, as HR sends or posts them. Frozen values; no workbook, no drawing.

The office fills them from results and the register. Which column a value lands in, its code and its limits are data in
``resources/filings``; nothing here knows a province.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skillassess.errors import Note
from skillassess.model.candidates import Presence
from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind

ROSTER_CLAUSE = "评价结果报备（成绩花名册填报要求）"
CERTIFICATE_CLAUSE = "人社鉴发〔2019〕2号"


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """One component's score as it is shown; empty ``shown`` of a present candidate means not assessed in it."""

    kind: ComponentKind
    shown: str
    presence: Presence = Presence.PRESENT


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One line of the score roster (成绩花名册)."""

    admission_number: str
    name: str
    sex: str
    id_type: str
    id_number: str
    unit: str
    occupation: str
    job_type: str
    level: Level
    scores: tuple[ScoreMark, ...]


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One line of the certificate data table (证书数据表); ``job_type`` is empty when the occupation has none."""

    name: str
    id_type: str
    id_number: str
    unit: str
    occupation: str
    job_type: str
    level: Level
    number: str
    issued: date
    institution: str
    issuer: str


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One line of the list for the public notice (公示名单); the ID number is masked where it is written."""

    name: str
    sex: str
    id_number: str
    unit: str
    occupation: str
    job_type: str
    level: Level
    result: str


@dataclass(frozen=True, slots=True)
class ConfirmationLine:
    """How many certificates of one occupation, job type and level were uploaded."""

    occupation: str
    job_type: str
    level: Level
    count: int


@dataclass(frozen=True, slots=True)
class Confirmation:
    """表5 证书数据审核确认表: who uploaded which data, and how many of each kind."""

    unit: str
    head_of_unit: str
    information_officer: str
    title: str
    uploaded: date
    data_kind: str
    lines: tuple[ConfirmationLine, ...]

    @property
    def total(self) -> int:
        """The sum over all lines (合计)."""
        return sum(line.count for line in self.lines)


@dataclass(frozen=True, slots=True)
class ImportedNumber:
    """A certificate number handed out by the province, and the sheet row (from 1) it stands in."""

    name: str
    id_number: str
    number: str
    issued: date
    row: int


@dataclass(frozen=True, slots=True)
class NumberImport:
    """What a file of numbers holds; with a finding none of them may be used. ``sha256`` is that of the file."""

    numbers: tuple[ImportedNumber, ...]
    findings: tuple[Note, ...]
    sha256: str


def confirmation_lines(rows: tuple[CertificateRow, ...]) -> tuple[ConfirmationLine, ...]:
    """Count certificates by occupation, job type and level, in the order in which they first appear."""
    counts: dict[tuple[str, str, Level], int] = {}
    for row in rows:
        key = (row.occupation, row.job_type, row.level)
        counts[key] = counts.get(key, 0) + 1
    return tuple(ConfirmationLine(*key, count) for key, count in counts.items())
