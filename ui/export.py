"""Writing files out of a screen: what, where to, progress, and a line that says what was written.

Owns the fields of one export card; what is written comes from the office. A path may be typed or looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from skillassess.model.papers import WrittenFile
from skillassess.model.signatures import short_code
from ui import icons, theme
from ui.card import Card
from ui.labels import label
from ui.resting import Rest

if TYPE_CHECKING:
    from skillassess.errors import Problem
    from ui.context import Desk
    from ui.jobs import Ticket

Progress = Callable[[int, int], None]
Written = WrittenFile | tuple[WrittenFile, ...]
_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be written: its title, its usual name, and what writes it. ``folder``: many files.

    ``{plan}`` in the name becomes the number of the batch.
    """

    title: str
    name: str
    write: Callable[[Path, Progress], Written]
    folder: bool = False


class ExportCard(Card):
    """Choose what and where, write it on the worker; the last line says what was written."""

    def __init__(self, desk: Desk, exports: Sequence[Export], heading: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._exports = tuple(exports)
        self._suggested = ""
        self._rest = Rest(self)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("What to write"))
        for export in exports:
            self.choice.addItem(export.title)
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Where to write it"))
        self.path.returnPressed.connect(self.write)
        self.browse = QPushButton(self.tr("Look for…"))
        self.browse.clicked.connect(lambda *_: self._look())
        self.go = QPushButton(self.tr("Write"))
        self.go.setIcon(icons.icon("download", "accent"))
        self.go.clicked.connect(lambda *_: self.write())
        self.outcome = label("", "fine", wrap=True)
        self.outcome.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(heading or self.tr("Write to file"), "strong"))
        row.addWidget(self.choice)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        row.addWidget(self.go)
        self.column.addLayout(row)
        self.add(self.outcome)
        self.choice.currentIndexChanged.connect(lambda *_: self._suggest())
        self.choice.setVisible(len(self._exports) > 1)
        if len(self._exports) == 1:
            self.go.setText(self.tr("Write {title}").format(title=self._exports[0].title))
        self._suggest()

    @property
    def chosen(self) -> Export:
        """What is to be written."""
        return self._exports[max(self.choice.currentIndex(), 0)]

    def renew(self) -> None:
        """Suggest a name again when another batch is open; a path somebody typed stays."""
        if self.path.text() == self._suggested:
            self._suggest()

    def write(self) -> None:
        """Write it; a refusal is said in the strip and nothing half written stays."""
        typed = self.path.text().strip()
        if not typed:
            self._desk.say(self.tr("Say where the file should go."), "warning")
            self.path.setFocus()
            return
        export, path = self.chosen, Path(typed).expanduser()
        self._rest.begin((self.go,))
        self.outcome.hide()

        def work(ticket: Ticket) -> Written:
            return export.write(path, ticket.step)

        ticket = self._desk.jobs.run(export.title, work, lambda written: self._tell(written, path), self._refuse)
        self._desk.jobs.ended.connect(lambda ended: self._rest.end() if ended is ticket else None)

    def _tell(self, written: Written, path: Path) -> None:
        if isinstance(written, WrittenFile):
            text = self.tr("Written: {name}, {size} KB, check code {code}, in {folder}").format(
                name=written.name,
                size=max(1, round(written.size / _KILOBYTE)),
                code=short_code(written.sha256),
                folder=path.parent,
            )
        else:
            text = self.tr("Written: {count} files into {folder}").format(count=len(written), folder=path)
        self.outcome.setText(f"✓ {text}")
        theme.dress(self.outcome, tone="ok")
        self.outcome.show()

    def _refuse(self, problem: Problem) -> None:
        self._desk.say(problem)
        self.path.setFocus()

    def _suggest(self) -> None:
        """Suggest the usual name, in the folder that was used before."""
        before = self.path.text().strip()
        folder = Path(before).parent if before else _documents()
        self._suggested = str(folder / self.chosen.name.format(plan=self._desk.plan_id))
        self.path.setText(self._suggested)

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        title, typed = self.chosen.title, self.path.text()
        if self.chosen.folder:
            found = QFileDialog.getExistingDirectory(self, title, typed, option)
        else:
            found, _filter = QFileDialog.getSaveFileName(self, title, typed, "", options=option)
        if found:
            self.path.setText(found)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
