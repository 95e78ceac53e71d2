"""The rules' view on the laptop: confirmed rows, earlier pending effects, this command's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

import apsw

from ordidesk.domain import catalogue
from ordidesk.domain.ids import derived_id
from ordidesk.domain.records import R, Record, from_row
from ordidesk.domain.work import Actor, Command, Finder
from ordidesk.store.rows import Confirmed, Key, find_held, find_rows, key_of


class Overlay:
    """Runs commands over the store without writing to it.

    ``confirmed`` stands before the tables for the rows that it names. Each command that runs
    through adds to ``effects``; one that is refused leaves them as they were.
    """

    def __init__(
        self, connection: apsw.Connection, confirmed: Mapping[Key, Confirmed] | None = None
    ) -> None:
        self._connection = connection
        self._confirmed = confirmed or {}
        self.effects: dict[Key, Record] = {}

    def begin(self, actor: Actor, *, now: datetime, command_id: str) -> OverlayWork:
        """Make the ``Work`` of one command."""
        return OverlayWork(self, actor, now, command_id)

    def run(self, work: OverlayWork, command: Command) -> None:
        """Run a command's rule on top of what ran before.

        Raises ``Refusal``: the effects are then as before, and ``work`` tells what was read.
        """
        catalogue.run(work, command)
        self.effects.update(work.written)

    def look_up(self, record_type: type[R], key: Key) -> R | None:
        """Return a record as the next command would see it."""
        if key in self.effects:
            return cast("R", self.effects[key])
        if key in self._confirmed:
            row = self._confirmed[key].row
        else:
            held = find_held(self._connection, key)
            row = held.row if held else None
        return None if row is None else from_row(record_type, row)

    def find(self, finder: Finder[R], value: str, written: Mapping[Key, Record]) -> tuple[R, ...]:
        """Return what the finder matches, with the effects of a command that is running."""
        kind = finder.record_type.kind
        covering = {**self.effects, **written}
        covered = {key for keys in (self._confirmed, covering) for key in keys if key[0] == kind}
        found = [
            record
            for row in find_rows(self._connection, finder, value)
            if key_of(record := from_row(finder.record_type, row)) not in covered
        ]
        for key in covered:
            seen = (
                cast("R", covering[key])
                if key in covering
                else self.look_up(finder.record_type, key)
            )
            if seen is not None and finder.matches(seen, value):
                found.append(seen)
        return tuple(sorted(found, key=lambda record: record.id))


class OverlayWork:
    """One command's ``Work`` on the laptop; notes which rows it read and what it wrote."""

    def __init__(self, overlay: Overlay, actor: Actor, now: datetime, command_id: str) -> None:
        self._overlay = overlay
        self._actor = actor
        self._now = now
        self._command_id = command_id
        self.reads: set[Key] = set()
        self.written: dict[Key, Record] = {}

    @property
    def command_id(self) -> str:
        """The id of the command that runs."""
        return self._command_id

    @property
    def actor(self) -> Actor:
        """Whoever gave the command."""
        return self._actor

    @property
    def now(self) -> datetime:
        """When the person gave the command."""
        return self._now

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return the record as this command sees it, or ``None``."""
        key = (record_type.kind, record_id)
        self.reads.add(key)
        if key in self.written:
            return cast("R", self.written[key])
        return self._overlay.look_up(record_type, key)

    def find(self, finder: Finder[R], value: str) -> tuple[R, ...]:
        """Return the records that the finder matches, in the order of their ids."""
        found = self._overlay.find(finder, value, self.written)
        self.reads.update(key_of(record) for record in found)
        return found

    def put(self, record: Record) -> None:
        """Write a new record or the next version of one."""
        self.written[key_of(record)] = record

    def new_id(self, label: str) -> str:
        """Derive the id of a record that this command creates."""
        return derived_id(self._command_id, label)

    def number(self, record_type: type[Record]) -> str:  # noqa: ARG002 - the protocol's signature
        """Numbers are the portal's to give: empty until confirmed."""
        return ""

    def merged(self, field: str) -> None:
        """Merging is the portal's to tell."""

    def conflict(self, record: Record, field: str, *, mine: str, theirs: str) -> None:
        """Conflicts are the portal's to tell."""
