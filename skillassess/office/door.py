"""The door every use case passes: sessions, rights, transactions with their journal row, and notices after commit."""

from __future__ import annotations

import logging
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Refused
from skillassess.model.people import Person
from skillassess.office.rights import Session, may
from skillassess.store.backups import EVERY, Backups
from skillassess.store.purging import remove_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from skillassess.clock import Clock
    from skillassess.store.backups import Backup
    from skillassess.store.database import Database
    from skillassess.store.keys import KeyFile
    from skillassess.store.purging import Removed
    from skillassess.store.reading import Reading
    from skillassess.store.writing import Writing

IDLE_LIMIT = timedelta(minutes=10)
_ONE_SECOND = timedelta(seconds=1)  # a copy's name tells its second
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """A notice after a commit: what was done, to which subject, when, and the new journal head's short code."""

    action: str
    subject: str
    at: datetime
    head: str


@dataclass(slots=True)
class _Place:
    session: Session
    last_seen: datetime
    uptime: int


class MainDoor:
    """Holds the open database, who is signed in, and who listens."""

    def __init__(self, database: Database, clock: Clock, keys: KeyFile | None, key: bytes | None) -> None:
        """``keys`` and ``key`` belong to an encrypted database; a sample has neither."""
        self.database = database
        self.clock = clock
        self.keys = keys
        self.key = key
        self._places: dict[str, _Place] = {}
        self._ended: dict[str, str] = {}
        self._listeners: list[Callable[[Changed], None]] = []
        self._unsaved_since: datetime | None = None
        self.recovered = False

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Call ``listener`` after each commit, on the thread that made it."""
        self._listeners.append(listener)

    def look(self) -> AbstractContextManager[Reading]:
        """Give one consistent view of the facts."""
        return self.database.reading()

    @contextmanager
    def act(self, session: Session, action: str, subject: str, **detail: str | int | bool | None) -> Iterator[Writing]:
        """Give a transaction of a signed-in person; after its commit the listeners hear of it.

        ``detail`` goes into the journal and must hold no personal data.
        """
        with self.act_as(session.person.id, action, subject, **detail) as writing:
            yield writing

    @contextmanager
    def act_as(self, actor: str, action: str, subject: str, **detail: str | int | bool | None) -> Iterator[Writing]:
        """Give a transaction under an actor's id; for what happens before or without a session."""
        at = self.clock.now()
        with self.database.writing(at=at, actor=actor, action=action, subject=subject, detail=detail) as writing:
            yield writing
        self._tell(Changed(action, subject, at, self.database.head().code if self._listeners else ""))

    @contextmanager
    def purge(
        self, session: Session, plan_id: str, kept: Collection[type], subjects: Collection[str], reason: str
    ) -> Iterator[tuple[Writing, Removed, datetime]]:
        """Give a transaction in which a plan's personal data have been removed; its journal row says that they were."""
        at, action = self.clock.now(), "retention.purge"
        told = {"actor": session.person.id, "action": action, "subject": plan_id}
        with self.database.purging(at=at, **told, detail={"reason": reason}) as (writing, connection):
            yield writing, remove_plan(connection, plan_id, kept, subjects), at
        self._tell(Changed(action, plan_id, at, self.database.head().code))

    def _tell(self, notice: Changed) -> None:
        if self._unsaved_since is None:
            self._unsaved_since = notice.at
        for listener in self._listeners:
            listener(notice)

    def back_up_if_due(self, *, at_exit: bool = False) -> Backup | None:
        """Make a verified copy when something changed half an hour ago, or at all when the program ends.

        A sample is not backed up. Slow (up to a second): call it from a worker thread.
        """
        now = self.clock.now()
        backups = Backups.beside(self.database.path)
        since = self._changed_since(backups)
        if self.database.is_sample or since is None or (now - since < EVERY and not at_exit):
            return None
        return self.back_up()

    def back_up(self) -> Backup:
        """Make a verified copy now, in the folder of backups."""
        since, self._unsaved_since = self._unsaved_since, None
        try:
            return Backups.beside(self.database.path).take(self.database, self.clock.now())[0]
        except BaseException:
            self._unsaved_since = since
            raise

    def _changed_since(self, backups: Backups) -> datetime | None:
        """Return since when there are changes without a copy; what an earlier run left behind counts."""
        if self._unsaved_since is not None:
            return self._unsaved_since
        with self.look() as reading:
            last = [datetime.fromisoformat(entry.at) for entry in reading.entries(last=1)]
        copies = backups.all()
        behind = bool(last) and (not copies or last[0] - copies[0].at > _ONE_SECOND)
        return last[0] if behind else None

    def open_place(self, person: Person) -> Session:
        """Give a person a session; one account has one place, so an older session of it ends."""
        now = self.clock.now()
        for place in list(self._places.values()):
            if place.session.person.id == person.id:
                self.leave(place.session, "session-taken-over")
        session = Session(secrets.token_hex(16), person, now)
        self._places[session.id] = _Place(session, now, self.clock.uptime())
        return session

    def leave(self, session: Session, why: str = "session-ended") -> None:
        """End a session; ``why`` is the refusal its next call gets."""
        if self._places.pop(session.id, None) is not None:
            self._ended[session.id] = why

    def admit(self, session: Session, right: str) -> None:
        """Let a call through: the session lives, the person still works here, a role carries the right."""
        place = self._places.get(session.id)
        if place is None or place.session != session:
            raise Refused(self._ended.get(session.id, "session-unknown"))
        now, uptime = self.clock.now(), self.clock.uptime()
        # Both: a sleeping machine does not count its running time, and a clock can be turned back.
        if max(now - place.last_seen, timedelta(seconds=uptime - place.uptime)) > IDLE_LIMIT:
            self.leave(session, "session-idle")
            raise Refused("session-idle", minutes=int(IDLE_LIMIT.total_seconds()) // 60)
        place.last_seen, place.uptime = now, uptime
        with self.look() as reading:
            person = reading.get(Person, session.person.id)
        if person.left is not None and today(self.clock) >= person.left:
            self.leave(session, "person-left")
            if self.keys is not None:
                self.keys.remove(person.login)
            raise Refused("person-left")
        if not may(person, right):
            raise Refused("right-missing", right=right)
