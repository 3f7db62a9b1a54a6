"""A field for a calendar day that may be empty: typed in any usual spelling, or picked. Owns the reading of it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from ui import icons

_SPELLING = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_EXAMPLE = "2026-10-31"


def read_day(text: str) -> date | None:
    """Return the day a text names (``2026-10-31``, ``20261031``, ``2026年10月31日``), None where it names none."""
    found = _SPELLING.fullmatch("".join(text.translate(_NARROW).split()))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


class DayField(QLineEdit):
    """The field; ``changed`` is said when another day, or none, was given. Alt+↓ opens the calendar."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        self.setPlaceholderText(_EXAMPLE)
        self.setMinimumWidth(128)
        self.open_calendar = self.addAction(icons.icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        self.open_calendar.setText(self.tr("Calendar (Alt+Down)"))
        self.open_calendar.setToolTip(self.tr("Calendar (Alt+Down)"))
        self.open_calendar.triggered.connect(self.show_calendar)
        self.editingFinished.connect(self._take)

    @property
    def day(self) -> date | None:
        """The day; None where the field is empty or cannot be read."""
        text = self.text().strip()
        return read_day(text) if text else None

    @property
    def is_unreadable(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None) -> None:
        """Show a day without saying that it changed."""
        self._day = day
        self.setText("" if day is None else day.isoformat())
        self.setCursorPosition(0)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001  Qt's own signature
        """Take the example away where nothing can be typed."""
        super().setReadOnly(read_only)
        self.setPlaceholderText("" if read_only else _EXAMPLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+↓ (or F4)."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.show_calendar()
            return
        super().keyPressEvent(event)

    def show_calendar(self) -> None:
        """Open the calendar below the field."""
        if self.isReadOnly() or not self.isEnabled():
            return
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        calendar.activated.connect(lambda chosen: self._pick(menu, chosen))
        calendar.clicked.connect(lambda chosen: self._pick(menu, chosen))
        calendar.setFocus()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, menu: QMenu, chosen: QDate) -> None:
        self.setText(date(chosen.year(), chosen.month(), chosen.day()).isoformat())
        menu.close()
        self._take()

    def _take(self) -> None:
        day = self.day
        if day is not None:
            self.setText(day.isoformat())
        if day != self._day or self.is_unreadable:
            self._day = day
            self.changed.emit()
