"""The three ways a use case may end without its effect. Owns the error types; makes no sentences.

``Refused``: a rule or a right says no. ``Stale``: somebody changed it first. ``FileProblem``: the world (disk,
lock, foreign file). Anything else that is raised is a bug. Codes become sentences in one place only,
``skillassess.texts``.
"""

from __future__ import annotations

from dataclasses import dataclass


class Problem(Exception):
    """What every expected failure has: a stable code, the values for its sentence, the clause it rests on."""

    def __init__(self, code: str, /, *, clause: str | None = None, **params: object) -> None:
        """``code`` is a key of ``resources/texts/*/problems.toml``; ``params`` fill its placeholders."""
        super().__init__(code)
        self.code = code
        self.clause = clause
        self.params = params

    def __str__(self) -> str:
        """Code only: parameters may hold personal data and this text may reach a log."""
        return self.code


class Refused(Problem):
    """A rule or a right says no; nothing was changed."""


class Stale(Problem):
    """Somebody changed the thing first; nothing was changed."""


class FileProblem(Problem):
    """A file, disk or lock of the outside world is not as needed; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the same form as a problem: code, where it is, values, clause. ``severity`` error|warning|info."""

    code: str
    severity: str
    params: tuple[tuple[str, str], ...] = ()
    clause: str | None = None
    row: int | None = None
    column: str | None = None
