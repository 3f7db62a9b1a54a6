"""Eligibility answers as JSON (``eligibility.schema.json``). Owns the names in that file; judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from skillassess.errors import Note
from skillassess.model.levels import Level
from skillassess.texts import explain, say

if TYPE_CHECKING:
    from skillassess.rules.eligibility import Eligibility, Granted, Judgement
    from skillassess.rules.entries import Target


def eligibility_to_json(eligibility: Eligibility, language: str = "zh_CN") -> str:
    """Return the answer as JSON text, with sentences in the language asked for."""
    return json.dumps(eligibility_as_data(eligibility, language), ensure_ascii=False, indent=2)


def eligibility_as_data(eligibility: Eligibility, language: str = "zh_CN") -> dict[str, object]:
    """Return the answer as plain data for JSON."""
    return {
        "edition": eligibility.edition,
        "digest": eligibility.digest,
        "person": eligibility.person,
        "closing": eligibility.closing.isoformat(),
        "target": None if eligibility.target is None else target_code(eligibility.target),
        "answer": eligibility.answer.value,
        "met_from": _day(eligibility.met_from),
        "answers": [_granted(item) for item in eligibility.answers],
        "admission": [_judgement(item, language) for item in eligibility.admission],
        "requirements": [_judgement(item, language) for item in eligibility.requirements],
        "conditions": [_judgement(item, language) for item in eligibility.conditions],
        "findings": _notes(eligibility.notes, language),
    }


def target_code(target: Target) -> str:
    """Return how a level or title is written: ``5`` … ``1``, ``T``, ``S``, or ``junior`` … ``senior``."""
    return target.code if isinstance(target, Level) else target.value


def _judgement(item: Judgement, language: str) -> dict[str, object]:
    return {
        "id": item.id,
        "answer": item.answer.value,
        "clause": item.clause,
        "clause_text": item.clause_text,
        "values": [
            {
                "what": value.what,
                "label": say(f"value-{value.what}", {}, None, language),
                "have": value.have,
                "need": value.need,
                "ref": value.ref,
            }
            for value in item.values
        ],
        "missing": _notes(item.missing, language),
        "met_from": _day(item.met_from),
        "effect": item.effect.value,
        "grants": [_granted(grant) for grant in item.grants],
        "readings": [
            {
                "id": reading.id,
                "strict": reading.strict,
                "text": reading.text if language == "zh_CN" else reading.english,
            }
            for reading in item.readings
        ],
    }


def _granted(item: Granted) -> dict[str, object]:
    return {"target": target_code(item.target), "answer": item.answer.value, "met_from": _day(item.met_from)}


def _notes(notes: Iterable[Note], language: str) -> list[dict[str, object]]:
    return [
        {
            "code": note.code,
            "severity": note.severity,
            "params": dict(note.params),
            "clause": note.clause,
            "text": explain(note, language),
        }
        for note in notes
    ]


def _day(day: object) -> str | None:
    return None if day is None else str(day)
