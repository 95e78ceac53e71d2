"""The outbox: what people did, in order, and what became of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import apsw
import msgspec

from ordidesk.domain.catalogue import write_arguments
from ordidesk.domain.people import Role
from ordidesk.domain.records import Plain, Row, instant_text
from ordidesk.domain.work import Actor, Command
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.store.rows import Key


class OutboxStatus(enum.StrEnum):
    """Where a line stands."""

    WAITING = "waiting"
    SENDING = "sending"
    """It may have reached the portal; it is frozen."""
    CONFIRMED = "confirmed"
    MERGED = "merged"
    CONFLICT = "conflict"
    """Applied but for fields that somebody else changed: both values are kept."""
    REFUSED = "refused"
    """By the portal, which alone refuses."""
    PARKED = "parked"
    """The portal could not take it in; its place in the stream is filled by a void."""


UNDECIDED = frozenset({OutboxStatus.WAITING, OutboxStatus.SENDING})
CAME_BACK = frozenset({OutboxStatus.CONFLICT, OutboxStatus.REFUSED, OutboxStatus.PARKED})
"""What waits for the person, until there is a choice."""


class Choice(enum.StrEnum):
    """What the person made of a line that came back. The line stays as it is, as history."""

    NONE = ""
    THEIRS = "theirs"
    """Of a conflict: the other's value stays."""
    REPLACED = "replaced"
    """Another command stands in its place."""
    DISCARDED = "discarded"


_STATUS_OF = {
    Result.APPLIED: OutboxStatus.CONFIRMED,
    Result.MERGED: OutboxStatus.MERGED,
    Result.CONFLICT: OutboxStatus.CONFLICT,
    Result.REFUSED: OutboxStatus.REFUSED,
}


class OutboxLine(msgspec.Struct, frozen=True, kw_only=True):
    """One command and what became of it."""

    seq: int
    id: str
    kind: str
    version: int
    arguments: bytes
    """The frozen JSON of the command."""
    occurred_at: datetime
    author: Actor
    needs: tuple[str, ...]
    status: OutboxStatus
    held: bool
    """A newer portal will decide it."""
    voided: bool
    """Parked, and the portal knows that nothing comes under this seq."""
    reason: str
    """A ``domain.work.Reason`` when refused; the problem's code when parked."""
    facts: dict[str, str]
    because: str
    """The refused command that this one needed."""
    conflicts: tuple[FieldConflict, ...]
    merged: tuple[str, ...]
    hint: str
    """A ``Reason``: the rules would refuse it on what is known here now. It is sent anyway."""
    hint_facts: dict[str, str]
    decided_at: datetime | None
    choice: Choice
    chosen_at: datetime | None
    replaced_by: str
    """The id of the command that stands in its place."""


class Pending(NamedTuple):
    """What is needed of an undecided line to run it again."""

    seq: int
    id: str
    kind: str
    version: int
    arguments: bytes
    occurred_at: datetime
    author: Actor
    reads: frozenset[Key]
    writes: frozenset[Key]
    hint: str
    hint_facts: str


_COLUMNS = (
    "seq, id, kind, version, arguments, occurred_at, author, author_role, author_client, needs, "
    "status, held, voided, reason, facts, because, conflicts, merged, hint, hint_facts, "
    "decided_at, choice, chosen_at, replaced_by"
)
_keys = msgspec.json.Decoder(frozenset[Key])
_texts = msgspec.json.Decoder(dict[str, str])
_names = msgspec.json.Decoder(tuple[str, ...])
_conflicts = msgspec.json.Decoder(tuple[FieldConflict, ...])


def append(  # noqa: PLR0913 - a line has as many facts
    connection: apsw.Connection,
    command: Command,
    actor: Actor,
    *,
    command_id: str,
    now: datetime,
    reads: Iterable[Key],
    writes: Iterable[Key],
) -> int:
    """Add a line after all others and return its seq."""
    read = set(reads)
    needs = [line.id for line in pending(connection) if not line.writes.isdisjoint(read)]
    connection.execute(
        "INSERT INTO outbox(id, kind, version, arguments, occurred_at, author, author_role, "
        "author_client, needs, reads, writes) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            command_id,
            command.kind,
            command.version,
            write_arguments(command).decode(),
            instant_text(now),
            actor.id,
            actor.role.value,
            actor.client_id,
            _text(needs),
            _text(sorted(read)),
            _text(sorted(writes)),
        ),
    )
    return connection.last_insert_rowid()


SALVAGED = (
    "id",
    "kind",
    "version",
    "arguments",
    "occurred_at",
    "author",
    "author_role",
    "author_client",
    "needs",
    "reads",
    "writes",
    "choice",
    "chosen_at",
    "replaced_by",
    "status",
)
"""What a damaged file gives of each line; those that an older version lacks are empty."""


def take_over(connection: apsw.Connection, salvaged: Iterable[Row]) -> None:
    """Add lines of another file's stream to this one, frozen, to be sent under their own ids.

    Decided ones go again too: the portal knows them by their ids and tells what became of them.
    """
    listed = ", ".join(SALVAGED)
    marks = ", ".join("?" for _ in SALVAGED)
    connection.executemany(
        f"INSERT OR IGNORE INTO outbox({listed}) VALUES({marks})",
        [(*line[:-1], OutboxStatus.SENDING.value) for line in salvaged],
    )


def pending(connection: apsw.Connection) -> list[Pending]:
    """Return the undecided lines in order."""
    return [
        Pending(
            seq,
            command_id,
            kind,
            version,
            arguments.encode(),
            datetime.fromisoformat(occurred_at),
            Actor(author, Role(role), client),
            _keys.decode(reads),
            _keys.decode(writes),
            hint,
            hint_facts,
        )
        for (
            seq,
            command_id,
            kind,
            version,
            arguments,
            occurred_at,
            author,
            role,
            client,
            reads,
            writes,
            hint,
            hint_facts,
        ) in connection.execute(
            "SELECT seq, id, kind, version, arguments, occurred_at, author, author_role, "
            "author_client, reads, writes, hint, hint_facts FROM outbox "
            "WHERE status IN ('waiting', 'sending') ORDER BY seq"
        )
    ]


def lines(connection: apsw.Connection, where: str = "1", *, limit: int = -1) -> list[OutboxLine]:
    """Return lines in order; ``where`` is SQL of the store's own, a negative limit is none."""
    return [
        _line(row)
        for row in connection.execute(
            f"SELECT {_COLUMNS} FROM outbox WHERE {where} ORDER BY seq LIMIT ?",  # noqa: S608 - ours
            (limit,),
        )
    ]


def _line(row: Sequence[Plain]) -> OutboxLine:
    values = {name: str(value or "") for name, value in zip(_COLUMNS.split(", "), row, strict=True)}
    return OutboxLine(
        seq=int(values["seq"]),
        id=values["id"],
        kind=values["kind"],
        version=int(values["version"]),
        arguments=values["arguments"].encode(),
        occurred_at=datetime.fromisoformat(values["occurred_at"]),
        author=Actor(values["author"], Role(values["author_role"]), values["author_client"]),
        needs=_names.decode(values["needs"]),
        status=OutboxStatus(values["status"]),
        held=bool(values["held"]),
        voided=bool(values["voided"]),
        reason=values["reason"],
        facts=_texts.decode(values["facts"]),
        because=values["because"],
        conflicts=_conflicts.decode(values["conflicts"]),
        merged=_names.decode(values["merged"]),
        hint=values["hint"],
        hint_facts=_texts.decode(values["hint_facts"]),
        decided_at=_instant(values["decided_at"]),
        choice=Choice(values["choice"]),
        chosen_at=_instant(values["chosen_at"]),
        replaced_by=values["replaced_by"],
    )


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def count_by_status(connection: apsw.Connection) -> dict[OutboxStatus, int]:
    """Count the lines of each status: of those that came back, what the person has to decide.

    What came back because of another line is one thing to decide with it.
    """
    found = {
        OutboxStatus(status): int(count)
        for status, count in connection.execute(
            """
            SELECT status, count(*) FROM outbox AS line
            WHERE status IN ('waiting', 'sending') OR choice = '' AND NOT EXISTS (
                SELECT 1 FROM outbox AS cause WHERE cause.id = line.because AND cause.choice = ''
            )
            GROUP BY status
            """
        )
    }
    return {status: found.get(status, 0) for status in OutboxStatus}


def settled(connection: apsw.Connection) -> int:
    """Return the last seq up to which the portal has told every outcome."""
    first = connection.execute(
        "SELECT seq FROM outbox WHERE status IN ('waiting', 'sending') "
        "OR (status = 'parked' AND voided = 0) ORDER BY seq LIMIT 1"
    ).fetchone()
    return int(first[0]) - 1 if first else last_seq(connection)


def last_seq(connection: apsw.Connection) -> int:
    """Return the last seq that was ever given."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
    return int(found[0]) if found else 0


def to_send(connection: apsw.Connection, limit: int) -> list[OutboxLine]:
    """Return the next lines for the portal; parked ones are to go as a void."""
    return lines(
        connection,
        "(status IN ('waiting', 'sending') AND held = 0) OR (status = 'parked' AND voided = 0)",
        limit=limit,
    )


def freeze(connection: apsw.Connection, seqs: Sequence[int]) -> None:
    """Mark waiting lines as on their way: from now on they may have reached the portal."""
    connection.executemany(
        "UPDATE outbox SET status = 'sending' WHERE seq = ? AND status = 'waiting'",
        [(seq,) for seq in seqs],
    )


def settle(connection: apsw.Connection, outcome: Outcome, now: datetime) -> bool:
    """Write down what became of a line; tell whether that was news."""
    found = connection.execute(
        "SELECT id, status, held, voided, choice, conflicts FROM outbox WHERE seq = ?",
        (outcome.seq,),
    ).fetchone()
    if found is None or found[0] != outcome.id:
        return False
    _, status, held, voided, choice, conflicts = found
    if outcome.result is Result.VOIDED:
        connection.execute("UPDATE outbox SET voided = 1 WHERE seq = ?", (outcome.seq,))
        return not voided
    if outcome.result is Result.HELD:
        connection.execute("UPDATE outbox SET held = 1 WHERE seq = ?", (outcome.seq,))
        return not held
    if status not in UNDECIDED or outcome.result not in _STATUS_OF:
        return False
    connection.execute(
        "UPDATE outbox SET status = ?, held = 0, reason = ?, facts = ?, because = ?, "
        "conflicts = ?, merged = ?, hint = '', hint_facts = '{}', decided_at = ?, choice = ? "
        "WHERE seq = ?",
        (
            _STATUS_OF[outcome.result].value,
            outcome.reason,
            _text(outcome.facts),
            outcome.because,
            _text(outcome.conflicts),
            _text(outcome.merged),
            instant_text(now),
            choice if _fits(outcome, conflicts) else Choice.NONE.value,
            outcome.seq,
        ),
    )
    return True


def _fits(outcome: Outcome, conflicts: str) -> bool:
    """Tell whether a choice of before a restore still answers what the portal says now."""
    if outcome.result is Result.CONFLICT:
        values = [(it.field, it.mine, it.theirs) for it in _conflicts.decode(conflicts)]
        return values == [(it.field, it.mine, it.theirs) for it in outcome.conflicts]
    return outcome.result is not Result.REFUSED


def park(
    connection: apsw.Connection, seq: int, reason: str, facts: dict[str, str], now: datetime
) -> None:
    """Set a line aside that the portal cannot take in; it stays for the person to decide."""
    connection.execute(
        "UPDATE outbox SET status = 'parked', reason = ?, facts = ?, hint = '', "
        "hint_facts = '{}', decided_at = ? WHERE seq = ? AND status IN ('waiting', 'sending')",
        (reason, _text(facts), instant_text(now), seq),
    )


def send_again_after(connection: apsw.Connection, seq: int) -> None:
    """Requeue all that a restored portal has forgotten: every line after ``seq``.

    It may know some of them all the same, from the stream of a file that was damaged since. What
    was refused and then discarded or replaced would take effect now: a void goes in its place. The
    choice in a conflict is kept for when the same values meet again.
    """
    connection.execute(
        "UPDATE outbox SET status = 'parked' WHERE seq > ? AND status = 'refused' AND choice <> ''",
        (seq,),
    )
    connection.execute(
        "UPDATE outbox SET status = 'sending', held = 0, reason = '', facts = '{}', because = '', "
        "merged = '[]', decided_at = NULL WHERE seq > ? AND status <> 'parked'",
        (seq,),
    )
    connection.execute("UPDATE outbox SET voided = 0 WHERE seq > ? AND status = 'parked'", (seq,))


def set_hint(connection: apsw.Connection, line: Pending, hint: str, facts: str) -> bool:
    """Note why the rules would refuse a line now; tell whether that is news."""
    if (line.hint, line.hint_facts) == (hint, facts):
        return False
    connection.execute(
        "UPDATE outbox SET hint = ?, hint_facts = ? WHERE seq = ?", (hint, facts, line.seq)
    )
    return True


def forget_confirmed_before(connection: apsw.Connection, instant: datetime) -> None:
    """Drop what is done with, and what no backup of the portal could lack any more."""
    before = instant_text(instant)
    connection.execute(
        "DELETE FROM outbox WHERE status IN ('confirmed', 'merged') AND decided_at < ?", (before,)
    )
    connection.execute(
        "DELETE FROM outbox WHERE choice <> '' AND chosen_at < ? "
        "AND (status IN ('conflict', 'refused') OR status = 'parked' AND voided = 1)",
        (before,),
    )


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
