"""Pictograms. Owns the drawing of ``resources/icons`` in a colour of the theme; decides no meaning."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from skillassess.paths import resource
from ui import theme

_SMALL = 12


def icon(name: str, role: str = "muted") -> QIcon:
    """Return an icon (``check``, ``search`` …) in a colour role, sharp at 100-200 %."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, role, 16, ratio))
        made.addPixmap(pixmap(name, "faint", 16, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return one picture; ``size`` in logical pixels, ``ratio`` the screen's device pixel ratio."""
    return _drawn(name, theme.current().hexadecimal(role), size, ratio)


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    if size <= _SMALL:
        text = text.replace('stroke-width="2"', 'stroke-width="3"')
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
