"""The sync's status as the top bar's state, and as text for support."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import datetime

from ordidesk.queries.outbox import Line
from ordidesk.sync.status import Phase, SyncStatus
from ui.widgets.sync_state import SyncPhase, SyncState

_PHASES = {
    Phase.FIRST_SYNC: SyncPhase.WORKING,
    Phase.UP_TO_DATE: SyncPhase.UP_TO_DATE,
    Phase.SENDING: SyncPhase.WORKING,
    Phase.RECEIVING: SyncPhase.WORKING,
    Phase.OFFLINE: SyncPhase.OFFLINE,
    Phase.UNREACHABLE: SyncPhase.UNREACHABLE,
    Phase.SIGNED_OUT: SyncPhase.SIGNED_OUT,
    Phase.STOPPED: SyncPhase.WAITING,
}


def state_of(status: SyncStatus, now: datetime) -> SyncState:
    """Return what the top bar shows."""
    next_try = status.next_try_at
    return SyncState(
        _PHASES[status.phase],
        waiting=status.waiting,
        to_decide=status.refused + status.conflicts + status.parked,
        next_try_s=None if next_try is None else max(0, round((next_try - now).total_seconds())),
    )


def diagnostics(status: SyncStatus, lines: Sequence[Line], version: str) -> str:
    """Write what support asks for first; no name and no text that a person typed."""
    head = [
        f"OrdiDesk {version}, Python {platform.python_version()}, {platform.platform()}",
        f"phase {status.phase}, waiting {status.waiting}, refused {status.refused}, "
        f"conflicts {status.conflicts}, parked {status.parked}",
        f"last exchange {status.last_success}, next try {status.next_try_at}, "
        f"problem {status.problem}",
    ]
    told = [
        f"{line.seq} {line.kind} {line.status} {line.occurred_at} {line.reason}".rstrip()
        for line in lines
    ]
    return "\n".join([*head, *told])
