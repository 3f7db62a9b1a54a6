"""An office under test with its clock, and quick ways to people and sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import DayFile, RosterPart, SignaturesPart, SignPart, read_day
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Seen
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
        roster=RosterPart(file="day-1-roster.xlsx", leave_out=tuple(range(candidates + 2, 32))),
        scores=tuple(part for part in day.scores if part.candidate <= candidates),
        presence=(),
        replacements=(),
        signatures=SignaturesPart(
            confirm=("liang", "deng", "peng"),
            supervise=SignPart(by="he", note="已逐份复核"),
            opinion=SignPart(by="wei"),
        ),
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

    def at(self, year: int, month: int, day: int, hour: int) -> None:
        self.clock.put(datetime(year, month, day, hour, tzinfo=CHINA))
        self.sessions.clear()

    def id_of(self, login: str) -> str:
        people = self.office.administration.people(self.as_("zheng"))
        return next(person.id for person in people if person.login == login)

    def form(self, number: int, kind: ComponentKind) -> FormKey:
        return FormKey(f"{PLAN}{number:05d}", kind)

    def column(self, number: int, kind: ComponentKind, login: str) -> ColumnKey:
        return ColumnKey(f"{PLAN}{number:05d}", kind, self.id_of(login))

    def seen(self) -> list[Seen]:
        return [item.seen for item in self.office.signing.forms(self.as_("zheng"), PLAN)]


@dataclass
class ThirdLevel(Bureau):
    """A bureau with a released plan for 三级 beside the first."""

    plan_id: str = ""
