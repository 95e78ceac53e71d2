"""Closed tickets leave the laptops after 90 days, with all that belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.domain.ids import command_id
from ordidesk.domain.journal import JournalEntry, Visibility
from ordidesk.domain.loans import LoanState
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import AddNote, SetTicketState, Ticket, TicketState
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Command
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.queries import search
from ordidesk.server import rows
from ordidesk.server.tables import RECORD_TABLES
from ordidesk.store.store import Store
from ordidesk.sync.pull import Pull
from ordidesk.sync.push import Push
from tests.integration.portal_people import (
    MANAGER,
    OTHER_TECHNICIAN,
    PASSWORD,
    REFERENT,
    REQUESTER,
    TECHNICIAN,
)
from tests.support.portal_thread import PortalThread
from tests.support.records import (
    NOW,
    actor,
    asset,
    entry,
    loan,
    loaner,
    repair,
    ticket,
    visit,
)

OLD = ticket(
    1,
    summary="Onduleur grillé",
    state=TicketState.CLOSED,
    assignee_id=TECHNICIAN.id,
    requester_id=REQUESTER.id,
    closed_at=NOW - timedelta(days=89),
)
YOUNGER = ticket(2, state=TicketState.CLOSED, closed_at=NOW - timedelta(days=87))
OPEN = ticket(3, opened_at=NOW - timedelta(days=400))
CALLED_OFF = ticket(4, state=TicketState.CANCELLED, closed_at=NOW - timedelta(days=89))
OF_OLD: tuple[Record, ...] = (
    visit("old", OLD, NOW - timedelta(days=100), state=VisitState.DONE),
    entry("told", OLD, NOW - timedelta(days=100), visibility=Visibility.CLIENT),
    entry("internal", OLD, NOW - timedelta(days=100)),
)
OF_OPEN = entry("open", OPEN, NOW - timedelta(days=300), visibility=Visibility.CLIENT)
_numbers = count(1)
OpenLaptop = Callable[[Person], "Laptop"]


class _Kept:
    """Keeps the refresh token in memory."""

    def load(self) -> str | None:
        return None

    def save(self, token: str) -> None:
        pass

    def remove(self) -> None:
        pass


class Laptop:
    """A person's store, and its sync step by step."""

    def __init__(self, folder: Path, portal: PortalThread, person: Person) -> None:
        self.person = person
        self.portal = portal
        self.store = Store(folder / f"{next(_numbers)}.db", bytes(32), clock=lambda: portal.now)
        self.client = PortalClient(parse_address(portal.url))
        tokens = self.client.sign_in(person.mail, PASSWORD, "PC-1")
        session = PortalSession(
            self.client,
            _Kept(),
            person_id=person.id,
            stream_id=self.store.stream_id,
            tokens=tokens,
        )
        self.pulling = Pull(self.store.intake, session)
        self.pushing = Push(self.store.intake, session)

    def pull(self) -> None:
        """Take in all news."""
        while self.pulling.step(wait=False):
            pass
        while self.store.intake.tidy():
            pass

    def give(self, command: Command) -> None:
        """Do something."""
        given = command_id(self.portal.now, next(_numbers))
        self.store.do(command, actor(self.person), now=self.portal.now, command_id=given)

    def push(self) -> None:
        """Send what waits."""
        while self.pushing.step():
            pass

    def holds(self, *records: Record) -> bool:
        """Tell whether all of these are on the laptop; fails when only some are."""
        with self.store.reader() as reader:
            found = {reader.get(type(record), record.id) is not None for record in records}
        assert len(found) == 1, "some are there and others not"
        return found.pop()

    def finds(self, text: str) -> bool:
        """Tell whether the search finds something."""
        with self.store.reader() as reader:
            return bool(search.search(reader, text).order)

    def close(self) -> None:
        """Let go of everything."""
        self.client.close()
        self.store.close()


@pytest.fixture
def laptop(portal: PortalThread, tmp_path: Path) -> Iterator[OpenLaptop]:
    """Return laptops with all that their people may see."""
    portal.fill((OLD, YOUNGER, OPEN, CALLED_OFF, *OF_OLD, OF_OPEN), {})
    with ExitStack() as stack:

        def make(person: Person) -> Laptop:
            made = Laptop(tmp_path, portal, person)
            stack.callback(made.close)
            made.pull()
            return made

        yield make


def test_a_ticket_leaves_90_days_after_its_closing_with_all_that_belongs_to_it(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea = laptop(TECHNICIAN)
    assert portal.let_go() == 0
    assert lea.holds(OLD, CALLED_OFF, *OF_OLD)
    assert lea.finds("Onduleur")
    portal.pass_time(timedelta(days=1, seconds=1))
    assert portal.let_go() == 2
    assert portal.let_go() == 0
    lea.pull()
    assert not lea.holds(OLD, CALLED_OFF, *OF_OLD)
    assert not lea.finds("Onduleur")
    assert lea.holds(YOUNGER, OPEN, OF_OPEN)


def test_the_portal_keeps_what_left(portal: PortalThread, laptop: OpenLaptop) -> None:
    laptop(TECHNICIAN)
    portal.pass_time(timedelta(days=2))
    portal.let_go()
    with portal.database.reading() as connection:
        for record in (OLD, *OF_OLD):
            found = rows.read(connection, type(record), record.id)
            assert found is not None
            assert found[0] == record


def test_a_laptop_that_comes_later_never_gets_it(portal: PortalThread, laptop: OpenLaptop) -> None:
    portal.pass_time(timedelta(days=2))
    portal.let_go()
    lea = laptop(TECHNICIAN)
    assert not lea.holds(OLD, *OF_OLD)
    assert lea.holds(YOUNGER, OPEN)


def test_it_leaves_clients_too_and_others_hear_nothing(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    requester, referent = laptop(REQUESTER), laptop(REFERENT)
    told = tuple(record for record in OF_OLD if record != OF_OLD[2])
    assert requester.holds(OLD, *told)
    before = referent.store.intake.position().cursor
    portal.pass_time(timedelta(days=2))
    portal.let_go()
    requester.pull()
    assert not requester.holds(OLD, *told)
    with portal.database.reading() as connection:
        assert portal.feed.head(connection) != before
    notices: list[object] = []
    referent.store.subscribe(notices.append)
    referent.pull()
    assert notices == []


def test_a_row_that_unsent_work_names_stays_until_the_portal_has_decided(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea = laptop(TECHNICIAN)
    lea.give(AddNote(ticket_id=OLD.id, text="La facture est arrivée"))
    portal.pass_time(timedelta(days=2))
    portal.let_go()
    lea.pull()
    assert lea.holds(OLD)
    assert lea.finds("Onduleur")
    lea.push()
    lea.pull()
    assert not lea.holds(OLD, *OF_OLD)
    assert not lea.finds("Onduleur")
    with lea.store.reader() as reader:
        assert reader.rows("SELECT 1 FROM journal_entry WHERE ticket_id = ?", OLD.id) == []
    with portal.database.reading() as connection:
        table = RECORD_TABLES[JournalEntry.kind]
        texts = connection.execute(table.select().where(table.c.ticket_id == OLD.id)).all()
    assert "La facture est arrivée" in {row.text for row in texts}


def test_a_ticket_that_is_opened_again_comes_back_to_everybody_whole(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea, karim, manager = laptop(TECHNICIAN), laptop(OTHER_TECHNICIAN), laptop(MANAGER)
    requester = laptop(REQUESTER)
    manager.give(
        SetTicketState(ticket_id=OLD.id, to=TicketState.REOPENED, reason="Il grille encore")
    )
    portal.pass_time(timedelta(days=2))
    portal.let_go()
    for it in (lea, karim, requester):
        it.pull()
        assert not it.holds(OLD)
    manager.push()
    for it in (lea, karim, manager):
        it.pull()
        assert it.holds(OLD, *OF_OLD)
        assert it.finds("Onduleur")
    requester.pull()
    assert requester.holds(OLD, *OF_OLD[:2])
    assert portal.let_go() == 0
    with lea.store.reader() as reader:
        held = reader.get(Ticket, OLD.id)
        assert held is not None
        assert held.state is TicketState.REOPENED
        assert reader.get(Visit, OF_OLD[0].id) is not None


BACK = loan("back", OLD, loaner(9), state=LoanState.RETURNED, number="P-0001")
AWAY = repair("away", OLD, asset(8))


@pytest.mark.parametrize(
    ("unfinished", "finished"),
    [
        (BACK, replace(BACK, state=LoanState.SETTLED)),
        (replace(BACK, state=LoanState.LOST), replace(BACK, state=LoanState.CANCELLED)),
        (AWAY, replace(AWAY, given_back_at=NOW)),
    ],
    ids=["a loan", "a lost loaner", "a repair"],
)
def test_a_ticket_stays_until_its_loans_and_repairs_are_over(
    portal: PortalThread, laptop: OpenLaptop, unfinished: Record, finished: Record
) -> None:
    portal.fill((unfinished,), {})
    lea = laptop(TECHNICIAN)
    portal.pass_time(timedelta(days=2))
    assert portal.let_go() == 1  # the one that was called off
    lea.pull()
    assert lea.holds(OLD, unfinished, *OF_OLD)
    with portal.database.writing() as connection:
        rows.write(connection, finished, 2)
    assert portal.let_go() == 1
    lea.pull()
    assert not lea.holds(OLD, unfinished, *OF_OLD)
