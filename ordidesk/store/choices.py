"""What a person makes of lines that came back: another command in their place, or nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import apsw
import msgspec

from ordidesk.domain.catalogue import CREATED, UnknownCommand, read_command
from ordidesk.domain.ids import derived_id
from ordidesk.domain.records import instant_text
from ordidesk.domain.work import Command
from ordidesk.store import outbox
from ordidesk.store.outbox import CAME_BACK, Choice, OutboxLine


class AlreadyDecided(Exception):  # noqa: N818 - what happened, in the design's words
    """The person has decided a line already, a moment ago or in another dialog."""


def undecided(connection: apsw.Connection, command_id: str) -> tuple[OutboxLine, ...]:
    """Return a line that came back, and after it those that came back because of it.

    Raises ``AlreadyDecided`` when there is nothing left to decide.
    """
    back = [line for line in outbox.lines(connection, "choice = ''") if line.status in CAME_BACK]
    chain = [line for line in back if line.id == command_id]
    if not chain:
        raise AlreadyDecided(command_id)
    named = {command_id}
    for line in back:  # in the order of their seq: a cause comes before what hangs on it
        if line.because in named:
            named.add(line.id)
            chain.append(line)
    return tuple(chain)


def choose(
    connection: apsw.Connection,
    command_ids: Iterable[str],
    choice: Choice,
    now: datetime,
    *,
    replaced_by: str = "",
) -> None:
    """Write down what the person chose."""
    connection.executemany(
        "UPDATE outbox SET choice = ?, chosen_at = ?, replaced_by = ? WHERE id = ?",
        [(choice.value, instant_text(now), replaced_by, it) for it in command_ids],
    )


def reopen(connection: apsw.Connection, command_id: str) -> None:
    """Take a choice back, of all lines to which it was given at once.

    Not what another command stands in place of: that one may have arrived.
    """
    connection.execute(
        "UPDATE outbox SET choice = '', chosen_at = NULL WHERE choice IN ('theirs', 'discarded') "
        "AND chosen_at = (SELECT chosen_at FROM outbox WHERE id = ?)",
        (command_id,),
    )


class Renaming:
    """Commands that named what another one had made, told of what is made in its place."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def note(self, old_id: str, new_id: str) -> None:
        """A command stands in place of another one."""
        for label in CREATED:
            self._names[derived_id(old_id, label)] = derived_id(new_id, label)

    def read(self, line: OutboxLine) -> Command | None:
        """Read a line's command so; ``None`` for one that this program cannot read."""
        said = self._renamed(msgspec.json.decode(line.arguments))
        try:
            return read_command(line.kind, line.version, msgspec.json.encode(said))
        except (UnknownCommand, msgspec.ValidationError):
            return None

    def _renamed(self, value: object) -> object:
        match value:
            case str():
                return self._names.get(value, value)
            case dict():
                return {name: self._renamed(part) for name, part in value.items()}
            case list():
                return [self._renamed(part) for part in value]
            case _:
                return value
