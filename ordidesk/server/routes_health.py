"""What may be asked without signing in: whether the portal works, and what it answers."""

from __future__ import annotations

import anyio.to_thread
from litestar import Response, get

from ordidesk.server.answers import JSON, AnyRequest, answer, answer_bytes
from ordidesk.server.caller import Given
from ordidesk.server.openapi import described, published
from ordidesk.server.parts import Health


@get(
    ["/health", "/api/v1/health"],
    summary="Whether the portal works",
    responses={200: described(Health, description="It does")},
    security=[],
)
async def health(request: AnyRequest, parts: Given) -> Response[bytes]:
    """Answer when the database does."""
    epoch = await anyio.to_thread.run_sync(parts.reading.epoch)
    return answer(
        request,
        Health(
            status="ok",
            database=parts.database_version,
            version=parts.program_version,
            epoch=epoch,
        ),
    )


@get("/api/v1/openapi.json", include_in_schema=False)
async def description(request: AnyRequest) -> Response[bytes]:
    """Answer with the API's description."""
    return answer_bytes(request, published(), JSON)
