"""Certificates: runs of numbers, the register, void and re-issue, numbers handed out by the province, files.

A number once given is never used again; the office keeps that. This screen shows the register and asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from skillassess.model.certificates import CertificateState
from skillassess.model.people import Role
from skillassess.office import may
from ui import icons, theme
from ui.acting import Actor
from ui.card import Card
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.labels import label
from ui.pill import Status, done, failed, returned
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.certificates_series import SeriesCard
from ui.scrolling import scrolled
from ui.stages import Stage
from ui.tables import ColumnSpec, RowsModel, keep_place, table
from ui.texts import tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.errors import Problem
    from skillassess.model.certificates import Certificate
    from skillassess.model.levels import Level
    from skillassess.office.certifying import Registered, Series
    from ui.context import Desk

_LEAST = 120


@dataclass(frozen=True, slots=True)
class CertificatesSeen:
    """What the screen shows."""

    series: tuple[Series, ...]
    register: tuple[Registered, ...]
    accepted: frozenset[Level]


class CertificatesScreen(Screen):
    """Runs above, the register in the middle, import and export at the foot."""

    key = "certificates"
    stage = Stage.CERTIFICATES
    roles = frozenset({Role.HR, Role.AUDITOR})
    help_topic = "certificates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._actor = Actor(self, desk)
        person = desk.session.person
        self._may_issue = may(person, "certificate.issue")
        self._may_void = may(person, "certificate.void")
        self._may_import = may(person, "certificate.import")
        self.series = SeriesCard(desk.texts)
        self.model = RowsModel(self._columns(), key=lambda row: row.certificate.number)
        self.table = table(self.model, self.tr("Register of certificates"))
        self._wanted = ""
        self.reason = QLineEdit()
        self.void = QPushButton(self.tr("Make &void"))
        self.reissue = QPushButton(self.tr("Re-i&ssue"))
        self.import_path = QLineEdit()
        self.take = QPushButton(self.tr("Take &in the numbers"))
        self.export = ExportCard(desk, self._exports())
        self._nobody = label(self.tr("No number has been given in this batch."), "muted")
        self._register = QStackedWidget()
        self._change, self._import = Card(kind="side"), Card()
        self._stack = QStackedWidget()
        self._build()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("CertificatesScreen", "Certificates")

    def refresh(self) -> None:
        """Read runs and register again."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(0)
            return

        def ask() -> CertificatesSeen:
            routes = office.filing.view(session, plan_id).routes
            return CertificatesSeen(
                office.certifying.series(session, plan_id),
                office.certifying.register(session, plan_id),
                frozenset(route.level for route in routes if route.is_accepted),
            )

        self._reader.read(ask, self._show)

    def focus_on(self, focus: str) -> None:
        """Show a certificate by its number or its candidate."""
        self._wanted = focus
        self._choose_wanted()

    def issue(self, level: Level, first: int) -> None:
        """Give numbers to all who passed at a level."""
        session, certifying, plan_id = self.desk.session, self.desk.office.certifying, self.desk.plan_id

        def say(given: tuple[Certificate, ...]) -> None:
            text = self.tr("{count} numbers given: {first} to {last}")
            self.desk.say(text.format(count=len(given), first=given[0].number, last=given[-1].number), "ok")

        self._actor.act(
            self.tr("Giving numbers"),
            lambda: certifying.issue(session, plan_id, level, first_serial=first or None),
            say,
        )

    def take_in(self) -> None:
        """Take in the numbers of a file; all of them or none."""
        typed = self.import_path.text().strip()
        if not typed:
            self.desk.say(self.tr("Say which file holds the numbers."), "warning")
            self.import_path.setFocus()
            return
        session, certifying, plan_id = self.desk.session, self.desk.office.certifying, self.desk.plan_id
        path = Path(typed).expanduser()

        def say(given: tuple[Certificate, ...]) -> None:
            self.import_path.clear()
            self.desk.say(self.tr("{count} numbers taken in").format(count=len(given)), "ok")

        def refused(_problem: Problem) -> None:
            self.import_path.setFocus()

        self._actor.act(
            self.tr("Taking in numbers"), lambda: certifying.import_numbers(session, plan_id, path), say, refused
        )

    def make_void(self) -> None:
        """Record the chosen certificate as void, with the reason typed."""
        session, certifying = self.desk.session, self.desk.office.certifying
        text = self.tr("{number} is void; the number is never used again.")
        self._change_chosen(lambda number, reason: certifying.make_void(session, number, reason), text)

    def issue_again(self) -> None:
        """Record that the chosen certificate was lost and issued anew."""
        session, certifying = self.desk.session, self.desk.office.certifying
        text = self.tr("{number} was issued again under its own number.")
        self._change_chosen(lambda number, reason: certifying.reissue(session, number, reason), text)

    def _change_chosen(self, change: Callable[[str, str], None], text: str) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            return
        number, reason = self.model.row(index.row()).certificate.number, self.reason.text().strip()

        def say(_nothing: None) -> None:
            self.reason.clear()
            self.desk.say(text.format(number=number), "ok")

        def refused(_problem: Problem) -> None:
            self.reason.setFocus()

        self._actor.act(self.tr("Recording"), lambda: change(number, reason), say, refused)

    def _show(self, seen: CertificatesSeen) -> None:
        self.export.renew()
        self._stack.setCurrentIndex(1)
        self.series.show_series(seen.series, seen.accepted, may_issue=self._may_issue)
        for row in self.series.rows.values():
            self._actor.rest(row.issue)
        keep_place(self.table, self.model, seen.register, key=lambda row: row.certificate.number)
        self._choose_wanted()
        if seen.register and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._register.setCurrentIndex(1 if seen.register else 0)
        self._show_change()
        self.export.setVisible(bool(seen.register) and may(self.desk.session.person, "document.make"))

    def _show_change(self) -> None:
        index = self.table.currentIndex()
        chosen = self.model.row(index.row()).certificate if index.isValid() else None
        is_valid = chosen is not None and chosen.state is CertificateState.VALID
        self._change.setVisible(self._may_void and is_valid)

    def _choose_wanted(self) -> None:
        for place, row in enumerate(self.model.rows):
            if self._wanted and self._wanted in (row.certificate.number, row.candidate.id):
                self._wanted = ""
                self.table.setCurrentIndex(self.model.index(place, 0))
                return

    def _columns(self) -> list[ColumnSpec[Registered]]:
        texts = self.desk.texts
        return [
            ColumnSpec(self.tr("Certificate number"), lambda row: row.certificate.number, width=208),
            ColumnSpec(self.tr("Name"), lambda row: row.candidate.name, width=136),
            ColumnSpec(self.tr("Admission no."), lambda row: tail(row.candidate.id), width=96),
            ColumnSpec(self.tr("Level"), lambda row: texts.name(row.certificate.level), width=128),
            ColumnSpec(self.tr("Issued"), lambda row: texts.day(row.certificate.issued), width=104),
            ColumnSpec(self.tr("State"), _no_text, status=self._status, width=104),
            ColumnSpec(
                self.tr("Reason or re-issue"), self._remark, tip=lambda row: row.certificate.reason, stretch=True
            ),
        ]

    def _status(self, row: Registered) -> Status:
        if row.certificate.state is CertificateState.VOID:
            return failed(self.tr("Void"))
        return returned(self.tr("Re-issued")) if row.certificate.reissued else done(self.tr("Valid"))

    def _remark(self, row: Registered) -> str:
        days = "、".join(self.desk.texts.day(day) for day in row.certificate.reissued)
        return row.certificate.reason or days

    def _exports(self) -> tuple[Export, ...]:
        return (
            Export(self.tr("the certificate data"), "certificate-data-{plan}.xlsx", self._write_data),
            Export(self.tr("the confirmation of the data (form 5)"), "confirmation-{plan}.pdf", self._write_form),
            Export(self.tr("the certificate pages"), "certificates-{plan}.pdf", self._write_pages),
        )

    def _write_data(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.certificate_data(self.desk.session, self.desk.plan_id, path, progress)

    def _write_form(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.confirmation(self.desk.session, self.desk.plan_id, path, progress)

    def _write_pages(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.certificates(self.desk.session, self.desk.plan_id, path, progress)

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.series)
        column.addWidget(self._build_register(), 1)
        column.addWidget(self._build_import())
        column.addWidget(self.export)
        advice = self.tr("Choose a batch at the top. Numbers are given once its filing is accepted.")
        self._stack.addWidget(Empty(self.tr("No batch is open"), advice, icon="award"))
        self._stack.addWidget(scrolled(whole))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.series.issued.connect(self.issue)
        self.void.clicked.connect(lambda *_: self.make_void())
        self.reissue.clicked.connect(lambda *_: self.issue_again())
        self.take.clicked.connect(lambda *_: self.take_in())
        self.import_path.returnPressed.connect(self.take_in)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_change())
        self._actor.rest(self.void, self.reissue, self.take)

    def _build_register(self) -> Card:
        holder = Card(self.tr("Register of certificates"), flush=True)
        self._nobody.setContentsMargins(14, 6, 14, 14)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._register.setMinimumHeight(_LEAST)
        self._register.addWidget(self._nobody)
        self._register.addWidget(self.table)
        holder.add(self._register, 1)
        self.reason.setPlaceholderText(self.tr("Reason, for the chosen certificate"))
        self.reason.setAccessibleName(self.tr("Reason"))
        theme.dress(self.void, kind="danger")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.reissue)
        row.addWidget(self.void)
        self._change.column.addLayout(row)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self._change)
        holder.column.addLayout(foot)
        return holder

    def _build_import(self) -> Card:
        look = QPushButton(self.tr("Look for…"))
        look.clicked.connect(lambda *_: self._look())
        self.import_path.setAccessibleName(self.tr("File with the numbers"))
        self.import_path.setPlaceholderText(self.tr("Workbook with name, ID number, certificate number, day of issue"))
        self.take.setIcon(icons.icon("upload", "accent"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Numbers from the province"), "strong"))
        row.addWidget(self.import_path, 1)
        row.addWidget(look)
        row.addWidget(self.take)
        self._import.column.addLayout(row)
        if not self._may_import:
            self._import.hide()
        return self._import

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        wanted = self.tr("Workbooks (*.xlsx);;All files (*)")
        found, _filter = QFileDialog.getOpenFileName(
            self, self.tr("File with the numbers"), self.import_path.text(), wanted, options=option
        )
        if found:
            self.import_path.setText(found)


def _no_text(_row: Registered) -> str:
    return ""
