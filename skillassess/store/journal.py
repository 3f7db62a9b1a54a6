"""The hash-chained journal: one row for each transaction. Owns the chain's bytes and its verification.

A row's hash covers its own fields, a digest of the facts written with it, and the hash before. The independent verifier
in ``tests/`` follows the same few lines without importing them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal row: who did what to which subject when; ``detail`` is canonical JSON, ``facts`` a SHA-256."""

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
class Head:
    """The last row of the journal."""

    seq: int
    hash: str

    @property
    def code(self) -> str:
        """The short code people compare: two groups of four."""
        return f"{self.hash[:4]}-{self.hash[4:8]}".upper()


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain found: rows checked, and the first bad one with the reason."""

    entries: int
    head: Head
    bad_seq: int | None = None
    fault: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing was found altered."""
        return self.bad_seq is None


def facts_digest(facts: Iterable[tuple[str, ...]]) -> str:
    """Return the SHA-256 (hex) over the facts of one transaction, in sorted order."""
    lines = sorted(_canonical(list(fact)) for fact in facts)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def chain_hash(*fields: str | int) -> str:
    """Return the SHA-256 (hex) of a row: seq, at, actor, action, subject, detail, facts, previous."""
    return hashlib.sha256(_canonical(list(fields)).encode()).hexdigest()


def entry_after(head: Head, *fields: str) -> Entry:
    """Return the next row: ``fields`` are at, actor, action, subject, detail, facts."""
    at, actor, action, subject, detail, facts = fields
    seq = head.seq + 1
    digest = chain_hash(seq, at, actor, action, subject, detail, facts, head.hash)
    return Entry(seq, at, actor, action, subject, detail, facts, head.hash, digest)


def verify(entries: Iterable[Entry], facts: dict[int, list[tuple[str, ...]]]) -> Verification:
    """Check the chain and that the facts standing beside each row are the ones it was written with.

    ``facts`` holds what the tables carry now, by journal sequence; what is left over belongs to no row and is a fault.
    """
    head = Head(0, GENESIS)
    count = 0
    for entry in entries:
        fault = _fault(entry, head, facts.pop(entry.seq, []))
        if fault:
            return Verification(count, head, head.seq + 1, fault)
        head = Head(entry.seq, entry.hash)
        count += 1
    if facts:
        return Verification(count, head, min(facts), "facts-without-entry")
    return Verification(count, head)


def _fault(entry: Entry, head: Head, facts: list[tuple[str, ...]]) -> str:
    if entry.seq != head.seq + 1:
        return "entry-missing"
    if entry.previous != head.hash:
        return "chain-broken"
    fields = (entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.detail, entry.facts, entry.previous)
    if chain_hash(*fields) != entry.hash:
        return "entry-altered"
    if facts_digest(facts) != entry.facts:
        return "facts-altered"
    return ""


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
