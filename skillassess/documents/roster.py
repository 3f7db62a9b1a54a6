"""The candidate roster as institutions send it: from a workbook to a preview. Keeps nothing, registers nobody.

Heading found by names, any order; extra columns, empty rows and a foot are passed over and said. Whether a plan
takes the people is the office's question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from skillassess.documents.roster_checks import Draft, compare_rows
from skillassess.documents.roster_columns import HEADING_ROWS, Heading, columns, find_heading, foot
from skillassess.documents.roster_fields import as_text, is_empty
from skillassess.documents.roster_rows import UNREAD, RowReader
from skillassess.documents.roster_scan import MAX_ROWS, column_letters
from skillassess.documents.roster_sheet import Cell, InspectedSheet, InspectedWorkbook
from skillassess.errors import Note, Refused
from skillassess.model.identity import is_blank
from skillassess.model.roster import ERROR, INFO, WARNING, RosterPreview, RosterRow

Progress = Callable[[int, int], None]

MAX_SHEETS = 20
_STEP = 500
_AFTER_FOOT_WORD = re.compile(r"[:：（(、,.\s0-9]")
_COUNT_DIGITS = 6
_COUNT = re.compile(rf"\s*[0-9]{{1,{_COUNT_DIGITS}}}\s*")
_DERIVED = ("id_type", "sex", "birth_date")


def read_roster(path: Path, *, today: date, progress: Progress | None = None) -> RosterPreview:
    """Return every row of the first visible sheet that has a heading, with every finding by row and column.

    ``progress`` is told (rows read, rows in all) now and then. ``FileProblem``: no workbook, damaged, encrypted;
    ``Refused``: macros, entities, beyond the limits, no heading, a required column missing.
    """
    workbook = InspectedWorkbook(path)
    sheet, heading = _sheet_with_heading(workbook)
    if heading.missing:
        raise Refused("roster-column-missing", name=workbook.name, columns="、".join(heading.missing), row=heading.row)
    drafts, foot_notes = _read_rows(sheet, heading, today, progress or _nobody)
    compare_rows(drafts, {column.field: column.heading for column in columns()})
    notes = (*_notes_on_columns(heading), *_notes_on_shape(workbook, sheet, heading), *foot_notes)
    is_taken = not any(note.severity == ERROR for note in notes)
    rows: tuple[RosterRow, ...] = tuple(draft.finished(is_taken=is_taken) for draft in drafts)
    return RosterPreview(workbook.name, workbook.sha256, rows, notes)


def _nobody(_done: int, _of: int) -> None:
    """Hear no progress."""


def _sheet_with_heading(workbook: InspectedWorkbook) -> tuple[InspectedSheet, Heading]:
    for part in workbook.visible_sheets[:MAX_SHEETS]:
        sheet = workbook.open(part)
        top = [[as_text(cell) for cell in cells] for cells in islice(sheet.rows(), HEADING_ROWS)]
        heading = find_heading(top)
        if heading is not None:
            return sheet, heading
    raise Refused("roster-no-heading", name=workbook.name, rows=HEADING_ROWS)


def _read_rows(
    sheet: InspectedSheet, heading: Heading, today: date, progress: Progress
) -> tuple[list[Draft], tuple[Note, ...]]:
    reader = RowReader(heading.places, sheet.facts, today)
    name, number = heading.places["name"], heading.places["id_number"]
    drafts: list[Draft] = []
    foot_notes: list[Note] = []
    for row, cells in enumerate(_all_rows(sheet), 1):
        if row <= heading.row:
            continue
        if not (cells[name] and _may_be_id_number(cells[number])):
            note = _foot_note(row, cells, heading, len(drafts))
            if note is not None:
                foot_notes.append(note)
                continue
            if _is_empty_row(cells, heading) and not _has_formula(sheet, row, heading):
                continue
        if len(drafts) >= MAX_ROWS:
            raise Refused("roster-too-many-rows", name=sheet.file_name, limit=MAX_ROWS)
        drafts.append(reader.read(row, cells))
        if row % _STEP == 0:
            progress(row, sheet.facts.last_row)
    progress(sheet.facts.last_row, sheet.facts.last_row)
    return drafts, tuple(foot_notes)


def _all_rows(sheet: InspectedSheet) -> Iterator[list[Cell]]:
    """Return the rows to the last with content; formulas without a stored result make rows the value reader lacks."""
    row, width = 0, 0
    for row, cells in enumerate(sheet.rows(), 1):  # noqa: B007  the number of rows is needed after the loop
        width = len(cells)
        yield cells
    for _ in range(row, sheet.facts.last_row):
        yield [""] * width


def _may_be_id_number(cell: Cell) -> bool:
    """Return whether a cell is too long for a count, so that its row cannot be a foot."""
    return isinstance(cell, str) and len(cell) > _COUNT_DIGITS


def _is_empty_row(cells: list[Cell], heading: Heading) -> bool:
    """Return whether a row holds at most the running number that somebody has filled in ahead."""
    ordinal = heading.places.get(UNREAD)
    return all(is_empty(cell) for place, cell in enumerate(cells) if place != ordinal)


def _has_formula(sheet: InspectedSheet, row: int, heading: Heading) -> bool:
    return any(sheet.facts.is_formula(row, place + 1) for name, place in heading.places.items() if name != UNREAD)


def _foot_note(row: int, cells: list[Cell], heading: Heading, count: int) -> Note | None:
    """Return the note on a row that closes the list: its first word says so and it has no ID number but a count."""
    number = as_text(cells[heading.places["id_number"]])
    if not is_empty(number) and not _COUNT.fullmatch(number):
        return None
    first = next((cell for cell in cells if not is_empty(cell)), "")
    text = "".join(character for character in as_text(first) if not is_blank(character))
    words = foot()
    word = next((word for word in (*words.totals, *words.others) if _opens(text, word)), None)
    if word is None:
        return None
    figures = [as_text(cell) for cell in cells if as_text(cell).strip().isdecimal()]
    if word in words.totals and figures and str(count) not in figures:
        params = (("given", figures[0].strip()), ("counted", str(count)))
        return Note("roster-foot-differs", WARNING, params, row=row)
    return Note("roster-foot", INFO, (("word", word),), row=row)


def _opens(text: str, word: str) -> bool:
    return text == word or (text.startswith(word) and _AFTER_FOOT_WORD.match(text[len(word)]) is not None)


def _notes_on_columns(heading: Heading) -> tuple[Note, ...]:
    absent = [column.heading for column in columns() if column.field in _DERIVED and column.field not in heading.places]
    if not absent:
        return heading.notes
    return (*heading.notes, Note("roster-columns-from-id", INFO, (("columns", "、".join(absent)),), row=heading.row))


def _notes_on_shape(workbook: InspectedWorkbook, sheet: InspectedSheet, heading: Heading) -> tuple[Note, ...]:
    """Return notes on headings that are formulas, on merged cells below the heading and on sheets not read."""
    notes = []
    by_place = {
        heading.places[column.field] + 1: column
        for column in columns()
        if column.field in heading.places and column.field != UNREAD
    }
    for place, column in by_place.items():
        if sheet.facts.is_formula(heading.row, place):
            notes.append(Note("roster-formula", ERROR, row=heading.row, column=column.heading))
    for area in sheet.facts.merged:
        covered = [place for place in by_place if area.left <= place <= area.right]
        if covered and area.bottom > max(area.top, heading.row):
            cells = f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"
            note = Note("roster-merged-cells", WARNING, (("cells", cells),), row=area.top)
            notes.append(replace(note, column=by_place[covered[0]].heading))
    others = [part.name for part in workbook.visible_sheets if part.name != sheet.name]
    if others:
        params = (("sheet", sheet.name), ("others", "、".join(others[:5])))
        notes.append(Note("roster-other-sheets", INFO, params))
    return tuple(notes)
