"""What may be entered into a dossier: sections and their fields, read off the published schema. Owns no words.

The form of the windows and the file of the command line are the same by construction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from skillassess.paths import resource

ELSEWHERE = frozenset({"person", "application", "decisions", "evidence"})
_ENTERPRISE = "enterprise"
_SYNONYMS = frozenset({"gold", "silver", "bronze"})
_UNASKED = frozenset({"evidence", "occupation_code"})
_BY_NAME = {"level": "level", "grade": "level", "tier": "tier"}


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    OPTION = "option"
    LEVEL = "level"
    TIER = "tier"
    WHOLE = "whole"
    NUMBER = "number"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class FactField:
    """One field of a fact; ``options`` are the codes of a closed set."""

    name: str
    kind: FieldKind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactSection:
    """One kind of fact; ``many`` where there may be several, ``proven`` where evidence can be attached."""

    name: str
    fields: tuple[FactField, ...]
    many: bool
    proven: bool


@cache
def fact_sections() -> tuple[FactSection, ...]:
    """Return every section a person fills in, in the order of the schema."""
    schema = json.loads(resource("schemas", "dossier.schema.json").read_text(encoding="utf-8"))
    return tuple(_section(name, part) for name, part in schema["properties"].items() if name not in ELSEWHERE)


def fact_section(name: str) -> FactSection:
    """Return one section; an unknown one raises ``LookupError``."""
    for section in fact_sections():
        if section.name == name:
            return section
    raise LookupError(name)


def _section(name: str, part: dict[str, Any]) -> FactSection:
    many = "items" in part
    properties: dict[str, Any] = (part["items"] if many else part)["properties"]
    fields = tuple(_field(key, inner) for key, inner in properties.items() if key not in _UNASKED)
    return FactSection(name, fields, many, name != _ENTERPRISE)


def _field(name: str, inner: dict[str, Any]) -> FactField:
    if "enum" in inner:
        known = tuple(item for item in inner["enum"] if item is not None and item not in _SYNONYMS)
        return FactField(name, FieldKind.OPTION, known)
    if name in _BY_NAME:
        return FactField(name, FieldKind(_BY_NAME[name]))
    types = inner["type"]
    for kind, is_it in (
        (FieldKind.DAY, inner.get("format") == "date"),
        (FieldKind.FLAG, "boolean" in types),
        (FieldKind.WHOLE, "integer" in types),
        (FieldKind.NUMBER, "number" in types),
        (FieldKind.YEARS, "array" in types),
    ):
        if is_it:
            return FactField(name, kind)
    return FactField(name, FieldKind.TEXT)
