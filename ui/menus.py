"""The menus of the top bar. Owns what stands in them; what is chosen goes to ``wish`` or to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from skillassess.errors import Problem
from ui import icons, overview
from ui.appearance import add_choices, appearance_menu
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Desk

_NO_BATCH = QT_TRANSLATE_NOOP("Menus", "There is no batch yet")
_DOORS = (
    ("lock", "lock", QT_TRANSLATE_NOOP("Menus", "Lock the screen")),
    ("switch", "users", QT_TRANSLATE_NOOP("Menus", "Switch person")),
    ("sign-out", "log-out", QT_TRANSLATE_NOOP("Menus", "Sign out")),
)


def person_menu(parent: QWidget, desk: Desk, wish: Callable[[str, str], None]) -> QMenu:
    """Return the menu behind the person: language, theme, lock, switch person, sign out."""
    menu = QMenu(parent)
    appearance_menu(menu, wish, desk.texts.language)
    menu.addSeparator()
    for what, icon, text in _DOORS:
        action = menu.addAction(icons.icon(icon), _word(text))
        action.triggered.connect(lambda _checked=False, what=what: wish(what, ""))
    return menu


def batch_menu(parent: QWidget, desk: Desk) -> QMenu:
    """Return the menu of batches, the ones opened last first; it is filled each time it opens."""
    menu = QMenu(parent)

    def fill() -> None:
        menu.clear()
        try:
            batches = overview.batches(desk.view())
        except Problem as problem:
            desk.say(problem)
            return
        if not batches:
            menu.addAction(_word(_NO_BATCH)).setEnabled(False)
        add_choices(menu, batches, desk.plan_id, desk.choose_plan)

    menu.aboutToShow.connect(fill)
    return menu


def _word(text: str) -> str:
    return translate_marked("Menus", text)
