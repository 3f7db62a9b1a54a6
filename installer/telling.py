"""Words to the person at the terminal: one short line in Chinese and English. Owns the form, not the content."""

from __future__ import annotations

import sys


class Stop(Exception):
    """The command cannot go on; one sentence per language says what is missing and what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(english)
        self.chinese = chinese
        self.english = english


def tell(chinese: str, english: str) -> None:
    """Print one line of progress in both languages, at once."""
    print(f"· {chinese} · {english}", flush=True)


def complain(stop: Stop) -> None:
    """Print why the command ended, on the error stream, one language per line."""
    print(f"\n✗ {stop.chinese}\n  {stop.english}", file=sys.stderr, flush=True)


def speak_on_any_terminal() -> None:
    """Replace characters a terminal cannot show instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
