"""Every view there is, of every role, on a day that is over. Owns the walk; what is looked for is the tests' affair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.first_start import SetUpPage
from ui.sign_in import SamplePage, SignInPage
from ui.texts import Texts
from ui.welcome import WelcomePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.house import House
    from ui.sample import SamplePerson

LOGINS = ("guan", "zheng", "liang", "he", "ren", "shen")


@dataclass(frozen=True, slots=True)
class View:
    """What is seen at one moment: a name for messages, the window, the part of it that is new."""

    name: str
    window: QWidget
    part: QWidget


def pages(house: House, language: str, people: tuple[SamplePerson, ...] = ()) -> Iterator[View]:
    """Yield the pages before anybody is signed in, shown; each is gone when the next comes."""
    texts = Texts(language)
    made: dict[str, QWidget] = {
        "welcome": WelcomePage(house.jobs, texts),
        "set-up": SetUpPage(house.jobs, texts),
        "sign-in": SignInPage(house.jobs, texts),
        "sample": SamplePage(house.jobs, texts, people),
    }
    for name, page in made.items():
        page.resize(1366, 768)
        page.show()
        settle(house)
        yield View(name, page, page)
        page.hide()
        page.deleteLater()


def screens(house: House, login: str, language: str) -> Iterator[View]:
    """Yield every screen of a person, shown in the frame and read."""
    frame = house.frame(login, language)
    frame.show()
    settle(house)
    for kind in frame.places.classes:
        frame.open_screen(kind.key)
        settle(house)
        screen = frame.places.shown
        assert screen is not None
        yield View(f"{login}: {kind.key}", frame, screen)
    yield View(f"{login}: frame", frame, frame)
    frame.hide()


def settle(house: House) -> None:
    """Let everything asked for arrive and be laid out."""
    QApplication.processEvents()
    while house.jobs.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_over_the_edge(widget: QWidget) -> bool:
    """Whether a widget stands beyond the right edge of what it is in and no bar scrolls to it."""
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        right = widget.mapTo(holder, widget.rect().topRight()).x()
        above = holder.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is holder:
            if holder.width() > area.viewport().width() + 1:
                bar = area.horizontalScrollBarPolicy()
                return bar is Qt.ScrollBarPolicy.ScrollBarAlwaysOff and right > area.viewport().width()
        elif right > holder.width():
            return True
        holder = above
    return False
