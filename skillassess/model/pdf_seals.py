"""What is found in a signed PDF. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PdfState(StrEnum):
    """Whether a signature holds: for the whole file, not any more, or for a part that something was appended to."""

    HOLDS = "holds"
    ALTERED = "altered"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class PdfSeal:
    """A signature in a PDF: who the certificate names, who issued it, its SHA-256 (hex), when it was made."""

    state: PdfState
    signer: str
    issuer: str
    fingerprint: str
    at: datetime | None

    @property
    def is_self_made(self) -> bool:
        """Whether nobody but the signer vouches for the name."""
        return self.signer == self.issuer
