"""Whatever is asked that the description allows, or forbids, is answered as it says."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks

from ordidesk.domain.tickets import OpenTicket
from ordidesk.server import routes_sync
from ordidesk.server.openapi import published
from tests.integration.portal_people import ACCOUNTS, PASSWORD, RECORDS, TECHNICIAN
from tests.support.portal_calls import Caller
from tests.support.portal_thread import PortalThread

API = schemathesis.openapi.from_dict(json.loads(published()))
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


def _push(**changed: object) -> dict[str, object]:
    line = {
        "seq": 1,
        "id": str(uuid.uuid4()),
        "kind": OpenTicket.kind,
        "version": OpenTicket.version,
        "arguments": {},
        "occurred_at": "2026-03-17T08:00:00Z",
    }
    return {"epoch": 1, "settled": 0, "lines": [{**line, **changed}]}


@pytest.fixture(scope="module")
def caller(
    new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Caller]:
    """Somebody who signed in to a portal that holds no call."""
    portal = PortalThread(tmp_path_factory.mktemp("portal"), new_database())
    portal.fill(RECORDS, ACCOUNTS)
    with pytest.MonkeyPatch.context() as patch, portal.running():
        patch.setattr(routes_sync, "LONGEST_WAIT_SECONDS", 0)
        caller = Caller(portal.url)
        assert caller.sign_in(TECHNICIAN.mail, PASSWORD).status_code == 200
        yield caller
        caller.session.close()
    portal.close()


def test_the_published_description_is_one_that_programs_can_read() -> None:
    API.validate()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/auth/token", {"grant": "password", "mail": "\0", "password": "x", "device": ""}),
        ("POST", "/auth/forgot", {"mail": "a\0@b.example"}),
        ("POST", "/auth/reset", {"mail": "\0", "code": "\0", "password": "long enough now"}),
        ("GET", "/sync/snapshot?kind=ticket&after=%00", None),
        ("GET", "/sync/changes?cursor=1.%00.1", None),
        ("POST", "/sync/commands", _push(kind="\0")),
        ("POST", "/sync/commands", _push(arguments={"client_id": "\0", "summary": "\0"})),
        ("POST", "/sync/commands", _push(needs=["\0"])),
        ("POST", "/sync/commands", _push(seq=-(10**30))),
        ("POST", "/sync/commands", _push(seq=10**30)),
    ],
)
def test_what_no_database_can_hold_is_no_fault_of_the_portal(
    caller: Caller, method: str, path: str, body: dict[str, object] | None
) -> None:
    assert caller.call(method, path, body).status_code < 500


@API.parametrize()
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_call_is_answered_as_described(case: schemathesis.Case[Any], caller: Caller) -> None:
    answer = case.call(
        base_url=caller.url,
        session=caller.session,
        headers={"Authorization": f"Bearer {caller.token}"},
    )
    case.validate_response(answer, checks=CHECKS)
