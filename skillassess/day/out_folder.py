"""The folder a command writes into: new or empty before, whole or unchanged after. Knows nothing of documents."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem
from skillassess.office.papers import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Give a folder beside ``out`` to fill; it takes the name at the end, or is gone after any failure.

    A file in the way is a ``FileProblem`` (``folder-is-file``), a folder that holds something too (``out-not-empty``).
    """
    out = out.resolve()
    try:
        if out.exists() and not out.is_dir():
            raise FileProblem("folder-is-file", name=out.name)
        if out.exists() and any(out.iterdir()):
            raise FileProblem("out-not-empty", name=out.name)
        part = out.with_name(out.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        try:
            yield make_folder(part)
            if out.exists():
                out.rmdir()
            part.rename(out)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise FileProblem("out-unwritable", name=out.name) from error
