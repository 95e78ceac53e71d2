"""The demo's data: the same each time, whole, and believable."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from ordidesk.domain.absences import Absence
from ordidesk.domain.assets import Asset, Category
from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client, Contract, CoverState, Site, cover_on
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import OPEN, Ticket, TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestState, VisitRequest
from ordidesk.domain.visits import TO_START, Visit, VisitState
from ordidesk.server.demo.world import demo_records

R = TypeVar("R", bound=Record)
_TODAY = date(2026, 11, 24)
_PARIS = ZoneInfo("Europe/Paris")
_FICTION = re.compile(r"01 99 00 \d\d \d\d|06 39 98 \d\d \d\d")


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return tuple(demo_records(_TODAY))


def _of(records: tuple[Record, ...], record_type: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, record_type)]


def test_it_is_the_same_each_time_and_another_for_another_seed(
    records: tuple[Record, ...],
) -> None:
    assert tuple(demo_records(_TODAY)) == records
    assert tuple(demo_records(_TODAY, seed=3)) != records


def test_it_has_as_many_of_each_as_a_small_company_serves(records: tuple[Record, ...]) -> None:
    people = _of(records, Person)
    assert len(_of(records, Client)) == 6
    assert len(_of(records, Site)) == 18
    assert len([person for person in people if person.client_id]) == 60
    assert Counter(person.role for person in people if person.role in STAFF) == {
        Role.TECHNICIAN: 4,
        Role.MANAGER: 1,
        Role.LOGISTICS: 1,
    }
    assert len(_of(records, Asset)) == 400
    assert len(_of(records, Ticket)) == 120
    assert {ticket.state for ticket in _of(records, Ticket)} == set(TicketState)


@pytest.mark.parametrize(("assets", "tickets"), [(1, 0), (1, 1), (30, 9), (1500, 700)])
def test_it_makes_as_many_as_are_asked_for(assets: int, tickets: int) -> None:
    made = tuple(demo_records(_TODAY, assets=assets, tickets=tickets))
    assert len(_of(made, Asset)) == assets
    assert len(_of(made, Ticket)) == tickets
    assert len({record.id for record in made}) == len(made)
    assert "OD-004217" in {asset.inventory_number for asset in _of(made, Asset)}


def test_every_reference_leads_to_a_record_of_the_same_client(records: tuple[Record, ...]) -> None:
    by_id = {record.id: record for record in records}
    assert len(by_id) == len(records)
    clients = {record.id: getattr(record, "client_id", "") for record in records}
    for record in records:
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if field.endswith("_id") and value:
                assert value in by_id, (record, field)
    for ticket in _of(records, Ticket):
        for other in (ticket.site_id, ticket.asset_id, ticket.requester_id):
            assert not other or clients[other] == ticket.client_id
    lent_to = {
        it.loaner_id: it.client_id for it in _of(records, Loan) if it.state is LoanState.HANDED_OVER
    }
    for asset in _of(records, Asset):
        for other in (asset.site_id, asset.user_id, asset.contract_id):
            with_whom = asset.client_id or lent_to.get(asset.id)
            assert not other or clients[other] == with_whom
    for visit in _of(records, Visit):
        of = by_id[visit.ticket_id]
        assert isinstance(of, Ticket)
        assert (visit.site_id, visit.client_id) == (of.site_id, of.client_id)


def test_nobody_real_can_be_called_or_written_to(records: tuple[Record, ...]) -> None:
    for person in _of(records, Person):
        assert _FICTION.fullmatch(person.phone)
        assert re.fullmatch(r"[a-z-]+\.[a-z-]+@[a-z-]+\.example", person.mail)
    for site in _of(records, Site):
        assert _FICTION.fullmatch(site.phone)
    mails = [person.mail for person in _of(records, Person)]
    assert len(set(mails)) == len(mails)


def test_the_machine_of_the_labels_is_a_covered_laptop_with_an_open_ticket(
    records: tuple[Record, ...],
) -> None:
    (machine,) = [it for it in _of(records, Asset) if it.inventory_number == "OD-004217"]
    contracts = {contract.id: contract for contract in _of(records, Contract)}
    assert machine.category is Category.LAPTOP
    assert cover_on(contracts[machine.contract_id], _TODAY).state is CoverState.COVERED
    assert any(it.asset_id == machine.id and it.state in OPEN for it in _of(records, Ticket))


def test_machines_are_covered_expired_or_never_were(records: tuple[Record, ...]) -> None:
    contracts = {contract.id: contract for contract in _of(records, Contract)}
    states = Counter(
        cover_on(contracts.get(asset.contract_id), _TODAY).state for asset in _of(records, Asset)
    )
    assert states[CoverState.COVERED] > 200
    assert states[CoverState.EXPIRED] >= 20
    assert states[CoverState.NONE] >= 10


def test_lea_has_a_rich_day(records: tuple[Record, ...]) -> None:
    (lea,) = [it for it in _of(records, Person) if it.name == "Léa Martin"]
    visits = [it for it in _of(records, Visit) if it.technician_id == lea.id and _today(it)]
    assert len(visits) >= 3
    assert min(it.starts_at.astimezone(_PARIS).hour for it in visits) < 12
    own = [it for it in _of(records, Ticket) if it.assignee_id == lea.id and it.state in OPEN]
    assert len(own) >= 8
    new = [it for it in _of(records, Ticket) if it.state is TicketState.NEW]
    assert len(new) >= 3
    assert {it.assignee_id for it in new} == {""}


def test_every_technician_has_visits_today_and_on_the_next_days(
    records: tuple[Record, ...],
) -> None:
    for person in _of(records, Person):
        if person.role is not Role.TECHNICIAN:
            continue
        own = sorted(
            (it for it in _of(records, Visit) if it.technician_id == person.id),
            key=lambda visit: visit.starts_at,
        )
        assert any(_today(it) for it in own)
        assert any(it.starts_at.astimezone(_PARIS).date() > _TODAY for it in own)
        to_come = [it for it in own if it.state is not VisitState.DONE]
        for before, after in pairwise(to_come):
            assert before.ends_at <= after.starts_at


def test_there_is_something_to_plan_and_a_machine_to_bring_back(
    records: tuple[Record, ...],
) -> None:
    by_id = {record.id: record for record in records}
    requests = _of(records, VisitRequest)
    waiting = [it for it in requests if it.state is RequestState.OPEN]
    assert len(waiting) >= 5
    assert any(it.skill for it in waiting)
    assert any(it.parts for it in waiting)
    open_of = Counter(it.ticket_id for it in waiting)
    assert set(open_of.values()) == {1}
    (back,) = [it for it in waiting if it.repair_id]
    repair = by_id[back.repair_id]
    assert isinstance(repair, Repair)
    assert (repair.state, repair.given_back_at) == (RepairState.REPAIRED, None)
    for request in requests:
        ticket = by_id[request.ticket_id]
        assert isinstance(ticket, Ticket)
        if not request.repair_id:
            assert ticket.waiting_for is WaitingFor.VISIT
        assert bool(request.visit_id) == (request.state is RequestState.PLANNED)


def test_visits_are_confirmed_by_somebody_and_technicians_are_away_without_any(
    records: tuple[Record, ...],
) -> None:
    people = {person.id: person for person in _of(records, Person)}
    to_come = [it for it in _of(records, Visit) if it.state in TO_START]
    assert {it.state for it in to_come} == {VisitState.PLANNED, VisitState.CONFIRMED}
    for visit in to_come:
        agreed = visit.state is VisitState.CONFIRMED
        assert bool(visit.confirmed_by) == agreed == (visit.confirmed_how is not None)
        if agreed:
            assert visit.confirmed_by == people[visit.contact_id].name
    last = max(it.starts_at.astimezone(_PARIS).date() for it in to_come)
    assert last - _TODAY >= timedelta(days=7)
    absences = _of(records, Absence)
    assert len(absences) == 3
    for absence in absences:
        assert people[absence.technician_id].role is Role.TECHNICIAN
        assert absence.starts_at < absence.ends_at
        for visit in to_come:
            mine = visit.technician_id == absence.technician_id
            assert not (
                mine and visit.starts_at < absence.ends_at and absence.starts_at < visit.ends_at
            )


def test_technicians_have_skills(records: tuple[Record, ...]) -> None:
    staff = [it for it in _of(records, Person) if it.role is Role.TECHNICIAN]
    assert all(it.skills for it in staff)


def test_journals_tell_how_each_ticket_came_to_its_state(records: tuple[Record, ...]) -> None:
    journals: dict[str, list[JournalEntry]] = {}
    for entry in _of(records, JournalEntry):
        journals.setdefault(entry.ticket_id, []).append(entry)
    for ticket in _of(records, Ticket):
        journal = sorted(journals[ticket.id], key=lambda entry: entry.at)
        assert journal == journals[ticket.id]
        assert journal[0].entry is EntryKind.OPENED
        assert journal[0].at == ticket.opened_at
        state, assignee = TicketState.NEW, ""
        for entry in journal:
            if entry.entry is EntryKind.STATE:
                assert entry.before == state
                state = TicketState(entry.after)
            elif entry.entry is EntryKind.ASSIGNMENT:
                state, assignee = TicketState.ASSIGNED, entry.after
        assert (state, assignee) == (ticket.state, ticket.assignee_id)
        assert bool(ticket.resolved_at) is (state in {TicketState.RESOLVED, TicketState.CLOSED})


@pytest.mark.parametrize("days", range(7))
def test_nothing_happened_after_the_morning_of_today(days: int) -> None:
    today = _TODAY + timedelta(days=days)
    records = tuple(demo_records(today))
    morning = datetime.combine(today, time(7, 0), _PARIS).astimezone(UTC)
    for ticket in _of(records, Ticket):
        assert ticket.opened_at < morning
    for entry in _of(records, JournalEntry):
        assert entry.at < morning
    assert all(
        visit.ended_at < morning for visit in _of(records, Visit) if visit.ended_at is not None
    )


def test_people_work_by_day(records: tuple[Record, ...]) -> None:
    for entry in _of(records, JournalEntry):
        if entry.entry is not EntryKind.OPENED:
            assert 6 <= entry.at.astimezone(_PARIS).hour < 21
            assert entry.at.astimezone(_PARIS).weekday() < 5


def test_numbers_follow_the_order_of_declaration(records: tuple[Record, ...]) -> None:
    tickets = sorted(_of(records, Ticket), key=lambda ticket: ticket.number)
    assert [it.number for it in tickets] == [f"T-{number:06d}" for number in range(1, 121)]
    moments = [it.opened_at for it in tickets]
    assert moments == sorted(moments)


def _today(visit: Visit) -> bool:
    starts = visit.starts_at.astimezone(_PARIS)
    return starts.date() == _TODAY and visit.ends_at - visit.starts_at <= timedelta(hours=2)
