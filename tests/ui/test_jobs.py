"""The worker: order, progress, cancelling, problems, bugs; and the bridge of notices."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from skillassess.errors import FileProblem, Problem
from ui.bridge import Bridge
from ui.jobs import Jobs, Ticket


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.finish()
    qapp.processEvents()


def test_work_runs_on_another_thread_and_its_result_arrives_on_this_one(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[int] = []
    jobs.run("", lambda _ticket: threads.append(threading.get_ident()), lambda _: threads.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_work_is_done_one_after_another_in_the_order_it_was_given(jobs: Jobs, qtbot: QtBot) -> None:
    running: list[str] = []

    def work(name: str) -> Callable[[Ticket], str]:
        def do(_ticket: Ticket) -> str:
            running.append(f"{name} begins")
            running.append(f"{name} ends")
            return name

        return do

    done: list[str] = []
    for name in "abc":
        jobs.run(name, work(name), done.append)
    qtbot.waitUntil(lambda: done == ["a", "b", "c"])
    assert running == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


def test_a_problem_reaches_who_asked_and_otherwise_the_strip(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_ticket: Ticket) -> None:
        raise FileProblem("disk-full")

    own: list[Problem] = []
    everywhere: list[Problem] = []
    jobs.problem.connect(everywhere.append)
    jobs.run("", fail, lambda _: None, own.append)
    jobs.run("", fail, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [p.code for p in own] == ["disk-full"]
    assert [p.code for p in everywhere] == ["disk-full"]


def test_a_bug_in_the_work_is_raised_where_the_crash_page_waits(jobs: Jobs, qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        jobs.run("", lambda _ticket: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: not jobs.busy)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_cancelled_work_ends_at_its_next_step_and_calls_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    heard: list[str] = []

    def work(ticket: Ticket) -> None:
        begun.set()
        go_on.wait(5)
        ticket.step(1, 2)
        heard.append("went on")

    ticket = jobs.run("", work, lambda _: heard.append("done"), lambda _: heard.append("problem"))
    qtbot.waitUntil(begun.is_set)
    ticket.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == []


def test_progress_of_many_steps_is_told_at_most_two_hundred_times(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    jobs.progressed.connect(lambda _ticket, done, total: told.append((done, total)))

    def work(ticket: Ticket) -> None:
        for number in range(50_001):
            ticket.step(number, 50_000)

    jobs.run("", work, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (50_000, 50_000))
    assert len(told) <= 202


def test_finishing_cancels_what_waits(qtbot: QtBot) -> None:
    jobs = Jobs()
    hold = threading.Event()
    ran: list[str] = []
    jobs.run("", lambda _ticket: hold.wait(5), lambda _: None)
    jobs.run("", lambda _ticket: ran.append("second"), lambda _: None)
    threading.Timer(0.05, hold.set).start()
    assert jobs.finish()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert ran == []


class Speaker:
    """Something that calls its listener back, as the office does."""

    def __init__(self) -> None:
        self.listener: Callable[[object], None] = print

    def listen(self, listener: Callable[[object], None]) -> None:
        self.listener = listener


def test_a_notice_from_the_worker_arrives_on_the_thread_of_the_windows(qtbot: QtBot) -> None:
    speaker = Speaker()
    bridge = Bridge(speaker)
    heard: list[tuple[object, int]] = []
    bridge.changed.connect(lambda notice: heard.append((notice, threading.get_ident())))
    thread = threading.Thread(target=lambda: speaker.listener("changed"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: heard == [("changed", threading.get_ident())])


def test_a_notice_is_never_passed_on_within_the_commit(qtbot: QtBot) -> None:
    speaker = Speaker()
    bridge = Bridge(speaker)
    heard: list[object] = []
    bridge.changed.connect(heard.append)
    speaker.listener("changed")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["changed"])
