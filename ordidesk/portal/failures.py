"""What the HTTP and TLS libraries raise, told as one of this package's errors."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions

from ordidesk.portal.errors import (
    CertificateFault,
    CertificateInvalid,
    Evidence,
    NotAPortal,
    PortalError,
    PortalUnreachable,
    Reach,
)

_CERTIFICATE_FAULTS = {
    9: CertificateFault.NOT_YET_VALID,
    10: CertificateFault.EXPIRED,
    18: CertificateFault.UNKNOWN_AUTHORITY,
    19: CertificateFault.UNKNOWN_AUTHORITY,
    20: CertificateFault.UNKNOWN_AUTHORITY,
    21: CertificateFault.UNKNOWN_AUTHORITY,
    62: CertificateFault.WRONG_HOST,
    64: CertificateFault.WRONG_HOST,
}
"""X509_V_ERR_* of OpenSSL (include/openssl/x509_vfy.h)."""

_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_TIMEOUTS = (
    TimeoutError,
    requests.Timeout,
    urllib3.exceptions.ReadTimeoutError,
    urllib3.exceptions.ConnectTimeoutError,
)
_UNNAMED = (socket.gaierror, urllib3.exceptions.NameResolutionError)
_PROXY = (requests.exceptions.ProxyError, urllib3.exceptions.ProxyError)
_CUT_TLS = (ssl.SSLEOFError, ssl.SSLZeroReturnError)


def told(error: BaseException, host: str) -> PortalError:
    """Translate what was raised during a call to ``host``, by what lies at its bottom."""
    chain = tuple(_chain(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            fault = _CERTIFICATE_FAULTS.get(cause.verify_code, CertificateFault.OTHER)
            return CertificateInvalid(fault, host, cause.verify_message)
    if any(isinstance(cause, _PROXY) for cause in chain):
        return PortalUnreachable(Reach.PROXY, host)
    for cause in chain:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, (TimeoutError, *_CUT_TLS)):
            return NotAPortal(Evidence.NOT_TLS, host, cause.reason or "")
    if any(_is_no_http(cause) for cause in chain):
        return NotAPortal(Evidence.NOT_HTTP, host)
    return PortalUnreachable(_reach(chain), host)


def _reach(chain: tuple[BaseException, ...]) -> Reach:
    if any(isinstance(cause, _UNNAMED) for cause in chain):
        return Reach.UNKNOWN_HOST
    if any(isinstance(cause, ConnectionRefusedError) for cause in chain):
        return Reach.REFUSED
    if any(isinstance(cause, OSError) and cause.errno in _NO_ROUTE for cause in chain):
        return Reach.NO_ROUTE
    if any(_is_timeout(cause) for cause in chain):
        return Reach.TIMEOUT
    return Reach.CUT


def _is_timeout(cause: BaseException) -> bool:
    # urllib3 counts every failed connection among its timeouts.
    return isinstance(cause, _TIMEOUTS) and not isinstance(
        cause, urllib3.exceptions.NewConnectionError
    )


def _is_no_http(cause: BaseException) -> bool:
    return isinstance(
        cause, (http.client.BadStatusLine, http.client.LineTooLong, http.client.UnknownProtocol)
    ) and not isinstance(cause, http.client.RemoteDisconnected)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Walk everything that an error wraps: each library has its own way of wrapping."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop()
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None)]
        waiting += cause.args
