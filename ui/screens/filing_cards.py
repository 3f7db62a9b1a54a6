"""Cards of the filing screen: checks, routes with the next decision, deadlines. Own what is typed, decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.card import Card
from ui.labels import Elided, label
from ui.pill import Pill, done, failed, untouched
from ui.screens.filing_state import (
    checks,
    deadline_name,
    deadline_status,
    filing_status,
    step_name,
    step_status,
)
from ui.tables import ColumnSpec, RowsModel, keep_place, table

if TYPE_CHECKING:
    from skillassess.model.afterwards import FilingDecision
    from ui.pill import Status
    from ui.screens.filing_state import FilingSeen
    from ui.texts import Texts


_LEAST = 100


class ChecksCard(Card):
    """What must hold before results are filed, and the two steps this house takes: prepare and submit."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Filing"))
        self._texts = texts
        self.state = Pill(untouched())
        self.head.insertWidget(1, self.state)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(6)
        self._findings = label("", "fine", tone="warning", wrap=True)
        self._facts = label("", "small", wrap=True)
        self.prepare = QPushButton(self.tr("P&repare the filing"))
        self.submit = QPushButton(self.tr("Handed in &today"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._facts, 1)
        buttons.addWidget(self.prepare)
        buttons.addWidget(self.submit)
        self.column.addLayout(self._checks)
        self.add(self._findings)
        self.column.addLayout(buttons)

    @property
    def spoken(self) -> str:
        """Every check and finding, in words."""
        items = [self._checks.itemAt(place) for place in range(self._checks.count())]
        lines = [widget.accessibleName() for item in items if item is not None and (widget := item.widget())]
        return "\n".join([*lines, self._findings.text(), self._facts.text()])

    def show_filing(self, seen: FilingSeen, *, may_prepare: bool, may_submit: bool) -> None:
        """Show how the filing stands and what comes next."""
        clear(self._checks)
        for text, passed in checks(seen):
            self._checks.addWidget(_Check(text, passed=passed))
        self._findings.setText("\n".join(self._texts.explain(note) for note in seen.view.findings))
        self._findings.setVisible(bool(seen.view.findings))
        self.state.show_status(filing_status(seen))
        self._facts.setText(self._said(seen))
        self.prepare.setVisible(may_prepare and not seen.is_submitted and not seen.may_be_submitted)
        self.submit.setVisible(may_submit and seen.may_be_submitted)
        for button in (self.prepare, self.submit):
            theme.dress(button, kind="main")

    def _said(self, seen: FilingSeen) -> str:
        filing = seen.filing
        if filing is None:
            return ""
        text = self.tr("Prepared {day}").format(day=self._texts.day(filing.prepared))
        if filing.submitted is not None:
            text += " · " + self.tr("handed in {day}").format(day=self._texts.day(filing.submitted))
        return text


class _Check(QWidget):
    """A sentence and whether it holds."""

    def __init__(self, text: str, *, passed: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        status = done("", self.tr("holds")) if passed else failed("", self.tr("does not hold"))
        row.addWidget(Pill(status))
        row.addWidget(label(text))
        row.addStretch(1)
        self.setAccessibleName(f"{text}: {status.accessible}")


class RoutesCard(Card):
    """Each level's route, the decisions so far, and the next one. ``decided``: step, accepted, remark."""

    decided = Signal(str, bool, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Decisions of the authorities"))
        self._texts = texts
        self._routes = QVBoxLayout()
        self._routes.setSpacing(8)
        self.model = RowsModel(self._columns(), key=lambda row: row[0])
        self.table = table(self.model, self.tr("Decisions so far"))
        self._nothing = label(self.tr("The authorities decide after the filing was handed in."), "muted", wrap=True)
        self._form = Card(kind="side")
        self.step = QComboBox()
        self.step.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.step.setMinimumWidth(128)
        self.step.setAccessibleName(self.tr("Which step was decided"))
        self.remark = QLineEdit()
        self.remark.setAccessibleName(self.tr("Remark of the authority"))
        self.remark.setPlaceholderText(self.tr("Remark; needed when it was returned"))
        self.accept = QPushButton(self.tr("&Accepted"))
        theme.dress(self.accept, kind="main")
        self.send_back = QPushButton(self.tr("Re&turned"))
        theme.dress(self.send_back, kind="danger")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.step)
        row.addWidget(self.remark, 1)
        row.addWidget(self.accept)
        row.addWidget(self.send_back)
        self._form.column.addLayout(row)
        self.column.addLayout(self._routes)
        self.add(self._nothing)
        self.table.setMinimumHeight(_LEAST)
        self.add(self.table, 1)
        self.add(self._form)
        self.column.addStretch(0)
        self.accept.clicked.connect(lambda *_: self._decide(accepted=True))
        self.send_back.clicked.connect(lambda *_: self._decide(accepted=False))

    @property
    def spoken(self) -> str:
        """Every route in words."""
        items = [self._routes.itemAt(place) for place in range(self._routes.count())]
        return "\n".join(widget.accessibleName() for item in items if item is not None and (widget := item.widget()))

    def show_filing(self, seen: FilingSeen, *, may_decide: bool) -> None:
        """Show every route and what was decided."""
        clear(self._routes)
        for route in seen.view.routes:
            statuses = [
                step_status(step, route.accepted, route.next_step, submitted=seen.is_submitted) for step in route.steps
            ]
            self._routes.addWidget(_Route(self._texts.name(route.level), statuses))
        decisions = () if seen.filing is None else seen.filing.decisions
        keep_place(self.table, self.model, tuple(enumerate(decisions)), key=lambda row: row[0])
        self.table.setVisible(bool(decisions))
        following = seen.next_steps()
        self._nothing.setVisible(not decisions and not following)
        self._form.setVisible(may_decide and bool(following))
        if [self.step.itemData(place) for place in range(self.step.count())] != list(following):
            self.step.clear()
            for step in following:
                self.step.addItem(step_name(step), step)

    def _decide(self, *, accepted: bool) -> None:
        self.decided.emit(str(self.step.currentData() or ""), accepted, self.remark.text().strip())

    def _columns(self) -> list[ColumnSpec[tuple[int, FilingDecision]]]:
        return [
            ColumnSpec(self.tr("Day"), lambda row: self._texts.day(row[1].on), width=104),
            ColumnSpec(self.tr("Step"), lambda row: step_name(row[1].step), width=150),
            ColumnSpec(self.tr("Decision"), lambda _row: "", status=self._status, width=104),
            ColumnSpec(self.tr("Remark"), lambda row: row[1].remark, tip=lambda row: row[1].remark, stretch=True),
        ]

    def _status(self, row: tuple[int, FilingDecision]) -> Status:
        return done(self.tr("Accepted")) if row[1].accepted else failed(self.tr("Returned"))


class _Route(QWidget):
    """A level and its steps, one after the other."""

    def __init__(self, level: str, statuses: list[Status]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(level, "strong"))
        for place, status in enumerate(statuses):
            if place:
                row.addWidget(label("→", "muted"))
            row.addWidget(Pill(status))
        row.addStretch(1)
        words = " → ".join(f"{status.text} ({status.icon})" for status in statuses)
        self.setAccessibleName(f"{level}: {words}")


class DeadlinesCard(Card):
    """What is due when, by which rule."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Deadlines"))
        self._texts = texts
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._nothing = label(self.tr("No deadline runs."), "muted")
        self.column.addLayout(self._lines)
        self.add(self._nothing)
        self.column.addStretch(1)

    @property
    def spoken(self) -> str:
        """Every deadline in words."""
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        return "\n".join(widget.accessibleName() for item in items if item is not None and (widget := item.widget()))

    def show_filing(self, seen: FilingSeen) -> None:
        """Show every deadline that runs."""
        clear(self._lines)
        self._nothing.setVisible(not seen.view.deadlines)
        for one in seen.view.deadlines:
            due = self._texts.day(one.due)
            text = (
                self.tr("by {day}, provisional").format(day=due)
                if one.provisional
                else self.tr("by {day}").format(day=due)
            )
            status = deadline_status(one.id, one.due, seen)
            self._lines.addWidget(_Deadline(deadline_name(one.id), text, one.clause, status))


class _Deadline(QWidget):
    """What, until when, by which clause, and how it stands."""

    def __init__(self, name: str, due: str, clause: str, status: Status) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(Elided("strong", name), 1)
        row.addWidget(Pill(status))
        column.addLayout(row)
        column.addWidget(label(f"{due} · {clause}", "small", wrap=True))
        self.setAccessibleName(f"{name} {due}: {status.text}")


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, at once for the eye."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
