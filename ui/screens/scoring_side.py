"""Beside the sheet: the own total, what is left, the note of the current item, the keys, handing in.

Owns what is shown there; it saves nothing itself. It holds nothing of another assessor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.card import Card
from ui.keycap import KeyLine
from ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOTE_LIMIT = 500
_WIDTH = 235
_NARROW_WIDTH = 190


class NoteField(QPlainTextEdit):
    """A note of one item. ``finished`` carries the text when it is left; ``done`` when Enter or Esc goes back."""

    finished = Signal(str)
    done = Signal()
    full = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self.textChanged.connect(self._measure)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Grounds or number of the evidence…"))
        self.setFixedHeight(64)

    def show_kept(self, text: str) -> None:
        """Show the saved note, unless something else is being typed."""
        if not self.hasFocus() or self.toPlainText().strip() == self._kept:
            self._kept = text
            if self.toPlainText() != text:
                self.setPlainText(text)
        self._kept = text

    def keep(self) -> None:
        """Hand on what was typed."""
        text = self.toPlainText().strip()
        if text != self._kept and not self.isReadOnly():
            self._kept = text
            self.finished.emit(text)

    def _measure(self) -> None:
        """Take no more than the office keeps: what does not fit is not there, instead of lost later."""
        excess = len(self.toPlainText()) - NOTE_LIMIT
        if excess > 0:
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, excess)
            cursor.removeSelectedText()
        self.full.emit(excess >= 0)

    def event(self, event: QEvent) -> bool:
        """Take Esc for oneself: it leads back to the sheet."""
        wants = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if wants and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the note and go back to the sheet with Enter or Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.keep()
            self.done.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the note when the field is left."""
        super().focusOutEvent(event)
        self.keep()


class AskCard(Card):
    """What handing in shows before it asks, once and in its place. Esc means not yet."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(kind="card-current")
        self._text = label("", "fine", wrap=True)
        self.yes = QPushButton()
        theme.dress(self.yes, kind="main")
        self.no = QPushButton(self.tr("Not yet"))
        self._act: Callable[[], None] | None = None
        self.yes.clicked.connect(lambda *_: self._go())
        self.no.clicked.connect(lambda *_: self.close_card())
        for part in (self._text, self.yes, self.no):
            self.add(part)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says; empty while it is closed."""
        return "" if self.isHidden() else self._text.text()

    def ask(self, text: str, answer: str, act: Callable[[], None]) -> None:
        """Ask with one answer that goes on."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.yes.setText(answer)
        self.yes.setAccessibleDescription(text)
        self._act = act
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Close without an answer."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Take Esc for oneself while the card asks."""
        wants = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if wants and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, answer on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.no.click if self.no.hasFocus() else self.yes.click)()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


class Side(QFrame):
    """The column beside the sheet."""

    submit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="side")
        self.setFixedWidth(_WIDTH)
        self.total = label("", "total")
        self._of = label("", "muted")
        self._bar = QProgressBar()
        self._left = label("", "fine", wrap=True)
        self.trainee = label(self.tr("Trainee: kept on record, not counted in the average."), "small", wrap=True)
        self._note_title = label("", "strong")
        self.note = NoteField()
        full = self.tr("The note is full: {limit} characters at most.").format(limit=NOTE_LIMIT)
        self.full = label(full, "small", tone="warning", wrap=True)
        self.submit = QPushButton()
        theme.dress(self.submit, size="tall")
        self.ask = AskCard()
        self._key_list = QWidget()
        self._by_digit = KeyLine(("1", "5"), self.tr("Score and next item"), joined_by="–")
        self._by_number = KeyLine(("Enter",), self.tr("Keep the number, next item"))
        self.submit.clicked.connect(lambda *_: self.submit_wanted.emit())
        self.note.full.connect(self.full.setVisible)
        self._build()

    def show_total(self, total: str, full: str, scored: int, items: int, waiting: int) -> None:
        """Show the own total in points, how many items are scored, and how many entries are still being saved."""
        self.total.setText(total)
        self._of.setText(f"/ {full}")
        self._bar.setRange(0, items)
        self._bar.setValue(scored)
        words = self.tr("{scored} scored, {left} to go").format(scored=scored, left=items - scored)
        if scored == items:
            words = self.tr("All {items} items scored").format(items=items)
        if waiting:
            words += "\n" + self.tr("{count} being saved…").format(count=waiting)
        self._left.setText(words)
        self._bar.setAccessibleName(words)
        self.total.setAccessibleName(self.tr("My total {total} of {full}").format(total=total, full=full))

    def show_note(self, item: int, text: str, *, open_: bool) -> None:
        """Show the note of the current item."""
        title = self.tr("Note on item {number}").format(number=item)
        self._note_title.setText(title)
        self.note.setAccessibleName(title)
        self.note.setReadOnly(not open_)
        self.note.show_kept(text)

    def show_submit(self, text: str, *, ready: bool, enabled: bool) -> None:
        """Name the button of handing in; ``ready`` when nothing is missing."""
        self.submit.setText(text)
        self.submit.setEnabled(enabled)
        theme.dress(self.submit, kind="main" if ready or not enabled else "")

    def show_keys(self, keys: Sequence[tuple[tuple[str, ...], str, str]]) -> None:
        """List the keys as ``(caps, joined by, text)``."""
        for caps, joined, text in keys:
            self._keys.addWidget(KeyLine(caps, text, joined_by=joined))

    def show_way(self, *, digits: bool, numbers: bool) -> None:
        """Show how scores are typed on this sheet: by one digit, by a number and Enter, or both."""
        self._by_digit.setVisible(digits)
        self._by_number.setVisible(numbers)

    def narrow(self, *, narrow: bool) -> None:
        """Take less room where there is little; the keys are still in their overlay."""
        self.setFixedWidth(_NARROW_WIDTH if narrow else _WIDTH)
        self._key_list.setVisible(not narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand in with Enter as well as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.submit.hasFocus():
            self.submit.click()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(4)
        column.addWidget(label(self.tr("My total"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.total)
        row.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._of.setContentsMargins(0, 0, 0, 8)
        column.addLayout(row)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        column.addWidget(self._left)
        column.addWidget(self.trainee)
        column.addSpacing(8)
        card = Card()
        card.add(self._note_title)
        card.add(self.note)
        card.add(self.full)
        self.full.hide()
        column.addWidget(card)
        column.addSpacing(8)
        self._keys = QVBoxLayout(self._key_list)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(5)
        self._keys.addWidget(self._by_digit)
        self._keys.addWidget(self._by_number)
        column.addWidget(self._key_list)
        column.addSpacing(12)
        column.addWidget(self.submit)
        column.addWidget(self.ask)
        column.addStretch(1)
