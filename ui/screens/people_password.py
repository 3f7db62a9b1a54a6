"""One's own password: the old one, the new one twice. Owns those fields; they are emptied as soon as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from skillassess.errors import Problem, Refused
from ui import theme
from ui.acting import Actor
from ui.card import Card
from ui.formrow import FormRow

if TYPE_CHECKING:
    from ui.context import Desk


class OwnPassword(Card):
    """The card everybody has."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Your own password"))
        self._desk = desk
        self._actor = Actor(self, desk)
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.old, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaximumWidth(320)
        self._rows = {
            "old": FormRow(self.tr("Present password"), self.old),
            "new": FormRow(self.tr("New password"), self.new, hint=self.tr("At least 8 characters.")),
            "again": FormRow(self.tr("The same password again"), self.again),
        }
        self.change = QPushButton(self.tr("Change the password"))
        theme.dress(self.change, kind="main")
        for row in self._rows.values():
            self.add(row)
        foot = QHBoxLayout()
        foot.addWidget(self.change)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self._actor.rest(self.change)
        self.change.clicked.connect(lambda *_: self._change())
        for field in (self.old, self.new, self.again):
            field.returnPressed.connect(self._change)

    def _change(self) -> None:
        for row in self._rows.values():
            row.find_fault("")
        if self.new.text() != self.again.text():
            self._refused(Refused("passwords-differ"))
            return
        desk, old, new = self._desk, self.old.text(), self.new.text()
        work = desk.office.administration.change_password
        self._actor.act(
            self.tr("Changing the password"), lambda: work(desk.session, old, new), self._done, self._refused
        )

    def _done(self, _nothing: object) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self._desk.say(self.tr("Your password is changed. It opens the database from now on."), "ok")

    def _refused(self, problem: Problem) -> None:
        name = {"passwords-differ": "again", "password-too-short": "new"}.get(problem.code, "old")
        self._rows[name].find_fault(self._desk.texts.explain(problem))
        self._rows[name].setFocus()
