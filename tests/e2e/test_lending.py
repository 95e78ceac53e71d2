"""A machine lent in a basement and taken back upstairs; then portal and laptop say the same."""

from __future__ import annotations

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.loans import LOCAL_NUMBER, Loan, LoanSheet, LoanState
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.both_sides import agree_on, agree_on_all, held
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from ui.demo import DEMO_MAIL, DEMO_PASSWORD
from ui.tour import lending
from ui.tour.colleague import Colleague


def test_offline_swap_and_return_then_both_sides_agree(
    start: StartApp, network: FaultProxy, colleague: Colleague
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    app.sync_now()
    app.wait_for_status(lambda it: it.phase is Phase.OFFLINE)
    desk = app.context.desk

    loan_id = lending.hand_over(app.stage, app.window, desk)
    lent = desk.ask(Reader.get, Loan, loan_id)
    assert lent is not None
    assert LOCAL_NUMBER.fullmatch(lent.number)
    lending.take_back(app.stage, app.window, desk, loan_id)
    assert app.status.phase is Phase.OFFLINE

    network.always("", Pass())
    app.sync_now()
    app.wait_for_status(
        lambda it: it.phase is Phase.UP_TO_DATE and not it.waiting and not it.files.files
    )
    ticket_id = lent.ticket_id
    app.stage.wait_for(
        "the sheets at the portal",
        lambda: all(it.received for it in held(app, Attachment, ticket_id)),
    )
    loan = agree_on(app, colleague, Loan, loan_id)
    assert loan.number == lent.number  # it stands on the paper
    assert loan.state is LoanState.RETURNED
    assert {it.sheet for it in loan.signed} == set(LoanSheet)
    assert agree_on(app, colleague, Ticket, ticket_id).state is TicketState.IN_PROGRESS
    loaner = agree_on(app, colleague, Asset, loan.loaner_id)
    assert (loaner.custody, loaner.condition) == (Custody.TRANSIT, Condition.TO_WIPE)
    machine = agree_on(app, colleague, Asset, loan.replaced_id)
    assert machine.custody is Custody.TRANSIT
    (repair,) = (it for it in held(app, Repair, ticket_id) if it.loan_id == loan_id)
    assert repair.state is RepairState.RECEIVED
    for kind in (Loan, Repair, JournalEntry, Attachment):
        agree_on_all(app, colleague, kind, ticket_id)
