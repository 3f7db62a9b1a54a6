"""Passwords and the key file beside an encrypted database. Owns key wrapping; never writes a key unwrapped.

A random 256-bit data key encrypts the database. It is wrapped once for each person by a key derived from the password
(Argon2id, 64 MiB) and once by a recovery key that is printed on paper. The file holds no names: a login is found by a
salted digest.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from skillassess.errors import FileProblem, Refused

if TYPE_CHECKING:
    from pathlib import Path

_MEMORY_KIB = 64 * 1024
_PASSES = 2
_LANES = 2
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_RECOVERY = "recovery"
_RECOVERY_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_RECOVERY_GROUPS = 8
_GROUP = 4
_hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)


def hash_password(password: str) -> str:
    """Return a password's Argon2id hash with its salt and parameters."""
    return _hasher.hash(password)


def password_matches(password_hash: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""
    try:
        return _hasher.verify(password_hash, password)
    except VerificationError:
        return False


def new_recovery_key() -> str:
    """Return a recovery key for paper: eight groups of four signs, none like another (160 bits)."""
    signs = [secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_GROUPS * _GROUP)]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, len(signs), _GROUP))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key file of one database: ``<database>.keys``."""

    path: Path

    @classmethod
    def beside(cls, database: Path) -> KeyFile:
        """Return the key file that belongs to a database path."""
        return cls(database.with_name(database.name + ".keys"))

    def create(self, recovery_key: str) -> bytes:
        """Make a new data key, wrap it for the recovery key, and return it."""
        if self.path.exists():
            raise FileProblem("key-file-exists")
        key = os.urandom(_KEY_BYTES)
        body: dict[str, object] = {"format": 1, "salt": _text(os.urandom(_SALT_BYTES)), "wrapped": {}}
        body["wrapped"] = {_RECOVERY: _wrap(key, _tidy(recovery_key))}
        self._write(body)
        return key

    def add(self, key: bytes, login: str, password: str) -> None:
        """Wrap the data key for a person; an older wrapping of the same login is replaced."""
        body = self._read()
        wrapped = dict(body["wrapped"])
        wrapped[_name(body, login)] = _wrap(key, password)
        self._write(body | {"wrapped": wrapped})

    def remove(self, login: str) -> None:
        """Take a person's wrapping away, so that the password no longer opens the database."""
        body = self._read()
        wrapped = dict(body["wrapped"])
        wrapped.pop(_name(body, login), None)
        self._write(body | {"wrapped": wrapped})

    def unlock(self, login: str, password: str) -> bytes:
        """Return the data key; a wrong login or password is ``Refused`` (``sign-in-wrong``), never told apart."""
        body = self._read()
        entry = body["wrapped"].get(_name(body, login))
        key = None if entry is None else _unwrap(entry, password)
        if key is None:
            raise Refused("sign-in-wrong")
        return key

    def recover(self, recovery_key: str) -> bytes:
        """Return the data key for the recovery key on paper; a wrong one is ``Refused``."""
        key = _unwrap(self._read()["wrapped"][_RECOVERY], _tidy(recovery_key))
        if key is None:
            raise Refused("recovery-key-wrong")
        return key

    def _read(self) -> dict[str, dict[str, dict[str, str]]]:
        try:
            body = json.loads(self.path.read_text(encoding="utf-8"))
            if body["format"] != 1 or not isinstance(body["wrapped"], dict):
                raise FileProblem("key-file-damaged")
        except FileNotFoundError as error:
            raise FileProblem("key-file-missing") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FileProblem("key-file-damaged") from error
        return body  # type: ignore[no-any-return]  # shape checked above

    def _write(self, body: dict[str, object] | dict[str, dict[str, dict[str, str]]]) -> None:
        part = self.path.with_name(self.path.name + ".part")
        try:
            with part.open("w", encoding="utf-8") as handle:
                json.dump(body, handle, indent=1, sort_keys=True)
                handle.flush()
                os.fsync(handle.fileno())
            part.replace(self.path)
        except OSError as error:
            raise FileProblem("key-file-unwritable") from error


def _name(body: dict[str, dict[str, dict[str, str]]], login: str) -> str:
    return hashlib.sha256(f"{body['salt']}|{login}".encode()).hexdigest()[:32]


def _wrap(key: bytes, password: str) -> dict[str, str]:
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_derive(password, salt)).encrypt(nonce, key, b"skillassess data key")
    return {"salt": _text(salt), "nonce": _text(nonce), "key": _text(sealed)}


def _unwrap(entry: dict[str, str], password: str) -> bytes | None:
    cipher = AESGCM(_derive(password, _bytes(entry["salt"])))
    try:
        return cipher.decrypt(_bytes(entry["nonce"]), _bytes(entry["key"]), b"skillassess data key")
    except InvalidTag:
        return None


def _derive(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        password.encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _tidy(recovery_key: str) -> str:
    return "".join(sign for sign in recovery_key.upper() if sign in _RECOVERY_ALPHABET)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
