"""``python -m ui.screenshots``: a picture of every view, in every language and theme, of every role. Owns the round.

The pictures are for people to look at; the sample day is run to its end, so that no screen is empty.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from skillassess.clock import SystemClock
from skillassess.day.runner import Stage
from skillassess.texts import LANGUAGES
from ui import languages, sample, theme
from ui.bridge import Bridge
from ui.context import Desk
from ui.first_start import SetUpPage
from ui.frame import Frame
from ui.jobs import Jobs, Ticket
from ui.settings import Settings
from ui.sign_in import SamplePage, SignInPage
from ui.texts import Texts
from ui.welcome import WelcomePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

SIZES = (QSize(1366, 768), QSize(1024, 640), QSize(1920, 1080))
SCALES = (100, 150)
_LAID_OUT = 4  # text that wraps is measured after what holds it
OUT = Path("build") / "screenshots"
_SCALE = "QT_SCALE_FACTOR"  # read by Qt when the program starts: each scale is a process of its own


class Round:
    """One walk through all views with one language, theme and size."""

    def __init__(self, app: QApplication, shown: sample.Sample, folder: Path) -> None:
        self._app = app
        self._sample = shown
        self._folder = folder
        self._jobs = Jobs()
        self._bridge = Bridge(shown.office)
        self._settings = Settings(folder / "windows.ini")
        self.written: list[Path] = []

    def go(self, language: str, dress: str, size: QSize) -> None:
        """Take a picture of every page and of every screen of every role."""
        theme.apply(self._app, dress)
        languages.speak(self._app, language)
        texts = Texts(language)
        scale = round(float(os.environ.get(_SCALE, "1")) * 100)
        mark = f"{language}-{dress}-{size.width()}x{size.height()}-{scale}"
        size = size / (scale / 100)
        pages: dict[str, QWidget] = {
            "welcome": WelcomePage(self._jobs, texts),
            "set-up": SetUpPage(self._jobs, texts),
            "sign-in": SignInPage(self._jobs, texts),
            "sample": SamplePage(self._jobs, texts, self._sample.people),
        }
        for name, page in pages.items():
            self._take(page, size, f"{mark}-{name}")
            page.deleteLater()
        seen: set[tuple[str, ...]] = set()
        for person in self._sample.people:
            if person.roles not in seen:
                seen.add(person.roles)
                self._person(person, texts, size, mark)

    def _person(self, person: sample.SamplePerson, texts: Texts, size: QSize, mark: str) -> None:
        office = self._sample.office
        session = office.sign_in(person.login, person.password)
        desk = Desk(office, session, self._jobs, texts, self._settings, SystemClock())
        self._bridge.changed.connect(desk.changed)
        desk.open_plan("")
        frame = Frame(desk)
        for kind in frame.places.classes:
            frame.open_screen(kind.key)
            self._take(frame, size, f"{mark}-{person.roles[0]}-{kind.key}")
        if not frame.places.classes:
            self._take(frame, size, f"{mark}-{person.roles[0]}")
        for part in (frame, desk):
            part.deleteLater()

    def _take(self, view: QWidget, size: QSize, name: str) -> None:
        view.resize(size)
        view.show()
        self._settle()
        path = self._folder / f"{name}.png"
        view.grab().save(str(path))
        self.written.append(path)
        view.hide()

    def _settle(self) -> None:
        self._app.processEvents()
        while self._jobs.busy:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(_LAID_OUT):
            self._app.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Pictures of every view.")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"folder for the pictures ({OUT})")
    parser.add_argument(
        "--size", type=int, nargs="*", choices=range(len(SIZES)), help="number of a size; all when left out"
    )
    parser.add_argument("--language", choices=LANGUAGES, nargs="*", default=LANGUAGES)
    parser.add_argument("--theme", choices=theme.THEMES, nargs="*", default=theme.THEMES)
    parser.add_argument("--scale", type=int, nargs="*", choices=SCALES, default=SCALES, help="in percent")
    asked = parser.parse_args(argv)
    if len(asked.scale) == 1 or _SCALE in os.environ:
        os.environ.setdefault(_SCALE, str(asked.scale[0] / 100))
        return _walk(asked)
    rest = list(sys.argv[1:] if argv is None else argv)
    command = [sys.executable, "-m", "ui.screenshots", *rest]
    calls = (
        subprocess.call(command, env={**os.environ, _SCALE: str(scale / 100)})  # noqa: S603  ourselves
        for scale in asked.scale
    )
    return max(calls)


def _walk(asked: argparse.Namespace) -> int:
    app = QApplication(["skillassess"])
    asked.out.mkdir(parents=True, exist_ok=True)
    shown = sample.make(Ticket("", lambda *_: None), Stage.DOCUMENTS)
    walk = Round(app, shown, asked.out)
    for size in asked.size or range(len(SIZES)):
        for language in asked.language:
            for dress in asked.theme:
                walk.go(language, dress, SIZES[size])
    shown.office.close()
    shown.remove()
    sys.stdout.write(f"{len(walk.written)}  {asked.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
