"""Presence of one candidate on the day: check-in, absent, cheating, for all components or for one. Owns that card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from skillassess.model.candidates import Presence
from skillassess.model.worksheets import FormKey
from ui import icons, pill, theme
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill

if TYPE_CHECKING:
    from skillassess.model.candidates import Candidate
    from skillassess.model.sheets import ComponentKind
    from ui.context import Desk
    from ui.screens.candidates_state import Roll

_LOOKS = {
    Presence.PRESENT: pill.done,
    Presence.ABSENT: pill.absent,
    Presence.CHEATING: pill.failed,
}


class PresenceCard(Card):
    """The card; ``checked_in`` carries the admission number after a check-in."""

    checked_in = Signal(str)

    def __init__(self, desk: Desk, *, may_record: bool) -> None:
        super().__init__(self.tr("On the day"))
        self._desk = desk
        self._may_record = may_record
        self._candidate: Candidate | None = None
        self._kinds: list[ComponentKind] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lines: list[QWidget] = []
        self.check_in = QPushButton(self.tr("Check in"))
        self.check_in.setIcon(icons.icon("check", "on_accent"))
        theme.dress(self.check_in, kind="main")
        self.otherwise = QPushButton(self.tr("Record otherwise…"))
        self.component = QComboBox()
        self.what = QComboBox()
        self.what.addItems([desk.texts.name(one) for one in Presence])
        self.reason = QLineEdit()
        self.record = QPushButton(self.tr("Record"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._form = self._build()
        self._listen()
        self._close()

    def show_candidate(self, candidate: Candidate, roll: Roll) -> None:
        """Show what was recorded; what is being written about the same candidate stays."""
        same = self._candidate is not None and self._candidate.id == candidate.id
        self._candidate = candidate
        target = roll.plan.target(candidate.target)
        self._kinds = [part.kind for part in target.components]
        recorded = roll.of(candidate)
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for kind in self._kinds:
            found = recorded.get(kind.value)
            state = self._pill(None if found is None else found.presence)
            self._lines.append(self._line(kind, state, "" if found is None else found.reason))
            self._list.addWidget(self._lines[-1])
        texts = self._desk.texts
        names = [self.tr("All components"), *(texts.name(kind) for kind in self._kinds)]
        if [self.component.itemText(place) for place in range(self.component.count())] != names:
            self.component.clear()
            self.component.addItems(names)
        if not same:
            self._close()
        able = self._may_record and not candidate.withdrawn
        checked = len(recorded) == len(self._kinds) and all(f.presence is Presence.PRESENT for f in recorded.values())
        self.check_in.setVisible(able and not checked and self._form.isHidden())
        self.otherwise.setVisible(able and self._form.isHidden())

    def check_in_now(self) -> None:
        """Record the candidate as there, for every component."""
        candidate = self._candidate
        if candidate is None or not self.check_in.isVisible():
            return
        desk = self._desk
        with desk.told() as told:
            desk.office.registration.set_presence_throughout(
                desk.session, desk.plan_id, candidate.id, Presence.PRESENT, self.tr("Checked in on the spot")
            )
        if not told.refused:
            self.checked_in.emit(candidate.id)

    def ask(self) -> None:
        """Ask what else to record."""
        if self.otherwise.isVisible():
            self._form.show()
            self.check_in.hide()
            self.otherwise.hide()
            self.what.setCurrentIndex(list(Presence).index(Presence.ABSENT))
            self.what.setFocus()

    def _build(self) -> QWidget:
        self.column.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.check_in)
        row.addWidget(self.otherwise)
        row.addStretch(1)
        self.column.addLayout(row)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(FormRow(self.tr("Presence"), self.what))
        fields.addWidget(FormRow(self.tr("Component"), self.component))
        fields.addWidget(FormRow(self.tr("Reason, kept for ever"), self.reason), 1)
        column.addLayout(fields)
        words = self.tr("Absent and cheating lock the candidate's sheets; cheating counts as 0.0.")
        column.addWidget(label(words, "small", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.record)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addLayout(foot)
        self.add(form)
        return form

    def _listen(self) -> None:
        self.check_in.clicked.connect(lambda *_: self.check_in_now())
        self.otherwise.clicked.connect(lambda *_: self.ask())
        self.record.clicked.connect(lambda *_: self._record())
        self.reason.returnPressed.connect(self._record)
        self.cancel.clicked.connect(lambda *_: self._give_up())

    def _close(self) -> None:
        self._form.hide()
        self.reason.clear()
        self.component.setCurrentIndex(0)

    def _give_up(self) -> None:
        self._close()
        able = self._may_record and self._candidate is not None and not self._candidate.withdrawn
        self.check_in.setVisible(able)
        self.otherwise.setVisible(able)
        self.otherwise.setFocus()

    def _record(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        desk, reason = self._desk, self.reason.text().strip()
        presence = list(Presence)[self.what.currentIndex()]
        registration = desk.office.registration
        place = self.component.currentIndex()
        with desk.told() as told:
            if place <= 0:
                registration.set_presence_throughout(desk.session, desk.plan_id, candidate.id, presence, reason)
            else:
                key = FormKey(candidate.id, self._kinds[place - 1])
                registration.set_presence(desk.session, desk.plan_id, key, presence, reason)
        if told.refused:
            self.reason.setFocus()
            return
        self._give_up()

    def _pill(self, presence: Presence | None) -> pill.Status:
        if presence is None:
            return pill.untouched(self.tr("Not recorded"))
        return _LOOKS[presence](self._desk.texts.name(presence))

    def _line(self, kind: ComponentKind, state: pill.Status, reason: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        name = label(self._desk.texts.name(kind))
        name.setMinimumWidth(120)
        row.addWidget(name)
        row.addWidget(Pill(state))
        row.addWidget(label(reason, "small"))
        row.addStretch(1)
        line.setAccessibleName(f"{self._desk.texts.name(kind)}: {state.accessible} {reason}".rstrip())
        return line
