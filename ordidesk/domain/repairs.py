"""Repairs: a client's machine in the workshop, from its arrival to its return."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import STAFF, Role
from ordidesk.domain.records import Record
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.tickets import ENDED, Ticket, TicketState
from ordidesk.domain.visit_requests import ask_for_return
from ordidesk.domain.work import (
    Command,
    Finder,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)

TEXT_LIMIT = 2_000


class RepairState(enum.StrEnum):
    """Where a repair stands."""

    RECEIVED = "received"
    DIAGNOSED = "diagnosed"
    WAITING_PART = "waiting_part"
    REPAIRED = "repaired"
    BEYOND_REPAIR = "beyond_repair"


REPAIR_STEPS: dict[RepairState, frozenset[RepairState]] = {
    RepairState.RECEIVED: frozenset(
        {RepairState.DIAGNOSED, RepairState.REPAIRED, RepairState.BEYOND_REPAIR}
    ),
    RepairState.DIAGNOSED: frozenset(
        {RepairState.WAITING_PART, RepairState.REPAIRED, RepairState.BEYOND_REPAIR}
    ),
    RepairState.WAITING_PART: frozenset(
        {RepairState.DIAGNOSED, RepairState.REPAIRED, RepairState.BEYOND_REPAIR}
    ),
    RepairState.REPAIRED: frozenset({RepairState.DIAGNOSED}),
    RepairState.BEYOND_REPAIR: frozenset({RepairState.DIAGNOSED}),
}
"""The last two lead back: it failed again on the bench, or a part turned up after all."""
OVER = frozenset({RepairState.REPAIRED, RepairState.BEYOND_REPAIR})
_SAYS_WHY = frozenset(RepairState) - {RepairState.RECEIVED, RepairState.REPAIRED}


class Repair(Record, frozen=True, kw_only=True):
    """A client's machine that is with us."""

    kind: ClassVar[str] = "repair"

    ticket_id: str
    client_id: str
    asset_id: str
    taken_by: str
    taken_at: datetime
    loan_id: str = ""
    """The loan that stands in for it."""
    state: RepairState = RepairState.RECEIVED
    note: str = ""
    """What was said when it was taken: its data, what came with it."""
    diagnosis: str = ""
    part: str = ""
    """What it waits for."""
    outcome: str = ""
    """What was done, or why it cannot be repaired."""
    changed_by: str = ""
    changed_at: datetime | None = None
    given_back_at: datetime | None = None
    visibility: Visibility = Visibility.CLIENT


REPAIRS_OF_ASSET = Finder(Repair, "asset_id")
"""Rules look at what was not given back only: no laptop lacks any of these."""


class TakeForRepair(Command, frozen=True, kw_only=True):
    """Take a client's machine away, without a loan. Its repair's id has the label "repair"."""

    kind: ClassVar[str] = "take_for_repair"
    allowed = STAFF

    ticket_id: str
    asset_id: str
    note: str = ""


class MoveRepair(Command, frozen=True, kw_only=True):
    """Move a repair on; ``text`` is the diagnosis, the part, or what came of it."""

    kind: ClassVar[str] = "move_repair"
    allowed = STAFF

    repair_id: str
    to: RepairState
    text: str = ""


class GiveBackMachine(Command, frozen=True, kw_only=True):
    """Bring a client's machine back to its place, repaired or not, whatever became of a loan."""

    kind: ClassVar[str] = "give_back_machine"
    allowed = STAFF

    repair_id: str
    note: str = ""


GIVEN_BACK = "given_back"
"""What the journal says of a repair whose machine went home."""


def take_for_repair(work: Work, command: TakeForRepair) -> None:
    """Create the repair of a machine that the ticket is about."""
    note = fitting_text("note", command.note, TEXT_LIMIT)
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    if ticket.state in ENDED:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.IN_PROGRESS
        )
    asset = need(work, Asset, command.asset_id)
    if not asset.client_id:
        raise Refusal(Reason.IS_A_LOANER, asset=asset.id)
    if asset.client_id != ticket.client_id:
        raise Refusal(Reason.OTHER_CLIENT, kind=Asset.kind, id=asset.id)
    for repair in work.find(REPAIRS_OF_ASSET, asset.id):
        if repair.given_back_at is None:
            raise Refusal(Reason.ALREADY_THERE, kind=Repair.kind, id=repair.id)
    if asset.condition is Condition.WORKING:
        asset = replace(asset, condition=Condition.FAULTY)
    take_in(work, asset, ticket_id=ticket.id, loan_id="", note=note)


def take_in(work: Work, asset: Asset, *, ticket_id: str, loan_id: str, note: str) -> None:
    """Put the machine into the taker's hands, or the workshop's, with a repair under way.

    One that is with us already stays where it is.
    """
    if asset.custody is Custody.CLIENT:
        in_hand = work.actor.role is not Role.LOGISTICS
        asset = replace(
            asset,
            custody=Custody.TRANSIT if in_hand else Custody.WORKSHOP,
            holder_id=work.actor.id if in_hand else "",
        )
    work.put(asset)
    for under_way in work.find(REPAIRS_OF_ASSET, asset.id):
        if under_way.given_back_at is None:
            work.put(replace(under_way, loan_id=loan_id or under_way.loan_id))
            return
    repair = Repair(
        id=work.new_id("repair"),
        ticket_id=ticket_id,
        client_id=asset.client_id,
        asset_id=asset.id,
        loan_id=loan_id,
        note=note,
        taken_by=work.actor.id,
        taken_at=work.now,
    )
    work.put(repair)
    _record(work, repair, asset, note)


def give_back_machine(work: Work, command: GiveBackMachine) -> None:
    """End the repair: the machine stands at its client's again, as it is."""
    note = fitting_text("note", command.note, TEXT_LIMIT)
    repair = need(work, Repair, command.repair_id)
    if repair.given_back_at is not None:
        work.merged("given_back_at")
        return
    asset = need(work, Asset, repair.asset_id)
    give_back(work, asset)
    record_entry(
        work,
        repair.ticket_id,
        EntryKind.REPAIR,
        label="repair entry",
        subject=repair.id,
        before=asset.inventory_number,
        after=GIVEN_BACK,
        text=note,
    )


def give_back(work: Work, asset: Asset) -> None:
    """Put a client's machine back; one that could not be repaired goes back as it is."""
    repaired = True
    for repair in work.find(REPAIRS_OF_ASSET, asset.id):
        if repair.given_back_at is None:
            repaired = repair.state is RepairState.REPAIRED
            work.put(replace(repair, given_back_at=work.now))
    work.put(
        replace(
            asset,
            custody=Custody.CLIENT,
            holder_id="",
            condition=Condition.WORKING if repaired else Condition.FAULTY,
        )
    )


def move_repair(work: Work, command: MoveRepair) -> None:
    """Take a step; one that ends the repair has its way back put on the list to plan."""
    text = fitting_text("text", command.text, TEXT_LIMIT)
    if command.to in _SAYS_WHY:
        need_text("text", text, TEXT_LIMIT)
    repair = need(work, Repair, command.repair_id)
    if repair.state is command.to:
        work.merged("state")
        return
    if command.to not in REPAIR_STEPS[repair.state] or repair.given_back_at is not None:
        raise Refusal(Reason.WRONG_STEP, kind=Repair.kind, state=repair.state, to=command.to)
    asset = need(work, Asset, repair.asset_id)
    moved = replace(
        repair,
        state=command.to,
        diagnosis=text if command.to is RepairState.DIAGNOSED else repair.diagnosis,
        part=text if command.to is RepairState.WAITING_PART else "",
        outcome=text if command.to in OVER else "",
        changed_by=work.actor.id,
        changed_at=work.now,
    )
    work.put(moved)
    work.put(replace(asset, condition=_CONDITIONS[command.to]))
    _record(work, moved, asset, text)
    ticket = work.get(Ticket, repair.ticket_id)
    if command.to in OVER and ticket is not None:
        ask_for_return(work, ticket, repair_id=repair.id, cause=text)


_CONDITIONS = {
    RepairState.DIAGNOSED: Condition.IN_REPAIR,
    RepairState.WAITING_PART: Condition.IN_REPAIR,
    RepairState.REPAIRED: Condition.WORKING,
    RepairState.BEYOND_REPAIR: Condition.FAULTY,
}


def _record(work: Work, repair: Repair, asset: Asset, text: str) -> None:
    record_entry(
        work,
        repair.ticket_id,
        EntryKind.REPAIR,
        label="repair entry",
        subject=repair.id,
        before=asset.inventory_number,
        after=repair.state,
        text=text,
    )
