"""Whose calendar may hold which visit: who was sent an invitation, or at least should have been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from ordidesk.domain.visits import Visit
from ordidesk.server.moment import stored
from ordidesk.server.tables import RECORD_TABLES, invitation
from ordidesk.server.upsert import insert_into

_KEPT = timedelta(days=90)
"""After the visit."""


def note(connection: Connection, person_id: str, visits: Iterable[str], now: datetime) -> None:
    """Keep that a mail with these visits goes to somebody now, whether it arrives or not."""
    for visit_id in visits:
        values = {"visit_id": visit_id, "person_id": person_id, "told_at": stored(now)}
        connection.execute(
            insert_into(connection, invitation)
            .values(values)
            .on_conflict_do_update(
                index_elements=[invitation.c.visit_id, invitation.c.person_id], set_=values
            )
        )


def may_hold(connection: Connection, person_id: str, visit_id: str) -> bool:
    """Tell whether the visit may be in somebody's calendar."""
    table = invitation.c
    asked = select(table.told_at).where(table.visit_id == visit_id, table.person_id == person_id)
    return connection.execute(asked).first() is not None


def drop_old(connection: Connection, now: datetime) -> None:
    """Forget the visits that are long over."""
    visit = RECORD_TABLES[Visit.kind].c
    over = select(visit.id).where(visit.ends_at < stored(now - _KEPT))
    connection.execute(delete(invitation).where(invitation.c.visit_id.in_(over)))
