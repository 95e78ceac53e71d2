"""Picture files, whatever they turn out to be, as grey pixels that can be read quickly."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from ordidesk.labels.reads import Gray

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_EDGE = 4096
"""Pixels: larger photos are reduced on reading; their labels stay far above what can be read."""
MOST_MEGAPIXELS = 250
"""Refused beyond, by the header alone and before memory is taken."""
_MOST_DECODED_MEGAPIXELS = 110
"""The same after what JPEG can leave out while it is decoded; other kinds decode every pixel."""
_MOST_WEBP_MEGAPIXELS = 50
"""libwebp takes memory for two canvases, and Pillow two copies more: 16 bytes a pixel."""
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
"""What is opened at all: some of Pillow's other readers start programs."""
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
"""What a folder's pictures are known by; a file that is named is opened whatever it is called."""


class PictureError(Exception):
    """A file could not be read as a picture; ``path`` names it."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path


class NotAPicture(PictureError):  # noqa: N818 - says what happened
    """The file is something else: a text, a document, nothing at all."""


class TornPicture(PictureError):  # noqa: N818 - says what happened
    """The file begins as a picture and ends too early, or is damaged."""


class PictureTooLarge(PictureError):  # noqa: N818 - says what happened
    """The header announces more pixels than are read; nothing was decoded."""

    def __init__(self, path: Path, width: int, height: int) -> None:
        super().__init__(path, f"{width} x {height}")
        self.width = width
        self.height = height


class PictureUnreadable(PictureError):  # noqa: N818 - says what happened
    """The file could not be opened: it is gone, or reading it is not allowed."""


def read_picture(path: Path) -> Gray:
    """Read a picture file upright (EXIF), in grey, its longer edge at most 4096 pixels.

    Raises ``NotAPicture``, ``TornPicture``, ``PictureTooLarge`` or ``PictureUnreadable``.
    """
    from PIL import ImageOps  # noqa: PLC0415 - only pictures need it

    # Given a path, Pillow maps a TIFF's pixels and reads those of one on its side askew.
    with opened_picture(path) as picture:
        picture.draft("L", (LONGEST_EDGE, LONGEST_EDGE))
        check_decoding(path, picture, _MOST_DECODED_MEGAPIXELS)
        return _pixels(ImageOps.exif_transpose(picture))


@contextlib.contextmanager
def opened_picture(path: Path, file: BinaryIO | None = None) -> Iterator[Image]:
    """Open a picture, from ``file`` if that is given, by its header: no pixel is decoded yet.

    Whatever the block meets in it is told as a ``PictureError``; ``check_decoding`` comes before
    the pixels.
    """
    from PIL import UnidentifiedImageError  # noqa: PLC0415 - only pictures need it

    opened = None
    try:
        with contextlib.nullcontext(file) if file is not None else path.open("rb") as reading:
            _check_webp(path, reading)
            with _pillow().open(reading, formats=_FORMATS) as opened:
                check_decoding(path, opened, MOST_MEGAPIXELS)
                yield opened
    except PictureError:
        raise
    except UnidentifiedImageError as error:
        raise NotAPicture(path) from error
    except OSError as error:
        if opened is None and error.errno is not None:
            raise PictureUnreadable(path, error.strerror or "") from error
        raise TornPicture(path, str(error)) from error
    except Exception as error:  # a damaged file makes Pillow raise nearly anything
        raise TornPicture(path, str(error)) from error


@functools.cache
def _pillow() -> ModuleType:
    """Return ``PIL.Image`` without its own limit: a warning from 89 megapixels, which phones take.

    The two limits above stand in its place.
    """
    import PIL.Image  # noqa: PLC0415 - only pictures need it

    PIL.Image.MAX_IMAGE_PIXELS = None
    return PIL.Image


def check_decoding(path: Path, picture: Image, most: int) -> None:
    """Raise ``PictureTooLarge`` when decoding would take more than so many megapixels."""
    width, height = picture.size
    if width * height > most * 1_000_000:
        raise PictureTooLarge(path, width, height)


def _check_webp(path: Path, file: BinaryIO) -> None:
    """Refuse a WEBP that is too large by its own header: Pillow's opening takes the memory already.

    Layout: RFC 9649, sections 2.5 to 2.7.
    """
    head = file.read(30)
    file.seek(0)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return
    kind, body = head[12:16], head[20:]
    if kind == b"VP8X":
        width = int.from_bytes(body[4:7], "little") + 1
        height = int.from_bytes(body[7:10], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width = int.from_bytes(body[6:8], "little") & 0x3FFF
        height = int.from_bytes(body[8:10], "little") & 0x3FFF
    if width * height > _MOST_WEBP_MEGAPIXELS * 1_000_000:
        raise PictureTooLarge(path, width, height)


def _pixels(picture: Image) -> Gray:
    """Return grey pixels; what is transparent is white, as on paper."""
    if picture.mode.startswith(("I", "F")):  # 16 bits and more, which "L" would cut off, not scale
        return _scaled_to_bytes(picture)
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        seen.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        paper = _pillow().new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        picture = paper
    grey = picture.convert("L")
    grey.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    return np.asarray(grey, dtype=np.uint8)


def _scaled_to_bytes(picture: Image) -> Gray:
    deep = picture.convert("F")
    deep.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    values = np.nan_to_num(np.asarray(deep, dtype=np.float32))
    darkest, brightest = float(values.min()), float(values.max())
    spread = (brightest - darkest) or 1.0
    return ((values - darkest) * (255.0 / spread)).astype(np.uint8)


def pictures_in(path: Path) -> Iterator[Path]:
    """Return the file itself, or the pictures below a folder in the order of their names."""
    if not path.is_dir():
        yield path
        return
    yield from sorted(
        file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES
    )
