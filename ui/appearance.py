"""The choice of language and theme, as it stands in every menu. Owns the two lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from ui import theme
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LANGUAGE_NAMES = (("zh_CN", "简体中文"), ("en", "English"))
_THEME_NAMES = {
    "light": QT_TRANSLATE_NOOP("Menus", "Light"),
    "dark": QT_TRANSLATE_NOOP("Menus", "Dark"),
    "high-contrast": QT_TRANSLATE_NOOP("Menus", "High contrast"),
}
_LANGUAGE = QT_TRANSLATE_NOOP("Menus", "Language")
_THEME = QT_TRANSLATE_NOOP("Menus", "Theme")


def appearance_menu(menu: QMenu, wish: Callable[[str, str], None], language: str) -> None:
    """Add language and theme to a menu, with the present ones ticked."""
    menu.addAction(translate_marked("Menus", _LANGUAGE)).setEnabled(False)
    add_choices(menu, LANGUAGE_NAMES, language, lambda code: wish("language", code))
    menu.addSeparator()
    menu.addAction(translate_marked("Menus", _THEME)).setEnabled(False)
    names = [(name, translate_marked("Menus", text)) for name, text in _THEME_NAMES.items()]
    add_choices(menu, names, theme.current().name, lambda name: wish("theme", name))


def add_choices(menu: QMenu, entries: Sequence[tuple[str, str]], current: str, choose: Callable[[str], None]) -> None:
    """Add ``(value, text)`` entries of which one is ticked."""
    group = QActionGroup(menu)
    for value, text in entries:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False, value=value: choose(value))
