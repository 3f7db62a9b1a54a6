"""``skillassess eligibility``: a dossier in, the answer with every condition out, both as published JSON.

Owns the reading of the file and of the options; the answer is the rules'. What cannot be read of a dossier is a
finding.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from skillassess.clock import SystemClock, today
from skillassess.errors import FileProblem, Note, Refused
from skillassess.model.answers import Answer
from skillassess.model.levels import Level
from skillassess.rules import assess, dossier_from_json, eligibility_to_json, load, parse_target
from skillassess.rules.dossier_reading import LARGEST

if TYPE_CHECKING:
    from skillassess.model.dossier import Dossier
    from skillassess.rules.entries import Target

EVERYTHING = "all"
_AS_IN_IDS = {f"L{level.code}": level.code for level in Level}
_NO_CLOSING = "dossier-without-closing"


def answer(path: Path, level: str, edition_id: str, closing: str, language: str) -> tuple[str, bool]:
    """Return the answer as JSON text, and whether it is "met"; unreadable files and options are refused in words.

    A dossier without a closing date is judged on today's, which is among the findings.
    """
    target = target_of(level)
    edition = load(edition_id) if edition_id else load()
    dossier, notes = _dossier(path, _closing(closing))
    found = assess(edition, dossier, target, read_notes=notes)
    text = eligibility_to_json(found, language).encode("utf-8", "replace").decode("utf-8")
    return text, found.answer is Answer.MET


def target_of(text: str) -> Target | None:
    """Return the level or title asked for (``L4``, ``4``, ``四级``, ``T``, ``middle``); None for ``all``."""
    wanted = text.strip()
    if wanted.lower() == EVERYTHING:
        return None
    return parse_target(_AS_IN_IDS.get(wanted.upper(), wanted))


def _closing(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise Refused("eligibility-closing-unreadable", text=text) from problem


def _dossier(path: Path, closing: date | None) -> tuple[Dossier, tuple[Note, ...]]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise FileProblem("dossier-unreadable", file=path.name) from problem
    try:
        return dossier_from_json(content, closing)
    except Refused as problem:
        if problem.code != _NO_CLOSING:
            raise
        day = today(SystemClock())
        dossier, notes = dossier_from_json(content, day)
        assumed = Note("dossier-closing-assumed", "warning", (("day", day.isoformat()),))
        return dossier, (assumed, *notes)
