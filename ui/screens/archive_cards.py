"""Cards of the archive screen: what some papers leave open, what was made before, the archive, the check of one.

They own what is typed and shown; they ask and decide nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton

from skillassess.model.signatures import short_code
from ui import icons, theme
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label
from ui.pill import Pill, done, locked, under_way, untouched
from ui.screens.archive_rows import ARCHIVE, made_of, waits_for
from ui.screens.archive_writing import Choices

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from skillassess.errors import Note
    from skillassess.office.papers import Outlook
    from ui.pill import Status
    from ui.screens.archive_rows import PaperRow
    from ui.texts import Texts

_FARTHEST = 50.0
_MOST = 4
_MOST_FINDINGS = 30


class ChoicesCard(Card):
    """Names on the confirmation of certificate data, and the overprint of certificates; seen when they matter."""

    def __init__(self) -> None:
        super().__init__(kind="side")
        self.head_of_unit, self.officer = QLineEdit(), QLineEdit()
        self.overprint = QCheckBox(self.tr("&Overprint on sheets that are printed already"))
        self.right, self.down = self._distance(), self._distance()
        by_hand = self.tr("empty: written by hand")
        self._names = [
            FormRow(self.tr("Head of the unit"), self.head_of_unit),
            FormRow(self.tr("Information officer"), self.officer),
        ]
        for field in (self.head_of_unit, self.officer):
            field.setPlaceholderText(by_hand)
        self._moves = [
            FormRow(self.tr("Moved to the right"), self.right),
            FormRow(self.tr("Moved down"), self.down),
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        for column, name in enumerate(self._names):
            self._grid.addWidget(name, 0, column * 2, 1, 2)
        self._grid.addWidget(self.overprint, 1, 0, 1, 2)
        for column, move in enumerate(self._moves):
            self._grid.addWidget(move, 1, 2 + column)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self.column.addLayout(self._grid)
        self.overprint.toggled.connect(lambda *_: self._light())
        self._light()

    @property
    def choices(self) -> Choices:
        """What was chosen."""
        moved = (self.right.value(), self.down.value()) if self.overprint.isChecked() else None
        return Choices(self.head_of_unit.text().strip(), self.officer.text().strip(), moved)

    def show_for(self, keys: Collection[str]) -> None:
        """Show what the chosen papers leave open."""
        for name in self._names:
            name.setVisible("confirmation" in keys)
        for part in (self.overprint, *self._moves):
            part.setVisible("certificates" in keys)
        self.setVisible(not {"confirmation", "certificates"}.isdisjoint(keys))

    def _light(self) -> None:
        for row in self._moves:
            row.setEnabled(self.overprint.isChecked())

    def _distance(self) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(-_FARTHEST, _FARTHEST)
        field.setDecimals(1)
        field.setSingleStep(0.5)
        field.setSuffix(self.tr(" mm"))
        return field


class MadeCard(Card):
    """What was made before of the chosen paper: file, time, check code, head of the journal on it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Made before"))
        self._texts = texts
        self._text = label("", "fine", wrap=True)
        self.add(self._text)

    @property
    def spoken(self) -> str:
        """What the card says."""
        return self._text.text()

    def show_row(self, row: PaperRow | None) -> None:
        """Show the files of a paper, the newest first."""
        if row is None:
            self._text.setText(self.tr("Choose a paper in the list."))
        elif not row.is_due and not row.made:
            self._text.setText(self.tr("Can be made {when}.").format(when=waits_for(row.paper)))
        elif not row.made:
            self._text.setText(self.tr("Not made yet."))
        else:
            self._text.setText("\n".join(self._lines(row)))

    def _lines(self, row: PaperRow) -> list[str]:
        lines = [
            self.tr("{name} · {time}\ncheck code {code} · journal head {head}").format(
                name=one.name, time=self._texts.moment(one.at), code=short_code(one.sha256), head=one.head
            )
            for one in row.made[:_MOST]
        ]
        more = len(row.made) - _MOST
        return [*lines, self.tr("and {count} more files").format(count=more)] if more > 0 else lines


class ArchiveCard(Card):
    """The archive of the batch: until when its records are kept, and the way to write it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(self.tr("Archive of the batch"))
        self._texts = texts
        self.state = Pill(untouched())
        self.head.insertWidget(1, self.state)
        self._dates = label("", wrap=True)
        self._clause = label("", "small", wrap=True)
        self._before = label("", "small", wrap=True)
        self.write = QPushButton(self.tr("Write the a&rchive (zip)"))
        self.write.setIcon(icons.icon("archive", "accent"))
        for part in (self._dates, self._clause, self._before, self.write):
            self.add(part)

    @property
    def spoken(self) -> str:
        """What the card says."""
        return "\n".join(part.text() for part in (self._dates, self._clause, self._before))

    def show_outlook(self, seen: Outlook, *, may_make: bool) -> None:
        """Show the dates of the archive and when it was written last."""
        cover, day = seen.cover, self._texts.day
        self._dates.setText(
            self.tr("Closed {closed}\nPaper is kept until {paper}\nElectronic records until {electronic}").format(
                closed=day(cover.closed), paper=day(cover.keep_paper_until), electronic=day(cover.keep_electronic_until)
            )
        )
        self._clause.setText(self.tr("By {clause}").format(clause=cover.retention_clause))
        made = made_of(ARCHIVE, seen.made)
        if made:
            said = self.tr("Last written {time}, journal head {head}")
            self._before.setText(said.format(time=self._texts.moment(made[0].at), head=made[0].head))
        elif not seen.is_final:
            self._before.setText(self.tr("Can be written once every sheet is signed by all."))
        self._before.setVisible(bool(made) or not seen.is_final)
        self.state.show_status(self._status(is_made=bool(made), is_final=seen.is_final))
        self.write.setVisible(may_make)
        self.write.setEnabled(seen.is_final)

    def _status(self, *, is_made: bool, is_final: bool) -> Status:
        if is_made:
            return done(self.tr("Written"))
        return under_way(self.tr("Ready")) if is_final else locked(self.tr("Not yet"))


class CheckCard(Card):
    """Checking an archive file of any batch, years later and without its database. ``asked``: the path."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Check an archive"))
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("Archive file (.zip)"))
        self.path.setAccessibleName(self.tr("Archive file to check"))
        self.browse = QPushButton(self.tr("Loo&k for…"))
        self.go = QPushButton(self.tr("Chec&k"))
        self.outcome = label("", "fine", wrap=True)
        self.outcome.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.browse)
        row.addWidget(self.go)
        self.add(self.path)
        self.column.addLayout(row)
        self.add(self.outcome)
        self.path.returnPressed.connect(self._ask)
        self.go.clicked.connect(lambda *_: self._ask())
        self.browse.clicked.connect(lambda *_: self._look())

    def show_findings(self, notes: Sequence[Note], texts: Texts) -> None:
        """Say what was found; nothing means that every file is as it was."""
        if not notes:
            self._say(self.tr("✓ Every file is as it was archived, and the journal rows hold."), "ok")
            return
        lines = [texts.explain(note) for note in notes[:_MOST_FINDINGS]]
        if len(notes) > _MOST_FINDINGS:
            lines.append(self.tr("and {count} more findings").format(count=len(notes) - _MOST_FINDINGS))
        self._say("\n".join(f"✗ {line}" for line in lines), "error")

    def _say(self, text: str, tone: str) -> None:
        self.outcome.setText(text)
        theme.dress(self.outcome, tone=tone)
        self.outcome.show()

    def _ask(self) -> None:
        self.outcome.hide()
        typed = self.path.text().strip()
        if typed:
            self.asked.emit(Path(typed).expanduser())
        else:
            self._say(self.tr("Say which archive file to check."), "warning")
            self.path.setFocus()

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        kinds = self.tr("Archives (*.zip)")
        found, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Check an archive"), self.path.text(), kinds, options=option
        )
        if found:
            self.path.setText(found)
