"""Beside the panel's record: the members, the own score sheet, opinion and vote. Owns the fields of the vote.

Votes of others are shown only once all members have voted, as the office gives them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import pill, theme
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill, Status

_WIDTH = 290
_NARROW_WIDTH = 224
_OPINION = 76


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member with what is known of them, and the opinion once all have voted."""

    name: str
    status: Status
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class VoteCase:
    """What the side shows of a defence; ``own`` is the state of the own sheet, None for who is no member."""

    members: tuple[MemberLine, ...]
    tally: str
    own: Status | None
    may_vote: bool
    why_not: str
    approve: bool | None
    opinion: str


class OpinionField(QPlainTextEdit):
    """An opinion; Tab leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_OPINION)


class VotePanel(QFrame):
    """The column beside the record. ``voted`` carries approval and opinion; ``scoring`` asks for the own sheet."""

    voted = Signal(bool, str)
    scoring = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="side")
        self.setFixedWidth(_WIDTH)
        self._members = QVBoxLayout()
        self.tally = label("", "strong", wrap=True)
        self.own = Card(self.tr("My sheet"))
        self._own_state = Pill(pill.untouched(""))
        self.score = QPushButton(self.tr("Open my &sheet"))
        self.card = Card(self.tr("My vote"))
        self.approve = QRadioButton(self.tr("A&pprove"))
        self.reject = QRadioButton(self.tr("Do &not approve"))
        self._group = QButtonGroup(self)
        self.opinion = OpinionField()
        self._row = FormRow(self.tr("&Opinion"), self.opinion)
        self.why = label("", "small", wrap=True)
        self.vote = QPushButton(self.tr("Cast my &vote"))
        self._build()
        self.score.clicked.connect(lambda *_: self.scoring.emit())
        self.vote.clicked.connect(lambda *_: self.cast())

    def show_case(self, case: VoteCase, *, keep_typing: bool) -> None:
        """Show a defence; ``keep_typing`` when it is the one that is being worked on."""
        while (taken := self._members.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in case.members:
            self._members.addWidget(_Member(line))
        self.tally.setText(case.tally)
        self.own.setVisible(case.own is not None)
        self.card.setVisible(case.own is not None)
        if case.own is not None:
            self._own_state.show_status(case.own)
        self.why.setText(case.why_not)
        self.why.setVisible(bool(case.why_not))
        for part in (self.approve, self.reject, self.vote):
            part.setEnabled(case.may_vote)
        self.opinion.setReadOnly(not case.may_vote)
        theme.dress(self.vote, kind="main")
        self.vote.setText(self.tr("Cast my &vote") if case.approve is None else self.tr("Change my &vote"))
        if not keep_typing:
            self._show_vote(case)

    def narrow(self, *, narrow: bool) -> None:
        """Take less room where there is little."""
        self.setFixedWidth(_NARROW_WIDTH if narrow else _WIDTH)

    def cast(self) -> None:
        """Say how the member votes; without a choice say what is missing."""
        if not self.approve.isChecked() and not self.reject.isChecked():
            self._row.find_fault(self.tr("Choose whether you approve first."), "warning")
            self.approve.setFocus()
            return
        if self.reject.isChecked() and not self.opinion.toPlainText().strip():
            self._row.find_fault(self.tr("Write why you do not approve."))
            self.opinion.setFocus()
            return
        self._row.find_fault("")
        self.voted.emit(self.approve.isChecked(), self.opinion.toPlainText().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard with Enter as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in (self.score, self.vote):
                if button.hasFocus():
                    button.click()
                    return
        super().keyPressEvent(event)

    def _show_vote(self, case: VoteCase) -> None:
        self._group.setExclusive(False)
        self.approve.setChecked(case.approve is True)
        self.reject.setChecked(case.approve is False)
        self._group.setExclusive(True)
        self.opinion.setPlainText(case.opinion)
        self._row.find_fault("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Panel members"), "muted"))
        self._members.setSpacing(4)
        column.addLayout(self._members)
        column.addWidget(self.tally)
        column.addSpacing(4)
        self.own.head.addWidget(self._own_state)
        self.own.add(self.score)
        column.addWidget(self.own)
        choices = QVBoxLayout()
        choices.setSpacing(0)
        for button in (self.approve, self.reject):
            self._group.addButton(button)
            choices.addWidget(button)
        self.card.column.addLayout(choices)
        for part in (self._row, self.why, self.vote):
            self.card.add(part)
        column.addWidget(self.card)
        column.addStretch(1)


class _Member(QWidget):
    """A member's name and state, the opinion below."""

    def __init__(self, line: MemberLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        row = QHBoxLayout()
        row.addWidget(label(line.name), 1)
        row.addWidget(Pill(line.status))
        column.addLayout(row)
        if line.opinion:
            column.addWidget(label(line.opinion, "small", wrap=True))
