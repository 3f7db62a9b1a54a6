"""Where the program's own data files lie. Owns the way to ``resources/``; knows nothing of their content."""

from __future__ import annotations

import sys
from pathlib import Path

from skillassess.errors import FileProblem


def resources() -> Path:
    """Return the folder of regulation editions, templates, fonts, texts and samples."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def resource(*parts: str) -> Path:
    """Return one resource file or folder; a missing one is a ``FileProblem`` (``resource-missing``)."""
    path = resources().joinpath(*parts)
    if not path.exists():
        raise FileProblem("resource-missing", name="/".join(parts))
    return path
