"""The API's description: how it is made, and how the published one is compared."""

from __future__ import annotations

from dataclasses import dataclass

from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import (
    Components,
    OpenAPIMediaType,
    Operation,
    Reference,
    RequestBody,
    SecurityScheme,
)


@dataclass
class PushOperation(Operation):
    """The call whose body the portal reads itself, so that arguments stay as they came."""

    def __post_init__(self) -> None:
        """Say what the body is."""
        body = Reference(ref="#/components/schemas/PushRequest")
        self.request_body = RequestBody(
            content={"application/json": OpenAPIMediaType(schema=body)}, required=True
        )


CONFIG = OpenAPIConfig(
    title="OrdiDesk portal",
    version="1",
    description="Sign-in and synchronisation of laptops.",
    components=Components(
        security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer")}
    ),
    use_handler_docstrings=True,
    render_plugins=[],
    path="/api/v1/openapi",
)
