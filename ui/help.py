"""Help inside the window (F1). Owns the reading of ``resources/help/<language>/<topic>.md`` and its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from skillassess.errors import FileProblem
from skillassess.paths import resource
from ui.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_START = "start"


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
        self.open()

    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            self.show_topic(link.path().removesuffix(".md"))

    def _read(self, topic: str) -> str:
        for name in (topic, _START):
            try:
                return resource("help", self._language, f"{name}.md").read_text(encoding="utf-8")
            except FileProblem:
                continue
        return self.tr("There is no help text for this screen.")
