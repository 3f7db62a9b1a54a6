"""What holds for every test: no screen, no home of the person, no unexpected warning in the log. Owns no test data.

Without PySide6 the tests of the windows are left alone: everything in ``tests/ui`` and, elsewhere, files with
``window`` in their name.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every run, and no clock in the verdict: the machine may be busy.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")

HAS_QT = importlib.util.find_spec("PySide6") is not None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the windows' tests alone where Qt is not installed."""
    if HAS_QT:
        return None
    is_windows_test = "ui" in collection_path.parts[-2:] or "window" in collection_path.name
    return True if is_windows_test else None


@pytest.fixture(autouse=True, scope="session")
def _home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests an empty home, so that they neither read nor change that of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


class _Kept(logging.Handler):
    """Keeps every record from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that logs a warning it did not announce with ``@pytest.mark.logs``, or announces one in vain."""
    expected = [text for mark in item.iter_markers("logs") for text in mark.args]
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(kept)
    said = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in kept.records]
    for line in said:
        if not any(text in line for text in expected):
            pytest.fail(f"unexpected in the log: {line}", pytrace=False)
    for text in expected:
        if not any(text in line for line in said):
            pytest.fail(f"expected in the log and not there: {text}", pytrace=False)
