"""Scoring: an assessor's own sheets, one open at a time. Owns the way from a key to a saved score and to the next item.

Nothing of another assessor is asked for or shown. Every entry is a new version at the office; undo is one more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skillassess.errors import Problem, Refused
from skillassess.model.identity import mask_id
from skillassess.model.people import Role
from skillassess.model.worksheets import ColumnKey, ColumnState
from ui import theme
from ui.actions import bind
from ui.empty import Empty
from ui.labels import hairline
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.scoring_entries import Entries, Entry
from ui.screens.scoring_fields import takes_a_digit
from ui.screens.scoring_keys import ALL_KEYS, BACK, FIND, LOWER, NEXT, NOTE, SUBMIT, UNDO, UNSCORED, UPPER
from ui.screens.scoring_list import SheetList, empty_words, state_status
from ui.screens.scoring_open import OpenState, plain
from ui.screens.scoring_paper import Paper
from ui.screens.scoring_side import Side
from ui.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from skillassess.office import Changed
    from skillassess.office.marking import OwnSheet, Saved
    from ui.actions import Shortcut
    from ui.context import Desk

_MOST_LOOKED_INTO = 8
_NARROW = 940
_OWN_ENTRY = "mark.enter"


class ScoringScreen(Screen):
    """The assessor's own sheets: list, paper, total."""

    key: ClassVar[str] = "scoring"
    stage: ClassVar[Stage | None] = Stage.SCORING
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ASSESSOR, Role.PANEL})
    help_topic: ClassVar[str] = "scoring"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entries = Entries(desk)
        self._reader = Reader(self, desk)
        self.list = SheetList(desk.texts)
        self.paper = Paper()
        self.side = Side()
        self._open: OpenState | None = None
        self._undo: dict[ColumnKey, list[Entry]] = {}
        self._noted = 0
        self._wanted = ""
        self._plan = ""
        self._reading = False
        self._changed = True
        self._stack = QStackedWidget()
        self.empty = Empty(*empty_words(), icon="clipboard-list")
        self._build()
        self._listen()
        self._bind_keys()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("ScoringScreen", "Scoring")

    @property
    def open_key(self) -> ColumnKey | None:
        """Whose sheet is open."""
        return None if self._open is None else self._open.key

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the sheet."""
        return ALL_KEYS

    def refresh(self) -> None:
        """Read the own sheets on the worker, unless nothing but the own entries changed."""
        if self.desk.plan_id != self._plan:
            self._plan, self._open, self._changed = self.desk.plan_id, None, True
        if not self._changed or self._reading:
            return
        if not self._plan:
            self._show_list(())
            return
        self._changed, self._reading = False, True
        desk, plan = self.desk, self._plan
        self._reader.read(
            lambda: (plan, desk.office.marking.sheets(desk.session, plan)), self._hear_list, self._not_read
        )

    def focus_on(self, focus: str) -> None:
        """Open a sheet: ``candidate/kind/assessor``, ``#`` and an item, or only the candidate's number."""
        self._wanted = focus
        if self.list.sheets and not self._reading:
            self._open_wanted()

    def place(self) -> str:
        """Return which sheet is open and at which item."""
        return "" if self.open_key is None else f"{self.open_key}#{self.paper.current}"

    def leave(self) -> None:
        """Save what is typed and everything that waits."""
        self.paper.keep()
        self.side.note.keep()
        self.entries.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Save what was held back while nobody was signed in."""
        super().showEvent(event)
        if self.entries.waiting:
            self.entries.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the paper enough room in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self.list.narrow(narrow=narrow)
        self.side.narrow(narrow=narrow)

    def open_sheet(self, key: ColumnKey, item: int = 0, *, focus: bool = True) -> None:
        """Open a sheet at an item; without one at the first that has no score."""
        self.paper.keep()
        self.side.note.keep()
        self.side.ask.hide()
        with self.desk.told(saved=False) as told:
            sheet = self.desk.office.marking.sheet(self.desk.session, key)
        if told.refused:
            return
        self._open = state = OpenState(sheet)
        self.entries.know(key, sheet.column.marks)
        state.put(self.entries.pending(key))
        self._show_sheet(state)
        self.list.mark(key)
        self.paper.go(item or state.first_item, focus=focus)
        self._show_note()

    def _show_sheet(self, state: OpenState) -> None:
        sheet, texts, person = state.sheet, self.desk.texts, state.sheet.candidate
        self.paper.show_template(sheet.template)
        self.paper.show_head(
            sheet.template.title,
            [
                (self.tr("Name"), person.name),
                (self.tr("ID number"), mask_id(person.id_number)),
                (self.tr("Post"), person.post or "—"),
                (self.tr("Level"), texts.name(person.level)),
            ],
        )
        column = sheet.column
        quiet = column.state in (ColumnState.UNTOUCHED, ColumnState.IN_PROGRESS)
        status = None if quiet else state_status(column.state, 0, 0, texts)
        self.paper.show_state(status, self._why(column.state, column.reason))
        self.paper.allow(open_=column.state.is_open)
        self.side.trainee.setVisible(column.trainee)
        by_digit = [takes_a_digit(item) for item in sheet.template.items]
        self.side.show_way(digits=any(by_digit), numbers=not all(by_digit))
        self._show_scores()

    def _why(self, state: ColumnState, reason: str) -> str:
        words = {
            ColumnState.SUBMITTED: self.tr("Submitted. To change it, ask for it to be returned."),
            ColumnState.SEALED: self.tr("Signed and sealed."),
            ColumnState.RETURNED: self.tr("Returned to you: {reason}"),
            ColumnState.ABSENT: self.tr("The candidate was absent: {reason}"),
            ColumnState.CHEATING: self.tr("Recorded as cheating, locked at 0.0: {reason}"),
            ColumnState.REPLACED: self.tr("Another assessor took over; what you gave stays on record: {reason}"),
        }
        return words.get(state, "").format(reason=reason or "—")

    def _show_scores(self) -> None:
        state = self._open
        if state is None:
            return
        missing, last = state.missing, state.last_scored
        for number, line in self.paper.lines.items():
            pending = self.entries.is_pending(state.key, number)
            line.show_score(state.text(number), pending=pending, skipped=number in missing and number < last)
        items = len(state.sheet.template.items)
        full = plain(state.sheet.template.total)
        self.side.show_total(state.total, full, items - len(missing), items, self.entries.waiting)
        text = self.tr("Submit ({count} to go)").format(count=len(missing)) if missing else self.tr("Submit")
        if not state.is_open:
            text = self.desk.texts.name(state.sheet.column.state)
        self.side.show_submit(text, ready=state.is_open and not missing, enabled=state.is_open)

    def _show_note(self) -> None:
        if self._open is None or not self.paper.current:
            return
        self._noted = self.paper.current
        self.side.show_note(self._noted, self._open.notes.get(self._noted, ""), open_=self._open.is_open)

    def _enter(self, item: int, text: str, *, go_on: bool) -> None:
        """Take what was typed for an item: check it against the scale, save it, go on."""
        state = self._open
        if state is None:
            return
        try:
            value = state.read(item, text)
        except Refused as problem:
            self.desk.say(problem)
            self._show_scores()
            self.paper.go(item)
            return
        before = state.text(item)
        if value != before:
            self._undo.setdefault(state.key, []).append(Entry(state.key, item, before))
            self._put(Entry(state.key, item, value))
        if go_on and self._open is not None and self._open.text(item) == value:
            self._go_on(item)

    def _put(self, entry: Entry) -> None:
        """Show an entry and send it to the office, in this order: the office may refuse it at once."""
        if self._open is not None:
            self._open.put({entry.item: entry.text})
        self.entries.put(entry)
        self._show_scores()

    def _go_on(self, item: int) -> None:
        numbers = list(self.paper.lines)
        place = numbers.index(item) + 1
        if place < len(numbers):
            self.paper.go(numbers[place])
        elif self._open is not None and self._open.missing:
            self.paper.go(self._open.first_item)
        else:
            self.side.submit.setFocus()

    def _move(self, item: int, step: int) -> None:
        numbers = list(self.paper.lines)
        place = numbers.index(item) + step
        if 0 <= place < len(numbers):
            self.paper.go(numbers[place])
        elif step > 0 and self._open is not None and not self._open.missing:
            self.side.submit.setFocus()

    def _saved(self, entry: Entry, saved: Saved) -> None:
        self.desk.hush()
        self.desk.saved(saved.at)
        state = self._open
        if state is not None and entry.key == state.key:
            if not self.entries.is_pending(entry.key, entry.item):
                state.take(saved.mark)
            self._show_scores()
        self._count(entry.key, len(saved.missing))

    def _count(self, key: ColumnKey, missing: int) -> None:
        """Bring the list's line up to date without reading all sheets again."""
        line = self.list.sheet(key)
        if line is not None:
            scored = line.items - missing
            state = line.state
            if state in (ColumnState.UNTOUCHED, ColumnState.IN_PROGRESS):
                state = ColumnState.IN_PROGRESS if scored else ColumnState.UNTOUCHED
            self.list.change_sheet(replace(line, scored=scored, state=state))

    def _refused(self, entry: Entry, problem: Problem) -> None:
        """Put back what the office holds, and say why."""
        steps = self._undo.get(entry.key, [])
        if steps and steps[-1].item == entry.item:
            steps.pop()
        if entry.key == self.open_key:
            self.open_sheet(entry.key, entry.item)
        self.desk.say(problem)

    def _note_entered(self, text: str) -> None:
        state = self._open
        if state is not None and self._noted:
            state.notes[self._noted] = text
            self.entries.put(Entry(state.key, self._noted, state.text(self._noted), text))

    def _take_back(self) -> None:
        """Give the item entered last the score it had before, as a new version."""
        self.paper.keep()
        state = self._open
        if state is None:
            return
        steps = self._undo.get(state.key)
        if not steps:
            self.desk.say(self.tr("Nothing was entered on this sheet since it was opened."))
            return
        step = steps.pop()
        present = state.text(step.item)
        self._put(step)
        self.paper.go(step.item)
        words = self.tr("Item {item}: {present} taken back, now {before}. Both stay on record.")
        none = self.tr("without a score")
        self.desk.say(words.format(item=step.item, present=present or none, before=step.text or none))

    def _go_candidate(self, step: int) -> None:
        key = self.open_key
        following = None if key is None else self.list.next_of(key, step)
        if following is not None:
            self.open_sheet(following)

    def _go_kind(self, step: int) -> None:
        key = self.open_key
        if key is None:
            return
        kinds = [kind for kind in self.list.kinds if self.list.sheet(replace(key, kind=kind)) is not None]
        place = kinds.index(key.kind) + step
        if 0 <= place < len(kinds):
            self.open_sheet(replace(key, kind=kinds[place]))

    def _go_unscored(self) -> None:
        missing = () if self._open is None else self._open.missing
        later = [number for number in missing if number > self.paper.current]
        if missing:
            self.paper.go((later or list(missing))[0])

    def _go_note(self) -> None:
        self._show_note()
        self.side.note.setFocus()

    def _go_list(self) -> None:
        if self.list.search.isVisible():
            self.list.search.setFocus()
            self.list.search.selectAll()
        else:
            self.list.take_focus()

    def _ask(self) -> None:
        """Show what is missing or unusual and ask once."""
        self.leave()
        state = self._open
        if state is None or not state.is_open:
            return
        with self.desk.told(saved=False) as told:
            notes = self.desk.office.marking.findings(self.desk.session, state.key)
        if told.refused:
            return
        missing = state.missing
        if missing:
            text = self.tr("Not scored yet: items {items}. Empty is not zero.")
            numbers = (", " if self.desk.texts.language == "en" else "、").join(map(str, missing))
            answer = self.tr("Go to item {item}").format(item=missing[0])
            self.side.ask.ask(text.format(items=numbers), answer, lambda: self.paper.go(missing[0]))
            return
        question = self.tr("{name}: total {total}. Once submitted, it changes only if it is returned to you.")
        said = [self.desk.texts.explain(note) for note in notes]
        said.append(question.format(name=state.sheet.candidate.name, total=state.total))
        self.side.ask.ask("\n".join(said), self.tr("Submit"), self._submit)

    def _submit(self) -> None:
        state = self._open
        if state is None:
            return
        key, sheet = state.key, state.sheet
        with self.desk.told() as told:
            self.desk.office.marking.submit(self.desk.session, key)
        if told.refused:
            self.paper.go(self.paper.current)
            return
        self._undo.pop(key, None)
        line = self.list.sheet(key)
        if line is not None:
            self.list.change_sheet(replace(line, state=ColumnState.SUBMITTED))
        following = self.list.open_after(key)
        self.open_sheet(following or key)
        words = self.tr("{name} · {sheet}: submitted.")
        if following is None:
            words += " " + self.tr("That was your last sheet in this batch.")
        self.desk.say(words.format(name=sheet.candidate.name, sheet=sheet.template.title), "ok")

    def _hear(self, notice: Changed) -> None:
        """Own entries are shown already; whatever else happens has the list read again."""
        own = self.list.sheet(key) if (key := _column_key(notice.subject)) is not None else None
        if notice.action != _OWN_ENTRY or own is None:
            self._changed = True

    def _hear_list(self, read: tuple[str, tuple[OwnSheet, ...]]) -> None:
        self._reading = False
        plan, sheets = read
        if plan == self.desk.plan_id:
            self._show_list(sheets)
        if self._changed or plan != self.desk.plan_id:
            self.show_again()

    def _not_read(self, problem: Problem) -> None:
        self._reading = False
        self.desk.say(problem)

    def _show_list(self, sheets: tuple[OwnSheet, ...]) -> None:
        self._stack.setCurrentIndex(0 if sheets else 1)
        self.list.show_sheets(sheets)
        if not sheets:
            self._open = None
        elif self._wanted or self._open is None or self.list.sheet(self._open.key) is None:
            self._open_wanted()
        else:
            self._see_again(self._open)

    def _see_again(self, state: OpenState) -> None:
        """Show the open sheet as it stands now, where the person is; what is on its way stays in sight."""
        line = self.list.sheet(state.key)
        if line is None or self.entries.waiting:
            self._changed = True
        elif line.state is not state.sheet.column.state and not (line.state.is_open and state.is_open):
            here = self.paper.isAncestorOf(QApplication.focusWidget() or self)
            self.open_sheet(state.key, self.paper.current, focus=here)
        self.list.mark(state.key)

    def _open_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        text, _, item = wanted.partition("#")
        keys = [sheet.key for sheet in self.list.sheets]
        key = next((key for key in keys if text and text in (str(key), key.candidate)), None)
        self.open_sheet(key or self._where_one_stopped(), int(item) if item.isdecimal() else 0)

    def _where_one_stopped(self) -> ColumnKey:
        """Return the sheet entered into last, or the first that is open, or the first."""
        begun = self.list.begun()[:_MOST_LOOKED_INTO]
        if len(begun) > 1:
            marking, session = self.desk.office.marking, self.desk.session
            last = {key: max((m.at for m in marking.sheet(session, key).column.marks), default=None) for key in begun}
            timed = {key: at for key, at in last.items() if at is not None}
            return max(timed, key=lambda key: timed[key]) if timed else begun[0]
        if begun:
            return begun[0]
        keys = [sheet.key for sheet in self.list.sheets]
        return next((sheet.key for sheet in self.list.sheets if sheet.state.is_open), keys[0])

    def _listen(self) -> None:
        self.desk.changed.connect(self._hear)
        self.entries.saved.connect(self._saved)
        self.entries.refused.connect(self._refused)
        self.list.chosen.connect(lambda key: self.open_sheet(key, focus=False))
        self.list.wanted.connect(lambda: self.paper.go(self.paper.current))
        self.paper.entered.connect(lambda item, text, on: self._enter(item, text, go_on=on))
        self.paper.moved.connect(self._move)
        self.paper.current_changed.connect(self._turn_note)
        self.side.note.finished.connect(self._note_entered)
        self.side.note.done.connect(lambda: self.paper.go(self._noted))
        self.side.submit_wanted.connect(self._ask)
        self.side.ask.left.connect(lambda: self.paper.go(self.paper.current))

    def _turn_note(self, _item: int) -> None:
        self.side.note.keep()
        self._show_note()

    def _bind_keys(self) -> None:
        acts: tuple[tuple[Shortcut, Callable[[], object]], ...] = (
            (NEXT, lambda: self._go_candidate(1)),
            (BACK, lambda: self._go_candidate(-1)),
            (LOWER, lambda: self._go_kind(1)),
            (UPPER, lambda: self._go_kind(-1)),
            (UNDO, self._take_back),
            (NOTE, self._go_note),
            (UNSCORED, self._go_unscored),
            (FIND, self._go_list),
            (SUBMIT, self._ask),
        )
        for shortcut, act in acts:
            bind(self, shortcut, act)
        self.side.show_keys(
            (
                (("↑", "↓"), "", self.tr("Item before / next item")),
                (("Ctrl", "→"), "+", NEXT.title),
                (("Ctrl", "Z"), "+", UNDO.title),
                (("F2",), "", NOTE.title),
                (("?",), "", self.tr("All keys")),
            )
        )

    def _build(self) -> None:
        middle = QFrame()
        theme.dress(middle, kind="ground")
        around = QVBoxLayout(middle)
        around.setContentsMargins(18, 14, 18, 14)
        around.addWidget(self.paper)
        whole = QWidget()
        row = QHBoxLayout(whole)
        for part in (self.list, hairline(upright=True), middle, hairline(upright=True), self.side):
            row.addWidget(part, 1 if part is middle else 0)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.addWidget(self._stack)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.begin_at(self.paper)


def _column_key(subject: str) -> ColumnKey | None:
    try:
        return ColumnKey.parse(subject)
    except Refused:
        return None
