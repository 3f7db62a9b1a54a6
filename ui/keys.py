"""The list of keys (``?``). Owns how shortcuts are shown; the table is in ``ui.actions``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.actions import EVERYWHERE
from ui.keycap import KeyLine
from ui.labels import label
from ui.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.actions import Shortcut

_CAPS = {"PgDown": "PgDn", "Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeysPanel(Overlay):
    """Keys of the screen, then keys that hold everywhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=640)
        self.entitle(self.tr("All keys"))
        self._content = QWidget()
        self.column.addWidget(self._content)

    def show_keys(self, title: str, own: Sequence[Shortcut]) -> None:
        """Open with the keys of the screen called ``title``."""
        self.column.removeWidget(self._content)
        self._content.deleteLater()
        self._content = QWidget()
        grid = QGridLayout(self._content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        row = 0
        if own:
            row = _part(grid, row, title, own)
        stages = [shortcut for shortcut in EVERYWHERE if shortcut.name.startswith("stage-")]
        rest = [shortcut for shortcut in EVERYWHERE if shortcut not in stages]
        row = _part(grid, row, self.tr("Everywhere"), rest)
        grid.addWidget(KeyLine(("Alt", "1…9"), self.tr("Go to a stage by its number")), row, 0)
        self.column.addWidget(self._content)
        self.open()


def _part(grid: QGridLayout, row: int, title: str, shortcuts: Sequence[Shortcut]) -> int:
    grid.addWidget(label(title, "heading"), row, 0, 1, 2)
    for index, shortcut in enumerate(shortcuts):
        caps = tuple(_CAPS.get(cap, cap) for cap in shortcut.caps)
        grid.addWidget(KeyLine(caps, shortcut.title), row + 1 + index // 2, index % 2)
    return row + 1 + (len(shortcuts) + 1) // 2
