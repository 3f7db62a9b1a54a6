"""The candidates screen: the roll on the left, one candidate, a roster or an empty form on the right.

Owns what stands on the right and the way from one candidate to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.people import Role
from ui import icons, theme
from ui.actions import Shortcut, bind
from ui.empty import Empty
from ui.labels import hairline
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import NameList
from ui.narrow import narrows
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.candidates_detail import CandidateDetail
from ui.screens.candidates_entry import EntryForm
from ui.screens.candidates_import import RosterImport
from ui.screens.candidates_state import Roll, Where, counts, lines, read_roll, states, status
from ui.stages import Stage
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from ui.context import Desk

IMPORT = Shortcut("import", ("Ctrl+I",), QT_TRANSLATE_NOOP("CandidateKeys", "Import a roster"), "CandidateKeys")
ADD = Shortcut("add", ("Ctrl+N",), QT_TRANSLATE_NOOP("CandidateKeys", "Take in a candidate by hand"), "CandidateKeys")
SEARCH = Shortcut("search", ("Ctrl+F",), QT_TRANSLATE_NOOP("CandidateKeys", "Look for a candidate"), "CandidateKeys")
CHECK_IN = Shortcut(
    "check-in", ("F8",), QT_TRANSLATE_NOOP("CandidateKeys", "Check in and go to the next"), "CandidateKeys"
)
OTHERWISE = Shortcut(
    "otherwise", ("Shift+F8",), QT_TRANSLATE_NOOP("CandidateKeys", "Record absent or cheating"), "CandidateKeys"
)
CORRECT = Shortcut("correct", ("F2",), QT_TRANSLATE_NOOP("CandidateKeys", "Correct the particulars"), "CandidateKeys")
_SIDE, _NARROW_SIDE = 300, 284
_FILTERS: tuple[Where | None, ...] = (None, *Where)


class CandidatesScreen(Screen):
    """Candidates of the open batch."""

    key: ClassVar[str] = "candidates"
    stage: ClassVar[Stage | None] = Stage.REGISTRATION
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.SUPERVISOR, Role.HR, Role.AUDITOR})
    help_topic: ClassVar[str] = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._roll: Roll | None = None
        self._only: Where | None = None
        self._chosen = ""
        self._reader = Reader(self, desk)
        self._may_take = desk.has(Role.OFFICE)
        self.list = NameList(self.tr("Candidates"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, admission number, ID number, employer"))
        self.search.setAccessibleName(self.tr("Look for a candidate"))
        self.search.setClearButtonEnabled(True)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Show only"))
        self.open_import = QPushButton(self.tr("Import a roster…"))
        self.open_import.setIcon(icons.icon("file-spreadsheet", "accent"))
        self.open_entry = QPushButton(self.tr("By hand"))
        self.open_entry.setIcon(icons.icon("plus", "accent"))
        may_record = desk.has(Role.OFFICE, Role.SUPERVISOR)
        self.detail = CandidateDetail(desk, may_change=self._may_take, may_record=may_record)
        self.roster = RosterImport(desk)
        self.entry = EntryForm(desk)
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("CandidatesScreen", "Candidates")

    def refresh(self) -> None:
        """Read the roll again."""
        view = self.desk.view()
        self._reader.read(lambda: read_roll(view), self._show)

    def focus_on(self, focus: str) -> None:
        """Go to a candidate by admission number, whatever the list was narrowed to."""
        self._chosen = focus
        self.search.clear()
        self._narrow(None)
        self._choose(focus)

    def place(self) -> str:
        """Return the candidate that is shown."""
        return self._chosen

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys."""
        return (IMPORT, ADD, SEARCH, CHECK_IN, OTHERWISE, CORRECT)

    def show_import(self) -> None:
        """Open the import of a roster."""
        if self._may_take and self._roll is not None and self._roll.is_open:
            self._stack.setCurrentWidget(self.roster)
            self.roster.begin()

    def show_entry(self) -> None:
        """Open the form for one candidate."""
        if self._may_take and self._roll is not None and self._roll.is_open:
            self._stack.setCurrentWidget(self._entry_page)
            self.entry.begin(self._roll.plan)

    def _build(self) -> None:
        side = QFrame()
        theme.dress(side, kind="side")
        narrows(self, side, _SIDE, _NARROW_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 10, 8, 8)
        left.setSpacing(8)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = sum(button.sizeHint().width() + 12 for button in (self.open_import, self.open_entry))
        buttons = QBoxLayout(beside if room <= _SIDE else below)
        buttons.setSpacing(8)
        buttons.addWidget(self.open_import, 1)
        buttons.addWidget(self.open_entry)
        left.addLayout(buttons)
        for button in (self.open_import, self.open_entry):
            button.setVisible(self._may_take)
        left.addWidget(self.search)
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        self._nothing = Empty(
            self.tr("No candidates yet"),
            self.tr("Import the roster the enterprise sent, or take candidates in by hand."),
            icon="users",
        )
        if self._may_take:
            self._nothing.offer(self.tr("Import a roster…"), self.show_import)
            self._nothing.offer(self.tr("By hand"), self.show_entry, main=False)
        self._closed = Empty(
            self.tr("The plan is not released yet"),
            self.tr("Candidates can be taken in once the plan is released."),
            icon="lock",
        )
        if self._may_take:
            self._closed.offer(self.tr("To the plan"), lambda: self.desk.go("plan", self.desk.plan_id))
        self._detail_page = _scrolled(self.detail)
        self._entry_page = _scrolled(self.entry)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for page in (self._blank, self._nothing, self._closed, self._detail_page, self.roster, self._entry_page):
            self._stack.addWidget(page)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(hairline(upright=True))
        across.addWidget(self._stack, 1)
        self.begin_at(self.list)
        in_reading_order(self)

    def _listen(self) -> None:
        self.open_import.clicked.connect(lambda *_: self.show_import())
        self.open_entry.clicked.connect(lambda *_: self.show_entry())
        self.filter.activated.connect(lambda place: self._narrow(_FILTERS[place]))
        self.search.textChanged.connect(lambda *_: self._show_list())
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.roster.left.connect(self._back)
        self.roster.taken.connect(self._taken)
        self.entry.left.connect(self._back)
        self.entry.added.connect(self._added)
        self.detail.checked_in.connect(self._go_on)
        acts = {
            IMPORT: self.show_import,
            ADD: self.show_entry,
            SEARCH: self.search.setFocus,
            CHECK_IN: self.detail.presence.check_in_now,
            OTHERWISE: self.detail.presence.ask,
            CORRECT: self.detail.begin_correction,
        }
        for shortcut, act in acts.items():
            bind(self, shortcut, act)

    def _show(self, roll: Roll | None) -> None:
        self._roll = roll
        able = roll is not None and roll.is_open
        for button in (self.open_import, self.open_entry):
            button.setEnabled(able)
        self._show_list()
        writing = self._stack.currentWidget() in (self.roster, self._entry_page)
        if writing and able:
            return
        self._show_right()

    def _show_right(self) -> None:
        roll = self._roll
        if roll is None or not roll.is_open:
            self._stack.setCurrentWidget(self._closed)
        elif not roll.candidates:
            self._stack.setCurrentWidget(self._nothing)
        else:
            candidate = roll.candidate(self._chosen) or roll.candidates[0]
            self._chosen = candidate.id
            self.detail.show_candidate(candidate, roll)
            self._stack.setCurrentWidget(self._detail_page)
            self.list.mark(candidate.id)

    def _show_list(self) -> None:
        roll = self._roll
        if roll is None:
            self.list.show_rows([])
            return
        self.list.show_rows(lines(roll, self.search.text(), self._only), self._chosen)
        found = counts(roll)
        words = [self.tr("All {count}").format(count=len(roll.candidates))]
        words += [f"{status(where).text} {found[where]}" for where in Where]
        if [self.filter.itemText(place) for place in range(self.filter.count())] != words:
            self.filter.clear()
            self.filter.addItems(words)
            self.filter.setCurrentIndex(_FILTERS.index(self._only))

    def _narrow(self, where: Where | None) -> None:
        self._only = where
        self.filter.setCurrentIndex(_FILTERS.index(where))
        self._show_list()

    def _choose(self, number: str) -> None:
        roll = self._roll
        candidate = None if roll is None else roll.candidate(number)
        if roll is None or candidate is None:
            return
        self._chosen = number
        self.detail.show_candidate(candidate, roll)
        self._stack.setCurrentWidget(self._detail_page)

    def _back(self) -> None:
        self._show_right()
        self.list.setFocus()

    def _taken(self, first: str) -> None:
        self._chosen = first
        self._stack.setCurrentWidget(self._blank)
        self.list.setFocus()
        self.refresh()

    def _added(self, number: str) -> None:
        self._chosen = number

    def _go_on(self, number: str) -> None:
        """After a check-in go to the next candidate who is not checked in."""
        roll = self._roll
        if roll is None:
            return
        found = states(roll)
        order = [row.key for row in self.list.rows]
        after = order[order.index(number) + 1 :] if number in order else []
        follower = next((key for key in after if found[key] is Where.REGISTERED), "")
        if follower:
            self._choose(follower)
            self.list.mark(follower)


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(part)
    return area
