"""What to do when something goes wrong, as pure functions: try again, split, park, ask."""

from __future__ import annotations

import enum
from typing import NamedTuple

from ordidesk.portal.errors import (
    AppTooOld,
    BadAddress,
    CallInterrupted,
    CertificateInvalid,
    CursorGone,
    DeviceLost,
    DeviceRetired,
    NotAPortal,
    OtherPerson,
    PortalBusy,
    PortalUnreachable,
    RequestRefused,
    SchemaTooOld,
    SignInExpired,
    TooManyAttempts,
)
from ordidesk.store.errors import DiskFull, StoreDamaged, StoreError

FIRST_CEILING_SECONDS = 1.0
LAST_CEILING_SECONDS = 300.0
LARGEST_BATCH = 50
"""Commands a request."""


class Problem(enum.Enum):
    """What keeps sync from going on."""

    UNREACHABLE = enum.auto()
    BUSY = enum.auto()
    CERTIFICATE = enum.auto()
    NOT_A_PORTAL = enum.auto()
    """A web page answered: most often the sign-in page of a hotel's network."""
    REFUSED = enum.auto()
    """The portal will not answer this app's question."""
    SIGN_IN_EXPIRED = enum.auto()
    OTHER_PERSON = enum.auto()
    DEVICE_LOST = enum.auto()
    """This laptop's data is to be wiped at once."""
    DEVICE_RETIRED = enum.auto()
    """No news any more; what was done here is still sent, then the data is wiped."""
    SCHEMA_TOO_OLD = enum.auto()
    """Pulls stop; what was done here is still sent."""
    APP_TOO_OLD = enum.auto()
    """Nothing is sent or received until the app is updated; all is kept, and work goes on here."""
    DISK_FULL = enum.auto()
    DISK_FAILING = enum.auto()
    STORE_DAMAGED = enum.auto()
    INTERNAL = enum.auto()
    """A fault of ours; it is in the log."""


class Step(enum.Enum):
    """How sync goes on after an error."""

    RETRY = enum.auto()
    """By itself, after a delay."""
    ASK = enum.auto()
    """When a person has signed in again, or asks."""
    SNAPSHOT = enum.auto()
    LEAVE = enum.auto()
    """The app is stopping."""


class Verdict(NamedTuple):
    """What an error means for sync."""

    step: Step
    problem: Problem
    retry_after: float = 0.0
    """Seconds to wait at least."""

    @property
    def is_ours(self) -> bool:
        """Whether it is a fault of this program."""
        return self.problem is Problem.INTERNAL


def judge(error: Exception) -> Verdict:  # noqa: PLR0911 - one answer a row of the design's table
    """Tell how to go on after an error; work is never dropped for any of them."""
    match error:
        case CallInterrupted():
            return Verdict(Step.LEAVE, Problem.UNREACHABLE)
        case CursorGone():
            return Verdict(Step.SNAPSHOT, Problem.REFUSED)
        case SignInExpired():
            return Verdict(Step.ASK, Problem.SIGN_IN_EXPIRED)
        case DeviceLost():
            return Verdict(Step.ASK, Problem.DEVICE_LOST)
        case DeviceRetired():
            return Verdict(Step.ASK, Problem.DEVICE_RETIRED)
        case OtherPerson():
            return Verdict(Step.ASK, Problem.OTHER_PERSON)
        case PortalBusy() | TooManyAttempts():
            return Verdict(Step.RETRY, Problem.BUSY, error.retry_after or 0.0)
        case SchemaTooOld():
            return Verdict(Step.RETRY, Problem.SCHEMA_TOO_OLD, LAST_CEILING_SECONDS)
        case AppTooOld():
            return Verdict(Step.RETRY, Problem.APP_TOO_OLD, LAST_CEILING_SECONDS)
        case _:
            return Verdict(Step.RETRY, _problem(error))


def _problem(error: Exception) -> Problem:
    kinds: tuple[tuple[type[Exception], Problem], ...] = (
        (PortalUnreachable, Problem.UNREACHABLE),
        (CertificateInvalid, Problem.CERTIFICATE),
        (NotAPortal, Problem.NOT_A_PORTAL),
        (BadAddress, Problem.NOT_A_PORTAL),
        (RequestRefused, Problem.REFUSED),
        (DiskFull, Problem.DISK_FULL),
        (StoreDamaged, Problem.STORE_DAMAGED),
        (StoreError, Problem.DISK_FAILING),
    )
    return next((problem for kind, problem in kinds if isinstance(error, kind)), Problem.INTERNAL)


def ceiling(failures: int) -> float:
    """Return the longest delay after so many failures in a row: 1 s, doubled up to 5 min."""
    exponent = min(max(failures - 1, 0), 16)
    return min(FIRST_CEILING_SECONDS * float(1 << exponent), LAST_CEILING_SECONDS)


def delay(failures: int, chance: float, retry_after: float = 0.0) -> float:
    """Return the seconds to wait: full jitter (``chance`` 0 to 1), and what the portal asked for.

    Laptops that lost the same portal come back spread out, not together.
    """
    return max(ceiling(failures) * chance, retry_after)


def smaller(batch: int) -> int:
    """Return the size to try after a request was refused as a whole: bisect to the one command."""
    return max(batch // 2, 1)


def larger(batch: int) -> int:
    """Return the size to go on with after a request was taken."""
    return min(batch * 2, LARGEST_BATCH)
