"""The sheet as it looks on paper: head, groups, one line per item. Owns its layout and which item is current.

It shows texts and says what was typed; it knows no office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from skillassess.model.sheets import Form
from ui import pill, theme
from ui.labels import Elided, hairline, label
from ui.pill import Pill
from ui.screens.scoring_fields import field_for

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from skillassess.model.sheets import Group, Item, Template
    from ui.pill import Status

_GROUP_WIDTH = 88
_NUMBER_WIDTH = 34
_LINE_HEIGHT = 40
_NARROW = 520
_NARROW_PAIRS = 2
_WIDEST = 16_777_215
_AROUND = 90


class Ground(QWidget):
    """An area in a colour of the theme."""

    def __init__(self, role: str = "paper") -> None:
        super().__init__()
        self.role = role

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the area."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self.role))
        painter.end()


class ItemLine(Ground):
    """One item: number, name, requirement and standard, and the field of its score."""

    chosen = Signal()

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.field = field_for(item)
        self._current = False
        self._number = label(str(item.no), "muted")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setFixedWidth(_NUMBER_WIDTH)
        self._name = label(item.name, "body", wrap=True)
        details = [part for part in (item.requirement, item.standard) if part]
        self._details = label("\n".join(details), "small", wrap=True)
        self.skipped = Pill(pill.warning(self.tr("Not scored")))
        self.skipped.hide()
        self.setMinimumHeight(_LINE_HEIGHT)
        self.body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.field.focused.connect(self.chosen)

    def show_score(self, text: str, *, pending: bool, skipped: bool) -> None:
        """Show the score; ``skipped`` when there is none and later items have one."""
        self.field.show_score(text, pending=pending)
        self.skipped.setVisible(skipped)
        state = text or self.tr("not scored")
        if pending:
            state = self.tr("{score}, being saved").format(score=text or self.tr("taken back"))
        name = self.tr("Item {number}, {name}: {state}")
        self.field.say_to_readers(name.format(number=self.item.no, name=self.item.name, state=state))

    def mark(self, *, current: bool) -> None:
        """Stand out as the current item, or not."""
        if current != self._current:
            self._current = current
            theme.dress(self._name, kind="strong" if current else "body")
            self.role = "accent_soft" if current else "paper"
            self.update()

    def narrow(self, *, narrow: bool) -> None:
        """Put the field below the words where the paper is narrow."""
        below = QBoxLayout.Direction.TopToBottom
        words = self.tr("Not scored")
        self.skipped.show_status(pill.warning("" if narrow else words, words))
        self.body.setDirection(below if narrow else QBoxLayout.Direction.LeftToRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Become the current item."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addWidget(self._name)
        if self._details.text():
            words.addWidget(self._details)
        words.addStretch(1)
        scale = QHBoxLayout()
        scale.setSpacing(8)
        scale.addStretch(1)
        scale.addWidget(self.skipped, 0, Qt.AlignmentFlag.AlignVCenter)
        scale.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(8)
        self.body.addLayout(words, 1)
        self.body.addLayout(scale)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 10, 2)
        line.setSpacing(18)
        line.addWidget(self._number)
        line.addLayout(self.body, 1)


class GroupBox(Ground):
    """A group: its name beside its lines, or above them where the paper is narrow."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._name = label(name, "strong", wrap=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name.setContentsMargins(12, 10, 0, 6)
        self._line = hairline(upright=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self._row.addWidget(self._name)
        self._row.addWidget(self._line)
        self._row.addLayout(self.lines, 1)

    def narrow(self, *, narrow: bool) -> None:
        """Turn from beside to above."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._line.setVisible(not narrow)
        self._name.setMinimumWidth(0 if narrow else _GROUP_WIDTH)
        self._name.setMaximumWidth(_WIDEST if narrow else _GROUP_WIDTH)


class Paper(QFrame):
    """A sheet. ``entered`` carries item, text and whether to go on; ``moved`` item and step."""

    entered = Signal(int, str, bool)
    moved = Signal(int, int)
    current_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="paper")
        self._template: Template | None = None
        self._narrow = False
        self.lines: dict[int, ItemLine] = {}
        self.current = 0
        self._title = label("", "paper-title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._head = QGridLayout()
        self._particulars: list[tuple[str, str]] = []
        self.state = Pill(pill.untouched(""))
        self.reason = label("", "fine", wrap=True)
        self._band = self._state_band()
        self._first = label("", "small")
        self._second = label("", "small")
        self._legend = label("", "small")
        for part in (self._first, self._second, self._legend, self._title):
            part.setMinimumWidth(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._groups: list[GroupBox] = []
        self._build()

    def show_head(self, title: str, particulars: list[tuple[str, str]]) -> None:
        """Show the title and the candidate's particulars as ``(caption, value)``."""
        self._title.setText(title)
        self._particulars = particulars
        self._lay_head()

    def show_state(self, status: Status | None, reason: str = "") -> None:
        """Say why the sheet came back, or why it cannot be filled in; None when there is nothing to say."""
        self._band.setVisible(status is not None)
        if status is not None:
            self.state.show_status(status)
            self.reason.setText(reason)

    def show_template(self, template: Template) -> None:
        """Lay out a sheet; one that is laid out already stays."""
        if template == self._template:
            return
        self._template = template
        self.current = 0
        self.lines = {}
        self._groups = []
        self._name_columns(template)
        content = Ground()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, group in enumerate(template.groups):
            if place:
                column.addWidget(hairline())
            column.addWidget(self._group(group))
        column.addWidget(hairline())
        column.addStretch(1)
        self.area.setWidget(content)
        self._fit(anew=True)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on the current item; as a proxy it would hold Tab there."""
        if self.current in self.lines:
            self.lines[self.current].field.setFocus(reason)

    def allow(self, *, open_: bool) -> None:
        """Let scores be given, or only read."""
        for line in self.lines.values():
            line.field.allow(open_=open_)

    def go(self, item: int, *, focus: bool = True) -> None:
        """Make an item the current one, in sight with its neighbours, with the keyboard on it."""
        line = self.lines.get(item)
        if line is None:
            return
        if focus:
            line.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(item)

    def keep(self) -> None:
        """Hand on what is typed in the current cell."""
        if self.current in self.lines:
            self.lines[self.current].field.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields below the words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _take(self, item: int) -> None:
        if item != self.current:
            if self.current in self.lines:
                self.lines[self.current].mark(current=False)
            self.current = item
            self.lines[item].mark(current=True)
            self.current_changed.emit(item)
        self.area.ensureWidgetVisible(self.lines[item], 0, _AROUND)

    def _lay_head(self) -> None:
        while (taken := self._head.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        in_a_row = _NARROW_PAIRS if self._narrow else len(self._particulars)
        for place, (caption, value) in enumerate(self._particulars):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(label(caption, "small"))
            row.addWidget(Elided("fine", value), 1)
            self._head.addWidget(pair, place // in_a_row, place % in_a_row)

    def _group(self, group: Group) -> QWidget:
        box = GroupBox(group.name)
        subgroup = ""
        for place, item in enumerate(group.items):
            if place:
                box.lines.addWidget(hairline())
            if item.subgroup and item.subgroup != subgroup:
                subgroup = item.subgroup
                box.lines.addWidget(_subgroup(subgroup))
            box.lines.addWidget(self._line(item))
        self._groups.append(box)
        return box

    def _line(self, item: Item) -> ItemLine:
        line = ItemLine(item)
        number = item.no
        line.field.entered.connect(lambda text, on: self.entered.emit(number, text, on))
        line.field.moved.connect(lambda step: self.moved.emit(number, step))
        line.chosen.connect(lambda: self._take(number))
        self.lines[number] = line
        return line

    def _name_columns(self, template: Template) -> None:
        first, second = self.tr("Content"), self.tr("Requirement and scoring standard")
        if template.form is Form.ANNEX3:
            first, second = self.tr("First-level indicator"), self.tr("Second-level indicator")
        self._first.setText(first)
        self._second.setText(second)
        scales = {item.grades for item in template.items}
        alike = len(scales) == 1
        words = [f"{grade.word}{grade.points:f}" for grade in template.items[0].grades] if alike else []
        self._legend.setText(" · ".join(words) or self.tr("Score / points"))

    def _state_band(self) -> QWidget:
        band = Ground("paper_head")
        row = QHBoxLayout(band)
        row.setContentsMargins(18, 6, 18, 6)
        row.setSpacing(10)
        row.addWidget(self.state)
        row.addWidget(self.reason, 1)
        band.hide()
        return band

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._title)
        self._head.setContentsMargins(18, 6, 18, 8)
        self._head.setVerticalSpacing(2)
        self._head.setHorizontalSpacing(20)
        column.addLayout(self._head)
        column.addWidget(hairline())
        column.addWidget(self._band)
        head = Ground("paper_head")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(0)
        self._first.setMinimumWidth(_GROUP_WIDTH)
        row.setSpacing(12)
        row.addWidget(self._first)
        row.addWidget(self._second, 1)
        row.addWidget(self._legend)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.area, 1)

    def _fit(self, *, anew: bool = False) -> None:
        narrow = self.width() < _NARROW
        if narrow == self._narrow and not anew:
            return
        self._narrow = narrow
        self._lay_head()
        for box in self._groups:
            box.narrow(narrow=narrow)
        for line in self.lines.values():
            line.narrow(narrow=narrow)


def _subgroup(text: str) -> QLabel:
    made = label(text, "small")
    made.setContentsMargins(18, 8, 12, 2)
    made.setAccessibleName(QCoreApplication.translate("Paper", "Group {name}").format(name=text))
    return made
