"""Public notice (公示): publish, countdown in working days, objections, the list to hang out.

What days count and when a notice is over is the office's answer; this screen shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from skillassess.model.people import Role
from skillassess.model.signatures import short_code
from skillassess.office import may
from ui import theme
from ui.acting import Actor
from ui.card import Card, Figure
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill, done, under_way, untouched, warning
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.notice_objections import Objections
from ui.scrolling import scrolled
from ui.stages import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.model.afterwards import Notice, Objection
    from skillassess.office.noticing import NoticeView
    from skillassess.office.results import ResultTable
    from ui.context import Desk
    from ui.texts import Texts

_MOST_PILLS = 12


@dataclass(frozen=True, slots=True)
class NoticeSeen:
    """What the screen shows."""

    view: NoticeView
    results: ResultTable

    @property
    def unsealed(self) -> int:
        """Candidates whose forms are not signed by all."""
        return sum(not row.sealed for row in self.results.rows)

    @property
    def needs_notice(self) -> bool:
        """Whether a notice must be published, for the first time or again."""
        return self.view.notice is None or self.view.notice.results_digest != self.results.digest


class NoticeScreen(Screen):
    """The notice above, objections below, the list to hang out at the foot."""

    key = "notice"
    stage = Stage.NOTICE
    roles = frozenset({Role.HR, Role.OFFICE, Role.SUPERVISOR, Role.AUDITOR})
    help_topic = "notice"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._actor = Actor(self, desk)
        person = desk.session.person
        self._may_publish = may(person, "notice.publish")
        self._may_record = may(person, "objection.record")
        self._may_resolve = may(person, "objection.resolve")
        self.countdown = Countdown(desk.texts)
        self.form = PublishForm(desk.texts)
        self.objections = Objections(desk.texts)
        self.export = ExportCard(desk, self._exports())
        self._stack = QStackedWidget()
        self._build()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("NoticeScreen", "Public notice")

    def refresh(self) -> None:
        """Read notice and results again."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(0)
            return

        def ask() -> NoticeSeen:
            return NoticeSeen(office.noticing.view(session, plan_id), office.results.table(session, plan_id))

        self._reader.read(ask, self._show)

    def publish(self) -> None:
        """Publish the results from today."""
        session, noticing, plan_id = self.desk.session, self.desk.office.noticing, self.desk.plan_id
        place, last = self.form.place.text(), self.form.last_day

        def say(notice: Notice) -> None:
            text = self.tr("Published until {last}: {count} working days.")
            self.desk.say(text.format(last=self.desk.texts.day(notice.last_day), count=notice.working_days), "ok")

        self._actor.act(
            self.tr("Publishing"), lambda: noticing.publish(session, plan_id, place, last_day=last), say, self._refuse
        )

    def _refuse(self, _problem: object) -> None:
        self.form.place.setFocus()

    def _raise(self, text: str, candidate: str) -> None:
        session, noticing, plan_id = self.desk.session, self.desk.office.noticing, self.desk.plan_id

        def say(_objection: Objection) -> None:
            self.objections.text.clear()
            self.desk.say(self.tr("The objection is recorded; filing waits until it is resolved."), "ok")

        self._actor.act(self.tr("Recording"), lambda: noticing.object(session, plan_id, text, candidate=candidate), say)

    def _resolve(self, objection: str, resolution: str, upheld: bool) -> None:  # noqa: FBT001  a signal's
        session, noticing = self.desk.session, self.desk.office.noticing

        def say(_nothing: None) -> None:
            self.objections.answer.clear()
            self.objections.upheld.setChecked(False)
            self.desk.say(self.tr("The objection is resolved."), "ok")

        self._actor.act(
            self.tr("Recording"), lambda: noticing.resolve(session, objection, resolution, upheld=upheld), say
        )

    def _exports(self) -> tuple[Export, ...]:
        return (
            Export(self.tr("the list for the notice"), "public-list-{plan}.xlsx", self._write_list),
            Export(self.tr("the notice to hang out"), "notice-{plan}.pdf", self._write_notice),
        )

    def _write_notice(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.notice(self.desk.session, self.desk.plan_id, path, progress)

    def _write_list(self, path: Path, progress: Progress) -> Written:
        return self.desk.office.papers.public_list(self.desk.session, self.desk.plan_id, path, progress)

    def _show(self, seen: NoticeSeen) -> None:
        self.export.renew()
        self._stack.setCurrentIndex(1 if seen.results.rows else 0)
        self.countdown.show_notice(seen)
        self.form.setVisible(self._may_publish and seen.needs_notice)
        self.form.show_state(seen)
        has_notice = seen.view.notice is not None
        self.objections.show_objections(
            seen.view.objections,
            seen.results.rows,
            may_record=self._may_record and has_notice,
            may_resolve=self._may_resolve,
        )

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.countdown)
        column.addWidget(self.form)
        column.addWidget(self.objections, 1)
        column.addWidget(self.export)
        self.export.setVisible(may(self.desk.session.person, "document.make"))
        advice = self.tr("Register candidates, score and sign first; then the results are published here.")
        self._stack.addWidget(Empty(self.tr("There are no results to publish yet"), advice, icon="megaphone"))
        self._stack.addWidget(scrolled(whole))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.form.publish.clicked.connect(lambda *_: self.publish())
        self.form.place.returnPressed.connect(self.publish)
        self.objections.raised.connect(self._raise)
        self.objections.resolved.connect(self._resolve)
        self._actor.rest(self.form.publish, self.objections.record, self.objections.resolve)
        self.begin_at(self.form.place if self._may_publish else self.objections.table)


class Countdown(Card):
    """How the notice stands today: working days gone and left, place, and what stands in the way."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.left = Figure(self.tr("working days left"))
        theme.dress(self.left, kind="surface")
        self._state = Pill(untouched())
        self._facts = label("", "body", wrap=True)
        self._days = QHBoxLayout()
        self._days.setSpacing(6)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.left)
        right = QVBoxLayout()
        right.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._state)
        top.addSpacing(8)
        top.addLayout(self._days)
        top.addStretch(1)
        right.addLayout(top)
        right.addWidget(self._facts)
        right.addLayout(self._findings)
        row.addLayout(right, 1)
        self.column.addLayout(row)

    @property
    def spoken(self) -> str:
        """Everything that is said of the notice."""
        items = [self._findings.itemAt(place) for place in range(self._findings.count())]
        lines = [widget.accessibleName() for item in items if item is not None and (widget := item.widget())]
        return "\n".join([self._state.status.text, self._facts.text(), *lines])

    def show_notice(self, seen: NoticeSeen) -> None:
        """Show the notice as it stands."""
        view = seen.view
        self._clear()
        notice = view.notice
        if notice is None:
            self.left.show_value("—", caption=self.tr("not published yet"))
            self._state.show_status(untouched(self.tr("Not published")))
            self._facts.setText(self._still_missing(seen))
            return
        self._show_days(view)
        text = self.tr("{first} to {last}, {count} working days, at: {place}. Check code of the list {code}")
        self._facts.setText(
            text.format(
                first=self._texts.day(notice.first_day),
                last=self._texts.day(notice.last_day),
                count=notice.working_days,
                place=notice.place,
                code=short_code(notice.results_digest),
            )
        )
        for note in view.findings:
            line = label(self._texts.explain(note), "fine", tone="warning", wrap=True)
            line.setAccessibleName(line.text())
            self._findings.addWidget(line)
        if view.is_over:
            self._state.show_status(done(self.tr("Over: results may be filed")))
        elif seen.needs_notice:
            self._state.show_status(warning(self.tr("Outdated: publish again")))
        else:
            self._state.show_status(under_way(self.tr("Under way")))

    def _still_missing(self, seen: NoticeSeen) -> str:
        if seen.unsealed:
            text = self.tr("{count} candidates still lack signatures; a notice lists signed results only.")
            return text.format(count=seen.unsealed)
        text = self.tr("All results are signed. They can be published now, until {last} or later.")
        return text.format(last=self._texts.day(seen.view.earliest_last_day))

    def _show_days(self, view: NoticeView) -> None:
        self.left.show_value(str(view.left), self.tr("days"), caption=self.tr("working days left"))
        days = view.gone + view.left
        if days > _MOST_PILLS:
            self._days.addWidget(label(f"{view.gone} / {days}", "strong"))
            return
        for day in range(1, days + 1):
            word = str(day)
            is_today = day == view.gone and not view.is_over
            status = under_way(word) if is_today else done(word) if day <= view.gone else untouched(word)
            self._days.addWidget(Pill(status))

    def _clear(self) -> None:
        for layout in (self._days, self._findings):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()


class PublishForm(Card):
    """Where and until when the results hang out."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(kind="card-current")
        self._texts = texts
        self._earliest = date.min
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("for example: notice board at the gate and intranet"))
        self.until = QDateEdit()
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setCalendarPopup(True)
        self.publish = QPushButton(self.tr("&Publish from today"))
        theme.dress(self.publish, kind="main")
        self._until_row = FormRow(self.tr("Last day"), self.until)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(FormRow(self.tr("Place or way of the notice"), self.place), 1)
        row.addWidget(self._until_row)
        self.column.addLayout(row)
        foot = QHBoxLayout()
        self._hint = label("", "small", wrap=True)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.publish)
        self.column.addLayout(foot)

    @property
    def last_day(self) -> date:
        """The last day as chosen."""
        chosen = self.until.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_state(self, seen: NoticeSeen) -> None:
        """Suggest the earliest lawful last day, unless another was chosen."""
        earliest = seen.view.earliest_last_day
        if earliest != self._earliest:
            self._earliest = earliest
            self.until.setDate(QDate(earliest.year, earliest.month, earliest.day))
        text = self.tr("Working days by the official holiday arrangement; {last} at the earliest.")
        self._hint.setText(text.format(last=self._texts.day(earliest)))
        self.publish.setEnabled(seen.unsealed == 0)
