"""The one place where codes become sentences. Owns the reading of ``resources/texts``; decides nothing.

``resources/texts/<language>/*.toml`` hold one table ``[problems]`` each: code → sentence with named placeholders.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from skillassess.errors import Problem
from skillassess.paths import resource

if TYPE_CHECKING:
    from skillassess.errors import Note

LANGUAGES = ("zh_CN", "en")


@cache
def sentences(language: str) -> dict[str, str]:
    """Return every sentence of a language (``zh_CN`` or ``en``) by its code."""
    found: dict[str, str] = {}
    for path in sorted(resource("texts", language).glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8")).get("problems", {})
    return found


def say(code: str, params: dict[str, object], clause: str | None, language: str = "zh_CN") -> str:
    """Return the sentence for a code with its values filled in and its clause at the end."""
    pattern = sentences(language).get(code)
    text = code if pattern is None else pattern.format_map(_Shown(params))
    if clause is None:
        return text
    return f"{text}（依据：{clause}）" if language == "zh_CN" else f"{text} (Clause: {clause})"


def explain(problem: Problem | Note, language: str = "zh_CN") -> str:
    """Return what a person reads of a refusal or finding."""
    return say(problem.code, dict(problem.params), problem.clause, language)


class _Shown(dict[str, object]):
    """Leaves a placeholder nobody filled readable instead of failing while a failure is being told."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
