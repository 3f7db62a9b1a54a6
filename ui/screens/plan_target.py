"""One occupation and level of a plan: what is assessed, on which basis, by which way, and its components.

Owns those fields. Occupations and levels come from the filed scope alone, ways from the rules alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from skillassess.model.levels import Level
from skillassess.model.plans import Component, Method, Target
from skillassess.model.sheets import ComponentKind
from ui.card import Card
from ui.formrow import FormRow
from ui.screens.plan_part import PartForm
from ui.screens.plan_ways import WayChooser

if TYPE_CHECKING:
    from skillassess.model.institution import FiledOccupation
    from ui.screens.plan_stock import Stock
    from ui.texts import Texts


class TargetForm(QWidget):
    """The fields of one target; ``changed`` after every change."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._stock: Stock | None = None
        self._id = ""
        self._method = Method.EXAM
        self._kept: dict[ComponentKind, Component] = {}
        self._levels: list[Level] = []
        self._filed: list[FiledOccupation] = []
        self._open = True
        self.occupation = QComboBox()
        self.job_type = QComboBox()
        self.level = QComboBox()
        self.basis = QLineEdit()
        self.ways = WayChooser(texts)
        self.parts: dict[ComponentKind, PartForm] = {}
        self.basis_row = FormRow(self.tr("Basis: national standard, or the enterprise's own norm"), self.basis)
        self._build()
        self.occupation.activated.connect(lambda *_: self._turn_occupation())
        self.level.activated.connect(lambda *_: self._turn_level())
        self.job_type.activated.connect(lambda *_: self.changed.emit())
        self.basis.textEdited.connect(lambda *_: self.changed.emit())
        self.ways.changed.connect(self._turn_way)

    def show_target(self, target: Target, stock: Stock) -> None:
        """Show a target."""
        self._stock, self._id, self._method = stock, target.id, target.method
        self._kept = {part.kind: part for part in target.components}
        self._fill_scope(target, stock)
        if self.basis.text() != target.basis:
            self.basis.setText(target.basis)
        kinds = tuple(part.kind for part in target.components)
        self.ways.show_ways(stock.choices[target.level].ways, stock.sheet_kinds, target.method, kinds)
        self._show_parts(kinds)

    def entered(self) -> Target:
        """Return the target as it stands."""
        filed = self._filed[max(self.occupation.currentIndex(), 0)]
        return Target(
            id=self._id,
            occupation_code=filed.code,
            occupation=filed.name,
            job_type=self.job_type.currentText(),
            level=self._levels[max(self.level.currentIndex(), 0)],
            method=self._method,
            components=tuple(part.entered() for part in self.parts.values()),
            basis=self.basis.text(),
        )

    def allow(self, *, open_: bool) -> None:
        """Let the person change it, or only read it."""
        self._open = open_
        for box in (self.occupation, self.job_type, self.level):
            box.setEnabled(open_)
        self.basis.setReadOnly(not open_)
        self.ways.allow(open_=open_)
        for part in self.parts.values():
            part.allow(open_=open_)

    def _build(self) -> None:
        card = Card()
        for box in (self.occupation, self.job_type, self.level):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(FormRow(self.tr("Occupation"), self.occupation), 3)
        row.addWidget(FormRow(self.tr("Job type"), self.job_type), 2)
        row.addWidget(FormRow(self.tr("Level"), self.level), 2)
        card.column.addLayout(row)
        card.add(self.basis_row)
        ways = Card(self.tr("Method and components"))
        ways.add(self.ways)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(ways)
        column.addLayout(self._parts)

    def _fill_scope(self, target: Target, stock: Stock) -> None:
        from skillassess.model.institution import FiledOccupation  # noqa: PLC0415  only for what is no longer filed

        self._filed = list(stock.institution.occupations)
        if target.occupation_code not in [one.code for one in self._filed]:
            gone = FiledOccupation(target.occupation_code, target.occupation, (target.level,), (target.job_type,))
            self._filed.insert(0, gone)
        filed = next(one for one in self._filed if one.code == target.occupation_code)
        _fill(self.occupation, [f"{one.code} {one.name}" for one in self._filed], self._filed.index(filed))
        types = list(filed.job_types) or [filed.name]
        if target.job_type not in types:
            types.insert(0, target.job_type)
        _fill(self.job_type, types, types.index(target.job_type))
        self._levels = list(filed.levels)
        if target.level not in self._levels:
            self._levels.insert(0, target.level)
        _fill(self.level, [self._texts.name(one) for one in self._levels], self._levels.index(target.level))

    def _turn_occupation(self) -> None:
        """Take another occupation: its first job type, the same level where it is filed."""
        if self._stock is None:
            return
        before = self.entered()
        filed = self._filed[self.occupation.currentIndex()]
        level = before.level if before.level in filed.levels else filed.levels[0]
        made = self._stock.target(self._id, filed, level)
        self._show_changed(replace(made, basis=before.basis) if level is before.level else made, before)

    def _turn_level(self) -> None:
        if self._stock is None:
            return
        before = self.entered()
        filed = self._filed[self.occupation.currentIndex()]
        made = replace(self._stock.target(self._id, filed, before.level), job_type=before.job_type, basis=before.basis)
        self._show_changed(made, before)

    def _show_changed(self, made: Target, before: Target) -> None:
        """Show another occupation or level with what of the components still holds."""
        if self._stock is None:
            return
        people = {part.kind: part for part in before.components}
        parts = tuple(
            replace(part, scorers=people[part.kind].scorers, trainees=people[part.kind].trainees)
            if part.kind in people
            else part
            for part in made.components
        )
        self.show_target(replace(made, components=parts), self._stock)
        self.changed.emit()

    def _turn_way(self) -> None:
        way = self.ways.way
        if way is None:
            return
        self._kept |= {kind: part.entered() for kind, part in self.parts.items()}
        self._method = way.method
        self._show_parts(self.ways.components)
        self.changed.emit()

    def _show_parts(self, kinds: tuple[ComponentKind, ...]) -> None:
        stock = self._stock
        if stock is None:
            return
        level = self._levels[max(self.level.currentIndex(), 0)]
        for kind in [kind for kind in self.parts if kind not in kinds]:
            self._remove(kind)
        for place, kind in enumerate(kinds):
            if kind not in self.parts:
                form = PartForm(kind, self._texts)
                form.changed.connect(self.changed)
                form.allow(open_=self._open)
                self.parts[kind] = form
                self._parts.insertWidget(place, form)
            like = next((part for other, part in self._kept.items() if other is not ComponentKind.REVIEW), None)
            part = self._kept.get(kind) or stock.part(kind, level, like)
            self._kept[kind] = part
            self.parts[kind].show_part(part, stock.templates, stock.people, stock.choices[level])
        self.parts = {kind: self.parts[kind] for kind in kinds}

    def _remove(self, kind: ComponentKind) -> None:
        form = self.parts.pop(kind)
        self._parts.removeWidget(form)
        form.hide()
        form.deleteLater()


def _fill(box: QComboBox, names: list[str], current: int) -> None:
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(current)
