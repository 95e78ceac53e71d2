"""One person's laptop: what they do, and sync's steps taken one by one."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from ordidesk.domain import ids
from ordidesk.domain.assets import Category, RegisterAsset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.journal import EntryKind
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
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from ordidesk.sync.pull import Pull
from ordidesk.sync.push import Push
from tests.simulation.portal import PortalInProcess, Shown
from tests.simulation.wire import AtOnce, Wire
from tests.support.records import actor


class Crash(BaseException):
    """The laptop stops dead between two commits."""


class Laptop:
    """A real store with sync's real steps over a faulty wire."""

    def __init__(
        self,
        path: Path,
        person: Person,
        portal: PortalInProcess,
        dice: random.Random,
        meanwhile: Callable[[Laptop], None],
    ) -> None:
        self.person = person
        self.actor = actor(person)
        self.acknowledged: list[str] = []
        self.faulty = True
        self._path = path
        self._portal = portal
        self._dice = dice
        self._meanwhile = meanwhile
        self._done = 0
        self._open()

    def _open(self) -> None:
        self.store = Store(
            self._path,
            b"k" * 32,
            clock=lambda: self._portal.now,
            new_stream_id=lambda: f"stream of {self.person.id}",
        )
        self._reader = self.store.reader()
        self.store.subscribe(self._after_commit)
        self.wire = Wire(
            self._portal,
            self.actor,
            self.store.stream_id,
            self._dice,
            lambda: self._meanwhile(self),
        )
        self.wire.faulty = self.faulty
        self._push = Push(self.store.intake, self.wire)
        self._pull = Pull(self.store.intake, self.wire, fetching=AtOnce, page_rows=9)

    def _after_commit(self, _notice: Changed) -> None:
        if self.faulty and self._dice.random() < 0.03:
            raise Crash

    def restart(self) -> None:
        """Start the app again on the same file."""
        self.close()
        self._open()

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

    def push(self) -> None:
        """Take one step of sending."""
        try:
            self._push.step()
        except PortalError:
            return

    def pull(self) -> None:
        """Take one step of receiving."""
        try:
            self._pull.step(wait=False)
        except PortalError:
            return

    def tidy(self) -> None:
        """Do some of what can wait."""
        self.store.intake.tidy()

    def quieten(self) -> None:
        """No faults from now on."""
        self.faulty = False
        self.wire.faulty = False

    # --- the person -----------------------------------------------------------------------------

    def act(self) -> None:
        """Do something with what the windows show."""
        command = self._something()
        if command is None:
            return
        self._done += 1
        now = self._portal.now + timedelta(milliseconds=self._dice.randrange(1000))
        command_id = ids.command_id(now, self._dice.getrandbits(74))
        insist = self._dice.random() < 0.3
        if self._dice.random() < 0.02:
            self._portal.poisoned.add(command_id)
        try:
            self.store.do(command, self.actor, now=now, command_id=command_id, insist=insist)
        except Refusal:
            return
        except Crash:
            # The commit was made; the window did not live to show it.
            self.acknowledged.append(command_id)
            raise
        self.acknowledged.append(command_id)

    def _something(self) -> Command | None:
        dice = self._dice
        tickets = self._all(Ticket)
        clients = self._all(Client)
        chance = dice.random()
        if clients and (not tickets or chance < 0.12):
            return OpenTicket(
                client_id=dice.choice(clients).id,
                summary=f"Panne {self.person.name} {self._done}",
                channel=Channel.PHONE,
            )
        if self.person.role in STAFF and 0.12 <= chance < 0.17:
            return RegisterAsset(
                inventory_number=f"OD-{dice.randrange(40):06d}", category=Category.SCREEN
            )
        if not tickets:
            return None
        ticket = dice.choice(tickets)
        if chance < 0.4 or self.person.role not in STAFF:
            return AddNote(
                ticket_id=ticket.id,
                text=f"Note {self.person.name} {self._done}",
                entry=EntryKind.NOTE,
            )
        return self._some_work(ticket)

    def _some_work(self, ticket: Ticket) -> Command:
        dice = self._dice
        visits = self._all(Visit)
        choices: list[Command] = [
            TakeTicket(ticket_id=ticket.id),
            AssignTicket(ticket_id=ticket.id, technician_id=self.person.id),
            SetTicketState(
                ticket_id=ticket.id,
                to=dice.choice(sorted(STEPS[ticket.state])),
                reason="parce que",
                resolution="réparé",
                waiting_for=WaitingFor.USER,
            ),
            EditTicket(
                ticket_id=ticket.id,
                before={"location": ticket.location},
                after={"location": f"Bureau {self.person.name} {self._done}"},
            ),
        ]
        if visits:
            visit = dice.choice(visits)
            choices.append(StartVisit(visit_id=visit.id))
            choices.append(FinishVisit(visit_id=visit.id, done=True, report="fait"))
        return dice.choice(choices)

    def _all(self, record_type: type[R]) -> list[R]:
        with self.reading() as reader:
            listed = ", ".join(f'"{name}"' for name in columns(record_type))
            return [
                from_row(record_type, row)
                for row in reader.rows(f"SELECT {listed} FROM {record_type.kind} ORDER BY id")  # noqa: S608 - ours
            ]

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
        waiting = {OutboxStatus.WAITING, OutboxStatus.SENDING}
        return [line.id for line in self.store.outbox() if line.status in waiting]
