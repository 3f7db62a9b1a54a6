"""Find (Ctrl+K): go to a screen, a batch or a candidate by typing part of its name. Owns matching and the list.

It is given what can be found and says what was chosen; it asks nobody itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui import icons
from ui.labels import label
from ui.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 40
_STEERING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can be gone to: what it is called, what it is, its icon, and how to get there."""

    text: str
    kind: str
    icon: str
    go: Callable[[], object]

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word occurs in the name, whatever its case."""
        held = f"{self.text} {self.kind}".casefold()
        return all(word in held for word in words)


class FindPanel(Overlay):
    """A field and what matches it."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=560)
        self.entitle(self.tr("Find"))
        self._known: tuple[Finding, ...] = ()
        self._shown: tuple[Finding, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name of a screen, a batch or a candidate"))
        self.field.setAccessibleName(self.tr("Find"))
        self.field.textChanged.connect(self._match)
        self.field.installEventFilter(self)
        self.results = QListWidget()
        self.results.setAccessibleName(self.tr("Found"))
        self.results.setMinimumHeight(320)
        self.results.itemActivated.connect(lambda *_: self._go())
        self.results.itemClicked.connect(lambda *_: self._go())
        self._nothing = label(self.tr("Nothing has this name. Try fewer characters."), "muted", wrap=True)
        for part in (self.field, self.results, self._nothing):
            self.column.addWidget(part)
        self.setFocusProxy(self.field)

    def show_known(self, known: Sequence[Finding]) -> None:
        """Open with everything that can be found."""
        self._known = tuple(known)
        self.field.clear()
        self._match()
        self.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the field move through the list, and Enter go to what is marked."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEERING:
                self.results.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _match(self) -> None:
        words = self.field.text().casefold().split()
        self._shown = tuple(finding for finding in self._known if finding.matches(words))[:_MOST]
        self.results.clear()
        for finding in self._shown:
            self.results.addItem(QListWidgetItem(icons.icon(finding.icon), f"{finding.text}    {finding.kind}"))
        self.results.setCurrentRow(0)
        self.results.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)

    def _go(self) -> None:
        number = self.results.currentRow()
        if 0 <= number < len(self._shown):
            finding = self._shown[number]
            self.close_panel()
            finding.go()
