"""Recusal (回避): ties are declared by the office or the person concerned; who is tied may not score the candidate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.candidates import plan_of
from skillassess.model.people import Role
from skillassess.model.recusal import DeclaredTie, Relation
from skillassess.office.batch import Batch, load_batch
from skillassess.office.planning import edition_of
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading


class Recusing:
    """Use cases of recusal."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("recusal.read")
    def ties(self, session: Session, plan_id: str) -> tuple[DeclaredTie, ...]:
        """Return the ties declared in a plan, those taken back included."""
        with self.door.look() as reading:
            return reading.values(DeclaredTie, plan_id)

    @right("recusal.declare")
    def declare(self, session: Session, candidate_id: str, person_id: str, relation: Relation, reason: str) -> None:
        """Declare a tie, assessors only their own; from now on the person may not score the candidate."""
        check_reason(reason)
        office = session.person.has(Role.OFFICE)
        if not office and person_id != session.person.id:
            raise Refused("recusal-of-others")
        with self.door.act(session, "recusal.declare", candidate_id, person=person_id, relation=relation) as writing:
            batch = load_batch(writing, plan_of(candidate_id), candidate=candidate_id)
            batch.candidate(candidate_id)
            if person_id not in batch.people:
                raise Refused("person-unknown")
            tie = DeclaredTie(batch.plan.id, person_id, candidate_id, relation, reason)
            writing.put(tie_id(candidate_id, person_id), tie, parent=batch.plan.id)

    @right("recusal.withdraw")
    def withdraw(self, session: Session, candidate_id: str, person_id: str, reason: str) -> None:
        """Take a tie back that was declared by mistake; the declaration stays on record."""
        check_reason(reason)
        with self.door.act(session, "recusal.withdraw", candidate_id, person=person_id) as writing:
            tie = writing.get(DeclaredTie, tie_id(candidate_id, person_id))
            writing.put(tie_id(candidate_id, person_id), replace(tie, withdrawn=reason), parent=tie.plan)


def tie_id(candidate: str, person: str) -> str:
    """Return the record id of a tie."""
    return f"{candidate}/{person}"


def check_recusal(reading: Reading, batch: Batch, candidate: str, person: str) -> None:
    """Refuse work on a candidate by somebody tied to that candidate, with the clause of the edition."""
    tie = batch.ties.get(tie_id(candidate, person))
    if tie is None or tie.withdrawn:
        return
    clause = edition_of(reading, batch.plan).people.recusal(tie.relation).provision.name
    names = {"person": batch.people[person].name, "candidate": batch.candidate(candidate).name}
    raise Refused("recusal-" + tie.relation.value, clause=clause, **names)
