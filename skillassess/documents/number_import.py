"""Certificate numbers handed out by the province, read back from a workbook. Matches nobody; that is the office's.

Columns are found by name (``resources/filings/number_import.toml``). Strict: one faulty row stops the whole file, and
every fault is told by row and column. A numeric cell is never an ID number or a certificate number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from skillassess.documents.roster_fields import Reading, check_id_number, is_empty, read_day, read_name
from skillassess.documents.roster_sheet import Cell, InspectedSheet, InspectedWorkbook
from skillassess.errors import Note, Refused
from skillassess.model.certificates import NUMBER_CLAUSE, is_number
from skillassess.model.filings import ImportedNumber, NumberImport
from skillassess.model.identity import RESIDENT_LENGTH, IdType, is_blank, normalise_id
from skillassess.model.roster import ERROR
from skillassess.paths import resource

_HEAD_WITHIN = 10
_MOST_ROWS = 20_000
_LONGEST = 50
_ID = re.compile(r"[0-9A-Z()\-\u4e00-\u9fff]{4,30}")


def read_certificate_numbers(path: Path) -> tuple[ImportedNumber, ...]:
    """Return every number of the file; the first fault in it is ``Refused`` with row and column."""
    found = inspect_certificate_numbers(path)
    for fault in found.findings:
        raise Refused(fault.code, clause=fault.clause, **dict(fault.params))
    return found.numbers


def inspect_certificate_numbers(path: Path) -> NumberImport:
    """Return the numbers and every finding; with a finding the file must not be used.

    ``FileProblem``: no workbook, damaged, encrypted; ``Refused``: macros, entities, no head, too many rows.
    """
    workbook = InspectedWorkbook(path)
    for part in workbook.visible_sheets[:1]:
        sheet = workbook.open(part)
        head_row, places = _head(sheet)
        return _read(sheet, head_row, places, workbook.sha256)
    raise Refused("numbers-no-head", name=workbook.name, columns="、".join(names[0] for names in _columns().values()))


@cache
def _columns() -> Mapping[str, Sequence[str]]:
    table = tomllib.loads(resource("filings", "number_import.toml").read_text(encoding="utf-8"))
    return {name: tuple(str(word) for word in words) for name, words in table["columns"].items()}


def _head(sheet: InspectedSheet) -> tuple[int, dict[str, int]]:
    for row, cells in enumerate(islice(sheet.rows(), _HEAD_WITHIN), start=1):
        texts = ["".join(c for c in str(cell) if not is_blank(c)) for cell in cells]
        places = {name: [texts.index(word) for word in words if word in texts] for name, words in _columns().items()}
        if all(places.values()):
            return row, {name: found[0] for name, found in places.items()}
    missing = "、".join(words[0] for words in _columns().values())
    raise Refused("numbers-no-head", name=sheet.file_name, columns=missing)


def _read(sheet: InspectedSheet, head_row: int, places: Mapping[str, int], sha256: str) -> NumberImport:
    numbers: list[ImportedNumber] = []
    findings: list[Note] = []
    seen: dict[str, int] = {}
    for row, cells in enumerate(sheet.rows(), start=1):
        if row <= head_row or all(is_empty(cell) for cell in cells):
            continue
        if len(numbers) + len(findings) >= _MOST_ROWS:
            raise Refused("numbers-too-many-rows", name=sheet.file_name, limit=_MOST_ROWS)
        found = _row({name: cells[place] for name, place in places.items()}, row, sheet, places)
        if isinstance(found, ImportedNumber):
            first = seen.setdefault(found.number, row)
            if first == row:
                numbers.append(found)
                continue
            found = [_note("numbers-number-twice", row, "number", first=first)]
        findings.extend(found)
    if not numbers and not findings:
        findings.append(_note("numbers-empty", head_row, "name"))
    return NumberImport(tuple(numbers), tuple(findings), sha256)


def _row(
    cells: Mapping[str, Cell], row: int, sheet: InspectedSheet, places: Mapping[str, int]
) -> ImportedNumber | list[Note]:
    faults = [
        _note("numbers-cell-empty", row, name)
        for name, cell in cells.items()
        if is_empty(cell) and not sheet.facts.is_formula(row, places[name] + 1)
    ]
    faults += [_note("numbers-formula", row, name) for name in cells if sheet.facts.is_formula(row, places[name] + 1)]
    if faults:
        return faults
    name = read_name(str(cells["name"]), _LONGEST)
    id_number = _id_number(cells["id_number"])
    number = _certificate_number(cells["number"])
    issued = read_day(cells["issued"])
    for title, reading in (("name", name), ("id_number", id_number), ("number", number), ("issued", issued)):
        faults += [_placed(note, row, title) for note in reading.notes if note.severity == ERROR]
    if faults or issued.value is None:
        return faults or [_note("numbers-cell-empty", row, "issued")]
    if number.value[13:15] != f"{issued.value.year % 100:02d}":
        return [_note("numbers-number-year", row, "number", year=issued.value.year)]
    return ImportedNumber(name.value, id_number.value, number.value, issued.value, row)


def _id_number(cell: Cell) -> Reading[str]:
    if not isinstance(cell, str):
        return Reading("", (Note("numbers-number-not-text", ERROR),))
    text = normalise_id(cell).value
    if not _ID.fullmatch(text):
        return Reading("", (Note("numbers-id-malformed", ERROR),))
    if len(text) == RESIDENT_LENGTH:
        return Reading(text, check_id_number(text, IdType.RESIDENT).notes)
    return Reading(text)


def _certificate_number(cell: Cell) -> Reading[str]:
    if not isinstance(cell, str):
        return Reading("", (Note("numbers-number-not-text", ERROR),))
    text = normalise_id(cell).value
    if not is_number(text):
        return Reading("", (Note("numbers-number-malformed", ERROR, (("length", str(len(text))),), NUMBER_CLAUSE),))
    return Reading(text)


def _placed(note: Note, row: int, column: str) -> Note:
    title = _columns()[column][0]
    return replace(note, params=(*note.params, ("row", str(row)), ("column", title)), row=row, column=title)


def _note(code: str, row: int, column: str, **params: object) -> Note:
    return _placed(Note(code, ERROR, tuple((key, str(value)) for key, value in params.items())), row, column)
