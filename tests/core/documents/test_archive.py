"""An archive can be checked years later by itself: whatever was changed, removed or added is named."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from skillassess.documents.archive import write_archive, write_archive_folder
from skillassess.documents.archive_check import verify_archive
from skillassess.documents.archive_index import row_hash
from skillassess.errors import FileProblem, Problem, Refused
from skillassess.model.archives import ArchiveHead, ArchivePiece, JournalRow, Volume
from skillassess.texts import LANGUAGES, explain
from tests.core.documents.filing_samples import MADE

HEAD = ArchiveHead(
    institution="广州某某集团有限公司",
    plan="26443100520001",
    title="2026年第一批电工职业技能等级评价",
    edition="gd-2025",
    closed=date(2026, 5, 1),
    keep_paper_until=date(2029, 5, 1),
    keep_electronic_until=date(2031, 5, 1),
    retention_clause="广东省2024年特级技师、首席技师评聘工作方案 七（四）",
    journal_head="5BE1-02D4",
)
VOLUMES = ("第一卷 报名资格审核", "第二卷 备案", "第三卷 过程", "第四卷 试卷及结果", "第五卷 证书管理")
SHEET = "第四卷 试卷及结果/评审表.pdf"


def pieces() -> list[ArchivePiece]:
    found = [ArchivePiece(volume, "说明.txt", "说明", f"{volume}".encode() * 50) for volume in Volume]
    return [*found, ArchivePiece(Volume.PAPERS, "评审表.pdf", "工作过程考核评审表", bytes(range(256)) * 40)]


def journal(count: int = 6) -> list[JournalRow]:
    rows: list[JournalRow] = []
    for seq in range(1, count + 1):
        before = rows[-1].hash if rows else "0" * 64
        fields = (
            seq,
            "2026-03-10T09:00:00+08:00",
            "p001",
            "mark.enter",
            "26443100520001",
            '{"item":1}',
            "aa:bb",
            before,
        )
        rows.append(JournalRow(*fields, row_hash(fields)))
    return rows


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "batch.zip"
    write_archive(HEAD, pieces(), journal(), path, made=MADE)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "batch"
    write_archive_folder(HEAD, pieces(), journal(), path, made=MADE)
    return path


def found_in(path: Path) -> list[tuple[str, str]]:
    notes = verify_archive(path)
    for note in notes:
        for language in LANGUAGES:
            assert "{" not in explain(note, language)
            assert explain(note, language) != note.code
    return [(note.code, dict(note.params)["name"]) for note in notes]


def rezipped(path: Path, change: Callable[[str, bytes], bytes | None], added: tuple[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(path) as package:
        content = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in content.items():
            changed = change(name, data)
            if changed is not None:
                package.writestr(name, changed)
        if added is not None:
            package.writestr(*added)


def test_an_archive_as_it_was_written_is_whole(packed: Path, folder: Path) -> None:
    assert found_in(packed) == []
    assert found_in(folder) == []


def test_volumes_index_digests_and_journal_stand_in_the_archive(packed: Path) -> None:
    with zipfile.ZipFile(packed) as package:
        names = package.namelist()
        index = json.loads(package.read("index.json"))
        rows = [json.loads(line) for line in package.read("journal.jsonl").splitlines()]
    assert {name.partition("/")[0] for name in names if "/" in name} == set(VOLUMES)
    assert names[-4:] == ["journal.jsonl", "归档目录.pdf", "index.json", "SHA256SUMS"]
    assert index["cover"]["keep_paper_until"] == "2029-05-01"
    assert index["cover"]["keep_electronic_until"] == "2031-05-01"
    assert len(index["files"]) == 6
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6]


def test_people_read_the_index_as_a_page(folder: Path) -> None:
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(folder / "归档目录.pdf").pages)
    for part in (*VOLUMES, "2029年5月1日", "2031年5月1日", "工作过程考核评审表", HEAD.plan, "5BE1-02D4"):
        assert part.replace(" ", "") in text
    assert hashlib.sha256((folder / SHEET).read_bytes()).hexdigest() in text


def test_the_list_of_digests_can_be_checked_without_this_program(folder: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        listed = [line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
        assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in listed)
        return
    done = subprocess.run([tool, "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0


def test_the_same_pieces_make_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = write_archive(HEAD, pieces(), journal(), tmp_path / "again.zip", made=MADE)
    later = write_archive(HEAD, pieces(), journal(), tmp_path / "later.zip", made=MADE + timedelta(days=1))
    assert again.sha256 == hashlib.sha256(packed.read_bytes()).hexdigest() != later.sha256


def test_an_altered_file_is_named(packed: Path) -> None:
    rezipped(packed, lambda name, data: data + b" " if name == SHEET else data)
    assert found_in(packed) == [("archive-altered", SHEET), ("archive-index-differs", SHEET)]


def test_a_missing_file_is_named(packed: Path) -> None:
    rezipped(packed, lambda name, data: None if name == SHEET else data)
    assert found_in(packed) == [("archive-missing", SHEET), ("archive-not-summed", SHEET)]


def test_an_added_file_is_named(packed: Path) -> None:
    rezipped(packed, lambda _, data: data, ("第五卷 证书管理/多出.txt", b"x"))
    assert found_in(packed) == [("archive-added", "第五卷 证书管理/多出.txt")]


def test_a_file_that_stands_twice_is_named(packed: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        rezipped(packed, lambda _, data: data, (SHEET, b"other"))
    assert ("archive-twice", SHEET) in found_in(packed)


def test_altered_digests_do_not_agree_with_the_index(packed: Path) -> None:
    other = b"forged"
    with zipfile.ZipFile(packed) as package:
        before = hashlib.sha256(package.read(SHEET)).hexdigest().encode()

    def forge(name: str, data: bytes) -> bytes:
        if name == SHEET:
            return other
        return data.replace(before, hashlib.sha256(other).hexdigest().encode()) if name == "SHA256SUMS" else data

    rezipped(packed, forge)
    assert found_in(packed) == [("archive-index-differs", SHEET)]


@pytest.mark.parametrize("name", ["SHA256SUMS", "index.json", "journal.jsonl"])
def test_each_list_is_missed_when_it_is_gone(packed: Path, name: str) -> None:
    rezipped(packed, lambda path, data: None if path == name else data)
    code = "archive-no-sums" if name == "SHA256SUMS" else "archive-missing"
    assert (code, name) in found_in(packed)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda rows: [*rows[:2], replace(rows[2], actor="p009"), *rows[3:]], "archive-journal-altered"),
        (lambda rows: [rows[1], rows[0], *rows[2:]], "archive-journal-broken"),
        (lambda rows: [rows[0], rows[0], *rows[1:]], "archive-journal-broken"),
    ],
)
def test_altered_or_swapped_journal_rows_are_found(
    tmp_path: Path, change: Callable[[list[JournalRow]], list[JournalRow]], code: str
) -> None:
    path = tmp_path / "batch.zip"
    write_archive(HEAD, pieces(), change(journal()), path, made=MADE)
    assert found_in(path) == [(code, "journal.jsonl")]


def test_an_excerpt_may_leave_out_rows_of_other_batches(tmp_path: Path) -> None:
    path = tmp_path / "batch.zip"
    rows = journal()
    write_archive(HEAD, pieces(), [rows[0], rows[1], rows[4], rows[5]], path, made=MADE)
    assert found_in(path) == []


def test_two_hundred_flipped_bytes_are_all_found(packed: Path, tmp_path: Path) -> None:
    seeded = random.Random(5)
    good = packed.read_bytes()
    with zipfile.ZipFile(packed) as package:
        stored = next(member for member in package.infolist() if member.filename == SHEET)
        start = stored.header_offset + 30 + len(stored.filename.encode()) + 20
    for _ in range(200):
        place = seeded.randrange(start, start + stored.compress_size)
        bad = bytearray(good)
        bad[place] ^= 1 << seeded.randrange(8)
        path = tmp_path / "bad.zip"
        path.write_bytes(bad)
        assert any(name == SHEET for _, name in found_in(path))


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_a_cut_archive_is_a_problem_of_the_world(packed: Path, size: int) -> None:
    packed.write_bytes(packed.read_bytes()[:size])
    with pytest.raises(FileProblem, match="archive-unreadable"):
        verify_archive(packed)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes((folder / SHEET).read_bytes())
    (folder / SHEET).unlink()
    (folder / SHEET).symlink_to(tmp_path / "outside")
    assert ("archive-damaged", SHEET) in found_in(folder)


def test_a_path_that_leads_out_of_the_folder_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"secret")
    sums = folder / "SHA256SUMS"
    sums.write_text(
        sums.read_text(encoding="utf-8") + f"{hashlib.sha256(b'secret').hexdigest()}  ../outside\n", encoding="utf-8"
    )
    assert found_in(folder) == [("archive-missing", "../outside")]


@pytest.mark.parametrize("name", ["", "a/b", "..\\x", "a:b", "con", "LPT1.txt", ".hidden", "a ", "x" * 121, "a\x00b"])
def test_a_name_that_cannot_be_kept_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    bad = ArchivePiece(Volume.FILING, name, "x", b"x")
    with pytest.raises(Refused, match="archive-name"):
        write_archive(HEAD, [bad], [], tmp_path / "a.zip", made=MADE)
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_a_hundred_and_twenty_characters_is_kept(tmp_path: Path) -> None:
    write_archive(HEAD, [ArchivePiece(Volume.FILING, "x" * 120, "x", b"x")], [], tmp_path / "a.zip", made=MADE)
    assert found_in(tmp_path / "a.zip") == []


def test_names_that_differ_by_capitals_only_are_refused(tmp_path: Path) -> None:
    both = [ArchivePiece(Volume.FILING, name, "x", b"x") for name in ("a.txt", "A.txt")]
    with pytest.raises(Refused, match="archive-name-twice"):
        write_archive(HEAD, both, [], tmp_path / "a.zip", made=MADE)
    write_archive(HEAD, [both[0], replace(both[1], volume=Volume.PAPERS)], [], tmp_path / "a.zip", made=MADE)


def test_a_lost_piece_stops_the_archive_and_leaves_nothing(tmp_path: Path) -> None:
    lost = ArchivePiece(Volume.FILING, "a.txt", "x", tmp_path / "gone.txt")
    for write in (write_archive, write_archive_folder):
        with pytest.raises(FileProblem, match="archive-piece-missing"):
            write(HEAD, [*pieces(), lost], journal(), tmp_path / "a", made=MADE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_never_replaced(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(FileProblem, match="path-taken"):
        write_archive_folder(HEAD, pieces()[:1], [], folder, made=MADE)
    assert sorted(folder.rglob("*")) == before
    assert found_in(folder) == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _: int) -> None:
        if done == 3:
            raise Refused("cancelled")

    for write in (write_archive, write_archive_folder):
        with pytest.raises(Problem, match="cancelled"):
            write(HEAD, pieces(), journal(), tmp_path / "a", made=MADE, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="archive-empty"):
        write_archive(HEAD, [], [], tmp_path / "a.zip", made=MADE)
