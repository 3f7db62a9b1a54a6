"""How long the thread of the windows answers to nobody: ``tests/bench/bench_blocks.py [database] [login …]``.

Prints, act by act, the longest block in milliseconds, how long the act took in all, and where the block was when it
was longer than 100 ms. Without a database it makes the sample day; with one (made by the sample, same passwords) it
opens every screen of these people in it. Asserts nothing: the goal is 100 ms on a machine that does nothing else.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402  the script runs from a checkout, uninstalled
from PySide6.QtTest import QTest  # noqa: E402  as above
from PySide6.QtWidgets import QApplication  # noqa: E402  as above

from skillassess.clock import SystemClock  # noqa: E402  as above
from skillassess.day.runner import Stage  # noqa: E402  as above
from skillassess.office import Office  # noqa: E402  as above
from tests.ui.watchdog import Watchdog  # noqa: E402  as above
from ui import garbage, languages, sample, theme  # noqa: E402  as above
from ui.bridge import Bridge  # noqa: E402  as above
from ui.context import Desk  # noqa: E402  as above
from ui.frame import Frame  # noqa: E402  as above
from ui.jobs import Jobs, Ticket  # noqa: E402  as above
from ui.screens.scoring import ScoringScreen  # noqa: E402  as above
from ui.settings import Settings  # noqa: E402  as above
from ui.texts import Texts  # noqa: E402  as above

PASSWORD = "sample-2026"
DIGITS = 12
HEAD = "milliseconds; longest block: wall, wall less waiting for a processor, work; then the whole act; {:.0f} s in all"


class Walk:
    """One walk through the windows of some people, watched."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.jobs = Jobs()
        self.settings = Settings(folder / "windows.ini")
        self.bridge = Bridge(office)

    def idle(self) -> bool:
        """Whether everything asked for has arrived."""
        return not self.jobs.busy

    def person(self, dog: Watchdog, login: str) -> None:
        """Open every screen of a person twice; who scores, scores."""
        session = self.office.sign_in(login, PASSWORD)
        desk = Desk(self.office, session, self.jobs, Texts("zh_CN"), self.settings, SystemClock())
        self.bridge.changed.connect(desk.changed)
        frames: list[Frame] = []

        def open_frame() -> None:
            desk.open_plan("")
            frames.append(Frame(desk))
            frames[0].resize(1366, 768)
            frames[0].show()

        dog.during(f"{login}: sign in and first screen", open_frame, self.idle)
        frame = frames[0]
        for again in ("", " again"):
            for kind in frame.places.classes:
                dog.during(f"{login}: {kind.key}{again}", lambda kind=kind: frame.open_screen(kind.key), self.idle)
        if frame.open_screen(ScoringScreen.key):
            self.score(dog, frame, login)
        dog.during(f"{login}: find (Ctrl+K)", frame._find, self.idle)  # noqa: SLF001  the key itself needs a window
        frame.hide()
        for part in (frame, desk):
            part.deleteLater()
        dog.during(f"{login}: away", lambda: None, self.idle)

    def score(self, dog: Watchdog, frame: Frame, login: str) -> None:
        """Score some items by keys and go to another candidate."""
        screen = frame.places.shown
        if not isinstance(screen, ScoringScreen) or screen.open_key is None:
            return
        for number in range(DIGITS):
            field = screen.paper.lines[max(screen.paper.current, 1)].field
            key = str(number % 4 + 1)
            dog.during(
                f"{login}: key {number + 1}",
                lambda field=field, key=key: QTest.keyClick(field.focusProxy() or field, key),
                self.idle,
            )
        for step in ("next", "and next"):
            dog.during(
                f"{login}: {step} candidate",
                lambda: QTest.keyClick(frame, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier),
                self.idle,
            )


def main() -> None:
    """Walk and print."""
    garbage.look_seldom()
    app = QApplication([])
    theme.apply(app, "light")
    languages.speak(app, "zh_CN")
    logins = sys.argv[2:] or ["liang", "he", "zheng", "wu", "guan"]
    with tempfile.TemporaryDirectory() as name:
        made = None
        if len(sys.argv) > 1:
            office = Office.open(Path(sys.argv[1]), SystemClock())
        else:
            made = sample.make(Ticket("", lambda *_: None), Stage.REGISTRATION)
            office, logins = made.office, sys.argv[2:] or [person.login for person in made.people]
        walk = Walk(office, Path(name))
        begun = time.perf_counter()
        with Watchdog() as dog:
            for login in logins:
                walk.person(dog, login)
        print(HEAD.format(time.perf_counter() - begun))
        print(f"{'act':<40}{'wall':>8}{'held':>8}{'cpu':>8}{'whole':>8}  where, if over 100 ms")
        print(dog.table())
        walk.jobs.finish()
        office.close()
        if made is not None:
            made.remove()


if __name__ == "__main__":
    main()
