"""Plain HTTP calls to a portal, as any program could make them."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec
import requests

from ordidesk.domain.catalogue import write_arguments
from ordidesk.domain.work import Command
from ordidesk.protocol import (
    ChangesAnswer,
    CommandLine,
    PushAnswer,
    PushRequest,
    SnapshotFooter,
    SnapshotHeader,
    SnapshotPlan,
)
from tests.support.records import NOW

M = TypeVar("M", bound=msgspec.Struct)
_TIMEOUT = 60


@dataclass
class Caller:
    """One laptop of one person."""

    url: str
    token: str = ""
    stream: str = "stream-of-the-test"
    session: requests.Session = field(default_factory=requests.Session)

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        headers: dict[str, str | None] | None = None,
        query: Mapping[str, object] | None = None,
    ) -> requests.Response:
        """Make a call with the headers of sync; those given as ``None`` are left out."""
        sent: dict[str, str | None] = {**self._headers(), **(headers or {})}
        raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return self.session.request(
            method,
            f"{self.url}/api/v1{path}",
            headers={name: value for name, value in sent.items() if value is not None},
            params={name: str(value) for name, value in (query or {}).items()},
            data=None if body is None else raw,
            timeout=_TIMEOUT,
        )

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self.token}",
            "X-Stream-Id": self.stream,
            "X-Sync-Schema": "1",
        }

    def begin(self, path: str, query: Mapping[str, object]) -> http.client.HTTPConnection:
        """Begin a call and wait for no answer; closing what this returns hangs up."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(address.hostname), address.port)
        asked = urlencode({name: str(value) for name, value in query.items()})
        connection.request("GET", f"/api/v1{path}?{asked}", headers=self._headers())
        return connection

    def sign_in(self, mail: str, password: str, laptop_id: str = "") -> requests.Response:
        """Sign in and keep the access token."""
        grant = {
            "grant": "password",
            "mail": mail,
            "password": password,
            "device": "PC-1",
            "laptop_id": laptop_id,
            "system": "Linux",
            "app_version": "0.1.0",
        }
        answer = self.call("POST", "/auth/token", grant)
        if answer.ok:
            self.token = answer.json()["access_token"]
        return answer

    def refresh(self, refresh_token: str) -> requests.Response:
        """Use a refresh token."""
        return self.call(
            "POST", "/auth/token", {"grant": "refresh", "refresh_token": refresh_token}
        )

    def plan(self, **query: object) -> SnapshotPlan:
        """Ask for the plan of a snapshot."""
        return read(self.call("GET", "/sync/snapshot", query=query), SnapshotPlan)

    def snapshot(self, kind: str, limit: int = 10_000) -> list[dict[str, Any]]:
        """Read every page of a kind, as column → value."""
        found: list[dict[str, Any]] = []
        after, more = "", True
        while more:
            answer = self.call(
                "GET", "/sync/snapshot", query={"kind": kind, "after": after, "limit": limit}
            )
            assert answer.status_code == 200, answer.text
            lines = answer.content.splitlines()
            header = msgspec.json.decode(lines[0], type=SnapshotHeader)
            footer = msgspec.json.decode(lines[-1], type=SnapshotFooter)
            rows = [row for line in lines[1:-1] for row in json.loads(line)]
            found += [dict(zip(header.columns, row, strict=True)) for row in rows]
            after, more = footer.after, footer.more
        return found

    def changes(self, cursor: str, **query: object) -> ChangesAnswer:
        """Read one page of changes."""
        return read(
            self.call("GET", "/sync/changes", query={"cursor": cursor, **query}), ChangesAnswer
        )

    def push(self, *lines: CommandLine, settled: int = 0, epoch: int = 1) -> PushAnswer:
        """Push lines that the portal takes."""
        return read(self.try_push(*lines, settled=settled, epoch=epoch), PushAnswer)

    def try_push(self, *lines: CommandLine, settled: int = 0, epoch: int = 1) -> requests.Response:
        """Push lines."""
        request = PushRequest(epoch=epoch, settled=settled, lines=lines)
        return self.call("POST", "/sync/commands", request)


def read(answer: requests.Response, message: type[M]) -> M:
    """Decode a good answer."""
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=message)


def line(seq: int, command: Command, *, needs: Sequence[str] = (), number: int = 0) -> CommandLine:
    """Make the outbox line of a command; lines of one seq and number have one id."""
    return CommandLine(
        seq=seq,
        id=command_id(seq, number),
        kind=command.kind,
        version=command.version,
        arguments=msgspec.Raw(write_arguments(command)),
        occurred_at=NOW,
        needs=tuple(needs),
    )


def other_line(seq: int, kind: str, arguments: bytes, version: int = 1) -> CommandLine:
    """Make an outbox line of any kind."""
    return CommandLine(
        seq=seq,
        id=command_id(seq, 0),
        kind=kind,
        version=version,
        arguments=msgspec.Raw(arguments),
        occurred_at=NOW,
    )


def command_id(seq: int, number: int = 0) -> str:
    """Return a UUIDv7 for a line."""
    return f"019cf0a0-0000-7000-8000-{number:06d}{seq:06d}"
