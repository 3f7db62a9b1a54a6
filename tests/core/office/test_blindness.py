"""Until all have submitted, everything one assessor can see is the same to the byte, whatever another entered."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.runner import DATABASE, Stage
from skillassess.errors import Problem
from skillassess.model.people import Person
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, FormKey
from skillassess.office import Office, Session
from tests.core.office.bureau import PASSWORD, PLAN
from tests.torture.sizes import report, size

_DAY = datetime(2026, 9, 20, 9, tzinfo=CHINA)
_KINDS = (ComponentKind.WORK_PROCESS, ComponentKind.WORK_PERFORMANCE)
_CANDIDATES = (1, 2, 3)


class Twin:
    """One of two offices that differ only in what the others entered."""

    def __init__(self, source: Path, folder: Path) -> None:
        folder.mkdir(parents=True)
        path = folder / DATABASE
        shutil.copy(source, path)
        self.clock = SetClock(_DAY)
        self.office = Office.open(path, self.clock)
        people = {person.login: person for person in self._everybody()}
        self.ids = {login: people[login].id for login in ("liang", "deng", "peng")}
        self.people = people

    def _everybody(self) -> tuple[Person, ...]:
        with self.office.door.look() as reading:
            return reading.values(Person)

    def session(self, login: str) -> Session:
        return self.office.door.open_place(self.people[login])

    def key(self, number: int, kind: ComponentKind, login: str) -> ColumnKey:
        return ColumnKey(f"{PLAN}{number:05d}", kind, self.ids[login])

    def others_enter(self, chance: random.Random) -> None:
        """Let the two other assessors score, correct, take back, note and hand in as chance has it."""
        for login in ("deng", "peng"):
            session = self.session(login)
            for _ in range(chance.randint(0, 12)):
                key = self.key(chance.choice(_CANDIDATES), chance.choice(_KINDS), login)
                text = chance.choice(("", "1", "2", "3", "4", "5"))
                self._enter(session, key, chance.randint(1, 6), text)
            if login == "deng" and chance.random() < 0.5:
                self._hand_in(session, self.key(chance.choice(_CANDIDATES), ComponentKind.WORK_PERFORMANCE, login))

    def _enter(self, session: Session, key: ColumnKey, item: int, text: str) -> None:
        present = [m.version for m in self.office.marking.sheet(session, key).column.marks if m.item == item]
        seen = present[0] if present else 0
        _told(lambda: self.office.marking.enter(session, key, item, text, seen=seen, note="意见" + text))

    def _hand_in(self, session: Session, key: ColumnKey) -> None:
        count = len(self.office.marking.sheet(session, key).template.items)
        self.office.marking.fill(session, key, ["3"] * count)
        self.office.marking.submit(session, key)

    def seen_by(self, login: str, chance: random.Random) -> list[str]:
        """Return everything an assessor can read, and every answer to what he may and may not try."""
        office, session = self.office, self.session(login)
        self.clock.put(_DAY)
        seen = [
            *(
                _told(call)
                for call in (
                    lambda: office.marking.plans(session),
                    lambda: office.marking.sheets(session, PLAN),
                    lambda: office.signing.own_forms(session, PLAN),
                    lambda: office.administration.people(session),
                    lambda: office.administration.head(session),
                    lambda: office.administration.last_backup(session),
                    lambda: office.administration.institution(session),
                    lambda: office.administration.verify(session),
                    lambda: office.administration.journal(session),
                    lambda: office.board.board(session, PLAN),
                    lambda: office.results.table(session, PLAN),
                    lambda: office.reviewing.defences(session, PLAN),
                    lambda: office.planning.plan(session, PLAN),
                )
            )
        ]
        for number in _CANDIDATES:
            for kind in _KINDS:
                for owner in ("liang", "deng", "peng"):
                    seen.extend(self._tries(session, self.key(number, kind, owner), chance))
        return seen

    def _tries(self, session: Session, key: ColumnKey, chance: random.Random) -> Iterator[str]:
        marking, signing = self.office.marking, self.office.signing
        form = FormKey(key.candidate, key.kind)
        item = chance.randint(1, 6)
        text = chance.choice(("2", "3", "9", ""))
        yield _told(lambda: marking.enter(session, key, item, text, seen=0, note="我的意见"))
        yield _told(lambda: marking.sheet(session, key))
        yield _told(lambda: marking.history(session, key, item))
        yield _told(lambda: marking.findings(session, key))
        yield _told(lambda: marking.undo(session, key, item))
        yield _told(lambda: marking.submit(session, key))
        yield _told(lambda: signing.own_sheet(session, form))
        yield _told(lambda: signing.sheet(session, form))


def _told(call: Callable[[], object]) -> str:
    try:
        return repr(call())
    except Problem as problem:
        return f"{problem.code} {problem.params} {problem.clause}"


@pytest.fixture
def twins(prepared: Callable[[Stage], Path], tmp_path: Path) -> Iterator[Callable[[], tuple[Twin, Twin]]]:
    made: list[Twin] = []

    def make() -> tuple[Twin, Twin]:
        number = len(made)
        pair = [Twin(prepared(Stage.REGISTRATION), tmp_path / f"{number}-{side}") for side in "ab"]
        made.extend(pair)
        return pair[0], pair[1]

    yield make
    for twin in made:
        twin.office.close()


@pytest.mark.promise(21)
@pytest.mark.timeout(0)
def test_what_an_assessor_sees_does_not_depend_on_what_the_others_entered(
    twins: Callable[[], tuple[Twin, Twin]],
) -> None:
    pairs = size(3, 500)
    looked = 0
    for number in range(pairs):
        one, other = twins()
        one.others_enter(random.Random(2 * number))
        other.others_enter(random.Random(2 * number + 1))
        seen = one.seen_by("liang", random.Random(number))
        assert seen == other.seen_by("liang", random.Random(number))
        looked += len(seen)
    report(21, f"{pairs} pairs, {looked} answers to an assessor compared: 0 differences")


@pytest.mark.promise(21)
def test_the_same_look_differs_for_somebody_who_may_see(twins: Callable[[], tuple[Twin, Twin]]) -> None:
    """The control: the board of the office shows how far the others are."""
    one, other = twins()
    one.others_enter(random.Random(0))
    other.others_enter(random.Random(1))
    assert one.seen_by("zheng", random.Random(0)) != other.seen_by("zheng", random.Random(0))


@pytest.mark.promise(21)
def test_an_assessor_learns_nothing_from_undoing_on_anothers_sheet(twins: Callable[[], tuple[Twin, Twin]]) -> None:
    """It once told "nothing to undo" from "not your sheet", and so whether another had scored the item."""
    one, other = twins()
    key = one.key(1, ComponentKind.WORK_PERFORMANCE, "deng")
    one.office.marking.enter(one.session("deng"), key, 1, "5", seen=0)
    scored = _told(lambda: one.office.marking.undo(one.session("liang"), key, 1))
    assert scored == _told(lambda: other.office.marking.undo(other.session("liang"), key, 1))
    assert scored.startswith("not-own-sheet")


def test_the_password_of_the_bureau_is_not_shown(twins: Callable[[], tuple[Twin, Twin]]) -> None:
    one, _ = twins()
    assert PASSWORD not in "".join(one.seen_by("liang", random.Random(0)))
