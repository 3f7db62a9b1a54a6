"""Every view in every language and theme: nothing is cut off, everything has a name, Qt has nothing to complain of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from skillassess.clock import SetClock
from skillassess.day.runner import Stage
from tests.ui.after_day import make
from tests.ui.every_view import LOGINS, View, is_over_the_edge, pages, screens, settle
from tests.ui.house import House
from ui import languages, theme
from ui.bars import BarButton
from ui.frame import Frame
from ui.jobs import Jobs
from ui.labels import Elided
from ui.path import PathItem
from ui.settings import Settings

SIZES = (QSize(1366, 768), QSize(911, 512), QSize(1920, 1080))
_SHARE = 0.4
_SLACK = 1
_AIR = 4


class Stretched(QTranslator):
    """A language that says everything in English and needs two fifths more room for it."""

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False

    def translate(self, _context: str, text: str, _hint: str | None = None, _number: int = -1) -> str:
        return stretched(text)


def stretched(text: str) -> str:
    """Return a text two fifths longer, in words as long as its own."""
    more = round(len(text.strip()) * _SHARE)
    words = "~~~~~~ " * (more // 7 + 1)
    return text + words[:more].rstrip() if more else text


@pytest.fixture
def over(dressed: QApplication, tmp_path: Path) -> Iterator[House]:
    """Give a small day that is over: scored, signed, filed and printed."""
    office = make(tmp_path, Stage.DOCUMENTS).office
    clock = office.door.clock
    assert isinstance(clock, SetClock)
    house = House(office, Settings(tmp_path / "windows.ini"), clock, Jobs())
    yield house
    assert house.jobs.finish()
    dressed.processEvents()
    for kept in house.kept:
        kept.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    house.office.close()


@pytest.fixture
def stretching(dressed: QApplication) -> Iterator[None]:
    """Have the windows speak the stretched language."""
    languages.speak(dressed, "en")
    translator = Stretched(dressed)
    dressed.installTranslator(translator)
    yield
    dressed.removeTranslator(translator)


def visible(view: View, *kinds: type[QWidget]) -> Iterator[QWidget]:
    for kind in kinds:
        yield from (
            part for part in view.part.findChildren(kind) if part.isVisible() and part.width() and part.height()
        )


def words_of(part: QWidget) -> str:
    return part.text() if isinstance(part, (QLabel, QAbstractButton)) else ""


def is_cut(part: QWidget) -> bool:
    """Whether a label or button shows less than its text; those that end in … and tell the rest are not."""
    only_picture = isinstance(part, QToolButton) and part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(part, (Elided, PathItem, BarButton)) or not words_of(part) or only_picture:
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + _SLACK
    wanted = part.sizeHint()
    if isinstance(part, QPushButton):
        picture = 0 if part.icon().isNull() else part.iconSize().width() + _AIR
        wanted = QSize(part.fontMetrics().horizontalAdvance(part.text().replace("&", "")) + picture + 2 * _AIR, 0)
    return wanted.width() > part.width() + _SLACK or wanted.height() > part.height() + _SLACK


def cut(view: View) -> list[str]:
    return [
        f"{view.name}: {type(part).__name__} {words_of(part)[:60]!r} {part.width()}×{part.height()}"
        for part in visible(view, QLabel, QAbstractButton)
        if is_cut(part) or (words_of(part) and is_over_the_edge(part))
    ]


def nameless(view: View) -> list[str]:
    """Return the fields of a view that take the keyboard and tell a screen reader nothing."""
    return [
        f"{view.name}: {type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in visible(view, QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not part.accessibleName()
        and not words_of(part)
        and not isinstance(part.parentWidget(), (QComboBox, QAbstractScrollArea))
    ]


@pytest.mark.parametrize("login", ["", *LOGINS])
def test_nothing_is_cut_off_where_every_text_is_two_fifths_longer(over: House, stretching: None, login: str) -> None:
    del stretching
    found = screens(over, login, "en") if login else pages(over, "en")
    assert "\n".join(line for view in found for line in cut(view)) == ""


def test_a_text_that_does_not_fit_is_found(over: House, stretching: None) -> None:
    del stretching
    view = next(pages(over, "en"))
    label, wrapped, button = (
        QLabel("a long text", view.part),
        QLabel("many words " * 9, view.part),
        QPushButton("Press", view.part),
    )
    wrapped.setWordWrap(True)
    for part in (label, wrapped, button):
        part.setFixedSize(30, 16)
        part.show()
    assert [line.split(": ")[1].split()[0] for line in cut(view)] == ["QLabel", "QLabel", "QPushButton"]


def test_a_text_that_no_bar_scrolls_to_is_found(over: House) -> None:
    view = next(pages(over, "en"))
    area, label = QScrollArea(view.part), QLabel("wide")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    label.setFixedSize(300, 40)
    area.setFixedSize(100, 60)
    area.setWidget(label)
    area.show()
    inner = QLabel("at the far end", label)
    inner.move(250, 0)
    inner.show()
    assert is_over_the_edge(inner)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    assert not is_over_the_edge(inner)


def test_the_stretched_language_keeps_places_and_keys() -> None:
    text = "&Replace {old} by {new}"
    assert stretched(text).startswith(text)
    assert round(len(text) * 1.4) - 1 <= len(stretched(text)) <= round(len(text) * 1.4)


@pytest.mark.parametrize("login", ["", *LOGINS])
def test_every_field_tells_a_screen_reader_its_name(over: House, login: str) -> None:
    found = screens(over, login, "zh_CN") if login else pages(over, "zh_CN")
    assert "\n".join(line for view in found for line in nameless(view)) == ""


def test_a_field_without_a_name_is_found(over: House) -> None:
    view = next(pages(over, "zh_CN"))
    field = QLineEdit(view.part)
    field.show()
    assert len(nameless(view)) == 1


@pytest.mark.parametrize("dress", theme.THEMES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_view_opens_in_every_size_without_a_complaint(
    over: House, dressed: QApplication, language: str, dress: str
) -> None:
    theme.apply(dressed, dress)
    languages.speak(dressed, language)
    every = [lambda: pages(over, language), *(lambda who=who: screens(over, who, language) for who in LOGINS)]
    count = 0
    found: list[str] = []
    for view in chain.from_iterable(walk() for walk in every):
        for size in SIZES:
            view.window.resize(size)
            settle(over)
            if not is_drawn(view.window):
                found.append(f"{view.name}: nothing drawn")
            found += [f"{size.width()} {line}" for line in cut(view)]
            if size.width() >= SIZES[0].width() and is_wider_than_the_window(view):
                found.append(f"{size.width()} {view.name}: wider than the window by its own, needs a bar")
        view.window.resize(SIZES[0])
        count += 1
    assert count > 40
    assert "\n".join(found) == ""


def is_wider_than_the_window(view: View) -> bool:
    """Whether a whole screen has to be scrolled sideways."""
    return (
        isinstance(view.window, Frame)
        and view.part is not view.window
        and view.part.width() > view.window.places.width()
    )


def is_drawn(window: QWidget) -> bool:
    """Draw a window half as large again, as on a finer screen, and tell whether anything is on it."""
    image = QImage(window.size() * 1.5, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    painter = QPainter(image)
    window.render(painter, QPoint())
    painter.end()
    rows, columns = range(0, image.height(), 7), range(0, image.width(), 7)
    return len({image.pixel(column, row) for row in rows for column in columns}) > 1
