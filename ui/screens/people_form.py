"""A member of staff as a form: who, login, roles, card; new or changed. Owns those fields, keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from skillassess.model.people import AssessorGrade, Person, Role
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import label

if TYPE_CHECKING:
    from ui.texts import Texts

_ACROSS = 4
_GRADES = (None, AssessorGrade.ASSESSOR, AssessorGrade.SENIOR)


class PersonFields(QWidget):
    """The fields of one person."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._person = Person("", "", "", ())
        self.name = QLineEdit()
        self.login = QLineEdit()
        self.employer = QLineEdit()
        self.grade = QComboBox()
        self.grade.addItems([self.tr("None"), self.tr("Assessor"), self.tr("Senior assessor")])
        self.card = QLineEdit()
        self.valid = DayField()
        self.roles = {role: QCheckBox(texts.name(role)) for role in Role}
        self.rows: dict[str, FormRow[Any]] = {
            "name": FormRow(self.tr("Name"), self.name),
            "login": FormRow(self.tr("Login"), self.login, hint=self.tr("Short, without blanks; it cannot be changed")),
            "valid": FormRow(self.tr("Card valid until"), self.valid),
        }
        self._build()

    def show_person(self, person: Person, *, open_: bool) -> None:
        """Show a person; the login can be typed only for a new one."""
        self._person = person
        for field, text in (
            (self.name, person.name),
            (self.login, person.login),
            (self.employer, person.employer),
            (self.card, person.card_number),
        ):
            field.setText(text)
            field.setReadOnly(not open_)
        self.login.setReadOnly(not open_ or bool(person.id))
        self.grade.setCurrentIndex(_GRADES.index(person.grade))
        self.grade.setEnabled(open_)
        self.valid.show_day(person.card_valid_until)
        self.valid.setReadOnly(not open_)
        for role, box in self.roles.items():
            box.setChecked(person.has(role))
            box.setEnabled(open_)
        for row in self.rows.values():
            row.find_fault("")

    def entered(self) -> Person:
        """Return the person as typed."""
        return replace(
            self._person,
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            roles=tuple(role for role, box in self.roles.items() if box.isChecked()),
            employer=self.employer.text().strip(),
            grade=_GRADES[self.grade.currentIndex()],
            card_number=self.card.text().strip(),
            card_valid_until=self.valid.day,
        )

    def point_out(self, code: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        for row in self.rows.values():
            row.find_fault("")
        name = "login" if code.startswith("login") else "name" if code == "person-name-empty" else ""
        if name:
            self.rows[name].find_fault(sentence)
            self.rows[name].setFocus()
        elif code == "person-without-role":
            self.roles[Role.OFFICE].setFocus()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        first: tuple[QWidget, ...] = (
            self.rows["name"],
            self.rows["login"],
            FormRow(self.tr("Employer"), self.employer),
        )
        for place, row in enumerate(first):
            grid.addWidget(row, 0, place, Qt.AlignmentFlag.AlignTop)
        roles = QGridLayout()
        roles.setSpacing(0)
        for place, box in enumerate(self.roles.values()):
            roles.addWidget(box, place // _ACROSS, place % _ACROSS)
        cards = QGridLayout()
        cards.setHorizontalSpacing(12)
        last: tuple[QWidget, ...] = (
            FormRow(self.tr("Grade of assessor"), self.grade),
            FormRow(self.tr("Number of the card"), self.card),
            self.rows["valid"],
        )
        for place, part in enumerate(last):
            cards.addWidget(part, 0, place, Qt.AlignmentFlag.AlignTop)
        for layout in (grid, cards):
            for place in range(3):
                layout.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(label(self.tr("Roles"), "fine"))
        column.addLayout(roles)
        column.addLayout(cards)
