"""Frozen snapshots of what follows a batch: certificate pages, 表5 confirmation, appointment record. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.batch_papers import AppointmentPaper, AppointmentTerms, CertificatePaper, ConfirmationPaper
from skillassess.model.filings import Confirmation, confirmation_lines
from skillassess.office.paper_facts import trade
from skillassess.office.paper_names import paper_names
from skillassess.office.snapshots import certificate_rows, job_type_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from skillassess.model.certificates import Certificate
    from skillassess.model.filings import CertificateRow
    from skillassess.office.paper_facts import Facts


def certificate_data_rows(facts: Facts) -> tuple[CertificateRow, ...]:
    """Return the lines of the certificate data; none is ``Refused`` (``no-certificates``)."""
    rows = certificate_rows(facts.batch, facts.certificates, facts.institution)
    if not rows:
        raise Refused("no-certificates")
    return rows


def certificate_papers(facts: Facts, only: Collection[str] | None = None) -> tuple[CertificatePaper, ...]:
    """Return a page for each valid certificate (of ``only`` some candidates); none is ``Refused``."""
    given = [c for c in facts.certificates if only is None or c.candidate in only]
    if not given:
        raise Refused("no-certificates")
    return tuple(_certificate(facts, certificate) for certificate in given)


def confirmation_paper(facts: Facts, head_of_unit: str = "", information_officer: str = "") -> ConfirmationPaper:
    """Return 表5; names that are not given are written by hand."""
    said = paper_names()
    confirmation = Confirmation(
        unit=facts.institution.name,
        head_of_unit=head_of_unit,
        information_officer=information_officer,
        title=said.confirmation_title.format(title=facts.batch.plan.title),
        uploaded=facts.day,
        data_kind=said.data_kind,
        lines=confirmation_lines(certificate_data_rows(facts)),
    )
    return ConfirmationPaper(confirmation, facts.stamp("confirmation", confirmation))


def appointed(facts: Facts) -> tuple[str, ...]:
    """Return the candidates with a valid number at a level that is appointed, by number."""
    return tuple(certificate.candidate for certificate in facts.certificates if certificate.level.is_appointed)


def appointment_paper(facts: Facts, candidate: str, terms: AppointmentTerms) -> AppointmentPaper:
    """Return the appointment record (聘任记录); a candidate without a valid number is ``Refused``."""
    who = facts.batch.candidate(candidate)
    number = next((given.number for given in facts.certificates if given.candidate == candidate), None)
    if number is None:
        raise Refused("no-certificates")
    return AppointmentPaper(
        institution=facts.institution.name,
        name=who.name,
        sex=who.sex,
        id_number=who.id_number,
        post=who.post,
        occupation=trade(who.occupation, who.job_type),
        level=who.level,
        certificate=number,
        appointment_plan=facts.batch.target(candidate).basis,
        first_day=terms.first_day,
        last_day=terms.last_day,
        agreement=terms.agreement,
        treatment=terms.treatment,
        platform=terms.platform,
        duties=terms.duties,
        dated=facts.day,
        stamp=facts.stamp("appointment", who, number, terms),
    )


def _certificate(facts: Facts, certificate: Certificate) -> CertificatePaper:
    who, institution = facts.batch.candidate(certificate.candidate), facts.institution
    return CertificatePaper(
        number=certificate.number,
        name=who.name,
        id_type=who.id_type,
        id_number=who.id_number,
        occupation=who.occupation,
        job_type=job_type_of(who),
        level=certificate.level,
        institution=institution.name,
        issued=certificate.issued,
        qr_payload=facts.stamp(f"certificates/{certificate.number}", who, certificate.issued).qr_payload,
    )
