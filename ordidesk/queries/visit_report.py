"""What a visit's report says, gathered from the store."""

from __future__ import annotations

from datetime import datetime, timedelta

from ordidesk.documents.parties import TicketOfSheet
from ordidesk.documents.signature import SheetSignature
from ordidesk.documents.visit_report import (
    Check,
    Interval,
    PartUsed,
    Times,
    VerificationResult,
    VisitReport,
)
from ordidesk.documents.visit_report import Outcome as CheckOutcome
from ordidesk.domain import places
from ordidesk.domain.assets import Asset
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.verifications import Answer, Item, ItemKind, RunState, VerificationRun
from ordidesk.domain.visits import Visit
from ordidesk.queries import company, day, parties, tickets, verifications
from ordidesk.queries.verifications import RunRow
from ordidesk.store.reader import Reader

_FINDINGS = frozenset({EntryKind.DIAGNOSTIC, EntryKind.TEST})


def visit_report(  # noqa: PLR0913 - what only the leaving knows, each named at the call
    reader: Reader,
    visit_id: str,
    now: datetime,
    *,
    work_done: str,
    portal: str,
    result_words: dict[RunState, str],
    remaining: tuple[str, ...] = (),
    signatures: tuple[SheetSignature, ...] = (),
    reprint: bool = False,
) -> VisitReport | None:
    """Return what the report of a visit says at the instant ``now``; ``None`` for an unknown one.

    ``work_done`` is what is written until the visit is over; ``portal`` is the address that the
    record's link begins with, ``result_words`` names what a list came to, ``remaining`` says what
    is left to do.
    """
    visit = reader.get(Visit, visit_id)
    rows = day.row(reader, visit_id)
    if visit is None or rows is None:
        return None
    ticket = reader.get(Ticket, visit.ticket_id)
    site = reader.get(places.Site, visit.site_id)
    asset = reader.get(Asset, ticket.asset_id) if ticket and ticket.asset_id else None
    runs = [it for it in verifications.of_ticket(reader, visit.ticket_id) if it.state in _COUNTS]
    return VisitReport(
        company=company.issuer(reader),
        client=parties.client_of(reader, rows.client_id),
        site=parties.site_of(site, ticket.location if ticket else ""),
        technician=parties.somebody(reader, visit.technician_id),
        contact=parties.somebody(reader, rows.contact_id),
        ticket=TicketOfSheet(number=rows.ticket_number, summary=rows.ticket_summary),
        machine=parties.machine_of(asset) if asset else None,
        times=_times(reader, rows, now),
        diagnosis=tuple(
            it.text
            for it in tickets.journal(reader, visit.ticket_id)
            if it.entry in _FINDINGS and it.visibility is Visibility.CLIENT
        ),
        work_done=visit.report or work_done,
        parts=tuple(
            PartUsed(quantity=it.quantity, designation=it.designation, reference=it.reference)
            for it in visit.parts
        ),
        verifications=tuple(_verification(reader, it, result_words) for it in runs),
        remaining=remaining,
        signatures=signatures,
        record_link=f"{portal.rstrip('/')}/v/{visit.id}",
        record_version=str(day.version(reader, visit_id)),
        printed_at=now,
        reprint=reprint,
    )


_COUNTS = frozenset({RunState.PASSED, RunState.PASSED_WITH_RESERVATIONS, RunState.FAILED})


def _times(reader: Reader, visit: day.VisitRow, now: datetime) -> Times:
    return Times(
        zone=visit.timezone,
        planned=Interval(visit.starts_at, visit.ends_at),
        arrived_at=visit.arrived_at,
        left_at=visit.ended_at or now,
        pauses=tuple(Interval(begin, end) for begin, end in day.pauses(reader, visit)),
        worked=_whole_minutes(day.worked(reader, visit, now)),
    )


def _whole_minutes(spent: timedelta) -> timedelta:
    return timedelta(minutes=round(spent.total_seconds() / 60))


def _verification(
    reader: Reader, row: RunRow, result_words: dict[RunState, str]
) -> VerificationResult:
    run = reader.get(VerificationRun, row.id)
    checks = () if run is None else tuple(_check(it, run.answer_of(it.key)) for it in run.items)
    number = f" – {row.asset_number}" if row.asset_number else ""
    return VerificationResult(
        title=f"{row.title}{number}",
        version=str(row.version),
        result=result_words.get(row.state, ""),
        checks=checks,
    )


def _check(item: Item, answer: Answer | None) -> Check:
    measured = item.kind is ItemKind.NUMBER
    value = answer.value if answer else ""
    return Check(
        label=item.title,
        outcome=CheckOutcome(answer.outcome) if answer else CheckOutcome.OPEN,
        value=f"{value.replace('.', ',')} {item.unit}".strip() if value and measured else value,
        bounds=_bounds(item),
        comment=answer.comment if answer else "",
    )


def _bounds(item: Item) -> str:
    low, high = (
        "" if bound is None else f"{bound:.12g}".replace(".", ",")
        for bound in (item.low, item.high)
    )
    if low and high:
        return f"{low} – {high} {item.unit}".strip()
    return (
        f"≥ {low} {item.unit}".strip() if low else f"≤ {high} {item.unit}".strip() if high else ""
    )
