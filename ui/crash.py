"""What happens when the program has a bug. Owns the log of crashes and the page that tells of one.

A report holds versions, the places in the program, the kinds of errors, and what the program logged last, as its
authors wrote it: never a value, which may be personal data. A person can send it as it is.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from skillassess import __version__
from skillassess.errors import Problem
from skillassess.texts import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_FILE = "crashes.log"
_LAST = 20
_OWN = ("skillassess", "ui")


class LastWords(logging.Handler):
    """Keeps the last lines the program logged, without what was filled into them."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=_LAST)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of our own; what other packages say may be put together from values."""
        if record.name.split(".")[0] in _OWN:
            at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
            self.lines.append(f"  {at} {record.levelname} {record.name}: {record.msg}")


_last_words = LastWords()


def watch(window: QWidget, language: Callable[[], str]) -> None:
    """Tell the person of every error nobody caught, and write it down."""
    logging.getLogger().addHandler(_last_words)

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
    """Return what is written down: when, what kind of error, where, versions, last log lines; no values."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)]
    said = "".join(f"{line}\n" for line in _last_words.lines)
    return f"{at} {kind.__name__}\n{''.join(places)}{_versions()}\n{said}"


def _versions() -> str:
    office = sys.modules.get("skillassess.office")  # not loaded for this: the fault may lie there
    schema = "not loaded" if office is None else office.SCHEMA
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"
    return f"  SkillAssess {__version__}, schema {schema}, {system}"


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
