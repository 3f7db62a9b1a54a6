"""The institution's own stricter rules as text with their choices. Owns what is typed; the office checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from skillassess.model.kept_dossiers import OwnRules
from ui import theme
from ui.card import Card
from ui.labels import label

if TYPE_CHECKING:
    from skillassess.office.rule_browser import KeptOwnRules
    from ui.texts import Texts

_DOCUMENT = """[document]
id = "own-norm"
number = "Q/XX 001-2026"
title = "企业评价规范"
"""


class OwnPanel(QWidget):
    """``kept`` carries the rules to keep."""

    kept = Signal(object)

    def __init__(self, texts: Texts, *, may_change: bool) -> None:
        super().__init__()
        self._texts = texts
        self._may_change = may_change
        self._shown: KeptOwnRules | None = None
        self.strict: dict[str, QCheckBox] = {}
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Own conditions (own.toml)"))
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(not may_change)
        self.evidence = QCheckBox(self.tr("A fact counts only with evidence attached"))
        self.evidence.setEnabled(may_change)
        self.save = QPushButton(self.tr("Check and keep"))
        theme.dress(self.save, kind="main")
        if not may_change:
            self.save.hide()
        self.state = label("", "small", wrap=True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(4)
        self._build()

    @property
    def version(self) -> int:
        """The version shown; 0 before anything was kept."""
        return 0 if self._shown is None else self._shown.version

    @property
    def entered(self) -> OwnRules:
        """What is typed and chosen."""
        strict = tuple(name for name, box in self.strict.items() if box.isChecked())
        return OwnRules(self.text.toPlainText().strip(), strict, self.evidence.isChecked())

    def show_rules(self, found: KeptOwnRules) -> None:
        """Show what is kept; what is being typed stays while nobody else kept a newer version."""
        if self._shown is not None and self._shown.version == found.version:
            return
        self._shown = found
        if not self.strict:
            for reading in found.readings:
                chinese = self._texts.language == "zh_CN"
                box = QCheckBox(reading.strict if chinese else reading.strict_english)
                box.setToolTip(reading.provision.text if chinese else reading.english)
                box.setEnabled(self._may_change)
                self.strict[reading.id] = box
                self._choices.addWidget(box)
        self.text.setPlainText(found.rules.text)
        self.evidence.setChecked(found.rules.evidence_required)
        for name, box in self.strict.items():
            box.setChecked(name in found.rules.strict)
        text = self.tr("Version {number}. It holds for plans drafted from now on; earlier plans keep their rules.")
        none = self.tr("No own rules yet. What is kept here holds for plans drafted from then on.")
        self.state.setText(text.format(number=found.version) if found.version else none)

    def tighten(self, source: str, entry: str) -> None:
        """Put a copy of a condition of the edition at the end, ready to be made stricter."""
        kept = [line for line in source.splitlines() if not line.startswith(("id =", "document =", "[["))]
        typed = self.text.toPlainText().strip() or _DOCUMENT.strip()
        head = ["[[entry]]", f'id = "own-{entry}"', f'base = "{entry}"', 'document = "own-norm"']
        self.text.setPlainText("\n".join([typed, "", *head, *kept]).strip() + "\n")
        self.text.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        choices = Card(self.tr("Stricter readings"))
        choices.column.addLayout(self._choices)
        choices.add(self.evidence)
        column.addWidget(choices)
        own = Card(self.tr("Own stricter conditions and basis documents"))
        hint = self.tr(
            "In the format of the editions. Open a condition and press “Make stricter…” to begin with a copy of it. "
            "A condition looser than the regulation is refused with its clause."
        )
        own.add(label(hint, "small", wrap=True))
        own.add(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.save)
        row.addWidget(self.state, 1)
        own.column.addLayout(row)
        column.addWidget(own, 1)
        self.save.clicked.connect(lambda *_: self.kept.emit(self.entered))
