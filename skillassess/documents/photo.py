"""A person's photo for a certificate: checked before it is decoded, cut to the 25 : 35 of one inch, as raw pixels.

Nothing of the file but its pixels goes on: no place, no camera. A huge, broken or foreign picture is ``Refused``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from skillassess.errors import Refused

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
SIZE = (413, 579)  # 25 mm × 35 mm at 420 dots per inch
FEWEST_WIDE = 120
_FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as rows of red, green, blue."""

    width: int
    height: int
    data: bytes


def certificate_photo(content: bytes) -> Pixels:
    """Return the photo upright, cut around its middle, on white; ``photo-…`` refusals say what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise Refused("photo-too-big", limit=MOST_BYTES // 1024 // 1024)
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            _check_size(picture.width, picture.height)
            picture.draft("RGB", (4 * SIZE[0], 4 * SIZE[1]))
            upright = ImageOps.exif_transpose(picture)
            shown = ImageOps.fit(_on_white(upright), SIZE, Image.Resampling.LANCZOS)
    except Image.DecompressionBombError as problem:
        raise Refused("photo-too-big", limit=MOST_BYTES // 1024 // 1024) from problem
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        raise Refused("photo-unreadable") from problem
    return Pixels(*SIZE, shown.tobytes())


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Refused("photo-too-big", limit=MOST_BYTES // 1024 // 1024)
    if min(width, height) < FEWEST_WIDE:
        raise Refused("photo-too-small", width=width, height=height, least=FEWEST_WIDE)


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")
