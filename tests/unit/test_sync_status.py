"""What sync's status says, from what is known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.protocol import KindCount
from ordidesk.store.blobs import ToSend
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.snapshot import SnapshotState
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import (
    Facts,
    LaneFacts,
    Phase,
    Progress,
    Safety,
    SyncStatus,
    large_skew,
    safety,
    status_of,
)
from tests.support.records import NOW

IDLE = Facts(started=True, last_success=NOW)
FIRST = SnapshotState(
    epoch=1,
    cursor="1",
    kinds=(KindCount(kind="client", rows=2), KindCount(kind="asset", rows=8)),
    first=True,
    forced=False,
    place=1,
    done=6,
)


def test_an_app_that_just_started_is_not_said_to_be_up_to_date() -> None:
    assert status_of(Facts()).phase is Phase.NOT_STARTED
    assert status_of(Facts(started=True)).phase is Phase.RECEIVING
    assert status_of(IDLE).phase is Phase.UP_TO_DATE


def test_trouble_goes_before_what_is_under_way() -> None:
    lost = LaneFacts(busy=True, problem=Problem.UNREACHABLE, next_try_at=NOW)
    status = status_of(replace(IDLE, receiving=lost, sending=LaneFacts(busy=True)))
    assert (status.phase, status.problem, status.next_try_at) == (
        Phase.OFFLINE,
        Problem.UNREACHABLE,
        NOW,
    )


def test_an_ended_sign_in_is_not_said_to_be_offline() -> None:
    ended = LaneFacts(problem=Problem.SIGN_IN_EXPIRED)
    status = status_of(replace(IDLE, sending=ended))
    assert (status.phase, status.next_try_at) == (Phase.SIGNED_OUT, None)


def test_a_first_sync_tells_its_rows() -> None:
    status = status_of(replace(IDLE, snapshot=FIRST, receiving=LaneFacts(busy=True)))
    assert status.phase is Phase.FIRST_SYNC
    assert status.progress == Progress("asset", 6, 10)


def test_progress_never_goes_beyond_its_end() -> None:
    more = replace(FIRST, done=12)
    assert status_of(replace(IDLE, snapshot=more)).progress == Progress("asset", 12, 12)


def test_a_snapshot_over_a_store_in_use_is_no_first_sync() -> None:
    status = status_of(
        replace(IDLE, snapshot=replace(FIRST, first=False), receiving=LaneFacts(busy=True))
    )
    assert status.phase is Phase.RECEIVING


def test_lines_on_their_way_count_as_waiting() -> None:
    counts = {
        OutboxStatus.WAITING: 2,
        OutboxStatus.SENDING: 1,
        OutboxStatus.REFUSED: 4,
        OutboxStatus.CONFLICT: 5,
        OutboxStatus.PARKED: 6,
        OutboxStatus.CONFIRMED: 100,
    }
    status = status_of(replace(IDLE, counts=counts))
    assert (status.waiting, status.refused, status.conflicts, status.parked) == (3, 4, 5, 6)


def test_what_has_stopped_says_so() -> None:
    assert status_of(replace(IDLE, stopped=True)).phase is Phase.STOPPED


@pytest.mark.parametrize(
    ("seconds", "told"), [(None, None), (119, None), (-120, None), (130, 2), (-86_400, -1440)]
)
def test_a_clock_is_told_to_be_wrong_when_it_is_by_more_than_two_minutes(
    seconds: int | None, told: int | None
) -> None:
    skew = None if seconds is None else timedelta(seconds=seconds)
    assert large_skew(skew) == (None if told is None else timedelta(minutes=told))


def test_a_lost_laptop_goes_before_all_other_trouble() -> None:
    lost, offline = (
        LaneFacts(problem=problem) for problem in (Problem.DEVICE_LOST, Problem.UNREACHABLE)
    )
    for receiving, sending in ((lost, offline), (offline, lost)):
        status = status_of(replace(IDLE, receiving=receiving, sending=sending))
        assert (status.phase, status.problem) == (Phase.DISMISSED, Problem.DEVICE_LOST)


def test_a_retired_laptop_still_counts_what_it_sends() -> None:
    counts = {OutboxStatus.SENDING: 3}
    retired = LaneFacts(problem=Problem.DEVICE_RETIRED)
    status = status_of(replace(IDLE, receiving=retired, counts=counts))
    assert (status.phase, status.waiting) == (Phase.DISMISSED, 3)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (SyncStatus(phase=Phase.UP_TO_DATE), Safety.SENT),
        (SyncStatus(phase=Phase.OFFLINE, waiting=4), Safety.KEPT),
        (SyncStatus(phase=Phase.SENDING, waiting=4), Safety.KEPT),
        (SyncStatus(phase=Phase.UP_TO_DATE, files=ToSend(files=1)), Safety.KEPT),
        (SyncStatus(phase=Phase.FIRST_SYNC), Safety.LOADING),
        (SyncStatus(phase=Phase.FIRST_SYNC, waiting=1), Safety.KEPT),
        (SyncStatus(phase=Phase.OFFLINE, problem=Problem.DISK_FULL), Safety.SENT),
        (SyncStatus(phase=Phase.OFFLINE, problem=Problem.DISK_FAILING), Safety.UNSURE),
        (SyncStatus(phase=Phase.OFFLINE, problem=Problem.STORE_DAMAGED, waiting=2), Safety.UNSURE),
    ],
)
def test_closing_is_said_to_be_safe_when_all_is_on_the_disk(
    status: SyncStatus, told: Safety
) -> None:
    assert safety(status, storing=False) is told
    assert safety(status, storing=True) is Safety.STORING


def test_what_waited_at_the_last_stop_is_counted_before_sync_has_begun() -> None:
    assert status_of(Facts(counts={OutboxStatus.WAITING: 3})).waiting == 3
