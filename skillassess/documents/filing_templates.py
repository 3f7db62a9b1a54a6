"""Filing workbooks as data: reads ``resources/filings/<form>/<variant>.toml`` strictly. Knows no province itself.

A template says which head rows, columns, codes, limits and foot a workbook has. An unknown key, a field that does not
exist or a component mapped twice is a ``FileProblem`` naming file and entry, so that a new province's file fails when
it is read and not at the counter.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from skillassess.errors import FileProblem, Refused
from skillassess.model.sheets import ComponentKind
from skillassess.paths import resource

_PERSON = ("sequence", "name", "id_type", "id_number", "id_number_masked", "unit", "level", "level_name")
_TRADE = ("occupation", "job_type", "occupation_job_type")

_SHEET_NAME = re.compile(r"[^\\/?*:\[\]']{1,31}")


class FilingForm(StrEnum):
    """Which list a workbook is."""

    SCORE_ROSTER = "score_roster"
    CERTIFICATE_DATA = "certificate_data"
    PUBLIC_LIST = "public_list"

    @property
    def fields(self) -> frozenset[str]:
        """Every field a column of this form may show; scores come on top as ``score.<name>``."""
        return _FIELDS[self]


_FIELDS = {
    FilingForm.SCORE_ROSTER: frozenset((*_PERSON, *_TRADE, "admission_number", "sex")),
    FilingForm.CERTIFICATE_DATA: frozenset((*_PERSON, *_TRADE, "number", "issued", "institution", "issuer")),
    FilingForm.PUBLIC_LIST: frozenset((*_PERSON, *_TRADE, "sex", "result")),
}


class CellCheck(StrEnum):
    """Checks that need more than a length, a pattern or a list."""

    NONE = ""
    IDENTITY = "identity"
    SCORE = "score"
    CERTIFICATE_NUMBER = "certificate_number"


class FilingColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column: its head from top to bottom, what it shows (a field or a fixed text), and what a cell must be."""

    head: tuple[str, ...]
    width: int
    field: str = ""
    fixed: str = ""
    required: bool = False
    when_empty: str = ""
    min_length: int = 0
    max_length: int = 200
    pattern: str = ""
    expected: str = ""
    allowed: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    check: CellCheck = CellCheck.NONE

    @property
    def title(self) -> str:
        """The head in one line, as findings name the column."""
        return "/".join(self.head)


class ScoreColumns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which components land in which score column, and what stands there when there is no number."""

    absent: str
    cheating: str
    columns: dict[str, tuple[ComponentKind, ...]]

    def name_of(self, kind: ComponentKind) -> str | None:
        """Return the score column a component lands in, or None."""
        return next((name for name, kinds in self.columns.items() if kind in kinds), None)


class FilingTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A workbook form at one variant; ``title`` may hold ``{title}`` and ``foot`` ``{filled_by}``."""

    id: str
    form: FilingForm
    title: str
    sheet: str
    source: str
    head_rows: int
    foot: str
    empty_text: str
    columns: tuple[FilingColumn, ...] = msgspec.field(name="column")
    occupation_job_type: str = "{occupation}({job_type})"
    unique: tuple[tuple[str, ...], ...] = ()
    certificate_series: bool = False
    scores: ScoreColumns | None = None


def filing_variants(form: FilingForm) -> tuple[str, ...]:
    """Return the names of all shipped variants of a form."""
    return tuple(sorted(path.stem for path in resource("filings", form.value).glob("*.toml")))


@cache
def filing_template(form: FilingForm, variant: str) -> FilingTemplate:
    """Return a shipped template; a variant nobody filed is ``Refused`` and names those there are."""
    known = filing_variants(form)
    if variant not in known:
        raise Refused("filing-variant-unknown", form=form.value, variant=variant[:40], known="、".join(known))
    return read_template(resource("filings", form.value, f"{variant}.toml"))


def read_template(path: Path) -> FilingTemplate:
    """Read a template file; anything unknown, missing or contradictory is a ``FileProblem`` with file and entry."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        template = msgspec.convert(table, FilingTemplate)
    except OSError as problem:
        raise FileProblem("file-not-read", name=path.name, reason=problem.strerror or "") from problem
    except ValueError as problem:
        raise FileProblem("filing-template-faulty", name=path.name, fault=str(problem)) from problem
    for fault in _faults(template):
        raise FileProblem("filing-template-faulty", name=path.name, fault=fault)
    return template


def _faults(template: FilingTemplate) -> Iterator[str]:
    yield from _field_faults(template)
    for column in template.columns:
        yield from _column_faults(column, template.head_rows)
    placeholders = (("title", {"title"}), ("foot", {"filled_by"}), ("occupation_job_type", set(_TRADE[:2])))
    for key, allowed in placeholders:
        yield from _placeholder_faults(key, getattr(template, key), allowed)


def _field_faults(template: FilingTemplate) -> Iterator[str]:
    scores = {f"score.{name}" for name in template.scores.columns} if template.scores else set()
    shown = {column.field for column in template.columns if column.field}
    used = shown | {name for group in template.unique for name in group}
    yield from (f"unknown field {name}" for name in sorted(used - template.form.fields - scores))
    yield from (f"no column shows {name}" for name in sorted(scores - shown))
    kinds = [kind for listed in template.scores.columns.values() for kind in listed] if template.scores else []
    yield from (f"component {kind} mapped twice" for kind in sorted(set(kinds)) if kinds.count(kind) > 1)
    if not template.columns:
        yield "no column"
    if not _SHEET_NAME.fullmatch(template.sheet):
        yield f"sheet {template.sheet}: no name a workbook can hold"


def _column_faults(column: FilingColumn, head_rows: int) -> Iterator[str]:
    if not 1 <= len(column.head) <= head_rows:
        yield f"column {column.title}: head does not fit {head_rows} head rows"
    if bool(column.field) == bool(column.fixed):
        yield f"column {column.title}: exactly one of field and fixed"
    if not 0 <= column.min_length <= column.max_length or column.width < 1:
        yield f"column {column.title}: width or lengths"
    if bool(column.pattern) != bool(column.expected):
        yield f"column {column.title}: a pattern and, in words, what is expected go together"
    try:
        re.compile(column.pattern)
    except re.error as problem:
        yield f"column {column.title}: pattern {problem}"


def _placeholder_faults(key: str, text: str, allowed: set[str]) -> Iterator[str]:
    try:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as problem:
        yield f"{key}: {problem}"
        return
    yield from (f"{key}: unknown placeholder {name}" for name in sorted(used - allowed))
