"""Objections (异议) of a notice: the list, recording one, resolving the chosen one. Owns what is typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout

from ui import theme
from ui.card import Card
from ui.labels import label
from ui.pill import Status, done, under_way, warning
from ui.tables import ColumnSpec, RowsModel, keep_place, table
from ui.texts import NOTHING

if TYPE_CHECKING:
    from skillassess.model.afterwards import Objection
    from skillassess.office.results import ResultRow
    from ui.texts import Texts

_LEAST = 90


class Objections(Card):
    """``raised`` carries text and candidate (or empty); ``resolved`` the objection's id, the answer and upheld."""

    raised = Signal(str, str)
    resolved = Signal(str, str, bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__(flush=True)
        self._texts = texts
        self._names: dict[str, str] = {}
        self.model = RowsModel(self._columns(), key=lambda objection: objection.id)
        self.table = table(self.model, self.tr("Objections"))
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("What the objection says"))
        self.text.setPlaceholderText(self.tr("What the objection says"))
        self.about = QComboBox()
        self.about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.about.setAccessibleName(self.tr("Whom it is about"))
        self.record = QPushButton(self.tr("Record objection"))
        self.answer = QLineEdit()
        self.answer.setAccessibleName(self.tr("How it was resolved"))
        self.answer.setPlaceholderText(self.tr("How it was resolved, in writing"))
        self.upheld = QCheckBox(self.tr("Upheld"))
        self.resolve = QPushButton(self.tr("Resolve"))
        self._empty = label(self.tr("No objection has been recorded."), "muted")
        self._stack = QStackedWidget()
        self._raising, self._resolving = Card(kind="side"), Card(kind="side")
        self._build()

    def show_objections(
        self, objections: tuple[Objection, ...], rows: tuple[ResultRow, ...], *, may_record: bool, may_resolve: bool
    ) -> None:
        """Show what was raised; the two forms only for who may use them."""
        self._names = {row.candidate.id: row.candidate.name for row in rows}
        self._offer(rows)
        keep_place(self.table, self.model, objections, key=lambda objection: objection.id)
        if objections and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._stack.setCurrentIndex(1 if objections else 0)
        self._raising.setVisible(may_record)
        self._may_resolve = may_resolve
        self._show_resolving()

    def chosen(self) -> Objection | None:
        """Return the objection the cursor is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _offer(self, rows: tuple[ResultRow, ...]) -> None:
        wanted = self.about.currentData()
        if [self.about.itemData(place) for place in range(1, self.about.count())] == [r.candidate.id for r in rows]:
            return
        self.about.clear()
        self.about.addItem(self.tr("About the whole list"), "")
        for row in rows:
            self.about.addItem(f"{row.candidate.sequence} {row.candidate.name}", row.candidate.id)
        self.about.setCurrentIndex(max(self.about.findData(wanted), 0))

    def _show_resolving(self) -> None:
        chosen = self.chosen()
        self._resolving.setVisible(self._may_resolve and chosen is not None and chosen.is_open)

    def _raise(self) -> None:
        self.raised.emit(self.text.text().strip(), str(self.about.currentData() or ""))

    def _resolve(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.resolved.emit(chosen.id, self.answer.text().strip(), self.upheld.isChecked())

    def _build(self) -> None:
        self._may_resolve = False
        theme.dress(self.resolve, kind="main")
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 0)
        head.addWidget(label(self.tr("Objections"), "heading"))
        self.column.addLayout(head)
        self._empty.setContentsMargins(14, 4, 14, 0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(_LEAST)
        self.add(self._stack, 1)
        parts = (
            (self._resolving, (self.answer, self.upheld, self.resolve)),
            (self._raising, (self.text, self.about, self.record)),
        )
        for card, fields in parts:
            row = QHBoxLayout()
            row.setSpacing(8)
            for place, field in enumerate(fields):
                row.addWidget(field, 1 if place == 0 else 0)
            card.column.addLayout(row)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self._resolving)
        foot.addWidget(self._raising)
        self.column.addLayout(foot)
        self.record.clicked.connect(lambda *_: self._raise())
        self.text.returnPressed.connect(self._raise)
        self.resolve.clicked.connect(lambda *_: self._resolve())
        self.answer.returnPressed.connect(self._resolve)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_resolving())

    def _columns(self) -> list[ColumnSpec[Objection]]:
        return [
            ColumnSpec(self.tr("Received"), lambda one: self._texts.day(one.received), width=104),
            ColumnSpec(self.tr("About"), lambda one: self._names.get(one.candidate, NOTHING), width=104),
            ColumnSpec(self.tr("Objection"), lambda one: one.text, tip=lambda one: one.text, stretch=True),
            ColumnSpec(self.tr("Resolution"), lambda one: one.resolution, tip=lambda one: one.resolution, width=240),
            ColumnSpec(self.tr("State"), _no_text, status=self._status, width=112),
        ]

    def _status(self, objection: Objection) -> Status:
        if objection.is_open:
            return under_way(self.tr("Open"))
        return warning(self.tr("Upheld")) if objection.upheld else done(self.tr("Resolved"))


def _no_text(_objection: Objection) -> str:
    return ""
