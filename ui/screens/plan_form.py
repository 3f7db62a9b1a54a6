"""The plan as a form: head, occupations and levels, what a method asks for besides. Owns its fields, keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.people import Role
from skillassess.model.plans import Method, Plan, PlanState, Target
from skillassess.model.sheets import ComponentKind
from ui import icons, theme
from ui.card import Card
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import label
from ui.screens.plan_target import TargetForm
from ui.screens.plan_words import own_plan_word

if TYPE_CHECKING:
    from skillassess.model.people import Person
    from ui.screens.plan_stock import Stock
    from ui.texts import Texts


class PlanForm(QWidget):
    """The form; ``edited`` after every change. ``entered`` returns the plan as it stands on the form."""

    edited = Signal()
    rearranged = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._plan: Plan | None = None
        self._stock: Stock | None = None
        self._targets: list[Target] = []
        self._place = 0
        self._filling = False
        self._supervisors: list[str] = []
        self._open = True
        self.title = QLineEdit()
        self.where = QLineEdit()
        self.closes = DayField()
        self.starts = DayField()
        self.ends = DayField()
        self.supervisor = QComboBox()
        self.target = TargetForm(texts)
        self.pay_link = QLineEdit()
        self.drop = QCheckBox(self.tr("Leave out the highest and the lowest total (at least five assessors)"))
        self.own_plan: dict[str, QCheckBox] = {}
        self.published = DayField()
        self.tabs: list[QPushButton] = []
        self.rows: dict[str, FormRow[Any]] = {
            "title": FormRow(self.tr("Name of the batch"), self.title),
            "place": FormRow(self.tr("Place"), self.where),
            "closes": FormRow(self.tr("Applications close"), self.closes),
            "starts": FormRow(self.tr("First day"), self.starts),
            "ends": FormRow(self.tr("Last day"), self.ends),
            "supervisor": FormRow(self.tr("Internal supervisor"), self.supervisor),
            "pay_link": FormRow(self.tr("How level and pay are linked: name the rule"), self.pay_link),
            "published": FormRow(self.tr("Made public to all employees on"), self.published),
        }
        self._build()
        self._listen()

    @property
    def plan_id(self) -> str:
        """Number of the plan shown; empty when there is none."""
        return "" if self._plan is None else self._plan.id

    @property
    def kept(self) -> Plan | None:
        """The plan as it was shown last."""
        return self._plan

    def show_plan(self, plan: Plan, stock: Stock, *, may_change: bool) -> None:
        """Show a plan; the target that was shown stays where it is the same plan."""
        same = self._plan is not None and self._plan.id == plan.id
        self._filling = True
        self._plan, self._stock = plan, stock
        self._targets = list(plan.targets)
        self._place = min(self._place, len(self._targets) - 1) if same else 0
        self._open = may_change and plan.state is PlanState.DRAFT
        for field, text in ((self.title, plan.title), (self.where, plan.place), (self.pay_link, plan.pay_link)):
            if field.text() != text:
                field.setText(text)
        for day_field, day in ((self.closes, plan.applications_close), (self.starts, plan.starts)):
            day_field.show_day(day)
        self.ends.show_day(plan.ends)
        self.published.show_day(plan.own_plan_published)
        self.drop.setChecked(plan.drop_extremes)
        self._fill_supervisors(plan, stock.people)
        self._fill_own_plan(plan, stock)
        self._show_target()
        self._filling = False
        self._allow()

    def show_kept(self, plan: Plan) -> None:
        """Take note that this is what the office holds now; the fields stay as they are."""
        self._plan = plan

    def entered(self) -> Plan:
        """Return the plan as it stands; days that cannot be read stay as they were. Only after ``show_plan``."""
        plan = self._plan
        if plan is None:
            raise LookupError
        self._targets[self._place] = self.target.entered()
        return replace(
            plan,
            title=self.title.text().strip(),
            targets=tuple(self._targets),
            applications_close=self.closes.day or plan.applications_close,
            starts=self.starts.day or plan.starts,
            ends=self.ends.day or plan.ends,
            place=self.where.text().strip(),
            supervisor=self._supervisors[max(self.supervisor.currentIndex(), 0)],
            pay_link=self.pay_link.text().strip(),
            drop_extremes=self.drop.isChecked(),
            own_plan=tuple(item for item, box in self.own_plan.items() if box.isChecked()),
            own_plan_published=None if self.published.is_unreadable else self.published.day,
        )

    def field(self, name: str) -> QWidget | None:
        """Return the field of a finding by its name; None where there is none."""
        fields: dict[str, QWidget] = {name: row.field for name, row in self.rows.items()}
        fields |= {"level": self.target.level, "occupation": self.target.occupation, "basis": self.target.basis}
        chooser = self.target.ways
        ways: list[QWidget] = [*chooser.buttons.values(), *chooser.ticks.values()]
        parts = self.target.parts
        fields |= {"way": ways[0]} if ways else {}
        fields["drop"] = self.drop
        if self.own_plan:
            fields["own_plan"] = next(iter(self.own_plan.values()))
        if parts:
            first = next(iter(parts.values()))
            fields |= {"people": first.people.list, "line": first.line, "sheet": first.sheet}
        if ComponentKind.REVIEW in parts:
            fields["panel"] = parts[ComponentKind.REVIEW].people.list
        return fields.get(name)

    def show_target_of(self, place: int) -> None:
        """Show another of the plan's targets."""
        if place != self._place and 0 <= place < len(self._targets):
            self._targets[self._place] = self.target.entered()
            self._place = place
            self._filling = True
            self._show_target()
            self._filling = False

    def add_target(self) -> None:
        """Add one more occupation and level and show it."""
        if self._stock is None or not self._open:
            return
        plan = self.entered()
        self._targets.append(self._stock.next_target(plan))
        self.show_target_of(len(self._targets) - 1)
        self.edited.emit()
        self.target.occupation.setFocus()

    def remove_target(self) -> None:
        """Take the shown target out of the plan; the last one stays."""
        if len(self._targets) > 1 and self._open:
            del self._targets[self._place]
            self._place = min(self._place, len(self._targets) - 1)
            self._filling = True
            self._show_target()
            self._filling = False
            self.edited.emit()

    def _build(self) -> None:
        head = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.rows["title"], 0, 0, 1, 2)
        grid.addWidget(self.rows["place"], 0, 2)
        for place, name in enumerate(("closes", "starts", "ends")):
            grid.addWidget(self.rows[name], 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self.rows["supervisor"], 2, 0)
        grid.addWidget(self.drop, 3, 0, 1, 3)
        self.supervisor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        head.column.addLayout(grid)
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(0)
        self._tab_group = QButtonGroup(self)
        self.add = QPushButton(self.tr("One more occupation and level"))
        self.add.setIcon(icons.icon("plus", "accent"))
        self.remove = QPushButton(self.tr("Take this one out"))
        for button in (self.add, self.remove):
            theme.dress(button, kind="link")
        row = QHBoxLayout()
        row.addLayout(self._tabs)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(row)
        column.addWidget(self.target)
        column.addWidget(self._linked())
        column.addWidget(self._own())
        column.addStretch(1)

    def _linked(self) -> Card:
        self._pay_card = Card()
        self._pay_card.add(self.rows["pay_link"])
        return self._pay_card

    def _own(self) -> Card:
        self._own_card = Card(self.tr("The enterprise's own plan of appointment holds"))
        self._own_items = QGridLayout()
        self._own_card.column.addLayout(self._own_items)
        line = QHBoxLayout()
        line.addWidget(self.rows["published"])
        line.addStretch(1)
        self._own_card.column.addLayout(line)
        self._own_clause = label("", "small", wrap=True)
        self._own_card.add(self._own_clause)
        return self._own_card

    def _listen(self) -> None:
        for field in (self.title, self.where, self.pay_link):
            field.textEdited.connect(lambda *_: self._tell())
        for day in (self.closes, self.starts, self.ends, self.published):
            day.changed.connect(self._take_day)
        self.supervisor.activated.connect(lambda *_: self._tell())
        self.drop.clicked.connect(lambda *_: self._tell())
        self.target.changed.connect(self._turn_target)
        self.add.clicked.connect(lambda *_: self.add_target())
        self.remove.clicked.connect(lambda *_: self.remove_target())

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _take_day(self) -> None:
        for name, field in (("closes", self.closes), ("starts", self.starts), ("ends", self.ends)):
            wrong = field.is_unreadable or field.day is None
            self.rows[name].find_fault(self.tr("A day, as 2026-10-31") if wrong else "")
        self.rows["published"].find_fault(self.tr("A day, as 2026-10-31") if self.published.is_unreadable else "")
        self._tell()

    def _turn_target(self) -> None:
        if not self._filling:
            self._targets[self._place] = self.target.entered()
            self._show_tabs()
            self._show_cards()
            self.rearranged.emit()
            self.edited.emit()

    def _show_target(self) -> None:
        if self._stock is not None:
            self.target.show_target(self._targets[self._place], self._stock)
            self._show_tabs()
            self._show_cards()
            self._allow()
            self.rearranged.emit()

    def _show_tabs(self) -> None:
        while len(self.tabs) > len(self._targets):
            gone = self.tabs.pop()
            self._tab_group.removeButton(gone)
            self._tabs.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.tabs) < len(self._targets):
            tab = QPushButton()
            tab.setCheckable(True)
            theme.dress(tab, kind="tab")
            place = len(self.tabs)
            tab.clicked.connect(lambda _on=False, place=place: self.show_target_of(place))
            self._tab_group.addButton(tab)
            self._tabs.addWidget(tab)
            self.tabs.append(tab)
        for tab, target in zip(self.tabs, self._targets, strict=True):
            tab.setText(f"{target.job_type or target.occupation} {self._texts.name(target.level)}")
        self.tabs[self._place].setChecked(True)
        self.remove.setVisible(len(self._targets) > 1 and self._open)

    def _show_cards(self) -> None:
        self._pay_card.setVisible(any(target.method is Method.ABILITY for target in self._targets))
        self._own_card.setVisible(any(target.method is Method.APPOINTMENT for target in self._targets))

    def _fill_supervisors(self, plan: Plan, people: tuple[Person, ...]) -> None:
        may = [one for one in people if one.id == plan.supervisor or (one.has(Role.SUPERVISOR) and one.left is None)]
        self._supervisors = ["", *(one.id for one in may)]
        self.supervisor.clear()
        self.supervisor.addItems([self.tr("— choose —"), *(one.name for one in may)])
        self.supervisor.setCurrentIndex(self._supervisors.index(plan.supervisor))

    def _fill_own_plan(self, plan: Plan, stock: Stock) -> None:
        ways = [way for choices in stock.choices.values() for way in choices.ways if way.own_plan]
        if not self.own_plan and ways:
            for place, item in enumerate(ways[0].own_plan):
                box = QCheckBox(own_plan_word(item))
                box.clicked.connect(lambda *_: self._tell())
                self.own_plan[item] = box
                self._own_items.addWidget(box, place // 3, place % 3)
            self._own_clause.setText(ways[0].clause)
            self._own_clause.setToolTip(ways[0].text)
        for item, box in self.own_plan.items():
            box.setChecked(item in plan.own_plan)

    def _allow(self) -> None:
        for field in (self.title, self.where, self.pay_link, self.closes, self.starts, self.ends, self.published):
            field.setReadOnly(not self._open)
        for part in (self.supervisor, self.drop, *self.own_plan.values()):
            part.setEnabled(self._open)
        self.add.setVisible(self._open)
        self.target.allow(open_=self._open)
