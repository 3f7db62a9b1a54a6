"""A roster before it is taken: every row, every finding by row and column. Owns the preview; the office keeps it.

Nothing is kept before Accept. Rows with errors are left out only when the person ticks it, and the tick says which.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.roster import ERROR, WARNING
from ui import icons, pill, theme
from ui.acting import Actor
from ui.card import Card
from ui.labels import label
from ui.screens.candidates_state import short_id
from ui.severity import severity_status
from ui.tables import ColumnSpec, RowsModel, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.errors import Note, Problem
    from skillassess.model.candidates import Candidate
    from skillassess.model.roster import RosterEntry, RosterPreview, RosterRow
    from ui.context import Desk
    from ui.jobs import Ticket
    from ui.pill import Status

_ALL = "all"
_NAMED_ROWS = 30


class RosterImport(QWidget):
    """Choose a file, look, accept. ``taken`` carries the admission number of the first candidate; ``left`` nothing."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._preview: RosterPreview | None = None
        self._actor = Actor(self, desk)
        self._ticket: Ticket | None = None
        self._wanted = _ALL
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Roster file (.xlsx)"))
        self.path.setPlaceholderText(self.tr("Path of the roster, as .xlsx"))
        self.choose = QPushButton(self.tr("Choose a file…"))
        self.choose.setIcon(icons.icon("folder-open"))
        self.read = QPushButton(self.tr("Read"))
        self.summary = label("", "strong")
        self.filters: dict[str, QPushButton] = {}
        self.rows = RowsModel(self._row_columns(), lambda row: row.row)
        self.notes = RowsModel(self._note_columns(), lambda found: found[0])
        self.row_table = table(self.rows, self.tr("Rows of the roster"))
        self.note_table = table(self.notes, self.tr("Findings by row and column"))
        self.leave_out = QCheckBox()
        self._left_out = label("", "small", wrap=True)
        self.accept = QPushButton()
        theme.dress(self.accept, kind="main")
        self.cancel = QPushButton(self.tr("Back, keep nothing"))
        self._actor.rest(self.accept)
        self._build()
        self._listen()
        self._show(None)

    @property
    def preview(self) -> RosterPreview | None:
        """What was read; None before."""
        return self._preview

    def begin(self) -> None:
        """Start anew with an empty path and the keyboard on it."""
        self.path.clear()
        self._show(None)
        self.path.setFocus()

    def read_file(self) -> None:
        """Read the file on the worker; a problem is said in the strip."""
        text = self.path.text().strip().strip('"')
        if not text:
            self._desk.say(self.tr("Choose a roster file first."), "warning")
            return
        desk, path = self._desk, Path(text)
        self.read.setEnabled(False)
        session, plan_id = desk.session, desk.plan_id
        self._ticket = desk.jobs.run(
            self.tr("Reading the roster"),
            lambda ticket: desk.office.registration.preview(session, plan_id, path, ticket.step),
            self._arrived,
            self._failed,
        )
        desk.jobs.ended.connect(self._ended)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part, stretch in ((self.path, 1), (self.choose, 0), (self.read, 0)):
            head.addWidget(part, stretch)
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.summary, 1)
        for key in (_ALL, ERROR, WARNING):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(key == _ALL)
            button.clicked.connect(lambda _on=False, key=key: self.show_only(key))
            group.addButton(button)
            self.filters[key] = button
            line.addWidget(button)
        split = QSplitter(Qt.Orientation.Vertical)
        for view in (self.row_table, self.note_table):
            card = Card(flush=True)
            card.add(view, 1)
            split.addWidget(card)
        split.setSizes([340, 200])
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.accept)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(line)
        inner.addWidget(split, 1)
        self._advice = label(
            self.tr("Nothing is kept before you accept: first every row is shown with what was found in it."),
            "muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Import a roster"), "title"))
        column.addLayout(head)
        column.addWidget(self._advice)
        column.addWidget(self._content, 1)
        column.addWidget(self.leave_out)
        column.addWidget(self._left_out)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.choose.clicked.connect(lambda *_: self._choose())
        self.read.clicked.connect(lambda *_: self.read_file())
        self.path.returnPressed.connect(self.read_file)
        self.path.textEdited.connect(lambda *_: self._show(None))
        self.leave_out.toggled.connect(lambda *_: self._offer())
        self.accept.clicked.connect(lambda *_: self.take())
        self.cancel.clicked.connect(lambda *_: self.left.emit())
        self.note_table.selectionModel().currentRowChanged.connect(lambda now, _before: self._go_to_row(now.row()))

    def _choose(self) -> None:
        kinds = self.tr("Workbooks (*.xlsx);;All files (*)")
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Roster"), self.path.text(), kinds)
        if name:
            self.path.setText(name)
            self.read_file()

    def _arrived(self, preview: RosterPreview) -> None:
        self._desk.hush()
        self._show(preview)
        self.row_table.setFocus()
        self.row_table.setCurrentIndex(self.rows.index(0, 0))

    def _failed(self, problem: Problem) -> None:
        self._desk.say(problem)
        self._show(None)

    def _ended(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self._desk.jobs.ended.disconnect(self._ended)
            self._ticket = None
            self.read.setEnabled(True)

    def _show(self, preview: RosterPreview | None) -> None:
        self._preview = preview
        self._content.setVisible(preview is not None)
        self._advice.setVisible(preview is None)
        self.accept.setVisible(preview is not None)
        self.leave_out.setChecked(False)
        self.leave_out.setVisible(bool(self._refused))
        self._left_out.setVisible(bool(self._refused))
        if preview is not None:
            count = len(self._refused)
            self.leave_out.setText(self.tr("Do not import rows with errors: {count} are left out").format(count=count))
            self._left_out.setText(self.tr("Rows with errors: {rows}").format(rows=_listed(self._refused)))
            self._sum_up(preview)
            self.show_only(_ALL)
        self._offer()

    def show_only(self, wanted: str) -> None:
        """Show all rows and findings, or those with ``error`` or ``warning``."""
        self._wanted = wanted
        self.filters[wanted].setChecked(True)
        preview = self._preview
        if preview is None:
            return
        held = [row for row in preview.rows if wanted == _ALL or any(n.severity == wanted for n in row.notes)]
        self.rows.show_rows(held)
        notes = [note for note in preview.findings if wanted in (_ALL, note.severity)]
        self.notes.show_rows(list(enumerate(notes)))

    def take(self) -> None:
        """Keep the rows; what is left out was ticked."""
        preview = self._preview
        if preview is None or not self.accept.isEnabled():
            return
        desk = self._desk
        left_out = self._refused if self.leave_out.isChecked() else ()
        session, plan_id = desk.session, desk.plan_id
        self._actor.act(
            self.accept.text(),
            lambda: desk.office.registration.accept(session, plan_id, preview, leave_out=left_out),
            lambda kept: self._tell(kept, left_out),
        )

    def _tell(self, kept: tuple[Candidate, ...], left_out: tuple[int, ...]) -> None:
        """Say what was kept and what was left out."""
        if left_out:
            words = self.tr("{count} candidates are taken in; {left} rows were left out: {rows}.")
        else:
            words = self.tr("{count} candidates are taken in.")
        self._desk.say(words.format(count=len(kept), left=len(left_out), rows=_listed(left_out)), "ok")
        self._show(None)
        self.taken.emit(kept[0].id)

    @property
    def _refused(self) -> tuple[int, ...]:
        if self._preview is None:
            return ()
        return tuple(row.row for row in self._preview.rows if row.values is None)

    def _sum_up(self, preview: RosterPreview) -> None:
        words = self.tr("{file}: {rows} rows, {good} can be taken, {bad} with errors").format(
            file=preview.file_name, rows=len(preview.rows), good=len(preview.entries), bad=len(self._refused)
        )
        self.summary.setText(words)
        titles = {
            _ALL: self.tr("All findings {count}").format(count=len(preview.findings)),
            ERROR: self.tr("Errors {count}").format(count=preview.count(ERROR)),
            WARNING: self.tr("Warnings {count}").format(count=preview.count(WARNING)),
        }
        for key, text in titles.items():
            self.filters[key].setText(text)

    def _offer(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self.accept.setText(self.tr("Import {count} candidates").format(count=len(preview.entries)))
        settled = not self._refused or self.leave_out.isChecked()
        self.accept.setEnabled(settled and bool(preview.entries) and not preview.is_refused)

    def _go_to_row(self, number: int) -> None:
        if number < 0:
            return
        place = self.rows.place(self.notes.row(number)[1].row)
        if place >= 0:
            self.row_table.setCurrentIndex(self.rows.index(place, 0))

    def _row_columns(self) -> tuple[ColumnSpec[RosterRow], ...]:
        def of(read: Callable[[RosterEntry], str]) -> Callable[[RosterRow], str]:
            return lambda row: "—" if row.values is None else read(row.values)

        name = self._desk.texts.name
        return (
            ColumnSpec(self.tr("Row"), lambda row: str(row.row), sort=lambda row: row.row, number=True, width=56),
            ColumnSpec(self.tr("State"), lambda row: _row_status(row).text, status=_row_status, width=80),
            ColumnSpec(self.tr("Name"), lambda row: row.values.name if row.values else row.name, bold=True, width=110),
            ColumnSpec(self.tr("ID number"), of(lambda one: short_id(one.id_number)), width=104),
            ColumnSpec(self.tr("Sex"), of(lambda one: one.sex), width=52),
            ColumnSpec(self.tr("Born"), of(lambda one: one.birth_date.isoformat()), width=96),
            ColumnSpec(self.tr("Occupation"), of(lambda one: one.job_type or one.occupation), width=104),
            ColumnSpec(self.tr("Level"), of(lambda one: name(one.level)), width=104),
            ColumnSpec(self.tr("Employer"), of(lambda one: one.employer), stretch=True),
        )

    def _note_columns(self) -> tuple[ColumnSpec[tuple[int, Note]], ...]:
        explain = self._desk.texts.explain
        return (
            ColumnSpec(self.tr("Row"), lambda one: str(one[1].row or "—"), number=True, width=56),
            ColumnSpec(
                self.tr("Severity"),
                lambda one: one[1].severity,
                status=lambda one: severity_status(one[1].severity),
                width=92,
            ),
            ColumnSpec(self.tr("Column"), lambda one: one[1].column or "—", width=110),
            ColumnSpec(
                self.tr("What was found"),
                lambda one: explain(one[1]),
                tip=lambda one: explain(one[1]),
                stretch=True,
            ),
        )


def _row_status(row: RosterRow) -> Status:
    if row.values is None:
        return severity_status(ERROR)
    if any(note.severity == WARNING for note in row.notes):
        return severity_status(WARNING)
    return pill.done()


def _listed(rows: tuple[int, ...]) -> str:
    shown = "、".join(map(str, rows[:_NAMED_ROWS]))
    return f"{shown} …" if len(rows) > _NAMED_ROWS else shown
