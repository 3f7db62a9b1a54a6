"""Findings of a roster for people and programs outside the windows: a table and JSON. ID numbers are masked in both.

The JSON follows ``resources/schemas/roster-findings.schema.json``. Nothing is judged here.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from skillassess.errors import Note
from skillassess.model.identity import mask_id, mask_ids_in
from skillassess.model.roster import SEVERITIES, RosterEntry, RosterPreview
from skillassess.texts import explain

_WORDS = {
    "zh_CN": {
        "heads": ("行", "列", "程度", "说明"),
        "severity": {"error": "拒收", "warning": "注意", "info": "提示"},
        "summary": "{file}：共 {rows} 行，可接收 {taken} 行，拒收 {refused} 行；注意 {warning} 处，提示 {info} 处。",
        "none": "没有发现问题。",
    },
    "en": {
        "heads": ("row", "column", "severity", "finding"),
        "severity": {"error": "refused", "warning": "warning", "info": "note"},
        "summary": "{file}: {rows} rows, {taken} can be taken, {refused} refused; warnings: {warning}, notes: {info}.",
        "none": "Nothing was found.",
    },
}


def findings_json(preview: RosterPreview, language: str = "zh_CN") -> dict[str, Any]:
    """Return the preview and its findings as JSON values, sentences in the language (``zh_CN`` or ``en``)."""
    return {
        "file_name": preview.file_name,
        "sha256": preview.sha256,
        "language": language,
        "refused": preview.is_refused,
        "counts": _counts(preview) | {severity: preview.count(severity) for severity in SEVERITIES},
        "notes": [_note(note, language) for note in preview.notes],
        "rows": [
            {
                "row": row.row,
                "name": row.name,
                "taken": row.values is not None,
                "values": None if row.values is None else _values(row.values),
                "notes": [_note(note, language) for note in row.notes],
            }
            for row in preview.rows
        ],
    }


def findings_table(preview: RosterPreview, language: str = "zh_CN") -> str:
    """Return one line per finding, in columns that line up where an ideograph takes two places, and a summary."""
    words: dict[str, Any] = _WORDS[language]
    lines = [words["heads"]]
    lines += [
        (str(note.row or ""), note.column or "", words["severity"][note.severity], explain(note, language))
        for note in preview.findings
    ]
    counts = _counts(preview) | {severity: preview.count(severity) for severity in SEVERITIES}
    summary = words["summary"].format(file=preview.file_name, **counts)
    if len(lines) == 1:
        return f"{_printable(summary)}\n{words['none']}"
    widths = [max(width(line[place]) for line in lines) for place in range(3)]
    table = ["  ".join([*map(_padded, line[:3], widths), line[3]]) for line in lines]
    return "\n".join(_printable(line) for line in [*table, "", summary])


def width(text: str) -> int:
    """Return how many places a text takes on a terminal; ideographs and full-width signs take two."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _printable(line: str) -> str:
    """Replace what could steer a terminal: file, sheet and column names come from strangers."""
    return "".join(character if character.isprintable() else "\ufffd" for character in line)


def _padded(text: str, places: int) -> str:
    return text + " " * (places - width(text))


def _counts(preview: RosterPreview) -> dict[str, int]:
    taken = len(preview.entries)
    return {"rows": len(preview.rows), "taken": taken, "refused": len(preview.rows) - taken}


def _note(note: Note, language: str) -> dict[str, Any]:
    return {
        "code": note.code,
        "severity": note.severity,
        "row": note.row,
        "column": note.column,
        "clause": note.clause,
        "params": dict(note.params),
        "text": explain(note, language),
    }


def _values(entry: RosterEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "id_type": str(entry.id_type),
        "id_number_masked": mask_id(entry.id_number),
        "sex": entry.sex,
        "birth_date": entry.birth_date.isoformat(),
        "education": entry.education,
        "source": entry.source,
        "certificate_pickup": entry.certificate_pickup,
        "occupation": entry.occupation,
        "job_type": entry.job_type,
        "level": entry.level.code,
        "condition": entry.condition,
        "phone": entry.phone,
        "work_start": None if entry.work_start is None else entry.work_start.isoformat(),
        "employer": entry.employer,
        "post": entry.post,
        "remark": mask_ids_in(entry.remark),
    }
