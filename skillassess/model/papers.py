"""What is put on paper or into a file: frozen values handed to ``documents`` and handed back. No drawing here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it was written: its name without folder, SHA-256 (hex) and size in bytes."""

    name: str
    sha256: str
    size: int
