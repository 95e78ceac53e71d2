"""From a frame handed over by the camera to the machine's card painted, in the whole window.

A stand-in for the driver hands 1280 × 720 frames of made labels, a different one each time, to the
app as a webcam does, 30 a second; everything after that is the app's own: the camera's thread, the
decoder's thread, the look-up in the encrypted store, the card, the paint. Bars count at their 2nd
identical read: the frame that is timed is the one that decided. Half of the labels have bars, half
a QR code; all are turned and grainy.

Each label is held up three times, among the others, and its median counts: what other programs take
of the machine falls on one of them. The CPU time that a frame takes stands beside.
"""

from __future__ import annotations

import queue
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.report import Figure, finish, parser
from benchmarks.windows import filled_context, percentile
from ordidesk.labels.label import NOBODY
from ordidesk.labels.scanner import Scanner, Sighting
from ordidesk.labels.sticker import View, photograph
from ordidesk.queries import labels
from ordidesk.store.reader import Reader
from ui.application import make_application
from ui.cameras import make_cameras
from ui.live_scan import LiveScan
from ui.main_window import MainWindow
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.pages.scanner_page import ScannerPage
from ui.shell import Shell
from ui.theme import SIZE

LABELS = 120
TIMES = 3
WARM_UP = 10
FRAME_MS = 33
GIVEN_UP_S = 5.0
ANGLES = (0, 8, -12, 20, 35, 90)
Frame = np.ndarray[Any, np.dtype[np.uint8]]


class Driver:
    """Stands for ``cv2.VideoCapture``: gives the frames put before it, and an empty desk."""

    frames: queue.Queue[Frame] = queue.Queue()
    handed_over = 0.0
    """When the newest frame was."""

    def __init__(self, *_: object) -> None:
        self._open = True

    def isOpened(self) -> bool:
        """Say whether it can be read."""
        return self._open

    def set(self, *_: object) -> bool:
        """Take any wish."""
        return True

    def get(self, *_: object) -> float:
        """Know no property."""
        return 0.0

    def getBackendName(self) -> str:
        """Name itself."""
        return "BENCHMARK"

    def read(self) -> tuple[bool, Frame | None]:
        """Wait for the next frame, but not for long, as a driver does."""
        try:
            frame = Driver.frames.get(timeout=0.5)
        except queue.Empty:
            frame = np.full((720, 1280, 3), 96, np.uint8)
        Driver.handed_over = time.perf_counter()
        return self._open, frame

    def release(self) -> None:
        """Be read no more."""
        self._open = False


class Watch(QObject):
    """Notes when the decisive frame was handed over, decoded, answered and painted."""

    def __init__(self, live: LiveScan) -> None:
        super().__init__()
        self.begun = self.decoded = self.sighted = self.painted = 0.0
        self.handed_over = self.decoding_cpu = self.window_cpu = 0.0
        self.card: QWidget | None = None
        live.sighted.connect(self._note_sighting)

    def forget(self) -> None:
        """Begin anew."""
        self.sighted = self.painted = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the card is being painted after the sighting."""
        if event.type() == QEvent.Type.Paint and watched is self.card and self.sighted:
            self.painted = time.perf_counter()
        return False

    @Slot(object)
    def _note_sighting(self, sighting: Sighting) -> None:
        if sighting.confirmed:
            self.sighted = time.perf_counter()
            self.window_cpu = time.thread_time()


@contextmanager
def timed_decoding(watch: Watch) -> Iterator[None]:
    """Note on the decoder's thread when it began with the frame that decides, and ended."""
    look = Scanner.look

    def timed(self: Scanner, *frame: Any, **options: Any) -> Sighting:
        handed_over, begun, cpu = Driver.handed_over, time.perf_counter(), time.thread_time()
        sighting = look(self, *frame, **options)
        if sighting.confirmed:
            watch.handed_over, watch.begun, watch.decoded = handed_over, begun, time.perf_counter()
            watch.decoding_cpu = time.thread_time() - cpu
        return sighting

    Scanner.look = timed  # type: ignore[method-assign]  # to see between two of the app's threads
    try:
        yield
    finally:
        Scanner.look = look  # type: ignore[method-assign]  # as it was


def label_frames(numbers: list[str]) -> list[Frame]:
    """Photograph a label for each number, in colour as cameras give it."""
    frames = []
    for place, number in enumerate(numbers):
        view = View(angle=ANGLES[place % len(ANGLES)], noise=3, blur=0.6, seed=place)
        grey = photograph(number, view, qr=bool(place % 2))
        frames.append(np.ascontiguousarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8))
    return frames


def scan(
    app: QApplication, page: ScannerPage, watch: Watch, frame: Frame, asset_id: str
) -> dict[str, float]:
    """Hold a label before the camera until its card is painted; milliseconds of each part."""
    watch.forget()
    held_up = time.perf_counter()
    camera = QTimer()
    camera.setTimerType(Qt.TimerType.PreciseTimer)
    camera.timeout.connect(lambda: None if watch.sighted else Driver.frames.put(frame))
    Driver.frames.put(frame)
    camera.start(FRAME_MS)
    while not (watch.painted and page.current_asset() == asset_id):
        if time.perf_counter() - held_up > GIVEN_UP_S:
            return {}
        # Waits as the app does: a loop that never rests would take the decoder's time.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    done = time.perf_counter()
    cpu = watch.decoding_cpu + time.thread_time() - watch.window_cpu
    return {
        "frame to card painted": (done - watch.handed_over) * 1_000,
        "  to the decoder": (watch.begun - watch.handed_over) * 1_000,
        "  decoding": (watch.decoded - watch.begun) * 1_000,
        "  to the window": (watch.sighted - watch.decoded) * 1_000,
        "  look-up and card": (watch.painted - watch.sighted) * 1_000,
        "  paint": (done - watch.painted) * 1_000,
        "  CPU time of all that": cpu * 1_000,
        "first frame to card painted": (done - held_up) * 1_000,
    }


def look_ups(context: PageContext, numbers: list[str]) -> list[float]:
    """Ask what each number stands for, alone: milliseconds."""
    spent = []
    for number in numbers:
        start = time.perf_counter()
        assert context.desk.ask(labels.resolve, number).assets
        spent.append((time.perf_counter() - start) * 1_000)
    return spent


def chosen_assets(context: PageContext, count: int) -> list[tuple[str, str]]:
    """Return numbers and ids of machines, in no order."""
    rows = context.desk.ask(
        Reader.rows, "SELECT inventory_number, id FROM asset WHERE life_cycle <> 'retired'"
    )
    return [(str(number), str(key)) for number, key in random.Random(7).sample(rows, count)]


def measure(app: QApplication, context: PageContext, folder: Path) -> dict[str, list[float]]:
    """Scan every label in the app's window; return each label's median of every part."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    cameras = make_cameras(settings, context.preferences, lambda: 0, play=lambda _path: None)
    watch = Watch(cameras.live)
    window = MainWindow(context.theme, settings)
    pages: list[ScannerPage] = []

    def make_page(its: PageContext) -> ScannerPage:
        pages.append(ScannerPage(its, cameras, NOBODY))
        return pages[0]

    shell = Shell(context, window, settings, make_page)
    window.resize(SIZE.window_width, SIZE.window_height)
    window.show()
    window.show_page("scanner")
    (page,) = pages
    watch.card = page.findChild(AssetCard)
    assert watch.card is not None
    watch.card.installEventFilter(watch)
    machines = chosen_assets(context, LABELS)
    frames = label_frames([number for number, _ in machines])
    turns = [*range(WARM_UP), *(place for _ in range(TIMES) for place in range(LABELS))]
    scans: dict[int, list[dict[str, float]]] = {}
    with timed_decoding(watch):
        for turn, place in enumerate(turns):
            parts = scan(app, page, watch, frames[place], machines[place][1])
            assert parts, f"{machines[place][0]} was not read"
            if turn >= WARM_UP:
                scans.setdefault(place, []).append(parts)
    names = scans[0][0]
    spent = {
        name: [statistics.median(parts[name] for parts in of_label) for of_label in scans.values()]
        for name in names
    }
    spent["look-up alone"] = look_ups(context, [number for number, _ in machines])
    shell.close()
    window.close()
    return spent


def main() -> None:
    """Fill, scan, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    chosen = options.parse_args()
    app = make_application("fr")
    cv2.VideoCapture = Driver  # type: ignore[assignment,misc]  # there is no webcam here
    with (
        tempfile.TemporaryDirectory() as folder,
        filled_context(app, Path(folder), assets=chosen.assets, tickets=5_000) as context,
    ):
        spent = measure(app, context, Path(folder))
    assert not [thread for thread in threading.enumerate() if thread.name == "decoder"]
    print(f"{chosen.assets} assets, {LABELS} labels, window of 1366 x 768, {app.platformName()}")
    for name, values in spent.items():
        print(
            f"{name:28} median {statistics.median(values):6.2f} ms"
            f"   p95 {percentile(values, 0.95):6.2f} ms   max {max(values):6.2f} ms"
        )
    whole = spent["frame to card painted"]
    assert len(whole) == LABELS
    finish(chosen, Figure("frame to card painted p95", percentile(whole, 0.95), "ms", 50))


if __name__ == "__main__":
    main()
