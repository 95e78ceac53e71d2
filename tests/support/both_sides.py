"""What a laptop holds beside what its portal keeps: after a sync they say the same."""

from __future__ import annotations

from ordidesk.domain.records import R, Record, to_row
from ordidesk.store.reader import Reader
from tests.support.running_app import RunningApp
from ui.tour.colleague import Colleague


def held(app: RunningApp, kind: type[R], ticket_id: str) -> list[R]:
    """Return what the app's store holds of a ticket."""
    desk = app.context.desk
    asked = f"SELECT id FROM {kind.kind} WHERE ticket_id = ? ORDER BY id"  # noqa: S608 - our names
    keys = desk.ask(Reader.rows, asked, ticket_id)
    found = [desk.ask(Reader.get, kind, key) for (key,) in keys]
    return [it for it in found if it is not None]


def agree_on(app: RunningApp, colleague: Colleague, kind: type[R], record_id: str) -> R:
    """Assert that both sides hold the same record, and return it."""
    here = app.context.desk.ask(Reader.get, kind, record_id)
    (there,) = (it for it in colleague.records(kind) if it.id == record_id)
    assert here is not None
    assert isinstance(there, kind)
    assert to_row(here) == to_row(there)
    return there


def agree_on_all(app: RunningApp, colleague: Colleague, kind: type[Record], ticket_id: str) -> None:
    """Assert that both sides hold the same of a ticket, and something."""
    here = {to_row(it) for it in held(app, kind, ticket_id)}
    there = {
        to_row(it) for it in colleague.records(kind) if getattr(it, "ticket_id", "") == ticket_id
    }
    assert here == there, kind
    assert here, kind
