"""What an archive says about itself: ``index.json``, ``SHA256SUMS`` and the index page people read. Owns their forms.

``SHA256SUMS`` has the form every ``sha256sum -c`` reads, so that an archive can be checked without this program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO

import msgspec

from skillassess.documents.fonts import require_covered
from skillassess.documents.pages import Align, Pages, TableColumn, chinese_day, texts_in
from skillassess.documents.wording import Words, words
from skillassess.model.archives import ArchiveHead, JournalRow, Volume
from skillassess.model.batch_papers import Stamp

FORMAT = "skillassess-archive"
VERSION = 1
INDEX, SUMS, JOURNAL, PAGE = "index.json", "SHA256SUMS", "journal.jsonl", "归档目录.pdf"
_SHARES = (6, 26, 26, 10, 32)
_SIZE = 8.0


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the index."""

    path: str
    volume: str
    title: str
    sha256: str
    size: int


class Cover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cover of the index."""

    institution: str
    plan: str
    title: str
    edition: str
    closed: date
    keep_paper_until: date
    keep_electronic_until: date
    retention_clause: str
    journal_head: str


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``index.json``."""

    format: str
    version: int
    made: datetime
    cover: Cover
    files: tuple[Listed, ...]
    journal_rows: int


class ArchiveLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the index page's head."""

    institution: str
    plan: str
    batch: str
    edition: str
    closed: str
    paper: str
    electronic: str
    clause: str
    head: str
    rows: str


class ArchiveWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the index page; ``volumes`` also names the folders."""

    labels: ArchiveLabels
    columns: tuple[str, str, str, str, str]
    empty: str
    volumes: dict[Volume, str]


def archive_words() -> ArchiveWords:
    """Return the wording."""
    said: ArchiveWords = words("archive", ArchiveWords)
    return said


def index_bytes(index: Index) -> bytes:
    """Return ``index.json``, readable and always in the same order."""
    return msgspec.json.format(msgspec.json.encode(index), indent=2) + b"\n"


def sums_bytes(sums: Iterable[tuple[str, str]]) -> bytes:
    """Return ``SHA256SUMS`` from (path, digest) pairs."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums).encode()


def journal_bytes(rows: Iterable[JournalRow]) -> bytes:
    """Return the journal excerpt, one row as a JSON array per line."""
    return b"".join(msgspec.json.encode(msgspec.structs.astuple(_line(row))) + b"\n" for row in rows)


def row_hash(fields: Sequence[object]) -> str:
    """Return the SHA-256 (hex) of a journal row's fields but the last, as the store computes it."""
    return hashlib.sha256(msgspec.json.encode(list(fields))).hexdigest()


def draw_index(file: IO[bytes], index: Index, head: ArchiveHead) -> None:
    """Draw the index page into a file."""
    said = archive_words()
    texts = [*texts_in(head), *(text for listed in index.files for text in (listed.path, listed.title))]
    require_covered(texts, said.title)
    pages = Pages(file, said.title, index.made, Stamp(journal_head=head.journal_head))
    pages.title(said.title)
    pages.gap(10)
    pages.grid(_head_pairs(index, head, said.labels))
    columns = [TableColumn(title, share, Align.CENTRE) for title, share in zip(said.columns, _SHARES, strict=True)]
    for volume in Volume:
        pages.gap(12)
        pages.heading(said.volumes[volume])
        rows = [listed for listed in index.files if listed.volume == volume.value]
        if rows:
            pages.table(columns, [_cells(number, listed) for number, listed in enumerate(rows, start=1)], size=_SIZE)
        else:
            pages.paragraph(said.empty, indent=False)
    pages.close()


def _head_pairs(index: Index, head: ArchiveHead, labels: ArchiveLabels) -> list[tuple[str, str]]:
    return [
        (labels.institution, head.institution),
        (labels.plan, head.plan),
        (labels.batch, head.title),
        (labels.edition, head.edition),
        (labels.closed, chinese_day(head.closed)),
        (labels.clause, head.retention_clause),
        (labels.paper, chinese_day(head.keep_paper_until)),
        (labels.electronic, chinese_day(head.keep_electronic_until)),
        (labels.head, head.journal_head),
        (labels.rows, str(index.journal_rows)),
    ]


def _cells(number: int, listed: Listed) -> tuple[str, ...]:
    half = len(listed.sha256) // 2
    digest = f"{listed.sha256[:half]}\n{listed.sha256[half:]}"
    return (str(number), listed.path.partition("/")[2], listed.title, str(listed.size), digest)


class _JournalLine(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    seq: int
    at: str
    actor: str
    action: str
    subject: str
    detail: str
    facts: str
    previous: str
    hash: str


def _line(row: JournalRow) -> _JournalLine:
    return _JournalLine(
        row.seq, row.at, row.actor, row.action, row.subject, row.detail, row.facts, row.previous, row.hash
    )
