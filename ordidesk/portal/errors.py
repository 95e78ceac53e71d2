"""What can go wrong on the way to the portal.

PortalError
├── BadAddress              what was typed is no address of a portal
│   └── InsecureAddress     plain http to another machine
├── PortalUnreachable       nobody answered, or the answer was cut
├── CallInterrupted         this app closed the connection itself, to stop
├── PortalBusy              it answered that it cannot now: try again
├── CertificateInvalid      it is perhaps somebody else
├── NotAPortal              something answered that is no portal of ours
├── RequestRefused          it understood, and will not
│   ├── BadCredentials      mail address, password or mailed code do not fit
│   ├── TooManyAttempts     sign-in is closed for a while
│   └── RequestTooLarge     less at a time
├── SignInExpired           sign in again; the work stays
├── DeviceLost              this laptop was reported lost: wipe it
├── DeviceRetired           this laptop was retired: send what waits, then wipe it
├── OtherPerson             somebody else signed in over this person's work
├── CursorGone              take a snapshot
├── SchemaTooOld            this app is too old to be sent changes
└── AppTooOld               this app is too old for the portal: nothing goes, all is kept
"""

# ruff: noqa: N818 - the names say what happened, in the design's words

from __future__ import annotations

import enum

from ordidesk.app_versions import AppVersions
from ordidesk.protocol import Problem


class PortalError(Exception):
    """Something went wrong between this app and the portal."""


class AddressFault(enum.Enum):
    """What is wrong with an address."""

    EMPTY = enum.auto()
    UNREADABLE = enum.auto()
    OTHER_SCHEME = enum.auto()
    """ftp://, mailto: and the like."""
    HAS_PASSWORD = enum.auto()
    """A name or password in front of the host."""
    INSECURE = enum.auto()


class BadAddress(PortalError):
    """What was typed is no address of a portal."""

    def __init__(self, typed: str, fault: AddressFault) -> None:
        super().__init__(fault.name)
        self.typed = typed
        self.fault = fault


class InsecureAddress(BadAddress):
    """Plain http to another machine: passwords and data could be read on the way."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed, AddressFault.INSECURE)


class Reach(enum.Enum):
    """How far a call came that brought no answer."""

    UNKNOWN_HOST = enum.auto()
    """The name cannot be resolved: no network, or a typing mistake."""
    REFUSED = enum.auto()
    """The machine is there, and nothing listens."""
    TIMEOUT = enum.auto()
    NO_ROUTE = enum.auto()
    PROXY = enum.auto()
    """The network's proxy did not let the call pass."""
    CUT = enum.auto()
    """The connection ended before the answer did. What was sent may have been taken."""


class PortalUnreachable(PortalError):
    """Nobody answered, or the answer was cut: nothing of it was taken."""

    def __init__(self, reach: Reach, host: str) -> None:
        super().__init__(f"{host}: {reach.name}")
        self.reach = reach
        self.host = host


class CallInterrupted(PortalError):
    """The connection was closed by this app itself, to stop."""


class PortalBusy(PortalError):
    """The portal, or what stands before it, answered that it cannot now (408, 425, 429, 5xx)."""

    def __init__(self, status: int, retry_after: float | None = None) -> None:
        super().__init__(str(status))
        self.status = status
        self.retry_after = retry_after
        """Seconds to wait at least, when the answer said so."""


class CertificateFault(enum.Enum):
    """What does not fit in a certificate."""

    EXPIRED = enum.auto()
    NOT_YET_VALID = enum.auto()
    """Most often this laptop's clock is wrong."""
    UNKNOWN_AUTHORITY = enum.auto()
    """Signed by itself or by an authority that this laptop does not know."""
    WRONG_HOST = enum.auto()
    BUNDLE_UNREADABLE = enum.auto()
    """The file with the company's own authorities cannot be read."""
    OTHER = enum.auto()


class CertificateInvalid(PortalError):
    """The certificate does not prove that this is the portal: nothing was sent."""

    def __init__(self, fault: CertificateFault, host: str, detail: str) -> None:
        super().__init__(f"{host}: {fault.name}: {detail}")
        self.fault = fault
        self.host = host
        self.detail = detail
        """The TLS library's own words, for the diagnostics page."""


class Evidence(enum.Enum):
    """Why an answer is no portal's."""

    HTML = enum.auto()
    """A web page: the sign-in page of a hotel's network, or another web site."""
    OTHER_CONTENT = enum.auto()
    UNREADABLE = enum.auto()
    """JSON, but not what a portal says."""
    REDIRECTED = enum.auto()
    NOT_HTTP = enum.auto()
    NOT_TLS = enum.auto()
    """Something listens there, but without encryption."""
    NETWORK_SIGN_IN = enum.auto()
    """The network itself asks to sign in (511)."""
    TOO_LONG = enum.auto()
    """It never stops talking."""


class NotAPortal(PortalError):
    """Something answered at this address that is no portal of ours."""

    def __init__(self, evidence: Evidence, host: str, detail: str = "") -> None:
        super().__init__(f"{host}: {evidence.name} {detail}".rstrip())
        self.evidence = evidence
        self.host = host
        self.detail = detail
        """Where a redirect leads, or the content type."""


class RequestRefused(PortalError):
    """The portal understood the request and will not do it (4xx)."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.code} {problem.request_id}".rstrip())
        self.problem = problem

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.problem.status


class BadCredentials(RequestRefused):
    """Mail address, password or mailed code do not fit."""


class TooManyAttempts(RequestRefused):
    """Too many tries at signing in."""

    def __init__(self, problem: Problem, retry_after: float | None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after
        """Seconds until it is worth trying again, when the portal said so."""


class RequestTooLarge(RequestRefused):
    """The request is larger than the portal takes (413): send less at a time."""


class SignInExpired(PortalError):
    """The sign-in has ended: ask for the password. Unsent work stays where it is."""


class DeviceLost(PortalError):
    """This laptop was reported lost: its data is to be wiped at once."""


class DeviceRetired(PortalError):
    """This laptop was retired: what waits is still taken, news are not sent any more."""


class OtherPerson(PortalError):
    """Somebody else signed in where a person's work waits: it goes out in nobody else's name."""

    def __init__(self, expected: str, signed_in: str) -> None:
        super().__init__(f"expected {expected}, signed in {signed_in}")
        self.expected = expected
        self.signed_in = signed_in


class CursorGone(PortalError):
    """The cursor is too old or of another epoch (410): take a snapshot."""

    def __init__(self, epoch: int, last_seq: int) -> None:
        super().__init__(f"epoch {epoch}, last seq {last_seq}")
        self.epoch = epoch
        self.last_seq = last_seq
        """The last seq of this stream that the portal holds."""


class SchemaTooOld(PortalError):
    """The portal no longer sends what this app can read (426); pushing still works."""

    def __init__(self, oldest: int, newest: int) -> None:
        super().__init__(f"the portal speaks {oldest} to {newest}")
        self.oldest = oldest
        self.newest = newest


class AppTooOld(PortalError):
    """The portal's operator lets this version of the app in no more (426): nothing was taken."""

    def __init__(self, wanted: AppVersions) -> None:
        super().__init__(f"the portal wants {wanted.oldest or 'a newer app'}")
        self.wanted = wanted
