"""Which cameras are plugged in, asked again whenever that may have changed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from ordidesk.labels.devices import Device, list_devices
from ui.workers import Worker

_log = logging.getLogger(__name__)

DEVICE_FOLDER = Path("/dev") if sys.platform.startswith("linux") else None
_SETTLE_MS = 300
"""From a device's file to its rights: the system gives them a moment later."""
_POLL_MS = 3000


class DeviceWatch(QObject):
    """Lists the cameras on a thread of its own while it is started; ``close`` before it goes.

    Linux tells of every new device file. Other systems are asked every three seconds.
    """

    listed = Signal(object)
    """A sequence of ``labels.devices.Device``: the answer to ``look``, and after each change."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        list_devices: Callable[[], Sequence[Device]] = list_devices,
        folder: Path | None = DEVICE_FOLDER,
    ) -> None:
        """``folder`` changes with the devices; ``None``: ask again and again."""
        super().__init__(parent)
        self._list_devices = list_devices
        self._folder = folder
        self._worker = Worker("cameras", self)
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._expect_change)
        self._timer = QTimer(self)
        self._timer.setSingleShot(folder is not None)
        self._timer.setInterval(_POLL_MS if folder is None else _SETTLE_MS)
        self._timer.timeout.connect(self.look)
        self._looking = False

    def start(self) -> None:
        """Look now, and whenever devices may have come or gone."""
        if self._folder is not None:
            self._files.addPath(str(self._folder))
        else:
            self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._files.directories():
            self._files.removePaths(self._files.directories())

    def close(self) -> None:
        """End the thread."""
        self.stop()
        self._worker.stop()

    @Slot()
    def look(self) -> None:
        """List the devices; the answer comes as ``listed``."""
        if not self._looking:
            self._looking = True
            self._worker.run(self._list_devices, self._tell, self._tell_failed)

    @Slot()
    def _expect_change(self) -> None:
        self._timer.start()

    def _tell(self, devices: Sequence[Device]) -> None:
        self._looking = False
        self.listed.emit(tuple(devices))

    def _tell_failed(self, error: Exception) -> None:
        _log.warning("the cameras cannot be listed", exc_info=error)
        self._tell(())
