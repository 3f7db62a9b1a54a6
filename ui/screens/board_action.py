"""What office and supervisor may do on the board with a form: absent, cheating, present again, another assessor.

Owns the panel and its words; it does nothing itself but say what is wished. Every wish has a written reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.candidates import Presence
from skillassess.model.worksheets import FormKey
from ui import theme
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill, Status

if TYPE_CHECKING:
    from ui.texts import Texts


@dataclass(frozen=True, slots=True)
class PresenceWish:
    """Record how the candidate stood to the form's component, or to all."""

    form: FormKey
    presence: Presence
    reason: str
    every_form: bool


@dataclass(frozen=True, slots=True)
class ReplaceWish:
    """Put one assessor in another's place, on this form or wherever that assessor's sheet is still out."""

    form: FormKey
    old: str
    new: str
    reason: str
    every_candidate: bool


@dataclass(frozen=True, slots=True)
class Case:
    """The form to act on, in words, with who could be replaced by whom."""

    form: FormKey
    title: str
    presence: Presence
    states: tuple[tuple[str, Status], ...]
    present: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


class ActionPanel(QWidget):
    """The panel. ``wished`` carries a ``PresenceWish`` or ``ReplaceWish``; ``left`` goes back to the findings."""

    wished = Signal(object)
    left = Signal()
    signing = Signal(object)

    def __init__(self, texts: Texts, *, may_set: bool, may_replace: bool) -> None:
        super().__init__()
        self._texts = texts
        self._case: Case | None = None
        self._may_set = may_set
        self.title = label("", "heading", wrap=True)
        self._states = QVBoxLayout()
        self.choices: dict[Presence, QRadioButton] = {
            presence: QRadioButton(texts.name(presence)) for presence in Presence
        }
        self.replacing = QRadioButton(self.tr("&Replace an assessor"))
        self.old = QComboBox()
        self.new = QComboBox()
        self.everywhere = QCheckBox()
        self.reason = QLineEdit()
        self._people = QWidget()
        self._row = FormRow(self.tr("R&eason (goes on record)"), self.reason)
        self.confirm = QPushButton(self.tr("&Confirm"))
        self.back = QPushButton(self.tr("Back to the findings"))
        self.to_signing = QPushButton(self.tr("Open this form in sign-off"))
        self._acting = QWidget()
        self._build(may_replace=may_replace)

    def show_case(self, case: Case) -> None:
        """Show another form; what was typed for another form is gone, for the same form it stays."""
        same = self._case is not None and self._case.form == case.form
        self._case = case
        self.title.setText(case.title)
        while (taken := self._states.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, status in case.states:
            self._states.addWidget(_StateLine(name, status))
        if same:
            return
        self.reason.clear()
        self._row.find_fault("")
        self.everywhere.setChecked(False)
        self.choices[case.presence].setChecked(True)
        for box, people in ((self.old, case.present), (self.new, case.others)):
            box.clear()
            for who, name in people:
                box.addItem(name, who)
        self._turn()

    def begin(self) -> None:
        """Put the keyboard on the first choice."""
        chosen = next((button for button in self.choices.values() if button.isChecked()), self.replacing)
        (chosen if self._may_set else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """Forget what was typed: it had its effect."""
        self._case = None
        self.reason.clear()

    def event(self, event: QEvent) -> bool:
        """Take Esc for oneself: it leads back."""
        wants = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if wants and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; press the button that has the keyboard on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = next((b for b in (self.back, self.to_signing) if b.hasFocus()), self.confirm)
            focus.click()
            return
        super().keyPressEvent(event)

    def _turn(self) -> None:
        """Show what belongs to the choice."""
        replacing = self.replacing.isChecked()
        self._people.setVisible(replacing)
        self.everywhere.setText(
            self.tr("On all their sheets still out") if replacing else self.tr("On all sheets of this candidate")
        )
        self.confirm.setEnabled(not replacing or self.new.count() > 0)

    def _confirm(self) -> None:
        case = self._case
        if case is None:
            return
        reason = self.reason.text().strip()
        if not reason:
            self._row.find_fault(self.tr("Say why: the reason goes on record with your name."))
            self.reason.setFocus()
            return
        self._row.find_fault("")
        everywhere = self.everywhere.isChecked()
        if self.replacing.isChecked():
            old, new = str(self.old.currentData()), str(self.new.currentData())
            self.wished.emit(ReplaceWish(case.form, old, new, reason, everywhere))
            return
        presence = next(presence for presence, button in self.choices.items() if button.isChecked())
        self.wished.emit(PresenceWish(case.form, presence, reason, everywhere))

    def _build(self, *, may_replace: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._states)
        column.addWidget(self._acting)
        acting = QVBoxLayout(self._acting)
        acting.setContentsMargins(0, 4, 0, 0)
        acting.setSpacing(6)
        choices = QHBoxLayout()
        choices.setSpacing(0)
        for button in self.choices.values():
            choices.addWidget(button)
            button.toggled.connect(lambda *_: self._turn())
        choices.addStretch(1)
        acting.addLayout(choices)
        acting.addWidget(self.replacing)
        self.replacing.setVisible(may_replace)
        self.replacing.toggled.connect(lambda *_: self._turn())
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.addWidget(FormRow(self.tr("Who leaves"), self.old))
        people.addWidget(FormRow(self.tr("Who takes over"), self.new))
        for part in (self._people, self.everywhere, self._row, self.confirm):
            acting.addWidget(part)
        theme.dress(self.confirm, kind="main")
        for link in (self.to_signing, self.back):
            theme.dress(link, kind="link")
            column.addWidget(link)
        column.addStretch(1)
        self._acting.setVisible(self._may_set)
        self.confirm.clicked.connect(lambda *_: self._confirm())
        self.back.clicked.connect(lambda *_: self.left.emit())
        self.to_signing.clicked.connect(lambda *_: self.signing.emit(None if self._case is None else self._case.form))


class _StateLine(QWidget):
    """An assessor's name and how far the sheet is."""

    def __init__(self, name: str, status: Status) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name, "fine"), 1)
        row.addWidget(Pill(status))
