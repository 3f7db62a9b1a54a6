"""Published schemas are those the program reads by, and the samples fit them."""

from __future__ import annotations

import json

import jsonschema
import pytest

from skillassess.day.day_file import schema_text
from skillassess.paths import resource


def test_the_published_day_schema_is_the_one_the_reader_uses() -> None:
    assert resource("schemas", "day.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("day", sorted(path.name for path in resource("samples").glob("*.json")))
def test_every_sample_fits_the_published_schema(day: str) -> None:
    schema = json.loads(resource("schemas", "day.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(resource("samples", day).read_text(encoding="utf-8")), schema)
