"""Lines of Chinese text in a narrow cell: where a line may break and where it may not. Owns no page and no font file.

No closing mark begins a line, no opening mark ends one, Latin words and numbers stay whole where they fit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from skillassess.documents.fonts import Face, text_width

NEVER_FIRST = "，。、；：？！）》」』】〕〉”’…—～·％%,.;:?!)]}℃"
NEVER_LAST = "（《「『【〔〈“‘([{"
_ATOMS = re.compile(
    rf"[{re.escape(NEVER_LAST)}]*(?:[0-9A-Za-z+\-/.]*[0-9A-Za-z+\-/]分?|.)[{re.escape(NEVER_FIRST)}]*", re.DOTALL
)


@lru_cache(maxsize=4096)
def wrap(text: str, width: float, size: float, *, at_spaces: bool = False) -> tuple[str, ...]:
    """Break a text into lines of at most ``width`` points; ``at_spaces`` breaks between words only."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, width / size, _words(paragraph) if at_spaces else _ATOMS.findall(paragraph))
    return tuple(lines)


def _paragraph(paragraph: str, width: float, atoms: list[str]) -> list[str]:
    if text_width(paragraph, Face.SONG, 1) <= width:
        return [paragraph]
    lines, line = [], ""
    for atom in atoms:
        for part in _fitting(atom, width):
            if line and text_width((line + part).rstrip(), Face.SONG, 1) > width:
                lines.append(line.rstrip())
                line = ""
            line += part if line else part.lstrip()
    return [*lines, line.rstrip()] if line.rstrip() else lines


def _fitting(atom: str, width: float) -> list[str]:
    """Return the atom whole; where it is wider than a line in smaller atoms, and at last in characters."""
    if text_width(atom.strip(), Face.SONG, 1) <= width:
        return [atom]
    smaller = _ATOMS.findall(atom)
    return list(atom) if len(smaller) == 1 else [part for piece in smaller for part in _fitting(piece, width)]


def _words(paragraph: str) -> list[str]:
    return re.findall(r"\S+\s*", paragraph)
