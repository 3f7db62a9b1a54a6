"""A PDF file written straight through, page by page: memory stays flat however many pages there are.

Owns objects, cross references, the page tree and the marks of an archive file (PDF/A-2b: metadata, output intent,
language). Same input and same ``made`` give the same bytes. Knows no fonts and no drawing.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from array import array
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from datetime import datetime

A4 = (595.28, 841.89)
_BRANCH = 64
_LEVEL = 6
_ID_BYTES = 32
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>SkillAssess</xmp:CreatorTool><pdf:Producer>SkillAssess</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class PdfWriter:
    """Writes objects to a binary file as they come; ``close`` adds what a reader needs to find them."""

    def __init__(self, file: IO[bytes], *, title: str, language: str, made: datetime) -> None:
        """Begin a file; ``title`` must hold no personal data, ``made`` is aware."""
        self._file = file
        self._title, self._language, self._made = title, language, made
        self._offsets = array("Q", [0])
        self._pages = array("L")
        self._branches = array("L")
        self._at = 0
        self._digest = hashlib.sha256()
        self._catalog, self._tree, self.resources = self.reserve(), self.reserve(), self.reserve()
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def reserve(self) -> int:
        """Return the number of an object to be written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, body: str | bytes, number: int | None = None) -> int:
        """Write one object and return its number."""
        number = self.reserve() if number is None else number
        self._offsets[number] = self._at
        raw = body.encode("latin-1") if isinstance(body, str) else body
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, raw))
        return number

    def put_stream(self, content: bytes, entries: str = "", number: int | None = None, *, packed: bool = True) -> int:
        """Write a stream, compressed unless ``packed`` is False, and return its number."""
        body = zlib.compress(content, _LEVEL) if packed else content
        head = f"<<{entries}{'/Filter/FlateDecode' if packed else ''}/Length {len(body)}>>\nstream\n"
        return self.put(head.encode("latin-1") + body + b"\nendstream", number)

    def add_page(self, operators: str) -> None:
        """Write one A4 page that draws ``operators`` with the shared resources."""
        content = self.put_stream(operators.encode("ascii"))
        parent = self._tree_node(len(self._pages) // _BRANCH)
        width, height = A4
        self._pages.append(
            self.put(
                f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {width} {height}]"
                f"/Resources {self.resources} 0 R/Contents {content} 0 R>>"
            )
        )

    def close(self, resources: str) -> None:
        """Write the shared resources, page tree, archive marks and cross references."""
        self.put(resources, self.resources)
        self._put_tree()
        stamp = self._made.isoformat(timespec="seconds")
        metadata = _XMP.format(title=escape(self._title), language=escape(self._language), made=stamp).encode()
        xmp = self.put_stream(metadata, "/Type/Metadata/Subtype/XML", packed=False)
        profile = self.put_stream(_gray_profile(), "/N 1")
        intent = self.put(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Gray gamma 2.2)"
            f"/DestOutputProfile {profile} 0 R>>"
        )
        self.put(
            f"<</Type/Catalog/Pages {self._tree} 0 R/Lang({self._language})/Metadata {xmp} 0 R"
            f"/OutputIntents[{intent} 0 R]/ViewerPreferences<</DisplayDocTitle true>>>>",
            self._catalog,
        )
        moment = _pdf_date(self._made)
        info = self.put(
            f"<</Title {text_string(self._title)}/Creator(SkillAssess)/Producer(SkillAssess)"
            f"/CreationDate({moment})/ModDate({moment})>>"
        )
        self._put_references(info)

    def _put_references(self, info: int) -> None:
        start, count = self._at, len(self._offsets)
        file_id = self._digest.hexdigest()[:_ID_BYTES]
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for first in range(1, count, 4096):
            rows = self._offsets[first : first + 4096]
            self._write(b"".join(b"%010d 00000 n \n" % offset for offset in rows))
        trailer = f"<</Size {count}/Root {self._catalog} 0 R/Info {info} 0 R/ID[<{file_id}><{file_id}>]>>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _tree_node(self, branch: int) -> int:
        while len(self._branches) <= branch:
            self._branches.append(self.reserve())
        return self._branches[branch]

    def _put_tree(self) -> None:
        kids = self._branches
        total = len(self._pages)
        for place, number in enumerate(kids):
            members = self._pages[place * _BRANCH : (place + 1) * _BRANCH]
            listed = " ".join(f"{page} 0 R" for page in members)
            self.put(f"<</Type/Pages/Parent {self._tree} 0 R/Count {len(members)}/Kids[{listed}]>>", number)
        listed = " ".join(f"{number} 0 R" for number in kids)
        self.put(f"<</Type/Pages/Count {total}/Kids[{listed}]>>", self._tree)

    def _write(self, raw: bytes) -> None:
        self._file.write(raw)
        self._digest.update(raw)
        self._at += len(raw)


def text_string(text: str) -> str:
    """Return a text as a PDF string (UTF-16BE with mark)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _gray_profile() -> bytes:
    """Return a small ICC gray profile (gamma 2.2, D50), as an archive file must say what its black is."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + b"\0\0"
    name = b"Gray gamma 2.2\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78
    right = b"text\0\0\0\0Public domain\0"
    tags = [(b"desc", words), (b"cprt", right), (b"wtpt", white), (b"kTRC", curve)]
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, data in tags:
        table += struct.pack(">4sII", tag, at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return head + b"\0" * (128 - len(head)) + table + body
