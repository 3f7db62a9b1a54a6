"""One rule to read: clause, exact words, what it opens, how it is read, examples, and as it is kept. Owns the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from skillassess.model.levels import Level
from skillassess.office.eligibility_words import level_or_title
from ui import theme
from ui.card import Card
from ui.labels import label
from ui.pill import Pill
from ui.screens.rules_words import NONE, answer_pill, area_name, difference_pill

if TYPE_CHECKING:
    from skillassess.office.rule_browser import Change, Entry, Example, Item, Reading, RuleDocument
    from ui.texts import Texts

_SOURCE_HEIGHT = 168


class RulePane(QScrollArea):
    """The rule that was chosen, or a document, or what changed."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The rule"))
        self._begin()

    @property
    def spoken(self) -> str:
        """Everything that is shown, as text."""
        return "\n".join(self._said)

    def show_document(self, document: RuleDocument, count: int) -> None:
        """Show a document: number, title, from when to when."""
        self._begin()
        card = self._card(document.number)
        self._line(card, document.title, "body")
        if document.begins is not None or document.ends is not None:
            text = self.tr("In force from {first} to {last}")
            days = (self._texts.day(document.begins), self._texts.day(document.ends))
            self._line(card, text.format(first=days[0], last=days[1]), "fine")
        self._line(card, self.tr("{count} rules rest on it.").format(count=count), "small")
        self._end()

    def show_item(
        self,
        item: Item,
        entry: Entry | None,
        readings: tuple[Reading, ...],
        examples: tuple[Example, ...],
        source: str,
    ) -> None:
        """Show one rule whole."""
        self._begin()
        card = self._card(item.clause or item.id)
        self._line(card, item.text, "paper-title")
        if entry is not None:
            opened = [self._target(grant.target) for grant in entry.grants]
            text = self.tr("Opens: {targets}").format(targets=("、" if self._is_chinese else ", ").join(opened))
            self._line(card, text, "fine")
        self._line(card, f"{area_name(item.area)} · {item.id}" if entry is not None else area_name(item.area), "small")
        for reading in readings:
            self._reading(reading)
        if examples:
            self._examples(examples)
        if source:
            self._source(source)
        self._end()

    def show_change(self, change: Change) -> None:
        """Show one difference: the words before and after."""
        self._begin()
        item = change.after or change.before
        card = self._card(NONE if item is None else item.clause or item.id)
        pill = difference_pill(change.kind)
        card.head.insertWidget(0, Pill(pill))
        self._said.append(pill.text)
        for heading, side in ((self.tr("Before"), change.before), (self.tr("After"), change.after)):
            if side is not None:
                self._line(card, heading, "small")
                self._line(card, side.text, "body")
                self._line(card, side.id, "small")
        self._end()

    def show_words(self, words: str) -> None:
        """Say that there is nothing to show, and what to do."""
        self._begin()
        self._line(self._card(words), "", "body")
        self._end()

    @property
    def _is_chinese(self) -> bool:
        return self._texts.language == "zh_CN"

    def _begin(self) -> None:
        self._said: list[str] = []
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(20, 14, 20, 16)
        self._column.setSpacing(10)
        self.setWidget(holder)

    def _end(self) -> None:
        self._column.addStretch(1)

    def _card(self, heading: str) -> Card:
        card = Card(heading)
        self._said.append(heading)
        self._column.addWidget(card)
        return card

    def _line(self, card: Card, text: str, kind: str) -> None:
        if not text:
            return
        line = label(text, kind, wrap=True)  # type: ignore[arg-type]
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.append(text)
        card.add(line)

    def _target(self, target: object) -> str:
        code = target.code if isinstance(target, Level) else str(getattr(target, "value", target))
        return level_or_title(code, self._texts.language)

    def _reading(self, reading: Reading) -> None:
        card = self._card(self.tr("How the program reads it"))
        self._line(card, reading.provision.text if self._is_chinese else reading.english, "body")
        strict = reading.strict if self._is_chinese else reading.strict_english
        if strict:
            self._line(card, self.tr("Stricter, by the institution's choice: {text}").format(text=strict), "fine")

    def _examples(self, examples: tuple[Example, ...]) -> None:
        card = self._card(self.tr("Examples"))
        for example in examples:
            status = answer_pill(example.expect)
            text = example.says
            if example.met_from is not None:
                since = self.tr("{text} (met from {day})")
                text = since.format(text=text, day=self._texts.day(example.met_from))
            self._line(card, f"{status.text}: {text}", "body")

    def _source(self, source: str) -> None:
        show = QPushButton(self.tr("As it is kept in the edition"))
        show.setCheckable(True)
        theme.dress(show, kind="link")
        text = QPlainTextEdit(source)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFixedHeight(_SOURCE_HEIGHT)
        text.setAccessibleName(show.text())
        text.hide()
        show.toggled.connect(text.setVisible)
        self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(text)
