"""A label without a code: its number is read, and where that is unsure the person is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ordidesk.labels import ocr
from ordidesk.labels.camera import Source
from ordidesk.labels.label import Issuer
from ordidesk.labels.reads import Gray
from ordidesk.labels.sticker import PHONE, View, draw_printed, lay_down
from tests.support.plugged import Plugged
from tests.support.preferences import preferences_in
from tests.support.records import COMPANY, asset
from tests.support.seen import click, until
from tests.support.workbench import Workbench
from ui.pages.printed_bar import PrintedBar
from ui.pages.scanner_page import ScannerPage
from ui.printed_scan import PrintedScan
from ui.widgets.number_field import NumberField
from ui.widgets.preview import Preview

OpenBench = Callable[..., Workbench]
Show = Callable[..., ScannerPage]

NUMBER = "OD-004217"
UNKNOWN = "OD-777777"
LAPTOP = asset(4217)
WORLD = (*COMPANY, LAPTOP)
RATE, SECONDS = 15, 20
READ_MS = 30_000
"""Loading the models and two looks, on a machine with other work."""


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """Open the scanner over a desk, with a film as camera or without."""
    pages: list[ScannerPage] = []

    def made(bench: Workbench, source: Source | None = None) -> ScannerPage:
        settings = QSettings(str(tmp_path / "scanner.ini"), QSettings.Format.IniFormat)
        cameras = Plugged().make_cameras(settings, preferences_in(tmp_path), lambda: source)
        page = ScannerPage(bench.context, cameras, Issuer((PHONE,)))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1286, 640)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield made
    for page in pages:
        page.close_camera()


def sticker(number: str, angle: float = 25) -> Gray:
    return lay_down(draw_printed(number), View(angle=angle, noise=3))


def photo(path: Path, pixels: Gray) -> str:
    assert cv2.imwrite(str(path), pixels)
    return str(path)


def film(path: Path, pixels: Gray) -> Path:
    frame = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR)
    height, width, _ = frame.shape
    codec = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), codec, float(RATE), (width, height))
    for _ in range(RATE * SECONDS):
        writer.write(frame)
    writer.release()
    return path


def bar(page: ScannerPage) -> PrintedBar:
    return page.findChildren(PrintedBar)[0]


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=READ_MS)


def has_card(page: ScannerPage) -> bool:
    return page.current_asset() == LAPTOP.id


def test_photo_without_a_code_shows_the_card_of_its_printed_number(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))

    page.read_file(photo(tmp_path / "étiquette.png", sticker(NUMBER, angle=200)))

    until(qtbot, lambda: "Reading the printed number…" in page.findChildren(Preview)[0].message())
    wait(qtbot, lambda: has_card(page))
    assert not bar(page).text()


def test_number_that_nobody_knows_is_asked_for(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))

    page.read_file(photo(tmp_path / "label.png", sticker(UNKNOWN)))

    wait(qtbot, lambda: f"Is it {UNKNOWN}?" in bar(page).text())
    click(bar(page), "Yes")
    assert f"Unknown number: {UNKNOWN}" in page.findChildren(NumberField)[0].error()
    assert not bar(page).text()


def test_blurred_number_offers_the_known_one_that_it_may_be(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))

    page.read_file(photo(tmp_path / "label.png", sticker("OD-004277")))

    wait(qtbot, lambda: bar(page).text() == "Which number is on the label?")
    assert not page.current_asset()
    click(bar(page), NUMBER)
    until(qtbot, lambda: has_card(page))


def test_label_before_the_camera_shows_the_card(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD), film(tmp_path / "film.avi", sticker(NUMBER)))

    wait(qtbot, lambda: has_card(page))


def test_refused_number_is_not_offered_again_until_it_is_asked_for(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD), film(tmp_path / "film.avi", sticker(UNKNOWN)))
    wait(qtbot, lambda: UNKNOWN in bar(page).text())

    click(bar(page), "None of these")

    assert not bar(page).text()
    click(page, "Read the printed number")
    assert bar(page).text() == "Reading the printed number…"
    wait(qtbot, lambda: UNKNOWN in bar(page).text())


def test_asked_where_there_is_no_number_says_what_helps(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD), film(tmp_path / "film.avi", lay_down(draw_printed(""), View())))
    until(qtbot, lambda: not page.findChildren(Preview)[0].message())

    click(page, "Read the printed number")

    wait(qtbot, lambda: "No number could be read" in bar(page).text())


def test_asked_without_a_picture_says_what_has_to_be_there(show: Show, bench: OpenBench) -> None:
    page = show(bench(WORLD))

    click(page, "Read the printed number")

    assert "Start the camera or open a picture" in bar(page).text()


def test_asked_where_the_libraries_are_missing_says_so(
    show: Show,
    bench: OpenBench,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "_libraries", lambda: None)
    page = show(bench(WORLD), film(tmp_path / "film.avi", sticker(NUMBER)))
    until(qtbot, lambda: not page.findChildren(Preview)[0].message())

    click(page, "Read the printed number")

    until(qtbot, lambda: "cannot be read on this computer" in bar(page).text())
    page.read_file(photo(tmp_path / "label.png", sticker(NUMBER)))
    until(qtbot, lambda: "No code found in this picture" in words_of_preview(page))


def words_of_preview(page: ScannerPage) -> str:
    return page.findChildren(Preview)[0].message()


def test_memory_is_given_back_when_the_page_is_left(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))
    printed = page.printed
    assert isinstance(printed, PrintedScan)
    page.read_file(photo(tmp_path / "label.png", sticker(NUMBER)))
    wait(qtbot, lambda: has_card(page))
    assert printed.is_loaded

    page.hide()

    until(qtbot, lambda: not printed.is_loaded)
