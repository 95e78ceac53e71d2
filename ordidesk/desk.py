"""What the windows hold: commands in, answers out, and word of every change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

import msgspec

from ordidesk.attaching.attachments import Attachments
from ordidesk.documents.signature import SheetSignature
from ordidesk.domain.ids import command_id
from ordidesk.domain.loans import local_number
from ordidesk.domain.people import Person
from ordidesk.domain.work import Actor, Command
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import Choice, OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done, InPlaceOf, Store
from ordidesk.sync.engine import SyncEngine

_OWN_SIGNATURE = "own_signature"
_LOAN_NUMBERS = "loan_numbers"
P = ParamSpec("P")
T = TypeVar("T")
NOT_WITH_THE_PORTAL = (OutboxStatus.WAITING, OutboxStatus.SENDING, OutboxStatus.PARKED)
"""Lines that are nowhere but here: of a parked one the portal only has a void."""


class Desk:
    """One signed-in person's store, with the sync that runs beside it.

    Any thread may call. ``close`` it when the threads that ask are done.
    """

    def __init__(
        self,
        store: Store,
        actor: Actor,
        sync: SyncEngine,
        *,
        clock: Callable[[], datetime],
        random_bits: Callable[[], int],
    ) -> None:
        """``random_bits`` draws 74 of them: no two commands of a millisecond share an id."""
        self.actor = actor
        self.sync = sync
        self.files = Attachments(store, self.do)
        """The bytes of files on tickets."""
        self._store = store
        self._clock = clock
        self._random_bits = random_bits
        self._guard = threading.Lock()
        self._giving = threading.Lock()
        self._takes_no_more = False
        self._readers: dict[int, Reader] = {}
        self._closed = False

    def do(self, command: Command, *, insist: bool = False, in_place_of: str = "") -> Done:
        """Run the command here, keep it for the portal, and have it sent.

        ``in_place_of`` is the id of one that came back: this one stands in its place.

        Waits for the disk: not for the window's thread. Raises ``domain.work.Refusal`` (with
        ``insist`` only its kind ``NeverValid``) with nothing kept, and ``store.errors``.
        """
        with self._giving:
            if self._takes_no_more:
                raise DeskClosed
            done = self._store.do(
                command,
                self.actor,
                now=self._clock(),
                command_id=self._next_id(),
                insist=insist,
                in_place_of=InPlaceOf(in_place_of, self._next_id) if in_place_of else None,
            )
        self.sync.nudge()
        return done

    def take_no_more(self) -> bool:
        """Refuse every further command, unless something is left that no portal has.

        From then on the data can go. ``False`` leaves all as it was.
        """
        with self._giving:
            counts, files = self._store.counts(), self._store.files_to_send()
            lines = sum(counts[status] for status in NOT_WITH_THE_PORTAL)
            if not lines + files.files + files.parked:
                self._takes_no_more = True
            return self._takes_no_more

    def let_be(self, came_back: str, choice: Choice) -> None:
        """Decide a command that came back, with what hangs on it, without sending anything.

        Waits for the disk. Raises ``store.errors``, ``AlreadyDecided`` among them.
        """
        self._store.let_be(came_back, choice, now=self._clock())

    def reopen(self, came_back: str) -> None:
        """Undo ``let_be``. Waits for the disk; raises ``store.errors``."""
        self._store.reopen(came_back)

    def _next_id(self) -> str:
        return command_id(self._clock(), self._random_bits())

    def ask(
        self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a query of ``ordidesk.queries``; all that it reads is of one moment.

        Never waits for whoever writes. Raises ``store.errors``.
        """
        reader = self._reader()
        with reader.one_moment():
            return query(reader, *args, **kwargs)

    def person(self) -> Person | None:
        """Return the record of the signed-in person, once it is synchronised."""
        return self.ask(Reader.get, Person, self.actor.id)

    def own_signature(self) -> SheetSignature | None:
        """Return the signature that the person drew once for all, to be put on sheets."""
        kept = self.ask(Reader.setting, _OWN_SIGNATURE)
        return msgspec.json.decode(kept, type=SheetSignature) if kept else None

    def keep_signature(self, signature: SheetSignature) -> None:
        """Keep the person's own signature in place of the one before. Waits for the disk."""
        self._store.set_setting(_OWN_SIGNATURE, msgspec.json.encode(signature).decode())

    def draw_loan_number(self) -> str:
        """Return a number that no other loan of this laptop ever had. Waits for the disk.

        It is final before any portal hears of it: it stands on a paper that is signed now.
        """
        with self._giving:
            count = int(self._store.setting(_LOAN_NUMBERS) or 0) + 1
            self._store.set_setting(_LOAN_NUMBERS, str(count))
        return local_number(self._store.stream_id, count)

    def changed(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Have ``listener`` called after each commit, on its thread; the answer ends it."""
        return self._store.subscribe(listener)

    def close(self) -> None:
        """Stop the sync and close the store; what waits is sent next time."""
        self.sync.stop()
        with self._guard:
            self._closed = True
            readers = tuple(self._readers.values())
            self._readers.clear()
        for reader in readers:
            reader.close()
        self._store.close()

    def _reader(self) -> Reader:
        """Return the calling thread's own reader."""
        thread = threading.get_ident()
        with self._guard:
            if self._closed:
                raise DeskClosed
            reader = self._readers.get(thread)
            if reader is None:
                reader = self._readers[thread] = self._store.reader()
            return reader


class DeskClosed(Exception):  # noqa: N818 - a state, told to whoever comes late
    """Somebody asked after the desk was closed: a thread that should have ended before."""
