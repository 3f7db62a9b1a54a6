"""Results: verdicts with reasons and clauses, counts, the figures behind each; filled sheets as PDF.

Reads and shows only; nothing is decided or changed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from skillassess.errors import Note
from skillassess.model.candidates import Presence
from skillassess.model.people import Role
from skillassess.model.results import Verdict
from skillassess.model.scoring import exact
from skillassess.model.signatures import short_code
from skillassess.office import may
from skillassess.office.papers import make_folder
from ui import fonts
from ui.card import Card, Figure
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.labels import label
from ui.pill import Pill, Status, done, failed, locked, untouched
from ui.reading import Reader
from ui.screens import Screen
from ui.scrolling import scrolled
from ui.stages import Stage
from ui.tables import ColumnSpec, RowsModel, keep_place, table
from ui.texts import NOTHING, tail

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QTableView

    from skillassess.model.plans import Plan
    from skillassess.model.results import ComponentResult, Reason
    from skillassess.model.sheets import ComponentKind
    from skillassess.office.results import ResultRow, ResultTable
    from ui.context import Desk
    from ui.texts import Texts

_DETAIL_WIDTH, _DETAIL_HEIGHT = 300, 150
_TABLE_LEAST, _NARROW = 150, 940
_HEAD_SIZE, _HEAD_AIR, _SCORE_LEAST = 13, 32, 80
QWIDGETSIZE_MAX = 16_777_215
_FILTERS = (None, Verdict.PASS, Verdict.FAIL, Verdict.PENDING)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """What the screen shows."""

    plan: Plan
    table: ResultTable
    names: dict[str, str]

    @property
    def kinds(self) -> tuple[ComponentKind, ...]:
        """Every component of the plan, in order."""
        return tuple(dict.fromkeys(part.kind for target in self.plan.targets for part in target.components))


class ResultsScreen(Screen):
    """Counts at the top, all candidates below, the chosen one's figures beside."""

    key = "results"
    stage = Stage.SIGNING
    roles = frozenset({Role.OFFICE, Role.SUPERVISOR, Role.HR, Role.AUDITOR})
    help_topic = "results"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._view: ResultsView | None = None
        self._kinds: tuple[ComponentKind, ...] | None = None
        self.model: RowsModel[ResultRow] = RowsModel((), key=lambda row: row.candidate.id)
        self.table: QTableView = table(self.model, self.tr("Results"))
        self.figures = {verdict: Figure(desk.texts.name(verdict)) for verdict in _FILTERS if verdict is not None}
        self.sealed = Figure(self.tr("Signed by all"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which candidates to show"))
        self.filter.addItem(self.tr("All"))
        for verdict in _FILTERS[1:]:
            self.filter.addItem(desk.texts.name(verdict))
        self.detail = ResultDetail(desk.texts)
        self.export = ExportCard(desk, self._exports())
        self._code = label("", "small")
        self._wanted = ""
        self._stack = QStackedWidget()
        self._holder = Card(flush=True)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("ResultsScreen", "Results")

    def refresh(self) -> None:
        """Read the results again."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(0)
            return

        def ask() -> ResultsView:
            plan = office.planning.plan(session, plan_id)
            names = {person.id: person.name for person in office.administration.people(session)}
            return ResultsView(plan, office.results.table(session, plan_id), names)

        self._reader.read(ask, self._show)

    def focus_on(self, focus: str) -> None:
        """Show a candidate."""
        self._wanted = focus
        self._choose_wanted()

    def place(self) -> str:
        """Return the candidate that is shown."""
        index = self.table.currentIndex()
        return self.model.row(index.row()).candidate.id if index.isValid() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details below the table in a small or much enlarged window."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(direction)
        self._side.setFixedSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX)
        self._side.setMinimumSize(0, 0)
        if narrow:
            self._side.setFixedHeight(_DETAIL_HEIGHT)
        else:
            self._side.setFixedWidth(_DETAIL_WIDTH)

    def _show(self, view: ResultsView) -> None:
        self._view = view
        self.export.renew()
        self._stack.setCurrentIndex(1 if view.table.rows else 0)
        if view.kinds != self._kinds:
            self._make_table(view)
        for verdict, figure in self.figures.items():
            figure.show_value(str(view.table.count(verdict)), self.tr("candidates"))
        sealed = sum(row.sealed for row in view.table.rows)
        tone = "" if sealed == len(view.table.rows) else "warning"
        self.sealed.show_value(f"{sealed}/{len(view.table.rows)}", self.tr("candidates"), tone=tone)
        self._code.setText(self.tr("Check code of the results {code}").format(code=short_code(view.table.digest)))
        self._fill()

    def _fill(self) -> None:
        if self._view is None:
            return
        wanted = _FILTERS[max(self.filter.currentIndex(), 0)]
        rows = tuple(row for row in self._view.table.rows if wanted is None or row.result.verdict is wanted)
        keep_place(self.table, self.model, rows, key=lambda row: row.candidate.id)
        self._choose_wanted()
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_detail()

    def _choose_wanted(self) -> None:
        place = self.model.place(self._wanted) if self._wanted else -1
        if place >= 0:
            self._wanted = ""
            self.table.setCurrentIndex(self.model.index(place, 0))

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        if self._view is not None:
            self.detail.show_row(self.model.row(index.row()) if index.isValid() else None, self._view.names)

    def _make_table(self, view: ResultsView) -> None:
        self._kinds = view.kinds
        model = RowsModel(self._columns(view), key=lambda row: row.candidate.id)
        made = table(model, self.tr("Results"))
        self._holder.column.replaceWidget(self.table, made)
        self.table.deleteLater()
        self.model, self.table = model, made
        made.selectionModel().currentChanged.connect(lambda *_: self._show_detail())
        self.begin_at(made)

    def _columns(self, view: ResultsView) -> list[ColumnSpec[ResultRow]]:
        texts = self.desk.texts
        specs: list[ColumnSpec[ResultRow]] = [
            ColumnSpec(self.tr("No."), lambda row: str(row.candidate.sequence), number=True, width=64),
            ColumnSpec(self.tr("Name"), lambda row: row.candidate.name, width=104),
            ColumnSpec(self.tr("Admission no."), lambda row: tail(row.candidate.id), width=88),
        ]
        if len({target.level for target in view.plan.targets}) > 1:
            specs.append(ColumnSpec(self.tr("Level"), lambda row: texts.name(row.candidate.level), width=120))
        specs.extend(_average_column(kind, texts) for kind in view.kinds)
        return [
            *specs,
            ColumnSpec(self.tr("Verdict"), _no_text, status=lambda row: verdict_status(row, texts), width=88),
            ColumnSpec(self.tr("Why"), lambda row: _why(row, texts), tip=lambda row: _why(row, texts), stretch=True),
            ColumnSpec(self.tr("Signatures"), _no_text, status=self._sealed_status, width=100),
        ]

    def _sealed_status(self, row: ResultRow) -> Status:
        return done(self.tr("All signed")) if row.sealed else locked(self.tr("Incomplete"))

    def _exports(self) -> tuple[Export, ...]:
        return (
            Export(self.tr("Filled sheets, one PDF per candidate"), "sheets-{plan}", self._write_each, folder=True),
            Export(self.tr("Filled sheets in one PDF"), "sheets-{plan}.pdf", self._write_together),
            Export(self.tr("Internal supervision record"), "supervision-{plan}.pdf", self._write_supervision),
        )

    def _write_each(self, path: Path, progress: Progress) -> Written:
        folder = make_folder(path)
        return self.desk.office.papers.sheets_each(self.desk.session, self.desk.plan_id, folder, progress)

    def _write_together(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.sheets_together(self.desk.session, self.desk.plan_id, path, progress)

    def _write_supervision(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.supervision(self.desk.session, self.desk.plan_id, path, progress)

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure in (*self.figures.values(), self.sealed):
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self._code)
        self._holder.column.addLayout(head)
        self._holder.add(self.table, 1)
        self._holder.setMinimumHeight(_TABLE_LEAST)
        self._side = scrolled(self.detail)
        self._middle.setSpacing(12)
        self._middle.addWidget(self._holder, 1)
        self._middle.addWidget(self._side)
        self._arrange(narrow=False)
        column.addLayout(self._middle, 1)
        column.addWidget(self.export)
        self.export.setVisible(may(self.desk.session.person, "document.make"))
        advice = self.tr("Results appear once candidates are registered and sheets are submitted.")
        self._stack.addWidget(Empty(self.tr("There are no results yet"), advice, icon="list-checks"))
        self._stack.addWidget(scrolled(whole))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.filter.currentIndexChanged.connect(lambda *_: self._fill())
        self.begin_at(self.table)


class ResultDetail(Card):
    """One candidate: each component's totals, exact average and line, and every reason with its clause."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._name = label("", "heading")
        self._level = label("", "small", wrap=True)
        self._verdict = Pill(untouched())
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._verdict)
        self.column.addLayout(head)
        self.add(self._level)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    @property
    def spoken(self) -> str:
        """Everything that is said of the candidate."""
        return "\n".join(line.text() for line in self._labels())

    def show_row(self, row: ResultRow | None, names: dict[str, str]) -> None:
        """Show a candidate, or nobody."""
        for old in self._labels():
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setVisible(row is not None)
        if row is None:
            return
        who = row.candidate
        self._name.setText(who.name)
        self._level.setText(f"{who.job_type or who.occupation} · {self._texts.name(who.level)} · {tail(who.id)}")
        self._verdict.show_status(verdict_status(row, self._texts))
        for part in row.result.components:
            self._show_part(part, names)
        self._line(self.tr("Why"), "strong")
        for reason in row.result.reasons:
            self._line(reason_text(reason, self._texts), "fine")

    def _show_part(self, part: ComponentResult, names: dict[str, str]) -> None:
        self._line(f"{self._texts.name(part.kind)}  {average(part, self._texts)}", "strong")
        outcome = part.outcome
        if outcome is None:
            return
        totals = "、".join(
            f"{names.get(person, person)} {self._texts.number(total)}" + ("" if counts else self.tr(" (dropped)"))
            for person, total, counts in zip(part.assessors, outcome.totals, outcome.counts, strict=True)
        )
        self._line(totals, "small")
        text = self.tr("exact average {exact}, line {line}")
        self._line(text.format(exact=exact(outcome.average), line=self._texts.number(outcome.line)), "small")

    def _line(self, text: str, kind: str) -> None:
        made = label(text, "strong" if kind == "strong" else "small" if kind == "small" else "fine", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(made)

    def _labels(self) -> list[QLabel]:
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), QLabel)]


def average(part: ComponentResult | None, texts: Texts) -> str:
    """Return what a list shows of a component: the average, 缺考, 舞弊, or nothing yet."""
    if part is None:
        return NOTHING
    if part.presence is not Presence.PRESENT:
        return texts.name(part.presence)
    return NOTHING if part.outcome is None else part.outcome.average_shown


def verdict_status(row: ResultRow, texts: Texts) -> Status:
    """Return a candidate's verdict as a pill."""
    word = texts.name(row.result.verdict)
    if row.result.verdict is Verdict.PASS:
        return done(word)
    return failed(word) if row.result.verdict is Verdict.FAIL else untouched(word)


def reason_text(reason: Reason, texts: Texts) -> str:
    """Return a reason as a sentence with its component and clause."""
    sentence = texts.explain(Note(reason.code, "info", (), reason.clause))
    colon = "：" if texts.language == "zh_CN" else ": "
    return sentence if reason.kind is None else f"{texts.name(reason.kind)}{colon}{sentence}"


def _why(row: ResultRow, texts: Texts) -> str:
    return " ".join(reason_text(reason, texts) for reason in row.result.reasons)


def _average_column(kind: ComponentKind, texts: Texts) -> ColumnSpec[ResultRow]:
    def read(row: ResultRow) -> str:
        return average(next((part for part in row.result.components if part.kind is kind), None), texts)

    def tone(row: ResultRow) -> str:
        part = next((part for part in row.result.components if part.kind is kind), None)
        return "error" if part is not None and part.reason is not None and part.outcome is not None else ""

    room = QFontMetrics(fonts.interface(_HEAD_SIZE)).horizontalAdvance(texts.name(kind)) + _HEAD_AIR
    return ColumnSpec(texts.name(kind), read, number=True, width=max(room, _SCORE_LEAST), tone=tone)


def _no_text(_row: ResultRow) -> str:
    return ""
