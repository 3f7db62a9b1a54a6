"""The end of keeping: until when each plan is kept, and the purge of its personal data by two persons.

Certificates, the plan itself and the list of documents made stay: numbers are never given twice. Copies of the database
that somebody put elsewhere are beyond the program's reach; the refusals and the help say so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Refused
from skillassess.model.afterwards import Filing, Notice
from skillassess.model.candidates import Candidate
from skillassess.model.certificates import Certificate
from skillassess.model.identity import mask_ids_in
from skillassess.model.plans import Plan
from skillassess.model.records import MadeDocument
from skillassess.model.retention import Purge, purge_bytes
from skillassess.office.paper_facts import closed_on
from skillassess.office.planning import edition_of
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right
from skillassess.rules.afterwards import Retention, retention
from skillassess.store.backups import Backups

if TYPE_CHECKING:
    from datetime import datetime

    from skillassess.office.administration import Administration
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading

PURGE = "retention.purge"
_KEPT = (Certificate, MadeDocument, Purge)


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a plan is kept, how many candidates it holds, and when it was purged.

    ``due``: the electronic records may be purged. ``copies`` counts backups that still hold what was purged.
    """

    plan: str
    title: str
    closed: date
    keep: Retention
    due: bool
    candidates: int
    purged: datetime | None
    copies: int


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did: facts and files gone, journal rows emptied, older backups removed."""

    facts: int
    files: int
    entries: int
    backups: int


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """Login and password of the person beside the one who is signed in."""

    login: str
    password: str


class RetentionDesk:
    """Use cases of retention."""

    def __init__(self, door: MainDoor, administration: Administration) -> None:
        """Work through ``door``; passwords are proved by ``administration``."""
        self.door = door
        self._administration = administration

    @right("retention.read")
    def plans(self, session: Session) -> tuple[Kept, ...]:
        """Return every plan with the days from which its records may go (T/S plan 七（四）), oldest first."""
        day = today(self.door.clock)
        copies = Backups.beside(self.door.database.path).all()
        with self.door.look() as reading:
            found = []
            for plan in reading.values(Plan):
                closed, keep = _keeping(reading, plan)
                purge = reading.find(Purge, plan.id)
                at = None if purge is None else purge.value.at
                older = 0 if at is None else sum(copy.at < at.replace(microsecond=0) for copy in copies)
                count = len(reading.all(Candidate, plan.id))
                found.append(Kept(plan.id, plan.title, closed, keep, day >= keep.electronic, count, at, older))
            return tuple(found)

    @right(PURGE)
    def purge(self, session: Session, plan_id: str, reason: str, password: str, second: SecondPerson) -> Purged:
        """Remove a plan's personal data for good, by two persons; before its day ``Refused`` (T/S plan 七（四）).

        The database is checked within the transaction, written anew, copied to a verified backup, and every older
        backup of the program removed. Slow: seconds for a large file.
        """
        check_reason(reason)
        with self.door.look() as reading:
            clause, numbers = self._check_due(reading, plan_id)
        seal = self._administration.prove(session, password)
        other, second_seal = self._administration.second_person(session, second.login, second.password, PURGE)
        why = mask_ids_in(reason)
        with self.door.purge(session, plan_id, _KEPT, numbers, why) as (writing, removed, at):
            purge = Purge(
                plan=plan_id,
                at=at,
                by=session.person.id,
                second=other.id,
                clause=clause,
                reason=why,
                facts=removed.facts,
                files=removed.files,
                rows=removed.rows,
            )
            content = purge_bytes(purge)
            sealed = replace(purge, seal=seal.over(content), second_seal=second_seal.over(content))
            writing.put(plan_id, sealed, seen=0)
        return Purged(removed.facts, removed.files, len(removed.rows), self._finish())

    @right(PURGE)
    def finish(self, session: Session) -> int:
        """Do again what follows a purge, should it have been interrupted; returns how many older backups went."""
        return self._finish()

    def _finish(self) -> int:
        self.door.database.shrink()
        if self.door.database.is_sample:
            return 0
        newest = self.door.back_up()
        return len(Backups.beside(self.door.database.path).keep_only(newest))

    def _check_due(self, reading: Reading, plan_id: str) -> tuple[str, tuple[str, ...]]:
        stored = reading.find(Plan, plan_id)
        if stored is None:
            raise Refused("plan-unknown")
        if reading.find(Purge, plan_id) is not None:
            raise Refused("plan-purged")
        _, keep = _keeping(reading, stored.value)
        if today(self.door.clock) < keep.electronic:
            raise Refused("retention-not-over", clause=keep.clause, until=keep.electronic.isoformat())
        return keep.clause, tuple(certificate.number for certificate in reading.values(Certificate, plan_id))


def _keeping(reading: Reading, plan: Plan) -> tuple[date, Retention]:
    notice, filing = reading.find(Notice, plan.id), reading.find(Filing, plan.id)
    closed = closed_on(
        plan,
        reading.values(Certificate, plan.id),
        None if notice is None else notice.value,
        None if filing is None else filing.value,
    )
    return closed, retention(edition_of(reading, plan).afterwards, closed)
