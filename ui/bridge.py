"""The one listener of the office. Owns the way of a notice from any thread to the windows' thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class Listened(Protocol):
        """What the bridge needs of the office."""

        def listen(self, callback: Callable[[object], None]) -> object:
            """Call back with a frozen notice after each commit."""
            ...


class Bridge(QObject):
    """Passes each notice of the office on as ``changed``, on the thread of the windows, after the commit."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, office: Listened) -> None:
        super().__init__()
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        office.listen(self._arrived.emit)

    @Slot(object)
    def _pass_on(self, notice: object) -> None:
        self.changed.emit(notice)
