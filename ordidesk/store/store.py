"""The store's facade: what people do goes in by ``do``, what the portal says by ``intake``."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import apsw
import msgspec

from ordidesk.domain.records import to_row
from ordidesk.domain.work import Actor, Command, NeverValid, Refusal
from ordidesk.store import kept, meta, outbox, salvage, search_index
from ordidesk.store.intake import Intake
from ordidesk.store.meta import Name
from ordidesk.store.notices import Announcer, Listener, changed
from ordidesk.store.outbox import OutboxLine, OutboxStatus
from ordidesk.store.overlay import Overlay, OverlayWork
from ordidesk.store.reader import Reader
from ordidesk.store.rows import NOWHERE, Confirmed, Key, find_held, set_row
from ordidesk.store.salvage import Salvage
from ordidesk.store.writer import Writer

_READ_FIRST = ("outbox", "person", "client", "site", "visit", "ticket")


class Done(NamedTuple):
    """What ``do`` stored."""

    command_id: str
    seq: int
    touched: frozenset[Key]
    """The rows that changed at once; none when the person insisted on a refused command."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One open store file. Any thread may call; ``close`` it at the end.

    ``key`` is 32 random bytes; ``page_limit`` a quota in pages of 4,096 bytes.

    Raises ``StoreLocked``, ``WrongKey``, ``StoreDamaged``, ``StoreTooNew``, ``DiskFull`` or
    ``DiskFailing``.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        clock: Callable[[], datetime] = _utc_now,
        new_stream_id: Callable[[], str] = lambda: str(uuid.uuid4()),
        page_limit: int | None = None,
    ) -> None:
        self.path = path
        self._key = key
        self._announcer = Announcer()
        self._writer = Writer(path, key, page_limit=page_limit)
        self.intake = Intake(self._writer, self._announcer, clock)
        """What sync calls."""
        try:
            self.stream_id = self._set_up(new_stream_id)
            """The random id of this file's outbox."""
        except BaseException:
            self._writer.close()
            raise

    def _set_up(self, new_stream_id: Callable[[], str]) -> str:
        with self._writer.for_person() as connection:
            search_index.set_up(connection)
            stream_id = meta.get_value(connection, "meta", Name.STREAM_ID)
            if stream_id is None:
                stream_id = new_stream_id()
                meta.set_value(connection, "meta", Name.STREAM_ID, stream_id)
            return stream_id

    # --- what people do ---------------------------------------------------------------------

    def do(
        self,
        command: Command,
        actor: Actor,
        *,
        now: datetime,
        command_id: str,
        insist: bool = False,
    ) -> Done:
        """Run the rule, write its rows and the outbox line: all of it or nothing.

        Raises ``Refusal`` (or ``NeverValid``) with nothing queued. With ``insist`` what is refused
        on what this laptop knows is queued all the same, without effect here.
        """
        now = _to_milliseconds(now)
        with self._writer.for_person() as connection:
            overlay = Overlay(connection)
            work = overlay.begin(actor, now=now, command_id=command_id)
            try:
                overlay.run(work, command)
            except NeverValid:
                raise
            except Refusal:
                if not insist:
                    raise
                work.written.clear()
            touched = _write_effects(connection, work)
            seq = outbox.append(
                connection,
                command,
                actor,
                command_id=command_id,
                now=now,
                reads=work.reads,
                writes=work.written,
            )
        self._announcer.announce(changed(touched, outbox=True))
        return Done(command_id, seq, touched)

    def salvage(self, kept: Path) -> Salvage | None:
        """Take over what people did from a damaged file, as this store's own stream.

        ``None`` when it cannot be read any more. A file that was taken over before adds nothing.
        """
        found = salvage.read(kept, self._key)
        with self._writer.for_person() as connection:
            if found is not None:
                outbox.take_over(connection, found.lines)
            names = {*_salvaged(connection), kept.name}
            text = msgspec.json.encode(sorted(names)).decode()
            meta.set_value(connection, "meta", Name.SALVAGED, text)
        self._announcer.announce(changed((), outbox=True))
        return found

    def salvaged(self) -> frozenset[str]:
        """Name the damaged files that ``salvage`` has dealt with."""
        with self._writer.reading() as connection:
            return _salvaged(connection)

    # --- reading ------------------------------------------------------------------------------

    def reader(self) -> Reader:
        """Open a read-only connection for the calling thread; it is the caller's to close."""
        return Reader(self.path, self._key)

    def read_through(self) -> None:
        """Read what the first windows show from end to end; raises ``StoreDamaged``.

        Damage on a few pages lets the file open. Assets, the many, are left out for time's sake:
        damage there is told by whoever meets it.
        """
        with self._writer.reading() as connection:
            for table in _READ_FIRST:
                connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchall()  # noqa: S608 - ours

    def outbox(self) -> tuple[OutboxLine, ...]:
        """Return all lines that are kept, in order."""
        with self._writer.reading() as connection:
            return tuple(outbox.lines(connection))

    def counts(self) -> dict[OutboxStatus, int]:
        """Count the outbox lines of each status."""
        with self._writer.reading() as connection:
            return outbox.count_by_status(connection)

    def setting(self, name: str) -> str | None:
        """Return what the app remembered under this name."""
        with self._writer.reading() as connection:
            return meta.get_value(connection, "setting", name)

    def set_setting(self, name: str, value: str | None) -> None:
        """Remember a value with this person's work, encrypted; ``None`` forgets it."""
        with self._writer.for_person() as connection:
            meta.set_value(connection, "setting", name, value)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` called after each commit, on the committing thread."""
        return self._announcer.subscribe(listener)

    def close(self) -> None:
        """Move the log into the file and let another app open it."""
        self._writer.close()


def _salvaged(connection: apsw.Connection) -> frozenset[str]:
    text = meta.get_value(connection, "meta", Name.SALVAGED)
    return msgspec.json.decode(text, type=frozenset[str]) if text else frozenset()


def _to_milliseconds(instant: datetime) -> datetime:
    """Cut what the outbox does not keep, so that a later run of the rule sees the same instant."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def _write_effects(connection: apsw.Connection, work: OverlayWork) -> frozenset[Key]:
    """Keep the confirmed version of each row that a command changes, and write the new one."""
    touched: set[Key] = set()
    for key, record in work.written.items():
        held = find_held(connection, key)
        before = Confirmed(held.ver, held.row) if held else NOWHERE
        kept.keep_first(connection, key, before)
        if set_row(connection, key, Confirmed(before.ver, to_row(record))):
            touched.add(key)
    return frozenset(touched)
