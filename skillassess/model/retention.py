"""The end of keeping: what is left of a plan when its personal data are purged. Values only; dates are the rules'.

A purge takes the candidates' data, scores, signatures, notes and files of one plan out of the database for good. The
journal keeps who did what when; of each row that lost something, a digest says what is left of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Purge:
    """A purge of one plan: ``rows`` are journal numbers with the digest of what is left of each.

    ``facts`` and ``files`` count what is gone. ``seal`` and ``second_seal`` are the Ed25519 signatures (hex) of the two
    persons over :func:`purge_bytes`.
    """

    plan: str
    at: datetime
    by: str
    second: str
    clause: str
    reason: str
    facts: int
    files: int
    rows: tuple[tuple[int, str], ...]
    seal: str = ""
    second_seal: str = ""


def purge_bytes(purge: Purge) -> bytes:
    """Return what both seals are made over: JSON without spaces, UTF-8, the fields in this order.

    ``["skillassess-purge-1", plan, at, by, second, clause, reason, facts, files, SHA-256 of rows as JSON]``.
    """
    rows = hashlib.sha256(_canonical(purge.rows)).hexdigest()
    who = [purge.plan, purge.at.isoformat(), purge.by, purge.second]
    return _canonical(["skillassess-purge-1", *who, purge.clause, purge.reason, purge.facts, purge.files, rows])


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
