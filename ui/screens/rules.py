"""The rule browser: an edition by document and clause, searched, compared with another, and the institution's own.

Owns what is open; the rules themselves are the office's answer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.people import Role
from skillassess.office import may
from skillassess.office.eligibility_words import short_clause
from ui import theme
from ui.acting import Actor
from ui.actions import Shortcut, bind
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import Named, NameList
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.rules_own import OwnPanel
from ui.screens.rules_reading import RulePane
from ui.screens.rules_words import difference_pill

if TYPE_CHECKING:
    from skillassess.model.kept_dossiers import OwnRules
    from skillassess.office.rule_browser import Change, EditionView, Item, KeptOwnRules, RuleDetail, RulePart
    from ui.context import Desk
    from ui.stages import Stage

SEARCH = Shortcut("search", ("Ctrl+F",), QT_TRANSLATE_NOOP("RuleKeys", "Search the rules"), "RuleKeys")
READ = Shortcut("read", ("Ctrl+1",), QT_TRANSLATE_NOOP("RuleKeys", "Read"), "RuleKeys")
CHANGES = Shortcut("changes", ("Ctrl+2",), QT_TRANSLATE_NOOP("RuleKeys", "Changes"), "RuleKeys")
OWN = Shortcut("own", ("Ctrl+3",), QT_TRANSLATE_NOOP("RuleKeys", "Own rules"), "RuleKeys")
_SIDE = 360
_PATIENCE = 200
_READ, _CHANGES, _OWN = range(3)


class RulesScreen(Screen):
    """Editions of the rules."""

    key: ClassVar[str] = "rules"
    stage: ClassVar[Stage | None] = None
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.OFFICE, Role.HR, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR}
    )
    help_topic: ClassVar[str] = "rules"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader, self._opener = Reader(self, desk), Reader(self, desk)
        self._actor = Actor(self, desk)
        self._parts: tuple[RulePart, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self._views: tuple[EditionView, ...] = ()
        self._mode = _READ
        self.edition = QComboBox()
        self.edition.setAccessibleName(self.tr("Edition"))
        self.against = QComboBox()
        self.against.setAccessibleName(self.tr("Compared with"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search words, clauses, ids"))
        self.search.setAccessibleName(self.tr("Search the rules"))
        self.search.setClearButtonEnabled(True)
        self.list = NameList(self.tr("Rules"))
        self.modes = {
            _READ: QPushButton(self.tr("Read")),
            _CHANGES: QPushButton(self.tr("Changes")),
            _OWN: QPushButton(self.tr("Own rules")),
        }
        self.validity = label("", "small", tone="warning", wrap=True)
        self.pane = RulePane(desk.texts)
        self.tighten = QPushButton(self.tr("Make stricter…"))
        self.own = OwnPanel(desk.texts, may_change=may(desk.session.person, "rules.own"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._detail: RuleDetail | None = None
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("RulesScreen", "Rules")

    def refresh(self) -> None:
        """Read editions and own rules again."""
        desk = self.desk

        def ask() -> tuple[tuple[EditionView, ...], KeptOwnRules]:
            return desk.office.rules.editions(desk.session), desk.office.rules.own(desk.session)

        self._reader.read(ask, self._show)

    def focus_on(self, focus: str) -> None:
        """Open a rule by its id."""
        self.search.setText(focus)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys."""
        return (SEARCH, READ, CHANGES, OWN)

    def turn(self, mode: int) -> None:
        """Read, compare, or see the institution's own rules."""
        self._mode = mode
        self.modes[mode].setChecked(True)
        self.against.setVisible(mode == _CHANGES)
        self.search.setVisible(mode == _READ)
        self._stack.setCurrentIndex(1 if mode == _OWN else 0)
        self._read()

    def _build(self) -> None:
        side = QFrame()
        theme.dress(side, kind="side")
        side.setFixedWidth(_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 10, 8, 8)
        left.setSpacing(6)
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for mode, button in self.modes.items():
            button.setCheckable(True)
            theme.dress(button, kind="tab")
            group.addButton(button)
            button.clicked.connect(partial(self._press, mode))
            row.addWidget(button)
        row.addStretch(1)
        left.addLayout(row)
        for choice in (self.edition, self.against, self.search):
            left.addWidget(choice)
        left.addWidget(self.list, 1)
        left.addWidget(self.validity)
        right = QFrame()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.own)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 12)
        foot.addWidget(self.tighten)
        foot.addStretch(1)
        column.addLayout(foot)
        self.tighten.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(hairline(upright=True))
        across.addWidget(right, 1)
        self.against.hide()
        self.modes[_READ].setChecked(True)
        self.begin_at(self.list)
        before: QWidget = self.list
        for part in (self.search, self.edition, self.against, *self.modes.values(), self.tighten):
            self.setTabOrder(before, part)
            before = part

    def _listen(self) -> None:
        self.list.chosen.connect(self._open)
        self.search.textChanged.connect(lambda *_: self._soon.start())
        self._soon.timeout.connect(self._read)
        self.edition.activated.connect(lambda *_: self._read())
        self.against.activated.connect(lambda *_: self._read())
        self.tighten.clicked.connect(lambda *_: self._tighten())
        self.own.kept.connect(self._keep)
        self._actor.rest(self.own.save)
        bind(self, SEARCH, self._look)
        bind(self, READ, partial(self.turn, _READ))
        bind(self, CHANGES, partial(self.turn, _CHANGES))
        bind(self, OWN, partial(self.turn, _OWN))

    def _press(self, mode: int, *_: object) -> None:
        self.turn(mode)

    def _look(self) -> None:
        self.turn(_READ)
        self.search.setFocus()
        self.search.selectAll()

    def _show(self, found: tuple[tuple[EditionView, ...], KeptOwnRules]) -> None:
        self._views, own = found
        for box in (self.edition, self.against):
            wanted = box.currentData()
            box.clear()
            for view in self._views:
                box.addItem(self._name(view), view.key)
            fallback = 0 if box is self.edition or len(self._views) == 1 else 1
            box.setCurrentIndex(box.findData(wanted) if box.findData(wanted) >= 0 else fallback)
        self.own.show_rules(own)
        self._read()

    def _name(self, view: EditionView) -> str:
        if not view.own_version:
            return view.title
        return self.tr("{title} + own rules {number}").format(title=view.title, number=view.own_version)

    def _read(self) -> None:
        desk, key, words = self.desk, str(self.edition.currentData() or ""), self.search.text()
        view = next((one for one in self._views if one.key == key), None)
        if view is None:
            return
        self.validity.setText("\n".join(desk.texts.explain(note) for note in view.notes))
        self.validity.setVisible(bool(view.notes))
        if self._mode == _CHANGES:
            other = str(self.against.currentData() or key)
            self._reader.read(lambda: desk.office.rules.changes(desk.session, key, other), self._show_changes)
        else:
            self._reader.read(lambda: desk.office.rules.read(desk.session, key, words), self._show_parts)

    def _show_parts(self, parts: tuple[RulePart, ...]) -> None:
        self._parts = parts
        rows = []
        for part in parts:
            rows.append(Named(f"document {part.document.id}", part.document.number, part.document.title))
            rows += [
                Named(item.id, short_clause(item.clause) if item.clause else item.id, item.text, faint=True)
                for item in part.items
            ]
        self.list.show_rows(rows)
        if not rows:
            self.tighten.hide()
            self.pane.show_words(self.tr("No rule holds these words. Try fewer or other words."))
            return
        if not self.list.current:
            self.list.mark(rows[0].key)
        self._open(self.list.current)

    def _show_changes(self, changes: tuple[Change, ...]) -> None:
        self._changes = changes
        self.tighten.hide()
        rows = []
        for place, change in enumerate(changes):
            item = change.after or change.before
            if item is not None:
                rows.append(Named(f"change {place}", item.clause or item.id, item.text, difference_pill(change.kind)))
        self.list.show_rows(rows)
        if not rows:
            self.pane.show_words(self.tr("The two editions do not differ. Choose another one to compare with."))
            return
        if not self.list.current:
            self.list.mark(rows[0].key)
        self._open(self.list.current)

    def _open(self, key: str) -> None:
        kind, _, rest = key.partition(" ")
        if kind == "change" and rest.isdigit() and int(rest) < len(self._changes):
            self.pane.show_change(self._changes[int(rest)])
            return
        for part in self._parts:
            if key == f"document {part.document.id}":
                self.tighten.hide()
                self.pane.show_document(part.document, len(part.items))
                return
            for item in part.items:
                if item.id == key:
                    self._ask_detail(item)
                    return

    def _ask_detail(self, item: Item) -> None:
        desk, key = self.desk, str(self.edition.currentData() or "")
        self._opener.read(lambda: desk.office.rules.detail(desk.session, key, item), self._show_detail)

    def _show_detail(self, detail: RuleDetail) -> None:
        self._detail = detail
        self.pane.show_item(detail.item, detail.entry, detail.readings, detail.examples, detail.source)
        may_own = may(self.desk.session.person, "rules.own")
        self.tighten.setVisible(may_own and detail.entry is not None and self._mode == _READ)

    def _tighten(self) -> None:
        detail = self._detail
        if detail is not None and detail.entry is not None:
            self.turn(_OWN)
            self.tighten.hide()
            self.own.tighten(detail.source, detail.item.id)

    def _keep(self, rules: OwnRules) -> None:
        desk, seen = self.desk, self.own.version

        def done(found: KeptOwnRules) -> None:
            desk.hush()
            desk.saved()
            self.own.show_rules(found)

        self._actor.act(self.tr("Checking"), lambda: desk.office.rules.save_own(desk.session, rules, seen=seen), done)
