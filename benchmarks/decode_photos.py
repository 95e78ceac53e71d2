"""Recall, false reads and time over photos with known text, beside plain zxing-cpp and pyzbar.

The photos are not part of the project: pass their folder, which holds ``manifest.csv`` (file,
symbology, text, source, scope). Only ``scope=core`` counts; ITF is not read by design.
"""

from __future__ import annotations

import csv
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import zxingcpp
from pyzbar import pyzbar

from benchmarks.report import Figure, finish, parser
from ordidesk.labels.decode import decode
from ordidesk.labels.pictures import read_picture
from ordidesk.labels.reads import Gray

DEFAULT_FOLDER = Path(__file__).parents[2] / "shared" / "labels"
HAND_HELD = "quagga2"


class Photo(NamedTuple):
    """A photo and what it says; an empty text means that nothing must be read."""

    symbology: str
    text: str
    source: str
    pixels: Gray


Reader = Callable[[Gray], list[str]]


def plain_zxing(pixels: Gray) -> list[str]:
    """Read with zxing-cpp's defaults: everything tried, all formats."""
    found = zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]


def plain_pyzbar(pixels: Gray) -> list[str]:
    """Read with pyzbar's defaults."""
    return [code.data.decode("utf-8", "replace") for code in pyzbar.decode(pixels)]


def ours(pixels: Gray) -> list[str]:
    """Read with the app's pipeline."""
    return [read.text for read in decode(pixels)]


class Score:
    """What one reader made of all photos."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()
        self.false_on_empty = 0
        self.wrong = 0
        self.hand_held = 0
        self.ms: list[float] = []

    def look(self, photo: Photo, reader: Reader) -> None:
        """Read one photo and keep what came of it."""
        start = time.perf_counter()
        texts = [_settled(text) for text in reader(photo.pixels)]
        self.ms.append((time.perf_counter() - start) * 1000)
        if photo.symbology == "none":
            self.false_on_empty += bool(texts)
            return
        exact = _settled(photo.text) in texts
        self.read[photo.symbology] += exact
        self.hand_held += exact and HAND_HELD in photo.source
        self.wrong += bool(texts) and not exact


def _settled(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def load(folder: Path) -> list[Photo]:
    """Read the photos that count, in grey."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Photo(row["symbology"], row["text"], row["source"], read_picture(folder / row["file"]))
            for row in csv.DictReader(lines)
            if row["scope"] == "core" and row["symbology"] != "itf"
        ]


def main() -> None:
    """Measure all three in one run."""
    arguments = parser(__doc__ or "")
    arguments.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    options = arguments.parse_args()
    if not (options.folder / "manifest.csv").is_file():
        print(f"no photos in {options.folder}: nothing measured")
        sys.exit(0)
    photos = load(options.folder)
    totals = Counter(photo.symbology for photo in photos)
    hand_held = sum(HAND_HELD in photo.source for photo in photos)
    scores: dict[str, Score] = {}
    readers = {"ordidesk": ours, "zxing-cpp": plain_zxing, "pyzbar": plain_pyzbar}
    for name, reader in readers.items():
        reader(np.zeros((64, 64), np.uint8))  # loads what it needs
        scores[name] = Score()
        for photo in photos:
            scores[name].look(photo, reader)
    for name, score in scores.items():
        recall = "  ".join(
            f"{symbology} {score.read[symbology]}/{total}"
            for symbology, total in sorted(totals.items())
            if symbology != "none"
        )
        ms = sorted(score.ms)
        print(
            f"{name:10} {recall}  hand-held {score.hand_held}/{hand_held}  "
            f"wrong {score.wrong}  false {score.false_on_empty}/{totals['none']}  "
            f"median {statistics.median(ms):.1f} ms  p95 {ms[int(len(ms) * 0.95)]:.0f} ms"
        )
    mine = scores["ordidesk"]
    with_text = sum(totals.values()) - totals["none"]
    finish(
        options,
        Figure("hand-held photos read", mine.hand_held, "", 23, "more"),
        Figure("exact text", 100 * sum(mine.read.values()) / with_text, "%", 95, "more"),
        Figure("false reads and wrong texts", mine.false_on_empty + mine.wrong, "", 0),
    )


if __name__ == "__main__":
    main()
