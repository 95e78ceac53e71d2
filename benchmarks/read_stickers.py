"""Numbers read from stickers without a barcode, wrong ones taken, time, and the window meanwhile.

Made 1280 × 720 frames (``benchmarks.stickers``), two of each sticker as a camera gives them. Every
number from OD-000001 to OD-020000 is known, so that a misread digit nearly always names another
machine. The reading has a thread beside a window in which nothing happens; a timer of 5 ms beats
there, and the longest gap between two beats is what a person would feel. Beside it: the window
without reading, and rapidocr as it is delivered.
"""

from __future__ import annotations

import logging
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import cv2
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from benchmarks import stickers
from benchmarks.report import Figure, finish, parser
from benchmarks.stall import IDLE_S, Heartbeat
from benchmarks.windows import percentile
from ordidesk.labels.ocr import TextReader
from ordidesk.labels.printed import Consensus, PrintedNumber, numbers_in, shows_number
from ordidesk.labels.reads import Gray
from ui.application import make_application
from ui.pages.first_sync import FirstSyncPage
from ui.theme import SIZE, SchemeChoice, Theme

HOTLINE = ("01 99 00 42 00",)
KNOWN = frozenset(f"OD-{number:06d}" for number in range(1, 20_001))
FRAMES_OF_A_STICKER = 2


@dataclass
class Score:
    """What came of the frames."""

    first: int = 0
    """Stickers whose number is the likeliest after one frame."""
    taken: int = 0
    offered: int = 0
    """Asked for, the right one first."""
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    resident: dict[str, float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """A sticker's frames, made beforehand; no number: nothing must be read."""

    number: str
    name: str
    frames: tuple[Gray, ...]


class Reading(QObject):
    """Reads on a thread of its own; ``over`` when everything was read."""

    over = Signal()

    def __init__(self, shown: list[Shown]) -> None:
        super().__init__()
        self.score = Score()
        self._shown = shown
        self._thread = threading.Thread(target=self._read, name="printed")

    def start(self) -> None:
        """Begin, once the window's loop runs."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for the thread's end."""
        self._thread.join()

    def _read(self) -> None:
        score = self.score
        score.resident["before"] = resident_mb()
        reader = TextReader()
        reader.lines(self._shown[0].frames[0])
        score.resident["loaded"] = resident_mb()
        for shown in self._shown:
            look(reader, shown, score)
        score.resident["after reading"] = resident_mb()
        reader.close()
        score.resident["released"] = resident_mb()
        self.over.emit()


def look(reader: TextReader, shown: Shown, score: Score) -> None:
    """Show the frames of one sticker in turn, as the live scanning does."""
    consensus = Consensus()
    numbers: tuple[PrintedNumber, ...] = ()
    for turn, frame in enumerate(shown.frames):
        start, cpu = time.perf_counter(), time.thread_time()
        lines = reader.lines(frame, shows_number, turn=turn)
        numbers = numbers_in(lines, KNOWN.__contains__, HOTLINE)
        score.seconds.append(time.perf_counter() - start)
        score.cpu.append(time.thread_time() - cpu)
        if turn == 0 and shown.number:
            hit = bool(numbers) and numbers[0].number == shown.number
            score.first += hit
            if not hit:
                score.missed.append(f"{shown.name}: {[line.text for line in lines]}")
        verdict = consensus.look(numbers)
        if verdict.taken:
            score.taken += verdict.taken.number == shown.number
            if verdict.taken.number != shown.number:
                score.wrong.append(f"{shown.name}: {verdict.taken.line.text}")
        elif verdict.offered:
            score.offered += verdict.offered[0].number == shown.number


def as_delivered(shown: list[Shown]) -> tuple[int, float]:
    """Read first frames with rapidocr's own pipeline; returns how many were right, and seconds."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - only the comparison needs it

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    engine = RapidOCR(params={"Global.log_level": "critical"})
    right, seconds = 0, []
    for one in shown:
        frame = cv2.cvtColor(one.frames[0], cv2.COLOR_GRAY2BGR)
        start = time.perf_counter()
        texts = getattr(engine(frame), "txts", None) or ()
        seconds.append(time.perf_counter() - start)
        right += any(one.number[3:] in text for text in texts)
    return right, statistics.median(seconds)


def resident_mb() -> float:
    """Return what the process holds in memory, in MB; 0 where the system does not tell it so."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def beats(app: QApplication, heart: Heartbeat, seconds: float) -> list[float]:
    """Listen to a window in which nothing happens."""
    heart.start()
    QTimer.singleShot(int(seconds * 1000), app.quit)
    app.exec()
    return heart.stop()


def main() -> None:
    """Make the frames, read them beside a window, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--stickers", type=int, default=100)
    options.add_argument("--empty", type=int, default=20, help="frames without a sticker")
    options.add_argument("--from-seed", type=int, default=10_000)
    options.add_argument("--compared", type=int, default=20, help="frames for rapidocr as it is")
    chosen = options.parse_args()
    seeds = range(chosen.from_seed, chosen.from_seed + chosen.stickers)
    cases = [stickers.sticker_case(seed) for seed in seeds]
    with_number = [
        Shown(
            case.text.number,
            f"{case.seed} {case.text.printed} {case.typeface} {case.capital:.0f} px",
            tuple(stickers.frame(case, n).image for n in range(FRAMES_OF_A_STICKER)),
        )
        for case in cases
    ]
    empty = [
        Shown("", f"empty {seed}", (stickers.empty_frame(seed),) * FRAMES_OF_A_STICKER)
        for seed in range(chosen.empty)
    ]
    app = make_application("fr")
    theme = Theme(app, SchemeChoice.LIGHT)
    theme.apply()
    window = FirstSyncPage(theme)
    window.resize(SIZE.window_width, SIZE.window_height)
    window.show()
    heart = Heartbeat()
    beats(app, heart, 0.5)
    resting = beats(app, heart, IDLE_S)
    reading = Reading(with_number + empty)
    reading.over.connect(app.quit)
    QTimer.singleShot(0, reading.start)
    heart.start()
    app.exec()
    gaps = heart.stop()
    reading.wait()
    score = reading.score
    tell(score, len(cases))
    for name, values in (("idle window", resting), ("while reading", gaps)):
        print(f"{name:14} p99 {percentile(values, 0.99):.1f} ms  longest {max(values):.1f} ms")
    if chosen.compared:
        right, seconds = as_delivered(with_number[: chosen.compared])
        print(f"rapidocr as it is: {right} of {chosen.compared} read, {seconds:.2f} s a frame")
    finish(
        chosen,
        Figure("number read in one frame", 100 * score.first / len(cases), "%", 95, "more"),
        Figure("wrong texts taken without asking", len(score.wrong), "", 0),
        Figure("a frame (median)", statistics.median(score.seconds), "s", 0.7),
        Figure("longest stall of the window", max(gaps), "ms", 50),
    )


def tell(score: Score, stickers_shown: int) -> None:
    """Print what the figures do not say."""
    for line in (*score.missed, *(f"WRONG {wrong}" for wrong in score.wrong)):
        print(line)
    print(
        f"{stickers_shown} stickers: {score.first} read in the first frame; after two"
        f" {score.taken} taken without asking, {score.offered} asked for and right,"
        f" {len(score.wrong)} wrong"
    )
    print(
        f"a frame: median {statistics.median(score.seconds):.2f} s (CPU"
        f" {statistics.median(score.cpu):.2f}), p95 {percentile(score.seconds, 0.95):.2f} s"
        f" (CPU {percentile(score.cpu, 0.95):.2f})"
    )
    print("resident: " + ", ".join(f"{at} {mb:.0f} MB" for at, mb in score.resident.items()))


if __name__ == "__main__":
    main()
