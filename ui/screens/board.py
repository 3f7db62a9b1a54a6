"""The day board of office and supervisor: who is scored by whom, what is missing, what to look at. Owns its reading.

It shows states, and averages only of forms that are complete. Nothing here changes a score; presence and replaced
assessors go to the office with a written reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skillassess.model.people import Role
from skillassess.model.worksheets import FormKey, Replacement
from skillassess.office import may
from ui.actions import Shortcut, bind
from ui.card import Card, Figure
from ui.empty import Empty
from ui.labels import hairline
from ui.marked import QT_TRANSLATE_NOOP
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.board_action import ActionPanel, Case, PresenceWish, ReplaceWish
from ui.screens.board_bar import FilterBar
from ui.screens.board_matrix import BoardColumns, Matrix
from ui.screens.board_rows import BoardLine, chosen_lines, lines_of, tallies_of, widths_of
from ui.screens.board_said import Teller, agreement_words
from ui.screens.board_side import SidePanel
from ui.screens.scoring_list import state_status
from ui.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from PySide6.QtGui import QResizeEvent

    from skillassess.errors import Problem
    from skillassess.model.people import Person
    from skillassess.model.plans import Plan
    from skillassess.model.quality import Finding
    from skillassess.model.quality_figures import SheetFigures
    from skillassess.model.sheets import ComponentKind
    from ui.context import Desk

_CALM = 150
_SHARE = 3
_NARROW = 1000
_MOST_NAMED = 3
_FIGURE = 120
_KEYS = "BoardKeys"
_FIND = Shortcut("find-line", ("Ctrl+F", "F3"), QT_TRANSLATE_NOOP("BoardKeys", "Find a candidate on the board"), _KEYS)
_ACT = Shortcut("act", ("F2",), QT_TRANSLATE_NOOP("BoardKeys", "Absent, cheating, replace an assessor"), _KEYS)
_NEXT = Shortcut("next-finding", ("F4",), QT_TRANSLATE_NOOP("BoardKeys", "Next finding"), _KEYS)
_LIST = Shortcut("findings", ("F7",), QT_TRANSLATE_NOOP("BoardKeys", "Go to the findings"), _KEYS)
_EACH = Shortcut("each-form", ("Right",), QT_TRANSLATE_NOOP("BoardKeys", "Next form of a finding"), _KEYS)
_ENTER = Shortcut("enter", ("Return",), QT_TRANSLATE_NOOP("BoardKeys", "Show the form under the cursor"), _KEYS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read of a batch at one moment."""

    plan: Plan
    lines: tuple[BoardLine, ...]
    submitted: int
    expected: int
    people: tuple[Person, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[SheetFigures, ...]


class BoardScreen(Screen):
    """Figures, matrix, findings."""

    key: ClassVar[str] = "board"
    stage: ClassVar[Stage | None] = Stage.SCORING
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.SUPERVISOR, Role.HR, Role.AUDITOR})
    help_topic: ClassVar[str] = "board"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._seen: Seen | None = None
        self._names: dict[str, str] = {}
        self._reading = self._again = False
        self._wanted = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._read)
        self.figures = tuple(Figure("") for _ in range(4))
        self.matrix = Matrix(self.tr("Candidates by sheets and assessors"))
        person = desk.session.person
        self.acting = ActionPanel(
            desk.texts, may_set=may(person, "attendance.set"), may_replace=may(person, "assessor.replace")
        )
        self.side = SidePanel(self.acting)
        self.bar = FilterBar()
        self._stack = QStackedWidget()
        advice = self.tr("The board fills once the plan is released and candidates are registered.")
        self.empty = Empty(self.tr("Nothing to score yet"), advice, icon="clipboard-list")
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("BoardScreen", "Day board")

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the board."""
        return (_FIND, _ACT, _NEXT, _LIST, _EACH, _ENTER)

    def refresh(self) -> None:
        """Read the board again, soon; a large batch less often, so that reading leaves time for everything else."""
        if self._reading:
            self._again = True
        elif not self._pause.isActive():
            self._pause.start(0 if self._seen is None or self._seen.plan.id != self.desk.plan_id else _CALM)

    def focus_on(self, focus: str) -> None:
        """Show a form (``candidate/kind``) or a candidate."""
        self._wanted = focus
        self._go_wanted()

    def place(self) -> str:
        """Return the form the cursor is on."""
        key = self.matrix.form_key
        return "" if key is None else str(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the matrix enough room in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self.bar.narrow(narrow=narrow)
        self.side.narrow(narrow=narrow)

    def _read(self) -> None:
        desk, plan_id = self.desk, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(1)
            return
        self._reading, self._again = True, False
        office, session = desk.office, desk.session
        spent = QElapsedTimer()

        def ask() -> Seen:
            spent.start()
            board = office.board.board(session, plan_id)
            plan = office.planning.plan(session, plan_id)
            people = office.administration.people(session)
            found = office.quality.findings(session, plan_id)
            sheets = office.quality.figures(session, plan_id).sheets
            return Seen(plan, lines_of(board), board.submitted, board.expected, people, found, sheets)

        self._reader.read(ask, lambda seen: self._hear(seen, spent.elapsed()), self._not_read)

    def _hear(self, seen: Seen, milliseconds: int) -> None:
        self._reading = False
        if seen.plan.id != self.desk.plan_id:
            self._read()
            return
        if self._seen is None or self._seen.people != seen.people:
            self._names = {person.id: person.name for person in seen.people}
        self._seen = seen
        self._show()
        if self._again:
            self._pause.start(max(_CALM, _SHARE * milliseconds))

    def _not_read(self, problem: Problem) -> None:
        self._reading = False
        self.desk.say(problem)

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._stack.setCurrentIndex(0 if seen.lines else 1)
        self._show_lines()
        self._show_findings(seen)
        self._show_figures(seen)
        self._show_picture()
        self._show_case()
        self._go_wanted()

    def _show_lines(self) -> None:
        seen = self._seen
        if seen is None:
            return
        lines = chosen_lines(seen.lines, self.bar.only, self.bar.order, self.bar.words)
        columns = BoardColumns(self.desk.texts, self._names)
        self.matrix.show_lines(lines, widths_of(seen.lines), columns, lambda width: self.desk.texts.name(width.kind))
        self.bar.show_count(len(lines), len(seen.lines))

    def _show_figures(self, seen: Seen) -> None:
        tallies = tallies_of(seen.lines)
        forms = [part for line in seen.lines for part in line.forms]
        complete = sum(part.open == 0 for part in forms)
        self.figures[0].show_value(str(seen.submitted), f"/ {seen.expected}", caption=self.tr("sheets submitted"))
        expected = [tally.expected for tally in tallies]
        received = [tally.received for tally in tallies]
        caption = self.tr("expected {expected}, received {received}")
        caption = caption.format(expected=_sum(expected), received=_sum(received))
        self.figures[1].show_value(str(len(tallies)), self.tr("assessors"), caption=caption)
        waiting = sum(row.urgent for row in self.side.findings.rows)
        self.figures[2].show_value(
            str(waiting), caption=self.tr("findings to look at"), tone="warning" if waiting else ""
        )
        caption = self.tr("forms with every sheet in")
        self.figures[3].show_value(str(complete), f"/ {len(forms)}", caption=caption)
        names = (f"{self._names.get(t.assessor, t.assessor)} {t.received}/{t.expected}" for t in tallies)
        self.figures[1].setToolTip("\n".join(names))

    def _show_findings(self, seen: Seen) -> None:
        self.side.show_findings(Teller(self.desk.texts, self._names, seen.lines).tell(seen.findings))

    def _show_picture(self) -> None:
        seen = self._seen
        widths = () if seen is None else widths_of(seen.lines)
        if seen is None or not widths:
            return
        key = self.matrix.form_key
        kind = widths[0].kind if key is None else key.kind
        found: list[Fraction] = []
        for line in seen.lines:
            part = line.form(kind)
            if part is not None and part.exact is not None:
                found.append(part.exact)
        limit = _line_of(seen.plan, kind)
        words = self.tr("Averages of {sheet} (line {line}, {count} complete)")
        name = words.format(sheet=self.desk.texts.name(kind), line=f"{limit:f}", count=len(found))
        self.side.show_averages(found, limit, name)
        self.side.show_agreement(*agreement_words(seen.sheets, kind))

    def _name(self, person: str) -> str:
        return self._names.get(person, person)

    def _show_case(self) -> None:
        case = self._case() if self.side.is_acting else None
        if case is not None:
            self.acting.show_case(case)

    def _case(self) -> Case | None:
        key, line, seen = self.matrix.form_key, self.matrix.line, self._seen
        part = None if key is None or line is None else line.form(key.kind)
        if key is None or line is None or part is None or seen is None:
            return None
        cells = [place.cell for place in part.places]
        on_form = {cell.assessor for cell in part.form.cells}
        wanted = Role.PANEL if key.kind.value == "review" else Role.ASSESSOR
        others = [
            (person.id, person.name)
            for person in seen.people
            if person.has(wanted) and person.id not in on_form and person.id != seen.plan.supervisor
        ]
        states = tuple(
            (self._name(cell.assessor), state_status(cell.state, cell.scored, cell.items, self.desk.texts))
            for cell in part.form.cells
        )
        present = tuple((cell.assessor, self._name(cell.assessor)) for cell in cells if not cell.trainee)
        title = f"{line.candidate.name} · {self.desk.texts.name(key.kind)}"
        return Case(key, title, part.form.presence, states, present, tuple(others))

    def _act(self) -> None:
        case = self._case()
        if case is not None:
            self.side.act(case)

    def _back(self) -> None:
        self.side.go_back()
        self.matrix.setFocus()

    def _do(self, wish: object) -> None:
        if isinstance(wish, PresenceWish):
            self._set_presence(wish)
        elif isinstance(wish, ReplaceWish):
            self._replace(wish)

    def _set_presence(self, wish: PresenceWish) -> None:
        line = self.matrix.line
        if line is None:
            return
        keys = [part.form.key for part in line.forms] if wish.every_form else [wish.form]
        with self.desk.told() as told:
            for key in keys:
                self.desk.office.registration.set_presence(self.desk.session, key.plan, key, wish.presence, wish.reason)
        if not told.refused:
            words = self.tr("{name}: recorded as {presence}.")
            name = self.desk.texts.name(wish.presence)
            self._done(words.format(name=line.candidate.name, presence=name))

    def _replace(self, wish: ReplaceWish) -> None:
        candidates = self._out_of(wish) if wish.every_candidate else (wish.form.candidate,)
        change = Replacement(wish.form.plan, wish.form.kind, wish.old, wish.new, candidates, wish.reason)
        with self.desk.told() as told:
            self.desk.office.board.replace_assessor(self.desk.session, change)
        if not told.refused:
            words = self.tr("{new} takes the place of {old} on {count} sheets.")
            self._done(words.format(new=self._name(wish.new), old=self._name(wish.old), count=len(candidates)))

    def _out_of(self, wish: ReplaceWish) -> tuple[str, ...]:
        """Return the candidates whose form of this kind still waits for the assessor who leaves."""
        waiting = [
            line.candidate.id
            for line in (() if self._seen is None else self._seen.lines)
            if (part := line.form(wish.form.kind)) is not None and part.waits_for(wish.old)
        ]
        return tuple(dict.fromkeys([wish.form.candidate, *waiting]))

    def _done(self, words: str) -> None:
        self.acting.done()
        self._back()
        self.desk.say(words, "ok")

    def _go_wanted(self) -> None:
        if not self._wanted or self._seen is None:
            return
        candidate, _, kind = self._wanted.partition("/")
        kinds = {width.kind.value: width.kind for width in widths_of(self._seen.lines)}
        if self.matrix.place_of(candidate) < 0:
            self.bar.show_all()
        self.matrix.go(candidate, kinds.get(kind))
        self._wanted = ""

    def _go_form(self, key: FormKey) -> None:
        self._wanted = str(key)
        self._go_wanted()

    def _next_finding(self) -> None:
        form = self.side.findings.next_form(self.matrix.form_key)
        if form is not None:
            self._go_form(form)

    def _listen(self) -> None:
        self.bar.changed.connect(self._show_lines)
        self.bar.entered.connect(self.matrix.setFocus)
        self.matrix.formed.connect(lambda *_: self._follow())
        self.matrix.wanted.connect(self._act)
        self.side.findings.chosen.connect(self._go_form)
        self.side.findings.wanted.connect(self._act)
        self.acting.left.connect(self._back)
        self.acting.wished.connect(self._do)
        self.acting.signing.connect(lambda key: self.desk.go("signing", str(key)))
        acts: tuple[tuple[Shortcut, Callable[[], object]], ...] = (
            (_FIND, self.bar.take_focus),
            (_ACT, self._act),
            (_NEXT, self._next_finding),
            (_LIST, self._go_findings),
        )
        for shortcut, act in acts:
            bind(self, shortcut, act)

    def _follow(self) -> None:
        self._show_picture()
        self._show_case()

    def _go_findings(self) -> None:
        self.side.go_back()
        self.side.findings.setFocus()

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure in self.figures:
            figure.setMinimumWidth(_FIGURE)
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        card = Card(flush=True)
        card.column.setSpacing(0)
        for part in (self.bar, hairline()):
            card.add(part)
        card.add(self.matrix, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(card, 1)
        middle.addWidget(self.side)
        column.addLayout(middle, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.begin_at(self.matrix)


def _line_of(plan: Plan, kind: ComponentKind) -> Decimal:
    lines = [part.line for target in plan.targets for part in target.components if part.kind is kind]
    return max(lines, default=Decimal(60))


def _sum(counts: list[int]) -> str:
    """Return the counts one by one where there are few, else their sum."""
    return "+".join(map(str, counts)) if len(counts) <= _MOST_NAMED else str(sum(counts))
