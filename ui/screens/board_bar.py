"""Search, filter and order of the day board. Owns the fields; what they choose is done by ``board_rows``."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.labels import Elided, label
from ui.screens.board_rows import Only, Order

_SEARCH = 170
_LEAST = 400


class FilterBar(QWidget):
    """The heading of the matrix with its fields. ``changed`` when other lines are wanted."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.only_box = QComboBox()
        self.order_box = QComboBox()
        self._count = label("", "muted")
        self._heading = Elided("heading", self.tr("Candidates × sheets × assessors"))
        self.setMinimumWidth(_LEAST)
        self._fill()
        self._build()
        self.search.textChanged.connect(lambda *_: self.changed.emit())
        self.search.returnPressed.connect(self.entered)
        for box in (self.only_box, self.order_box):
            box.currentIndexChanged.connect(lambda *_: self.changed.emit())

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text()

    @property
    def only(self) -> Only:
        """Which lines are wanted."""
        return Only(self.only_box.currentData())

    @property
    def order(self) -> Order:
        """How they are sorted."""
        return Order(self.order_box.currentData())

    def show_all(self) -> None:
        """Search and filter nothing."""
        self.search.clear()
        self.only_box.setCurrentIndex(0)

    def show_count(self, shown: int, count: int) -> None:
        """Say how many lines are shown."""
        words = self.tr("{count} candidates").format(count=count)
        if shown != count:
            words = self.tr("{shown} of {count} candidates").format(shown=shown, count=count)
        self._count.setText(words)

    def narrow(self, *, narrow: bool) -> None:
        """Leave out the heading where there is little room."""
        self._heading.setVisible(not narrow)

    def take_focus(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _fill(self) -> None:
        self.search.setPlaceholderText(self.tr("Name or number"))
        self.search.setAccessibleName(self.tr("Find a candidate on the board"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH)
        self.only_box.setAccessibleName(self.tr("Which candidates"))
        self.order_box.setAccessibleName(self.tr("Sorted by"))
        for only, text in (
            (Only.ALL, self.tr("All")),
            (Only.FINDINGS, self.tr("With findings")),
            (Only.OPEN, self.tr("Sheets out")),
            (Only.AWAY, self.tr("Absent or cheating")),
        ):
            self.only_box.addItem(text, only)
        for order, text in (
            (Order.FINDINGS, self.tr("By findings")),
            (Order.NUMBER, self.tr("By number")),
            (Order.NAME, self.tr("By name")),
            (Order.OPEN, self.tr("By sheets out")),
        ):
            self.order_box.addItem(text, order)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._heading)
        row.addWidget(self._count)
        row.addStretch(1)
        for box in (self.search, self.only_box, self.order_box):
            row.addWidget(box)
