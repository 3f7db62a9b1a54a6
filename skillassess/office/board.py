"""The day board: candidates × sheets × assessors as states, findings once a form is complete, replaced assessors.

While any column of a form is out, no score of that form is told to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.errors import Note, Refused
from skillassess.model.candidates import Candidate, Presence
from skillassess.model.people import Person, Role
from skillassess.model.quality import Limits, total_notes
from skillassess.model.results import ComponentResult
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import Column, ColumnState, FormContent, FormKey, Replacement
from skillassess.office.batch import Batch, load_batch
from skillassess.office.naming import numbered
from skillassess.office.reasons import check_reason
from skillassess.office.recusing import check_recusal
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillassess.office.door import MainDoor


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One column's state and how many items are scored."""

    assessor: str
    state: ColumnState
    scored: int
    items: int
    trainee: bool


@dataclass(frozen=True, slots=True)
class BoardForm:
    """One form of a candidate: its cells, its result once complete, findings on it."""

    key: FormKey
    presence: Presence
    cells: tuple[BoardCell, ...]
    result: ComponentResult | None
    findings: tuple[Note, ...]
    sealed: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A candidate with all forms."""

    candidate: Candidate
    forms: tuple[BoardForm, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole matrix, with the count of columns that are in and that are expected."""

    rows: tuple[BoardRow, ...]
    submitted: int
    expected: int


class BoardDesk:
    """Use cases of the office and the internal supervisor on the day."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("board.read")
    def board(self, session: Session, plan_id: str) -> Board:
        """Return the matrix as it stands."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        rows = tuple(
            BoardRow(candidate, tuple(_board_form(batch, key) for key in batch.forms(candidate.id)))
            for candidate in batch.active
        )
        counting = [cell for row in rows for form in row.forms for cell in form.cells if _counts(cell, form)]
        done = (ColumnState.SUBMITTED, ColumnState.SEALED)
        return Board(rows, sum(cell.state in done for cell in counting), len(counting))

    @right("assessor.replace")
    def replace_assessor(self, session: Session, change: Replacement) -> None:
        """Put another assessor in one's place on some candidates' forms; the old marks stay and leave the mean."""
        check_reason(change.reason)
        with self.door.act(session, "assessor.replace", change.plan, reason=change.reason, kind=change.kind) as writing:
            batch = load_batch(writing, change.plan)
            _check_replacement(batch, change)
            for candidate in change.candidates:
                check_recusal(writing, batch, candidate, change.new)
            number = len(batch.replacements) + 1
            writing.put(f"{change.plan}/{numbered('r', number)}", change, parent=change.plan, seen=0)


def form_findings(content: FormContent, result: ComponentResult, limits: Limits) -> Iterator[Note]:
    """Yield what is unusual about a complete form: spread over the limit, assessors on both sides of the line."""
    if result.outcome is not None:
        yield from total_notes(result.outcome.totals, content.line, limits)


def _board_form(batch: Batch, key: FormKey) -> BoardForm:
    content = batch.content(key)
    result = batch.component_result(key) if content.is_complete else None
    sealed = batch.signed(key).is_sealed
    items = len(batch.template(batch.component(key)).items)
    cells = tuple(_cell(column, items, sealed=sealed) for column in content.columns)
    findings = tuple(form_findings(content, result, batch.limits)) if result is not None else ()
    return BoardForm(key, content.presence, cells, result, findings, sealed)


def _cell(column: Column, items: int, *, sealed: bool) -> BoardCell:
    state = ColumnState.SEALED if sealed and column.state is ColumnState.SUBMITTED else column.state
    return BoardCell(column.key.assessor, state, len(column.scores), items, column.trainee)


def _counts(cell: BoardCell, form: BoardForm) -> bool:
    return form.presence is Presence.PRESENT and not cell.trainee and cell.state is not ColumnState.REPLACED


def _check_replacement(batch: Batch, change: Replacement) -> None:
    person: Person | None = batch.people.get(change.new)
    if person is None:
        raise Refused("person-unknown")
    wanted = Role.PANEL if change.kind is ComponentKind.REVIEW else Role.ASSESSOR
    if not person.has(wanted):
        raise Refused("person-lacks-role", person=person.name, role=wanted.value)
    if change.new == batch.plan.supervisor:
        raise Refused("supervisor-assesses", person=person.name, clause="粤人社规〔2025〕25号 附件2")
    if not change.candidates:
        raise Refused("replacement-without-candidates")
    for candidate in change.candidates:
        present = [c.key.assessor for c in batch.content(FormKey(candidate, change.kind)).columns]
        counting = [c.key.assessor for c in batch.content(FormKey(candidate, change.kind)).scoring]
        if change.old not in counting:
            raise Refused("replaced-not-on-form")
        if change.new in present:
            raise Refused("replacement-already-on-form")
        if batch.signatures.get(str(FormKey(candidate, change.kind))):
            raise Refused("form-already-signed")
