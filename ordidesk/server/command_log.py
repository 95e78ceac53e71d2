"""The log of commands: what each stream sent, under which seal, and what became of it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from ordidesk.protocol import CommandLine, FieldConflict, Outcome, Result
from ordidesk.server import tables
from ordidesk.server.moment import stored

Key = tuple[str, str]
"""Kind and id of a record."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command, as the log keeps it."""

    result: Result
    reason: str = ""
    facts: dict[str, str] = {}
    because: str = ""
    conflicts: tuple[FieldConflict, ...] = ()
    merged: tuple[str, ...] = ()
    touched: tuple[Key, ...] = ()

    def outcome(self, seq: int, command_id: str, *, duplicate: bool = False) -> Outcome:
        """Tell the stream that has the command under this seq."""
        return Outcome(
            seq=seq,
            id=command_id,
            result=self.result,
            reason=self.reason,
            facts=self.facts,
            because=self.because,
            conflicts=self.conflicts,
            merged=self.merged,
            duplicate=duplicate,
        )


class Logged(msgspec.Struct, frozen=True):
    """A command that the log holds."""

    id: str
    person_id: str
    seal: str
    decision: Decision


class Held(msgspec.Struct, frozen=True):
    """A command that waits for a portal that knows it."""

    line: CommandLine
    person_id: str


def seal(connection: Connection, line: CommandLine) -> str:
    """Return the HMAC of what a command says: proof of it even when its words are erased."""
    key = connection.execute(select(tables.portal.c.secret)).scalar_one()
    said = (line.id, line.kind, line.version, stored(line.occurred_at), bytes(line.arguments))
    return hmac.new(key, msgspec.msgpack.encode(said), hashlib.sha256).hexdigest()


def last_seq(connection: Connection, stream_id: str, *, lock: bool = False) -> int:
    """Return the last seq held of a stream, 0 for a new one; ``lock`` keeps other writers off."""
    asked = select(tables.stream.c.last_seq).where(tables.stream.c.id == stream_id)
    if lock:
        asked = asked.with_for_update()
    return connection.execute(asked).scalar() or 0


def owner(connection: Connection, stream_id: str) -> str | None:
    """Return whose stream it is, ``None`` for a new one."""
    asked = select(tables.stream.c.person_id).where(tables.stream.c.id == stream_id)
    return connection.execute(asked).scalar()


def command_at(connection: Connection, stream_id: str, seq: int) -> str | None:
    """Return the id of the command that stands under a seq."""
    lines = tables.stream_line.c
    asked = select(lines.command_id).where(lines.stream_id == stream_id, lines.seq == seq)
    return connection.execute(asked).scalar()


def find(connection: Connection, command_id: str) -> Logged | None:
    """Return a command by its id."""
    asked = select(tables.command).where(tables.command.c.id == command_id)
    row = connection.execute(asked).first()
    return None if row is None else Logged(row.id, row.person_id, row.seal, _decision(row))


def append(  # noqa: PLR0913 - the envelope's parts, each named at the call
    connection: Connection,
    stream_id: str,
    person_id: str,
    line: CommandLine,
    decision: Decision,
    *,
    sealed: str,
    at: datetime,
) -> None:
    """Log a command and what became of it under the stream's next seq."""
    connection.execute(
        insert(tables.command).values(
            id=line.id,
            kind=line.kind,
            version=line.version,
            person_id=person_id,
            occurred_at=stored(line.occurred_at),
            received_at=stored(at),
            needs=_json(line.needs),
            seal=sealed,
            **_values(decision),
        )
    )
    connection.execute(
        insert(tables.command_arguments).values(command_id=line.id, arguments=bytes(line.arguments))
    )
    place(connection, stream_id, person_id, line, at=at)


def place(  # noqa: PLR0913 - the place's parts, each named at the call
    connection: Connection,
    stream_id: str,
    person_id: str,
    line: CommandLine,
    *,
    at: datetime,
    duplicate: bool = False,
) -> None:
    """Put a command under the stream's next seq."""
    connection.execute(
        insert(tables.stream_line).values(
            stream_id=stream_id, seq=line.seq, command_id=line.id, duplicate=int(duplicate)
        )
    )
    moved = connection.execute(
        update(tables.stream).where(tables.stream.c.id == stream_id).values(last_seq=line.seq)
    )
    if not moved.rowcount:
        connection.execute(
            insert(tables.stream).values(
                id=stream_id, person_id=person_id, last_seq=line.seq, started_at=stored(at)
            )
        )


def redecide(connection: Connection, command_id: str, decision: Decision) -> None:
    """Replace "held" by what became of the command in the end."""
    connection.execute(
        update(tables.command).where(tables.command.c.id == command_id).values(_values(decision))
    )


def outcomes_after(
    connection: Connection, stream_id: str, settled: int
) -> list[tuple[Outcome, tuple[Key, ...]]]:
    """Return what became of a stream's lines after a seq, with the records they touched."""
    lines = tables.stream_line.c
    asked = (
        select(lines.seq, lines.duplicate, tables.command)
        .join(tables.command, tables.command.c.id == lines.command_id)
        .where(lines.stream_id == stream_id, lines.seq > settled)
        .order_by(lines.seq)
    )
    found: list[tuple[Outcome, tuple[Key, ...]]] = []
    for row in connection.execute(asked):
        decision = _decision(row)
        outcome = decision.outcome(row.seq, row.id, duplicate=bool(row.duplicate))
        found.append((outcome, decision.touched))
    return found


def held(connection: Connection) -> list[Held]:
    """Return the commands that wait, in the order of their streams."""
    lines, arguments = tables.stream_line.c, tables.command_arguments.c
    asked = (
        select(tables.command, lines.seq, arguments.arguments)
        .join(tables.stream_line, lines.command_id == tables.command.c.id)
        .join(tables.command_arguments, arguments.command_id == tables.command.c.id)
        .where(tables.command.c.result == Result.HELD, lines.duplicate == 0)
        .order_by(tables.command.c.received_at, lines.stream_id, lines.seq)
    )
    return [
        Held(
            CommandLine(
                seq=row.seq,
                id=row.id,
                kind=row.kind,
                version=row.version,
                arguments=msgspec.Raw(row.arguments),
                occurred_at=datetime.fromisoformat(row.occurred_at),
                needs=msgspec.json.decode(row.needs, type=tuple[str, ...]),
            ),
            row.person_id,
        )
        for row in connection.execute(asked)
    ]


def results_of(connection: Connection, command_ids: Sequence[str]) -> list[Logged]:
    """Return those of the commands that the log holds, in the order asked."""
    found = (find(connection, command_id) for command_id in command_ids)
    return [logged for logged in found if logged is not None]


def _values(decision: Decision) -> dict[str, str]:
    return {
        "result": decision.result.value,
        "reason": decision.reason,
        "facts": _json(decision.facts),
        "because": decision.because,
        "conflicts": _json(decision.conflicts),
        "merged": _json(decision.merged),
        "touched": _json(decision.touched),
    }


def _decision(row: Row[tuple[str, ...]]) -> Decision:
    return Decision(
        result=Result(row.result),
        reason=row.reason,
        facts=msgspec.json.decode(row.facts, type=dict[str, str]),
        because=row.because,
        conflicts=msgspec.json.decode(row.conflicts, type=tuple[FieldConflict, ...]),
        merged=msgspec.json.decode(row.merged, type=tuple[str, ...]),
        touched=msgspec.json.decode(row.touched, type=tuple[Key, ...]),
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
