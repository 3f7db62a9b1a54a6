"""An independent check of a SkillAssess database: the journal's chain, the facts, the stored files, the seals.

It imports nothing of the program. Everything it knows is written down here, so that somebody who trusts neither the
program nor its makers can read it in one sitting and run it on a copy of the file.

    python verify_database.py day.skillassess                          (a sample, in plain text)
    python verify_database.py day.skillassess --recovery ABCD-EFGH-…   (the key on paper; needs day.skillassess.keys)
    python verify_database.py day.skillassess --key 0123…              (the raw data key, 64 hexadecimal digits)
    … --witness 1A2B-3C4D        a check code from a signed sheet; may be given several times

The exit code is 0 when everything holds, 1 when something was altered, 2 when the file cannot be read.

How the file is made up
  Five tables only grow. ``journal`` has one row for each transaction; the rows of ``record``, ``mark``, ``claim`` and
  ``blob`` that were written in a transaction carry its number in ``seq``.
  JSON is written without spaces, in UTF-8, with nothing escaped but what JSON must escape.
  fact    a row as JSON array: name of its table, then its columns in order, without ``seq`` and without ``content``
  facts   salt:digest; salt is 32 hexadecimal digits; digest is the SHA-256 over the salt and the sorted facts, joined
          by line feeds
  hash    SHA-256 over the JSON array [seq, at, actor, action, subject, detail, facts, previous]; ``previous`` is the
          hash of the row before, and 64 zeros before the first
  check code   the first eight hexadecimal digits of a hash
  seal    Ed25519 over the JSON array ["skillassess-seal-1", form, step, by, at, passed, covers, note, SHA-256 of
          strokes], ``at`` in ISO 8601 with offset; the public key is the newest of the signer's written before
  purge   a record of kind "purge"; the rows it touched have lost detail and facts. For each, "rows" has its number and
          SHA-256 over row and remaining facts as JSON, sorted, joined by line feeds. Two seals over the JSON array
          ["skillassess-purge-1", plan, at, by, second, clause, reason, facts, files, SHA-256 of rows as JSON]
  data key  in the key file, wrapped by AES-256-GCM under Argon2id (64 MiB, 2 passes, 2 lanes) of the recovery key
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as engine
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

COLUMNS = {
    "record": ("kind", "id", "version", "parent", "body"),
    "mark": ("candidate", "component", "assessor", "item", "version", "plan", "value", "note", "at"),
    "claim": ("kind", "key", "owner"),
    "blob": ("sha256", "media_type"),
}
JOURNAL = ("seq", "at", "actor", "action", "subject", "detail", "facts", "previous", "hash")
GENESIS = "0" * 64
CODE_DIGITS = 8


@dataclass
class Findings:
    """What was looked at, and everything that is wrong: journal number and fault."""

    entries: int = 0
    facts: int = 0
    files: int = 0
    seals: int = 0
    purged: int = 0
    head: str = GENESIS
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, str] | None:
        """The first bad journal number with its fault."""
        return min(self.faults) if self.faults else None


class Unreadable(Exception):
    """The file or the key file cannot be read."""


def canonical(value: object) -> bytes:
    """Return JSON without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def open_database(path: Path, key: bytes | None) -> engine.Connection:
    """Open a file for reading only."""
    if not path.is_file():
        raise Unreadable("no such file")
    connection = engine.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM journal").fetchone()
    except engine.Error as error:
        connection.close()
        raise Unreadable(f"the file cannot be read with this key: {error}") from error
    return connection


def data_key(key_file: Path, recovery_key: str) -> bytes:
    """Return the data key that the recovery key on paper unlocks."""
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    secret = "".join(sign for sign in recovery_key.upper() if sign in alphabet).encode()
    try:
        wrapped = json.loads(key_file.read_text(encoding="utf-8"))["wrapped"]["recovery"]
        salt, nonce, sealed = (base64.b64decode(wrapped[name]) for name in ("salt", "nonce", "key"))
        derived = Argon2id(salt=salt, length=32, iterations=2, lanes=2, memory_cost=64 * 1024).derive(secret)
        return AESGCM(derived).decrypt(nonce, sealed, b"skillassess data key")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"the key file cannot be read: {error}") from error
    except InvalidTag as error:
        raise Unreadable("the recovery key is not the one of this key file") from error


def read_facts(connection: engine.Connection) -> dict[int, list[bytes]]:
    """Return the facts that stand in the tables now, by journal number."""
    facts: dict[int, list[bytes]] = defaultdict(list)
    for table, columns in COLUMNS.items():
        for seq, *values in connection.execute(f"SELECT seq, {', '.join(columns)} FROM {table}"):
            text = [value if value is None or isinstance(value, (int, str)) else repr(value) for value in values]
            odd = any(isinstance(value, (bytes, float)) for value in values)
            facts[seq].append(b"not text" if odd else canonical([table, *text]))
    return facts


def read_purges(connection: engine.Connection) -> list[tuple[int, dict[str, str], dict[int, str]]]:
    """Return every purge by its journal number; one that cannot be read excuses nothing."""
    found = []
    for seq, body in connection.execute("SELECT seq, body FROM record WHERE kind = 'purge' ORDER BY seq, version"):
        with suppress(ValueError, KeyError, TypeError):
            purge = json.loads(body)
            found.append((seq, purge, dict(purge["rows"])))
    return found


def check_chain(connection: engine.Connection, found: Findings, witnesses: list[str]) -> None:
    """Check every journal row, the facts beside it, and that each witness is the beginning of some row's hash."""
    facts = read_facts(connection)
    left = {row: digest for _, _, rows in read_purges(connection) for row, digest in rows.items()}
    waiting = {witness.replace("-", "").lower() for witness in witnesses}
    before = GENESIS
    for row in connection.execute(f"SELECT {', '.join(JOURNAL)} FROM journal ORDER BY seq"):
        entry = dict(zip(JOURNAL, row, strict=True))
        expected = found.entries + 1
        standing = facts.pop(entry["seq"], [])
        found.facts += len(standing)
        salt = entry["facts"].partition(":")[0]
        digest = hashlib.sha256(b"\n".join([salt.encode(), *sorted(standing)])).hexdigest()
        if entry["seq"] != expected:
            found.faults.append((expected, "entry-missing"))
            break
        if entry["previous"] != before:
            found.faults.append((expected, "chain-broken"))
            break
        if expected in left:
            stands = b"\n".join([canonical(list(row)), *sorted(standing)])
            if hashlib.sha256(stands).hexdigest() != left[expected]:
                found.faults.append((expected, "purge-broken"))
                break
            found.purged += 1
        elif hashlib.sha256(canonical(list(row[:8]))).hexdigest() != entry["hash"]:
            found.faults.append((expected, "entry-altered"))
            break
        elif f"{salt}:{digest}" != entry["facts"]:
            found.faults.append((expected, "facts-altered"))
            break
        before = entry["hash"]
        waiting = {witness for witness in waiting if not before.startswith(witness)}
        found.entries = expected
    found.head = before
    if not found.faults and facts:
        found.faults.append((min(facts), "facts-without-entry"))
    if not found.faults and waiting:
        found.faults.append((found.entries + 1, "head-not-extended"))


def check_files(connection: engine.Connection, found: Findings) -> None:
    """Check that every stored file is the one whose SHA-256 names it."""
    for seq, sha256, content in connection.execute("SELECT seq, sha256, content FROM blob"):
        found.files += 1
        raw = content if isinstance(content, bytes) else str(content).encode()
        if hashlib.sha256(raw).hexdigest() != sha256:
            found.faults.append((seq, "facts-altered"))


def read_keys(connection: engine.Connection) -> dict[str, list[tuple[int, str]]]:
    """Return every person's public keys with the journal numbers they were written with."""
    keys: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for seq, body in connection.execute("SELECT seq, body FROM record WHERE kind = 'seal_key' ORDER BY seq"):
        kept = json.loads(body)
        keys[kept["person"]].append((seq, kept["public"]))
    return keys


def check_purges(connection: engine.Connection, found: Findings) -> None:
    """Check that every purge bears the seals of two persons and speaks of rows before its own."""
    keys = read_keys(connection)
    for seq, purge, left in read_purges(connection):
        rows = hashlib.sha256(canonical(purge["rows"])).hexdigest()
        told = (purge[name] for name in ("by", "second", "clause", "reason", "facts", "files"))
        content = ["skillassess-purge-1", purge["plan"], datetime.fromisoformat(purge["at"]).isoformat(), *told, rows]
        sealed = purge["by"] != purge["second"]
        for who, seal in ((purge["by"], purge["seal"]), (purge["second"], purge["second_seal"])):
            known = [public for since, public in keys[who] if since < seq][-1:]
            sealed = sealed and any(holds(public, seal, content) for public in known)
        if not sealed or any(row >= seq for row in left):
            found.faults.append((seq, "purge-broken"))


def check_seals(connection: engine.Connection, found: Findings) -> None:
    """Check that every signature bears the seal of the person it names."""
    keys = read_keys(connection)
    for seq, body in connection.execute("SELECT seq, body FROM record WHERE kind = 'signature' ORDER BY seq"):
        found.seals += 1
        try:
            signature = json.loads(body)
            earlier = [public for since, public in keys[signature["by"]] if since < seq]
            if not signature.get("seal"):
                found.faults.append((seq, "seal-missing"))
            elif not earlier or not seal_holds(earlier[-1], signature):
                found.faults.append((seq, "seal-broken"))
        except (ValueError, KeyError, TypeError, AttributeError):
            found.faults.append((seq, "seal-broken"))


def seal_holds(public: str, signature: dict[str, object]) -> bool:
    """Whether the seal was made over this signature with the private half of this key."""
    strokes = str(signature.get("strokes", ""))
    content = [
        "skillassess-seal-1",
        signature["form"],
        signature["step"],
        signature["by"],
        datetime.fromisoformat(str(signature["at"])).isoformat(),
        signature["passed"],
        signature["covers"],
        signature.get("note", ""),
        hashlib.sha256(strokes.encode()).hexdigest(),
    ]
    return holds(public, str(signature["seal"]), content)


def holds(public: str, seal: str, content: object) -> bool:
    """Whether a seal was made over this content with the private half of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(seal), canonical(content))
    except (InvalidSignature, ValueError):
        return False
    return True


def verify(path: Path, key: bytes | None, witnesses: list[str]) -> Findings:
    """Check a whole file."""
    found = Findings()
    connection = open_database(path, key)
    try:
        check_chain(connection, found, witnesses)
        if not found.faults:
            check_files(connection, found)
            check_seals(connection, found)
            check_purges(connection, found)
    except engine.Error as error:
        raise Unreadable(f"the file is damaged: {error}") from error
    finally:
        connection.close()
    return found


def main(words: list[str]) -> int:
    """Check the file named on the command line and say what was found."""
    parser = argparse.ArgumentParser(description="Check a SkillAssess database without the program.")
    parser.add_argument("database", type=Path)
    parser.add_argument("--key", default="", help="the raw data key, 64 hexadecimal digits")
    parser.add_argument("--recovery", default="", help="the recovery key on paper")
    parser.add_argument("--witness", action="append", default=[], help="a check code from a signed sheet")
    asked = parser.parse_args(words)
    try:
        key = bytes.fromhex(asked.key) if asked.key else None
        if asked.recovery:
            key = data_key(asked.database.with_name(asked.database.name + ".keys"), asked.recovery)
        found = verify(asked.database, key, asked.witness)
    except (Unreadable, ValueError) as error:
        print(f"cannot be read: {error}")
        return 2
    counts = f"{found.facts} facts, {found.files} files, {found.seals} seals; {found.purged} entries purged"
    print(f"{found.entries} journal entries, {counts}")
    print(f"head {found.entries}:{found.head[:4]}-{found.head[4:CODE_DIGITS]}".upper())
    if found.first is None:
        print("everything holds")
        return 0
    print(f"ALTERED, first at journal entry {found.first[0]}: {found.first[1]}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
