"""Hands files of tests to processes, and goes on when one of these ends in the middle of a test.

A test's process can end: Qt, OpenCV and the recogniser are native code, and what hangs in them can
only be ended from outside. pytest-xdist 3.8 waits for ever after that (its issues 1323, 1327 and
1378), and gives the same test to one new process after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer
    from xdist.workermanage import WorkerController

_ENOUGH = 2
"""Tests that a process has to know of: it begins one when it knows which comes after."""


class FilesToWorkers(LoadFileScheduling):
    """Gives a file to one process; a test in which that process ended is run once more."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        self._crashed: list[str] = []

    def crashed_before(self, test: str) -> bool:
        """Tell whether a process had ended in this test already, before it did so now."""
        return self._crashed.count(test) > 1

    def remove_node(self, node: WorkerController) -> str | None:
        """Take back what a process that ended had not done; returns the test that it was at."""
        units = self.assigned_work.pop(node)
        left = [test for unit in units.values() for test, done in unit.items() if not done]
        if not left:
            return None
        crashed = left[0]
        self._crashed.append(crashed)
        for scope, unit in units.items():
            again = {
                test: False
                for test, done in unit.items()
                if not done and not (test == crashed and self.crashed_before(test))
            }
            if again:
                self.workqueue[scope] = again
                self.workqueue.move_to_end(scope, last=False)
        for other in self.assigned_work:
            self._reschedule(other)
        return crashed

    def _reschedule(self, node: WorkerController) -> None:
        """Give a process enough to go on, or tell it that nothing comes after what it has."""
        if node.shutting_down or node not in self.registered_collections:
            return  # a new one gets its share once it has said what it found
        while self.workqueue and self._pending_of(self.assigned_work[node]) <= _ENOUGH:
            self._assign_work_unit(node)
        if not self.workqueue:
            node.shutdown()
