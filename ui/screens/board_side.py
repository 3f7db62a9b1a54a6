"""Beside the matrix: findings and the distribution, or what may be done with a form. Owns which of them is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.card import Card
from ui.labels import hairline, label
from ui.screens.board_findings import FindingList
from ui.screens.board_picture import Distribution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction

    from ui.screens.board_action import ActionPanel, Case
    from ui.screens.board_findings import Finding

_WIDTH = 300
_NARROW_WIDTH = 250


class SidePanel(Card):
    """Findings and picture, or the action panel in their place."""

    def __init__(self, acting: ActionPanel) -> None:
        super().__init__(flush=True)
        self.acting = acting
        self.findings = FindingList(self.tr("Findings"))
        self.picture = Distribution()
        self._count = label("", "muted")
        self._calm = label(
            self.tr("Nothing to look at. Findings appear once every sheet of a form is in."), "muted", wrap=True
        )
        self._picture_name = label("", "small", wrap=True)
        self.agreement = label("", "small", wrap=True)
        self._pages = QStackedWidget()
        self.setFixedWidth(_WIDTH)
        self.column.setSpacing(0)
        self._pages.addWidget(self._found())
        self._pages.addWidget(acting)
        self.add(self._pages, 1)

    @property
    def is_acting(self) -> bool:
        """Whether the action panel is seen."""
        return self._pages.currentIndex() == 1

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        self.findings.show_findings(findings)
        urgent = sum(finding.urgent for finding in findings)
        notes = len(findings) - urgent
        words = self.tr("{count}, {notes} notes")
        self._count.setText(words.format(count=urgent, notes=notes) if notes else str(urgent))
        self.findings.setVisible(bool(findings))
        self._calm.setVisible(not findings)

    def show_averages(self, averages: Sequence[Fraction], line: Decimal, name: str) -> None:
        """Show the distribution under its name."""
        self._picture_name.setText(name)
        self.picture.show_averages(averages, line, name)

    def show_agreement(self, short: str, long: str) -> None:
        """Show how far assessors agree: a line, and the sentence behind it as tip and for screen readers."""
        self.agreement.setText(short)
        self.agreement.setToolTip(long)
        self.agreement.setAccessibleName(long)
        self.agreement.setVisible(bool(short))

    def act(self, case: Case) -> None:
        """Show what may be done with a form, with the keyboard there."""
        self.acting.show_case(case)
        self._pages.setCurrentIndex(1)
        self.acting.begin()

    def narrow(self, *, narrow: bool) -> None:
        """Take less room where there is little."""
        self.setFixedWidth(_NARROW_WIDTH if narrow else _WIDTH)

    def go_back(self) -> None:
        """Show the findings."""
        self._pages.setCurrentIndex(0)

    def _found(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.addWidget(label(self.tr("Findings"), "heading"), 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(hairline())
        self._calm.setContentsMargins(14, 12, 14, 12)
        self._calm.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.findings, 1)
        column.addWidget(self._calm, 1)
        self._picture_name.setContentsMargins(14, 8, 14, 0)
        column.addWidget(self._picture_name)
        around = QHBoxLayout()
        around.setContentsMargins(14, 4, 14, 10)
        around.addWidget(self.picture)
        column.addLayout(around)
        self.agreement.setContentsMargins(14, 0, 14, 10)
        column.addWidget(self.agreement)
        return page
