"""Day board and scoring at the size of a large batch: ``tests/bench/bench_board.py [candidates] [assessors]``.

Prints a table; asserts nothing about time. Goals: key to saved below 100 ms, one mark changed repaints in 16 ms.
The batch is written straight into a sample database by the office; nothing of it is a real person.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402  the script runs from a checkout, uninstalled
from PySide6.QtTest import QTest  # noqa: E402  as above
from PySide6.QtWidgets import QApplication  # noqa: E402  as above

from skillassess.day.day_file import read_day  # noqa: E402  as above
from skillassess.day.runner import DayRun, Stage  # noqa: E402  as above
from skillassess.model.candidates import Candidate  # noqa: E402  as above
from skillassess.model.plans import Plan  # noqa: E402  as above
from skillassess.model.worksheets import ColumnState  # noqa: E402  as above
from skillassess.office import Office, Session  # noqa: E402  as above
from skillassess.paths import resource  # noqa: E402  as above
from ui import languages, theme  # noqa: E402  as above
from ui.context import Desk  # noqa: E402  as above
from ui.frame import Frame  # noqa: E402  as above
from ui.jobs import Jobs  # noqa: E402  as above
from ui.screens.board import BoardScreen  # noqa: E402  as above
from ui.screens.board_rows import lines_of, widths_of  # noqa: E402  as above
from ui.screens.scoring import ScoringScreen  # noqa: E402  as above
from ui.settings import Settings  # noqa: E402  as above
from ui.texts import Texts  # noqa: E402  as above

DAY = "day-1-electrician-L4.json"
PASSWORD = "sample-2026"
ROUNDS = 20


def large_batch(office: Office, run: DayRun, candidates: int, assessors: int) -> str:
    """Widen the sample's plan to many candidates and assessors, scored but for the last assessor; give the plan."""
    chief = run.day.administrator
    admin = run.office.sign_in(chief.login, chief.password)
    people = {person.login: person for person in office.administration.people(admin)}
    scorers = [people[login].id for login in ("liang", "deng", "peng")]
    for number in range(assessors - len(scorers)):
        more = replace(people["deng"], id="", login=f"more{number}", name=f"考评{number}")
        scorers.append(office.administration.add_person(admin, more, PASSWORD).id)
    zheng = office.sign_in("zheng", PASSWORD)
    with office.door.act(zheng, "bench", "bench") as writing:
        plan = writing.get(Plan, run.plan_id)
        target = plan.targets[0]
        parts = tuple(replace(part, scorers=tuple(scorers)) for part in target.components)
        writing.put(plan.id, replace(plan, targets=(replace(target, components=parts),)))
        first = writing.values(Candidate, plan.id)[0]
        for number in range(31, candidates + 1):
            one = replace(first, id=f"{plan.id}{number:05d}", name=f"考生{number}")
            writing.put(one.id, one, parent=plan.id, seen=0)
    logins = ["liang", "deng", "peng", *(f"more{number}" for number in range(assessors - 3))]
    for login in logins[1:]:
        session = office.sign_in(login, PASSWORD)
        for sheet in office.marking.sheets(session, plan.id):
            office.marking.fill(session, sheet.key, ["4"] * sheet.items)
            office.marking.submit(session, sheet.key)
    return plan.id


def desk_for(office: Office, login: str, plan: str, folder: Path, jobs: Jobs) -> Desk:
    """Give a person a desk."""
    session: Session = office.sign_in(login, PASSWORD)
    clock = office.door.clock
    desk = Desk(office, session, jobs, Texts("zh_CN"), Settings(folder / "windows.ini"), clock)
    desk.open_plan(plan)
    return desk


def shown(app: QApplication, frame: Frame, ready: Callable[[], bool]) -> float:
    """Show a frame and return the seconds until it is ready."""
    begun = time.perf_counter()
    frame.resize(1366, 768)
    frame.show()
    while not ready():
        app.processEvents()
        time.sleep(0.001)
    return time.perf_counter() - begun


def report(name: str, seconds: list[float]) -> None:
    """Print one line: median and worst in milliseconds."""
    middle, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"{name:<52}{middle:>10.1f}{worst:>10.1f}")


def bench_scoring(app: QApplication, office: Office, plan: str, folder: Path, jobs: Jobs) -> None:
    """Measure key to saved on the thread of the windows, painting included."""
    frame = Frame(desk_for(office, "liang", plan, folder, jobs), (ScoringScreen,))
    screen = frame.places.shown
    if not isinstance(screen, ScoringScreen):
        raise TypeError
    opening = shown(app, frame, lambda: screen.open_key is not None)
    while jobs.busy:
        app.processEvents()
        time.sleep(0.001)
    spent = []
    for _ in range(ROUNDS):
        if screen.paper.current == len(screen.paper.lines):
            screen.paper.go(1)
        field = screen.paper.lines[screen.paper.current].field
        target = field.focusProxy() or field
        begun = time.perf_counter()
        QTest.keyClick(target, "3")
        QTest.keyClick(target, Qt.Key.Key_Return)
        app.processEvents()
        spent.append(time.perf_counter() - begun)
    report("scoring: open", [opening])
    report("scoring: key to saved and painted", spent)
    frame.hide()


def bench_board(app: QApplication, office: Office, plan: str, folder: Path, jobs: Jobs) -> None:
    """Measure the first sight of the board, one changed mark, and sorting."""
    frame = Frame(desk_for(office, "he", plan, folder, jobs), (BoardScreen,))
    screen = frame.places.shown
    if not isinstance(screen, BoardScreen):
        raise TypeError
    report("board: open (read on the worker)", [shown(app, frame, lambda: screen.matrix.line is not None)])
    while jobs.busy:
        app.processEvents()
        time.sleep(0.001)
    board = office.board.board(screen.desk.session, plan)
    lines, spent = lines_of(board), []
    last = lines[3]
    for number in range(ROUNDS):
        state = (ColumnState.SUBMITTED, ColumnState.RETURNED)[number % 2]
        form = last.forms[0].form
        cells = (replace(form.cells[0], state=state), *form.cells[1:])
        rows = list(board.rows)
        rows[3] = replace(rows[3], forms=(replace(form, cells=cells), *rows[3].forms[1:]))
        fresh = lines_of(replace(board, rows=tuple(rows)))
        begun = time.perf_counter()
        screen.matrix.model_of_lines.show_rows(fresh)
        app.processEvents()
        spent.append(time.perf_counter() - begun)
    report("board: one mark changed, compared and painted", spent)
    spent = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        screen.bar.order_box.setCurrentIndex(number % 4)
        app.processEvents()
        spent.append(time.perf_counter() - begun)
    report("board: sorted anew and painted", spent)
    print(f"columns: {sum(width.places + 1 for width in widths_of(lines)) + 3}")
    frame.hide()


def main() -> None:
    """Make the batch and measure."""
    candidates = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    assessors = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    app = QApplication([])
    theme.apply(app, "light")
    languages.speak(app, "zh_CN")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = resource("samples", DAY)
        run = DayRun(read_day(path), path.parent, folder, lambda *_: None)
        run.go(Stage.REGISTRATION)
        plan = large_batch(run.office, run, candidates, assessors)
        print(f"{candidates} candidates x {assessors} assessors; milliseconds: median, worst")
        jobs = Jobs()
        bench_scoring(app, run.office, plan, folder, jobs)
        bench_board(app, run.office, plan, folder, jobs)
        jobs.finish()
        run.close()


if __name__ == "__main__":
    main()
