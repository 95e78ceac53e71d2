"""A loaner goes out in place of a client's machine, and comes back: each in one transaction."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.company import Clauses
from ordidesk.domain.loan_stock import (
    must_be_fit,
    must_be_open,
    must_be_replaceable,
    record_loan,
    taken,
)
from ordidesk.domain.loans import (
    AHEAD,
    LOANS_OF_LOANER,
    LOANS_OF_NUMBER,
    LOANS_OF_TICKET,
    LOCAL_NUMBER,
    MOST_PHOTOS,
    NAME_LIMIT,
    OUT,
    OUT_FOR_REPLACED,
    Accessory,
    DiskPlace,
    Grade,
    Loan,
    LoanState,
    fitting_accessories,
    fitting_loan_text,
    wrong_step,
)
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Site
from ordidesk.domain.repairs import give_back, take_in
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.ticket_steps import take_step
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    must_be_of_client,
    need,
    need_text,
)


class HandOverLoaner(Command, frozen=True, kw_only=True):
    """Lend a loaner, in place of a machine or beside it.

    Where the loaner is reserved for the ticket that loan goes out; else a new one is made, whose
    id is derived with the label "loan". A machine that is taken away gets a repair, label "repair".
    """

    kind: ClassVar[str] = "hand_over_loaner"
    allowed = STAFF

    ticket_id: str
    loaner_id: str
    receiver_name: str
    receiver_id: str = ""
    receiver_capacity: str = ""
    replaced_id: str = ""
    replaced_taken: bool = False
    visit_id: str = ""
    accessories: tuple[Accessory, ...] = ()
    grade: Grade = Grade.GOOD
    condition: str = ""
    photos: tuple[str, ...] = ()
    disk: DiskPlace = DiskPlace.STAYS_IN
    data_note: str = ""
    due_on: date | None = None
    location: str = ""
    number: str = ""
    """The laptop's own, as the sheet says it; empty where the loan has one already."""
    unprepared: str = ""
    """Why it goes out without having been prepared."""
    clauses_id: str = ""


class TakeBackLoaner(Command, frozen=True, kw_only=True):
    """Take a loaner back; with ``replaced_back`` the client's own machine is in place again."""

    kind: ClassVar[str] = "take_back_loaner"
    allowed = STAFF

    loan_id: str
    grade: Grade = Grade.GOOD
    condition: str = ""
    photos: tuple[str, ...] = ()
    back: tuple[int, ...] = ()
    """How many of each accessory came back, in their order; empty: all of them."""
    backup_by: str = ""
    """Who says that the user's data is saved elsewhere."""
    accounts_removed: bool = False
    replaced_back: bool = False
    giver_name: str = ""


def hand_over_loaner(work: Work, command: HandOverLoaner) -> None:
    """Move both machines, the ticket and the loan at once, or none of them."""
    receiver_name = need_text("receiver_name", command.receiver_name, NAME_LIMIT)
    capacity = fitting_text("receiver_capacity", command.receiver_capacity, NAME_LIMIT)
    location = fitting_text("location", command.location, NAME_LIMIT)
    accessories = fitting_accessories(command.accessories)
    condition, data_note, unprepared = (
        fitting_loan_text(field, getattr(command, field))
        for field in ("condition", "data_note", "unprepared")
    )
    if command.number and not LOCAL_NUMBER.fullmatch(command.number):
        raise NeverValid(Reason.NOT_A_NUMBER, field="number")
    if command.loaner_id == command.replaced_id:
        raise NeverValid(Reason.SAME_MACHINE)
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    must_be_open(ticket)
    if not ticket.assignee_id and work.actor.role is Role.LOGISTICS:
        # Whoever moves a ticket that nobody has would have it, and the workshop works on none.
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=work.actor.id)
    must_be_of_client(work, ticket.client_id, ((Person, command.receiver_id),))
    if command.clauses_id:
        need(work, Clauses, command.clauses_id)
    _must_be_photos(work, ticket.id, command.photos)
    loaner = need(work, Asset, command.loaner_id)
    must_be_fit(loaner)
    loan = _loan_going_out(work, ticket, loaner, command)
    if loaner.ready_at is None and loan.state is not LoanState.READY and not unprepared:
        raise Refusal(Reason.LOANER_NOT_READY, asset=loaner.id)
    must_be_replaceable(work, ticket, command.replaced_id)
    for other in work.find(OUT_FOR_REPLACED, command.replaced_id) if command.replaced_id else ():
        raise Refusal(Reason.ALREADY_REPLACED, loan=other.id, number=other.number)
    loan = replace(
        loan,
        number=_number(work, loan, command.number),
        state=LoanState.HANDED_OVER,
        visit_id=command.visit_id or loan.visit_id,
        replaced_id=command.replaced_id,
        replaced_taken=command.replaced_taken and bool(command.replaced_id),
        site_id=_site_of(work, ticket, command.visit_id),
        accessories=accessories,
        grade=command.grade,
        condition=condition,
        photos=command.photos,
        disk=command.disk,
        data_note=data_note,
        due_on=command.due_on,
        receiver_id=command.receiver_id,
        receiver_name=receiver_name,
        receiver_capacity=capacity,
        location=location,
        unprepared=unprepared,
        clauses_id=command.clauses_id,
        handed_over_by=work.actor.id,
        handed_over_at=work.now,
    )
    work.put(loan)
    _send_out(work, loaner, loan)
    record_loan(work, loan, loaner, text=unprepared)
    _set_aside(work, loan)
    if ticket.state is not TicketState.CONTINUITY:
        take_step(work, ticket, TicketState.CONTINUITY, worker_id=work.actor.id)


def _loan_going_out(work: Work, ticket: Ticket, loaner: Asset, command: HandOverLoaner) -> Loan:
    """Return the ticket's reservation of the loaner, else a new loan; nobody else may have it."""
    for loan in work.find(LOANS_OF_LOANER, loaner.id):
        if loan.ticket_id == ticket.id and loan.state in AHEAD:
            return loan
        raise taken(work, loan)
    return Loan(
        id=work.new_id("loan"),
        ticket_id=ticket.id,
        client_id=ticket.client_id,
        loaner_id=loaner.id,
        made_by=work.actor.id,
        made_at=work.now,
        visit_id=command.visit_id,
    )


def _number(work: Work, loan: Loan, printed: str) -> str:
    """Return the number that is on the paper, unless another loan has it; else the portal's."""
    others = work.find(LOANS_OF_NUMBER, printed) if printed else ()
    if printed and all(other.id == loan.id for other in others):
        return printed
    return loan.number or work.number(Loan)


def _site_of(work: Work, ticket: Ticket, visit_id: str) -> str:
    if not visit_id:
        return ticket.site_id
    visit = need(work, Visit, visit_id)
    if visit.ticket_id != ticket.id:
        raise Refusal(Reason.UNKNOWN_RECORD, kind=Visit.kind, id=visit_id)
    site = work.get(Site, visit.site_id)
    return visit.site_id if site and site.client_id == ticket.client_id else ticket.site_id


def _must_be_photos(work: Work, ticket_id: str, photos: tuple[str, ...]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise NeverValid(Reason.NOT_A_MEASURE, field="photos")
    for photo in photos:
        if need(work, Attachment, photo).ticket_id != ticket_id:
            raise Refusal(Reason.UNKNOWN_RECORD, kind=Attachment.kind, id=photo)


def _send_out(work: Work, loaner: Asset, loan: Loan) -> None:
    work.put(
        replace(
            loaner,
            custody=Custody.ON_LOAN,
            life_cycle=LifeCycle.IN_SERVICE,
            holder_id="",
            ready_at=None,
            site_id=loan.site_id,
            location=loan.location,
            user_id=loan.receiver_id,
        )
    )


def _set_aside(work: Work, loan: Loan) -> None:
    """Take the replaced machine away for repair, or let it stand there, out of order."""
    replaced = work.get(Asset, loan.replaced_id) if loan.replaced_id else None
    if replaced is None:
        return
    if replaced.condition is Condition.WORKING:
        replaced = replace(replaced, condition=Condition.FAULTY)
    if loan.replaced_taken:
        take_in(work, replaced, ticket_id=loan.ticket_id, loan_id=loan.id, note=loan.data_note)
    else:
        work.put(replaced)


def take_back_loaner(work: Work, command: TakeBackLoaner) -> None:
    """Bring the loaner home to be looked at and wiped, and the client's machine to its place."""
    condition = fitting_loan_text("condition", command.condition)
    backup_by = fitting_text("backup_by", command.backup_by, NAME_LIMIT)
    giver_name = fitting_text("giver_name", command.giver_name, NAME_LIMIT)
    loan = need(work, Loan, command.loan_id)
    if loan.state not in OUT:
        raise wrong_step(loan, LoanState.RETURNED)
    _must_be_photos(work, loan.ticket_id, command.photos)
    if command.replaced_back and not loan.replaced_id:
        raise Refusal(Reason.UNKNOWN_RECORD, kind=Asset.kind, id="")
    loaner = need(work, Asset, loan.loaner_id)
    returned = replace(
        loan,
        state=LoanState.RETURNED,
        accessories=_counted(loan.accessories, command.back),
        grade_back=command.grade,
        condition_back=condition,
        photos_back=command.photos,
        backup_by=backup_by,
        accounts_removed=command.accounts_removed,
        replaced_back=command.replaced_back,
        giver_name=giver_name,
        returned_by=work.actor.id,
        returned_at=work.now,
    )
    work.put(returned)
    in_hand = work.actor.role is not Role.LOGISTICS
    work.put(
        replace(
            loaner,
            custody=Custody.TRANSIT if in_hand else Custody.WORKSHOP,
            holder_id=work.actor.id if in_hand else "",
            condition=Condition.TO_WIPE,
            life_cycle=LifeCycle.IN_STOCK,
            site_id="",
            location="",
            user_id="",
        )
    )
    if command.replaced_back:
        give_back(work, need(work, Asset, loan.replaced_id))
    record_loan(work, returned, loaner, text=condition)
    _end_continuity(work, loan)


def _counted(accessories: tuple[Accessory, ...], back: tuple[int, ...]) -> tuple[Accessory, ...]:
    if not back:
        back = tuple(it.quantity for it in accessories)
    if len(back) != len(accessories):
        raise Refusal(Reason.NOT_A_MEASURE, field="back")
    for it, count in zip(accessories, back, strict=True):
        if not 0 <= count <= it.quantity:
            raise Refusal(Reason.NOT_A_MEASURE, field="back")
    return tuple(replace(it, back=count) for it, count in zip(accessories, back, strict=True))


def _end_continuity(work: Work, loan: Loan) -> None:
    """Let the ticket go on once none of its loans is out: it can be solved and closed now."""
    ticket = work.get(Ticket, loan.ticket_id)
    if ticket is None or ticket.state is not TicketState.CONTINUITY:
        return
    if all(other.state not in OUT for other in work.find(LOANS_OF_TICKET, ticket.id)):
        take_step(work, ticket, TicketState.IN_PROGRESS, worker_id=work.actor.id)
