"""The rules of tickets: what each of their commands does, and what refuses it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.closing import loans_in_the_way, still_missing
from ordidesk.domain.duplicates import part_again
from ordidesk.domain.journal import EntryKind, Visibility, record_entry, told_before
from ordidesk.domain.merging import edited, fitting_edit
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client, Site
from ordidesk.domain.ticket_steps import DONE, take_step
from ordidesk.domain.tickets import (
    EDITABLE,
    ENDED,
    OPEN,
    STEPS,
    SUMMARY_LIMIT,
    TEXT_LIMIT,
    AddNote,
    AssignTicket,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    Ticket,
    TicketState,
    WaitingFor,
    priority_of,
)
from ordidesk.domain.visits import RUNNING_VISITS_OF_TICKET, VISITS_OF_TICKET
from ordidesk.domain.work import (
    Actor,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    must_be_of_client,
    need,
    need_text,
    unknown,
)

MOST_MINUTES = 24 * 60
NOTE_KINDS = frozenset({EntryKind.NOTE, EntryKind.DIAGNOSTIC, EntryKind.TEST})


def open_ticket(work: Work, command: OpenTicket) -> None:
    """Create the ticket and the first entry of its journal."""
    summary = need_text("summary", command.summary, SUMMARY_LIMIT)
    texts = {
        field: fitting_text(field, getattr(command, field), limit)
        for field, limit in EDITABLE.items()
        if field != "summary"
    }
    client = need(work, Client, command.client_id)
    if work.actor.role not in STAFF and work.actor.client_id != client.id:
        raise unknown(Client, client.id)
    named = (
        (Site, command.site_id),
        (Asset, command.asset_id),
        (Person, command.requester_id),
    )
    must_be_of_client(work, client.id, named)
    ticket_id = work.new_id("ticket")
    if work.get(Ticket, ticket_id) is not None:
        raise Refusal(Reason.ALREADY_THERE, kind=Ticket.kind, id=ticket_id)
    work.put(
        Ticket(
            id=ticket_id,
            number=work.number(Ticket),
            client_id=client.id,
            site_id=command.site_id,
            asset_id=command.asset_id,
            requester_id=command.requester_id,
            channel=command.channel,
            summary=summary,
            declared_impact=command.impact,
            scope=command.scope,
            priority=priority_of(command.impact, command.scope, 0),
            opened_at=work.now,
            opened_by=work.actor.id,
            location=texts["location"],
            description=texts["description"],
            reproduction=texts["reproduction"],
            callback=texts["callback"],
            access=texts["access"],
        )
    )
    record_entry(work, ticket_id, EntryKind.OPENED)


def add_note(work: Work, command: AddNote) -> None:
    """Add the entry; a client's person writes for the client and only on what they may see."""
    text = need_text("text", command.text, TEXT_LIMIT)
    if command.entry not in NOTE_KINDS:
        raise NeverValid(Reason.FIELD_FIXED, field="entry")
    own_words = work.actor.role not in STAFF
    if not 0 <= command.minutes <= MOST_MINUTES or (own_words and command.minutes):
        raise NeverValid(Reason.NOT_A_MEASURE, field="minutes")
    ticket = need(work, Ticket, command.ticket_id)
    must_see(work, ticket)
    record_entry(
        work,
        ticket.id,
        command.entry,
        text=text,
        minutes=command.minutes,
        visibility=Visibility.CLIENT if own_words else command.visibility,
    )


def must_see(work: Work, ticket: Ticket) -> None:
    """Check that whoever gives the command may see the ticket."""
    if not sees(work.actor, ticket):
        raise unknown(Ticket, ticket.id)


def sees(actor: Actor, ticket: Ticket) -> bool:
    """Tell whether the ticket is for this person to see."""
    if actor.role in STAFF:
        return True
    own = actor.id in {ticket.requester_id, ticket.opened_by, *ticket.followers}
    return ticket.client_id == actor.client_id and (own or actor.role is Role.REFERENT)


def take_ticket(work: Work, command: TakeTicket) -> None:
    """Assign the ticket to whoever takes it, unless somebody has it."""
    ticket = need(work, Ticket, command.ticket_id)
    if ticket.assignee_id and ticket.assignee_id != work.actor.id:
        raise Refusal(Reason.ALREADY_TAKEN, assignee=ticket.assignee_id)
    _must_be_open(ticket)
    _assign(work, ticket, work.actor.id)


def assign_ticket(work: Work, command: AssignTicket) -> None:
    """Assign the ticket to a technician or manager.

    A manager's word goes before whoever took it meanwhile. Before another manager's it does not:
    the first choice stays, and both are kept to choose from.
    """
    ticket = need(work, Ticket, command.ticket_id)
    technician = need(work, Person, command.technician_id)
    if technician.role not in {Role.TECHNICIAN, Role.MANAGER} or not technician.active:
        raise Refusal(Reason.NOT_A_TECHNICIAN, person=technician.id)
    _must_be_open(ticket)
    seen = {command.before, technician.id}
    if command.before is not None and ticket.assignee_id not in seen:
        chosen_by = told_before(work, ticket.id, EntryKind.ASSIGNMENT, after=ticket.assignee_id)
        if chosen_by and is_other_manager(work, chosen_by[-1].author_id):
            work.conflict(ticket, "assignee_id", mine=technician.id, theirs=ticket.assignee_id)
            return
    _assign(work, ticket, technician.id)


def is_other_manager(work: Work, person_id: str) -> bool:
    """Tell whether a value is another manager's: one's own word does not go before theirs."""
    person = work.get(Person, person_id)
    return person is not None and person.role is Role.MANAGER and person.id != work.actor.id


def _must_be_open(ticket: Ticket) -> None:
    if ticket.state not in OPEN:
        raise Refusal(
            Reason.WRONG_STEP,
            kind=Ticket.kind,
            state=ticket.state,
            to=TicketState.ASSIGNED,
        )


def _assign(work: Work, ticket: Ticket, technician_id: str) -> None:
    starts = ticket.state in {TicketState.NEW, TicketState.REOPENED}
    if ticket.assignee_id != technician_id:
        work.put(
            replace(
                ticket,
                assignee_id=technician_id,
                state=TicketState.ASSIGNED if starts else ticket.state,
            )
        )
        record_entry(
            work,
            ticket.id,
            EntryKind.ASSIGNMENT,
            before=ticket.assignee_id,
            after=technician_id,
        )
    elif starts:
        take_step(work, ticket, TicketState.ASSIGNED, worker_id=technician_id)
    else:
        work.merged("assignee_id")


def set_ticket_state(work: Work, command: SetTicketState) -> None:
    """Take one valid step.

    The step and the resolution are for the client to read; the reason is the staff's own.
    """
    to = command.to
    reason = fitting_text("reason", command.reason, TEXT_LIMIT)
    resolution = fitting_text("resolution", command.resolution, TEXT_LIMIT)
    if to is TicketState.PENDING and not command.waiting_for:
        raise NeverValid(Reason.TEXT_MISSING, field="waiting_for")
    if to is TicketState.CANCELLED and not reason:
        raise NeverValid(Reason.TEXT_MISSING, field="reason")
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    if to not in STEPS[ticket.state]:
        raise Refusal(Reason.WRONG_STEP, kind=Ticket.kind, state=ticket.state, to=to)
    if to in DONE and not (resolution or ticket.resolution):
        raise Refusal(Reason.RESOLUTION_MISSING)
    if to in DONE | ENDED:
        _must_have_no_running_visit(work, ticket)
    if to is TicketState.CLOSED:
        _must_lack_nothing(work, ticket, resolution)
    elif to in ENDED:
        _raise_first(loans_in_the_way(work, ticket))
    if to is TicketState.REOPENED and ticket.duplicate_of:
        ticket = part_again(work, ticket)
    take_step(
        work,
        ticket,
        to,
        worker_id=work.actor.id,
        waiting_for=command.waiting_for if to is TicketState.PENDING else WaitingFor.NOTHING,
        resolution=resolution if to in DONE else "",
    )
    if reason:
        record_entry(
            work,
            ticket.id,
            EntryKind.NOTE,
            label="reason",
            text=reason,
            visibility=Visibility.INTERNAL,
        )


def must_work_on(work: Work, ticket: Ticket) -> None:
    """Check that the ticket is the technician's: assigned, or theirs to visit.

    Whoever repairs on site ends the ticket there, without asking for it first. A manager moves any.
    """
    if work.actor.role is not Role.TECHNICIAN or ticket.assignee_id == work.actor.id:
        return
    visits = work.find(VISITS_OF_TICKET, ticket.id)
    if all(visit.technician_id != work.actor.id for visit in visits):
        raise Refusal(Reason.NOT_YOURS, kind=Ticket.kind, owner=ticket.assignee_id)


def _must_have_no_running_visit(work: Work, ticket: Ticket) -> None:
    running = work.find(RUNNING_VISITS_OF_TICKET, ticket.id)
    if running:
        raise Refusal(Reason.VISIT_STILL_RUNNING, visit=running[0].id)


def _must_lack_nothing(work: Work, ticket: Ticket, resolution: str) -> None:
    _raise_first(still_missing(work, ticket, resolution=resolution))


def _raise_first(missing: Sequence[Refusal]) -> None:
    if missing:
        raise missing[0]


def edit_ticket(work: Work, command: EditTicket) -> None:
    """Merge the edit field by field and keep what was there in the journal."""
    wanted = fitting_edit(command.before, command.after, EDITABLE)
    if "summary" in wanted:
        need_text("summary", wanted["summary"], SUMMARY_LIMIT)
    ticket = need(work, Ticket, command.ticket_id)
    changed = edited(work, ticket, command.before, wanted)
    if changed == ticket:
        return
    for field in wanted:
        before, after = getattr(ticket, field), getattr(changed, field)
        if before != after:
            record_entry(
                work,
                ticket.id,
                EntryKind.EDIT,
                label=f"edit {field}",
                subject=field,
                before=before,
                after=after,
                visibility=Visibility.INTERNAL,
            )
    work.put(changed)
