"""Failed attempts at opening an encrypted file, before its journal can be reached. Owns ``<database>.tries``.

Only counts and times, by salted digests of the logins. It slows a person at the keyboard down; somebody who
copies the files away is held by Argon2id alone.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from skillassess.errors import FileProblem, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.clock import Clock

FAILURES_TO_LOCK = 5
LOCK_MINUTES = 10
LOCK_TIME = timedelta(minutes=LOCK_MINUTES)
log = logging.getLogger(__name__)


class _Tries(msgspec.Struct):
    count: int = 0
    until: datetime | None = None
    uptime: int | None = None


class _Record(msgspec.Struct):
    salt: str
    tries: dict[str, _Tries]


@dataclass(frozen=True, slots=True)
class Attempts:
    """The failed attempts on one database file, by login."""

    path: Path

    @classmethod
    def beside(cls, database: Path) -> Attempts:
        """Return the record that belongs to a database path."""
        return cls(database.with_name(database.name + ".tries"))

    def check(self, login: str, clock: Clock) -> None:
        """Refuse while a login is locked after five failures in a row (``account-locked``)."""
        record = self._read()
        tries = record.tries.get(_name(record, login), _Tries())
        if tries.until is not None and not is_over(tries.until, tries.uptime, clock):
            raise Refused("account-locked", minutes=LOCK_MINUTES)

    def failed(self, login: str, clock: Clock) -> None:
        """Count a failure; the fifth in a row locks the login for ten minutes."""
        record = self._read()
        name = _name(record, login)
        count = record.tries.get(name, _Tries()).count + 1
        locked = _Tries(0, clock.now() + LOCK_TIME, clock.uptime() + LOCK_MINUTES * 60)
        record.tries[name] = _Tries(count) if count < FAILURES_TO_LOCK else locked
        self._write(record)

    def succeeded(self, login: str) -> None:
        """Forget a login's failures."""
        if self.path.exists():
            record = self._read()
            if record.tries.pop(_name(record, login), None) is not None:
                self._write(record)

    def _read(self) -> _Record:
        fresh = _Record(secrets.token_hex(16), {})
        if not self.path.exists():
            return fresh
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=_Record)
        except (OSError, msgspec.DecodeError) as error:
            # Somebody wrote in it. Counting starts anew; Argon2id still makes every attempt slow.
            log.warning("the record of failed attempts cannot be read (%s)", type(error).__name__)
            return fresh

    def _write(self, record: _Record) -> None:
        try:
            self.path.write_bytes(msgspec.json.encode(record))
        except OSError as error:
            raise FileProblem("key-file-unwritable", name=self.path.name) from error


def _name(record: _Record, login: str) -> str:
    return hashlib.sha256(f"{record.salt}|{login}".encode()).hexdigest()[:32]


def is_over(until: datetime, uptime: int | None, clock: Clock) -> bool:
    """Whether a lock is over, by the clock and, unless the machine was started anew since, by its running time."""
    if clock.now() < until:
        return False
    running = clock.uptime()
    if uptime is None or running < uptime - LOCK_MINUTES * 60:
        return True  # the machine was started anew since: only the clock can tell
    return running >= uptime
