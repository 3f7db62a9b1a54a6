"""A document stands at its place whole, or what stood there before does."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

import pytest

from skillassess.documents.writing import digest_of, write_bytes, write_whole
from skillassess.errors import FileProblem
from skillassess.texts import LANGUAGES, explain

LIMITED = """
import resource, signal, sys
from pathlib import Path
from skillassess.documents.writing import write_bytes
from skillassess.errors import FileProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    write_bytes(Path(sys.argv[1]), bytes(int(sys.argv[2])))
except FileProblem as problem:
    print(problem.code)
else:
    print("written")
"""

UNPRIVILEGED = """
import os, sys
from pathlib import Path
from skillassess.documents.writing import write_bytes
from skillassess.errors import FileProblem
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    write_bytes(Path(sys.argv[1]), b"new")
except FileProblem as problem:
    print(problem.code)
"""


def told(problem: FileProblem) -> str:
    for language in LANGUAGES:
        assert "{" not in explain(problem, language)
        assert explain(problem, language) != problem.code
    return problem.code


def test_bytes_are_written_with_their_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    written = write_bytes(path, b"abc")
    assert path.read_bytes() == b"abc"
    assert written.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" == digest_of(path)
    assert (written.name, written.size) == ("a.bin", 3)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as stopped:
        write_bytes(tmp_path / "none" / "a.bin", b"abc")
    assert told(stopped.value) == "folder-missing"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.bin").mkdir()
    with pytest.raises(FileProblem) as stopped:
        write_bytes(tmp_path / "a.bin", b"abc")
    assert told(stopped.value) == "path-is-folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "folder-not-writable"),
        (errno.EACCES, "folder-not-writable"),
        (errno.EBUSY, "file-in-use"),
        (errno.EIO, "file-not-written"),
    ],
)
def test_what_the_system_says_while_writing_is_told_and_the_old_file_stays(
    tmp_path: Path, number: int, code: str
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")

    def produce(file: IO[bytes]) -> None:
        file.write(b"half of it")
        raise OSError(number, os.strerror(number))

    with pytest.raises(FileProblem) as stopped:
        write_whole(path, produce)
    assert told(stopped.value) == code
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("size", "answer"), [(65536, "written"), (65537, "disk-full")])
def test_a_file_over_the_limit_of_the_disk_leaves_the_old_one(tmp_path: Path, size: int, answer: str) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(size)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == answer
    assert path.stat().st_size == (65536 if answer == "written" else 3)
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as outer:  # pytest's own folders are closed to everybody else
        folder = Path(outer) / "closed"
        folder.mkdir()
        (folder / "a.bin").write_bytes(b"old")
        Path(outer).chmod(0o755)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(folder / "a.bin")], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "folder-not-writable"
        assert [path.read_bytes() for path in folder.iterdir()] == [b"old"]
        folder.chmod(0o755)
    write_bytes(tmp_path / "a.bin", b"new")
