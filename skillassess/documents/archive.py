"""The archive of a batch as one zip or one folder: volumes, index, digests, journal excerpt. Whole or not at all.

Copies what it is given and never opens it. The same pieces and ``made`` give the same zip. Checking is in
``archive_check``.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from skillassess.documents.archive_index import (
    FORMAT,
    INDEX,
    JOURNAL,
    PAGE,
    SUMS,
    VERSION,
    Cover,
    Index,
    Listed,
    archive_words,
    draw_index,
    index_bytes,
    journal_bytes,
    sums_bytes,
)
from skillassess.documents.writing import folder_in_place, write_whole
from skillassess.errors import FileProblem, Refused
from skillassess.model.archives import ArchiveHead, ArchivePiece, JournalRow
from skillassess.model.papers import WrittenFile

Progress = Callable[[int, int], None]
MOST_NAME = 120
_BLOCK = 1 << 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o644 << 16
_PACKED = frozenset({".pdf", ".xlsx", ".zip", ".jpg", ".jpeg", ".png"})
_BAD_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]|^[. ]|[. ]$')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def write_archive(
    head: ArchiveHead,
    pieces: Sequence[ArchivePiece],
    journal: Sequence[JournalRow],
    path: Path,
    *,
    made: datetime,
    progress: Progress | None = None,
) -> WrittenFile:
    """Write the archive as a zip file; a name that could not be kept everywhere is ``Refused`` (``archive-name``)."""
    _check(pieces)

    def produce(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as package:
            _fill(_ZipSink(package), head, pieces, journal, made, progress)

    return write_whole(path, produce)


def write_archive_folder(
    head: ArchiveHead,
    pieces: Sequence[ArchivePiece],
    journal: Sequence[JournalRow],
    path: Path,
    *,
    made: datetime,
    progress: Progress | None = None,
) -> WrittenFile:
    """Write the archive as a new folder and return name, digest and size of its ``SHA256SUMS``; an old one stays."""
    _check(pieces)
    with folder_in_place(path) as folder:
        sums = _fill(_FolderSink(folder), head, pieces, journal, made, progress)
    return WrittenFile(path.name, hashlib.sha256(sums).hexdigest(), len(sums))


class _Sink(ABC):
    """Where the files of an archive go, each with its digest and size on the way."""

    def __init__(self) -> None:
        self.sums: list[tuple[str, str]] = []

    def add(self, path: str, blocks: Iterable[bytes]) -> tuple[str, int]:
        """Put one file and return its SHA-256 and size."""
        digest, size = hashlib.sha256(), 0

        def passing() -> Iterator[bytes]:
            nonlocal size
            for block in blocks:
                digest.update(block)
                size += len(block)
                yield block

        self.put(path, passing())
        self.sums.append((path, digest.hexdigest()))
        return digest.hexdigest(), size

    @abstractmethod
    def put(self, path: str, blocks: Iterable[bytes]) -> None:
        """Write the blocks to their place."""


class _ZipSink(_Sink):
    def __init__(self, package: zipfile.ZipFile) -> None:
        super().__init__()
        self.package = package

    def put(self, path: str, blocks: Iterable[bytes]) -> None:
        member = zipfile.ZipInfo(path, _EARLIEST)
        is_packed = Path(path).suffix.lower() in _PACKED
        member.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        member.create_system, member.external_attr = _UNIX, _MODE
        with self.package.open(member, "w", force_zip64=True) as out:
            for block in blocks:
                out.write(block)


class _FolderSink(_Sink):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def put(self, path: str, blocks: Iterable[bytes]) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            for block in blocks:
                out.write(block)
            out.flush()
            os.fsync(out.fileno())


def _fill(
    sink: _Sink,
    head: ArchiveHead,
    pieces: Sequence[ArchivePiece],
    journal: Sequence[JournalRow],
    made: datetime,
    progress: Progress | None,
) -> bytes:
    volumes = archive_words().volumes
    listed = []
    for number, piece in enumerate(pieces, start=1):
        path = f"{volumes[piece.volume]}/{piece.name}"
        digest, size = sink.add(path, _blocks(piece))
        listed.append(Listed(path, piece.volume.value, piece.title, digest, size))
        if progress is not None:
            progress(number, len(pieces))
    sink.add(JOURNAL, [journal_bytes(journal)])
    index = Index(FORMAT, VERSION, made, _cover(head), tuple(listed), len(journal))
    page = BytesIO()
    draw_index(page, index, head)
    sink.add(PAGE, [page.getvalue()])
    sink.add(INDEX, [index_bytes(index)])
    sums = sums_bytes(sink.sums)
    sink.put(SUMS, [sums])
    return sums


def _cover(head: ArchiveHead) -> Cover:
    return Cover(**{name: getattr(head, name) for name in Cover.__struct_fields__})


def _blocks(piece: ArchivePiece) -> Iterator[bytes]:
    if isinstance(piece.content, bytes):
        yield piece.content
        return
    try:
        file = piece.content.open("rb")
    except OSError as problem:
        raise FileProblem("archive-piece-missing", name=piece.name, reason=problem.strerror or "") from problem
    with file:
        while block := file.read(_BLOCK):
            yield block


def _check(pieces: Sequence[ArchivePiece]) -> None:
    if not pieces:
        raise Refused("archive-empty")
    seen: set[tuple[str, str]] = set()
    for piece in pieces:
        name = piece.name
        if not name or len(name) > MOST_NAME or _BAD_NAME.search(name) or _DEVICE.fullmatch(name):
            raise Refused("archive-name", name=name[:MOST_NAME])
        key = (piece.volume.value, name.casefold())
        if key in seen:
            raise Refused("archive-name-twice", name=name)
        seen.add(key)
