"""Where a score is given: buttons with grade words, or a cell for a number. Owns their look and their keys.

A field says what was typed and where the person wants to go; it saves nothing and knows no other item.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import fonts, theme
from ui.labels import label

if TYPE_CHECKING:
    from skillassess.model.sheets import Grade, Item

_BUTTON = QSize(42, 34)
_CELL_WIDTH = 72
_TEN = 10
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．。", "0123456789..")
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
_WIPING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def takes_a_digit(item: Item) -> bool:
    """Whether one digit says it all: graded in whole points below ten."""
    return bool(item.grades) and item.maximum < _TEN and item.step == 1


def short_word(grade: Grade, grades: tuple[Grade, ...]) -> str:
    """Return the first character of a grade word, or the word where that would not tell grades apart."""
    first = [other.word[:1] for other in grades]
    return grade.word[:1] if len(set(first)) == len(first) else grade.word


class GradeButton(QAbstractButton):
    """One grade: filled when given, dashed while the item has no score, ringed while it is being saved."""

    def __init__(self, grade: Grade, word: str) -> None:
        super().__init__()
        self.points = grade.points
        self.unscored = True
        self.pending = False
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(f"{grade.word} {grade.points:f}")
        self.setAccessibleName(f"{grade.word} {grade.points:f}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        width = _BUTTON.width() if len(word) == 1 else _BUTTON.width() + 14 * (len(word) - 1)
        self.setFixedSize(width, _BUTTON.height())

    def nextCheckState(self) -> None:
        """Change nothing by itself: the score comes back from the office."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, able = self.isChecked(), self.isEnabled()
        edge, ground, ink = "outline", "surface", "muted"
        if chosen:
            edge, ground, ink = (
                ("accent", "accent_soft", "accent") if self.pending else ("accent", "accent", "on_accent")
            )
        elif not able:
            edge, ground, ink = "line", "paper", "faint"
        elif self.underMouse():
            ground = "hover"
        dashed = self.unscored or (chosen and self.pending)
        painter.setPen(QPen(theme.colour(edge), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 5, 5)
        painter.setPen(theme.colour(ink))
        painter.setFont(fonts.interface(13, bold=chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ScoreField(QWidget):
    """What both kinds of field say: ``entered`` a text (and go on), ``moved`` by a number of items, ``focused``."""

    entered = Signal(str, bool)
    moved = Signal(int)
    focused = Signal()

    def show_score(self, text: str, *, pending: bool) -> None:
        """Show a score; empty text is no score."""
        raise NotImplementedError

    def allow(self, *, open_: bool) -> None:
        """Let the person change it, or only read it."""
        raise NotImplementedError

    def keep(self) -> None:
        """Hand on what is typed and not entered yet."""

    def say_to_readers(self, name: str) -> None:
        """Name the field for screen readers."""
        (self.focusProxy() or self).setAccessibleName(name)


class GradeField(ScoreField):
    """Grade buttons; the keyboard gives points by digits."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._open = True
        self._minimum = item.minimum
        self.buttons = tuple(GradeButton(grade, short_word(grade, item.grades)) for grade in item.grades)
        self._between = label("", "strong")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(self._between)
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, points=button.points: self._press(points))

    def show_score(self, text: str, *, pending: bool) -> None:
        """Fill the button of the score; points between two grades stand as a number before the buttons."""
        value = Decimal(text) if text else None
        known = False
        for button in self.buttons:
            button.setChecked(value == button.points)
            button.unscored = value is None
            button.pending = pending
            known |= value == button.points
            button.update()
        self._between.setText("" if value is None or known else text)
        self._between.setVisible(value is not None and not known)

    def allow(self, *, open_: bool) -> None:
        """Let the person change it, or only read it."""
        self._open = open_
        for button in self.buttons:
            button.setEnabled(open_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give points by a digit, take them back by Backspace, move by arrows and Enter."""
        typed = event.text().translate(_FULL_WIDTH)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif plain and self._open and typed.isdecimal():
            self.entered.emit(typed, True)
        elif plain and self._open and event.key() in _WIPING:
            self.entered.emit("", False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lose the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring of the keyboard."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()

    def _press(self, points: Decimal) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.entered.emit(f"{points:f}", True)


class NumberCell(QLineEdit):
    """A cell for digits and a point; keys that mean something on the sheet are left to the sheet."""

    moved = Signal(int)
    entered = Signal(str, bool)
    focused = Signal()

    def __init__(self, maximum: Decimal) -> None:
        super().__init__()
        self._kept = ""
        self.setMaxLength(8)
        self.setFixedWidth(_CELL_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(f"0–{maximum:f}")
        theme.dress(self, kind="score", open="true")

    def show_kept(self, text: str) -> None:
        """Show the saved score in the place of what is typed."""
        self._kept = text
        self.setText(text)

    @property
    def is_typing(self) -> bool:
        """Whether something is typed that was not entered."""
        return self.text().strip() != self._kept

    def keep(self) -> None:
        """Enter what is typed without going on."""
        if self.is_typing and not self.isReadOnly():
            self.entered.emit(self.text().translate(_FULL_WIDTH).strip(), False)

    def event(self, event: QEvent) -> bool:
        """Leave the sheet's shortcuts to the sheet: keys of a line are wanted here only for digits."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self._is_mine(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the number with Enter or an arrow; take only digits and a point."""
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go(_STEPS[Qt.Key(event.key())])
        elif self._is_mine(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the number, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what is typed when the cell is left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep()

    def _go(self, step: int) -> None:
        if step > 0 and self.is_typing and not self.isReadOnly():
            self.entered.emit(self.text().translate(_FULL_WIDTH).strip(), True)
            return
        self.keep()
        self.moved.emit(step)

    def _is_mine(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held:
            copying = event.key() in (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_A)
            return copying or (event.key() == Qt.Key.Key_Z and self.is_typing)
        typed = event.text().translate(_FULL_WIDTH)
        return not typed or not typed.isprintable() or typed in "0123456789."


class NumberField(ScoreField):
    """A number cell with its maximum beside it, and grade buttons where the scale has words as well."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.cell = NumberCell(item.maximum)
        self.cell.setPlaceholderText(f"{item.minimum:f}–{item.maximum:f}")
        self.cell.setAccessibleDescription(self.tr("Step {step}").format(step=f"{item.step:f}"))
        self.cell.setToolTip(
            self.tr("{minimum} to {maximum}, step {step}").format(
                minimum=f"{item.minimum:f}", maximum=f"{item.maximum:f}", step=f"{item.step:f}"
            )
        )
        self.buttons = tuple(GradeButton(grade, short_word(grade, item.grades)) for grade in item.grades)
        self.setFocusProxy(self.cell)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, points=button.points: self._press(points))
        row.addWidget(self.cell)
        most = label(f"/ {item.maximum:f}", "small")
        most.setMinimumWidth(34)
        row.addWidget(most)
        self.cell.entered.connect(self.entered)
        self.cell.moved.connect(self.moved)
        self.cell.focused.connect(self.focused)

    def show_score(self, text: str, *, pending: bool) -> None:
        """Show a score; empty text is no score."""
        self.cell.show_kept(text)
        theme.dress(self.cell, open="false" if text else "true", pending="true" if pending else "false")
        for button in self.buttons:
            button.setChecked(bool(text) and Decimal(text) == button.points)
            button.unscored = not text
            button.pending = pending
            button.update()

    def allow(self, *, open_: bool) -> None:
        """Let the person change it, or only read it."""
        self.cell.setReadOnly(not open_)
        for button in self.buttons:
            button.setEnabled(open_)

    def keep(self) -> None:
        """Enter what is typed without going on."""
        self.cell.keep()

    def _press(self, points: Decimal) -> None:
        self.cell.setFocus(Qt.FocusReason.MouseFocusReason)
        self.entered.emit(f"{points:f}", True)


def field_for(item: Item) -> ScoreField:
    """Return the field that suits an item's scale."""
    return GradeField(item) if takes_a_digit(item) else NumberField(item)
