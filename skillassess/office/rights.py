"""Who may do what: the one declaration per use case. Reads ``resources/roles.toml``; the relations are the desks' own.

A use case is a method marked with ``@right("…")``. Calling it without the right is ``Refused`` before anything else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar, cast

from skillassess.errors import FileProblem
from skillassess.model.people import Person, Role
from skillassess.paths import resource

if TYPE_CHECKING:
    from datetime import datetime

P = ParamSpec("P")
R = TypeVar("R")
_EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person on one device; every use case takes it first."""

    id: str
    person: Person
    since: datetime


class Door(Protocol):
    """What lets a session in; see ``skillassess.office.door``."""

    def admit(self, session: Session, right: str) -> None:
        """Let a call through, or refuse it."""
        ...


class Desk(Protocol):
    """Anything whose use cases are guarded."""

    @property
    def door(self) -> Door:
        """The door all calls pass."""
        ...


D = TypeVar("D", bound=Desk)
UseCase = Callable[Concatenate[D, Session, P], R]
DECLARED: dict[str, str] = {}


def right(name: str) -> Callable[[UseCase[D, P, R]], UseCase[D, P, R]]:
    """Guard a use case by a right; the declaration is kept so that tests can enumerate every method and role."""

    def declare(method: UseCase[D, P, R]) -> UseCase[D, P, R]:
        DECLARED[f"{method.__module__}.{method.__qualname__}"] = name

        @wraps(method)
        def guarded(desk: D, session: Session, *args: P.args, **kwargs: P.kwargs) -> R:
            desk.door.admit(session, name)
            return method(desk, session, *args, **kwargs)

        return cast("UseCase[D, P, R]", guarded)

    return declare


@cache
def rights_of(role: Role) -> frozenset[str]:
    """Return every right of a role, those of everyone included."""
    return _table()[role.value] | _table()[_EVERYONE]


def may(person: Person, name: str) -> bool:
    """Whether one of the person's roles carries the right."""
    return any(name in rights_of(role) for role in person.roles)


@cache
def _table() -> dict[str, frozenset[str]]:
    data = tomllib.loads(resource("roles.toml").read_text(encoding="utf-8"))
    wanted = {_EVERYONE, *(role.value for role in Role)}
    if set(data) != wanted or any(set(entry) != {"rights"} for entry in data.values()):
        raise FileProblem("roles-unreadable")
    return {role: frozenset(entry["rights"]) for role, entry in data.items()}
