"""Parts of the journal screen: the filters, and the check of the whole journal. They own what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QPushButton

from ui import theme
from ui.card import Card
from ui.dayfield import DayField
from ui.labels import label
from ui.screens.journal_reading import Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from ui.screens.journal_words import JournalWords

_PATIENCE, _NARROW = 250, 940


class FilterCard(Card):
    """Who, what, about what, from when to when. ``changed`` once another wish stands."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.actor, self.action = QComboBox(), QComboBox()
        self.subject = QLineEdit()
        self.first, self.last = DayField(), DayField()
        self.clear = QPushButton(self.tr("&Show all"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._pause.timeout.connect(self.changed)
        self.actor.addItem(self.tr("Everybody"), "")
        self.action.addItem(self.tr("All actions"), "")
        self.subject.setPlaceholderText(self.tr("Batch, admission number, certificate, person"))
        self.subject.setClearButtonEnabled(True)
        for field, name in (
            (self.actor, self.tr("Who")),
            (self.action, self.tr("What")),
            (self.subject, self.tr("About whom or what")),
            (self.first, self.tr("From")),
            (self.last, self.tr("To")),
        ):
            field.setAccessibleName(name)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whom, when = QHBoxLayout(), QHBoxLayout()
        for line in (self._lines, whom, when):
            line.setSpacing(8)
        whom.addWidget(self.actor, 1)
        whom.addWidget(self.action, 2)
        whom.addWidget(self.subject, 3)
        for part in (label(self.tr("From"), "small"), self.first, label(self.tr("To"), "small"), self.last):
            when.addWidget(part)
        when.addStretch(1)
        when.addWidget(self.clear)
        self._lines.addLayout(whom, 1)
        self._lines.addLayout(when)
        self.column.addLayout(self._lines)
        for choice in (self.actor, self.action):
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.currentIndexChanged.connect(lambda *_: self._pause.start())
        self.subject.textChanged.connect(lambda *_: self._pause.start())
        for day in (self.first, self.last):
            day.setMaximumWidth(136)
            day.changed.connect(self._pause.start)
        self.clear.clicked.connect(lambda *_: self.reset())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days below the rest in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._lines.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    @property
    def wish(self) -> Wish:
        """What the fields ask for; a day that cannot be read asks for nothing."""
        return Wish(
            actor=str(self.actor.currentData() or ""),
            action=str(self.action.currentData() or ""),
            subject=self.subject.text(),
            first=self.first.day,
            last=self.last.day,
        )

    @property
    def unreadable(self) -> DayField | None:
        """The field in which something stands that is no day."""
        return next((day for day in (self.first, self.last) if day.is_unreadable), None)

    def offer(self, actors: Iterable[str], actions: Iterable[str], words: JournalWords) -> None:
        """Offer the people and actions that the journal knows; what is chosen stays."""
        _offer(self.actor, sorted((words.actor(one), one) for one in set(actors)))
        _offer(self.action, sorted((words.action(one), one) for one in set(actions)))

    def reset(self) -> None:
        """Ask for everything."""
        self.actor.setCurrentIndex(0)
        self.action.setCurrentIndex(0)
        self.subject.clear()
        for day in (self.first, self.last):
            day.show_day(None)
        self._pause.start()


class CheckCard(Card):
    """The check of the whole journal, against a head from paper if there is one. ``asked``: that head."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.head_field = QLineEdit()
        self.head_field.setPlaceholderText(self.tr("Journal head from a paper, as 1A2B-3C4D; may stay empty"))
        self.head_field.setAccessibleName(self.tr("Journal head from a paper"))
        self.go = QPushButton(self.tr("&Check the journal"))
        self.outcome = label("", "fine", wrap=True)
        self.outcome.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Check"), "strong"))
        row.addWidget(self.head_field, 1)
        row.addWidget(self.go)
        self.column.addLayout(row)
        self.add(self.outcome)
        self.go.clicked.connect(lambda *_: self.asked.emit(self.head_field.text().strip()))
        self.head_field.returnPressed.connect(self.go.click)

    def say(self, text: str, tone: str) -> None:
        """Show what was found."""
        self.outcome.setText(text)
        theme.dress(self.outcome, tone=tone)
        self.outcome.setVisible(bool(text))


def _offer(choice: QComboBox, named: list[tuple[str, str]]) -> None:
    known = [choice.itemData(place) for place in range(1, choice.count())]
    if known == [value for _name, value in named]:
        return
    chosen = choice.currentData()
    choice.blockSignals(True)
    while choice.count() > 1:
        choice.removeItem(1)
    for name, value in named:
        choice.addItem(name, value)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    choice.blockSignals(False)
