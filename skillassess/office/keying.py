"""Keying in from paper: an assessor's column read by two people who do not see each other's entry.

The second entry is blind: until it is in, nothing readable here depends on the first one's values. Only when both
agree, or a third person has said for every difference which is right, do the values become the assessor's column; the
assessor confirms and signs it like any other. Nobody keys who scores, trains or supervises in the batch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillassess.errors import Refused, Stale
from skillassess.model.candidates import Candidate
from skillassess.model.keying import Difference, EntryNo, KeyedColumn, KeyedEntry, KeyingState
from skillassess.model.plans import PlanState
from skillassess.model.scoring import parse_score
from skillassess.model.sheets import SHEET_CLAUSE, Template
from skillassess.model.worksheets import ColumnKey, ColumnState, ColumnStatus
from skillassess.office.batch import Batch, load_batch
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, may, right

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from skillassess.model.worksheets import Column, FormKey
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading, Stored
    from skillassess.store.writing import Writing

_KEYABLE = (ColumnState.UNTOUCHED, ColumnState.RETURNED)


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A column that can be keyed in or was: whose it is, which place it has on the sheet, who keyed; never a value.

    ``may_key``: the person asking may make the next entry; ``may_decide``: may say which of two is right.
    """

    key: ColumnKey
    candidate: Candidate
    title: str
    place: int
    assessor: str
    state: KeyingState
    keyed_by: tuple[str, ...]
    may_key: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A column laid out for keying: its sheet, and the differences once both entries are in."""

    sheet: PaperSheet
    template: Template
    differences: tuple[Difference, ...]


class Keying:
    """Use cases of those who key in from paper."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("paper.read")
    def sheets(self, session: Session, plan_id: str) -> tuple[PaperSheet, ...]:
        """Return the columns of a plan that can be keyed in or were, by admission number, component and place."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
            check_apart(batch, session)
            kept = {stored.id: stored.value for stored in reading.all(KeyedColumn, plan_id)}
        columns = [placed for key in batch.all_forms() for placed in _placed(batch, key)]
        listed = (_listed(batch, placed, kept.get(str(placed[1].key)), session) for placed in columns)
        return tuple(sheet for sheet in listed if sheet is not None)

    @right("paper.read")
    def sheet(self, session: Session, key: ColumnKey) -> PaperForm:
        """Return one column to be keyed in; values of the first entry are not in it until the second is made."""
        with self.door.look() as reading:
            batch, column, stored = _opened(reading, session, key)
        kept = None if stored is None else stored.value
        placed = next((placed for placed in _placed(batch, key.form) if placed[1].key == key), None)
        sheet = None if placed is None else _listed(batch, placed, kept, session)
        if sheet is None:
            raise _not_keyable(column)
        template = batch.template(batch.component(key.form))
        shown = kept.differences if kept is not None and kept.state is KeyingState.DIFFERS else ()
        return PaperForm(sheet, template, shown)

    @right("paper.key")
    def enter(self, session: Session, key: ColumnKey, texts: Sequence[str]) -> PaperForm:
        """Keep one entry of a whole column, items in order; equal second entries become the assessor's column.

        The person of the first entry is ``Refused`` as the second (``keyed-by-same-person``); so is a missing score.
        """
        with self.door.look() as reading:
            batch, column, stored = _opened(reading, session, key)
        kept, version = _under_way(stored)
        _check_keyable(batch, column, kept)
        entry = KeyedEntry(session.person.id, self.door.clock.now(), _scores(batch, key, texts))
        if kept is None:
            self._keep_first(session, column, entry, version)
        else:
            if kept.first.by == entry.by:
                raise Refused("keyed-by-same-person")
            if kept.second is not None:
                raise Refused("keyed-twice-already")
            self._keep_second(session, key, replace(kept, second=entry), version)
        return self.sheet(session, key)

    @right("paper.decide")
    def decide(self, session: Session, key: ColumnKey, chosen: Mapping[int, EntryNo], reason: str) -> None:
        """Say for every difference which entry is right, as a third person and with a reason; the column is taken over.

        One of the two who keyed is ``Refused`` (``decided-by-keyer``), an item left out too (``difference-open``).
        """
        check_reason(reason)
        with self.door.look() as reading:
            _, _, stored = _opened(reading, session, key)
        kept, version = _under_way(stored)
        if kept is None or kept.state is not KeyingState.DIFFERS:
            raise Refused("nothing-to-decide")
        if session.person.id in kept.keyers:
            raise Refused("decided-by-keyer")
        left = [str(gap.item) for gap in kept.differences if gap.item not in chosen]
        if left:
            raise Refused("difference-open", items="、".join(left), count=len(left))
        taken = tuple((gap.item, chosen[gap.item]) for gap in kept.differences)
        decided = replace(kept, right=taken, by=session.person.id, reason=reason.strip())
        self._take_over(session, key, decided, version, "paper.decide", reason=reason.strip())

    @right("paper.key")
    def discard(self, session: Session, key: ColumnKey, reason: str) -> None:
        """Put the entries of a column aside, with a reason; it can be keyed in anew by two people."""
        check_reason(reason)
        with self.door.act(session, "paper.discard", str(key), reason=reason.strip()) as writing:
            kept, version = _under_way(_opened(writing, session, key)[2])
            if kept is None:
                raise Refused("nothing-keyed")
            aside = replace(kept, state=KeyingState.DISCARDED, by=session.person.id, reason=reason.strip())
            writing.put(str(key), aside, parent=key.plan, seen=version)

    def _keep_first(self, session: Session, column: Column, entry: KeyedEntry, version: int) -> None:
        key = column.key
        kept = KeyedColumn(str(key), KeyingState.ONCE, _base(column), column.revision, entry)
        with self.door.act(session, "paper.key", str(key), items=len(entry.scores), reading=1) as writing:
            batch, now, _ = _opened(writing, session, key)
            _check_keyable(batch, now, None)
            writing.put(str(key), kept, parent=key.plan, seen=version)

    def _keep_second(self, session: Session, key: ColumnKey, kept: KeyedColumn, version: int) -> None:
        if not kept.differences:
            self._take_over(session, key, kept, version, "paper.agree")
            return
        count = len(kept.differences)
        with self.door.act(
            session, "paper.key", str(key), items=len(kept.first.scores), reading=2, differ=count
        ) as work:
            batch, column, _ = _opened(work, session, key)
            _check_keyable(batch, column, kept)
            work.put(str(key), replace(kept, state=KeyingState.DIFFERS), parent=key.plan, seen=version)

    def _take_over(
        self, session: Session, key: ColumnKey, kept: KeyedColumn, version: int, action: str, **detail: str
    ) -> None:
        first, second = kept.keyers
        with self.door.act(session, action, str(key), first=first, second=second, **detail) as writing:
            batch, column, _ = _opened(writing, session, key)
            _check_keyable(batch, column, kept)
            writing.put(str(key), replace(kept, state=KeyingState.TAKEN_OVER), parent=key.plan, seen=version)
            self._write(writing, column, kept)

    def _write(self, writing: Writing, column: Column, kept: KeyedColumn) -> None:
        key, at = column.key, self.door.clock.now()
        chosen = {gap.item: gap.value(dict(kept.right)[gap.item]) for gap in kept.differences}
        present = {mark.item: mark for mark in column.marks}
        for item, value in kept.first.scores:
            before = present.get(item)
            seen, note = (before.version, before.note) if before else (0, "")
            writing.mark(key.plan, key, item, chosen.get(item, value), note, at=at, seen=seen)
        writing.put(str(key), ColumnStatus(str(key), ColumnState.SUBMITTED), parent=key.plan)


def _opened(reading: Reading, session: Session, key: ColumnKey) -> tuple[Batch, Column, Stored[KeyedColumn] | None]:
    """Return a column with what was keyed of it; whoever takes part in the batch is ``Refused``."""
    batch = load_batch(reading, key.plan, candidate=key.candidate)
    check_apart(batch, session)
    return batch, batch.column(key), reading.find(KeyedColumn, str(key))


def _under_way(stored: Stored[KeyedColumn] | None) -> tuple[KeyedColumn | None, int]:
    """Return what waits for its next step, if anything does, and the version that is the present one."""
    if stored is None:
        return None, 0
    return (stored.value if stored.value.state.is_under_way else None), stored.version


def check_apart(batch: Batch, session: Session) -> None:
    """Refuse who scores, trains or supervises in the batch: they must not see others' scores, nor write them."""
    trainees = (person for target in batch.plan.targets for part in target.components for person in part.trainees)
    replacing = (person for change in batch.replacements for person in (change.old, change.new))
    if session.person.id in {*batch.plan.scorers, *trainees, *replacing, batch.plan.supervisor}:
        raise Refused("keyer-takes-part")


def _check_keyable(batch: Batch, column: Column, kept: KeyedColumn | None) -> None:
    if batch.plan.state is not PlanState.RELEASED or batch.candidate(column.key.candidate).withdrawn:
        raise Refused("sheet-not-open", state="withdrawn")
    if column.state not in _KEYABLE:
        raise _not_keyable(column)
    if kept is not None and (kept.base, kept.revision) != (_base(column), column.revision):
        raise Stale("keyed-column-changed")


def _not_keyable(column: Column) -> Refused:
    if column.state is ColumnState.IN_PROGRESS:
        return Refused("scored-in-program")
    return Refused("sheet-not-open", state=column.state.value)


def _scores(batch: Batch, key: ColumnKey, texts: Sequence[str]) -> tuple[tuple[int, Decimal], ...]:
    items = batch.template(batch.component(key.form)).items
    if len(texts) != len(items):
        raise Refused("column-of-other-length", given=len(texts), items=len(items))
    missing = [str(item.no) for item, text in zip(items, texts, strict=True) if not text.strip()]
    if missing:
        raise Refused("sheet-incomplete", items="、".join(missing), count=len(missing), clause=SHEET_CLAUSE)
    return tuple((item.no, parse_score(text, item)) for item, text in zip(items, texts, strict=True))


def _base(column: Column) -> tuple[tuple[int, int], ...]:
    return tuple((mark.item, mark.version) for mark in column.marks)


def _placed(batch: Batch, key: FormKey) -> Iterable[tuple[int, Column]]:
    """Return the counting columns of a form with their place on the sheet."""
    return enumerate(batch.content(key).scoring, start=1)


def _listed(batch: Batch, placed: tuple[int, Column], kept: KeyedColumn | None, session: Session) -> PaperSheet | None:
    """Return a column for the list, or None for one that is scored in the program or cannot be scored at all."""
    place, column = placed
    is_keyable = column.state in _KEYABLE
    state = _state(column, kept)
    if state is KeyingState.FRESH and not is_keyable:
        return None
    keyers = kept.keyers if kept is not None and state is not KeyingState.FRESH else ()
    apart = is_keyable and session.person.id not in keyers
    return PaperSheet(
        key=column.key,
        candidate=batch.candidate(column.key.candidate),
        title=batch.template(batch.component(column.key.form)).title,
        place=place,
        assessor=batch.people[column.key.assessor].name,
        state=state,
        keyed_by=tuple(batch.people[person].name for person in keyers),
        may_key=apart and state in (KeyingState.FRESH, KeyingState.ONCE) and may(session.person, "paper.key"),
        may_decide=apart and state is KeyingState.DIFFERS and may(session.person, "paper.decide"),
    )


def _state(column: Column, kept: KeyedColumn | None) -> KeyingState:
    """Return how far a column is; what was taken over and came back to its assessor can be keyed in anew."""
    if kept is None or kept.state is KeyingState.DISCARDED:
        return KeyingState.FRESH
    if kept.state is KeyingState.TAKEN_OVER and column.state is not ColumnState.SUBMITTED:
        return KeyingState.FRESH
    return kept.state
