"""Where two entries of a sheet differ, item by item, and which agrees with the paper. Owns the choice and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPushButton, QRadioButton, QWidget

from skillassess.model.keying import EntryNo
from ui import theme
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import label
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from skillassess.office.keying import PaperForm
    from ui.texts import Texts


class GapList(Card):
    """The differences. ``decided`` carries the choice by item and the reason."""

    decided = Signal(object, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__(kind="card-warning")
        self._texts = texts
        self._groups: dict[int, QButtonGroup] = {}
        self.choices: dict[tuple[int, EntryNo], QRadioButton] = {}
        self.said = label("", wrap=True)
        self._rows = QWidget()
        self.reason = QLineEdit()
        self._reason = FormRow(self.tr("&Reason of the decision"), self.reason)
        self.take = QPushButton(self.tr("&Take the column over"))
        theme.dress(self.take, kind="main")
        self.take.clicked.connect(lambda *_: self.decide())
        self.reason.returnPressed.connect(self.decide)
        for part in (self.said, self._rows, self._reason):
            self.add(part)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def chosen(self) -> dict[int, EntryNo]:
        """What is chosen so far."""
        return {item: entry for (item, entry), button in self.choices.items() if button.isChecked()}

    def show_form(self, form: PaperForm) -> None:
        """Show the differences of a sheet; only a third person can choose."""
        before, may_decide = self.chosen, form.sheet.may_decide
        old, self._rows = self._rows, QWidget()
        self.column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self._groups, self.choices = {}, {}
        names = {item.no: item.name for item in form.template.items}
        for row, gap in enumerate(form.differences):
            grid.addWidget(label(str(gap.item), "strong"), row, 0)
            grid.addWidget(label(names[gap.item], wrap=True), row, 1)
            group = self._groups[gap.item] = QButtonGroup(self._rows)
            for column, (entry, who) in enumerate(zip(EntryNo, form.sheet.keyed_by, strict=True), start=2):
                points = self._texts.number(gap.value(entry))
                button = QRadioButton(f"{points}　{who}")
                button.setAccessibleName(
                    self.tr("Item {item}: {points}, keyed by {who}").format(item=gap.item, points=points, who=who)
                )
                button.setEnabled(may_decide)
                button.setChecked(before.get(gap.item) is entry)
                group.addButton(button)
                grid.addWidget(button, row, column)
                self.choices[gap.item, entry] = button
        waits = self.tr("{count} items differ. A third person compares them with the paper and says which is right.")
        own = self.tr("{count} items differ. Compare them with the paper and choose the entry that agrees with it.")
        self.said.setText((own if may_decide else waits).format(count=len(form.differences)))
        self._reason.setVisible(may_decide)
        self.take.setVisible(may_decide)
        in_reading_order(self)

    def forget(self) -> None:
        """Forget choice and reason: another sheet comes."""
        self.choices = {}
        self.reason.clear()

    def decide(self) -> None:
        """Hand choice and reason on; what is missing, the office says."""
        self.decided.emit(self.chosen, self.reason.text().strip())
