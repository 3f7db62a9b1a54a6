"""From codes and values to words in the language of the windows. Owns numbers and dates on screen.

Sentences of problems and findings come from ``skillassess.texts``; nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.clock import CHINA
from skillassess.texts import explain

if TYPE_CHECKING:
    from datetime import date, datetime
    from enum import Enum

    from skillassess.errors import Note, Problem

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Texts:
    """Words and figures in one language (``zh_CN`` or ``en``)."""

    language: str = "zh_CN"

    def explain(self, what: Problem | Note) -> str:
        """Return what a person reads of a refusal or finding."""
        return explain(what, self.language)

    def name(self, value: Enum) -> str:
        """Return the name of a role, level, method, state …; one this house does not name is shown by its code."""
        from ui import names  # noqa: PLC0415  the model is loaded after the first paint

        return names.name(value, self.language)

    def names(self, values: tuple[Enum, ...]) -> str:
        """Return several names, joined as the language joins them."""
        return ("、" if self.language == "zh_CN" else ", ").join(self.name(value) for value in values)

    def number(self, value: Decimal | int | None) -> str:
        """Return an exact number without trailing zeros; nothing is ``—``."""
        if value is None:
            return NOTHING
        text = format(Decimal(value), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def day(self, value: date | None) -> str:
        """Return a calendar day: ``2026-10-31``; nothing is ``—``."""
        return NOTHING if value is None else value.isoformat()

    def moment(self, value: datetime | None) -> str:
        """Return day and time in China: ``2026-10-31 10:15``."""
        return NOTHING if value is None else value.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")

    def time(self, value: datetime | None, *, seconds: bool = False) -> str:
        """Return the time of day in China: ``10:15`` or ``10:15:32``."""
        return NOTHING if value is None else value.astimezone(CHINA).strftime("%H:%M:%S" if seconds else "%H:%M")


def tail(number: str, length: int = 5) -> str:
    """Return the end of a long number as lists show it: ``…00004``."""
    return number if len(number) <= length else f"…{number[-length:]}"


def masked(id_number: str) -> str:
    """Return an ID number as lists show it, its middle hidden."""
    from skillassess.model.identity import mask_id  # noqa: PLC0415  the model is loaded after the first paint

    return mask_id(id_number)
