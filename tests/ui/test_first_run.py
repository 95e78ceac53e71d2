"""The first start on a laptop: portal, camera and printer are tried, or skipped, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.labels.decode import decode
from ordidesk.labels.sticker import View, photograph
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember
from tests.support.drawn import gray, image
from tests.support.plugged import Plugged, Webcam
from tests.support.portal_process import PortalProcess
from tests.support.preferences import preferences_in
from tests.support.records import COMPANY, LEA, NOW
from tests.support.seen import button, click, dialog, has_button, until, words_on
from ui.desktop import Desktop, keep_demo_key
from ui.entry import Entry
from ui.pages.first_run import FirstRun
from ui.pages.first_run_printer import PrinterStep
from ui.printers import Printers
from ui.printing.test_page import SAMPLE, lay_out
from ui.theme import Theme

NOBODY = "http://127.0.0.1:9"
"""An address at which nothing answers."""
Start = Callable[..., Desktop]


def label(text: str) -> Webcam:
    return Webcam("HD Webcam", photograph(text, View(noise=3, blur=0.6)))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalProcess]:
    folder = tmp_path_factory.mktemp("portal")
    with PortalProcess(folder, COMPANY, {LEA: "correct horse battery"}) as running:
        yield running


@pytest.fixture
def start(theme: Theme, tmp_path: Path) -> Iterator[Start]:
    """Start the app on the same laptop each time."""
    started: list[Desktop] = []

    def made(plugged: Plugged | None = None) -> Desktop:
        desktop = Desktop(
            theme,
            Folders.below(tmp_path),
            QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
            preferences_in(tmp_path),
            None,
            keep_key=keep_demo_key,
            make_cameras=(plugged or Plugged()).make_cameras,
        )
        started.append(desktop)
        if desktop.introduce() is None:
            desktop.start()
        return desktop

    yield made
    for desktop in started:
        desktop.close()


def seen() -> QWidget:
    """Return the window in front."""
    (window,) = (
        it
        for it in QApplication.topLevelWidgets()
        if isinstance(it, (FirstRun, Entry)) and it.isVisible()
    )
    return window


def address(within: QWidget) -> QLineEdit:
    (found,) = (
        it
        for it in within.findChildren(QLineEdit)
        if it.isVisible() and it.accessibleName() == "Portal address"
    )
    return found


def test_three_steps_lead_to_the_sign_in_once(
    qtbot: QtBot, start: Start, portal: PortalProcess, tmp_path: Path
) -> None:
    plugged = Plugged(label("OD-004217"))
    desktop = start(plugged)
    window = seen()
    assert "Step 1 of 3" in words_on(window)
    address(window).setText(portal.url)
    click(window, "Go on")
    until(qtbot, lambda: "Step 2 of 3" in words_on(window))
    assert preferences_in(tmp_path).settings.portal.address == portal.url
    until(qtbot, lambda: "OD-004217 was read" in words_on(window))
    click(window, "Go on")
    assert "Step 3 of 3" in words_on(window)
    until(qtbot, lambda: not plugged.webcams[0].in_use)
    click(window, "Back")
    assert "Step 2 of 3" in words_on(window)
    click(window, "Skip this step")
    click(window, "Sign in")
    assert address(seen()).text() == portal.url
    desktop.close()
    start()
    assert not isinstance(seen(), FirstRun)


def test_every_step_can_be_skipped(start: Start) -> None:
    start()
    window = seen()
    click(window, "Skip this step")
    click(window, "Skip this step")
    assert not has_button(window, "Skip this step")
    click(window, "Sign in")
    assert address(seen()).text() == ""


def test_a_portal_that_is_silent_is_told_and_kept_all_the_same(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    start()
    window = seen()
    address(window).setText(NOBODY)
    click(window, "Go on")
    until(qtbot, lambda: "You can go on all the same" in words_on(window))
    assert "Step 1 of 3" in words_on(window)
    click(window, "Go on")
    assert "Step 2 of 3" in words_on(window)
    assert preferences_in(tmp_path).settings.portal.address == NOBODY


def test_what_is_no_address_stays_to_be_corrected(start: Start) -> None:
    start()
    window = seen()
    address(window).setText("http://portail.example")
    click(window, "Go on")
    assert "Step 1 of 3" in words_on(window)
    assert address(window).selectedText() == "http://portail.example"


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("https://portail.example/tickets/1", "https://portail.example"),
        ("ftp://portail.example", ""),
    ],
)
def test_the_address_comes_from_a_code_before_the_camera(
    qtbot: QtBot, start: Start, code: str, read: str
) -> None:
    start(Plugged(label(code)))
    window = seen()
    click(window, "Scan a QR code…")
    dialog(qtbot)
    told = "The address was read." if read else "is not the address of a portal"
    until(qtbot, lambda: told in words_on(window))
    assert address(window).text() == read


def test_whoever_worked_here_before_is_not_asked(start: Start, tmp_path: Path) -> None:
    last = LastSignIn(portal_url=NOBODY, mail=LEA.mail, person_id="")
    remember(Folders.below(tmp_path).last_sign_in, last)
    start()
    assert address(seen()).text() == NOBODY
    assert not isinstance(seen(), FirstRun)


def test_a_portal_that_is_decided_is_not_asked_for(start: Start, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(
        f'locked = ["portal.address"]\nportal.address = "{NOBODY}"\n'
    )
    start()
    assert "Step 1 of 2" in words_on(seen())
    click(seen(), "Skip this step")
    click(seen(), "Sign in")
    assert address(seen()).text() == NOBODY
    assert address(seen()).isReadOnly()


def test_a_machine_without_a_printer_says_what_can_be_done(qtbot: QtBot, theme: Theme) -> None:
    step = printer_step(qtbot, theme, Path("unused"), [])
    assert "Sheets can be saved as PDF" in words_on(step)
    assert not has_button(step, "Print a test page")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    step = printer_step(qtbot, theme, tmp_path, ["Bureau"])
    (box,) = step.findChildren(QComboBox)
    assert box.currentText() == "Bureau"
    click(step, "Print a test page")
    assert "Bureau does not answer" in words_on(step)
    assert button(step, "Print a test page").isEnabled()


def printer_step(qtbot: QtBot, theme: Theme, folder: Path, names: list[str]) -> PrinterStep:
    step = PrinterStep(
        theme, Printers(preferences_in(folder), lambda: names), lambda: NOW, "Europe/Paris"
    )
    qtbot.addWidget(step)
    step.begin()
    with qtbot.waitExposed(step):
        step.show()
    return step


def test_the_codes_of_the_test_page_can_be_read(theme: Theme) -> None:
    del theme  # its fonts are on the page
    drawn: QImage = image(lay_out(NOW, "Europe/Paris"))
    assert drawn.size() != QSize()
    assert {read.text for read in decode(gray(drawn))} == {SAMPLE}
    assert len(decode(gray(drawn))) == 2
