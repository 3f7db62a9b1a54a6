"""Rows of a filing as the texts of its columns, checked before anything is written. Owns the checks; writes no file.

Everything in a filing is text. A cell that the counter would send back — empty, too long, off the code list, a wrong
check digit, a number of another series, a hidden character — is found here, with its row and column. A finding never
holds the cell's text: it may be somebody's name or ID number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from skillassess.documents.filing_templates import CellCheck, FilingColumn, FilingTemplate, ScoreColumns
from skillassess.errors import Note, Refused
from skillassess.model.candidates import Presence
from skillassess.model.certificates import NUMBER_CLAUSE, is_number, serial, series
from skillassess.model.filings import CertificateRow, PublicRow, ScoreRow
from skillassess.model.identity import GB_11643, IdType, mask_id, read_resident_id

Row: TypeAlias = ScoreRow | CertificateRow | PublicRow
Fault: TypeAlias = tuple[str, dict[str, object]]
_RESIDENT = frozenset({IdType.RESIDENT.value, "居民身份证"})
_SCORE = re.compile(r"(100(\.0{1,9})?|\d{1,2}(\.\d{1,9})?)")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
    "|_x[0-9A-Fa-f]{4}_"
)
_MOST_TEXTS_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """The cells of every row in column order, and what would be sent back."""

    cells: tuple[tuple[str, ...], ...]
    findings: tuple[Note, ...]


def checked_rows(
    rows: Sequence[Row],
    template: FilingTemplate,
    *,
    elsewhere: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> CheckedRows:
    """Return the cells of all rows and every finding; ``elsewhere`` are certificate numbers given outside this file."""
    findings: list[Note] = [] if rows else [Note("filing-empty", "error")]
    columns = [_ColumnCheck(column, template) for column in template.columns]
    once = [_Once(group, template) for group in template.unique]
    cells = []
    for number, row in enumerate(rows, start=1):
        values = row_values(row, number, template)
        findings.extend(_score_findings(row, number, template.scores))
        id_type = values["id_type"]
        cells.append(tuple(check.text(values, id_type, number, findings) for check in columns))
        for group in once:
            findings.extend(group.findings(values, number))
        if progress is not None and number % 500 == 0:
            progress(number, len(rows))
    if template.certificate_series:
        findings.extend(_series_findings(rows, elsewhere))
    return CheckedRows(tuple(cells), tuple(findings))


def row_values(row: Row, number: int, template: FilingTemplate) -> dict[str, str]:
    """Return what each field of the template's form says for one row; ``number`` is its 序号."""
    values = {
        "sequence": str(number),
        "name": row.name,
        "id_type": IdType.RESIDENT.value if isinstance(row, PublicRow) else row.id_type,
        "id_number": row.id_number,
        "unit": row.unit,
        "occupation": row.occupation,
        "job_type": row.job_type,
        "level": row.level.code,
        "level_name": row.level.full_name,
        "occupation_job_type": _trade(row, template.occupation_job_type),
    }
    if isinstance(row, ScoreRow):
        values |= {"admission_number": row.admission_number, "sex": row.sex}
        values |= _score_values(row, template)
    elif isinstance(row, CertificateRow):
        values |= {"number": row.number, "issued": row.issued.isoformat()}
        values |= {"institution": row.institution, "issuer": row.issuer}
    else:
        values |= {"sex": row.sex, "result": row.result, "id_number_masked": mask_id(row.id_number)}
    return values


def hidden_characters(text: str) -> str:
    """Name the first character no filing may hold (control, zero width, direction, ``_x0041_``), or return ``""``."""
    found = _HIDDEN.search(text)
    if found is None:
        return ""
    return found[0] if len(found[0]) > 1 else f"U+{ord(found[0]):04X}"


def _trade(row: Row, pattern: str) -> str:
    if not row.job_type or row.job_type == row.occupation:
        return row.occupation
    return pattern.format(occupation=row.occupation, job_type=row.job_type)


def _score_values(row: ScoreRow, template: FilingTemplate) -> Mapping[str, str]:
    if template.scores is None:
        return {}
    texts = {f"score.{name}": template.empty_text for name in template.scores.columns}
    for mark in row.scores:
        name = template.scores.name_of(mark.kind)
        if mark.presence is Presence.ABSENT:
            texts[f"score.{name}"] = template.scores.absent
        elif mark.presence is Presence.CHEATING:
            texts[f"score.{name}"] = template.scores.cheating
        elif mark.shown:
            texts[f"score.{name}"] = mark.shown
    return texts


def _score_findings(row: Row, number: int, scores: ScoreColumns | None) -> Iterator[Note]:
    if scores is None or not isinstance(row, ScoreRow):
        return
    taken: set[str] = set()
    for mark in row.scores:
        name = scores.name_of(mark.kind)
        if name is None:
            yield _note("filing-score-unmapped", number, mark.kind.value, component=mark.kind.value)
        elif name in taken:
            yield _note("filing-score-twice", number, name, component=mark.kind.value)
        else:
            taken.add(name)


class _ColumnCheck:
    """One column of one run: makes the cell's text and its finding; remembers texts that often repeat."""

    def __init__(self, column: FilingColumn, template: FilingTemplate) -> None:
        self.column = column
        self.empty_text = template.empty_text
        absent = () if template.scores is None else (template.scores.absent,)
        self.words = frozenset((*absent, template.empty_text))
        self.pattern = re.compile(column.pattern) if column.pattern else None
        self.remembered: dict[str, tuple[str, Fault | None]] = {}

    def text(self, values: Mapping[str, str], id_type: str, number: int, findings: list[Note]) -> str:
        """Return the cell's text; what is wrong with it is added to ``findings``."""
        raw = self.column.fixed or values[self.column.field]
        known = self.remembered.get(raw)
        if known is None:
            text = self._shown(raw)
            known = text, next(self._faults(raw, text), None)
            if len(self.remembered) < _MOST_TEXTS_REMEMBERED:
                self.remembered[raw] = known
        text, fault = known
        if fault is None and self.column.check is CellCheck.IDENTITY and id_type in _RESIDENT:
            fault = _identity_fault(raw)
        if fault is not None:
            code, params = fault
            findings.append(_note(code, number, self.column.title, **params))
        return text

    def _shown(self, raw: str) -> str:
        if not raw:
            return self.column.when_empty or self.empty_text
        return self.column.codes.get(raw, raw)

    def _faults(self, raw: str, text: str) -> Iterator[Fault]:
        column = self.column
        if hidden := hidden_characters(text):
            yield "filing-cell-hidden", {"character": hidden}
        if not raw and not column.when_empty:
            if column.required:
                yield "filing-cell-empty", {}
            return
        yield from self._form_faults(text)
        if column.codes and raw not in column.codes:
            yield "filing-code-unknown", {"known": "、".join(column.codes)}
        if column.check is CellCheck.SCORE and text not in self.words and not _SCORE.fullmatch(text):
            yield "filing-score-faulty", {}
        if column.check is CellCheck.CERTIFICATE_NUMBER and not is_number(text):
            yield "filing-number-malformed", {}

    def _form_faults(self, text: str) -> Iterator[Fault]:
        column = self.column
        if text != text.strip():
            yield "filing-cell-edges", {}
        if not column.min_length <= len(text) <= column.max_length:
            yield "filing-cell-length", {"length": len(text), "maximum": column.max_length}
        if column.allowed and text not in column.allowed:
            yield "filing-cell-not-listed", {"known": "、".join(column.allowed)}
        if self.pattern is not None and not self.pattern.fullmatch(text):
            yield "filing-cell-pattern", {"expected": column.expected}


def _identity_fault(text: str) -> Fault | None:
    try:
        read_resident_id(text)
    except Refused as found:
        return "filing-id-faulty", {"fault": found.code, "masked": mask_id(text)}
    return None


class _Once:
    """A group of fields whose values may stand in one row only."""

    def __init__(self, names: tuple[str, ...], template: FilingTemplate) -> None:
        self.names = names
        self.titles = "＋".join(c.title for c in template.columns if c.field in names) or "＋".join(names)
        self.seen: dict[tuple[str, ...], int] = {}

    def findings(self, values: Mapping[str, str], number: int) -> Iterator[Note]:
        """Say where the same values stood before."""
        key = tuple(values[name] for name in self.names)
        first = self.seen.setdefault(key, number)
        if first != number:
            yield _note("filing-row-twice", number, self.titles, first=first)


def _series_findings(rows: Sequence[Row], elsewhere: Collection[str]) -> Iterator[Note]:
    """Certificate numbers agree with level and year of issue and leave no gap (人社鉴发〔2019〕2号)."""
    given: dict[str, dict[int, int]] = {}
    institutions: set[str] = set()
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, CertificateRow) or not is_number(row.number):
            continue
        institutions.add(row.number[:13])
        if len(institutions) > 1:
            yield _note("filing-number-institution", place, "证书编号")
            institutions = {row.number[:13]}
        if row.number[15] != row.level.code:
            yield _note("filing-number-level", place, "证书编号", level=row.level.full_name)
        if row.number[13:15] != f"{row.issued.year % 100:02d}":
            yield _note("filing-number-year", place, "证书编号", year=row.issued.year)
        given.setdefault(series(row.number), {})[serial(row.number)] = place
    for head, places in given.items():
        yield from _gaps(head, places, frozenset(elsewhere))


def _gaps(head: str, places: Mapping[int, int], elsewhere: frozenset[str]) -> Iterator[Note]:
    ordered = sorted(places)
    for before, after in pairwise(ordered):
        absent = [number for number in range(before + 1, after) if f"{head}{number:06d}" not in elsewhere]
        if absent:
            yield _note("filing-number-gap", places[after], "证书编号", missing=f"{absent[0]:06d}", count=len(absent))


def _note(code: str, row: int, column: str, **params: object) -> Note:
    clause = GB_11643 if code == "filing-id-faulty" else NUMBER_CLAUSE if code.startswith("filing-number") else None
    shown = {"row": row, "column": column, **params}
    return Note(code, "error", tuple((key, str(value)) for key, value in shown.items()), clause, row, column)
