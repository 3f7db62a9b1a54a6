"""Result filing (报备): checks, prepare, hand in, decisions step by step, deadlines, the files that are sent.

Which step comes next and what is due when is the office's answer; this screen shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skillassess.clock import today
from skillassess.model.people import Role
from skillassess.office import may
from ui.acting import Actor
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.filing_cards import ChecksCard, DeadlinesCard, RoutesCard
from ui.screens.filing_state import FilingSeen, step_name
from ui.scrolling import scrolled
from ui.stages import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from skillassess.errors import Problem
    from skillassess.model.afterwards import Filing
    from ui.context import Desk

_SIDE_WIDTH, _ANY_WIDTH, _NARROW = 320, 16_777_215, 940


class FilingScreen(Screen):
    """Checks and decisions at the left, deadlines at the right, files at the foot."""

    key = "filing"
    stage = Stage.FILING
    roles = frozenset({Role.HR, Role.OFFICE, Role.SUPERVISOR, Role.AUDITOR})
    help_topic = "filing"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._actor = Actor(self, desk)
        person = desk.session.person
        self._may_prepare = may(person, "filing.prepare")
        self._may_submit = may(person, "filing.submit")
        self._may_decide = may(person, "filing.decide")
        self.checks = ChecksCard(desk.texts)
        self.routes = RoutesCard(desk.texts)
        self.deadlines = DeadlinesCard(desk.texts)
        self.export = ExportCard(desk, self._exports())
        self._stack = QStackedWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("FilingScreen", "Filing")

    def refresh(self) -> None:
        """Read the filing again."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(0)
            return
        day = today(self.desk.clock)

        def ask() -> FilingSeen:
            return FilingSeen(office.filing.view(session, plan_id), office.results.table(session, plan_id), day)

        self._reader.read(ask, self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the deadlines below the rest in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(direction)
        self.deadlines.setMaximumWidth(_ANY_WIDTH if narrow else _SIDE_WIDTH)
        self.deadlines.setMinimumWidth(0 if narrow else _SIDE_WIDTH)

    def prepare(self) -> None:
        """Prepare the filing of the results as they were published."""
        session, filing, plan_id = self.desk.session, self.desk.office.filing, self.desk.plan_id
        said = self.tr("The filing is prepared. Write the files, hand them in, then say so here.")
        self._actor.act(
            self.tr("Preparing"), lambda: filing.prepare(session, plan_id), lambda _filing: self.desk.say(said, "ok")
        )

    def submit(self) -> None:
        """Record that the filing was handed in today."""
        session, filing, plan_id = self.desk.session, self.desk.office.filing, self.desk.plan_id
        said = self.tr("Handed in today. Record each decision of the authorities as it comes.")
        self._actor.act(
            self.tr("Recording"), lambda: filing.submit(session, plan_id), lambda _filing: self.desk.say(said, "ok")
        )

    def decide(self, step: str, accepted: bool, remark: str) -> None:  # noqa: FBT001  a signal's
        """Record what an authority decided at a step."""
        session, filing, plan_id = self.desk.session, self.desk.office.filing, self.desk.plan_id

        def say(_filing: Filing) -> None:
            self.routes.remark.clear()
            text = self.tr("{step}: accepted") if accepted else self.tr("{step}: returned for correction")
            self.desk.say(text.format(step=step_name(step)), "ok" if accepted else "warning")

        def refused(_problem: Problem) -> None:
            self.routes.remark.setFocus()

        self._actor.act(
            self.tr("Recording"),
            lambda: filing.decide(session, plan_id, step, accepted=accepted, remark=remark),
            say,
            refused,
        )

    def _show(self, seen: FilingSeen) -> None:
        self.export.renew()
        self._stack.setCurrentIndex(1 if seen.results.rows else 0)
        self.checks.show_filing(seen, may_prepare=self._may_prepare, may_submit=self._may_submit)
        self.routes.show_filing(seen, may_decide=self._may_decide)
        self.deadlines.show_filing(seen)

    def _exports(self) -> tuple[Export, ...]:
        return (
            Export(self.tr("the score roster"), "score-roster-{plan}.xlsx", self._write_roster),
            Export(self.tr("the summary of results"), "summary-{plan}.pdf", self._write_summary),
        )

    def _write_roster(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.score_roster(self.desk.session, self.desk.plan_id, path, progress)

    def _write_summary(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.summary(self.desk.session, self.desk.plan_id, path, progress)

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.checks)
        left.addWidget(self.routes, 1)
        self._middle.setSpacing(12)
        self._middle.addLayout(left, 1)
        self._middle.addWidget(self.deadlines)
        column.addLayout(self._middle, 1)
        column.addWidget(self.export)
        self.export.setVisible(may(self.desk.session.person, "document.make"))
        advice = self.tr("Register candidates, score, sign and publish first; then the results are filed here.")
        self._stack.addWidget(Empty(self.tr("There is nothing to file yet"), advice, icon="send"))
        self._stack.addWidget(scrolled(whole))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.checks.prepare.clicked.connect(lambda *_: self.prepare())
        self.checks.submit.clicked.connect(lambda *_: self.submit())
        self.routes.decided.connect(self.decide)
        self._actor.rest(self.checks.prepare, self.checks.submit, self.routes.accept, self.routes.send_back)
