"""Candidates of a plan: roster preview and acceptance, changes by hand, withdrawal, presence on the day.

A roster is kept whole in one transaction or not at all; rows with errors must be left out knowingly, by their number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.documents.roster import read_roster
from skillassess.errors import Note, Refused
from skillassess.model.candidates import Attendance, Candidate, Presence, admission_number, plan_of
from skillassess.model.certificates import Certificate
from skillassess.model.identity import GB_11643, IdType, mask_ids_in, normalise_id, normalise_name, read_resident_id
from skillassess.model.plans import Plan, PlanState, Target
from skillassess.model.retention import Purge
from skillassess.model.roster import ERROR, RosterEntry, RosterPreview, RosterRow
from skillassess.model.worksheets import FormKey
from skillassess.office.batch import load_batch
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading
    from skillassess.store.writing import Writing

_LEVEL, _ID_NUMBER = "级别", "证件号"  # columns are named as the roster names them


class Registration:
    """Use cases of registration."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("candidate.read")
    def candidates(self, session: Session, plan_id: str) -> tuple[Candidate, ...]:
        """Return a plan's candidates by admission number, withdrawn ones included."""
        with self.door.look() as reading:
            return reading.values(Candidate, plan_id)

    @right("candidate.reveal")
    def reveal(self, session: Session, candidate_id: str, reason: str) -> str:
        """Return a candidate's ID number in full; who saw it, when and why is recorded, the number is not."""
        check_reason(reason)
        with self.door.act(session, "candidate.reveal", candidate_id, reason=mask_ids_in(reason)) as writing:
            candidate = writing.find(Candidate, candidate_id)
            if candidate is None:
                raise Refused("candidate-unknown")
            return candidate.value.id_number

    @right("candidate.take")
    def preview(
        self, session: Session, plan_id: str, path: Path, progress: Callable[[int, int], None] | None = None
    ) -> RosterPreview:
        """Read a roster with every finding by row and column; nothing is kept (25号 art. 28)."""
        found = read_roster(path, today=today(self.door.clock), progress=progress)
        with self.door.look() as reading:
            plan = _released(reading, plan_id)
            known = {c.id_number for c in reading.values(Candidate, plan_id) if not c.withdrawn}
        return replace(found, rows=tuple(_against_plan(row, plan, known) for row in found.rows))

    @right("candidate.take")
    def accept(
        self, session: Session, plan_id: str, preview: RosterPreview, *, leave_out: Iterable[int] = ()
    ) -> tuple[Candidate, ...]:
        """Keep a roster's rows in one transaction; every refused row must be named in ``leave_out``."""
        left_out = frozenset(leave_out)
        if preview.is_refused:
            raise Refused("roster-refused")
        refused = [row.row for row in preview.rows if row.values is None and row.row not in left_out]
        if refused:
            raise Refused("roster-rows-refused", rows="、".join(map(str, refused)), count=len(refused))
        entries = [row.values for row in preview.rows if row.values is not None and row.row not in left_out]
        if not entries:
            raise Refused("roster-empty")
        detail: dict[str, str | int] = {"file": preview.sha256, "taken": len(entries), "left_out": len(left_out)}
        with self.door.act(session, "roster.accept", plan_id, **detail) as writing:
            plan = _released(writing, plan_id)
            intake = _Intake(writing, plan)
            return tuple(intake.take(entry) for entry in entries)

    @right("candidate.take")
    def add(self, session: Session, plan_id: str, entry: RosterEntry) -> Candidate:
        """Take in one candidate by hand; an ID number at odds with itself or the entry is ``Refused`` (GB 11643)."""
        entry = _checked(entry)
        with self.door.act(session, "candidate.add", plan_id) as writing:
            return _Intake(writing, _released(writing, plan_id)).take(entry)

    @right("candidate.change")
    def change(self, session: Session, candidate: Candidate, reason: str) -> None:
        """Correct a candidate's particulars; it voids the signatures on the candidate's forms."""
        check_reason(reason)
        normalise_name(candidate.name)
        with self.door.act(session, "candidate.change", candidate.id, reason=reason) as writing:
            before = writing.get(Candidate, candidate.id)
            _no_certificate(writing, candidate.id)
            fixed = (before.id, before.plan, before.target, before.level, before.id_number, before.withdrawn)
            if fixed != (
                candidate.id,
                candidate.plan,
                candidate.target,
                candidate.level,
                candidate.id_number,
                candidate.withdrawn,
            ):
                raise Refused("candidate-fixed")
            writing.put(candidate.id, candidate, parent=candidate.plan)

    @right("candidate.change")
    def withdraw(self, session: Session, candidate_id: str, reason: str) -> None:
        """Withdraw a candidate; the record stays."""
        check_reason(reason)
        with self.door.act(session, "candidate.withdraw", candidate_id, reason=reason) as writing:
            candidate = writing.get(Candidate, candidate_id)
            _no_certificate(writing, candidate_id)
            if candidate.withdrawn:
                raise Refused("candidate-withdrawn")
            writing.put(candidate_id, replace(candidate, withdrawn=reason), parent=candidate.plan)

    @right("attendance.set")
    def set_presence(self, session: Session, plan_id: str, key: FormKey, presence: Presence, reason: str) -> None:
        """Record a candidate as present, absent or cheating for one component; cheating locks it at 0.0."""
        check_reason(reason)
        with self.door.act(session, "attendance.set", str(key), presence=presence.value, reason=reason) as writing:
            batch = load_batch(writing, plan_id, candidate=key.candidate)
            batch.component(key)
            _no_certificate(writing, key.candidate)
            writing.put(str(key), Attendance(key.candidate, key.kind, presence, reason), parent=plan_id)

    @right("attendance.set")
    def set_presence_throughout(
        self, session: Session, plan_id: str, candidate_id: str, presence: Presence, reason: str
    ) -> None:
        """Record a candidate alike for every component, in one transaction: checked in, absent, cheating."""
        check_reason(reason)
        detail = {"presence": presence.value, "reason": reason}
        with self.door.act(session, "attendance.set", candidate_id, **detail) as writing:
            batch = load_batch(writing, plan_id, candidate=candidate_id)
            _no_certificate(writing, candidate_id)
            for key in batch.forms(candidate_id):
                writing.put(str(key), Attendance(candidate_id, key.kind, presence, reason), parent=plan_id)

    @right("candidate.read")
    def attendance(self, session: Session, plan_id: str) -> tuple[Attendance, ...]:
        """Return what was recorded of presence on the day; a candidate nobody recorded is not among them."""
        with self.door.look() as reading:
            return reading.values(Attendance, plan_id)


def _checked(entry: RosterEntry) -> RosterEntry:
    """Return an entry typed by hand in normal form, or refuse it for what a roster row would be refused for."""
    name, number = normalise_name(entry.name).value, normalise_id(entry.id_number).value
    if entry.id_type is IdType.RESIDENT:
        resident = read_resident_id(number)
        if entry.birth_date != resident.birth_date:
            shown = {"given": entry.birth_date.isoformat(), "in_id": resident.birth_date.isoformat()}
            raise Refused("roster-birth-contradicts-id", clause=GB_11643, **shown)
        if entry.sex != resident.sex:
            raise Refused("roster-sex-contradicts-id", clause=GB_11643, given=entry.sex, in_id=resident.sex)
    if not number:
        raise Refused("roster-missing", heading=_ID_NUMBER)
    return replace(entry, name=name, id_number=number)


def _released(reading: Reading, plan_id: str) -> Plan:
    stored = reading.find(Plan, plan_id)
    if stored is None:
        raise Refused("plan-unknown")
    if stored.value.state is not PlanState.RELEASED:
        raise Refused("plan-not-released")
    if reading.find(Purge, plan_id) is not None:
        raise Refused("plan-purged")
    return stored.value


def _no_certificate(reading: Reading, candidate_id: str) -> None:
    if any(certificate.candidate == candidate_id for certificate in reading.values(Certificate, plan_of(candidate_id))):
        raise Refused("certificate-given")


def _against_plan(row: RosterRow, plan: Plan, known: set[str]) -> RosterRow:
    entry = row.values
    if entry is None:
        return row
    notes = []
    if plan.target_for(entry.occupation, entry.job_type, entry.level) is None:
        shown = (("occupation", entry.occupation), ("level", entry.level.full_name))
        notes.append(Note("application-not-in-plan", ERROR, shown, "粤人社规〔2025〕25号 第十四条", row.row, _LEVEL))
    if entry.id_number in known:
        notes.append(Note("candidate-already-in-plan", ERROR, (), None, row.row, _ID_NUMBER))
    if not notes:
        return row
    return RosterRow(row.row, None, (*row.notes, *notes), row.name or entry.name)


class _Intake:
    """Takes applications into one plan within one transaction, numbering them on."""

    def __init__(self, writing: Writing, plan: Plan) -> None:
        self._writing = writing
        self._plan = plan
        present = writing.values(Candidate, plan.id)
        self._taken = {candidate.id_number for candidate in present if not candidate.withdrawn}
        self._sequence = max((candidate.sequence for candidate in present), default=0)

    def take(self, entry: RosterEntry) -> Candidate:
        target = self._plan.target_for(entry.occupation, entry.job_type, entry.level)
        if target is None:
            raise Refused("application-not-in-plan", occupation=entry.occupation, level=entry.level.full_name)
        if entry.id_number in self._taken:
            raise Refused("candidate-already-in-plan")
        self._taken.add(entry.id_number)
        self._sequence += 1
        candidate = _applicant(admission_number(self._plan.id, self._sequence), target, entry, self._plan.id)
        self._writing.put(candidate.id, candidate, parent=self._plan.id, seen=0)
        return candidate


def _applicant(number: str, target: Target, entry: RosterEntry, plan_id: str) -> Candidate:
    return Candidate(
        id=number,
        plan=plan_id,
        target=target.id,
        name=entry.name,
        id_type=entry.id_type.value,
        id_number=entry.id_number,
        sex=entry.sex,
        birth_date=entry.birth_date,
        occupation=target.occupation,
        job_type=entry.job_type or target.job_type,
        level=entry.level,
        education=entry.education,
        source=entry.source,
        certificate_pickup=entry.certificate_pickup,
        condition=entry.condition,
        phone=entry.phone,
        work_start=entry.work_start,
        employer=entry.employer,
        post=entry.post,
        remark=entry.remark,
    )
