"""A small batch run through the office once, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import DayFile, read_day
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, FormKey
from skillassess.office import Office, Session
from skillassess.paths import resource

PASSWORD = "sample-2026"
PLAN = "26440310050001"


def small_day(candidates: int = 3) -> DayFile:
    """Return the first sample day cut down to a few candidates without incidents."""
    day = read_day(resource("samples", "day-1-electrician-L4.json"))
    return msgspec.structs.replace(
        day,
        roster=msgspec.structs.replace(day.roster, leave_out=tuple(range(candidates + 2, 32))),
        scores=tuple(part for part in day.scores if part.candidate <= candidates),
        presence=(),
        replacements=(),
        signatures=msgspec.structs.replace(day.signatures, confirm=("liang", "deng", "peng")),
        notice=None,
        filing=None,
        certificates=(),
    )


@dataclass
class Bureau:
    """An office under test with its clock and quick ways to people and sheets."""

    office: Office
    clock: SetClock
    path: Path
    sessions: dict[str, Session] = field(default_factory=dict)

    def as_(self, login: str) -> Session:
        if login not in self.sessions:
            self.sessions[login] = self.office.sign_in(login, PASSWORD)
        return self.sessions[login]

    def at(self, *moment: int) -> None:
        self.clock.put(datetime(*moment, tzinfo=CHINA))  # type: ignore[arg-type,misc]  # year, month, day, hour
        self.sessions.clear()

    def id_of(self, login: str) -> str:
        people = self.office.administration.people(self.as_("zheng"))
        return next(person.id for person in people if person.login == login)

    def form(self, number: int, kind: ComponentKind) -> FormKey:
        return FormKey(f"{PLAN}{number:05d}", kind)

    def column(self, number: int, kind: ComponentKind, login: str) -> ColumnKey:
        return ColumnKey(f"{PLAN}{number:05d}", kind, self.id_of(login))

    def forms(self) -> list[FormKey]:
        return [item.key for item in self.office.signing.forms(self.as_("zheng"), PLAN)]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Stage], Path]:
    made: dict[Stage, Path] = {}

    def prepare(stage: Stage) -> Path:
        if stage not in made:
            folder = tmp_path_factory.mktemp(f"stage-{stage.name.lower()}")
            run = DayRun(small_day(), resource("samples"), folder, lambda *_: None)
            run.go(stage)
            run.close()
            made[stage] = folder / DATABASE
        return made[stage]

    return prepare


@pytest.fixture
def bureau_at(prepared: Callable[[Stage], Path], tmp_path: Path) -> Iterator[Callable[[Stage], Bureau]]:
    opened: list[Bureau] = []

    def give(stage: Stage) -> Bureau:
        path = tmp_path / DATABASE
        shutil.copy(prepared(stage), path)
        clock = SetClock(datetime(2026, 9, 18, 10, tzinfo=CHINA))
        bureau = Bureau(Office.open(path, clock), clock, path)
        opened.append(bureau)
        return bureau

    yield give
    for bureau in opened:
        bureau.office.close()


@pytest.fixture
def registered(bureau_at: Callable[[Stage], Bureau]) -> Bureau:
    return bureau_at(Stage.REGISTRATION)


@pytest.fixture
def marked(bureau_at: Callable[[Stage], Bureau]) -> Bureau:
    return bureau_at(Stage.MARKING)


@pytest.fixture
def signed(bureau_at: Callable[[Stage], Bureau]) -> Bureau:
    return bureau_at(Stage.SIGNING)


@dataclass
class ThirdLevel(Bureau):
    """A bureau with a released plan for 三级 beside the first."""

    plan_id: str = ""


@pytest.fixture
def third_level(registered: Bureau) -> ThirdLevel:
    from dataclasses import replace  # noqa: PLC0415  used here only

    from skillassess.model.levels import Level  # noqa: PLC0415  used here only

    zheng = registered.as_("zheng")
    plan = registered.office.planning.plan(zheng, PLAN)
    target = replace(plan.targets[0], level=Level.L3)
    draft = registered.office.planning.draft(zheng, replace(plan, targets=(target,)))
    registered.office.planning.release(zheng, draft.id)
    return ThirdLevel(registered.office, registered.clock, registered.path, registered.sessions, draft.id)
