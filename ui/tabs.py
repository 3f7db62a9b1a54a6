"""Screens of one stage side by side, as tabs. Owns the row of tabs, hidden where there is only one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui import theme
from ui.labels import hairline


class Tabs(QFrame):
    """A row of tabs; ``chosen`` carries the key of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="bar")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._current = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(hairline())
        self.hide()

    def show_tabs(self, tabs: list[tuple[str, str]], current: str) -> None:
        """Show ``(key, title)`` tabs with one of them marked."""
        self._current = current
        if [key for key, _ in tabs] != list(self._buttons):
            for button in self._buttons.values():
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = {}
            for place, (key, title) in enumerate(tabs):
                self._row.insertWidget(place, self._tab(key, title))
            self.setVisible(len(tabs) > 1)
        self._buttons[current].setChecked(True)

    def step(self, by: int) -> None:
        """Go to the next or previous tab, round the end."""
        keys = list(self._buttons)
        if len(keys) > 1:
            self.chosen.emit(keys[(keys.index(self._current) + by) % len(keys)])

    def _tab(self, key: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setCheckable(True)
        theme.dress(button, kind="tab")
        button.clicked.connect(lambda *_: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        return button
