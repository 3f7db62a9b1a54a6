"""No screen opens a window of its own: such a one flashes up, and takes the keyboard away from the program."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.house import House

Settle = Callable[[], None]


class Watch(QObject):
    """Keeps the kinds of windows that were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep what a window is that is shown; let everything pass."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("login", ["guan", "zheng", "liang", "he", "ren", "shen"])
def test_no_screen_opens_a_window_of_its_own(
    house: House, dressed: QApplication, qtbot: QtBot, settled: Settle, login: str
) -> None:
    watch = Watch()
    dressed.installEventFilter(watch)
    frame = house.frame(login)
    frame.show()
    qtbot.waitExposed(frame)
    for kind in frame.places.classes:
        frame.open_screen(kind.key)
        settled()
    dressed.removeEventFilter(watch)
    assert watch.shown == ["Frame"]
