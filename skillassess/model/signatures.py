"""Signatures on a form: what each covers, and whether it still holds.

Order (domain §6): every assessor confirms and signs, then the internal supervisor, then the enterprise review opinion.
A signature covers the exact content it was given for and the signatures below it; any change voids it and all above.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.model.worksheets import FormKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from skillassess.model.worksheets import FormContent


class Step(StrEnum):
    """Who signs, from the bottom up."""

    CONFIRM = "confirm"
    SUPERVISE = "supervise"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature. ``covers`` is the SHA-256 (hex) of what was signed; ``passed`` is what was ticked.

    ``seal`` is the signer's Ed25519 signature (hex) over :func:`sealed_bytes`.
    """

    form: str
    step: Step
    by: str
    at: datetime
    passed: bool
    covers: str
    note: str = ""
    strokes: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A form as its signer saw it (SHA-256 of the content, hex) and what is ticked; only that content is signed."""

    form: FormKey
    digest: str
    passed: bool


@dataclass(frozen=True, slots=True)
class SignatureStatus:
    """A signature and whether it still holds."""

    signature: Signature
    holds: bool


@dataclass(frozen=True, slots=True)
class SignedForm:
    """The state of a form's signatures against its present content."""

    content_digest: str
    confirmed_by: frozenset[str]
    missing_confirmations: tuple[str, ...]
    supervised: bool
    opinion: bool
    statuses: tuple[SignatureStatus, ...]

    @property
    def is_sealed(self) -> bool:
        """Whether all signatures are there and hold."""
        return self.opinion


def content_digest(content: FormContent, identity: str) -> str:
    """Return the SHA-256 (hex) over the canonical form: template, person digest, presence, columns, marks.

    ``identity`` is a digest of the candidate's printed head, so that a changed name voids signatures too.
    """
    columns = [
        {
            "assessor": column.key.assessor,
            "counts": column in content.scoring,
            "state": "in" if not column.state.is_open else "open",
            "revision": column.revision,
            "marks": {str(item): f"{value:f}" for item, value in sorted(column.scores.items())},
        }
        for column in content.columns
    ]
    body = {
        "form": str(content.key),
        "template": [content.template_id, content.template_version],
        "line": f"{content.line:f}",
        "presence": content.presence.value,
        "drop_extremes": content.drop_extremes,
        "identity": identity,
        "columns": columns,
    }
    return _digest(body)


def sealed_bytes(signature: Signature) -> bytes:
    """Return what a seal is made over: JSON without spaces, UTF-8, the fields in this order.

    ``["skillassess-seal-1", form, step, by, at, passed, covers, note, SHA-256 of strokes]``; ``at`` in ISO 8601.
    """
    strokes = hashlib.sha256(signature.strokes.encode()).hexdigest()
    at = signature.at.isoformat()
    parts = [signature.form, signature.step.value, signature.by, at, signature.passed, signature.covers, signature.note]
    body = ["skillassess-seal-1", *parts, strokes]
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def covered(content: str, below: Iterable[Signature]) -> str:
    """Return what a signature on ``content`` over the valid signatures ``below`` it covers, as SHA-256 (hex)."""
    stack = sorted([s.step.value, s.by, s.at.isoformat(), s.covers, str(s.passed)] for s in below)
    return _digest({"content": content, "below": stack})


def judge(content: str, signers: Sequence[str], supervisor: str, signatures: Iterable[Signature]) -> SignedForm:
    """Say which signatures hold: ``signers`` are the assessors who must confirm the present content."""
    given = tuple(signatures)
    confirms = {
        s.by: s for s in given if s.step is Step.CONFIRM and s.by in signers and s.covers == covered(content, ())
    }
    missing = tuple(person for person in signers if person not in confirms)
    holding: list[Signature] = list(confirms.values())
    supervised = _last(given, Step.SUPERVISE, covered(content, holding)) if not missing else None
    if supervised is not None and supervised.by != supervisor:
        supervised = None
    opinion = None
    if supervised is not None:
        holding.append(supervised)
        opinion = _last(given, Step.OPINION, covered(content, holding))
    if opinion is not None:
        holding.append(opinion)
    return SignedForm(
        content_digest=content,
        confirmed_by=frozenset(confirms),
        missing_confirmations=missing,
        supervised=supervised is not None,
        opinion=opinion is not None,
        statuses=tuple(SignatureStatus(s, s in holding) for s in given),
    )


def short_code(digest: str) -> str:
    """Return the check code people compare: two groups of four hexadecimal digits."""
    return f"{digest[:4]}-{digest[4:8]}".upper()


def _last(given: Iterable[Signature], step: Step, covers: str) -> Signature | None:
    return next((s for s in reversed(tuple(given)) if s.step is step and s.covers == covers), None)


def _digest(body: dict[str, object]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
