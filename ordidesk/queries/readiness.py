"""Whether a visit can be set off to without a network: what of it is not on this laptop yet."""

from __future__ import annotations

import enum
from datetime import datetime

from ordidesk.domain.loans import LoanState
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Actor
from ordidesk.queries import loans, verifications
from ordidesk.queries.day import VisitRow
from ordidesk.store.reader import Reader


class Gap(enum.StrEnum):
    """Something that whoever goes there would miss."""

    TICKET = "ticket"
    """It is not held here."""
    ADDRESS = "address"
    CONTACT = "contact"
    """Nobody is known who can be called."""
    ASSET = "asset"
    """The machine's record is not held here; a generic ticket is complete without one."""
    LOANER = "loaner"
    """A loaner is kept for it and not prepared yet."""
    CHECKLIST = "checklist"
    """No verification list fits the machine."""


def gaps(reader: Reader, actor: Actor, visit: VisitRow, now: datetime) -> tuple[Gap, ...]:
    """Return what is missing for a visit, in the order in which it matters."""
    ticket = reader.get(Ticket, visit.ticket_id)
    missing = {
        Gap.TICKET: ticket is None,
        Gap.ADDRESS: not (visit.address or visit.city),
        Gap.CONTACT: not visit.contact_phone,
        Gap.ASSET: ticket is not None and bool(ticket.asset_id) and not visit.asset_id,
        Gap.LOANER: any(
            it.state in {LoanState.RESERVED, LoanState.PREPARING}
            for it in loans.of_ticket(reader, visit.ticket_id)
        ),
        Gap.CHECKLIST: bool(visit.asset_id)
        and not verifications.to_verify(reader, actor, visit.ticket_id, now),
    }
    return tuple(gap for gap, holds in missing.items() if holds)
