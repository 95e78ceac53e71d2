"""The calls about devices: list, name, lost, retired."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

import anyio.to_thread
from litestar import Response, get, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from ordidesk.protocol import AppRefused, DeviceList, DeviceMark, DeviceName, Problem
from ordidesk.server.answers import AnyRequest, answer
from ordidesk.server.caller import Given, GivenActor, GivenSignIn
from ordidesk.server.openapi import described

_REFUSALS: dict[int, ResponseSpec] = {
    HTTPStatus.UNAUTHORIZED: described(Problem, description="Not signed in, or no longer"),
    HTTPStatus.FORBIDDEN: described(Problem, description="Not for people of this role"),
    HTTPStatus.UPGRADE_REQUIRED: described(AppRefused, description="The app is too old"),
}
_UNKNOWN: dict[int, ResponseSpec] = {
    HTTPStatus.NOT_FOUND: described(Problem, description="No device, or not yours"),
}


@get(
    "/devices",
    summary="Laptops and what became of them",
    responses={HTTPStatus.OK: described(DeviceList, description="The devices"), **_REFUSALS},
)
async def list_devices(
    request: AnyRequest,
    parts: Given,
    sign_in: GivenSignIn,
    actor: GivenActor,
    everyone: Annotated[  # noqa: FBT002 - a parameter of the address
        bool, QueryParameter(description="All people's, which managers may ask for.")
    ] = False,
) -> Response[bytes]:
    """Return the caller's own devices, or everybody's."""

    def found() -> Response[bytes]:
        parts.devices.note_contact(sign_in.device_id)
        if everyone:
            devices = parts.devices.everyones(actor, current=sign_in.device_id)
        else:
            devices = parts.devices.of(actor.id, current=sign_in.device_id)
        return answer(request, DeviceList(devices=devices))

    return await anyio.to_thread.run_sync(found)


@put(
    "/devices/{device_id:str}/name",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Name a laptop",
    responses={
        **_REFUSALS,
        **_UNKNOWN,
        HTTPStatus.UNPROCESSABLE_ENTITY: described(Problem, description="Empty or too long"),
    },
)
async def rename_device(
    device_id: FromPath[str], data: JSONBody[DeviceName], parts: Given, actor: GivenActor
) -> None:
    """Call a laptop otherwise: one's own, or anybody's for a manager."""
    await anyio.to_thread.run_sync(parts.devices.rename, actor, device_id, data.name)


@put(
    "/devices/{device_id:str}/state",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Say that a laptop is lost or retired",
    responses={
        **_REFUSALS,
        **_UNKNOWN,
        HTTPStatus.CONFLICT: described(Problem, description="It was told already, and wipes"),
    },
)
async def mark_device(
    device_id: FromPath[str], data: JSONBody[DeviceMark], parts: Given, actor: GivenActor
) -> None:
    """Mark a laptop: one's own, or anybody's for a manager."""
    await anyio.to_thread.run_sync(parts.devices.mark, actor, device_id, data.state)
    parts.bell.ring()  # a call of it that waits is answered now
