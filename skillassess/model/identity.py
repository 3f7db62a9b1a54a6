"""Who a person is on paper: names, kinds of identity document, resident ID numbers. Owns their normal form and checks.

Nothing is looked up: the area code (first six digits) is not checked against any list and not tied to the birth date,
because codes are given at registration and change over the years. Never put a number into a log: ``mask_id`` first.
"""

from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

from skillassess.errors import Refused

GB_11643 = "GB 11643—1999"
RESIDENT_LENGTH = 18
MALE, FEMALE = "男", "女"
_WEIGHTS = tuple(pow(2, place, 11) for place in range(17, 0, -1))
_CHECK_DIGITS = "10X98765432"
_RESIDENT_FORM = re.compile(r"[0-9]{17}[0-9X]")

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_CAPITALS = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_OTHER_DOTS = {ord(dot): "·" for dot in "•‧・･∙⋅．"}
_LATIN_EXTRAS = frozenset(" '’-.,")
_IDEOGRAPHS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_NUMBER_IN_TEXT = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9])")
_PLAIN_NAME = re.compile(f"[{_IDEOGRAPHS}]+(?:·[{_IDEOGRAPHS}]+)*")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_BLANK_BESIDE_IDEOGRAPH = re.compile(f"(?<=[{_IDEOGRAPHS}·]) +| +(?=[{_IDEOGRAPHS}·])")
_DOT_BETWEEN_IDEOGRAPHS = re.compile(f"(?<=[{_IDEOGRAPHS}])\\.(?=[{_IDEOGRAPHS}])")
_KANGXI = re.compile("[\u2f00-\u2fdf]")


class IdType(StrEnum):
    """Kind of identity document as a roster writes it; its filing code is data (``resources/roster/codes.toml``)."""

    RESIDENT = "身份证"
    SOLDIER = "士兵证"
    OFFICER = "军官证"
    POLICE = "警官证"
    HK_MACAO_TAIWAN = "港澳台证"
    PASSPORT = "护照"
    OTHER = "其他"


class Change(StrEnum):
    """What was done to bring a text into its normal form."""

    FULL_WIDTH = "full-width"
    BLANKS = "blanks"
    LOWER_CASE = "lower-case"
    DOT = "dot"
    RADICAL = "radical"


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in its normal form and what was changed to get there, in the order of doing."""

    value: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ResidentId:
    """What a resident ID number says by itself (GB 11643)."""

    number: str
    birth_date: date
    sex: str


def is_blank(character: str) -> bool:
    """Return whether a character shows nothing: any kind of space (NBSP, ideographic) or a zero-width one."""
    return character.isspace() or character in _ZERO_WIDTH


def is_formula_text(text: str) -> bool:
    """Return whether a spreadsheet would take the text for a formula: it starts with = + - @, also full-width."""
    start = text.lstrip()[:1]
    return start != "" and start in _FORMULA_STARTS


def narrow(text: str) -> str:
    """Return the text with full-width ASCII (digits, letters, signs) made narrow."""
    return text.translate(_FULL_WIDTH)


def normalise_id(text: str) -> Normalised:
    """Return an ID number without blanks, with narrow characters and capital letters, and which of these were done."""
    if _RESIDENT_FORM.fullmatch(text):
        return Normalised(text)
    changes = []
    value = narrow(text)
    if value != text:
        changes.append(Change.FULL_WIDTH)
    closed = "".join(character for character in value if not is_blank(character))
    if closed != value:
        changes.append(Change.BLANKS)
    capital = closed.translate(_CAPITALS)
    if capital != closed:
        changes.append(Change.LOWER_CASE)
    return Normalised(capital, tuple(changes))


def check_digit(first_17: str) -> str:
    """Return the 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2): ``0``-``9`` or ``X``."""
    weighted = sum(map(mul, map(int, first_17), _WEIGHTS))
    return _CHECK_DIGITS[weighted % 11]


def read_resident_id(number: str) -> ResidentId:
    """Return birth date and sex of a normalised resident ID number (GB 11643).

    Refused: ``id-length``, ``id-characters``, ``id-birth-date`` (no day of the calendar), ``id-check-digit``.
    """
    if len(number) != RESIDENT_LENGTH:
        raise Refused("id-length", clause=GB_11643, length=len(number), masked=mask_id(number))
    if not _RESIDENT_FORM.fullmatch(number):
        raise Refused("id-characters", clause=GB_11643, masked=mask_id(number))
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise Refused("id-birth-date", clause=GB_11643, masked=mask_id(number)) from None
    if number[17] != check_digit(number[:17]):
        raise Refused("id-check-digit", clause=GB_11643, masked=mask_id(number))
    return ResidentId(number, born, MALE if int(number[16]) % 2 else FEMALE)


def mask_id(number: str) -> str:
    """Return the number as lists show it: first and last four, dots between; shorter numbers show less."""
    shown = min(4, len(number) // 4)
    return number[:shown] + "·" * (len(number) - 2 * shown) + number[len(number) - shown :]


def mask_ids_in(text: str) -> str:
    """Return a text in which every run that looks like a resident ID number (18 or 15) is masked."""
    return _NUMBER_IN_TEXT.sub(lambda found: mask_id(found[0]), text)


def normalise_name(text: str) -> Normalised:
    """Return a person's name without needless blanks and with ``·`` as its dot, and what was changed.

    Kept: ideographs of every extension, Latin letters, ``·``. Refused: ``name-formula``; ``name-characters`` for
    digits, control characters and everything else that no name holds.
    """
    if _PLAIN_NAME.fullmatch(text):
        return Normalised(text)
    if is_formula_text(text):
        raise Refused("name-formula")
    changes = []
    value = _closed_up(text)
    if value != text:
        changes.append(Change.BLANKS)
    dotted = _DOT_BETWEEN_IDEOGRAPHS.sub("·", value.translate(_OTHER_DOTS))
    if dotted != value:
        changes.append(Change.DOT)
        dotted = _closed_up(dotted)
    unified = _KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), dotted)
    if unified != dotted:
        changes.append(Change.RADICAL)
    _refuse_foreign_characters(unified)
    return Normalised(unified, tuple(changes))


def _closed_up(text: str) -> str:
    """Drop outer blanks and those beside an ideograph or dot; other runs of blanks become one space."""
    spaced = "".join(" " if is_blank(character) else character for character in text)
    return _BLANK_BESIDE_IDEOGRAPH.sub("", " ".join(spaced.split()))


def _refuse_foreign_characters(name: str) -> None:
    wrong = sorted({character for character in name if not _may_stand_in_name(character)})
    if wrong:
        raise Refused("name-characters", characters=", ".join(_spelled(character) for character in wrong[:5]))
    if not any(character.isalpha() or _IDEOGRAPH.match(character) for character in name):
        raise Refused("name-characters", characters=", ".join(_spelled(character) for character in sorted(set(name))))


def _may_stand_in_name(character: str) -> bool:
    if _IDEOGRAPH.match(character) or character == "·" or character in _LATIN_EXTRAS:
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def _spelled(character: str) -> str:
    """Return a character so that it can be read even when it is invisible."""
    visible = character.isprintable() and not is_blank(character)
    return f"{character} (U+{ord(character):04X})" if visible else f"U+{ord(character):04X}"
