"""What happens when the program has a bug. Owns the log of crashes and the page that tells of one.

The log names places in the program and kinds of errors, never values: they may be personal data.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QMessageBox, QWidget

from skillassess.errors import Problem
from skillassess.texts import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_FILE = "crashes.log"


def watch(window: QWidget, language: Callable[[], str]) -> None:
    """Tell the person of every error nobody caught, and write it down."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(kind, trace)
        sys.stderr.write(text)
        path = write(text)
        if isinstance(error, Problem):
            _tell(window, explain(error, language()))
        else:
            _tell(window, _sentence(path))

    sys.excepthook = caught


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what is written down: when, what kind of error, where; no values."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)]
    return f"{at} {kind.__name__}\n{''.join(places)}"


def write(text: str) -> Path:
    """Add a report to the log of this machine's user and return where that is."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _FILE
    with path.open("a", encoding="utf-8") as log:
        log.write(text)
    return path


def _sentence(path: Path) -> str:
    text = QCoreApplication.translate(
        "Crash",
        "The program has a fault and could not finish this. Everything shown as saved is saved. "
        "Close the program and start it again. A report without personal data is in {path}.",
    )
    return text.format(path=path)


def _tell(window: QWidget, sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, "SkillAssess", sentence, QMessageBox.StandardButton.Close, window)
    box.open()
