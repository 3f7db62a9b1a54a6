"""One cell of a roster at a time: its value in normal form and what is to be said about it. Knows no row, no column.

A reading's notes have no place yet; whoever holds the row puts it in. Values in notes are cut short, ID numbers masked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Generic, TypeVar

from skillassess.documents.roster_columns import id_types, listed_values
from skillassess.documents.roster_sheet import Cell
from skillassess.errors import Note, Refused
from skillassess.model.identity import (
    FEMALE,
    MALE,
    Change,
    IdType,
    ResidentId,
    is_blank,
    is_formula_text,
    mask_id,
    mask_ids_in,
    narrow,
    normalise_id,
    normalise_name,
    read_resident_id,
)
from skillassess.model.levels import Level
from skillassess.model.roster import ERROR, INFO, WARNING

T = TypeVar("T")

_SHOWN = 40
_FIRST_YEAR = 1900
_EXACT_FLOAT = 10**15
_HIDDEN = "\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff"
_PLAIN = re.compile(f"(?![=+\\-@＝＋－＠/\\\\—])[^{_HIDDEN}]+")
_IDEOGRAPH = "\u3007\u3400-\u9fff\U00020000-\U000323af"
_BLANK_BESIDE_IDEOGRAPH = re.compile(f"(?<=[{_IDEOGRAPH}/]) | (?=[{_IDEOGRAPH}/])")
_NOTHING = re.compile("[\\s\u200b-\u200d\u2060\ufeff]*(?:-{1,3}|—{1,2}|/|\\\\)?[\\s\u200b-\u200d\u2060\ufeff]*")
_DAY = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})(?:\2|月)([0-9]{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})月?")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?")
_COUNTRY = re.compile(r"(?:\+86|0086)[- ]?(?=[0-9])")
_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_OTHER_ID = re.compile(r"[0-9A-Z()\-\u4e00-\u9fff]{4,30}")
_CONDITION = re.compile(r"[1-9][0-9]?")
_CHANGE_CODES = {
    Change.FULL_WIDTH: "roster-full-width",
    Change.BLANKS: "roster-blanks",
    Change.LOWER_CASE: "roster-lower-case",
    Change.DOT: "roster-name-dot",
    Change.RADICAL: "roster-name-radical",
}


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value in normal form and the notes on how it came about; the value of a refused cell must not be used."""

    value: T
    notes: tuple[Note, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether one of the notes refuses the cell."""
        return any(note.severity == ERROR for note in self.notes)


_NOT_GIVEN: Reading[str] = Reading("")


def as_text(cell: Cell) -> str:
    """Return what a cell shows: whole numbers without ``.0``, days as ``YYYY-MM-DD``."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_FLOAT:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def is_empty(cell: Cell) -> bool:
    """Return whether a cell holds nothing, only blanks, or a dash that stands for nothing."""
    return isinstance(cell, str) and _NOTHING.fullmatch(cell) is not None


def read_text(text: str, longest: int) -> Reading[str]:
    """Return a free text: outer blanks dropped, inner runs made one space; formulas and control characters refused."""
    if not text:
        return _NOT_GIVEN
    if _PLAIN.fullmatch(text):
        return Reading(text) if len(text) <= longest else _too_long(text, longest)
    return _cleaned(text, longest, is_word=False)


@lru_cache(maxsize=4096)
def read_word(text: str, longest: int) -> Reading[str]:
    """Return a term: as ``read_text``, and blanks inside a Chinese word are dropped (``电 工`` is 电工)."""
    if _PLAIN.fullmatch(text):
        return Reading(text) if len(text) <= longest else _too_long(text, longest)
    return _cleaned(text, longest, is_word=True)


@lru_cache(maxsize=4096)
def read_unit(text: str, longest: int) -> Reading[str]:
    """Return the name of an enterprise: as ``read_text``, remembered because most rows have the same few."""
    return read_text(text, longest)


@lru_cache(maxsize=256)
def read_education(text: str, longest: int) -> Reading[str]:
    """Return a 文化程度; one that is not on the list is kept and pointed out."""
    return _read_listed(text, longest, "education")


@lru_cache(maxsize=256)
def read_source(text: str, longest: int) -> Reading[str]:
    """Return a 考生来源; one that is not on the list is kept and pointed out."""
    return _read_listed(text, longest, "source")


@lru_cache(maxsize=256)
def read_pickup(text: str, longest: int) -> Reading[str]:
    """Return a way of 证书领取; one that is not on the list is kept and pointed out."""
    return _read_listed(text, longest, "certificate_pickup")


def _read_listed(text: str, longest: int, field: str) -> Reading[str]:
    reading = read_word(text, longest)
    if reading.is_refused or not reading.value or reading.value in listed_values(field):
        return reading
    return Reading(reading.value, (*reading.notes, _note("roster-value-not-listed", INFO, value=reading.value)))


@lru_cache(maxsize=4096)
def read_level(text: str, longest: int) -> Reading[Level | None]:
    """Return the level for a code or an official name; another spelling is refused with the list of names."""
    reading = read_word(text, longest)
    if reading.is_refused or not reading.value:
        return Reading(None, reading.notes)
    try:
        return Reading(Level.parse(reading.value), reading.notes)
    except Refused:
        names = "、".join(level.full_name for level in Level)
        note = _note("roster-level-unknown", ERROR, value=reading.value, names=names)
        return Reading(None, (*reading.notes, note))


@lru_cache(maxsize=4096)
def read_id_type(text: str, longest: int) -> Reading[IdType | None]:
    """Return the kind of document; an unknown word is refused with the list."""
    reading = read_word(text, longest)
    if reading.is_refused or not reading.value:
        return Reading(None, reading.notes)
    known = id_types().get(reading.value)
    if known is None:
        note = _note("roster-id-type-unknown", ERROR, value=reading.value, names="、".join(IdType))
        return Reading(None, (*reading.notes, note))
    return Reading(known, reading.notes)


@lru_cache(maxsize=4096)
def read_sex(text: str, longest: int) -> Reading[str]:
    """Return 男 or 女, or nothing; another word is refused."""
    reading = read_word(text, longest)
    if reading.is_refused or reading.value in ("", MALE, FEMALE):
        return reading
    return Reading("", (*reading.notes, _note("roster-sex-unknown", ERROR, value=reading.value)))


@lru_cache(maxsize=4096)
def read_condition(text: str, longest: int) -> Reading[str]:
    """Return the ordinal of the condition applied under; other texts are kept with a warning."""
    reading = read_word(text, longest)
    if reading.is_refused or not reading.value or _CONDITION.fullmatch(reading.value):
        return reading
    return Reading(reading.value, (*reading.notes, _note("roster-condition-no-ordinal", WARNING, value=reading.value)))


def read_name(text: str, longest: int) -> Reading[str]:
    """Return a person's name in normal form; characters no name holds are refused."""
    if is_empty(text):
        return Reading("")
    if len(text) > longest:
        return _too_long(text, longest)
    try:
        name = normalise_name(text)
    except Refused as problem:
        code = "roster-formula-text" if problem.code == "name-formula" else problem.code
        return Reading("", (_note(code, ERROR, **{key: str(value) for key, value in problem.params.items()}),))
    return Reading(name.value, _change_notes(name.changes))


def read_id_number(cell: Cell, longest: int) -> Reading[str]:
    """Return an ID number in normal form; a numeric cell is refused, because Excel keeps 15 digits only."""
    if not isinstance(cell, str):
        return Reading("", (_note("roster-id-is-number", ERROR),))
    if _RESIDENT.fullmatch(cell):
        return Reading(cell)
    if is_empty(cell):
        return Reading("")
    if is_formula_text(cell):
        return Reading("", (_note("roster-formula-text", ERROR),))
    if len(cell) > longest:
        return _too_long(cell, longest)
    number = normalise_id(cell)
    return Reading(number.value, _change_notes(number.changes))


def check_id_number(number: str, id_type: IdType) -> Reading[ResidentId | None]:
    """Return what a resident's number says; numbers of other documents are checked for their characters only."""
    if id_type is not IdType.RESIDENT:
        is_well_formed = _OTHER_ID.fullmatch(number) is not None
        notes = () if is_well_formed else (_note("roster-id-form", ERROR, masked=mask_id(number), kind=id_type),)
        return Reading(None, notes)
    try:
        return Reading(read_resident_id(number))
    except Refused as problem:
        params = tuple((key, str(value)) for key, value in problem.params.items())
        return Reading(None, (Note(problem.code, ERROR, params, problem.clause),))


def read_day(cell: Cell, *, month_is_enough: bool = False) -> Reading[date | None]:
    """Return a calendar day from a date cell or a text such as ``1978-01-13``, ``1978/1/13``, ``1978年1月13日``.

    A month alone is taken as its first day where that is enough, and said. Never guessed: two-digit years, serials.
    """
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if is_empty(cell):
        return Reading(None)
    text = as_text(cell)
    if _ISO_DAY.fullmatch(text):
        return _on_calendar(text, (text[:4], text[5:7], text[8:]), ())
    if is_formula_text(text):
        return Reading(None, (_note("roster-formula-text", ERROR),))
    return _day_of_text(text, month_is_enough=month_is_enough and isinstance(cell, str))


def _day_of_text(text: str, *, month_is_enough: bool) -> Reading[date | None]:
    value = " ".join(narrow(text).split())
    changes = () if value == text else (Change.FULL_WIDTH if narrow(text) != text else Change.BLANKS,)
    notes = _change_notes(changes)
    found = _DAY.fullmatch(value) or _COMPACT_DAY.fullmatch(value)
    if found is not None:
        groups = found.groups()
        return _on_calendar(value, (groups[0], groups[-2], groups[-1]), notes)
    month = _MONTH.fullmatch(value) if month_is_enough else None
    if month is not None:
        return _on_calendar(value, (month[1], month[2], "1"), (*notes, _note("roster-month-only", INFO, value=value)))
    return _unreadable(value)


def read_phone(text: str, longest: int) -> Reading[str]:
    """Return a phone number without blanks, hyphens and +86; one of another form is kept with a warning."""
    if _MOBILE.fullmatch(text):
        return Reading(text)
    if is_empty(text):
        return Reading("")
    bare = _COUNTRY.sub("", narrow(text).strip(), count=1)
    if is_formula_text(bare):
        return Reading("", (_note("roster-formula-text", ERROR),))
    closed = "".join(character for character in bare if not is_blank(character))
    if _MOBILE.fullmatch(closed.replace("-", "")):
        closed = closed.replace("-", "")
    if len(closed) > longest:
        return _too_long(closed, longest)
    reading = read_text(closed, longest)
    if reading.is_refused:
        return reading
    notes = (_note("roster-phone-normalised", INFO),) if closed != text else ()
    if not (_MOBILE.fullmatch(closed) or _LANDLINE.fullmatch(closed)):
        notes = (*notes, _note("roster-phone-form", WARNING))
    return Reading(closed, notes)


def _cleaned(text: str, longest: int, *, is_word: bool) -> Reading[str]:
    if is_empty(text):
        return Reading("")
    if is_formula_text(text):
        return Reading("", (_note("roster-formula-text", ERROR),))
    spaced = "".join(" " if is_blank(character) else character for character in text)
    hidden = next(
        (character for character in spaced if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn")), ""
    )
    if hidden:
        return Reading("", (_note("roster-control-character", ERROR, character=f"U+{ord(hidden):04X}"),))
    closed = " ".join(spaced.split())
    if is_word:
        closed = _BLANK_BESIDE_IDEOGRAPH.sub("", closed)
    if len(closed) > longest:
        return _too_long(closed, longest)
    return Reading(closed, _change_notes((Change.BLANKS,)) if closed != text else ())


def _plausible(day: date) -> Reading[date | None]:
    return Reading(day) if day.year >= _FIRST_YEAR else _unreadable(day.isoformat())


def _on_calendar(value: str, parts: tuple[str, str, str], notes: tuple[Note, ...]) -> Reading[date | None]:
    try:
        reading = _plausible(date(int(parts[0]), int(parts[1]), int(parts[2])))
    except ValueError:
        return _unreadable(value)
    return Reading(reading.value, (*notes, *reading.notes))


def _unreadable(value: str) -> Reading[date | None]:
    return Reading(None, (_note("roster-date-unreadable", ERROR, value=value),))


def _too_long(text: str, longest: int) -> Reading[str]:
    return Reading("", (_note("roster-text-too-long", ERROR, length=str(len(text)), limit=str(longest)),))


def _change_notes(changes: tuple[Change, ...]) -> tuple[Note, ...]:
    return tuple(_note(_CHANGE_CODES[change], INFO) for change in changes)


def _note(code: str, severity: str, **params: str) -> Note:
    return Note(
        code, severity, tuple((key, _cut(value)) if key == "value" else (key, value) for key, value in params.items())
    )


def _cut(value: str) -> str:
    masked = mask_ids_in(narrow(value))
    return masked if len(masked) <= _SHOWN else masked[:_SHOWN] + "…"
