"""Taste of this machine: language, theme, last database, window. Owns the settings file.

It holds no fact of the institution and nothing personal.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from skillassess.texts import LANGUAGES
from ui.theme import THEMES

_RECENT = 6


class Settings:
    """The settings file; a value that makes no sense is read as the default."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` is an INI file; by default it lies in the user's configuration folder."""
        self._file = QSettings(str(path or _default()), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """``zh_CN`` or ``en``."""
        return self._one_of("language", LANGUAGES)

    @language.setter
    def language(self, code: str) -> None:
        self._file.setValue("language", code)

    @property
    def theme(self) -> str:
        """One of ``ui.theme.THEMES``."""
        return self._one_of("theme", THEMES)

    @theme.setter
    def theme(self, name: str) -> None:
        self._file.setValue("theme", name)

    @property
    def database(self) -> Path | None:
        """The database opened last, if it is still there."""
        text = self._text("database")
        path = Path(text) if text else None
        return path if path is not None and path.is_file() else None

    @database.setter
    def database(self, path: Path) -> None:
        self._file.setValue("database", str(path))

    @property
    def recent_plans(self) -> tuple[str, ...]:
        """Numbers of the batches opened last, newest first."""
        return tuple(part for part in self._text("recent-plans").split(" ") if part)

    def remember_plan(self, plan_id: str) -> None:
        """Put a batch first among the recent ones."""
        rest = [known for known in self.recent_plans if known != plan_id]
        self._file.setValue("recent-plans", " ".join([plan_id, *rest][:_RECENT]))

    def flag(self, name: str) -> bool:
        """Whether something was once marked, as ``tour-assessor-seen``."""
        return self._text(f"flags/{name}") == "yes"

    def mark(self, name: str) -> None:
        """Mark something for good."""
        self._file.setValue(f"flags/{name}", "yes")

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty when never kept."""
        value = self._file.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._file.setValue("geometry", state)

    def write(self) -> None:
        """Bring everything to the disk now."""
        self._file.sync()

    def _one_of(self, key: str, known: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in known else known[0]

    def _text(self, key: str) -> str:
        return str(self._file.value(key, "") or "")


def _default() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "windows.ini"
