"""Who scores a component: ticks give the order of columns, one key moves a person within it. Owns that order.

The list itself never jumps about: a tick numbers a person as the next column, and Alt+↑ and Alt+↓ change numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Shortcut, bind
from ui.labels import label
from ui.marked import QT_TRANSLATE_NOOP
from ui.screens.plan_words import grade_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillassess.model.people import Person

EARLIER = Shortcut(
    "earlier", ("Alt+Up",), QT_TRANSLATE_NOOP("PlanKeys", "Column of the person one earlier"), "PlanKeys"
)
LATER = Shortcut("later", ("Alt+Down",), QT_TRANSLATE_NOOP("PlanKeys", "Column of the person one later"), "PlanKeys")
TRAINEE = Shortcut(
    "trainee", ("Alt+T",), QT_TRANSLATE_NOOP("PlanKeys", "The person scores as a trainee, or no longer"), "PlanKeys"
)
_MOST = 5
_ID = Qt.ItemDataRole.UserRole


class PeopleOrder(QWidget):
    """The list of those who may score; ``changed`` is said after every tick and move."""

    changed = Signal()

    def __init__(self, name: str, *, with_trainees: bool) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self._scorers: list[str] = []
        self._trainees: list[str] = []
        self._people: dict[str, Person] = {}
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.earlier = self._button(self.tr("Earlier"), EARLIER, lambda: self._move(-1))
        self.later = self._button(self.tr("Later"), LATER, lambda: self._move(1))
        self.trainee = self._button(self.tr("Trainee"), TRAINEE, self._turn_trainee)
        self._with_trainees = with_trainees
        self._order = label("", "small", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._order, 1)
        for part in (self.earlier, self.later, self.trainee):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(foot)
        self.list.itemChanged.connect(self._ticked)
        self.trainee.setVisible(with_trainees)

    @property
    def scorers(self) -> tuple[str, ...]:
        """Ids of those who score, in column order."""
        return tuple(self._scorers)

    @property
    def trainees(self) -> tuple[str, ...]:
        """Ids of the trainees."""
        return tuple(self._trainees)

    def show_people(self, people: Sequence[Person], scorers: Sequence[str], trainees: Sequence[str]) -> None:
        """Show who may score and who does."""
        self._scorers, self._trainees = list(scorers), list(trainees)
        self._people = {person.id: person for person in people}
        current = self.list.currentRow()
        self._filling = True
        self.list.clear()
        for person in people:
            item = QListWidgetItem()
            item.setData(_ID, person.id)
            self.list.addItem(item)
        self._filling = False
        self.list.setCurrentRow(max(current, 0))
        self._redraw()
        self.list.setFixedHeight(max(self.list.sizeHintForRow(0), 1) * min(max(len(people), 1), _MOST) + 4)

    def allow(self, *, open_: bool) -> None:
        """Let the person change the order, or only read it."""
        self.list.setEnabled(open_)
        for part in (self.earlier, self.later, self.trainee):
            part.setVisible(open_ and (part is not self.trainee or self._with_trainees))

    def _button(self, text: str, shortcut: Shortcut, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        theme.dress(button, kind="flat")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(f"{shortcut.title} ({shortcut.keys[0]})")
        button.clicked.connect(lambda *_: act())
        bind(self, shortcut, act)
        return button

    def _redraw(self) -> None:
        self._filling = True
        for row in range(self.list.count()):
            item = self.list.item(row)
            person = self._people[item.data(_ID)]
            chosen = person.id in self._scorers or person.id in self._trainees
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            item.setText(self._line(person))
        self._filling = False
        places = [
            self.tr("{number} {name}").format(number=n, name=self._name(i)) for n, i in enumerate(self._scorers, 1)
        ]
        places += [self.tr("trainee {name}").format(name=self._name(i)) for i in self._trainees]
        self._order.setText(
            self.tr("Columns: {order}").format(order="  ".join(places)) if places else self.tr("Nobody is ticked yet.")
        )

    def _line(self, person: Person) -> str:
        parts = [person.name, grade_word(person.grade)]
        if person.card_valid_until is not None:
            parts.append(self.tr("card until {day}").format(day=person.card_valid_until.isoformat()))
        if person.id in self._scorers:
            parts.insert(0, self.tr("Column {number}").format(number=self._scorers.index(person.id) + 1))
        elif person.id in self._trainees:
            parts.insert(0, self.tr("Trainee"))
        return " · ".join(part for part in parts if part)

    def _at_hand(self) -> str:
        """Return the id of the person the cursor stands on; empty where the list is."""
        row = self.list.currentRow()
        return "" if row < 0 else str(self.list.item(row).data(_ID))

    def _name(self, person: str) -> str:
        return self._people[person].name

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        person = item.data(_ID)
        if item.checkState() is Qt.CheckState.Checked:
            if person not in self._scorers and person not in self._trainees:
                self._scorers.append(person)
        else:
            self._scorers = [other for other in self._scorers if other != person]
            self._trainees = [other for other in self._trainees if other != person]
        self._redraw()
        self.changed.emit()

    def _move(self, by: int) -> None:
        person = self._at_hand()
        if person not in self._scorers:
            return
        place = self._scorers.index(person)
        other = place + by
        if not 0 <= other < len(self._scorers):
            return
        self._scorers[place], self._scorers[other] = self._scorers[other], self._scorers[place]
        self._redraw()
        self.changed.emit()

    def _turn_trainee(self) -> None:
        person = self._at_hand()
        if not person or not self._with_trainees:
            return
        if person in self._trainees:
            self._trainees.remove(person)
            self._scorers.append(person)
        else:
            self._scorers = [other for other in self._scorers if other != person]
            self._trainees.append(person)
        self._redraw()
        self.changed.emit()
