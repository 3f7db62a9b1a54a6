"""Scoring: an assessor's own columns and nobody else's. Each entry is saved at once as a new version.

Until all columns of a form are in, nothing an assessor can read here depends on what another assessor did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.errors import Note, Refused
from skillassess.model.candidates import Candidate
from skillassess.model.plans import Plan, PlanState
from skillassess.model.scoring import missing_items, parse_score
from skillassess.model.sheets import SHEET_CLAUSE, ComponentKind, Template
from skillassess.model.worksheets import Column, ColumnKey, ColumnState, ColumnStatus, Mark
from skillassess.office.batch import Batch, load_batch
from skillassess.office.recusing import check_recusal
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading

_NOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One of an assessor's columns in the list: whose it is, how far it is, why it came back."""

    key: ColumnKey
    candidate: Candidate
    title: str
    state: ColumnState
    scored: int
    items: int
    reason: str


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """One column with its sheet, ready to be scored."""

    candidate: Candidate
    template: Template
    line: Decimal
    column: Column

    @property
    def missing(self) -> tuple[int, ...]:
        """Items without a score."""
        return missing_items(self.template, self.column.scores)


@dataclass(frozen=True, slots=True)
class Saved:
    """What an entry came to: the new mark, the column's total and what is still missing, and when it was saved."""

    mark: Mark
    total: Decimal
    missing: tuple[int, ...]
    at: datetime


class Marking:
    """Use cases of an assessor or panel member."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("mark.own")
    def plans(self, session: Session) -> tuple[Plan, ...]:
        """Return the released plans in which the person scores."""
        with self.door.look() as reading:
            found = reading.values(Plan)
            return tuple(
                plan
                for plan in found
                if plan.state is PlanState.RELEASED and _scores(load_batch(reading, plan.id), session)
            )

    @right("mark.own")
    def sheets(self, session: Session, plan_id: str) -> tuple[OwnSheet, ...]:
        """Return the person's own columns, component by component, candidates by admission number."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id, assessor=session.person.id)
        own = [
            column
            for key in batch.all_forms()
            for column in batch.columns(key)
            if column.key.assessor == session.person.id
        ]
        order = {kind: place for place, kind in enumerate(ComponentKind)}
        own.sort(key=lambda column: (order[column.key.kind], column.key.candidate))
        return tuple(_listed(batch, column) for column in own)

    @right("mark.own")
    def sheet(self, session: Session, key: ColumnKey) -> OpenSheet:
        """Return one of the person's own columns; another's is ``Refused`` (``not-own-sheet``)."""
        with self.door.look() as reading:
            batch, column = _own(reading, session, key)
        part = batch.component(key.form)
        return OpenSheet(batch.candidate(key.candidate), batch.template(part), part.line, column)

    @right("mark.own")
    def history(self, session: Session, key: ColumnKey, item: int) -> tuple[Mark, ...]:
        """Return every version of one of the person's own scores, oldest first."""
        with self.door.look() as reading:
            _own(reading, session, key)
            return reading.mark_history(key, item)

    @right("mark.own")
    def enter(
        self, session: Session, key: ColumnKey, item: int, text: str, *, seen: int, note: str | None = None
    ) -> Saved:
        """Save a score given as text; empty text takes it back. ``seen`` is the version on the person's screen.

        Off the scale, not the own sheet, no longer open: ``Refused``, and the old value stands. Note of 500 characters
        at most; ``None`` keeps the note as it is.
        """
        at = self.door.clock.now()
        with self.door.act(session, "mark.enter", str(key), item=item, value=text.strip()[:20]) as writing:
            batch, column = _own(writing, session, key)
            _check_open(batch, column)
            check_recusal(writing, batch, key.candidate, key.assessor)
            template = batch.template(batch.component(key.form))
            value = parse_score(text, template.item(item)) if text.strip() else None
            before = next((mark for mark in column.marks if mark.item == item), None)
            kept = (before.note if before else "") if note is None else note.strip()
            if len(kept) > _NOTE_LIMIT:
                raise Refused("note-too-long", limit=_NOTE_LIMIT)
            version = writing.mark(key.plan, key, item, value, kept, at=at, seen=seen)
        mark = Mark(item, version, value, kept, at)
        marks = (*(other for other in column.marks if other.item != item), mark)
        scores = replace(column, marks=marks)
        return Saved(mark, scores.total, missing_items(template, scores.scores), at)

    @right("mark.own")
    def fill(self, session: Session, key: ColumnKey, texts: Sequence[str | None]) -> None:
        """Key in a whole column from paper in one transaction, items in order; None leaves an item as it is."""
        at = self.door.clock.now()
        with self.door.act(session, "mark.fill", str(key), items=sum(text is not None for text in texts)) as writing:
            batch, column = _own(writing, session, key)
            _check_open(batch, column)
            check_recusal(writing, batch, key.candidate, key.assessor)
            items = batch.template(batch.component(key.form)).items
            if len(texts) != len(items):
                raise Refused("column-of-other-length", given=len(texts), items=len(items))
            present = {mark.item: mark for mark in column.marks}
            for item, text in zip(items, texts, strict=True):
                if text is None:
                    continue
                before = present.get(item.no)
                seen, note = (before.version, before.note) if before else (0, "")
                writing.mark(key.plan, key, item.no, parse_score(text, item), note, at=at, seen=seen)

    @right("mark.own")
    def undo(self, session: Session, key: ColumnKey, item: int) -> Saved:
        """Put back the score before the present one, as a new version; nothing is erased."""
        versions = self.history(session, key, item)
        if not versions:
            raise Refused("nothing-to-undo", item=item)
        earlier = versions[-2].value if len(versions) > 1 else None
        text = "" if earlier is None else f"{earlier:f}"
        return self.enter(session, key, item, text, seen=versions[-1].version)

    @right("mark.own")
    def findings(self, session: Session, key: ColumnKey) -> tuple[Note, ...]:
        """Return what is missing (error) or unusual (warning) about an own column before it is submitted."""
        opened = self.sheet(session, key)
        notes = [Note("item-unscored", "error", (("item", str(no)),), SHEET_CLAUSE) for no in opened.missing]
        values = {
            opened.column.scores[item.no] / item.maximum
            for item in opened.template.items
            if item.no in opened.column.scores
        }
        if not notes and len(values) == 1 and len(opened.template.items) > 1:
            notes.append(Note("all-items-alike", "warning"))
        return tuple(notes)

    @right("mark.own")
    def submit(self, session: Session, key: ColumnKey) -> None:
        """Hand in an own column; it freezes. A missing score is ``Refused`` (``sheet-incomplete``)."""
        with self.door.act(session, "sheet.submit", str(key)) as writing:
            batch, column = _own(writing, session, key)
            _check_open(batch, column)
            check_recusal(writing, batch, key.candidate, key.assessor)
            missing = missing_items(batch.template(batch.component(key.form)), column.scores)
            if missing:
                numbers = "、".join(map(str, missing))
                raise Refused("sheet-incomplete", items=numbers, count=len(missing), clause=SHEET_CLAUSE)
            writing.put(str(key), ColumnStatus(str(key), ColumnState.SUBMITTED), parent=key.plan)


def _check_open(batch: Batch, column: Column) -> None:
    if batch.plan.state is not PlanState.RELEASED or batch.candidate(column.key.candidate).withdrawn:
        raise Refused("sheet-not-open", state="withdrawn")
    if not column.state.is_open:
        raise Refused("sheet-not-open", state=column.state.value)


def _scores(batch: Batch, session: Session) -> bool:
    takes_over = any(change.new == session.person.id for change in batch.replacements)
    return takes_over or session.person.id in batch.plan.scorers


def _listed(batch: Batch, column: Column) -> OwnSheet:
    template = batch.template(batch.component(column.key.form))
    candidate = batch.candidate(column.key.candidate)
    return OwnSheet(
        column.key, candidate, template.title, column.state, len(column.scores), len(template.items), column.reason
    )


def _own(reading: Reading, session: Session, key: ColumnKey) -> tuple[Batch, Column]:
    """Return a person's own column with what it stands in; another's is ``Refused`` (``not-own-sheet``)."""
    if key.assessor != session.person.id:
        raise Refused("not-own-sheet")
    batch = load_batch(reading, key.plan, candidate=key.candidate, assessor=session.person.id)
    return batch, batch.column(key)
