"""HTTP calls to one portal: bytes out, a whole JSON answer back, or a typed error."""

from __future__ import annotations

import http.cookiejar
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import requests
import requests.utils
import urllib3.exceptions

from ordidesk.app_versions import AppVersions
from ordidesk.laptop.loopback import is_loopback
from ordidesk.portal.address import PortalAddress
from ordidesk.portal.call import Call, Timeouts
from ordidesk.portal.errors import CallInterrupted, Evidence, NotAPortal
from ordidesk.portal.failures import told
from ordidesk.portal.proxy import NO_PROXY, SYSTEM_PROXY
from ordidesk.portal.refusals import (
    Answered,
    http_date,
    no_portal,
    refused,
    wanted_apps,
)
from ordidesk.portal.sockets import InterruptibleAdapter, OpenSockets
from ordidesk.portal.trust import company_bundle, trust_context
from ordidesk.protocol import APP_VERSION_HEADER, REQUEST_ID_HEADER

_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
_CHUNK_BYTES = 1 << 18
_MOST_BYTES = 1 << 28
"""No answer is as long as 256 MiB unpacked: whoever sends more is no portal."""


class Transport:
    """Calls to one portal from any thread; ``close`` ends those that are waiting.

    Cookies, netrc and redirects are off: nothing but the calls decides what goes where. A proxy
    is used for every host but this machine: the environment's, unless it is told otherwise.
    """

    def __init__(  # noqa: PLR0913 - each is handed in by the client
        self,
        address: PortalAddress,
        *,
        timeouts: Timeouts,
        company_ca: Path | None,
        proxy: str,
        user_agent: str,
        app_version: str,
        now: Callable[[], datetime],
    ) -> None:
        self.address = address
        self._timeouts = timeouts
        self._proxy = proxy
        self._now = now
        self._sockets = OpenSockets()
        self._skew: timedelta | None = None
        self._wanted = AppVersions()
        self._session = _StraightSession()
        self._session.trust_env = False
        self._session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "zstd, gzip"})
        if app_version:
            self._session.headers[APP_VERSION_HEADER] = app_version
        tls = trust_context(company_ca or company_bundle()) if address.scheme == "https" else None
        adapter = InterruptibleAdapter(self._sockets, tls)
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, adapter)

    @property
    def skew(self) -> timedelta | None:
        """How far the portal's clock is ahead of this laptop's, by the last answer's ``Date``."""
        return self._skew

    @property
    def wanted_apps(self) -> AppVersions:
        """Which versions of the app the portal wants, by its last answer."""
        return self._wanted

    def send(self, call: Call) -> bytes:
        """Return the content of a good answer; raises a ``PortalError`` for any other."""
        with self._answer(call) as response:
            return b"".join(self._chunks(response))

    def headers(self, call: Call) -> Mapping[str, str]:
        """Return the headers of a good answer; raises a ``PortalError`` for any other."""
        with self._answer(call) as response:
            return response.headers

    def stream(self, call: Call) -> Iterator[bytes]:
        """Yield the content of a good answer as it comes in."""
        with self._answer(call) as response:
            yield from self._chunks(response, call.chunk_bytes)

    def close(self) -> None:
        """End every call under way: it raises ``CallInterrupted``, as does any later one."""
        self._sockets.shut_down()
        self._session.close()

    @contextmanager
    def _answer(self, call: Call) -> Iterator[requests.Response]:
        if self._sockets.closed:
            raise CallInterrupted
        try:
            with self._requested(call) as response:
                self._note_skew(response)
                self._note_wanted(response)
                self._check(call, response)
                yield response
        except _FAILURES as failure:
            if self._sockets.closed:
                raise CallInterrupted from failure
            raise told(failure, self.address.host) from failure

    def _requested(self, call: Call) -> requests.Response:
        url = self.address.api + call.path
        return self._session.request(
            call.method,
            url,
            params=call.query,
            data=call.body,
            headers={
                "Accept": f"{call.media_type}, application/problem+json",
                **({"Content-Type": call.body_type} if call.body is not None else {}),
                **call.headers,
            },
            proxies=self._proxies(url),
            timeout=(self._timeouts.connect, self._timeouts.read + call.wait),
            allow_redirects=False,
            stream=True,
        )

    def _proxies(self, url: str) -> dict[str, str]:
        if is_loopback(self.address.host) or self._proxy == NO_PROXY:
            return {}
        if self._proxy == SYSTEM_PROXY:
            return dict(requests.utils.get_environ_proxies(url))
        return {"http": self._proxy, "https": self._proxy}

    def _check(self, call: Call, response: requests.Response) -> None:
        good = HTTPStatus.OK <= response.status_code < HTTPStatus.MULTIPLE_CHOICES
        answered = Answered(
            url=response.url,
            host=self.address.host,
            status=response.status_code,
            headers=response.headers,
            content=b"" if good else b"".join(self._chunks(response)),
        )
        if not good:
            raise refused(answered, now=self._now(), signing_in=call.signing_in)
        if response.status_code != HTTPStatus.NO_CONTENT and (
            answered.media_type != call.media_type
        ):
            raise no_portal(answered)

    def _chunks(
        self, response: requests.Response, chunk_bytes: int = _CHUNK_BYTES
    ) -> Iterator[bytes]:
        taken = 0
        for chunk in response.iter_content(chunk_bytes):
            taken += len(chunk)
            if taken > _MOST_BYTES:
                raise NotAPortal(Evidence.TOO_LONG, self.address.host)
            yield chunk

    def _note_skew(self, response: requests.Response) -> None:
        moment = http_date(response.headers.get("Date", ""))
        if moment is not None:
            self._skew = moment - self._now()

    def _note_wanted(self, response: requests.Response) -> None:
        # The sign-in page of a hotel's network has no say: a portal names every request.
        if REQUEST_ID_HEADER in response.headers:
            self._wanted = wanted_apps(response.headers)


class _StraightSession(requests.Session):
    """Requests parses where a redirect leads even when it is not to follow; ours does not."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Say that no answer leads elsewhere."""
