"""Places and codes of a dossier in words: ``employment[1]`` becomes 工作经历 2. Owns the way from codes to words.

The words themselves are data (``resources/texts/*/eligibility.toml``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier
from skillassess.texts import explain, say, sentences

if TYPE_CHECKING:
    from skillassess.errors import Note
    from skillassess.model.answers import Compared

_PLACE = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\.([a-z_]+))?")
_WORD = re.compile(r"[a-z_]+")
_ENTERPRISE = ("name", "guangzhou_owned", "pilot_listed", "first_assessment", "stock_plan_filed")
_REFS = ("ref", "other", "section")


def plain(note: Note, language: str = "zh_CN") -> str:
    """Return the sentence of a finding with the places in it named in words."""
    params = tuple((key, _named(key, value, language)) for key, value in note.params)
    return explain(replace(note, params=params), language)


def place(ref: str, language: str = "zh_CN") -> str:
    """Return what a place in the dossier is called: ``certificates[0].issued`` → 证书 1 发证日期."""
    found = _PLACE.fullmatch(ref)
    if found is None or f"fact-{found[1]}" not in sentences(language):
        return ref
    words = [word(f"fact-{found[1]}", language)]
    if found[2] is not None:
        words.append(str(int(found[2]) + 1))
    if found[3] is not None:
        words.append(word(f"fact-{found[1]}-{found[3]}", language))
    return " ".join(words)


def word(code: str, language: str = "zh_CN") -> str:
    """Return the word for a code of the dossier; one without a word is shown as it is."""
    return say(code, {}, None, language)


def option(code: str, language: str = "zh_CN") -> str:
    """Return the word for a value of a closed set."""
    known = f"option-{code.replace('_', '-')}"
    return word(known, language) if known in sentences(language) else code


def have_and_need(value: Compared, language: str = "zh_CN") -> tuple[str, str, str]:
    """Return label, value found and value needed in words."""
    label = say(f"value-{value.what}", {}, None, language)
    return label, _value(value.have, language), _value(value.need, language)


def short_clause(clause: str) -> str:
    """Return a clause without its document: ``粤人社规〔2025〕25号 附件4 三、3`` → 附件4 三、3."""
    _document, _, rest = clause.partition(" ")
    return rest or clause


def level_or_title(code: str, language: str = "zh_CN") -> str:
    """Return the name of a level or title code; English keeps the code of a level."""
    try:
        level = Level.parse(code)
    except Refused:
        return option(TitleTier.parse(code).value, language)
    return level.full_name if language == "zh_CN" else f"Level {code}"


def _named(key: str, value: str, language: str) -> str:
    if key in _REFS:
        return place(value, language)
    return word(f"fact-enterprise-{value}", language) if key == "what" and value in _ENTERPRISE else value


def _value(text: str, language: str) -> str:
    return _WORD.sub(lambda found: option(found[0], language), text) if text.isascii() else text
