"""Whatever managers do to visits and mail servers to mails, calendars show what is planned."""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ordidesk.domain.ids import derived_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
    slot_of,
)
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visits import (
    TO_START,
    ConfirmedBy,
    FinishVisit,
    SetOffForVisit,
    TakeOverVisit,
    Visit,
)
from ordidesk.domain.work import Command, Refusal
from ordidesk.server import rows
from ordidesk.server.mail import MailPutOff
from ordidesk.server.mail_out import MailOut
from ordidesk.server.mail_outbox import GATHERED, LEASE
from tests.support.calendars import CalendarProgram, told_in
from tests.support.mail_office import MailOffice
from tests.support.records import (
    COMPANY,
    IDENTITY,
    KARIM,
    LEA,
    NOW,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    record_id,
    ticket,
)

AGENT = Person(
    id=record_id("agent"),
    name="Jean Petit",
    role=Role.REQUESTER,
    mail="accueil@valbrune.example",
    client_id=TOWN_HALL.id,
)
FIRST = NOW + timedelta(days=60)


class Do(NamedTuple):
    """Somebody does something to one of the visits that there are."""

    what: str
    which: int
    at: int
    meanwhile: bool
    """The mails have time to go out before what comes next."""


class Way(NamedTuple):
    """What becomes of the next mail."""

    arrives: bool
    taken: bool
    """The server says so."""


_doing = st.builds(
    Do,
    what=st.sampled_from(
        [
            *("plan", "move", "give", "take_over", "confirm", "cancel", "unplan"),
            *("set_off", "give_up", "free", "free", "restore", "restore"),
        ]
    ),
    which=st.integers(0, 2),
    at=st.integers(0, 3),
    meanwhile=st.booleans(),
)
_ways = st.sampled_from(
    [
        *[Way(arrives=True, taken=True)] * 3,
        *[Way(arrives=False, taken=False)] * 2,
        Way(arrives=True, taken=False),
    ]
)


class Postman:
    """A mail server that loses, delays and repeats."""

    sender = "OrdiDesk <portail@ordi.example>"

    def __init__(self) -> None:
        self.ways: deque[Way] = deque()
        self.tried: list[tuple[str, EmailMessage]] = []
        self.told: list[tuple[str, EmailMessage]] = []
        """What arrived."""

    def send(self, message: EmailMessage) -> None:
        """Carry a mail, as the next way has it."""
        way = self.ways.popleft() if self.ways else Way(arrives=True, taken=True)
        to = parseaddr(str(message["To"]))[1]
        self.tried.append((to, message))
        if way.arrives:
            self.told.append((to, message))
        if not way.taken:
            raise MailPutOff("451 later")


class World:
    """A ticket with its visits, in an office that goes on from example to example."""

    def __init__(self, office: MailOffice, number: int) -> None:
        self.office = office
        self.postman = Postman()
        self.mail_out: MailOut = office.sender(self.postman)
        self.ticket = ticket(number, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
        self.visits: list[str] = []
        self.releases: list[str] = []
        office.put(self.ticket, by=SOPHIE)

    def visit(self, visit_id: str) -> Visit:
        """Return a visit as it is now."""
        with self.office.database.reading() as connection:
            found = rows.read(connection, Visit, visit_id)
        assert found is not None
        return found[0]

    def do(self, doing: Do) -> None:
        """Give the command, if there is one and it is allowed."""
        command = self._command(doing)
        if command is None:
            return
        by = KARIM if doing.what == "take_over" else SOPHIE
        try:
            given_id = self.office.do(command, by)
        except Refusal:
            return
        if doing.what == "plan":
            self.visits.append(derived_id(given_id, "visit"))
        elif doing.what == "free":
            self.releases.append(derived_id(given_id, "release"))

    def _command(self, doing: Do) -> Command | None:
        starts = FIRST + timedelta(days=doing.at)
        if doing.what == "plan":
            return PlanVisit(
                ticket_id=self.ticket.id,
                technician_id=LEA.id,
                starts_at=starts,
                ends_at=starts + timedelta(hours=1),
                contact_id=AGENT.id,
            )
        if doing.what == "restore":
            return RestoreDay(release_id=self.releases[-1]) if self.releases else None
        if not self.visits:
            return None
        visit = self.visit(self.visits[doing.which % len(self.visits)])
        if doing.what == "free":
            day = visit.starts_at.date()
            return ReleaseDay(technician_id=visit.technician_id, day=day, reason="Malade")
        moved = MoveVisit(
            visit_id=visit.id,
            before=slot_of(visit),
            technician_id=visit.technician_id,
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
        )
        made: dict[str, Command] = {
            "move": moved,
            "give": MoveVisit(
                visit_id=visit.id,
                before=slot_of(visit),
                technician_id=KARIM.id,
                starts_at=visit.starts_at,
                ends_at=visit.ends_at,
            ),
            "take_over": TakeOverVisit(
                visit_id=visit.id, instead_of=visit.technician_id, note="Plus près"
            ),
            "confirm": ConfirmVisit(visit_id=visit.id, who="Hélène", how=ConfirmedBy.PHONE),
            "cancel": CancelVisit(visit_id=visit.id, reason="Réglé"),
            "unplan": UnplanVisit(visit_id=visit.id),
            "set_off": SetOffForVisit(visit_id=visit.id),
            "give_up": FinishVisit(visit_id=visit.id, done=False, report="Neige"),
        }
        return made[doing.what]

    def deliver(self, pauses: int) -> None:
        """Let time pass, so that what is due is sent or tried again."""
        for _ in range(pauses):
            self.office.pass_time(GATHERED)
            self.mail_out.send_due()

    def deliver_all(self) -> None:
        """Let the mail server take everything."""
        self.postman.ways.clear()
        for _ in range(100):
            if not self.office.waiting():
                return
            self.office.pass_time(LEASE)
            self.mail_out.send_due()
        raise AssertionError("mails wait for ever")


@pytest.fixture
def office(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[MailOffice]:
    office = MailOffice(str(tmp_path / "portal.db"), (*COMPANY, IDENTITY, AGENT))
    yield office
    office.database.close()
    told = {it.getMessage().rpartition(": ")[2] for it in caplog.get_records("call")}
    assert told <= {"451 later"}
    caplog.get_records("call").clear()


_numbers = itertools.count(1)


def _in_turn(*what: str) -> list[Do]:
    return [Do("plan", 0, 0, meanwhile=True), *(Do(it, 0, 1, meanwhile=True) for it in what)]


@example(doings=_in_turn("free", "restore"), ways=[])
@example(doings=_in_turn("confirm", "free", "restore", "move"), ways=[])
@example(doings=_in_turn("unplan"), ways=[Way(arrives=True, taken=False)])
@given(doings=st.lists(_doing, min_size=2, max_size=9), ways=st.lists(_ways, max_size=12))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_calendars_show_what_is_planned_in_the_end(
    office: MailOffice, doings: Sequence[Do], ways: Sequence[Way]
) -> None:
    office.now = NOW
    world = World(office, next(_numbers))
    world.postman.ways.extend(ways)
    for doing in (Do("plan", 0, 0, meanwhile=False), *doings):
        world.do(doing)
        if doing.meanwhile:
            world.deliver(2)
    world.deliver_all()
    _sequences_never_fall(world)
    calendars: defaultdict[str, CalendarProgram] = defaultdict(CalendarProgram)
    for to, message in world.postman.told:
        calendars[to].take(message)
    for visit in map(world.visit, world.visits):
        slot = (visit.starts_at, visit.ends_at) if visit.state in TO_START else None
        for person in (SECRETARY, AGENT):
            shown = calendars[person.mail].slot(f"{visit.id}@portail.example")
            assert shown == slot
    for visit_id in world.visits:
        _end(office, visit_id)
    world.deliver_all()


def _sequences_never_fall(world: World) -> None:
    """Hold each calendar's objects against each other, in the order in which they were sent.

    What is called off was sent before, and comes back under a higher sequence only.
    """
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for to, message in world.postman.tried:
        for told in told_in(message):
            sequence = told.age[0]
            before, method = last.get((to, told.uid), (0, ""))
            assert sequence >= before
            assert told.method == "REQUEST" or method
            assert told.method == "CANCEL" or method != "CANCEL" or sequence > before
            last[to, told.uid] = sequence, told.method
            assert told.uid.removesuffix("@portail.example") in world.visits


def _end(office: MailOffice, visit_id: str) -> None:
    """Leave nothing ahead that the next example's freed days would find."""
    try:
        office.do(UnplanVisit(visit_id=visit_id), SOPHIE)
    except Refusal:
        return
