"""The stages of a batch, in their order, and how far each is. Owns the order and the numbers on the path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from ui.marked import QT_TRANSLATE_NOOP, translate_marked

_NAMES = {
    "plan": QT_TRANSLATE_NOOP("Stage", "Plan"),
    "registration": QT_TRANSLATE_NOOP("Stage", "Registration"),
    "scoring": QT_TRANSLATE_NOOP("Stage", "Scoring"),
    "review": QT_TRANSLATE_NOOP("Stage", "Review panel"),
    "signing": QT_TRANSLATE_NOOP("Stage", "Signatures"),
    "notice": QT_TRANSLATE_NOOP("Stage", "Public notice"),
    "filing": QT_TRANSLATE_NOOP("Stage", "Filing"),
    "certificates": QT_TRANSLATE_NOOP("Stage", "Certificates"),
    "archive": QT_TRANSLATE_NOOP("Stage", "Archive"),
}


class Stage(Enum):
    """A stage; its value is its number on the path."""

    PLAN = 1
    REGISTRATION = 2
    SCORING = 3
    REVIEW = 4
    SIGNING = 5
    NOTICE = 6
    FILING = 7
    CERTIFICATES = 8
    ARCHIVE = 9

    @property
    def title(self) -> str:
        """The stage's name in the language of the windows."""
        return translate_marked("Stage", _NAMES[self.name.lower()])


class Progress(StrEnum):
    """How far a stage is."""

    AHEAD = "ahead"
    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


_PROGRESS = {
    Progress.AHEAD: QT_TRANSLATE_NOOP("Stage", "not begun"),
    Progress.OPEN: QT_TRANSLATE_NOOP("Stage", "under way"),
    Progress.DONE: QT_TRANSLATE_NOOP("Stage", "done"),
    Progress.NOT_NEEDED: QT_TRANSLATE_NOOP("Stage", "not needed in this batch"),
}


@dataclass(frozen=True, slots=True)
class StageView:
    """What the path shows of one stage; ``count`` as in ``18/30``, ``0`` or ``—``."""

    stage: Stage
    progress: Progress = Progress.AHEAD
    count: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        how_far = translate_marked("Stage", _PROGRESS[self.progress])
        return f"{self.stage.value} {self.stage.title}, {how_far}, {self.count}".rstrip(", ")
