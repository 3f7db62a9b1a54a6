"""Parts of a window that rest while something is on its way. Owns that the keyboard comes back to where it was.

Qt moves the keyboard on from what is disabled; without this it would be found in some other corner afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class Rest:
    """One rest at a time: ``begin`` disables parts, ``end`` wakes those that were enabled."""

    def __init__(self, owner: QWidget) -> None:
        """``owner`` is in the same window as what is going to rest."""
        self._owner = owner
        self._parts: list[QWidget] = []
        self._left: QWidget | None = None
        self._went: QWidget | None = None

    def begin(self, parts: Iterable[QWidget]) -> None:
        """Let these parts rest."""
        window = self._owner.window()
        self._left = window.focusWidget()
        self._parts = [part for part in parts if shiboken6.isValid(part) and part.isEnabled()]
        for part in self._parts:
            part.setEnabled(False)
        self._went = window.focusWidget()

    def end(self) -> None:
        """Wake them; the keyboard goes back unless the person took it elsewhere meanwhile."""
        for part in self._parts:
            if shiboken6.isValid(part):
                part.setEnabled(True)
        self._parts = []
        left, went = self._left, self._went
        self._left = self._went = None
        if left is None or left is went or not shiboken6.isValid(left) or not shiboken6.isValid(self._owner):
            return
        if self._owner.window().focusWidget() is went and left.isVisible() and left.isEnabled():
            left.setFocus()
