"""A person at the keyboard of the whole program: keys go to the window that has them, nothing is touched but keys.

Owns pressing, going about by Tab until the wanted words are under the keyboard, and looking at what is shown.
No widget is asked to take the keyboard, no slot is called, no mouse is moved: what cannot be reached by keys fails.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from tests.day.window_words import pattern, plain
from ui.frame import Frame
from ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.program import Program
    from ui.screens import Screen

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_ROUND = 160
_PATIENCE = 90.0


class Hands:
    """Ten fingers and two eyes."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.keys = 0

    @property
    def at(self) -> QWidget:
        """What the keyboard is on."""
        return QApplication.focusWidget() or self.program.window

    @property
    def frame(self) -> Frame:
        """The frame of whoever is signed in."""
        content = self.program.window.content
        assert isinstance(content, Frame)
        return content

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key in the window that has the keyboard, some times."""
        for _ in range(times):
            QTest.keyClick(self._window(), key, held)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text: Latin by keys, anything else as an input method hands it over."""
        for part in text if text.isascii() else (text,):
            if part.isascii():
                QTest.keyClick(self._window(), part)
            else:
                event = QInputMethodEvent()
                event.setCommitString(part)
                QApplication.sendEvent(self.at, event)
            self.keys += 1

    def fill(self, name: str, text: str) -> None:
        """Go to a field by Tab and type in place of what is there."""
        self.go(name)
        self.press(Key.Key_A, CTRL)
        self.type(text)

    def go(self, name: str) -> QWidget:
        """Press Tab until what the keyboard is on is called so; more than a round is a failure."""
        met: list[str] = []
        for _ in range(_ROUND):
            if is_called(self.at, name):
                return self.at
            met.append(" ".join(names_of(self.at)))
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab never came to {name} ({pattern(name).pattern}); it came to {list(dict.fromkeys(met))}")

    def push(self, name: str) -> None:
        """Go to a button and press it with the space bar."""
        self.go(name)
        self.press(Key.Key_Space)

    def tick(self, *names: str) -> None:
        """Tick boxes with the space bar."""
        for name in names:
            box = self.go(name)
            assert isinstance(box, QAbstractButton)
            if not box.isChecked():
                self.press(Key.Key_Space)
            assert box.isChecked()

    def choose(self, name: str, wanted: str) -> None:
        """Choose an entry of a box by arrows."""
        box = self.go(name)
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _ in range(box.count()):
            if wanted in box.currentText():
                return
            self.press(Key.Key_Down)
        pytest.fail(f"{name} offers no {wanted}")

    def open(self, stage: Qt.Key, key: str) -> Screen:
        """Go to a screen by the number of its stage and Ctrl+PgDown; return it, with everything on it read."""
        self.press(stage, ALT)
        for _ in range(4):
            if self.frame.screen_key == key:
                break
            self.press(Key.Key_PageDown, CTRL)
        assert self.frame.screen_key == key
        self.rest()
        shown = self.frame.places.shown
        assert shown is not None
        return shown

    def wait(self, what: Callable[[], object], why: str = "") -> None:
        """Wait until something is so, as long as a patient person would."""
        end = time.monotonic() + _PATIENCE
        while not what():
            if time.monotonic() > end:
                pytest.fail(f"{why or 'nothing came of it'}; the strip says: {self.said()}")
            QTest.qWait(2)

    def rest(self) -> None:
        """Wait until nothing is on its way and the window has settled."""
        for _ in range(2):
            QTest.qWait(20)
            self.wait(lambda: not self.program.jobs.busy, "the worker never came to an end")

    def said(self) -> str:
        """Return what the strip says; empty where it says nothing."""
        content = self.program.window.content
        strip = content.strip if isinstance(content, Frame | Page) else None
        return "" if strip is None or strip.isHidden() else strip.text

    def hear(self, *texts: str) -> None:
        """Wait until the strip says all of these, and until that has had its effect everywhere."""
        self.wait(lambda: all(pattern(text).search(self.said()) for text in texts), f"not said: {texts}")
        self.rest()

    def read(self, text: str) -> str:
        """Return what stands in the window where this text is shown; nothing where it is not."""
        labels = self.program.window.findChildren(QLabel)
        return next((one.text() for one in labels if one.isVisible() and pattern(text).fullmatch(one.text())), "")

    def _window(self) -> QWindow:
        """Return the program's own window, which must be the one that has the keyboard."""
        window = QGuiApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        assert window is self.program.window.windowHandle(), f"{window.title()} took the keyboard"
        return window


def names_of(widget: QWidget) -> tuple[str, ...]:
    """Return what a person would call a widget: its name for screen readers and what is written on it."""
    words = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        words.append(widget.text())
    return tuple(dict.fromkeys(plain(word) for word in words if word))


def is_called(widget: QWidget, name: str) -> bool:
    """Whether a person would call a widget so."""
    return any(pattern(name).fullmatch(word) for word in names_of(widget))
