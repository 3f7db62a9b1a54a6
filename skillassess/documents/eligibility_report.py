"""A batch's eligibility as a workbook: one line for each candidate, every cell text. Owns columns and words only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from skillassess.documents.spreadsheet import Layout, write_sheet
from skillassess.documents.writing import write_whole
from skillassess.model.answers import Answer
from skillassess.model.papers import WrittenFile

_WIDTHS = (22, 12, 16, 14, 12, 34, 14, 52, 52)
_WORDS: dict[str, dict[str, str]] = {
    "zh_CN": {
        "sheet": "资格审查",
        "title": "资格审查情况 {title}",
        "heads": "准考证号|姓名|职业（工种）|申报等级|审查结果|符合的条件|何时起符合|尚缺|材料核查",
        "met": "符合",
        "not_met": "不符合",
        "cannot_tell": "无法判断",
        "foot": "符合 {met} 人，不符合 {not_met} 人，无法判断 {cannot_tell} 人。",
    },
    "en": {
        "sheet": "Eligibility",
        "title": "Eligibility {title}",
        "heads": "Admission number|Name|Occupation|Level|Answer|Conditions met|Met from|Missing|Findings",
        "met": "Met",
        "not_met": "Not met",
        "cannot_tell": "Cannot tell",
        "foot": "Met {met}, not met {not_met}, cannot tell {cannot_tell}.",
    },
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One candidate; ``missing`` and ``findings`` hold one sentence per line."""

    admission: str
    name: str
    occupation: str
    level: str
    answer: Answer
    clauses: str
    met_from: str
    missing: str
    findings: str


def write_eligibility_report(
    path: Path,
    title: str,
    lines: Sequence[ReportLine],
    counts: Mapping[Answer, int],
    made: datetime,
    language: str = "zh_CN",
    mark: str = "",
) -> WrittenFile:
    """Write the workbook, whole or not at all; ``made`` (aware) is its only date, ``mark`` stands in its properties."""
    words = _WORDS[language]
    layout = Layout(
        sheet=words["sheet"],
        title=words["title"].format(title=title),
        heads=tuple((head,) for head in words["heads"].split("|")),
        widths=_WIDTHS,
        head_rows=1,
        foot=words["foot"].format(**{answer.value: counts.get(answer, 0) for answer in Answer}),
        mark=mark,
    )
    rows = [
        (
            _printable(line.admission),
            _printable(line.name),
            _printable(line.occupation),
            line.level,
            words[line.answer.value],
            line.clauses,
            line.met_from,
            _printable(line.missing),
            _printable(line.findings),
        )
        for line in lines
    ]

    def produce(file: IO[bytes]) -> None:
        write_sheet(file, layout, rows, made)

    return write_whole(path, produce)


def _printable(text: str) -> str:
    """Replace what no workbook may hold: control characters and halves of a pair."""
    return "".join(one if one == "\n" or one.isprintable() else "�" for one in text)
