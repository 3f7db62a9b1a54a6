"""How large a torture run is: seconds by default, the full size on request. Owns the figures it reports."""

from __future__ import annotations

import os

FULL = "SKILLASSESS_TORTURE"
MEASURED: list[str] = []


def size(short: int, full: int) -> int:
    """Return how many rounds to do."""
    return full if os.environ.get(FULL) == "full" else short


def report(promise: int, figure: str) -> None:
    """Keep a figure for the end of the run."""
    MEASURED.append(f"promise {promise}: {figure}")
