"""Signatures in their order: assessors confirm, the supervisor signs or sends back, the enterprise gives its opinion.

Every signing asks for the password again and covers the exact content shown (domain §6; 25号 Annex 2 and 3, foot).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillassess.documents.supervision import supervision_lines
from skillassess.errors import Note, Refused, Stale
from skillassess.model.candidates import Candidate, Presence
from skillassess.model.certificates import Certificate
from skillassess.model.records import SupervisionRecord
from skillassess.model.results import ComponentResult
from skillassess.model.sheets import ComponentKind, Template
from skillassess.model.signatures import Seen, Signature, SignedForm, Step, covered, sealed_bytes
from skillassess.model.worksheets import ColumnKey, ColumnState, ColumnStatus, FormContent, FormKey
from skillassess.office.batch import Batch, load_batch
from skillassess.office.board import form_findings
from skillassess.office.naming import signature_id
from skillassess.office.reasons import check_reason
from skillassess.office.recusing import check_recusal
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillassess.office.administration import Administration
    from skillassess.office.door import MainDoor
    from skillassess.store.seals import Seal
    from skillassess.store.writing import Writing

SIGN_CLAUSE = "粤人社规〔2025〕25号 附件2、附件3 表尾"


@dataclass(frozen=True, slots=True)
class SignSheet:
    """A form laid out for signing: all columns, the result, the signatures and what they cover."""

    candidate: Candidate
    template: Template
    content: FormContent
    result: ComponentResult
    signed: SignedForm
    findings: tuple[Note, ...]

    @property
    def seen(self) -> Seen:
        """What a signature given now covers, with the tick the average asks for."""
        return Seen(self.content.key, self.signed.content_digest, self.result.passed)


@dataclass(frozen=True, slots=True)
class SignItem:
    """A form in the signing list."""

    key: FormKey
    candidate: Candidate
    title: str
    passed: bool
    signed: SignedForm
    findings: tuple[Note, ...]

    @property
    def seen(self) -> Seen:
        """What a signature given now covers, with the tick the average asks for."""
        return Seen(self.key, self.signed.content_digest, self.passed)


class Signing:
    """Use cases of everybody who signs."""

    def __init__(self, door: MainDoor, administration: Administration) -> None:
        """Work through ``door``; passwords are proved at ``administration``."""
        self.door = door
        self._administration = administration

    @right("sign.read")
    def forms(self, session: Session, plan_id: str) -> tuple[SignItem, ...]:
        """Return every complete form of a plan with its signatures."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        return tuple(_item(batch, key) for key in batch.all_forms() if _is_decided(batch, key))

    @right("sign.confirm")
    def own_forms(self, session: Session, plan_id: str) -> tuple[SignItem, ...]:
        """Return the complete forms on which the person has a counting column."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        return tuple(
            _item(batch, key)
            for key in batch.all_forms()
            if _is_decided(batch, key) and session.person.id in _signers(batch, key)
        )

    @right("sign.read")
    def sheet(self, session: Session, key: FormKey) -> SignSheet:
        """Return a complete form with all columns side by side; one with columns still out is ``Refused``."""
        return self._sheet(key)

    @right("sign.confirm")
    def own_sheet(self, session: Session, key: FormKey) -> SignSheet:
        """Return a complete form on which the person has a column."""
        found = self._sheet(key)
        if session.person.id not in [column.key.assessor for column in found.content.scoring]:
            raise Refused("not-own-sheet")
        return found

    @right("sign.confirm")
    def confirm(self, session: Session, forms: Sequence[Seen], password: str, *, strokes: str = "") -> None:
        """Confirm and sign forms as an assessor of each; the tick must say what the exact average says."""
        seal = self._administration.prove(session, password)

        def check(batch: Batch, key: FormKey) -> None:
            if session.person.id not in _signers(batch, key):
                raise Refused("not-own-sheet")

        self._sign(session, seal, Step.CONFIRM, forms, check, strokes=strokes)

    @right("sign.supervise")
    def supervise(
        self, session: Session, forms: Sequence[Seen], password: str, *, note: str = "", strokes: str = ""
    ) -> None:
        """Sign forms as the plan's internal supervisor, after all assessors; never on a batch one assessed."""
        seal = self._administration.prove(session, password)

        def check(batch: Batch, key: FormKey) -> None:
            if session.person.id != batch.plan.supervisor:
                raise Refused("not-the-supervisor", clause=SIGN_CLAUSE)
            if session.person.id in [column.key.assessor for column in batch.columns(key)] or (
                session.person.id in batch.plan.scorers
            ):
                raise Refused("supervisor-assesses", person=session.person.name, clause=SIGN_CLAUSE)
            signed = batch.signed(key)
            if signed.missing_confirmations:
                names = "、".join(batch.people[person].name for person in signed.missing_confirmations)
                raise Refused("confirmations-missing", people=names, clause=SIGN_CLAUSE)
            result = batch.component_result(key)
            if any(form_findings(batch.content(key), result, batch.limits)) and not note.strip():
                raise Refused("review-note-missing")

        self._sign(session, seal, Step.SUPERVISE, forms, check, note=note, strokes=strokes)

    @right("sign.opinion")
    def give_opinion(self, session: Session, forms: Sequence[Seen], password: str) -> None:
        """Give the enterprise review opinion on forms, after the supervisor; it seals them."""
        seal = self._administration.prove(session, password)

        def check(batch: Batch, key: FormKey) -> None:
            if session.person.id in {*batch.plan.scorers, *(change.new for change in batch.replacements)}:
                raise Refused("opinion-by-assessor", clause=SIGN_CLAUSE)
            if not batch.signed(key).supervised:
                raise Refused("supervision-missing", clause=SIGN_CLAUSE)

        self._sign(session, seal, Step.OPINION, forms, check)

    @right("sign.send_back")
    def send_back(self, session: Session, columns: Sequence[ColumnKey], reason: str) -> None:
        """Return submitted columns to their assessors with a reason; it voids every signature on the form."""
        check_reason(reason)
        if not columns:
            raise Refused("nothing-chosen")
        plan_id = columns[0].plan
        with self.door.act(session, "sheet.return", plan_id, reason=reason, columns=len(columns)) as writing:
            batch = load_batch(writing, plan_id)
            for key in columns:
                if batch.column(key).state is not ColumnState.SUBMITTED:
                    raise Refused("column-not-submitted")
                _no_certificate(writing, key)
                writing.put(str(key), ColumnStatus(str(key), ColumnState.RETURNED, reason), parent=plan_id)

    @right("supervision.record")
    def record_supervision(self, session: Session, plan_id: str, checks: tuple[str, ...], remarks: str) -> None:
        """Keep the internal supervision record (内部督导表) of a plan."""
        with self.door.act(session, "supervision.record", plan_id) as writing:
            batch = load_batch(writing, plan_id)
            if session.person.id != batch.plan.supervisor:
                raise Refused("not-the-supervisor", clause=SIGN_CLAUSE)
            record = SupervisionRecord(plan_id, session.person.id, self.door.clock.now(), checks, remarks)
            writing.put(plan_id, record, parent=plan_id)

    @right("sign.read")
    def supervision(self, session: Session, plan_id: str) -> SupervisionRecord | None:
        """Return the supervision record, if one was kept."""
        with self.door.look() as reading:
            stored = reading.find(SupervisionRecord, plan_id)
        return None if stored is None else stored.value

    @right("sign.read")
    def supervision_form(self, session: Session) -> tuple[str, ...]:
        """Return the lines of the supervision record (内部督导表) to be ticked."""
        return tuple(line.text for line in supervision_lines())

    def _sheet(self, key: FormKey) -> SignSheet:
        with self.door.look() as reading:
            batch = load_batch(reading, key.plan, candidate=key.candidate)
        _check_decided(batch, key)
        content, result = batch.content(key), batch.component_result(key)
        template = batch.template(batch.component(key))
        findings = tuple(form_findings(content, result, batch.limits))
        return SignSheet(batch.candidate(key.candidate), template, content, result, batch.signed(key), findings)

    def _sign(
        self,
        session: Session,
        seal: Seal,
        step: Step,
        forms: Sequence[Seen],
        check: Callable[[Batch, FormKey], None],
        *,
        note: str = "",
        strokes: str = "",
    ) -> None:
        if not forms:
            raise Refused("nothing-chosen")
        if len({seen.form.plan for seen in forms}) > 1 or len({seen.form for seen in forms}) < len(forms):
            raise Refused("forms-of-one-plan")
        plan_id = forms[0].form.plan
        at = self.door.clock.now()
        with self.door.act(session, f"sign.{step.value}", plan_id, forms=len(forms), note=note) as writing:
            batch = load_batch(writing, plan_id)
            for seen in forms:
                key = seen.form
                _check_decided(batch, key)
                check(batch, key)
                if step is Step.SUPERVISE:
                    for assessor in _signers(batch, key):
                        check_recusal(writing, batch, key.candidate, assessor)
                if seen.digest != batch.digest(key):
                    raise Stale("form-changed-meanwhile")
                truth = batch.component_result(key).passed
                if seen.passed is not truth:
                    raise Refused("tick-contradicts-score", clause=SIGN_CLAUSE)
                signature = Signature(
                    str(key), step, session.person.id, at, truth, _covers(batch, key, step), note, strokes
                )
                sealed = replace(signature, seal=seal.over(sealed_bytes(signature)))
                writing.put(signature_id(key, step, session.person.id), sealed, parent=plan_id)


def _covers(batch: Batch, key: FormKey, step: Step) -> str:
    signed = batch.signed(key)
    below = (
        []
        if step is Step.CONFIRM
        else [s.signature for s in signed.statuses if s.holds and s.signature.step is not step]
    )
    if step is Step.SUPERVISE:
        below = [signature for signature in below if signature.step is Step.CONFIRM]
    return covered(signed.content_digest, below)


def _signers(batch: Batch, key: FormKey) -> tuple[str, ...]:
    return tuple(column.key.assessor for column in batch.content(key).scoring)


def _is_decided(batch: Batch, key: FormKey) -> bool:
    if not batch.content(key).is_complete:
        return False
    if key.kind is ComponentKind.REVIEW and batch.presence(key) is Presence.PRESENT:
        return len(batch.votes.get(key.candidate, ())) >= len(_signers(batch, key))
    return True


def _check_decided(batch: Batch, key: FormKey) -> None:
    batch.component(key)
    if batch.candidate(key.candidate).withdrawn:
        raise Refused("candidate-withdrawn")
    if not _is_decided(batch, key):
        raise Refused("form-not-complete", clause=SIGN_CLAUSE)


def _item(batch: Batch, key: FormKey) -> SignItem:
    result = batch.component_result(key)
    template = batch.template(batch.component(key))
    findings = tuple(form_findings(batch.content(key), result, batch.limits))
    return SignItem(key, batch.candidate(key.candidate), template.title, result.passed, batch.signed(key), findings)


def _no_certificate(writing: Writing, key: ColumnKey) -> None:
    if any(given.candidate == key.candidate for given in writing.values(Certificate, key.plan)):
        raise Refused("certificate-given")
