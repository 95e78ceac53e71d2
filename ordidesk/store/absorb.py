"""The only place where what the portal says becomes confirmed, and pending work runs again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

import apsw
import msgspec

from ordidesk.domain.catalogue import RECORDS, UnknownCommand, read_command
from ordidesk.domain.records import Record, Row, instant_text, to_row
from ordidesk.domain.work import Refusal
from ordidesk.protocol import Change, Outcome
from ordidesk.store import kept, outbox
from ordidesk.store.notices import Changed, changed
from ordidesk.store.outbox import Pending
from ordidesk.store.overlay import Overlay
from ordidesk.store.rows import NOWHERE, Confirmed, Key, find_held, row_from_wire, set_row


class Incoming(NamedTuple):
    """What the portal says of one record."""

    key: Key
    ver: int
    op: Literal["put", "del", "out", "absent"]
    """``absent``: a snapshot did not bring it."""
    row: Row | None


def from_wire(changes: Iterable[Change]) -> list[Incoming]:
    """Read changes; kinds of a newer portal are passed over."""
    return [
        Incoming(
            (change.kind, change.id),
            change.ver,
            change.op,
            row_from_wire(change.kind, change.row) if change.row is not None else None,
        )
        for change in changes
        if change.kind in RECORDS
    ]


class Absorption:
    """One transaction's worth of news from the portal; ``finish`` makes it visible.

    ``forced``: the rows held are of an epoch that is over; whatever comes replaces them.
    ``snapshot``: a snapshot is under way, which must not take away what is confirmed now.
    """

    def __init__(
        self, connection: apsw.Connection, now: datetime, *, forced: bool, snapshot: bool
    ) -> None:
        self._connection = connection
        self._now = now
        self._forced = forced
        self._snapshot = snapshot
        self._shown_before = kept.read_all(connection)
        self._confirmed = dict(self._shown_before)
        self._changed: set[Key] = set()
        self._outbox_changed = False
        self._pending: list[Pending] | None = None

    # --- what the portal says -------------------------------------------------------------------

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Write down what became of this stream's commands; before any ``accept``."""
        for outcome in outcomes:
            self._outbox_changed |= outbox.settle(self._connection, outcome, self._now)

    def accept(self, news: Iterable[Incoming], *, of_snapshot: bool = False) -> None:
        """Take over what is newer than what is held."""
        named = self._named_by_pending()
        for incoming in news:
            if not self._is_news(incoming):
                continue
            if incoming.op == "put":
                self._put(incoming)
            else:
                self._take_away(incoming, pinned=incoming.key in named)
            if self._snapshot and not of_snapshot:
                self._execute("INSERT OR IGNORE INTO confirmed_since VALUES(?, ?)", incoming.key)

    def finish(self, *, of_many: bool = False) -> Changed:
        """Run the pending commands over the confirmed rows and write only what differs.

        ``of_many``: more batches follow, and an absorption that runs them at the end. Until then
        they are let alone while nothing comes in that they read or wrote.
        """
        self._release_pins()
        if of_many and self._changed.isdisjoint(self._met_by_pending()):
            differing = [key for key in self._changed if self._write(key, None)]
            return changed(differing, outbox=self._outbox_changed)
        effects = self._run_pending()
        differing = [
            key
            for key in self._shown_before.keys() | self._changed | effects.keys()
            if self._write(key, effects.get(key))
        ]
        return changed(differing, outbox=self._outbox_changed)

    # --- accepting ------------------------------------------------------------------------------

    def _is_news(self, incoming: Incoming) -> bool:
        held = self._confirmed_of(incoming.key)
        if incoming.op == "absent":
            return held.row is not None and not self._is_confirmed_since(incoming.key)
        buried = self._connection.execute(
            "SELECT ver FROM tombstone WHERE kind = ? AND id = ?", incoming.key
        ).get
        if buried is not None and incoming.ver <= buried:
            return False
        if incoming.ver > held.ver:
            return True
        return self._forced and not self._is_confirmed_since(incoming.key)

    def _put(self, incoming: Incoming) -> None:
        self._execute("DELETE FROM pinned WHERE kind = ? AND id = ?", incoming.key)
        self._execute("DELETE FROM tombstone WHERE kind = ? AND id = ?", incoming.key)
        self._confirm(incoming.key, Confirmed(incoming.ver, incoming.row))

    def _take_away(self, incoming: Incoming, *, pinned: bool) -> None:
        if incoming.op != "absent":
            self._execute(
                "INSERT OR REPLACE INTO tombstone(kind, id, ver, at) VALUES(?, ?, ?, ?)",
                (*incoming.key, incoming.ver, instant_text(self._now)),
            )
        held = self._confirmed_of(incoming.key)
        if pinned and incoming.op != "del" and held.row is not None:
            self._execute("INSERT OR IGNORE INTO pinned VALUES(?, ?)", incoming.key)
            if self._forced:  # The versions of this epoch are counted anew.
                self._confirm(incoming.key, Confirmed(NOWHERE.ver, held.row))
            return
        ver = NOWHERE.ver if incoming.op == "absent" else incoming.ver
        self._confirm(incoming.key, Confirmed(ver, None))

    def _release_pins(self) -> None:
        """Let rows go that left the scope, once no undecided command names them."""
        pinned: list[Key] = [
            (kind, record_id)
            for kind, record_id in self._connection.execute("SELECT kind, id FROM pinned")
        ]
        named = self._named_by_pending() if pinned else frozenset()
        for key in pinned:
            if key not in named:
                self._execute("DELETE FROM pinned WHERE kind = ? AND id = ?", key)
                self._confirm(key, NOWHERE)

    def _confirm(self, key: Key, confirmed: Confirmed) -> None:
        self._confirmed[key] = confirmed
        self._changed.add(key)

    def _confirmed_of(self, key: Key) -> Confirmed:
        if key in self._confirmed:
            return self._confirmed[key]
        held = find_held(self._connection, key)
        return Confirmed(held.ver, held.row) if held else NOWHERE

    def _is_confirmed_since(self, key: Key) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM confirmed_since WHERE kind = ? AND id = ?", key
        )
        return found.get is not None

    def _named_by_pending(self) -> frozenset[Key]:
        """Name the rows that undecided commands rest on; what they make themselves is not such."""
        named: set[Key] = set()
        made: set[Key] = set()
        for line in self._undecided():
            made |= line.writes - line.reads - named
            named |= line.reads | line.writes
        return frozenset(named - made)

    def _met_by_pending(self) -> set[Key]:
        met = set(self._shown_before)
        for line in self._undecided():
            met |= line.reads | line.writes
        return met

    def _undecided(self) -> list[Pending]:
        if self._pending is None:
            self._pending = outbox.pending(self._connection)
        return self._pending

    # --- pending work on top --------------------------------------------------------------------

    def _run_pending(self) -> dict[Key, Record]:
        overlay = Overlay(self._connection, self._confirmed)
        for line in self._undecided():
            hint, facts = _run(overlay, line)
            self._outbox_changed |= outbox.set_hint(self._connection, line, hint, facts)
        return overlay.effects

    def _write(self, key: Key, effect: Record | None) -> bool:
        """Write one row as it is to be seen; tell whether that differs from what was seen."""
        confirmed = self._confirmed_of(key)
        was_pending = key in self._shown_before
        if effect is None:
            if was_pending:
                kept.forget(self._connection, key)
            return set_row(self._connection, key, confirmed) or was_pending
        if not was_pending or self._shown_before[key] != confirmed:
            kept.keep(self._connection, key, confirmed)
        wanted = Confirmed(confirmed.ver, to_row(effect))
        return set_row(self._connection, key, wanted) or not was_pending

    def _execute(self, sql: str, values: tuple[str | int, ...]) -> None:
        self._connection.execute(sql, values)


def _run(overlay: Overlay, line: Pending) -> tuple[str, str]:
    """Run a pending command; the answer is the hint why the rules would refuse it, and facts."""
    work = overlay.begin(line.author, now=line.occurred_at, command_id=line.id)
    try:
        overlay.run(work, read_command(line.kind, line.version, line.arguments))
    except Refusal as refusal:
        return refusal.reason.value, msgspec.json.encode(refusal.facts).decode()
    except (UnknownCommand, msgspec.ValidationError):
        return "", "{}"
    return "", "{}"
