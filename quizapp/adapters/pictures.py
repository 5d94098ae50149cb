"""Pictures that people bring: read by their content alone, made smaller, and written anew, so that nothing else in the
file (places, names, other formats) goes along."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.errors import Refused

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
LARGEST_BYTES = 8 * 2**20
MOST_PIXELS = 40_000_000
WIDEST, HIGHEST = 1600, 1200
LARGEST_DRAWING = 1_000_000  # bytes; above that a drawing is stored as a photograph is


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept."""

    data: bytes
    ending: str
    width: int
    height: int


def redrawn(data: bytes) -> Picture:
    """The picture written anew. Raises Refused("image_big" | "image_unreadable")."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # late: few bring pictures, and every start would wait

    if len(data) > LARGEST_BYTES:
        raise Refused("image_big", limit=LARGEST_BYTES // 2**20)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as found:
            warnings.simplefilter("ignore")
            if found.width * found.height > MOST_PIXELS:
                raise Refused("image_big", limit=LARGEST_BYTES // 2**20)
            is_photo = found.format in {"JPEG", "WEBP"} and "A" not in found.getbands()
            drawn = ImageOps.exif_transpose(found)
            drawn.thumbnail((WIDEST, HIGHEST))
            return _written(drawn, is_photo=is_photo)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("image_unreadable") from error


def _written(drawn: Image.Image, *, is_photo: bool) -> Picture:
    if not is_photo:
        drawing = _saved(drawn.convert("RGBA" if _is_clear(drawn) else "RGB"), "PNG")
        if len(drawing) <= LARGEST_DRAWING:
            return Picture(drawing, "png", drawn.width, drawn.height)
    from PIL import Image

    ground = Image.new("RGB", drawn.size, "white")
    if _is_clear(drawn):
        clear = drawn.convert("RGBA")
        ground.paste(clear, mask=clear.getchannel("A"))
    else:
        ground.paste(drawn.convert("RGB"))
    return Picture(_saved(ground, "JPEG"), "jpg", drawn.width, drawn.height)


def _is_clear(drawn: Image.Image) -> bool:
    return "A" in drawn.getbands() or "transparency" in drawn.info


def _saved(drawn: Image.Image, kind: str) -> bytes:
    written = io.BytesIO()
    drawn.save(written, kind, optimize=True, **({"quality": 85} if kind == "JPEG" else {}))
    return written.getvalue()
