"""Fingers on the keyboard for the tests of screens: keys go where the keyboard of the shown window stands.

The windows of the tests are not always the active ones of the machine, so the window is asked, not the application.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.frame import Frame

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_ROUND = 120


def at_hand() -> QWidget:
    """Return the widget keys go to."""
    frame = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Frame) and w.isVisible())
    return frame.focusWidget() or frame


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
    """Press a key where the keyboard stands."""
    for _ in range(times):
        QTest.keyClick(at_hand(), key, modifier)


def tab_to(wanted: QWidget) -> None:
    """Press Tab until the keyboard stands on a widget; more than a round is a failure."""
    for _ in range(_ROUND):
        if at_hand() is wanted:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {wanted.accessibleName() or wanted}")


def write(field: QLineEdit, text: str) -> None:
    """Type a text in place of the one there, and Enter."""
    field.setFocus()
    field.selectAll()
    put(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def put(field: QWidget, text: str) -> None:
    """Type a text: Latin by keys, anything else as an input method hands it over."""
    if text.isascii():
        QTest.keyClicks(field, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
