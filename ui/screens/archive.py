"""Papers and archive: what a batch has come to, written into a folder; the archive with its dates; the check of one.

The office says what is due and writes; this screen shows it and asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.people import Role
from skillassess.model.signatures import short_code
from skillassess.office import may, verify_archive
from skillassess.office.papers import make_folder
from ui import icons, theme
from ui.actions import Shortcut, bind
from ui.card import Card
from ui.empty import Empty
from ui.labels import label
from ui.marked import QT_TRANSLATE_NOOP
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.archive_cards import ArchiveCard, CheckCard, ChoicesCard, MadeCard
from ui.screens.archive_rows import PaperRow, rows, status, waits_for
from ui.screens.archive_writing import PaperWriter
from ui.scrolling import scrolled
from ui.stages import Stage
from ui.tables import ColumnSpec, RowsModel, keep_place, table

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from skillassess.errors import Note, Problem
    from skillassess.model.papers import WrittenFile
    from skillassess.office.papers import Outlook
    from ui.context import Desk
    from ui.jobs import Ticket
    from ui.screens.archive_rows import Paper
    from ui.screens.archive_writing import Outcome

_SIDE_WIDTH, _ANY_WIDTH, _NARROW, _LEAST = 320, 16_777_215, 940, 220
_ROW = 27
_ARCHIVE_FILE = "archive.zip"
_NOT_YET = ("no-candidates", "plan-not-released")
KEYS = (
    Shortcut(
        "write", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("Archive", "Write the chosen papers"), "Archive"
    ),
    Shortcut(
        "write-all",
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        QT_TRANSLATE_NOOP("Archive", "Write everything that is ready"),
        "Archive",
    ),
)


class ArchiveScreen(Screen):
    """The papers at the left with the folder they go to; made before, the archive and its check at the right."""

    key: ClassVar[str] = "archive"
    stage: ClassVar[Stage | None] = Stage.ARCHIVE
    roles: ClassVar[frozenset[Role]] = frozenset({Role.HR, Role.OFFICE, Role.SUPERVISOR, Role.AUDITOR})
    help_topic: ClassVar[str] = "archive"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._may_make = may(desk.session.person, "document.make")
        self.model: RowsModel[PaperRow] = RowsModel(self._columns(), key=lambda row: row.paper.key)
        self.table = table(self.model, self.tr("Papers of the batch"), row_height=_ROW)
        self.folder = QLineEdit()
        self._suggested = ""
        self.write_chosen = QPushButton(self.tr("&Write the chosen"))
        self.write_all = QPushButton(self.tr("Write &all that is ready"))
        self.outcome = label("", "fine", wrap=True)
        self.choices = ChoicesCard()
        self.made = MadeCard(desk.texts)
        self.archive = ArchiveCard(desk.texts)
        self.check = CheckCard()
        self._stack = QStackedWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QWidget()
        self._build()
        for shortcut, act in zip(KEYS, (self.write, self.write_everything), strict=True):
            bind(self, shortcut, act)

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("ArchiveScreen", "Papers and archive")

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the screen."""
        return KEYS if self._may_make else ()

    def refresh(self) -> None:
        """Read what the batch has come to again."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._show_nothing()
            return
        self._reader.read(lambda: office.papers.outlook(session, plan_id), self._show, self._refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below the papers in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else _SIDE_WIDTH)
        self._side.setMinimumWidth(0 if narrow else _SIDE_WIDTH)

    @property
    def chosen(self) -> tuple[PaperRow, ...]:
        """The papers that are chosen, in the order of the list."""
        numbers = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.row(number) for number in numbers)

    def write(self) -> None:
        """Write the chosen papers."""
        chosen = self.chosen
        waiting = next((row for row in chosen if not row.is_due), None)
        if not chosen:
            self.desk.say(self.tr("Choose at least one paper in the list."), "warning")
            self.table.setFocus()
        elif waiting is not None:
            said = self.tr("“{paper}” can be made {when}. Nothing was written.")
            self.desk.say(said.format(paper=waiting.paper.name, when=waits_for(waiting.paper)), "warning")
            self.table.setFocus()
        else:
            self._write([row.paper for row in chosen])

    def write_everything(self) -> None:
        """Write every paper that can be made now."""
        self._write([row.paper for row in self.model.rows if row.is_due])

    def write_archive(self) -> None:
        """Write the archive of the batch."""
        folder = self._folder()
        if folder is None:
            return
        papers, session, plan_id = self.desk.office.papers, self.desk.session, self.desk.plan_id

        def work(ticket: Ticket) -> WrittenFile:
            return papers.archive(session, plan_id, make_folder(folder) / _ARCHIVE_FILE, ticket.step)

        def tell(written: WrittenFile) -> None:
            said = self.tr("✓ {name}, check code {code}, in {folder}")
            self._say(said.format(name=written.name, code=short_code(written.sha256), folder=folder), "ok")
            self.check.path.setText(str(folder / _ARCHIVE_FILE))

        self._run(self.desk.jobs.run(self.tr("Writing the archive"), work, tell))

    def check_archive(self, path: Path) -> None:
        """Check an archive file."""

        def tell(notes: tuple[Note, ...]) -> None:
            self.check.show_findings(notes, self.desk.texts)

        self._run(self.desk.jobs.run(self.tr("Checking the archive"), lambda _ticket: verify_archive(path), tell))

    def _write(self, papers: list[Paper]) -> None:
        folder = self._folder()
        if folder is None or not papers:
            return
        writer = PaperWriter(self.desk.office, self.desk.session, self.desk.plan_id, self.choices.choices)

        def tell(outcome: Outcome) -> None:
            self._tell(outcome, folder)

        self._run(
            self.desk.jobs.run(self.tr("Writing papers"), lambda ticket: writer.write(papers, folder, ticket), tell)
        )

    def _tell(self, outcome: Outcome, folder: Path) -> None:
        said = self.tr("{papers} papers, {files} files, in {folder}")
        text = said.format(papers=outcome.papers, files=len(outcome.files), folder=folder)
        if outcome.problem is not None:
            self.desk.say(outcome.problem)
            self.folder.setFocus()
        if outcome.problem is None and not outcome.cancelled:
            self._say(f"✓ {text}", "ok")
        else:
            self._say(self.tr("Stopped. Written before: {what}").format(what=text), "warning")

    def _folder(self) -> Path | None:
        typed = self.folder.text().strip()
        if not self._may_make:
            return None
        if not typed:
            self.desk.say(self.tr("Say into which folder the papers go."), "warning")
            self.folder.setFocus()
            return None
        self.outcome.hide()
        return Path(typed).expanduser()

    def _run(self, ticket: Ticket) -> None:
        """Let the buttons rest until a piece of work has ended."""
        buttons = (self.write_chosen, self.write_all, self.archive.write, self.check.go)
        resting = [button for button in buttons if button.isEnabled()]
        held = next((button for button in resting if button.hasFocus()), None)
        for button in resting:
            button.setEnabled(False)

        def wake(ended: Ticket) -> None:
            if ended is ticket:
                self.desk.jobs.ended.disconnect(wake)
                for button in resting:
                    button.setEnabled(True)
                if held is not None:
                    held.setFocus()

        self.desk.jobs.ended.connect(wake)

    def _say(self, text: str, tone: str) -> None:
        self.outcome.setText(text)
        theme.dress(self.outcome, tone=tone)
        self.outcome.show()

    def _show(self, seen: Outlook) -> None:
        self._suggest()
        self._stack.setCurrentIndex(1)
        keep_place(self.table, self.model, rows(seen), key=lambda row: row.paper.key)
        self.archive.setVisible(True)
        self.archive.show_outlook(seen, may_make=self._may_make)
        self.made.setVisible(True)
        self._show_chosen()

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(0)
        self.made.hide()
        self.archive.hide()

    def _refused(self, problem: Problem) -> None:
        self._show_nothing()
        if problem.code not in _NOT_YET:
            self.desk.say(problem)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        index = self.table.currentIndex()
        self.made.show_row(self.model.row(index.row()) if index.isValid() else None)
        self.choices.show_for([row.paper.key for row in chosen if row.is_due] if self._may_make else ())
        self.write_chosen.setText(
            self.tr("&Write the {count} chosen").format(count=len(chosen))
            if len(chosen) > 1
            else self.tr("&Write the chosen")
        )

    def _suggest(self) -> None:
        if self.folder.text() == self._suggested:
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            self._suggested = str(Path(documents) / self.desk.plan_id)
            self.folder.setText(self._suggested)

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly
        found = QFileDialog.getExistingDirectory(self, self.tr("Folder for the papers"), self.folder.text(), option)
        if found:
            self.folder.setText(found)

    def _columns(self) -> list[ColumnSpec[PaperRow]]:
        texts = self.desk.texts
        return [
            ColumnSpec(self.tr("Paper"), lambda row: row.paper.name, stretch=True),
            ColumnSpec(self.tr("State"), lambda _row: "", status=status, width=98),
            ColumnSpec(
                self.tr("Last made"), lambda row: texts.moment(row.last.at) if row.last is not None else "", width=132
            ),
            ColumnSpec(self.tr("Journal head"), lambda row: "" if row.last is None else row.last.head, width=110),
            ColumnSpec(self.tr("Written as"), _written_as, width=208, tip=_written_as),
        ]

    def _build(self) -> None:
        advice = self.tr("Release the plan and register candidates first; then sheets and lists can be written here.")
        self._stack.addWidget(Empty(self.tr("There is no paper yet"), advice, icon="archive"))
        self._stack.addWidget(self._papers())
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        for card in (self.made, self.archive, self.check):
            side.addWidget(card)
        side.addStretch(1)
        whole = QWidget()
        self._middle.setContentsMargins(16, 16, 16, 16)
        self._middle.setSpacing(12)
        self._middle.addWidget(self._stack, 1)
        self._middle.addWidget(self._side)
        whole.setLayout(self._middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(whole))
        self.archive.write.clicked.connect(lambda *_: self.write_archive())
        self.check.asked.connect(self.check_archive)

    def _papers(self) -> QWidget:
        card = Card(self.tr("Papers of the batch"), flush=True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(_LEAST)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.activated.connect(lambda *_: self.write())
        self.model.modelReset.connect(self._show_chosen)
        card.add(self.table, 1)
        self.folder.setAccessibleName(self.tr("Folder the papers go to"))
        self.folder.returnPressed.connect(self.write)
        browse = QPushButton(self.tr("&Look for…"))
        browse.clicked.connect(lambda *_: self._look())
        self.write_chosen.setIcon(icons.icon("download", "accent"))
        theme.dress(self.write_all, kind="main")
        self.write_chosen.clicked.connect(lambda *_: self.write())
        self.write_all.clicked.connect(lambda *_: self.write_everything())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Into the folder"), "strong"))
        row.addWidget(self.folder, 1)
        for button in (browse, self.write_chosen, self.write_all):
            row.addWidget(button)
        foot = Card()
        foot.column.addLayout(row)
        foot.add(self.outcome)
        self.outcome.hide()
        if not self._may_make:
            foot.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 1)
        self.choices.hide()
        column.addWidget(self.choices)
        column.addWidget(foot)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return left


def _written_as(row: PaperRow) -> str:
    return f"{row.paper.folder}/{row.paper.file or '*.pdf'}"
