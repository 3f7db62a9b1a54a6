"""A form as paper with all columns side by side, differences marked. Owns the look of the sheet; signs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.candidates import Presence
from skillassess.model.scoring import exact
from skillassess.model.signatures import short_code
from ui import fonts, theme
from ui.card import Card
from ui.labels import Elided, hairline, label
from ui.pill import Pill, PillDelegate, Status, absent, done, failed, untouched, warning
from ui.tables import ROW_ROLE, ColumnSpec, RowsModel, table
from ui.texts import NOTHING, tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.model.results import ComponentResult
    from skillassess.model.sheets import Item
    from skillassess.office.signing import SignSheet
    from ui.texts import Texts

ROW_HEIGHT, HEAD_HEIGHT = 28, 36
_ALL = 1000
_GROUP, _NAME, _MAXIMUM, _FIRST = 0, 1, 2, 3
_GROUP_WIDTH, _NUMBER_WIDTH, _SCORE_WIDTH = 80, 48, 64
_GROUP_SIZE = 12
_MANY, _SHOWN = 15, 12
FOLD, TOTAL = 0, -1
_STRADDLES = "straddles-the-line"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: an item, the line for those folded away (``FOLD``), or the ``TOTAL``."""

    no: int
    group: str
    name: str
    tip: str
    maximum: str
    scores: tuple[str, ...]
    spread: str
    marked: frozenset[int] = frozenset()


def differs(lowest: Decimal, highest: Decimal, maximum: Decimal) -> bool:
    """Whether assessors differ by two fifths of an item's points or more. Only an emphasis, never a finding."""
    return (highest - lowest) * 5 >= maximum * 2


class SheetDelegate(PillDelegate):
    """Draws the group's name over its lines and a soft ground behind scores that differ."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        row = index.data(ROW_ROLE)
        if index.column() == _GROUP:
            _paint_group(painter, option.rect, row.group)
            return
        cell = QStyleOptionViewItem(option)
        marked = index.column() - _FIRST in row.marked
        if marked:
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), theme.colour("warning_soft"))
        if marked or row.no == TOTAL:
            cell.font.setBold(True)
        super().paint(painter, cell, index)


class SheetPaper(Card):
    """The sheet of one candidate: head, lines, total, average with the exact fraction."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(kind="paper", flush=True)
        self._texts = texts
        self._folded = True
        self._narrow = False
        self._sheet: SignSheet | None = None
        self._names: dict[str, str] = {}
        self.column.setSpacing(0)
        self.heading = label("", "paper-title")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._facts = [Elided("fine") for _ in range(4)]
        self.lines = QTableView()
        self._foot = QTableView()
        self._middle = QVBoxLayout()
        self._average = _Average(texts)
        self._build()

    @property
    def average(self) -> str:
        """What the foot says of the average."""
        return self._average.text

    def show_sheet(self, sheet: SignSheet, names: dict[str, str]) -> None:
        """Show a form; ``names`` gives assessors' names by id."""
        if self._sheet is None or self._sheet.content.key != sheet.content.key:
            self._folded = True
        self._sheet, self._names = sheet, names
        who = sheet.candidate
        self.heading.setText(sheet.template.title)
        facts = (
            self.tr("Name {name}").format(name=who.name),
            self.tr("Admission no. {number}").format(number=tail(who.id)),
            self.tr("Template v{version}").format(version=sheet.template.version),
            self.tr("Check code {code}").format(code=short_code(sheet.signed.content_digest)),
        )
        for fact, text in zip(self._facts, facts, strict=True):
            fact.setText(text)
        self._show_lines()
        self._average.show_result(sheet)

    def narrow(self, *, narrow: bool) -> None:
        """Leave the names of the groups out where there is little room."""
        self._narrow = narrow
        for view in (self.lines, self._foot):
            if view.model() is not None:
                view.setColumnHidden(_GROUP, narrow)

    def unfold(self) -> None:
        """Show the lines that were folded away."""
        if self._sheet is not None and self._folded:
            self._folded = False
            self._show_lines()
            self.lines.setFocus()

    def _build(self) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(self.heading)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(8)
        for place, fact in enumerate(self._facts):
            row.addWidget(fact)
            if place < len(self._facts) - 1:
                row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(hairline())
        self.column.addLayout(self._middle, _ALL)
        self.column.addWidget(hairline())
        self.column.addWidget(self._average)
        self.column.addWidget(hairline())
        self.column.addStretch(1)

    def _show_lines(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        specs = self._columns(sheet)
        rows, groups = self._rows(sheet)
        kept = self.lines.currentIndex().row()
        lines = self._view(specs, rows, self.tr("Scores side by side"))
        foot = self._view(specs, [self._total(sheet)], self.tr("Total"))
        _join(lines, foot)
        top = 0
        for size in groups:
            if size > 1:
                lines.setSpan(top, _GROUP, size, 1)
            top += size
        for old in (self.lines, self._foot):
            self._middle.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines, self._foot = lines, foot
        lines.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * len(rows) + 2)
        self._middle.addWidget(lines, 1)
        self._middle.addWidget(foot)
        self.narrow(narrow=self._narrow)
        lines.activated.connect(lambda index: self.unfold() if index.data(ROW_ROLE).no == FOLD else None)
        lines.clicked.connect(lambda index: self.unfold() if index.data(ROW_ROLE).no == FOLD else None)
        lines.setCurrentIndex(lines.model().index(max(0, min(kept, len(rows) - 1)), _NAME))

    def _view(self, specs: list[ColumnSpec[SheetRow]], rows: list[SheetRow], name: str) -> QTableView:
        model = RowsModel(specs, key=lambda row: row.no)
        model.show_rows(rows)
        view = table(model, name, row_height=ROW_HEIGHT)
        model.setParent(view)
        view.setItemDelegate(SheetDelegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.horizontalHeader().setMinimumSectionSize(36)
        view.horizontalHeader().setFixedHeight(HEAD_HEIGHT)
        return view

    def _columns(self, sheet: SignSheet) -> list[ColumnSpec[SheetRow]]:
        specs: list[ColumnSpec[SheetRow]] = [
            ColumnSpec(self.tr("Content"), lambda row: row.group, width=_GROUP_WIDTH),
            ColumnSpec(
                self.tr("Requirement"), lambda row: row.name, tip=lambda row: row.tip, tone=_name_tone, stretch=True
            ),
            ColumnSpec(self.tr("Max"), lambda row: row.maximum, number=True, width=_NUMBER_WIDTH),
        ]
        for place, column in enumerate(sheet.content.scoring):
            title = f"{place + 1} {self._names.get(column.key.assessor, NOTHING)}"
            specs.append(_score_column(title, place))
        spread = len(sheet.content.scoring)
        specs.append(
            ColumnSpec(self.tr("Diff"), lambda row: row.spread, number=True, width=_NUMBER_WIDTH, tone=_tone_of(spread))
        )
        return specs

    def _rows(self, sheet: SignSheet) -> tuple[list[SheetRow], list[int]]:
        """Return the lines and how many each group takes; many unremarkable ones at the end become one line."""
        rows: list[SheetRow] = []
        groups: list[int] = []
        hidden = 0
        fold = self._folded and len(sheet.template.items) > _MANY
        for group in sheet.template.groups:
            before = len(rows)
            for item in group.items:
                row = self._row(sheet, group.name, item)
                if fold and item.no > _SHOWN and not row.marked:
                    hidden += 1
                else:
                    rows.append(row)
            if len(rows) > before:
                groups.append(len(rows) - before)
        if hidden:
            text = self.tr("{count} more items, little difference · Enter to unfold").format(count=hidden)
            rows.append(SheetRow(FOLD, "", text, "", "", ("",) * len(sheet.content.scoring), ""))
            groups.append(1)
        return rows, groups

    def _row(self, sheet: SignSheet, group: str, item: Item) -> SheetRow:
        given = [column.scores.get(item.no) for column in sheet.content.scoring]
        known = [score for score in given if score is not None]
        marked: frozenset[int] = frozenset()
        spread = NOTHING
        if known:
            low, high = min(known), max(known)
            spread = self._texts.number(high - low)
            if differs(low, high, item.maximum):
                extremes = {place for place, score in enumerate(given) if score in (low, high)}
                marked = frozenset(extremes | {len(given)})
        tip = "\n".join(part for part in (item.requirement, item.standard) if part)
        scores = tuple(self._texts.number(score) for score in given)
        return SheetRow(item.no, group, item.name, tip, self._texts.number(item.maximum), scores, spread, marked)

    def _total(self, sheet: SignSheet) -> SheetRow:
        outcome = sheet.result.outcome
        scores = (NOTHING,) * len(sheet.content.scoring)
        spread = NOTHING
        if outcome is not None:
            scores = tuple(self._texts.number(value) for value in outcome.totals)
            spread = self._texts.number(max(outcome.totals) - min(outcome.totals))
        return SheetRow(TOTAL, "", self.tr("Total"), "", self._texts.number(sheet.template.total), scores, spread)


class _Average(QWidget):
    """The last line of the paper: average, what it means, and the exact fraction."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._verdict = Pill(untouched(NOTHING))
        self._straddles = Pill(warning(self.tr("On both sides of the line")))
        self._figure = label("", "title")
        self._exact = Elided("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(label(self.tr("Average"), "strong"))
        row.addWidget(self._verdict)
        row.addWidget(self._straddles)
        row.addStretch(1)
        row.addWidget(self._figure)
        row.addWidget(self._exact)

    @property
    def text(self) -> str:
        """Figure, fraction and verdict as words."""
        return f"{self._figure.text()} {self._exact.text()} {self._verdict.status.text}".strip()

    def show_result(self, sheet: SignSheet) -> None:
        """Show what the form came to."""
        result = sheet.result
        outcome = result.outcome
        self._straddles.setVisible(any(note.code == _STRADDLES for note in sheet.findings))
        self._verdict.show_status(self._status(result))
        self._figure.setText(NOTHING if outcome is None else outcome.average_shown)
        self._exact.setText("")
        if outcome is not None:
            used = [value for value, counts in zip(outcome.totals, outcome.counts, strict=True) if counts]
            text = self.tr("({total} ÷ {count}, exactly {exact})")
            if len(used) < len(outcome.totals):
                text = self.tr("(without highest and lowest: {total} ÷ {count}, exactly {exact})")
            total = self._texts.number(sum(used, Decimal(0)))
            self._exact.setText(text.format(total=total, count=len(used), exact=exact(outcome.average)))
        self.setAccessibleName(self.text)

    def _status(self, result: ComponentResult) -> Status:
        if result.presence is not Presence.PRESENT:
            return absent(self._texts.name(result.presence))
        if result.outcome is None:
            return untouched(NOTHING)
        line = self._texts.number(result.outcome.line)
        if result.passed:
            return done(self.tr("Reaches the line {line}").format(line=line))
        if result.outcome.passed:
            return failed(self.tr("Voted down"))
        return failed(self.tr("Below the line {line}").format(line=line))


def _score_column(title: str, place: int) -> ColumnSpec[SheetRow]:
    return ColumnSpec(title, lambda row: row.scores[place], number=True, width=_SCORE_WIDTH, tone=_tone_of(place))


def _tone_of(place: int) -> Callable[[SheetRow], str]:
    return lambda row: "warning" if place in row.marked else ""


def _name_tone(row: SheetRow) -> str:
    return "accent" if row.no == FOLD else ""


def _join(lines: QTableView, foot: QTableView) -> None:
    """Keep the foot's columns under those of the lines, whatever their widths."""
    foot.horizontalHeader().hide()
    foot.setFixedHeight(ROW_HEIGHT)
    foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = lines.horizontalHeader()
    foot.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.sectionResized.connect(lambda column, _old, width: foot.setColumnWidth(column, width))
    lines.horizontalScrollBar().valueChanged.connect(foot.horizontalScrollBar().setValue)


def _paint_group(painter: QPainter, area: QRect, text: str) -> None:
    painter.save()
    painter.fillRect(area, theme.colour("paper"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    painter.drawLine(area.topRight(), area.bottomRight())
    painter.setPen(theme.colour("ink"))
    painter.setFont(fonts.interface(_GROUP_SIZE, bold=True))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(area.adjusted(10, 5, -6, -2), flags, text)
    painter.restore()
