"""The way between a laptop and the portal, which loses, doubles and delays what it carries."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, NamedTuple, TypeVar

from ordidesk.domain.work import Actor
from ordidesk.portal.errors import PortalError, PortalUnreachable, Reach, SignInExpired
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import ChangesAnswer, PushAnswer, PushRequest, SnapshotPlan
from tests.simulation.deeds import Deed
from tests.simulation.portal import PortalInProcess

T = TypeVar("T")
_FEW_CHANGES = 7
"""So that a handful of changes takes several pages."""


class Loss(enum.Enum):
    """What does not arrive."""

    NOTHING = enum.auto()
    REQUEST = enum.auto()
    ANSWER = enum.auto()


class Fate(NamedTuple):
    """What happens to one call."""

    loss: Loss = Loss.NOTHING
    doubled: bool = False
    """The request arrives twice; the laptop hears the first answer."""
    meanwhile: tuple[Deed, ...] = ()
    """What happens while the answer is late, on the same laptop too."""


class Trip(NamedTuple):
    """What happens to the calls of one step of sync: after calm ones, a fate each."""

    calm: int = 0
    fates: tuple[Fate, ...] = ()

    def fate(self, call: int) -> Fate:
        """Tell what happens to a call, counted from 0."""
        place = call - self.calm
        return self.fates[place] if 0 <= place < len(self.fates) else Fate()


LOST_ANSWER = Trip(0, (Fate(Loss.ANSWER),))


class Wire:
    """A ``SyncLink`` of one laptop. While an answer is late, ``meanwhile`` runs."""

    def __init__(
        self,
        portal: PortalInProcess,
        actor: Actor,
        stream: str,
        meanwhile: Callable[[tuple[Deed, ...]], None],
    ) -> None:
        self._portal = portal
        self._actor = actor
        self._stream = stream
        self._meanwhile = meanwhile
        self._trip = Trip()
        self._calls = 0
        self.signed_in = True

    @contextlib.contextmanager
    def on(self, trip: Trip) -> Iterator[None]:
        """Have this happen to the calls within the block."""
        before = self._trip, self._calls
        self._trip, self._calls = trip, 0
        try:
            yield
        finally:
            self._trip, self._calls = before

    def push(self, request: PushRequest) -> PushAnswer:
        """Send commands."""
        return self._carry(lambda: self._portal.push(self._actor, self._stream, request))

    def changes(self, cursor: str, *, settled: int, limit: int, wait: int = 0) -> ChangesAnswer:
        """Fetch what changed, a few at a time."""
        assert wait == 0
        few = min(limit, _FEW_CHANGES)
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
        fate = self._trip.fate(self._calls)
        self._calls += 1
        if not self.signed_in:
            raise SignInExpired
        if fate.loss is Loss.REQUEST:
            raise PortalUnreachable(Reach.REFUSED, "portal")
        answer = call()
        if fate.doubled:
            call()
        self._meanwhile(fate.meanwhile)
        if fate.loss is Loss.ANSWER:
            raise PortalUnreachable(Reach.CUT, "portal")
        return answer


class AtOnce(Executor):
    """Runs what it is given in the calling thread, so that the order of calls is decided."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run the function now."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except PortalError as error:
            done.set_exception(error)
        return done
