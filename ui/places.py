"""The middle of the frame: which screens a person has, which are made, which is shown. Owns their coming and going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from ui.empty import Empty

if TYPE_CHECKING:
    from ui.context import Desk
    from ui.screens import Screen
    from ui.stages import Stage


class Places(QStackedWidget):
    """A stack of screens, each made when first opened and scrolled where the window is too small for it."""

    def __init__(self, desk: Desk, screens: tuple[type[Screen], ...]) -> None:
        super().__init__()
        self._desk = desk
        self._made: dict[str, Screen] = {}
        self._holders: dict[str, QScrollArea] = {}
        self.classes = tuple(kind for kind in screens if desk.has(*kind.roles))
        if not self.classes:
            advice = self.tr("None of your roles has a screen. Ask the administrator which role you should hold.")
            self.addWidget(Empty(self.tr("Nothing to do here"), advice))

    @property
    def made(self) -> tuple[Screen, ...]:
        """Every screen that was opened so far, in the order of opening."""
        return tuple(self._made.values())

    @property
    def shown(self) -> Screen | None:
        """The screen that is seen."""
        widget = self.currentWidget()
        return next((self._made[key] for key, holder in self._holders.items() if holder is widget), None)

    def kind(self, key: str) -> type[Screen] | None:
        """Return the class of a screen this person has."""
        return next((known for known in self.classes if known.key == key), None)

    def beside(self, kind: type[Screen]) -> tuple[type[Screen], ...]:
        """Return the screens of the same stage, itself among them."""
        if kind.stage is None:
            return (kind,)
        return tuple(known for known in self.classes if known.stage is kind.stage)

    def open(self, kind: type[Screen], focus: str = "") -> Screen:
        """Show a screen; the one before keeps what is being typed."""
        before = self.shown
        screen = self._made.get(kind.key) or self._make(kind)
        if before is not None and before is not screen:
            before.leave()
        self.setCurrentWidget(self._holders[kind.key])
        if focus:
            screen.focus_on(focus)
        return screen

    def key_for(self, stage: Stage) -> str:
        """Return which screen of a stage to show: the one that is shown, or the first; empty when there is none."""
        keys = [kind.key for kind in self.classes if kind.stage is stage]
        shown = self.shown
        if shown is not None and shown.key in keys:
            return shown.key
        return keys[0] if keys else ""

    def take_focus(self) -> None:
        """Put the keyboard into the screen that is shown."""
        shown, empty = self.shown, self.currentWidget()
        if shown is not None:
            shown.take_focus()
        elif empty is not None:
            empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self, kind: type[Screen]) -> Screen:
        screen = kind(self._desk)
        screen.setAccessibleName(kind.title())
        holder = QScrollArea()
        holder.setWidgetResizable(True)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setWidget(screen)
        self._made[kind.key] = screen
        self._holders[kind.key] = holder
        self.addWidget(holder)
        return screen
