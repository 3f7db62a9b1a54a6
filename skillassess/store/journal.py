"""The hash-chained journal: one row for each transaction. Owns the chain's bytes and its verification.

A row's hash covers its own fields, a digest of the facts written with it, and the hash before. The independent verifier
in ``tests/`` follows the same few lines without importing them.

Canonical bytes: JSON without spaces, UTF-8, nothing escaped but what JSON must. A row is the array
``[seq, at, actor, action, subject, detail, facts, previous]``. A fact is the array of its table's name and its columns
in the table's order without ``seq`` (and without a stored file's content, which its SHA-256 stands for). ``facts`` is
``salt:digest``: 32 random hexadecimal digits, and the SHA-256 over the salt and the facts as lines, sorted, all joined
by line feeds. The salt keeps a head that is told to somebody from telling what was written.

Rows that a purge emptied (``skillassess.store.purging``) cannot be checked by their own hash: the purge, a fact of a
later row that bears two persons' seals, holds a digest of what is left of each.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from skillassess.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GENESIS = "0" * 64
_QR = "SA1|"
SALT_DIGITS = 32
_encode = msgspec.json.Encoder().encode
_WITNESS = re.compile(r"(?:(\d{1,12})\s*[:：\s]\s*)?([0-9A-F]{4}-[0-9A-F]{4}|[0-9A-F]{8,64})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal row: who did what to which subject when; ``detail`` is JSON, ``facts`` a salted SHA-256."""

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
class Witness:
    """A head that left the machine (on paper, in an export): the beginning of its hash, and its row where known."""

    start: str
    seq: int | None = None

    @classmethod
    def read(cls, text: str) -> Witness:
        """Read ``1A2B-3C4D``, a longer hash, or either after its row number and a colon; else ``Refused``.

        The text of a QR code, or of a workbook's properties, ends with both (``SA1|…|1234|hash``).
        """
        *_, number, digest = text.strip().split("|") if text.startswith(_QR) else ("", "")
        found = _WITNESS.fullmatch(f"{number}:{digest}" if digest else text.strip())
        if found is None:
            raise Refused("witness-malformed")
        seq = None if found[1] is None else int(found[1])
        return cls(found[2].replace("-", "").lower(), seq)

    def fits(self, seq: int, digest: str) -> bool:
        """Whether a row is the one that was witnessed."""
        return digest.startswith(self.start) and self.seq in (None, seq)


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain found: rows checked, the first bad one with the reason, and how many were purged."""

    entries: int
    head: Head
    bad_seq: int | None = None
    fault: str = ""
    purged: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing was found altered."""
        return self.bad_seq is None


def fact_line(fact: tuple[object, ...]) -> bytes:
    """Return a fact's canonical bytes; its values are text, whole numbers or None."""
    return _encode(fact)


def facts_digest(salt: str, lines: list[bytes]) -> str:
    """Return ``salt:digest`` over the facts of one transaction, each as its line."""
    text = b"\n".join([salt.encode(), *sorted(lines)])
    return f"{salt}:{hashlib.sha256(text).hexdigest()}"


def chain_hash(*fields: str | int) -> str:
    """Return the SHA-256 (hex) of a row: seq, at, actor, action, subject, detail, facts, previous."""
    return hashlib.sha256(_encode(fields)).hexdigest()


def entry_after(head: Head, *fields: str) -> Entry:
    """Return the next row: ``fields`` are at, actor, action, subject, detail, facts."""
    at, actor, action, subject, detail, facts = fields
    seq = head.seq + 1
    digest = chain_hash(seq, at, actor, action, subject, detail, facts, head.hash)
    return Entry(seq, at, actor, action, subject, detail, facts, head.hash, digest)


Row = tuple[int, str, str, str, str, str, str, str, str]


def left_digest(row: Row, lines: list[bytes]) -> str:
    """Return the SHA-256 (hex) over what a purge left of a journal row: its fields, and the facts beside it, sorted."""
    return hashlib.sha256(b"\n".join([_encode(row), *sorted(lines)])).hexdigest()


def verify(
    rows: Iterable[Row],
    facts: dict[int, list[bytes]],
    witness: Witness | None = None,
    left: Mapping[int, str] | None = None,
) -> Verification:
    """Check the chain and that the facts standing beside each row are the ones it was written with.

    ``rows`` are journal rows as tuples in the order of :class:`Entry`; ``facts`` holds what the tables carry now, as
    lines by journal sequence; what is left over belongs to no row and is a fault. ``witness`` must be among the rows.
    ``left`` holds the digests of what purges left of rows (:func:`left_digest`), which must fit in place of the hash.
    """
    before = GENESIS
    count = purged = 0
    purges = left or {}
    witnessed = witness is None or witness.start == GENESIS[: len(witness.start)]
    for row in rows:
        digest = purges.get(row[0])
        fault = _fault(row, count + 1, before, facts.pop(row[0], []), digest)
        if fault:
            return Verification(count, Head(count, before), count + 1, fault)
        before = row[8]
        count += 1
        purged += digest is not None
        if not witnessed and witness is not None:
            witnessed = witness.fits(count, before)
    head = Head(count, before)
    if facts:
        return Verification(count, head, min(facts), "facts-without-entry")
    if not witnessed and witness is not None:
        return Verification(count, head, witness.seq or count + 1, "head-not-extended")
    return Verification(count, head, purged=purged)


def _fault(row: Row, seq: int, before: str, facts: list[bytes], left: str | None) -> str:
    if row[0] != seq:
        return "entry-missing"
    if row[7] != before:
        return "chain-broken"
    if left is not None:
        return "" if left_digest(row, facts) == left else "purge-broken"
    if chain_hash(*row[:8]) != row[8]:
        return "entry-altered"
    if facts_digest(row[6][:SALT_DIGITS], facts) != row[6]:
        return "facts-altered"
    return ""
