"""When sync tries again, and what each error means for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.app_versions import AppVersions
from ordidesk.portal.errors import (
    AppTooOld,
    CallInterrupted,
    CursorGone,
    DeviceLost,
    DeviceRetired,
    Evidence,
    NotAPortal,
    PortalBusy,
    PortalUnreachable,
    Reach,
    RequestRefused,
    SchemaTooOld,
    SignInExpired,
)
from ordidesk.protocol import Problem as Details
from ordidesk.store.errors import DiskFull
from ordidesk.sync.policy import LARGEST_BATCH, Problem, Step, delay, judge, larger, smaller


@given(st.integers(1, 10_000), st.floats(0, 1), st.floats(0, 1000))
def test_the_delay_is_at_most_five_minutes_and_never_less_than_asked_for(
    failures: int, chance: float, retry_after: float
) -> None:
    found = delay(failures, chance, retry_after)
    assert retry_after <= found <= max(300.0, retry_after)


@given(st.integers(1, 100))
def test_the_delay_grows_with_failures(failures: int) -> None:
    assert delay(failures, 1.0) <= delay(failures + 1, 1.0)
    assert delay(1, 1.0) == 1.0


def test_laptops_are_spread_over_the_whole_delay() -> None:
    assert delay(5, 0.0) == 0.0
    assert delay(5, 0.5) == 8.0
    assert delay(5, 1.0) == 16.0


@given(st.integers(2, LARGEST_BATCH))
def test_a_refused_batch_comes_down_to_one_command(size: int) -> None:
    steps = 0
    while size > 1:
        assert smaller(size) < size
        size = smaller(size)
        steps += 1
    assert steps <= 6
    assert smaller(1) == 1


def test_batches_grow_again_up_to_a_limit() -> None:
    assert larger(1) == 2
    assert larger(LARGEST_BATCH) == LARGEST_BATCH


@pytest.mark.parametrize(
    ("error", "step", "problem"),
    [
        (PortalUnreachable(Reach.CUT, "portal"), Step.RETRY, Problem.UNREACHABLE),
        (PortalBusy(503), Step.RETRY, Problem.BUSY),
        (NotAPortal(Evidence.HTML, "hotel"), Step.RETRY, Problem.NOT_A_PORTAL),
        (SignInExpired(), Step.ASK, Problem.SIGN_IN_EXPIRED),
        (CursorGone(1, 0), Step.SNAPSHOT, Problem.REFUSED),
        (SchemaTooOld(2, 3), Step.RETRY, Problem.SCHEMA_TOO_OLD),
        (AppTooOld(AppVersions(oldest="1.2.0")), Step.RETRY, Problem.APP_TOO_OLD),
        (CallInterrupted(), Step.LEAVE, Problem.UNREACHABLE),
        (
            RequestRefused(Details(title="", status=403, code="forbidden")),
            Step.RETRY,
            Problem.REFUSED,
        ),
        (DiskFull(Path("store.db")), Step.RETRY, Problem.DISK_FULL),
        (ZeroDivisionError(), Step.RETRY, Problem.INTERNAL),
    ],
)
def test_no_error_ends_sync_for_good(error: Exception, step: Step, problem: Problem) -> None:
    verdict = judge(error)
    assert (verdict.step, verdict.problem) == (step, problem)
    assert verdict.is_ours == (problem is Problem.INTERNAL)


def test_what_the_portal_asks_for_is_honoured() -> None:
    assert judge(PortalBusy(429, retry_after=42.0)).retry_after == 42.0
    assert judge(PortalBusy(500)).retry_after == 0.0


@pytest.mark.parametrize(
    ("error", "problem"),
    [(DeviceLost(), Problem.DEVICE_LOST), (DeviceRetired(), Problem.DEVICE_RETIRED)],
)
def test_a_laptop_that_is_dismissed_asks_no_more_by_itself(
    error: Exception, problem: Problem
) -> None:
    assert (judge(error).step, judge(error).problem) == (Step.ASK, problem)
