"""The steps of the set-up: institution, filed scope, administrator, recovery key. Owns their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from skillassess.errors import Refused
from skillassess.model.institution import Institution, Standing
from ui import icons, theme
from ui.formrow import FormRow
from ui.labels import label
from ui.occupations import OccupationRows

if TYPE_CHECKING:
    from skillassess.office import SetUp
    from ui.texts import Texts


class _Step(QWidget):
    """A step: fields below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def add(self, part: QWidget) -> None:
        """Add a field at the foot."""
        self.column.addWidget(part)

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        self.setFocus()


class InstitutionStep(_Step):
    """Name, filed code, and what the enterprise is."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.code = QLineEdit()
        self.code.setMaxLength(20)
        self.code.setPlaceholderText("Y000544031005")
        hint = self.tr(
            "13 characters: Y or S and 12 digits. They begin every certificate number and are typed only here."
        )
        self.add(FormRow(self.tr("Name of the institution, as filed"), self.name))
        self.add(FormRow(self.tr("Filed code of the institution"), self.code, hint=hint))
        self.add(
            label(self.tr("What the enterprise is; it decides who may open the two highest levels."), "fine", wrap=True)
        )
        words = {
            Standing.ABOVE_SCALE: self.tr("Enterprise above designated size"),
            Standing.PROVINCE_FILED: self.tr("Filed with the province"),
            Standing.CHAIN_LEADER: self.tr("Chain leader"),
            Standing.LARGE: self.tr("Large enterprise"),
        }
        self.standing = {standing: QCheckBox(text) for standing, text in words.items()}
        for box in self.standing.values():
            self.add(box)

    @property
    def code_text(self) -> str:
        """The code without the blanks and small letters people type."""
        return "".join(self.code.text().split()).upper()

    @property
    def chosen_standing(self) -> tuple[Standing, ...]:
        """What was ticked."""
        return tuple(standing for standing, box in self.standing.items() if box.isChecked())

    def begin(self) -> None:
        """Put the keyboard on the name."""
        self.name.setFocus()


class ScopeStep(_Step):
    """Occupations and levels."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.add(
            label(
                self.tr("Only what is filed here can be assessed later. More can be added at any time."),
                "muted",
                wrap=True,
            )
        )
        self.rows = OccupationRows(texts)
        self.add(self.rows)

    def begin(self) -> None:
        """Put the keyboard on the first code."""
        self.rows.rows[0].code.setFocus()


class AdministratorStep(_Step):
    """Login, name and password of the first administrator."""

    def __init__(self) -> None:
        super().__init__()
        advice = self.tr("There are no ready-made accounts. The administrator takes in all other people later.")
        self.add(label(advice, "muted", wrap=True))
        self.login = QLineEdit()
        self.name = QLineEdit()
        self.password = QLineEdit()
        self.again = QLineEdit()
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._again = FormRow(self.tr("The same password again"), self.again)
        self.add(FormRow(self.tr("Name"), self.name))
        self.add(FormRow(self.tr("Login"), self.login, hint=self.tr("Short, without blanks.")))
        self.add(FormRow(self.tr("Password"), self.password, hint=self.tr("At least 8 characters.")))
        self.add(self._again)

    def begin(self) -> None:
        """Put the keyboard on the name."""
        self.name.setFocus()

    def setup(self, institution: Institution) -> SetUp:
        """Return the whole set-up; two different passwords are ``Refused`` (``passwords-differ``)."""
        from skillassess.office import SetUp  # noqa: PLC0415  the office is loaded after the first paint

        differ = self.password.text() != self.again.text()
        self._again.find_fault(self.tr("The two passwords are not the same.") if differ else "")
        if differ:
            raise Refused("passwords-differ")
        return SetUp(institution, self.login.text().strip(), self.name.text().strip(), self.password.text())


class RecoveryStep(_Step):
    """The recovery key: seen once, to be printed or written down."""

    def __init__(self) -> None:
        super().__init__()
        advice = self.tr(
            "If every password is lost, only this key opens the database. It is shown once and kept nowhere else. "
            "Print it or write it down, and lock the paper away."
        )
        self.add(label(advice, "muted", wrap=True))
        self.key = label("", "title", wrap=True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fixed = QFont("Noto Sans Mono")
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        self.key.setFont(fixed)
        self.add(self.key)
        self.print = QPushButton(self.tr("Print…"))
        self.print.setIcon(icons.icon("printer"))
        self.print.clicked.connect(lambda *_: self._print())
        self.kept = QCheckBox(self.tr("I have printed the key or written it down."))
        self.add(self.print)
        self.add(self.kept)

    def show_key(self, key: str) -> None:
        """Show the key."""
        self.key.setText(key)
        self.key.setAccessibleName(self.tr("Recovery key {key}").format(key=key))
        self.kept.setChecked(False)
        theme.dress(self.print, kind="")

    def begin(self) -> None:
        """Put the keyboard on Print."""
        self.print.setFocus()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  seldom needed, slow to load

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            page = QTextDocument()
            page.setPlainText(
                self.tr("SkillAssess recovery key\n\n{key}\n\nKeep this paper locked away.").format(key=self.key.text())
            )
            page.print_(printer)
