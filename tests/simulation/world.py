"""A seed's story: who does what in which order, what must hold meanwhile, and how it ends."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ordidesk.domain import ids
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.records import Record, from_row
from ordidesk.domain.tickets import STEPS, AddNote, AssignTicket, EditTicket, SetTicketState, Ticket
from ordidesk.domain.visits import Visit
from ordidesk.protocol import Result
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.search_index import SEARCHED
from tests.simulation.laptop import Crash, Laptop
from tests.simulation.portal import PortalInProcess
from tests.support import records
from tests.support.records import CARE_HOME, KARIM, LEA, NURSE, SOPHIE, TOWN_HALL

_STATUS_OF = {
    Result.APPLIED: OutboxStatus.CONFIRMED,
    Result.MERGED: OutboxStatus.MERGED,
    Result.CONFLICT: OutboxStatus.CONFLICT,
    Result.REFUSED: OutboxStatus.REFUSED,
    Result.VOIDED: OutboxStatus.PARKED,
}


class Broken(AssertionError):  # noqa: N818 - it is said of the story
    """Something happened that must never happen."""


class World:
    """Three laptops and a portal; ``live`` plays, ``settle`` ends it and compares."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - the same each time, not secret
        self._deep = 0
        self._left = 0
        self._events = 0
        self._seen: dict[tuple[str, str, str], int] = {}
        self.portal = PortalInProcess(folder / "portal.db", _beginning())
        self.laptops = [
            Laptop(folder / f"{person.name}.db", person, self.portal, self._dice, self._meanwhile)
            for person in (LEA, KARIM, NURSE)
        ]

    def close(self) -> None:
        """Close everything."""
        for laptop in self.laptops:
            laptop.close()
        self.portal.close()

    # --- the story ------------------------------------------------------------------------------

    def live(self, events: int) -> None:
        """Let things happen, checking after each."""
        self._left = events
        while self._left > 0:
            self._something_happens()

    def _meanwhile(self, waiting: Laptop) -> None:
        """While a laptop waits for an answer, the portal goes on, and so does its other thread."""
        if self._deep >= 2 or self._left <= 0:
            return
        self._deep += 1
        try:
            for _ in range(self._dice.randrange(1, 5)):
                chance = self._dice.random()
                if chance < 0.45:
                    self._office()
                elif chance < 0.8:
                    self._happens_to(waiting, restarts=False)
                else:
                    self._happens_to(self._dice.choice(self.laptops), restarts=False)
        finally:
            self._deep -= 1

    def _something_happens(self) -> None:
        laptop = self._dice.choice(self.laptops)
        try:
            if self._dice.random() < 0.12:
                self._office()
            else:
                self._happens_to(laptop, restarts=True)
        except Crash:
            for other in self.laptops:
                other.restart()
        self._check(laptop)

    def _happens_to(self, laptop: Laptop, *, restarts: bool) -> None:
        self._left -= 1
        self.portal.now += timedelta(seconds=self._dice.randrange(1, 90))
        chance = self._dice.random()
        if chance < 0.4:
            laptop.act()
        elif chance < 0.65:
            laptop.push()
        elif chance < 0.93:
            laptop.pull()
        elif chance < 0.97 or not restarts:
            laptop.tidy()
        else:
            laptop.restart()
        self._check(laptop)

    def _office(self) -> None:
        """Something happens at the portal."""
        chance = self._dice.random()
        if chance < 0.04:
            self.portal.forget_feed()
            return
        shown = self.portal.shown_to(records.actor(SOPHIE))
        tickets = [
            from_row(Ticket, row[:-1])
            for key, row in sorted(shown.items())
            if key[0] == Ticket.kind
        ]
        if not tickets:
            return
        ticket = self._dice.choice(tickets)
        if chance < 0.12:
            self.portal.remove(ticket)
        elif chance < 0.3:
            elsewhere = TOWN_HALL.id if ticket.client_id == CARE_HOME.id else CARE_HOME.id
            self.portal.put(replace(ticket, client_id=elsewhere))
        else:
            self._manager(ticket)

    def _manager(self, ticket: Ticket) -> None:
        self._events += 1
        command = self._dice.choice(
            [
                AddNote(ticket_id=ticket.id, text=f"Note du bureau {self._events}"),
                AssignTicket(ticket_id=ticket.id, technician_id=self._dice.choice([LEA, KARIM]).id),
                EditTicket(
                    ticket_id=ticket.id,
                    before={"location": ticket.location},
                    after={"location": f"Salle {self._events}"},
                ),
                SetTicketState(
                    ticket_id=ticket.id,
                    to=self._dice.choice(sorted(STEPS[ticket.state])),
                    reason="bureau",
                    resolution="bureau",
                ),
            ]
        )
        command_id = ids.command_id(self.portal.now, self._dice.getrandbits(74))
        self.portal.give(SOPHIE, command, command_id)

    # --- what must hold at every moment ---------------------------------------------------------

    def _check(self, laptop: Laptop) -> None:
        shown = laptop.shown()
        for (kind, record_id), row in shown.items():
            seen = (laptop.person.id, kind, record_id)
            ver = int(str(row[-1]))
            if ver < self._seen.get(seen, 0):
                raise Broken(f"an older version came back: {seen} {row}")
            self._seen[seen] = ver
        self._check_own_work(laptop, {key for key, row in shown.items() if row[-1]}, set(shown))

    def _check_own_work(
        self,
        laptop: Laptop,
        confirmed: set[tuple[str, str]],
        shown: set[tuple[str, str]],
    ) -> None:
        lines = {line.id: line for line in laptop.store.outbox()}
        for command_id in laptop.acknowledged:
            line = lines.get(command_id)
            if line is None:
                raise Broken(f"acknowledged work is gone: {command_id}")
            if line.status not in {OutboxStatus.WAITING, OutboxStatus.SENDING}:
                continue
            entry = (JournalEntry.kind, derived_id(command_id, "entry"))
            if entry in confirmed:
                raise Broken(f"own work is confirmed and pending at once: {line}")
            there = _ticket_of(line.arguments) in shown
            if line.kind == AddNote.kind and there and not line.hint and entry not in shown:
                raise Broken(f"an own note is not shown: {line}")
            if line.hint == "unknown_record" and there:
                raise Broken(f"hinted at a missing record that is shown: {line}")

    # --- how it ends ----------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything through, then compare the laptops with the portal."""
        for laptop in self.laptops:
            laptop.quieten()
        for _ in range(60):
            for laptop in self.laptops:
                _steps(laptop)
            if not any(laptop.store.intake.has_lines_to_send() for laptop in self.laptops):
                break
        for laptop in self.laptops:
            for _ in range(60):
                _steps(laptop)
        for laptop in self.laptops:
            self._compare(laptop)

    def _compare(self, laptop: Laptop) -> None:
        if laptop.undecided():
            raise Broken(f"the outbox does not drain: {laptop.undecided()}")
        lines = {line.id: line for line in laptop.store.outbox()}
        for command_id in laptop.acknowledged:
            result = self.portal.result_of(command_id)
            if result is None:
                raise Broken(f"acknowledged work never came: {lines[command_id]}")
            if lines[command_id].status is not _STATUS_OF[result]:
                raise Broken(f"portal {result}, laptop {lines[command_id]}")
        here, there = laptop.shown(), self.portal.shown_to(laptop.actor)
        if here != there:
            differing = {key for key in here | there if here.get(key) != there.get(key)}
            told = [(key, here.get(key), there.get(key)) for key in sorted(differing)]
            raise Broken(f"{laptop.person.name} differs: {told}")
        texts = [row[5] for (kind, _), row in there.items() if kind == JournalEntry.kind]
        notes = [text for text in texts if str(text).startswith("Note")]
        if len(notes) != len(set(notes)):
            raise Broken(f"a command took effect twice: {sorted(map(str, notes))}")
        self._check_nothing_left(laptop)

    def _check_nothing_left(self, laptop: Laptop) -> None:
        with laptop.reading() as reader:
            for table in ("kept", "pinned", "confirmed_since", "search_queue"):
                if reader.value(f"SELECT count(*) FROM {table}"):  # noqa: S608 - our own tables
                    raise Broken(f"left behind in {table}")
            for kind in SEARCHED:
                rids = reader.rows(f"SELECT rid FROM {kind} ORDER BY rid")  # noqa: S608 - ours
                index = f"SELECT rowid FROM search_{kind} ORDER BY rowid"  # noqa: S608 - ours
                if rids != reader.rows(index):
                    raise Broken(f"the search index of {kind} differs")


def _steps(laptop: Laptop) -> None:
    """Take one step of everything; a planted fault may crash even now."""
    try:
        laptop.push()
        laptop.pull()
        laptop.tidy()
    except Crash:
        laptop.restart()


def _ticket_of(arguments: bytes) -> tuple[str, str]:
    return (Ticket.kind, str(msgspec.json.decode(arguments).get("ticket_id", "")))


def _beginning() -> list[Record]:
    tickets = [
        records.ticket(number, client_id=(TOWN_HALL if number % 2 else CARE_HOME).id)
        for number in range(4)
    ]
    now = records.NOW
    visits: list[Visit] = [
        records.visit(str(number), ticket, now, technician_id=(LEA if number % 2 else KARIM).id)
        for number, ticket in enumerate(tickets)
    ]
    assets = [records.asset(number) for number in range(4)]
    return [*records.COMPANY, *assets, *tickets, *visits]
