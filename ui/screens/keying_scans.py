"""Filing scanned sheets: the printed code, the file, and what is filed already. Owns the two fields."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from ui import icons
from ui.card import Card
from ui.labels import label


class ScanCard(Card):
    """One line to file a scan. ``wanted`` carries the code and the path."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("Check code"))
        self.code.setAccessibleName(self.tr("Check code printed on the sheet, or the text of its QR code"))
        self.code.setMaximumWidth(160)
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("Scan as PDF, JPEG or PNG"))
        self.path.setAccessibleName(self.tr("File of the scan"))
        look = QPushButton(self.tr("Look for…"))
        look.clicked.connect(lambda *_: self._look())
        self.file = QPushButton(self.tr("&File the scan"))
        self.file.setIcon(icons.icon("paperclip", "accent"))
        self.file.clicked.connect(lambda *_: self.wish())
        self.path.returnPressed.connect(self.wish)
        self.code.returnPressed.connect(self.path.setFocus)
        self.filed = label("", "fine", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Scanned sheets"), "strong"))
        row.addWidget(self.code)
        row.addWidget(self.path, 1)
        row.addWidget(look)
        row.addWidget(self.file)
        self.column.addLayout(row)
        self.add(self.filed)

    def wish(self) -> None:
        """Ask for the scan to be filed."""
        path = self.path.text().strip()
        if not path:
            self.path.setFocus()
            return
        self.wanted.emit(self.code.text(), Path(path).expanduser())

    def show_filed(self, all_: int, here: int) -> None:
        """Say how many scans are filed, and how many of the form that is open."""
        text = self.tr("{all} scans filed in this batch, {here} of them of the form that is open")
        self.filed.setText(text.format(all=all_, here=here))

    def clear(self) -> None:
        """Empty the fields after a scan was filed."""
        self.code.clear()
        self.path.clear()
        self.code.setFocus()

    def _look(self) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        kinds = self.tr("Scans (*.pdf *.jpg *.jpeg *.png)")
        found, _filter = QFileDialog.getOpenFileName(
            self, self.tr("File of the scan"), self.path.text(), kinds, options=option
        )
        if found:
            self.path.setText(found)
