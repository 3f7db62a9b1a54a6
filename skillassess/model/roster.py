"""A candidate roster as read from an institution's file, before anything is kept. Owns its frozen form only.

A preview is not a registration: whether a plan takes these people (occupation, level, already there) the office asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skillassess.errors import Note
from skillassess.model.identity import IdType
from skillassess.model.levels import Level

ERROR, WARNING, INFO = "error", "warning", "info"
SEVERITIES = (ERROR, WARNING, INFO)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One candidate in normal form. Texts that were not given are empty; ``condition`` is the ordinal as written."""

    name: str
    id_type: IdType
    id_number: str
    sex: str
    birth_date: date
    education: str
    source: str
    certificate_pickup: str
    occupation: str
    job_type: str
    level: Level
    condition: str
    phone: str
    work_start: date | None
    employer: str
    post: str
    remark: str


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row of the file: ``row`` as Excel counts; no ``values`` where the row, or the whole file, is refused.

    ``name`` is the name as far as it could be read, to show which person a refused row means.
    """

    row: int
    values: RosterEntry | None
    notes: tuple[Note, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What a roster file holds, with every finding; ``notes`` concern the file as a whole."""

    file_name: str
    sha256: str
    rows: tuple[RosterRow, ...]
    notes: tuple[Note, ...] = ()

    @property
    def entries(self) -> tuple[RosterEntry, ...]:
        """The candidates that could be taken, in the order of the file."""
        return tuple(row.values for row in self.rows if row.values is not None)

    @property
    def findings(self) -> tuple[Note, ...]:
        """Every finding: of the file first, then row by row."""
        return self.notes + tuple(note for row in self.rows for note in row.notes)

    @property
    def is_refused(self) -> bool:
        """Whether the file as a whole cannot be taken; then no row has values."""
        return any(note.severity == ERROR for note in self.notes)

    @property
    def has_errors(self) -> bool:
        """Whether the file or any row is refused."""
        return any(note.severity == ERROR for note in self.findings)

    def count(self, severity: str) -> int:
        """Return how many findings have this severity."""
        return sum(note.severity == severity for note in self.findings)
