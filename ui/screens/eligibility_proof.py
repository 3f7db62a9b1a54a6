"""Attaching evidence, recording a decision, recording why the office goes on: three small forms. Own what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton

from skillassess.office.dossier_form import fact_sections
from skillassess.office.eligibility_words import place
from ui import theme
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label

if TYPE_CHECKING:
    from ui.texts import Texts

_KINDS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp"


class EvidencePanel(Card):
    """``attached`` carries path, what it shows, and the place of the fact (or empty); ``wanted`` an evidence's id.

    Who may only read finds the files there are and nothing to attach.
    """

    attached = Signal(object, str, str)
    wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, texts: Texts, *, may_attach: bool) -> None:
        super().__init__(kind="card-current")
        self._texts = texts
        self.path = QLineEdit()
        self.browse = QPushButton(self.tr("Look for…"))
        self.what = QLineEdit()
        self.about = QComboBox()
        self.save = QPushButton(self.tr("Attach"))
        theme.dress(self.save, kind="main")
        self.close_panel = QPushButton(self.tr("Close"))
        self.known = QComboBox()
        self.known.setAccessibleName(self.tr("Attached files"))
        self.copy = QPushButton(self.tr("Save a copy…"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(FormRow(self.tr("File (PDF or picture)"), self.path), 2)
        row.addWidget(FormRow(" ", self.browse))
        row.addWidget(FormRow(self.tr("What it shows"), self.what), 1)
        row.addWidget(FormRow(self.tr("Proves"), self.about), 1)
        self.browse.setAccessibleName(self.tr("Look for…"))
        self.column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addStretch(1)
        for part in (self.known, self.copy, self.close_panel):
            foot.addWidget(part)
        self.column.addLayout(foot)
        for number in range(row.count()):
            item = row.itemAt(number)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.setVisible(may_attach)
        self.save.setVisible(may_attach)
        self.save.clicked.connect(lambda *_: self._attach())
        self.path.returnPressed.connect(self._attach)
        self.what.returnPressed.connect(self._attach)
        self.browse.clicked.connect(lambda *_: self._look())
        self.copy.clicked.connect(lambda *_: self.wanted.emit(*self.known.currentData()))
        self.close_panel.clicked.connect(lambda *_: self.closed.emit())

    def show_facts(self, facts: Mapping[str, Any]) -> None:
        """Offer the facts there are, those without evidence first."""
        wanted = self.about.currentData()
        places = []
        for part in fact_sections():
            value = facts.get(part.name)
            if not part.proven or not value:
                continue
            items = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, item in items:
                ref = part.name if number is None else f"{part.name}[{number}]"
                places.append((bool(item.get("evidence")), ref))
        self.about.clear()
        for has_proof, ref in sorted(places, key=lambda entry: entry[0]):
            self.about.addItem(("✓ " if has_proof else "") + place(ref, self._texts.language), ref)
        self.about.addItem(self.tr("nothing yet"), "")
        self.about.setCurrentIndex(max(self.about.findData(wanted), 0))
        chosen = self.known.currentData()
        self.known.clear()
        for item in facts.get("evidence") or ():
            self.known.addItem(f"{item['id']} {item.get('what') or item.get('file')}", (item["id"], item["file"]))
        self.known.setCurrentIndex(max(self.known.findData(chosen), 0))
        for widget in (self.known, self.copy):
            widget.setVisible(self.known.count() > 0)

    def clear(self) -> None:
        """Begin anew after a file was taken."""
        self.path.clear()
        self.what.clear()

    def _attach(self) -> None:
        typed = self.path.text().strip()
        if not typed:
            self.path.setFocus()
            return
        self.attached.emit(Path(typed).expanduser(), self.what.text(), str(self.about.currentData() or ""))

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        found, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Evidence"), self.path.text(), _KINDS, options=option
        )
        if found:
            self.path.setText(found)


class DecisionPanel(Card):
    """``decided`` carries what is decided on, the reason, and yes or no."""

    decided = Signal(str, str, bool)
    closed = Signal()

    def __init__(self, reviewer: str) -> None:
        super().__init__(kind="card-current")
        self._reviewer = reviewer
        self._entry = ""
        self.question = label("", "strong", wrap=True)
        self.reason = QLineEdit()
        self.yes = QPushButton(self.tr("&Approve"))
        self.no = QPushButton(self.tr("&Reject"))
        theme.dress(self.yes, kind="main")
        self.close_panel = QPushButton(self.tr("Close"))
        self.by = label(self.tr("Reviewer: {name}").format(name=reviewer), "small")
        self.add(self.question)
        self.add(FormRow(self.tr("Reason, in writing"), self.reason))
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.yes, self.no, self.by):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_panel)
        self.column.addLayout(row)
        self.yes.clicked.connect(lambda *_: self.decided.emit(self._entry, self.reason.text(), True))
        self.no.clicked.connect(lambda *_: self.decided.emit(self._entry, self.reason.text(), False))
        self.close_panel.clicked.connect(lambda *_: self.closed.emit())

    def ask(self, entry: str, question: str) -> None:
        """Ask about one condition; a reason being typed for it stays."""
        if entry != self._entry:
            self.reason.clear()
        self._entry = entry
        self.question.setText(question or self.tr("Does it count under the clause?"))


class GoOnPanel(Card):
    """``recorded`` carries why the office goes on although not everybody is shown to meet the conditions."""

    recorded = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(kind="card-warning")
        self.counts = label("", "strong", wrap=True)
        self.reason = QLineEdit()
        self.sure = QCheckBox(self.tr("The chain leader answers for eligibility (25号 art. 28)"))
        self.save = QPushButton(self.tr("Record and go on"))
        theme.dress(self.save, kind="main")
        self.save.setEnabled(False)
        self.close_panel = QPushButton(self.tr("Close"))
        self.add(self.counts)
        self.add(FormRow(self.tr("Reason, in writing"), self.reason))
        self.add(self.sure)
        self.column.addLayout(_foot(self.save, self.close_panel, label()))
        self.sure.toggled.connect(self.save.setEnabled)
        self.save.clicked.connect(lambda *_: self.recorded.emit(self.reason.text()))
        self.close_panel.clicked.connect(lambda *_: self.closed.emit())


def _foot(save: QPushButton, close: QPushButton, words: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(save)
    row.addWidget(words, 1)
    row.addWidget(close)
    return row
