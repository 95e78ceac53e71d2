"""The calls of synchronisation: snapshot, changes, commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Annotated

import anyio.to_thread
import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import QueryParameter, RawBody, SkipValidation
from msgspec import structs

from ordidesk.domain.catalogue import RECORDS
from ordidesk.protocol import (
    LONGEST_WAIT_SECONDS,
    SNAPSHOT_MEDIA_TYPE,
    AppRefused,
    ChangesAnswer,
    CursorGone,
    Problem,
    PushAnswer,
    PushRequest,
    SchemaRange,
    SnapshotPlan,
)
from ordidesk.server.answers import AnyRequest, answer, answer_bytes
from ordidesk.server.caller import Given, GivenActor, GivenSignIn
from ordidesk.server.openapi import described
from ordidesk.server.parts import Parts
from ordidesk.server.problems import ApiProblem, bad_request
from ordidesk.server.reading import Gone, Look

MOST_LINES = 500
"""Commands in one request: each is a transaction, and the laptop waits for the answer."""
_MOST_SEQ = 2**53
MOST_ROWS = 20_000
MOST_CHANGES = 5_000
_SOON_SECONDS = 0.05

_REFUSALS: dict[int, ResponseSpec] = {
    HTTPStatus.BAD_REQUEST: described(Problem, description="A header or parameter is wrong"),
    HTTPStatus.UNAUTHORIZED: described(Problem, description="Not signed in, or no longer"),
    HTTPStatus.FORBIDDEN: described(
        Problem, description="Somebody else's stream; a laptop that is lost or retired"
    ),
    HTTPStatus.UPGRADE_REQUIRED: described(AppRefused, description="The app is too old"),
}
_TOO_OLD: dict[int, ResponseSpec] = {
    HTTPStatus.UPGRADE_REQUIRED: described(
        SchemaRange, description="The schema that the laptop reads, or its app, is too old"
    )
}
_GONE: dict[int, ResponseSpec] = {
    HTTPStatus.GONE: described(CursorGone, description="Take a snapshot")
}

_push_decoder = msgspec.json.Decoder(PushRequest)

GivenStream = SkipValidation[NamedDependency[str]]
GivenSchema = SkipValidation[NamedDependency[int]]
Settled = Annotated[
    int,
    QueryParameter(ge=0, le=_MOST_SEQ, description="The last seq whose outcome the laptop holds."),
]
Limit = Annotated[int, QueryParameter(ge=1, description="The most rows in the answer.")]


@get(
    "/sync/snapshot",
    summary="Every row in scope, by pages",
    responses={
        HTTPStatus.OK: described(
            SnapshotPlan,
            description=(
                "Without a kind: the plan. With one: lines of JSON (application/x-ndjson), a "
                "SnapshotHeader, arrays of rows, a SnapshotFooter; without footer it was cut."
            ),
        ),
        **_REFUSALS,
        HTTPStatus.NOT_FOUND: described(Problem, description="No such kind of record"),
        **_TOO_OLD,
    },
)
async def take_snapshot(  # noqa: PLR0913 - the call's parameters
    request: AnyRequest,
    parts: Given,
    sign_in: GivenSignIn,
    actor: GivenActor,
    stream: GivenStream,
    schema: GivenSchema,  # noqa: ARG001 - given when it can be read
    kind: Annotated[str, QueryParameter(description="One kind of record; none for the plan.")] = "",
    after: Annotated[str, QueryParameter(description="The id that the last page ended with.")] = "",
    limit: Limit = 10_000,
    settled: Settled = 0,
) -> Response[bytes]:
    """Answer with the plan, or with a page of one kind in the order of ids."""
    await anyio.to_thread.run_sync(parts.devices.must_be_welcome, sign_in.device_id)
    if not kind:
        plan = await anyio.to_thread.run_sync(parts.reading.plan, actor, stream, settled)
        return answer(request, plan)
    if kind not in RECORDS:
        raise ApiProblem(HTTPStatus.NOT_FOUND, "unknown_kind", f"« {kind} » n'existe pas.")

    def page() -> Response[bytes]:
        lines = parts.reading.snapshot(actor, kind, after, min(limit, MOST_ROWS))
        return answer_bytes(request, lines, SNAPSHOT_MEDIA_TYPE)

    return await anyio.to_thread.run_sync(page)


@get(
    "/sync/changes",
    summary="What changed after the cursor",
    responses={
        HTTPStatus.OK: described(ChangesAnswer, description="One page of changes"),
        **_REFUSALS,
        **_TOO_OLD,
        **_GONE,
    },
)
async def take_changes(  # noqa: PLR0913 - the call's parameters
    request: AnyRequest,
    parts: Given,
    sign_in: GivenSignIn,
    actor: GivenActor,
    stream: GivenStream,
    schema: GivenSchema,  # noqa: ARG001 - given when it can be read
    cursor: Annotated[str, QueryParameter(description="Where the last answer ended.")],
    limit: Limit = 1000,
    settled: Settled = 0,
    wait: Annotated[
        int, QueryParameter(ge=0, description="Seconds to hold the call while nothing changes.")
    ] = 0,
) -> Response[bytes]:
    """Answer at once when there is something, else when there is or the wait is over."""
    read = partial(
        parts.reading.look,
        actor,
        stream,
        cursor=cursor,
        settled=settled,
        limit=min(limit, MOST_CHANGES),
    )
    is_welcome = partial(parts.devices.is_welcome, sign_in.device_id)
    await anyio.to_thread.run_sync(parts.devices.must_be_welcome, sign_in.device_id)

    def look_again() -> Look | None:
        return read() if is_welcome() else None

    first, page = await _waited_for(read, look_again, parts, min(wait, LONGEST_WAIT_SECONDS))

    def answered() -> Response[bytes]:
        if wait and not is_welcome():
            # What came meanwhile is not for a laptop that was lost meanwhile. One that is there
            # asks again at once and is told then; a call whose laptop is gone tells nobody.
            return answer(request, structs.replace(first, cursor=cursor, changes=(), more=False))
        parts.devices.note_contact(sign_in.device_id, stream_id=stream, synced=True)
        return answer(request, page)

    return await anyio.to_thread.run_sync(answered)


async def _waited_for(
    read: Callable[[], Look], again: Callable[[], Look | None], parts: Parts, seconds: float
) -> tuple[ChangesAnswer, ChangesAnswer]:
    """Read, and again at each ring until there is news; returns the first and the last answer.

    No transaction is open meanwhile. ``again`` gives ``None`` when nothing more is to be heard.

    Outcomes that are there from the start are no news: behind a line that is held, a laptop hears
    them with every answer, and would ask without a pause. Changes that wait for another transaction
    to end are looked for again soon, since not every transaction rings.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    with parts.bell.listening() as rung:
        look = await anyio.to_thread.run_sync(read, limiter=parts.pulls)
        first = look.answer
        outcomes = first.settlement
        while not (look.answer.changes or look.answer.more or look.answer.settlement != outcomes):
            left = end - loop.time()
            if left <= 0 or parts.bell.closed:
                break
            await parts.bell.wait(rung, min(left, _SOON_SECONDS) if look.held_back else left)
            found = await anyio.to_thread.run_sync(again, limiter=parts.pulls)
            if found is None:
                break
            look = found
    return first, look.answer


@post(
    "/sync/commands",
    status_code=HTTPStatus.OK,
    summary="Commands, in the order of their seq",
    responses={
        HTTPStatus.OK: described(PushAnswer, description="What became of them"),
        **_REFUSALS,
        HTTPStatus.CONFLICT: described(Problem, description="Known with other content"),
        **_GONE,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: described(Problem, description="Send fewer"),
        HTTPStatus.UNPROCESSABLE_ENTITY: described(Problem, description="Cannot be read"),
    },
)
async def take_commands(  # noqa: PLR0913 - the call's parameters
    request: AnyRequest,
    body: RawBody,
    parts: Given,
    sign_in: GivenSignIn,
    actor: GivenActor,
    stream: GivenStream,
) -> Response[bytes]:
    """Decide each command in a transaction of its own; answer with all outcomes not settled."""
    data = _push_request(body)
    if not 0 <= data.settled <= _MOST_SEQ:
        raise bad_request("settled hors limites")
    if len(data.lines) > MOST_LINES:
        raise ApiProblem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "too_many_commands",
            f"Au plus {MOST_LINES} commandes à la fois.",
        )

    def take() -> Response[bytes]:
        gone = parts.reading.gone(stream, data.epoch)
        if gone is not None:
            raise Gone(gone)
        told = parts.desk.take(stream, actor, data.lines)
        epoch, settlement = parts.reading.settlement(actor, stream, data.settled, told)
        parts.devices.note_contact(sign_in.device_id, stream_id=stream, synced=True)
        return answer(request, PushAnswer(epoch=epoch, settlement=settlement))

    return await anyio.to_thread.run_sync(take)


def _push_request(body: bytes) -> PushRequest:
    """Read the body here: Litestar would not leave the commands' arguments as they came."""
    try:
        return _push_decoder.decode(body)
    except msgspec.ValidationError as error:
        status, code, why = HTTPStatus.UNPROCESSABLE_ENTITY, "unprocessable", str(error)
    except msgspec.DecodeError as error:
        status, code, why = HTTPStatus.BAD_REQUEST, "bad_request", str(error)
    raise ApiProblem(status, code, why)
