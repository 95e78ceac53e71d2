"""What goes wrong at the portal: problem details, ids to find it by, a log that names nobody."""

from __future__ import annotations

import gzip
import sys

import msgspec
import pytest

from ordidesk.domain.tickets import AddNote
from ordidesk.protocol import Problem
from ordidesk.server import reading, schema
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import PASSWORD, RECORDS, TECHNICIAN
from tests.support.portal_calls import Caller, line
from tests.support.portal_thread import PortalThread

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nowhere", None, 404, "not_found"),
        ("DELETE", "/sync/changes", None, 405, "method_not_allowed"),
        ("GET", "/sync/changes", None, 400, "bad_request"),
        ("GET", "/sync/snapshot?kind=secrets", None, 404, "unknown_kind"),
        ("GET", "/sync/snapshot?limit=0", None, 400, "bad_request"),
        ("GET", "/sync/snapshot?limit=many", None, 400, "bad_request"),
        ("POST", "/sync/commands", b"{", 400, "bad_request"),
        ("POST", "/sync/commands", b"[]", 422, "unprocessable"),
        ("POST", "/sync/commands", b"x" * 5_000_001, 413, "too_large"),
        ("GET", f"/sync/snapshot?settled={2**70}", None, 400, "bad_request"),
        ("GET", "/sync/changes?cursor=1&wait=nan", None, 400, "bad_request"),
        ("POST", "/sync/commands", b'{"epoch":1,"settled":-1,"lines":[]}', 400, "bad_request"),
        ("POST", "/auth/token", b"{", 400, "bad_request"),
        ("POST", "/auth/token", b'{"grant": "magic"}', 400, "bad_request"),
    ],
)
def test_every_refusal_is_a_problem_with_a_code_and_the_request_id(
    signed_in: SignedIn, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    answer = signed_in(TECHNICIAN).call(method, path, body)
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert (answer.status_code, problem.status, problem.code) == (status, status, code)
    assert problem.title
    assert problem.request_id == answer.headers["X-Request-Id"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("header", ["X-Stream-Id", "X-Sync-Schema"])
def test_a_call_without_its_headers_says_which_is_missing(signed_in: SignedIn, header: str) -> None:
    answer = signed_in(TECHNICIAN).call("GET", "/sync/snapshot", headers={header: None})
    assert answer.status_code == 400
    assert header in answer.json()["detail"]


@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer x", "Basic bGVhOng="])
def test_without_a_good_token_nothing_is_told(
    signed_in: SignedIn, authorization: str | None
) -> None:
    caller = signed_in(TECHNICIAN)
    answer = caller.call("GET", "/sync/snapshot", headers={"Authorization": authorization})
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_fault_of_the_portal_is_a_problem_that_says_nothing_of_its_insides(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caller = signed_in(TECHNICIAN)

    def fail(*_: object) -> None:
        raise RuntimeError("the inside of the portal")

    monkeypatch.setattr(reading.Reading, "plan", fail)
    answer = caller.call("GET", "/sync/snapshot")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "inside" not in answer.text
    assert "the inside of the portal" in caplog.text
    caplog.clear()


def test_the_callers_request_id_is_kept_when_it_can_be_logged(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    kept = caller.call("GET", "/health", headers={"X-Request-Id": "laptop-0001.2"})
    assert kept.headers["X-Request-Id"] == "laptop-0001.2"
    replaced = caller.call("GET", "/health", headers={"X-Request-Id": 'a" onmouseover="'})
    assert len(replaced.headers["X-Request-Id"]) == 32


def test_the_access_log_tells_what_was_asked_and_not_by_whom(
    portal: PortalThread, signed_in: SignedIn
) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, AddNote(ticket_id="a-ticket", text="Le code est 4711")))
    caller.call("GET", "/sync/changes", query={"cursor": "un-curseur"})
    caller.call("GET", "/nowhere/Dupont")
    caller.sign_in(TECHNICIAN.mail, "not the password")
    while portal.access_log.getvalue().count("\n") < 5:  # a line is written after its answer
        portal.idle()
    log = portal.access_log.getvalue()
    lines = [msgspec.json.decode(text) for text in log.splitlines()]
    assert {tuple(entry) for entry in lines} == {
        ("method", "route", "status", "ms", "request", "person")
    }
    assert [(it["method"], it["route"], it["status"]) for it in lines] == [
        ("POST", "/api/v1/auth/token", 200),
        ("POST", "/api/v1/sync/commands", 200),
        ("GET", "/api/v1/sync/changes", 410),
        ("GET", "", 404),
        ("POST", "/api/v1/auth/token", 401),
    ]
    assert len({it["person"] for it in lines[:3]}) == 1
    told = (PASSWORD, "not the password", "4711", "un-curseur", "Dupont", "127.0.0.1", caller.token)
    for secret in (*told, TECHNICIAN.mail, TECHNICIAN.name, TECHNICIAN.id):
        assert secret not in log


def test_health_tells_versions_and_epoch_without_a_sign_in(portal: PortalThread) -> None:
    caller = Caller(portal.url)
    for path in ("/health", "/../../health"):
        told = caller.call("GET", path, headers={"Authorization": None}).json()
        assert told.pop("version")
        version = schema.version(portal.database)
        assert told == {
            "status": "ok",
            "database": version,
            "epoch": 1,
            "feed_held_back_seconds": 0,
        }
    caller.session.close()


@pytest.mark.parametrize("encoding", ["gzip", "zstd", "identity", "gzip;q=0"])
def test_answers_are_compressed_as_the_caller_accepts(signed_in: SignedIn, encoding: str) -> None:
    caller = signed_in(TECHNICIAN)
    answer = caller.session.get(
        f"{caller.url}/api/v1/sync/snapshot?kind=person",
        headers={
            "Authorization": f"Bearer {caller.token}",
            "X-Stream-Id": caller.stream,
            "X-Sync-Schema": "1",
            "Accept-Encoding": encoding,
        },
        stream=True,
        timeout=60,
    )
    raw = answer.raw.read(decode_content=False)
    used = answer.headers.get("Content-Encoding", "")
    assert used == (encoding if encoding in {"gzip", "zstd"} else "")
    unpacked = {"gzip": gzip.decompress, "zstd": zstd.decompress}.get(used, bytes)(raw)
    rows = msgspec.json.decode(unpacked.splitlines()[1])
    assert len(rows) == sum(record.kind == "person" for record in RECORDS)


def test_the_published_description_is_served(portal: PortalThread) -> None:
    caller = Caller(portal.url)
    told = caller.call("GET", "/openapi.json").json()
    assert "/api/v1/sync/commands" in told["paths"]
    caller.session.close()
