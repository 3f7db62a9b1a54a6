"""The three steps at the right: who signed, what each signature covers, whether it holds, and where to sign.

Owns the cards; what a press means is the screen's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from skillassess.clock import today
from skillassess.model.signatures import Step, short_code
from ui import theme
from ui.card import Card
from ui.labels import label
from ui.pill import Pill, Status, done, locked, under_way, untouched, warning
from ui.resting import Rest
from ui.screens.signing_box import SendBack, SignBox
from ui.screens.signing_state import waits_for

if TYPE_CHECKING:
    from datetime import datetime

    from skillassess.clock import Clock
    from skillassess.model.signatures import Signature
    from skillassess.office.signing import SignSheet
    from ui.screens.signing_state import SigningView
    from ui.texts import Texts

_ORDER = (Step.CONFIRM, Step.SUPERVISE, Step.OPINION)


class StepCard(Card):
    """One step: its state, the signatures given, and where this person signs when it is their turn."""

    def __init__(self, step: Step, texts: Texts, clock: Clock) -> None:
        super().__init__()
        self.step = step
        self._texts = texts
        self._clock = clock
        name = f"{_ORDER.index(step) + 1} {texts.name(step)}"
        self.setAccessibleName(name)
        self._pill = Pill(untouched())
        self.head.setSpacing(8)
        self.head.addWidget(label(name, "heading"))
        self.head.addWidget(self._pill)
        self.head.addStretch(1)
        self.column.addLayout(self.head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.waiting = label("", "small", wrap=True)
        self.column.addWidget(self.waiting)
        self.box = SignBox(step, texts)
        self.column.addWidget(self.box)

    @property
    def state(self) -> Status:
        """What the pill says."""
        return self._pill.status

    @property
    def spoken(self) -> str:
        """Everything the card says of signatures given."""
        return "\n".join(line.text() for line in self._labels())

    def show_sheet(self, view: SigningView, sheet: SignSheet) -> None:
        """Show the step as it stands on a form."""
        mine = view.signer.turn(sheet.signed) is self.step
        open_step = waits_for(sheet.signed)
        reached = open_step is None or _ORDER.index(open_step) >= _ORDER.index(self.step)
        self.turn("card-current" if mine else "card" if reached else "card-waiting")
        self._pill.show_status(self._status(sheet, mine=mine))
        self._show_signatures(view, sheet)
        self.waiting.setText(self._waiting(view, sheet))
        self.waiting.setVisible(bool(self.waiting.text()))
        self.box.setVisible(mine)
        if mine:
            self.box.show_sheet(sheet, len(view.signer.unremarkable(view.items, self.step)))

    def _status(self, sheet: SignSheet, *, mine: bool) -> Status:
        signed = sheet.signed
        if self.step is Step.CONFIRM:
            given = len(signed.confirmed_by)
            count = f"{given}/{given + len(signed.missing_confirmations)}"
            if not signed.missing_confirmations:
                word = self.tr("pass") if sheet.result.passed else self.tr("fail")
                return done(f"{count} {word}")
            return under_way(count) if given or mine else untouched(count)
        is_given = signed.supervised if self.step is Step.SUPERVISE else signed.opinion
        if is_given:
            return done(self.tr("Holds"))
        if any(s.signature.step is self.step for s in signed.statuses):
            return warning(self.tr("Void"))
        return under_way(self.tr("Your turn")) if mine else locked(self.tr("Open"))

    def _show_signatures(self, view: SigningView, sheet: SignSheet) -> None:
        for old in self._labels():
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        stacks: dict[tuple[bool, str], list[Signature]] = {}
        for given in sheet.signed.statuses:
            if given.signature.step is self.step:
                stacks.setdefault((given.holds, given.signature.covers), []).append(given.signature)
        code = short_code(sheet.signed.content_digest)
        for (holds, covers), signatures in stacks.items():
            for text, tone in self._said(view, signatures, code if holds else "", short_code(covers)):
                self._lines.addWidget(label(text, "fine" if tone else "small", tone=tone, wrap=True))

    def _said(self, view: SigningView, signatures: list[Signature], code: str, own: str) -> list[tuple[str, str]]:
        """Return the lines on signatures of one content; ``code`` is empty when they no longer hold."""
        people = " · ".join(
            f"{view.names.get(signature.by, signature.by)} {self._time(signature.at)}" for signature in signatures
        )
        if code:
            text = self.tr("Holds for check code {code}, signed as {own}").format(code=code, own=own)
            said = [(people, ""), (text, "")]
        else:
            text = self.tr("Void: signed as {own}, changed since").format(own=own)
            said = [(people, "warning"), (text, "warning")]
        notes = dict.fromkeys(signature.note for signature in signatures if signature.note)
        return [*said, *((self.tr("Note: {note}").format(note=note), "") for note in notes)]

    def _waiting(self, view: SigningView, sheet: SignSheet) -> str:
        missing = sheet.signed.missing_confirmations
        if self.step is Step.CONFIRM and missing:
            names = "、".join(view.names.get(person, person) for person in missing)
            return self.tr("Still to sign: {names}").format(names=names)
        if self.step is Step.SUPERVISE and missing:
            return self.tr("After all assessors have signed")
        if self.step is Step.OPINION and not sheet.signed.supervised:
            return self.tr("After the internal supervisor has signed")
        return ""

    def _time(self, at: datetime) -> str:
        same = self._texts.day(at.date()) == self._texts.day(today(self._clock))
        return self._texts.time(at) if same else self._texts.moment(at)

    def _labels(self) -> list[QLabel]:
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), QLabel)]


class StepCards(QWidget):
    """All three cards and, below the second, sending back. Signals carry the step."""

    signed = Signal(object)
    signed_all = Signal(object)
    sent_back = Signal(object, str)

    def __init__(self, texts: Texts, clock: Clock) -> None:
        super().__init__()
        self.cards = {step: StepCard(step, texts, clock) for step in _ORDER}
        self.back = QPushButton(self.tr("Send back…"))
        self.send_back = SendBack()
        self._signs = False
        self._rest = Rest(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for step, card in self.cards.items():
            column.addWidget(card)
            card.box.signed.connect(lambda step=step: self.signed.emit(step))
            card.box.signed_all.connect(lambda step=step: self.signed_all.emit(step))
        column.addStretch(1)
        middle = self.cards[Step.SUPERVISE].column
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.back)
        middle.addLayout(self._foot)
        middle.addWidget(self.send_back)
        self.send_back.hide()
        self.back.clicked.connect(lambda *_: self.open_send_back())
        self.send_back.left.connect(self.close_send_back)
        self.send_back.sent.connect(self.sent_back)

    @property
    def current(self) -> StepCard | None:
        """The card in which this person signs now."""
        return next((card for card in self.cards.values() if not card.box.isHidden()), None)

    def show_sheet(self, view: SigningView, sheet: SignSheet) -> None:
        """Show every step of a form."""
        for card in self.cards.values():
            card.show_sheet(view, sheet)
        self.send_back.show_sheet(sheet, view.names)
        self._signs = not self.cards[Step.SUPERVISE].box.isHidden()
        asking = not self.send_back.isHidden()
        self.back.setVisible(view.signer.may_send_back and not asking)
        self.cards[Step.SUPERVISE].box.setVisible(self._signs and not asking)

    def open_send_back(self) -> None:
        """Ask whose columns go back, in place of the fields of the signature."""
        if self.back.isHidden():
            return
        self.back.hide()
        self.cards[Step.SUPERVISE].box.hide()
        self.send_back.show()
        self.send_back.begin()

    def close_send_back(self) -> None:
        """Leave the form as it is."""
        self.send_back.hide()
        self.cards[Step.SUPERVISE].box.setVisible(self._signs)
        self.back.show()
        self.back.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Let nobody press twice; afterwards the keyboard is back where it was."""
        if busy:
            boxes = [card.box for card in self.cards.values()]
            fields = [part for box in boxes for part in (box.sign, box.sign_all, box.password)]
            self._rest.begin([*fields, self.send_back.send])
        else:
            self._rest.end()
        theme.dress(self, busy="true" if busy else "false")
