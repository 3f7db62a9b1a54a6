"""``kill -9`` at random moments while scoring: what was reported as saved is there, whole, with its journal row."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.torture.sizes import report, size
from tests.torture.vault import Vault, new_vault, score, scores

_LONGEST = 0.06


def _score_until_killed(vault: Vault, first: int, told: int) -> None:
    database = vault.open()
    os.write(told, b"open\n")
    number = first
    while True:
        score(database, number, number % 5)
        os.write(told, f"{number}\n".encode())
        number += 1


def _kill_once(vault: Vault, first: int, chance: random.Random) -> list[int]:
    """Let a child score from a number on, kill it, and return the numbers it reported as saved."""
    read, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _score_until_killed(vault, first, told)
        finally:
            os._exit(1)
    os.close(told)
    with os.fdopen(read) as lines:
        if chance.random() < 0.9:
            lines.readline()  # mostly while scoring, now and then while opening
        time.sleep(chance.random() * _LONGEST)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        return [int(line) for line in lines if line.strip().isdecimal()]


@pytest.mark.promise(1)
@pytest.mark.promise(6)
@pytest.mark.timeout(0)
def test_a_kill_while_scoring_loses_nothing_saved_and_at_most_the_field_being_typed(tmp_path: Path) -> None:
    rounds = size(25, 1_000)
    chance = random.Random(1)
    vault = new_vault(tmp_path)
    reported: set[int] = set()
    present: dict[int, str] = {}
    for turn in range(rounds):
        if turn % 40 == 39:
            reported, present = set(), {}
            (tmp_path / str(turn)).mkdir()
            vault = new_vault(tmp_path / str(turn))
        first = max(present, default=-1) + 1
        reported |= set(_kill_once(vault, first, chance))
        present = scores(vault.path, vault.key)
        assert reported <= set(present)
        assert all(value == str(number % 5) for number, value in present.items())
        assert max(present, default=-1) <= max(reported, default=-1) + 1
        reported = set(present)
        if turn % 10 == 0:
            database = vault.open()
            assert database.verify().holds
            database.close()
    report(1, f"{rounds} kills while scoring, 0 saved scores lost or without their journal row")


@pytest.mark.promise(1)
def test_a_score_reported_before_it_is_committed_would_be_found_missing(tmp_path: Path) -> None:
    """The control: a child that reports first and saves afterwards is caught by the same comparison."""
    vault = new_vault(tmp_path)
    read, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(told, b"0\n")
        time.sleep(60)
        os._exit(1)
    os.close(told)
    with os.fdopen(read) as lines:
        reported = int(lines.readline())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert reported not in scores(vault.path, vault.key)
