"""The page for a database that cannot be opened: why, its backups, and a new file from one of them.

Owns what is asked and said; the live file is never touched. Who restores gives a password that opened the backup, or
the recovery key on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
)

from ui import theme
from ui.formrow import FormRow
from ui.labels import label
from ui.page import Page
from ui.strip import Message
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.clock import Clock
    from skillassess.errors import Problem
    from skillassess.office.rescue import Backup, Restored
    from ui.jobs import Jobs, Ticket
    from ui.texts import Texts

LOST = frozenset({
    "database-missing",
    "database-damaged",
    "database-unreadable",
    "database-behind",
    "record-unreadable",
    "key-file-missing",
    "key-file-damaged",
})  # fmt: skip
_WIDTH = 600
_LIST_HEIGHT = 150
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Lost:
    """A database that cannot be opened, and why."""

    path: Path
    problem: Problem


class RescuePage(Page):
    """``opened`` carries the restored database; ``elsewhere`` leads to the first page."""

    opened = Signal(object)
    elsewhere = Signal()

    def __init__(self, jobs: Jobs, texts: Texts, lost: Lost, clock: Clock) -> None:
        super().__init__(jobs, texts, width=_WIDTH)
        self._lost = lost
        self._clock = clock
        self._restored: Restored | None = None
        self._chosen: list[Path] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.list.setMaximumHeight(_LIST_HEIGHT)
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.other = QPushButton(self.tr("Choose a backup file…"))
        theme.dress(self.other, kind="link")
        self.login = QLineEdit()
        self.password = QLineEdit()
        self.recovery = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.restore = QPushButton(self.tr("Restore into a new file"))
        theme.dress(self.restore, kind="main")
        self._result = label("", wrap=True)
        self._advice = label("", "muted", wrap=True)
        self._build()
        self._fill(())

    def begin(self) -> None:
        """Say why the database stays shut and look for its backups, on the worker."""
        self.tell(self._lost.problem)
        path = self._lost.path

        def work(_ticket: Ticket) -> tuple[Backup, ...]:
            from skillassess.office.rescue import backups_of  # noqa: PLC0415  heavy: after the first paint

            return backups_of(path)

        self.jobs.run(self.tr("Looking for backups"), work, self._fill, self.refuse)

    def refuse(self, problem: Problem) -> None:
        """Say why nothing was restored and let the person try again."""
        self.tell(problem)
        self.restore.setEnabled(bool(self._chosen))
        self.password.selectAll()
        self.password.setFocus()

    def _build(self) -> None:
        self.card.add(label(self.tr("Restore from a backup"), "title"))
        self.card.add(self._advice)
        self.card.add(self.list)
        self.card.add(self.other)
        hint = self.tr("The password is the one that was valid when the backup was made.")
        self._form = (
            FormRow(self.tr("Login"), self.login),
            FormRow(self.tr("Password"), self.password, hint=hint),
            FormRow(self.tr("Or the recovery key on paper"), self.recovery),
        )
        for row in self._form:
            self.card.add(row)
        self.card.add(self._result)
        self._result.hide()
        foot = QHBoxLayout()
        leave = QPushButton(self.tr("Another database or sample day"))
        theme.dress(leave, kind="link")
        foot.addWidget(leave)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        self.card.column.addLayout(foot)
        leave.clicked.connect(lambda *_: self.elsewhere.emit())
        self.other.clicked.connect(lambda *_: self._choose_file())
        self.restore.clicked.connect(lambda *_: self._go_on())
        for field in (self.password, self.recovery):
            field.returnPressed.connect(self._go_on)
        in_reading_order(self)

    def _fill(self, backups: Sequence[Backup]) -> None:
        self.list.clear()
        self._chosen = []
        for backup in backups:
            size = self.texts.number(round(backup.size / _MEGABYTE)) if backup.size >= _MEGABYTE else "<1"
            self._offer(backup.path, f"{self.texts.moment(backup.at)}    {size} MB")
        if backups:
            advice = self.tr(
                "Nothing in the present file is touched. Choose a backup: the newest holds the most. Each was "
                "verified when it was made and is verified again now; afterwards you are told what is missing."
            )
        else:
            advice = self.tr(
                "No backup lies beside this database. If there is one elsewhere (memory stick, network drive), "
                "choose its file; its key file (.keys) must lie beside it."
            )
        self._advice.setText(advice)
        self._settle()

    def _offer(self, path: Path, text: str) -> None:
        item = QListWidgetItem(text)
        item.setToolTip(str(path))
        self.list.addItem(item)
        self._chosen.append(path)

    def _settle(self) -> None:
        self.list.setVisible(bool(self._chosen))
        self.restore.setEnabled(bool(self._chosen))
        if self._chosen:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.other.setFocus()

    def _choose_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a backup file…"),
            str(self._lost.path.parent),
            self.tr("Backups (*.backup *.db *.skillassess);;All files (*)"),
        )
        if name:
            self._chosen.clear()
            self.list.clear()
            self._offer(Path(name), Path(name).name)
            self._settle()

    def _go_on(self) -> None:
        if self._restored is not None:
            self.opened.emit(self._restored.path)
            return
        if not self._chosen or not self.restore.isEnabled():
            return
        self.restore.setEnabled(False)
        self.strip.hide()
        backup = self._chosen[max(0, self.list.currentRow())]
        login, password, recovery = self.login.text().strip(), self.password.text(), self.recovery.text().strip()
        lost, clock = self._lost.path, self._clock

        def work(_ticket: Ticket) -> Restored:
            from skillassess.office.rescue import free_target, restore_file  # noqa: PLC0415  heavy

            target = free_target(lost, clock)
            return restore_file(backup, target, clock, live=lost, login=login, password=password, recovery_key=recovery)

        self.jobs.run(self.tr("Restoring and verifying"), work, self._show, self.refuse)

    def _show(self, restored: Restored) -> None:
        """Say what was made and what it lacks."""
        self._restored = restored
        for part in (self._advice, self.list, self.other, *self._form):
            part.hide()
        self._result.setText(self._told(restored))
        self._result.show()
        done = self.tr("Restored into {name}. The old file lies where it was.").format(name=restored.path.name)
        self.strip.show_message(Message(done, "ok"))
        self.restore.setText(self.tr("Open it"))
        self.restore.setEnabled(True)
        self.restore.setFocus()

    def _told(self, restored: Restored) -> str:
        held = self.tr("It was verified. Journal entries: {count}.").format(count=restored.head.seq)
        if restored.missing is None:
            more = self.tr("This machine does not remember how many there were: compare with the check codes on paper.")
        elif restored.missing:
            more = self.tr(
                "Later entries that are missing: {count}. What was done after the backup has to be done again. "
                "The signed sheets on paper tell what that is."
            ).format(count=restored.missing)
        else:
            more = self.tr("Nothing is missing.")
        return f"{held} {more}"
