"""The calls for files' bytes: how far, take, give."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http import HTTPStatus
from typing import Annotated

import anyio.to_thread
from litestar import Response, get, head, patch
from litestar.exceptions import InternalServerException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter, PathParameter
from litestar.response import Stream

from ordidesk.protocol import (
    BLOB_MEDIA_TYPE,
    MOST_PIECE_BYTES,
    UPLOAD_LENGTH_HEADER,
    UPLOAD_OFFSET_HEADER,
    AppRefused,
    BlobLimits,
    Problem,
)
from ordidesk.server.answers import AnyRequest, answer
from ordidesk.server.caller import Given, GivenActor, GivenSignIn
from ordidesk.server.openapi import described
from ordidesk.server.problems import ApiProblem, bad_request

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{1,16})-(\d{0,16})")
_WRITTEN_AT_ONCE = 1 << 18
_PATIENCE_SECONDS = 30.0
"""For the next bytes of a laptop: what came by then is kept."""

Name = Annotated[
    str, PathParameter(pattern=_SHA256.pattern, description="SHA-256 of the file, hexadecimal.")
]
_REFUSALS: dict[int, ResponseSpec] = {
    HTTPStatus.BAD_REQUEST: described(Problem, description="A header or the name is wrong"),
    HTTPStatus.UNAUTHORIZED: described(Problem, description="Not signed in, or no longer"),
    HTTPStatus.FORBIDDEN: described(
        Problem, description="Somebody else's stream; a laptop that is lost or retired"
    ),
    HTTPStatus.UPGRADE_REQUIRED: described(AppRefused, description="The app is too old"),
    HTTPStatus.NOT_FOUND: described(Problem, description="Nobody told you of such a file"),
}
_LIMITS: dict[int, ResponseSpec] = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: described(Problem, description="Larger than is taken"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: described(Problem, description="A type that is not taken"),
}


@get(
    "/blobs",
    summary="What is taken of files",
    responses={HTTPStatus.OK: described(BlobLimits, description="The limits"), **_REFUSALS},
)
async def tell_limits(request: AnyRequest, parts: Given, actor: GivenActor) -> Response[bytes]:  # noqa: ARG001 - whoever is signed in
    """Answer with the limits, to be told to people before they send."""
    return answer(request, parts.blobs.limits)


@head("/blobs/{sha256:str}", summary="How many bytes of a file are here", responses={**_REFUSALS})
async def tell_offset(sha256: Name, parts: Given, actor: GivenActor) -> Response[None]:
    """Answer with ``Upload-Offset`` and ``Upload-Length``; they are the same once it is whole."""
    offset, size = await anyio.to_thread.run_sync(parts.blobs.offset, actor, _name(sha256))
    headers = {UPLOAD_OFFSET_HEADER: str(offset), UPLOAD_LENGTH_HEADER: str(size)}
    return Response(None, headers=headers)


@patch(
    "/blobs/{sha256:str}",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Bytes of a file, from an offset on",
    request_max_body_size=MOST_PIECE_BYTES,
    responses={
        **_REFUSALS,
        **_LIMITS,
        HTTPStatus.CONFLICT: described(Problem, description="Upload-Offset says where to go on"),
        HTTPStatus.UNPROCESSABLE_ENTITY: described(Problem, description="The hash differs"),
        HTTPStatus.SERVICE_UNAVAILABLE: described(Problem, description="No room; later"),
    },
)
async def take_bytes(
    request: AnyRequest,
    sha256: Name,
    parts: Given,
    actor: GivenActor,
    upload_offset: Annotated[
        int,
        HeaderParameter(name=UPLOAD_OFFSET_HEADER, ge=0, description="Where these bytes belong."),
    ],
) -> Response[None]:
    """Keep what comes, as far as it comes; with the last byte the file is checked and there.

    An empty body at the end of a whole file confirms that it is the one expected.
    """
    blobs, name = parts.blobs, _name(sha256)
    offset = upload_offset
    size = await anyio.to_thread.run_sync(blobs.check, actor, name, offset)
    async for piece in _gathered(request):
        append = partial(blobs.append, actor, name, offset, piece, size)
        offset = await anyio.to_thread.run_sync(append)
    if offset == size:
        await anyio.to_thread.run_sync(blobs.finish, actor, name)
    return Response(
        None,
        status_code=HTTPStatus.NO_CONTENT,
        headers={UPLOAD_OFFSET_HEADER: str(offset), UPLOAD_LENGTH_HEADER: str(size)},
    )


@get(
    "/blobs/{sha256:str}",
    summary="The bytes of a file, or a range of them",
    responses={
        HTTPStatus.OK: ResponseSpec(bytes, description="All bytes", media_type=BLOB_MEDIA_TYPE),
        HTTPStatus.PARTIAL_CONTENT: ResponseSpec(
            bytes, description="The range asked for", media_type=BLOB_MEDIA_TYPE
        ),
        **_REFUSALS,
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: described(
            Problem, description="Beyond the end"
        ),
    },
)
async def give_bytes(
    sha256: Name,
    parts: Given,
    sign_in: GivenSignIn,
    actor: GivenActor,
    wanted: Annotated[
        str, HeaderParameter(name="Range", description="bytes=first- or bytes=first-last")
    ] = "",
) -> Stream:
    """Answer with the bytes as a download, whatever they are."""
    await anyio.to_thread.run_sync(parts.devices.must_be_welcome, sign_in.device_id)
    blobs, name = parts.blobs, _name(sha256)
    _, size = await anyio.to_thread.run_sync(blobs.whole, actor, name)
    start, end = _range(wanted, size)
    headers = {
        "Content-Length": str(end - start),
        "Accept-Ranges": "bytes",
        "ETag": f'"{name}"',
        "Content-Disposition": "attachment",
    }
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return Stream(
        _in_threads(blobs.read(name, start, end)),
        status_code=HTTPStatus.PARTIAL_CONTENT if wanted else HTTPStatus.OK,
        media_type=BLOB_MEDIA_TYPE,
        headers=headers,
    )


def _name(sha256: str) -> str:
    """Take a name only as it is written: it becomes a path."""
    if _SHA256.fullmatch(sha256) is None:
        raise bad_request("le nom d'un fichier est son SHA-256 en 64 chiffres hexadécimaux")
    return sha256


def _range(wanted: str, size: int) -> tuple[int, int]:
    """Return where to begin and where to stop, the latter not included."""
    if not wanted:
        return 0, size
    found = _RANGE.fullmatch(wanted)
    if found is None:
        raise bad_request("Range : seul « bytes=premier-dernier » est compris")
    start = int(found[1])
    end = min(int(found[2]) + 1, size) if found[2] else size
    if start >= end:
        raise ApiProblem(
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            "range_beyond_end",
            headers={"Content-Range": f"bytes */{size}"},
        )
    return start, end


async def _gathered(request: AnyRequest) -> AsyncIterator[bytes]:
    """Yield the body in pieces worth a write; what came before it was cut is among them."""
    held: list[bytes] = []
    length = 0
    body = aiter(request.stream())
    while True:
        try:
            chunk = await asyncio.wait_for(anext(body), _PATIENCE_SECONDS)
        except StopAsyncIteration:
            break
        except (TimeoutError, InternalServerException):
            # The laptop has hung up: what it sent counts, and it asks how far that came.
            break
        held.append(chunk)
        length += len(chunk)
        if length >= _WRITTEN_AT_ONCE:
            yield b"".join(held)
            held, length = [], 0
    if length:
        yield b"".join(held)


async def _in_threads(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Read from the disk beside the loop."""
    while piece := await anyio.to_thread.run_sync(next, pieces, b""):
        yield piece
