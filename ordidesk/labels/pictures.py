"""Picture files, whatever they turn out to be, as grey pixels that can be read quickly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ordidesk.labels.decode import Gray

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_EDGE = 4096
"""Pixels: larger photos are reduced on reading; their labels stay far above what can be read."""
MOST_MEGAPIXELS = 250
"""Refused beyond, by the header alone and before memory is taken: 250 MB of grey pixels."""
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
    import PIL.Image  # noqa: PLC0415 - only reading pictures needs it
    from PIL import ImageOps  # noqa: PLC0415 - as above

    try:
        with PIL.Image.open(path) as picture:
            _check_size(path, picture)
            picture.draft("L", (LONGEST_EDGE, LONGEST_EDGE))
            return _pixels(ImageOps.exif_transpose(picture))
    except PictureError:
        raise
    except PIL.UnidentifiedImageError as error:
        raise NotAPicture(path) from error
    except (PIL.Image.DecompressionBombError, MemoryError) as error:
        raise PictureTooLarge(path, 0, 0) from error
    except OSError as error:
        if error.errno is not None:
            raise PictureUnreadable(path, error.strerror or "") from error
        raise TornPicture(path, str(error)) from error
    except (SyntaxError, ValueError, EOFError) as error:
        raise TornPicture(path, str(error)) from error


def _check_size(path: Path, picture: Image) -> None:
    width, height = picture.size
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise PictureTooLarge(path, width, height)


def _pixels(picture: Image) -> Gray:
    """Return grey pixels; what is transparent is white, as on paper."""
    if picture.has_transparency_data:
        paper = picture.convert("RGBA")
        ground = paper.copy()
        ground.paste((255, 255, 255, 255), (0, 0, *paper.size))
        ground.alpha_composite(paper)
        picture = ground
    grey = picture.convert("L")
    grey.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    return np.asarray(grey, dtype=np.uint8)


def pictures_in(path: Path) -> Iterator[Path]:
    """Return the file itself, or the pictures below a folder in the order of their names."""
    if not path.is_dir():
        yield path
        return
    yield from sorted(
        file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES
    )
