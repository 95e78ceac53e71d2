"""``python -m ordidesk decode``: the codes of pictures and folders, a line a picture."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ordidesk.labels.decode import Read, decode
from ordidesk.labels.pictures import (
    MOST_MEGAPIXELS,
    NotAPicture,
    PictureError,
    PictureTooLarge,
    TornPicture,
    pictures_in,
    read_picture,
)

ALL_READ, SOME_FAILED = 0, 1


class Line(msgspec.Struct, omit_defaults=True):
    """What is printed of one file."""

    file: str
    reads: list[dict[str, object]] | None = None
    ms: float | None = None
    """Milliseconds for reading the codes, the file itself apart."""
    error: str = ""


def run(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print a line a picture; what is no picture is named, and the rest goes on.

    Returns 1 when some file could not be read as a picture, else 0: no code found is an answer.
    """
    status = ALL_READ
    for path in paths:
        for file in pictures_in(path):
            line = _look_at(file)
            status = SOME_FAILED if line.error else status
            print(msgspec.json.encode(line).decode() if as_json else _in_words(line))  # noqa: T201 - the command's output
            sys.stdout.flush()
    return status


def _look_at(file: Path) -> Line:
    try:
        picture = read_picture(file)
    except PictureError as error:
        return Line(file=str(file), error=_why(error))
    start = time.perf_counter()
    reads = decode(picture)
    spent = (time.perf_counter() - start) * 1000
    return Line(file=str(file), reads=[_plain(read) for read in reads], ms=round(spent, 2))


def _plain(read: Read) -> dict[str, object]:
    return {
        "symbology": read.symbology.value,
        "text": read.text,
        "polygon": [[round(x, 1), round(y, 1)] for x, y in read.polygon],
    }


def _why(error: PictureError) -> str:
    if isinstance(error, NotAPicture):
        return "ce fichier n'est pas une image"
    if isinstance(error, TornPicture):
        return "image incomplète ou abîmée"
    if isinstance(error, PictureTooLarge):
        return f"image trop grande (plus de {MOST_MEGAPIXELS} mégapixels)"
    return "fichier illisible ou introuvable"


def _in_words(line: Line) -> str:
    if line.error:
        return f"{line.file} : {line.error}"
    if not line.reads:
        return f"{line.file} : aucun code"
    codes = ", ".join(f"{read['symbology']} {read['text']}" for read in line.reads)
    return f"{line.file} : {codes}"
