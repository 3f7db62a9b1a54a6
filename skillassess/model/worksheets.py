"""One assessor's column on one candidate's sheet, and the form that holds all columns of it.

An assessor changes only the own column, only while it is open. A form is addressed by candidate and component; a
column by candidate, component and assessor. Nothing here decides rights; see ``rights`` of the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from skillassess.errors import Refused
from skillassess.model.candidates import Presence, plan_of
from skillassess.model.sheets import ComponentKind


class ColumnState(StrEnum):
    """Where one column stands."""

    UNTOUCHED = "untouched"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SEALED = "sealed"
    ABSENT = "absent"
    CHEATING = "cheating"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether its assessor may still write in it."""
        return self in (ColumnState.UNTOUCHED, ColumnState.IN_PROGRESS, ColumnState.RETURNED)


@dataclass(frozen=True, slots=True, order=True)
class FormKey:
    """A candidate's sheet for one component, all columns together."""

    candidate: str
    kind: ComponentKind

    def __str__(self) -> str:
        """``candidate/kind``."""
        return f"{self.candidate}/{self.kind.value}"

    @property
    def plan(self) -> str:
        """The plan number, which the admission number begins with."""
        return plan_of(self.candidate)


@dataclass(frozen=True, slots=True, order=True)
class ColumnKey:
    """One assessor's column."""

    candidate: str
    kind: ComponentKind
    assessor: str

    def __str__(self) -> str:
        """``candidate/kind/assessor``."""
        return f"{self.candidate}/{self.kind.value}/{self.assessor}"

    @property
    def plan(self) -> str:
        """The plan number, which the admission number begins with."""
        return plan_of(self.candidate)

    @property
    def form(self) -> FormKey:
        """The form this column stands on."""
        return FormKey(self.candidate, self.kind)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``candidate/kind/assessor``; anything else is ``Refused``."""
        parts = text.split("/")
        if len(parts) != 3 or parts[1] not in tuple(ComponentKind):  # noqa: PLR2004  three parts as above
            raise Refused("column-unknown", column=text[:80])
        return cls(parts[0], ComponentKind(parts[1]), parts[2])


@dataclass(frozen=True, slots=True)
class ColumnStatus:
    """A recorded change of state of one column: submitted or returned, and why."""

    column: str
    state: ColumnState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """An assessor replaced on some candidates' sheets: the old column stays on record and leaves the mean."""

    plan: str
    kind: ComponentKind
    old: str
    new: str
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One score as entered: version counts from 1 per item; ``value`` is None when it was taken back."""

    item: int
    version: int
    value: Decimal | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """One assessor's column with its present marks; ``revision`` counts how often it was submitted or returned."""

    key: ColumnKey
    state: ColumnState
    marks: tuple[Mark, ...]
    trainee: bool = False
    reason: str = ""
    revision: int = 0

    @property
    def scores(self) -> dict[int, Decimal]:
        """Present scores by item number."""
        return {mark.item: mark.value for mark in self.marks if mark.value is not None}

    @property
    def total(self) -> Decimal:
        """The sum of the present scores in points."""
        return sum(self.scores.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class FormContent:
    """A form with its columns in the order of the sheet; the input of every signature and printed page."""

    key: FormKey
    template_id: str
    template_version: int
    line: Decimal
    presence: Presence
    columns: tuple[Column, ...]
    drop_extremes: bool = False

    @property
    def scoring(self) -> tuple[Column, ...]:
        """Columns that count: not replaced, not a trainee's."""
        return tuple(c for c in self.columns if not c.trainee and c.state is not ColumnState.REPLACED)

    @property
    def is_complete(self) -> bool:
        """Whether every counting column is in, or the candidate was absent or cheated."""
        if self.presence is not Presence.PRESENT:
            return True
        done = (ColumnState.SUBMITTED, ColumnState.SEALED)
        return bool(self.scoring) and all(column.state in done for column in self.scoring)
