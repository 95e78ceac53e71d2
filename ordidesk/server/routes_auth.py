"""The calls of sign-in: tokens, sign-out, forgotten passwords."""

from __future__ import annotations

from http import HTTPStatus

import anyio.to_thread
from litestar import Response, post
from litestar.background_tasks import BackgroundTask
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody

from ordidesk.protocol import (
    AppRefused,
    DeviceState,
    ForgottenPassword,
    PasswordGrant,
    PasswordReset,
    Problem,
    RefreshGrant,
    Tokens,
)
from ordidesk.server.access_log import PERSON_KEY
from ordidesk.server.answers import AnyRequest, answer
from ordidesk.server.caller import AppTooOld, Given, must_be_recent
from ordidesk.server.openapi import described
from ordidesk.server.parts import Parts

_REFUSALS: dict[int, ResponseSpec] = {
    HTTPStatus.UNAUTHORIZED: described(Problem, description="Wrong, used up or ended"),
    HTTPStatus.FORBIDDEN: described(Problem, description="A lost laptop: it wipes its data"),
    HTTPStatus.TOO_MANY_REQUESTS: described(Problem, description="Retry-After says when"),
}


@post(
    "/auth/token",
    status_code=HTTPStatus.OK,
    summary="Sign in with a password or a refresh token",
    responses={
        HTTPStatus.OK: described(Tokens, description="Signed in"),
        **_REFUSALS,
        HTTPStatus.UPGRADE_REQUIRED: described(
            AppRefused, description="The app is too old to sign in with a password"
        ),
    },
)
async def give_token(
    request: AnyRequest, data: JSONBody[PasswordGrant | RefreshGrant], parts: Given
) -> Response[bytes]:
    """Give an access token of 15 minutes and a refresh token that is used once.

    A lost laptop gets what tells it so whatever its app is, and a sign-in that is there already is
    renewed: an app that is too old still hears from the portal, and its lease goes on.
    """
    if isinstance(data, PasswordGrant):
        tokens = await anyio.to_thread.run_sync(parts.auth.sign_in, data, _address(request))
        if tokens.device is not DeviceState.LOST:
            await _let_in(request, parts, tokens)
    else:
        tokens = await anyio.to_thread.run_sync(parts.auth.refresh, data)
    request.scope["state"][PERSON_KEY] = tokens.person.id
    return answer(request, tokens)


@post("/auth/sign-out", status_code=HTTPStatus.NO_CONTENT, summary="End a sign-in")
async def sign_out(data: JSONBody[PasswordGrant | RefreshGrant], parts: Given) -> None:
    """End the sign-in of a refresh token; the same answer for an unknown one."""
    if isinstance(data, RefreshGrant):
        await anyio.to_thread.run_sync(parts.auth.sign_out, data.refresh_token)


@post("/auth/wiped", status_code=HTTPStatus.NO_CONTENT, summary="Say that the data is gone")
async def say_wiped(data: JSONBody[PasswordGrant | RefreshGrant], parts: Given) -> None:
    """Note that a lost or retired laptop wiped its data; the same answer for an unknown token."""
    if isinstance(data, RefreshGrant):
        await anyio.to_thread.run_sync(parts.auth.wiped, data.refresh_token)


@post(
    "/auth/forgot",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Ask for a code to set a new password",
    responses={HTTPStatus.TOO_MANY_REQUESTS: _REFUSALS[HTTPStatus.TOO_MANY_REQUESTS]},
)
async def forgot(
    request: AnyRequest, data: JSONBody[ForgottenPassword], parts: Given
) -> Response[None]:
    """Answer the same, in the same time, for known and unknown addresses."""
    await anyio.to_thread.run_sync(parts.auth.check_forgot, data, _address(request))
    return Response(
        None,
        status_code=HTTPStatus.NO_CONTENT,
        background=BackgroundTask(anyio.to_thread.run_sync, parts.auth.mail_code, data.mail),
    )


@post(
    "/auth/reset",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Set a new password with a mailed code",
    responses={
        HTTPStatus.UNPROCESSABLE_ENTITY: described(Problem, description="Too short"),
        HTTPStatus.UNAUTHORIZED: _REFUSALS[HTTPStatus.UNAUTHORIZED],
        HTTPStatus.TOO_MANY_REQUESTS: _REFUSALS[HTTPStatus.TOO_MANY_REQUESTS],
    },
)
async def reset(request: AnyRequest, data: JSONBody[PasswordReset], parts: Given) -> None:
    """Set the password, end every sign-in of before, and use up the code."""
    await anyio.to_thread.run_sync(parts.auth.reset, data, _address(request))


async def _let_in(request: AnyRequest, parts: Parts, tokens: Tokens) -> None:
    """Raise ``AppTooOld``, and end the sign-in that nobody will use then."""
    try:
        must_be_recent(request, parts)
    except AppTooOld:
        await anyio.to_thread.run_sync(parts.auth.sign_out, tokens.refresh_token)
        raise


def _address(request: AnyRequest) -> str:
    return request.client.host if request.client is not None else ""
