"""The sync engine with the real client against the real portal process, over a bad network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ordidesk.domain.assets import Category, EditAsset, RegisterAsset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import AddNote, EditTicket, TakeTicket
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.store import Store
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.fault_proxy import (
    Answer,
    Cut,
    Double,
    Drop,
    Fault,
    FaultProxy,
    Late,
    LoseAnswer,
    Pass,
    Strike,
    Truncate,
    WrongLength,
)
from tests.support.portal_process import PortalProcess
from tests.support.records import COMPANY, LEA, TOWN_HALL, asset, ticket
from tests.support.synced_laptop import MARC, PASSWORD, Laptop

TICKETS = tuple(ticket(number) for number in range(1, 40))


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalProcess]:
    """A portal of the test's own."""
    folder = tmp_path / "portal"
    folder.mkdir()
    records = (*COMPANY, MARC, *TICKETS, *(asset(number) for number in range(30)))
    with PortalProcess(folder, records, {LEA: PASSWORD, MARC: PASSWORD}) as portal:
        yield portal


@pytest.fixture
def network(portal: PortalProcess) -> Iterator[FaultProxy]:
    """What stands between Léa's laptop and the portal."""
    with FaultProxy(portal.url) as network:
        yield network


@pytest.fixture
def laptop(tmp_path: Path, network: FaultProxy) -> Iterator[Laptop]:
    """Léa's laptop, not started."""
    laptop = Laptop(tmp_path, LEA, network.url)
    yield laptop
    laptop.close()


@pytest.fixture
def other(tmp_path: Path, portal: PortalProcess) -> Iterator[Laptop]:
    """Marc's laptop on a good network, in sync."""
    laptop = Laptop(tmp_path, MARC, portal.url)
    laptop.engine.start()
    laptop.is_in_sync()
    yield laptop
    laptop.close()


def _no_network(network: FaultProxy) -> None:
    for path in ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token"):
        network.always(path, Drop())


def _network_again(network: FaultProxy) -> None:
    for path in ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token"):
        network.always(path, Pass())


def test_a_first_sync_brings_everything_with_true_progress(laptop: Laptop, other: Laptop) -> None:
    statuses: list[SyncStatus] = []
    laptop.engine.subscribe(statuses.append)
    laptop.engine.start()
    laptop.is_in_sync()
    assert laptop.rows() == other.rows()
    progress = [status.progress for status in statuses if status.progress]
    done = [found.done for found in progress]
    assert done == sorted(done)
    assert (progress[0].done, progress[-1].done) == (0, progress[-1].total)
    assert any(status.phase is Phase.FIRST_SYNC for status in statuses)


def test_an_offline_stretch_arrives_once_and_news_appear(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    _no_network(network)
    laptop.give(TakeTicket(ticket_id=TICKETS[0].id))
    for number in range(5):
        laptop.give(AddNote(ticket_id=TICKETS[0].id, text=f"Sous-sol {number}"))
    laptop.wait_for(lambda status: status.phase is Phase.OFFLINE)
    assert laptop.engine.status.problem is Problem.UNREACHABLE
    assert laptop.engine.status.waiting == 6
    seen = laptop.get(TICKETS[0].id)
    assert seen is not None
    assert seen.assignee_id == LEA.id
    other.give(AddNote(ticket_id=TICKETS[1].id, text="Entre-temps"))
    other.is_in_sync()
    _network_again(network)
    network.plan("/sync/commands", LoseAnswer(), Double())
    laptop.engine.sync_now()
    laptop.wait_until(lambda: "Entre-temps" in laptop.notes())
    laptop.is_in_sync()
    other.wait_until(lambda: len(other.notes()) == 6)
    assert laptop.notes() == ["Entre-temps", *(f"Sous-sol {number}" for number in range(5))]
    assert laptop.rows() == other.rows()
    assert {line.status for line in laptop.store.outbox()} == {OutboxStatus.CONFIRMED}


def test_a_change_elsewhere_comes_by_itself(laptop: Laptop, other: Laptop) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    other.give(AddNote(ticket_id=TICKETS[2].id, text="Sans rien demander"))
    laptop.wait_until(lambda: "Sans rien demander" in laptop.notes())


def test_who_takes_a_ticket_second_is_told_why(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    _no_network(network)
    given = laptop.give(TakeTicket(ticket_id=TICKETS[3].id))
    other.give(TakeTicket(ticket_id=TICKETS[3].id))
    other.is_in_sync()
    _network_again(network)
    laptop.engine.sync_now()
    laptop.wait_for(lambda status: status.refused == 1)
    line = next(line for line in laptop.store.outbox() if line.id == given)
    assert (line.reason, line.facts) == ("already_taken", {"assignee": MARC.id})
    laptop.is_in_sync()
    assert laptop.rows() == other.rows()


def test_of_two_who_register_a_number_offline_the_first_has_it_and_the_second_is_told(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    _no_network(network)
    mine = laptop.give(_register("HP-XYZ123", "Trouvée au sous-sol"))
    shown = laptop.asset(derived_id(mine, "asset"))
    assert shown is not None
    assert shown.inventory_number == "HP-XYZ123"
    theirs = other.give(_register("hp-xyz123", "Trouvée au grenier"))
    other.is_in_sync()
    _network_again(network)
    network.plan("/sync/commands", LoseAnswer(), Double())
    laptop.engine.sync_now()
    laptop.wait_for(lambda status: status.refused == 1)
    line = next(line for line in laptop.store.outbox() if line.id == mine)
    winner = derived_id(theirs, "asset")
    assert (line.reason, line.facts) == (
        "number_taken",
        {"number": "HP-XYZ123", "asset": winner},
    )
    assert b"sous-sol" in line.arguments
    laptop.is_in_sync()
    assert laptop.asset(derived_id(mine, "asset")) is None
    assert laptop.rows() == other.rows()


def test_a_machine_registered_offline_arrives_once(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    _no_network(network)
    mine = derived_id(laptop.give(_register("9001", "")), "asset")
    laptop.give(EditAsset(asset_id=mine, before={"location": ""}, after={"location": "Cave"}))
    _network_again(network)
    network.plan("/sync/commands", LoseAnswer(), Double())
    laptop.engine.sync_now()
    other.wait_until(lambda: other.asset(mine) is not None)
    laptop.is_in_sync()
    other.is_in_sync()
    arrived = other.asset(mine)
    assert arrived is not None
    assert (arrived.inventory_number, arrived.location) == ("OD-009001", "Cave")
    assert laptop.rows() == other.rows()
    assert {line.status for line in laptop.store.outbox()} == {OutboxStatus.CONFIRMED}


def _register(number: str, remark: str) -> RegisterAsset:
    return RegisterAsset(
        inventory_number=number, category=Category.PRINTER, client_id=TOWN_HALL.id, remark=remark
    )


def test_a_first_sync_that_is_cut_goes_on_where_it_was(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    network.plan("/sync/snapshot", Pass(), Pass(), Cut(20), Pass(), Drop(), Pass(), Cut(3))
    laptop.engine.start()
    laptop.is_in_sync()
    assert laptop.rows() == other.rows()
    kinds = [seen.path for seen in network.seen if "kind=client" in seen.path]
    assert len(kinds) == 1


def test_a_portal_that_is_killed_while_it_answers_has_lost_nothing(
    tmp_path: Path, portal: PortalProcess
) -> None:
    laptop = Laptop(tmp_path, LEA, portal.url)
    try:
        laptop.engine.start()
        laptop.is_in_sync()
        for number in range(30):
            laptop.give(AddNote(ticket_id=TICKETS[4].id, text=f"Note {number:02}"))
            if number == 10:
                portal.kill()
        laptop.wait_for(lambda status: status.phase is Phase.OFFLINE)
    finally:
        laptop.close()
    portal.start()
    again = Laptop(tmp_path, LEA, portal.url)
    try:
        again.engine.start()
        again.is_in_sync()
        assert again.notes() == [f"Note {number:02}" for number in range(30)]
        with again.store.reader() as reader:
            assert reader.value("SELECT min(ver) FROM journal_entry") > 0
            assert reader.value("SELECT count(*) FROM kept") == 0
    finally:
        again.close()


def test_a_portal_that_is_killed_within_any_answer_has_lost_nothing(
    laptop: Laptop, portal: PortalProcess, network: FaultProxy
) -> None:
    struck: list[str] = []

    def strike(path: str) -> Strike:
        def blow() -> None:
            portal.kill()
            struck.append(path)

        return Strike(blow)

    laptop.engine.start()
    for number, path in enumerate(
        ("/sync/snapshot", "/sync/commands", "/sync/changes", "/sync/commands")
    ):
        network.plan(path, strike(path))
        laptop.give(AddNote(ticket_id=TICKETS[4].id, text=f"Note {number}")) if number else None
        laptop.engine.sync_now()
        laptop.wait_until(lambda count=number + 1: len(struck) == count)  # type: ignore[misc]
        portal.start()
        network.lead_to(portal.url)
        laptop.engine.sync_now()
        laptop.is_in_sync()
    fresh = Laptop(laptop.store.path.parent / "other", LEA, portal.url)
    try:
        fresh.engine.start()
        fresh.is_in_sync()
        assert laptop.rows() == fresh.rows()
        assert fresh.notes() == ["Note 1", "Note 2", "Note 3"]
    finally:
        fresh.close()


BUSY = Answer(503, b"", {"Retry-After": "0"})
FAULTS: tuple[Fault, ...] = (
    Drop(),
    LoseAnswer(),
    Double(),
    Late(),
    Cut(0),
    Cut(15),
    Truncate(10),
    WrongLength(20),
    WrongLength(-20),
    BUSY,
    Answer(500, b"{}", {"Content-Type": "application/json"}),
    Answer(408, b""),
    Answer(429, b"", {"Retry-After": "0"}),
    Answer(200, b"<html>", {"Content-Type": "text/html"}),
)


def test_whatever_a_network_does_to_any_call_each_note_arrives_once(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    for path in ("/sync/snapshot", "/sync/changes", "/sync/commands"):
        network.plan(path, *(it for fault in FAULTS for it in (fault, Pass())))
    laptop.engine.start()
    laptop.wait_until(lambda: laptop.get(TICKETS[7].id) is not None)
    texts = [f"Dans le train {number:02}" for number in range(len(FAULTS))]
    for number, text in enumerate(texts):
        laptop.give(AddNote(ticket_id=TICKETS[7].id, text=text))
        other.give(AddNote(ticket_id=TICKETS[8].id, text=f"Au bureau {number:02}"))
        laptop.wait_until(lambda: laptop.store.counts()[OutboxStatus.SENDING] == 0)
    laptop.engine.sync_now()
    laptop.is_in_sync()
    other.wait_until(lambda: len(other.notes()) == 2 * len(FAULTS))
    other.is_in_sync()
    laptop.wait_until(lambda: len(laptop.notes()) == 2 * len(FAULTS))
    assert [text for text in other.notes() if text in texts] == texts
    assert laptop.rows() == other.rows()
    assert {line.status for line in laptop.store.outbox()} == {OutboxStatus.CONFIRMED}


def test_a_clock_that_is_moved_by_a_day_changes_nothing_but_what_it_says(
    laptop: Laptop, other: Laptop
) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    for number, slow_by in enumerate((0, 1, -1, 0)):
        laptop.slow_by = timedelta(days=slow_by)
        laptop.give(
            EditTicket(ticket_id=TICKETS[9].id, before=_place(number), after=_place(number + 1))
        )
        laptop.wait_for(lambda it, days=slow_by: _says_of_its_clock(it, days))  # type: ignore[misc]
        laptop.is_in_sync()
        other.wait_until(lambda wanted=number + 1: _placed(other) == f"Bureau {wanted}")  # type: ignore[misc]
    other.is_in_sync()
    assert laptop.rows() == other.rows()
    assert {line.status for line in laptop.store.outbox()} == {OutboxStatus.CONFIRMED}


def _says_of_its_clock(status: SyncStatus, days_behind: int) -> bool:
    return status.clock_behind == (timedelta(days=days_behind) or None)


def _place(number: int) -> dict[str, str]:
    return {"location": f"Bureau {number}" if number else ""}


def _placed(laptop: Laptop) -> str:
    seen = laptop.get(TICKETS[9].id)
    return seen.location if seen else ""


def test_a_full_disk_is_told_and_the_first_sync_goes_on_with_room(
    tmp_path: Path, portal: PortalProcess, other: Laptop
) -> None:
    store = Store(tmp_path / f"{LEA.id}.db", bytes(32))
    store.close()
    pages = (tmp_path / f"{LEA.id}.db").stat().st_size // 4096
    laptop = Laptop(tmp_path, LEA, portal.url, page_limit=pages + 5)
    try:
        laptop.engine.start()
        laptop.wait_for(lambda status: status.problem is Problem.DISK_FULL)
        assert laptop.engine.status.phase is Phase.OFFLINE
    finally:
        laptop.close()
    again = Laptop(tmp_path, LEA, portal.url)
    try:
        again.engine.start()
        again.is_in_sync()
        assert again.rows() == other.rows()
    finally:
        again.close()


def test_a_hotels_web_page_parks_nothing(laptop: Laptop, network: FaultProxy) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    page = Answer(200, b"<html>Bienvenue</html>", {"Content-Type": "text/html"})
    network.always("/sync/commands", page)
    laptop.give(AddNote(ticket_id=TICKETS[5].id, text="À l'hôtel"))
    laptop.wait_for(lambda status: status.problem is Problem.NOT_A_PORTAL)
    assert laptop.engine.status.waiting == 1
    network.always("/sync/commands", Pass())
    laptop.engine.sync_now()
    laptop.is_in_sync()
    assert laptop.engine.status.parked == 0


def test_a_sign_in_that_has_ended_keeps_the_work(laptop: Laptop, network: FaultProxy) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    problem = b'{"title": "x", "status": 401, "code": "not_signed_in"}'
    refused = Answer(401, problem, {"Content-Type": "application/problem+json"})
    for path in ("/sync/commands", "/sync/changes", "/auth/token"):
        network.always(path, refused)
    laptop.give(AddNote(ticket_id=TICKETS[6].id, text="Le soir"))
    laptop.wait_for(lambda status: status.phase is Phase.SIGNED_OUT)
    assert laptop.engine.status.waiting == 1
    _network_again(network)
    laptop.session.sign_in(LEA.mail, PASSWORD, "PC-12")
    laptop.engine.sync_now()
    laptop.is_in_sync()
    assert laptop.store.counts()[OutboxStatus.CONFIRMED] == 1


def test_stopping_ends_a_held_call_at_once(laptop: Laptop) -> None:
    laptop.engine.start()
    laptop.is_in_sync()
    before = threading.active_count()
    laptop.engine.stop()
    assert laptop.engine.status.phase is Phase.STOPPED
    assert threading.active_count() < before
