"""Taking a photo with the webcam: it is seen, held, taken again, used; and no camera is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.domain.verifications import RunState
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.reads import Gray
from ordidesk.queries import attachments, verifications
from tests.support.plugged import Plugged, Webcam
from tests.support.preferences import preferences_in
from tests.support.records import COMPANY, LEA, run, ticket
from tests.support.seen import button, click, until, words_on
from tests.support.workbench import Workbench
from ui.cameras import Cameras
from ui.pages.photo_dialog import PhotoDialog, photo_source
from ui.pages.verification_panel import VerificationPanel
from ui.scan_words import fault_words
from ui.theme import Theme
from ui.widgets.preview import Preview

OpenBench = Callable[..., Workbench]


def picture(shade: int) -> Gray:
    return np.full((720, 1280), shade, np.uint8)


@pytest.fixture
def cameras(tmp_path: Path) -> Callable[[Plugged], Callable[[], Cameras]]:
    settings = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    return lambda plugged: (
        lambda: plugged.make_cameras(settings, preferences_in(tmp_path), lambda: None)
    )


def shown(qtbot: QtBot, theme: Theme, make: Callable[[], Cameras]) -> PhotoDialog:
    dialog = PhotoDialog(theme, make)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def shade_of(content: bytes) -> int:
    seen = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert seen is not None
    return int(seen.mean())


def test_the_photo_that_was_held_is_the_one_that_is_used(
    qtbot: QtBot, theme: Theme, cameras: Callable[[Plugged], Callable[[], Cameras]]
) -> None:
    webcam = Webcam("Webcam", picture(60))
    dialog = shown(qtbot, theme, cameras(Plugged(webcam)))
    taken = QSignalSpy(dialog.taken)
    until(qtbot, lambda: button(dialog, "Take the photo").isEnabled())
    click(dialog, "Take the photo")
    click(dialog, "Take another")
    webcam.picture = picture(200)
    until(qtbot, lambda: _seen(dialog) > 150)
    click(dialog, "Take the photo")
    webcam.picture = picture(10)
    click(dialog, "Use this photo")
    assert taken.count() == 1
    assert abs(shade_of(taken.at(0)[0]) - 200) < 5
    until(qtbot, lambda: webcam.in_use == 0)


def _seen(dialog: PhotoDialog) -> int:
    if not button(dialog, "Take the photo").isEnabled():
        return 0
    (preview,) = dialog.findChildren(Preview)
    middle = preview.grab().toImage().pixelColor(preview.rect().center())
    return middle.lightness()


@pytest.mark.parametrize("fault", [CameraFault.BUSY, CameraFault.MISSING])
def test_no_picture_says_why_and_nothing_can_be_taken(
    qtbot: QtBot,
    theme: Theme,
    cameras: Callable[[Plugged], Callable[[], Cameras]],
    fault: CameraFault,
) -> None:
    busy = Webcam("Webcam", picture(60), refused=CameraFault.BUSY)
    plugged = Plugged(busy) if fault is CameraFault.BUSY else Plugged()
    dialog = shown(qtbot, theme, cameras(plugged))
    (preview,) = dialog.findChildren(Preview)
    until(qtbot, lambda: preview.message() == fault_words(fault))
    assert not button(dialog, "Take the photo").isEnabled()
    click(dialog, "Cancel")


def test_a_photo_stands_with_its_line(qtbot: QtBot, bench: OpenBench) -> None:
    of = ticket(1, assignee_id=LEA.id)
    begun = changed(run("here", of), state=RunState.IN_PROGRESS)
    work = bench((*COMPANY, of, begun))
    panel = VerificationPanel(work.context)
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    panel.show_ticket(of.id, "")
    work.context.bridge.changed.connect(lambda _it: panel.show_ticket(of.id, ""))
    with qtbot.waitExposed(panel):
        panel.show()
    ok, content = cv2.imencode(".jpg", picture(120))
    assert ok
    panel.add_photo("photo", photo_source(work.clock(), content.tobytes()))
    until(qtbot, lambda: "1 of 5" in words_on(panel))
    (file,) = work.desk.ask(attachments.of_ticket, of.id)
    assert file.name == "photo 2026-03-17 090000.jpg"
    found = work.desk.ask(verifications.to_verify, work.desk.actor, of.id, work.clock())
    held = found[0].run
    assert held is not None
    answer = held.answer_of("photo")
    assert answer is not None
    assert answer.photo == file.id


def test_a_file_that_is_no_picture_is_said_on_its_line(qtbot: QtBot, bench: OpenBench) -> None:
    of = ticket(1, assignee_id=LEA.id)
    work = bench((*COMPANY, of, run("here", of)))
    panel = VerificationPanel(work.context)
    qtbot.addWidget(panel)
    panel.show_ticket(of.id, "")
    with qtbot.waitExposed(panel):
        panel.show()
    panel.add_photo("photo", photo_source(work.clock(), b""))
    until(qtbot, lambda: "photo 2026-03-17 090000.jpg" in words_on(panel))
    assert work.desk.ask(attachments.of_ticket, of.id) == ()
