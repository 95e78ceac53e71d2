"""How sync stands, for whoever shows it."""

from __future__ import annotations

import enum
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from ordidesk.app_versions import AppVersions
from ordidesk.store.blobs import ToSend
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.snapshot import SnapshotState
from ordidesk.sync.policy import Problem

TOLERATED_SKEW = timedelta(minutes=2)
"""Of a laptop that sets its clock by the network now and then; the portal orders anyway."""


class Phase(enum.Enum):
    """What sync does just now."""

    NOT_STARTED = enum.auto()
    FIRST_SYNC = enum.auto()
    UP_TO_DATE = enum.auto()
    SENDING = enum.auto()
    RECEIVING = enum.auto()
    OFFLINE = enum.auto()
    """It goes on by itself at ``next_try_at``; ``problem`` tells why it stopped."""
    SIGNED_OUT = enum.auto()
    """It goes on when the person has signed in again; unsent work stays."""
    DISMISSED = enum.auto()
    """The portal wants this laptop's data gone; ``problem`` tells whether at once."""
    STOPPED = enum.auto()


class Progress(NamedTuple):
    """How far a snapshot is, in rows."""

    kind: str
    """The kind of record that comes in."""
    done: int
    total: int


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One moment of sync."""

    phase: Phase = Phase.NOT_STARTED
    waiting: int = 0
    """Lines of the outbox that the portal has not decided."""
    refused: int = 0
    conflicts: int = 0
    parked: int = 0
    files: ToSend = ToSend()
    """Files whose bytes the portal does not have."""
    progress: Progress | None = None
    last_success: datetime | None = None
    """When the portal last answered, by the laptop's clock (UTC)."""
    next_try_at: datetime | None = None
    problem: Problem | None = None
    clock_behind: timedelta | None = None
    """How far the laptop's clock is behind the portal's, when that is large; negative: ahead."""
    wanted_apps: AppVersions = AppVersions()
    """The oldest app that the portal lets in, and the newest if newer than this one."""


class Safety(enum.Enum):
    """What closing the laptop now would mean for the person's work."""

    STORING = enum.auto()
    """Something is on its way to the disk: a moment yet."""
    UNSURE = enum.auto()
    """The disk or the store fails: nothing is promised."""
    LOADING = enum.auto()
    """The first synchronisation goes on at the next start; nothing of the person's is at stake."""
    KEPT = enum.auto()
    """What waits is on the disk, and leaves later."""
    SENT = enum.auto()


_NO_PROMISE = frozenset({Problem.DISK_FAILING, Problem.STORE_DAMAGED})


def safety(status: SyncStatus, *, storing: bool) -> Safety:
    """Tell what closing means: each command that was acknowledged is on the disk (one fsync)."""
    for holds, answer in (
        (storing, Safety.STORING),
        (status.problem in _NO_PROMISE, Safety.UNSURE),
        (status.waiting + status.files.files > 0, Safety.KEPT),
        (status.phase is Phase.FIRST_SYNC, Safety.LOADING),
    ):
        if holds:
            return answer
    return Safety.SENT


class LaneFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What one thread of sync is at."""

    busy: bool = False
    problem: Problem | None = None
    next_try_at: datetime | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a status is told from."""

    started: bool = False
    stopped: bool = False
    sending: LaneFacts = LaneFacts()
    receiving: LaneFacts = LaneFacts()
    transferring: LaneFacts = LaneFacts()
    files: ToSend = ToSend()
    snapshot: SnapshotState | None = None
    last_success: datetime | None = None
    clock_behind: timedelta | None = None
    wanted_apps: AppVersions = AppVersions()
    counts: dict[OutboxStatus, int] = {}


_DISMISSALS = frozenset({Problem.DEVICE_LOST, Problem.DEVICE_RETIRED})
_NEEDS_A_PERSON = frozenset({Problem.SIGN_IN_EXPIRED, Problem.OTHER_PERSON})


def status_of(facts: Facts) -> SyncStatus:
    """Tell the status from the facts."""
    lanes = (facts.receiving, facts.sending, facts.transferring)
    # A lost laptop hears it by any way, and whatever else is wrong does not count then.
    lost = [lane for lane in lanes if lane.problem is Problem.DEVICE_LOST]
    troubled = next(iter([*lost, *(lane for lane in lanes if lane.problem)]), LaneFacts())
    count = {status: facts.counts.get(status, 0) for status in OutboxStatus}
    return SyncStatus(
        phase=_phase(facts, troubled.problem),
        waiting=count[OutboxStatus.WAITING] + count[OutboxStatus.SENDING],
        refused=count[OutboxStatus.REFUSED],
        conflicts=count[OutboxStatus.CONFLICT],
        parked=count[OutboxStatus.PARKED],
        files=facts.files,
        progress=_progress(facts.snapshot),
        last_success=facts.last_success,
        next_try_at=None if facts.stopped else troubled.next_try_at,
        problem=troubled.problem,
        clock_behind=facts.clock_behind,
        wanted_apps=facts.wanted_apps,
    )


def large_skew(skew: timedelta | None) -> timedelta | None:
    """Return a difference of clocks in whole minutes when it is large enough to be told."""
    if skew is None or abs(skew) <= TOLERATED_SKEW:
        return None
    return timedelta(minutes=round(skew / timedelta(minutes=1)))


def _phase(facts: Facts, problem: Problem | None) -> Phase:
    for holds, phase in (
        (facts.stopped, Phase.STOPPED),
        (not facts.started, Phase.NOT_STARTED),
        (problem in _DISMISSALS, Phase.DISMISSED),
        (problem in _NEEDS_A_PERSON, Phase.SIGNED_OUT),
        (problem is not None, Phase.OFFLINE),
        (facts.snapshot is not None and facts.snapshot.first, Phase.FIRST_SYNC),
        (facts.sending.busy, Phase.SENDING),
        (facts.last_success is not None and facts.files.files > 0, Phase.SENDING),
        (facts.receiving.busy or facts.last_success is None, Phase.RECEIVING),
    ):
        if holds:
            return phase
    return Phase.UP_TO_DATE


def _progress(snapshot: SnapshotState | None) -> Progress | None:
    if snapshot is None:
        return None
    return Progress(snapshot.kind or "", snapshot.done, max(snapshot.total, snapshot.done))
