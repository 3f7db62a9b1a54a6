"""A small encrypted database that tests write scores into. Owns how a score is written and read back in them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from skillassess.clock import CHINA
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey
from skillassess.store.database import Database

AT = datetime(2026, 9, 20, 9, tzinfo=CHINA)
PLAN = "26440310050001"
ITEMS = 25


def column(number: int) -> ColumnKey:
    """Return the column of the n-th candidate."""
    return ColumnKey(f"{PLAN}{number:05d}", ComponentKind.WORK_PROCESS, "p003")


def score(database: Database, number: int, value: int = 3, note: str = "") -> None:
    """Save the n-th score of a session: item and candidate follow from the number."""
    key, item = column(number // ITEMS), number % ITEMS + 1
    detail: dict[str, str | int | bool | None] = {"item": item, "value": str(value)}
    with database.writing(at=AT, actor="p003", action="mark.enter", subject=str(key), detail=detail) as writing:
        writing.mark(PLAN, key, item, Decimal(value), note, at=AT, seen=0)


def scores(path: Path, key: bytes | None) -> dict[int, str]:
    """Return every score by its number, read with the bare engine; one without its journal row is left out."""
    connection = driver.connect(str(path))
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        query = "SELECT candidate, item, value FROM mark JOIN journal USING (seq)"
        rows = connection.execute(query).fetchall()
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return {}
    finally:
        connection.close()
    return {int(candidate[-5:]) * ITEMS + item - 1: value for candidate, item, value in rows}


@dataclass
class Vault:
    """A database file with its key."""

    path: Path
    key: bytes | None

    def open(self) -> Database:
        """Open it."""
        return Database.open(self.path, self.key)


def new_vault(folder: Path, filled: int = 0) -> Vault:
    """Make an encrypted database with some scores in it, and close it."""
    vault = Vault(folder / "day.skillassess", os.urandom(32))
    database = Database.create(vault.path, vault.key)
    for number in range(filled):
        score(database, number, number % 5)
    database.close()
    return vault
