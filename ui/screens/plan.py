"""The plan screen: batches on the left, the form in the middle, what the rules say on the right.

Owns when a draft is kept: soon after each change, and at the latest when the screen is left. There is no Save.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from skillassess.clock import today
from skillassess.model.people import Role
from skillassess.model.plans import EditionRef, Plan, PlanState
from ui import icons, pill, theme
from ui.actions import Shortcut, bind
from ui.empty import Empty
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import Named, NameList
from ui.narrow import narrows
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.plan_findings import FindingsPanel
from ui.screens.plan_form import PlanForm
from ui.screens.plan_people import EARLIER, LATER, TRAINEE
from ui.screens.plan_stock import Stock, read_stock
from ui.screens.plan_words import field_of
from ui.stages import Stage
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from skillassess.errors import Note
    from ui.context import Desk

NEW = Shortcut("new-plan", ("Ctrl+N",), QT_TRANSLATE_NOOP("PlanKeys", "New plan"), "PlanKeys")
MORE = Shortcut("more", ("Ctrl+Shift+N",), QT_TRANSLATE_NOOP("PlanKeys", "One more occupation and level"), "PlanKeys")
RELEASE = Shortcut("release", ("Ctrl+Return",), QT_TRANSLATE_NOOP("PlanKeys", "Release the plan"), "PlanKeys")
_SIDE, _NARROW_SIDE = 212, 168
_PATIENCE = 500
_WEEK = timedelta(days=7)
_ALL = -1


class PlanScreen(Screen):
    """Plans of the institution, one of them open."""

    key: ClassVar[str] = "plan"
    stage: ClassVar[Stage | None] = Stage.PLAN
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.AUDITOR})
    help_topic: ClassVar[str] = "plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stock: Stock | None = None
        self._plans: tuple[Plan, ...] = ()
        self._reader = Reader(self, desk)
        self._checker = Reader(self, desk)
        self._may_change = desk.has(Role.OFFICE)
        self.list = NameList(self.tr("Plans"))
        self.new = QPushButton(self.tr("New plan"))
        self.new.setIcon(icons.icon("plus", "accent"))
        self.form = PlanForm(desk.texts)
        self.findings = FindingsPanel(desk.texts)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(_PATIENCE)
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("PlanScreen", "Plan")

    def refresh(self) -> None:
        """Read plans and what the form offers; a form that is being filled in stays."""
        desk = self.desk
        view = desk.view()
        self._reader.read(lambda: (read_stock(view), desk.office.planning.plans(desk.session)), self._show)

    def leave(self) -> None:
        """Keep what was typed."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._keep()

    def focus_on(self, focus: str) -> None:
        """Open a plan by its number."""
        self._choose(focus)

    def footnote(self) -> str:
        """Return the edition the open plan was made under."""
        plan = self.form.kept
        return "" if plan is None else self.tr("Rules: edition {edition}").format(edition=plan.edition.id)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys."""
        return (NEW, MORE, RELEASE, EARLIER, LATER, TRAINEE)

    def make(self) -> None:
        """Make a new draft with the usual days and open it."""
        stock = self._stock
        if stock is None or not self._may_change:
            return
        self._keep()
        with self.desk.told() as told:
            made = self.desk.office.planning.draft(self.desk.session, self._fresh(stock))
        if not told.refused:
            self.desk.choose_plan(made.id)
            self._plans = (*self._plans, made)
            self._open(made)
            self.form.title.setFocus()
            self.form.title.selectAll()

    def _build(self) -> None:
        side = QFrame()
        theme.dress(side, kind="side")
        narrows(self, side, _SIDE, _NARROW_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 12, 8, 8)
        left.setSpacing(8)
        left.addWidget(self.new)
        self.new.setVisible(self._may_change)
        left.addWidget(self.list, 1)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(20, 14, 20, 20)
        inner.setSpacing(10)
        self._head = label("", "title", wrap=True)
        inner.addWidget(self._head)
        inner.addWidget(self.form)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setWidget(holder)
        self._empty = Empty(
            self.tr("There is no plan yet"),
            self.tr("A plan says who is assessed in what, by which method, by whom and when. Everything else follows."),
            icon="calendar-days",
        )
        if self._may_change:
            self._empty.offer(self.tr("Make the first plan"), self.make)
        opened = QWidget()
        row = QHBoxLayout(opened)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 1)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.findings)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._empty)
        self._stack.addWidget(opened)
        self._side = side
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(hairline(upright=True))
        across.addWidget(self._stack, 1)
        self.begin_at(self.list)
        in_reading_order(self)

    def _listen(self) -> None:
        self.new.clicked.connect(lambda *_: self.make())
        self.list.chosen.connect(self._choose)
        self.form.edited.connect(self._edited)
        self.form.rearranged.connect(lambda: in_reading_order(self))
        self.findings.rearranged.connect(lambda: in_reading_order(self))
        self.findings.wanted.connect(self._lead)
        self.findings.released.connect(self._release)
        self._keep_soon.timeout.connect(self._keep)
        bind(self, NEW, self.make)
        bind(self, MORE, self.form.add_target)
        bind(self, RELEASE, self._ask)

    def _show(self, found: tuple[Stock, tuple[Plan, ...]]) -> None:
        self._stock, self._plans = found
        plan = self._plan(self.desk.plan_id) or (self._plans[-1] if self._plans else None)
        self._show_list("" if plan is None else plan.id)
        if plan is None:
            self._stack.setCurrentIndex(1)
            return
        self._open(plan)

    def _open(self, plan: Plan) -> None:
        """Show a plan; where it is open already, only what somebody else changed."""
        if self._stock is None:
            return
        self._stack.setCurrentIndex(2)
        mine = self.form.plan_id == plan.id
        waiting = mine and self._keep_soon.isActive()
        if not waiting and not (mine and self.form.kept == plan and self.form.entered() == plan):
            self.form.show_plan(plan, self._stock, may_change=self._may_change)
        self._show_list(plan.id)
        self._show_head(plan)
        self._check()

    def _choose(self, plan_id: str) -> None:
        self._keep()
        plan = self._plan(plan_id)
        if plan is not None:
            self._open(plan)
            self.desk.choose_plan(plan_id)

    def _plan(self, plan_id: str) -> Plan | None:
        return next((plan for plan in self._plans if plan.id == plan_id), None)

    def _show_list(self, current: str) -> None:
        rows = [
            Named(
                plan.id,
                plan.title or self.tr("Without a name"),
                f"{self.desk.texts.day(plan.starts)} · {self.desk.texts.name(plan.state)}",
                self._state(plan),
            )
            for plan in reversed(self._plans)
        ]
        self.list.show_rows(rows, current)

    def _state(self, plan: Plan) -> pill.Status:
        name = self.desk.texts.name(plan.state)
        return pill.done(spoken=name) if plan.state is PlanState.RELEASED else pill.under_way(spoken=name)

    def _show_head(self, plan: Plan) -> None:
        self._head.setText(self.tr("Plan {number}").format(number=plan.id))

    def _edited(self) -> None:
        self._keep_soon.start()
        self._check()

    def _keep(self) -> None:
        """Keep the draft where it differs from what the office holds; a refusal is said and the form stays."""
        self._keep_soon.stop()
        kept = self.form.kept
        if kept is None or not self._may_change or kept.state is not PlanState.DRAFT:
            return
        plan = self.form.entered()
        if plan == kept:
            return
        with self.desk.told() as told:
            plan = self.desk.office.planning.change(self.desk.session, plan)
        if not told.refused:
            self.form.show_kept(plan)
            self._plans = tuple(plan if one.id == plan.id else one for one in self._plans)
            self._show_list(plan.id)

    def _check(self) -> None:
        """Ask the rules about the plan as it stands on the form."""
        if self.form.kept is None:
            return
        desk, plan = self.desk, self.form.entered()

        def ask() -> list[tuple[Note, int]]:
            planning = desk.office.planning
            whole = list(dict.fromkeys(planning.findings(desk.session, plan)))
            if len(plan.targets) == 1:
                return [(note, _ALL) for note in whole]
            single = [
                (note, place)
                for place, target in enumerate(plan.targets)
                for note in dict.fromkeys(planning.findings(desk.session, replace(plan, targets=(target,))))
            ]
            counts = [note for note, _place in single]
            own = [(note, place) for note, place in single if counts.count(note) < len(plan.targets)]
            known = {note for note, _place in own}
            return [(note, _ALL) for note in whole if note not in known] + own

        def show(found: list[tuple[Note, int]]) -> None:
            names = [f"{one.job_type} {desk.texts.name(one.level)}" for one in plan.targets]
            self.findings.show_findings([(n, place, names[place] if place >= 0 else "") for n, place in found])
            draft = plan.state is PlanState.DRAFT
            self.findings.show_state(draft=draft, may_release=self._may_change)

        self._checker.read(ask, show)

    def _lead(self, note: Note, place: int) -> None:
        """Go to the field a finding is about."""
        if place >= 0:
            self.form.show_target_of(place)
        field = self.form.field(field_of(note))
        if field is not None:
            self._scroll.ensureWidgetVisible(field)
            field.setFocus()

    def _ask(self) -> None:
        if self.findings.release.isVisible() and self.findings.release.isEnabled():
            self.findings.ask()

    def _release(self) -> None:
        self._keep()
        plan_id = self.form.plan_id
        with self.desk.told() as told:
            plan = self.desk.office.planning.release(self.desk.session, plan_id)
        if told.refused:
            return
        self._plans = tuple(plan if one.id == plan.id else one for one in self._plans)
        self._open(plan)
        self.desk.say(self.tr("The plan is released. Next: take candidates in."), "ok")

    def _fresh(self, stock: Stock) -> Plan:
        day = today(self.desk.clock)
        held = sum(1 for plan in self._plans if plan.starts.year == day.year)
        starts = day + 2 * _WEEK
        empty = Plan("", "", (), day + _WEEK, starts, starts, "", "", EditionRef("", ""))
        title = self.tr("Batch {number} of {year}").format(year=day.year, number=held + 1)
        return replace(empty, title=title, targets=(stock.next_target(empty),))
