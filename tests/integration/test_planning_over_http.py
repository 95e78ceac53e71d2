"""Two managers drag one visit without having seen each other's: their stores and the portal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.domain.records import instant_text
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visits import Visit
from ordidesk.store.outbox import OutboxStatus
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.portal_process import PortalProcess
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    record_id,
    request,
    ticket,
    visit,
)
from tests.support.synced_laptop import PASSWORD, Laptop

HOUR = timedelta(hours=1)
MANAGER = replace(SOPHIE, mail="sophie@ordi.example")
CLAIRE = replace(SOPHIE, id=record_id("claire"), name="Claire Dubois", mail="claire@ordi.example")
TICKET = ticket(1, state=TicketState.ASSIGNED, assignee_id=LEA.id)
OTHER = ticket(2, state=TicketState.ASSIGNED, assignee_id=LEA.id)
VISIT = visit("dragged", TICKET, NOW + 2 * HOUR)
ASKED = request("asked", OTHER)
_PATHS = ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token")


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalProcess]:
    folder = tmp_path / "portal"
    folder.mkdir()
    people = tuple(it for it in COMPANY if it.id != SOPHIE.id)
    records = (*people, MANAGER, CLAIRE, TICKET, OTHER, VISIT, ASKED)
    with PortalProcess(folder, records, {MANAGER: PASSWORD, CLAIRE: PASSWORD}) as opened:
        yield opened


@pytest.fixture
def network(portal: PortalProcess) -> Iterator[FaultProxy]:
    """What stands between the second manager's laptop and the portal."""
    with FaultProxy(portal.url) as opened:
        yield opened


@pytest.fixture
def two(tmp_path: Path, portal: PortalProcess, network: FaultProxy) -> Iterator[list[Laptop]]:
    """Both managers' laptops, in sync."""
    with ExitStack() as opened:
        laptops = [Laptop(tmp_path, MANAGER, portal.url), Laptop(tmp_path, CLAIRE, network.url)]
        for laptop in laptops:
            opened.callback(laptop.close)
            laptop.engine.start()
            laptop.is_in_sync()
        yield laptops


def _no_network(network: FaultProxy) -> None:
    for path in _PATHS:
        network.always(path, Drop())


def _network_again(network: FaultProxy, laptop: Laptop) -> None:
    for path in _PATHS:
        network.always(path, Pass())
    laptop.engine.sync_now()


def _drag(hours: int, technician_id: str = LEA.id) -> MoveVisit:
    return MoveVisit(
        visit_id=VISIT.id,
        before=slot_of(VISIT),
        technician_id=technician_id,
        starts_at=NOW + hours * HOUR,
        ends_at=NOW + (hours + 1) * HOUR,
    )


def _seen(laptop: Laptop) -> Visit:
    with laptop.store.reader() as reader:
        found = reader.get(Visit, VISIT.id)
    assert found is not None
    return found


def test_the_first_drag_stays_and_the_second_manager_is_shown_both(
    two: list[Laptop], network: FaultProxy
) -> None:
    first, second = two
    _no_network(network)
    second.give(_drag(6))
    assert _seen(second).starts_at == NOW + 6 * HOUR
    first.give(_drag(4, KARIM.id))
    first.is_in_sync()
    _network_again(network, second)
    second.wait_for(lambda status: status.conflicts == 1)
    second.wait_until(lambda: _seen(second).starts_at == NOW + 4 * HOUR)
    for laptop in two:
        seen = _seen(laptop)
        assert (seen.technician_id, seen.ends_at) == (KARIM.id, NOW + 5 * HOUR)
    (line,) = [it for it in second.store.outbox() if it.status is OutboxStatus.CONFLICT]
    shown = {it.field: (it.mine, it.theirs) for it in line.conflicts}
    assert shown == {
        "starts_at": (instant_text(NOW + 6 * HOUR), instant_text(NOW + 4 * HOUR)),
        "ends_at": (instant_text(NOW + 7 * HOUR), instant_text(NOW + 5 * HOUR)),
    }
    assert first.rows()["visit"] == second.rows()["visit"]


def test_of_two_who_plan_one_request_the_second_hears_of_the_first(
    two: list[Laptop], network: FaultProxy
) -> None:
    first, second = two
    _no_network(network)
    plans = [
        PlanVisit(
            ticket_id=OTHER.id,
            technician_id=person.id,
            starts_at=NOW + hours * HOUR,
            ends_at=NOW + (hours + 1) * HOUR,
            request_id=ASKED.id,
        )
        for person, hours in ((LEA, 4), (KARIM, 6))
    ]
    second.give(plans[1])
    first.give(plans[0])
    first.is_in_sync()
    _network_again(network, second)
    second.wait_for(lambda status: status.refused == 1)
    second.wait_until(lambda: first.rows()["visit"] == second.rows()["visit"])
    assert len(second.rows()["visit"]) == 2
    (line,) = [it for it in second.store.outbox() if it.status is OutboxStatus.REFUSED]
    assert line.reason == "already_planned"
