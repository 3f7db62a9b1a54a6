"""Scanned sheets and the codes that were printed on sheets. Values only; whose scan it is, the office finds out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PrintedCodes:
    """Check codes that left the program on sheets of a plan, as (form, code); each is kept once."""

    plan: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan filed to a form (``candidate/kind``): SHA-256 (hex) of the stored file, its size in bytes.

    ``code`` is the check code on the paper, ``as_blank`` whether it was printed to be scored by hand.
    """

    form: str
    sha256: str
    media_type: str
    size: int
    code: str
    as_blank: bool
    by: str
    at: datetime
