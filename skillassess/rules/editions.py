"""Editions: the regulations as they stood, frozen once released. Owns loading, digest, freezing and validity.

An edition is a folder of ``resources/rules`` whose ``edition.toml`` lists its files. A batch keeps the edition's
whole text (``Edition.text``) and digest; ``reopen`` computes under that text for ever, whatever is installed later.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem, Note
from skillassess.model.levels import Level
from skillassess.paths import resource
from skillassess.rules.afterwards import AfterRules, read_after
from skillassess.rules.entries import ENTRY_FILES, EligibilityRules, read_eligibility, read_readings
from skillassess.rules.lists import read_lists
from skillassess.rules.methods import MethodRules, read_methods
from skillassess.rules.own_rules import with_own_rules
from skillassess.rules.people import PeopleRules, read_people
from skillassess.rules.provisions import Document, Standing, note, read_document
from skillassess.rules.reading import Table, fault, parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "edition.toml"
OWN = "own.toml"
CURRENT = "gd-2025"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its documents and rules, its whole text, and the SHA-256 of that text."""

    id: str
    title: str
    documents: tuple[Document, ...]
    eligibility: EligibilityRules
    methods: MethodRules
    people: PeopleRules
    afterwards: AfterRules
    text: str
    digest: str

    def document(self, document_id: str) -> Document:
        """Return a document by id; an unknown one raises ``LookupError``."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise LookupError(document_id)


def edition_ids() -> tuple[str, ...]:
    """Return the ids of the editions that were released with the program, oldest first."""
    return tuple(_released())


@cache
def load(edition_id: str = CURRENT) -> Edition:
    """Return a released edition; unknown, damaged or altered ones are a ``FileProblem`` naming file and entry."""
    released = _released()
    if edition_id not in released:
        raise fault("edition-unknown", "released.toml", edition_id, edition_id)
    edition = read_folder(resource("rules", edition_id))
    if edition.digest != released[edition_id]:
        raise fault("edition-changed", HEAD, edition_id, edition.digest)
    return edition


def read_folder(folder: Path) -> Edition:
    """Read an edition from a folder, strictly, without asking whether it is released."""
    try:
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
    except (OSError, UnicodeDecodeError) as problem:
        raise fault("edition-unreadable", folder.name, "", type(problem).__name__) from problem
    return _compose(folder.name, texts)


def reopen(text: str) -> Edition:
    """Return the edition whose text a batch has kept (``Edition.text``)."""
    try:
        texts = json.loads(text)
    except json.JSONDecodeError as problem:
        raise fault("edition-syntax", "", "", str(problem)) from problem
    if not isinstance(texts, dict) or not all(isinstance(item, str) for item in texts.values()):
        raise fault("edition-value-wrong", "", "", "text")
    return _compose("", texts)


def add_own_rules(edition: Edition, own: str) -> Edition:
    """Return the edition with an institution's own stricter conditions (``own.toml``); digest and text include them.

    ``Refused`` (``own-condition-looser``) with the clause where one is looser than the edition; a file that cannot be
    read is a ``FileProblem`` naming the entry.
    """
    texts = json.loads(edition.text) | {OWN: own}
    return reopen(json.dumps(texts, ensure_ascii=False))


def edition_status(edition: Edition, on: date, level: Level | None = None) -> tuple[Note, ...]:
    """Return a finding for each document that has not begun or has ended on a day; nothing while all are in force.

    With a level, only the documents its own conditions and method rest on are looked at, not the special routes.
    """
    notes = []
    for document in edition.documents:
        if level is not None and document.id not in _concerned(edition, level):
            continue
        standing = document.standing(on)
        if standing is Standing.ENDED and document.ends is not None:
            shown = {"document": document.number, "day": document.ends.isoformat()}
            notes.append(note("document-ended", document.number, "warning", **shown))
        elif standing is Standing.NOT_BEGUN and document.begins is not None:
            shown = {"document": document.number, "day": document.begins.isoformat()}
            notes.append(note("document-not-begun", document.number, "warning", **shown))
    return tuple(notes)


def _concerned(edition: Edition, level: Level) -> set[str]:
    rules = edition.eligibility
    open_routes = (*rules.admissions, *(entry for entry in rules.entries if entry.gate is None), *rules.requirements)
    found = {entry.provision.document.id for entry in open_routes if entry.grant(level) is not None}
    return found | {rule.provision.document.id for rule in edition.methods.methods if level in rule.levels}


def _compose(name: str, texts: Mapping[str, str]) -> Edition:
    texts = {file: text.replace("\r\n", "\n") for file, text in sorted(texts.items())}
    if HEAD not in texts:
        raise fault("edition-reference-dangling", HEAD, "", HEAD)
    head = parse(HEAD, texts[HEAD])
    edition_id, title = head.text("id"), head.text("title")
    tables = _tables(head, texts)
    if name and edition_id != name:
        raise head.fault("edition-value-wrong", f"id = {edition_id}")
    documents = {item.id: item for item in map(read_document, head.tables("document"))}
    if len(documents) != len(head.tables("document")):
        raise head.fault("edition-duplicate", "document")
    head.done()
    eligibility = _eligibility(tables, documents)
    if OWN in texts:
        eligibility, own = with_own_rules(parse(OWN, texts[OWN]), eligibility, documents)
        documents = documents | {own.id: own}
    text = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    edition = Edition(
        id=edition_id,
        title=title,
        documents=tuple(documents.values()),
        eligibility=eligibility,
        methods=read_methods(_file(tables, "methods.toml"), documents),
        people=read_people(_file(tables, "people.toml"), documents),
        afterwards=read_after(_file(tables, "afterwards.toml"), documents),
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    for document_id in documents:
        if not any(f'document = "{document_id}"' in text for text in texts.values()):
            raise head.fault("edition-entry-unreachable", document_id)
    return edition


def _eligibility(tables: Mapping[str, Table], documents: Mapping[str, Document]) -> EligibilityRules:
    lists = read_lists(_file(tables, "lists.toml"), documents)
    readings = read_readings(_file(tables, "readings.toml"), documents)
    return read_eligibility({file: _file(tables, file) for file in ENTRY_FILES}, lists, readings, documents)


def _tables(head: Table, texts: Mapping[str, str]) -> dict[str, Table]:
    files = head.texts("files")
    for file in files:
        if file not in texts:
            raise head.fault("edition-reference-dangling", file)
    for file in texts:
        if file not in (HEAD, OWN, *files):
            raise head.fault("edition-entry-unreachable", file)
    return {file: parse(file, texts[file]) for file in files}


def _file(tables: Mapping[str, Table], file: str) -> Table:
    if file not in tables:
        raise fault("edition-key-missing", HEAD, "files", file)
    return tables[file]


@cache
def _released() -> dict[str, str]:
    path = resource("rules", "released.toml")
    table = parse(path.name, path.read_text(encoding="utf-8"))
    found = {item.text("id"): item.text("digest") for item in table.tables("edition")}
    if not found:
        raise FileProblem("resource-missing", name=path.name)
    return found
