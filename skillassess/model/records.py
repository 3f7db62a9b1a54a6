"""Records kept beside the scores: documents made, and the internal supervision record (内部督导表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document that left the program: kind, path-free name, SHA-256 (hex), size in bytes, journal head on it."""

    plan: str
    kind: str
    name: str
    sha256: str
    size: int
    head: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SupervisionRecord:
    """What the internal supervisor saw on the day: checks done and remarks."""

    plan: str
    by: str
    at: datetime
    checks: tuple[str, ...]
    remarks: str
