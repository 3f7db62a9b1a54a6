"""What a person may sign now, and what a form waits for. Pure; shows nothing and signs nothing.

The office decides again when somebody signs; this is only what the screen offers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from skillassess.model.signatures import Step
from skillassess.office import may
from ui.pill import Status, Tone, done, locked, under_way, warning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.model.people import Person
    from skillassess.model.plans import Plan
    from skillassess.model.records import SupervisionRecord
    from skillassess.model.signatures import SignedForm
    from skillassess.model.worksheets import FormKey
    from skillassess.office.signing import SignItem


@dataclass(frozen=True, slots=True)
class Signer:
    """A person before a batch: whose it is to sign what."""

    person: Person
    plan: Plan

    @property
    def reads_all(self) -> bool:
        """Whether the person sees every form, not only the own ones."""
        return may(self.person, "sign.read")

    @property
    def may_send_back(self) -> bool:
        """Whether the person may return columns to their assessors."""
        return may(self.person, "sign.send_back")

    @property
    def keeps_record(self) -> bool:
        """Whether the supervision record is this person's to keep."""
        return may(self.person, "supervision.record") and self.plan.supervisor == self.person.id

    def turn(self, signed: SignedForm) -> Step | None:
        """Return the step that is this person's to sign now, if any."""
        own = self.person.id
        if own in signed.missing_confirmations and may(self.person, "sign.confirm"):
            return Step.CONFIRM
        if signed.missing_confirmations:
            return None
        if not signed.supervised:
            mine = own == self.plan.supervisor and may(self.person, "sign.supervise")
            return Step.SUPERVISE if mine else None
        if not signed.opinion and own not in self.plan.scorers and may(self.person, "sign.opinion"):
            return Step.OPINION
        return None

    def unremarkable(self, items: Iterable[SignItem], step: Step) -> tuple[SignItem, ...]:
        """Return the forms without findings that wait for this person at a step."""
        return tuple(item for item in items if self.turn(item.signed) is step and not item.findings)


@dataclass(frozen=True, slots=True)
class SigningView:
    """What the screen shows of a batch."""

    signer: Signer
    names: dict[str, str]
    items: tuple[SignItem, ...]
    record: SupervisionRecord | None
    lines: tuple[str, ...] = ()

    def waiting(self) -> tuple[FormKey, ...]:
        """Return the forms that wait for this person, in the order of the list."""
        return tuple(item.key for item in self.items if self.signer.turn(item.signed) is not None)


def waits_for(signed: SignedForm) -> Step | None:
    """Return the lowest step that is still open; None when the form is sealed."""
    if signed.missing_confirmations:
        return Step.CONFIRM
    if not signed.supervised:
        return Step.SUPERVISE
    return None if signed.opinion else Step.OPINION


def has_void(signed: SignedForm) -> bool:
    """Whether a signature was given that no longer holds."""
    return any(not status.holds for status in signed.statuses)


def status(signer: Signer, signed: SignedForm) -> Status:
    """Return what the list shows of a form."""
    step = waits_for(signed)
    if step is None:
        return done(QCoreApplication.translate("Signing", "All signed"))
    if signer.turn(signed) is not None:
        if has_void(signed):
            return warning(QCoreApplication.translate("Signing", "Sign again"))
        return under_way(QCoreApplication.translate("Signing", "To sign"))
    waiting = {
        Step.CONFIRM: QCoreApplication.translate("Signing", "Assessors"),
        Step.SUPERVISE: QCoreApplication.translate("Signing", "Supervisor"),
        Step.OPINION: QCoreApplication.translate("Signing", "Opinion"),
    }
    spoken = QCoreApplication.translate("Signing", "waits for {step}").format(step=waiting[step])
    return locked(waiting[step], spoken)


def mark(item: SignItem) -> Status | None:
    """Return the mark of a form with findings."""
    if not item.findings:
        return None
    return Status("", Tone.WARNING, "triangle-alert", QCoreApplication.translate("Signing", "has findings"))
