"""Work off the window's thread: run a function elsewhere, get its outcome back here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


def tell(whom: Callable[[T], None], what: T) -> None:
    """Call back whoever asked, unless that was a window that is gone meanwhile."""
    asker = getattr(whom, "__self__", None)
    if not isinstance(asker, QObject) or isValid(asker):
        whom(what)


@dataclass(frozen=True)
class _Job(Generic[T]):
    function: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]


class Worker(QObject):
    """One thread that runs functions in the order in which they were handed over.

    ``done`` and ``failed`` are called on the thread that made the worker (the window's), through a
    signal to a bound method: a plain callable connected to a signal of another thread would run
    over there. After ``stop`` nothing is called any more.
    """

    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Start with no thread; the first function makes it."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._stopped = False
        self._finished.connect(self._deliver)

    def run(
        self,
        function: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``function`` on the worker's thread, then ``done`` or ``failed`` on this one."""
        job = _Job(function, done, failed)

        def report(future: Future[T]) -> None:
            if not self._stopped:
                self._finished.emit(job, future)

        self._pool.submit(function).add_done_callback(report)

    def stop(self) -> None:
        """Finish what runs, drop what waits, deliver nothing more."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object)
    def _deliver(self, job: _Job[Any], future: Future[Any]) -> None:
        if self._stopped:
            return
        error = future.exception()
        if error is None:
            tell(job.done, future.result())
        elif isinstance(error, Exception):
            tell(job.failed, error)
        else:
            raise error
