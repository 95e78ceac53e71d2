"""Who changed a field last, and when: told to whoever changed it at the same time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from ordidesk.domain import assets, tickets
from ordidesk.domain.assets import Asset
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visits import Visit
from ordidesk.server import tables
from ordidesk.server.moment import stored

CONTESTED: dict[str, frozenset[str]] = {
    Ticket.kind: frozenset(
        {
            *tickets.EDITABLE,
            "assignee_id",
            "qualified_impact",
            "scope",
            "urgency",
            "cover_decision",
        }
    ),
    Asset.kind: frozenset(assets.EDITABLE),
    Visit.kind: frozenset({"technician_id", "starts_at", "ends_at"}),
}
"""The fields of which two people's values are kept; others merge without a choice."""


def note(
    connection: Connection, before: Record, after: Record, person_id: str, at: datetime
) -> None:
    """Note who gave the contested fields that differ their value, and when by their clock."""
    edit = tables.last_edit
    for field in sorted(CONTESTED.get(after.kind, ())):
        if getattr(before, field) == getattr(after, field):
            continue
        place = {"kind": after.kind, "id": after.id, "field": field}
        values = {"person_id": person_id, "at": stored(at)}
        found = connection.execute(
            update(edit)
            .where(edit.c.kind == after.kind, edit.c.id == after.id, edit.c.field == field)
            .values(values)
        )
        if not found.rowcount:
            connection.execute(insert(edit).values(**place, **values))


def find(connection: Connection, record: Record, field: str) -> tuple[str, datetime | None]:
    """Return who gave a field its value and when; nobody when it is as it first came."""
    edit = tables.last_edit.c
    found = connection.execute(
        select(edit.person_id, edit.at).where(
            edit.kind == record.kind, edit.id == record.id, edit.field == field
        )
    ).first()
    return ("", None) if found is None else (found.person_id, datetime.fromisoformat(found.at))
