"""The codes that tie a printed sheet to its form: what was printed is remembered, and found again by its code.

A sheet printed to be scored by hand carries the code of its empty form: it holds while head, sheet and assessors stay,
whatever is scored. A filled sheet carries the code of its content. Decides nothing about scans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.scans import PrintedCodes
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import short_code
from skillassess.model.worksheets import FormKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.office.batch import Batch
    from skillassess.store.reading import Reading
    from skillassess.store.writing import Writing

_SHORT = re.compile(r"([0-9A-F]{4})[- ]?([0-9A-F]{4})")
_NARROW = {ord("－"): "-", ord("–"): "-", ord("—"): "-", ord("｜"): "|", ord("／"): "/", ord("\u3000"): " "}
_NARROW |= {0xFF01 + place: chr(0x21 + place) for place in range(94) if 0xFF01 + place not in _NARROW}
_MARK, _PARTS = "SA1", 5


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What stands on a paper: the check code, and the form and whole digest where the QR code's text was given."""

    short: str
    form: FormKey | None = None
    digest: str = ""


def read_code(text: str) -> PaperCode:
    """Read a check code or the text of the QR code as typed; anything else is ``Refused`` (``scan-code-malformed``)."""
    plain = text.strip().translate(_NARROW)
    if plain.upper().startswith(f"{_MARK}|"):
        return _read_payload(plain)
    found = _SHORT.fullmatch(plain.upper())
    if found is None:
        raise Refused("scan-code-malformed")
    return PaperCode(f"{found[1]}-{found[2]}")


def keep_codes(batch: Batch, forms: Iterable[FormKey], writing: Writing, *, as_blank: bool = False) -> None:
    """Remember the codes that were printed on some forms; those known already are not kept again."""
    plan = batch.plan.id
    known = {pair for kept in writing.values(PrintedCodes, plan) for pair in kept.codes}
    digest = batch.blank_digest if as_blank else batch.digest
    fresh = {(str(key), short_code(digest(key))) for key in forms} - known
    if fresh:
        writing.put(f"{plan}/{writing.seq}", PrintedCodes(plan, tuple(sorted(fresh))), parent=plan)


def forms_printed(reading: Reading, plan_id: str, code: str) -> tuple[FormKey, ...]:
    """Return the forms of a plan on which a check code was ever printed."""
    pairs = (pair for kept in reading.values(PrintedCodes, plan_id) for pair in kept.codes)
    return tuple(dict.fromkeys(_form(form) for form, printed in pairs if printed == code))


def _read_payload(plain: str) -> PaperCode:
    parts = plain.split("|")
    subject = parts[1].split("/") if len(parts) == _PARTS else []
    digest = parts[2].lower() if len(parts) == _PARTS else ""
    if len(subject) != len(("candidate", "kind")) or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise Refused("scan-code-malformed")
    if subject[1] not in tuple(ComponentKind):
        raise Refused("scan-code-of-other-paper")
    return PaperCode(short_code(digest), FormKey(subject[0], ComponentKind(subject[1])), digest)


def _form(text: str) -> FormKey:
    candidate, kind = text.split("/")
    return FormKey(candidate, ComponentKind(kind))
