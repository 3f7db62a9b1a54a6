"""A row of a form: label above, field, and below it a hint or what is wrong with it. Owns where findings stand."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.labels import label

_MNEMONIC = re.compile(r"\(&\w\)|&")
FieldT = TypeVar("FieldT", bound=QWidget)


class FormRow(QWidget, Generic[FieldT]):
    """Label, field and finding, bound together for eyes, keyboard and screen reader."""

    def __init__(self, text: str, field: FieldT, *, hint: str = "") -> None:
        """``text`` may hold a mnemonic (``&Name``); ``hint`` stands below until a finding takes its place."""
        super().__init__()
        self.field = field
        self._hint = hint
        self._below = label(hint, "small", wrap=True)
        caption = QLabel(text)
        theme.dress(caption, kind="fine")
        caption.setBuddy(field)
        field.setAccessibleName(_MNEMONIC.sub("", text))
        field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (caption, field, self._below):
            column.addWidget(part)
        self._below.setVisible(bool(hint))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard into the field; as a proxy it would have Tab come to the field twice."""
        self.field.setFocus(reason)

    def find_fault(self, sentence: str, tone: str = "error") -> None:
        """Show what is wrong with the field; an empty sentence takes it away."""
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        theme.dress(self._below, tone=tone if sentence else "")
        theme.dress(self.field, fault="true" if sentence and tone == "error" else "false")
        self.field.setAccessibleDescription(sentence or self._hint)

    @property
    def fault(self) -> str:
        """The sentence shown below, hint included."""
        return self._below.text()
