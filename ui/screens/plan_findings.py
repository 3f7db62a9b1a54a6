"""What the rules say of the plan, beside its form, and the release. Owns the look of findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import pill, theme
from ui.labels import Elided, hairline, label
from ui.pill import Pill, Status
from ui.screens.plan_words import in_words
from ui.severity import severity_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.errors import Note
    from ui.texts import Texts

_WIDTH = 292
_ORDER = {"error": 0, "warning": 1, "info": 2}


class FindingCard(QFrame):
    """One finding: pill, sentence, clause. Enter, Space or a click leads to its field."""

    chosen = Signal()

    def __init__(self, note: Note, texts: Texts, where: str) -> None:
        super().__init__()
        shown = in_words(note, texts)
        sentence = texts.explain(replace(shown, clause=None))
        self.note = note
        status = severity_status(note.severity)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{status.text}, {sentence} {note.clause or ''}".rstrip())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Pill(status))
        head.addWidget(label(where, "small"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(label(sentence, wrap=True))
        if note.clause:
            column.addWidget(label(note.clause, "small", wrap=True))
        theme.dress(self, kind="card")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the field on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Go to the field on a click."""
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        theme.dress(self, kind="card-current")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go back to the usual look."""
        theme.dress(self, kind="card")
        super().focusOutEvent(event)


class FindingsPanel(QFrame):
    """The column of findings; ``wanted`` carries the finding to go to, ``released`` a confirmed release."""

    wanted = Signal(object, int)
    released = Signal()
    rearranged = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._shown: tuple[tuple[Note, int, str], ...] = ()
        self.cards: list[FindingCard] = []
        self.setFixedWidth(_WIDTH)
        theme.dress(self, kind="side")
        self.summary = Pill(pill.untouched(""))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.release = QPushButton(self.tr("Release the plan…"))
        theme.dress(self.release, kind="main")
        self.release.clicked.connect(lambda *_: self.ask())
        self.release.hide()
        self._why = label("", "small", wrap=True)
        self._question = self._confirmation()
        self._build()

    @property
    def errors(self) -> int:
        """How many findings stand in the way of a release."""
        return sum(1 for note, _place, _where in self._shown if note.severity == "error")

    def show_findings(self, found: Sequence[tuple[Note, int, str]]) -> None:
        """Show findings, each with the number of its target (-1: of the whole plan) and the target's name."""
        ordered = tuple(sorted(found, key=lambda one: _rank(one[0])))
        if ordered == self._shown and self.cards:
            return
        self._shown = ordered
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for note, place, where in ordered:
            card = FindingCard(note, self._texts, where)
            card.chosen.connect(lambda note=note, place=place: self.wanted.emit(note, place))
            self._list.insertWidget(len(self.cards), card)
            self.cards.append(card)
        self.summary.show_status(self._summed_up())
        self.rearranged.emit()

    def show_state(self, *, draft: bool, may_release: bool) -> None:
        """Offer the release where the plan is a draft without errors."""
        offered = draft and may_release
        self.release.setVisible(offered and self._question.isHidden())
        if not offered:
            self._question.hide()
        self.release.setEnabled(self.errors == 0)
        self._why.setVisible(not draft or self.errors > 0)
        if not draft:
            self._why.setText(self.tr("This plan is released and frozen. Candidates can be taken in."))
        else:
            self._why.setText(self.tr("It can be released once the errors are gone: {count}").format(count=self.errors))
        if self.errors:
            self._question.hide()

    def ask(self) -> None:
        """Ask once, in place, before the plan is frozen."""
        self._question.show()
        self.release.hide()
        self.no.setFocus()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Elided("heading", self.tr("Findings of the rules")), 1)
        head.addWidget(self.summary)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.addLayout(self._list)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(hairline())
        column.addWidget(self._why)
        column.addWidget(self.release)
        column.addWidget(self._question)

    def _confirmation(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self.tr(
            "After the release nothing in the plan can be changed, only assessors replaced with a reason. Release it?"
        )
        column.addWidget(label(words, wrap=True))
        row = QHBoxLayout()
        self.no = QPushButton(self.tr("Not yet"))
        self.yes = QPushButton(self.tr("Release"))
        theme.dress(self.yes, kind="main")
        self.no.clicked.connect(lambda *_: self._answer(yes=False))
        self.yes.clicked.connect(lambda *_: self._answer(yes=True))
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        box.hide()
        return box

    def _answer(self, *, yes: bool) -> None:
        self._question.hide()
        self.release.show()
        if yes:
            self.released.emit()
        else:
            self.release.setFocus()

    def _summed_up(self) -> Status:
        warnings = sum(1 for note, _place, _where in self._shown if note.severity == "warning")
        if self.errors:
            return pill.failed(self.tr("{count} errors").format(count=self.errors))
        if warnings:
            return pill.warning(self.tr("{count} warnings").format(count=warnings))
        return pill.done(self.tr("Nothing found"))


def _rank(note: Note) -> tuple[int, bool]:
    """Errors first; what is said of a document as a whole after what can be mended on the form."""
    return _ORDER.get(note.severity, len(_ORDER)), note.code.startswith("document-")
