"""An encrypted database for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from skillassess.store.database import Database
from tests.torture.vault import Vault, new_vault

collect_ignore = ["test_schema.py"] if sys.platform == "win32" else []  # it kills children, and needs fork


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path, 12)


@pytest.fixture
def database(vault: Vault) -> Iterator[Database]:
    opened = vault.open()
    yield opened
    opened.close()
