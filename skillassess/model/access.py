"""How a person proves who they are. The office's administration changes it; nobody reads it on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Credential:
    """A person's password as an Argon2id hash."""

    person: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class SignInFailures:
    """Failures in a row since the last success, and until when the account is locked.

    ``locked_uptime`` is the same moment in seconds since the machine started, so that setting its clock does not help.
    """

    person: str
    count: int
    locked_until: datetime | None = None
    locked_uptime: int | None = None


@dataclass(frozen=True, slots=True)
class SealKey:
    """A person's Ed25519 key for seals: public half (hex), private half wrapped under the person's password."""

    person: str
    public: str
    wrapped: str
