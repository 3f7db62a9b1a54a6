"""The thread of the windows is never held up: common acts under the watchdog, and the watchdog itself.

The goal is 100 ms on a machine that does nothing else (``tests/bench/bench_blocks.py`` prints the figures). Here other
tests may have the processors: work of the thread itself is allowed four times as much, and ten times what it waits, the
wait for a processor left out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from skillassess.model.sheets import ComponentKind
from tests.ui.house import PASSWORD, House
from tests.ui.watchdog import LIMIT, Watchdog
from ui.frame import Frame
from ui.screens.board import BoardScreen
from ui.screens.scoring import ScoringScreen

_WORK, _WAIT = LIMIT * 4, LIMIT * 10


@pytest.fixture
def dog() -> Iterator[Watchdog]:
    with Watchdog() as watching:
        yield watching


def too_long(dog: Watchdog) -> list[str]:
    """Return the acts that held up the windows, with what was being done."""
    return [
        f"{block.act}: {block.held:.2f} s, work {block.processor:.2f}, {block.doing}"
        for block in dog.blocks
        if block.processor > _WORK or block.held > _WAIT
    ]


def watched(dog: Watchdog, house: House, login: str) -> Frame:
    """Sign a person in and open every screen of theirs, watched."""
    frames: list[Frame] = []

    def open_frame() -> None:
        frames.append(house.frame(login))
        frames[0].show()

    dog.during(f"{login}: sign in", open_frame, lambda: not house.jobs.busy)
    frame = frames[0]
    for kind in frame.places.classes:
        dog.during(f"{login}: {kind.key}", lambda key=kind.key: frame.open_screen(key), lambda: not house.jobs.busy)
    return frame


@pytest.mark.parametrize("login", ["guan", "zheng", "liang", "he", "ren", "shen"])
def test_no_screen_holds_up_the_windows_when_it_is_opened(house: House, dog: Watchdog, login: str) -> None:
    frame = watched(dog, house, login)
    assert len(dog.blocks) == len(frame.places.classes) + 1
    assert too_long(dog) == []


def test_scoring_signing_and_the_board_hold_up_nothing(house: House, dog: Watchdog, qtbot: QtBot) -> None:
    scorer, watcher = watched(dog, house, "liang"), house.frame("zheng", screens=(BoardScreen,))
    watcher.show()
    scorer.open_screen(ScoringScreen.key)
    screen = scorer.places.shown
    assert isinstance(screen, ScoringScreen)
    qtbot.waitUntil(lambda: screen.open_key is not None)
    key = screen.open_key
    items = list(screen.paper.lines)
    for number in items:
        field = screen.paper.lines[number].field
        target = field.focusProxy() or field
        for name, stroke in (("digit", Qt.Key.Key_3), ("Enter", Qt.Key.Key_Return)):
            if screen.paper.current == number:
                act = f"item {number}: {name}"
                dog.during(act, lambda to=target, key=stroke: QTest.keyClick(to, key), lambda: not house.jobs.busy)
    assert key is not None
    session = house.office.sign_in("liang", PASSWORD)
    assert len(house.office.marking.sheet(session, key).column.scores) == len(items)
    for login in ("deng", "peng"):
        other = house.office.sign_in(login, PASSWORD)
        sheet = next(s for s in house.office.marking.sheets(other, key.plan) if s.key.form == key.form)
        house.office.marking.fill(other, sheet.key, ["3"] * sheet.items)
        dog.during(
            f"{login} submits, the board follows",
            lambda other=other, sheet=sheet: house.office.marking.submit(other, sheet.key),
            lambda: not house.jobs.busy,
        )
    dog.during("submit", lambda: house.office.marking.submit(session, key), lambda: not house.jobs.busy)
    assert key.kind is ComponentKind.WORK_PROCESS
    forms = house.office.signing.own_forms(session, key.plan)
    assert [form.key for form in forms] == [key.form]
    assert too_long(dog) == []


def test_the_watchdog_barks_at_a_block_and_says_where(house: House, dog: Watchdog) -> None:
    frame = house.frame("liang")

    def block() -> None:
        time.sleep(_WAIT * 1.3)

    def work() -> None:
        end = time.thread_time() + _WORK * 1.3
        while time.thread_time() < end:
            pass

    dog.during("nothing", lambda: None)
    dog.during("a deliberate block", block)
    dog.during("deliberate work", work)
    assert [line.split(":")[0] for line in too_long(dog)] == ["a deliberate block", "deliberate work"]
    assert "block:" in dog.blocks[1].doing
    assert dog.blocks[1].processor < LIMIT
    assert "work:" in dog.blocks[2].doing
    assert frame is not None


def test_the_watchdog_counts_the_longest_of_several_blocks(house: House, dog: Watchdog) -> None:
    steps = iter((0.01, 0.15, 0.02))

    def step() -> bool:
        pause = next(steps, None)
        if pause is not None:
            time.sleep(pause)
        return pause is None

    block = dog.during("steps", lambda: None, step)
    assert block.wall >= 0.15
    assert block.whole >= 0.18
    assert house is not None
