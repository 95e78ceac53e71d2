"""The camera's menu: which one, how many pixels, mirror, light, focus, small codes, sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ordidesk.labels.capture import RESOLUTIONS
from ordidesk.labels.controls import Exposure, Offered
from ui.camera_memory import CameraSettings


@dataclass(frozen=True)
class MenuState:
    """What the menu shows as it is."""

    cameras: Sequence[str]
    camera: str
    """The name of the one that is used, empty for a file."""
    settings: CameraSettings
    offered: Offered
    sound: bool
    may_choose_camera: bool = True
    may_choose_sound: bool = True


class CameraMenu(QMenu):
    """Built anew each time it is opened; says what was chosen."""

    camera_chosen = Signal(str)
    settings_chosen = Signal(object)
    """A ``CameraSettings``."""
    sound_chosen = Signal(bool)

    def __init__(self, state: MenuState, parent: QWidget | None = None) -> None:
        """Show what can be chosen as it is now; what a driver does not have is left out."""
        super().__init__(parent)
        self._state = state
        settings = state.settings
        cameras = QActionGroup(self)
        for name in state.cameras:
            self._choice(
                cameras,
                name,
                chosen=name == state.camera,
                choose=self._chooser(name),
            )
        cameras.setEnabled(state.may_choose_camera)
        if state.cameras:
            self.addSeparator()
        sizes = QActionGroup(self)
        for size in RESOLUTIONS:
            self._choice(
                sizes,
                self.tr("{width} × {height} pixels").format(width=size[0], height=size[1]),
                chosen=size == settings.resolution,
                choose=self._setter(resolution=size),
            )
        self.addSeparator()
        self._add_driver_choices(state.offered)
        self._switch(
            self.tr("Small codes: the middle, enlarged"),
            on=settings.small_codes,
            switch=lambda on: self._set(small_codes=on),
        )
        self._switch(
            self.tr("Mirror the picture"),
            on=settings.mirrored,
            switch=lambda on: self._set(mirrored=on),
        )
        sound = self._switch(self.tr("Sound"), on=state.sound, switch=self._set_sound)
        sound.setEnabled(state.may_choose_sound)

    def _add_driver_choices(self, offered: Offered) -> None:
        settings = self._state.settings
        if offered.exposure:
            exposures = QActionGroup(self)
            for exposure, label in (
                (Exposure.AUTOMATIC, self.tr("Automatic light")),
                (Exposure.DARKER, self.tr("Darker, against glare")),
                (Exposure.BRIGHTER, self.tr("Brighter")),
            ):
                self._choice(
                    exposures,
                    label,
                    chosen=exposure is settings.exposure,
                    choose=self._setter(exposure=exposure),
                )
            self.addSeparator()
        if offered.focus_hold:
            self._switch(
                self.tr("Hold the focus where it is"),
                on=settings.focus_held,
                switch=lambda on: self._set(focus_held=on),
            )

    def _choice(
        self, group: QActionGroup, label: str, *, chosen: bool, choose: Callable[[], None]
    ) -> None:
        action = group.addAction(QAction(label.replace("&", "&&"), self))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(choose)
        self.addAction(action)

    def _switch(self, label: str, *, on: bool, switch: Callable[[bool], None]) -> QAction:
        action = self.addAction(label)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(switch)
        return action

    def _chooser(self, name: str) -> Callable[[], None]:
        return lambda: self.camera_chosen.emit(name)

    def _setter(self, **changes: object) -> Callable[[], None]:
        return lambda: self._set(**changes)

    def _set(self, **changes: object) -> None:
        self.settings_chosen.emit(replace(self._state.settings, **changes))  # type: ignore[arg-type]  # fields by name

    def _set_sound(self, on: bool) -> None:  # noqa: FBT001 - as an action gives it
        self.sound_chosen.emit(on)
