"""The way between a laptop and the portal, which loses, doubles and delays what it carries."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from ordidesk.domain.work import Actor
from ordidesk.portal.errors import PortalUnreachable, Reach
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import ChangesAnswer, PushAnswer, PushRequest, SnapshotPlan
from tests.simulation.portal import PortalInProcess

T = TypeVar("T")


class Wire:
    """A ``SyncLink`` of one laptop. While an answer is late, ``meanwhile`` runs."""

    def __init__(
        self,
        portal: PortalInProcess,
        actor: Actor,
        stream: str,
        dice: random.Random,
        meanwhile: Callable[[], None],
    ) -> None:
        self._portal = portal
        self._actor = actor
        self._stream = stream
        self._dice = dice
        self._meanwhile = meanwhile
        self.faulty = True

    def push(self, request: PushRequest) -> PushAnswer:
        """Send commands."""
        return self._carry(lambda: self._portal.push(self._actor, self._stream, request))

    def changes(self, cursor: str, *, settled: int, limit: int, wait: int = 0) -> ChangesAnswer:
        """Fetch what changed, a few at a time."""
        assert wait == 0
        few = min(limit, 7)
        return self._carry(
            lambda: self._portal.changes(
                self._actor, self._stream, cursor, settled=settled, limit=few
            )
        )

    def snapshot_plan(self, *, settled: int) -> SnapshotPlan:
        """Begin a snapshot."""
        return self._carry(lambda: self._portal.plan(self._actor, self._stream, settled))

    def snapshot_page(self, kind: str, *, after: str, limit: int) -> SnapshotPage:
        """Fetch a page."""
        return self._carry(lambda: self._portal.page(self._actor, kind, after, limit))

    def close(self) -> None:
        """Nothing is open."""

    def _carry(self, call: Callable[[], T]) -> T:
        if not self.faulty:
            return call()
        if self._dice.random() < 0.08:
            raise PortalUnreachable(Reach.REFUSED, "portal")
        answer = call()
        if self._dice.random() < 0.1:
            call()  # The request arrived twice; the laptop hears the first answer.
        if self._dice.random() < 0.5:
            self._meanwhile()
        if self._dice.random() < 0.12:
            raise PortalUnreachable(Reach.CUT, "portal")
        return answer


class AtOnce(Executor):
    """Runs what it is given in the calling thread, so that a seed decides everything."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run the function now."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except PortalUnreachable as error:
            done.set_exception(error)
        return done
