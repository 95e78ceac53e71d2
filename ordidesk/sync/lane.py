"""One thread of sync: takes a step, rests or backs off, and takes the next."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from ordidesk.sync.policy import Step, Verdict, delay, judge

_log = logging.getLogger(__name__)


class Lane:
    """Repeats ``step`` until it is stopped.

    ``step`` answers with the seconds to rest before the next one, ``None`` for "until woken". Its
    errors are judged by the policy. ``on_success`` hears after each step whether the one before had
    failed, ``on_failure`` hears the verdict and the seconds until the next try.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], float | None],
        *,
        chance: Callable[[], float],
        on_success: Callable[[bool], None],
        on_failure: Callable[[Verdict, float | None], None],
    ) -> None:
        self._step = step
        self._chance = chance
        self._on_success = on_success
        self._on_failure = on_failure
        self._turn = threading.Condition()
        self._stopping = False
        self._woken = False
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self, *, even_if_failing: bool = False) -> None:
        """Take the next step now; a lane that backs off goes on only ``even_if_failing``."""
        with self._turn:
            if even_if_failing or not self._failures:
                self._woken = True
                self._turn.notify_all()

    def got_further(self) -> None:
        """Part of a step is done for good: what fails next is a first failure again."""
        self._failures = 0

    def ask_to_stop(self) -> None:
        """Take no further step."""
        with self._turn:
            self._stopping = True
            self._turn.notify_all()

    def join(self) -> None:
        """Wait until the thread has ended."""
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def is_stopping(self) -> bool:
        """Whether ``ask_to_stop`` was called."""
        return self._stopping

    def _run(self) -> None:
        while not self._stopping:
            with self._turn:
                self._woken = False
            rest = self._take_step()
            with self._turn:
                self._turn.wait_for(lambda: self._woken or self._stopping, timeout=rest)

    def _take_step(self) -> float | None:
        """Take one step; return the seconds to rest after it."""
        try:
            rest = self._step()
        except Exception as error:  # noqa: BLE001 - sync has to go on whatever one step met
            return self._judge(error)
        recovered = self._failures > 0
        self._failures = 0
        self._on_success(recovered)
        return rest

    def _judge(self, error: Exception) -> float | None:
        verdict = judge(error)
        if verdict.step is Step.LEAVE:
            return None
        if verdict.is_ours:
            _log.error("a fault of ours in %s", self._thread.name, exc_info=error)
        else:
            _log.info("%s: %s: %s", self._thread.name, type(error).__name__, error)
        self._failures += 1
        if verdict.step is Step.ASK:
            self._on_failure(verdict, None)
            return None
        rest = delay(self._failures, self._chance(), verdict.retry_after)
        self._on_failure(verdict, rest)
        return rest
