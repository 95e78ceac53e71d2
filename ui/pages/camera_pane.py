"""What the camera sees: its picture, its buttons, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.labels.camera import Source
from ordidesk.labels.controls import Offered
from ordidesk.labels.devices import Device, choose
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.reads import Read
from ordidesk.labels.scanner import Sighting
from ui.announce import announce
from ui.camera_memory import CAMERA, SCAN_SOUND, ZOOMS, CameraSettings
from ui.cameras import Cameras
from ui.idle import IdleWatch
from ui.pages.camera_menu import CameraMenu, MenuState
from ui.scan_words import fault_words, hint_words
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.camera_bar import CameraBar
from ui.widgets.preview import Outline, Preview

_ASKED_AGAIN = {
    CameraFault.FORBIDDEN_BY_GROUP,
    CameraFault.FORBIDDEN_BY_WINDOWS,
    CameraFault.FORBIDDEN_BY_MACOS,
}
"""What the person may lift in the system's settings meanwhile."""


class _State(Enum):
    OFF = auto()
    """The person stopped it, or a file is over."""
    ON = auto()
    PAUSED = auto()
    """Nobody was there."""
    WAITING = auto()
    """There is none that gives a picture; it starts by itself when there is."""


class CameraPane(QWidget):
    """Runs the camera while it can be seen; shows still pictures in the same place."""

    read = Signal(object)
    """Codes that count now, what is new first: a sequence of ``decode.Read``."""

    def __init__(self, theme: Theme, cameras: Cameras, parent: QWidget | None = None) -> None:
        """Show nothing before it can be seen."""
        super().__init__(parent)
        self._cameras = cameras
        self._live = cameras.live
        self._state = _State.OFF
        self._devices: Sequence[Device] = ()
        self._device: Device | None = None
        self._fault: CameraFault | None = None
        self._settings = CameraSettings()
        self._offered = Offered()
        self._reads: Sequence[Read] = ()
        self._idle = IdleWatch(cameras.idle_ms, self)
        self._preview = Preview(theme, self.tr("Camera picture"))
        self._bar = CameraBar(theme, ZOOMS)
        self.toggle = Button(theme, self.tr("Start the camera"), icon="camera", field=True)
        """Starts and stops; whoever shows the pane places it."""
        over = QVBoxLayout(self._preview)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        pane = QVBoxLayout(self)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(self._preview)
        self._bar.show_steps(shown=False)
        self._connect()

    def _connect(self) -> None:
        self.toggle.clicked.connect(self._toggle)
        self._live.opened.connect(self._show_opened)
        self._live.frame_came.connect(self._show_frame)
        self._live.sighted.connect(self._take_sighting)
        self._live.failed.connect(self._show_fault)
        self._live.ended.connect(self._show_end)
        self._cameras.watch.listed.connect(self._take_devices)
        self._idle.expired.connect(self._pause)
        self._idle.touched.connect(self._resume)
        self._preview.picked.connect(self._pick)
        self._preview.zoomed.connect(self._zoom_by)
        self._bar.zoom_chosen.connect(self._zoom)
        self._bar.small_codes_chosen.connect(self._look_for_small_codes)
        self._bar.menu_asked.connect(self._open_menu)
        for keys, slot in (
            (QKeySequence.StandardKey.ZoomIn, self._zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self._zoom_out),
        ):
            QShortcut(keys, self).activated.connect(slot)

    # --- what the page calls ----------------------------------------------------------------------

    def close_camera(self) -> None:
        """Let the camera go, for good."""
        self._cameras.close()

    def show_message(self, text: str) -> None:
        """Say something over the picture."""
        self._preview.show_message(text)

    def show_still(self, image: QImage, reads: Sequence[Read]) -> None:
        """Show a picture and the codes in it instead of the camera's."""
        self._turn_off()
        self._preview.show_image(image)
        self._outline(reads)
        self._preview.show_message("")

    def show_no_still(self) -> None:
        """Take back what was said of a picture that turned out to be none."""
        self._preview.show_message("" if self._live.is_running else self.tr("The camera is off."))

    def acknowledge(self, words: str, *, known: bool) -> None:
        """Tell eyes, ears and screen readers that a code was read, and what it came to."""
        if self._cameras.memory.sound:
            sounds = self._cameras.sounds
            (sounds.read if known else sounds.unknown)()
        if known:
            self._preview.flash()
        announce(self._preview, words, at_once=True)

    # --- on and off -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera."""
        super().showEvent(event)
        self._idle.watch(self.window().windowHandle())
        self._cameras.watch.start()
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the camera go: its light must not stay on behind another page."""
        super().hideEvent(event)
        self._idle.watch(None)
        self._cameras.watch.stop()
        self._turn_off()

    def _begin(self) -> None:
        self._state = _State.ON
        self._device = self._fault = None
        self._preview.show_message(self.tr("Opening the camera…"))
        self.toggle.set_label(self.tr("Stop the camera"), "camera-off")
        source = self._cameras.source()
        if source is not None:
            self._open(source, "")
        else:
            self._cameras.watch.look()

    def _open(self, source: Source, name: str) -> None:
        self._state = _State.ON
        self._offered = Offered()
        self._settings = self._cameras.memory.settings_of(name)
        self._show_settings()
        self.toggle.set_label(self.tr("Stop the camera"), "camera-off")
        self._live.start(source, self._settings.wanted())

    def _turn_off(self) -> None:
        self._live.stop()
        self._show_nothing(_State.OFF, self.tr("The camera is off."))

    def _show_nothing(self, state: _State, message: str) -> None:
        self._state = state
        self._preview.show_image(None)
        self._outline(())
        self._preview.show_message(message)
        self._bar.show_steps(shown=False)
        self.toggle.set_label(self.tr("Start the camera"), "camera")

    @Slot()
    def _toggle(self) -> None:
        if self._state is _State.ON:
            self._turn_off()
        else:
            self._begin()

    @Slot()
    def _pause(self) -> None:
        if self._state is _State.ON:
            self._live.stop()
            message = self.tr("Camera paused. Touch the screen or press a key to resume.")
            self._show_nothing(_State.PAUSED, message)

    @Slot()
    def _resume(self) -> None:
        if self._state is _State.PAUSED:
            self._begin()

    @Slot(object)
    def _take_devices(self, devices: Sequence[Device]) -> None:
        """Open the camera that should run now: a better one came, or the one there was left."""
        self._devices = devices
        waits = self._state in {_State.ON, _State.WAITING}
        if not waits or self._cameras.source() is not None:
            return
        device = choose(devices, self._cameras.memory.chosen)
        before, self._device = self._device, device
        if device is None:
            if self._state is _State.ON:
                self._show_fault(CameraFault.UNPLUGGED if before else CameraFault.MISSING)
        elif device != before or (self._state is _State.WAITING and self._fault in _ASKED_AGAIN):
            self._open(device.number, device.name)

    @Slot(object)
    def _show_opened(self, offered: Offered) -> None:
        self._offered = offered

    @Slot(object)
    def _show_fault(self, fault: CameraFault) -> None:
        self._live.stop()
        if fault is CameraFault.MISSING and self._fault is CameraFault.UNPLUGGED:
            fault = CameraFault.UNPLUGGED  # its file was still there for a moment
        if fault in {CameraFault.MISSING, CameraFault.UNPLUGGED}:
            self._device = None
        self._fault = fault
        self._show_nothing(_State.WAITING, fault_words(fault))
        announce(self._preview, fault_words(fault))

    @Slot()
    def _show_end(self) -> None:
        self._live.stop()
        self._state = _State.OFF
        self.toggle.set_label(self.tr("Start the camera"), "camera")

    # --- what it sees -----------------------------------------------------------------------------

    @Slot()
    def _show_frame(self) -> None:
        shown = self._live.newest()
        if shown is None:
            return
        self._fault = None
        if self._preview.message() == self.tr("Opening the camera…"):
            self._preview.show_message("")
            self._bar.show_steps(shown=True)
        part = shown.part
        self._preview.show_image(shown.image, QRectF(part.left, part.top, part.width, part.height))

    @Slot(object)
    def _take_sighting(self, sighting: Sighting) -> None:
        self._outline(sighting.seen)
        self._show_hint(hint_words(sighting.hint) if sighting.hint else "")
        if sighting.confirmed:
            self._idle.note()
            self.read.emit((*sighting.confirmed, *sighting.beside))

    def _show_hint(self, words: str) -> None:
        if words != self._preview.message():
            self._preview.show_message(words)
            announce(self._preview, words)

    def _outline(self, reads: Sequence[Read]) -> None:
        self._reads = reads
        self._preview.show_outlines([Outline(read.polygon, read.text) for read in reads])

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.read.emit((self._reads[place],))

    # --- how it is set ----------------------------------------------------------------------------

    def _set(self, settings: CameraSettings) -> None:
        before, self._settings = self._settings.wanted(), settings
        name = self._device.name if self._device is not None else ""
        self._cameras.memory.remember(name, settings)
        self._show_settings()
        if self._state is not _State.ON:
            return
        if self._device is not None and before.resolution != settings.wanted().resolution:
            self._live.start(self._device.number, settings.wanted())
        else:
            self._live.adjust(settings.wanted())

    def _show_settings(self) -> None:
        self._preview.set_mirrored(mirrored=self._settings.mirrored)
        self._bar.set_zoom(self._settings.wanted().zoom)
        self._bar.set_small_codes(on=self._settings.small_codes)

    @Slot(float)
    def _zoom(self, factor: float) -> None:
        small = self._settings.small_codes and factor > ZOOMS[0]
        self._set(replace(self._settings, zoom=factor, small_codes=small))

    @Slot(int)
    def _zoom_by(self, steps: int) -> None:
        if self._state is _State.ON:
            place = ZOOMS.index(self._settings.wanted().zoom) + steps
            self._zoom(ZOOMS[max(0, min(place, len(ZOOMS) - 1))])

    @Slot()
    def _zoom_in(self) -> None:
        self._zoom_by(1)

    @Slot()
    def _zoom_out(self) -> None:
        self._zoom_by(-1)

    @Slot(bool)
    def _look_for_small_codes(self, on: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._set(replace(self._settings, small_codes=on))

    @Slot()
    def _open_menu(self) -> None:
        menu = CameraMenu(
            MenuState(
                cameras=[device.name for device in self._devices],
                camera=self._device.name if self._device is not None else "",
                settings=self._settings,
                offered=self._offered,
                sound=self._cameras.memory.sound,
                may_choose_camera=self._cameras.memory.may_choose(CAMERA),
                may_choose_sound=self._cameras.memory.may_choose(SCAN_SOUND),
            ),
            self,
        )
        menu.camera_chosen.connect(self._choose_camera)
        menu.settings_chosen.connect(self._set)
        menu.sound_chosen.connect(self._choose_sound)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._bar.menu_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    @Slot(str)
    def _choose_camera(self, name: str) -> None:
        self._cameras.memory.chosen = name
        self._begin()

    @Slot(bool)
    def _choose_sound(self, on: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._cameras.memory.sound = on
