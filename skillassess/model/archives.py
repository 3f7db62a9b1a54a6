"""The archive of a batch (归档): volumes, the pieces in them, the journal rows that go along. Values only.

Paper is kept at least 3 years, electronic records 5 (T/S plan 七（四）); until when is given by the rules, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Volume(StrEnum):
    """A volume (卷) of a batch, in the order of the archive."""

    ELIGIBILITY = "eligibility"
    FILING = "filing"
    PROCESS = "process"
    PAPERS = "papers"
    CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True)
class ArchivePiece:
    """One document: its volume, path-free name without personal data, title for the index, and where its bytes are."""

    volume: Volume
    name: str
    title: str
    content: Path | bytes


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A journal row as the store keeps it; ``hash`` covers all other fields."""

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    detail: str
    facts: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ArchiveHead:
    """What the cover says: the batch, when it was closed, until when it is kept, and the journal's head."""

    institution: str
    plan: str
    title: str
    edition: str
    closed: date
    keep_paper_until: date
    keep_electronic_until: date
    retention_clause: str
    journal_head: str
