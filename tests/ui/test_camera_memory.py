"""What is remembered of the cameras comes back after a new start, each camera's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from ordidesk.labels.controls import Exposure
from tests.support.preferences import preferences_in
from ui.camera_memory import CameraMemory, CameraSettings


def memory(folder: Path) -> CameraMemory:
    settings = QSettings(str(folder / "windows.ini"), QSettings.Format.IniFormat)
    return CameraMemory(settings, preferences_in(folder))


def test_each_camera_keeps_its_own_whatever_its_name(tmp_path: Path) -> None:
    name = "Caméra/Avant [04f2:b71a]: é%&=\\"
    settings = CameraSettings((640, 480), True, Exposure.DARKER, True, 3.0, True)  # noqa: FBT003 - all of them
    kept = memory(tmp_path)
    kept.remember(name, settings)
    kept.chosen = name
    kept.sound = False
    del kept

    again = memory(tmp_path)
    assert again.settings_of(name) == settings
    assert again.settings_of("Another") == CameraSettings()
    assert again.chosen == name
    assert again.sound is False


def test_at_first_the_sound_is_on_and_no_camera_chosen(tmp_path: Path) -> None:
    assert memory(tmp_path).sound is True
    assert memory(tmp_path).chosen == ""


def test_values_that_are_none_count_as_the_usual_ones(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    for key, value in (
        ("resolution", "9x9"),
        ("exposure", "purple"),
        ("zoom", "many"),
        ("mirrored", "perhaps"),
    ):
        settings.setValue(f"camera/of HD Webcam/{key}", value)
    assert (
        CameraMemory(settings, preferences_in(tmp_path)).settings_of("HD Webcam")
        == CameraSettings()
    )


def test_small_codes_ask_for_the_most_pixels_and_their_middle() -> None:
    assert CameraSettings(small_codes=True).wanted().resolution == (1920, 1080)
    assert CameraSettings(small_codes=True).wanted().zoom == 2.0
    assert CameraSettings(small_codes=True, zoom=3.0).wanted().zoom == 3.0
