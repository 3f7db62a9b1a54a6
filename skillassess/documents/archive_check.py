"""Checks an archive years later, without the database: every digest, nothing missing, nothing added, the journal rows.

Reads a zip or a folder and changes neither. What it finds are notes; it trusts no size and no name in the archive.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Protocol

import msgspec

from skillassess.documents.archive_index import FORMAT, INDEX, JOURNAL, SUMS, VERSION, Index, row_hash
from skillassess.errors import FileProblem, Note

_BLOCK = 1 << 20
_MOST_TEXT = 256 << 20
_MOST_FILE = 4 << 30
_MOST_FILES = 200_000
_SUM = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
_FIELDS = 9
_HASH, _PREVIOUS = 8, 7
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class _Source(Protocol):
    """An archive's files by path."""

    def paths(self) -> Iterable[str]:
        """Return every file's path, with ``/`` between folders."""
        ...

    def open(self, path: str) -> IO[bytes]:
        """Open a file."""
        ...


def verify_archive(path: Path) -> tuple[Note, ...]:
    """Return everything that is not as it was archived; nothing means that all of it is.

    A path that is neither a zip nor a folder is a ``FileProblem`` (``archive-unreadable``).
    """
    with ExitStack() as stack:
        try:
            source = _source(path, stack)
            present = list(source.paths())
        except _DAMAGE as problem:
            raise FileProblem("archive-unreadable", name=path.name) from problem
        return tuple(_findings(source, present))


def _findings(source: _Source, present: list[str]) -> Iterator[Note]:
    if len(present) > _MOST_FILES:
        yield _note("archive-too-many", name="", count=len(present))
        return
    for twice in sorted({path for path in present if present.count(path) > 1} if _has_twins(present) else ()):
        yield _note("archive-twice", name=twice)
    sums = _sums(source, present)
    if sums is None:
        yield _note("archive-no-sums", name=SUMS)
        return
    known = set(present)
    for path in sorted(known - sums.keys() - {SUMS}):
        yield _note("archive-added", name=path)
    digests = {}
    for path, expected in sums.items():
        if path not in known:
            yield _note("archive-missing", name=path)
            continue
        found = _digest(source, path)
        digests[path] = found
        if found is None:
            yield _note("archive-damaged", name=path)
        elif found[0] != expected:
            yield _note("archive-altered", name=path)
    yield from _index_findings(source, digests)
    yield from _journal_findings(source, digests)


def _has_twins(present: list[str]) -> bool:
    return len(set(present)) != len(present)


def _sums(source: _Source, present: list[str]) -> dict[str, str] | None:
    """Return path → digest, or None where the list is missing or is no such list."""
    if SUMS not in present:
        return None
    content = _text(source, SUMS)
    if content is None:
        return None
    found = {}
    for line in content.splitlines():
        matched = _SUM.fullmatch(line)
        if matched is None:
            return None
        found[matched[2]] = matched[1]
    return found


def _index_findings(source: _Source, digests: Mapping[str, tuple[str, int] | None]) -> Iterator[Note]:
    if INDEX not in digests:
        yield _note("archive-missing", name=INDEX)
        return
    content = _text(source, INDEX)
    try:
        index = msgspec.json.decode(content or "", type=Index)
    except ValueError:
        yield _note("archive-index-unreadable", name=INDEX)
        return
    if (index.format, index.version) != (FORMAT, VERSION):
        yield _note("archive-index-unreadable", name=INDEX)
        return
    for listed in index.files:
        if listed.path in digests and digests[listed.path] not in (None, (listed.sha256, listed.size)):
            yield _note("archive-index-differs", name=listed.path)
        elif listed.path not in digests:
            yield _note("archive-not-summed", name=listed.path)


def _journal_findings(source: _Source, digests: Mapping[str, tuple[str, int] | None]) -> Iterator[Note]:
    if JOURNAL not in digests:
        yield _note("archive-missing", name=JOURNAL)
        return
    before: list[object] | None = None
    for number, line in enumerate((_text(source, JOURNAL) or "").splitlines(), start=1):
        row = _journal_row(line)
        if row is None or row_hash(row[:_HASH]) != row[_HASH]:
            yield _note("archive-journal-altered", name=JOURNAL, line=number)
            return
        if before is not None and not _follows(before, row):
            yield _note("archive-journal-broken", name=JOURNAL, line=number)
            return
        before = row


def _journal_row(line: str) -> list[object] | None:
    try:
        row = msgspec.json.decode(line)
    except ValueError:
        return None
    is_row = isinstance(row, list) and len(row) == _FIELDS and isinstance(row[0], int)
    return row if is_row else None


def _follows(before: list[object], row: list[object]) -> bool:
    """Whether a row may stand after another: later, and chained to it if it is the next."""
    earlier, later = before[0], row[0]
    if not isinstance(earlier, int) or not isinstance(later, int) or later <= earlier:
        return False
    return later != earlier + 1 or row[_PREVIOUS] == before[_HASH]


def _digest(source: _Source, path: str) -> tuple[str, int] | None:
    found, size = hashlib.sha256(), 0
    try:
        with source.open(path) as file:
            while block := file.read(_BLOCK):
                found.update(block)
                size += len(block)
                if size > _MOST_FILE:
                    return None
    except _DAMAGE:
        return None
    return found.hexdigest(), size


def _text(source: _Source, path: str) -> str | None:
    try:
        with source.open(path) as file:
            content = file.read(_MOST_TEXT + 1)
        return None if len(content) > _MOST_TEXT else content.decode("utf-8")
    except _DAMAGE:
        return None


class _Zip:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package

    def paths(self) -> Iterable[str]:
        return [member.filename for member in self.package.infolist() if not member.is_dir()]

    def open(self, path: str) -> IO[bytes]:
        return self.package.open(path)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def paths(self) -> Iterable[str]:
        return [
            path.relative_to(self.folder).as_posix()
            for path in sorted(self.folder.rglob("*"))
            if path.is_symlink() or not path.is_dir()
        ]

    def open(self, path: str) -> IO[bytes]:
        place = self.folder / path
        if place.is_symlink() or not place.resolve().is_relative_to(self.folder.resolve()):
            message = "a link leads out of the archive"
            raise OSError(message)
        return place.open("rb")


def _source(path: Path, stack: ExitStack) -> _Source:
    if path.is_dir():
        return _Folder(path)
    return _Zip(stack.enter_context(zipfile.ZipFile(path)))


def _note(code: str, **params: object) -> Note:
    return Note(code, "error", tuple((key, str(value)) for key, value in params.items()))
