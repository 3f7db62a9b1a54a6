"""A page outside the frame: sign-in, lock, first start. Owns its layout: a calm ground, one sheet in the middle.

What a page has to say it says in a strip above its sheet; language and theme are at its top right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.appearance import appearance_menu
from ui.bars import BarButton
from ui.card import Card
from ui.labels import label
from ui.strip import Message, MessageStrip, ProgressStrip

if TYPE_CHECKING:
    from skillassess.errors import Problem
    from ui.jobs import Jobs
    from ui.texts import Texts

_NARROWEST = 400


class Page(QFrame):
    """A page with one card in the middle; ``wished`` carries language and theme, as the frame's does."""

    wished = Signal(str, str)

    def __init__(self, jobs: Jobs, texts: Texts, *, width: int) -> None:
        """``width`` of the card in logical pixels."""
        super().__init__()
        theme.dress(self, kind="ground")
        self.jobs = jobs
        self.texts = texts
        self.strip = MessageStrip()
        self.card = Card()
        self.card.column.setContentsMargins(32, 24, 32, 28)
        self.card.column.setSpacing(16)
        self.card.setMaximumWidth(width)
        self.card.setMinimumWidth(min(width, _NARROWEST))
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.addStretch(2)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.card, 100)
        line.addStretch(1)
        inner.addLayout(line)
        inner.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.strip)
        column.addWidget(scroll, 1)
        column.addWidget(ProgressStrip(jobs))

    def begin(self) -> None:
        """Put the keyboard where the person starts."""
        self.card.setFocus()

    def tell(self, problem: Problem) -> None:
        """Say a refusal in the strip."""
        self.strip.show_message(Message(self.texts.explain(problem), "error"))

    def refuse(self, problem: Problem) -> None:
        """Say a refusal and let the person try again."""
        self.tell(problem)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 8, 0)
        head.addWidget(label(self.tr("SkillAssess · vocational-skill assessment"), "muted"))
        head.addStretch(1)
        button = BarButton([label("简体中文 / English", "muted")], self.tr("Language and theme"))
        menu = QMenu(button)
        appearance_menu(menu, self.wished.emit, self.texts.language)
        button.setMenu(menu)
        head.addWidget(button)
        return head
