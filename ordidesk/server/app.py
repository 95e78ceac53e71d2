"""The application: services put together, routes, and every error as problem details."""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from litestar import Litestar, Response, Router
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import Message, Scope
from sqlalchemy.exc import DataError, OperationalError, TimeoutError  # noqa: A004 - of its pool

from ordidesk.app_versions import AppVersions
from ordidesk.protocol import (
    API_PREFIX,
    NEWEST_APP_HEADER,
    OLDEST_APP_HEADER,
    PROBLEM_MEDIA_TYPE,
    AppRefused,
    BlobLimits,
)
from ordidesk.server import schema
from ordidesk.server.answers import (
    AnyRequest,
    answer,
    answer_bytes,
    answer_problem,
    request_id,
)
from ordidesk.server.auth import Auth
from ordidesk.server.blob_desk import BlobDesk
from ordidesk.server.blob_folder import BlobFolder
from ordidesk.server.caller import (
    AppTooOld,
    SchemaTooOld,
    provide_actor,
    provide_schema,
    provide_sign_in,
    provide_stream,
)
from ordidesk.server.command_desk import CommandDesk
from ordidesk.server.database import Database
from ordidesk.server.devices import DeviceDesk
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.mail import Mailer
from ordidesk.server.mail_out import MailOut
from ordidesk.server.moment import Clock
from ordidesk.server.openapi import CONFIG
from ordidesk.server.parts import Parts
from ordidesk.server.passwords import Passwords
from ordidesk.server.problems import CODES, TITLES, ApiProblem, bad_request
from ordidesk.server.reading import Gone, Reading
from ordidesk.server.retention import EVERY, Retention
from ordidesk.server.routes_auth import forgot, give_token, reset, say_wiped, sign_out
from ordidesk.server.routes_blobs import give_bytes, take_bytes, tell_limits, tell_offset
from ordidesk.server.routes_devices import list_devices, mark_device, rename_device
from ordidesk.server.routes_health import description, health
from ordidesk.server.routes_sync import take_changes, take_commands, take_snapshot
from ordidesk.server.routes_user_word import ask, take
from ordidesk.server.shared_bell import bell_of
from ordidesk.server.user_words import UserWords

_log = logging.getLogger(__name__)
_PULLS_AT_ONCE = 4
"""Of one process, whose Python runs on one core; who waits meanwhile hears of more at once."""
MOST_BYTES = 5_000_000
"""Of a request's body; attachments have their own way."""


def put_together(  # noqa: PLR0913 - what a portal is made from, each named at the call
    database: Database,
    *,
    mailer: Mailer,
    clock: Clock,
    blobs: Path,
    limits: BlobLimits = BlobLimits(),  # noqa: B008 - it cannot be changed
    address: str = "",
    apps: AppVersions = AppVersions(),  # noqa: B008 - it cannot be changed
    passwords: Passwords | None = None,
) -> Parts:
    """Make the services of a portal on a database whose schema is up to date.

    ``blobs`` is the folder of files' bytes, ``address`` what links in mails begin with.
    """
    feed, bell = feed_of(database), bell_of(database)
    desk = CommandDesk(database, feed, bell, clock)
    words = UserWords(database, desk, clock, address)
    return Parts(
        auth=Auth(database, clock, mailer, passwords or Passwords()),
        devices=DeviceDesk(database, clock),
        desk=desk,
        user_words=words,
        mail_out=MailOut(database, mailer, clock, address, words.link_for),
        reading=Reading(database, feed),
        blobs=BlobDesk(database, feed, bell, clock, BlobFolder(blobs), limits),
        bell=bell,
        retention=Retention(database, feed, bell, clock),
        pulls=CapacityLimiter(_PULLS_AT_ONCE),
        clock=clock,
        apps=apps,
        database_version=schema.version(database),
        program_version=importlib.metadata.version("ordidesk"),
    )


def build(parts: Parts) -> Litestar:
    """Make the application."""

    @asynccontextmanager
    async def alive(_app: Litestar) -> AsyncIterator[None]:
        parts.bell.open(asyncio.get_running_loop())
        daily = asyncio.create_task(_let_go_daily(parts))
        parts.mail_out.start()
        yield
        daily.cancel()
        with suppress(asyncio.CancelledError):
            await daily
        parts.bell.close()
        await anyio.to_thread.run_sync(parts.mail_out.stop)
        await anyio.to_thread.run_sync(parts.devices.write_contacts)

    async def give_parts() -> Parts:
        return parts

    sign_in = Router(
        "/", route_handlers=[give_token, sign_out, forgot, reset, say_wiped], tags=["auth"]
    )
    caller = {"sign_in": Provide(provide_sign_in), "actor": Provide(provide_actor)}
    devices = Router(
        "/",
        route_handlers=[list_devices, rename_device, mark_device],
        dependencies=caller,
        security=[{"bearer": []}],
        tags=["devices"],
    )
    sync = Router(
        "/",
        route_handlers=[
            take_snapshot,
            take_changes,
            take_commands,
            tell_limits,
            tell_offset,
            take_bytes,
            give_bytes,
        ],
        dependencies={
            **caller,
            "stream": Provide(provide_stream),
            "schema": Provide(provide_schema),
        },
        security=[{"bearer": []}],
        tags=["sync"],
    )
    return Litestar(
        [
            health,
            description,
            ask,
            take,
            Router(API_PREFIX, route_handlers=[sign_in, devices, sync]),
        ],
        dependencies={"parts": Provide(give_parts)},
        exception_handlers={
            ApiProblem: _problem,
            Gone: _gone,
            SchemaTooOld: _too_old,
            AppTooOld: _app_too_old,
            HTTPException: _http,
            DataError: _unstorable,
            OperationalError: _database_busy,
            TimeoutError: _database_busy,
            Exception: _unforeseen,
        },
        before_send=[_naming(parts.apps)],
        lifespan=[alive],
        logging_config=None,
        openapi_config=CONFIG,
        request_max_body_size=MOST_BYTES,
    )


def _naming(apps: AppVersions) -> Callable[[Message, Scope], Awaitable[None]]:
    """Return what has every answer say which apps the operator wants, refusals too."""
    named = [
        (header.lower().encode(), version.encode())
        for header, version in ((OLDEST_APP_HEADER, apps.oldest), (NEWEST_APP_HEADER, apps.newest))
        if version
    ]

    async def name(message: Message, _scope: Scope) -> None:
        if named and message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *named]

    return name


async def _let_go_daily(parts: Parts) -> None:
    """Have tickets that were closed long ago leave the laptops, at the start and each day."""
    while True:
        try:
            await anyio.to_thread.run_sync(parts.retention.run)
        except Exception:  # noqa: BLE001 - the portal goes on whatever one night's try met
            _log.exception("Old tickets stay on the laptops until the next try")
        await asyncio.sleep(EVERY.total_seconds())


def _problem(request: AnyRequest, problem: ApiProblem) -> Response[bytes]:
    return answer_problem(request, problem)


def _gone(request: AnyRequest, gone: Gone) -> Response[bytes]:
    return answer(request, gone.body, status=HTTPStatus.GONE)


def _too_old(request: AnyRequest, too_old: SchemaTooOld) -> Response[bytes]:
    return answer(request, too_old.body, status=HTTPStatus.UPGRADE_REQUIRED)


def _app_too_old(request: AnyRequest, refusal: AppTooOld) -> Response[bytes]:
    status = HTTPStatus.UPGRADE_REQUIRED
    spoken, wanted = SchemaTooOld.body, refusal.wanted
    body = AppRefused(
        title=TITLES[status],
        status=status,
        code=CODES[status],
        detail=f"Version {wanted.oldest} ou plus récente demandée.",
        request_id=request_id(request),
        oldest=wanted.oldest,
        newest=wanted.newest,
        min=spoken.min,
        max=spoken.max,
    )
    return answer_bytes(request, msgspec.json.encode(body), PROBLEM_MEDIA_TYPE, status=status)


def _http(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    status = HTTPStatus(error.status_code)
    details = [error.detail] if status < HTTPStatus.INTERNAL_SERVER_ERROR else []
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        details = [f"{item.get('key', '')} : {item['message']}" for item in error.extra]
    code = CODES.get(status, status.name.lower())
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("The portal failed", exc_info=error)
    return answer_problem(
        request, ApiProblem(status, code, " ; ".join(details), headers=error.headers)
    )


def _unstorable(request: AnyRequest, _error: DataError) -> Response[bytes]:
    """Refuse text that the database cannot hold: PostgreSQL knows no NUL in it."""
    return answer_problem(request, bad_request("Un texte contient un caractère nul."))


def _database_busy(request: AnyRequest, error: Exception) -> Response[bytes]:
    _log.error("The database does not answer", exc_info=error)
    headers = {"Retry-After": "5"}
    return answer_problem(
        request,
        ApiProblem(HTTPStatus.SERVICE_UNAVAILABLE, "database_unavailable", headers=headers),
    )


def _unforeseen(request: AnyRequest, error: Exception) -> Response[bytes]:
    _log.error("The portal failed", exc_info=error)
    return answer_problem(request, ApiProblem(HTTPStatus.INTERNAL_SERVER_ERROR, CODES[500]))
