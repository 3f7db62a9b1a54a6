"""The people screen: the staff with roles and cards for the administrator, one's own password for everybody.

Owns which of its small forms is open; the office decides who may do what, and asks for a written reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from skillassess.clock import today
from skillassess.model.people import Person, Role
from ui import icons, pill, theme
from ui.acting import Actor
from ui.actions import Shortcut, bind
from ui.card import Card
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import Named, NameList
from ui.narrow import narrows
from ui.pill import Pill
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.people_form import PersonFields
from ui.screens.people_password import OwnPassword
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from skillassess.errors import Problem
    from ui.context import Desk
    from ui.stages import Stage

NEW = Shortcut("new-person", ("Ctrl+N",), QT_TRANSLATE_NOOP("PeopleKeys", "New person"), "PeopleKeys")
CHANGE = Shortcut("change-person", ("F2",), QT_TRANSLATE_NOOP("PeopleKeys", "Change the person"), "PeopleKeys")
_SIDE, _NARROW_SIDE = 280, 200
_READ, _NEW, _CHANGE, _PASSWORD, _LEAVE = "read", "new", "change", "password", "leave"


class PeopleScreen(Screen):
    """People of the institution."""

    key: ClassVar[str] = "people"
    stage: ClassVar[Stage | None] = None
    roles: ClassVar[frozenset[Role]] = frozenset(Role)
    help_topic: ClassVar[str] = "people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: tuple[Person, ...] = ()
        self._chosen = ""
        self._mode = _READ
        self._reader = Reader(self, desk)
        self._actor = Actor(self, desk)
        self._governs = desk.has(Role.ADMINISTRATOR)
        self.list = NameList(self.tr("People"))
        self.new = QPushButton(self.tr("New person"))
        self.new.setIcon(icons.icon("plus", "accent"))
        self.fields = PersonFields(desk.texts)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason = QLineEdit()
        self.last_day = DayField()
        self.own = OwnPassword(desk)
        self.change = QPushButton(self.tr("Change…"))
        self.reset = QPushButton(self.tr("New password…"))
        self.leave_button = QPushButton(self.tr("Leaves…"))
        theme.dress(self.leave_button, kind="danger")
        self.keep = QPushButton()
        theme.dress(self.keep, kind="main")
        self.cancel = QPushButton(self.tr("Cancel"))
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("PeopleScreen", "People")

    def refresh(self) -> None:
        """Read the staff again; what is being typed stays."""
        desk = self.desk
        if self._governs:
            self._reader.read(lambda: desk.office.administration.people(desk.session), self._show)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys."""
        return (NEW, CHANGE) if self._governs else ()

    def begin_new(self) -> None:
        """Open an empty form."""
        if self._governs:
            self._open(_NEW)
            self.fields.show_person(Person("", "", "", ()), open_=True)
            self.fields.name.setFocus()

    def begin_change(self) -> None:
        """Open the shown person for a change."""
        person = self._person()
        if person is not None and self.change.isVisible():
            self._open(_CHANGE)
            self.fields.show_person(person, open_=True)
            self.fields.name.setFocus()

    def _build(self) -> None:
        side = QFrame()
        theme.dress(side, kind="side")
        narrows(self, side, _SIDE, _NARROW_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 10, 8, 8)
        left.setSpacing(8)
        left.addWidget(self.new)
        left.addWidget(self.list, 1)
        self._card = self._person_card()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(12)
        column.addWidget(self._card)
        column.addWidget(self.own)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(holder)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        line = hairline(upright=True)
        for part, stretch in ((side, 0), (line, 0), (area, 1)):
            across.addWidget(part, stretch)
        for part in (side, line, self._card):
            part.setVisible(self._governs)
        self.begin_at(self.list if self._governs else self.own.old)
        in_reading_order(self)

    def _person_card(self) -> Card:
        card = Card()
        self._title = label("", "title")
        self._pill = Pill(pill.untouched(""))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._pill)
        head.addStretch(1)
        card.column.addLayout(head)
        card.add(self.fields)
        hint = self.tr("At least 8 characters. The person should change it after signing in.")
        self._rows: dict[str, FormRow[Any]] = {
            "password": FormRow(self.tr("First password"), self.password, hint=hint),
            "last_day": FormRow(self.tr("First day on which the person may no longer act"), self.last_day),
            "reason": FormRow(self.tr("Reason, kept for ever"), self.reason),
        }
        for row in self._rows.values():
            card.add(row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.change, self.reset, self.leave_button, self.keep, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        card.column.addLayout(foot)
        return card

    def _listen(self) -> None:
        self._actor.rest(self.keep)
        self.new.clicked.connect(lambda *_: self.begin_new())
        self.change.clicked.connect(lambda *_: self.begin_change())
        self.reset.clicked.connect(lambda *_: self._begin(_PASSWORD, self.password))
        self.leave_button.clicked.connect(lambda *_: self._begin(_LEAVE, self.last_day))
        self.keep.clicked.connect(lambda *_: self._keep())
        self.reason.returnPressed.connect(self._keep)
        self.cancel.clicked.connect(lambda *_: self._read())
        self.list.chosen.connect(self._choose)
        bind(self, NEW, self.begin_new)
        bind(self, CHANGE, self.begin_change)

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people = people
        if self._person() is None and people:
            self._chosen = people[0].id
        self.list.show_rows([self._line(person) for person in people], self._chosen)
        if self._mode == _READ:
            self._read()

    def _choose(self, person: str) -> None:
        self._chosen = person
        self._read()

    def _person(self) -> Person | None:
        return next((person for person in self._people if person.id == self._chosen), None)

    def _begin(self, mode: str, field: QLineEdit) -> None:
        self._open(mode)
        field.setFocus()

    def _read(self) -> None:
        """Show the chosen person, to be read."""
        person = self._person()
        if person is None:
            return
        self._mode = _READ
        self._title.setText(person.name)
        self._pill.show_status(self._status(person))
        self._pill.show()
        self.fields.show_person(person, open_=False)
        gone = person.left is not None
        oneself = person.id == self.desk.session.person.id
        self.change.setVisible(not gone)
        self.reset.setVisible(not gone and not oneself)
        self.leave_button.setVisible(not gone and not oneself)
        for part in (*self._rows.values(), self.keep, self.cancel):
            part.hide()

    def _open(self, mode: str) -> None:
        """Open one of the small forms."""
        self._mode = mode
        words = {
            _NEW: self.tr("Take onto the staff"),
            _CHANGE: self.tr("Keep the change"),
            _PASSWORD: self.tr("Give the new password"),
            _LEAVE: self.tr("Record that the person leaves"),
        }
        self.keep.setText(words[mode])
        for field in (self.password, self.reason):
            field.clear()
        self.last_day.show_day(today(self.desk.clock))
        self._rows["password"].setVisible(mode in (_NEW, _PASSWORD))
        self._rows["last_day"].setVisible(mode == _LEAVE)
        self._rows["reason"].setVisible(mode != _NEW)
        for row in self._rows.values():
            row.find_fault("")
        for button in (self.change, self.reset, self.leave_button):
            button.hide()
        self.keep.show()
        self.cancel.show()
        if mode == _NEW:
            self._title.setText(self.tr("New person"))
            self._pill.hide()

    def _keep(self) -> None:
        """Hand what is typed to the office."""
        administration, session = self.desk.office.administration, self.desk.session
        person, reason = self.fields.entered(), self.reason.text().strip()
        password, day, chosen = self.password.text(), self.last_day.day, self._chosen
        if self._mode == _LEAVE and day is None:
            self._rows["last_day"].find_fault(self.tr("A day, as 2026-10-31"))
            self.last_day.setFocus()
            return
        if self.fields.valid.is_unreadable:
            self.fields.rows["valid"].find_fault(self.tr("A day, as 2026-10-31"))
            self.fields.valid.setFocus()
            return
        title = self.keep.text()
        if self._mode == _NEW:
            self._actor.act(title, lambda: administration.add_person(session, person, password), self._added, self._no)
        elif self._mode == _CHANGE:
            self._actor.act(title, lambda: administration.change_person(session, person, reason), self._done, self._no)
        elif self._mode == _PASSWORD:
            self._actor.act(
                title, lambda: administration.reset_password(session, chosen, password, reason), self._done, self._no
            )
        elif day is not None:
            self._actor.act(title, lambda: administration.let_go(session, chosen, day, reason), self._done, self._no)

    def _added(self, person: Person) -> None:
        self._chosen = person.id
        self._people = (*self._people, person)
        self._done(None)
        words = self.tr("{name} is on the staff and can sign in as {login}.")
        self.desk.say(words.format(name=person.name, login=person.login), "ok")

    def _done(self, _nothing: object) -> None:
        self.desk.hush()
        for field in (self.password, self.reason):
            field.clear()
        self._mode = _READ
        self._read()
        self.list.setFocus()
        self.refresh()

    def _no(self, problem: Problem) -> None:
        sentence = self.desk.texts.explain(problem)
        if problem.code.startswith("password"):
            self._rows["password"].find_fault(sentence)
            self.password.setFocus()
        elif problem.code == "reason-missing":
            self._rows["reason"].find_fault(sentence)
            self.reason.setFocus()
        else:
            self.fields.point_out(problem.code, sentence)

    def _line(self, person: Person) -> Named:
        return Named(
            person.id,
            person.name,
            f"{person.login} · {self.desk.texts.names(person.roles)}",
            self._status(person),
            faint=person.left is not None,
        )

    def _status(self, person: Person) -> pill.Status:
        """Return the pill: gone, card lapsed, or on the staff."""
        day = today(self.desk.clock)
        if person.left is not None:
            leaves = self.tr("Leaves {day}").format(day=person.left)
            return pill.absent(self.tr("Gone") if person.left <= day else leaves)
        if person.card_valid_until is not None and person.card_valid_until < day:
            return pill.warning(self.tr("Card lapsed"))
        return pill.done(self.tr("Active"))
