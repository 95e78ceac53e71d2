"""The API's description: made from the calls, published as ``resources/openapi.json``."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Litestar
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Components, SecurityScheme

import resources
from ordidesk.protocol import (
    API_PREFIX,
    APP_VERSION_HEADER,
    BLOB_MEDIA_TYPE,
    NEWEST_APP_HEADER,
    OLDEST_APP_HEADER,
    PROBLEM_MEDIA_TYPE,
    SNAPSHOT_MEDIA_TYPE,
    UPLOAD_LENGTH_HEADER,
    UPLOAD_OFFSET_HEADER,
    AppRefused,
    BlobLimits,
    ChangesAnswer,
    CursorGone,
    DeviceList,
    DeviceMark,
    DeviceName,
    ForgottenPassword,
    PasswordGrant,
    PasswordReset,
    Problem,
    PushAnswer,
    PushRequest,
    RefreshGrant,
    SchemaRange,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
    Tokens,
)
from ordidesk.server.parts import Health

CONFIG = OpenAPIConfig(
    title="OrdiDesk portal",
    version="1",
    description=(
        "Sign-in and synchronisation of laptops. A laptop names its app with every call in "
        f"{APP_VERSION_HEADER}; where the operator wants certain versions, every answer says so in "
        f"{OLDEST_APP_HEADER} and {NEWEST_APP_HEADER}."
    ),
    components=Components(
        security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer")}
    ),
    use_handler_docstrings=True,
    render_plugins=[],
)
_MESSAGES: tuple[type[msgspec.Struct], ...] = (
    AppRefused,
    BlobLimits,
    ChangesAnswer,
    CursorGone,
    DeviceList,
    DeviceMark,
    DeviceName,
    ForgottenPassword,
    Health,
    PasswordGrant,
    PasswordReset,
    Problem,
    PushAnswer,
    PushRequest,
    RefreshGrant,
    SchemaRange,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
    Tokens,
)
_REFERENCE = "#/components/schemas/{name}"
_FILE = "openapi.json"


def described(message: type[msgspec.Struct], description: str) -> ResponseSpec:
    """Say what an answer holds; without the random examples that Litestar would make up."""
    return ResponseSpec(message, description=description, generate_examples=False)


def describe(app: Litestar) -> bytes:
    """Return the description as JSON.

    The messages are told by msgspec, which reads them: it knows tagged unions and the arguments
    that stay as they came. What Litestar does not see is added: a body and a snapshot's lines.
    """
    description: dict[str, Any] = app.openapi_schema.to_schema()
    references, components = msgspec.json.schema_components(_MESSAGES, ref_template=_REFERENCE)
    description["components"]["schemas"] |= components
    reference = dict(zip(_MESSAGES, references, strict=True))
    paths = description["paths"]
    paths[f"{API_PREFIX}/sync/commands"]["post"]["requestBody"] = {
        "content": {"application/json": {"schema": reference[PushRequest]}},
        "required": True,
    }
    rows = {"type": "array", "items": {"type": "array"}}
    lines = {"anyOf": [reference[SnapshotHeader], rows, reference[SnapshotFooter]]}
    page = paths[f"{API_PREFIX}/sync/snapshot"]["get"]["responses"]["200"]["content"]
    page[SNAPSHOT_MEDIA_TYPE] = {"schema": lines}
    _tell_blobs(paths[f"{API_PREFIX}/blobs/{{sha256}}"])
    for call in (call for path in paths.values() for call in path.values()):
        for status, answer in call["responses"].items():
            if int(status) == HTTPStatus.NO_CONTENT:
                answer.pop("content", None)
            _tell_problem(int(status), answer)
    return msgspec.json.format(msgspec.json.encode(description, order="sorted"), indent=2) + b"\n"


def _tell_blobs(path: dict[str, Any]) -> None:
    """Add what a file's body and the headers of its answers hold."""
    path["patch"]["requestBody"] = {
        "content": {BLOB_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        "required": False,
    }
    told = {
        name: {"schema": {"type": "integer", "minimum": 0}}
        for name in (UPLOAD_OFFSET_HEADER, UPLOAD_LENGTH_HEADER)
    }
    path["head"]["responses"]["200"]["headers"] = told
    path["patch"]["responses"]["204"]["headers"] = told


def _tell_problem(status: int, answer: dict[str, Any]) -> None:
    """Say that an error is told as problem details, unless it has a message of its own."""
    told = answer.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
    own = {_REFERENCE.format(name=message.__name__) for message in (CursorGone, SchemaRange)}
    if status == HTTPStatus.UPGRADE_REQUIRED:
        refused = {PROBLEM_MEDIA_TYPE: {"schema": {"$ref": _REFERENCE.format(name="AppRefused")}}}
        answer["content"] = refused | (answer["content"] if told in own else {})
    elif status >= HTTPStatus.BAD_REQUEST and told not in own:
        problem = {"$ref": _REFERENCE.format(name=Problem.__name__)}
        answer["content"] = {PROBLEM_MEDIA_TYPE: {"schema": problem}}


def published() -> bytes:
    """Return the description that ships."""
    return resources.read_bytes(_FILE)
