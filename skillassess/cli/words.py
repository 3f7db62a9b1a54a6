"""The command line's own words in both languages, from ``resources/texts/<language>/cli.toml``."""

from __future__ import annotations

import os
import tomllib
from functools import cache

from skillassess.paths import resource
from skillassess.texts import LANGUAGES


def language_of(argv: list[str]) -> str:
    """Return the language asked for by ``--language``, ``SKILLASSESS_LANGUAGE`` or the environment."""
    for place, word in enumerate(argv):
        given = argv[place + 1] if word == "--language" and place + 1 < len(argv) else word.removeprefix("--language=")
        if given in LANGUAGES:
            return given
    told = os.environ.get("SKILLASSESS_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if told.lower().startswith("en") else "zh_CN"


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """Read the words of ``language``."""
        self.language = language
        self._words = _read(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a word or sentence with its values."""
        return self._words[key].format(**values)


@cache
def _read(language: str) -> dict[str, str]:
    words: dict[str, str] = tomllib.loads(resource("texts", language, "cli.toml").read_text("utf-8"))["words"]
    return words
