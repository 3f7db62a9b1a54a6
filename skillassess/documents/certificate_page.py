"""Certificate pages (人社鉴发〔2021〕1号): one A4 page each, in full or as overprint on pre-printed sheets.

Full print draws title, body, labels, values, photo and QR code; overprint only values, photo and QR code, moved by an
offset in millimetres. No job type is ``--``, the level stands as ``三级/高级工``. Gives no numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from skillassess.documents.fonts import require_covered
from skillassess.documents.pages import LANGUAGE, Progress, chinese_day, indented
from skillassess.documents.pdf_ink import Ink, Lettering
from skillassess.documents.pdf_writer import A4, PdfWriter
from skillassess.documents.photo import certificate_photo
from skillassess.documents.qr_stencil import QrStencils
from skillassess.documents.sheet_text import wrap
from skillassess.documents.wording import Words, words
from skillassess.documents.writing import write_whole
from skillassess.errors import Refused
from skillassess.model.batch_papers import CertificatePaper, PrintOffset
from skillassess.model.certificates import NUMBER_CLAUSE, is_number
from skillassess.model.papers import WrittenFile

CLAUSE = "人社鉴发〔2021〕1号"
MILLIMETRE = 72 / 25.4
SIZE = 12.0  # 小四
_LABEL, _VALUE, _RIGHT = 78.0, 196.0, A4[0] - 78.0
_PHOTO = (25 * MILLIMETRE, 35 * MILLIMETRE)
_PHOTO_AT = (A4[0] - 78 - 25 * MILLIMETRE, 412.0)
_QR_AT, _QR_SIDE = (78.0, 150.0), 76.0
_BODY, _BODY_TOP = 14.0, 640.0
_FIRST_LINE, _STEP = 500.0, 29.0
_SEAL_AT = 215.0
_MOST_LINES = 2
_SMALL = 9.0
_MOST_OFFSET = 50.0
_MATRIX = "0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505"  # sRGB primaries, independent of a device
_COLOUR = f"[/CalRGB<</WhitePoint[0.9505 1 1.089]/Gamma[2.2 2.2 2.2]/Matrix[{_MATRIX}]>>]"


class CertificateLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels of the page."""

    name: str
    id_type: str
    id_number: str
    occupation: str
    job_type: str
    level: str
    number: str
    institution: str
    issued: str
    certificate_query: str
    institution_query: str


class CertificateWords(Words, frozen=True, forbid_unknown_fields=True):
    """The wording of the page; ``id_types`` renames kinds of documents as certificates call them."""

    body: str
    labels: CertificateLabels
    id_types: dict[str, str]
    no_job_type: str
    photo: str


@dataclass(frozen=True, slots=True)
class _Field:
    """One labelled value: where label and value begin, how far the value may go; ``number`` is the certificate's."""

    number: str
    label: str
    text: str
    x: float
    y: float
    edge: float
    size: float
    value_x: float = 0.0


def write_certificates(
    papers: Sequence[CertificatePaper],
    path: Path,
    *,
    made: datetime,
    overprint: PrintOffset | None = None,
    progress: Progress | None = None,
) -> WrittenFile:
    """Write one page per certificate into one PDF; with ``overprint`` only what a pre-printed sheet does not have."""
    if not papers:
        raise Refused("certificates-none")
    offset = overprint or PrintOffset()
    if max(abs(offset.right), abs(offset.down)) > _MOST_OFFSET:
        raise Refused("offset-too-far", most=f"{_MOST_OFFSET:.0f}")
    said = words("certificate", CertificateWords)
    for paper in papers:
        _check(paper, said)

    def produce(file: IO[bytes]) -> None:
        book = _Book(file, said, made, None if overprint is None else offset)
        for number, paper in enumerate(papers, start=1):
            book.add(paper)
            if progress is not None:
                progress(number, len(papers))
        book.close()

    written = write_whole(path, produce)
    return WrittenFile(written.name, written.sha256, written.size, len(papers))


def _check(paper: CertificatePaper, said: CertificateWords) -> None:
    if not is_number(paper.number):
        raise Refused("certificate-number-malformed", number=paper.number[:30], clause=NUMBER_CLAUSE)
    labels = {"name": said.labels.name, "id_number": said.labels.id_number, "occupation": said.labels.occupation}
    labels["institution"] = said.labels.institution
    for field, label in labels.items():
        if not getattr(paper, field).strip():
            raise Refused("certificate-value-missing", number=paper.number, label=label, clause=CLAUSE)
    texts = [getattr(paper, field.name) for field in fields(paper) if field.name not in ("photo", "qr_payload")]
    require_covered([text for text in texts if isinstance(text, str)], said.title)


def _fields(paper: CertificatePaper, said: CertificateWords) -> Iterator[_Field]:
    """Return everything that is filled in, in reading order, and where it stands."""
    labels, beside_photo = said.labels, _PHOTO_AT[0] - 12
    column = (
        (labels.name, paper.name, beside_photo),
        (labels.id_type, said.id_types.get(paper.id_type, paper.id_type), beside_photo),
        (labels.id_number, paper.id_number, beside_photo),
        (labels.occupation, paper.occupation, beside_photo),
        (labels.job_type, paper.job_type or said.no_job_type, _RIGHT),
        (labels.level, paper.level.full_name, _RIGHT),
        (labels.number, paper.number, _RIGHT),
    )
    for place, (label, text, edge) in enumerate(column):
        yield _Field(paper.number, label, text, _LABEL, _FIRST_LINE - place * _STEP, edge, SIZE, _VALUE)
    yield _Field(paper.number, labels.institution, paper.institution, _SEAL_AT, 262, _RIGHT, SIZE)
    yield _Field(paper.number, labels.issued, chinese_day(paper.issued), _SEAL_AT, 226, _RIGHT, SIZE)
    yield _Field(paper.number, labels.certificate_query, paper.certificate_query, _LABEL, 98, _RIGHT, _SMALL)
    yield _Field(paper.number, labels.institution_query, paper.institution_query, _LABEL, 80, _RIGHT, _SMALL)


class _Book:
    """The PDF in the making; overprint when ``offset`` is given."""

    def __init__(self, file: IO[bytes], said: CertificateWords, made: datetime, offset: PrintOffset | None) -> None:
        self.said = said
        self.offset = offset
        self.lettering = Lettering()
        self.codes = QrStencils()
        self.writer = PdfWriter(file, title=said.title, language=LANGUAGE, made=made)
        self.photos: list[int] = []

    def add(self, paper: CertificatePaper) -> None:
        ink = Ink(self.lettering)
        if self.offset is None:
            self._draw_frame(ink, paper)
        else:
            across, down = self.offset.right * MILLIMETRE, -self.offset.down * MILLIMETRE
            ink.add(f"q 1 0 0 1 {across:.2f} {down:.2f} cm")
        self._draw_values(ink, paper)
        if self.offset is not None:
            ink.add("Q")
        self.writer.add_page(ink.operators)

    def close(self) -> None:
        pictures = "".join(f"/P{number} {number} 0 R" for number in self.photos)
        fonts = self.lettering.put_fonts(self.writer)
        self.writer.close(f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>")

    def _draw_frame(self, ink: Ink, paper: CertificatePaper) -> None:
        ink.rectangle(40, 40, A4[0] - 80, A4[1] - 80)
        ink.rectangle(45, 45, A4[0] - 90, A4[1] - 90)
        ink.bold((A4[0] - ink.width(self.said.title, 30)) / 2, 720, self.said.title, 30)
        for place, line in enumerate(indented(self.said.body, _RIGHT - _LABEL, _BODY)):
            ink.text(_LABEL, _BODY_TOP - place * _BODY * 1.8, line, _BODY)
        if not paper.photo:
            ink.rectangle(*_PHOTO_AT, *_PHOTO)
            ink.centred(_PHOTO_AT[0] + _PHOTO[0] / 2, _PHOTO_AT[1] + _PHOTO[1] / 2, self.said.photo, _SMALL)

    def _draw_values(self, ink: Ink, paper: CertificatePaper) -> None:
        for field in _fields(paper, self.said):
            self._draw_field(ink, field)
        if paper.qr_payload:
            ink.add(self.codes.operators(paper.qr_payload, *_QR_AT, _QR_SIDE))
        if paper.photo:
            self._draw_photo(ink, paper.photo)

    def _draw_field(self, ink: Ink, field: _Field) -> None:
        """Draw a label and its value; a value too long for its line takes two smaller ones."""
        if self.offset is None:
            ink.text(field.x, field.y, f"{field.label}：", field.size)
        x = field.value_x or field.x + ink.width(f"{field.label}：", field.size)
        if ink.width(field.text, field.size) <= field.edge - x:
            ink.text(x, field.y, field.text, field.size)
            return
        small = field.size - 2
        lines = wrap(field.text, field.edge - x, small)
        if len(lines) > _MOST_LINES:
            raise Refused("certificate-value-too-long", number=field.number, label=field.label)
        for place, line in enumerate(lines):
            ink.text(x, field.y + 7 - place * (small + 2), line, small)

    def _draw_photo(self, ink: Ink, content: bytes) -> None:
        photo = certificate_photo(content)
        entries = f"/Type/XObject/Subtype/Image/Width {photo.width}/Height {photo.height}/BitsPerComponent 8"
        number = self.writer.put_stream(photo.data, f"{entries}/ColorSpace{_COLOUR}")
        self.photos.append(number)
        ink.add(f"q {_PHOTO[0]:.2f} 0 0 {_PHOTO[1]:.2f} {_PHOTO_AT[0]:.2f} {_PHOTO_AT[1]:.2f} cm /P{number} Do Q")
