"""Loaners lent offline, with real laptops and the real portal: one has it, one is told who."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Custody
from ordidesk.domain.ids import derived_id
from ordidesk.domain.loan_papers import SignLoanSheet
from ordidesk.domain.loan_swap import HandOverLoaner, TakeBackLoaner
from ordidesk.domain.loans import Accessory, Loan, LoanSheet, LoanState
from ordidesk.domain.records import R
from ordidesk.domain.tickets import AddNote, Ticket, TicketState
from ordidesk.store.outbox import OutboxLine, OutboxStatus
from tests.support.fault_proxy import Double, Drop, FaultProxy, LoseAnswer, Pass
from tests.support.portal_process import PortalProcess
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NOW,
    asset,
    loaner,
    ticket,
)
from tests.support.synced_laptop import MARC, PASSWORD, Laptop

MACHINE = asset(1)
LOANER, SPARE = (loaner(number, ready_at=NOW) for number in (10, 11))
TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=MACHINE.id)
OF_MARC = ticket(
    2,
    state=TicketState.IN_PROGRESS,
    assignee_id=MARC.id,
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    requester_id="",
    opened_by=MARC.id,
)
SWAP = HandOverLoaner(
    ticket_id=TICKET.id,
    loaner_id=LOANER.id,
    receiver_name="Hélène Ducœur",
    replaced_id=MACHINE.id,
    replaced_taken=True,
    accessories=(Accessory(designation="Chargeur"),),
    condition="Rayé sur le capot",
)
OF_MARC_TOO = HandOverLoaner(ticket_id=OF_MARC.id, loaner_id=LOANER.id, receiver_name="Marc Payet")
_PATHS = ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token")


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalProcess]:
    """A portal of the test's own, with a loaner and another one."""
    folder = tmp_path / "portal"
    folder.mkdir()
    records = (*COMPANY, MARC, MACHINE, LOANER, SPARE, TICKET, OF_MARC)
    with PortalProcess(folder, records, {LEA: PASSWORD, MARC: PASSWORD}) as portal:
        yield portal


@pytest.fixture
def network(portal: PortalProcess) -> Iterator[FaultProxy]:
    """What stands between Léa's laptop and the portal."""
    with FaultProxy(portal.url) as network:
        yield network


@pytest.fixture
def laptop(tmp_path: Path, network: FaultProxy) -> Iterator[Laptop]:
    """Léa's laptop, in sync."""
    yield from _in_sync(Laptop(tmp_path, LEA, network.url))


@pytest.fixture
def other(tmp_path: Path, portal: PortalProcess) -> Iterator[Laptop]:
    """Marc's laptop on a good network, in sync."""
    yield from _in_sync(Laptop(tmp_path, MARC, portal.url))


def _in_sync(laptop: Laptop) -> Iterator[Laptop]:
    laptop.engine.start()
    laptop.is_in_sync()
    yield laptop
    laptop.close()


def _no_network(network: FaultProxy) -> None:
    for path in _PATHS:
        network.always(path, Drop())


def _network_again(network: FaultProxy) -> None:
    for path in _PATHS:
        network.always(path, Pass())


def _seen(laptop: Laptop, record_type: type[R], record_id: str) -> R:
    with laptop.store.reader() as reader:
        found = reader.get(record_type, record_id)
    assert found is not None
    return found


def _line(laptop: Laptop, command_id: str) -> OutboxLine:
    return next(line for line in laptop.store.outbox() if line.id == command_id)


def test_of_two_who_lend_one_loaner_offline_one_has_it_and_the_other_is_told_who(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    _no_network(network)
    mine = laptop.give(SWAP)
    my_loan = derived_id(mine, "loan")
    signed = laptop.give(
        SignLoanSheet(
            loan_id=my_loan, sheet=LoanSheet.HANDOVER, document="a" * 64, name="Hélène Ducœur"
        )
    )
    noted = laptop.give(AddNote(ticket_id=TICKET.id, text="Prêt mis en place"))
    assert _seen(laptop, Asset, MACHINE.id).custody is Custody.TRANSIT
    assert _seen(laptop, Ticket, TICKET.id).state is TicketState.CONTINUITY
    theirs = derived_id(other.give(OF_MARC_TOO), "loan")
    other.is_in_sync()
    number = _seen(other, Loan, theirs).number
    _network_again(network)
    network.plan("/sync/commands", LoseAnswer(), Double())
    laptop.engine.sync_now()
    laptop.wait_for(lambda status: status.refused > 0 and not status.waiting)
    refused = _line(laptop, mine)
    assert (refused.status, refused.reason) == (OutboxStatus.REFUSED, "loaner_taken")
    assert refused.facts == {
        "loan": theirs,
        "number": number,
        "state": "handed_over",
        "holder": "Marc Payet",
        "client": CARE_HOME.name,
    }
    assert number == "P-0001"
    # What was typed is there to be given otherwise, and so is all that came after it.
    assert b"capot" in refused.arguments
    for after in (signed, noted):
        line = _line(laptop, after)
        assert (line.status, line.because) == (OutboxStatus.REFUSED, mine)
    assert "Prêt mis en place".encode() in _line(laptop, noted).arguments
    laptop.is_in_sync()
    # Nothing of the swap is left: neither machine moved, and the ticket is where it was.
    assert _seen(laptop, Asset, MACHINE.id) == MACHINE
    assert _seen(laptop, Ticket, TICKET.id).state is TicketState.IN_PROGRESS
    assert _seen(laptop, Asset, LOANER.id).custody is Custody.ON_LOAN
    assert laptop.rows() == other.rows()


def test_whoever_was_told_lends_another_one_and_all_of_it_arrives(
    laptop: Laptop, other: Laptop, network: FaultProxy
) -> None:
    other.give(OF_MARC_TOO)
    other.is_in_sync()
    laptop.wait_until(lambda: _seen(laptop, Asset, LOANER.id).custody is Custody.ON_LOAN)
    _no_network(network)
    again = laptop.give(replace(SWAP, loaner_id=SPARE.id))
    back = laptop.give(
        TakeBackLoaner(loan_id=derived_id(again, "loan"), back=(0,), replaced_back=True)
    )
    _network_again(network)
    network.plan("/sync/commands", LoseAnswer(), Double())
    laptop.engine.sync_now()
    laptop.is_in_sync()
    assert {_line(laptop, it).status for it in (again, back)} == {OutboxStatus.CONFIRMED}
    loan = _seen(laptop, Loan, derived_id(again, "loan"))
    assert (loan.number, loan.state) == ("P-0002", LoanState.RETURNED)
    assert loan.accessories == (Accessory(designation="Chargeur", back=0),)
    assert _seen(laptop, Asset, MACHINE.id).custody is Custody.CLIENT
    other.wait_until(lambda: other.rows() == laptop.rows())
