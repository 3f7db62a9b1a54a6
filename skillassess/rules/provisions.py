"""Documents (文件) and their provisions: what every rule rests on. Owns citation; judges nothing.

A rule without a document and clause cannot be read. ``practice`` is a document too: it says openly that a rule comes
from what institutions do and not from a text, so that it is a setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.errors import Note

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


class Standing(StrEnum):
    """Where a day lies in a document's validity."""

    NOT_BEGUN = "not_begun"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation: its number (``粤人社规〔2025〕25号``), title and validity; ``ends`` is its last day."""

    id: str
    number: str
    title: str
    begins: date | None
    ends: date | None
    is_practice: bool = False
    is_own: bool = False

    def standing(self, on: date) -> Standing:
        """Return whether the document has begun, is in force or has ended on a day; open ends never end."""
        if self.begins is not None and on < self.begins:
            return Standing.NOT_BEGUN
        if self.ends is not None and on > self.ends:
            return Standing.ENDED
        return Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause of a document with its exact words."""

    document: Document
    clause: str
    text: str

    @property
    def name(self) -> str:
        """How the clause is cited: document number and place in it."""
        return f"{self.document.number} {self.clause}"


def note(code: str, clause: str, severity: str = "error", /, **params: str) -> Note:
    """Return a finding of the rules under its clause."""
    return Note(code, severity, tuple(params.items()), clause)


def read_document(table: Table) -> Document:
    """Read one ``[[document]]``; an end before the beginning is a load error."""
    table = table.named(table.text("id"))
    begins, ends = table.day_or_none("begins"), table.day_or_none("ends")
    if begins is not None and ends is not None and ends < begins:
        raise table.fault("edition-value-wrong", "ends")
    document = Document(
        id=table.entry,
        number=table.text("number"),
        title=table.text("title"),
        begins=begins,
        ends=ends,
        is_practice=table.flag("practice", default=False),
    )
    table.done()
    return document


def read_provision(table: Table, documents: Mapping[str, Document]) -> Provision:
    """Read ``document``, ``clause`` and ``text`` of an entry; an unknown document is a dangling reference."""
    name = table.text("document")
    if name not in documents:
        raise table.fault("edition-reference-dangling", f"document = {name}")
    return Provision(documents[name], table.text("clause"), table.text("text"))


def read_bare_provision(table: Table, documents: Mapping[str, Document]) -> Provision:
    """Read an entry that is a provision and nothing else."""
    provision = read_provision(table, documents)
    table.done()
    return provision
