"""The words of our papers, as data: ``resources/papers/<paper>.toml``, read strictly into one shape each.

Official wording is changed there, never in code. A missing or unknown key is a ``FileProblem`` naming file and fault.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TypeVar

import msgspec

from skillassess.errors import FileProblem
from skillassess.paths import resource


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every paper has: its title, where its wording comes from, and whether that is official or our own."""

    title: str
    source: str
    official: bool


W = TypeVar("W", bound=Words)


@cache
def words(paper: str, shape: type[W]) -> W:
    """Return the words of a paper in its shape."""
    path = resource("papers", f"{paper}.toml")
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
    except ValueError as problem:
        raise FileProblem("paper-words-faulty", name=path.name, fault=str(problem)) from problem
