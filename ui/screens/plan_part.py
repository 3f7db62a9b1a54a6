"""One component of a plan: its sheet, its line, who scores it. Owns those fields."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from skillassess.model.people import Role
from skillassess.model.plans import Component, TemplateRef
from skillassess.model.sheets import ComponentKind
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label
from ui.screens.plan_people import PeopleOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.model.people import Person
    from skillassess.model.sheets import Template
    from skillassess.office.choices import Choices
    from ui.texts import Texts

_LINE = re.compile(r"\d{1,3}(\.\d{1,2})?")
_NARROW = str.maketrans("０１２３４５６７８９．。", "0123456789..")


class PartForm(Card):
    """The card of one component; ``changed`` after every change that can be kept."""

    changed = Signal()

    def __init__(self, kind: ComponentKind, texts: Texts) -> None:
        super().__init__(texts.name(kind))
        self.kind = kind
        self._texts = texts
        self._line_kept = Decimal(60)
        self._refs: list[TemplateRef] = []
        self.sheet = QComboBox()
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line = QLineEdit()
        self.line.setFixedWidth(88)
        self.sheet_row = FormRow(self.tr("Score sheet"), self.sheet)
        self.line_row = FormRow(self.tr("Line, points"), self.line)
        panel = kind is ComponentKind.REVIEW
        words = self.tr("Review panel, in column order") if panel else self.tr("Assessors, in column order")
        self.people = PeopleOrder(words, with_trainees=not panel)
        self._words = label(words, "fine")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sheet_row, 1)
        row.addWidget(self.line_row)
        self.column.addLayout(row)
        self.add(self._words)
        self.add(self.people)
        self.sheet.activated.connect(lambda *_: self.changed.emit())
        self.line.editingFinished.connect(self._take_line)
        self.people.changed.connect(self.changed)

    def show_part(
        self, part: Component, templates: Sequence[Template], people: Sequence[Person], choices: Choices
    ) -> None:
        """Show a component; only sheets of its kind can be chosen, and people who hold the role."""
        self._refs = [TemplateRef(one.id, one.version) for one in templates if one.kind is self.kind]
        names = [one.title for one in templates if one.kind is self.kind]
        if part.template not in self._refs:
            self._refs.insert(0, part.template)
            names.insert(0, self.tr("Version {version} as chosen").format(version=part.template.version))
        self.sheet.clear()
        for ref, name in zip(self._refs, names, strict=True):
            self.sheet.addItem(self.tr("{sheet}, version {version}").format(sheet=name, version=ref.version))
        self.sheet.setCurrentIndex(self._refs.index(part.template))
        self._line_kept = part.line
        if not self.line.hasFocus():
            self.line.setText(self._texts.number(part.line))
        self.line.setToolTip(
            self.tr("From {lowest} to {full}. {clause}").format(
                lowest=choices.lowest_line, full=choices.full_marks, clause=choices.line_clause
            )
        )
        role = Role.PANEL if self.kind is ComponentKind.REVIEW else Role.ASSESSOR
        named = {*part.scorers, *part.trainees}
        may = [one for one in people if one.id in named or (one.has(role) and one.left is None)]
        self.people.show_people(may, part.scorers, part.trainees)

    def entered(self) -> Component:
        """Return the component as it stands; a line that cannot be read leaves the one before."""
        ref = self._refs[max(self.sheet.currentIndex(), 0)]
        return Component(self.kind, ref, self._line_kept, self.people.scorers, self.people.trainees)

    def allow(self, *, open_: bool) -> None:
        """Let the person change it, or only read it."""
        self.sheet.setEnabled(open_)
        self.line.setReadOnly(not open_)
        self.people.allow(open_=open_)

    def _take_line(self) -> None:
        text = self.line.text().translate(_NARROW).strip()
        if not _LINE.fullmatch(text):
            self.line_row.find_fault(self.tr("A number, as 60"))
            return
        self.line_row.find_fault("")
        if Decimal(text) != self._line_kept:
            self._line_kept = Decimal(text)
            self.changed.emit()
