"""The institution as filed: name, code, standing, scope. The administrator keeps it, office, HR and auditor read it.

Owns that nothing typed is lost before it is recorded: a form that was changed is not read over.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from skillassess.model.institution import Institution
from skillassess.model.people import Role
from ui import pill, theme
from ui.acting import Actor
from ui.card import Card
from ui.formrow import FormRow
from ui.labels import hairline, label
from ui.pill import Pill
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.institution_scope import FiledRows
from ui.setup_steps import InstitutionStep
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from ui.context import Desk
    from ui.stages import Stage


class InstitutionScreen(Screen):
    """What is filed of the institution."""

    key: ClassVar[str] = "institution"
    stage: ClassVar[Stage | None] = None
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ADMINISTRATOR, Role.OFFICE, Role.HR, Role.AUDITOR})
    help_topic: ClassVar[str] = "institution"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept: Institution | None = None
        self._reader = Reader(self, desk)
        self._actor = Actor(self, desk)
        self._governs = desk.has(Role.ADMINISTRATOR)
        self.head = InstitutionStep()
        self.head.column.setSpacing(6)
        self.region = QLineEdit()
        self.issuer = QLineEdit()
        self.contact = QLineEdit()
        self.scope = FiledRows(desk.texts)
        self.record = QPushButton(self.tr("Record the change"))
        theme.dress(self.record, kind="main")
        self.undo = QPushButton(self.tr("As it is filed now"))
        self._pill = Pill(pill.done(""))
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("InstitutionScreen", "Institution")

    def refresh(self) -> None:
        """Read what is filed; a form that was changed stays."""
        desk = self.desk
        self._reader.read(lambda: desk.office.administration.institution(desk.session), self._show)

    def entered(self) -> Institution:
        """Return the institution as typed. Only after it was shown."""
        kept = self._kept
        if kept is None:
            raise LookupError
        return replace(
            kept,
            name=self.head.name.text().strip(),
            code=self.head.code_text,
            occupations=self.scope.filed(),
            standing=tuple(one for one in kept.standing if one in self.head.chosen_standing)
            + tuple(one for one in self.head.chosen_standing if one not in kept.standing),
            region=self.region.text().strip(),
            issuer=self.issuer.text().strip(),
            contact=self.contact.text().strip(),
        )

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(self.title(), "title"))
        title.addWidget(self._pill)
        title.addStretch(1)
        first = Card(self.tr("As filed"))
        first.add(self.head)
        more = QHBoxLayout()
        more.setSpacing(12)
        more.addWidget(FormRow(self.tr("Region"), self.region))
        more.addWidget(FormRow(self.tr("Issuing institution on certificates, where it is another"), self.issuer))
        more.addWidget(FormRow(self.tr("Contact"), self.contact))
        first.column.addLayout(more)
        scope = Card(self.tr("Filed occupations and levels"))
        scope.add(self.scope)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(12)
        column.addLayout(title)
        column.addWidget(first)
        column.addWidget(scope)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(holder)
        self._foot = Card(kind="bar")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        words = self.tr("Certificates that were given keep their numbers; plans that were released stay as they are.")
        foot.addWidget(label(words, "small", wrap=True), 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.record)
        self._foot.column.addLayout(foot)
        line = hairline()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(line)
        whole.addWidget(self._foot)
        for part in (line, self._foot):
            part.setVisible(self._governs)
        self.begin_at(self.head.name)
        in_reading_order(self)

    def _listen(self) -> None:
        self._actor.rest(self.record)
        for field in (self.head.name, self.head.code, self.region, self.issuer, self.contact):
            field.setReadOnly(not self._governs)
            field.textEdited.connect(lambda *_: self._tell())
        for box in self.head.standing.values():
            box.setEnabled(self._governs)
            box.clicked.connect(lambda *_: self._tell())
        self.scope.setEnabled(self._governs)
        self.scope.edited.connect(self._tell)
        self.scope.rearranged.connect(lambda: in_reading_order(self))
        self.record.clicked.connect(lambda *_: self._record())
        self.undo.clicked.connect(lambda *_: self._go_back())

    @property
    def _changed(self) -> bool:
        return self._kept is not None and self.entered() != self._kept

    def _show(self, filed: Institution) -> None:
        if self._governs and self._changed and filed == self._kept:
            return
        self._kept = filed
        self.head.name.setText(filed.name)
        self.head.code.setText(filed.code)
        for standing, box in self.head.standing.items():
            box.setChecked(standing in filed.standing)
        self.region.setText(filed.region)
        self.issuer.setText(filed.issuer)
        self.contact.setText(filed.contact)
        self.scope.show_filed(filed.occupations)
        self._tell()

    def _tell(self) -> None:
        changed = self._changed
        self._pill.show_status(pill.warning(self.tr("Not recorded yet")) if changed else pill.done(self.tr("Recorded")))
        self.record.setEnabled(changed)
        self.undo.setEnabled(changed)

    def _go_back(self) -> None:
        filed = self._kept
        self._kept = None
        if filed is not None:
            self._show(filed)
        self.head.name.setFocus()

    def _record(self) -> None:
        desk, typed = self.desk, self.entered()
        change = desk.office.administration.change_institution

        def done(_nothing: object) -> None:
            desk.hush()
            self._kept = typed
            self._tell()

        self._actor.act(self.tr("Recording the institution"), lambda: change(desk.session, typed), done)
