"""The one way a document reaches the disk: beside its place, synced, then put in place. Owns no content.

Either the whole new file stands at the path or whatever stood there before, never a part. Problems of the world
become ``FileProblem``; the file's name is told, its folder is not.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from skillassess.errors import FileProblem
from skillassess.model.papers import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BLOCK = 1 << 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE_MODE = 3, 0o644 << 16
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})


def write_whole(path: Path, produce: Callable[[IO[bytes]], None]) -> WrittenFile:
    """Let ``produce`` fill a seekable binary file and put it at ``path``; on any failure ``path`` is as it was."""
    with _world(path.name):
        if not path.parent.is_dir():
            raise FileProblem("folder-missing", name=path.name)
        if path.is_dir():
            raise FileProblem("path-is-folder", name=path.name)
        part = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with part.open("xb") as file:
                produce(file)
                file.flush()
                os.fsync(file.fileno())
            digest, size = digest_of(part), part.stat().st_size
            _put(part, path)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(path.parent)
    return WrittenFile(path.name, digest, size)


def write_bytes(path: Path, content: bytes) -> WrittenFile:
    """Put ready bytes at ``path``, whole or not at all."""

    def produce(file: IO[bytes]) -> None:
        file.write(content)

    return write_whole(path, produce)


@contextmanager
def folder_in_place(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill and put it at ``path`` at the end; on any failure nothing stands there.

    A folder or file that is there already is never replaced (``path-taken``).
    """
    with _world(path.name):
        if not path.parent.is_dir():
            raise FileProblem("folder-missing", name=path.name)
        if path.exists():
            raise FileProblem("path-taken", name=path.name)
        part = path.with_name(f".{secrets.token_hex(8)}.part")
        part.mkdir()
        try:
            yield part
            part.rename(path)
        except BaseException:
            shutil.rmtree(part)
            raise
        _sync_folder(path.parent)


@contextmanager
def files_in_place(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill with files and put them into ``folder`` at the end, each replacing its namesake.

    Until then ``folder`` is as it was, and after a failure again.
    """
    with _scratch(folder, folder.name) as part:
        yield part
        _exchange(part, folder)
        _sync_folder(folder)


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """Give an empty folder on the disk of ``path`` that is gone afterwards, whatever happens."""
    with _scratch(path.parent, path.name) as part:
        yield part


def write_zip(folder: Path, path: Path) -> WrittenFile:
    """Put the files of a folder into a zip at ``path``, by name and with one fixed day, so that its bytes repeat."""

    def produce(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w") as package:
            for part in sorted(folder.iterdir()):
                member = zipfile.ZipInfo(part.name, _EARLIEST)
                member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, _UNIX
                member.external_attr = _FILE_MODE
                with package.open(member, "w") as target, part.open("rb") as source:
                    shutil.copyfileobj(source, target, _BLOCK)

    return write_whole(path, produce)


def digest_of(path: Path) -> str:
    """Return the SHA-256 (hex) of a file, read in blocks."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _exchange(part: Path, folder: Path) -> None:
    """Put all files of ``part`` into ``folder``, or none: what they replace is kept until the last one is there."""
    files, kept = sorted(part.iterdir()), part / "replaced"
    for path in files:
        if (folder / path.name).is_dir():
            raise FileProblem("path-is-folder", name=path.name)
    kept.mkdir()
    put: list[Path] = []
    try:
        for path in files:
            target = folder / path.name
            if target.exists():
                _put(target, kept / target.name)
            put.append(target)
            _put(path, target)
    except BaseException:
        for target in put:
            target.unlink(missing_ok=True)
            if (kept / target.name).exists():
                (kept / target.name).rename(target)
        raise


def _put(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except PermissionError as problem:
        raise FileProblem("file-in-use", name=path.name) from problem


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _scratch(folder: Path, name: str) -> Iterator[Path]:
    with _world(name):
        if not folder.is_dir():
            raise FileProblem("folder-missing", name=name)
        part = folder / f".{secrets.token_hex(8)}.part"
        part.mkdir()
        try:
            yield part
        finally:
            shutil.rmtree(part)


@contextmanager
def _world(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise FileProblem(_code(problem), name=name, reason=problem.strerror or "") from problem


def _code(problem: OSError) -> str:
    if problem.errno in _FULL:
        return "disk-full"
    if problem.errno in _CLOSED:
        return "folder-not-writable"
    if problem.errno in _BUSY:
        return "file-in-use"
    return "file-not-written"
