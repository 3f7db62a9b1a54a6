"""The filed scope as a form: occupations, their codes, job types and levels. Owns the rows; checks nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.institution import FiledOccupation
from skillassess.model.levels import Level
from ui import icons, theme
from ui.labels import hairline
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from ui.texts import Texts

_ACROSS = 3


class OccupationRow(QWidget):
    """One filed occupation."""

    removed = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.code = QLineEdit()
        self.code.setPlaceholderText("6-31-01-03")
        self.code.setAccessibleName(self.tr("Occupation code"))
        self.code.setFixedWidth(124)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Occupation, as filed"))
        self.name.setAccessibleName(self.tr("Occupation"))
        self.job_types = QLineEdit()
        self.job_types.setPlaceholderText(self.tr("Job types, if any"))
        self.job_types.setAccessibleName(self.tr("Job types, separated by commas"))
        remove = QToolButton()
        remove.setIcon(icons.icon("trash-2"))
        remove.setAccessibleName(self.tr("Remove this occupation"))
        remove.setToolTip(self.tr("Remove this occupation"))
        remove.clicked.connect(lambda *_: self.removed.emit(self))
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.code, self.name, self.job_types, remove):
            first.addWidget(part)
        self.levels = {level: QCheckBox(texts.name(level)) for level in Level}
        grid = QGridLayout()
        grid.setSpacing(0)
        for place, box in enumerate(self.levels.values()):
            grid.addWidget(box, place // _ACROSS, place % _ACROSS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(grid)
        column.addWidget(hairline())

    def filed(self) -> FiledOccupation:
        """Return what is typed."""
        types = self.job_types.text().replace("，", ",").replace("、", ",").split(",")
        return FiledOccupation(
            code=self.code.text().strip(),
            name=self.name.text().strip(),
            levels=tuple(level for level, box in self.levels.items() if box.isChecked()),
            job_types=tuple(part.strip() for part in types if part.strip()),
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self.filed() == FiledOccupation("", "", ())


class OccupationRows(QWidget):
    """All filed occupations; one more with a button."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.rows: list[OccupationRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = QPushButton(self.tr("One more occupation"))
        self.more.setIcon(icons.icon("plus", "accent"))
        theme.dress(self.more, kind="link")
        self.more.clicked.connect(lambda *_: self.add().code.setFocus())
        self._column.addWidget(self.more)
        self.add()

    def add(self) -> OccupationRow:
        """Add an empty row and return it."""
        row = OccupationRow(self._texts)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        in_reading_order(self)
        return row

    def filed(self) -> tuple[FiledOccupation, ...]:
        """Return every row in which something was typed."""
        return tuple(row.filed() for row in self.rows if not row.is_blank)

    def _remove(self, row: OccupationRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        if not self.rows:
            self.add()
