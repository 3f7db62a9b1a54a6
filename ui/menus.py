"""The menus of the top bar. Owns what stands in them; what is chosen goes to ``wish`` or to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from skillassess.errors import Problem
from ui import icons, overview, theme
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.context import Desk

LANGUAGE_NAMES = (("zh_CN", "简体中文"), ("en", "English"))
_THEME_NAMES = {
    "light": QT_TRANSLATE_NOOP("Menus", "Light"),
    "dark": QT_TRANSLATE_NOOP("Menus", "Dark"),
    "high-contrast": QT_TRANSLATE_NOOP("Menus", "High contrast"),
}
_DOORS = (
    ("lock", "lock", QT_TRANSLATE_NOOP("Menus", "Lock the screen")),
    ("switch", "users", QT_TRANSLATE_NOOP("Menus", "Switch person")),
    ("sign-out", "log-out", QT_TRANSLATE_NOOP("Menus", "Sign out")),
)


def appearance_menu(menu: QMenu, wish: Callable[[str, str], None], language: str) -> None:
    """Add language and theme to a menu, with the present ones ticked."""
    menu.addAction(_word("Language")).setEnabled(False)
    _choices(menu, LANGUAGE_NAMES, language, lambda code: wish("language", code))
    menu.addSeparator()
    menu.addAction(_word("Theme")).setEnabled(False)
    names = [(name, _word(text)) for name, text in _THEME_NAMES.items()]
    _choices(menu, names, theme.current().name, lambda name: wish("theme", name))


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
            menu.addAction(_word("There is no batch yet")).setEnabled(False)
        _choices(menu, batches, desk.plan_id, desk.choose_plan)

    menu.aboutToShow.connect(fill)
    return menu


def _choices(menu: QMenu, entries: Sequence[tuple[str, str]], current: str, choose: Callable[[str], None]) -> None:
    group = QActionGroup(menu)
    for value, text in entries:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False, value=value: choose(value))


def _word(text: str) -> str:
    return translate_marked("Menus", text)


_WORDS = (
    QT_TRANSLATE_NOOP("Menus", "Language"),
    QT_TRANSLATE_NOOP("Menus", "Theme"),
    QT_TRANSLATE_NOOP("Menus", "There is no batch yet"),
)
