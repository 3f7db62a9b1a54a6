"""``python -m ui``: opens the window. Owns the command line of the windows; heavy packages load after first paint."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from skillassess.clock import SystemClock
from skillassess.texts import LANGUAGES
from ui import crash, garbage
from ui.program import Program
from ui.settings import Settings
from ui.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

_SETTLING = 1200


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code."""
    asked = _parser().parse_args(argv)
    garbage.look_seldom()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["skillassess"])
    app.setApplicationName("skillassess")
    app.setApplicationDisplayName("SkillAssess")
    settings = Settings(asked.settings)
    if asked.language:
        settings.language = asked.language
    if asked.theme:
        settings.theme = asked.theme
    program = Program(app, settings, SystemClock(), asked.database)
    crash.watch(program.window, lambda: settings.language)
    program.start()
    if asked.sample:
        QTimer.singleShot(0, program, program.try_sample)
    if asked.screenshot:
        QTimer.singleShot(_SETTLING, program, lambda: _take(program, asked.screenshot))
    return app.exec()


def _take(program: Program, path: Path) -> None:
    if program.jobs.busy:
        QTimer.singleShot(_SETTLING, program, lambda: _take(program, path))
        return
    program.window.grab().save(str(path))
    program.window.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="skillassess-ui", description="Vocational-skill assessment: the windows.")
    parser.add_argument("--database", type=Path, metavar="PATH", help="open this database")
    parser.add_argument(
        "--sample", "--sample-day", action="store_true", help="open the sample day with invented people"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="language of the windows")
    parser.add_argument("--theme", choices=THEMES, help="colours of the windows")
    parser.add_argument("--settings", type=Path, metavar="FILE", help="settings file instead of the user's own")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="write a picture of the window and close")
    return parser


if __name__ == "__main__":
    sys.exit(main())
