"""What the cells of a row say about each other, and the rows about each other. Owns no reading of cells.

A person who stands twice in the list is refused the second time; two people of one name are both kept, and said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from skillassess.errors import Note
from skillassess.model.identity import GB_11643, ResidentId
from skillassess.model.roster import ERROR, INFO, WARNING, RosterEntry, RosterRow

YOUNGEST = 16
LISTED = 10


@dataclass(slots=True)
class Draft:
    """A row while it is judged: what could be read of it and the findings so far."""

    row: int
    name: str
    id_number: str
    entry: RosterEntry | None
    notes: list[Note] = field(default_factory=list)

    def finished(self, *, is_taken: bool) -> RosterRow:
        """Return the frozen row; a row with an error has no values."""
        is_kept = is_taken and not any(note.severity == ERROR for note in self.notes)
        return RosterRow(self.row, self.entry if is_kept else None, tuple(self.notes), self.name)


def contradictions(resident: ResidentId, sex: str, born: date | None) -> list[tuple[str, Note]]:
    """Return (field, finding) for a sex or birth date that is not the one in the resident's ID number."""
    found = []
    if born is not None and born != resident.birth_date:
        params = (("given", born.isoformat()), ("in_id", resident.birth_date.isoformat()))
        found.append(("birth_date", Note("roster-birth-contradicts-id", ERROR, params, GB_11643)))
    if sex and sex != resident.sex:
        params = (("given", sex), ("in_id", resident.sex))
        found.append(("sex", Note("roster-sex-contradicts-id", ERROR, params, GB_11643)))
    return found


def age_on(day: date, born: date) -> int:
    """Return full years; someone born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_days(born: date | None, began: date | None, today: date) -> list[tuple[str, Note]]:
    """Return (field, finding) for days in the future, work before birth and applicants under 16."""
    found = []
    for name, day in (("birth_date", born), ("work_start", began)):
        if day is not None and day > today:
            found.append((name, Note("roster-date-future", ERROR, (("value", day.isoformat()),))))
    if born is None or born > today:
        return found
    if began is not None and began < born:
        found.append(("work_start", Note("roster-work-before-birth", WARNING, (("value", began.isoformat()),))))
    age = age_on(today, born)
    if age < YOUNGEST:
        found.append(("birth_date", Note("roster-under-age", WARNING, (("age", str(age)), ("limit", str(YOUNGEST))))))
    return found


def compare_rows(drafts: list[Draft], headings: dict[str, str]) -> None:
    """Add the findings on one person twice and on two people of one name; ``headings`` names the columns."""
    _find_one_person_twice(drafts, headings["id_number"])
    _find_one_name_twice(drafts, headings["name"])


def _find_one_person_twice(drafts: list[Draft], column: str) -> None:
    first_of: dict[str, Draft] = {}
    later_of: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        if not draft.id_number:
            continue
        first = first_of.setdefault(draft.id_number, draft)
        if first is not draft:
            later_of[draft.id_number].append(draft.row)
            params = (("other", str(first.row)),)
            draft.notes.append(Note("roster-person-twice", ERROR, params, row=draft.row, column=column))
    for number, rows in later_of.items():
        first = first_of[number]
        params = (("others", _listed(rows)),)
        first.notes.append(Note("roster-person-again", WARNING, params, row=first.row, column=column))


def _find_one_name_twice(drafts: list[Draft], column: str) -> None:
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for draft in drafts:
        if draft.name and draft.id_number:
            people[draft.name].setdefault(draft.id_number, draft.row)
    for draft in drafts:
        namesakes = people.get(draft.name, {})
        if draft.id_number and len(namesakes) > 1:
            others = (row for number, row in namesakes.items() if number != draft.id_number)
            params = (("others", _listed(others)),)
            draft.notes.append(Note("roster-one-name", INFO, params, row=draft.row, column=column))


def _listed(rows: Iterable[int]) -> str:
    """Return the first rows as a list; the rest is left out, so that a full roster of one name stays quick."""
    first = [str(row) for row in islice(rows, LISTED + 1)]
    return "、".join(first[:LISTED]) + ("…" if len(first) > LISTED else "")
