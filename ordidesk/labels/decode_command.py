"""``python -m ordidesk decode``: the codes of pictures and folders, a line a picture."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ordidesk.labels.decode import decode
from ordidesk.labels.pictures import (
    NotAPicture,
    PictureError,
    PictureTooLarge,
    TornPicture,
    read_picture,
)
from ordidesk.labels.reads import Read

ALL_READ, SOME_FAILED = 0, 1


class Line(msgspec.Struct):
    """What is printed of one file."""

    file: str
    reads: list[dict[str, object]] = []
    ms: float = 0.0
    """Milliseconds for reading the codes, the file itself apart."""
    error: str | msgspec.UnsetType = msgspec.UNSET


def run(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print a line a picture; what is no picture is named, and the rest goes on.

    Returns 1 when some file could not be read as a picture, else 0: no code found is an answer.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console's own letters lack some
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    status = ALL_READ
    for line in _lines(paths):
        status = SOME_FAILED if line.error else status
        print(msgspec.json.encode(line).decode() if as_json else _in_words(line), flush=True)  # noqa: T201 - the command's output
    return status


def _lines(paths: Sequence[Path]) -> Iterator[Line]:
    for path in paths:
        files = _files(path)
        if not files:
            yield Line(file=_name(path), error="dossier sans image")
        yield from map(_look_at, files)


def _files(path: Path) -> list[Path]:
    """Return the file itself, or all of a folder's but the hidden ones."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def _name(path: Path) -> str:
    """Return the path as text; a name that is no text keeps its readable letters."""
    return str(path).encode("utf-8", "replace").decode()


def _look_at(file: Path) -> Line:
    try:
        picture = read_picture(file)
    except PictureError as error:
        return Line(file=_name(file), error=_why(error))
    start = time.perf_counter()
    reads = decode(picture)
    spent = (time.perf_counter() - start) * 1000
    return Line(file=_name(file), reads=[_plain(read) for read in reads], ms=round(spent, 2))


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
        return f"image trop grande : {error.width} × {error.height} pixels"
    return "fichier illisible ou introuvable"


def _in_words(line: Line) -> str:
    if line.error:
        return f"{line.file} : {line.error}"
    if not line.reads:
        return f"{line.file} : aucun code"
    codes = ", ".join(f"{read['symbology']} {read['text']}" for read in line.reads)
    return f"{line.file} : {codes}"
