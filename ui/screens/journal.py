"""The journal for administrator and auditor: who did what when; filters, the check of the chain, a text file.

It only reads. Values of single marks are not shown here; see ``journal_words``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from skillassess.model.people import Role
from ui.actions import Shortcut, bind
from ui.card import Card
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.labels import label
from ui.marked import QT_TRANSLATE_NOOP
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.journal_cards import CheckCard, FilterCard
from ui.screens.journal_reading import MOST, Line, Seen, Wish, as_text, fitting, line_of, read
from ui.screens.journal_words import JournalWords
from ui.tables import ColumnSpec, RowsModel, keep_place, table

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.office import Verification
    from ui.context import Desk
    from ui.jobs import Ticket
    from ui.stages import Stage

KEYS = (
    Shortcut("filter", ("Ctrl+F",), QT_TRANSLATE_NOOP("JournalKeys", "Look for a subject"), "JournalKeys"),
    Shortcut(
        "check", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("JournalKeys", "Check the journal"), "JournalKeys"
    ),
)
_ROW = 28


class JournalScreen(Screen):
    """Filters above, the entries with the newest first, the check and the text file at the foot."""

    key: ClassVar[str] = "journal"
    stage: ClassVar[Stage | None] = None
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
    help_topic: ClassVar[str] = "journal"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._seen: Seen | None = None
        self.filters = FilterCard()
        self.model: RowsModel[Line] = RowsModel(self._columns(), key=lambda line: line.seq)
        self.table = table(self.model, self.tr("Entries of the journal"), row_height=_ROW)
        self.count = label("", "small")
        self.detail = label("", "fine", wrap=True)
        self.check = CheckCard()
        self.export = ExportCard(desk, (Export(self.tr("the entries shown, as text"), "journal.txt", self._write),))
        self._stack = QStackedWidget()
        self._build()
        for shortcut, act in zip(KEYS, (self.filters.subject.setFocus, self.check.go.click), strict=True):
            bind(self, shortcut, act)

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("JournalScreen", "Journal")

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the screen."""
        return KEYS

    def refresh(self) -> None:
        """Read what came since the last time, and filter again."""
        desk, wish = self.desk, self.filters.wish
        known = () if self._seen is None else self._seen.entries

        def ask() -> Seen:
            administration = desk.office.administration
            after = known[-1].seq if known else 0
            words = JournalWords({one.id: one.name for one in administration.people(desk.session)}, desk.texts)
            return read(known + administration.journal(desk.session, after=after), wish, words)

        self._reader.read(ask, self._show)

    def focus_on(self, focus: str) -> None:
        """Show what is about a subject."""
        self.filters.reset()
        self.filters.subject.setText(focus)

    def place(self) -> str:
        """Return the subject that is looked for."""
        return self.filters.subject.text()

    def verify(self, witness: str) -> None:
        """Check the whole journal, against a head from paper if one is given."""
        administration, session = self.desk.office.administration, self.desk.session
        self.check.go.setEnabled(False)
        self.check.say("", "")

        def work(ticket: Ticket) -> Verification:
            return administration.verify(session, witness, ticket.step)

        ticket = self.desk.jobs.run(self.tr("Checking the journal"), work, partial(self._tell, witness=witness))
        self.desk.jobs.ended.connect(lambda ended: self.check.go.setEnabled(True) if ended is ticket else None)

    def _tell(self, found: Verification, witness: str) -> None:
        if found.holds:
            text = self.tr("✓ All {count} entries hold, and what is kept with them. Head {code}.").format(
                count=found.entries, code=found.head.code
            )
            if witness:
                text += " " + self.tr("The head {witness} is among them.").format(witness=witness.upper())
            self.check.say(text, "ok")
            return
        words = JournalWords({}, self.desk.texts) if self._seen is None else self._seen.words
        said = self.tr("✗ At entry {seq}: {fault}. Change nothing, keep this file, and compare with a backup.")
        self.check.say(said.format(seq=found.bad_seq, fault=words.fault(found.fault)), "error")
        place = self.model.place(found.bad_seq)
        if place >= 0:
            self.table.selectRow(place)

    def _filter(self) -> None:
        unreadable = self.filters.unreadable
        if unreadable is not None:
            self.desk.say(self.tr("A day is written as 2026-10-31."), "warning")
            unreadable.setFocus()
            return
        self.show_again()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self.filters.offer(
            (entry.actor for entry in seen.entries), (entry.action for entry in seen.entries), seen.words
        )
        keep_place(self.table, self.model, seen.lines, key=lambda line: line.seq)
        if seen.count > MOST:
            said = self.tr(
                "{count} of {all} entries fit; the newest {most} are shown, the text file holds all that fit"
            )
        else:
            said = self.tr("{count} of {all} entries")
        self.count.setText(said.format(count=seen.count, all=len(seen.entries), most=MOST))
        self._stack.setCurrentIndex(1 if seen.lines else 0)
        self._show_detail()

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self.model.rowCount():
            self.detail.setText(self.tr("Choose an entry to read it in full."))
            return
        line = self.model.row(index.row())
        parts = (line.at.isoformat(sep=" "), line.actor, line.action, line.subject, line.detail)
        head = self.tr("head after it {code} · hash {hash}").format(code=line.code, hash=line.hash)
        self.detail.setText(" · ".join(part for part in parts if part) + f"\n{head}")

    def _write(self, path: Path, progress: Progress) -> Written:
        seen, wish = self._seen, self.filters.wish
        administration, session = self.desk.office.administration, self.desk.session
        entries = administration.journal(session)
        words = JournalWords({}, self.desk.texts) if seen is None else seen.words
        found = [as_text(line_of(entry, words)) for entry in fitting(entries, wish, words)]
        lines = [*self._heading(len(found), len(entries), wish, words), *found]
        return administration.write_journal(session, path, lines, progress)

    def _heading(self, count: int, total: int, wish: Wish, words: JournalWords) -> tuple[str, ...]:
        administration, session, day = self.desk.office.administration, self.desk.session, self.desk.texts.day
        asked = (
            words.actor(wish.actor) if wish.actor else "",
            words.action(wish.action) if wish.action else "",
            wish.subject.strip(),
            f"{day(wish.first)}–{day(wish.last)}" if wish.first or wish.last else "",
        )
        return (
            self.tr("Extract of the journal, {institution}").format(
                institution=administration.institution(session).name
            ),
            self.tr("Written {time} by {name}; journal head {head}").format(
                time=self.desk.clock.now().isoformat(timespec="seconds"),
                name=session.person.name,
                head=administration.head(session).code,
            ),
            self.tr("{count} of {total} entries; asked for: {asked}").format(
                count=count, total=total, asked=" · ".join(part for part in asked if part) or self.tr("everything")
            ),
            "\t".join((*(spec.title for spec in self.model.columns), self.tr("Hash (SHA-256)"))),
        )

    def _columns(self) -> list[ColumnSpec[Line]]:
        return [
            ColumnSpec(self.tr("No."), lambda line: str(line.seq), width=64, number=True),
            ColumnSpec(self.tr("Time"), lambda line: line.at.strftime("%Y-%m-%d %H:%M:%S"), width=168),
            ColumnSpec(self.tr("Who"), lambda line: line.actor, width=112),
            ColumnSpec(self.tr("What"), lambda line: line.action, width=200),
            ColumnSpec(self.tr("About"), lambda line: line.subject, width=328, tip=lambda line: line.subject),
            ColumnSpec(self.tr("Details"), lambda line: line.detail, stretch=True, tip=lambda line: line.detail),
        ]

    def _build(self) -> None:
        card = Card(flush=True)
        advice = self.tr("Nothing fits what is asked for. Press “Show all” to see every entry.")
        self._stack.addWidget(Empty(self.tr("No entry is shown"), advice, icon="history"))
        self._stack.addWidget(self.table)
        card.add(self._stack, 1)
        reading = Card(kind="side")
        reading.add(self.detail)
        reading.add(self.count)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(card, 1)
        for part in (reading, self.check, self.export):
            column.addWidget(part)
        self.filters.changed.connect(self._filter)
        self.check.asked.connect(self.verify)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
