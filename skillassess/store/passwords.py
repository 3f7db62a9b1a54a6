"""Passwords: hashing, and wrapping a secret under one. Owns the parameters of Argon2id (64 MiB, about 50 ms)."""

from __future__ import annotations

import base64
import os
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from skillassess.errors import FileProblem

_MEMORY_KIB = 64 * 1024
_PASSES = 2
_LANES = 2
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)


def hash_password(password: str) -> str:
    """Return a password's Argon2id hash with its salt and parameters."""
    return _hasher.hash(_plain(password))


def password_matches(password_hash: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""
    try:
        return _hasher.verify(password_hash, _plain(password))
    except VerificationError:
        return False


def wrap(secret: bytes, password: str, purpose: bytes) -> dict[str, str]:
    """Return a secret sealed under a password (AES-256-GCM under Argon2id), bound to its purpose."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_derive(password, salt)).encrypt(nonce, secret, purpose)
    return {"salt": _text(salt), "nonce": _text(nonce), "key": _text(sealed)}


def unwrap(entry: dict[str, str], password: str, purpose: bytes) -> bytes | None:
    """Return the secret, or None for a wrong password; what is no wrapping at all is ``key-file-damaged``."""
    try:
        salt, nonce, sealed = (base64.b64decode(entry[name], validate=True) for name in ("salt", "nonce", "key"))
        if len(salt) != _SALT_BYTES or len(nonce) != _NONCE_BYTES:
            raise FileProblem("key-file-damaged")
    except (KeyError, TypeError, ValueError) as error:
        raise FileProblem("key-file-damaged") from error
    try:
        return AESGCM(_derive(password, salt)).decrypt(nonce, sealed, purpose)
    except InvalidTag:
        return None


def _derive(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        _plain(password).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _plain(password: str) -> str:
    """Return the one spelling of a password, whichever way a keyboard composed it."""
    return unicodedata.normalize("NFC", password)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
