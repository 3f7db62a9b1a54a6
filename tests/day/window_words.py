"""What stands on the screen for an English source text, so that a better Chinese word breaks no test. Owns no words."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

from skillassess.paths import resources

_MNEMONIC = re.compile(r"\(&\w\)|&")
_PLACE = re.compile(r"\\\{\w+\\\}")


@cache
def _translations() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(resources().glob("translations/zh_CN/*.ts")):
        for message in ET.parse(path).getroot().iter("message"):  # noqa: S314  our own file
            source, translation = message.findtext("source", ""), message.findtext("translation", "")
            found.setdefault(plain(source), set()).add(plain(translation))
    return {source: frozenset(words) for source, words in found.items()}


def plain(text: str) -> str:
    """Return a text as it is read: without the marks of the keys that reach it."""
    return _MNEMONIC.sub("", text).strip()


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return what a text of the windows may read in Chinese, whatever is put in its places; other texts as they are."""
    wanted = _translations().get(plain(source), frozenset({source}))
    return re.compile("|".join(_PLACE.sub(".*", re.escape(words)) for words in sorted(wanted)), re.DOTALL)
