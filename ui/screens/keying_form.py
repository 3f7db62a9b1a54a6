"""One paper sheet being keyed in: a field for each item, digits lead on. Owns what is typed; saves nothing.

The form never shows what somebody else keyed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from skillassess.errors import Refused
from skillassess.model.scoring import parse_score
from ui import theme
from ui.card import Card
from ui.labels import label
from ui.screens.scoring_fields import ScoreField, field_for
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from skillassess.model.sheets import Item, Template


class KeyingForm(Card):
    """The items. ``finished`` carries the texts, items in order; ``refused`` a problem; ``reached`` where keys go."""

    finished = Signal(object)
    refused = Signal(object)
    unfilled = Signal(int)
    reached = Signal(object)

    def __init__(self) -> None:
        super().__init__(kind="paper")
        self.fields: tuple[ScoreField, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._typed: dict[int, str] = {}
        self.total = label("", "strong")
        self.keep = QPushButton()
        theme.dress(self.keep, kind="main")
        self.keep.clicked.connect(lambda *_: self.finish())
        self._rows = QWidget()
        self.add(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.total)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        self.column.addLayout(foot)

    @property
    def typed(self) -> dict[int, str]:
        """What is typed, by item number."""
        return dict(self._typed)

    def show_sheet(self, template: Template, button: str) -> None:
        """Begin with an empty sheet."""
        self._items, self._typed = template.items, {}
        old, self._rows = self._rows, QWidget()
        self.column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.fields = tuple(field_for(item) for item in self._items)
        for place, (item, field) in enumerate(zip(self._items, self.fields, strict=True)):
            grid.addWidget(label(str(item.no), "small"), place, 0)
            grid.addWidget(label(item.name, wrap=True), place, 1)
            grid.addWidget(field, place, 2, Qt.AlignmentFlag.AlignRight)
            field.say_to_readers(f"{item.no} {item.name}")
            field.show_score("", pending=False)
            field.allow(open_=True)
            field.entered.connect(lambda text, go_on, at=place: self._take(at, text, go_on=go_on))
            field.focused.connect(lambda here=field: self.reached.emit(here))
            field.moved.connect(lambda step, at=place: self._go(at + step))
        self.keep.setText(button)
        in_reading_order(self)
        self._count()

    def begin(self) -> None:
        """Put the keyboard on the first item without a score."""
        self._go(next((at for at, item in enumerate(self._items) if item.no not in self._typed), 0))

    def finish(self) -> None:
        """Hand the sheet on when every item has a score; go to the first that has none otherwise."""
        for field in self.fields:
            field.keep()
        missing = [at for at, item in enumerate(self._items) if item.no not in self._typed]
        if missing:
            self.unfilled.emit(self._items[missing[0]].no)
            self._go(missing[0])
            return
        self.finished.emit([self._typed[item.no] for item in self._items])

    def _take(self, place: int, text: str, *, go_on: bool) -> None:
        item, field = self._items[place], self.fields[place]
        try:
            value = f"{parse_score(text, item):f}" if text else ""
        except Refused as problem:
            self.refused.emit(problem)
            field.show_score(self._typed.get(item.no, ""), pending=False)
            return
        self._typed.pop(item.no, None)
        if value:
            self._typed[item.no] = value
        field.show_score(value, pending=False)
        self._count()
        if go_on:
            self._go(place + 1)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.fields):
            self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(self.fields):
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
            self.reached.emit(self.keep)

    def _count(self) -> None:
        done, items = len(self._typed), len(self._items)
        self.total.setText(self.tr("{done} of {items} items keyed").format(done=done, items=items))
