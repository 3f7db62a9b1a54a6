"""Certificate numbers (证书编号) and the register of those given (人社鉴发〔2019〕2号; T/S plan).

22 characters: the filed code (13), year of issue (2), level (1), serial (6). A number once given is never used again:
a withdrawn certificate is void, a lost one is re-issued under its own number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillassess.errors import Refused
from skillassess.model.levels import Level

NUMBER_CLAUSE = "人社鉴发〔2019〕2号"
LAST_SERIAL = 999_999
_NUMBER = re.compile(r"[YS]\d{14}[1-5TS]\d{6}")


class CertificateState(StrEnum):
    """Valid, or void with a reason."""

    VALID = "valid"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as registered."""

    number: str
    plan: str
    candidate: str
    level: Level
    issued: date
    state: CertificateState = CertificateState.VALID
    reason: str = ""
    reissued: tuple[date, ...] = ()


def number(code: str, year: int, level: Level, serial: int) -> str:
    """Compose a certificate number; T and S only for employers (``Y``); serial from 1 to 999,999."""
    if level.is_appointed and not code.startswith("Y"):
        raise Refused("appointed-level-needs-employer", occupation=level.full_name, clause=NUMBER_CLAUSE)
    if not 1 <= serial <= LAST_SERIAL:
        raise Refused("serial-out-of-range", serial=serial, clause=NUMBER_CLAUSE)
    text = f"{code}{year % 100:02d}{level.code}{serial:06d}"
    if not is_number(text):
        raise Refused("certificate-number-malformed", number=text, clause=NUMBER_CLAUSE)
    return text


def is_number(text: str) -> bool:
    """Whether the text has the form of a 22-character certificate number."""
    return bool(_NUMBER.fullmatch(text)) and not (text[15] in "TS" and text[0] != "Y") and text[16:] != "000000"


def series(text: str) -> str:
    """Return positions 1-16: institution, year and level, within which serials run."""
    return text[:16]


def serial(text: str) -> int:
    """Return positions 17-22 as a number."""
    return int(text[16:])
