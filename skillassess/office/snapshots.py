"""Frozen snapshots for paper: a batch and its register as values that documents can draw. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.model.candidates import Presence
from skillassess.model.certificates import CertificateState
from skillassess.model.filings import CertificateRow, PublicRow, ScoreMark, ScoreRow
from skillassess.model.papers import Head, PaperColumn, SheetPaper, SignatureLine
from skillassess.model.results import Verdict
from skillassess.model.signatures import Step, short_code

if TYPE_CHECKING:
    from skillassess.model.candidates import Candidate
    from skillassess.model.certificates import Certificate
    from skillassess.model.institution import Institution
    from skillassess.model.results import ComponentResult
    from skillassess.model.signatures import Signature, SignedForm
    from skillassess.model.worksheets import FormKey
    from skillassess.office.batch import Batch
    from skillassess.store.journal import Head as JournalHead

_RESULTS = {Verdict.PASS: "合格", Verdict.FAIL: "不合格", Verdict.PENDING: "待定"}
_CHEATED = "0.0"


def sheet_paper(batch: Batch, key: FormKey, institution: Institution, head: JournalHead) -> SheetPaper:
    """Return one filled sheet; scores appear once every column is in, signatures only while they hold."""
    who, part = batch.candidate(key.candidate), batch.component(key)
    content, signed = batch.content(key), batch.signed(key)
    result = batch.component_result(key) if content.is_complete else None
    outcome = None if result is None else result.outcome
    columns = tuple(
        PaperColumn(
            heading=str(place),
            scores=tuple(sorted(column.scores.items())) if result is not None else (),
            total=column.total if outcome is not None else None,
            state=column.state,
        )
        for place, column in enumerate(content.scoring, start=1)
    )
    return SheetPaper(
        template=batch.template(part),
        head=_head(who),
        columns=columns,
        presence=content.presence,
        average_shown=average_text(result),
        passed=None if result is None else result.passed,
        confirmations=signature_lines(batch, signed, Step.CONFIRM),
        supervisor=next(iter(signature_lines(batch, signed, Step.SUPERVISE)), None),
        opinion=next(iter(signature_lines(batch, signed, Step.OPINION)), None),
        institution=institution.name,
        admission_number=who.id,
        check_code=short_code(signed.content_digest),
        journal_head=head.code,
        qr_payload=f"SA1|{key}|{signed.content_digest}|{head.seq}|{head.hash}",
    )


def prefilled_paper(batch: Batch, key: FormKey, institution: Institution, head: JournalHead) -> SheetPaper:
    """Return one sheet to be scored by hand; its code is that of the empty form, so that it holds once scored."""
    digest = batch.blank_digest(key)
    return replace(
        sheet_paper(batch, key, institution, head),
        check_code=short_code(digest),
        qr_payload=f"SA1|{key}|{digest}|{head.seq}|{head.hash}",
    )


def blank_papers(batch: Batch, institution: Institution) -> tuple[SheetPaper, ...]:
    """Return one empty sheet for each template and number of assessors in the plan, to be filled in by hand."""
    parts = {(part.template, len(part.scorers)): part for target in batch.plan.targets for part in target.components}
    return tuple(
        SheetPaper(
            template=batch.template(part),
            head=Head(),
            columns=tuple(PaperColumn(str(place)) for place in range(1, assessors + 1)),
            institution=institution.name,
        )
        for (_, assessors), part in parts.items()
    )


def score_rows(batch: Batch) -> tuple[ScoreRow, ...]:
    """Return the score roster's lines (成绩花名册), by admission number."""
    return tuple(
        ScoreRow(
            admission_number=who.id,
            name=who.name,
            sex=who.sex,
            id_type=who.id_type,
            id_number=who.id_number,
            unit=who.employer,
            occupation=who.occupation,
            job_type=who.job_type,
            level=who.level,
            scores=tuple(
                ScoreMark(part.kind, average_text(part) or "", part.presence)
                for part in batch.result(who.id).components
            ),
        )
        for who in batch.active
    )


def certificate_rows(
    batch: Batch, certificates: tuple[Certificate, ...], institution: Institution
) -> tuple[CertificateRow, ...]:
    """Return the certificate data table's lines (证书数据表), valid numbers in order."""
    rows = []
    for certificate in certificates:
        if certificate.state is not CertificateState.VALID:
            continue
        who = batch.candidate(certificate.candidate)
        rows.append(
            CertificateRow(
                name=who.name,
                id_type=who.id_type,
                id_number=who.id_number,
                unit=who.employer,
                occupation=who.occupation,
                job_type=job_type_of(who),
                level=who.level,
                number=certificate.number,
                issued=certificate.issued,
                institution=institution.name,
                issuer=institution.issuer or institution.name,
            )
        )
    return tuple(rows)


def public_rows(batch: Batch) -> tuple[PublicRow, ...]:
    """Return the public notice's lines (公示名单): those who passed."""
    return tuple(
        PublicRow(
            name=who.name,
            sex=who.sex,
            id_number=who.id_number,
            unit=who.employer,
            occupation=who.occupation,
            job_type=job_type_of(who),
            level=who.level,
            result=_RESULTS[batch.result(who.id).verdict],
        )
        for who in batch.active
        if batch.result(who.id).verdict is Verdict.PASS
    )


def _head(who: Candidate) -> Head:
    occupation = who.occupation if who.job_type in ("", who.occupation) else f"{who.occupation}（{who.job_type}）"
    return Head(who.name, who.id_number, who.post, occupation, who.level.full_name)


def job_type_of(who: Candidate) -> str:
    """Return the job type, or nothing where it only repeats the occupation."""
    return "" if who.job_type == who.occupation else who.job_type


def average_text(result: ComponentResult | None) -> str | None:
    """Return a component's average as papers show it: 0.0 for cheating, None while it is not known or was absent."""
    if result is None or result.presence is Presence.ABSENT:
        return None
    if result.presence is Presence.CHEATING:
        return _CHEATED
    return None if result.outcome is None else result.outcome.average_shown


def signature_lines(batch: Batch, signed: SignedForm, step: Step) -> tuple[SignatureLine, ...]:
    """Return the signatures of a step that hold, assessors in their order."""
    holding = [s.signature for s in signed.statuses if s.holds and s.signature.step is step]
    if step is Step.CONFIRM:
        order = {person: place for place, person in enumerate(batch.people)}
        holding.sort(key=lambda signature: order[signature.by])
    return tuple(_line(batch, signature) for signature in holding)


def _line(batch: Batch, signature: Signature) -> SignatureLine:
    day = signature.at.astimezone(CHINA).date()
    return SignatureLine(batch.people[signature.by].name, signature.passed, day, signature.strokes)
