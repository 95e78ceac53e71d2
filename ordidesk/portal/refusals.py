"""What an HTTP status means, told as one of this package's errors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin

import msgspec

from ordidesk.app_versions import AppVersions, as_told
from ordidesk.portal.errors import (
    AppTooOld,
    CursorGone,
    DeviceLost,
    DeviceRetired,
    Evidence,
    NotAPortal,
    PortalBusy,
    PortalError,
    PortalUnreachable,
    Reach,
    RequestRefused,
    RequestTooLarge,
    SchemaTooOld,
    TooManyAttempts,
)
from ordidesk.protocol import (
    APP_TOO_OLD,
    DEVICE_LOST,
    DEVICE_RETIRED,
    NEWEST_APP_HEADER,
    OLDEST_APP_HEADER,
    REQUEST_ID_HEADER,
    AppRefused,
    Problem,
    SchemaRange,
)
from ordidesk.protocol import CursorGone as CursorGoneBody

_JSON = ("application/json", "application/problem+json")
_HTML = ("text/html", "application/xhtml+xml")
_DISMISSALS: dict[str, type[PortalError]] = {
    DEVICE_LOST: DeviceLost,
    DEVICE_RETIRED: DeviceRetired,
}
_BUSY = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


class Answered(msgspec.Struct, frozen=True):
    """An HTTP answer that has arrived whole."""

    url: str
    host: str
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def refused(answer: Answered, *, now: datetime, signing_in: bool = False) -> PortalError:
    """Say what a status outside 2xx means. ``signing_in``: the call was one that counts tries."""
    retry_after = _retry_after(answer.headers, now)
    return _on_the_way(answer) or _portals_own(answer, retry_after, signing_in=signing_in)


def _on_the_way(answer: Answered) -> PortalError | None:
    """Say what those answer who stand between the laptop and the portal."""
    match answer.status:
        case status if status < HTTPStatus.BAD_REQUEST:
            return NotAPortal(Evidence.REDIRECTED, answer.host, _leads_to(answer))
        case HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
            return NotAPortal(Evidence.NETWORK_SIGN_IN, answer.host)
        case HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return PortalUnreachable(Reach.PROXY, answer.host)
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE as status:
            # A front server says it as a web page.
            return RequestTooLarge(_problem(answer) or Problem(title="", status=status, code=""))
    return None


def _leads_to(answer: Answered) -> str:
    location = answer.headers.get("Location", "")
    try:
        return urljoin(answer.url, location)
    except ValueError:
        return location


def _portals_own(answer: Answered, retry_after: float | None, *, signing_in: bool) -> PortalError:
    status = answer.status
    problem = _problem(answer)
    if status == HTTPStatus.TOO_MANY_REQUESTS and signing_in and problem is not None:
        return TooManyAttempts(problem, retry_after)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _BUSY:
        return PortalBusy(status, retry_after)
    if problem is not None and status == HTTPStatus.FORBIDDEN:
        dismissal = _DISMISSALS.get(problem.code)
        if dismissal is not None:
            return dismissal()
    return _gone_or_too_old(answer) or (
        RequestRefused(problem) if problem is not None else no_portal(answer)
    )


def no_portal(answer: Answered) -> NotAPortal:
    """Say why an answer cannot come from a portal."""
    if answer.media_type in _HTML:
        return NotAPortal(Evidence.HTML, answer.host)
    if answer.media_type not in _JSON:
        return NotAPortal(Evidence.OTHER_CONTENT, answer.host, answer.media_type)
    return NotAPortal(Evidence.UNREADABLE, answer.host)


def _problem(answer: Answered) -> Problem | None:
    if answer.media_type not in _JSON:
        return None
    if not answer.content and answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        # HEAD is answered without a body; the media type is that of a problem all the same.
        return Problem(title="", status=answer.status, code="", request_id=_request_id(answer))
    try:
        problem = msgspec.json.decode(answer.content, type=Problem)
    except msgspec.DecodeError:
        return None
    if problem.request_id:
        return problem
    return msgspec.structs.replace(problem, request_id=_request_id(answer))


def _request_id(answer: Answered) -> str:
    return answer.headers.get(REQUEST_ID_HEADER, "")


def _gone_or_too_old(answer: Answered) -> PortalError | None:
    try:
        if answer.status == HTTPStatus.GONE:
            gone = msgspec.json.decode(answer.content, type=CursorGoneBody)
            return CursorGone(gone.epoch, gone.last_seq)
        if answer.status == HTTPStatus.UPGRADE_REQUIRED:
            return _app_too_old(answer) or _schema_too_old(answer)
    except msgspec.DecodeError:
        return None
    return None


def _app_too_old(answer: Answered) -> AppTooOld | None:
    """Read the refusal of an app; of an answer to HEAD, which has no body, the headers count."""
    if answer.media_type not in _JSON:
        return None
    if not answer.content:
        return AppTooOld(wanted_apps(answer.headers))
    try:
        told = msgspec.json.decode(answer.content, type=AppRefused)
    except msgspec.DecodeError:
        return None
    return AppTooOld(as_told(told.oldest, told.newest)) if told.code == APP_TOO_OLD else None


def _schema_too_old(answer: Answered) -> SchemaTooOld:
    spoken = msgspec.json.decode(answer.content, type=SchemaRange)
    return SchemaTooOld(spoken.min, spoken.max)


def wanted_apps(headers: Mapping[str, str]) -> AppVersions:
    """Read which apps an answer says that the portal wants."""
    return as_told(headers.get(OLDEST_APP_HEADER, ""), headers.get(NEWEST_APP_HEADER, ""))


def _retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    moment = http_date(text)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def http_date(text: str) -> datetime | None:
    """Read an HTTP date; ``None`` when it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
