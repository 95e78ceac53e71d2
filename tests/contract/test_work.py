"""What every ``Work`` does, wherever the rules run."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from ordidesk.domain import catalogue
from ordidesk.domain.assets import ASSETS_OF_NUMBER, Category, RegisterAsset
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.journal import EntryKind, JournalEntry, record_entry
from ordidesk.domain.loans import Loan
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Site
from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.domain.records import Record, Row, columns, from_row
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    Channel,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    Ticket,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.visits import (
    RUNNING,
    RUNNING_VISITS_OF_TICKET,
    FinishVisit,
    StartVisit,
    Visit,
    VisitState,
)
from ordidesk.domain.work import Finder, Reason, Refusal
from tests.contract.work_hosts import NAMES, Host, open_host
from tests.support.postgresql import Postgresql
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    actor,
    asset,
    record_id,
    request,
    ticket,
    visit,
)
from tests.support.scripts import (
    ASSIGNED,
    LAPTOP,
    NEW,
    VISIT_OF_ASSIGNED,
    WORLD,
    Step,
    id_of_step,
    scripts,
)

FIRST, SECOND = id_of_step(1), id_of_step(2)
CLAIRE = replace(SOPHIE, id=record_id("claire"), name="Claire Dubois")
ACTOR = actor(LEA)


Server = Callable[[], str]


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """Tell the address of an empty database on PostgreSQL, for whom asks."""

    @functools.cache
    def address() -> str:
        there: Postgresql = request.getfixturevalue("postgresql")
        return there.url(there.new_database())

    return address


@pytest.fixture(params=NAMES)
def host(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> Iterator[Host]:
    with open_host(request.param, tmp_path, server) as opened:
        yield opened


def test_tells_who_acts_when_and_under_which_id(host: Host) -> None:
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert (work.actor, work.now, work.command_id) == (ACTOR, NOW, FIRST)


def test_gets_what_is_held_and_nothing_else(host: Host) -> None:
    host.seed(*COMPANY)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert work.get(Client, TOWN_HALL.id) == TOWN_HALL
        assert work.get(Client, TOWN_HALL_SITE.id) is None
        assert work.get(Site, TOWN_HALL_SITE.id) == TOWN_HALL_SITE


def test_gets_back_every_kind_as_it_was_put(host: Host) -> None:
    note = JournalEntry(
        id=derived_id(FIRST, "note"),
        ticket_id=NEW.id,
        entry=EntryKind.DIAGNOSTIC,
        author_id=LEA.id,
        at=datetime(2026, 3, 17, 9, 0, 0, 123_000, tzinfo=UTC),
        text="L'écran « clignote » ; \n\t𝄞 é",
    )
    records = (*WORLD, note)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        for record in records:
            work.put(record)
        assert all(work.get(type(record), record.id) == record for record in records)
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert all(work.get(type(record), record.id) == record for record in records)


def test_a_put_is_seen_at_once_and_by_the_next_command(host: Host) -> None:
    host.seed(NEW)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert work.get(Ticket, NEW.id) == NEW
        work.put(replace(NEW, location="Cave"))
        assert work.get(Ticket, NEW.id) == replace(NEW, location="Cave")
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert work.get(Ticket, NEW.id) == replace(NEW, location="Cave")


def test_what_a_block_put_that_failed_is_gone(host: Host) -> None:
    host.seed(NEW)
    before = host.rows()
    with pytest.raises(Refusal):
        _put_then_refuse(host, replace(NEW, location="Cave"), ticket(7))
    assert host.rows() == before
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert work.get(Ticket, NEW.id) == NEW
        assert work.get(Ticket, ticket(7).id) is None


def _put_then_refuse(host: Host, *records: Record) -> None:
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        work.number(Ticket)
        for record in records:
            work.put(record)
        raise Refusal(Reason.WRONG_STEP)


VISITS_OF_TICKET = Finder(Visit, "ticket_id")


def test_finds_by_field_in_the_order_of_ids(host: Host) -> None:
    mine = [visit(name, NEW, NOW) for name in ("a", "b", "c", "d", "e")]
    host.seed(NEW, visit("other", ASSIGNED, NOW), *mine)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        found = work.find(VISITS_OF_TICKET, NEW.id)
        assert list(found) == sorted(mine, key=lambda record: record.id)
        assert work.find(VISITS_OF_TICKET, "") == ()


def test_finds_only_records_in_the_states_asked_for(host: Host) -> None:
    each = [visit(state, NEW, NOW, state=state) for state in VisitState]
    host.seed(NEW, *each)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        found = work.find(RUNNING_VISITS_OF_TICKET, NEW.id)
        assert {record.state for record in found} == RUNNING


def test_finds_what_the_command_itself_put_and_not_what_it_changed_away(host: Host) -> None:
    leaving, staying = visit("leaving", NEW, NOW), visit("staying", NEW, NOW)
    moved_in, made = visit("moved in", ASSIGNED, NOW), visit("made", NEW, NOW)
    host.seed(leaving, staying, moved_in)
    expected = {staying.id, moved_in.id, made.id}
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        work.put(replace(leaving, ticket_id=ASSIGNED.id))
        work.put(replace(moved_in, ticket_id=NEW.id))
        work.put(made)
        found = work.find(VISITS_OF_TICKET, NEW.id)
        assert [record.id for record in found] == sorted(expected)
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert {record.id for record in work.find(VISITS_OF_TICKET, NEW.id)} == expected


def test_finds_a_record_by_the_state_that_the_command_gave_it(host: Host) -> None:
    planned = visit("planned", NEW, NOW)
    host.seed(planned)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert work.find(RUNNING_VISITS_OF_TICKET, NEW.id) == ()
        work.put(replace(planned, state=VisitState.ON_SITE))
        assert [it.id for it in work.find(RUNNING_VISITS_OF_TICKET, NEW.id)] == [planned.id]
        work.put(replace(planned, state=VisitState.DONE))
        assert work.find(RUNNING_VISITS_OF_TICKET, NEW.id) == ()


def test_finds_the_machine_of_a_number_and_one_that_the_command_itself_put(host: Host) -> None:
    host.seed(LAPTOP, asset(1))
    new = asset(2, inventory_number="HP-XYZ123")
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert work.find(ASSETS_OF_NUMBER, LAPTOP.inventory_number) == (LAPTOP,)
        assert work.find(ASSETS_OF_NUMBER, "HP-XYZ123") == ()
        work.put(new)
        assert work.find(ASSETS_OF_NUMBER, "HP-XYZ123") == (new,)
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert work.find(ASSETS_OF_NUMBER, "HP-XYZ123") == (new,)


def test_a_number_is_one_machines_wherever_it_is_registered(host: Host) -> None:
    host.seed(*WORLD)
    register = RegisterAsset(inventory_number="hp-xyz123", category=Category.PRINTER)
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        catalogue.run(work, register)
    before = host.rows()
    for command, other in (
        (register, derived_id(FIRST, "asset")),
        (RegisterAsset(inventory_number="4217", category=Category.PRINTER), LAPTOP.id),
    ):
        with (
            pytest.raises(Refusal) as refused,
            host.command(ACTOR, now=NOW, command_id=SECOND) as work,
        ):
            catalogue.run(work, command)
        assert (refused.value.reason, refused.value.facts["asset"]) == (Reason.NUMBER_TAKEN, other)
    assert host.rows() == before


def test_ids_derive_from_the_command_and_the_label(host: Host) -> None:
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        assert work.new_id("ticket") == work.new_id("ticket") == derived_id(FIRST, "ticket")
        assert work.new_id("entry") != work.new_id("ticket")
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert work.new_id("ticket") != derived_id(FIRST, "ticket")


def test_numbers_are_the_portals_to_give_and_differ(host: Host) -> None:
    drawn = []
    for command in (FIRST, SECOND):
        with host.command(ACTOR, now=NOW, command_id=command) as work:
            drawn.append(work.number(Ticket))
    if host.is_portal:
        assert drawn == ["T-000001", "T-000002"]
    else:
        assert drawn == ["", ""]


def test_a_refused_command_uses_up_no_number(host: Host) -> None:
    with pytest.raises(Refusal):
        _put_then_refuse(host)
    with host.command(ACTOR, now=NOW, command_id=SECOND) as work:
        assert work.number(Ticket) in {"T-000001", ""}


def test_a_portal_keeps_what_was_merged_and_in_conflict(host: Host) -> None:
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        work.merged("location")
        work.conflict(NEW, "summary", mine="Écran noir", theirs="Écran bleu")
    if host.is_portal:
        assert host.noted == [(("location",), (("summary", "Écran noir", "Écran bleu"),))]


def test_noting_a_merge_or_a_conflict_changes_no_row(host: Host) -> None:
    host.seed(NEW)
    before = host.rows()
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        work.merged("location")
        work.conflict(NEW, "summary", mine="Écran noir", theirs="Écran bleu")
    assert host.rows() == before


def test_a_journal_entry_is_the_actors_own_at_the_commands_time(host: Host) -> None:
    with host.command(ACTOR, now=NOW, command_id=FIRST) as work:
        record_entry(work, NEW.id, EntryKind.NOTE, text="Vu.")
    with host.command(actor(KARIM), now=NOW, command_id=SECOND) as work:
        entry = work.get(JournalEntry, derived_id(FIRST, "entry"))
        assert entry is not None
        assert (entry.author_id, entry.at, entry.text) == (LEA.id, NOW, "Vu.")


MORNING = [
    Step(
        SECRETARY,
        OpenTicket(
            client_id=TOWN_HALL.id,
            summary="Plus d'accès à la messagerie",
            channel=Channel.PORTAL,
            site_id=TOWN_HALL_SITE.id,
            asset_id=LAPTOP.id,
            requester_id=SECRETARY.id,
        ),
        0,
    ),
    Step(SOPHIE, AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id), 2),
    Step(KARIM, TakeTicket(ticket_id=NEW.id), 3),
    Step(LEA, TakeTicket(ticket_id=NEW.id), 4),
    Step(LEA, TakeTicket(ticket_id=derived_id(id_of_step(0), "ticket")), 5),
    Step(LEA, AddNote(ticket_id=ASSIGNED.id, text="Appelé, absent."), 6),
    Step(
        LEA,
        SetTicketState(
            ticket_id=ASSIGNED.id,
            to=TicketState.PENDING,
            waiting_for=WaitingFor.VISIT,
            reason="Rien à faire à distance",
        ),
        7,
    ),
    Step(LEA, StartVisit(visit_id=VISIT_OF_ASSIGNED.id), 30),
    Step(
        LEA,
        EditTicket(
            ticket_id=ASSIGNED.id,
            before={"summary": ASSIGNED.summary, "location": "Accueil"},
            after={"summary": "Serveur injoignable", "location": "Salle serveur"},
        ),
        31,
    ),
    Step(LEA, SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.RESOLVED, resolution="x"), 40),
    Step(LEA, FinishVisit(visit_id=VISIT_OF_ASSIGNED.id, done=True, report="Switch changé."), 50),
    Step(LEA, SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.RESOLVED, resolution="x"), 51),
    Step(LEA, SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.CLOSED), 52),
    Step(LEA, SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.REOPENED, reason="Encore"), 90),
]


def test_a_morning_leaves_the_same_rows_everywhere(
    host: Host, tmp_path: Path, server: Server
) -> None:
    with open_host("fake", tmp_path, server) as fake:
        expected = _played(fake, MORNING)
    assert expected[0].count("") == len(MORNING) - 2
    assert _played(host, MORNING) == expected


def _assign(to: Person, *, seen: str) -> AssignTicket:
    return AssignTicket(ticket_id=NEW.id, technician_id=to.id, before=seen)


def _move(to: str, *, seen: str) -> EditTicket:
    return EditTicket(ticket_id=NEW.id, before={"location": seen}, after={"location": to})


BOTH_AT_ONCE = [
    Step(SOPHIE, StartVisit(visit_id=VISIT_OF_ASSIGNED.id), 12),
    Step(SOPHIE, FinishVisit(visit_id=VISIT_OF_ASSIGNED.id, done=True, report="Appelé."), 20),
    Step(LEA, StartVisit(visit_id=VISIT_OF_ASSIGNED.id), 5),
    Step(LEA, FinishVisit(visit_id=VISIT_OF_ASSIGNED.id, done=True, report="Changé."), 48),
    Step(CLAIRE, _assign(KARIM, seen=""), 1),
    Step(SOPHIE, _assign(LEA, seen=""), 0),
    Step(SOPHIE, _assign(LEA, seen=KARIM.id), 3),
    Step(KARIM, _move("Cave", seen=""), 30),
    Step(LEA, _move("Salle 3", seen=""), 29),
    Step(LEA, _move("Salle 3", seen="Cave"), 60),
]
"""What two people did without having seen each other's, and what they chose then."""


def test_what_two_people_did_at_once_comes_together_the_same_way_everywhere(
    host: Host, tmp_path: Path, server: Server
) -> None:
    with open_host("fake", tmp_path, server) as fake:
        fake.seed(CLAIRE)
        expected = _played(fake, BOTH_AT_ONCE)
        noted = fake.noted
    host.seed(CLAIRE)
    assert _played(host, BOTH_AT_ONCE) == expected
    assert expected[0] == [""] * len(BOTH_AT_ONCE)
    assert [conflicts for _, conflicts in noted if conflicts] == [
        (("assignee_id", LEA.id, KARIM.id),),
        (("location", "Salle 3", "Cave"),),
    ]
    assert not host.is_portal or host.noted == noted


HOUR = timedelta(hours=1)
DRAGGED = visit("dragged", ASSIGNED, NOW + 3 * HOUR)
ASKED = request("dragged", NEW)


def _drag(hours: int, to: Person) -> MoveVisit:
    return MoveVisit(
        visit_id=DRAGGED.id,
        before=slot_of(DRAGGED),
        technician_id=to.id,
        starts_at=NOW + hours * HOUR,
        ends_at=NOW + (hours + 1) * HOUR,
    )


def _plan(to: Person, hours: int) -> PlanVisit:
    return PlanVisit(
        ticket_id=NEW.id,
        technician_id=to.id,
        starts_at=NOW + hours * HOUR,
        ends_at=NOW + (hours + 1) * HOUR,
        request_id=ASKED.id,
    )


TWO_BOARDS = [
    Step(SOPHIE, _drag(5, KARIM), 1),
    Step(CLAIRE, _drag(8, LEA), 0),
    Step(SOPHIE, _plan(KARIM, 6), 2),
    Step(CLAIRE, _plan(LEA, 9), 1),
]
"""Two managers drag what the other one dragged meanwhile, and plan what the other one planned."""


def test_of_two_boards_the_first_drag_stays_everywhere(
    host: Host, tmp_path: Path, server: Server
) -> None:
    with open_host("fake", tmp_path, server) as fake:
        fake.seed(CLAIRE, DRAGGED, ASKED)
        expected = _played(fake, TWO_BOARDS)
        noted = fake.noted
    host.seed(CLAIRE, DRAGGED, ASKED)
    assert _played(host, TWO_BOARDS) == expected
    refusals, held = expected
    assert [it.split(" ")[0] for it in refusals] == ["", "", "", Reason.ALREADY_PLANNED]
    first = from_row(Visit, cast("Row", held[Visit.kind, DRAGGED.id]))
    assert (first.technician_id, first.starts_at) == (KARIM.id, NOW + 5 * HOUR)
    assert [[field for field, *_ in conflicts] for _, conflicts in noted if conflicts] == [
        ["starts_at", "ends_at"]
    ]
    assert not host.is_portal or host.noted == noted


@pytest.mark.parametrize("name", NAMES[1:])
@given(script=scripts)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_script_leaves_the_same_rows_and_refusals_everywhere(
    name: str, script: list[Step], tmp_path_factory: pytest.TempPathFactory, server: Server
) -> None:
    folder = tmp_path_factory.mktemp("host")
    with open_host("fake", folder, server) as fake, open_host(name, folder, server) as host:
        assert _played(host, script) == _played(fake, script)
        assert not host.is_portal or host.noted == fake.noted


def _played(host: Host, script: list[Step]) -> tuple[list[str], dict[tuple[str, str], object]]:
    """Run a script and return its refusals and all rows; a laptop does not know numbers."""
    host.seed(*WORLD)
    refusals = []
    for index, step in enumerate(script):
        refusals.append("")
        try:
            with host.command(
                actor(step.person), now=step.now, command_id=id_of_step(index)
            ) as work:
                catalogue.run(work, step.command)
        except Refusal as refusal:
            # The number of a loan that is in the way comes from the portal.
            facts = dict(refusal.facts)
            if "loan" in facts:
                facts.pop("number", None)
            refusals[-1] = f"{refusal.reason} {sorted(facts.items())}"
    numbers = {it.kind: columns(it).index("number") for it in (Ticket, Loan)}
    given = {record.id for record in WORLD}
    rows: dict[tuple[str, str], object] = {}
    for (kind, row_id), row in host.rows().items():
        known = kind not in numbers or row_id in given
        number = numbers.get(kind, 0)
        rows[kind, row_id] = row if known else (*row[:number], *row[number + 1 :])
    return refusals, rows


def test_a_rule_sees_what_its_own_command_put(host: Host) -> None:
    host.seed(*WORLD)
    machine = asset(9001)
    with host.command(actor(SOPHIE), now=NOW, command_id=command_id(NOW, 98)) as work:
        work.put(machine)
        catalogue.run(
            work,
            OpenTicket(
                client_id=TOWN_HALL.id,
                summary="Neuf",
                channel=Channel.PHONE,
                asset_id=machine.id,
            ),
        )
    assert (Ticket.kind, derived_id(command_id(NOW, 98), "ticket")) in host.rows()
