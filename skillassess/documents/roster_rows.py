"""One row of a roster: from cells to a draft with its findings. Owns the order in which a row's cells are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from skillassess.documents.roster_checks import Draft, check_days, contradictions
from skillassess.documents.roster_columns import Column, columns
from skillassess.documents.roster_fields import (
    Reading,
    as_text,
    check_id_number,
    read_condition,
    read_day,
    read_education,
    read_id_number,
    read_id_type,
    read_level,
    read_name,
    read_phone,
    read_pickup,
    read_sex,
    read_source,
    read_text,
    read_unit,
    read_word,
)
from skillassess.documents.roster_scan import SheetFacts
from skillassess.documents.roster_sheet import Cell
from skillassess.errors import Note
from skillassess.model.identity import RESIDENT_LENGTH, IdType, ResidentId
from skillassess.model.roster import ERROR, INFO, RosterEntry

T = TypeVar("T")
UNREAD = "ordinal"


class RowReader:
    """Reads the rows of one sheet by the places of its columns; ``today`` judges days in the future and ages."""

    def __init__(self, places: dict[str, int], facts: SheetFacts, today: date) -> None:
        self._places = {name: place for name, place in places.items() if name != UNREAD}
        self._columns = {column.field: column for column in columns()}
        self._facts = facts
        self._has_special_cells = bool(facts.formulas or facts.formula_areas or facts.error_values)
        self._today = today

    def read(self, row: int, cells: list[Cell]) -> Draft:
        """Return the draft of one row; ``row`` counts as Excel does."""
        hand = _RowInHand(row, {name: cells[place] for name, place in self._places.items()}, self._columns)
        if self._has_special_cells:
            self._set_special_cells_aside(hand)
        return _draft(hand, self._today)

    def _set_special_cells_aside(self, hand: _RowInHand) -> None:
        for name, place in self._places.items():
            if self._facts.is_formula(hand.row, place + 1):
                hand.refuse(name, "roster-formula")
            elif (hand.row, place + 1) in self._facts.error_values:
                hand.refuse(name, "roster-error-value")


class _RowInHand:
    """The known cells of one row and the findings so far, each put in its place as it comes."""

    __slots__ = ("_cells", "_columns", "notes", "row")

    def __init__(self, row: int, cells: dict[str, Cell], columns_by_field: dict[str, Column]) -> None:
        self.row = row
        self.notes: list[Note] = []
        self._cells = cells
        self._columns = columns_by_field

    def has_column(self, field: str) -> bool:
        """Return whether the sheet has this column at all."""
        return field in self._cells

    def cell(self, field: str) -> Cell:
        """Return the cell as stored; nothing where there is no such column."""
        return self._cells.get(field, "")

    def text(self, field: str) -> str:
        """Return the cell as it shows."""
        cell = self._cells.get(field, "")
        return cell if type(cell) is str else as_text(cell)

    def take(self, field: str, read: Callable[[str, int], Reading[T]]) -> T:
        """Read the cell as it shows, up to the column's length, and return the value; notes get their place."""
        cell = self._cells.get(field, "")
        reading = read(cell if type(cell) is str else as_text(cell), self._columns[field].longest)
        return self.keep(field, reading) if reading.notes else reading.value

    def longest(self, field: str) -> int:
        """Return how many characters the column may hold."""
        return self._columns[field].longest

    def keep(self, field: str, reading: Reading[T]) -> T:
        """Return the value of a reading; its notes get their place."""
        for note in reading.notes:
            self.say(field, note)
        return reading.value

    def say(self, field: str, note: Note) -> None:
        """Add a finding on one column."""
        self.notes.append(replace(note, row=self.row, column=self._columns[field].heading))

    def refuse(self, field: str, code: str) -> None:
        """Refuse a cell unread; what it holds is not looked at again."""
        self.say(field, Note(code, ERROR))
        self._cells[field] = ""

    def is_refused(self, field: str) -> bool:
        """Return whether the column has an error in this row."""
        heading = self._columns[field].heading
        return any(note.severity == ERROR and note.column == heading for note in self.notes)

    def require(self, field: str, *, is_given: bool) -> None:
        """Refuse a row that lacks a value it needs, unless the cell is refused already."""
        if not is_given and not self.is_refused(field):
            self.say(field, Note("roster-missing", ERROR, (("heading", self._columns[field].heading),)))


def _draft(hand: _RowInHand, today: date) -> Draft:
    name = hand.take("name", read_name)
    hand.require("name", is_given=bool(name))
    number = hand.keep("id_number", read_id_number(hand.cell("id_number"), hand.longest("id_number")))
    hand.require("id_number", is_given=bool(number))
    id_type = _id_type(hand, number)
    resident = hand.keep("id_number", check_id_number(number, id_type)) if number and id_type else None
    sex, born = _sex_and_birth(hand, id_type, resident)
    began = hand.keep("work_start", read_day(hand.cell("work_start"), month_is_enough=True))
    for field, note in check_days(born, began, today):
        hand.say(field if hand.text(field) else "id_number", note)
    occupation = hand.take("occupation", read_word)
    hand.require("occupation", is_given=bool(occupation))
    job_type = hand.take("job_type", read_word)
    level = hand.take("level", read_level)
    hand.require("level", is_given=level is not None)
    shared = _texts(hand)
    entry = None
    if id_type is not None and level is not None and born is not None and not _has_error(hand.notes):
        entry = RosterEntry(
            name=name,
            id_type=id_type,
            id_number=number,
            sex=sex,
            birth_date=born,
            occupation=occupation,
            job_type=job_type,
            level=level,
            work_start=began,
            **shared,
        )
    return Draft(hand.row, name, number, entry, hand.notes)


def _id_type(hand: _RowInHand, number: str) -> IdType | None:
    """Return the kind of document; without a word for it, a number of a resident's length is a resident's."""
    id_type = hand.take("id_type", read_id_type)
    if id_type is not None or hand.is_refused("id_type"):
        return id_type
    if not hand.has_column("id_type"):
        return IdType.RESIDENT
    if len(number) == RESIDENT_LENGTH:
        hand.say("id_type", Note("roster-id-type-assumed", INFO, (("kind", IdType.RESIDENT),)))
        return IdType.RESIDENT
    hand.require("id_type", is_given=False)
    return None


def _sex_and_birth(hand: _RowInHand, id_type: IdType | None, resident: ResidentId | None) -> tuple[str, date | None]:
    """Return sex and birth date as given and not contradicted; empty cells are filled from a resident's number."""
    sex = hand.take("sex", read_sex)
    born = hand.keep("birth_date", read_day(hand.cell("birth_date")))
    if resident is None:
        if id_type is not IdType.RESIDENT:
            hand.require("sex", is_given=bool(sex))
            hand.require("birth_date", is_given=born is not None)
        return sex, born
    for field, note in contradictions(resident, sex, born):
        hand.say(field, note)
    for field, is_given in (("sex", bool(sex)), ("birth_date", born is not None)):
        if not is_given and hand.has_column(field) and not hand.is_refused(field):
            hand.say(field, Note("roster-from-id", INFO))
    return sex or resident.sex, born or resident.birth_date


def _texts(hand: _RowInHand) -> dict[str, str]:
    """Return the columns that no rule looks at."""
    return {
        "education": hand.take("education", read_education),
        "source": hand.take("source", read_source),
        "certificate_pickup": hand.take("certificate_pickup", read_pickup),
        "condition": hand.take("condition", read_condition),
        "phone": hand.take("phone", read_phone),
        "employer": hand.take("employer", read_unit),
        "post": hand.take("post", read_word),
        "remark": hand.take("remark", read_text),
    }


def _has_error(notes: list[Note]) -> bool:
    return any(note.severity == ERROR for note in notes)
