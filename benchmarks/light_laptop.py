"""A laptop as the portal sees it: its calls, without a store or a window behind them."""

from __future__ import annotations

import asyncio
import time
import uuid
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import msgspec
from backports import zstd

from ordidesk.domain.catalogue import RECORDS, write_arguments
from ordidesk.domain.work import Command
from ordidesk.protocol import (
    LONGEST_WAIT_SECONDS,
    ChangesAnswer,
    CommandLine,
    PushAnswer,
    PushRequest,
    Result,
    SnapshotFooter,
    SnapshotPlan,
)

Times = dict[str, list[float]]
"""Kind of call → milliseconds of each."""


class Connection:
    """One kept connection over which calls go one after the other."""

    def __init__(self, host: str, port: int, token: str, stream: str) -> None:
        self._place = host, port
        self._fixed = (
            f"Host: {host}\r\nAuthorization: Bearer {token}\r\n"
            f"X-Stream-Id: {stream}\r\nX-Sync-Schema: 1\r\nAccept-Encoding: zstd\r\n"
        )
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def call(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Make a call; returns the status and the body as it came, compressed or not."""
        head = (
            f"{method} /api/v1{path} HTTP/1.1\r\n{self._fixed}"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        try:
            return await self._exchange(head.encode() + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            # The portal hangs up on who has said nothing for a while.
            self.close()
            self._reader = self._writer = None
            return await self._exchange(head.encode() + body)

    async def _exchange(self, sent: bytes) -> tuple[int, bytes]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(*self._place)
        self._writer.write(sent)
        told = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in told[1:] if line)
        content = await self._reader.readexactly(int(headers["content-length"]))
        if headers.get("content-encoding") == "zstd":
            content = zstd.decompress(content)
        return int(told[0].split(" ", 2)[1]), content

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()


class LightLaptop:
    """Pulls all the time, pushes when told to, and keeps what it heard of and how long it took."""

    def __init__(self, host: str, port: int, token: str, times: Times) -> None:
        stream = uuid.uuid4().hex
        self._pulls = Connection(host, port, token, stream)
        self._pushes = Connection(host, port, token, stream)
        self._times = times
        self._cursor = ""
        self._seq = 0
        self._epoch = 0
        self.heard: dict[str, float] = {}
        """Id of a journal entry → when it came."""
        self.applied: dict[str, float] = {}
        """Id of a command that was answered "applied" → when it was sent."""
        self.calls = 0

    async def first_sync(self) -> None:
        """Take the plan and every page of a snapshot."""
        began = time.perf_counter()
        plan = msgspec.json.decode(await self._get("/sync/snapshot"), type=SnapshotPlan)
        self._cursor, self._epoch = plan.cursor, plan.epoch
        for kind in RECORDS:
            after, more = "", True
            while more:
                page = await self._get(f"/sync/snapshot?kind={kind}&after={after}&limit=10000")
                footer = msgspec.json.decode(page.splitlines()[-1], type=SnapshotFooter)
                after, more = footer.after, footer.more
        self._note("first sync", began)

    async def pull_until(self, ended: asyncio.Event) -> None:
        """Hold a pull open at all times."""
        while not ended.is_set():
            await self._pull(LONGEST_WAIT_SECONDS)

    async def catch_up(self) -> None:
        """Pull what is still to come."""
        while await self._pull(0):
            pass

    async def push(self, command: Command) -> str:
        """Give a command; returns its id."""
        began = time.perf_counter()
        line = CommandLine(
            seq=self._seq + 1,
            id=str(uuid.uuid4()),
            kind=command.kind,
            version=command.version,
            arguments=msgspec.Raw(write_arguments(command)),
            occurred_at=datetime.now(UTC),
            needs=(),
        )
        request = PushRequest(epoch=self._epoch, settled=self._seq, lines=(line,))
        status, body = await self._pushes.call(
            "POST", "/sync/commands", msgspec.json.encode(request)
        )
        assert status == HTTPStatus.OK, body
        self.calls += 1
        self._note("push", began)
        (outcome,) = msgspec.json.decode(body, type=PushAnswer).settlement.outcomes
        assert outcome.result is Result.APPLIED, outcome
        self._seq += 1
        self.applied[line.id] = began
        return line.id

    def close(self) -> None:
        """Hang up."""
        self._pulls.close()
        self._pushes.close()

    async def _pull(self, wait: int) -> bool:
        began = time.perf_counter()
        path = f"/sync/changes?cursor={self._cursor}&limit=1000&settled={self._seq}&wait={wait}"
        answer = msgspec.json.decode(await self._get(path), type=ChangesAnswer)
        if not wait:
            self._note("pull", began)
        self._cursor = answer.cursor
        now = time.perf_counter()
        for change in answer.changes:
            if change.kind == "journal_entry":
                self.heard.setdefault(change.id, now)
        return bool(answer.changes or answer.more)

    async def _get(self, path: str) -> bytes:
        status, body = await self._pulls.call("GET", path)
        assert status == HTTPStatus.OK, (status, body)
        self.calls += 1
        return body

    def _note(self, what: str, began: float) -> None:
        self._times[what].append((time.perf_counter() - began) * 1000)


def percentile(times: list[float], share: float) -> float:
    """Return the value below which this share of the times lies."""
    ordered: list[Any] = sorted(times)
    return float(ordered[min(int(len(ordered) * share), len(ordered) - 1)])
