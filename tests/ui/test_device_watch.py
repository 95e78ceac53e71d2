"""Cameras are listed anew when a device file comes or goes, or from time to time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.labels.devices import Device, named_apart
from tests.support.seen import until
from ui.device_watch import DeviceWatch


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[DeviceWatch]:
    def devices() -> tuple[Device, ...]:
        return named_apart((0, node.name, str(node)) for node in tmp_path.glob("video*"))

    made = DeviceWatch(list_devices=devices, folder=tmp_path)
    yield made
    made.close()


def names(listed: QSignalSpy) -> list[str]:
    return [device.name for device in listed.at(listed.count() - 1)[0]] if listed.count() else []


def test_a_device_is_told_when_its_file_comes_and_when_it_goes(
    watch: DeviceWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    listed = QSignalSpy(watch.listed)
    watch.start()
    until(qtbot, lambda: listed.count() == 1)
    assert names(listed) == []
    (tmp_path / "video0").touch()
    until(qtbot, lambda: names(listed) == ["video0"])
    (tmp_path / "video0").unlink()
    until(qtbot, lambda: names(listed) == [])


def test_a_system_that_cannot_be_asked_has_no_cameras(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> tuple[Device, ...]:
        message = "no such interface"
        raise OSError(message)

    watch = DeviceWatch(list_devices=broken, folder=None)
    listed = QSignalSpy(watch.listed)
    watch.start()
    until(qtbot, lambda: listed.count() == 1)
    watch.close()
    assert listed.at(0) == [()]
    assert "cannot be listed" in caplog.text
    caplog.clear()
