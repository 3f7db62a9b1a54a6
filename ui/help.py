"""Help inside the window (F1). Owns the reading of ``resources/help/<language>/<topic>.md`` and its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from skillassess.errors import FileProblem
from skillassess.paths import resource
from ui import fonts
from ui.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_START = "start"
_HEADINGS = {1: 18, 2: 15}
_LINE = 130
_RHYTHM = 6
_INDENT = 24
_NARROW_QUOTES = str.maketrans("“”", '""')


class HelpPanel(Overlay):
    """The help of one screen, beside it; links lead from topic to topic."""

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent, width=460, place="right")
        self.entitle(self.tr("Help"))
        self._language = language
        self.topic = ""
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setOpenExternalLinks(False)
        self.page.setAccessibleName(self.tr("Help"))
        self.page.anchorClicked.connect(self._follow)
        self.column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)

    def show_topic(self, topic: str) -> None:
        """Open the text of a topic; a lost one is said in its place."""
        self.topic = topic
        self.page.setMarkdown(self._read(topic))
        _set_type(self.page.document())
        self.open()

    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            self.show_topic(link.path().removesuffix(".md"))

    def _read(self, topic: str) -> str:
        for name in (topic, _START):
            try:
                text = resource("help", self._language, f"{name}.md").read_text(encoding="utf-8")
            except FileProblem:
                continue
            # The shipped Chinese face draws “ ” a full character wide, as Chinese wants them and English does not.
            return text.translate(_NARROW_QUOTES) if self._language == "en" else text
        return self.tr("There is no help text for this screen.")


def _set_type(document: QTextDocument) -> None:
    """Give headings the sizes of the windows and the lines air; Markdown itself knows neither."""
    document.setIndentWidth(_INDENT)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(_RHYTHM * (2 if level else 0))
        shape.setBottomMargin(_RHYTHM)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            letters = cursor.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)  # it would outweigh the font's size
            letters.setFont(fonts.interface(_HEADINGS.get(level, fonts.BASE_SIZE), bold=True))
            cursor.setCharFormat(letters)
        block = block.next()
    cursor.setPosition(0)
