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
from ordidesk.store import choices, kept, meta, outbox, salvage, search_index
from ordidesk.store.blobs import BlobStore, ToSend, Upload, blob_key, blobs_path
from ordidesk.store.intake import Intake
from ordidesk.store.meta import Name
from ordidesk.store.notices import Announcer, Listener, changed
from ordidesk.store.outbox import Choice, OutboxLine, OutboxStatus
from ordidesk.store.overlay import Overlay, OverlayWork
from ordidesk.store.reader import Reader
from ordidesk.store.retention import USUAL_RETENTION, Retention
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


class InPlaceOf(NamedTuple):
    """The line that came back and is given otherwise, and ids for what hung on it."""

    command_id: str
    next_id: Callable[[], str]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One open store file. Any thread may call; ``close`` it at the end.

    ``key`` is 32 random bytes; ``page_limit`` a quota in pages of 4,096 bytes.

    Raises ``StoreLocked``, ``WrongKey``, ``StoreDamaged``, ``StoreTooNew``, ``DiskFull`` or
    ``DiskFailing``.
    """

    def __init__(  # noqa: PLR0913 - each is handed in by the composition root
        self,
        path: Path,
        key: bytes,
        *,
        clock: Callable[[], datetime] = _utc_now,
        new_stream_id: Callable[[], str] = lambda: str(uuid.uuid4()),
        page_limit: int | None = None,
        retention: Retention = USUAL_RETENTION,
    ) -> None:
        self.path = path
        self._key = key
        self._announcer = Announcer()
        self._writer = Writer(path, key, page_limit=page_limit)
        self.intake = Intake(self._writer, self._announcer, clock, retention)
        """What sync calls."""
        self.blobs = BlobStore(
            blobs_path(path),
            blob_key(key),
            clock,
            self._announcer.announce,
            kept_unused=retention.unused_files,
        )
        """The bytes of files, opened when they are first asked for."""
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

    def do(  # noqa: PLR0913 - what a person did, each part named at the call
        self,
        command: Command,
        actor: Actor,
        *,
        now: datetime,
        command_id: str,
        insist: bool = False,
        in_place_of: InPlaceOf | None = None,
    ) -> Done:
        """Run the rule, write its rows and the outbox line: all of it or nothing.

        With ``in_place_of`` it stands in place of a line that came back, and what had come back
        because of that one is given again after it. Work that was refused or parked keeps the time
        at which it was done.

        Raises ``Refusal`` (or ``NeverValid``) with nothing queued, ``AlreadyDecided`` when there
        is nothing to stand in place of. With ``insist`` what is refused on what this laptop knows
        is queued all the same, without effect here.
        """
        now = _to_milliseconds(now)
        with self._writer.for_person() as connection:
            if in_place_of is None:
                done = _give(connection, command, actor, command_id, now, insist=insist)
            else:
                lines = choices.undecided(connection, in_place_of.command_id)
                is_choice = lines[0].status is OutboxStatus.CONFLICT
                at = now if is_choice else lines[0].occurred_at
                done = _give(connection, command, actor, command_id, at, insist=insist)
                choices.choose(
                    connection, [lines[0].id], Choice.REPLACED, now, replaced_by=command_id
                )
                done = _give_after(connection, done, lines, actor, in_place_of, now)
        self._announcer.announce(changed(done.touched, outbox=True))
        return done

    def let_be(self, command_id: str, choice: Choice, *, now: datetime) -> None:
        """Write down that nothing more is sent for a line that came back, and what hangs on it.

        All stays readable for as long as the portal's backups. Raises ``AlreadyDecided``.
        """
        with self._writer.for_person() as connection:
            lines = choices.undecided(connection, command_id)
            choices.choose(connection, [line.id for line in lines], choice, now)
        self._announcer.announce(changed((), outbox=True))

    def reopen(self, command_id: str) -> None:
        """Take back what ``let_be`` wrote."""
        with self._writer.for_person() as connection:
            choices.reopen(connection, command_id)
        self._announcer.announce(changed((), outbox=True))

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

    def files_to_send(self) -> ToSend:
        """Count the files that are still to go to the portal, and those that it will not take."""
        on_their_way = self.blobs.on_their_way()
        if not on_their_way:
            return ToSend()
        shown = self.intake.files_shown([it.sha256 for it in on_their_way])
        files = [it for it in on_their_way if it.sha256 in shown]
        waiting = [it for it in files if it.upload is Upload.WAITING]
        return ToSend(
            len(waiting), sum(it.size - it.sent for it in waiting), len(files) - len(waiting)
        )

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
        self.blobs.close()
        self._writer.close()


def _salvaged(connection: apsw.Connection) -> frozenset[str]:
    text = meta.get_value(connection, "meta", Name.SALVAGED)
    return msgspec.json.decode(text, type=frozenset[str]) if text else frozenset()


def _to_milliseconds(instant: datetime) -> datetime:
    """Cut what the outbox does not keep, so that a later run of the rule sees the same instant."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def _give(  # noqa: PLR0913 - what a line is made of
    connection: apsw.Connection,
    command: Command,
    actor: Actor,
    command_id: str,
    now: datetime,
    *,
    insist: bool,
) -> Done:
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
    return Done(command_id, seq, touched)


def _give_after(  # noqa: PLR0913, PLR0917 - what each line is made of
    connection: apsw.Connection,
    first: Done,
    lines: tuple[OutboxLine, ...],
    actor: Actor,
    in_place_of: InPlaceOf,
    now: datetime,
) -> Done:
    """Give again what had hung on the first line; what cannot be stays to be decided."""
    touched = set(first.touched)
    renaming = choices.Renaming()
    renaming.note(lines[0].id, first.command_id)
    for line in lines[1:]:
        command = renaming.read(line)
        if command is None:
            continue
        new_id = in_place_of.next_id()
        try:
            done = _give(connection, command, actor, new_id, line.occurred_at, insist=True)
        except NeverValid:
            continue
        renaming.note(line.id, new_id)
        choices.choose(connection, [line.id], Choice.REPLACED, now, replaced_by=new_id)
        touched |= done.touched
    return first._replace(touched=frozenset(touched))


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
