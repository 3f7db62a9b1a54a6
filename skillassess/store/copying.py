"""A complete copy of the database under the same key, verified before it takes its name.

Copying the file alone would leave out what stands in the write-ahead log: the engine writes the copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.errors import FileProblem
from skillassess.store.checking import check_all
from skillassess.store.disk import sync_file, sync_folder
from skillassess.store.engine import make_reader
from skillassess.store.faults import plain_speech
from skillassess.store.probing import probe

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from skillassess.store.journal import Head, Verification, Witness


def copy_whole(engine: Engine, target: Path, key: bytes | None) -> Head:
    """Write a copy to a new file and return the journal head in it; what fails leaves no file."""
    if target.exists():
        raise FileProblem("file-exists", name=target.name)
    if not target.parent.is_dir():
        raise FileProblem("folder-missing", name=target.name)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with plain_speech(), engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute("VACUUM INTO ?", (str(part),))
            raw.close()
        sync_file(part)
        found = verify_copy(part, key)
        if not found.holds:
            raise FileProblem("backup-not-sound", name=target.name, fault=found.fault, row=found.bad_seq)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise FileProblem("backup-failed", name=target.name) from error
    finally:
        part.unlink(missing_ok=True)
    return found.head


def verify_copy(copy: Path, key: bytes | None, witness: Witness | None = None) -> Verification:
    """Check a closed copy as a whole without changing a byte of it; one that cannot be read is ``FileProblem``."""
    probe(copy, key)
    engine = make_reader(copy, key)
    try:
        with plain_speech(), engine.connect() as connection, connection.begin():
            return check_all(connection, witness)
    finally:
        engine.dispose()
