"""The filed scope as the administrator keeps it: rows of the set-up, and whether an occupation has 高级技师.

Owns how what is filed comes into the rows; the office checks it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from ui.labels import label
from ui.occupations import OccupationRow, OccupationRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.model.institution import FiledOccupation
    from ui.texts import Texts

_KNOWN = (None, True, False)


class FiledRow(OccupationRow):
    """One filed occupation with all that is recorded of it."""

    edited = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.level_one = QComboBox()
        self.level_one.addItems([self.tr("Not recorded"), self.tr("Yes"), self.tr("No")])
        words = self.tr("Has a senior technician in the 2022 classification (needed for the two highest levels)")
        self.level_one.setAccessibleName(words)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(words, "small"))
        line.addWidget(self.level_one)
        line.addStretch(1)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(column.count() - 1, line)
        for field in (self.code, self.name, self.job_types):
            field.textEdited.connect(lambda *_: self.edited.emit())
        for box in self.levels.values():
            box.clicked.connect(lambda *_: self.edited.emit())
        self.level_one.activated.connect(lambda *_: self.edited.emit())

    def show_filed(self, filed: FiledOccupation) -> None:
        """Show what is filed."""
        self.code.setText(filed.code)
        self.name.setText(filed.name)
        self.job_types.setText("、".join(filed.job_types))
        for level, box in self.levels.items():
            box.setChecked(level in filed.levels)
        self.level_one.setCurrentIndex(_KNOWN.index(filed.has_level_one))

    def filed(self) -> FiledOccupation:
        """Return what is typed."""
        return replace(super().filed(), has_level_one=_KNOWN[self.level_one.currentIndex()])


class FiledRows(OccupationRows):
    """All filed occupations; ``edited`` after every change, ``rearranged`` after rows came or went."""

    edited = Signal()
    rearranged = Signal()

    def add(self) -> OccupationRow:
        """Add an empty row and return it."""
        row = self._add_filed()
        self.rearranged.emit()
        return row

    def show_filed(self, filed: Sequence[FiledOccupation]) -> None:
        """Show what is filed in place of the rows there."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in filed:
            self._add_filed().show_filed(one)
        if not filed:
            self._add_filed()
        self.rearranged.emit()

    def _add_filed(self) -> FiledRow:
        row = FiledRow(self._texts)
        row.removed.connect(self._remove)
        row.edited.connect(self.edited)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _remove(self, row: OccupationRow) -> None:
        super()._remove(row)
        self.edited.emit()
