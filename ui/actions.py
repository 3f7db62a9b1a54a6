"""Keys. Owns the one table of shortcuts that hold everywhere, and the way a screen names its own.

A screen never makes a shortcut of its own kind: it lists ``Shortcut`` values and binds them with ``bind``; the overlay
of keys (``?``) shows both tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does. ``keys`` as Qt writes them (``Ctrl+K``); ``text`` is an English source string."""

    name: str
    keys: tuple[str, ...]
    text: str
    context: str = "Keys"

    @property
    def title(self) -> str:
        """What it does, in the language of the windows."""
        return translate_marked(self.context, self.text)

    @property
    def caps(self) -> tuple[str, ...]:
        """The names on the caps of the first way to press it."""
        return tuple(self.keys[0].replace("++", "+Plus").split("+"))


EVERYWHERE = (
    Shortcut("find", ("Ctrl+K",), QT_TRANSLATE_NOOP("Keys", "Find a screen, a batch or a candidate")),
    Shortcut("help", ("F1",), QT_TRANSLATE_NOOP("Keys", "Help for this screen")),
    Shortcut("keys", ("?", "Ctrl+/"), QT_TRANSLATE_NOOP("Keys", "All keys")),
    Shortcut("close", ("Esc",), QT_TRANSLATE_NOOP("Keys", "Close the message, the help or the list of keys")),
    Shortcut("lock", ("Ctrl+L",), QT_TRANSLATE_NOOP("Keys", "Lock the screen")),
    Shortcut("next-area", ("F6",), QT_TRANSLATE_NOOP("Keys", "Next area: path, screen, bars")),
    Shortcut("next-tab", ("Ctrl+PgDown",), QT_TRANSLATE_NOOP("Keys", "Next screen of the stage")),
    Shortcut("previous-tab", ("Ctrl+PgUp",), QT_TRANSLATE_NOOP("Keys", "Previous screen of the stage")),
    *(
        Shortcut(f"stage-{number}", (f"Alt+{number}",), QT_TRANSLATE_NOOP("Keys", "Go to a stage by its number"))
        for number in range(1, 10)
    ),
)


def everywhere(name: str) -> Shortcut:
    """Return a shortcut of the table by its name."""
    return next(shortcut for shortcut in EVERYWHERE if shortcut.name == name)


def bind(owner: QWidget, shortcut: Shortcut, act: Callable[[], object]) -> QAction:
    """Bind a shortcut to ``owner`` and everything inside it; return the action, to disable it at times."""
    action = QAction(shortcut.title, owner)
    action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda *_: act())
    owner.addAction(action)
    return action
