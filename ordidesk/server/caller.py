"""Who calls: the person behind the token, their stream, and whether they read this schema."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

import anyio.to_thread
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, SkipValidation

from ordidesk.app_versions import AppVersions
from ordidesk.domain.work import Actor
from ordidesk.protocol import APP_VERSION_HEADER, SCHEMA_HEADER, STREAM_HEADER, SchemaRange
from ordidesk.server.access_log import PERSON_KEY
from ordidesk.server.answers import AnyRequest
from ordidesk.server.auth import SignedIn
from ordidesk.server.command_desk import actor_of
from ordidesk.server.parts import Parts
from ordidesk.server.problems import ApiProblem

OLDEST_SCHEMA = 1
NEWEST_SCHEMA = 1

Given = SkipValidation[NamedDependency[Parts]]
GivenSignIn = SkipValidation[NamedDependency[SignedIn]]
GivenActor = SkipValidation[NamedDependency[Actor]]
StreamHeader = Annotated[
    str,
    HeaderParameter(
        name=STREAM_HEADER,
        description="The store file's random id.",
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
    ),
]
SchemaHeader = Annotated[
    int, HeaderParameter(name=SCHEMA_HEADER, description="The schema that the laptop reads.")
]


class SchemaTooOld(Exception):  # noqa: N818 - what the laptop is told
    """The laptop could not read what a pull brings."""

    body = SchemaRange(min=OLDEST_SCHEMA, max=NEWEST_SCHEMA)


class AppTooOld(Exception):  # noqa: N818 - what the laptop is told
    """The operator does not let this version of the app in any more."""

    def __init__(self, wanted: AppVersions) -> None:
        super().__init__(wanted.oldest)
        self.wanted = wanted


def must_be_recent(request: AnyRequest, parts: Parts) -> None:
    """Raise ``AppTooOld`` for an app that says that it is; one that says nothing is let in."""
    if parts.apps.refuse(request.headers.get(APP_VERSION_HEADER, "")):
        raise AppTooOld(parts.apps)


async def provide_sign_in(request: AnyRequest, parts: Given) -> SignedIn:
    """Return who signed in and where; raises the 401 problem for anybody else.

    A lost laptop hears that it is lost, however old its app is; only then the version counts.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ApiProblem(
            HTTPStatus.UNAUTHORIZED, "not_signed_in", headers={"WWW-Authenticate": "Bearer"}
        )
    sign_in = await anyio.to_thread.run_sync(parts.auth.signed_in, token.strip())
    request.scope["state"][PERSON_KEY] = sign_in.person.id
    must_be_recent(request, parts)
    return sign_in


async def provide_actor(sign_in: GivenSignIn) -> Actor:
    """Return who signed in, as whoever gives commands."""
    return actor_of(sign_in.person)


async def provide_stream(actor: GivenActor, parts: Given, stream_id: StreamHeader) -> str:
    """Return the caller's stream; raises the 403 problem when it is somebody else's."""
    owner = await anyio.to_thread.run_sync(parts.reading.owner, stream_id)
    if owner not in {None, actor.id}:
        raise ApiProblem(
            HTTPStatus.FORBIDDEN,
            "other_persons_stream",
            "Ce poste a été synchronisé par une autre personne.",
        )
    return stream_id


async def provide_schema(laptop_schema: SchemaHeader) -> int:
    """Return the laptop's schema; raises ``SchemaTooOld``."""
    if laptop_schema < OLDEST_SCHEMA:
        raise SchemaTooOld
    return laptop_schema
