"""One candidate: who it is, presence on the day, corrections and withdrawal with a reason. Owns those fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.card import Card
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill
from ui.revealing import Reveal
from ui.screens.candidates_presence import PresenceCard
from ui.screens.candidates_recusal import RecusalCard
from ui.screens.candidates_state import Roll, Where, short_id, states, status

if TYPE_CHECKING:
    from skillassess.model.candidates import Candidate
    from ui.context import Desk

_TEXTS = ("name", "employer", "post", "phone", "education", "source", "certificate_pickup", "condition", "remark")


class CandidateDetail(QWidget):
    """The right side of the screen while a candidate is chosen."""

    checked_in = Signal(str)

    def __init__(self, desk: Desk, *, may_change: bool, may_record: bool) -> None:
        super().__init__()
        self._desk = desk
        self._candidate: Candidate | None = None
        self._roll: Roll | None = None
        self._correcting = False
        self._may_change = may_change
        self._name = label("", "title")
        self._pill = Pill(status(Where.REGISTERED))
        self._facts = label("", "muted", wrap=True)
        self.reveal = Reveal(desk)
        self.presence = PresenceCard(desk, may_record=may_record)
        self.recusal = RecusalCard(desk, may_record=may_record)
        self.fields = {name: QLineEdit() for name in _TEXTS}
        self.work_start = DayField()
        self.correct = QPushButton(self.tr("Correct…"))
        self.withdraw = QPushButton(self.tr("Withdraw…"))
        theme.dress(self.withdraw, kind="danger")
        self.reason = QLineEdit()
        self._reason_row = FormRow(self.tr("Reason, kept for ever"), self.reason)
        self.keep = QPushButton(self.tr("Keep the correction"))
        theme.dress(self.keep, kind="main")
        self.confirm = QPushButton(self.tr("Withdraw the application"))
        theme.dress(self.confirm, kind="danger")
        self.cancel = QPushButton(self.tr("Cancel"))
        self._build()
        self._listen()

    @property
    def candidate_id(self) -> str:
        """Admission number of the candidate shown; empty when there is none."""
        return "" if self._candidate is None else self._candidate.id

    @property
    def is_busy(self) -> bool:
        """Whether a correction or withdrawal is being written."""
        return not self._reason_row.isHidden()

    def show_candidate(self, candidate: Candidate, roll: Roll) -> None:
        """Show a candidate; what is being written about the same one stays."""
        same = candidate.id == self.candidate_id
        self._candidate, self._roll = candidate, roll
        texts = self._desk.texts
        self._name.setText(candidate.name)
        self._pill.show_status(status(states(roll)[candidate.id]))
        facts = (
            self.tr("Admission number {number}").format(number=candidate.id),
            f"{candidate.id_type} {short_id(candidate.id_number)}",
            candidate.sex,
            texts.day(candidate.birth_date),
            f"{candidate.job_type or candidate.occupation} {texts.name(candidate.level)}",
        )
        withdrawn = self.tr("Withdrawn: {reason}").format(reason=candidate.withdrawn) if candidate.withdrawn else ""
        self._facts.setText("\n".join(part for part in (" · ".join(facts), withdrawn) if part))
        self.reveal.show_candidate(candidate.id)
        self.presence.show_candidate(candidate, roll)
        self.recusal.show_candidate(candidate, roll)
        if not (same and self.is_busy):
            self._fill(candidate)
            self._settle()

    def begin_correction(self) -> None:
        """Open the particulars for correction."""
        if self.correct.isVisible():
            self._correcting = True
            self._open(self.keep)
            self.fields["name"].setFocus()

    def begin_withdrawal(self) -> None:
        """Ask for the reason of a withdrawal."""
        if self.withdraw.isVisible():
            self._correcting = False
            self._open(self.confirm)
            self.reason.setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._pill)
        head.addStretch(1)
        card = Card(self.tr("Particulars"))
        names = {
            "name": self.tr("Name"),
            "employer": self.tr("Employer"),
            "post": self.tr("Post"),
            "phone": self.tr("Mobile phone"),
            "education": self.tr("Education"),
            "source": self.tr("Kind of employer"),
            "certificate_pickup": self.tr("How the certificate is collected"),
            "condition": self.tr("Condition applied under (number)"),
            "remark": self.tr("Remark"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        parts: list[QWidget] = [FormRow(names[name], field) for name, field in self.fields.items()]
        parts.insert(len(parts) - 1, FormRow(self.tr("At work since"), self.work_start))
        for place, part in enumerate(parts):
            grid.addWidget(part, place // 3, place % 3)
        card.column.addLayout(grid)
        card.add(self._reason_row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.correct, self.withdraw, self.keep, self.confirm, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        card.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self.reveal)
        column.addWidget(self.presence)
        column.addWidget(card)
        column.addWidget(self.recusal)
        column.addStretch(1)

    def _listen(self) -> None:
        self.correct.clicked.connect(lambda *_: self.begin_correction())
        self.withdraw.clicked.connect(lambda *_: self.begin_withdrawal())
        self.keep.clicked.connect(lambda *_: self._keep())
        self.confirm.clicked.connect(lambda *_: self._withdraw())
        self.cancel.clicked.connect(lambda *_: self._give_up())
        self.reason.returnPressed.connect(lambda: self._keep() if self._correcting else self._withdraw())
        self.presence.checked_in.connect(self.checked_in)

    def _fill(self, candidate: Candidate) -> None:
        for name, field in self.fields.items():
            field.setText(str(getattr(candidate, name)))
            field.setCursorPosition(0)
        self.work_start.show_day(candidate.work_start)
        self.reason.clear()

    def _open(self, button: QPushButton) -> None:
        """Show the reason and the button that ends it."""
        for part in (self.correct, self.withdraw, self.keep, self.confirm):
            part.setVisible(part is button)
        self.cancel.show()
        self._reason_row.show()
        self._lock(open_=self._correcting)

    def _settle(self) -> None:
        """Go back to reading."""
        self._correcting = False
        there = self._candidate is not None and not self._candidate.withdrawn
        self.correct.setVisible(self._may_change and there)
        self.withdraw.setVisible(self._may_change and there)
        for part in (self.keep, self.confirm, self.cancel, self._reason_row):
            part.hide()
        self._reason_row.find_fault("")
        self._lock(open_=False)

    def _lock(self, *, open_: bool) -> None:
        for field in (*self.fields.values(), self.work_start):
            field.setReadOnly(not open_)

    def _give_up(self) -> None:
        if self._candidate is not None:
            self._fill(self._candidate)
            self._settle()
            self.correct.setFocus()

    def _keep(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        changed = replace(
            candidate,
            name=typed["name"],
            employer=typed["employer"],
            post=typed["post"],
            phone=typed["phone"],
            education=typed["education"],
            source=typed["source"],
            certificate_pickup=typed["certificate_pickup"],
            condition=typed["condition"],
            remark=typed["remark"],
            work_start=self.work_start.day,
        )
        if changed == candidate:
            self._give_up()
            return
        with self._desk.told() as told:
            self._desk.office.registration.change(self._desk.session, changed, self.reason.text().strip())
        if told.problem is not None:
            self._stand_at_reason(told.problem.code)
            return
        self._candidate = changed
        self._settle()
        self.correct.setFocus()

    def _withdraw(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        with self._desk.told() as told:
            self._desk.office.registration.withdraw(self._desk.session, candidate.id, self.reason.text().strip())
        if told.problem is not None:
            self._stand_at_reason(told.problem.code)
            return
        self._candidate = replace(candidate, withdrawn=self.reason.text().strip())
        self._settle()

    def _stand_at_reason(self, code: str) -> None:
        if code == "reason-missing":
            self.reason.setFocus()
