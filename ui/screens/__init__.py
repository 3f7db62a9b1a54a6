"""Screens: one file each. Owns what every screen is; a screen sees its ``Desk`` and no other screen.

How to add one: write ``ui/screens/<key>.py`` with one subclass of ``Screen``, name its class in
``ui/screens/catalogue.py``, write ``resources/help/<language>/<help_topic>.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from skillassess.model.people import Role
    from ui.actions import Shortcut
    from ui.context import Desk
    from ui.stages import Stage


class Screen(QWidget):
    """What the frame shows in its middle.

    It is made once per signed-in person, when first opened, and again when language or theme change. It need not
    listen to ``desk.changed``: the frame calls ``refresh`` after each commit, at once when the screen is seen,
    otherwise when it is next shown.
    """

    key: ClassVar[str]
    """Name of the screen in requests, in the settings and of its file."""
    stage: ClassVar[Stage | None]
    """Where it stands on the path; None for what belongs to no batch (people, search, journal)."""
    roles: ClassVar[frozenset[Role]]
    """Who may see it; the office asks again for every use case."""
    help_topic: ClassVar[str]
    """Name of its help text, without ``.md``."""

    def __init__(self, desk: Desk) -> None:
        """Build the widgets in a subclass; leave filling them to ``refresh``."""
        super().__init__()
        self.desk = desk
        self._start: QWidget | None = None
        self._stale = True
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._refresh_when_seen)

    @staticmethod
    def title() -> str:
        """Name of the screen by ``QCoreApplication.translate``: on its tab, in the search, for screen readers."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is shown from the office again; keep cursor, selection and what is being typed."""
        raise NotImplementedError

    def focus_on(self, focus: str) -> None:
        """Show what another screen asked for (``desk.go(key, focus)``)."""

    def place(self) -> str:
        """Return where the person stands, in the form ``focus_on`` understands; used when the window is rebuilt."""
        return ""

    def leave(self) -> None:
        """Keep what is being typed: the screen is about to be left, locked or rebuilt."""

    def footnote(self) -> str:
        """Return what stands at the right end of the bottom bar, as the edition of the rules; empty for the usual."""
        return ""

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys for the overlay of keys; bind them with ``ui.actions.bind``."""
        return ()

    def begin_at(self, start: QWidget) -> None:
        """Name the part in which the keyboard begins; as Qt's proxy Tab would pass over whatever stands before it."""
        self._start = start

    def take_focus(self) -> None:
        """Put the keyboard where the screen begins; where that is not seen, on the first field."""
        start = self._start
        if start is not None and start.isVisible() and start.isEnabled():
            start.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.focusNextChild()

    def show_again(self) -> None:
        """Have the screen refreshed once, soon, when it is seen; several calls make one refresh."""
        self._stale = True
        self._due.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh a stale screen before it is seen."""
        super().showEvent(event)
        self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()
