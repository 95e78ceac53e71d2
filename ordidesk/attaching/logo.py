"""A company's logo made ready for its sheets: small, opaque, a PNG."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from ordidesk.attaching.pictures import on_paper, shrunk
from ordidesk.labels.pictures import opened_picture

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST, HIGHEST = 800, 280
"""Pixels: 500 dots an inch where a sheet shows it."""
MOST_BYTES = 200_000
"""Every laptop holds it."""
_MOST_MEGAPIXELS = 100
_COLORS = 256
_SMALLER = 0.8


def read_logo(content: bytes, name: str = "logo") -> bytes:
    """Return a picture file as a logo; what is transparent in it is white.

    Raises ``PictureError``: ``NotAPicture``, ``TornPicture`` or ``PictureTooLarge``, with `name`.
    """
    path = Path(name)
    with opened_picture(path, io.BytesIO(content)) as picture:
        logo = on_paper(shrunk(path, picture, (WIDEST, HIGHEST), _MOST_MEGAPIXELS))
        logo.thumbnail((WIDEST, HIGHEST))  # one that was lying on its side is too high until here
        written = _written(logo)
        while len(written) > MOST_BYTES:
            # Photos: few colours do for a logo, and it is made smaller until it fits.
            written = _written(logo.quantize(_COLORS))
            if len(written) > MOST_BYTES:
                logo = logo.resize([max(1, round(side * _SMALLER)) for side in logo.size])
        return written


def _written(logo: Image) -> bytes:
    file = io.BytesIO()
    logo.save(file, "PNG", optimize=True)
    return file.getvalue()
