"""What may be asked without signing in: whether the portal works, and what it answers."""

from __future__ import annotations

import anyio.to_thread
from litestar import Response, get

from ordidesk.server.answers import JSON, AnyRequest, answer, answer_bytes
from ordidesk.server.caller import Given
from ordidesk.server.openapi import described, published
from ordidesk.server.parts import Health

_LATE_SECONDS = 30


@get(
    ["/health", "/api/v1/health"],
    summary="Whether the portal works",
    responses={200: described(Health, description="It does")},
    security=[],
)
async def health(request: AnyRequest, parts: Given) -> Response[bytes]:
    """Answer when the database does."""
    epoch, since = await anyio.to_thread.run_sync(parts.reading.state)
    held_back = 0.0 if since is None else max(0.0, (parts.clock() - since).total_seconds())
    return answer(
        request,
        Health(
            status="late" if held_back > _LATE_SECONDS else "ok",
            database=parts.database_version,
            version=parts.program_version,
            epoch=epoch,
            feed_held_back_seconds=held_back,
        ),
    )


@get("/api/v1/openapi.json", include_in_schema=False)
async def description(request: AnyRequest) -> Response[bytes]:
    """Answer with the API's description."""
    return answer_bytes(request, published(), JSON)
