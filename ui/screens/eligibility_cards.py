"""One condition as a card: answer, words, clause on demand, values, service as a line, what is missing, an example.

Owns the card; what a press of its buttons means is the screen's business.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from skillassess.model.answers import Answer
from skillassess.office.eligibility_words import place, plain, short_clause
from ui import fonts, theme
from ui.card import Card
from ui.labels import Elided, label
from ui.pill import Pill
from ui.screens.eligibility_bar import ServiceBar, spans
from ui.screens.eligibility_state import SERVICE, UNPROVEN, answer_status, asked, values

if TYPE_CHECKING:
    from skillassess.office.eligibility import CandidateCase, Example, Judgement
    from ui.texts import Texts

_SIGNS = {True: ("✓", "ok"), False: ("✗", "error"), None: ("·", "muted")}
_MOST_MISSING = 4
_ONE_LINE, _WIDE = 56, 480


class ConditionCard(Card):
    """A condition; ``wants_example`` carries its id, ``wants_decision`` what is to be decided and the question."""

    wants_example = Signal(str)
    wants_decision = Signal(str, str)

    def __init__(self, item: Judgement, case: CandidateCase, texts: Texts, *, may_judge: bool) -> None:
        super().__init__(kind="card-warning" if item.answer is Answer.CANNOT_TELL else "card")
        self.item = item
        self._texts = texts
        self.setAccessibleName(f"{answer_status(item.answer).text} {item.clause} {item.clause_text}")
        self._head(item)
        if any(value.what in SERVICE for value in item.values):
            self._line(item, case)
        self._values()
        self._missing()
        self.original = self._original()
        self.add(self.original)
        self.example = label("", "fine", wrap=True)
        self.example.hide()
        self.add(self.example)
        self._foot(item, may_judge=may_judge)

    def show_examples(self, examples: tuple[Example, ...]) -> None:
        """Show the worked examples beside the condition, or that there are none."""
        if not examples:
            self.example.setText(self.tr("There is no worked example: this is the institution's own condition."))
        else:
            told = [f"{answer_status(example.expect).text}: {example.says}" for example in examples]
            self.example.setText(self.tr("For example") + "\n" + "\n".join(told))
        self.example.show()

    def _head(self, item: Judgement) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Pill(answer_status(item.answer)))
        words = Elided("strong" if item.answer is not Answer.NOT_MET else "body")
        words.setText(item.clause_text)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        row.addWidget(label(self._right(item), "small"))
        self.show_original = _link(self.tr("Clause text"))
        self.show_original.setCheckable(True)
        self.ask_example = _link(self.tr("Example"))
        self.buttons: tuple[QPushButton, ...] = (self.show_original, self.ask_example)
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()} {short_clause(item.clause)}")
            row.addWidget(button)
        self.column.addLayout(row)

    def _right(self, item: Judgement) -> str:
        clause = short_clause(item.clause)
        if item.met_from is None:
            return clause
        if item.answer is Answer.MET:
            return self.tr("{clause} · met since {day}").format(clause=clause, day=self._texts.day(item.met_from))
        return self.tr("{clause} · met from {day}").format(clause=clause, day=self._texts.day(item.met_from))

    def _line(self, item: Judgement, case: CandidateCase) -> None:
        closing = case.eligibility.closing
        drawn = spans(case.facts, closing, self._texts.language)
        marks = [date.fromisoformat(value.have) for value in item.values if _is_day(value.what, value.have)]
        if drawn:
            self.add(ServiceBar(drawn, marks, closing))

    def _values(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(values(self.item, self._texts)):
            sign, tone = _SIGNS[line.reaches]
            grid.addWidget(label(sign, "fine", tone=tone if tone != "muted" else ""), row, 0)
            grid.addWidget(label(line.label, "fine"), row, 1)
            shown = label(line.text, "fine", wrap=len(line.text) > _ONE_LINE)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            if shown.wordWrap():
                shown.setFixedWidth(_WIDE)
            grid.addWidget(shown, row, 2)
        if grid.count():
            self.column.addLayout(grid)

    def _missing(self) -> None:
        language = self._texts.language
        bare = [dict(note.params)["ref"] for note in self.item.missing if note.code == UNPROVEN]
        notes = [plain(note, language) for note in self.item.missing if note.code != UNPROVEN]
        notes = list(dict.fromkeys(notes))
        if bare:
            named = ("、" if language == "zh_CN" else ", ").join(place(ref, language) for ref in dict.fromkeys(bare))
            notes.insert(0, self.tr("No evidence attached: {facts}").format(facts=named))
        for text in notes[:_MOST_MISSING]:
            self.add(_beside("?", text))
        if len(notes) > _MOST_MISSING:
            self.add(label(self.tr("and {count} more").format(count=len(notes) - _MOST_MISSING), "small"))

    def _original(self) -> QLabel:
        item = self.item
        lines = [item.clause_text, f"—— {item.clause}"]
        lines += [self.tr("Read as: {text}").format(text=self._reading(reading)) for reading in item.readings]
        shown = label("\n".join(lines), "body", wrap=True)
        shown.setFont(fonts.document(14))
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setContentsMargins(12, 8, 12, 8)
        shown.hide()
        return shown

    def _reading(self, reading: object) -> str:
        return str(getattr(reading, "text" if self._texts.language == "zh_CN" else "english"))

    def _foot(self, item: Judgement, *, may_judge: bool) -> None:
        self.show_original.toggled.connect(self.original.setVisible)
        self.ask_example.clicked.connect(lambda *_: self.wants_example.emit(item.id))
        question = asked(item)
        if question is None or not may_judge:
            return
        judge = QPushButton(self.tr("Record a decision…"))
        judge.setAccessibleName(f"{judge.text()} {short_clause(item.clause)}")
        self.buttons = (*self.buttons, judge)
        judge.clicked.connect(lambda *_: self.wants_decision.emit(*question))
        row = QHBoxLayout()
        row.addWidget(judge)
        row.addStretch(1)
        self.column.addLayout(row)


class MoreCard(Card):
    """The conditions nobody entered anything for, behind one button."""

    opened = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        text = self.tr("{count} more conditions without facts or not for this enterprise · show").format(count=count)
        self.button = _link(text)
        self.buttons = (self.button,)
        self.button.clicked.connect(lambda *_: self.opened.emit())
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)


def _beside(sign: str, text: str) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(label(sign, "fine", tone="warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "fine", wrap=True), 1)
    return whole


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    theme.dress(button, kind="link")
    return button


def _is_day(what: str, text: str) -> bool:
    if what != "paper-issued":
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def column_of(parts: list[QWidget], holder: QVBoxLayout) -> None:
    """Put parts into a column in place of what stood there."""
    while (item := holder.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for part in parts:
        holder.addWidget(part)
