"""One candidate typed by hand. Owns the fields; the office checks them as it checks a row of a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from skillassess.errors import Problem, Refused
from skillassess.model.identity import FEMALE, MALE, IdType, normalise_id, read_resident_id
from skillassess.model.roster import RosterEntry
from ui import theme
from ui.card import Card
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import label

if TYPE_CHECKING:
    from skillassess.model.plans import Plan, Target
    from ui.context import Desk

_OF_NUMBER = ("id-", "roster-missing", "candidate-already")


class EntryForm(QWidget):
    """The form; ``added`` carries the admission number, ``left`` goes back. It stays open for the next candidate."""

    added = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._targets: tuple[Target, ...] = ()
        self.name = QLineEdit()
        self.id_type = QComboBox()
        self.id_type.addItems([kind.value for kind in IdType])
        self.id_number = QLineEdit()
        self.sex = QComboBox()
        self.sex.addItems([MALE, FEMALE])
        self.born = DayField()
        self.target = QComboBox()
        self.employer = QLineEdit()
        self.post = QLineEdit()
        self.phone = QLineEdit()
        self.education = QLineEdit()
        self.condition = QLineEdit()
        self.work_start = DayField()
        self.remark = QLineEdit()
        self.add = QPushButton(self.tr("Take in"))
        theme.dress(self.add, kind="main")
        self.cancel = QPushButton(self.tr("Back"))
        self.name_row = FormRow(self.tr("Name"), self.name)
        self.number_row = FormRow(self.tr("ID number"), self.id_number)
        self.born_row = FormRow(self.tr("Born"), self.born)
        self._build()
        self.id_number.editingFinished.connect(self._read_number)
        self.add.clicked.connect(lambda *_: self.take())
        self.cancel.clicked.connect(lambda *_: self.left.emit())
        for field in (self.name, self.id_number, self.employer, self.post, self.phone, self.remark):
            field.returnPressed.connect(self.focusNextChild)

    def begin(self, plan: Plan) -> None:
        """Start with empty fields for a plan."""
        self._targets = plan.targets
        texts = self._desk.texts
        self.target.clear()
        self.target.addItems([f"{one.job_type or one.occupation} {texts.name(one.level)}" for one in plan.targets])
        self._clear()
        self.name.setFocus()

    def take(self) -> None:
        """Take the candidate in; what is wrong is said beside its field and in the strip."""
        desk = self._desk
        for row in (self.name_row, self.number_row, self.born_row):
            row.find_fault("")
        with desk.told() as told:
            made = desk.office.registration.add(desk.session, desk.plan_id, self._entered())
        if told.problem is not None:
            self._point_out(told.problem)
            return
        words = self.tr("{name} is taken in with admission number {number}.")
        desk.say(words.format(name=made.name, number=made.id), "ok")
        self._clear()
        self.name.setFocus()
        self.added.emit(made.id)

    def _build(self) -> None:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.name_row, FormRow(self.tr("Occupation and level"), self.target)),
            (FormRow(self.tr("Kind of ID"), self.id_type), self.number_row),
            (FormRow(self.tr("Sex"), self.sex), self.born_row),
            (FormRow(self.tr("Employer"), self.employer), FormRow(self.tr("Post"), self.post)),
            (FormRow(self.tr("Mobile phone"), self.phone), FormRow(self.tr("Education"), self.education)),
            (
                FormRow(self.tr("Condition applied under (number)"), self.condition),
                FormRow(self.tr("At work since"), self.work_start),
            ),
            (FormRow(self.tr("Remark"), self.remark),),
        )
        for number, parts in enumerate(rows):
            for place, part in enumerate(parts):
                grid.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Take in a candidate by hand"), "title"))
        column.addWidget(card)
        column.addLayout(foot)
        column.addStretch(1)

    def _clear(self) -> None:
        for field in (self.name, self.id_number, self.post, self.phone, self.education, self.condition, self.remark):
            field.clear()
        self.born.show_day(None)
        self.work_start.show_day(None)

    def _read_number(self) -> None:
        """Fill birth date and sex from a resident's number, or say what is wrong with it."""
        number = normalise_id(self.id_number.text()).value
        if not number or self._kind is not IdType.RESIDENT:
            self.number_row.find_fault("")
            return
        try:
            resident = read_resident_id(number)
        except Refused as problem:
            self.number_row.find_fault(self._desk.texts.explain(problem))
            return
        self.number_row.find_fault("")
        self.id_number.setText(number)
        self.born.show_day(resident.birth_date)
        self.sex.setCurrentText(resident.sex)

    @property
    def _kind(self) -> IdType:
        return IdType(self.id_type.currentText())

    def _entered(self) -> RosterEntry:
        born = self.born.day
        if born is None and self._kind is IdType.RESIDENT:
            born = read_resident_id(normalise_id(self.id_number.text()).value).birth_date
        if born is None:
            raise Refused("candidate-birth-date-missing")
        target = self._targets[max(self.target.currentIndex(), 0)]
        return RosterEntry(
            name=self.name.text(),
            id_type=self._kind,
            id_number=self.id_number.text(),
            sex=self.sex.currentText(),
            birth_date=born,
            education=self.education.text().strip(),
            source="",
            certificate_pickup="",
            occupation=target.occupation,
            job_type=target.job_type,
            level=target.level,
            condition=self.condition.text().strip(),
            phone=self.phone.text().strip(),
            work_start=self.work_start.day,
            employer=self.employer.text().strip(),
            post=self.post.text().strip(),
            remark=self.remark.text().strip(),
        )

    def _point_out(self, problem: Problem) -> None:
        sentence = self._desk.texts.explain(problem)
        if problem.code.startswith("name"):
            self.name_row.find_fault(sentence)
            self.name.setFocus()
        elif problem.code.startswith(_OF_NUMBER):
            self.number_row.find_fault(sentence)
            self.id_number.setFocus()
        elif "birth" in problem.code:
            self.born_row.find_fault(sentence)
            self.born.setFocus()
