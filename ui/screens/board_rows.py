"""What the day board shows of a batch: one line per candidate, one place per assessor. Owns sorting and filtering.

It computes no score: averages and findings are the office's, shown only where the office gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnState, FormKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from skillassess.errors import Note
    from skillassess.model.candidates import Candidate
    from skillassess.office.board import Board, BoardCell, BoardForm, BoardRow

DONE = (ColumnState.SUBMITTED, ColumnState.SEALED)


@dataclass(frozen=True, slots=True)
class Place:
    """One assessor's place on a form: who holds it now, and who was replaced in it."""

    cell: BoardCell
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of a candidate, its cells in the places of the sheet; trainees stand last."""

    form: BoardForm
    places: tuple[Place, ...]

    @property
    def average(self) -> str:
        """The average as printed, once every sheet is in; empty before."""
        result = self.form.result
        return "" if result is None or result.outcome is None else result.outcome.average_shown

    @property
    def exact(self) -> Fraction | None:
        """The exact average, for sorting and pictures."""
        result = self.form.result
        return None if result is None or result.outcome is None else result.outcome.average

    @property
    def is_returned(self) -> bool:
        """Whether a sheet went back to its assessor."""
        return any(place.cell.state is ColumnState.RETURNED for place in self.places)

    def waits_for(self, assessor: str) -> bool:
        """Whether the form counts on a sheet of this assessor that is not in."""
        return any(
            place.cell.assessor == assessor and not place.cell.trainee and place.cell.state not in DONE
            for place in self.places
        )

    @property
    def open(self) -> int:
        """How many counting sheets are out."""
        if self.form.presence is not Presence.PRESENT:
            return 0
        return sum(not place.cell.trainee and place.cell.state not in DONE for place in self.places)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A candidate with all forms."""

    candidate: Candidate
    forms: tuple[FormLine, ...]

    def form(self, kind: ComponentKind) -> FormLine | None:
        """Return the form of a component, if the candidate has it."""
        return next((line for line in self.forms if line.form.key.kind is kind), None)

    @property
    def notes(self) -> tuple[tuple[FormKey, Note], ...]:
        """Every finding on the candidate's forms."""
        return tuple((line.form.key, note) for line in self.forms for note in line.form.findings)

    @property
    def open(self) -> int:
        """How many counting sheets are out."""
        return sum(line.open for line in self.forms)

    @property
    def weight(self) -> int:
        """How much the line asks for a person: findings and returned sheets."""
        return 2 * len(self.notes) + sum(line.is_returned for line in self.forms)


@dataclass(frozen=True, slots=True)
class Width:
    """How many places a component takes on the board."""

    kind: ComponentKind
    places: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What one assessor was to bring in and has brought in."""

    assessor: str
    expected: int
    received: int


class Order(StrEnum):
    """How lines are sorted."""

    FINDINGS = "findings"
    NUMBER = "number"
    NAME = "name"
    OPEN = "open"


class Only(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    FINDINGS = "findings"
    OPEN = "open"
    AWAY = "away"


def lines_of(board: Board) -> tuple[BoardLine, ...]:
    """Return the lines of a board, in the order of admission numbers."""
    return tuple(_line(row) for row in board.rows)


def widths_of(lines: Iterable[BoardLine]) -> tuple[Width, ...]:
    """Return the components in their order, with the most places any form of theirs has."""
    most: dict[ComponentKind, int] = {}
    for line in lines:
        for part in line.forms:
            kind = part.form.key.kind
            most[kind] = max(most.get(kind, 0), len(part.places))
    return tuple(Width(kind, most[kind]) for kind in ComponentKind if kind in most)


def tallies_of(lines: Iterable[BoardLine]) -> tuple[Tally, ...]:
    """Return what each assessor was to bring in and has brought in, in the order in which they appear."""
    expected: dict[str, int] = {}
    received: dict[str, int] = {}
    for line in lines:
        for part in line.forms:
            if part.form.presence is not Presence.PRESENT:
                continue
            for place in part.places:
                if not place.cell.trainee:
                    who = place.cell.assessor
                    expected[who] = expected.get(who, 0) + 1
                    received[who] = received.get(who, 0) + (place.cell.state in DONE)
    return tuple(Tally(who, expected[who], received[who]) for who in expected)


def chosen_lines(lines: Sequence[BoardLine], only: Only, order: Order, words: str) -> tuple[BoardLine, ...]:
    """Return the lines to show, sorted; equal lines keep the order of admission numbers."""
    wanted = words.casefold().split()
    found = [line for line in lines if _is_wanted(line, only) and _holds(line, wanted)]
    if order is Order.FINDINGS:
        found.sort(key=lambda line: -line.weight)
    elif order is Order.NAME:
        found.sort(key=lambda line: line.candidate.name)
    elif order is Order.OPEN:
        found.sort(key=lambda line: -line.open)
    return tuple(found)


def _is_wanted(line: BoardLine, only: Only) -> bool:
    if only is Only.FINDINGS:
        return line.weight > 0
    if only is Only.OPEN:
        return line.open > 0
    if only is Only.AWAY:
        return any(part.form.presence is not Presence.PRESENT for part in line.forms)
    return True


def _holds(line: BoardLine, words: Sequence[str]) -> bool:
    held = f"{line.candidate.name} {line.candidate.id}".casefold()
    return all(word in held for word in words)


def _line(row: BoardRow) -> BoardLine:
    return BoardLine(row.candidate, tuple(FormLine(form, _places(form)) for form in row.forms))


def _places(form: BoardForm) -> tuple[Place, ...]:
    """Put each scorer in the own place: a replaced column stands before the one that took over."""
    found: list[Place] = []
    before: list[str] = []
    for cell in form.cells:
        if cell.state is ColumnState.REPLACED:
            before.append(cell.assessor)
        else:
            found.append(Place(cell, tuple(before)))
            before = []
    return tuple(found)
