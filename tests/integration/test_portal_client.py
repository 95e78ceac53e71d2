"""What the portal client tells of everything that can answer at an address, on real sockets."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from backports import zstd

from ordidesk.domain.people import Person, Role
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import Caller, PortalClient
from ordidesk.portal.errors import (
    BadCredentials,
    CallInterrupted,
    CursorGone,
    Evidence,
    NotAPortal,
    PortalBusy,
    PortalError,
    PortalUnreachable,
    Reach,
    RequestRefused,
    RequestTooLarge,
    SchemaTooOld,
    SignInExpired,
    TooManyAttempts,
)
from ordidesk.protocol import (
    ChangesAnswer,
    CommandLine,
    KindCount,
    Outcome,
    Problem,
    PushAnswer,
    PushRequest,
    Result,
    SchemaRange,
    Settlement,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
    Tokens,
)
from ordidesk.protocol import (
    CursorGone as CursorGoneBody,
)
from tests.support.fault_proxy import Answer, Drop, FaultProxy, Hold

_CALLER = Caller("an access token", "a stream")
_NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
_JSON = {"Content-Type": "application/json"}
_PROBLEM = {"Content-Type": "application/problem+json; charset=utf-8"}
_HTML = {"Content-Type": "text/html; charset=utf-8"}
_LINES = {"Content-Type": "application/x-ndjson"}
_CHANGES = ChangesAnswer(epoch=1, cursor="c2", more=False, changes=(), settlement=Settlement())
_WELL = Answer(200, b'{"status":"ok","epoch":1}', _JSON)
_PERSON = Person(id="018f3a5e-0000-7000-8000-000000000001", name="Léa", role=Role.TECHNICIAN)
_TOKENS = Tokens(access_token="a1", expires_in=900, refresh_token="r1", person=_PERSON)


@pytest.fixture(autouse=True)
def no_proxy_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)


@pytest.fixture
def portal() -> Iterator[FaultProxy]:
    with FaultProxy() as portal:
        yield portal


@pytest.fixture
def client(portal: FaultProxy) -> Iterator[PortalClient]:
    client = _client(portal.url)
    yield client
    client.close()


def _client(url: str, read: float = 5.0) -> PortalClient:
    return PortalClient(parse_address(url), timeouts=Timeouts(2.0, read), now=lambda: _NOW)


def _json(message: object, status: int = 200) -> Answer:
    return Answer(status, msgspec.json.encode(message), _JSON)


def _changes(client: PortalClient) -> ChangesAnswer:
    return client.changes(_CALLER, "c1", settled=0, limit=500)


def _problem(status: int, code: str = "why") -> Answer:
    body = msgspec.json.encode(Problem(title="No", status=status, code=code, request_id="q7"))
    return Answer(status, body, _PROBLEM)


# --- Good answers ---------------------------------------------------------------------------------


def test_signs_in(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/auth/token", _json(_TOKENS))
    assert client.sign_in("lea@exemple.fr", "secret", "PC-12") == _TOKENS
    [seen] = portal.seen
    assert (seen.method, seen.path) == ("POST", "/api/v1/auth/token")
    assert msgspec.json.decode(seen.body) == {
        "grant": "password",
        "mail": "lea@exemple.fr",
        "password": "secret",
        "device": "PC-12",
    }
    assert "Authorization" not in seen.headers


@pytest.mark.parametrize("person_id", ["", "..", "../../.ssh", "léa"])
def test_a_portal_cannot_name_a_person_as_it_likes(
    portal: FaultProxy, client: PortalClient, person_id: str
) -> None:
    person = msgspec.structs.replace(_PERSON, id=person_id)
    portal.plan("/auth/token", _json(msgspec.structs.replace(_TOKENS, person=person)))
    with pytest.raises(NotAPortal):
        client.sign_in("lea@exemple.fr", "secret", "PC-12")


def test_sync_calls_say_who_asks_and_in_which_schema(
    portal: FaultProxy, client: PortalClient
) -> None:
    portal.plan("/sync/changes", _json(_CHANGES))
    assert client.changes(_CALLER, "a/b&c", settled=7, limit=500, wait=99) == _CHANGES
    [seen] = portal.seen
    assert seen.path == "/api/v1/sync/changes?cursor=a%2Fb%26c&settled=7&limit=500&wait=25"
    assert seen.headers["Authorization"] == "Bearer an access token"
    assert seen.headers["X-Stream-Id"] == "a stream"
    assert seen.headers["X-Sync-Schema"] == "1"


def test_pushes_commands_as_they_were_frozen(portal: FaultProxy, client: PortalClient) -> None:
    frozen = b'{"text":"d\\u00e9j\\u00e0  vu"}'
    line = CommandLine(
        seq=4, id="x", kind="add_note", version=1, arguments=msgspec.Raw(frozen), occurred_at=_NOW
    )
    settled = Settlement(outcomes=(Outcome(seq=4, id="x", result=Result.APPLIED),), last_seq=4)
    portal.plan("/sync/commands", _json(PushAnswer(epoch=1, settlement=settled)))
    answer = client.push(_CALLER, PushRequest(epoch=1, settled=3, lines=(line,)))
    assert answer.settlement == settled
    assert frozen in portal.seen[0].body


def test_takes_a_snapshot(portal: FaultProxy, client: PortalClient) -> None:
    plan = SnapshotPlan(
        epoch=1, cursor="c", kinds=(KindCount(kind="client", rows=2),), settlement=Settlement()
    )
    portal.plan("/sync/snapshot", _json(plan), _snapshot([["a", 1], ["b", 2]]))
    assert client.snapshot_plan(_CALLER, settled=0) == plan
    page = client.snapshot_page(_CALLER, "client", after="", limit=1000)
    assert page.rows == [("a", 1), ("b", 2)]
    assert page.columns == ("id", "ver")
    assert (page.after, page.more) == ("b", False)


@pytest.mark.parametrize(("name", "pack"), [("zstd", zstd.compress), ("gzip", gzip.compress)])
def test_unpacks_answers(
    portal: FaultProxy, client: PortalClient, name: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(msgspec.json.encode(_CHANGES))
    portal.plan("/sync/changes", Answer(200, packed, {**_JSON, "Content-Encoding": name}))
    assert _changes(client) == _CHANGES
    assert name in portal.seen[0].headers["Accept-Encoding"]


def test_tells_how_far_the_clocks_are_apart(portal: FaultProxy, client: PortalClient) -> None:
    assert client.skew is None
    date = {"Date": "Tue, 24 Nov 2026 09:33:00 GMT"}
    portal.plan("/health", Answer(200, _WELL.body, {**_JSON, **date}))
    client.health()
    assert client.skew == timedelta(minutes=3)


def test_another_programs_health_is_not_taken_for_a_portals(
    portal: FaultProxy, client: PortalClient
) -> None:
    portal.plan("/health", Answer(200, b'{"healthy":true}', _JSON))
    with pytest.raises(NotAPortal):
        client.health()


# --- Refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422])
def test_a_refusal_brings_the_portals_reason(
    portal: FaultProxy, client: PortalClient, status: int
) -> None:
    portal.plan("/sync/changes", _problem(status, "unknown_stream"))
    with pytest.raises(RequestRefused) as told:
        _changes(client)
    assert told.value.status == status
    assert told.value.problem.code == "unknown_stream"
    assert told.value.problem.request_id == "q7"


def test_a_wrong_password_is_told(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/auth/token", _problem(401, "bad_credentials"))
    with pytest.raises(BadCredentials):
        client.sign_in("lea@exemple.fr", "wrong", "PC-12")


def test_a_refused_refresh_ends_the_sign_in(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/auth/token", _problem(401))
    with pytest.raises(SignInExpired):
        client.refresh("r0")


@pytest.mark.parametrize("status", [400, 403, 404, 413, 422, 429])
def test_a_refresh_that_fails_otherwise_is_tried_again_and_parks_nothing(
    portal: FaultProxy, client: PortalClient, status: int
) -> None:
    portal.plan("/auth/token", _problem(status))
    with pytest.raises(PortalBusy) as told:
        client.refresh("r0")
    assert told.value.status == status


def test_a_wrong_code_does_not_set_a_password(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/auth/reset", _problem(401, "bad_code"), Answer(204))
    with pytest.raises(BadCredentials):
        client.reset("lea@exemple.fr", "000000", "new")
    client.reset("lea@exemple.fr", "123456", "new")


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("90", 90.0),
        ("Tue, 24 Nov 2026 09:31:00 GMT", 60.0),
        ("Tue, 24 Nov 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_waits_are_told(
    portal: FaultProxy, client: PortalClient, retry_after: str, seconds: float | None
) -> None:
    body = _problem(429, "too_many_attempts").body
    answer = Answer(429, body, {**_PROBLEM, "Retry-After": retry_after})
    portal.plan("/auth/token", answer)
    portal.plan("/sync/changes", answer)
    with pytest.raises(TooManyAttempts) as attempts:
        client.sign_in("lea@exemple.fr", "secret", "PC-12")
    assert attempts.value.retry_after == seconds
    with pytest.raises(PortalBusy) as busy:
        _changes(client)
    assert busy.value.retry_after == seconds


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504, 599])
@pytest.mark.parametrize("headers", [_HTML, _PROBLEM, {}])
def test_a_portal_that_cannot_now_is_busy(
    portal: FaultProxy, client: PortalClient, status: int, headers: dict[str, str]
) -> None:
    portal.plan("/sync/changes", Answer(status, b"<h1>Bad Gateway</h1>", headers))
    with pytest.raises(PortalBusy) as told:
        _changes(client)
    assert told.value.status == status


@pytest.mark.parametrize("answer", [_problem(413), Answer(413, b"<h1>nginx</h1>", _HTML)])
def test_too_large_a_push_is_told_by_whoever_stands_in_front(
    portal: FaultProxy, client: PortalClient, answer: Answer
) -> None:
    portal.plan("/sync/commands", answer)
    with pytest.raises(RequestTooLarge):
        client.push(_CALLER, PushRequest(epoch=1, settled=0, lines=()))


def test_a_cursor_that_is_gone_says_what_the_portal_holds(
    portal: FaultProxy, client: PortalClient
) -> None:
    portal.plan("/sync/changes", _json(CursorGoneBody(epoch=4, last_seq=17), 410))
    with pytest.raises(CursorGone) as told:
        _changes(client)
    assert (told.value.epoch, told.value.last_seq) == (4, 17)


def test_an_app_that_is_too_old_is_told_so(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/sync/changes", _json(SchemaRange(min=2, max=3), 426))
    with pytest.raises(SchemaTooOld) as told:
        _changes(client)
    assert (told.value.oldest, told.value.newest) == (2, 3)


# --- Other programs -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "evidence"),
    [
        (Answer(200, b"<html>Bienvenue</html>", _HTML), Evidence.HTML),
        (Answer(404, b"<html>", _HTML), Evidence.HTML),
        (Answer(401, b"<html>", _HTML), Evidence.HTML),
        (Answer(403, b"<html>", _HTML), Evidence.HTML),
        (Answer(200, b"hello", {"Content-Type": "text/plain"}), Evidence.OTHER_CONTENT),
        (Answer(200, b"hello"), Evidence.OTHER_CONTENT),
        (Answer(404, b""), Evidence.OTHER_CONTENT),
        (Answer(200, b"{}", _JSON), Evidence.UNREADABLE),
        (Answer(200, b"[1, 2]", _JSON), Evidence.UNREADABLE),
        (Answer(200, b"\xff\xfe", _JSON), Evidence.UNREADABLE),
        (Answer(404, b'{"detail": "Not Found"}', _JSON), Evidence.UNREADABLE),
        (Answer(410, b"{}", _JSON), Evidence.UNREADABLE),
        (Answer(426, b"{}", _JSON), Evidence.UNREADABLE),
        (Answer(511, b"<html>", _HTML), Evidence.NETWORK_SIGN_IN),
    ],
)
def test_another_program_is_no_portal(
    portal: FaultProxy, client: PortalClient, answer: Answer, evidence: Evidence
) -> None:
    portal.plan("/sync/changes", answer)
    with pytest.raises(NotAPortal) as told:
        _changes(client)
    assert told.value.evidence is evidence


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_never_followed(
    portal: FaultProxy, client: PortalClient, status: int
) -> None:
    with FaultProxy() as elsewhere:
        to = {"Location": f"{elsewhere.url}/api/v1/auth/token"}
        portal.plan("/auth/token", Answer(status, b"", to))
        with pytest.raises(NotAPortal) as told:
            client.sign_in("lea@exemple.fr", "secret", "PC-12")
        assert told.value.evidence is Evidence.REDIRECTED
        assert told.value.detail == f"{elsewhere.url}/api/v1/auth/token"
        assert elsewhere.seen == []


@pytest.mark.parametrize("location", ["http://[", "https://", "//", "\\", "mailto:x@y"])
def test_a_redirect_to_nowhere_is_told_all_the_same(
    portal: FaultProxy, client: PortalClient, location: str
) -> None:
    portal.plan("/sync/changes", Answer(302, b"", {"Location": location}))
    with pytest.raises(PortalError):
        _changes(client)


def test_what_speaks_no_http_is_no_portal() -> None:
    with _raw(b"SSH-2.0-OpenSSH_9.2p1 Debian\r\n") as url, pytest.raises(NotAPortal) as told:
        _changes(_client(url))
    assert told.value.evidence is Evidence.NOT_HTTP


def test_a_server_without_tls_is_told_as_such(portal: FaultProxy) -> None:
    with pytest.raises(NotAPortal) as told:
        _client(f"https://127.0.0.1:{portal.port}").sign_in("lea@exemple.fr", "secret", "PC-12")
    assert told.value.evidence is Evidence.NOT_TLS
    assert portal.seen == []


def test_cookies_are_not_kept(portal: FaultProxy, client: PortalClient) -> None:
    cookie = Answer(200, _WELL.body, {**_JSON, "Set-Cookie": "track=1; Path=/"})
    portal.plan("/health", cookie, cookie)
    client.health()
    client.health()
    assert all("Cookie" not in seen.headers for seen in portal.seen)


# --- Answers that do not come ---------------------------------------------------------------------


def test_a_port_that_nobody_listens_on_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(PortalUnreachable) as told:
            _changes(_client(f"http://127.0.0.1:{taken.getsockname()[1]}"))
    assert told.value.reach is Reach.REFUSED


def test_a_name_that_does_not_exist_is_told() -> None:
    with pytest.raises(PortalUnreachable) as told:
        _changes(_client("https://portail.exemple.invalid"))
    assert told.value.reach is Reach.UNKNOWN_HOST


def test_a_portal_that_never_answers_is_given_up(portal: FaultProxy) -> None:
    portal.plan("/sync/changes", Hold())
    with pytest.raises(PortalUnreachable) as told:
        _changes(_client(portal.url, read=0.1))
    assert told.value.reach is Reach.TIMEOUT


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\nContent-Type: application/json"]
)
def test_an_answer_that_ends_in_its_head_brings_nothing(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with _raw(sent) as url, pytest.raises((PortalUnreachable, NotAPortal)):
        _changes(_client(url))
    caplog.clear()  # urllib3 may note the broken head


@pytest.mark.parametrize("told", [True, False], ids=["by the settings", "by the environment"])
def test_calls_go_by_the_proxy_that_is_named(
    monkeypatch: pytest.MonkeyPatch, *, told: bool
) -> None:
    server = _raw(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
    with server as proxy:
        if told:
            monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
            client = PortalClient(parse_address("portail.example"), proxy=proxy)
        else:
            monkeypatch.setenv("https_proxy", proxy)
            client = PortalClient(parse_address("portail.example"))
        with closing(client), pytest.raises(PortalUnreachable):
            client.health()
    assert server.heard.startswith(b"CONNECT portail.example:443 ")


def test_a_connection_that_drops_was_cut(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/sync/changes", Drop())
    with pytest.raises(PortalUnreachable) as told:
        _changes(client)
    assert told.value.reach is Reach.CUT


@pytest.mark.parametrize("kept", [0, 1, 40])
def test_an_answer_shorter_than_its_length_was_cut(
    portal: FaultProxy, client: PortalClient, kept: int
) -> None:
    whole = msgspec.json.encode(_CHANGES)
    short = {**_JSON, "Content-Length": str(len(whole)), "Connection": "close"}
    portal.plan("/sync/changes", Answer(200, whole[:kept], short))
    with pytest.raises(PortalUnreachable) as told:
        _changes(client)
    assert told.value.reach is Reach.CUT


@pytest.mark.parametrize("pack", [zstd.compress, gzip.compress, bytes])
def test_half_an_answer_in_a_whole_frame_was_cut(
    portal: FaultProxy, client: PortalClient, pack: Callable[[bytes], bytes]
) -> None:
    whole = pack(msgspec.json.encode(_CHANGES))
    encoding = {zstd.compress: "zstd", gzip.compress: "gzip", bytes: "identity"}[pack]
    headers = {**_JSON, "Content-Encoding": encoding}
    portal.plan("/sync/changes", Answer(200, whole[: len(whole) // 2], headers))
    with pytest.raises(PortalUnreachable) as told:
        _changes(client)
    assert told.value.reach is Reach.CUT


def test_chunks_that_stop_were_cut() -> None:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with _raw(head + b'8\r\n{"epoch"\r\n') as url, pytest.raises(PortalUnreachable) as told:
        _changes(_client(url))
    assert told.value.reach is Reach.CUT


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_nothing_of_a_cut_snapshot_is_taken(
    portal: FaultProxy, client: PortalClient, lines: int
) -> None:
    whole = _snapshot([["a", 1]]).body.splitlines(keepends=True)
    portal.plan("/sync/snapshot", Answer(200, b"".join(whole[:lines]), _LINES))
    with pytest.raises(PortalUnreachable) as told:
        client.snapshot_page(_CALLER, "client", after="", limit=1000)
    assert told.value.reach is Reach.CUT


def test_a_snapshot_that_is_none_is_told(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/sync/snapshot", Answer(200, b"<html>\n", _HTML), Answer(200, b"{}\n", _LINES))
    for evidence in (Evidence.HTML, Evidence.UNREADABLE):
        with pytest.raises(NotAPortal) as told:
            client.snapshot_page(_CALLER, "client", after="", limit=1000)
        assert told.value.evidence is evidence


def test_after_a_cut_the_next_call_goes_on(portal: FaultProxy, client: PortalClient) -> None:
    portal.plan("/sync/changes", Drop(), _json(_CHANGES))
    with pytest.raises(PortalUnreachable):
        _changes(client)
    assert _changes(client) == _CHANGES


# --- Threads, proxies, the end --------------------------------------------------------------------


def test_closing_wakes_a_call_that_waits(portal: FaultProxy) -> None:
    client = _client(portal.url, read=600)
    portal.always("/sync/changes", Hold())
    with ThreadPoolExecutor() as threads:
        waiting = [threads.submit(_changes, client) for _ in range(3)]
        portal.wait_for(3)
        client.close()
        for call in waiting:
            assert isinstance(call.exception(timeout=10), CallInterrupted)


def test_after_closing_no_call_starts(portal: FaultProxy) -> None:
    client = _client(portal.url)
    portal.plan("/health", _WELL)
    client.health()
    client.close()
    for call in (client.health, lambda: _changes(client)):
        with pytest.raises(CallInterrupted):
            call()
    assert len(portal.seen) == 1


def test_threads_share_a_client(portal: FaultProxy, client: PortalClient) -> None:
    portal.always("/sync/changes", _json(_CHANGES))
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: _changes(client), range(40)))
    assert answers == [_CHANGES] * 40


def test_this_machine_is_never_asked_through_a_proxy(
    portal: FaultProxy, client: PortalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultProxy() as network_proxy:
        for variable in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(variable, network_proxy.url)
        portal.plan("/sync/changes", _json(_CHANGES))
        assert _changes(client) == _CHANGES
        assert network_proxy.seen == []


def test_a_network_proxy_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(PortalUnreachable) as told:
            _changes(_client("https://portail.exemple.invalid"))
    assert told.value.reach is Reach.PROXY


def test_a_netrc_does_not_replace_the_token(
    portal: FaultProxy,
    client: PortalClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login lea password secret\n", encoding="ascii")
    monkeypatch.setenv("NETRC", str(netrc))
    portal.plan("/sync/changes", _json(_CHANGES))
    _changes(client)
    assert portal.seen[0].headers["Authorization"] == "Bearer an access token"


def _snapshot(rows: list[list[object]]) -> Answer:
    lines = (
        SnapshotHeader(kind="client", epoch=1, columns=("id", "ver")),
        rows,
        SnapshotFooter(after=str(rows[-1][0]), more=False),
    )
    return Answer(200, b"".join(msgspec.json.encode(line) + b"\n" for line in lines), _LINES)


class _raw:  # noqa: N801 - reads as the function that it is to its callers
    """A server that says the same bytes to whoever connects, and hangs up."""

    def __init__(self, said: bytes) -> None:
        self._said = said
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self.heard = b""

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __exit__(self, *_error: object) -> None:
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        connection, _address = self._listening.accept()
        with connection:
            self.heard = connection.recv(1 << 16)
            connection.sendall(self._said)
