"""Three laptops and a portal: what happens, and how everything is let through at the end."""

from __future__ import annotations

import functools
import itertools
import tempfile
from collections.abc import Container
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from ordidesk.domain import ids
from ordidesk.domain.records import Record, from_row
from ordidesk.domain.tickets import STEPS, AddNote, AssignTicket, EditTicket, SetTicketState, Ticket
from ordidesk.domain.work import Command
from tests.simulation.claims import Claims
from tests.simulation.deeds import Deed, What, picked
from tests.simulation.laptop import Crash, Laptop
from tests.simulation.portal import PortalInProcess
from tests.simulation.wire import LOST_ANSWER, Fate, Loss, Trip
from tests.support import records
from tests.support.records import CARE_HOME, KARIM, LEA, NURSE, SOPHIE, TOWN_HALL

_PEOPLE = (LEA, KARIM, NURSE)
_SECONDS_A_DEED = 20
_TRIPS = {3: Trip(2, (Fate(Loss.REQUEST),)), 4: LOST_ANSWER}
"""What ``how`` chooses for what is sent or received meanwhile: a snapshot breaks off, say."""
_MOST_ROUNDS = 120


class World:
    """Things happen by ``happen``; ``settle`` ends it and compares."""

    def __init__(self, folder: Path, new: Container[int] = range(3)) -> None:
        """Begin with laptops that are up to date, but for the ``new`` ones, which hold nothing."""
        self.claims = Claims()
        self._events = itertools.count()
        self.portal = PortalInProcess(folder / "portal.db", _records())
        for place in range(len(_PEOPLE)):
            if place not in new:
                for name, content in _synchronised()[place].items():
                    (folder / name).write_bytes(content)
        self.laptops = [
            Laptop(folder / f"{person.name}.db", person, self.portal, self._meanwhile)
            for person in _PEOPLE
        ]

    def close(self) -> None:
        """Close everything."""
        for laptop in self.laptops:
            laptop.close()
        self.portal.close()

    # --- what happens -----------------------------------------------------------------------------

    def happen(self, deed: Deed, *, trip: Trip = Trip(), crash_after: int = 0) -> None:  # noqa: B008 - it cannot be changed
        """Let something happen; the laptop may stop dead after one of its commits."""
        laptop = picked(self.laptops, deed.who)
        try:
            with laptop.crashing_after(crash_after):
                self._happens_to(laptop, deed, trip)
        except Crash:
            laptop.restart()
        self.check(laptop)

    def check(self, laptop: Laptop) -> None:
        """Hold everything that must hold at each moment."""
        self.claims.check(laptop, self.portal)

    def _meanwhile(self, waiting: Laptop, deeds: tuple[Deed, ...]) -> None:
        """While a laptop waits for an answer, the portal goes on, and so does its other thread."""
        for deed in deeds:
            place = self.laptops.index(waiting) + deed.who
            laptop = picked(self.laptops, place)
            self._happens_to(laptop, deed, _TRIPS.get(deed.how, Trip()))
            self.check(laptop)

    def _happens_to(self, laptop: Laptop, deed: Deed, trip: Trip) -> None:
        self.portal.now += timedelta(seconds=_SECONDS_A_DEED)
        match deed.what:
            case What.PUSH:
                laptop.push(trip)
            case What.PULL:
                laptop.pull(trip)
            case What.TIDY:
                laptop.tidy()
            case What.PRUNE:
                self.portal.forget_feed()
            case What.RESTORE:
                self.portal.restore()
            case What.OFFICE | What.MOVE | What.REMOVE:
                self._office(deed)
            case _:
                laptop.act(deed)

    def _office(self, deed: Deed) -> None:
        shown = self.portal.shown_to(records.actor(SOPHIE))
        tickets = [
            from_row(Ticket, row[:-1]) for key, row in sorted(shown.items()) if key[0] == "ticket"
        ]
        if not tickets:
            return
        ticket = picked(tickets, deed.pick)
        if deed.what is What.REMOVE:
            self.portal.remove(ticket)
        elif deed.what is What.MOVE:
            elsewhere = TOWN_HALL.id if ticket.client_id == CARE_HOME.id else CARE_HOME.id
            self.portal.put(replace(ticket, client_id=elsewhere))
        else:
            event = next(self._events)
            command_id = ids.command_id(self.portal.now, event)
            self.portal.give(SOPHIE, self._managers(ticket, deed, event), command_id)

    def _managers(self, ticket: Ticket, deed: Deed, event: int) -> Command:
        return picked(
            [
                AddNote(ticket_id=ticket.id, text=f"Note du bureau {event}"),
                AssignTicket(ticket_id=ticket.id, technician_id=picked([LEA, KARIM], event).id),
                EditTicket(
                    ticket_id=ticket.id,
                    before={"location": ticket.location},
                    after={"location": f"Salle {event}"},
                ),
                SetTicketState(
                    ticket_id=ticket.id,
                    to=picked(sorted(STEPS[ticket.state]), deed.pick),
                    reason="bureau",
                    resolution="bureau",
                ),
            ],
            deed.how,
        )

    # --- how it ends ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let everything through, then compare the laptops with the portal."""
        for laptop in self.laptops:
            laptop.wire.signed_in = True
        for _ in range(_MOST_ROUNDS):
            going_on = [_goes_on(laptop) for laptop in self.laptops]
            if not any(going_on):
                break
        for laptop in self.laptops:
            self.claims.compare(laptop, self.portal)


def _goes_on(laptop: Laptop) -> bool:
    """Take a step of everything; tell whether that led any further."""
    try:
        steps = [laptop.push(Trip()), laptop.pull(Trip())]
        while laptop.tidy():
            pass
    except Crash:  # A planted fault's.
        laptop.restart()
        return True
    return any(steps) or not laptop.is_settled()


@functools.cache
def _synchronised() -> tuple[dict[str, bytes], ...]:
    """Return the files of laptops that are up to date: most stories begin with those."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        world.settle()
        world.close()
        return tuple(
            {path.name: path.read_bytes() for path in Path(folder).glob(f"{person.name}.db*")}
            for person in _PEOPLE
        )


@functools.cache
def _records() -> tuple[Record, ...]:
    tickets = [
        records.ticket(number, client_id=(TOWN_HALL if number % 2 else CARE_HOME).id)
        for number in range(4)
    ]
    visits = [
        records.visit(str(number), of, records.NOW, technician_id=picked([KARIM, LEA], number).id)
        for number, of in enumerate(tickets)
    ]
    assets = [records.asset(number) for number in range(4)]
    return (*records.COMPANY, *assets, *tickets, *visits)
