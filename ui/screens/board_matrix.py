"""The matrix of the day board: candidates × sheets × assessors. Owns its columns, its two-line head and its look.

It shows lines and says which form is chosen; it reads nothing and decides nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import FormKey
from ui import fonts, pill, theme
from ui.pill import PillDelegate, Status
from ui.screens.board_rows import BoardLine, Place, Width
from ui.screens.scoring_list import state_status
from ui.tables import ColumnSpec, RowsModel, keep_place
from ui.texts import NOTHING, tail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from skillassess.errors import Note
    from ui.texts import Texts

_HEAD = 48
_ROW = 32
_CELL = 38
_AVERAGE = 64
_NAME = 132
_NUMBER = 92
_FINDING = 130
_FIXED = 2


def finding_status(note: Note, texts: Texts) -> Status:
    """Return a finding as a short word; the sentence is what is spoken."""
    params = dict(note.params)
    words = {
        "spread-over-limit": QCoreApplication.translate("Board", "Spread {spread}"),
        "straddles-the-line": QCoreApplication.translate("Board", "Across the {line} line"),
        "item-spread-over-limit": QCoreApplication.translate("Board", "Items: {count}"),
        "assessor-severe": QCoreApplication.translate("Board", "Severe"),
        "assessor-lenient": QCoreApplication.translate("Board", "Lenient"),
        "columns-copied": QCoreApplication.translate("Board", "Copied columns"),
        "column-repeated": QCoreApplication.translate("Board", "Repeated column"),
        "column-straight": QCoreApplication.translate("Board", "One grade only"),
        "pace-implausible": QCoreApplication.translate("Board", "Too quick"),
    }
    word = words.get(note.code, QCoreApplication.translate("Board", "To check")).format_map(_Known(params))
    if note.severity == "info":
        return Status(word, icon="info", spoken=texts.explain(note))
    return pill.warning(word, texts.explain(note))


class _Known(dict[str, str]):
    """Values of a sentence; one that is not known is left out."""

    def __missing__(self, key: str) -> str:
        return ""


class BoardColumns:
    """Makes the columns for what a batch assesses. Knows names of assessors for tips, never their scores."""

    def __init__(self, texts: Texts, people: Mapping[str, str]) -> None:
        self._texts = texts
        self._people = people

    def make(self, widths: Sequence[Width]) -> list[ColumnSpec[BoardLine]]:
        """Return all columns from left to right."""
        columns: list[ColumnSpec[BoardLine]] = [
            ColumnSpec(QCoreApplication.translate("Board", "Candidate"), lambda line: line.candidate.name, width=_NAME),
            ColumnSpec(
                QCoreApplication.translate("Board", "Admission no."),
                lambda line: tail(line.candidate.id),
                width=_NUMBER,
            ),
        ]
        for width in widths:
            columns.extend(self._cell(width.kind, place) for place in range(width.places))
            columns.append(self._average(width.kind))
        columns.append(
            ColumnSpec(
                QCoreApplication.translate("Board", "Findings"),
                self._finding_text,
                status=self._finding,
                tip=self._finding_tip,
            )
        )
        return columns

    def _cell(self, kind: ComponentKind, number: int) -> ColumnSpec[BoardLine]:
        return ColumnSpec(
            f"{self._texts.name(kind)} {number + 1}",
            _nothing,
            status=lambda line: self._state(line, kind, number),
            tip=lambda line: self._tip(line, kind, number),
            width=_CELL,
        )

    def _average(self, kind: ComponentKind) -> ColumnSpec[BoardLine]:
        def text(line: BoardLine) -> str:
            part = line.form(kind)
            return NOTHING if part is None else part.average or NOTHING

        return ColumnSpec(QCoreApplication.translate("Board", "Average"), text, number=True, width=_AVERAGE)

    def _state(self, line: BoardLine, kind: ComponentKind, number: int) -> Status | None:
        part = line.form(kind)
        if part is None:
            return None
        if part.form.presence is not Presence.PRESENT:
            return presence_status(part.form.presence, self._texts) if number == 0 else None
        if number >= len(part.places):
            return None
        place = part.places[number]
        made = state_status(place.cell.state, place.cell.scored, place.cell.items, self._texts)
        return replace(made, text="", spoken=self._says(place))

    def _tip(self, line: BoardLine, kind: ComponentKind, number: int) -> str:
        part = line.form(kind)
        if part is None or number >= len(part.places):
            return ""
        return self._says(part.places[number])

    def _says(self, place: Place) -> str:
        cell = place.cell
        words = f"{self._people.get(cell.assessor, cell.assessor)}: {self._texts.name(cell.state)}"
        words += f" {cell.scored}/{cell.items}"
        if cell.trainee:
            words += " · " + QCoreApplication.translate("Board", "trainee, not counted")
        if place.before:
            names = "、".join(self._people.get(who, who) for who in place.before)
            words += " · " + QCoreApplication.translate("Board", "in the place of {names}").format(names=names)
        return words

    def _finding(self, line: BoardLine) -> Status | None:
        notes = line.notes
        if notes:
            first = finding_status(notes[0][1], self._texts)
            return first if len(notes) == 1 else replace(first, text=f"{first.text} +{len(notes) - 1}")
        if any(part.is_returned for part in line.forms):
            return pill.returned(QCoreApplication.translate("Board", "Returned"))
        if any(place.before for part in line.forms for place in part.places):
            return pill.Status(QCoreApplication.translate("Board", "Replaced"), icon="users")
        return None

    def _finding_text(self, line: BoardLine) -> str:
        found = self._finding(line)
        return "" if found is None else found.text

    def _finding_tip(self, line: BoardLine) -> str:
        return "\n".join(self._texts.explain(note) for _key, note in line.notes)


def presence_status(presence: Presence, texts: Texts) -> Status:
    """Return how a candidate stood to a component, as icon and word."""
    looks = {Presence.ABSENT: pill.absent, Presence.CHEATING: pill.failed, Presence.PRESENT: pill.done}
    return looks[presence](texts.name(presence))


class GroupHead(QHeaderView):
    """A head of two lines: the name of the sheet above the numbers of its assessors."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._groups: tuple[tuple[str, int, int], ...] = ()
        self._titles: tuple[str, ...] = ()
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(_CELL)

    def show_groups(self, titles: Sequence[str], groups: Sequence[tuple[str, int, int]]) -> None:
        """``titles`` of all columns; ``groups`` as name, first and last column."""
        self._titles = tuple(titles)
        self._groups = tuple(groups)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(super().sizeHint().width(), _HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one column's own title, in the lower line under a group."""
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("muted"))
        painter.setFont(fonts.interface(13))
        grouped = any(first <= index <= last for _name, first, last in self._groups)
        side = Qt.AlignmentFlag.AlignHCenter if grouped else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(0 if grouped else 10, _HEAD // 2 - 2, 0, 0)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, self._titles[index] if self._titles else "")
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names of the groups over their columns."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(fonts.interface(13))
        painter.setPen(theme.colour("muted"))
        for name, first, last in self._groups:
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            painter.drawText(QRect(left, 2, right - left, _HEAD // 2), Qt.AlignmentFlag.AlignCenter, name)
        painter.end()


class Matrix(QTableView):
    """The matrix. ``formed`` carries the ``FormKey`` the cursor is on (or None); ``wanted`` when Enter is pressed."""

    formed = Signal(object)
    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._widths: tuple[Width, ...] = ()
        self._kinds: list[ComponentKind | None] = []
        self.model_of_lines: RowsModel[BoardLine] = RowsModel([], _key)
        self._spanned: set[tuple[int, int]] = set()
        self.setAccessibleName(name)
        self._head = GroupHead(self)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setItemDelegate(PillDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda *_: self.wanted.emit())

    @property
    def line(self) -> BoardLine | None:
        """The line the cursor is on."""
        index = self.currentIndex()
        return self.model_of_lines.row(index.row()) if index.isValid() else None

    @property
    def form_key(self) -> FormKey | None:
        """The form the cursor is on: by its column, else the one with a finding, else the candidate's first."""
        line = self.line
        if line is None or not line.forms:
            return None
        kind = self._kinds[self.currentIndex().column()]
        part = None if kind is None else line.form(kind)
        found = next((other for other in line.forms if other.form.findings or other.is_returned), line.forms[0])
        return (part or found).form.key

    def show_lines(
        self, lines: Sequence[BoardLine], widths: Sequence[Width], columns: BoardColumns, name: Callable[[Width], str]
    ) -> None:
        """Show lines; the columns are made anew only where the batch assesses something else."""
        if tuple(widths) != self._widths or not self.model_of_lines.columns:
            self._lay_out(tuple(widths), columns, name)
        keep_place(self, self.model_of_lines, lines, _key)
        self._span()
        if not self.currentIndex().isValid() and lines:
            self.setCurrentIndex(self.model_of_lines.index(0, 0))

    def place_of(self, candidate: str) -> int:
        """Return the number of a candidate's line; -1 when it is not shown."""
        return self.model_of_lines.place(candidate)

    def go(self, candidate: str, kind: ComponentKind | None = None) -> bool:
        """Put the cursor on a candidate's form; False when the line is not shown."""
        place = self.model_of_lines.place(candidate)
        if place < 0:
            return False
        column = self._kinds.index(kind) if kind in self._kinds else 0
        index = self.model_of_lines.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the form with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.wanted.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self, widths: tuple[Width, ...], columns: BoardColumns, name: Callable[[Width], str]) -> None:
        self._widths = widths
        specs = columns.make(widths)
        self._kinds = [None] * _FIXED
        titles = [spec.title for spec in specs]
        groups = []
        for width in widths:
            first = len(self._kinds)
            self._kinds += [width.kind] * (width.places + 1)
            titles[first : first + width.places] = [str(number + 1) for number in range(width.places)]
            groups.append((name(width), first, first + width.places))
        self._kinds.append(None)
        self.model_of_lines = RowsModel(specs, _key)
        before = self.selectionModel()
        self.setModel(self.model_of_lines)
        if before is not None:
            before.deleteLater()
        self.selectionModel().currentChanged.connect(lambda *_: self.formed.emit(self.form_key))
        for place, spec in enumerate(specs):
            self.setColumnWidth(place, spec.width or _FINDING)
        self._head.setStretchLastSection(True)
        self._head.show_groups(titles, groups)

    def _span(self) -> None:
        """Let the word for an absent candidate reach over the places of the form."""
        wanted: dict[tuple[int, int], int] = {}
        for row, line in enumerate(self.model_of_lines.rows):
            first = _FIXED
            for width in self._widths:
                part = line.form(width.kind)
                if part is not None and part.form.presence is not Presence.PRESENT and width.places > 1:
                    wanted[row, first] = width.places
                first += width.places + 1
        if set(wanted) != self._spanned:
            self.clearSpans()
            for (row, column), count in wanted.items():
                self.setSpan(row, column, 1, count)
            self._spanned = set(wanted)


def _key(line: BoardLine) -> object:
    return line.candidate.id


def _nothing(_line: BoardLine) -> str:
    return ""
