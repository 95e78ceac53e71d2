"""What is to be planned: in which order, and what a line tells."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ordidesk.domain.ids import command_id
from ordidesk.domain.planning import PlanVisit
from ordidesk.domain.tickets import Priority, TicketState
from ordidesk.domain.visit_requests import RequestState
from ordidesk.queries import backlog
from ordidesk.queries.backlog import BacklogCounts, BacklogFilter, BacklogKind, Waiting
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    actor,
    asset,
    repair,
    request,
    ticket,
    visit,
)

HOUR = timedelta(hours=1)
MACHINE, REPAIRED = asset(4217), asset(4218)
TICKET = ticket(
    1,
    asset_id=MACHINE.id,
    assignee_id=LEA.id,
    state=TicketState.ASSIGNED,
    priority=Priority.HIGH,
    callback="Le matin",
)
THEIRS = ticket(
    2,
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    requester_id=NURSE.id,
    priority=Priority.LOW,
    summary="Borne Wi-Fi en panne",
)
URGENT = ticket(3, asset_id=MACHINE.id, priority=Priority.CRITICAL)
REPAIR = repair("one", TICKET, REPAIRED)
ASKED = request("asked", TICKET, skill="réseau", parts="Câble RJ45", minutes=90)
YOUNGER = request("younger", ticket(4, priority=Priority.HIGH), requested_at=NOW + HOUR)
RETURN = request("return", URGENT, repair_id=REPAIR.id, requested_at=NOW + 2 * HOUR)
FAR = request("far", THEIRS, site_id="")
PLANNED = request("planned", TICKET, state=RequestState.PLANNED)
WITHDRAWN = request("withdrawn", TICKET, state=RequestState.WITHDRAWN)
WORLD = (
    *COMPANY,
    MACHINE,
    REPAIRED,
    TICKET,
    THEIRS,
    URGENT,
    ticket(4, priority=Priority.HIGH),
    REPAIR,
    ASKED,
    YOUNGER,
    RETURN,
    FAR,
    PLANNED,
    WITHDRAWN,
)


def listed(reader: Reader, wanted: BacklogFilter | None = None) -> tuple[Waiting, ...]:
    return backlog.backlog(reader, wanted or BacklogFilter())


def line_of(reader: Reader, request_id: str) -> Waiting | None:
    return next((it for it in listed(reader) if it.request_id == request_id), None)


def test_the_most_urgent_comes_first_then_what_waits_longest(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    order = [it.request_id for it in listed(reader)]
    assert order == [RETURN.id, ASKED.id, YOUNGER.id, FAR.id]


def test_a_line_tells_what_is_needed_to_plan_it(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    row = line_of(reader, ASKED.id)
    assert row is not None
    assert (row.ticket_number, row.priority, row.cause, row.minutes) == (
        "T-000001",
        Priority.HIGH,
        "Carte mère à remplacer",
        90,
    )
    assert (row.skill, row.parts, row.callback) == ("réseau", "Câble RJ45", "Le matin")
    assert (row.contact_name, row.contact_phone) == (SECRETARY.name, SECRETARY.phone)
    assert (row.requested_by, row.assignee_name) == (LEA.name, LEA.name)
    assert (row.asset_number, row.is_return) == (MACHINE.inventory_number, False)
    assert (row.city, row.access) == ("Valbrune", "Lundi à vendredi, 8 h 30 à 17 h")
    assert line_of(reader, PLANNED.id) is None


def test_where_the_request_names_no_site_it_is_the_tickets(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    row = line_of(reader, FAR.id)
    assert row is not None
    assert (row.site_id, row.timezone) == (CARE_HOME_SITE.id, "Indian/Reunion")


def test_the_machine_that_goes_back_is_the_repaired_one(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    row = line_of(reader, RETURN.id)
    assert row is not None
    assert (row.asset_number, row.is_return) == (REPAIRED.inventory_number, True)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (BacklogFilter(kind=BacklogKind.VISITS), [ASKED, YOUNGER, FAR]),
        (BacklogFilter(kind=BacklogKind.RETURNS), [RETURN]),
        (BacklogFilter(priority=Priority.HIGH), [ASKED, YOUNGER]),
        (BacklogFilter(client_id=CARE_HOME.id), [FAR]),
        (BacklogFilter(text="RESEAU rj45"), [ASKED]),
        (BacklogFilter(text="tilleuls"), [FAR]),
        (BacklogFilter(text="4218"), [RETURN]),
        (BacklogFilter(text="T-000002"), [FAR]),
        (BacklogFilter(text="tilleuls", kind=BacklogKind.RETURNS), []),
        (BacklogFilter(text="100% _"), []),
    ],
)
def test_a_filter_narrows_the_list(
    store: Store, reader: Reader, wanted: BacklogFilter, found: list[object]
) -> None:
    fill(store, WORLD)
    ids = [it.id for it in (RETURN, ASKED, YOUNGER, FAR) if it in found]
    assert [it.request_id for it in listed(reader, wanted)] == ids


def test_chips_count_under_the_same_filter(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    whole = backlog.counts(reader, BacklogFilter())
    assert whole == BacklogCounts(all=4, visits=3, returns=1)
    narrowed = BacklogFilter(client_id=CARE_HOME.id, kind=BacklogKind.RETURNS)
    assert backlog.counts(reader, narrowed) == BacklogCounts(1, 1, 0)


def test_what_was_planned_here_leaves_the_list_before_any_portal_knows(
    store: Store, reader: Reader
) -> None:
    fill(store, (*WORLD, visit("old", TICKET, NOW - HOUR)))
    plan = PlanVisit(
        ticket_id=TICKET.id,
        technician_id=LEA.id,
        starts_at=NOW + HOUR,
        ends_at=NOW + 2 * HOUR,
        request_id=ASKED.id,
    )
    store.do(plan, actor(SOPHIE), now=NOW, command_id=command_id(NOW, 1))
    assert ASKED.id not in {it.request_id for it in listed(reader)}


def test_a_request_of_a_ticket_that_ended_is_not_to_be_planned(
    store: Store, reader: Reader
) -> None:
    ended = ticket(9, state=TicketState.CLOSED)
    fill(store, (*WORLD, ended, request("of the ended", ended)))
    assert len(listed(reader)) == 4
    assert backlog.counts(reader).all == 4
