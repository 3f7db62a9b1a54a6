"""A key as it is printed on the keyboard. Owns the small cap with the name of a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.labels import Elided, label


def keycap(key: str) -> QLabel:
    """Return one cap, as ``Ctrl K``."""
    cap = label(key, "keycap")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap


class KeyLine(QWidget):
    """Caps joined by ``+`` or ``–`` and what they do: one line of the list of keys."""

    def __init__(self, keys: tuple[str, ...], text: str, *, joined_by: str = "+") -> None:
        """``keys`` are the names on the caps; ``text`` says what happens."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for index, key in enumerate(keys):
            if index:
                row.addWidget(label(joined_by, "small"))
            row.addWidget(keycap(key))
        row.addSpacing(4)
        row.addWidget(Elided("small", text), 1)
        self.setAccessibleName(f"{joined_by.join(keys)} {text}")
