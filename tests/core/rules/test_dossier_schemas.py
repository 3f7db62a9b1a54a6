"""The published schemas say exactly what the program reads and writes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import jsonschema
import pytest

from skillassess import rules
from skillassess.paths import resource
from skillassess.rules.worked import Example, examples

DOSSIER = json.loads(resource("schemas", "dossier.schema.json").read_text(encoding="utf-8"))
ANSWER = json.loads(resource("schemas", "eligibility.schema.json").read_text(encoding="utf-8"))
READS = jsonschema.Draft202012Validator(DOSSIER)
WRITES = jsonschema.Draft202012Validator(ANSWER)
CLOSING = {"application": {"closing": "2026-06-30"}}


def _properties(schema: dict[str, object], path: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name, inner in properties.items():
            yield f"{path}.{name}", inner
            yield from _properties(inner, f"{path}.{name}")
    items = schema.get("items")
    if isinstance(items, dict):
        yield from _properties(items, f"{path}[]")


@pytest.mark.parametrize("schema", [DOSSIER, ANSWER], ids=["dossier", "eligibility"])
def test_the_schema_is_valid_and_explains_every_field(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    unexplained = [path for path, inner in _properties(schema) if not str(inner.get("description", "")).strip()]
    assert unexplained == []


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_every_example_dossier_and_its_answer_obey_the_schemas(example: Example) -> None:
    READS.validate(json.loads(example.text))
    answer = rules.assess(rules.load(), example.dossier, example.target)
    for language in ("zh_CN", "en"):
        WRITES.validate(json.loads(rules.eligibility_to_json(answer, language)))


def test_the_program_reads_every_field_of_the_schema_and_no_other() -> None:
    for section, inner in DOSSIER["properties"].items():
        item = inner.get("items", inner)
        is_list = "items" in inner
        filled: dict[str, object] = dict.fromkeys(item["properties"])
        if section == "application":
            filled["closing"] = "2026-06-30"
        data = CLOSING | {section: [filled] if is_list else filled}
        assert rules.dossier_from_json(json.dumps(data))[1] == (), section
        surplus = {**filled, "nobody_knows": 1}
        notes = rules.dossier_from_json(json.dumps(CLOSING | {section: [surplus] if is_list else surplus}))[1]
        assert [note.code for note in notes] == ["dossier-key-unknown"], section


def test_every_enumerated_value_of_the_schema_is_read_without_a_note() -> None:
    for section, inner in DOSSIER["properties"].items():
        for name, field in inner.get("items", inner).get("properties", {}).items():
            for value in field.get("enum", []):
                data = CLOSING | {section: [{name: value}]}
                assert rules.dossier_from_json(json.dumps(data))[1] == (), (section, name, value)
