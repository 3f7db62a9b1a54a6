"""The outer shell of a workbook that somebody sent: kind, sizes, parts. Owns the limits; trusts nothing the file says.

Every part is inflated here, once, under a limit, and what was measured is what is read later: the values come from a
package built anew in memory (``rebuilt``), never from the file again. Parts nobody needs are never inflated.
"""

from __future__ import annotations

import hashlib
import io
import os
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from skillassess.errors import FileProblem, Refused

MEBIBYTE = 1 << 20
MAX_FILE = 50 * MEBIBYTE
MAX_TOTAL = 200 * MEBIBYTE
MAX_SHEET = 64 * MEBIBYTE
MAX_INDEX_PART = 4 * MEBIBYTE
MAX_MEMBERS = 5_000
MAX_RATIO = 300
RATIO_FROM = 8 * MEBIBYTE
_CHUNK = 1 << 16
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP_MAGIC = b"PK"
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet of the index: its name, whether a person sees it, where it lies."""

    name: str
    is_visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class WorkbookIndex:
    """What the workbook part says: the sheets in order, whether days are counted from 1904, the two shared parts."""

    sheets: tuple[SheetPart, ...]
    counts_from_1904: bool
    strings_part: str | None
    styles_part: str | None


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes; ``FileProblem`` if it is missing, no file, not readable or over the size limit."""
    try:
        if not path.is_file():
            raise FileProblem("roster-file-missing", name=path.name)
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            content = stream.read(min(size, MAX_FILE))
    except OSError as problem:
        raise FileProblem("roster-file-unreadable", name=path.name, reason=problem.strerror or "") from problem
    if size > MAX_FILE:
        raise FileProblem("roster-file-too-big", name=path.name, limit=MAX_FILE // MEBIBYTE)
    return content


class Package:
    """The zip container of a workbook, opened under limits; a ``FileProblem`` tells in words what else the file is."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        content = read_bytes(path)
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._refuse_other_kinds(content, path.suffix.lower())
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, OSError) as problem:
            raise self._damaged() from problem
        self._members = {member.filename: member for member in members}
        self._left = MAX_TOTAL
        self._refuse_bombs(members)
        self._refuse_other_packages()
        self.index = self._read_index()

    def read(self, part: str, limit: int) -> bytes:
        """Return one part's content, counted while it is inflated; never more than ``limit`` bytes."""
        member = self._members.get(part)
        if member is None:
            raise self._damaged()
        limit = min(limit, self._left)
        pieces, size = [], 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    if size > limit:
                        raise self._too_much()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
            raise self._damaged() from problem
        self._left -= size
        return b"".join(pieces)

    def read_xml(self, part: str, limit: int = MAX_INDEX_PART) -> Element:
        """Return a small part as a tree; document types and entities are refused."""
        try:
            return fromstring(self.read(part, limit), forbid_dtd=True)
        except DefusedXmlException as problem:
            raise Refused("roster-file-entities", name=self.name) from problem
        except (ParseError, ValueError, LookupError) as problem:
            raise self._damaged() from problem

    def _damaged(self) -> FileProblem:
        return FileProblem("roster-file-damaged", name=self.name)

    def _too_much(self) -> Refused:
        return Refused("roster-file-inflates", name=self.name, limit=MAX_TOTAL // MEBIBYTE)

    def _refuse_other_kinds(self, content: bytes, suffix: str) -> None:
        if not content:
            raise FileProblem("roster-file-empty", name=self.name)
        if content.startswith(_OLE_MAGIC):
            code = "roster-file-encrypted" if _ENCRYPTED_STREAM in content else "roster-file-old-format"
            raise FileProblem(code, name=self.name)
        if not content.startswith(_ZIP_MAGIC):
            code = "roster-file-text" if suffix in _TEXT_SUFFIXES else "roster-file-not-workbook"
            raise FileProblem(code, name=self.name)

    def _refuse_bombs(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
            raise self._too_much()
        if len(self._members) != len(members):
            raise self._damaged()
        for member in members:
            if member.flag_bits & _ENCRYPTED_FLAG:
                raise FileProblem("roster-file-encrypted", name=self.name)
            if member.compress_type not in _METHODS:
                raise self._damaged()
            if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
                raise self._too_much()

    def _refuse_other_packages(self) -> None:
        names = {name.lower() for name in self._members}
        if "mimetype" in names or "xl/workbook.bin" in names or "[content_types].xml" not in names:
            raise FileProblem("roster-file-not-workbook", name=self.name)
        types = self.read_xml(next(name for name in self._members if name.lower() == "[content_types].xml"))
        has_macros = any("macroenabled" in kind.get("ContentType", "").lower() for kind in types)
        if has_macros or any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
            raise Refused("roster-file-macros", name=self.name)

    def _read_index(self) -> WorkbookIndex:
        main = next(
            (target for kind, target in self._targets("", "_rels/.rels").values() if kind == "officeDocument"),
            "xl/workbook.xml",
        )
        if main not in self._members:
            raise FileProblem("roster-file-not-workbook", name=self.name)
        folder, leaf = posixpath.split(main)
        related = self._targets(folder, posixpath.join(folder, "_rels", f"{leaf}.rels"))
        by_kind = dict(related.values())
        book = self.read_xml(main)
        sheets = []
        for element in book.iter():
            if _local(element.tag) == "sheet":
                relation = next((value for key, value in element.items() if _local(key) == "id"), "")
                kind, part = related.get(relation, ("", ""))
                if kind == "worksheet" and part in self._members:
                    is_visible = element.get("state", "visible") == "visible"
                    sheets.append(SheetPart(element.get("name", ""), is_visible, part))
        is_1904 = any(
            element.get("date1904") in ("1", "true") for element in book.iter() if _local(element.tag) == "workbookPr"
        )
        strings, styles = by_kind.get("sharedStrings"), by_kind.get("styles")
        return WorkbookIndex(
            tuple(sheets),
            is_1904,
            strings if strings in self._members else None,
            styles if styles in self._members else None,
        )

    def _targets(self, folder: str, part: str) -> dict[str, tuple[str, str]]:
        """Return relation id → (kind, part it points to); an absent relations part says nothing."""
        if part not in self._members:
            return {}
        found = {}
        for element in self.read_xml(part):
            target = element.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, posixpath.normpath(joined))
        return found


def _local(name: str) -> str:
    """Return a tag or attribute name without its namespace."""
    return name.rpartition("}")[2]


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)


def rebuilt(sheet: bytes, strings: bytes | None, styles: bytes | None, *, counts_from_1904: bool) -> io.BytesIO:
    """Return a package in memory that holds one inspected sheet and the inspected shared parts, and nothing else."""
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(counts_from_1904)}"/>'
        '<sheets><sheet name="roster" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts: list[tuple[str, str | bytes | None]] = [
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _ROOT),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", _RELATIONS),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts:
            if content is not None:
                package.writestr(name, content)
    memory.seek(0)
    return memory
