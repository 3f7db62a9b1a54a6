"""Every page of an encrypted database in plain bytes, free pages included. Owns the format of SQLCipher 4 pages.

A page of 4096 bytes ends with 16 bytes of initialisation vector and 64 of HMAC; the first page begins with the salt.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVE, _SALT, _VECTOR = 4096, 80, 16, 16


def pages(path: Path, key: bytes) -> bytes:
    """Return what stands in the file, page after page, as the engine would see it; for searching only."""
    raw = path.read_bytes()
    assert len(raw) % _PAGE == 0
    found = []
    for at in range(0, len(raw), _PAGE):
        page = raw[at : at + _PAGE]
        begin, end = _SALT if at == 0 else 0, _PAGE - _RESERVE
        decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + _VECTOR])).decryptor()
        found.append(decryptor.update(page[begin:end]) + decryptor.finalize())
    return b"".join(found)
