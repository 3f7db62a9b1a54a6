"""Applications of one batch beside each other: the same person twice. Owns that check; sees no dossier.

Persons are keys of the caller's making (a digest of the identity number), so that no personal data enters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from skillassess.errors import Note
from skillassess.model.levels import Level
from skillassess.rules.entries import EligibilityRules
from skillassess.rules.provisions import note


@dataclass(frozen=True, slots=True)
class Application:
    """One application: ``ref`` is what a finding shows (row or admission number)."""

    ref: str
    person: str
    occupation: str
    level: Level


def check_applications(rules: EligibilityRules, applications: Iterable[Application]) -> tuple[Note, ...]:
    """Return who applies twice: the same occupation and level is an error, anything else a warning (一人多证)."""
    by_person: dict[str, list[Application]] = {}
    for application in applications:
        by_person.setdefault(application.person, []).append(application)
    clause = rules.several.name
    notes = []
    for same in by_person.values():
        for one, other in combinations(same, 2):
            repeated = (one.occupation, one.level) == (other.occupation, other.level)
            code, severity = ("applied-twice", "error") if repeated else ("applied-for-several", "warning")
            notes.append(note(code, clause, severity, ref=other.ref, other=one.ref))
    return tuple(notes)
