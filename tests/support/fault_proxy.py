"""A proxy on loopback that spoils what passes: cuts, delays, doubles, truncates, answers itself."""

from __future__ import annotations

import contextlib
import http.client
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "host", "content-length"})
_A_WHILE_SECONDS = 2.0
_TAKEN_BACK = (ConnectionError, http.client.HTTPException, ssl.SSLError, TimeoutError)


@dataclass(frozen=True)
class Pass:
    """Nothing goes wrong."""


@dataclass(frozen=True)
class Drop:
    """The connection ends before the request reaches the portal."""


@dataclass(frozen=True)
class LoseAnswer:
    """The portal does what it was asked, and nobody hears of it."""


@dataclass(frozen=True)
class Cut:
    """The answer ends in the middle: fewer bytes come than its length says."""

    after: int


@dataclass(frozen=True)
class Truncate:
    """The answer is shorter than it should be, and nothing in its framing tells so."""

    after: int


@dataclass(frozen=True)
class WrongLength:
    """The answer says that it is longer than it is, by so many bytes, or shorter."""

    by: int


@dataclass(frozen=True)
class Strike:
    """Something happens to the portal while it answers: after the answer's first bytes are here."""

    blow: Callable[[], None]


@dataclass(frozen=True)
class Double:
    """The request reaches the portal twice; its second answer comes back."""


@dataclass(frozen=True)
class Hold:
    """The request waits for ``release`` before it goes on to the portal."""


@dataclass(frozen=True)
class Late:
    """The portal does what it was asked; its answer comes behind another request, or in a while."""


@dataclass(frozen=True)
class CutRequest:
    """The connection ends in the middle of the request's body; the portal gets what came."""

    after: int


@dataclass(frozen=True)
class Answer:
    """The proxy answers in the portal's place."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Fault = (
    Pass
    | Drop
    | LoseAnswer
    | Cut
    | CutRequest
    | Truncate
    | WrongLength
    | Strike
    | Double
    | Hold
    | Late
    | Answer
)


@dataclass(frozen=True)
class Seen:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class FaultProxy:
    """Stands before ``upstream`` (``http://127.0.0.1:port``), or alone with ``Answer`` only.

    ``plan`` queues faults for the requests to a path, one each; what has no plan passes, or gets a
    404 when there is no upstream. A context manager.
    """

    def __init__(self, upstream: str = "", tls: ssl.SSLContext | None = None) -> None:
        self._upstream = urlsplit(upstream).netloc
        self._plans: dict[str, deque[Fault]] = {}
        self._always: dict[str, Callable[[Seen], Fault]] = {}
        self._lock = threading.Lock()
        self._released = threading.Event()
        self._came = threading.Condition(self._lock)
        self.seen: list[Seen] = []
        self._server = _Server(self)
        self._scheme = "http"
        if tls is not None:
            self._scheme = "https"
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """The port that the system gave it."""
        return int(self._server.server_address[1])

    def lead_to(self, upstream: str) -> None:
        """Stand before another portal from now on, or the same one at its new port."""
        self._upstream = urlsplit(upstream).netloc

    def plan(self, path: str, *faults: Fault) -> None:
        """Spoil the next requests whose path ends with ``path``, one fault each, in order."""
        with self._lock:
            self._plans.setdefault(path, deque()).extend(faults)

    def always(self, path: str, fault: Fault) -> None:
        """Spoil every request whose path ends with ``path`` and that has no plan of its own."""
        self.decide(path, lambda _seen: fault)

    def decide(self, path: str, fault: Callable[[Seen], Fault]) -> None:
        """Spoil every such request by what it says; ``fault`` may wait for other requests."""
        with self._lock:
            self._always[path] = fault

    def release(self) -> None:
        """Let held answers go."""
        self._released.set()

    def wait_for(self, count: int, timeout: float = 10) -> None:
        """Return once that many requests came in."""
        with self._came:
            if not self._came.wait_for(lambda: len(self.seen) >= count, timeout):
                message = f"{len(self.seen)} of {count} requests came"
                raise TimeoutError(message)

    def __enter__(self) -> Self:
        """Start to listen."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, and let go whatever is held."""
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def taken(self, seen: Seen) -> Fault:
        """Note a request and choose what happens to it."""
        bare = seen.path.partition("?")[0]
        with self._came:
            self.seen.append(seen)
            self._came.notify_all()
            for path, faults in self._plans.items():
                if faults and bare.endswith(path):
                    return faults.popleft()
            decide = next((it for path, it in self._always.items() if bare.endswith(path)), None)
        if decide is not None:
            return decide(seen)
        return Pass()

    def held(self) -> None:
        """Wait for ``release``."""
        self._released.wait()

    def overtaken(self, seen: Seen) -> Answer:
        """Ask the portal, and answer once another request came in, at the latest in a while."""
        with self._came:
            before = len(self.seen)
        answer = self.forwarded(seen)
        with self._came:
            self._came.wait_for(lambda: len(self.seen) > before, _A_WHILE_SECONDS)
        return answer

    def forwarded(self, seen: Seen, blow: Callable[[], None] = lambda: None) -> Answer:
        """Ask the portal; ``blow`` falls once its answer has begun."""
        if not self._upstream:
            return Answer(404)
        with contextlib.closing(http.client.HTTPConnection(self._upstream)) as upstream:
            upstream.request(seen.method, seen.path, body=seen.body, headers=dict(seen.headers))
            response = upstream.getresponse()
            blow()
            return Answer(response.status, response.read(), _end_to_end(response.getheaders()))

    def forwarded_in_part(self, seen: Seen, after: int) -> None:
        """Give the portal the beginning of a request, and hang up."""
        upstream = http.client.HTTPConnection(self._upstream)
        upstream.putrequest(seen.method, seen.path)
        for name, value in seen.headers.items():
            upstream.putheader(name, value)
        upstream.putheader("Content-Length", str(len(seen.body)))
        upstream.endheaders(seen.body[:after])
        upstream.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: FaultProxy) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.proxy = proxy

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: that is what this proxy is for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._spoil()

    def do_POST(self) -> None:
        self._spoil()

    def do_HEAD(self) -> None:
        self._spoil()

    def do_PATCH(self) -> None:
        self._spoil()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Leave the tests' output alone."""

    def _spoil(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        headers = _end_to_end(self.headers.items())
        seen = Seen(self.command, self.path, headers, self.rfile.read(length))
        try:
            self._act(seen, self.server.proxy.taken(seen))
        except _TAKEN_BACK:
            self.close_connection = True

    def _act(self, seen: Seen, fault: Fault) -> None:
        proxy = self.server.proxy
        match fault:
            case Drop() | LoseAnswer() | CutRequest():
                self._hang_up(seen, fault)
            case Hold():
                proxy.held()
                self._answer(proxy.forwarded(seen))
            case Double():
                proxy.forwarded(seen)
                self._answer(proxy.forwarded(seen))
            case Cut(after):
                self._answer(proxy.forwarded(seen), cut=after)
            case Answer():
                self._answer(fault)
            case Strike(blow):
                self._answer(proxy.forwarded(seen, blow))
            case Late():
                self._answer(proxy.overtaken(seen))
            case Truncate() | WrongLength() | Pass():
                self._answer(_spoilt(proxy.forwarded(seen), fault))

    def _hang_up(self, seen: Seen, fault: Drop | LoseAnswer | CutRequest) -> None:
        match fault:
            case LoseAnswer():
                self.server.proxy.forwarded(seen)
            case CutRequest(after):
                self.server.proxy.forwarded_in_part(seen, after)
        self.close_connection = True

    def _answer(self, answer: Answer, cut: int | None = None) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[:cut])
        if cut is not None or "Content-Length" in answer.headers:
            self.close_connection = True


def _spoilt(whole: Answer, fault: Truncate | WrongLength | Pass) -> Answer:
    match fault:
        case Truncate(after):
            return replace(whole, body=whole.body[:after])
        case WrongLength(by):
            length = {"Content-Length": str(max(0, len(whole.body) + by))}
            return replace(whole, headers={**whole.headers, **length})
    return whole


def _end_to_end(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: value for name, value in headers if name.lower() not in _HOP_BY_HOP}
