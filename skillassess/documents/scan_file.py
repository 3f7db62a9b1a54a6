"""What a scanned sheet may be: a whole PDF, JPEG or PNG of a bearable size. Reads no picture, changes nothing."""

from __future__ import annotations

from pathlib import Path

from skillassess.errors import FileProblem, Refused

MOST_BYTES = 20 * 1024 * 1024
_END_WITHIN = 2048
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
_KINDS = (
    (PDF, b"%PDF-", b"%%EOF"),
    (JPEG, b"\xff\xd8\xff", b"\xff\xd9"),
    (PNG, b"\x89PNG\r\n\x1a\n", b"IEND"),
)


def read_scan(path: Path) -> tuple[bytes, str]:
    """Return a scan's bytes and media type; what is no whole PDF, JPEG or PNG, or over 20 MB, is ``Refused``."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise FileProblem("scan-unreadable", name=path.name) from problem
    return content, media_type_of(content)


def media_type_of(content: bytes) -> str:
    """Return the media type by the bytes themselves, whatever the file is called."""
    if not content:
        raise Refused("scan-empty")
    if len(content) > MOST_BYTES:
        raise Refused("scan-too-large", limit=MOST_BYTES // 1024 // 1024)
    for media_type, begin, end in _KINDS:
        if content.startswith(begin):
            if end not in content[-_END_WITHIN:]:
                raise Refused("scan-cut-off")
            return media_type
    raise Refused("scan-kind")
