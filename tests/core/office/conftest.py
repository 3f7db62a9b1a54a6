"""A small batch run through the office once, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.model.levels import Level
from skillassess.office import Office
from skillassess.paths import resource
from tests.core.office.bureau import PLAN, Bureau, ThirdLevel, small_day


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


@pytest.fixture
def third_level(registered: Bureau) -> ThirdLevel:
    zheng = registered.as_("zheng")
    plan = registered.office.planning.plan(zheng, PLAN)
    target = replace(plan.targets[0], level=Level.L3)
    draft = registered.office.planning.draft(zheng, replace(plan, targets=(target,)))
    registered.office.planning.release(zheng, draft.id)
    return ThirdLevel(registered.office, registered.clock, registered.path, registered.sessions, draft.id)
