"""What stands in the quality report (评分质量报告): figures, findings in words, and who the assessors are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skillassess.model.batch_papers import BatchHead, Stamp
from skillassess.model.quality_figures import Progress, SheetFigures


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as people read it: the sheet, whom it is about, what was found."""

    sheet: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class QualityPaper:
    """The report; ``names`` has each assessor's id and name, ``open_forms`` counts forms with a column still out."""

    head: BatchHead
    sheets: tuple[SheetFigures, ...]
    open_forms: int
    progress: Progress
    names: tuple[tuple[str, str], ...]
    findings: tuple[FindingLine, ...]
    dated: date
    stamp: Stamp
