"""The bars above and below. Owns where institution, batch, person, keys, saving, backup and journal head are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.keycap import keycap
from ui.labels import Elided, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.labels import Kind

TOP_HEIGHT = 43
BOTTOM_HEIGHT = 28
_FRESH = 1600


class BarButton(QPushButton):
    """A flat button made of several words, as role and name, or key and what it does."""

    def __init__(self, parts: Sequence[QWidget], name: str) -> None:
        """``name`` is what a screen reader says."""
        super().__init__()
        theme.dress(self, kind="flat")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        layout = self.layout()
        return layout.sizeHint().expandedTo(QSize(0, 32)) if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the room the words need at least, those that give way cut short."""
        layout = self.layout()
        return layout.minimumSize().expandedTo(QSize(0, 32)) if layout is not None else super().minimumSizeHint()


class TopBar(QFrame):
    """Institution / batch · occupation level; role and person; find; help."""

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="bar")
        self.setFixedHeight(TOP_HEIGHT)
        self._institution = Elided("strong")
        self._batch_text = Elided()
        self._role = label("", "muted")
        self._person = label("", "strong")
        self.batch = BarButton([self._batch_text], self.tr("Choose a batch"))
        self.person = BarButton([self._role, self._person], self.tr("Person, language, theme"))
        self._wide = [label(self.tr("Find"), "muted"), label(self.tr("Help"), "muted"), self._role, self._institution]
        self.search = BarButton([keycap("Ctrl K"), self._wide[0]], self.tr("Find"))
        self.help = BarButton([keycap("F1"), self._wide[1]], self.tr("Help"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self._institution)
        row.addSpacing(14)
        self._wide.append(label("/", "slash"))
        row.addWidget(self._wide[-1])
        row.addSpacing(6)
        row.addWidget(self.batch)
        row.addStretch(1)
        for button in (self.person, self.search, self.help):
            row.addWidget(button)

    def show_place(self, institution: str, batch: str) -> None:
        """Show whose program this is and which batch is open."""
        self._institution.setText(institution)
        self._batch_text.setText(batch or self.tr("No batch is open"))
        self.batch.setAccessibleName(self.tr("Batch: {batch}").format(batch=self._batch_text.text()))

    def narrow(self, *, is_narrow: bool) -> None:
        """Leave out what is known anyway, where the window is small."""
        for part in self._wide:
            part.setVisible(not is_narrow)

    def show_person(self, role: str, name: str) -> None:
        """Show who is signed in."""
        self._role.setText(role)
        self._person.setText(name)
        self.person.setAccessibleName(self.tr("{role} {name}: person, language, theme").format(role=role, name=name))


class BottomBar(QFrame):
    """Saved at, last verified backup, journal head; on the right what the screen has to say."""

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, kind="bar")
        self.setFixedHeight(BOTTOM_HEIGHT)
        self._saved = self._word("saved")
        self._backup = self._word("small")
        self._head = self._word("small")
        self._right = self._word("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(22)
        for part in (self._saved, self._backup, self._head):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._right)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(_FRESH)
        self._fading.timeout.connect(lambda: theme.dress(self._saved, fresh="false"))

    @staticmethod
    def _word(kind: Kind) -> QLabel:
        made = label("", kind)
        made.hide()
        return made

    @staticmethod
    def _tell(part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    def show_saved(self, time: str) -> None:
        """Say that everything is on the disk, with the time; it stands out for a moment."""
        self._tell(self._saved, self.tr("✓ Saved {time}").format(time=time))
        self._saved.setAccessibleName(self._saved.text())
        theme.dress(self._saved, fresh="true")
        self._fading.start()

    def show_backup(self, text: str, *, tone: str = "") -> None:
        """Show the last verified backup."""
        self._tell(self._backup, text)
        theme.dress(self._backup, tone=tone)

    def show_head(self, code: str) -> None:
        """Show the journal's head."""
        self._tell(self._head, self.tr("Journal head {code}").format(code=code) if code else "")

    def show_right(self, text: str) -> None:
        """Show the text at the right end."""
        self._tell(self._right, text)

    @property
    def words(self) -> tuple[str, str, str, str]:
        """What the bar says, from left to right."""
        return (self._saved.text(), self._backup.text(), self._head.text(), self._right.text())
