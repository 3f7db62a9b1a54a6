"""Recusal (回避) of one candidate: declared ties, and the office's row to declare or take back. Owns that card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from skillassess.model.recusal import DeclaredTie, Relation
from ui.card import Card
from ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.model.candidates import Candidate
    from ui.context import Desk
    from ui.screens.candidates_state import Roll


class RecusalCard(Card):
    """The card; what is declared bars the person from scoring this candidate."""

    def __init__(self, desk: Desk, *, may_record: bool) -> None:
        super().__init__(self.tr("Recusal"))
        self._desk = desk
        self._may_record = may_record
        self._candidate = ""
        self._people: list[str] = []
        self._lines: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._none = label(
            self.tr("No tie between this candidate and anybody who assesses has been declared."), "muted"
        )
        self._none.setWordWrap(True)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Who is tied to the candidate"))
        self.relation = QComboBox()
        self.relation.setAccessibleName(self.tr("How they are tied"))
        self.relation.addItems([desk.texts.name(one) for one in Relation])
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason (kept on record)"))
        self.reason.setPlaceholderText(self.tr("Reason (kept on record)"))
        self.declare = QPushButton(self.tr("Declare a tie"))
        self._form = QWidget()
        row = QHBoxLayout(self._form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.person)
        row.addWidget(self.relation)
        row.addWidget(self.reason, 1)
        row.addWidget(self.declare)
        self.column.addLayout(self._list)
        self.add(self._none)
        self.add(self._form)
        self.declare.clicked.connect(lambda *_: self._declare())
        self.reason.returnPressed.connect(self._declare)

    def show_candidate(self, candidate: Candidate, roll: Roll) -> None:
        """Show the ties that stand; a reason being typed about the same candidate stays."""
        if candidate.id != self._candidate:
            self.reason.clear()
        self._candidate = candidate.id
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        standing = [tie for tie in roll.ties if tie.candidate == candidate.id and not tie.withdrawn]
        self._lines = [self._line(tie, roll.assessors.get(tie.person, "")) for tie in standing]
        for line in self._lines:
            self._list.addWidget(line)
        self._none.setVisible(not standing)
        people = list(roll.assessors)
        if people != self._people:
            self._people = people
            self.person.clear()
            self.person.addItems([roll.assessors.get(person, "") for person in people])
        self._form.setVisible(self._may_record and not candidate.withdrawn and bool(people))

    def _line(self, tie: DeclaredTie, name: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"{name} · {self._desk.texts.name(tie.relation)} · {tie.reason}", wrap=True), 1)
        if self._may_record:
            back = QPushButton(self.tr("Take back"))
            back.setAccessibleName(self.tr("Take back the tie with {name}").format(name=name))
            back.clicked.connect(lambda *_: self._take_back(tie))
            row.addWidget(back)
        return line

    def _declare(self) -> None:
        place = self.person.currentIndex()
        if place < 0:
            return
        relation = list(Relation)[self.relation.currentIndex()]
        recusing, session = self._desk.office.recusing, self._desk.session
        person, reason = self._people[place], self.reason.text().strip()
        self._ask(lambda: recusing.declare(session, self._candidate, person, relation, reason))

    def _take_back(self, tie: DeclaredTie) -> None:
        recusing, session = self._desk.office.recusing, self._desk.session
        self._ask(lambda: recusing.withdraw(session, tie.candidate, tie.person, self.reason.text().strip()))

    def _ask(self, act: Callable[[], None]) -> None:
        with self._desk.told() as told:
            act()
        if told.refused:
            self.reason.setFocus()
        else:
            self.reason.clear()
