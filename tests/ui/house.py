"""The house of the windows' tests: an open office of the small day, and desks and frames for its people."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from skillassess.clock import SetClock
from skillassess.office import Office
from ui.bridge import Bridge
from ui.context import Desk
from ui.frame import Frame
from ui.jobs import Jobs
from ui.screens import Screen
from ui.screens.catalogue import SCREENS
from ui.settings import Settings
from ui.texts import Texts

PASSWORD = "sample-day"


@dataclass
class House:
    """An office of the small day and whoever sits in it."""

    office: Office
    settings: Settings
    clock: SetClock
    jobs: Jobs
    kept: list[QObject] = field(default_factory=list)

    def desk(self, login: str, language: str = "zh_CN") -> Desk:
        """Sign a person in and give them a desk with the batch open."""
        session = self.office.sign_in(login, PASSWORD)
        desk = Desk(self.office, session, self.jobs, Texts(language), self.settings, self.clock)
        bridge = Bridge(self.office)
        bridge.changed.connect(desk.changed)
        desk.open_plan("")
        self.kept += [desk, bridge]
        return desk

    def frame(self, login: str, language: str = "zh_CN", screens: tuple[type[Screen], ...] = SCREENS) -> Frame:
        """Sign a person in and give them the whole frame."""
        frame = Frame(self.desk(login, language), screens)
        frame.resize(1366, 768)
        self.kept.append(frame)
        return frame
