"""Sync at work: one thread sends, one receives, one moves files; none waits for another."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec import structs

from ordidesk.app_versions import AppVersions
from ordidesk.domain.attachments import Attachment
from ordidesk.store.notices import Changed
from ordidesk.store.snapshot import SnapshotState
from ordidesk.store.store import Store
from ordidesk.sync.blobs import Blobs
from ordidesk.sync.lane import Lane
from ordidesk.sync.link import Link
from ordidesk.sync.policy import Verdict
from ordidesk.sync.pull import Pull
from ordidesk.sync.push import Push
from ordidesk.sync.status import Facts, LaneFacts, SyncStatus, large_skew, status_of

_log = logging.getLogger(__name__)
_SHORT_POLL_SECONDS = 1.0
"""An empty answer that comes sooner was not held: the portal is not asked again at once."""
_HOUSEKEEPING_SECONDS = 3_600.0

StatusListener = Callable[[SyncStatus], None]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SyncEngine:
    """Keeps one store and its portal together, from ``start`` to ``stop``.

    Listeners are called on the threads of sync. ``link`` is closed by ``stop``. ``person_id`` is
    whose tickets have their pictures fetched unasked.
    """

    def __init__(  # noqa: PLR0913 - what it works with, and what tests replace, by name
        self,
        store: Store,
        link: Link,
        *,
        person_id: str = "",
        clock: Callable[[], datetime] = _utc_now,
        chance: Callable[[], float] = random.random,
        skew: Callable[[], timedelta | None] = lambda: None,
        wanted_apps: Callable[[], AppVersions] = AppVersions,
    ) -> None:
        """``skew`` tells how far the portal's clock is ahead, by its last answer.

        ``wanted_apps`` tells which versions of the app the portal wants, by its last answer too.
        """
        self._store = store
        self._link = link
        self._clock = clock
        self._skew = skew
        self._wanted_apps = wanted_apps
        self._guard = threading.Lock()
        self._listeners: list[StatusListener] = []
        self._facts = Facts(counts=store.counts())
        self._status = status_of(self._facts)
        self._behind = True
        self._tidied_at = float("-inf")
        self._collected_at = float("-inf")
        self._push = Push(store.intake, link)
        self._pull = Pull(
            store.intake,
            link,
            on_progress=self._on_progress,
            stopping=lambda: self._receiving.is_stopping,
        )
        self._sending = Lane(
            "sync-push",
            self._send,
            chance=chance,
            on_success=self._on_sent,
            on_failure=self._on_send_failed,
        )
        self._receiving = Lane(
            "sync-pull",
            self._receive,
            chance=chance,
            on_success=self._on_received,
            on_failure=self._on_receive_failed,
        )
        self._blobs = Blobs(store, link, person_id)
        self._transferring = Lane(
            "sync-files",
            self._transfer,
            chance=chance,
            on_success=self._on_transferred,
            on_failure=self._on_transfer_failed,
        )
        self._lanes = (self._sending, self._receiving, self._transferring)
        self._unsubscribe = store.subscribe(self._on_changed)

    # --- for the app ------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to send and receive."""
        self._show(started=True, counts=self._store.counts(), files=self._store.files_to_send())
        for lane in self._lanes:
            lane.start()

    def stop(self) -> None:
        """End what is under way and wait for both threads; what is unsent stays in the outbox."""
        self._unsubscribe()
        for lane in self._lanes:
            lane.ask_to_stop()
        self._link.close()
        for lane in self._lanes:
            lane.join()
        self._show(stopped=True)

    def nudge(self) -> None:
        """Something was done: send it soon."""
        self._sending.wake()

    def sync_now(self) -> None:
        """Try now, whatever went wrong before: the person asks, signed in or is back online."""
        self._blobs.something_changed()
        for lane in self._lanes:
            lane.wake(even_if_failing=True)

    @property
    def status(self) -> SyncStatus:
        """How sync stands."""
        return self._status

    def subscribe(self, listener: StatusListener) -> Callable[[], None]:
        """Have ``listener`` called at each change of the status; the answer ends it."""
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    # --- steps ------------------------------------------------------------------------------------

    def _send(self) -> float | None:
        if not self._push.has_work():
            return None
        self._show(sending=structs.replace(self._facts.sending, busy=True))
        return 0.0 if self._push.step() else None

    def _receive(self) -> float | None:
        wait = not self._behind
        if not wait:
            self._show(receiving=structs.replace(self._facts.receiving, busy=True))
        started = time.monotonic()
        self._behind = self._pull.step(wait=wait)
        self._tidy()
        if wait and not self._behind:
            return max(0.0, _SHORT_POLL_SECONDS - (time.monotonic() - started))
        return 0.0

    def _transfer(self) -> float | None:
        if self._store.intake.position().epoch == 0:
            return None  # The portal's rows come first: they say which files there are.
        if time.monotonic() - self._collected_at > _HOUSEKEEPING_SECONDS:
            self._collected_at = time.monotonic()
            self._blobs.keep_house()
        return 0.0 if self._blobs.step() else None

    def _tidy(self) -> None:
        """Complete the search index and move the log into the file, in small pieces."""
        intake = self._store.intake
        while intake.tidy() and not self._receiving.is_stopping:
            pass
        if time.monotonic() - self._tidied_at > _HOUSEKEEPING_SECONDS:
            intake.forget_what_is_old()
            self._tidied_at = time.monotonic()

    # --- status -----------------------------------------------------------------------------------

    def _on_sent(self, recovered: bool) -> None:  # noqa: FBT001 - the lane's callback
        answered = self._answered() if self._facts.sending.busy else {}
        self._show(sending=LaneFacts(), **answered)
        if recovered:
            self._receiving.wake(even_if_failing=True)

    def _on_received(self, recovered: bool) -> None:  # noqa: FBT001 - the lane's callback
        idle = LaneFacts(busy=self._behind)
        self._show(receiving=idle, snapshot=None, **self._answered())
        # The outbox waits for the first snapshot; and a way that is open again is so for both.
        for lane in (self._sending, self._transferring):
            lane.wake(even_if_failing=recovered)

    def _on_transferred(self, recovered: bool) -> None:  # noqa: FBT001 - the lane's callback
        self._show(transferring=LaneFacts())
        if recovered:
            for lane in (self._sending, self._receiving):
                lane.wake(even_if_failing=True)

    def _on_progress(self, snapshot: SnapshotState) -> None:
        if self._facts.snapshot not in {None, snapshot}:
            self._receiving.got_further()
        self._show(receiving=LaneFacts(busy=True), snapshot=snapshot)

    def _on_send_failed(self, verdict: Verdict, rest: float | None) -> None:
        self._show(sending=self._failed(verdict, rest), wanted_apps=self._wanted_apps())

    def _on_receive_failed(self, verdict: Verdict, rest: float | None) -> None:
        self._behind = True
        failed = self._failed(verdict, rest)
        self._show(receiving=failed, snapshot=None, wanted_apps=self._wanted_apps())

    def _on_transfer_failed(self, verdict: Verdict, rest: float | None) -> None:
        self._show(transferring=self._failed(verdict, rest), wanted_apps=self._wanted_apps())

    def _failed(self, verdict: Verdict, rest: float | None) -> LaneFacts:
        next_try = None if rest is None else self._clock() + timedelta(seconds=rest)
        return LaneFacts(problem=verdict.problem, next_try_at=next_try)

    def _answered(self) -> dict[str, object]:
        """Tell what the portal's answer says of the clocks and of the app."""
        return {
            "last_success": self._clock(),
            "clock_behind": large_skew(self._skew()),
            "wanted_apps": self._wanted_apps(),
        }

    def _on_changed(self, notice: Changed) -> None:
        if notice.outbox:
            self._show(counts=self._store.counts())
        if notice.files or notice.outbox or notice.everything or Attachment.kind in notice.records:
            self._show(files=self._store.files_to_send())
            if notice.outbox or notice.everything or notice.records:
                files = notice.everything or Attachment.kind in notice.records
                self._blobs.something_changed(files=files)
            self._transferring.wake()

    def _show(self, **facts: object) -> None:
        with self._guard:
            self._facts = structs.replace(self._facts, **facts)
            status = status_of(self._facts)
            if status == self._status:
                return
            self._status = status
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(status)
            except Exception:  # noqa: BLE001 - sync goes on whatever a listener does wrong
                _log.exception("a listener failed on %s", status)
