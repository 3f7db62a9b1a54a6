"""The open sheet as its assessor sees it: scores and notes, saved or on their way. Owns them; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.scoring import missing_items, parse_score, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillassess.model.worksheets import ColumnKey, Mark
    from skillassess.office.marking import OpenSheet


@dataclass(slots=True)
class OpenState:
    """One sheet with what was typed on top of what the office holds."""

    sheet: OpenSheet
    texts: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what the office holds."""
        for mark in self.sheet.column.marks:
            self.take(mark)

    @property
    def key(self) -> ColumnKey:
        """Whose sheet it is."""
        return self.sheet.column.key

    @property
    def is_open(self) -> bool:
        """Whether scores may be given."""
        return self.sheet.column.state.is_open

    @property
    def missing(self) -> tuple[int, ...]:
        """Items without a score."""
        return missing_items(self.sheet.template, self._scores())

    @property
    def total(self) -> str:
        """The sum of the scores in points."""
        return plain(total(self._scores().values()))

    @property
    def last_scored(self) -> int:
        """The highest number of an item with a score; 0 when there is none."""
        return max(self._scores(), default=0)

    @property
    def first_item(self) -> int:
        """Where to begin: the first item without a score, or the first."""
        missing = self.missing
        return missing[0] if missing else self.sheet.template.items[0].no

    def text(self, item: int) -> str:
        """Return an item's score as text; empty for none."""
        return self.texts.get(item, "")

    def take(self, mark: Mark) -> None:
        """Take over what the office saved."""
        self.texts[mark.item] = plain(mark.value)
        self.notes[mark.item] = mark.note

    def put(self, texts: Mapping[int, str]) -> None:
        """Put scores that are on their way on top."""
        self.texts |= texts

    def read(self, item: int, text: str) -> str:
        """Return a typed score as it will be saved; off the scale or on a closed sheet it is ``Refused``."""
        if not self.is_open:
            raise Refused("sheet-not-open", state=self.sheet.column.state.value)
        return plain(parse_score(text, self.sheet.template.item(item))) if text.strip() else ""

    def _scores(self) -> dict[int, Decimal]:
        return {item: Decimal(text) for item, text in self.texts.items() if text}


def plain(value: Decimal | None) -> str:
    """Return a score as it is typed: no trailing zeros, nothing for none."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
