"""Seals: one Ed25519 key for each person, its private half wrapped under the person's password. Knows no form."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from skillassess.errors import FileProblem
from skillassess.model.access import SealKey
from skillassess.store.passwords import unwrap, wrap

_PURPOSE = b"skillassess seal key"


@dataclass(frozen=True, slots=True, repr=False)
class Seal:
    """A person's private key while a password is fresh; it never leaves memory."""

    _key: Ed25519PrivateKey

    def over(self, content: bytes) -> str:
        """Return the seal over canonical bytes, as hexadecimal digits."""
        return self._key.sign(content).hex()

    def kept(self, person: str, password: str) -> SealKey:
        """Return the key as it is stored: public half plain, private half wrapped under a password."""
        wrapped = json.dumps(wrap(self._key.private_bytes_raw(), password, _PURPOSE), sort_keys=True)
        return SealKey(person, self._key.public_key().public_bytes_raw().hex(), wrapped)


def new_seal() -> Seal:
    """Return a new key."""
    return Seal(Ed25519PrivateKey.generate())


def open_seal(kept: SealKey, password: str) -> Seal:
    """Return a person's key; a password that was proved but does not open it is ``seal-key-damaged``."""
    raw = unwrap(json.loads(kept.wrapped), password, _PURPOSE)
    if raw is None:
        raise FileProblem("seal-key-damaged")
    return Seal(Ed25519PrivateKey.from_private_bytes(raw))


def seal_holds(public: str, content: bytes, seal: str) -> bool:
    """Whether a seal was made over exactly these bytes with the private half of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(seal), content)
    except (InvalidSignature, ValueError):
        return False
    return True
