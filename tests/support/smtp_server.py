"""A mail server on loopback that keeps what it is given and answers as a test wants."""

from __future__ import annotations

import base64
import email
import email.policy
import socketserver
import ssl
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import NamedTuple

from ordidesk.server.mail import SmtpServer

DROP = ""
"""An answer that is none: the connection ends."""
_WAITS_SECONDS = 30


class Received(NamedTuple):
    """A mail that was taken."""

    sender: str
    to: tuple[str, ...]
    raw: bytes
    secure: bool
    user: str

    @property
    def message(self) -> EmailMessage:
        """Read it as a mail program does."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def text(self) -> str:
        """The plain part."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The HTML part."""
        return self._part("html")

    def _part(self, kind: str) -> str:
        body = self.message.get_body((kind,))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as a mail needs."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answers: dict[str, deque[str]] = defaultdict(deque)
        """For a verb, what is answered in place of yes, once each."""
        self.tls: ssl.SSLContext | None = None
        """With it, STARTTLS is offered, and nothing is taken without."""
        self.secrets: dict[str, str] = {}
        """With any, nothing is taken from who did not sign in."""
        self.slow: threading.Event | None = None
        """With it, the mail's end is answered once it is set."""
        super().__init__(("127.0.0.1", 0), _Talk)

    def at(self, scheme: str = "smtp", user: str = "", password: str = "") -> SmtpServer:
        """Return what the portal is told of it."""
        return SmtpServer(str(self.server_address[0]), self.port, scheme, user, password)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def wait_for(self, count: int) -> list[Received]:
        """Return what came, once it is so many."""
        for _ in range(_WAITS_SECONDS * 100):
            if len(self.received) >= count:
                break
            threading.Event().wait(0.01)
        return list(self.received)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run one."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def setup(self) -> None:
        super().setup()
        self._secure = False
        self._user = ""
        self._sender = ""
        self._to: list[str] = []

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def handle(self) -> None:
        self._say("220 loopback")
        while line := self.rfile.readline():
            verb, _, rest = line.decode("utf-8").rstrip("\r\n").partition(" ")
            if not self._answer(verb.upper(), rest):
                return

    def _answer(self, verb: str, rest: str) -> bool:
        """Answer a line; returns whether the talk goes on."""
        server = self.server
        if server.answers[verb]:
            return self._say_instead(verb)
        locked = (server.tls and not self._secure) or (server.secrets and not self._user)
        if verb in {"MAIL", "RCPT", "DATA"} and locked:
            self._say("530 not yet")
            return True
        match verb:
            case "DATA":
                return self._take()
            case "QUIT":
                self._say("221 bye")
                return False
            case "EHLO":
                self._greet()
            case "STARTTLS":
                self._secure_it()
            case "AUTH":
                self._sign_in(rest)
            case _:
                self._note(verb, rest)
                self._say("250 yes")
        return True

    def _say_instead(self, verb: str) -> bool:
        told = self.server.answers[verb].popleft()
        if told != DROP:
            self._say(told)
        return told != DROP

    def _greet(self) -> None:
        offers = ["SIZE 30000000", "8BITMIME"]
        offers += ["STARTTLS"] if self.server.tls and not self._secure else []
        offers += ["AUTH PLAIN"] if self.server.secrets else []
        self._say("250-loopback", *(f"250-{it}" for it in offers), "250 HELP")

    def _secure_it(self) -> None:
        assert self.server.tls is not None
        self._say("220 go")
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()
        self._secure = True

    def _sign_in(self, rest: str) -> None:
        _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
        self._user = user if self.server.secrets.get(user) == password else ""
        self._say("235 welcome" if self._user else "535 no")

    def _note(self, verb: str, rest: str) -> None:
        if verb == "MAIL":
            self._sender, self._to = rest, []
        elif verb == "RCPT":
            self._to.append(rest.partition("<")[2].partition(">")[0])

    def _take(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
        if self.server.slow is not None:
            self.server.slow.wait(_WAITS_SECONDS)
        if self.server.answers["."]:
            return self._say_instead(".")
        self.server.received.append(
            Received(self._sender, tuple(self._to), b"".join(lines), self._secure, self._user)
        )
        self._say("250 taken")
        return True

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
