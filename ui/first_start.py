"""First start: a guided set-up in four steps, the recovery key last. Owns the order of the steps.

Each step is checked by the model as it is left; the office makes the database at the end, on the worker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from skillassess.errors import Problem, Refused
from skillassess.model.institution import Institution, check_institution
from ui import theme
from ui.labels import label
from ui.page import Page
from ui.setup_steps import AdministratorStep, InstitutionStep, RecoveryStep, ScopeStep
from ui.taborder import in_reading_order
from ui.welcome import own_folder

if TYPE_CHECKING:
    from skillassess.office import SetUp
    from ui.jobs import Jobs
    from ui.texts import Texts

_WIDTH = 680
_FILE = "skillassess.db"
_SCOPE = 1


class SetUpPage(Page):
    """The guided set-up. ``ready`` carries what was typed and where the database goes; ``left`` goes back."""

    ready = Signal(object, object)
    left = Signal()
    finished = Signal()

    def __init__(self, jobs: Jobs, texts: Texts) -> None:
        super().__init__(jobs, texts, width=_WIDTH)
        self.path = own_folder() / _FILE
        self._title = label("", "title")
        self._number = label("", "small")
        self.institution = InstitutionStep()
        self.scope = ScopeStep(texts)
        self.administrator = AdministratorStep()
        self.recovery = RecoveryStep()
        self.steps = QStackedWidget()
        self._titles = (
            self.tr("The institution"),
            self.tr("Filed occupations and levels"),
            self.tr("The first administrator"),
            self.tr("The recovery key"),
        )
        for step in (self.institution, self.scope, self.administrator, self.recovery):
            self.steps.addWidget(_padded(step))
        self.back = QPushButton(self.tr("Back"))
        self.onward = QPushButton()
        theme.dress(self.onward, kind="main")
        self._place: QLabel = label("", "small", wrap=True)
        self._elsewhere = QPushButton(self.tr("Another folder…"))
        theme.dress(self._elsewhere, kind="link")
        self._build()
        self.show_step(0)

    @property
    def step(self) -> int:
        """Number of the step that is seen, from 0."""
        return self.steps.currentIndex()

    def show_step(self, number: int) -> None:
        """Show a step and put the keyboard on its first field."""
        self.strip.hide()
        self.steps.setCurrentIndex(number)
        self._title.setText(self._titles[number])
        self._number.setText(self.tr("Step {number} of {count}").format(number=number + 1, count=len(self._titles)))
        last = number == len(self._titles) - 1
        making = number == len(self._titles) - 2
        self.back.setVisible(not last)
        self.onward.setText(self.tr("To sign-in") if last else self.tr("Create") if making else self.tr("Next"))
        self._place.setVisible(making)
        self._elsewhere.setVisible(making)
        self._place.setText(self.tr("The database will lie at {path}.").format(path=self.path))
        (self.institution, self.scope, self.administrator, self.recovery)[number].begin()

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        self.institution.begin()

    def entered(self) -> Institution:
        """Return the institution as typed."""
        first = self.institution
        return Institution(first.name.text().strip(), first.code_text, self.scope.rows.filed(), first.chosen_standing)

    def show_key(self, key: str) -> None:
        """Go to the last step with the recovery key."""
        self.onward.setEnabled(True)
        self.recovery.show_key(key)
        self.show_step(len(self._titles) - 1)
        self.onward.setEnabled(self.recovery.kept.isChecked())

    def refuse(self, problem: Problem) -> None:
        """Say why nothing was made and let the person correct it."""
        self.onward.setEnabled(True)
        self.tell(problem)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._number)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.onward)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self._elsewhere)
        self.card.column.addLayout(head)
        self.card.column.addWidget(self.steps)
        self.card.column.addLayout(place)
        self.card.column.addLayout(foot)
        in_reading_order(self.scope)
        self.back.clicked.connect(lambda *_: self._go_back())
        self.onward.clicked.connect(lambda *_: self._go_on())
        self._elsewhere.clicked.connect(lambda *_: self._choose_folder())
        self.recovery.kept.toggled.connect(self.onward.setEnabled)

    def _go_back(self) -> None:
        if self.step == 0:
            self.left.emit()
        else:
            self.show_step(self.step - 1)

    def _go_on(self) -> None:
        if self.step == len(self._titles) - 1:
            self.finished.emit()
            return
        try:
            setup = self._checked()
        except Problem as problem:
            self.tell(problem)
            return
        if setup is None:
            self.show_step(self.step + 1)
            return
        self.strip.hide()
        self.onward.setEnabled(False)
        self.ready.emit(setup, self.path)

    def _checked(self) -> SetUp | None:
        """Check what was typed up to this step; the set-up once everything is there."""
        try:
            check_institution(self.entered())
        except Refused as problem:
            if self.step == 0 and problem.code == "institution-scope-empty":
                return None
            raise
        if self.step <= _SCOPE:
            return None
        return self.administrator.setup(self.entered())

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of the database"), str(self.path.parent))
        if folder:
            self.path = Path(folder) / _FILE
            self._place.setText(self.tr("The database will lie at {path}.").format(path=self.path))


def _padded(step: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(step)
    column.addStretch(1)
    return holder
