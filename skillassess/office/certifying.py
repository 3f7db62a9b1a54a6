"""Certificate numbers and their register (人社鉴发〔2019〕2号; T/S plan 五（一）5).

Numbers are given only after: verdict pass, all signatures valid, public notice over with no open objection, filing
accepted. They run on without gap or repeat within institution, year of issue and level, in order of admission number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from skillassess.clock import today
from skillassess.documents.number_import import read_certificate_numbers
from skillassess.errors import Refused
from skillassess.model.afterwards import Filing
from skillassess.model.candidates import Candidate
from skillassess.model.certificates import (
    NUMBER_CLAUSE,
    Certificate,
    CertificateState,
    is_number,
    number,
    serial,
    series,
)
from skillassess.model.institution import Institution
from skillassess.model.levels import Level
from skillassess.model.results import Verdict
from skillassess.office.batch import Batch, load_batch
from skillassess.office.filing import routes
from skillassess.office.naming import INSTITUTION
from skillassess.office.noticing import notice_view
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.model.filings import ImportedNumber
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading
    from skillassess.store.writing import Writing

_CLAIM = "certificate"


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers: level, the last number given (None before the first), how many candidates wait."""

    level: Level
    last: str | None
    next: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Registered:
    """A certificate with the candidate it belongs to; of one whose data were purged only the number is left."""

    certificate: Certificate
    candidate: Candidate


class Certifying:
    """Use cases of the certificate register."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("certificate.read")
    def register(self, session: Session, plan_id: str) -> tuple[Registered, ...]:
        """Return a plan's certificates in order of their numbers."""
        with self.door.look() as reading:
            candidates = {c.id: c for c in reading.values(Candidate, plan_id)}
            given = reading.values(Certificate, plan_id)
            return tuple(Registered(c, candidates.get(c.candidate) or _forgotten(c)) for c in given)

    @right("certificate.read")
    def series(self, session: Session, plan_id: str) -> tuple[Series, ...]:
        """Return the runs of numbers this plan would continue this year, level by level."""
        year = today(self.door.clock).year
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
            institution = reading.get(Institution, INSTITUTION)
            found = []
            for level in dict.fromkeys(target.level for target in batch.plan.targets):
                last = _last(reading, institution, year, level)
                following = number(institution.code, year, level, 1 if last is None else serial(last) + 1)
                found.append(Series(level, last, following, len(_waiting(reading, batch, level))))
        return tuple(found)

    @right("certificate.issue")
    def issue(
        self, session: Session, plan_id: str, level: Level, *, first_serial: int | None = None
    ) -> tuple[Certificate, ...]:
        """Give numbers to all who passed at a level; ``first_serial`` only while the year's series has not begun."""
        day = today(self.door.clock)
        with self.door.act(session, "certificate.issue", plan_id, level=level.code) as writing:
            batch = load_batch(writing, plan_id)
            _check_ready(writing, batch, level, self.door)
            institution = writing.get(Institution, INSTITUTION)
            last = _last(writing, institution, day.year, level)
            if last is not None and first_serial is not None:
                raise Refused("series-begun", last=last, clause=NUMBER_CLAUSE)
            start = (first_serial or 1) if last is None else serial(last) + 1
            waiting = _waiting(writing, batch, level)
            if not waiting:
                raise Refused("nobody-waits")
            given = tuple(
                Certificate(number(institution.code, day.year, level, start + place), plan_id, candidate.id, level, day)
                for place, candidate in enumerate(waiting)
            )
            for certificate in given:
                _register(writing, certificate)
        return given

    @right("certificate.import")
    def import_numbers(self, session: Session, plan_id: str, path: Path) -> tuple[Certificate, ...]:
        """Take in numbers handed out by the province; every row must fit a waiting candidate, or none is taken."""
        rows = read_certificate_numbers(path)
        with self.door.act(session, "certificate.import", plan_id, rows=len(rows)) as writing:
            batch = load_batch(writing, plan_id)
            given = tuple(_imported(writing, batch, row, self.door) for row in rows)
            for certificate in given:
                _register(writing, certificate)
        return given

    @right("certificate.void")
    def make_void(self, session: Session, certificate_number: str, reason: str) -> None:
        """Record a certificate as void; its number is never used again."""
        check_reason(reason)
        with self.door.act(session, "certificate.void", certificate_number, reason=reason) as writing:
            certificate = writing.get(Certificate, certificate_number)
            if certificate.state is CertificateState.VOID:
                raise Refused("certificate-void")
            void = replace(certificate, state=CertificateState.VOID, reason=reason)
            writing.put(certificate_number, void, parent=certificate.plan)

    @right("certificate.void")
    def reissue(self, session: Session, certificate_number: str, reason: str) -> None:
        """Record that a lost certificate was issued anew today under its own number."""
        check_reason(reason)
        with self.door.act(session, "certificate.reissue", certificate_number, reason=reason) as writing:
            certificate = writing.get(Certificate, certificate_number)
            if certificate.state is CertificateState.VOID:
                raise Refused("certificate-void")
            again = replace(certificate, reissued=(*certificate.reissued, today(self.door.clock)))
            writing.put(certificate_number, again, parent=certificate.plan)


def _register(writing: Writing, certificate: Certificate) -> None:
    taken = Refused("certificate-number-taken", number=certificate.number, clause=NUMBER_CLAUSE)
    writing.claim(_CLAIM, certificate.number, certificate.candidate, refusal=taken)
    writing.put(certificate.number, certificate, parent=certificate.plan, seen=0)


def _last(reading: Reading, institution: Institution, year: int, level: Level) -> str | None:
    prefix = series(number(institution.code, year, level, 1))
    taken = reading.claims(_CLAIM, prefix)
    return taken[-1][0] if taken else None


def _waiting(reading: Reading, batch: Batch, level: Level) -> tuple[Candidate, ...]:
    has = {certificate.candidate for certificate in reading.values(Certificate, batch.plan.id)}
    return tuple(
        candidate
        for candidate in batch.active
        if candidate.level is level
        and candidate.id not in has
        and batch.result(candidate.id).verdict is Verdict.PASS
        and all(batch.signed(key).is_sealed for key in batch.forms(candidate.id))
    )


def _check_ready(reading: Reading, batch: Batch, level: Level, door: MainDoor) -> None:
    if level not in {target.level for target in batch.plan.targets}:
        raise Refused("level-not-in-plan", level=level.full_name)
    for note in notice_view(reading, batch, today(door.clock)).findings:
        if note.severity == "error":
            raise Refused(note.code, clause=note.clause, **dict(note.params))
    stored = reading.find(Filing, batch.plan.id)
    filing = None if stored is None else stored.value
    if filing is not None and filing.results_digest != batch.results_digest():
        raise Refused("filing-outdated")
    route = next(found for found in routes(reading, batch, filing) if found.level is level)
    if filing is None or filing.submitted is None or not route.is_accepted:
        raise Refused("filing-not-accepted", level=level.full_name, step=route.next_step or "")


def _imported(reading: Reading, batch: Batch, row: ImportedNumber, door: MainDoor) -> Certificate:
    where: dict[str, Any] = {"row": row.row}
    person = next((c for c in batch.active if c.id_number == row.id_number), None)
    if person is None or person.name != row.name:
        raise Refused("import-person-unknown", **where)
    if not is_number(row.number) or row.number[15] != person.level.code:
        raise Refused("import-number-malformed", number=row.number, clause=NUMBER_CLAUSE, **where)
    if row.number[13:15] != f"{row.issued.year % 100:02d}" or row.issued > today(door.clock):
        raise Refused("import-date-wrong", clause=NUMBER_CLAUSE, **where)
    institution = reading.get(Institution, INSTITUTION)
    if row.number[:13] != institution.code:
        raise Refused("import-other-institution", number=row.number, **where)
    _check_ready(reading, batch, person.level, door)
    if person not in _waiting(reading, batch, person.level):
        raise Refused("import-person-not-waiting", **where)
    return Certificate(row.number, batch.plan.id, person.id, person.level, row.issued)


def _forgotten(given: Certificate) -> Candidate:
    """Return a candidate whose data were purged: admission number and level, as the certificate holds them."""
    return Candidate(given.candidate, given.plan, "", "", "", "", "", None, "", "", given.level)
