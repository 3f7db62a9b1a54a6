"""The lawful ways to assess a level, one to be chosen, each under its clause. Owns the choice, not the ways.

A way whose sheet nobody has made yet stands there and says so, but cannot be chosen.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from skillassess.model.sheets import ComponentKind
from ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skillassess.model.plans import Method
    from skillassess.office.choices import Choice
    from ui.texts import Texts


class WayChooser(QWidget):
    """Radio buttons, one per way; for appointed levels a tick per component. ``changed`` after every choice."""

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._ways: tuple[Choice, ...] = ()
        self.buttons: dict[int, QRadioButton] = {}
        self.ticks: dict[ComponentKind, QCheckBox] = {}
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._content = QWidget()
        self._column.addWidget(self._content)
        self.setAccessibleName(self.tr("Method and components"))

    @property
    def method(self) -> Method | None:
        """The chosen method; None while nothing is chosen."""
        way = self._way()
        return None if way is None else way.method

    @property
    def components(self) -> tuple[ComponentKind, ...]:
        """The chosen components in the order of the regulations."""
        way = self._way()
        if way is None:
            return ()
        if not way.is_open:
            return way.components
        return tuple(kind for kind, tick in self.ticks.items() if tick.isChecked())

    @property
    def way(self) -> Choice | None:
        """The chosen way."""
        return self._way()

    def show_ways(
        self,
        ways: Sequence[Choice],
        sheets: Collection[ComponentKind],
        method: Method | None,
        components: Sequence[ComponentKind],
    ) -> None:
        """Show the ways of a level, those without a sheet barred, and the one that is taken."""
        self.blockSignals(True)
        for button in self.buttons.values():
            self._group.removeButton(button)
        self.buttons, self.ticks = {}, {}
        self._ways = tuple(ways)
        self._column.removeWidget(self._content)
        self._content.hide()
        self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for _method, some in groupby(enumerate(self._ways), lambda pair: pair[1].method):
            self._add_method(column, list(some), sheets)
        self._add_review(column)
        self._column.addWidget(self._content)
        self._choose(method, components)
        self.blockSignals(False)

    def allow(self, *, open_: bool) -> None:
        """Let the person choose, or only read."""
        self._content.setEnabled(open_)

    def _add_method(
        self, column: QVBoxLayout, ways: list[tuple[int, Choice]], sheets: Collection[ComponentKind]
    ) -> None:
        first = ways[0][1]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self._texts.name(first.method), "strong"))
        clause = label(first.clause, "small")
        clause.setToolTip(first.text)
        head.addWidget(clause)
        head.addStretch(1)
        column.addSpacing(4)
        column.addLayout(head)
        for number, way in ways:
            if way.is_open:
                self._add_ticks(column, way, sheets)
            else:
                column.addWidget(self._button(number, way, sheets))

    def _button(self, number: int, way: Choice, sheets: Collection[ComponentKind]) -> QRadioButton:
        words = " + ".join(self._texts.name(kind) for kind in way.components)
        missing = tuple(kind for kind in way.components if kind not in sheets)
        if missing:
            words = self.tr("{components} (no sheet for {missing} yet)").format(
                components=words, missing=self._texts.names(missing)
            )
        button = QRadioButton(words)
        button.setEnabled(not missing)
        button.setToolTip(way.text)
        button.setAccessibleDescription(way.clause)
        self.buttons[number] = button
        self._group.addButton(button, number)
        return button

    def _add_ticks(self, column: QVBoxLayout, way: Choice, sheets: Collection[ComponentKind]) -> None:
        advice = self.tr("The enterprise's own plan says what is assessed. Tick what it names.")
        column.addWidget(label(advice, "small", wrap=True))
        for kind in way.components:
            if kind not in sheets:
                continue
            tick = QCheckBox(self._texts.name(kind))
            tick.setAccessibleDescription(way.clause)
            tick.toggled.connect(lambda *_: self.changed.emit())
            self.ticks[kind] = tick
            column.addWidget(tick)

    def _add_review(self, column: QVBoxLayout) -> None:
        clause = next((way.review_clause for way in self._ways if way.review_clause), "")
        if clause:
            words = self.tr("The comprehensive review is always added at this level. {clause}").format(clause=clause)
            column.addSpacing(4)
            column.addWidget(label(words, "small", wrap=True))

    def _choose(self, method: Method | None, components: Sequence[ComponentKind]) -> None:
        for number, way in enumerate(self._ways):
            if way.is_open:
                for kind, tick in self.ticks.items():
                    tick.setChecked(kind in components)
            elif way.method is method and set(way.components) == set(components):
                self.buttons[number].setChecked(True)
        self._mind_tab()

    def _turn(self, _number: int, on: bool) -> None:  # noqa: FBT001  the group's own signature
        if on:
            self._mind_tab()
            self.changed.emit()

    def _mind_tab(self) -> None:
        """Let Tab come to the chosen button alone, or to the first; arrows go through the rest."""
        chosen = self._group.checkedId()
        for number, button in self.buttons.items():
            by_tab = number == chosen if chosen >= 0 else number == min(self.buttons)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)

    def _way(self) -> Choice | None:
        if len(self._ways) == 1 and self._ways[0].is_open:
            return self._ways[0]
        number = self._group.checkedId()
        return self._ways[number] if number >= 0 else None
