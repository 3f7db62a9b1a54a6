"""Where one signs: tick, note, pad, password, all inline. Owns what is typed there; the screen asks the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.signatures import Step, short_code
from skillassess.model.worksheets import ColumnState
from ui import icons, theme
from ui.labels import label
from ui.signature_pad import SignaturePad

if TYPE_CHECKING:
    from skillassess.model.worksheets import ColumnKey
    from skillassess.office.signing import SignSheet
    from ui.texts import Texts

_NOTE_HEIGHT = 56


class SignBox(QWidget):
    """The fields of one signature. ``signed`` asks for this form, ``signed_all`` for all unremarkable ones."""

    signed = Signal()
    signed_all = Signal()

    def __init__(self, step: Step, texts: Texts) -> None:
        """``step`` decides which fields there are."""
        super().__init__()
        self._texts = texts
        self._covers = label("", "small", wrap=True)
        self._findings = label("", "fine", tone="warning", wrap=True)
        self.note = note_field(self.tr("Review note"), self.tr("What you checked, and why the scores stand"))
        self.pad = SignaturePad()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Your password"))
        self.password.setAccessibleName(self.tr("Your password, to sign"))
        self.password.returnPressed.connect(self.signed)
        self.sign = QPushButton(self.tr("Sign (with password)"))
        theme.dress(self.sign, kind="main")
        self.sign.clicked.connect(lambda *_: self.signed.emit())
        self.sign_all = QPushButton()
        theme.dress(self.sign_all, kind="link")
        self.sign_all.clicked.connect(lambda *_: self.signed_all.emit())
        self.buttons = QHBoxLayout()
        self._ticks = QWidget()
        self._pass, self._fail = self._make_ticks()
        self._build(step)

    @property
    def passed(self) -> bool:
        """What is ticked."""
        return self._pass.isChecked()

    def tick(self, *, passed: bool) -> None:
        """Tick pass or fail."""
        (self._pass if passed else self._fail).setChecked(True)

    def show_sheet(self, sheet: SignSheet, unremarkable: int) -> None:
        """Say what a signature would cover, what is unusual, and how many forms may be signed at once."""
        code = short_code(sheet.signed.content_digest)
        text = self.tr("A signature covers exactly this content (check code {code}). Any later change makes it void.")
        self._covers.setText(text.format(code=code))
        findings = "\n".join(self._texts.explain(note) for note in sheet.findings)
        self._findings.setText(findings)
        self._findings.setVisible(bool(findings))
        self.sign_all.setText(self.tr("Sign all {count} without findings at once").format(count=unremarkable))
        self.sign_all.setVisible(unremarkable > 0)

    def begin_anew(self) -> None:
        """Take password and drawing away."""
        self.password.clear()
        self.pad.clear()

    def _build(self, step: Step) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._covers, self._findings, self._ticks, self.note, self.pad, self.password):
            column.addWidget(part)
        self.buttons.addWidget(self.sign, 1)
        column.addLayout(self.buttons)
        column.addWidget(self.sign_all)
        self._ticks.setVisible(step is not Step.SUPERVISE)
        self.note.setVisible(step is Step.SUPERVISE)
        self.pad.setVisible(step is not Step.OPINION)

    def _make_ticks(self) -> tuple[QPushButton, QPushButton]:
        row = QHBoxLayout(self._ticks)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        made = []
        for text in (self.tr("&Pass"), self.tr("&Fail")):
            button = QPushButton(text)
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button, 1)
            made.append(button)
        return made[0], made[1]


class SendBack(QWidget):
    """Whose columns go back, and why. ``sent`` carries the columns and the reason; ``left`` closes it."""

    sent = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[QCheckBox, ColumnKey]] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        self.reason = note_field(self.tr("Reason for sending back"), self.tr("What has to be looked at again"))
        self.send = QPushButton(self.tr("Send back"))
        self.send.setIcon(icons.icon("undo-2", "error"))
        theme.dress(self.send, kind="danger")
        self.send.clicked.connect(lambda *_: self.sent.emit(self.chosen, self.reason.toPlainText().strip()))
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(lambda *_: self.left.emit())
        row = QHBoxLayout()
        row.addWidget(self.send, 1)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Sending back makes every signature on this form void."), "small", wrap=True))
        column.addLayout(self._choices)
        column.addWidget(self.reason)
        column.addLayout(row)

    @property
    def chosen(self) -> tuple[ColumnKey, ...]:
        """The columns that are ticked."""
        return tuple(key for box, key in self._boxes if box.isChecked())

    def show_sheet(self, sheet: SignSheet, names: dict[str, str]) -> None:
        """Offer the columns of a form that are submitted."""
        keys = [column.key for column in sheet.content.scoring if column.state is ColumnState.SUBMITTED]
        if keys == [key for _, key in self._boxes]:
            return
        for box, _key in self._boxes:
            self._choices.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for key in keys:
            box = QCheckBox(names.get(key.assessor, key.assessor))
            self._choices.addWidget(box)
            self._boxes.append((box, key))
        self.reason.clear()

    def begin(self) -> None:
        """Put the keyboard on the first choice."""
        (self._boxes[0][0] if self._boxes else self.reason).setFocus()


def note_field(name: str, hint: str) -> QPlainTextEdit:
    """Return a small field for some sentences; Tab leaves it."""
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_NOTE_HEIGHT)
    return field
