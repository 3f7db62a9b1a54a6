"""Colours and the stylesheet. Owns the reading of ``resources/themes``; knows no widget and no text.

A theme is a closed set of colour roles; everything painted asks for a role, never for a colour.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import cast

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from skillassess.errors import FileProblem
from skillassess.paths import resource
from ui import fonts

THEMES = ("light", "dark", "high-contrast")
COLOURS = frozenset({
    "ink", "muted", "faint", "line", "outline", "ground", "surface", "side", "paper", "paper_head", "hover",
    "accent", "accent_hover", "accent_soft", "accent_idle", "on_accent", "ok", "ok_soft", "warning", "warning_soft",
    "error", "error_soft", "neutral_soft", "focus",
})  # fmt: skip
_PALETTE = (
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "side"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "faint"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "outline"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme as read: its name, whether it is dark, and a colour for every role."""

    name: str
    dark: bool
    colours: tuple[tuple[str, str], ...]

    def hexadecimal(self, role: str) -> str:
        """Return a role as ``#rrggbb``; an unknown role is a bug (``KeyError``)."""
        return dict(self.colours)[role]

    def colour(self, role: str) -> QColor:
        """Return a role as a colour to paint with."""
        return QColor(self.hexadecimal(role))


@cache
def read(name: str) -> Theme:
    """Read a theme strictly: a missing or an unknown role is a ``FileProblem`` (``theme-malformed``)."""
    path = resource("themes", f"{name}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = table.get("colours", {})
    wrong = COLOURS ^ colours.keys()
    wrong |= {role for role, value in colours.items() if not QColor.isValidColorName(value)}
    if wrong or not isinstance(table.get("dark"), bool):
        raise FileProblem("theme-malformed", name=path.name, entries=", ".join(sorted(wrong)) or "dark")
    return Theme(name, table["dark"], tuple(sorted(colours.items())))


def apply(app: QApplication, name: str) -> Theme:
    """Dress the whole application in a theme."""
    theme = read(name)
    app.setProperty("theme", name)
    app.setStyle("Fusion")
    app.setFont(fonts.interface())
    QDir.setSearchPaths("themeicons", [str(resource("icons", name))])
    app.setPalette(_palette(theme))
    app.setStyleSheet(stylesheet(theme))
    return theme


def current() -> Theme:
    """Return the theme the application wears."""
    app = QApplication.instance()
    name = app.property("theme") if app is not None else None
    return read(cast("str", name) if name else THEMES[0])


def colour(role: str) -> QColor:
    """Return a colour role of the theme the application wears."""
    return current().colour(role)


def dress(widget: QWidget, **properties: str) -> None:
    """Set properties the stylesheet looks at (``kind="main"``, ``tone="error"``) and have it looked at again."""
    changed = False
    for name, value in properties.items():
        changed |= widget.property(name) != value
        widget.setProperty(name, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def stylesheet(theme: Theme) -> str:
    """Return the stylesheet with the colours of a theme filled in."""
    pattern = Template(resource("themes", "windows.qss").read_text(encoding="utf-8"))
    serif = ", ".join(f'"{family}"' for family in fonts.load().serif) or "serif"
    return pattern.substitute(dict(theme.colours), serif=serif)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, name in _PALETTE:
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return palette
