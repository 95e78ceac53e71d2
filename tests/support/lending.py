"""A machine, loaners and a ticket to lend for: before a swap, and after it."""

from __future__ import annotations

from msgspec.structs import replace

from ordidesk.domain.assets import Condition, Custody, LifeCycle
from ordidesk.domain.loans import Accessory, LoanState
from ordidesk.domain.records import R, Record
from ordidesk.domain.tickets import TicketState
from tests.fakes import FakeRecords
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    CLAUSES,
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    asset,
    loan,
    loaner,
    record_id,
    repair,
    ticket,
)

MACHINE = asset(1)
LOANER = loaner(10, ready_at=NOW, ready_run=record_id("run"))
RAW = loaner(11)
TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=MACHINE.id)
OTHER = ticket(2, client_id=CARE_HOME.id, site_id=CARE_HOME_SITE.id, assignee_id=KARIM.id)
WORLD: tuple[Record, ...] = (*COMPANY, NOE, CLAUSES, MACHINE, LOANER, RAW, TICKET, OTHER)
LENT = loan(
    "lent",
    TICKET,
    LOANER,
    number="P-0312",
    state=LoanState.HANDED_OVER,
    replaced_id=MACHINE.id,
    replaced_taken=True,
    receiver_name="M. Roche",
    accessories=(Accessory(designation="Chargeur"), Accessory(designation="Souris", quantity=2)),
)
IN_REPAIR = repair("machine", TICKET, MACHINE, loan_id=LENT.id)
OUT: tuple[Record, ...] = (
    replace(TICKET, state=TicketState.CONTINUITY),
    replace(LOANER, custody=Custody.ON_LOAN, ready_at=None, life_cycle=LifeCycle.IN_SERVICE),
    replace(MACHINE, custody=Custody.WORKSHOP, condition=Condition.FAULTY),
    LENT,
    IN_REPAIR,
)
"""What the swap left, and the machine in the workshop since."""


def world(*instead: Record) -> FakeRecords:
    """Hold the world, with some of its records as they are told."""
    return FakeRecords(*WORLD, *instead)


def the(records: FakeRecords, record_type: type[R], record_id_: str) -> R:
    """Return a record that is there."""
    found = records.get(record_type, record_id_)
    assert found is not None
    return found


def only(records: FakeRecords, record_type: type[R]) -> R:
    """Return the only record of a type."""
    (found,) = records.all(record_type)
    return found
