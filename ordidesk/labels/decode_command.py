"""``python -m ordidesk decode``: the codes of pictures and folders, a line a picture."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ordidesk.labels.decode import decode
from ordidesk.labels.ocr import OcrMissing, TextReader
from ordidesk.labels.pictures import (
    NotAPicture,
    PictureError,
    PictureTooLarge,
    TornPicture,
    read_picture,
)
from ordidesk.labels.printed import shows_number, still_verdict
from ordidesk.labels.reads import Gray, Polygon, Read

ALL_READ, SOME_FAILED = 0, 1
_NO_READER = "OrdiDesk : les numéros imprimés ne peuvent pas être lus ici (rapidocr, onnxruntime)"


class Line(msgspec.Struct):
    """What is printed of one file."""

    file: str
    reads: list[dict[str, object]] = []
    ms: float = 0.0
    """Milliseconds for reading the codes, the file itself apart."""
    printed: list[dict[str, object]] | msgspec.UnsetType = msgspec.UNSET
    """Inventory numbers in clear, the likeliest first; phone numbers are none."""
    error: str | msgspec.UnsetType = msgspec.UNSET


def run(paths: Sequence[Path], *, as_json: bool, printed: bool = False) -> int:
    """Print a line a picture; what is no picture is named, and the rest goes on.

    ``printed`` reads inventory numbers that stand there in clear too, about a second a picture.
    Returns 1 when some file could not be read as a picture, or printed numbers cannot be read here;
    else 0: no code found is an answer.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console's own letters lack some
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    status = ALL_READ
    reader = None
    if printed:
        try:
            reader = TextReader()
        except OcrMissing:
            print(_NO_READER, file=sys.stderr)  # noqa: T201 - the command's output
            status = SOME_FAILED
    for line in _lines(paths, reader):
        status = SOME_FAILED if line.error else status
        print(msgspec.json.encode(line).decode() if as_json else _in_words(line), flush=True)  # noqa: T201 - the command's output
    return status


def _lines(paths: Sequence[Path], reader: TextReader | None) -> Iterator[Line]:
    for path in paths:
        files = _files(path)
        if not files:
            yield Line(file=_name(path), error="dossier sans image")
        for file in files:
            yield _look_at(file, reader)


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


def _look_at(file: Path, reader: TextReader | None) -> Line:
    try:
        picture = read_picture(file)
    except PictureError as error:
        return Line(file=_name(file), error=_why(error))
    start = time.perf_counter()
    reads = decode(picture)
    spent = (time.perf_counter() - start) * 1000
    line = Line(file=_name(file), reads=[_plain(read) for read in reads], ms=round(spent, 2))
    if reader is not None:
        line.printed = _printed(reader, picture)
    return line


def _plain(read: Read) -> dict[str, object]:
    return {
        "symbology": read.symbology.value,
        "text": read.text,
        "polygon": _corners(read.polygon),
    }


def _printed(reader: TextReader, picture: Gray) -> list[dict[str, object]]:
    """Read the numbers in clear; there is no store here, so none of them is known."""
    verdict = still_verdict(reader.looks(picture, shows_number), lambda _: False)
    return [
        {
            "text": number.number,
            "line": number.line.text.strip(),
            "polygon": _corners(number.line.polygon),
            "confidence": round(number.confidence, 3),
        }
        for number in verdict.offered
    ]


def _corners(polygon: Polygon) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in polygon]


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
    said = [f"{read['symbology']} {read['text']}" for read in line.reads]
    said += [f"imprimé {number['text']}" for number in line.printed or ()]
    return f"{line.file} : {', '.join(said) or 'aucun code'}"
