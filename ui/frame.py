"""The frame around every screen: bars, path, tabs, strips, overlays. Owns how one gets from place to place.

It holds no rule: what may be seen is decided by the screens' roles and, for every use case, by the office.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import overview, theme
from ui.actions import EVERYWHERE, bind
from ui.bars import BottomBar, TopBar
from ui.find import Finding, FindPanel
from ui.help import HelpPanel
from ui.keys import KeysPanel
from ui.labels import hairline
from ui.menus import batch_menu, person_menu
from ui.path import Path
from ui.places import Places
from ui.reading import Reader
from ui.screens.catalogue import SCREENS
from ui.stages import Stage
from ui.strip import MessageStrip, ProgressStrip
from ui.tabs import Tabs
from ui.texts import tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLayout

    from skillassess.office import Changed
    from ui.context import Desk, Request
    from ui.overview import Overview
    from ui.screens import Screen

_CALM = 300
_NARROW = 1000
_CANDIDATES = "candidates"
_EXTRA_ICONS = {
    "search": "search",
    "journal": "history",
    "people": "users",
    "institution": "building-2",
    "rules": "scale",
    "settings": "settings",
}


class Frame(QWidget):
    """One signed-in person's window. ``wished`` carries what only the program can do, as ``("language", "en")``."""

    wished = Signal(str, str)

    def __init__(self, desk: Desk, screens: tuple[type[Screen], ...] = SCREENS) -> None:
        super().__init__()
        self.desk = desk
        self.top = TopBar()
        self.path = Path()
        self.strip = MessageStrip()
        self.progress = ProgressStrip(desk.jobs)
        self.bottom = BottomBar()
        self.places = Places(desk, screens)
        self.tabs = Tabs()
        self._overview: Overview | None = None
        self._reader = Reader(self, desk)
        self._is_narrow = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_CALM)
        self._centre = QFrame()
        self._build()
        self.finder = FindPanel(self)
        self.keys = KeysPanel(self)
        self.help = HelpPanel(self._centre, desk.texts.language)
        self._listen()
        self._bind_keys()
        self._begin()

    @property
    def screen_key(self) -> str:
        """The key of the screen that is shown; empty when there is none."""
        shown = self.places.shown
        return "" if shown is None else shown.key

    def open_screen(self, key: str, focus: str = "") -> bool:
        """Show a screen by its key; False when this person has none of that name."""
        kind = self.places.kind(key)
        if kind is None:
            return False
        if key != self.screen_key:
            self.strip.hide()
        screen = self.places.open(kind, focus)
        self.bottom.show_right(screen.footnote() or self.tr("Offline · this machine"))
        self.path.mark(kind.stage or kind.key)
        self.tabs.show_tabs([(known.key, known.title()) for known in self.places.beside(kind)], key)
        return True

    def open_stage(self, stage: Stage) -> None:
        """Show the screen of a stage and put the keyboard into it."""
        if self.open_screen(self.places.key_for(stage)):
            self.places.take_focus()

    def refresh(self) -> None:
        """Have bars and path read again soon; many calls make one reading, on the worker."""
        if not self._due.isActive():
            self._due.start()

    def leave(self) -> None:
        """Let the screen that is shown keep what is being typed."""
        shown = self.places.shown
        if shown is not None:
            shown.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make path and top bar narrow where the window is small or much enlarged."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.path.narrow(is_narrow=is_narrow)
            self.top.narrow(is_narrow=is_narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard into the screen and read what is around it; the screen, shown before, is read first."""
        super().showEvent(event)
        if self._overview is None:
            self._read_overview()
        QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        if not self.places.isAncestorOf(QApplication.focusWidget() or self):
            self.places.take_focus()

    def _build(self) -> None:
        theme.dress(self._centre, kind="ground")
        centre = QVBoxLayout(self._centre)
        middle = QHBoxLayout()
        column = QVBoxLayout(self)
        for layout in (centre, middle, column):
            _tighten(layout)
        centre.addWidget(self.tabs)
        centre.addWidget(self.strip)
        centre.addWidget(self.places, 1)
        centre.addWidget(self.progress)
        middle.addWidget(self.path)
        middle.addWidget(hairline(upright=True))
        middle.addWidget(self._centre, 1)
        column.addWidget(self.top)
        column.addWidget(hairline())
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addWidget(self.bottom)

    def _begin(self) -> None:
        classes = self.places.classes
        stages = [stage for stage in Stage if any(kind.stage is stage for kind in classes)]
        extras = [
            (kind.key, kind.title(), _EXTRA_ICONS.get(kind.key, "ellipsis")) for kind in classes if kind.stage is None
        ]
        self.path.build(stages, extras)
        person = self.desk.session.person
        self.top.show_person(self.desk.texts.names(person.roles), person.name)
        self.top.person.setMenu(person_menu(self, self.desk, self.wished.emit))
        self.top.batch.setMenu(batch_menu(self, self.desk))
        if classes:
            self.open_screen(classes[0].key)

    def _listen(self) -> None:
        desk = self.desk
        desk.changed.connect(self._hear)
        desk.plan_chosen.connect(self._refresh_all)
        desk.said.connect(self.strip.show_message)
        desk.stored.connect(lambda at: self.bottom.show_saved(desk.texts.time(at, seconds=True)))
        desk.requested.connect(self._follow)
        desk.jobs.problem.connect(desk.say)
        self._due.timeout.connect(self._read_overview)
        self.path.chosen.connect(self._choose)
        self.tabs.chosen.connect(self.open_screen)
        self.top.search.clicked.connect(lambda *_: self._find())
        self.top.help.clicked.connect(lambda *_: self._help())

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "find": self._find,
            "help": self._help,
            "keys": self._list_keys,
            "close": self._close,
            "lock": partial(self.wished.emit, "lock", ""),
            "next-area": self._next_area,
            "next-tab": partial(self.tabs.step, 1),
            "previous-tab": partial(self.tabs.step, -1),
        }
        acts |= {f"stage-{stage.value}": partial(self.open_stage, stage) for stage in Stage}
        for shortcut in EVERYWHERE:
            bind(self, shortcut, acts[shortcut.name])

    def _hear(self, notice: Changed) -> None:
        self.bottom.show_saved(self.desk.texts.time(notice.at, seconds=True))
        if self._overview is not None and self._overview.head:
            self.bottom.show_head(notice.head)
        self._refresh_all()

    def _refresh_all(self, _plan_id: str = "") -> None:
        self.refresh()
        for screen in self.places.made:
            screen.show_again()

    def _read_overview(self) -> None:
        """Read on the worker; a large batch is read less often, so that reading never takes more than a fifth."""
        view = self.desk.view()
        begun = QElapsedTimer()

        def read() -> Overview:
            begun.start()
            return overview.read(view)

        def show(seen: Overview) -> None:
            self._due.setInterval(max(_CALM, 4 * begun.elapsed()))
            self._show_overview(seen)

        self._reader.read(read, show)

    def _show_overview(self, seen: Overview) -> None:
        self._overview = seen
        self.top.show_place(seen.institution, seen.batch)
        self.path.show_views(seen.stages)
        self.bottom.show_head(seen.head)
        self._show_backup(seen)

    def _show_backup(self, seen: Overview) -> None:
        if seen.is_sample:
            self.bottom.show_backup(self.tr("Sample: not backed up"))
        elif seen.backup is None:
            self.bottom.show_backup(self.tr("No backup yet"), tone="warning")
        else:
            shown = self.tr("Backup {time}, verified").format(time=self.desk.texts.moment(seen.backup))
            self.bottom.show_backup(shown)

    def _follow(self, request: Request) -> None:
        self.open_screen(request.screen, request.focus)

    def _choose(self, what: object) -> None:
        key = self.places.key_for(what) if isinstance(what, Stage) else str(what)
        self.open_screen(key)

    def _find(self) -> None:
        screens = [
            Finding(
                kind.title(),
                "" if kind.stage is None else kind.stage.title,
                "arrow-right",
                partial(self.open_screen, kind.key),
            )
            for kind in self.places.classes
        ]
        with self.desk.told(saved=False):
            batches = [
                Finding(name, self.tr("Batch"), "calendar-days", partial(self.desk.choose_plan, number))
                for number, name in overview.batches(self.desk.view())
            ]
            self.finder.show_known([*screens, *self._people(), *batches])

    def _people(self) -> list[Finding]:
        if self._overview is None or self.places.kind(_CANDIDATES) is None:
            return []
        return [
            Finding(one.name, tail(one.id), "user-round", partial(self.desk.go, _CANDIDATES, one.id))
            for one in self._overview.people
        ]

    def _help(self) -> None:
        shown = self.places.shown
        if self.help.isVisible():
            self.help.close_panel()
        else:
            self.help.show_topic("start" if shown is None else shown.help_topic)

    def _list_keys(self) -> None:
        shown = self.places.shown
        self.keys.show_keys("" if shown is None else shown.title(), () if shown is None else shown.shortcuts())

    def _close(self) -> None:
        for panel in (self.finder, self.keys, self.help):
            if panel.isVisible():
                panel.close_panel()
                return
        self.strip.hide()

    def _next_area(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.path.isAncestorOf(focus):
            self.places.take_focus()
        elif focus is not None and self.places.isAncestorOf(focus):
            self.top.batch.setFocus()
        else:
            self.path.take_focus()


def _tighten(layout: QLayout) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
