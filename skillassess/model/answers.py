"""Answers: met, not met, cannot tell; how they combine, and what each rests on. Pure; knows no rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillassess.errors import Note


class Answer(StrEnum):
    """The only three answers there are."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


def every(answers: Iterable[Answer]) -> Answer:
    """Return not met if one is, else cannot tell if one is, else met."""
    found = set(answers)
    if Answer.NOT_MET in found:
        return Answer.NOT_MET
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in found else Answer.MET


def some(answers: Iterable[Answer]) -> Answer:
    """Return met if one is, else cannot tell if one is, else not met."""
    found = set(answers)
    if Answer.MET in found:
        return Answer.MET
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in found else Answer.NOT_MET


def told(known: bool | None) -> Answer:  # noqa: FBT001  turning a boolean into an answer is all it does
    """Return the answer to a yes/no fact; None cannot tell."""
    if known is None:
        return Answer.CANNOT_TELL
    return Answer.MET if known else Answer.NOT_MET


def enough(answers: Iterable[Answer], needed: int) -> Answer:
    """Return whether at least ``needed`` are met; those that cannot tell leave it open."""
    found = list(answers)
    sure = found.count(Answer.MET)
    if sure >= needed:
        return Answer.MET
    return Answer.CANNOT_TELL if sure + found.count(Answer.CANNOT_TELL) >= needed else Answer.NOT_MET


@dataclass(frozen=True, slots=True)
class Compared:
    """A value found beside the value needed; ``what`` is a code with a sentence, ``ref`` where it stands."""

    what: str
    have: str
    need: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer with its values, what evidence is missing, since or from when it is met, and the facts it used."""

    answer: Answer
    values: tuple[Compared, ...] = ()
    missing: tuple[Note, ...] = ()
    met_from: date | None = None
    used: tuple[str, ...] = ()


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Combine conditions that must all hold; it is met from the latest of their days."""
    parts = tuple(outcomes)
    open_ended = any(part.met_from is None and part.answer is not Answer.MET for part in parts)
    days = [part.met_from for part in parts if part.met_from is not None]
    met_from = None if open_ended or not days else max(days)
    return _joined(every(part.answer for part in parts), parts, met_from)


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Combine conditions of which one suffices; it is met from the earliest of their days."""
    parts = tuple(outcomes)
    answer = some(part.answer for part in parts)
    if answer is Answer.MET:
        kept = tuple(part for part in parts if part.answer is Answer.MET)
        timeless = any(part.met_from is None for part in kept)
        days = [] if timeless else [part.met_from for part in kept if part.met_from is not None]
        return _joined(answer, kept, min(days) if days else None)
    days = [part.met_from for part in parts if part.met_from is not None]
    return _joined(answer, parts, min(days) if days else None)


def _joined(answer: Answer, parts: tuple[Outcome, ...], met_from: date | None) -> Outcome:
    return Outcome(
        answer=answer,
        values=tuple(dict.fromkeys(value for part in parts for value in part.values)),
        missing=tuple(dict.fromkeys(note for part in parts for note in part.missing)),
        met_from=met_from,
        used=tuple(dict.fromkeys(ref for part in parts for ref in part.used)),
    )
