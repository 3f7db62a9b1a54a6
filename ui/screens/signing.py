"""Signatures: a list of forms, the form as paper, the three steps. Shows what the signed-in person may do.

Owns the way between list, paper and steps; the office decides who may sign and what a signature covers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
)

from skillassess.model.people import Role
from skillassess.model.signatures import Seen, Step
from skillassess.model.worksheets import FormKey
from ui import theme
from ui.actions import Shortcut, bind
from ui.card import Card
from ui.empty import Empty
from ui.labels import label
from ui.marked import QT_TRANSLATE_NOOP
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.signing_cards import StepCards
from ui.screens.signing_paper import SheetPaper
from ui.screens.signing_record import RecordPage
from ui.screens.signing_state import Signer, SigningView, mark, status
from ui.stages import Stage
from ui.tables import ColumnSpec, RowsModel, keep_place, table
from ui.texts import tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from skillassess.errors import Problem
    from skillassess.model.worksheets import ColumnKey
    from skillassess.office.signing import SignItem, SignSheet
    from ui.context import Desk
    from ui.pill import Status

_LIST_WIDTH, _CARDS_WIDTH = 256, 292
_NARROW, _NARROW_WIDTH, _NARROW_HEIGHT, _ANY_HEIGHT = 940, 272, 220, 16_777_215
_KEYS = (
    Shortcut("next", ("Ctrl+Right",), QT_TRANSLATE_NOOP("Signing", "Next form"), "Signing"),
    Shortcut("previous", ("Ctrl+Left",), QT_TRANSLATE_NOOP("Signing", "Previous form"), "Signing"),
    Shortcut("sign", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("Signing", "Sign this form"), "Signing"),
    Shortcut(
        "sign-all",
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        QT_TRANSLATE_NOOP("Signing", "Sign all forms without findings"),
        "Signing",
    ),
    Shortcut("send-back", ("Ctrl+B",), QT_TRANSLATE_NOOP("Signing", "Send back"), "Signing"),
    Shortcut("unfold", ("Ctrl+E",), QT_TRANSLATE_NOOP("Signing", "Show all items"), "Signing"),
    Shortcut("record", ("Ctrl+D",), QT_TRANSLATE_NOOP("Signing", "Supervision record"), "Signing"),
)


class SigningScreen(Screen):
    """Forms to sign, one after the other or all unremarkable ones at once."""

    key = "signing"
    stage = Stage.SIGNING
    roles = frozenset({Role.ASSESSOR, Role.PANEL, Role.SUPERVISOR, Role.HR, Role.OFFICE, Role.AUDITOR})
    help_topic = "signing"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lists = Reader(self, desk)
        self._sheets = Reader(self, desk)
        self._view: SigningView | None = None
        self._sheet: SignSheet | None = None
        self._wanted = ""
        self._go_on = False
        self._notes: dict[FormKey, str] = {}
        self.model = RowsModel(self._columns(), key=lambda item: item.key)
        self.list = table(self.model, self.tr("Forms"), row_height=48)
        self.only_mine = QCheckBox(self.tr("Waiting for me"))
        self.paper = SheetPaper(desk.texts)
        self.record = RecordPage(desk.texts)
        self.steps = StepCards(desk.texts, desk.clock)
        self.record_button = QPushButton()
        self._count = label("", "small", wrap=True)
        self._empty = Empty(
            self.tr("No form can be signed yet"),
            self.tr("A form appears here as soon as every assessor has submitted it."),
            icon="signature",
        )
        self.middle = QStackedWidget()
        self._side = QScrollArea()
        self._holder = Card(flush=True)
        self._column = QVBoxLayout()
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("SigningScreen", "Signatures")

    @property
    def shown(self) -> FormKey | None:
        """The form that is shown."""
        return None if self._sheet is None else self._sheet.content.key

    def refresh(self) -> None:
        """Read the list again, then the form that is shown."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._show_list(None)
            return

        def ask() -> SigningView:
            plan = office.planning.plan(session, plan_id)
            signer = Signer(session.person, plan)
            names = {person.id: person.name for person in office.administration.people(session)}
            if not signer.reads_all:
                return SigningView(signer, names, office.signing.own_forms(session, plan_id), None)
            record = office.signing.supervision(session, plan_id)
            lines = office.signing.supervision_form(session)
            return SigningView(signer, names, office.signing.forms(session, plan_id), record, lines)

        self._lists.read(ask, self._show_list)

    def focus_on(self, focus: str) -> None:
        """Show a form (``candidate/kind``) or a candidate's first."""
        self._wanted = focus
        self._choose_wanted()

    def place(self) -> str:
        """Return the form that is shown."""
        return "" if self.shown is None else str(self.shown)

    def leave(self) -> None:
        """Keep the review note; passwords are never kept."""
        self._keep_note()
        for card in self.steps.cards.values():
            card.box.password.clear()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys."""
        return _KEYS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the steps in a small or much enlarged window, to leave the paper room."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _NARROW)

    def sign(self, step: Step) -> None:
        """Sign the form that is shown."""
        if self._sheet is None:
            return
        self._give(step, (replace(self._sheet.seen, passed=self.steps.cards[step].box.passed),))

    def sign_all(self, step: Step) -> None:
        """Sign every form without findings that waits for this person; each gets the tick its average asks for."""
        if self._view is not None:
            items = self._view.signer.unremarkable(self._view.items, step)
            self._give(step, tuple(item.seen for item in items))

    def _give(self, step: Step, seen: tuple[Seen, ...]) -> None:
        box = self.steps.cards[step].box
        password = box.password.text()
        if not password:
            self.desk.say(self.tr("Type your password to sign."))
            box.password.setFocus()
            return
        session, signing = self.desk.session, self.desk.office.signing
        strokes, note = box.pad.strokes, box.note.toPlainText().strip()

        def work(_ticket: object) -> None:
            if step is Step.CONFIRM:
                signing.confirm(session, seen, password, strokes=strokes)
            elif step is Step.SUPERVISE:
                signing.supervise(session, seen, password, note=note if len(seen) == 1 else "", strokes=strokes)
            else:
                signing.give_opinion(session, seen, password)

        def done(_nothing: None) -> None:
            for signed in seen:
                self._notes.pop(signed.form, None)
            box.begin_anew()
            box.note.clear()
            self._settle(self.tr("Signed: {count}").format(count=len(seen)))

        def refuse(problem: Problem) -> None:
            self.steps.set_busy(busy=False)
            self.desk.say(problem)
            box.password.clear()
            (box.note if problem.code == "review-note-missing" else box.password).setFocus()

        self.steps.set_busy(busy=True)
        self.desk.jobs.run(self.tr("Signing"), work, done, refuse)

    def _send_back(self, columns: tuple[ColumnKey, ...], reason: str) -> None:
        session, signing = self.desk.session, self.desk.office.signing

        def done(_nothing: None) -> None:
            self.steps.send_back.reason.clear()
            self.steps.close_send_back()
            self._settle(self.tr("Sent back: {count}").format(count=len(columns)))

        self._do(self.tr("Sending back"), lambda: signing.send_back(session, columns, reason), done)

    def _keep_record(self, checks: tuple[str, ...], remarks: str) -> None:
        session, signing, plan_id = self.desk.session, self.desk.office.signing, self.desk.plan_id

        def done(_nothing: None) -> None:
            self.record.settled()
            self._show_paper()
            self._settle(self.tr("The supervision record is kept."), go_on=False)

        self._do(
            self.tr("Keeping the record"),
            lambda: signing.record_supervision(session, plan_id, checks, remarks),
            done,
        )

    def _do(self, title: str, act: Callable[[], None], done: Callable[[None], None]) -> None:
        def refuse(problem: Problem) -> None:
            self.steps.set_busy(busy=False)
            self.desk.say(problem)

        self.steps.set_busy(busy=True)
        self.desk.jobs.run(title, lambda _ticket: act(), done, refuse)

    def _settle(self, sentence: str, *, go_on: bool = True) -> None:
        self.steps.set_busy(busy=False)
        self.desk.say(sentence, "ok")
        self._go_on = go_on
        self.show_again()

    def _show_list(self, view: SigningView | None) -> None:
        self._view = view
        items = () if view is None else view.items
        if view is not None and self.only_mine.isChecked():
            waiting = view.waiting()
            items = tuple(item for item in items if item.key in waiting or item.key == self.shown)
        keep_place(self.list, self.model, items, key=lambda item: item.key)
        self._count.setText("" if view is None else self._counted(view))
        self.record_button.setVisible(view is not None and view.signer.reads_all)
        if view is not None:
            kept = self.tr("Supervision: kept…")
            self.record_button.setText(kept if view.record is not None else self.tr("Supervision: none…"))
            self.record.show_record(view.lines, view.record, may_keep=view.signer.keeps_record)
        if not items:
            self._show_nothing()
            return
        if self._go_on:
            self._go_on = False
            self._choose_next_waiting()
        self._choose_wanted()
        if not self.list.currentIndex().isValid():
            self._choose(0)
        else:
            self._read_sheet()

    def _show_nothing(self) -> None:
        self._sheet = None
        self._side.hide()
        if self.middle.currentWidget() is not self.record:
            self.middle.setCurrentWidget(self._empty)

    def _counted(self, view: SigningView) -> str:
        text = self.tr("{count} forms, {waiting} wait for you")
        return text.format(count=len(view.items), waiting=len(view.waiting()))

    def _choose_next_waiting(self) -> None:
        """Go on to the next form that waits for this person; stay where one is when there is none."""
        if self._view is None:
            return
        waiting = set(self._view.waiting())
        rows = self.model.rows
        start = max(self.list.currentIndex().row(), 0)
        order = [*range(start, len(rows)), *range(start)]
        following = next((row for row in order if rows[row].key in waiting), None)
        if following is not None:
            self._choose(following)

    def _choose_wanted(self) -> None:
        if not self._wanted:
            return
        for row, item in enumerate(self.model.rows):
            if str(item.key) == self._wanted or item.key.candidate == self._wanted:
                self._wanted = ""
                self._choose(row)
                return

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _step(self, by: int) -> None:
        rows = self.model.rowCount()
        if rows:
            self._choose(min(max(self.list.currentIndex().row() + by, 0), rows - 1))

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._read_sheet()

    def _read_sheet(self) -> None:
        index = self.list.currentIndex()
        if self._view is None or not index.isValid():
            return
        office, session, view = self.desk.office, self.desk.session, self._view
        key = self.model.row(index.row()).key
        read = office.signing.sheet if view.signer.reads_all else office.signing.own_sheet
        self._sheets.read(lambda: read(session, key), lambda sheet: self._show_sheet(view, sheet))

    def _show_sheet(self, view: SigningView, sheet: SignSheet) -> None:
        other = self.shown != sheet.content.key
        if other:
            self._keep_note()
        self._sheet = sheet
        self.paper.show_sheet(sheet, view.names)
        was_signing = self.steps.isAncestorOf(QApplication.focusWidget() or self)
        self.steps.show_sheet(view, sheet)
        if was_signing and self.steps.current is None:
            self.list.setFocus()
        if other:
            self.steps.cards[Step.SUPERVISE].box.note.setPlainText(self._notes.get(sheet.content.key, ""))
            for card in self.steps.cards.values():
                card.box.tick(passed=sheet.result.passed)
                card.box.begin_anew()
            if not self.steps.send_back.isHidden():
                self.steps.close_send_back()
        if self.middle.currentWidget() is not self.record:
            self._show_paper()

    def _keep_note(self) -> None:
        if self.shown is not None:
            self._notes[self.shown] = self.steps.cards[Step.SUPERVISE].box.note.toPlainText()

    def _show_paper(self) -> None:
        self._side.setVisible(self._sheet is not None)
        self.middle.setCurrentWidget(self._empty if self._sheet is None else self.paper)

    def _show_record(self) -> None:
        if self._view is not None and self._view.signer.reads_all:
            self._side.hide()
            self.middle.setCurrentWidget(self.record)
            self.record.begin()

    def _act(self, act: Callable[[Step], None]) -> None:
        card = self.steps.current
        if card is not None and self.middle.currentWidget() is self.paper:
            act(card.step)

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 16, 16, 16)
        self._row.setSpacing(12)
        card = self._holder
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.setSpacing(2)
        head.addWidget(self._count)
        head.addWidget(self.only_mine)
        card.column.addLayout(head)
        card.add(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self.record_button)
        card.column.addLayout(foot)
        for part in (self._empty, self.paper, self.record):
            self.middle.addWidget(part)
        self.middle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(self.steps)
        self._column.setSpacing(12)
        self._column.addWidget(self._side, 1)
        self._row.addWidget(card)
        self._row.addWidget(self.middle, 1)
        self._row.addLayout(self._column)
        self._arrange(narrow=False)
        self._side.hide()
        self.record_button.hide()
        self.list.horizontalHeader().hide()
        self.begin_at(self.list)
        theme.dress(self.record_button, kind="link")

    def _arrange(self, *, narrow: bool) -> None:
        self._row.removeWidget(self._holder)
        self._column.removeWidget(self._holder)
        if narrow:
            self._column.insertWidget(0, self._holder)
        else:
            self._row.insertWidget(0, self._holder)
        self._holder.setFixedWidth(_NARROW_WIDTH if narrow else _LIST_WIDTH)
        self._holder.setMaximumHeight(_NARROW_HEIGHT if narrow else _ANY_HEIGHT)
        self._side.setFixedWidth(_NARROW_WIDTH if narrow else _CARDS_WIDTH)
        self.paper.narrow(narrow=narrow)

    def _listen(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.only_mine.toggled.connect(lambda *_: self._show_list(self._view))
        self.steps.signed.connect(self.sign)
        self.steps.signed_all.connect(self.sign_all)
        self.steps.sent_back.connect(self._send_back)
        self.record.kept.connect(self._keep_record)
        self.record.left.connect(self._show_paper)
        self.record_button.clicked.connect(lambda *_: self._show_record())
        acts: dict[str, Callable[[], object]] = {
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "sign": lambda: self._act(self.sign),
            "sign-all": lambda: self._act(self.sign_all),
            "send-back": self.steps.open_send_back,
            "unfold": self.paper.unfold,
            "record": self._show_record,
        }
        for shortcut in _KEYS:
            bind(self, shortcut, acts[shortcut.name])

    def _columns(self) -> list[ColumnSpec[SignItem]]:
        texts = self.desk.texts
        return [
            ColumnSpec(
                self.tr("Candidate"),
                lambda item: f"{item.candidate.sequence} {item.candidate.name}\n{texts.name(item.key.kind)}",
                tip=lambda item: f"{item.candidate.name} {tail(item.candidate.id)}",
                stretch=True,
            ),
            ColumnSpec(self.tr("Findings"), _no_text, status=mark, width=32),
            ColumnSpec(self.tr("State"), _no_text, status=self._status, width=98),
        ]

    def _status(self, item: SignItem) -> Status | None:
        return None if self._view is None else status(self._view.signer, item.signed)


def _no_text(_item: SignItem) -> str:
    return ""
