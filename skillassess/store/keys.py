"""The key file beside an encrypted database. Owns key wrapping; never writes a key unwrapped.

A random 256-bit data key encrypts the database. It is wrapped once for each person by a key derived from the password
and once by a recovery key that is printed on paper. The file holds no names: a login is found by a salted digest.
While a password is being changed a login has two wrappings, so that a crash at any moment leaves one that opens.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillassess.errors import FileProblem, Refused
from skillassess.store.disk import sync_folder
from skillassess.store.passwords import hash_password, password_matches, unwrap, wrap

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KeyFile", "hash_password", "new_recovery_key", "password_matches"]

_FORMAT = 1
_KEY_BYTES = 32
_SALT_BYTES = 16
_RECOVERY = "recovery"
_NEXT = ".next"
_RECOVERY_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_RECOVERY_GROUPS = 8
_GROUP = 4
_PURPOSE = b"skillassess data key"


def new_recovery_key() -> str:
    """Return a recovery key for paper: eight groups of four signs, none like another (about 158 bits)."""
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
            raise FileProblem("key-file-exists", name=self.path.name)
        key = os.urandom(_KEY_BYTES)
        salt = base64.b64encode(os.urandom(_SALT_BYTES)).decode()
        wrapped = {_RECOVERY: wrap(key, _tidy(recovery_key), _PURPOSE)}
        self._write({"format": _FORMAT, "salt": salt, "wrapped": wrapped})
        return key

    def add(self, key: bytes, login: str, password: str) -> None:
        """Wrap the data key for a person; older wrappings of the same login are replaced."""
        body = self._read()
        name = _name(body, login)
        body["wrapped"].pop(name + _NEXT, None)
        body["wrapped"][name] = wrap(key, password, _PURPOSE)
        self._write(body)

    def stage(self, key: bytes, login: str, password: str) -> None:
        """Wrap the data key under a coming password as well; the present one opens until :meth:`add`."""
        body = self._read()
        body["wrapped"][_name(body, login) + _NEXT] = wrap(key, password, _PURPOSE)
        self._write(body)

    def is_between_passwords(self, login: str) -> bool:
        """Whether a change of password was begun and not finished."""
        body = self._read()
        return _name(body, login) + _NEXT in body["wrapped"]

    def remove(self, login: str) -> None:
        """Take a person's wrappings away, so that the password no longer opens the database."""
        body = self._read()
        name = _name(body, login)
        if name in body["wrapped"] or name + _NEXT in body["wrapped"]:
            body["wrapped"].pop(name, None)
            body["wrapped"].pop(name + _NEXT, None)
            self._write(body)

    def unlock(self, login: str, password: str) -> bytes:
        """Return the data key; a wrong login or password is ``Refused`` (``sign-in-wrong``), never told apart."""
        body = self._read()
        name = _name(body, login)
        for entry in (body["wrapped"].get(name), body["wrapped"].get(name + _NEXT)):
            key = None if entry is None else unwrap(entry, password, _PURPOSE)
            if key is not None:
                return key
        raise Refused("sign-in-wrong")

    def recover(self, recovery_key: str) -> bytes:
        """Return the data key for the recovery key on paper; a wrong one is ``Refused``."""
        key = unwrap(self._read()["wrapped"][_RECOVERY], _tidy(recovery_key), _PURPOSE)
        if key is None:
            raise Refused("recovery-key-wrong")
        return key

    def copy_to(self, target: KeyFile) -> None:
        """Copy the wrappings beside a backup; without them its key would be lost."""
        target._write(self._read())

    def _read(self) -> dict[str, Any]:
        try:
            body = json.loads(self.path.read_text(encoding="utf-8"))
            good = body["format"] == _FORMAT and isinstance(body["salt"], str) and _RECOVERY in body["wrapped"]
            if not good or not all(isinstance(entry, dict) for entry in body["wrapped"].values()):
                raise FileProblem("key-file-damaged", name=self.path.name)
        except FileNotFoundError as error:
            raise FileProblem("key-file-missing", name=self.path.name) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise FileProblem("key-file-damaged", name=self.path.name) from error
        return dict(body)

    def _write(self, body: dict[str, Any]) -> None:
        part = self.path.with_name(self.path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            private = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(private, "w", encoding="utf-8") as handle:
                json.dump(body, handle, indent=1, sort_keys=True)
                handle.flush()
                os.fsync(handle.fileno())
            part.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise FileProblem("key-file-unwritable", name=self.path.name) from error


def _name(body: dict[str, Any], login: str) -> str:
    return hashlib.sha256(f"{body['salt']}|{login}".encode()).hexdigest()[:32]


def _tidy(recovery_key: str) -> str:
    return "".join(sign for sign in recovery_key.upper() if sign in _RECOVERY_ALPHABET)
