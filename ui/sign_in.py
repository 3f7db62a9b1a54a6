"""Signing in, and coming back to a locked screen. Owns the two fields and their refusals; proves nothing itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton

from ui import theme
from ui.formrow import FormRow
from ui.labels import label
from ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.errors import Problem
    from ui.jobs import Jobs
    from ui.sample import SamplePerson
    from ui.texts import Texts

_WIDTH = 400


class SignInPage(Page):
    """Login and password. ``offered`` carries both; ``elsewhere`` asks for another database or the set-up."""

    offered = Signal(str, str)
    elsewhere = Signal()

    def __init__(self, jobs: Jobs, texts: Texts, *, locked_for: tuple[str, str] | None = None, place: str = "") -> None:
        """``locked_for`` is login and name of the person whose screen is locked; ``place`` the database's name."""
        super().__init__(jobs, texts, width=_WIDTH)
        self._busy = False
        self.login = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = QPushButton()
        theme.dress(self.enter, kind="main")
        self._headline(locked_for, place)
        self._login_row = FormRow(self.tr("Login"), self.login)
        self._password_row = FormRow(self.tr("Password"), self.password)
        for part in (self._login_row, self._password_row, self.enter):
            self.card.add(part)
        if locked_for is not None:
            self.login.setText(locked_for[0])
            self._login_row.hide()
        self._other_door(locked=locked_for is not None)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._offer)
        self.enter.clicked.connect(self._offer)

    def begin(self) -> None:
        """Put the keyboard on the first field that is empty."""
        (self.password if self.login.text() else self.login).setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why the door stays shut, and let the person try again."""
        self._busy = False
        self.enter.setEnabled(True)
        self.tell(problem)
        self.password.selectAll()
        self.password.setFocus()

    def _headline(self, locked_for: tuple[str, str] | None, place: str) -> None:
        if locked_for is None:
            self.card.add(label(self.tr("Sign in"), "title"))
            if place:
                self.card.add(label(place, "small"))
            self.enter.setText(self.tr("Sign in"))
            return
        self.card.add(label(self.tr("Locked"), "title"))
        sentence = self.tr("{name} is signed in. Everything typed so far is saved.").format(name=locked_for[1])
        self.card.add(label(sentence, "muted", wrap=True))
        self.enter.setText(self.tr("Unlock"))

    def _other_door(self, *, locked: bool) -> None:
        other = QPushButton(self.tr("Switch person") if locked else self.tr("Another database or sample day"))
        theme.dress(other, kind="link")
        other.clicked.connect(lambda *_: self.elsewhere.emit())
        self.card.add(other)

    def _offer(self) -> None:
        self._login_row.find_fault("" if self.login.text().strip() else self.tr("Enter your login."))
        self._password_row.find_fault("" if self.password.text() else self.tr("Enter your password."))
        if self._busy or not self.login.text().strip() or not self.password.text():
            return
        self._busy = True
        self.enter.setEnabled(False)
        self.strip.hide()
        self.offered.emit(self.login.text().strip(), self.password.text())


class SamplePage(Page):
    """The people of the sample day, one button each: whoever is chosen is signed in."""

    offered = Signal(str, str)
    elsewhere = Signal()

    def __init__(self, jobs: Jobs, texts: Texts, people: Sequence[SamplePerson]) -> None:
        super().__init__(jobs, texts, width=480)
        self.card.add(label(self.tr("The sample day"), "title"))
        advice = self.tr("All people are invented. Choose whose work you want to try; you can change at any time.")
        self.card.add(label(advice, "muted", wrap=True))
        passwords = sorted({person.password for person in people})
        plain = self.tr("Signing asks for the password: {password}. The sample is not encrypted.")
        self.card.add(label(plain.format(password=", ".join(passwords)), "muted", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        for place, person in enumerate(people):
            button = QPushButton(f"{person.name}  {texts.names(person.roles)}")
            button.clicked.connect(partial(self._offer, person))
            self.buttons[person.login] = button
            grid.addWidget(button, place // 2, place % 2)
        self.card.column.addLayout(grid)
        other = QPushButton(self.tr("Back"))
        theme.dress(other, kind="link")
        other.clicked.connect(lambda *_: self.elsewhere.emit())
        self.card.add(other)

    def begin(self) -> None:
        """Put the keyboard on the first person."""
        next(iter(self.buttons.values())).setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why the door stays shut."""
        self.tell(problem)
        for button in self.buttons.values():
            button.setEnabled(True)

    def _offer(self, person: SamplePerson, *_checked: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)
        self.offered.emit(person.login, person.password)
