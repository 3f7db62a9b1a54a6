"""Recusal (回避): what ties somebody who assesses to a candidate, as declared. Nobody erases a declaration."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What ties an assessor to a candidate, so that the assessor stands aside (回避)."""

    RELATIVE = "relative"
    MASTER = "master"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class DeclaredTie:
    """A declared tie between a person of the staff and a candidate; ``withdrawn`` is the reason it was taken back."""

    plan: str
    person: str
    candidate: str
    relation: Relation
    reason: str
    withdrawn: str = ""
