"""What is put on paper or into a file: frozen values handed to ``documents`` and handed back. No drawing here.

The office fills these from one consistent reading of the store; a document is made of nothing else, so that the same
values always give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from skillassess.model.candidates import Presence
from skillassess.model.sheets import Template
from skillassess.model.worksheets import ColumnState


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it was written: its name without folder, SHA-256 (hex), size in bytes, and pages if it has any."""

    name: str
    sha256: str
    size: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a sheet: 姓名, 身份证号, 工作岗位, 报考职业（工种）, 报考等级; all empty on a blank sheet."""

    name: str = ""
    id_number: str = ""
    post: str = ""
    occupation: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One assessor's column: its heading, points by item number, and the total (None while it is not in)."""

    heading: str
    scores: tuple[tuple[int, Decimal], ...] = ()
    total: Decimal | None = None
    state: ColumnState = ColumnState.SUBMITTED


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature: who, what was ticked, when, and the pen strokes ``x,y x,y;x,y …`` in 0..1000 from the top left."""

    name: str
    passed: bool | None = None
    on: date | None = None
    strokes: str = ""


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """One candidate's sheet as it is printed; without scores and signatures it is a blank or prefilled one.

    ``average_shown`` is text because it was rounded where the verdict is known; ``passed`` is None while undecided.
    ``check_code``, ``journal_head`` and ``qr_payload`` tie the paper to its record.
    """

    template: Template
    head: Head
    columns: tuple[PaperColumn, ...]
    title: str = ""
    presence: Presence = Presence.PRESENT
    average_shown: str | None = None
    passed: bool | None = None
    confirmations: tuple[SignatureLine, ...] = ()
    supervisor: SignatureLine | None = None
    opinion: SignatureLine | None = None
    institution: str = ""
    admission_number: str = ""
    check_code: str = ""
    journal_head: str = ""
    qr_payload: str = ""
