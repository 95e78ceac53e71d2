"""From a scanned label to a closed ticket in a basement; then portal and laptop say the same."""

from __future__ import annotations

from pathlib import Path

import cv2

from ordidesk.domain.attachments import Attachment
from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.domain.verifications import RunState, VerificationRun, VerificationTemplate
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.labels.sticker import View, photograph
from ordidesk.queries import day
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.both_sides import agree_on, agree_on_all, held
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD
from ui.tour.colleague import Colleague
from ui.tour.leaving import leave_visit

REPORT = "Barrette mémoire remplacée, démarrage vérifié trois fois."
OF_TICKET: tuple[type[Record], ...] = (Visit, VerificationRun, JournalEntry, Attachment)


def test_offline_from_the_scan_to_the_closed_ticket_then_both_sides_agree(
    start: StartApp, network: FaultProxy, colleague: Colleague, tmp_path: Path
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    app.sync_now()
    app.wait_for_status(lambda it: it.phase is Phase.OFFLINE)

    visit = _next_visit(app)
    label = tmp_path / "label.png"
    assert cv2.imwrite(
        str(label), photograph(visit.asset_number, View(angle=12, noise=3, blur=0.6))
    )
    app.drop(label)
    app.wait_for_card(visit.asset_number)
    app.window.show_page("day", visit.id)
    app.stage.click(app.window, "VisitPanel", "I have arrived")
    desk = app.context.desk
    app.stage.wait_for("the arrival", lambda: desk.ask(day.running, desk.actor.id) is not None)
    ticket_id = leave_visit(app.stage, app.window, desk, REPORT)
    assert ticket_id == visit.ticket_id
    assert app.status.phase is Phase.OFFLINE
    assert app.status.waiting > 0

    network.always("", Pass())
    app.sync_now()
    app.wait_for_status(
        lambda it: it.phase is Phase.UP_TO_DATE and not it.waiting and not it.files.files
    )
    app.stage.wait_for(
        "the report at the portal", lambda: all(it.received for it in _files(app, ticket_id))
    )
    _compare(app, colleague, ticket_id)


def _next_visit(app: RunningApp) -> day.VisitRow:
    desk = app.context.desk
    today = desk.ask(day.day, desk.actor, app.context.clock(), app.context.zone)
    waiting = [it for it in (*today.today, *today.tomorrow) if it.state in TO_START]
    found = next((it for it in waiting if it.asset_number), None)
    assert found is not None
    return found


def _files(app: RunningApp, ticket_id: str) -> list[Attachment]:
    return held(app, Attachment, ticket_id)


def _compare(app: RunningApp, colleague: Colleague, ticket_id: str) -> None:
    """Every field of the ticket and of all that belongs to it, here and at the portal."""
    there = agree_on(app, colleague, Ticket, ticket_id)
    assert (there.state, there.resolution) == (TicketState.CLOSED, REPORT)
    assert there.confirmed_by
    for kind in OF_TICKET:
        agree_on_all(app, colleague, kind, ticket_id)
    (run,) = held(app, VerificationRun, ticket_id)
    lists = {it.id: it for it in colleague.records(VerificationTemplate)}
    frozen = lists[run.template_id]
    assert isinstance(frozen, VerificationTemplate)
    assert (run.state, run.items) == (RunState.PASSED, frozen.items)
    told = {it.entry for it in held(app, JournalEntry, ticket_id)}
    assert told >= {EntryKind.VERIFICATION, EntryKind.SIGNATURE, EntryKind.VISIT, EntryKind.STATE}
    (report,) = (it for it in _files(app, ticket_id) if it.media_type == "application/pdf")
    visits = held(app, Visit, ticket_id)
    assert report.sha256 in {it.signed_report for it in visits}
