"""Commands taken in: each in a transaction of its own, once, in the order of its stream."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable
from functools import partial
from http import HTTPStatus

import msgspec
from sqlalchemy import Connection

from ordidesk.domain.catalogue import UnknownCommand, read_command, run
from ordidesk.domain.people import Person
from ordidesk.domain.work import Actor, Command, Refusal
from ordidesk.protocol import VOID, CommandLine, Outcome, Result
from ordidesk.server import command_log, rows
from ordidesk.server.bell import Bell
from ordidesk.server.command_log import Decision, Held, Logged
from ordidesk.server.database import Database
from ordidesk.server.feed import Feed
from ordidesk.server.moment import Clock, stored
from ordidesk.server.problems import ApiProblem
from ordidesk.server.work import SqlWork

_log = logging.getLogger(__name__)
_HIGHEST_VERSION = 1_000_000
_HIGHEST_SEQ = 2**53
_MOST_NEEDS = 1_000
"""Far above what a laptop sends, and small enough to be looked up."""


class Void(msgspec.Struct, frozen=True):
    """The arguments of the line that fills the place of one that could not be read."""

    id: str = ""
    reason: str = ""


class CommandDesk:
    """Takes in what laptops send."""

    def __init__(self, database: Database, feed: Feed, bell: Bell, clock: Clock) -> None:
        self._database = database
        self._feed = feed
        self._bell = bell
        self._clock = clock

    def take(self, stream_id: str, actor: Actor, lines: Iterable[CommandLine]) -> list[Outcome]:
        """Decide lines in order and return what is not in the log: duplicates and a gap.

        Raises ``ApiProblem`` when a known command cannot be read (nothing of the batch is taken)
        or when a seq or id comes again with other content.
        """
        lines = tuple(lines)
        for line in lines:
            _check_readable(line)
        told: list[Outcome] = []
        for line in lines:
            take = partial(self._take_one, stream_id=stream_id, actor=actor, line=line)
            outcome = self._database.write(take)
            if outcome is None:
                self._bell.ring()
            else:
                told.append(outcome)
                if outcome.result is Result.GAP:
                    break
        return told

    def decide_held(self) -> int:
        """Decide what an older portal could not read; returns how many lines that were."""
        with self._database.reading() as connection:
            waiting = command_log.held(connection)
        decided = 0
        for held in waiting:
            decided += self._database.write(partial(self._decide_again, held=held))
        if decided:
            self._bell.ring()
        return decided

    def _decide_again(self, connection: Connection, held: Held) -> bool:
        known = command_log.find(connection, held.line.id)
        found = rows.read(connection, Person, held.person_id)
        if found is None or known is None or known.decision.result is not Result.HELD:
            return False  # Another portal that started meanwhile has decided it.
        decision = self._decide(connection, held.line, actor_of(found[0]))
        if decision.result is Result.HELD:
            return False
        command_log.redecide(connection, held.line.id, decision)
        return True

    def _take_one(
        self, connection: Connection, stream_id: str, actor: Actor, line: CommandLine
    ) -> Outcome | None:
        # The stream's row is locked before anything else is read, the records come after it: two
        # who send the same line meet here, and not once they have done its work.
        last = command_log.last_seq(connection, stream_id, lock=True)
        sealed = command_log.seal(connection, line)
        known = command_log.find(connection, line.id)
        if known is not None and (known.seal != sealed or known.person_id != actor.id):
            raise _differs(line)
        if line.seq <= last:
            return _repeated(connection, stream_id, line, known)
        if line.seq > last + 1:
            return Outcome(seq=line.seq, id=line.id, result=Result.GAP)
        now = self._clock()
        if known is not None:
            command_log.place(connection, stream_id, actor.id, line, at=now, duplicate=True)
            return None
        decision = self._decide(connection, line, actor)
        command_log.append(connection, stream_id, actor.id, line, decision, sealed=sealed, at=now)
        return None

    def _decide(self, connection: Connection, line: CommandLine, actor: Actor) -> Decision:
        if line.kind == VOID:
            return Decision(result=Result.VOIDED, reason=_void(line).reason)
        for need in command_log.results_of(connection, line.needs):
            if need.person_id != actor.id:
                continue
            match need.decision.result:
                case Result.REFUSED | Result.VOIDED:
                    return Decision(
                        result=Result.REFUSED,
                        reason=need.decision.reason,
                        facts=need.decision.facts,
                        because=need.id,
                    )
                case Result.HELD:
                    return Decision(result=Result.HELD)
        try:
            command = read_command(line.kind, line.version, bytes(line.arguments))
        except UnknownCommand:
            return Decision(result=Result.HELD)
        except msgspec.DecodeError:
            # Only a line that was held can come here: the others were looked at before.
            _log.exception("A command that was held cannot be read", extra={"command": line.id})
            return Decision(result=Result.VOIDED)
        return self._run(connection, line, command, actor)

    def _run(
        self, connection: Connection, line: CommandLine, command: Command, actor: Actor
    ) -> Decision:
        work = SqlWork(
            connection, self._feed, command_id=line.id, actor=actor, now=line.occurred_at
        )
        try:
            with connection.begin_nested():
                run(work, command)
                touched = work.flush(self._clock())
        except Refusal as refusal:
            facts = {name: str(value) for name, value in refusal.facts.items()}
            return Decision(result=Result.REFUSED, reason=refusal.reason.value, facts=facts)
        if work.conflicts:
            result = Result.CONFLICT
        else:
            result = Result.MERGED if work.merged_fields else Result.APPLIED
        return Decision(
            result=result,
            conflicts=tuple(work.conflicts),
            merged=tuple(work.merged_fields),
            touched=tuple(touched),
        )


def actor_of(person: Person) -> Actor:
    """Return the person as whoever gives commands."""
    return Actor(id=person.id, role=person.role, client_id=person.client_id)


def _repeated(
    connection: Connection, stream_id: str, line: CommandLine, known: Logged | None
) -> Outcome:
    """Answer for a line that the stream brought before."""
    if known is None or command_log.command_at(connection, stream_id, line.seq) != line.id:
        raise _differs(line)
    return known.decision.outcome(line.seq, line.id, duplicate=True)


def _check_readable(line: CommandLine) -> None:
    _check_envelope(line)
    try:
        if line.kind == VOID:
            _void(line)
        else:
            read_command(line.kind, line.version, bytes(line.arguments))
    except UnknownCommand:
        return  # A newer laptop's: it is held.
    except msgspec.DecodeError as error:
        raise _unreadable(line, str(error)) from error


def _check_envelope(line: CommandLine) -> None:
    try:
        stored(line.occurred_at)
        canonical = str(uuid.UUID(line.id)) == line.id
    except (ValueError, OverflowError) as error:
        raise _unreadable(line, str(error)) from error
    if not canonical:
        raise _unreadable(line, "id n'est pas un UUID en minuscules")
    if not 0 < line.seq <= _HIGHEST_SEQ:
        raise _unreadable(line, "seq hors limites")
    if not 0 < line.version <= _HIGHEST_VERSION or len(line.needs) > _MOST_NEEDS:
        raise _unreadable(line, "version ou needs hors limites")


def _unreadable(line: CommandLine, why: str) -> ApiProblem:
    return ApiProblem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "command_unreadable",
        f"Commande n° {line.seq} ({line.kind}, version {line.version}) : {why}",
    )


def _void(line: CommandLine) -> Void:
    return msgspec.json.decode(bytes(line.arguments), type=Void)


def _differs(line: CommandLine) -> ApiProblem:
    return ApiProblem(
        HTTPStatus.CONFLICT,
        "payload_differs",
        f"La commande n° {line.seq} est déjà connue avec un autre contenu.",
    )
