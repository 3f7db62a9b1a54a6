"""Which entries of the journal are shown: the wish of the filters, and the newest entries that fit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from skillassess.clock import CHINA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillassess.office import Entry
    from ui.screens.journal_words import JournalWords

MOST = 2000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the filters say; empty or None for no limit. ``subject`` is a part of the subject, by number or name."""

    actor: str = ""
    action: str = ""
    subject: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked for: every entry fits."""
        return self == Wish()


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str
    hash: str
    previous: str

    @property
    def code(self) -> str:
        """The short code of the journal's head after this entry."""
        return f"{self.hash[:4]}-{self.hash[4:8]}".upper()


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything read so far, the newest lines that fit, and how many fit; ``words`` names everybody."""

    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    count: int
    words: JournalWords


def read(entries: tuple[Entry, ...], wish: Wish, words: JournalWords) -> Seen:
    """Return what to show of a journal."""
    found = tuple(fitting(entries, wish, words))
    shown = tuple(line_of(entry, words) for entry in reversed(found[-MOST:]))
    return Seen(entries, shown, len(found), words)


def fitting(entries: Sequence[Entry], wish: Wish, words: JournalWords) -> Iterator[Entry]:
    """Give the entries that fit a wish, oldest first."""
    subject = wish.subject.strip().casefold()
    for entry in entries:
        if wish.actor not in ("", entry.actor) or wish.action not in ("", entry.action):
            continue
        if subject and subject not in f"{entry.subject} {words.subject(entry.subject)}".casefold():
            continue
        if (wish.first or wish.last) and not _within(entry.at, wish):
            continue
        yield entry


def line_of(entry: Entry, words: JournalWords) -> Line:
    """Return an entry in words."""
    return Line(
        seq=entry.seq,
        at=datetime.fromisoformat(entry.at).astimezone(CHINA),
        actor=words.actor(entry.actor),
        action=words.action(entry.action),
        subject=words.subject(entry.subject),
        detail=words.detail(entry.action, entry.detail),
        hash=entry.hash,
        previous=entry.previous,
    )


def as_text(line: Line) -> str:
    """Return a line of the text file: fields parted by tabs, the whole hash at the end."""
    fields = (str(line.seq), line.at.isoformat(), line.actor, line.action, line.subject, line.detail, line.hash)
    return "\t".join(" ".join(field.split()) for field in fields)


def _within(at: str, wish: Wish) -> bool:
    day = datetime.fromisoformat(at).astimezone(CHINA).date()
    return (wish.first is None or day >= wish.first) and (wish.last is None or day <= wish.last)
