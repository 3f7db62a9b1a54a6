"""Everything a plan's documents are made of, from one reading. Owns what is read; draws and writes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.errors import Refused
from skillassess.model.afterwards import Filing, Notice
from skillassess.model.batch_papers import BatchHead, Stamp
from skillassess.model.certificates import Certificate, CertificateState
from skillassess.model.institution import Institution
from skillassess.model.records import SupervisionRecord
from skillassess.model.scans import Scan
from skillassess.model.signatures import short_code
from skillassess.office.batch import load_batch
from skillassess.office.naming import INSTITUTION
from skillassess.office.planning import edition_of
from skillassess.office.results import result_table
from skillassess.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from skillassess.model.plans import Plan
    from skillassess.office.batch import Batch
    from skillassess.office.results import ResultTable
    from skillassess.rules.editions import Edition
    from skillassess.store.journal import Head
    from skillassess.store.reading import Reading


@dataclass(frozen=True)
class Facts:
    """A plan at one moment with what followed it; ``register`` holds every certificate, ``by`` who makes the paper."""

    batch: Batch
    institution: Institution
    edition: Edition
    notice: Notice | None
    filing: Filing | None
    supervision: SupervisionRecord | None
    register: tuple[Certificate, ...]
    scans: tuple[Scan, ...]
    head: Head
    made: datetime
    by: str

    @cached_property
    def results(self) -> ResultTable:
        """Every candidate's result."""
        return result_table(self.batch)

    @property
    def day(self) -> date:
        """The day in China on which the paper is made."""
        return self.made.astimezone(CHINA).date()

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """The plan's valid certificates, by number."""
        plan = self.batch.plan.id
        return tuple(c for c in self.register if c.plan == plan and c.state is CertificateState.VALID)

    @property
    def is_noticed(self) -> bool:
        """Whether the results as they stand were published."""
        return self.notice is not None and self.notice.results_digest == self.batch.results_digest()

    @property
    def closed(self) -> date:
        """The last day on which something happened in the plan; from it records are kept."""
        return closed_on(self.batch.plan, self.certificates, self.notice, self.filing)

    def check_final(self) -> None:
        """Refuse what lists results while one is pending or not sealed (``documents-not-final``)."""
        if not self.results.is_final:
            raise Refused("documents-not-final", count=sum(not row.sealed for row in self.results.rows))

    def batch_head(self) -> BatchHead:
        """Return the head every paper of the plan carries."""
        plan = self.batch.plan
        trades = dict.fromkeys(f"{trade(t.occupation, t.job_type)} {t.level.full_name}" for t in plan.targets)
        return BatchHead(
            institution=self.institution.name,
            plan=plan.id,
            title=plan.title,
            occupation="；".join(trades),
            first_day=plan.starts,
            last_day=plan.ends,
            place=plan.place,
        )

    def stamp(self, kind: str, *content: object) -> Stamp:
        """Return what ties a paper of a kind to its record; ``content`` is all that the paper says."""
        digest = hashlib.sha256(encode(content).encode()).hexdigest()
        payload = f"SA1|{self.batch.plan.id}/{kind}|{digest}|{self.head.seq}|{self.head.hash}"
        return Stamp(short_code(digest), self.head.code, payload)


def read_facts(reading: Reading, plan_id: str, made: datetime, by: str) -> Facts:
    """Read everything about a plan; an unknown one is ``Refused``, one without candidates too (``no-candidates``)."""
    batch = load_batch(reading, plan_id)
    if not batch.active:
        raise Refused("no-candidates")
    notice, filing = reading.find(Notice, plan_id), reading.find(Filing, plan_id)
    supervision = reading.find(SupervisionRecord, plan_id)
    return Facts(
        batch=batch,
        institution=reading.get(Institution, INSTITUTION),
        edition=edition_of(reading, batch.plan),
        notice=None if notice is None else notice.value,
        filing=None if filing is None else filing.value,
        supervision=None if supervision is None else supervision.value,
        register=reading.values(Certificate),
        scans=tuple(sorted(reading.values(Scan, plan_id), key=lambda scan: (scan.form, scan.at))),
        head=reading.head(),
        made=made,
        by=by,
    )


def closed_on(plan: Plan, certificates: Iterable[Certificate], notice: Notice | None, filing: Filing | None) -> date:
    """Return the last day on which something happened in a plan, from which its records are kept."""
    days = [plan.ends, *(certificate.issued for certificate in certificates)]
    if notice is not None:
        days.append(notice.last_day)
    if filing is not None:
        days.extend(decision.on for decision in filing.decisions)
    return max(days)


def trade(occupation: str, job_type: str) -> str:
    """Return an occupation with its job type behind it where that says more."""
    return occupation if job_type in ("", occupation) else f"{occupation}（{job_type}）"
