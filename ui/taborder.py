"""Tab goes through an area as the eye does. Owns the reading of layouts; needed wherever fields come and go.

Qt puts a field that is made later at the end of the chain, wherever it stands on the screen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def in_reading_order(area: QWidget) -> None:
    """Let Tab visit the fields of an area in the order of its layouts."""
    for before, after in pairwise(list(_fields(area))):
        QWidget.setTabOrder(before, after)


def _fields(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        yield part
    if isinstance(part, (QStackedWidget, QSplitter)):
        for number in range(part.count()):
            held = part.widget(number)
            if held is not None:
                yield from _fields(held)
        return
    inner = part.widget() if isinstance(part, QScrollArea) else None
    if inner is not None:
        yield from _fields(inner)
        return
    layout = part.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _within(inner)
        elif widget is not None:
            yield from _fields(widget)
