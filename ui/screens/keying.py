"""Paper scores: choose a sheet, key it, key it again as somebody else, see where the two differ. Scans below.

Owns the way from these fields to the office, which alone decides who may see and key what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from skillassess.errors import Refused
from skillassess.model.keying import KeyingState
from skillassess.model.people import Role
from skillassess.model.worksheets import ColumnKey
from skillassess.office import may
from ui import pill, theme
from ui.acting import Actor
from ui.actions import Shortcut, bind
from ui.empty import Empty
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import Named, NameList
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.keying_form import KeyingForm
from ui.screens.keying_gaps import GapList
from ui.screens.keying_scans import ScanCard
from ui.scrolling import scrolled
from ui.stages import Stage
from ui.texts import tail

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.errors import Problem
    from skillassess.model.keying import EntryNo
    from skillassess.office.keying import PaperForm, PaperSheet
    from skillassess.office.scans import FiledScan
    from ui.context import Desk
    from ui.pill import Status

_LIST = 300
_KEYS = "KeyingKeys"
_KEEP = Shortcut("keep", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("KeyingKeys", "Keep the entry"), _KEYS)
_NEXT = Shortcut("next-sheet", ("Ctrl+Right",), QT_TRANSLATE_NOOP("KeyingKeys", "Next sheet"), _KEYS)
_BACK = Shortcut("sheet-before", ("Ctrl+Left",), QT_TRANSLATE_NOOP("KeyingKeys", "Sheet before"), _KEYS)
_FIND = Shortcut("list", ("F3",), QT_TRANSLATE_NOOP("KeyingKeys", "List of sheets"), _KEYS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read: the sheets of the batch, the one that is open, the scans."""

    sheets: tuple[PaperSheet, ...]
    form: PaperForm | None
    scans: tuple[FiledScan, ...]


class KeyingScreen(Screen):
    """Sheets at the left, the sheet that is keyed in the middle, scans at the foot."""

    key: ClassVar[str] = "keying"
    stage: ClassVar[Stage | None] = Stage.SCORING
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.HR})
    help_topic: ClassVar[str] = "keying"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader, self._actor = Reader(self, desk), Actor(self, desk)
        self._chosen = ""
        self._shown: tuple[str, KeyingState] | None = None
        self._goes_on = False
        self.list = NameList(self.tr("Paper sheets"))
        self.form = KeyingForm()
        self.gaps = GapList(desk.texts)
        self.scans = ScanCard()
        self.reason = QLineEdit()
        self.discard = QPushButton(self.tr("&Discard and key anew"))
        self._aside = QWidget()
        self.name = label("", "paper-title")
        self.particulars = label("", "small")
        self.advice = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        no_batch = self.tr("Choose a batch at the top.")
        self.empty = Empty(self.tr("No batch is open"), no_batch, icon="keyboard")
        nothing = self.tr("Sheets can be keyed in once the plan is released and candidates are registered.")
        self.none = Empty(self.tr("There is nothing to key in"), nothing, icon="keyboard")
        self.barred = Empty(
            self.tr("You take part in this batch"),
            self.tr("Paper scores are keyed in by two people who do not score, train or supervise in the batch."),
            icon="keyboard",
        )
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("KeyingScreen", "Paper scores")

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of keying in."""
        return (_KEEP, _NEXT, _BACK, _FIND)

    def place(self) -> str:
        """Return the open sheet."""
        return self._chosen

    def focus_on(self, focus: str) -> None:
        """Open a sheet by its column."""
        self._chosen = focus
        self.show_again()

    def refresh(self) -> None:
        """Read the sheets and the open one again."""
        desk, plan = self.desk, self.desk.plan_id
        if not plan:
            self._stack.setCurrentWidget(self.empty)
            return
        office, session, chosen = desk.office, desk.session, self._chosen

        def ask() -> Seen:
            sheets = office.keying.sheets(session, plan)
            keys = [str(sheet.key) for sheet in sheets]
            at = chosen if chosen in keys else next(iter(keys), "")
            form = office.keying.sheet(session, ColumnKey.parse(at)) if at else None
            return Seen(sheets, form, office.scans.filed(session, plan))

        self._reader.read(ask, self._show, self._refuse)

    def keep(self, texts: list[str]) -> None:
        """Keep an entry; the office says whether it is the first or the second, and what came of it."""
        desk, key = self.desk, ColumnKey.parse(self._chosen)

        def say(form: PaperForm) -> None:
            said = {
                KeyingState.ONCE: self.tr("First entry kept. Somebody else now keys the sheet again."),
                KeyingState.TAKEN_OVER: self.tr("Both entries agree: the sheet is submitted, its assessor signs it."),
                KeyingState.DIFFERS: self.tr("The two entries differ. A third person decides."),
            }
            tone = "warning" if form.sheet.state is KeyingState.DIFFERS else "ok"
            desk.say(said[form.sheet.state], tone)
            if form.sheet.state is not KeyingState.DIFFERS:
                self._open_next()
            self.show_again()

        self._actor.act(self.tr("Keeping the entry"), lambda: desk.office.keying.enter(desk.session, key, texts), say)

    def decide(self, chosen: dict[int, EntryNo], reason: str) -> None:
        """Say which entries are right."""
        desk, key = self.desk, ColumnKey.parse(self._chosen)

        def say(_nothing: None) -> None:
            desk.say(self.tr("Decided: the sheet is submitted, its assessor signs it."), "ok")
            self.gaps.forget()
            self.show_again()

        self._actor.act(self.tr("Recording"), lambda: desk.office.keying.decide(desk.session, key, chosen, reason), say)

    def put_aside(self) -> None:
        """Discard the entries of the open sheet."""
        desk, key, reason = self.desk, ColumnKey.parse(self._chosen), self.reason.text().strip()

        def say(_nothing: None) -> None:
            self.reason.clear()
            desk.say(self.tr("Discarded. Two people key the sheet anew."), "ok")
            self.show_again()

        def refused(_problem: Problem) -> None:
            self.reason.setFocus()

        self._actor.act(
            self.tr("Recording"), lambda: desk.office.keying.discard(desk.session, key, reason), say, refused
        )

    def file_scan(self, code: str, path: Path) -> None:
        """File a scan by its code."""
        desk = self.desk

        def say(filed: FiledScan) -> None:
            text = self.tr("Filed: {name}, {title}")
            desk.say(text.format(name=filed.candidate.name, title=filed.title), "ok")
            self.scans.clear()
            self.show_again()

        self._actor.act(
            self.tr("Filing the scan"), lambda: desk.office.scans.file(desk.session, desk.plan_id, code, path), say
        )

    def _show(self, seen: Seen) -> None:
        if seen.form is None:
            self._stack.setCurrentWidget(self.none)
            return
        sheet = seen.form.sheet
        self._chosen = str(sheet.key)
        self.list.show_rows([self._named(one) for one in seen.sheets], self._chosen)
        here = sum(scan.key == sheet.key.form for scan in seen.scans)
        self.scans.show_filed(len(seen.scans), here)
        self._show_form(seen.form)
        self._stack.setCurrentIndex(0)

    def _show_form(self, form: PaperForm) -> None:
        sheet, at = form.sheet, (str(form.sheet.key), form.sheet.state)
        self.name.setText(sheet.candidate.name)
        place = self.tr("column {place}, {assessor}").format(place=sheet.place, assessor=sheet.assessor)
        self.particulars.setText(f"{sheet.candidate.id} · {sheet.title} · {place}")
        self.advice.setText(self._advice(sheet))
        if self._shown != at:
            button = self.tr("Keep the first entry") if sheet.state is KeyingState.FRESH else ""
            self.form.show_sheet(form.template, button or self.tr("Keep the second entry"))
            self.gaps.forget()
            self._shown = at
        self.form.setVisible(sheet.may_key)
        self.gaps.setVisible(sheet.state is KeyingState.DIFFERS)
        if sheet.state is KeyingState.DIFFERS:
            self.gaps.show_form(form)
        if self._goes_on and sheet.may_key:
            self.form.begin()
        self._goes_on = False
        self._aside.setVisible(sheet.state.is_under_way and may(self.desk.session.person, "paper.key"))

    def _advice(self, sheet: PaperSheet) -> str:
        keyed = "、".join(sheet.keyed_by)
        if sheet.state is KeyingState.FRESH:
            return self.tr("Nobody has keyed this sheet yet. Key every item as it stands on the paper.")
        if sheet.state is KeyingState.ONCE and sheet.may_key:
            return self.tr("Keyed once by {keyed}. Key it again from the paper; the first entry is not shown.").format(
                keyed=keyed
            )
        if sheet.state is KeyingState.ONCE:
            return self.tr("Keyed once by {keyed}. Somebody else makes the second entry.").format(keyed=keyed)
        if sheet.state is KeyingState.TAKEN_OVER:
            return self.tr("Keyed by {keyed} and submitted. The assessor confirms and signs it.").format(keyed=keyed)
        return self.tr("Keyed by {keyed}.").format(keyed=keyed)

    def _refuse(self, problem: Problem) -> None:
        if isinstance(problem, Refused) and problem.code == "keyer-takes-part":
            self._stack.setCurrentWidget(self.barred)
            return
        self.desk.say(problem)

    def _named(self, sheet: PaperSheet) -> Named:
        title = f"{sheet.candidate.name} · {sheet.assessor}"
        detail = f"{tail(sheet.candidate.id)} · {self.desk.texts.name(sheet.key.kind)}"
        return Named(str(sheet.key), title, detail, self._status(sheet))

    def _status(self, sheet: PaperSheet) -> Status:
        return {
            KeyingState.FRESH: pill.untouched(self.tr("Not keyed")),
            KeyingState.ONCE: pill.under_way(self.tr("Keyed once")),
            KeyingState.DIFFERS: pill.warning(self.tr("Differs")),
            KeyingState.TAKEN_OVER: pill.done(self.tr("Taken over")),
        }[sheet.state]

    def _open(self, key: str) -> None:
        self._chosen = key
        self.show_again()

    def _open_next(self) -> None:
        """Go to the next sheet of the list, as the pile of paper does."""
        keys = [row.key for row in self.list.rows]
        at = keys.index(self._chosen) + 1 if self._chosen in keys else 0
        if at < len(keys):
            self._chosen = keys[at]
            self._goes_on = True

    def _listen(self) -> None:
        self.list.chosen.connect(self._open)
        self.list.activated.connect(lambda *_: self.form.begin())
        self.form.finished.connect(self.keep)
        self.form.refused.connect(self.desk.say)
        self.form.unfilled.connect(
            lambda item: self.desk.say(self.tr("Item {item} has no score yet.").format(item=item), "warning")
        )
        self.gaps.decided.connect(self.decide)
        self.discard.clicked.connect(lambda *_: self.put_aside())
        self.reason.returnPressed.connect(self.put_aside)
        self.scans.wanted.connect(self.file_scan)
        self._actor.rest(self.form.keep, self.gaps.take, self.discard, self.scans.file)
        bind(self, _KEEP, self._finish)
        bind(self, _NEXT, lambda: self.list.step(1))
        bind(self, _BACK, lambda: self.list.step(-1))
        bind(self, _FIND, lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _finish(self) -> None:
        if self.form.isVisible():
            self.form.finish()
        elif self.gaps.take.isVisible():
            self.gaps.decide()

    def _build(self) -> None:
        left = QFrame()
        theme.dress(left, kind="side")
        left.setFixedWidth(_LIST)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.addWidget(self.list)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(hairline(upright=True))
        row.addLayout(self._middle(), 1)
        for part in (whole, self.empty, self.none, self.barred):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.begin_at(self.list)

    def _middle(self) -> QVBoxLayout:
        self.reason.setPlaceholderText(self.tr("Reason for discarding"))
        self.reason.setAccessibleName(self.tr("Reason for discarding"))
        theme.dress(self.discard, kind="danger")
        aside = QHBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.addWidget(self.reason, 1)
        aside.addWidget(self.discard)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        for part in (self.name, self.particulars, self.advice, self.gaps, self.form, self._aside):
            column.addWidget(part)
        column.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        area = scrolled(page)
        self.form.reached.connect(area.ensureWidgetVisible)
        middle.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 10)
        foot.addWidget(self.scans)
        if not may(self.desk.session.person, "scan.file"):
            self.scans.hide()
        middle.addLayout(foot)
        return middle
