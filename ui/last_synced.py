"""When each colleague's laptop last synchronised, as the portal alone knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ordidesk.protocol import Device, DeviceState
from ordidesk.sync.status import Phase, SyncStatus
from ui.workers import Worker

_EVERY = timedelta(minutes=1)
_EVERY_MS = 60_000
_OUT_OF_REACH = frozenset({Phase.OFFLINE, Phase.SIGNED_OUT, Phase.DISMISSED, Phase.STOPPED})


class LastSynced(QObject):
    """Asks at most once a minute, and only while somebody looks; offline it keeps what it knew."""

    changed = Signal(object)
    """``known``, when it is other than before."""

    def __init__(
        self,
        ask: Callable[[], Sequence[Device]],
        worker: Worker,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """``ask`` returns everybody's devices; it runs on the worker and may raise."""
        super().__init__(parent)
        self.known: Mapping[str, datetime | None] = {}
        """Person → when one of their laptops last synchronised; ``None``: none ever did."""
        self._ask = ask
        self._worker = worker
        self._clock = clock
        self._asked_at: datetime | None = None
        self._asking = False
        self._in_reach = True
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def watch(self) -> None:
        """Ask now, unless that was a moment ago, and go on until ``rest``."""
        self._timer.start()
        self._look()

    def rest(self) -> None:
        """Ask no more: nobody looks."""
        self._timer.stop()

    @Slot(object)
    def follow(self, status: SyncStatus) -> None:
        """Hear whether the portal can be reached; when it can again, ask."""
        self._in_reach = status.phase not in _OUT_OF_REACH
        if self._timer.isActive():
            self._look()

    @Slot()
    def _look(self) -> None:
        if self._asking or not self._in_reach or not self._is_due():
            return
        self._asking = True
        self._asked_at = self._clock()
        self._worker.run(self._ask, self._take, self._let_go)

    def _is_due(self) -> bool:
        """Tell whether a minute has passed; of a clock that was set back nobody knows."""
        if self._asked_at is None:
            return True
        return not timedelta() <= self._clock() - self._asked_at < _EVERY

    def _take(self, devices: Sequence[Device]) -> None:
        self._asking = False
        known = _newest(devices)
        if known != self.known:
            self.known = known
            self.changed.emit(known)

    def _let_go(self, _error: Exception) -> None:
        """Keep what was known: sync tells what is wrong with the network or the sign-in."""
        self._asking = False


def _newest(devices: Sequence[Device]) -> dict[str, datetime | None]:
    """Of somebody's laptops in use the one that synchronised last counts."""
    found: dict[str, datetime | None] = {}
    for device in devices:
        if device.state is DeviceState.ACTIVE:
            there, synced = found.get(device.person_id), device.last_synced
            newer = synced is not None and (there is None or synced > there)
            found[device.person_id] = synced if newer else there
    return found
