"""Frozen values to canonical JSON and back. Owns the one encoding that is stored and hashed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

V = TypeVar("V")


def encode(value: object) -> str:
    """Return a value as canonical JSON: keys sorted, numbers exact as text."""
    return msgspec.json.encode(value, order="sorted").decode()


def decode(body: str, kind: type[V]) -> V:
    """Read a value back; text that is not of its kind is a ``FileProblem`` (``record-unreadable``)."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError:
        pass  # what it says quotes the value, which may be a name: it must not reach a log
    raise FileProblem("record-unreadable", kind=kind.__name__)


def encode_detail(detail: Mapping[str, str | int | bool | None]) -> str:
    """Return a journal row's detail as canonical JSON."""
    return msgspec.json.encode(dict(detail), order="sorted").decode()
