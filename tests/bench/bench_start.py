"""Start to first usable paint: ``tests/bench/bench_start.py [rounds] [database]``.

Ours (the welcome page, or the sign-in page of a database) and an empty QMainWindow with a QTableView in turn, each in a
process of its own, from its start to the paint of the first thing one can act on. Prints medians and their ratio; the
goal is at most 1.5. Asserts nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
CHILD = """
import sys, time
begun = float(sys.argv.pop(1))
sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QPushButton, QTableView

class Eye(QObject):
    seen = False
    def eventFilter(self, part, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            usable = isinstance(part, QPushButton) or isinstance(part.parent(), QAbstractItemView)
            if usable and part.window().isVisible():
                Eye.seen = True
        return False

app, eye = QApplication(["start"]), Eye()
app.installEventFilter(eye)
"""
EMPTY = """
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1366, 768)
window.show()
"""
OURS = """
from pathlib import Path
from skillassess.clock import SystemClock
from ui import garbage
from ui.program import Program
from ui.settings import Settings
garbage.look_seldom()
settings, database = Settings(Path(sys.argv[1])), Path(sys.argv[2]) if len(sys.argv) > 2 else None
program = Program(app, settings, SystemClock(), database)
program.start()
"""
WAIT = """
while not eye.seen:
    app.processEvents()
print((time.time() - begun) * 1000, flush=True)
import os
os._exit(0)
"""


def once(body: str, compiled: Path, *arguments: str) -> float:
    """Start a process and return the milliseconds to its first usable paint; code is compiled, as when installed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", CHILD + body + WAIT, repr(time.time()), str(ROOT), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[0])


def main() -> None:
    """Start both in turn and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        compiled, own = Path(name) / "compiled", (str(Path(name) / "windows.ini"), *sys.argv[2:3])
        once(OURS, compiled, *own), once(EMPTY, compiled)  # the first start reads everything from the disk
        ours, empty = [], []
        for _ in range(rounds):
            ours.append(once(OURS, compiled, *own))
            empty.append(once(EMPTY, compiled))
    for what, spent in (("ours", ours), ("empty window with a table", empty)):
        print(f"{what:<28}{statistics.median(spent):>8.0f} ms{min(spent):>8.0f} best{max(spent):>8.0f} worst")
    middles = statistics.median(ours) / statistics.median(empty)
    print(f"ratio of medians {middles:.2f}, of the best {min(ours) / min(empty):.2f}")


if __name__ == "__main__":
    main()
