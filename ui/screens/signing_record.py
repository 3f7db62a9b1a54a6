"""The internal supervision record (内部督导表) as a page: lines to tick and remarks. Owns what is typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.card import Card
from ui.labels import hairline, label
from ui.screens.signing_box import note_field
from ui.scrolling import scrolled

if TYPE_CHECKING:
    from skillassess.model.records import SupervisionRecord
    from ui.texts import Texts

_REMARKS_HEIGHT = 96


class RecordPage(Card):
    """The record. ``kept`` carries the lines found right and the remarks; ``left`` goes back to the sheets."""

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(kind="paper")
        self._texts = texts
        self._boxes: list[QCheckBox] = []
        self._touched = False
        heading = label(self.tr("Internal supervision record"), "paper-title")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state = label("", "small")
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = QVBoxLayout()
        self.remarks = note_field(
            self.tr("Problems and how they were handled"), self.tr("Leave empty if there were none")
        )
        self.remarks.setFixedHeight(_REMARKS_HEIGHT)
        self.remarks.textChanged.connect(self._touch)
        self.keep = QPushButton(self.tr("Keep the record"))
        theme.dress(self.keep, kind="main")
        self.keep.clicked.connect(lambda *_: self.kept.emit(self.checked, self.remarks.toPlainText().strip()))
        back = QPushButton(self.tr("Back to the forms"))
        back.clicked.connect(lambda *_: self.left.emit())
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Tick what you found in order"), "strong"))
        column.addLayout(self._lines)
        column.addWidget(label(self.tr("Problems and how they were handled"), "strong"))
        column.addWidget(self.remarks)
        column.addStretch(1)
        theme.dress(inner, kind="paper")
        for part in (heading, self._state, hairline()):
            self.add(part)
        self.add(scrolled(inner), 1)
        self.column.addLayout(buttons)

    @property
    def checked(self) -> tuple[str, ...]:
        """The lines that are ticked."""
        return tuple(box.text() for box in self._boxes if box.isChecked())

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """The lines."""
        return tuple(self._boxes)

    def show_record(self, lines: tuple[str, ...], record: SupervisionRecord | None, *, may_keep: bool) -> None:
        """Show the form's lines and what was kept; what somebody has begun to type stays."""
        known = () if record is None else record.checks
        wanted = (*lines, *(check for check in known if check not in lines))
        if self._state.text() and self._touched:
            return
        self._show_boxes(wanted, known)
        self.remarks.setPlainText("" if record is None else record.remarks)
        for part in (*self._boxes, self.keep):
            part.setEnabled(may_keep)
        self.remarks.setReadOnly(not may_keep)
        text = self.tr("Not kept yet")
        if record is not None:
            text = self.tr("Kept {time}").format(time=self._texts.moment(record.at))
        self._state.setText(text)
        self._touched = False

    def settled(self) -> None:
        """Take what is shown for kept."""
        self._touched = False

    def begin(self) -> None:
        """Put the keyboard on the first line."""
        first: QWidget = self._boxes[0] if self._boxes else self.remarks
        first.setFocus()

    def _show_boxes(self, lines: tuple[str, ...], known: tuple[str, ...]) -> None:
        for box in self._boxes:
            self._lines.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for text in lines:
            box = QCheckBox(text)
            box.setChecked(text in known)
            box.toggled.connect(self._touch)
            self._lines.addWidget(box)
            self._boxes.append(box)

    def _touch(self) -> None:
        self._touched = True
