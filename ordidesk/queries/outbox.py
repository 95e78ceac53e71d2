"""The synchronisation page: what waits, what was refused, what is in conflict, and about what."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec

from ordidesk.domain.assets import EditAsset, RegisterAsset
from ordidesk.domain.catalogue import UnknownCommand, read_command
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
)
from ordidesk.domain.visits import FinishVisit, StartVisit, VisitState
from ordidesk.domain.work import Command
from ordidesk.protocol import FieldConflict
from ordidesk.queries.directory import name_of
from ordidesk.queries.reading import Shown, shown
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person did, and where it stands."""

    seq: int
    command_id: str
    kind: str
    """The command's kind ("add_note")."""
    status: OutboxStatus
    occurred_at: datetime
    author_name: str
    record_kind: str
    """Ticket, asset or visit; empty for a command that this app cannot read."""
    record_id: str
    number: str
    """The ticket's or the asset's; empty until the portal gave it."""
    title: str
    """The ticket's summary, or the machine's brand and model."""
    client_name: str
    text: str
    """What the person wrote: the note, reason, report or summary."""
    to: str
    """The state asked for; the technician's name for an assignment."""
    fields: tuple[str, ...]
    """The fields of an edit."""
    held: bool
    """The portal keeps it until it can read it."""
    reason: str
    """A ``domain.work.Reason`` when refused, the portal's code when parked."""
    facts: dict[str, str]
    because: str
    """Id of the refused command that this one needed."""
    conflicts: tuple[FieldConflict, ...]
    hint: str
    """A ``domain.work.Reason``: on what is known now it would be refused; it is sent anyway."""
    hint_facts: dict[str, str]
    to_register: RegisterAsset | None = None
    """What was registered, to be registered again otherwise when that was refused."""


class _Stored(Shown, frozen=True):
    seq: int
    command_id: str
    kind: str
    version: int
    arguments: str
    occurred_at: datetime
    author_name: str
    status: OutboxStatus
    held: bool
    reason: str
    facts: dict[str, str]
    because: str
    conflicts: tuple[FieldConflict, ...]
    hint: str
    hint_facts: dict[str, str]


class _Said(NamedTuple):
    """What a command's arguments tell people."""

    record_kind: str = ""
    record_id: str = ""
    text: str = ""
    to: str = ""
    fields: tuple[str, ...] = ()
    to_register: RegisterAsset | None = None


_LINES = """
    SELECT o.seq, o.id, o.kind, o.version, o.arguments, o.occurred_at, coalesce(p.name, ''),
           o.status, o.held, o.reason, o.facts, o.because, o.conflicts, o.hint, o.hint_facts
    FROM outbox o LEFT JOIN person p ON p.id = o.author
    WHERE o.status NOT IN ('confirmed', 'merged')
    ORDER BY o.seq
"""
_FACTS = 10
_CONFLICTS = 12
_HINT_FACTS = 14

_CONCERNED = {
    "ticket": """
        SELECT t.number, t.summary, coalesce(c.name, '')
        FROM ticket t LEFT JOIN client c ON c.id = t.client_id WHERE t.id = ?
    """,
    "asset": """
        SELECT a.inventory_number, trim(a.brand || ' ' || a.model), coalesce(c.name, '')
        FROM asset a LEFT JOIN client c ON c.id = a.client_id WHERE a.id = ?
    """,
    "visit": """
        SELECT coalesce(t.number, ''), coalesce(t.summary, ''), coalesce(c.name, '')
        FROM visit v LEFT JOIN ticket t ON t.id = v.ticket_id
        LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id)
        WHERE v.id = ?
    """,
}


def lines(reader: Reader) -> tuple[Line, ...]:
    """Return what is not settled, oldest first: to be sent, refused, in conflict, parked."""
    return tuple(_line(reader, _stored(row)) for row in reader.rows(_LINES))


def _stored(row: tuple[object, ...]) -> _Stored:
    values = list(row)
    for place in (_FACTS, _CONFLICTS, _HINT_FACTS):
        values[place] = msgspec.json.decode(str(values[place]))
    return shown(_Stored, values)


def _line(reader: Reader, stored: _Stored) -> Line:
    said = _said(reader, stored)
    concerned = _CONCERNED.get(said.record_kind)
    found = reader.row(concerned, said.record_id) if concerned else None
    number, title, client_name = found or ("", "", "")
    return Line(
        seq=stored.seq,
        command_id=stored.command_id,
        kind=stored.kind,
        status=stored.status,
        occurred_at=stored.occurred_at,
        author_name=stored.author_name,
        record_kind=said.record_kind,
        record_id=said.record_id,
        number=number,
        title=title,
        client_name=client_name,
        text=said.text,
        to=said.to,
        fields=said.fields,
        held=stored.held,
        reason=stored.reason,
        facts=stored.facts,
        because=stored.because,
        conflicts=stored.conflicts,
        hint=stored.hint,
        hint_facts=stored.hint_facts,
        to_register=said.to_register,
    )


def _said(reader: Reader, stored: _Stored) -> _Said:
    try:
        command = read_command(stored.kind, stored.version, stored.arguments.encode())
    except (UnknownCommand, msgspec.ValidationError):
        return _Said()
    return _read(reader, stored.command_id, command)


def _read(reader: Reader, command_id: str, command: Command) -> _Said:  # noqa: C901, PLR0911 - one return a kind of command
    match command:
        case OpenTicket(summary=summary):
            return _Said("ticket", derived_id(command_id, "ticket"), summary)
        case AddNote(ticket_id=ticket_id, text=text):
            return _Said("ticket", ticket_id, text)
        case TakeTicket(ticket_id=ticket_id):
            return _Said("ticket", ticket_id)
        case AssignTicket(ticket_id=ticket_id, technician_id=technician_id):
            return _Said("ticket", ticket_id, to=name_of(reader, "person", technician_id))
        case SetTicketState(ticket_id=ticket_id, to=to, reason=reason, resolution=resolution):
            return _Said("ticket", ticket_id, reason or resolution, to)
        case EditTicket(ticket_id=ticket_id, after=after):
            return _Said("ticket", ticket_id, fields=tuple(after))
        case RegisterAsset(inventory_number=number, brand=brand, model=model):
            named = " ".join(part.strip() for part in (number, brand, model) if part.strip())
            asset_id = derived_id(command_id, "asset")
            return _Said("asset", asset_id, named, to_register=command)
        case EditAsset(asset_id=asset_id, after=after):
            return _Said("asset", asset_id, fields=tuple(after))
        case StartVisit(visit_id=visit_id):
            return _Said("visit", visit_id, to=VisitState.ON_SITE)
        case FinishVisit(visit_id=visit_id, done=done, report=report):
            state = VisitState.DONE if done else VisitState.NOT_DONE
            return _Said("visit", visit_id, report, state)
        case _:
            return _Said()
