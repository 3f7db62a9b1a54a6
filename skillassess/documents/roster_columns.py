"""The columns of a roster: known headings, code lists, the foot. Owns the reading of ``resources/roster``.

Which row is the heading and which column is which is decided here; no cell below the heading is judged.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from skillassess.errors import Note
from skillassess.model.identity import IdType, is_blank, narrow
from skillassess.model.roster import ERROR, INFO
from skillassess.paths import resource

HEADING_ROWS = 30
_ENOUGH = 3
_MARKS = ("(必填)", "(必填项)", "(选填)", "*", ":")


@dataclass(frozen=True, slots=True)
class Column:
    """A known column: field of ``RosterEntry`` (or ``ordinal``), heading, whether a row needs it, longest text."""

    field: str
    heading: str
    is_required: bool
    longest: int


@dataclass(frozen=True, slots=True)
class IdTypeCode:
    """The filing code of a kind of document; empty and unverified where no text at hand gives it."""

    id_type: IdType
    code: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row found: its number, the place of each known field (from 0), what is to be said about it."""

    row: int
    places: dict[str, int]
    notes: tuple[Note, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Headings of required columns that are not there."""
        return tuple(column.heading for column in columns() if column.is_required and column.field not in self.places)


@dataclass(frozen=True, slots=True)
class Foot:
    """The words that open a foot row: a total, or a line for names, dates and notes."""

    totals: frozenset[str]
    others: frozenset[str]


@cache
def columns() -> tuple[Column, ...]:
    """Return the known columns in their usual order."""
    return tuple(
        Column(entry["field"], entry["heading"], entry.get("required", False), entry["longest"])
        for entry in _data("columns.toml")["column"]
    )


@cache
def id_types() -> dict[str, IdType]:
    """Return every spelling of a kind of document and the kind."""
    return {
        spelling: IdType(entry["name"])
        for entry in _data("codes.toml")["id_type"]
        for spelling in (entry["name"], *entry["aliases"])
    }


@cache
def id_type_codes() -> dict[IdType, IdTypeCode]:
    """Return the filing code of each kind of document (``201`` for 身份证; the others await the institution)."""
    return {
        IdType(entry["name"]): IdTypeCode(IdType(entry["name"]), entry["code"], entry["verified"])
        for entry in _data("codes.toml")["id_type"]
    }


@cache
def listed_values(field: str) -> frozenset[str]:
    """Return the values seen in a coded column; an empty set where the column has no list."""
    return frozenset(
        value for entry in _data("codes.toml")["list"] if entry["field"] == field for value in entry["values"]
    )


@cache
def foot() -> Foot:
    """Return the words that open a foot row."""
    table = _data("columns.toml")["foot"]
    return Foot(frozenset(table["totals"]), frozenset(table["others"]))


def find_heading(rows: list[list[str]]) -> Heading | None:
    """Return the first row with a name and an ID number column, or three known headings; None if there is none."""
    for number, cells in enumerate(rows, 1):
        found = [_spellings().get(_plain(cell)) for cell in cells]
        fields = {column.field for column in found if column is not None}
        if {"name", "id_number"} <= fields or len(fields) >= _ENOUGH:
            return _heading(number, cells, found)
    return None


def _heading(row: int, cells: list[str], found: list[Column | None]) -> Heading:
    places: dict[str, int] = {}
    notes = []
    extra = []
    for place, (cell, column) in enumerate(zip(cells, found, strict=True)):
        if column is None:
            if _plain(cell):
                extra.append("".join(cell.split())[:20])
        elif column.field in places:
            notes.append(
                Note(
                    "roster-heading-twice",
                    ERROR,
                    (("heading", cell), ("first", cells[places[column.field]])),
                    row=row,
                    column=column.heading,
                )
            )
        else:
            places[column.field] = place
    if extra:
        notes.append(
            Note("roster-extra-columns", INFO, (("columns", "、".join(extra)), ("count", str(len(extra)))), row=row)
        )
    return Heading(row, places, tuple(notes))


@cache
def _spellings() -> dict[str, Column]:
    by_field = {column.field: column for column in columns()}
    return {
        _plain(spelling): by_field[entry["field"]]
        for entry in _data("columns.toml")["column"]
        for spelling in (entry["heading"], *entry["aliases"])
    }


def _plain(text: str) -> str:
    """Return a heading without blanks, marks and full-width signs, for comparing."""
    plain = "".join(character for character in narrow(text) if not is_blank(character)).lower()
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    return plain


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("roster", name).read_text(encoding="utf-8"))
