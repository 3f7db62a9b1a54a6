"""Runs of certificate numbers: before, next, and how far they would run; the first one where none has begun.

Owns the row of a level; numbers are composed and given by the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from skillassess.model.certificates import LAST_SERIAL, serial, series
from ui import theme
from ui.card import Card
from ui.labels import label
from ui.pill import Pill, Status, done, locked
from ui.texts import NOTHING

if TYPE_CHECKING:
    from skillassess.model.levels import Level
    from skillassess.office.certifying import Series
    from ui.texts import Texts


class SeriesRow(QWidget):
    """One level's run. ``issued`` carries the first serial, 0 where the run goes on by itself."""

    issued = Signal(int)

    def __init__(self, texts: Texts, level: Level) -> None:
        super().__init__()
        self._series: Series | None = None
        self._ready = Pill(locked())
        self._before, self._next, self._after = label(), label("", "strong"), label()
        self.first = QSpinBox()
        self.first.setRange(1, LAST_SERIAL)
        self.first.setAccessibleName(self.tr("First serial of this year"))
        self.first.valueChanged.connect(lambda *_: self._show_numbers())
        self._waiting = label("", "small")
        self.issue = QPushButton()
        theme.dress(self.issue, kind="main")
        self.issue.clicked.connect(lambda *_: self._issue())
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (label(texts.name(level), "strong"), self._ready, self._waiting):
            head.addWidget(part)
        head.addStretch(1)
        self._first_caption = label(self.tr("First serial"), "small")
        for field in (self._first_caption, self.first, self.issue):
            head.addWidget(field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        captions = (self.tr("Last number given"), self.tr("Next number"), self.tr("Last number afterwards"))
        for place, (caption, value) in enumerate(zip(captions, self._values(), strict=True)):
            grid.addWidget(label(caption, "small"), 0, place)
            grid.addWidget(value, 1, place)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)

    @property
    def numbers(self) -> tuple[str, str, str]:
        """Before, next and after, as shown."""
        before, following, after = (value.text() for value in self._values())
        return before, following, after

    def show_series(self, found: Series, *, accepted: bool, may_issue: bool) -> None:
        """Show a run; the first serial can be chosen only while none has begun."""
        self._series = found
        self._ready.show_status(self._status(accepted=accepted))
        self._waiting.setText(self.tr("{count} wait for a number").format(count=found.waiting))
        begins = found.last is None and found.waiting > 0 and may_issue
        self.first.setVisible(begins)
        self._first_caption.setVisible(begins)
        self.issue.setText(self.tr("Give {count} numbers").format(count=found.waiting))
        self.issue.setVisible(may_issue and found.waiting > 0)
        self._show_numbers()

    def _status(self, *, accepted: bool) -> Status:
        return done(self.tr("Filing accepted")) if accepted else locked(self.tr("Filing not accepted yet"))

    def _show_numbers(self) -> None:
        found = self._series
        if found is None:
            return
        start = self.first.value() if found.last is None and not self.first.isHidden() else serial(found.next)
        run = series(found.next)
        self._before.setText(found.last or self.tr("none this year"))
        self._next.setText(f"{run}{start:06d}")
        end = start + found.waiting - 1
        self._after.setText(f"{run}{end:06d}" if found.waiting and end <= LAST_SERIAL else NOTHING)

    def _issue(self) -> None:
        self.issued.emit(0 if self.first.isHidden() else self.first.value())

    def _values(self) -> tuple[QLabel, QLabel, QLabel]:
        return self._before, self._next, self._after


class SeriesCard(Card):
    """Every level of a batch. ``issued`` carries the level and the first serial or 0."""

    issued = Signal(object, int)

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Runs of numbers"))
        self._texts = texts
        self.rows: dict[Level, SeriesRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.column.addLayout(self._lines)

    def show_series(self, found: tuple[Series, ...], accepted: frozenset[Level], *, may_issue: bool) -> None:
        """Show the runs of these levels."""
        if list(self.rows) != [one.level for one in found]:
            self._make_rows(found)
        for one in found:
            self.rows[one.level].show_series(one, accepted=one.level in accepted, may_issue=may_issue)

    def _make_rows(self, found: tuple[Series, ...]) -> None:
        for row in self.rows.values():
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for one in found:
            row = SeriesRow(self._texts, one.level)
            row.issued.connect(lambda first, level=one.level: self.issued.emit(level, first))
            self._lines.addWidget(row)
            self.rows[one.level] = row
