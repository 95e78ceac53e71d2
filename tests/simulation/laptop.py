"""One person's laptop: what they do, and sync's steps taken one by one."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import apsw

from ordidesk.domain import ids
from ordidesk.domain.assets import Category, RegisterAsset
from ordidesk.domain.attachments import AttachFile, Attachment, RemoveAttachment
from ordidesk.domain.catalogue import RECORDS, choice_between, read_command
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.people import STAFF, Person
from ordidesk.domain.places import Client
from ordidesk.domain.records import R, columns, from_row
from ordidesk.domain.tickets import (
    STEPS,
    AddNote,
    AssignTicket,
    Channel,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    Ticket,
    WaitingFor,
)
from ordidesk.domain.visits import FinishVisit, StartVisit, Visit
from ordidesk.domain.work import Command, Refusal
from ordidesk.portal.errors import PortalError
from ordidesk.store.outbox import CAME_BACK, UNDECIDED, Choice, OutboxLine, OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.set_aside import set_aside
from ordidesk.store.store import InPlaceOf, Store
from ordidesk.sync.pull import Pull
from ordidesk.sync.push import Push
from tests.simulation.deeds import Deed, What, picked
from tests.simulation.portal import PortalInProcess, Shown
from tests.simulation.wire import AtOnce, Trip, Wire
from tests.support.empty_store import lay_empty_store
from tests.support.records import actor

_KEY = b"k" * 32
_PAGE_ROWS = 9
"""So that a snapshot of few rows takes several pages."""

TAKE, _ASSIGN, STEP, START, _FINISH = range(5)
"""What ``how`` chooses when somebody works on a ticket; the visits' commands need one."""


class Crash(BaseException):
    """The laptop stops dead between two commits."""


class Given(NamedTuple):
    """What the app acknowledged."""

    firm: bool
    """Its ticket was confirmed then: only the portal's word takes what was done to it away."""
    store: int
    """In which of this person's files."""


class Laptop:
    """A real store with sync's real steps over a faulty wire."""

    def __init__(
        self,
        path: Path,
        person: Person,
        portal: PortalInProcess,
        meanwhile: Callable[[Laptop, tuple[Deed, ...]], None],
    ) -> None:
        self.person = person
        self.actor = actor(person)
        self.acknowledged: dict[str, Given] = {}
        self.stores = 1
        """How many files this person has had so far."""
        self._path = path
        self._portal = portal
        self._meanwhile = meanwhile
        self._commits_left = 0
        self._open()

    def _open(self) -> None:
        self._commits_left = 0
        lay_empty_store(self._path, _KEY)
        self.store = Store(
            self._path,
            _KEY,
            clock=lambda: self._portal.now,
            new_stream_id=lambda: f"stream {self.stores} of {self.person.id}",
        )
        self._hear_of_commits(self.store._writer._connection)  # noqa: SLF001 - each one, told or not
        self._reader = self.store.reader()
        self.wire = Wire(
            self._portal,
            self.actor,
            self.store.stream_id,
            lambda deeds: self._meanwhile(self, deeds),
        )
        self._push = Push(self.store.intake, self.wire)
        self._pull = Pull(self.store.intake, self.wire, fetching=AtOnce, page_rows=_PAGE_ROWS)

    def _hear_of_commits(self, connection: apsw.Connection) -> None:
        def committed(_connection: apsw.Connection, _name: str, _pages: int) -> int:
            self._commits_left -= 1
            if self._commits_left == 0:
                raise Crash
            return apsw.SQLITE_OK

        connection.set_wal_hook(committed)

    @contextlib.contextmanager
    def crashing_after(self, commits: int) -> Iterator[None]:
        """Have ``Crash`` raised behind one of the commits within the block, 0 for none."""
        self._commits_left = commits
        try:
            yield
        finally:
            self._commits_left = 0

    def restart(self) -> None:
        """Start the app again on the same file."""
        signed_in = self.wire.signed_in
        self.close()
        self._open()
        self.wire.signed_in = signed_in

    def salvage(self) -> None:
        """Find the file damaged at the start, and go on with another and what can be read of it."""
        self.close()
        kept = set_aside(self._path, now=self._portal.now)
        self.stores += 1
        self._open()
        self.store.salvage(kept)

    def close(self) -> None:
        """Close the app."""
        self._reader.close()
        self.store.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one moment of what the windows show."""
        with self._reader.one_moment():
            yield self._reader

    # --- sync -----------------------------------------------------------------------------------

    def push(self, trip: Trip) -> bool:
        """Take one step of sending; tell whether anything went."""
        with self.wire.on(trip), contextlib.suppress(PortalError):
            return self._push.step()
        return False

    def pull(self, trip: Trip) -> bool:
        """Take one step of receiving; tell whether anything came."""
        with self.wire.on(trip), contextlib.suppress(PortalError):
            return self._pull.step(wait=False)
        return False

    def tidy(self) -> bool:
        """Do some of what can wait; tell whether there is more."""
        return self.store.intake.tidy()

    # --- the person -----------------------------------------------------------------------------

    def act(self, deed: Deed) -> None:
        """Do something with what the windows show; ``how`` 5 is with a fault that no portal reads.

        An odd ``how`` insists on what the rules here refuse.
        """
        if deed.what is What.DECIDE:
            self._decide(deed)
            return
        command = self._command(deed)
        if command is None:
            return
        command_id = self._next_id()
        if deed.what is What.NOTE and deed.how == 5:
            self._portal.poisoned.add(command_id)
        firm = self._is_confirmed(getattr(command, "ticket_id", ""))
        given = Given(firm, self.stores)
        try:
            self.store.do(
                command,
                self.actor,
                now=self._portal.now,
                command_id=command_id,
                insist=deed.how % 2 == 1,
            )
        except Refusal:
            return
        except Crash:
            # The commit was made; the window did not live to show it.
            self.acknowledged[command_id] = given
            raise
        self.acknowledged[command_id] = given

    def _next_id(self) -> str:
        done = len(self.acknowledged)
        return ids.command_id(self._portal.now, hash_of(self.person.id, done))

    def _decide(self, deed: Deed) -> None:
        """Make something of a line that came back: another command, or no more."""
        lines = {line.id: line for line in self.store.outbox()}
        back = [
            line
            for line in lines.values()
            if line.status in CAME_BACK and line.choice is Choice.NONE and line.because not in lines
        ]
        if not back:
            return
        line = picked(back, deed.pick)
        given = itertools.count()

        def next_id() -> str:
            done = f"{len(self.acknowledged)} {next(given)}"
            return ids.command_id(self._portal.now, hash_of(self.person.id, done))

        try:
            command = self._other_command(line)
            if command is None or deed.how == 0:
                conflict = line.status is OutboxStatus.CONFLICT
                choice = Choice.THEIRS if conflict else Choice.DISCARDED
                self.store.let_be(line.id, choice, now=self._portal.now)
                return
            self.store.do(
                command,
                self.actor,
                now=self._portal.now,
                command_id=next_id(),
                in_place_of=InPlaceOf(line.id, next_id),
            )
        except Refusal:
            return
        finally:
            kept = {line.id for line in self.store.outbox()}
            for command_id in sorted(kept - lines.keys()):
                self.acknowledged[command_id] = Given(firm=False, store=self.stores)

    def _other_command(self, line: OutboxLine) -> Command | None:
        command = read_command(line.kind, line.version, line.arguments)
        if line.status is not OutboxStatus.CONFLICT:
            return command
        with self.reading() as reader:
            ticket = reader.get(Ticket, getattr(command, "ticket_id", ""))
        if ticket is None:
            return None
        shown = {both.field: str(getattr(ticket, both.field)) for both in line.conflicts}
        return choice_between(command, shown, {both.field: both.mine for both in line.conflicts})

    def _command(self, deed: Deed) -> Command | None:
        done = f"{self.person.name} {len(self.acknowledged)}"
        clients = self._all(Client)
        if deed.what is What.OPEN and clients:
            client = picked(clients, deed.pick)
            return OpenTicket(client_id=client.id, summary=f"Panne {done}", channel=Channel.PHONE)
        if deed.what is What.REGISTER:
            number = f"OD-{deed.pick:06d}"
            return RegisterAsset(inventory_number=number, category=Category.SCREEN)
        tickets = self._all(Ticket)
        return self._on_ticket(picked(tickets, deed.pick), deed, done) if tickets else None

    def _on_ticket(self, ticket: Ticket, deed: Deed, done: str) -> Command:
        if deed.what is What.FILE:
            return self._file(ticket, deed, done)
        if deed.what is What.EDIT and self.person.role in STAFF:
            return EditTicket(
                ticket_id=ticket.id,
                before={"location": ticket.location},
                after={"location": f"Bureau {done}"},
            )
        if deed.what is What.WORK and self.person.role in STAFF:
            return self._work(ticket, deed)
        return AddNote(ticket_id=ticket.id, text=f"Note {done}", entry=EntryKind.NOTE)

    def _file(self, ticket: Ticket, deed: Deed, done: str) -> Command:
        own = [it for it in self._all(Attachment) if it.added_by == self.person.id]
        if own and deed.how % 3 == 0:
            return RemoveAttachment(attachment_id=picked(own, deed.pick).id)
        return AttachFile(
            ticket_id=ticket.id,
            sha256=f"{deed.pick:064x}",
            name=f"photo {done}.jpg",
            media_type="image/jpeg",
            size=1 + deed.pick,
            visibility=picked(list(Visibility), deed.how),
        )

    def _work(self, ticket: Ticket, deed: Deed) -> Command:
        visits = self._all(Visit)
        choices: list[Command] = [
            TakeTicket(ticket_id=ticket.id),
            AssignTicket(ticket_id=ticket.id, technician_id=self.person.id),
            SetTicketState(
                ticket_id=ticket.id,
                to=picked(sorted(STEPS[ticket.state]), deed.pick),
                reason="parce que",
                resolution="réparé",
                waiting_for=WaitingFor.USER,
            ),
        ]
        if visits:
            visit = picked(visits, deed.pick)
            choices.append(StartVisit(visit_id=visit.id))
            choices.append(FinishVisit(visit_id=visit.id, done=True, report="fait"))
        return picked(choices, deed.how)

    def _all(self, record_type: type[R]) -> list[R]:
        with self.reading() as reader:
            listed = ", ".join(f'"{name}"' for name in columns(record_type))
            return [
                from_row(record_type, row)
                for row in reader.rows(f"SELECT {listed} FROM {record_type.kind} ORDER BY id")  # noqa: S608 - ours
            ]

    def _is_confirmed(self, ticket_id: str) -> bool:
        with self.reading() as reader:
            return bool(reader.rows("SELECT 1 FROM ticket WHERE id = ? AND ver > 0", ticket_id))

    # --- what the simulation looks at -----------------------------------------------------------

    def shown(self) -> Shown:
        """Return every row that the windows show, with its confirmed version."""
        found: Shown = {}
        with self.reading() as reader:
            for kind, record_type in RECORDS.items():
                listed = ", ".join(f'"{name}"' for name in columns(record_type))
                for row in reader.rows(f"SELECT {listed}, ver FROM {kind}"):  # noqa: S608 - ours
                    found[kind, row[0]] = row
        return found

    def undecided(self) -> list[str]:
        """Return the ids of the commands that wait for the portal."""
        return [line.id for line in self.store.outbox() if line.status in UNDECIDED]

    def is_settled(self) -> bool:
        """Tell whether nothing waits to be sent or to be fetched."""
        intake = self.store.intake
        return not intake.has_lines_to_send() and intake.snapshot_state() is None


def hash_of(person_id: str, number: object) -> int:
    """Make the bits of a command's id from whose it is and how many came before."""
    return int(derived_id(person_id, str(number)).replace("-", ""), 16) >> 54
