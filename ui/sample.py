"""The sample day: invented people in a database of their own. Owns where it lies and how far it is run beforehand.

Its people and passwords are no secret; it holds nothing of a real person and is made anew each time.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillassess.day.day_file import read_day
from skillassess.day.runner import DayRun, Stage
from skillassess.model.people import Role
from skillassess.paths import resource

if TYPE_CHECKING:
    from skillassess.office import Office
    from ui.jobs import Ticket

DAY = "day-1-electrician-L4.json"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample whom one can be."""

    login: str
    name: str
    password: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample's open office and its people."""

    office: Office
    people: tuple[SamplePerson, ...]
    folder: tempfile.TemporaryDirectory[str]

    def remove(self) -> None:
        """Take the sample off the disk; its office must be closed."""
        self.folder.cleanup()


def make(ticket: Ticket, until: Stage = Stage.REGISTRATION) -> Sample:
    """Make the sample in a folder of its own; by default up to the morning of the day, candidates registered."""
    path = resource("samples", DAY)
    day = read_day(path)
    folder = tempfile.TemporaryDirectory(prefix="skillassess-sample-")
    run = DayRun(day, path.parent, Path(folder.name), lambda _what, done, of: ticket.step(done, of))
    try:
        run.go(until)
    except BaseException:
        run.close()
        folder.cleanup()
        raise
    people = tuple(SamplePerson(p.login, p.name, p.password, tuple(Role(role) for role in p.roles)) for p in day.people)
    chief = day.administrator
    last = SamplePerson(chief.login, chief.name, chief.password, (Role.ADMINISTRATOR,))
    return Sample(run.office, (*people, last), folder)
