"""Whether the portal works."""

from __future__ import annotations

import anyio.to_thread
from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec

from ordidesk.server.answers import AnyRequest, answer
from ordidesk.server.caller import Given
from ordidesk.server.parts import Health


@get(
    ["/health", "/api/v1/health"],
    summary="Whether the portal works",
    responses={200: ResponseSpec(Health, description="It does")},
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
