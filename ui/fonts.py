"""Faces of the program. Owns which font families are used and in which order; knows no sizes and no colours.

One family for the interface, a Song face for titles of documents, and behind both whatever else is shipped, so that a
rare character in a name (𠮷, 䶮, 㛃) is shown and not left as a box.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from skillassess.paths import resources

BASE_SIZE = 14
_SYSTEM_SANS = ("Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Droid Sans Fallback")
_SYSTEM_SERIF = ("Noto Serif SC", "Noto Serif CJK SC", "SimSun", "Songti SC")


@dataclass(frozen=True, slots=True)
class Faces:
    """Family names in the order in which they are tried."""

    sans: tuple[str, ...]
    serif: tuple[str, ...]


@cache
def load() -> Faces:
    """Register the shipped fonts with Qt and return the families to use; needs a running application."""
    shipped: list[str] = []
    for path in sorted(resources().glob("fonts/**/*.[to]tf")):
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))):
            if family not in shipped:
                shipped.append(family)
    return order(tuple(shipped), frozenset(QFontDatabase.families()))


def order(shipped: tuple[str, ...], known: frozenset[str]) -> Faces:
    """Return the families in order: ours, then the system's Chinese ones, then the rest of ours for rare characters."""
    sans = [name for name in shipped if "Sans" in name]
    serif = [name for name in shipped if "Serif" in name]
    rare = [name for name in shipped if name not in sans and name not in serif]
    system_sans = [name for name in _SYSTEM_SANS if name in known]
    system_serif = [name for name in _SYSTEM_SERIF if name in known]
    return Faces(
        sans=_once(*sans, *system_sans, *rare, *serif),
        serif=_once(*serif, *system_serif, *rare, *sans, *system_sans),
    )


def interface(size: int = BASE_SIZE, *, bold: bool = False) -> QFont:
    """Return the interface font; ``size`` in logical pixels."""
    return _font(load().sans, size, bold=bold)


def document(size: int, *, bold: bool = False) -> QFont:
    """Return the Song face for titles of documents; ``size`` in logical pixels."""
    return _font(load().serif, size, bold=bold)


def _font(families: tuple[str, ...], size: int, *, bold: bool) -> QFont:
    font = QFont()
    if families:
        font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
