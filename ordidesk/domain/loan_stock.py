"""Loaners before they go out: reserved, prepared, ready, carried to where they are needed."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.assets import EDITABLE, Asset, Condition, Custody, LifeCycle
from ordidesk.domain.inventory import same_serial
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.loans import (
    AHEAD,
    LOANS_OF_LOANER,
    Loan,
    LoanState,
    fitting_loan_text,
    wrong_step,
)
from ordidesk.domain.merging import added
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.tickets import ENDED, Ticket, TicketState
from ordidesk.domain.verifications import RunState, Use, VerificationRun, VerificationTemplate
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Command, Reason, Refusal, Work, fitting_text, need

PREPARERS = frozenset({Role.MANAGER, Role.LOGISTICS})
_FIT_TO_GO = frozenset({RunState.PASSED, RunState.PASSED_WITH_RESERVATIONS})
_WITH_US = frozenset({Custody.WORKSHOP, Custody.TRANSIT})


class ReserveLoaner(Command, frozen=True, kw_only=True):
    """Keep a loaner for a ticket. The loan's id is derived with the label "loan"."""

    kind: ClassVar[str] = "reserve_loaner"
    allowed = STAFF

    ticket_id: str
    loaner_id: str
    replaced_id: str = ""
    visit_id: str = ""
    note: str = ""


class ReleaseLoaner(Command, frozen=True, kw_only=True):
    """Give a reservation up: nothing went out."""

    kind: ClassVar[str] = "release_loaner"
    allowed = STAFF

    loan_id: str
    reason: str = ""


class StartPreparation(Command, frozen=True, kw_only=True):
    """Begin to prepare a loaner that is reserved."""

    kind: ClassVar[str] = "start_preparation"
    allowed = PREPARERS

    loan_id: str


class MarkLoanerReady(Command, frozen=True, kw_only=True):
    """Say that a loaner can go out: its label and serial were read, its list was gone through."""

    kind: ClassVar[str] = "mark_loaner_ready"
    allowed = PREPARERS

    loaner_id: str
    serial: str
    """As read from the machine; empty for one that has none."""
    run_id: str
    """Its preparation's verification run, finished."""


class CarryAsset(Command, frozen=True, kw_only=True):
    """Load a machine that is with us: it leaves the workshop with somebody."""

    kind: ClassVar[str] = "carry_asset"
    allowed = STAFF

    asset_id: str
    holder_id: str


class BringIn(Command, frozen=True, kw_only=True):
    """Put a machine that somebody carries into the workshop."""

    kind: ClassVar[str] = "bring_in"
    allowed = STAFF

    asset_id: str


class MendLoaner(Command, frozen=True, kw_only=True):
    """Say whether a loaner that is with us works: it broke on the shelf, or was repaired."""

    kind: ClassVar[str] = "mend_loaner"
    allowed = PREPARERS

    loaner_id: str
    works: bool
    note: str = ""


def reserve_loaner(work: Work, command: ReserveLoaner) -> None:
    """Create the loan; a loaner that stands prepared is ready at once."""
    note = fitting_loan_text("note", command.note)
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    must_be_open(ticket)
    loaner = need(work, Asset, command.loaner_id)
    must_be_fit(loaner)
    for loan in work.find(LOANS_OF_LOANER, loaner.id):
        raise taken(work, loan)
    must_be_replaceable(work, ticket, command.replaced_id)
    if command.visit_id and need(work, Visit, command.visit_id).ticket_id != ticket.id:
        raise Refusal(Reason.UNKNOWN_RECORD, kind=Visit.kind, id=command.visit_id)
    ready = loaner.ready_at is not None
    loan = Loan(
        id=work.new_id("loan"),
        number=work.number(Loan),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        loaner_id=loaner.id,
        replaced_id=command.replaced_id,
        made_by=work.actor.id,
        made_at=work.now,
        state=LoanState.READY if ready else LoanState.RESERVED,
        visit_id=command.visit_id,
        site_id=ticket.site_id,
        note=note,
    )
    work.put(loan)
    record_loan(work, loan, loaner, text=note, visibility=Visibility.INTERNAL)


def release_loaner(work: Work, command: ReleaseLoaner) -> None:
    """End a reservation; the loaner stays as prepared as it is."""
    reason = fitting_loan_text("reason", command.reason)
    loan = need(work, Loan, command.loan_id)
    if loan.state is LoanState.CANCELLED:
        work.merged("state")
        return
    if loan.state not in AHEAD:
        raise wrong_step(loan, LoanState.CANCELLED)
    cancelled = replace(loan, state=LoanState.CANCELLED)
    work.put(cancelled)
    loaner = need(work, Asset, loan.loaner_id)
    record_loan(work, cancelled, loaner, text=reason, visibility=Visibility.INTERNAL)


def start_preparation(work: Work, command: StartPreparation) -> None:
    """Record that somebody prepares the loaner."""
    loan = need(work, Loan, command.loan_id)
    if loan.state is LoanState.PREPARING:
        work.merged("state")
        return
    if loan.state is not LoanState.RESERVED:
        raise wrong_step(loan, LoanState.PREPARING)
    work.put(replace(loan, state=LoanState.PREPARING))


def mark_loaner_ready(work: Work, command: MarkLoanerReady) -> None:
    """Make the loaner ready, and the loan that waits for it; each going out has its own list."""
    serial = fitting_text("serial", command.serial, EDITABLE["serial"])
    loaner = need(work, Asset, command.loaner_id)
    must_be_fit(loaner)
    run = need(work, VerificationRun, command.run_id)
    template = need(work, VerificationTemplate, run.template_id)
    gone_through = run.asset_id == loaner.id and run.state in _FIT_TO_GO
    if template.use is not Use.PREPARATION or not gone_through:
        raise Refusal(Reason.PREPARATION_MISSING, asset=loaner.id)
    if loaner.ready_at is not None and loaner.ready_run == run.id:
        work.merged("ready_at")
        return
    if loaner.ready_run == run.id:
        raise Refusal(Reason.PREPARATION_MISSING, asset=loaner.id)
    if loaner.serial and not same_serial(serial, loaner.serial):
        raise Refusal(Reason.SERIAL_DIFFERS, asset=loaner.id, serial=loaner.serial)
    loans = work.find(LOANS_OF_LOANER, loaner.id)
    for loan in loans:
        if loan.state not in AHEAD:
            raise taken(work, loan)
    ready_serial = loaner.serial or serial
    work.put(replace(loaner, ready_at=work.now, ready_run=run.id, serial=ready_serial))
    for loan in loans:
        if loan.state is not LoanState.READY:
            ready = replace(loan, state=LoanState.READY)
            work.put(ready)
            record_loan(work, ready, loaner, visibility=Visibility.INTERNAL)


def carry_asset(work: Work, command: CarryAsset) -> None:
    """Give the machine into somebody's hands; it stays the client's or ours as it was."""
    asset = need(work, Asset, command.asset_id)
    holder = need(work, Person, command.holder_id)
    if holder.role not in STAFF or not holder.active:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=holder.id)
    if asset.custody not in _WITH_US:
        raise Refusal(Reason.NOT_WITH_US, asset=asset.id, custody=asset.custody)
    if (asset.custody, asset.holder_id) == (Custody.TRANSIT, holder.id):
        work.merged("holder_id")
        return
    work.put(replace(asset, custody=Custody.TRANSIT, holder_id=holder.id))


def mend_loaner(work: Work, command: MendLoaner) -> None:
    """Set the loaner's condition; one that broke is not ready any more, one with data stays so."""
    note = fitting_loan_text("note", command.note)
    loaner = need(work, Asset, command.loaner_id)
    if loaner.client_id:
        raise Refusal(Reason.NOT_A_LOANER, asset=loaner.id)
    if loaner.custody not in _WITH_US:
        raise Refusal(Reason.NOT_WITH_US, asset=loaner.id, custody=loaner.custody)
    for loan in work.find(LOANS_OF_LOANER, loaner.id):
        if loan.state not in AHEAD:
            # Its loan says what comes next: inspected, then wiped.
            raise Refusal(Reason.LOANER_UNFIT, asset=loaner.id, condition=Condition.TO_WIPE)
    condition = Condition.WORKING if command.works else Condition.FAULTY
    remark = added(loaner.remark, note)[: EDITABLE["remark"]]
    mended = replace(loaner, condition=condition, remark=remark)
    if not command.works:
        mended = replace(mended, ready_at=None)
    if mended == loaner:
        work.merged("condition")
        return
    work.put(mended)


def bring_in(work: Work, command: BringIn) -> None:
    """Record that the machine is in the workshop."""
    asset = need(work, Asset, command.asset_id)
    if asset.custody is Custody.WORKSHOP:
        work.merged("custody")
        return
    if asset.custody is not Custody.TRANSIT:
        raise Refusal(Reason.NOT_WITH_US, asset=asset.id, custody=asset.custody)
    work.put(replace(asset, custody=Custody.WORKSHOP, holder_id=""))


def must_be_fit(loaner: Asset) -> None:
    """Check that the machine is the company's own and can be lent."""
    if loaner.client_id:
        raise Refusal(Reason.NOT_A_LOANER, asset=loaner.id)
    unfit = loaner.life_cycle is LifeCycle.RETIRED or loaner.custody is Custody.MISSING
    if unfit or loaner.condition is not Condition.WORKING:
        raise Refusal(Reason.LOANER_UNFIT, asset=loaner.id, condition=loaner.condition)


def must_be_replaceable(work: Work, ticket: Ticket, replaced_id: str) -> None:
    """Check that the machine a loaner stands in for is the ticket's client's."""
    if not replaced_id:
        return
    replaced = need(work, Asset, replaced_id)
    if not replaced.client_id:
        raise Refusal(Reason.IS_A_LOANER, asset=replaced.id)
    if replaced.client_id != ticket.client_id:
        raise Refusal(Reason.OTHER_CLIENT, kind=Asset.kind, id=replaced.id)


def must_be_open(ticket: Ticket) -> None:
    """Check that there is still something to lend for."""
    if ticket.state in ENDED | {TicketState.RESOLVED}:
        raise Refusal(
            Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=TicketState.CONTINUITY
        )


def taken(work: Work, loan: Loan) -> Refusal:
    """Say who has a loaner, in words that need no other record."""
    client = work.get(Client, loan.client_id)
    return Refusal(
        Reason.LOANER_TAKEN,
        loan=loan.id,
        number=loan.number,
        state=loan.state,
        holder=loan.receiver_name,
        client=client.name if client else "",
    )


def record_loan(  # noqa: PLR0913 - a step's facts, each named at the call
    work: Work,
    loan: Loan,
    loaner: Asset,
    *,
    label: str = "loan entry",
    text: str = "",
    visibility: Visibility = Visibility.CLIENT,
) -> None:
    """Add a step of a loan to its ticket's journal."""
    record_entry(
        work,
        loan.ticket_id,
        EntryKind.LOAN,
        label=label,
        subject=loan.id,
        before=loaner.inventory_number,
        after=loan.state,
        text=text,
        visibility=visibility,
    )
