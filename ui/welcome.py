"""The first page of a machine that knows no database: sample day, set-up, or a database that is there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from ui import icons, theme
from ui.labels import label
from ui.page import Page

if TYPE_CHECKING:
    from ui.jobs import Jobs
    from ui.texts import Texts


def own_folder() -> Path:
    """Return the folder on this machine where databases lie by default; never a synchronised one."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


class WelcomePage(Page):
    """What to begin with: the sample day, a set-up, or a database that is there already."""

    sample = Signal()
    setup = Signal()
    opened = Signal(object)

    def __init__(self, jobs: Jobs, texts: Texts) -> None:
        super().__init__(jobs, texts, width=480)
        self.card.add(label(self.tr("Welcome"), "title"))
        advice = self.tr("Try the program with invented people first, or set up your institution now.")
        self.card.add(label(advice, "muted", wrap=True))
        self.try_sample = self._choice(self.tr("Try the sample day"), "play", main=True)
        self.begin_setup = self._choice(self.tr("Set up this institution"), "building-2")
        self.open_other = self._choice(self.tr("Open a database…"), "folder-open")
        self.try_sample.clicked.connect(lambda *_: self.sample.emit())
        self.begin_setup.clicked.connect(lambda *_: self.setup.emit())
        self.open_other.clicked.connect(lambda *_: self._ask_for_file())

    def begin(self) -> None:
        """Put the keyboard on the sample day."""
        self.try_sample.setFocus()

    def _choice(self, text: str, icon: str, *, main: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setIcon(icons.icon(icon, "on_accent" if main else "accent"))
        theme.dress(button, kind="main" if main else "", size="tall")
        self.card.add(button)
        return button

    def _ask_for_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open a database"), str(own_folder()), self.tr("Databases (*.db);;All files (*)")
        )
        if name:
            self.opened.emit(Path(name))
