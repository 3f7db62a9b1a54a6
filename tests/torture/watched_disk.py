"""A layer between the engine and the disk: records every write and sync, and fails the one it is told to.

It is an SQLite VFS made with ctypes around the engine's own: the shipped engine runs above it unchanged, with the
shipped connection code. From the record one can build every file that a power cut may leave behind.
"""

from __future__ import annotations

import ctypes
import random
from collections import defaultdict
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast, pointer
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3._sqlite3 as engine

if TYPE_CHECKING:
    from collections.abc import Iterator

_Pointer = Any  # ctypes makes its pointer and function types as it goes
SECTOR = 512
FULL, IOERR_WRITE, IOERR_FSYNC, READONLY = 13, 778, 1034, 8


_ALIVE: list[object] = []  # a connection closed late still calls through its layer


class _Methods(Structure):
    _fields_ = (("version", c_int), *((f"f{number}", c_void_p) for number in range(18)))


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        *((f"f{number}", c_void_p) for number in range(14)),
    )


# The engine keeps the pointer to a file's name, so the layer hands on that pointer and no copy of what it points to.
_OPEN = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, POINTER(_File), c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_int)
_CLOSE = CFUNCTYPE(c_int, POINTER(_File))
_WRITE = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, POINTER(_File), c_int64)
_SYNC = CFUNCTYPE(c_int, POINTER(_File), c_int)
_X_CLOSE, _X_WRITE, _X_TRUNCATE, _X_SYNC = "f0", "f2", "f3", "f4"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the engine asked of the disk, or a note of the test between two of them."""

    kind: str
    name: str
    offset: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """The record of a session, and the fault that is to happen."""

    steps: list[Step] = field(default_factory=list)
    fail_at: int | None = None
    fault: int = FULL
    lasting: int = 1
    asked: int = 0
    failed: int = 0

    def note(self, text: str) -> None:
        """Keep a note of the test, such as what has been reported as saved."""
        self.steps.append(Step("note", text))

    def answer(self, step: Step) -> int:
        """Return 0 and record the step, or the fault whose turn it is."""
        self.asked += 1
        if self.fail_at is not None and self.fail_at <= self.asked < self.fail_at + self.lasting:
            self.failed += 1
            return IOERR_FSYNC if step.kind == "sync" and self.fault == IOERR_WRITE else self.fault
        self.steps.append(step)
        return 0


def _function(prototype: _Pointer, address: int) -> _Pointer:
    return prototype(address)


@contextmanager
def watched() -> Iterator[Disk]:
    """Let every file the engine opens from here on pass through a watched disk."""
    library = ctypes.CDLL(engine.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    real = library.sqlite3_vfs_find(None)
    shim = _Vfs.from_buffer_copy(real.contents)
    shim.name = b"watched"
    disk = Disk()
    layer = _Layer(disk, real)
    _ALIVE.append((shim, layer))
    shim.open = cast(layer.open, c_void_p)
    shim.delete = cast(layer.delete, c_void_p)
    if library.sqlite3_vfs_register(byref(shim), 1) != 0:
        message = "the engine does not take the layer"
        raise RuntimeError(message)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_unregister(byref(shim))
        library.sqlite3_vfs_register(real, 1)


class _Layer:
    """The functions the engine calls instead of its own; each passes on after asking the disk."""

    def __init__(self, disk: Disk, real: _Pointer) -> None:
        self._disk = disk
        self._real = real
        self._names: dict[int, tuple[str, Any]] = {}
        self._methods: dict[int, _Methods] = {}
        self._real_open = _function(_OPEN, real.contents.open)
        self._real_delete = _function(_DELETE, real.contents.delete)
        self.open = _OPEN(self._open)
        self.delete = _DELETE(self._delete)
        self._replacements = {
            _X_CLOSE: _CLOSE(self._close),
            _X_WRITE: _WRITE(self._write),
            _X_TRUNCATE: _TRUNCATE(self._truncate),
            _X_SYNC: _SYNC(self._sync),
        }

    def _open(self, _vfs: _Pointer, name: int | None, file: _Pointer, flags: int, out: int | None) -> int:
        result = int(self._real_open(self._real, name, file, flags, out))
        if result == 0 and name is not None:
            address = ctypes.addressof(file.contents.methods.contents)
            own = _Methods.from_address(address)
            if address not in self._methods:
                changed = _Methods.from_buffer_copy(own)
                for slot, function in self._replacements.items():
                    setattr(changed, slot, cast(function, c_void_p))
                self._methods[address] = changed
            self._names[ctypes.addressof(file.contents)] = (Path(ctypes.string_at(name).decode()).name, own)
            file.contents.methods = pointer(self._methods[address])
        return result

    def _delete(self, _vfs: _Pointer, name: bytes, sync: int) -> int:
        self._disk.steps.append(Step("delete", Path(name.decode()).name))
        return int(self._real_delete(self._real, name, sync))

    def _close(self, file: _Pointer) -> int:
        _, own = self._names.pop(ctypes.addressof(file.contents))
        file.contents.methods = pointer(own)
        return int(_function(_CLOSE, getattr(own, _X_CLOSE))(file))

    def _write(self, file: _Pointer, content: int, length: int, offset: int) -> int:
        name, own = self._names[ctypes.addressof(file.contents)]
        fault = self._disk.answer(Step("write", name, offset, ctypes.string_at(content, length)))
        return fault or int(_function(_WRITE, getattr(own, _X_WRITE))(file, content, length, offset))

    def _truncate(self, file: _Pointer, length: int) -> int:
        name, own = self._names[ctypes.addressof(file.contents)]
        fault = self._disk.answer(Step("truncate", name, length))
        return fault or int(_function(_TRUNCATE, getattr(own, _X_TRUNCATE))(file, length))

    def _sync(self, file: _Pointer, flags: int) -> int:
        name, own = self._names[ctypes.addressof(file.contents)]
        fault = self._disk.answer(Step("sync", name))
        return fault or int(_function(_SYNC, getattr(own, _X_SYNC))(file, flags))


class Aftermath:
    """Goes through a record and gives, for any moment, files as a power cut at that moment may leave them.

    What was synced is there. Of what was written since, each 512-byte sector is there or not, at random.
    """

    def __init__(self, start: dict[str, bytes]) -> None:
        """Begin with the files as they lay before the record."""
        self._safe = {name: bytearray(content) for name, content in start.items()}
        self._open: dict[str, list[Step]] = defaultdict(list)
        self.notes: list[str] = []

    def follow(self, step: Step) -> None:
        """Take the next step of the record."""
        if step.kind == "note":
            self.notes.append(step.name)
        elif step.kind == "sync":
            for waiting in self._open.pop(step.name, []):
                _apply(self._safe, waiting)
        else:
            self._open[step.name].append(step)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return one possible state of the disk."""
        files = {name: bytearray(content) for name, content in self._safe.items()}
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for waiting in self._open.values():
            for step in waiting:
                if step.kind != "write":
                    if chance.random() < share:
                        _apply(files, step)
                    continue
                for at in range(0, len(step.content), SECTOR):
                    if chance.random() < share:
                        _apply(files, Step("write", step.name, step.offset + at, step.content[at : at + SECTOR]))
        return {name: bytes(content) for name, content in files.items()}


def _apply(files: dict[str, bytearray], step: Step) -> None:
    if step.kind == "delete":
        files.pop(step.name, None)
        return
    content = files.setdefault(step.name, bytearray())
    if step.kind == "truncate":
        del content[step.offset :]
        return
    end = step.offset + len(step.content)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[step.offset : end] = step.content
